"""The tables beside this, and the cases that their lines make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests import tables
from tests.formats.cases import Case, Fields
from tests.tables import Line

__all__ = ["FOLDER", "cases_in", "documents_in", "lines_in", "told"]

FOLDER = Path(__file__).parent
_NUMBERS = ("http_status", "occurrences", "first_line", "last_line")
_VALUES: Fields = {"none": None, "true": True, "false": False}


def lines_in(table: str, section: str | None = None) -> Iterator[Line]:
    """The lines of a table, or of a section of it."""
    return tables.lines_in(FOLDER / table, section)


def documents_in(table: str) -> Iterator[tuple[Line, str]]:
    """The sections of a table of whole texts."""
    return tables.documents_in(FOLDER / table)


def cases_in(table: str, section: str | None = None) -> Iterator[Case]:
    """The cases that the lines of a table make."""
    for line in lines_in(table, section):
        name, text, said = line.parts()
        yield Case(name, text, *told(said), "optional" in said)


def told(said: Iterable[str]) -> tuple[tuple[str, ...], Fields]:
    """The causes and the fields that the words behind an arrow name; of a field that is named twice the last value."""
    said = [word for word in said if word not in ("nothing", "optional")]
    fields = {name: value for name, equals, value in (word.partition("=") for word in said) if equals}
    causes = tuple(word for word in said if "=" not in word)
    return causes, {name: _typed(name, value) for name, value in fields.items()}


def _typed(name: str, value: str) -> str | int | bool | None:
    return int(value) if name in _NUMBERS and value.isdigit() else _VALUES.get(value, value)
