"""Elements of a list are strangers: each failure is read as if it stood alone, is printed, and is made of no two."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice, permutations
from typing import Any

import pytest

from ecr_denied import Failure, parse, scan
from ecr_denied.terms import Told
from tests.hostile.lists import EXPIRED, FAILURES, FORBIDDEN, IN_CODE, LAYOUTS, ROWS, TORN, Layout
from tests.looped import looped

PLACE = ("first_line", "last_line", "first_seen", "last_seen", "message")
HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def bare(words: str) -> str:
    """Words without marks, blanks and what joins lines."""
    return re.sub(r"['\"\s\\+,]+", "", words)


def record(failure: Failure) -> dict[str, Any]:
    """What a failure is, wherever it stands and in whatever marks."""
    return {name: value for name, value in failure.model_dump(mode="json").items() if name not in PLACE}


@cache
def alone(said: str) -> Failure:
    """The failure that a text tells of by itself."""
    (failure,) = parse(said)
    return failure


def faults(name: str, layout: Layout, said: Sequence[str]) -> Iterator[str]:
    """Everything in which the failures of a list differ from those that are told one by one."""
    found = parse(layout(said))
    wanted = [alone(one) for one in said]
    if sorted(map(str, map(record, found))) != sorted(map(str, map(record, wanted))):
        yield f"{[str(one.cause) for one in found]} for {[str(one.cause) for one in wanted]}: {layout(said)}"
    for failure in found:
        words = [one for one in wanted if bare(one.message) in bare(failure.message)]
        if len(words) > 1 or (not words and name not in TORN):
            yield f"{failure.message!r} is made of {len(words)}"


def some(lists: Iterable[Sequence[str]], every: int, first: int = 0) -> Iterable[Sequence[str]]:
    """Every so many of some lists."""
    return islice(lists, first, None, every)


# --- what code holds, and what is no list ---------------------------------------------------------------


@looped("name", IN_CODE)
def test_no_list_in_code_prints_what_it_quotes(name: str) -> None:
    for said in chain(some(permutations(FAILURES), 1700), some(permutations(FAILURES, 2), 9)):
        found = parse(IN_CODE[name](said))
        assert found and all(failure.told is Told.QUOTED for failure in found), said


@looped(
    "text",
    [
        '    ("denied: Your authorization token has expired. Reauthenticate and try again.", "expired"),',
        '    "denied: Your authorization token has expired. Reauthenticate and try again.",\n    "x y",\n',
        'static const char *known[] =\n{\n    "denied: Your authorization token has expired",\n    "other words",\n};',
        'expect(known).toEqual(\n  [\n    "denied: Your authorization token has expired",\n    "x y",\n  ]\n)',
    ],
)
def test_no_list_is_data_whose_beginning_is_codes_or_not_known(text: str) -> None:
    assert all(failure.told is Told.QUOTED for failure in parse(text))


def test_no_member_of_an_object_is_a_stranger_to_the_next() -> None:
    said = {"failureCode": "ImageNotFound", "failureReason": "Requested image not found", "imageId": {"imageTag": "v1"}}
    (failure,) = parse(json.dumps({"failures": [said]}, indent=4))
    assert failure.cause == "image-not-found"


def test_no_list_of_words_is_torn() -> None:
    (failure,) = parse(
        f"CalledProcessError: Command '['docker', 'push', '{HOST}/team/app:v1']' returned non-zero exit status 1."
        " stderr: 'denied: Your authorization token has expired. Reauthenticate and try again.'"
    )
    assert failure.repository == "team/app"


def test_no_column_of_a_row_is_a_line_of_its_own() -> None:
    (failure,) = parse(f"2026-11-26T10:11:12Z\tdeploy\tfailed to push {HOST}/team/app:v1\tno basic auth credentials")
    assert failure.repository == "team/app"


@looped("between", ["- one\n- two\n- three", json.dumps([{"a": 1}, {"a": 2}], indent=4), json.dumps([{"a": "b"}] * 3)])
def test_no_list_that_is_printed_between_makes_a_stranger_of_what_goes_on_below_it(between: str) -> None:
    (failure,) = parse(f"The push refers to repository [{HOST}/team/app]\n{between}\nno basic auth credentials")
    assert failure.repository == "team/app"


# --- each as if it stood alone --------------------------------------------------------------------------


@looped("name", LAYOUTS)
def test_each_failure_of_a_list_is_read_as_if_it_stood_alone(name: str) -> None:
    tried = chain(some(permutations(FAILURES), 1300), some(permutations(FAILURES, 2), 5), [[one] for one in FAILURES])
    assert [fault for said in tried for fault in faults(name, LAYOUTS[name], said)] == []


@pytest.mark.whole
@pytest.mark.parametrize("name", LAYOUTS)
def test_each_failure_of_a_list_is_read_as_if_it_stood_alone_in_any_order(name: str) -> None:
    tried = chain(some(permutations(FAILURES), 101), permutations(FAILURES, 2), some(permutations(FAILURES, 3), 7))
    assert [fault for said in tried for fault in faults(name, LAYOUTS[name], said)] == []


@looped("name", ROWS)
def test_each_failure_of_a_row_is_read_as_if_it_stood_alone_where_it_is_not_the_answer_to_the_one_above(
    name: str,
) -> None:
    for said in some(permutations(FAILURES), 700):
        if said.index(EXPIRED) != said.index(FORBIDDEN) + 1:
            assert list(faults(name, ROWS[name], said)) == []


# --- what neighbours tell, where each stands, how often -------------------------------------------------


@looped("name", LAYOUTS.keys() - {"yaml of objects", "pretty pairs"})
def test_no_push_that_an_element_names_is_that_of_the_next(name: str) -> None:
    said = [f"The push refers to repository [{HOST}/team/app]", "denied: Your authorization token has expired."]
    (failure,) = parse(LAYOUTS[name](said))
    assert (failure.cause, failure.repository, failure.told) == ("token-expired", None, Told.PRINTED)


def test_what_goes_well_in_an_element_takes_back_no_failure_of_another() -> None:
    said = [f"{HOST}/team/app:v1: not found", f"Pushed {HOST}/team/app:v1"]
    assert len(parse(json.dumps(said, indent=4))) == len(parse(said[0]))


def test_each_element_stands_on_its_own_line_and_the_same_words_are_counted() -> None:
    lines = json.dumps([*FAILURES, EXPIRED], indent=4)
    found = {failure.fingerprint: failure for failure in parse(lines)}
    for number, said in enumerate(FAILURES, 2):
        failure = found[alone(said).fingerprint]
        last = len(FAILURES) + 2 if said == EXPIRED else number
        assert (failure.first_line, failure.last_line) == (number, last)
        assert failure.occurrences == (2 if said == EXPIRED else 1)


def test_a_document_that_is_a_list_of_any_length_prints_each() -> None:
    many = [*["Deploying the next part of it"] * 90, EXPIRED, *["Waiting for the task to start"] * 30, *FAILURES * 60]
    found = list(scan([json.dumps(many, indent=4).encode()]))
    assert len(found) == len(FAILURES) * 60 + 1
