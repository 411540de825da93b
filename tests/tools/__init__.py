"""Tests of what makes captures."""
