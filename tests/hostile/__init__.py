"""Hostile input: nothing leaks, and nothing forges."""
