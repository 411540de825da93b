"""Nothing is advised unseen on a capture or in a situation: every line of golden.txt is a claim."""

from __future__ import annotations

from difflib import unified_diff

from tests.made import WRITE
from tests.rules.golden import GOLDEN, golden

# So much is shown of what changed.
_MOST = 40


def test_what_is_advised_on_captures_and_in_situations_is_as_it_was_read() -> None:
    kept = GOLDEN.read_text(encoding="utf-8").splitlines()
    changed = list(unified_diff(kept, golden(kept), "tests/rules/golden.txt", "what is advised", n=1, lineterm=""))
    assert not changed, "\n".join((WRITE, "python -m tests.rules writes this file alone", *changed[:_MOST]))
