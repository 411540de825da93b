"""SECURITY.md tells what the rules redact."""

from __future__ import annotations

from tests.hostile.covered import SECURITY, written
from tests.made import WRITE


def test_what_security_md_tells_is_made_from_the_rules() -> None:
    told = SECURITY.read_text(encoding="utf-8")
    assert told == written(told), WRITE
