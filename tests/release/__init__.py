"""The workflows, and the steps of a release."""
