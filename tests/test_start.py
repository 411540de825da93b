"""What a start loads: a log that tells of no failure needs no more than what finds that out."""

from __future__ import annotations

import gc
import subprocess
import sys
import typing

import pytest

import ecr_denied.cli
from ecr_denied import records
from ecr_denied.grouping import group

CLEAN = "building target object file\nok 3 - the function returns what it should\n"
REFUSED = "denied: User: arn:aws:iam::111122223333:user/a is not authorized to perform: ecr:PutImage"
# What reads a failure, tells it and advises on it; pydantic's models, and what else takes long to load.
HEAVY = (
    "ecr_denied.records",
    "ecr_denied.advice",
    "ecr_denied.live",
    "ecr_denied.reading.judge.judge",
    "ecr_denied.reading.lines.frames",
    "ecr_denied.reading.match.claims",
    "ecr_denied.names.references",
    "ecr_denied.output.text",
    "pydantic",
    "regex",
    "html",
    "difflib",
    "hashlib",
    "importlib.metadata",
)
LOADED = "import sys; sys.stderr.write(' '.join(sys.modules))"


def loaded(code: str, text: str = "") -> set[str]:
    """The modules that a program has loaded at its end."""
    words = [sys.executable, "-X", "utf8", "-c", f"{code}\n{LOADED}"]
    done = subprocess.run(words, input=text.encode(), capture_output=True, check=True)
    return set(done.stderr.decode().split())


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (f"import ecr_denied; assert not ecr_denied.parse({CLEAN!r})", ""),
        ("from ecr_denied.cli import main; assert main([]) == 1", CLEAN),
    ],
    ids=["parse", "command"],
)
def test_a_log_that_tells_of_no_failure_loads_nothing_that_reads_one(code: str, text: str) -> None:
    assert loaded(code, text).isdisjoint(HEAVY)


def test_a_failure_that_nobody_asks_advice_on_loads_none() -> None:
    found = loaded(f"import ecr_denied; assert ecr_denied.parse({REFUSED!r})")
    assert "ecr_denied.records" in found and "ecr_denied.advice" not in found


def test_annotations_are_resolved_as_the_documentation_says() -> None:
    for function in (ecr_denied.parse, ecr_denied.scan, group, ecr_denied.merge):
        hints = typing.get_type_hints(function, localns=vars(records))
        assert "Failure" in str(hints["return"]), function


def test_the_command_leaves_it_as_it_was_how_often_cycles_are_looked_for(capsys: pytest.CaptureFixture[str]) -> None:
    usual = gc.get_threshold()
    assert ecr_denied.cli.main(["--color", "never", __file__]) in (0, 1)
    assert gc.get_threshold() == usual and capsys.readouterr()
