"""One text, what a careful reader takes from it, and how the library's reading is compared with that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ecr_denied import Failure, parse
from tests.looped import looped
from tests.tables import lines_in

__all__ = ["FOLDER", "Case", "Fields", "Gaps", "cases_in", "compare", "each", "flat", "is_read_as_meant", "meant"]

Fields = Mapping[str, str | int | bool | None]

FOLDER = Path(__file__).parent
_NUMBERS = ("http_status", "occurrences", "first_line", "last_line")
_VALUES: Fields = {"none": None, "true": True, "false": False}
# A text tells of one failure when its records agree in these.
_IDENTITY = ("cause", "registry_id", "region", "repository", "action")


@dataclass(frozen=True, slots=True)
class Case:
    """A text; the causes that are right (none: the text tells of no failure); the fields it says or leaves open."""

    name: str
    text: str | bytes
    causes: tuple[str, ...] = ()
    fields: Fields = field(default_factory=dict)
    optional: bool = False  # bare words that name no registry: silence is fine too


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a reading gets wrong, and what it merely misses."""

    wrong: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def flat(failure: Failure) -> dict[str, Any]:
    """A failure's fields on one level."""
    record = failure.model_dump(mode="json")
    principal, policy = record["principal"] or {}, record["policy"] or {}
    return record | {
        "principal_arn": principal.get("arn"),
        "principal_account": principal.get("account_id"),
        "principal_type": principal.get("type"),
        "policy_type": policy.get("type"),
        "policy_effect": policy.get("effect"),
        "policy_arn": policy.get("arn"),
    }


def compare(case: Case) -> Gaps:
    """Read the text of ``case`` and compare."""
    records = [flat(failure) for failure in parse(case.text)]
    if not case.causes:
        return Gaps(tuple(f"false alarm: {record['cause']} ({record['message']!r})" for record in records))
    if not records:
        return Gaps() if case.optional else Gaps(missing=("the failure",))
    wrong, missing = [], []
    distinct = {tuple(record[key] for key in _IDENTITY) for record in records}
    if len(distinct) > 1:
        wrong.append(f"{len(distinct)} failures for one: {sorted(map(str, distinct))}")
    record = next((record for record in records if record["cause"] in case.causes), records[0])
    if record["cause"] not in case.causes:
        wrong.append(f"cause {record['cause']}, wanted {' or '.join(case.causes)}")
    for name, wanted in case.fields.items():
        if record[name] == wanted:
            continue
        if record[name] is None:
            missing.append(f"{name} {wanted!r}")
        else:
            wrong.append(f"{name} {record[name]!r}, wanted {wanted!r}")
    return Gaps(tuple(wrong), tuple(missing))


def complaints(case: Case) -> list[str]:
    """Everything that is wrong with or missing from the library's reading of ``case``."""
    gaps = compare(case)
    return [*gaps.wrong, *(f"missing: {what}" for what in gaps.missing)]


def each(rows: Iterable[tuple[str, Case]]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorate a test of one ``case``: it is held against the case of every row, named by the row's key and its own."""
    table = list(rows)
    return looped("case", [case for _, case in table], ids=[f"{key} {case.name}" for key, case in table])


def is_read_as_meant(case: Case) -> None:
    """Fail with the complaints about ``case``, and with its text."""
    found = complaints(case)
    assert not found, "\n".join((*found, repr(case.text)))


def cases_in(table: str, section: str | None = None) -> Iterator[Case]:
    """The cases that the lines of a table make."""
    for line in lines_in(FOLDER / table, section):
        name, text, said = line.parts()
        yield Case(name, text, *meant(said), "optional" in said)


def meant(said: Iterable[str]) -> tuple[tuple[str, ...], Fields]:
    """The causes and the fields that the words behind an arrow name; of a field that is named twice the last value."""
    said = [word for word in said if word not in ("nothing", "optional")]
    fields = {name: value for name, equals, value in (word.partition("=") for word in said) if equals}
    causes = tuple(word for word in said if "=" not in word)
    return causes, {name: _typed(name, value) for name, value in fields.items()}


def _typed(name: str, value: str) -> str | int | bool | None:
    return int(value) if name in _NUMBERS and value.isdigit() else _VALUES.get(value, value)
