"""Nothing downstream of reading looks into what was said: the record carries what the reader knew."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ecr_denied

PACKAGE = Path(ecr_denied.__file__).parent
ROOMS = ("advice", "live", "output", "lake")
FILES = [PACKAGE / "records.py", *(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))]


def looked_into(code: str) -> Iterator[str]:
    """The places where a message is more than printed, or one of several values."""
    tree = ast.parse(code)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "message" and isinstance(node.ctx, ast.Load):
            parent = parents[node]
            match parent:
                case ast.Tuple() | ast.Call(func=ast.Name(id="printable"), keywords=[]):
                    continue
            yield ast.unparse(parent)


@pytest.mark.parametrize(
    "code",
    [
        '"EOF" in failure.message',
        "failure.message.casefold()",
        "PATTERN.search(failure.message)",
        "re.split('x', case.failure.message)",
        "failure.message[:3]",
        "words = failure.message",
        "f(words=failure.message)",
    ],
)
def test_a_search_is_seen(code: str) -> None:
    assert list(looked_into(code))


def test_what_is_printed_is_none() -> None:
    assert not list(looked_into('print(printable(failure.message), ("its words", failure.message))'))


def test_no_module_of_advice_live_output_or_lake_looks_into_a_message() -> None:
    assert {
        path.relative_to(PACKAGE).as_posix(): found
        for path in FILES
        if (found := list(looked_into(path.read_text(encoding="utf-8"))))
    } == {}
