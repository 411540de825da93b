"""docs/glossary.md: each word is one class, and no word of the package is two."""

from __future__ import annotations

import ast
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"^\| ([a-z ]+) \| .+ \| `([\w.]+)\.(\w+)` \|$", re.MULTILINE)
# A line of a log, and one of ``jsonl``: the title of the published schema. A check of advice, and its kind in a record
# (which advice calls ``Kind``); a command that is advised, and the one that a text shows.
TWICE = {"Check", "Command", "Line"}


def test_the_glossary_names_classes_that_are_there_each_once_and_thirty_at_most() -> None:
    rows = ROW.findall((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
    assert 20 < len(rows) <= 30
    for word, module, name in rows:
        assert isinstance(getattr(import_module(f"ecr_denied.{module}"), name), type), word
    assert len({word for word, _, _ in rows}) == len({name for _, _, name in rows}) == len(rows)


def test_no_two_public_classes_bear_one_name() -> None:
    modules = (ROOT / "ecr_denied").rglob("*.py")
    classes = (
        node.name
        for module in modules
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert {name for name, times in Counter(classes).items() if times > 1} == TWICE
