"""The fixed form of a row: one occurrence of a failure, or all, without nesting. docs/lake.md has the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pyarrow as pa
from annotated_types import Le
from pydantic import BaseModel

from ecr_denied.marks import part_of
from ecr_denied.records import Failure
from ecr_denied.redaction import clean
from ecr_denied.times import in_utc

__all__ = ["DDL", "SCHEMA", "TIMES", "failure_of", "row_of"]

_TEXT, _TIME = pa.string(), pa.timestamp("us", tz="UTC")
_KINDS: tuple[tuple[type, pa.DataType], ...] = (
    (bool, pa.bool_()),
    (int, pa.int64()),
    (datetime, _TIME),
    (str, _TEXT),
)
TIMES = ("first_seen", "last_seen")
# The largest number of 32 bits.
_MOST = (1 << 31) - 1
# Computed columns, each behind the field that it is computed from.
_COMPUTED = {"cause": ("family", "retry", "retryable"), "principal": ("cross_account",)}


def _columns() -> Iterator[pa.Field]:
    """A column for every field, in the order of the record; ``source`` comes before the numbers of its lines."""
    yield _column("fingerprint", str)
    for name, field in Failure.model_fields.items():
        if name == "first_line":
            yield pa.field("source", _TEXT)
        part = part_of(field)
        for column, one in part.model_fields.items() if part else ():
            yield _column(f"{name}_{column}", one.annotation)
        if part is None:
            small = any(isinstance(one, Le) and one.le <= _MOST for one in field.metadata)
            yield _column(name, field.annotation, small=small)
        if name in TIMES:
            yield pa.field(f"{name}_zone", _TEXT)
        for computed in _COMPUTED.get(name, ()):
            yield _column(computed, get_type_hints(getattr(Failure, computed).fget)["return"])


def _column(name: str, annotation: Any, *, small: bool = False) -> pa.Field:
    """A column of the type that the annotation of a field names; it may be null where the field may."""
    named = [get_args(one)[0] if get_origin(one) is Annotated else one for one in get_args(annotation) or (annotation,)]
    said = next(one for one in named if one is not NoneType)
    kind = next(kind for known, kind in _KINDS if issubclass(said, known))
    return pa.field(name, pa.int32() if small else kind, nullable=NoneType in named)


SCHEMA = pa.schema(list(_columns()))

_SPARK = {_TEXT: "STRING", pa.bool_(): "BOOLEAN", pa.int32(): "INT", pa.int64(): "BIGINT", _TIME: "TIMESTAMP"}

DDL = ", ".join(f"{field.name} {_SPARK[field.type]}" for field in SCHEMA)
"""``SCHEMA`` as Spark writes it."""

_PARTS: dict[str, type[BaseModel]] = {
    name: part for name, field in Failure.model_fields.items() for part in (part_of(field),) if part
}


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

    Missing columns count as null. Columns that are not in ``SCHEMA`` are passed over.

    :raises ValueError: when a value does not fit its field, or when a computed value, such as the fingerprint, differs
        from what this version computes.
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
