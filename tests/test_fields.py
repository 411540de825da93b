"""Each field of a failure has its place: marks, a text that says it, and a share in the fingerprint or in the order.

A field that is added has to be added to fields.txt: with its marks, and a text that says it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ecr_denied import Failure, merge, parse
from ecr_denied.marks import Mark, part_of
from ecr_denied.names.references import NAMES, Reference
from ecr_denied.records import Command, Endpoint, Policy, Principal, Request
from tests.looped import looped
from tests.tables import lines_in

PLACES = {line.named()[0]: line.named()[1].partition(": ") for line in lines_in(Path(__file__).with_name("fields.txt"))}
PARTS: dict[str, type[BaseModel]] = {
    "principal": Principal,
    "policy": Policy,
    "endpoint": Endpoint,
    "request": Request,
    "command": Command,
}


def test_every_field_has_its_place_and_the_marks_that_go_with_it() -> None:
    marks = {name: field.metadata for name, field in Failure.model_fields.items()}
    marks |= {f"{part}.{name}": one.metadata for part in PARTS for name, one in PARTS[part].model_fields.items()}
    found = {name: frozenset(mark for mark in known if isinstance(mark, Mark)) for name, known in marks.items()}
    places = {
        name: frozenset(mark for mark in Mark if mark.name.lower() in place.split(" "))
        for name, (place, _, _) in PLACES.items()
    }
    assert found == places, "give each field its row in fields.txt: its marks, and a text that says it"


def test_every_part_is_known() -> None:
    parts = {name: part for name, field in Failure.model_fields.items() if (part := part_of(field))}
    assert parts == PARTS


@looped("name", PLACES)
def test_a_text_says_every_field(name: str) -> None:
    (failure,) = parse(PLACES[name][2])
    value: Any = failure
    for step in name.split("."):
        value = getattr(value, step)
    assert value


def test_a_reference_has_the_parts_of_an_images_name_in_their_order() -> None:
    assert Reference._fields == ("ecr", *NAMES, "operation")


# Other values of the fields whose texts give what they are without one.
OTHERS: dict[str, Any] = {"told": "quoted", "first_line": 7, "last_line": 9, "occurrences": 2}


@looped("name", Failure.model_fields)
def test_a_field_is_in_the_fingerprint_or_orders_the_occurrences(name: str) -> None:
    bare = Failure(cause="forbidden")  # type: ignore[arg-type]
    (said,) = parse(PLACES[name][2])
    other = Failure(**{"cause": "forbidden", name: OTHERS.get(name, getattr(said, name))})
    assert other != bare, "give the field another value in OTHERS above"
    assert (bare.fingerprint != other.fingerprint) is ("identity" in PLACES[name][0])
    assert (bare < other) is not (other < bare)
    if bare.fingerprint == other.fingerprint:
        assert merge(bare, other) == merge(other, bare)
