"""Runs real clients against the registry stand-in and keeps what they print (`python -m tools.capture`)."""
