"""Each rule of redaction finds its own secret without the others: none is needless, and none is out of reach."""

from __future__ import annotations

from ecr_denied.redaction import redact
from ecr_denied.redaction.keys import KEYS
from ecr_denied.redaction.notations import NOTATIONS
from tests.hostile.rules import VALUE, assigned, bare


def test_no_form_and_no_place_is_out_of_reach() -> None:
    assert [what for what, text in bare() if not text] == []


def test_no_key_is_unread_in_any_notation() -> None:
    texts = dict(assigned())
    assert len(texts) == len(NOTATIONS) * len(KEYS)
    assert [text for text in texts.values() if VALUE in redact(text)] == []
    # By the rule of the notation alone.
    rules = [rule for rule in NOTATIONS.values() for _ in KEYS]
    assert [
        what
        for rule, (what, text) in zip(rules, texts.items(), strict=True)
        if not any(VALUE in text[start:end] for start, end in rule.spans(text))
    ] == []
