"""Records: frozen, typed, and never more certain than the text."""

from __future__ import annotations

from typing import Any

import pydantic
import pytest

import ecr_denied
from ecr_denied import Cause, Failure, Operation, Principal

ID, OTHER = "111122223333", "444455556666"


@pytest.mark.parametrize(
    "fields",
    [
        {"registry_id": "***"},
        {"registry_id": "11112222333"},
        {"registry_id": "1111222233334"},
        {"principal": {"account_id": "<account>"}},
        {"http_status": 99},
        {"http_status": 600},
        {"first_line": 0},
        {"occurrences": 0},
        {"cause": "no-such-cause"},
        {"operation": "delete"},
    ],
)
def test_no_record_holds_a_mask_or_an_impossible_value(fields: dict[str, Any]) -> None:
    with pytest.raises(pydantic.ValidationError):
        Failure.model_validate({"cause": "forbidden", **fields})


def test_no_record_can_be_changed() -> None:
    with pytest.raises(pydantic.ValidationError):
        Failure(cause=Cause.FORBIDDEN).cause = Cause.UNCLASSIFIED


@pytest.mark.parametrize(
    ("caller", "registry", "expected"),
    [(None, None, None), (ID, None, None), (None, ID, None), (ID, ID, False), (OTHER, ID, True)],
)
def test_accounts_differ_only_when_both_are_said(
    caller: str | None, registry: str | None, expected: bool | None
) -> None:
    failure = Failure(cause=Cause.ACCESS_DENIED, registry_id=registry, principal=Principal(account_id=caller))
    assert failure.cross_account is expected
    assert Failure(cause=Cause.ACCESS_DENIED, registry_id=registry).cross_account is None


@pytest.mark.parametrize(
    ("cause", "operation", "message", "expected"),
    [
        (Cause.RATE_LIMITED, None, "toomanyrequests: Rate exceeded", True),
        (Cause.RATE_LIMITED, None, "toomanyrequests: Data limit exceeded", False),
        (Cause.CONNECTION_CLOSED, Operation.PULL, "EOF", True),
        (Cause.CONNECTION_CLOSED, Operation.PUSH, "EOF", False),
        (Cause.REGISTRY_ERROR, None, "", True),
        (Cause.CONNECTION_FAILED, None, "", True),
        (Cause.RESOURCE_POLICY_IMPLICIT_DENY, None, "", False),
        (Cause.TOKEN_EXPIRED, None, "", False),
    ],
)
def test_only_what_may_pass_by_itself_is_retryable(
    cause: Cause, operation: Operation | None, message: str, expected: bool
) -> None:
    assert Failure(cause=cause, operation=operation, message=message).retryable is expected


@pytest.mark.parametrize("name", ecr_denied.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(ecr_denied, name).__doc__


def test_a_record_survives_its_json() -> None:
    failure = Failure(cause=Cause.FORBIDDEN, principal=Principal(account_id=ID), registry_id=OTHER, tag="v1")
    assert Failure.model_validate_json(failure.model_dump_json()) == failure
    assert failure.model_dump(mode="json")["cross_account"] is True
