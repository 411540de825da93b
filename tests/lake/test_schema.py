"""The schema of rows: pinned, in step with the record, the document and Spark; and a record comes back from its row."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from pydantic import BaseModel

from ecr_denied import (
    Cause,
    Command,
    Elsewhere,
    Endpoint,
    EndpointKind,
    Failure,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    Request,
    RequestTarget,
    Shell,
)
from ecr_denied.lake import DDL, SCHEMA, failures
from ecr_denied.lake.schema import failure_of, row_of
from tests.strategies import times
from tests.test_rules_doc import named

FULL = Failure(
    cause=Cause.EXPLICIT_DENY,
    registry_id="111122223333",
    repository="team/app",
    principal=Principal(
        arn="arn:aws:sts::444455556666:assumed-role/ci/1",
        account_id="444455556666",
        type=PrincipalType.ASSUMED_ROLE,
        name="ci",
        session="1",
    ),
    policy=Policy(type=PolicyType.SESSION, effect=PolicyEffect.EXPLICIT, arn="arn:aws:iam::444455556666:policy/p"),
    http_status=403,
    endpoint=Endpoint(kind=EndpointKind.REGISTRY, host="public.ecr.aws", address="192.0.2.1:443"),
    request=Request(method="HEAD", target=RequestTarget.MANIFEST),
    command=Command.model_validate(
        {
            "shell": Shell.CMD,
            "program": "docker",
            "sudo": True,
            "user": "deploy",
            "profile": "dev",
            "aws_prefix": "sudo -u deploy",
            "aws_in": Elsewhere.CONTAINER,
            "aws_failed": True,
            "region": "eu-west-1",
            "secret": "regcred",
            "node": "fargate-ip-10-0-0-1.ec2.internal",
            "layers_pushed": 2,
            "function_role": "arn:aws:iam::111122223333:role/fn",
            "login_host": "public.ecr.aws",
            "logged_in": True,
            "task": "arn:aws:ecs:eu-west-1:111122223333:task/prod/6a7b8c9d0e1f4a5b8c7d6e5f4a3b2c1d",
            "job": True,
            "other_host": "111122223333.dkr.ecr.eu-west-1.amazonaws.com",
            "cache": True,
        }
    ),
    helper="docker-credential-pass",
    clock_skew=-600,
    wording="iam.explicit-deny",
    message="denied: no",
    first_line=3,
    last_line=9,
    first_seen=datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    last_seen=datetime(2026, 1, 2, 3, 4, 5),
    occurrences=7,
    told_as="00000001 9f86d081",
)
BARE = Failure(cause=Cause.UNCLASSIFIED)


def batch(*rows: dict[str, Any]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(list(rows), schema=SCHEMA)


@pytest.mark.parametrize(
    ("column", "value"),
    [("fingerprint", "0" * 16), ("family", "name"), ("retryable", True), ("cause", "bad-luck"), ("http_status", 9)],
)
def test_a_row_that_contradicts_itself_is_an_error(column: str, value: object) -> None:
    with pytest.raises(ValueError, match=column):
        failure_of(row_of(FULL) | {column: value})


def test_a_row_has_every_column_and_no_other() -> None:
    assert row_of(FULL).keys() == row_of(BARE).keys() == set(SCHEMA.names)


def test_every_field_of_the_record_has_a_column_and_no_column_lacks_one() -> None:
    parts: dict[str, type[BaseModel]] = {
        "principal": Principal,
        "policy": Policy,
        "endpoint": Endpoint,
        "request": Request,
        "command": Command,
    }
    fields = {*Failure.model_fields, *Failure.model_computed_fields} - parts.keys()
    fields |= {f"{part}_{field}" for part, record in parts.items() for field in record.model_fields}
    assert set(SCHEMA.names) == fields | {"source", "first_seen_zone", "last_seen_zone"}


def test_a_column_may_be_null_where_the_field_may_be_none() -> None:
    for name in SCHEMA.names:
        field = Failure.model_fields.get(name)
        if field is not None:
            assert SCHEMA.field(name).nullable == (not field.is_required() and field.default is None), name


# A column's name and type never change, and none goes, as rows are kept for years: the table in the document says so.
def test_the_document_has_a_row_for_every_column_in_their_order() -> None:
    lines = [line for line in named("lake.md").splitlines() if line.startswith("| `")]
    cells = [[cell.strip().strip("`") for cell in line.split("|")[1:4]] for line in lines]
    columns = [[field.name, str(field.type), "yes" if field.nullable else ""] for field in SCHEMA]
    shown = [cell for cell in cells if cell[0] in SCHEMA.names]
    assert shown == columns, "give each column its row in docs/lake.md; none that stands there may change or go"


def test_spark_gets_the_same_columns() -> None:
    assert [column.split()[0] for column in DDL.split(", ")] == SCHEMA.names


@pytest.mark.parametrize("zone", ["+1400", "-2359"])
def test_a_row_whose_time_no_record_can_hold_is_an_error(zone: str) -> None:
    for moment in (datetime.min, datetime.max):
        row = row_of(FULL) | {"first_seen": moment, "first_seen_zone": zone}
        if (moment == datetime.max) == (zone == "+1400"):
            with pytest.raises(ValueError, match=r"before the year 1 or after 9999 in the zone"):
                failure_of(row)


@pytest.mark.parametrize("microseconds", [-(2**63), 253_402_300_800_000_000, 2**63 - 1])
def test_a_row_whose_time_is_in_no_year_of_pythons_is_an_error(microseconds: int) -> None:
    moment = pa.array([microseconds], pa.int64()).cast(SCHEMA.field("first_seen").type)
    given = batch(row_of(FULL)).set_column(SCHEMA.get_field_index("first_seen"), SCHEMA.field("first_seen"), moment)
    with pytest.raises(ValueError, match="before the year 1 or after 9999"):
        next(failures([given]))


@given(times, times)
def test_no_time_of_a_record_raises_when_it_becomes_a_row(first: datetime | None, last: datetime | None) -> None:
    failure = BARE.model_copy(update={"first_seen": first, "last_seen": last})
    (back,) = failures([batch(row_of(failure))])
    for told, held in ((back.first_seen, first), (back.last_seen, last)):
        assert told == held or (told is None and held is not None and held.year in (1, 9999))


@pytest.mark.parametrize("failure", [FULL, BARE], ids=["full", "bare"])
def test_a_record_comes_back_from_its_row_with_its_times_as_they_were_printed(failure: Failure) -> None:
    (back,) = failures([batch(row_of(failure, "file"))])
    assert back.model_dump_json() == failure.model_dump_json()


def test_a_time_is_a_moment_in_utc_and_its_zone_stands_beside_it() -> None:
    (row,) = batch(row_of(FULL)).cast(pa.schema([field.with_type(plain(field.type)) for field in SCHEMA])).to_pylist()
    assert (row["first_seen"], row["first_seen_zone"]) == (datetime(2026, 1, 1, 21, 34, 5, 678), "+0530")
    assert (row["last_seen"], row["last_seen_zone"]) == (datetime(2026, 1, 2, 3, 4, 5), None)


def test_an_engine_may_give_times_in_a_zone_of_its_own_and_columns_of_its_own() -> None:
    fields = [
        field.with_type(pa.timestamp("ns", "+09:00")) if pa.types.is_timestamp(field.type) else field
        for field in SCHEMA
    ]
    given = batch(row_of(FULL)).cast(pa.schema(fields)).append_column("day", pa.array(["monday"]))
    assert [one.model_dump_json() for one in failures([given])] == [FULL.model_dump_json()]


def test_a_column_that_older_rows_lack_is_null() -> None:
    (back,) = failures([batch(row_of(FULL)).drop_columns(["principal_session", "source"])])
    assert back.principal and FULL.principal
    assert back.principal == FULL.principal.model_copy(update={"session": None})


def plain(kind: pa.DataType) -> pa.DataType:
    return pa.timestamp("us") if pa.types.is_timestamp(kind) else kind
