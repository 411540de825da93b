"""A text that says less is advised less, and never another thing: one field of a record is dropped at a time.

A sentence that is given to the lesser record has to be true of the fuller one, from which it may have come: the words
that its form asks for hold there too. A word that is a doubt by its name may go where more is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from pydantic import BaseModel

from ecr_denied import Failure
from ecr_denied.advice.check import Check
from ecr_denied.advice.known import Known, parsed
from ecr_denied.advice.table import RULES
from tests.rules.golden import advised
from tests.tables import lines_in

# What is of the text, and of no request; the wording and the cause are what was read, and not what was left out.
_NOT_DROPPED = {"cause", "wording", "message", "told", "told_as", "occurrences"}
# Of how many checks the sentences are compared, as a report shows them.
_SHOWN = 3
# What a word begins or ends with that says what may be.
_DOUBTS = ("may-", "-in-doubt", "-unknown", "-unsaid", "can-")

# Checks that ask for a word which a fuller text can take away, and these words.
PRESUMED = {
    (check, word)
    for line in lines_in(Path(__file__).with_name("presumed.txt"), headed=True)
    if line.text
    for check, words in [line.named()]
    for word in words.split(" ")
}


def _is_doubt(word: str) -> bool:
    return word.startswith(_DOUBTS) or word.endswith(_DOUBTS) or "unsaid" in word


def lesser(failure: Failure) -> Iterator[tuple[str, Failure]]:
    """The record without one field, or without one field of a part of it."""
    for name in (one for one in Failure.model_fields if one not in _NOT_DROPPED):
        value = getattr(failure, name)
        if value is None or name.endswith(("_line", "_seen")):
            continue
        yield name, failure.model_copy(update={name: None})
        if isinstance(value, BaseModel):
            for part in type(value).model_fields:
                if getattr(value, part) is not None:
                    yield f"{name}.{part}", failure.model_copy(update={name: value.model_copy(update={part: None})})


def forms(known: Known) -> Iterator[Check]:
    """The first checks of a failure, each in its form."""
    given: dict[str, Check] = {}
    for row in RULES[known.failure.cause]:
        if row.id not in given and (form := known.first(row.tests)):
            given[row.id] = form
    yield from islice(given.values(), _SHOWN)


@cache
def found() -> dict[tuple[str, str], str]:
    """Each sentence with a word that a fuller text takes away, and the first text and field that show it."""
    claims: dict[tuple[str, str], str] = {}
    met = set()
    for text, failure, _ in advised():
        shape = (
            failure.cause,
            failure.client,
            failure.operation,
            failure.wording,
            *(name for name, _ in lesser(failure)),
        )
        if text.partition("/")[0] != "situations" and shape in met:
            continue
        met.add(shape)
        fuller = Known(failure)
        for field, less in lesser(failure):
            for form in forms(Known(less)):
                for word, wanted in parsed(form.needs):
                    if not _is_doubt(word) and bool(fuller[word]) is not wanted:
                        claims.setdefault(
                            (form.id, word if wanted else f"!{word}"), f"{text} without {field}: {form.headline}"
                        )
    return claims


def test_what_is_left_of_a_text_says_nothing_that_the_whole_text_takes_back() -> None:
    new = {claim: shown for claim, shown in found().items() if claim not in PRESUMED}
    assert not new, f"true by what is left out: ask for a word that says it, or give the reason in presumed.txt: {new}"


def test_each_presumption_is_still_made() -> None:
    assert found().keys() >= PRESUMED, PRESUMED - found().keys()
