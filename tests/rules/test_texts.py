"""A text that is missing, or one too many, is named."""

from __future__ import annotations

import pytest

from ecr_denied.advice.checks.refusals import READ_THE_MESSAGE
from ecr_denied.advice.english import TEXTS as ENGLISH
from ecr_denied.advice.texts import Texts, filled


@pytest.mark.parametrize("part", ["phrases", "headlines", "reasons", "answers", "run_by", "report", "causes"])
def test_a_key_that_a_language_lacks_or_has_too_many_is_named(part: str) -> None:
    texts = getattr(ENGLISH, part)
    key = next(iter(texts))
    fewer = Texts(**(ENGLISH._asdict() | {part: {name: text for name, text in texts.items() if name != key}}))
    with pytest.raises(LookupError, match=f"^texts in ecr_denied/advice/martian: {part} lack '{key}'$"):
        fewer.like(ENGLISH, "martian")
    with pytest.raises(LookupError, match=f"^texts in ecr_denied/advice/martian: {part} have '{key}', the key of no"):
        ENGLISH.like(fewer, "martian")


def test_a_phrase_that_is_none_is_named_with_the_text() -> None:
    with pytest.raises(LookupError, match=r"no phrase 'reposytory' in advice/phrases\.py.*: Check {reposytory}\."):
        filled("Check {reposytory}.", {"repository": "it"})


def test_a_reason_that_a_check_does_not_have_is_named() -> None:
    with pytest.raises(LookupError, match=r"^the check 'read-the-message' has no reason 'x'; add it to its reasons"):
        READ_THE_MESSAGE.because("x")
