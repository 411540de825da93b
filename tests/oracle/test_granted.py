"""What the advice says to add grants what was refused, on the side that has to, and nothing more: by an evaluator of
others.

By default its decisions are those that are kept (``python -m tools.oracle.granted``); the lane ``proof`` asks it anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from ecr_denied.records import Side
from tools.oracle import granted
from tools.oracle.evaluator import Evaluator
from tools.oracle.granted import CASES, GRANTED, Case, faults


@pytest.fixture(scope="module")
def program() -> Iterator[Evaluator]:
    """The evaluator itself."""
    evaluate = Evaluator(None)
    yield evaluate
    evaluate.close()


def test_every_side_that_is_granted_on_has_a_case() -> None:
    assert {side for case in CASES.values() for side in case.sides} == set(Side) - {Side.KEY_POLICY}


@pytest.mark.parametrize("name", CASES)
def test_the_statements_let_through_what_was_refused_and_nothing_more(name: str) -> None:
    assert not list(faults(CASES[name], Evaluator(GRANTED)))


@pytest.mark.proof
def test_the_decisions_that_are_kept_are_those_of_the_evaluator(program: Evaluator) -> None:
    for case in CASES.values():
        assert not list(faults(case, program))
    assert dict(program.used) == json.loads(GRANTED.read_text(encoding="utf-8"))


@pytest.mark.proof
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.others])
def test_a_wider_statement_is_found(name: str, program: Evaluator, monkeypatch: pytest.MonkeyPatch) -> None:
    true = granted.statements

    def wider(case: Case) -> dict[Side, list[dict[str, Any]]]:
        return {
            side: [{"Sid": one["Sid"], "Effect": "Allow", "Action": one["Action"], **_anybody(side)} for one in grants]
            for side, grants in true(case).items()
        }

    def _anybody(side: Side) -> dict[str, Any]:
        of_caller = side in (Side.IDENTITY, Side.PERMISSION_SET)
        return {"Resource": "*", **({} if of_caller else {"Principal": "*"})}

    monkeypatch.setattr(granted, "statements", wider)
    assert any("let through" in fault for fault in faults(CASES[name], program))
