"""What holds for every input: records come back from texts, nothing raises, and the cut of a stream is nothing."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ecr_denied import Failure, advise, group, merge, parse, scan
from ecr_denied.reading.lines.frames import peel
from ecr_denied.reading.reader import Reader
from ecr_denied.redaction import printable
from tests.catalogue.proving import TEXTS
from tests.formats.cases import Case, is_read_as_meant
from tests.formats.table import ROWS as EVERY_ROW
from tests.formats.table import case_of
from tests.formats.words import Place
from tests.hostile.outputs import FORMATS, Shown, printed
from tests.strategies import EDGE_TIMES, NOISE, REGIONS, accounts, cuts, hosts, records, repositories, small_units, tags

REGISTRY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"

FRAGMENTS = (
    *("\n", "\r\n", "\r", " ", "\\n", '\\"', "\x00", "\x1b[31m", "***", "<account>", "${ID}", "arn:aws:ecr:", "{", "}"),
    *("User: ", "denied: ", "111122223333.dkr.ecr.eu-west-1.amazonaws.com", "/app", ":v1", "https://", "/v2/"),
)
soup = st.lists(
    st.sampled_from(TEXTS) | st.sampled_from(FRAGMENTS) | st.text(max_size=12), min_size=1, max_size=12
).map("".join)


# What a client prints for each sentence that it carries, of places that are drawn.
ROWS = [row for row in EVERY_ROW if row.form.place is None and row.case.causes and not row.case.optional]
COLLECTORS: tuple[Callable[[str, str], str], ...] = (
    lambda text, _: text,
    lambda text, _: text.replace("\n", "\r\n"),
    # A job's raw log; docker's json-file logs.
    lambda text, time: "".join(f"{time} {line}\n" for line in text.splitlines()),
    lambda text, time: "".join(
        json.dumps({"log": f"{line}\n", "stream": "stderr", "time": time}) + "\n" for line in text.splitlines()
    ),
)


@st.composite
def wrapped(draw: st.DrawFn) -> Case:
    """What some client, behind some collector, printed of some place."""
    row, (region, partition, suffix) = draw(st.sampled_from(ROWS)), draw(st.sampled_from(REGIONS))
    account, caller = draw(accounts), draw(accounts)
    host = draw(hosts(account, region, suffix))
    place = Place(account, host, region, partition, draw(repositories), draw(tags), caller)
    case = case_of(row.case.name, row.form, row.saying, place)
    text = str(case.text).rstrip("\n") + "\n"
    return replace(case, text=draw(st.sampled_from(COLLECTORS))(text, draw(st.sampled_from(EDGE_TIMES))))


def text_of(case: Case) -> str:
    return str(case.text)


def without_lines(failures: list[Failure]) -> list[Failure]:
    return [failure.model_copy(update={"first_line": 1, "last_line": 1}) for failure in failures]


# --- nothing raises -------------------------------------------------------------------------------------


@given(st.text() | soup)
@example("")
@example("\ud800denied: \udfff")
def test_no_text_raises(text: str) -> None:
    for failure in parse(text):
        assert advise(failure)
        assert 1 <= failure.first_line <= failure.last_line


@given(st.binary() | soup.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xff\xfe")
@example(b"\xfe\xff\xd8")
@example(b"\x00d\x00e")
@example(b"d\x00e\x00\xff")
def test_no_bytes_raise(data: bytes) -> None:
    for failure in [*parse(data), *scan(io.BytesIO(data)), *scan([data])]:
        assert advise(failure)


@given(st.text() | soup)
def test_no_line_raises_when_peeled_and_no_control_character_survives(text: str) -> None:
    for line in peel(text):
        assert "\n" not in line
        assert not set(line) & set(map(chr, (*range(0x20), 0x7F)))


@given(records())
def test_no_record_raises_whatever_its_fields_hold(failure: Failure) -> None:
    told = [Shown(failure)]
    assert told[0].advice
    for form in FORMATS:
        assert printed(told, form)
    again = failure.model_copy(update={"first_seen": failure.last_seen, "last_seen": failure.first_seen})
    for one, other in ((failure, again), (again, failure)):
        assert Failure.model_validate(merge(one, other).model_dump()) == merge(one, other)
        assert sorted([one, other]) == sorted([other, one])


def test_no_long_number_of_an_entity_raises() -> None:
    for number in ("9" * 5_000, "0" * 5_000 + "38"):
        (failure,) = parse(f"failed to push {REGISTRY}/team/app:v1: denied: &#{number};no\n")
        assert failure.repository == "team/app" and number not in failure.message


# --- the cut of a stream is nothing ---------------------------------------------------------------------


@given(st.data())
def test_no_cut_of_the_stream_changes_the_records(data: st.DataObject) -> None:
    text = data.draw(soup | wrapped().map(text_of))
    whole = text.encode("utf-8", "surrogatepass")
    pieces, reader = data.draw(cuts(whole)), Reader()
    assert list(scan(pieces)) == list(scan([whole]))
    assert [*(failure for piece in pieces for failure in reader.feed(piece)), *reader.flush()] == list(scan([whole]))


@given(st.data(), st.integers(3, 90), st.integers(200, 400), st.sampled_from([16, 32, 256]))
def test_no_cut_changes_the_records_where_lines_are_longer_than_a_unit(
    data: st.DataObject, piece: int, unit: int, block: int
) -> None:
    text = data.draw(soup)
    whole = text.encode("utf-8", "surrogatepass")
    with small_units(unit, piece, block=block):
        assert list(scan(data.draw(cuts(whole)))) == list(scan([whole]))


@given(st.data())
def test_no_flush_between_loses_a_failure_or_raises(data: st.DataObject) -> None:
    texts = data.draw(st.lists(wrapped().map(text_of), min_size=1, max_size=3))
    reader = Reader()
    found = [failure for text in texts for failure in (*reader.feed(text.encode()), *reader.flush())]
    lines = [failure.first_line for failure in found]
    assert lines == sorted(lines) and lines[-1] <= sum(text.count("\n") for text in texts)
    assert {failure.cause for failure in found} >= {failure.cause for text in texts for failure in parse(text)}


# --- records come back ----------------------------------------------------------------------------------


@settings(max_examples=150)
@given(wrapped())
def test_a_record_told_by_a_client_comes_back(told: Case) -> None:
    is_read_as_meant(told)


@given(wrapped(), st.lists(st.sampled_from(NOISE), max_size=30), st.lists(st.sampled_from(NOISE), max_size=30))
def test_noise_around_a_failure_changes_nothing_but_line_numbers(
    told: Case, above: list[str], below: list[str]
) -> None:
    text = text_of(told)
    noisy = "".join(f"{line}\n" for line in above) + text + "".join(f"{line}\n" for line in below)
    (alone,), (among,) = parse(text), parse(noisy)
    shift = {"first_line": alone.first_line + len(above), "last_line": alone.last_line + len(above)}
    assert among == alone.model_copy(update=shift)


# --- grouping and redaction -----------------------------------------------------------------------------


@given(soup | st.lists(wrapped().map(text_of), max_size=4).map("".join))
def test_grouping_loses_no_occurrence_and_is_idempotent(text: str) -> None:
    told = list(scan([text.encode("utf-8", "replace")]))
    once = list(group(told))
    assert sum(failure.occurrences for failure in once) == sum(failure.occurrences for failure in told)
    assert list(group(once)) == once
    assert {failure.fingerprint for failure in told} == {failure.fingerprint for failure in once}
    assert [failure for failure in parse(text) if failure.told == "printed"] == once


@given(wrapped(), st.integers(2, 5))
def test_a_failure_told_again_and_again_becomes_one(told: Case, times: int) -> None:
    text = text_of(told)
    (alone,), (again,) = parse(text), parse(text * times)
    assert again.occurrences == times * alone.occurrences
    assert without_lines([again.model_copy(update={"occurrences": alone.occurrences})]) == without_lines([alone])


@given(st.text())
def test_printable_words_are_idempotent_and_hold_no_control_character(words: str) -> None:
    shown = printable(words)
    assert printable(shown) == shown
    assert not set(shown) & set(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x200B, 0x2028)))
