"""The records of 200 texts in the browser are those of CPython: the project's fixtures, and texts of the catalogue."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.catalogue.proving import TEXTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
MOST = 200
# Run by both Pythons.
TOLD = """
import json
from ecr_denied import Language, advise, parse

def lines(failure):
    steps = (step for language in Language for step in advise(failure, language))
    return [one.model_dump_json() for one in (failure, *steps)]

def told(texts):
    return json.dumps([[lines(failure) for failure in parse(text)] for text in json.loads(texts)])
"""


def spread(all_of_them: Sequence[Any], most: int) -> list[Any]:
    """So many of them, from the first to the last."""
    return [all_of_them[at * len(all_of_them) // most] for at in range(min(most, len(all_of_them)))]


def texts() -> list[str]:
    """Half are what clients printed, half are texts of the catalogue, those of which nothing is read included."""
    fixtures = sorted((ROOT / "fixtures").rglob("*.txt"))
    read = [path.read_bytes().decode("utf-8", "surrogateescape") for path in spread(fixtures, MOST // 2)]
    return [*read, *spread(TEXTS, MOST - len(read))]


def test_the_records_and_the_advice_of_200_texts_are_those_of_cpython(page: Page) -> None:
    asked = texts()
    assert len({*asked}) > MOST * 0.9
    here: dict[str, Any] = {}
    exec(TOLD, here)  # noqa: S102
    (worker,) = [one for one in page.workers if one.url.startswith("blob:")]
    worker.evaluate("(code) => self.python.runPython(code)", TOLD)
    found = 0
    for at in range(0, len(asked), 10):
        some = json.dumps(asked[at : at + 10])
        there = worker.evaluate("(texts) => self.python.globals.get('told')(texts)", some)
        for text, one, other in zip(asked[at:], json.loads(here["told"](some)), json.loads(there), strict=False):
            assert one == other, text
            found += len(one)
    assert found > MOST * 0.6
