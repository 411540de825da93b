"""Every answer of a check has a row that proves it. Part of the default run: no command is run."""

from __future__ import annotations

import shlex

from tools.aws.accounts import CALLER
from tools.proof import printed
from tools.proof.outcomes import PROOFS, is_shown, is_told
from tools.proof.printed import PLACEHOLDER, filling, operation_of, shown_of


def answers() -> set[tuple[str, str]]:
    """Every command to AWS by what it does, with the id of each of its answers."""
    told = {(outcome.command, outcome.id) for outcome in printed.met() if outcome.command}
    asked = {(operation_of(shlex.split(line)), answer) for line, answer in told}
    return {(operation, answer) for operation, answer in asked if is_shown(operation)}


def test_every_place_in_a_command_can_be_filled_in() -> None:
    lines = {outcome.command for outcome in printed.met()}
    places = {place for line in lines for place in PLACEHOLDER.findall(line)}
    unknown = sorted(places - filling(CALLER).keys())
    assert not unknown, f"add to filling in tools/proof/printed.py what a reader puts there: {unknown}"


def test_every_answer_of_a_command_to_aws_has_a_row() -> None:
    missing = sorted((*pair, shown_of(pair[1])) for pair in answers() if not is_told(*pair))
    assert not missing, (
        "add to PROOFS in tools/proof/outcomes.py, under what is shown, how each of these answers is recognised and"
        f" where it must hold, or list it, or the command, in NOT_SHOWN with the reason: {missing}"
    )


def test_no_row_is_for_an_answer_of_no_check() -> None:
    needless = PROOFS.keys() - {key for _, answer in answers() for key in (answer, shown_of(answer))}
    assert not needless, f"no check has these answers: take them out of PROOFS in tools/proof/outcomes.py: {needless}"
