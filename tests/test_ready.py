"""What a wheel brings ready: the same as what a start makes of the modules, and used."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
import regex

from ecr_denied import advise, parse, ready
from ecr_denied.catalogue import CATALOGUE, template

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ecr_denied"
REFUSED = "denied: User: arn:aws:iam::111122223333:user/a is not authorized to perform: ecr:PutImage"
# What is read and compiled for one failure: the speakers' modules that are loaded, the expressions that are compiled.
MADE = f"""
import json, sys, regex
regex.__version__ = sys.argv[1] or regex.__version__
compiled, usual = [], regex.compile
regex.compile = lambda *words, **named: compiled.append(words) or usual(*words, **named)
from ecr_denied import advise, parse
found = parse({REFUSED!r})
advice = [one.model_dump(mode="json") for one in advise(found[0])]
speakers = [name for name in sys.modules if name.startswith("ecr_denied.catalogue.aws")]
print(json.dumps([found[0].model_dump(mode="json"), advice, len(speakers), len(compiled)]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as a wheel installs it."""
    folder = tmp_path_factory.mktemp("wheel")
    copytree(PACKAGE, folder / "ecr_denied", ignore=ignore_patterns("__pycache__"))
    command = [sys.executable, "-B", str(ROOT / "hatch_build.py"), str(folder / "ecr_denied")]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "0"}, check=True)
    return folder


def made(folder: Path, version: str = "") -> Any:
    """The record and the advice of one failure, how many speakers were loaded, and how much was compiled."""
    command = [sys.executable, "-X", "utf8", "-c", MADE, version]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return json.loads(done.stdout)


def test_a_checkout_has_no_table() -> None:
    assert ready.table(ready.CATALOGUE) is None
    assert not [*PACKAGE.glob("*.pickle")]


def test_the_table_of_the_catalogue_holds_what_the_modules_and_the_notation_say(
    wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "__file__", str(wheel / "ecr_denied" / "ready.py"))
    table = ready.table(ready.CATALOGUE)
    assert table == CATALOGUE and table is not CATALOGUE
    for entry in table:
        for one in (entry, *entry.sentences):
            known = vars(one)
            assert known["literals"] == template.literals(one.words)
            assert known["beginnings"] == template.beginnings(one.words)


def test_the_expressions_of_the_table_are_what_the_engine_compiles(
    wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "__file__", str(wheel / "ecr_denied" / "ready.py"))
    forms: list[Any] = [entry.unbroken for entry in CATALOGUE]
    ready._expressions.cache_clear()
    try:
        with monkeypatch.context() as patch:
            patch.delattr(regex, "compile")
            found = [ready.compiled(one.pattern, one.given_flags) for one in forms]
    finally:
        ready._expressions.cache_clear()
    for one, pattern in zip(forms, found, strict=True):
        anew = regex.compile(one.pattern, one.given_flags)
        assert (pattern.pattern, pattern.flags, pattern.groupindex) == (anew.pattern, anew.flags, anew.groupindex)


def test_an_expression_of_another_source_with_the_same_key_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    other = {ready.key("words", 0): pickle.dumps(regex.compile("others"))}
    monkeypatch.setattr(ready, "_expressions", lambda _: other)
    assert ready.compiled("words", 0).fullmatch("words")


def test_with_the_tables_a_failure_is_read_without_speakers_and_without_compiling(wheel: Path) -> None:
    record, advice, speakers, compiled = made(wheel)
    (failure,) = parse(REFUSED)
    assert record == failure.model_dump(mode="json")
    assert advice == [one.model_dump(mode="json") for one in advise(failure)]
    assert (speakers, compiled) == (0, 0)


def test_another_version_of_the_engine_compiles_by_itself(wheel: Path) -> None:
    record, advice, speakers, compiled = made(wheel, "2024.11.6")
    assert [record, advice] == made(wheel)[:2]
    assert speakers == 0 and compiled > 20


def test_flags_that_are_numbers_give_the_same_code() -> None:
    for entry in CATALOGUE:
        one: Any = entry.unbroken
        anew = regex.compile(one.pattern, one.given_flags, cache_pattern=False)
        assert pickle.dumps(ready.compiled(one.pattern, one.given_flags)) == pickle.dumps(anew), entry.name
