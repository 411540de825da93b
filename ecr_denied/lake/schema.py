"""The fixed form of a row: one telling of a failure, or all of them, without nesting. docs/lake.md has the columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
from pydantic import BaseModel

from ecr_denied.records import Failure, Policy, Principal
from ecr_denied.redaction import clean
from ecr_denied.times import in_utc

__all__ = ["DDL", "SCHEMA", "TIMES", "failure_of", "row_of"]

_TEXT, _TIME = pa.string(), pa.timestamp("us", tz="UTC")


def _said(name: str, kind: pa.DataType = _TEXT) -> pa.Field:
    """A column that is null where the text does not say it."""
    return pa.field(name, kind)


def _known(name: str, kind: pa.DataType = _TEXT) -> pa.Field:
    return pa.field(name, kind, nullable=False)


SCHEMA = pa.schema(
    [
        _known("fingerprint"),
        _known("cause"),
        _known("family"),
        _known("retry"),
        _known("retryable", pa.bool_()),
        _said("operation"),
        _said("client"),
        _said("registry"),
        _said("registry_id"),
        _said("registry_alias"),
        _said("region"),
        _said("repository"),
        _said("tag"),
        _said("digest"),
        _said("action"),
        _said("principal_arn"),
        _said("principal_account_id"),
        _said("principal_type"),
        _said("principal_name"),
        _said("principal_session"),
        _said("cross_account", pa.bool_()),
        _said("policy_type"),
        _said("policy_effect"),
        _said("policy_arn"),
        _said("code"),
        _said("http_status", pa.int32()),
        _known("message"),
        _said("source"),
        _known("first_line", pa.int64()),
        _known("last_line", pa.int64()),
        _said("first_seen", _TIME),
        _said("first_seen_zone"),
        _said("last_seen", _TIME),
        _said("last_seen_zone"),
        _known("occurrences", pa.int64()),
    ]
)

_SPARK = {_TEXT: "STRING", pa.bool_(): "BOOLEAN", pa.int32(): "INT", pa.int64(): "BIGINT", _TIME: "TIMESTAMP"}

DDL = ", ".join(f"{field.name} {_SPARK[field.type]}" for field in SCHEMA)
"""``SCHEMA`` as Spark writes it."""

_PARTS: dict[str, type[BaseModel]] = {"principal": Principal, "policy": Policy}
TIMES = ("first_seen", "last_seen")


def row_of(failure: Failure, source: str | None = None) -> dict[str, Any]:
    """A failure as a row; ``source`` names what it was read from, and shows no secret that it holds."""
    row = failure.model_dump()
    for name, kind in _PARTS.items():
        part = row.pop(name) or {}
        row |= {f"{name}_{field}": part.get(field) for field in kind.model_fields}
    for name in TIMES:
        moment = row[name] and in_utc(row[name])
        row |= {name: moment, f"{name}_zone": moment and (row[name].strftime("%z") or None)}
    return row | {"source": source and clean(source)}


def failure_of(row: Mapping[str, Any]) -> Failure:
    """The failure that a row holds, its times in UTC, without a zone.

    Columns that are missing count as null, and others than those of ``SCHEMA`` are passed over.

    :raises ValueError: when a value is none of its field's, or when what is computed, the fingerprint say, is another
        than this version computes.
    """
    known = {name: value for name, value in row.items() if value is not None}
    for name in TIMES:
        if name in known:
            known[name] = _as_printed(known[name], known.get(f"{name}_zone"))
    for name, kind in _PARTS.items():
        if part := {field: known[f"{name}_{field}"] for field in kind.model_fields if f"{name}_{field}" in known}:
            known[name] = part
    fields = Failure.model_fields.keys() | Failure.model_computed_fields.keys()
    return Failure(**{name: value for name, value in known.items() if name in fields})


def _as_printed(time: datetime, zone: str | None) -> datetime:
    """A time in UTC in the zone that was printed with it; as it is where none was."""
    if zone is None:
        return time
    try:
        return time.replace(tzinfo=UTC).astimezone(datetime.strptime(zone, "%z").tzinfo)
    except OverflowError as error:
        raise ValueError(f"a time is before the year 1 or after 9999 in the zone {zone}") from error
