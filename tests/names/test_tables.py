"""What each name is, and what a line is: tables of functions, a file for each module.

Those of ``ecr_denied.names`` stand beside this file, and those of ``ecr_denied.reading`` in ``tests/reading/tables``.

Above the lines are a function and a claim in words, and a line is what the function is given and what it gives, in the
notation of the proofs. ``{NONE}`` gives it nothing; between two that it is given stands ``¦``; fields that are ``None``
are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from tests.looped import looped
from tests.tables import lines_in, shown


class Row(NamedTuple):
    """A line of a table: the function, what it is given, what it gives, and the place of the line."""

    function: Any
    given: str | None
    gives: str
    at: str


def rows_in(file: Path) -> Iterator[Row]:
    """The lines of a module's table."""
    module = import_module(f"ecr_denied.{file.parents[1].name}.{file.stem}")
    for line in lines_in(file, headed=True):
        given, arrow, gives = line.text.rpartition(" => ")
        if arrow:
            function = attrgetter(line.section.partition(":")[0])(module)
            yield Row(function, None if given == "{NONE}" else given, gives, f"{line.at} {line.section}")


def written(value: object) -> str:
    """What a function gives, as a table writes it."""
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json")
    elif isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return " ".join(f"{name}={written(part)}" for name, part in value.items() if part is not None) or "nothing"
    if isinstance(value, list):
        return " ¦ ".join(value)
    if isinstance(value, tuple | frozenset):
        records = [one for one in value if hasattr(one, "_asdict")]
        return " | ".join(map(written, records)) or ", ".join(sorted(map(written, value))) or "nothing"
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


TESTS = Path(__file__).parents[1]
ROWS = [
    row for room in ("names", "reading") for file in sorted(TESTS.glob(f"{room}/tables/*.txt")) for row in rows_in(file)
]


@looped("row", ROWS, ids=lambda row: row.at)
def test_a_name_is_what_its_table_says(row: Row) -> None:
    gives = written(row.function(*(row.given.split(" ¦ ") if row.given else [row.given])))
    given = "{NONE}" if row.given is None else shown(row.given)
    assert gives == row.gives, f"where that is right, the line is\n  {given} => {shown(gives)}"
