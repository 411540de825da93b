"""Every entry and every field of it is proved by some text; the mutants that survive are listed, each with a reason."""

from __future__ import annotations

import ast
import pkgutil
import re
import subprocess
import sys
from functools import cache
from importlib import import_module
from itertools import chain

import pytest

from ecr_denied import names, reading, redaction
from ecr_denied.catalogue import CATALOGUE
from tools.mutation.entries import survives, turned
from tools.mutation.expressions import shortened
from tools.mutation.mutants import of_module
from tools.mutation.operators import mistakes, swaps
from tools.mutation.survivors import SURVIVORS
from tools.mutation.targets import TARGETS

SPEAKERS = sorted({entry.name.partition(".")[0] for entry in CATALOGUE})


@pytest.mark.whole
@pytest.mark.parametrize("speaker", SPEAKERS)
def test_no_entry_is_needless_and_no_turned_field_goes_unnoticed(speaker: str) -> None:
    entries = [entry for entry in CATALOGUE if entry.name.startswith(f"{speaker}.")]
    known = {f"{entry.name} {turn}": survives(entry, mutant) for entry in entries for turn, mutant in turned(entry)}
    survived = {name for name, alive in known.items() if alive}
    listed = known.keys() & SURVIVORS.keys()
    advice = (
        "add a text to the entry's proofs (operation=none there proves that the words tell none);"
        " where none can tell, list it in survivors.txt with its reason"
    )
    assert survived - listed == set(), f"these survive: {advice}"
    assert listed - survived == set(), "these die: take them out of survivors.txt"


@cache
def _mutants() -> frozenset[str]:
    return frozenset(mutant.name for target in TARGETS.values() for mutant in target.mutants())


@pytest.mark.whole
def test_no_survivor_is_unknown_or_without_a_reason() -> None:
    known = {f"{entry.name} {turn}" for entry in CATALOGUE for turn, _ in turned(entry)} | _mutants()
    assert SURVIVORS.keys() - known == set()
    assert all(SURVIVORS.values())


@pytest.mark.whole
def test_no_module_of_reading_names_or_redaction_is_without_mutants() -> None:
    judged = {mutant.partition(" ")[0] for mutant in _mutants()}
    modules = [
        one
        for package in (names, reading, redaction)
        for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    with_code = [one.name for one in modules if next(of_module(import_module(one.name)), None)]
    assert len(with_code) > 40
    assert [name for name in with_code if name.removeprefix("ecr_denied.") not in judged] == []


@pytest.mark.parametrize(
    ("code", "mutants"),
    [
        ("a < b", ["a <= b"]),
        ("a and b", ["a or b", "b", "a"]),
        ("not a", ["a"]),
        ("a + 1", ["a - 1", "a + 2"]),
        ("'a'", ["'a-changed'"]),
        ("'' + ' '", []),
        ("Cause.FORBIDDEN", ["Cause.LAYER_STORE_DENIED"]),
        ("a.casefold()", ["a"]),
        ("f(a=b)", ["f()"]),
        ("run(a, b)", ["run(a)"]),
        ("run(a, b, c)", ["run(a, c)", "run(a, b)", "run(a, c, b)"]),
        ("Text('', '', holds)", ["Text('', '')"]),
        ("f.because('')", ["f"]),
        ("~q", ["q"]),
        ("(a, b)", ["(b,)", "(a,)", "(b, a)"]),
        ("when(q, a, b)", ["when(~q, a, b)", "when(q, b)", "when(q, a)", "when(q, b, a)"]),
        ("a if b else c", ["a if not b else c"]),
        ("[a for a in b if a]", ["[a for a in b]"]),
        ("{a: b}", ["{}"]),
    ],
)
def test_each_mistake_is_made_once(code: str, mutants: list[str]) -> None:
    tree = ast.parse(code, mode="eval")
    made = []
    for holder in ast.walk(tree):
        for name, value in ast.iter_fields(holder):
            for at, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(node, ast.AST):
                    for _, mutant in chain(mistakes(node), swaps(node)):
                        _put(holder, name, at, mutant)
                        made.append(ast.unparse(ast.fix_missing_locations(tree)))
                        _put(holder, name, at, node)
    assert made == mutants


@pytest.mark.parametrize(
    ("piece", "shorter"),
    [
        ("abc", []),
        (r"a\|b[|]c\(|\)", [r"\)", r"a\|b[|]c\("]),
        ("a|b|c", ["b|c", "a|c", "a|b"]),
        ("(?:a|b)c", ["(?:b)c", "(?:a)c"]),
        ("(?i:a|(b|c)d)", ["(?i:a|(c)d)", "(?i:a|(b)d)", "(?i:(b|c)d)", "(?i:a)"]),
        ("(?<!a)b(?=c|d)", ["b(?=c|d)", "(?<!a)b(?=d)", "(?<!a)b(?=c)", "(?<!a)b"]),
        ("gh[po]_[a-z][^ab]", ["gh[o]_[a-z][^ab]", "gh[p]_[a-z][^ab]"]),
    ],
)
def test_an_expression_lacks_each_alternative_and_what_stands_around_it_once(piece: str, shorter: list[str]) -> None:
    assert [rest for _, rest in shortened(piece, is_whole=True)] == shorter


@pytest.mark.parametrize(
    ("piece", "shorter"),
    [
        ("a|b|c", ["a|c"]),
        ("a|b)c|(?:d|e)|f", ["a)c|(?:d|e)|f", "a|b)c|(?:e)|f", "a|b)c|(?:d)|f", "a|b)c|f"]),
        ("a(?=b|c|d", ["a(?=c|d", "a(?=b|d"]),
    ],
)
def test_no_alternative_is_left_out_that_goes_on_in_another_piece(piece: str, shorter: list[str]) -> None:
    assert [rest for _, rest in shortened(piece, is_whole=False)] == shorter


def _put(holder: ast.AST, name: str, at: int | None, node: ast.AST) -> None:
    if at is None:
        setattr(holder, name, node)
    else:
        getattr(holder, name)[at] = node


@pytest.mark.whole
def test_the_command_judges_a_sample() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.mutation", "reading.literals", "--sample", "6"],
        capture_output=True,
        text=True,
        check=False,
    )
    counted = re.search(r"^reading.literals: 6 mutants, (\d+) killed .*, 0 are no program$", done.stdout, re.M)
    assert counted and int(counted[1]), done.stdout + done.stderr
    wrong = re.search(r"^(survives|dies, but is listed): ", done.stdout, re.M)
    assert done.returncode == (1 if wrong else 0)
