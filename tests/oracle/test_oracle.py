"""Nothing that live checks call proved is false, as an independent evaluator of IAM policies decides.

By default its decisions are those that are kept, and each situation is met in one way; the lane ``proof`` asks it anew,
in every way, and in situations by chance. That needs node: ``npm ci --prefix tools/oracle``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

import pytest

from ecr_denied import Operation
from ecr_denied.live import Confidence, judgement
from tools.oracle.chance import by_chance
from tools.oracle.evaluator import KEPT, Evaluator
from tools.oracle.lane import Run, everything, runs_in
from tools.oracle.situations import Situation
from tools.oracle.worlds import doubted, granted_here_and_limited_here, situations

FALSE = f"false {Confidence.PROVED}"
# Runs in situations by chance: some 85 each.
RANDOM, SEED = 250, 20260101
# They are shared out among the processes of the lane.
PARTS = 5


@pytest.fixture(scope="module")
def met() -> list[Run]:
    """Every situation that was made by hand, each in one way of being present, by turns."""
    return list(everything(Evaluator(), by_turns=True))


@pytest.fixture(scope="module")
def program() -> Iterator[Evaluator]:
    """The evaluator itself."""
    evaluate = Evaluator(None)
    yield evaluate
    evaluate.close()


@pytest.fixture(scope="module")
def met_anew(program: Evaluator) -> list[Run]:
    """Every situation that was made by hand, in every way, as the evaluator decides now."""
    return list(everything(program))


def false_proofs(runs: list[Run]) -> list[str]:
    return [f"{one.label}: {one.found.finding}" for one in runs if one.verdict == FALSE]


def test_there_are_more_than_a_hundred_situations_and_no_two_of_a_name() -> None:
    for across in (True, False):
        names = [one.name for one in situations(across=across)]
        assert len(names) == len(set(names)) > 80


def test_nothing_that_is_called_proved_is_false(met: list[Run]) -> None:
    assert len(met) > 1500 and not false_proofs(met)


def test_what_is_proved_is_not_less_than_it_was(met: list[Run]) -> None:
    counts = {verdict: sum(one.verdict == verdict for one in met) for verdict in ("proved", "narrowed", "undecided")}
    assert counts["proved"] / len(met) > 0.38, counts


def test_each_doubt_keeps_something_false_from_being_called_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    # By construction no document that can be read speaks against what is let in: test_diagnosis has this doubt.
    assert judgement.DOUBTS.keys() - dict(doubted()).keys() == {
        "the same call is let in from here",
    }
    for doubt, situation in doubted():
        others = {words: applies for words, applies in judgement.DOUBTS.items() if words != doubt}
        monkeypatch.setattr(judgement, "DOUBTS", others)
        assert false_proofs(list(runs_in(situation, Evaluator()))), doubt
        monkeypatch.undo()


def test_a_sentence_outweighs_what_is_refused_for_another_reason_from_here() -> None:
    runs = [one for one in runs_in(granted_here_and_limited_here(), Evaluator()) if one.told.endswith("sentence")]
    assert runs and not false_proofs(runs)


def test_where_all_is_well_a_check_before_a_pull_proves_it_and_one_before_a_push_does_not(met: list[Run]) -> None:
    for one in met:
        if one.situation.name == "all-well" and one.told.startswith("check"):
            assert one.found.nothing_wrong is (one.told == f"check {Operation.PULL}"), one.label


@pytest.mark.proof
def test_the_decisions_that_are_kept_are_those_of_the_evaluator(program: Evaluator, met_anew: list[Run]) -> None:
    assert met_anew
    for _, one in doubted():
        list(runs_in(one, program))
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert {key: said for key, said in kept.items() if program.used.get(key) != said} == {}


@pytest.mark.proof
def test_nothing_that_is_called_proved_is_false_whoever_is_present_and_whatever_the_simulator_means(
    met_anew: list[Run],
) -> None:
    assert not false_proofs(met_anew)


@pytest.mark.proof
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_that_is_called_proved_is_false_under_policies_by_chance(part: int, program: Evaluator) -> None:
    made: Iterator[Situation] = islice(by_chance(RANDOM, SEED), part, None, PARTS)
    runs = [run for one in made for run in runs_in(one, program)]
    assert len(runs) >= 20_000 / PARTS and not false_proofs(runs)
