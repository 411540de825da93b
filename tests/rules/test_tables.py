"""No rule gives another answer unseen: every line of the tables is a claim."""

from __future__ import annotations

import pytest

from ecr_denied.advice.checks import CHECKS
from tests.looped import looped
from tests.made import WRITE
from tests.rules.tables import FOLDER, TABLES, written


def _kept(table: str) -> dict[str, list[str]]:
    """The sections of a table, as they are kept."""
    sections = (FOLDER / f"{table}.txt").read_text(encoding="utf-8").split("\n\n")
    return {name: lines for name, *lines in (section.strip("\n").split("\n") for section in sections)}


@looped("table, name", [(table, name) for table, names in TABLES.items() for name in names], by=lambda table, _: table)
def test_no_answer_differs_from_the_table(table: str, name: str) -> None:
    assert written(TABLES[table][name]) == _kept(table).get(name), WRITE


@pytest.mark.parametrize("table", TABLES)
def test_the_table_has_no_section_of_nothing(table: str) -> None:
    assert list(_kept(table)) == list(TABLES[table]), WRITE


def test_every_check_has_a_section() -> None:
    missing = {check.id.replace("-", "_") for check in CHECKS} - TABLES["checks"].keys()
    assert not missing, f"add the modules of these checks to _THEMES in tests/rules/tables.py: {missing}"
