"""Which occurrences are one failure: what a vague cause can turn out to be, and what must not be said differently."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ecr_denied import Cause, Failure, Operation, group, parse
from ecr_denied.catalogue.entry import CLIENT, Strength, Verdict
from ecr_denied.reading import reader as reading
from ecr_denied.reading.judge.occurrences import Occurrences
from ecr_denied.reading.reader import Reader
from tests.looped import looped
from tests.tables import lines_in

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
FILLER = "nothing\n"

# A program of our own, which says each cause in plain words.
OWN = tuple(
    Verdict(f"own.{cause}", f"the frobnicator says {cause} again", cause, speaker=CLIENT, source="of our own")
    for cause in Cause
    if cause is not Cause.WRONG_REGISTRY  # it names no image
)
CAUSES = [entry.cause for entry in OWN if entry.cause]


def reasons(words: str) -> set[Cause]:
    """The causes that a line of reasons.txt lists."""
    every = set(CAUSES) if "every" in words.split(" ") else set()
    left = {Cause(word[1:]) for word in words.split(" ") if word.startswith("-")}
    return every - left | {Cause(word) for word in words.split(" ") if word != "every" and not word.startswith("-")}


LINES = [*lines_in(Path(__file__).with_name("reasons.txt"))]
REASONS = {Cause(line.named()[0]): reasons(line.named()[1]) for line in LINES}
RANKS = {Cause(line.named()[0]): int(line.section) for line in LINES}


def says(cause: Cause, name: str = f"{HOST}/team/app") -> str:
    return f"{name}: the frobnicator says {cause} again\n"


@cache
def wordings() -> reading._Wordings:
    """What reading needs of our own words, made once."""
    return reading._Wordings(OWN)


def told(*lines: str) -> list[Failure]:
    """The failures that our own programs tell of in a long input, a line between any two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_wordings_of", lambda *_: wordings())
        reader = Reader(OWN)
    return list(group([*reader.feed(f"{FILLER * 201}{FILLER.join(lines)}".encode()), *reader.flush()]))


def may_be_one(one: Cause, other: Cause) -> bool:
    """Whether the second can be told below the first and be the same failure; the engine is asked first of all."""
    is_last = other is Cause.LOCAL_FAILURE and one is not Cause.UNCLASSIFIED
    return one is other or other in REASONS.get(one, ()) or (one in REASONS.get(other, ()) and not is_last)


@looped("cause", CAUSES)
def test_two_causes_are_one_failures_only_where_one_can_be_the_reason_of_the_other(cause: Cause) -> None:
    joined = {other for other in CAUSES if len(told(says(cause), says(other))) == 1}
    assert joined == {other for other in CAUSES if may_be_one(cause, other)}


@looped("vague", REASONS)
def test_the_cause_that_tells_more_is_kept_however_much_else_the_vague_occurrence_says(vague: Cause) -> None:
    more = f"{HOST}/team/app:v1"
    for reason in REASONS[vague]:
        if RANKS.get(reason, 9) > RANKS[vague]:
            for pair in ((vague, reason), (reason, vague)):
                if may_be_one(*pair):
                    (failure,) = told(*(says(cause, *([more] if cause is vague else [])) for cause in pair))
                    assert (failure.cause, failure.tag) == (reason, "v1")


# --- the texts of real programs -------------------------------------------------------------------------


@looped("words, repository", [("no, it is a refusal", None), ("no, it was a refusal", "team/app")])
def test_words_of_twenty_letters_are_not_said_again_by_chance(words: str, repository: str | None) -> None:
    reader = Reader([Verdict("short", words, Cause.TAG_IMMUTABLE, speaker=CLIENT, source="ours")])
    text = f"{FILLER * 201}web: {words}\n{FILLER}{HOST}/team/app: {words}\n"
    assert [failure.repository for failure in (*reader.feed(text.encode()), *reader.flush())] == [
        *(repository, "team/app"),
    ]


# --- what one names and the other does not --------------------------------------------------------------


@looped("name", ["public.ecr.aws", HOST, "***.dkr.ecr.eu-west-1.amazonaws.com/team/app"])
def test_words_without_a_name_that_tell_more_are_not_named_from_above(name: str) -> None:
    first, second = told(says(Cause.FORBIDDEN, name) + FILLER * 5, "the frobnicator says explicit-deny again\n")
    assert (first.cause, second.cause, second.registry) == (Cause.FORBIDDEN, Cause.EXPLICIT_DENY, None)


@looped("name", ["account '111122223333'", "repository 'team/app'"])
def test_an_account_or_a_repository_is_a_name_without_a_registry(name: str) -> None:
    words = {
        "the account '{registry_id}' says no": Cause.FORBIDDEN,
        "the repository '{repository}' says no": Cause.FORBIDDEN,
        "nobody may, it is said": Cause.EXPLICIT_DENY,
    }
    reader = Reader([Verdict(said, said, cause, speaker=CLIENT, source="ours") for said, cause in words.items()])
    text = f"the {name} says no\n{FILLER * 5}nobody may, it is said\n"
    first, second = (*reader.feed(text.encode()), *reader.flush())
    assert (first.cause, second.cause) == (Cause.FORBIDDEN, Cause.EXPLICIT_DENY)
    assert (second.registry_id, second.repository) == (None, None)


# --- by construction ------------------------------------------------------------------------------------

ANY = parse(f"{HOST}/team/app: no basic auth credentials")[0]
NAMELESS: dict[str, Any] = {"registry": None, "registry_id": None, "region": None, "repository": None, "tag": None}
SAID, ELSE = "denied: this is what the registry had to say", "and these are other words for what went wrong"


def failing(cause: Cause, message: str = SAID, first: int = 1, last: int = 1, **fields: Any) -> Failure:
    told = {"operation": None, "client": None, "command": None, "endpoint": None, "request": None, **fields}
    return ANY.model_copy(update={"cause": cause, "message": message, "first_line": first, "last_line": last, **told})


def is_one(one: Failure, other: Failure) -> bool:
    occurrences = Occurrences()
    occurrences.tell(one, Strength.TRANSPORT)
    return occurrences.is_known(other, Strength.TRANSPORT)


PUSHED = failing(Cause.REPOSITORY_NOT_FOUND, operation=Operation.PUSH, **NAMELESS)


@looped(
    "one, other, expected",
    [
        # a vaguer one on the next line, with the name, of the same operation
        (PUSHED, failing(Cause.NOT_FOUND, ELSE, 2, 2, operation=Operation.PUSH), True),
        (PUSHED, failing(Cause.NOT_FOUND, ELSE, 3, 3, operation=Operation.PUSH), False),
        (PUSHED, failing(Cause.NOT_FOUND, ELSE, 2, 2), False),
        (PUSHED, failing(Cause.REPOSITORY_NOT_FOUND, ELSE, 2, 2, operation=Operation.PUSH), False),
        (
            PUSHED.model_copy(update={"cause": Cause.NOT_FOUND}),
            failing(Cause.REPOSITORY_NOT_FOUND, ELSE, 2, 2, operation=Operation.PUSH),
            False,
        ),
        # a name that is no registry's
        (PUSHED, failing(Cause.NOT_FOUND, ELSE, 9, 9, **{**NAMELESS, "repository": "team/app"}), True),
        # the same words, longer
        (PUSHED, failing(Cause.REPOSITORY_NOT_FOUND, f"{SAID}, and more", 9, 9, operation=Operation.PUSH), True),
        (PUSHED, failing(Cause.REPOSITORY_NOT_FOUND, f"At the end {SAID}", 9, 9, operation=Operation.PUSH), True),
        (
            PUSHED.model_copy(update={"message": "these are the words of the registry"}),
            failing(Cause.REPOSITORY_NOT_FOUND, "At the end these are the words of the registry", 9, 9),
            True,
        ),
    ],
)
def test_words_without_a_name_are_named_by_fewer_words_right_below_or_by_the_same(
    one: Failure, other: Failure, expected: bool
) -> None:
    assert is_one(one, other) == expected


def test_what_a_further_occurrence_names_is_what_the_next_must_agree_with() -> None:
    occurrences = Occurrences()
    for at, repository in enumerate((None, "team/app", "team/other")):
        occurrences.tell(failing(Cause.NOT_AUTHENTICATED, first=at, last=at, repository=repository), Strength.TRANSPORT)
    assert [failure.repository for failure in occurrences.all()] == ["team/app", "team/app", "team/other"]
