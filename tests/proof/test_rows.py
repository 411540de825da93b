"""Every answer of a check has a row that proves it. Part of the default run: no command is run."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from ecr_denied import Cause, Failure
from ecr_denied.advice.answers import Answer
from ecr_denied.advice.checks import CHECKS
from tests.proof.accounts import CALLER
from tests.proof.outcomes import PROOFS, is_shown, is_told, shown_of
from tests.proof.printed import PLACEHOLDER, filling, operation_of


def given() -> Iterator[tuple[str, set[Answer]]]:
    """Every command line, of a failure of which nothing is told, with all its answers."""
    failure = Failure(cause=Cause.ACCESS_DENIED)
    for command in {command for check in CHECKS for form in check.forms() for command in form.commands}:
        line, always_told = command.of(failure)
        yield line, {*command.answers, *always_told}


def answers() -> Iterator[tuple[str, str]]:
    """Every command to AWS by what it does, with the id of each of its answers."""
    for line, told in given():
        operation = operation_of(shlex.split(line))
        if is_shown(operation):
            yield from ((operation, answer.id) for answer in told)


def test_every_place_in_a_command_can_be_filled_in() -> None:
    places = {place for line, _ in given() for place in PLACEHOLDER.findall(line)}
    unknown = sorted(places - filling(CALLER).keys())
    assert not unknown, f"add to filling in tests/proof/printed.py what a reader puts there: {unknown}"


def test_every_answer_of_a_command_to_aws_has_a_row() -> None:
    missing = sorted((*pair, shown_of(pair[1])) for pair in answers() if not is_told(*pair))
    assert not missing, (
        "add to PROOFS in tests/proof/outcomes.py, under what is shown, how each of these answers is recognised and"
        f" where it must hold, or list it, or the command, in NOT_SHOWN with the reason: {missing}"
    )


def test_no_row_is_for_an_answer_of_no_check() -> None:
    needless = PROOFS.keys() - {key for _, answer in answers() for key in (answer, shown_of(answer))}
    assert not needless, f"no check has these answers: take them out of PROOFS in tests/proof/outcomes.py: {needless}"
