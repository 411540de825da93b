"""Every command that the advice prints runs, tells something, and tells what the advice says it tells.

Not part of the default run: needs the Python packages in ``requirements.txt`` and Debian's in ``packages``.
"""

from __future__ import annotations

import importlib
import itertools
import json
import os
import shlex
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ecr_denied import Cause, Failure, advise
from ecr_denied.names.syntax import is_placeholder
from ecr_denied.records import Principal, PrincipalType, RunBy, Side, Statement
from tools.aws.accounts import CALLER, SECRETS, session
from tools.aws.evaluation import Request, Verdict, verdict
from tools.aws.front import serving
from tools.aws.worlds import ANY, CACHE, IDENTITY, LAYERS, LOGIN, REGION, REPOSITORY, TRANSFER, admits, policy, role
from tools.proof import printed
from tools.proof.cli import Answer, Cli, environment
from tools.proof.lane import Walk, refused_of, secrets_in, silent, unproven, walk
from tools.proof.outcomes import NOT_SHOWN, PROOFS, WRONG, WRONG_STATEMENTS
from tools.proof.shells import SHELLS, misread, unquoted_commas
from tools.proof.statements import faults

# One process runs all commands once: the lane gives each a file.
pytestmark = [pytest.mark.proof, pytest.mark.filterwarnings("ignore")]

# Commands that tell nothing in any world because no world is about what they ask.
SILENT = {
    "aws ecr get-lifecycle-policy": "no world has a lifecycle policy",
    "aws iam list-mfa-devices": "no world's user has a device",
    "aws service-quotas list-service-quotas": "no world has a quota of its own",
    "ec2 describe-security-groups": "no world has a security group",
    "AttributeValue=deploy": "in every world the caller is a role, so the user has no events",
    "com.amazonaws.us-east-1.ecr.api": "no world has an endpoint there, and ECR Public knows none",
}
# What version 2 of the CLI has and the lane's version 1 has not (AWS CLI command reference, sso login).
ONLY_IN_V2 = ("aws sso login", "aws configure list-profiles")
# Outcomes that may show together: of several actions one is denied by a statement, another by its absence; a limit that
# leaves an action out is no Deny of the caller's own; the caller may be of another account, expected or not.
BOTH = (
    {"implicit-deny", "explicit-deny"},
    {"no-own-deny", "limit-denies"},
    {"account-apart", "same-identity"},
    {"account-apart", "unexpected-identity"},
)


@pytest.fixture(scope="module")
def walks() -> list[Walk]:
    """Every command in every world, of both callers."""
    return [walk(across=across) for across in (True, False)]


@pytest.fixture(scope="module")
def anybodys() -> list[printed.Printed]:
    """The commands for every record that the fixtures and the catalogue hold."""
    return printed.printed(printed.told())


@pytest.fixture(scope="module")
def drawn() -> list[printed.Printed]:
    """The commands of the drawn records, of both callers."""
    return [one for across in (True, False) for one in printed.commands(across=across)]


def answers(walks: list[Walk]) -> list[Answer]:
    return [answer for done in walks for by_world in done.answers.values() for answer in by_world.values()]


# --- the CLI understands it -----------------------------------------------------------------------------


def test_no_command_is_refused_by_the_cli(walks: list[Walk]) -> None:
    met = [
        (asked, answer) for done in walks for asked, by_world in done.answers.items() for answer in by_world.values()
    ]
    assert not [(asked.words, answer.errors) for asked, answer in met if answer.not_understood]


def test_no_command_for_what_is_captured_or_catalogued_is_refused_by_the_cli(anybodys: list[printed.Printed]) -> None:
    assert not [one for one in refused_of(anybodys) if not one[0].startswith(ONLY_IN_V2)]


def asked_of(failure: Failure, words: str) -> list[str]:
    """The words of the first command that is advised and has these."""
    return shlex.split(next(line for one in advise(failure) for line in one.commands if words in line))


def test_the_cli_takes_every_name_of_a_session_as_it_is() -> None:
    parser = importlib.import_module("awscli.shorthand").ShorthandParser()
    for letters in itertools.product("aZ9_+=,.@-", repeat=3):
        name = "".join(letters)
        if name.startswith("-") or is_placeholder(name):
            continue  # an option and a mask, for which a placeholder stands
        who = Principal(account_id=CALLER, type=PrincipalType.ASSUMED_ROLE, name="ci", session=name)
        words = asked_of(Failure(cause=Cause.CONNECTION_CLOSED, principal=who), "lookup-events")
        told = parser.parse(words[words.index("--lookup-attributes") + 1])
        assert told == {"AttributeKey": "Username", "AttributeValue": name}


def test_a_command_that_the_cli_does_not_understand_is_noticed() -> None:
    with serving() as (front, endpoint):
        cli, caller = Cli(endpoint), front.callers[RunBy.CALLER]
        for line in (
            "aws ecr describe-images --repo x",
            "aws ecr describe-image --repository-name xx",
            "aws ecr describe-images --repository-name x",
            "aws ecr describe-images",
            "aws ecr batch-get-image --repository-name xx --image-ids imageTag==",
            "aws ecr describe-repositories --query 'a['",
        ):
            assert cli.run(shlex.split(line), caller).not_understood, line


def test_the_cli_in_this_process_answers_as_the_program_does(tmp_path: Path) -> None:
    lines = (
        "sts get-caller-identity",
        f"ecr batch-get-image --registry-id 111122223333 --repository-name {REPOSITORY} --image-ids imageTag=v0",
        "ecr describe-images --repository-name x",
        "ecr describe-repositories --registry-id 111122223333",
    )
    with serving() as (front, endpoint):
        caller = front.callers[RunBy.CALLER]
        for line in lines:
            words = shlex.split(line)
            command = [sys.executable, "-m", "awscli", *words]
            here = environment(endpoint, caller, str(tmp_path), os.defpath)
            real = subprocess.run(command, env=here, capture_output=True, text=True, check=False, timeout=60)
            same = Cli(endpoint).run(["aws", *words], caller)
            assert (real.returncode, real.stdout, real.stderr) == (same.status, same.output, same.errors)


# --- nothing leaks --------------------------------------------------------------------------------------


def test_no_command_prints_a_secret(walks: list[Walk]) -> None:
    assert not secrets_in(answers(walks))


def test_a_secret_that_is_printed_is_noticed() -> None:
    with serving() as (front, endpoint):
        cli, caller = Cli(endpoint), front.callers[RunBy.CALLER]
        layer = f"aws ecr get-download-url-for-layer --registry-id 111122223333 --repository-name {REPOSITORY}"
        for line in ("aws ecr get-login-password", f"{layer} --layer-digest x", "aws ecr get-authorization-token"):
            assert secrets_in([cli.run(shlex.split(line), caller)]), line
    assert all(SECRETS)


def test_nothing_but_loopback_is_reached() -> None:
    with serving(), pytest.raises(OSError, match="not on loopback"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


# --- it tells something, and what is claimed ------------------------------------------------------------


def test_every_command_tells_something_in_some_world(walks: list[Walk]) -> None:
    lines = [shlex.join(asked.words) for asked in silent(walks)]
    reasons = {**SILENT, **WRONG}
    assert not [line for line in lines if not any(part in line for part in reasons)]
    assert not [part for part in reasons if not any(part in line for line in lines)]


def test_every_outcome_is_in_the_table(drawn: list[printed.Printed], anybodys: list[printed.Printed]) -> None:
    assert not unproven([*drawn, *anybodys])
    assert set(PROOFS) and all(NOT_SHOWN.values())


def test_every_outcome_shows_where_it_holds_and_nowhere_else(walks: list[Walk]) -> None:
    wrong = [claim for done in walks for claim in done.claims if not claim.held]
    assert not [(shlex.join(one.asked.words), one.outcome, one.world, one.wanted) for one in wrong]


def test_a_token_of_another_region_is_told_from_one_of_this() -> None:
    words = asked_of(Failure(cause=Cause.TOKEN_INVALID), "proxyEndpoint")
    with serving() as (front, endpoint):
        for region, outcome in (("eu-west-1", "region-set-here"), ("us-west-2", "region-differs")):
            answer = Cli(endpoint, region).run(words, front.callers[RunBy.CALLER])
            shown = [
                one
                for one in ("region-set-here", "region-differs")
                if PROOFS[printed.shown_of(one)].seen_in(answer.text)
            ]
            assert shown == [outcome], answer


def test_every_outcome_shows_in_some_world(walks: list[Walk]) -> None:
    made = [claim for done in walks for claim in done.claims]
    every = {(claim.asked.operation, claim.outcome) for claim in made}
    never = every - {(claim.asked.operation, claim.outcome) for claim in made if claim.shown}
    # Only the caller itself, and whoever asks across accounts, lacks a right in some world.
    assert not {pair for pair in never if pair[1] != "not-allowed"}


def test_no_answer_shows_two_outcomes_of_one_advice(walks: list[Walk]) -> None:
    for done in walks:
        shown = {(claim.asked, claim.world, claim.outcome) for claim in done.claims if claim.shown}
        for asked, groups in done.outcomes.items():
            for world, group in itertools.product(done.answers[asked], groups):
                both = [outcome for outcome in group if (asked, world, outcome) in shown]
                assert len(both) <= 1 or set(both) in BOTH, (asked.words, world, both)


def test_every_outcome_is_of_a_command_of_its_advice() -> None:
    for across in (True, False):
        for failure in printed.drawn(across=across)[::7]:
            for advice in advise(failure):
                asked = {one.command for one in advice.outcomes if not one.leads}
                assert asked <= set(advice.commands)


# --- it survives the paste ------------------------------------------------------------------------------


def of_one_shell(*found: list[printed.Printed]) -> set[str]:
    """Lines that are written for one shell and given for that alone: a file is made, or a token is put in a word."""
    return {
        one.line for several in found for one in several if "mkdir docker-login" in one.line or "AWS:$(" in one.line
    }


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_reads_the_words_that_are_meant(
    shell: str, drawn: list[printed.Printed], anybodys: list[printed.Printed], tmp_path: Path
) -> None:
    hostile = printed.printed(printed.hostile())
    lines = {one.line for one in (*drawn, *anybodys, *hostile)} - of_one_shell(drawn, anybodys, hostile)
    wrong = misread(shell, sorted(lines), tmp_path)
    assert not wrong, f"{len(wrong)} lines"


def test_cmd_reads_the_words_that_are_meant(drawn: list[printed.Printed], anybodys: list[printed.Printed]) -> None:
    mslex: Any = importlib.import_module("mslex")
    lines = sorted({one.line for one in (*drawn, *anybodys)} - of_one_shell(drawn, anybodys))
    # What only a POSIX shell runs, and cmd's own operator between two commands.
    stages = [
        stage for line in lines if not line.startswith(("grep ", "sudo ", "kubectl ")) for stage in line.split(" | ")
    ]
    assert not [stage for stage in stages if mslex.split(stage) != shlex.split(stage)]
    assert mslex.split("aws --query 'a b'") != shlex.split("aws --query 'a b'")


def test_a_word_with_a_comma_is_quoted(drawn: list[printed.Printed], anybodys: list[printed.Printed]) -> None:
    hostile = printed.printed(printed.hostile())
    lines = sorted({one.line for one in (*drawn, *anybodys, *hostile)})
    assert not [line for line in lines if unquoted_commas(printed.raw_words(line))]


# --- statements ------------------------------------------------------------------------------------------


def test_a_statement_grants_what_was_refused_and_nothing_to_spare() -> None:
    wrong: dict[str, list[str]] = {}
    for statement, failure in (*printed.statements(across=True), *printed.statements(across=False)):
        if statement.document not in wrong:
            wrong[statement.document] = faults(statement, failure)
    faulty = {document: found for document, found in wrong.items() if found}
    assert not {
        document: faulty[document] for document in faulty if not any(one in document for one in WRONG_STATEMENTS)
    }
    assert not [one for one in WRONG_STATEMENTS if not any(one in document for document in faulty)]


PUSH_BY_ROLE = Statement(side=Side.REPOSITORY, document=json.dumps(admits(role(CALLER))))
CACHE_PULL = Statement(side=Side.IDENTITY, document=json.dumps(policy(("ecr:BatchGetImage", *CACHE), resource=ANY)))
LAYER_READ = Statement(side=Side.ENDPOINT, document=json.dumps(LAYERS))


@pytest.mark.parametrize("statement", [PUSH_BY_ROLE, CACHE_PULL, LAYER_READ], ids=lambda one: one.side)
def test_a_right_statement_has_no_faults(statement: Statement) -> None:
    assert not faults(statement, Failure(cause=Cause.ACCESS_DENIED, action="ecr:BatchGetImage"))


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        (policy(("ecr:PutImages",), principal={"AWS": role(CALLER)}), "linter"),
        (policy(("ecr:PutImage",), principal={"AWS": role(CALLER)}), "does not grant ecr:BatchGetImage"),
        (policy(("ecr:BatchGetImage",), principal={"AWS": role("123456789012")}), "does not grant its own"),
        (policy(("ecr:BatchGetImage", "ecr:*"), principal={"AWS": role(CALLER)}), "twice"),
        (policy(("ecr:BatchGetImage",), principal="*"), "to a stranger"),
    ],
)
def test_a_fault_of_a_statement_is_noticed(document: dict[str, object], fault: str) -> None:
    statement = Statement(side=Side.REPOSITORY, document=json.dumps(document))
    found = faults(statement, Failure(cause=Cause.ACCESS_DENIED, action="ecr:BatchGetImage"))
    assert any(fault in one for one in found), found


def test_another_evaluator_says_the_same_of_identity_policies() -> None:
    control: Any = importlib.import_module("moto.iam.access_control")
    names = {Verdict.ALLOWED: "PERMITTED", Verdict.EXPLICIT_DENY: "DENIED", Verdict.IMPLICIT_DENY: "NEUTRAL"}
    arn = f"arn:aws:ecr:{REGION}:111122223333:repository/{REPOSITORY}"
    for document in IDENTITY:
        for action, resource in itertools.product((*TRANSFER, *LOGIN, *CACHE, "ecr:DeleteRepository"), ("*", arn, ANY)):
            ours = verdict(document, Request(session(CALLER), action, resource))
            theirs = control.IAMPolicy(json.dumps(document)).is_action_permitted(action, resource)
            assert theirs.name == names[ours], (action, resource)
