"""Two texts in one are read as each is read alone; one text told twice is the same failures, twice.

``benchmarks/pairs.py`` asks the same of thousands of pairs.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from ecr_denied import Failure, group, parse
from ecr_denied.reading.lines.literals import Literals
from ecr_denied.reading.lines.sieve import Sieve
from ecr_denied.reading.reader import Reader
from tests.looped import looped, sampled
from tests.test_fixtures import ALL, joined, read_in

__all__ = [
    "FIXTURES",
    "NOISE",
    "Record",
    "alone",
    "apart",
    "as_told",
    "beside",
    "doubled",
    "expected",
    "found",
    "twice",
]

# What a record says, by name; what is said of where, when, how often and in which words is left out.
Record = dict[str, object]
_ELSEWHERE = {
    *("message", "told_as", "first_line", "last_line", "first_seen", "last_seen", "occurrences", "fingerprint"),
}

# Harmless lines, more than a push is under way for.
NOISE = b"".join(
    line % number
    for number in range(250)
    for line in (
        b"2026-01-02T03:04:05.123Z building target object file number %d with some flags -O2\n",
        b"I1124 12:00:00.000000 1 reflector.go:%d] watching pods in namespace default\n",
        b"[%d/250] Linking CXX executable bin/thing\n",
        b"ok %d - the function returns what it should\n",
    )
)

FIXTURES = tuple(joined(fixture.stdout, fixture.stderr).encode("utf-8", "surrogateescape") for fixture in ALL)


def alone(text: bytes) -> list[Failure]:
    """The failures of one text by itself."""
    return read_in(text.decode("utf-8", "surrogateescape"))


def beside(one: bytes, other: bytes) -> bytes:
    """Two texts, the one right below the other."""
    return one.rstrip(b"\n") + b"\n" + other


def apart(one: bytes, other: bytes) -> bytes:
    """Two texts with a thousand harmless lines between them."""
    return beside(one, NOISE + other)


def twice(text: bytes) -> bytes:
    """A text told again below a blank line."""
    return beside(text, b"\n" + text)


def as_told(failures: Iterable[Failure]) -> list[Record]:
    """What the failures say, in an order of its own."""
    return sorted((failure.model_dump(mode="json", exclude=_ELSEWHERE) for failure in failures), key=repr)


def expected(one: bytes, other: bytes) -> list[Record]:
    """What the failures of two texts say, a failure that both tell being one."""
    below = one.count(b"\n") + len(NOISE)
    lower = (
        failure.model_copy(update={"first_line": below + failure.first_line, "last_line": below + failure.last_line})
        for failure in alone(other)
    )
    return as_told(group([*alone(one), *lower]))


def found(text: bytes) -> list[Record]:
    """What the failures of a text say."""
    return as_told(parse(text))


def doubled(text: bytes) -> bool:
    """Whether a text that is told twice gives its failures, each twice as often."""
    again = parse(twice(text))
    often = {failure.fingerprint: failure.occurrences for failure in again}
    return as_told(again) == as_told(alone(text)) and often == {
        failure.fingerprint: 2 * failure.occurrences for failure in alone(text)
    }


_few = settings(max_examples=60, deadline=None, derandomize=True, database=None)
_texts = st.sampled_from(FIXTURES)


@_few
@given(_texts, _texts)
def test_a_thousand_lines_apart_each_is_read_as_it_is_alone(one: bytes, other: bytes) -> None:
    assert found(apart(one, other)) == expected(one, other)


@looped("text", FIXTURES, ids=[fixture.name for fixture in ALL])
def test_a_text_told_twice_tells_of_the_same_failures_twice_as_often(text: bytes) -> None:
    assert doubled(text)


def test_next_to_each_other_hardly_a_pair_is_read_otherwise_than_alone() -> None:
    draw = random.Random(20261125)  # noqa: S311 - a sample
    pairs = [(draw.choice(FIXTURES), draw.choice(FIXTURES)) for _ in range(400)]
    differing = [(one, other) for one, other in pairs if found(beside(one, other)) != expected(one, other)]
    # Most of them name one repository, or none, and may be told of one failure; a login has the other's region.
    assert len(differing) <= 16, [beside(one, other) for one, other in differing[:3]]


class _Everything(Literals):
    """A search that finds every line."""

    def lines(self, text: bytes, start: int, end: int) -> Iterator[int]:
        while start < end:
            yield start
            start = text.find(b"\n", start, end) + 1 or end


@sampled(5, whole=2)
def test_no_line_that_the_sieve_throws_away_would_have_told_anything(step: int) -> None:
    every = _Everything(["any"])
    some = NOISE[: NOISE.index(b"\n", 3_000) + 1]
    for text in (text for text in FIXTURES[::step] if b"\0" not in text):
        reader = Reader()
        reader._sieve = Sieve(every, lambda: every, lambda: 0, reader._judged.commands, reader._judged.texts.pass_over)
        whole = some + text + b"\n" + some
        assert as_told(group([*reader.feed(whole), *reader.flush()])) == found(whole), text


@sampled(5, whole=2)
def test_no_fixture_inside_a_megabyte_of_noise_is_read_otherwise(step: int) -> None:
    around = NOISE * (500_000 // len(NOISE))
    for text in (text for text in FIXTURES[::step] if b"\0" not in text):
        amid, told = found(around + text + b"\n" + around), as_told(alone(text))
        # Who asked is told by the lines around a failure, where these are all of a short text.
        unsaid = [one["client"] is None for one in amid]
        assert amid == [one | {"client": None} if less else one for one, less in zip(told, unsaid, strict=True)], text
