"""The facts of a failure: of what was tried, of who asked, of the refusal, of the way and of the wording."""
