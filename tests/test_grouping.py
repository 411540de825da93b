"""Grouping: occurrences of one failure become one record, in any order; two failures never do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecr_denied import Cause, Failure, Operation, Principal, group
from ecr_denied.grouping import Groups, merge, weight
from ecr_denied.terms import Told

BASE = Failure(
    cause=Cause.ACCESS_DENIED,
    registry_id="111122223333",
    region="eu-west-1",
    repository="team/app",
    principal=Principal(arn="arn:aws:sts::444455556666:assumed-role/ci/1", account_id="444455556666", name="ci"),
)


def told(line: int = 1, **fields: Any) -> Failure:
    return BASE.model_copy(update={"first_line": line, "last_line": line, **fields})


# --- never one ------------------------------------------------------------------------------------------


def test_failures_of_different_fingerprints_stay_apart_and_cannot_be_merged() -> None:
    other = told(2, repository="team/other")
    assert len(list(group([told(1), other]))) == 2
    with pytest.raises(ValueError, match=f"{BASE.fingerprint} is not {other.fingerprint}"):
        merge(told(1), other)


# --- one ------------------------------------------------------------------------------------------------


def test_of_too_many_failures_the_one_not_told_for_longest_is_given_early_and_none_is_lost() -> None:
    occurrences = [told(line, tag=tag) for line, tag in enumerate("abacbc", 1)]
    found = [(one.tag, one.occurrences) for one in group(occurrences, most=2)]
    assert found == [("b", 1), ("a", 2), ("c", 2), ("b", 1)]
    assert sum(occurrences for _, occurrences in found) == len(occurrences)


def test_of_too_many_failures_the_one_that_weighs_least_leaves_first() -> None:
    push = {"client": "docker", "operation": Operation.PUSH, "registry": "111122223333.dkr.ecr.eu-west-1.amazonaws.com"}
    weights = [
        weight(told(1, told=Told.QUOTED, **push, tag="v1", code="DENIED")),
        weight(told(1, tag=None, repository="forged", action="ecr:PutImage", code="DENIED", http_status=403)),
        weight(told(1, **push, tag="v1")),
        weight(told(1, **push, tag="v1", code="DENIED")),
    ]
    assert weights == sorted(set(weights))
    groups = Groups(most=1)
    for number, fields in enumerate((push, {}, {})):
        list(groups.take(told(number + 1, tag=f"v{number}", **fields)))
    assert [one.tag for one in groups.rest()] == ["v0"]


def test_how_many_had_to_leave_is_known() -> None:
    groups = Groups(most=1)
    assert [one.tag for number in range(3) for one in groups.take(told(number + 1, tag=f"v{number}"))] == ["v0", "v1"]
    assert (groups.left, [one.tag for one in groups.rest()]) == (2, ["v2"])


def test_a_group_has_the_words_of_its_first_occurrence_and_the_lines_and_times_of_all() -> None:
    early, late = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), datetime(2024, 5, 6, 8, tzinfo=UTC)
    (one,) = group(
        [
            told(9, message="second", first_seen=late, last_seen=late),
            told(3, message="first", first_seen=None, last_seen=None),
            told(5, message="third", first_seen=early, last_seen=early),
        ]
    )
    assert (one.message, one.first_line, one.last_line) == ("first", 3, 9)
    assert (one.first_seen, one.last_seen, one.occurrences) == (early, late, 3)


def test_a_failure_says_in_how_many_different_wordings_it_was_told() -> None:
    lines = [told(line, message=message) for line, message in enumerate(("a", "b", "a", "c", "a"), 1)]
    (one,) = group(lines)
    assert (one.message, one.wordings, one.occurrences) == ("a", 3, 5)
    assert merge(lines[0], lines[2]).told_as == "" and merge(lines[0], lines[2]).wordings == 1
    whole = merge(merge(lines[3], lines[1]), merge(lines[4], merge(lines[2], lines[0])))
    assert whole == one


def test_wordings_are_counted_up_to_a_bound_in_any_order_and_split() -> None:
    lines = [told(number, message=f"denied {number}") for number in range(1, 41)]
    one, other = (tuple(group(some)) for some in (lines[:25], lines[25:]))
    assert [*group([*other, *one])] == [*group(lines)] == [*group(reversed(lines))]
    assert [failure.wordings for failure in group(lines)] == [16]


def test_what_only_repeats_a_printed_failure_adds_nothing_to_it() -> None:
    printed, quoted = told(3), told(1, told=Told.QUOTED)
    assert merge(printed, quoted) == merge(quoted, printed) == printed


def test_a_time_without_a_zone_is_taken_for_utc() -> None:
    naive = datetime(2024, 5, 6, 7)
    zoned = datetime(2024, 5, 6, 8, 30, tzinfo=timezone(timedelta(hours=2)))
    (one,) = group([told(1, first_seen=naive, last_seen=naive), told(2, first_seen=zoned, last_seen=zoned)])
    assert (one.first_seen, one.last_seen) == (zoned, naive)


def test_groups_come_in_the_order_of_their_first_lines() -> None:
    found = group([told(9), told(7, tag="v1"), told(8, tag="v2"), told(2), told(30, tag="v1")])
    assert [(failure.first_line, failure.tag) for failure in found] == [(2, None), (7, "v1"), (8, "v2")]


# --- the order makes no difference ----------------------------------------------------------------------

times = st.none() | st.datetimes(
    datetime(2024, 1, 1),
    datetime(2024, 1, 2),
    timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-9))]),
).map(lambda time: time.replace(fold=0))


@st.composite
def occurrences(draw: st.DrawFn) -> Failure:
    """One occurrence of the failure ``BASE`` is."""
    first = draw(st.integers(1, 6))
    session = draw(st.sampled_from(["1", "2"]))
    principal = Principal(
        arn=f"arn:aws:sts::444455556666:assumed-role/ci/{session}",
        account_id="444455556666",
        name="ci",
        session=session,
    )
    return told(
        first,
        last_line=first + draw(st.integers(0, 3)),
        message=draw(st.sampled_from(["", "one", "other"])),
        client=draw(st.sampled_from([None, "docker", "podman"])),
        principal=principal,
        first_seen=draw(times),
        last_seen=draw(times),
        occurrences=draw(st.integers(1, 3)),
    )


@given(occurrences(), occurrences())
def test_merging_is_commutative(one: Failure, other: Failure) -> None:
    merged = merge(one, other)
    assert merged == merge(other, one) and merged.occurrences == one.occurrences + other.occurrences
    assert repr(merge(one, other)) == repr(merge(other, one)), "equal times may stand in other zones"


@given(occurrences(), occurrences(), occurrences())
def test_merging_is_associative(one: Failure, two: Failure, three: Failure) -> None:
    left, right = merge(merge(one, two), three), merge(one, merge(two, three))
    assert left == right and repr(left) == repr(right)


def by_fingerprint(failures: Iterable[Failure]) -> list[Failure]:
    """Failures of one line have no order of their own."""
    return sorted(failures, key=lambda failure: (failure.first_line, failure.fingerprint))


@given(
    st.lists(occurrences() | occurrences().map(lambda one: one.model_copy(update={"tag": "v1"})), max_size=8), st.data()
)
def test_grouping_in_parts_and_in_any_order_is_grouping_all(found: list[Failure], data: st.DataObject) -> None:
    whole = list(group(found))
    at = data.draw(st.integers(0, len(found)))
    assert by_fingerprint(group(data.draw(st.permutations(found)))) == by_fingerprint(whole)
    assert by_fingerprint(group([*group(found[at:]), *group(found[:at])])) == by_fingerprint(whole)
    assert list(group(whole)) == whole
