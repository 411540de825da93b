"""Messages that do not begin with their line: what stands right before them can make a secret of their first words."""

from __future__ import annotations

from itertools import takewhile

from ecr_denied.redaction import redact

__all__ = ["redacted_behind"]

_HIDDEN = "[REDACTED]"


def redacted_behind(lead: str, words: str) -> str:
    """``words`` without what is a secret where ``lead`` stands right before them: a value, whose key is cut off.

    Both are redacted together. Where that hides more than ``words`` alone show, all up to the end of it goes.
    """
    alone = redact(words)
    together = redact(lead + words) if lead else alone
    if together.endswith(alone):
        return alone
    pairs = zip(reversed(together), reversed(alone), strict=False)
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return _HIDDEN + alone[len(alone) - kept :]
