"""Records: frozen, typed, and never more certain than the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pydantic
import pytest

import ecr_denied
from ecr_denied import (
    Cause,
    Failure,
    Operation,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    advise,
    parse,
)
from ecr_denied.records import Advice, Check, Command, Endpoint, Family, Outcome, Retry, Statement
from tests.catalogue.proving import READ
from tests.looped import looped
from tests.rules.situations import records
from tests.tables import lines_in

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


def test_a_copy_says_the_same_but_for_what_is_given() -> None:
    for deep in (False, True):
        copy = FULL.model_copy(update={"tag": "v2"}, deep=deep)
        assert copy.model_dump() == FULL.model_dump() | {"tag": "v2"} | {"fingerprint": copy.fingerprint}
        assert copy.model_fields_set == FULL.model_fields_set | {"tag"}
        assert FULL.model_copy(deep=deep) == FULL


def test_no_record_can_be_changed() -> None:
    with pytest.raises(pydantic.ValidationError):
        Failure(cause=Cause.FORBIDDEN).cause = Cause.UNCLASSIFIED


HALF = "a\ud800b"
GIVEN: dict[type[pydantic.BaseModel], dict[str, Any]] = {
    Failure: {"cause": "forbidden"},
    Principal: {},
    Policy: {},
    Endpoint: {},
    Command: {},
    Advice: {"check": "quota", "headline": "x", "why": "x", "docs": "x"},
    Outcome: {"id": "x", "command": "x", "answer": "x", "meaning": "x"},
    Statement: {"side": "identity", "document": "{}"},
}


@looped("kind", GIVEN)
def test_half_a_character_is_replaced_in_every_text_of_a_record(kind: type[pydantic.BaseModel]) -> None:
    """UTF-8 has no lone surrogate: a record with one could not be written."""
    for name in (name for name, field in kind.model_fields.items() if "str" in str(field.annotation)):
        several = "tuple" in str(kind.model_fields[name].annotation)
        values = {**GIVEN[kind], name: (HALF,) if several else HALF}
        if name in ("registry_id", "account_id", "told_as", "aws_prefix"):  # ASCII alone
            with pytest.raises(pydantic.ValidationError):
                kind.model_validate(values)
            continue
        record = kind.model_validate(values)
        assert getattr(record, name) == (("a?b",) if several else "a?b"), name
        assert kind.model_validate_json(record.model_dump_json()) == record, name


@pytest.mark.parametrize("name", ["family", "retry", "retryable", "fingerprint", "cross_account"])
def test_what_is_computed_cannot_be_given(name: str) -> None:
    with pytest.raises(pydantic.ValidationError):
        Failure.model_validate({"cause": "forbidden", name: True})


# --- what has to change, and when to try again ----------------------------------------------------------

FAMILIES: list[tuple[Failure, str, str]] = [
    (failure, line.halves()[1][0], line.halves()[1][1])
    for line in lines_in(Path(__file__).with_name("causes.txt"), "families")
    for failure in records(line.halves()[0])
]


@looped("failure, family, retry", FAMILIES)
def test_what_has_to_change_and_what_may_pass_by_itself(failure: Failure, family: str, retry: str) -> None:
    assert (failure.family, failure.retry, failure.retryable) == (family, retry, retry == Retry.LATER)


def test_no_cause_and_no_family_is_without_the_other() -> None:
    assert {failure.cause for failure, *_ in FAMILIES} == set(Cause)
    assert {family for _, family, _ in FAMILIES} == set(Family)


# --- fingerprints ---------------------------------------------------------------------------------------

WHO = Principal(
    arn=f"arn:aws:sts::{OTHER}:assumed-role/ci/run1",
    account_id=OTHER,
    type=PrincipalType.ASSUMED_ROLE,
    name="ci",
    session="run1",
)
FULL = Failure(
    cause=Cause.EXPLICIT_DENY,
    operation=Operation.PUSH,
    client="docker",
    registry=f"{ID}.dkr.ecr.eu-west-1.amazonaws.com",
    registry_id=ID,
    region="eu-west-1",
    repository="team/app",
    tag="v1",
    digest="sha256:" + "a" * 64,
    action="ecr:PutImage",
    principal=WHO,
    policy=Policy(type=PolicyType.SESSION, effect=PolicyEffect.EXPLICIT),
    code="DENIED",
    http_status=403,
)
FORBIDDEN = "3077131d28730131"


# What is in the fingerprint, and what orders occurrences: tests/test_fields.py, field by field.
PARTS: list[dict[str, Any]] = [
    *({"principal": WHO.model_copy(update={name: value})} for name, value in (("name", "x"), ("account_id", ID))),
    {"principal": WHO.model_copy(update={"type": PrincipalType.ROLE})},
    *({"principal": Principal(arn=f"arn:aws:iam::{ID}:group/{name}")} for name in "ab"),
    {"policy": Policy(type=PolicyType.SESSION)},
    {"policy": Policy(type=PolicyType.SESSION, effect=PolicyEffect.EXPLICIT, arn="arn:aws:iam::1:policy/a")},
    {"tag": None, "digest": "v1"},
]


def test_a_part_of_a_caller_or_a_policy_is_in_the_fingerprint_and_a_session_is_not() -> None:
    all_of_them = [FULL, *(FULL.model_copy(update=fields) for fields in PARTS)]
    assert len({failure.fingerprint for failure in all_of_them}) == len(all_of_them)
    again = WHO.model_copy(update={"session": "run2", "arn": f"{WHO.arn}2"})
    assert FULL.model_copy(update={"principal": again}).fingerprint == FULL.fingerprint


def test_a_fingerprint_is_sixteen_digits_and_the_same_in_every_process() -> None:
    assert Failure(cause=Cause.FORBIDDEN).fingerprint == FORBIDDEN
    assert len(FORBIDDEN) == 16 and int(FORBIDDEN, 16)


# --- what is public -------------------------------------------------------------------------------------


@looped("name", [name for name in ecr_denied.__all__ if name != "__version__"])
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(ecr_denied, name).__doc__


def test_no_field_that_is_not_known_is_shown_of_a_record() -> None:
    shown = repr(Failure(cause=Cause.FORBIDDEN, wording="made", message="403 Forbidden", first_line=1, last_line=1))
    assert "None" not in shown and "http_status" not in shown and "message='403 Forbidden'" in shown


@pytest.mark.parametrize("cls", [Cause, Family, Retry, Check])
def test_a_slug_is_lower_case_words_joined_by_hyphens(
    cls: type[Cause] | type[Family] | type[Retry] | type[Check],
) -> None:
    for member in cls:
        assert member.value == member.name.lower().replace("_", "-")


@looped("text", READ[::12])
def test_what_is_made_of_a_text_is_what_validation_would_give(text: str) -> None:
    failures = parse(text)
    for record in (*failures, *(advice for failure in failures for advice in advise(failure))):
        again = type(record).model_validate(record.model_dump())
        assert repr(again) == repr(record) and again == record
        assert [*vars(record)] == [*type(record).model_fields]


def test_what_is_made_holds_no_secret() -> None:
    made = Failure.made(
        cause=Cause.FORBIDDEN, message="sent AKIAIOSFODNN7EXAMPLE\ud800", repository="AKIAIOSFODNN7EXAMPLE"
    )
    assert (made.message, made.repository, made.told_as) == ("sent [REDACTED]?", None, "")
    assert Principal.made(arn="arn:aws:iam::1:user/AKIAIOSFODNN7EXAMPLE").arn == "arn:aws:iam::1:user/[REDACTED]"
    assert made == Failure(cause=Cause.FORBIDDEN, message="sent [REDACTED]?") and Command.made() == Command()


def test_failures_have_an_order_and_nothing_else_is_among_them() -> None:
    above, below = Failure(cause=Cause.FORBIDDEN), Failure(cause=Cause.FORBIDDEN, first_line=2, last_line=2)
    assert above < below and above <= below and below > above and below >= above
    assert above <= Failure(cause=Cause.FORBIDDEN) and not above < Failure(cause=Cause.FORBIDDEN)
    with pytest.raises(TypeError):
        assert above < 1
