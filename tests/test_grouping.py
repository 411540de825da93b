"""Grouping: the same failure told twice becomes one, and two failures never do."""

from __future__ import annotations

from typing import Any

import pytest

from ecr_denied import Cause, Failure, Operation, Principal, group

BASE = Failure(cause=Cause.ACCESS_DENIED, registry_id="111122223333", region="eu-west-1", repository="team/app")


def told(line: int = 1, **fields: Any) -> Failure:
    return BASE.model_copy(update={"first_line": line, "last_line": line, **fields})


# --- never one ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"repository": "team/other"},
        {"registry_id": "444455556666"},
        {"region": "us-east-1"},
        {"cause": Cause.TAG_IMMUTABLE},
        {"cause": Cause.NOT_FOUND},
    ],
)
def test_failures_that_say_something_differently_stay_apart(fields: dict[str, Any]) -> None:
    assert len(group([told(1), told(2, **fields)])) == 2


@pytest.mark.parametrize(
    ("name", "one", "other"), [("tag", "v1", "v2"), ("action", "ecr:PutImage", "ecr:BatchGetImage")]
)
def test_two_tags_or_actions_stay_apart(name: str, one: str, other: str) -> None:
    assert len(group([told(1, **{name: one}), told(2, **{name: other})])) == 2


def test_a_push_and_a_pull_stay_apart() -> None:
    assert len(group([told(1, operation=Operation.PUSH), told(2, operation=Operation.PULL)])) == 2


def test_tellings_far_apart_stay_apart_unless_they_say_the_same() -> None:
    assert len(group([told(1), told(500, tag="v1")])) == 2
    (one,) = group([told(1), told(500)])
    assert (one.occurrences, one.first_line, one.last_line) == (2, 1, 500)


def test_two_callers_refused_far_apart_stay_apart() -> None:
    callers = [Principal(arn=f"arn:aws:iam::111122223333:user/{name}") for name in ("ada", "bob")]
    assert len(group([told(1, principal=callers[0]), told(500, principal=callers[1])])) == 2


def test_nothing_gives_nothing() -> None:
    assert group([]) == []


# --- one ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vague", "reason"),
    [
        (Cause.UNCLASSIFIED, Cause.HOST_NOT_FOUND),
        (Cause.FORBIDDEN, Cause.RESOURCE_POLICY_IMPLICIT_DENY),
        (Cause.ACCESS_DENIED, Cause.EXPLICIT_DENY),
        (Cause.NOT_FOUND, Cause.REPOSITORY_NOT_FOUND),
        (Cause.BAD_REQUEST, Cause.TAG_IMMUTABLE),
        (Cause.NOT_AUTHENTICATED, Cause.CREDENTIAL_HELPER_FAILED),
        (Cause.CONNECTION_FAILED, Cause.TLS_FAILED),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_status_and_the_reason_for_it_are_one_and_the_reason_stays(vague: Cause, reason: Cause, turned: bool) -> None:
    pair = [told(1, cause=reason if turned else vague), told(2, cause=vague if turned else reason)]
    (one,) = group(pair)
    assert (one.cause, one.occurrences, one.first_line, one.last_line) == (reason, 2, 1, 2)


def test_what_one_telling_lacks_is_taken_from_the_other() -> None:
    (one,) = group([told(3, tag="v1", message="short"), told(9, action="ecr:PutImage", http_status=403)])
    assert (one.tag, one.action, one.http_status) == ("v1", "ecr:PutImage", 403)


def test_any_iterable_is_grouped_and_occurrences_add_up() -> None:
    (one,) = group(told(line, occurrences=2) for line in range(1, 6))
    assert (one.occurrences, one.first_line, one.last_line) == (10, 1, 5)


def test_grouping_again_changes_nothing() -> None:
    once = group([told(1), told(2), told(3, repository="team/other")])
    assert group(once) == once
