"""Two failures in one text do not colour each other: each is read as it is read alone."""

from __future__ import annotations

from functools import cache

from ecr_denied import parse
from tests.formats.cases import Case, flat
from tests.formats.everything import CLIENTS
from tests.formats.table import cases_of
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


ROWS = [
    (f"{row}-{case.name}", case)
    for client, formats in CLIENTS.items()
    if client != "others"
    for row, case in cases_of(client, formats)
    if naming(case)
]
PAIRS = [
    (str(case.text), str(other.text))
    for number, (_, case) in enumerate(ROWS[::6])
    for _, other in (ROWS[(number * 37 + 101) % len(ROWS)],)
    if case.fields["repository"] != other.fields["repository"]
]


@looped("first, second", PAIRS)
def test_two_failures_are_read_as_each_is_read_alone(first: str, second: str) -> None:
    assert told(f"{first}\n\n$ make next\n{second}") == told(first) | told(second)
