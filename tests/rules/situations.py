"""Situations that people meet: what a record says, and the causes under which that happens (``situations.txt``)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from ecr_denied.advice.meanings import EXCEPTIONS
from ecr_denied.names.principals import principal_from
from ecr_denied.records import Cause, Failure
from tests.tables import lines_in

__all__ = ["SITUATIONS", "record", "records", "situations"]

_EVERY = "every cause"


def _fields(words: str, known: dict[str, Any] | None = None) -> dict[str, Any]:
    """The fields of a line, with those of a part in a record of their own; ``none`` is what is not told.

    ``by`` is the ARN of the caller.
    """
    fields = dict(known or {})
    for word in words.split():
        name, _, value = word.partition("=")
        part, _, inner = name.partition(".")
        said = None if value == "none" else value.replace("␣", " ")
        if name == "by":
            fields["principal"] = principal_from(value)
        else:
            fields[part] = {**(fields.get(part) or {}), inner: said} if inner else said
    return fields


EXCEPTED = [one.removeprefix("api.") for names in EXCEPTIONS for one in names.split("|")]


def _situations() -> Iterator[tuple[str, tuple[Cause, ...], dict[str, Any]]]:
    for line in lines_in(Path(__file__).with_name("situations.txt")):
        name, _, words = line.text.partition(":")
        causes = tuple(Cause) if line.section == _EVERY else tuple(map(Cause, line.section.split(" ")))
        for one in EXCEPTED if name == "*" else (name,):
            yield one, causes, _fields(words.replace("*", one))


_ALL = list(_situations())
SITUATIONS = {name: fields for name, _, fields in _ALL}


def record(cause: Cause, situation: str) -> Failure:
    """The record of one cause in one situation."""
    return Failure.model_validate({"cause": cause, **SITUATIONS[situation]})


def records(words: str) -> Iterator[Failure]:
    """The records of a line: causes with commas between, a situation, and fields, of which ``¦`` parts alternatives."""
    causes, *said = words.split()
    situation = said.pop(0) if said and "=" not in said[0] else "nothing-told"
    each = [
        [f"{name}={one}" for one in values.split("¦")] for name, _, values in (word.partition("=") for word in said)
    ]
    for cause, fields in product(causes.split(","), product(*each)):
        told = _fields(" ".join(fields), SITUATIONS[situation])
        yield Failure.model_validate({"cause": cause, **told})


def situations() -> Iterator[tuple[str, Failure]]:
    """Every situation, under each cause under which it happens."""
    for name, causes, _ in _ALL:
        yield from ((name, record(cause, name)) for cause in causes)
