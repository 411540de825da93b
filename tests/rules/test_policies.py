"""What is advised where a policy refused: by whose it is, for who asked, and with the statement on its side."""

from __future__ import annotations

import json
import shlex
from typing import Any

from ecr_denied import Cause, advise, parse
from ecr_denied.records import Advice, Failure, Principal, PrincipalType, RunBy, Side
from tests.printed import report
from tests.rules.scenarios import SCENARIOS

_HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
_ARN = "arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
_OWN, _OTHER = "arn:aws:sts::111122223333:assumed-role", "arn:aws:sts::444455556666:assumed-role"


def _refused(who: str, action: str, why: str, resource: str = _ARN) -> str:
    return f"denied: User: {who} is not authorized to perform: {action} on resource: {resource} {why}"


def _none_allows(kind: str, action: str) -> str:
    return f"because no {kind} allows the {action} action"


_ASSUME = (
    "An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::444455556666:user/ci is"
    " not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/ecr-push"
)


def _advised(text: str) -> list[Advice]:
    (failure,) = parse(text)
    return advise(failure)


def _grants(failure: Failure, side: Side) -> list[dict[str, Any]]:
    documents = [one.statement.document for one in advise(failure) if one.statement and one.statement.side is side]
    statements: list[dict[str, Any]] = json.loads(documents[0])["Statement"]
    return statements


def test_a_function_of_another_account_is_let_in_with_its_account_and_by_the_service() -> None:
    refusal = _refused(
        f"{_OTHER}/deploy/ada", "ecr:BatchGetImage", _none_allows("resource-based policy", "ecr:BatchGetImage")
    )
    (failure,) = parse(
        f"An error occurred (AccessDeniedException) when calling the CreateFunction operation: {refusal}"
    )
    account, service = _grants(failure, Side.REPOSITORY)
    assert account["Principal"] == {"AWS": "arn:aws:iam::444455556666:root"}
    assert service["Principal"] == {"Service": "lambda.amazonaws.com"}


def test_the_owner_of_a_key_or_a_role_is_asked_in_its_account() -> None:
    for name in (
        "repository that is created with the key of another account",
        "role that another account does not let assume",
    ):
        (scenario,) = (one for one in SCENARIOS if one.name == name)
        assert scenario.advice[0].run_by is RunBy.RESOURCE_OWNER, name


def test_no_trust_is_granted_to_whoever_comes_with_a_token() -> None:
    text = _ASSUME.replace("sts:AssumeRole ", "sts:AssumeRoleWithWebIdentity ")
    advice = _advised(f"operation error ECR: GetAuthorizationToken: {text}")
    assert advice[0].id == "trust-policy" and not any(one.statement for one in advice)
    assert any("aud and sub" in outcome.meaning for outcome in advice[0].outcomes)


def test_what_is_asked_of_every_repository_is_no_matter_of_the_policy_of_one() -> None:
    sentence = "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:DescribeRepositories"
    all_of_one = "arn:aws:ecr:eu-west-1:111122223333:repository/*"
    for named in (f"{all_of_one}**", f"{all_of_one[:-1]}team/app", f"{all_of_one[:-1]}<name>"):
        (failure,) = parse(f"{sentence} on resource: {named}")
        assert "repository-policy" in [one.id for one in advise(failure)], named
    why = "because no resource-based policy allows the ecr:DescribeRepositories action"
    (owners,) = parse(f"{sentence} on resource: {all_of_one} {why}")
    assert "repository-policy" in [one.id for one in advise(owners)]
    for every in ("*", all_of_one):
        for why in ("", " because no identity-based policy allows the ecr:DescribeRepositories action"):
            (failure,) = parse(f"{sentence} on resource: {every}{why}")
            advice = advise(failure)
            assert not {"repository-policy", "registry-policy", "repository-name"} & {one.id for one in advice}, why
            assert every in shlex.split(next(line for one in advice for line in one.commands if "simulate" in line))
            assert not any("ecr.dkr" in line for one in advice for line in one.commands), why


def test_who_is_cut_off_is_the_role_of_the_machine_that_asked_and_of_a_person_nobody_that_is_known() -> None:
    cut = Principal(account_id="444455556666")
    own, tasks = (Failure(cause=Cause.ACCESS_DENIED, principal=cut, client=client) for client in (None, "ecs-agent"))
    for failure, who in ((own, "the caller you expect"), (tasks, "the role of an ECS task")):
        (policy,) = (one for one in advise(failure) if one.id == "repository-policy")
        assert f"no Allow for {who} or its account" in [outcome.answer for outcome in policy.outcomes]


def test_the_root_user_is_told_as_that_and_one_whose_name_is_cut_off_is_not() -> None:
    for kind, told in ((PrincipalType.ROOT, "the root user (444455556666)"), (None, "the caller (444455556666)")):
        failure = Failure(cause=Cause.FORBIDDEN, principal=Principal(account_id="444455556666", type=kind))
        assert f"  who    {told}" in report(failure)
