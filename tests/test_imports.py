"""Imports point one way: which part of the package may use which, and that no modules import each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "ecr_denied"
# What every part may use.
GROUND = {"cached", "engine", "expression", "extras", "marks", "ready", "terms", "times"}
# What each part uses of the others, the ground left out. An arrow more is a decision: docs/architecture.md has them.
ARROWS = {
    "redaction": set[str](),
    "records": {"redaction"},
    "names": {"records"},
    "grouping": {"records"},
    "catalogue": {"names"},
    "reading.lines": {"redaction"},
    "reading.match": {"catalogue", "names", "reading.lines", "redaction"},
    "reading.judge": {"catalogue", "names", "reading.lines", "reading.match", "records"},
    "reading": {
        *("catalogue", "grouping", "names", "records"),
        *("reading.judge", "reading.lines", "reading.match"),
    },
    "advice": {"names", "records", "redaction"},
    "forks": {"advice", "reading"},
    "": {"advice", "forks", "grouping", "reading", "records"},
    "live.vocabulary": {"", "records"},
    "live.case": {"advice", "live.vocabulary", "names", "records"},
    "live.calls": {"redaction"},
    "live": {"advice", "live.calls", "live.case", "live.vocabulary", "names", "records"},
    "sources": {"reading", "records"},
    "lake": {"catalogue", "grouping", "reading", "reading.lines", "records", "redaction"},
    "output": {"", "advice", "grouping", "reading.judge", "records", "redaction"},
    "mcp": {
        *("", "advice", "catalogue", "grouping", "output", "reading", "records", "redaction"),
        *("live", "live.calls", "live.vocabulary"),
    },
    "cli": {
        *("", "advice", "grouping", "mcp", "output", "reading", "reading.lines", "records", "redaction"),
        *("live", "live.calls", "live.vocabulary", "sources"),
    },
    "__main__": {"cli"},
}


def name(path: Path) -> str:
    """The name of a module in the package."""
    return ".".join(part for part in path.relative_to(PACKAGE).with_suffix("").parts if part != "__init__")


MODULES = {name(path): path for path in PACKAGE.rglob("*.py")}


def found(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "ecr_denied":
            within = (node.module or "").partition(".")[2]
            for alias in node.names:
                whole = f"{within}.{alias.name}".lstrip(".")
                yield whole if whole in MODULES else within
        elif isinstance(node, ast.Import):
            yield from (one.name.partition(".")[2] for one in node.names if one.name.split(".")[0] == "ecr_denied")


@cache
def imported(module: str) -> frozenset[str]:
    """The modules of the package that a module imports, at its beginning or later."""
    return frozenset(found(module))


def part(module: str) -> str:
    """The part of the package that a module belongs to."""
    return max((one for one in (*ARROWS, *GROUND) if f"{module}.".startswith(f"{one}." if one else "")), key=len)


def test_no_part_uses_another_but_those_it_may_use() -> None:
    used = {(part(module), part(other)) for module in MODULES for other in imported(module)}
    arrows = {(one, other) for one, other in used if one != other and other not in GROUND}
    assert arrows == {(one, other) for one, others in ARROWS.items() for other in others}


def test_the_ground_stands_on_nothing_else() -> None:
    assert {part(other) for one in GROUND for other in imported(one)} <= GROUND


def test_no_modules_import_each_other_at_any_distance() -> None:
    order = TopologicalSorter({one: imported(one) - {one} for one in MODULES})
    order.prepare()
