"""The recipes of docs/logs.md, run as they stand."""
