"""What the documents say of the code is so: examples run, tables name every module, the piped report is real."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import ecr_denied
from ecr_denied import group, scan
from ecr_denied.catalogue.entry import Signal, Speaker, Strength
from ecr_denied.catalogue.template import _ANCHORS
from ecr_denied.output.style import Style
from ecr_denied.output.text import as_text
from ecr_denied.reading.judge.occurrences import MERGE_WINDOW_LINES
from ecr_denied.reading.judge.tracker import OPERATION_TIMEOUT_LINES
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES
from tests.printed import Printed, words_in

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PACKAGE = ROOT / "ecr_denied"
SPEAKERS = ("aws", "clients", "login", "others", "platforms", "runtimes")


def named(document: str) -> str:
    return (DOCS / document).read_text(encoding="utf-8")


def rows(document: str) -> list[str]:
    """The first cells of every table in a document, without their marks."""
    lines = named(document).splitlines()
    return [line.split("|")[1].replace("*", "") for line in lines if line.startswith("| ")]


def paths(cells: list[str]) -> set[str]:
    """What stands in the cells in code marks."""
    return {path for cell in cells for path in re.findall(r"`([^`]+)`", cell)}


@pytest.mark.parametrize("document", ["../README.md", *sorted(path.name for path in DOCS.glob("*.md"))])
def test_the_examples_are_true(document: str) -> None:
    assert not doctest.testfile(str(DOCS / document), module_relative=False).failed


def test_the_packages_own_example_is_true() -> None:
    told = doctest.testmod(ecr_denied)
    assert told.attempted and not told.failed


def test_the_architecture_has_a_row_for_every_module() -> None:
    listed = paths(rows("architecture.md"))
    modules = {str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py") if not path.name.startswith("__")}
    rooms = {"advice", "cli", *(f"catalogue/{folder}" for folder in SPEAKERS)}  # these have one row, or another page
    assert {module for module in modules if not module.startswith(tuple(rooms))} <= listed
    assert {module for module in listed if module.endswith(".py")} <= modules


def test_the_rules_have_a_row_for_every_file() -> None:
    room = PACKAGE / "advice"
    files = {str(path.relative_to(room)) for path in room.rglob("*.py") if path.stat().st_size}
    listed = paths(rows("rules.md"))
    assert {file for file in files if not file.startswith(tuple(row for row in listed if row.endswith("/")))} == {
        row for row in listed if not row.endswith("/")
    }


def test_every_folder_of_speakers_has_a_row() -> None:
    listed = {path for path in paths(rows("patterns.md")) if path.startswith("ecr_denied/")}
    folders = {f"ecr_denied/catalogue/{path.parent.name}/" for path in PACKAGE.glob("catalogue/*/__init__.py")}
    assert listed == folders


@pytest.mark.parametrize("document", ["patterns.md"])
def test_the_notation_and_the_dials_are_named(document: str) -> None:
    text = named(document)
    for name in (*Speaker.__members__, *Signal.__members__, *(s for s in Strength.__members__ if s != "FALLBACK")):
        assert f"`{name}`" in text, name
    for anchor in _ANCHORS:
        assert f"`{{{anchor}}}`" in text, anchor


def test_the_distances_are_as_said() -> None:
    text = named("architecture.md")
    for name, lines in {
        "MAX_WRAPPED_LINES": MAX_WRAPPED_LINES,
        "MERGE_WINDOW_LINES": MERGE_WINDOW_LINES,
        "OPERATION_TIMEOUT_LINES": OPERATION_TIMEOUT_LINES,
    }.items():
        assert re.search(rf"^\| `{name}` \(`[\w/]+\.py`\) \| {lines} \|", text, re.MULTILINE), name
    reading = named("reading.md")
    assert (
        f"holds for {OPERATION_TIMEOUT_LINES} lines" in reading
        and f"at most {MERGE_WINDOW_LINES} lines apart" in reading
    )


def test_the_piped_report_of_the_readme_is_the_real_one() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```console\n\$ docker push [^\n]*\n(.*?)```", readme, re.DOTALL)
    assert block
    terminal = (ROOT / "fixtures" / "seed" / "push-other-account.terminal.txt").read_bytes()
    printed = terminal.partition(b"\n")[2]  # a shell shows the command, docker does not print it
    report = list(as_text(map(Printed, group(scan([printed]))), Style(color=False), words_in()))
    at = 0
    for line in block[1].splitlines():
        words = line.removesuffix("...").rstrip()
        if not words:
            continue
        at = next(number for number in range(at, len(report)) if report[number].startswith(words)) + 1
        assert line.endswith("...") or report[at - 1] == line
