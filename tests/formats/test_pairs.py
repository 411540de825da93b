"""Two failures in one text do not colour each other: each is read as it is read alone."""

from __future__ import annotations

from functools import cache

from ecr_denied import parse
from tests.formats.cases import Case, flat
from tests.formats.table import ROWS
from tests.looped import looped

FIELDS = ("cause", "operation", "registry_id", "region", "repository", "tag", "action", "code", "http_status")


def naming(case: Case) -> bool:
    """Whether the text names its registry and its repository, and ends where a sentence ends."""
    named = case.fields.get("repository") and case.fields.get("registry_id")
    return bool(case.causes and not case.optional and named and not str(case.text).strip().endswith(":"))


@cache
def told(text: str) -> set[tuple[object, ...]]:
    """What a text tells of."""
    return {tuple(flat(failure)[name] for name in FIELDS) for failure in parse(text)}


CASES = [row.case for row in ROWS if row.client != "others" and naming(row.case)]
PAIRS = [
    (str(case.text), str(other.text))
    for number, case in enumerate(CASES[::6])
    for other in (CASES[(number * 37 + 101) % len(CASES)],)
    if case.fields["repository"] != other.fields["repository"]
]


@looped("first, second", PAIRS)
def test_two_failures_are_read_as_each_is_read_alone(first: str, second: str) -> None:
    assert told(f"{first}\n\n$ make next\n{second}") == told(first) | told(second)
