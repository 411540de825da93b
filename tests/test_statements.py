"""The statement to add: for the right side and principal, for no more than was tried, and not where it does harm."""

from __future__ import annotations

import json
import shlex
from typing import Any

from ecr_denied import (
    Cause,
    Check,
    Failure,
    Operation,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    Side,
    advise,
)
from ecr_denied.advice.known import Known
from ecr_denied.advice.statements import assumption_grant
from ecr_denied.names.actions import ACTIONS

# What a forged text names instead of one operation, one user or one role.
FORGED_ACTIONS = (
    *(
        "ecr:*",
        "ECR:*",
        "ecr:?",
        "ecr:Batch*",
        "ecr:*Layer*",
        "ecr-public:*",
        "*",
        "ecr:Give",
        "ecr:putimages",
        "iam:*",
    ),
    *("evil:GetAuthorizationToken", "sts:*", "sts:Give", "kms:*", "s3:*", "evil:CreateRepository"),
    "ecr:PutImage\u200b",
)
FORGED_NAMES = (
    *("*", "?", "a*", "ci-?", "a/*", "a\u2019;calc;\u2019", "a b", "a'b", 'a"b', "$(x)", "`x`", "\u0430da", "-x", ""),
)
CALLER, OWNER = "444455556666", "111122223333"


def principal(kind: PrincipalType | None = PrincipalType.ASSUMED_ROLE, name: str | None = "deploy") -> Principal:
    return Principal(account_id=CALLER, type=kind, name=name)


PUSH = Failure(
    cause=Cause.RESOURCE_POLICY_IMPLICIT_DENY,
    operation=Operation.PUSH,
    registry_id=OWNER,
    region="eu-west-1",
    repository="team/app",
    action="ecr:InitiateLayerUpload",
    principal=principal(),
)


def grants(side: Side, **fields: Any) -> list[dict[str, Any]]:
    """The statements for one side of a push as above, with other fields; none where none is offered."""
    for advice in advise(PUSH.model_copy(update=fields)):
        if advice.statement and advice.statement.side is side and advice.check is not Check.UPSTREAM_REGISTRY:
            document = json.loads(advice.statement.document)
            assert document["Version"] == "2012-10-17"
            statements: list[dict[str, Any]] = document["Statement"]
            return statements
    return []


def everything(**fields: Any) -> list[str]:
    """All that can be pasted of the advice for every cause: commands and statements."""
    found = []
    for cause in Cause:
        for advice in advise(PUSH.model_copy(update={"cause": cause, **fields})):
            found += [*advice.commands, *([advice.statement.document] if advice.statement else ())]
    return found


def test_no_statement_grants_an_action_that_is_no_operation_of_awss() -> None:
    policy = Policy(type=PolicyType.VPC_ENDPOINT, effect=PolicyEffect.IMPLICIT)
    for action in FORGED_ACTIONS:
        for client in (None, "lambda", "codebuild"):
            for operation in (None, *Operation):
                fields = {"action": action, "client": client, "operation": operation, "repository": "quay/app"}
                for more in ({}, {"policy": policy}, {"registry": "public.ecr.aws", "registry_alias": "docs"}):
                    for cause in (
                        Cause.ACCESS_DENIED,
                        Cause.RESOURCE_POLICY_IMPLICIT_DENY,
                        Cause.GUARDRAIL_IMPLICIT_DENY,
                    ):
                        told = advise(PUSH.model_copy(update={**fields, **more, "cause": cause}))
                        assert not [one.statement for one in told if one.statement], (action, client, operation)


def test_no_command_names_an_action_that_is_no_operation_of_awss() -> None:
    for action in FORGED_ACTIONS:
        for line in everything(action=action):
            words = line.split()
            assert action not in words and f"'{action}'" not in words, line


def test_no_pattern_and_no_other_sign_stands_in_a_principal_that_is_granted_to() -> None:
    for name in FORGED_NAMES:
        for kind in (PrincipalType.USER, PrincipalType.ROLE, PrincipalType.ASSUMED_ROLE):
            for side in (Side.REPOSITORY, Side.REGISTRY):
                for grant in grants(side, principal=principal(kind, name), operation=None):
                    place = "user/<user-name>" if kind is PrincipalType.USER else "role/<role-name>"
                    assert grant["Principal"] == {"AWS": f"arn:aws:iam::{CALLER}:{place}"}, name


def test_nobody_is_granted_to_where_the_text_names_everybody() -> None:
    for kind in (PrincipalType.USER, PrincipalType.ROLE, None):
        for who in (principal(kind, "*"), Principal(arn="*"), Principal(arn=f"arn:aws:iam::{CALLER}:user/*")):
            granted = [words for words in everything(principal=who) if words.startswith("{")]
            assert all('"s3:GetObject"' in words for words in granted)  # of the bucket of layers, for AWS's own role


def test_no_name_in_other_letters_than_iams_stands_in_a_command() -> None:
    for name in filter(None, FORGED_NAMES):
        odd = Principal(account_id=CALLER, type=PrincipalType.USER, name=name, session=name)
        arn = f"arn:aws:iam::{CALLER}:policy/{name}"
        fields = {"principal": odd, "policy": Policy(arn=arn), "tag": name, "registry_alias": name, "registry": name}
        for line in everything(**fields):
            assert line.isascii() and "calc" not in line and "$(x)" not in line and "`" not in line, line


def test_a_session_with_the_signs_of_shorthand_is_quoted_in_it() -> None:
    for session in ("a,b=c", "a=b", "a,b", ",=", "ada@example.com"):
        who = Principal(account_id=CALLER, type=PrincipalType.ASSUMED_ROLE, name="ci", session=session)
        (line,) = {line for line in everything(principal=who) if "lookup-events" in line and "Username" in line}
        word = next(word for word in shlex.split(line) if word.startswith("AttributeKey"))
        value = word.removeprefix("AttributeKey=Username,AttributeValue=")
        assert value == (f"'{session}'" if set(session) & {",", "="} else session)


def test_a_right_to_assume_a_role_is_granted_to_no_service() -> None:
    service = Principal(type=PrincipalType.SERVICE, name="lambda.amazonaws.com")
    by_service = PUSH.model_copy(update={"principal": service})
    assert assumption_grant(Known(PUSH)) and not assumption_grant(Known(by_service))


def test_every_action_that_is_granted_exists() -> None:
    """As AWS's models have it: tests/names/test_actions.py."""
    granted = {
        action
        for operation in (Operation.PUSH, Operation.PULL)
        for registry in (None, "public.ecr.aws")
        for cause in Cause
        for advice in advise(PUSH.model_copy(update={"operation": operation, "registry": registry, "cause": cause}))
        if advice.statement and advice.statement.side is not Side.ENDPOINT
        for grant in json.loads(advice.statement.document)["Statement"]
        for action in grant["Action"]
    }
    assert granted and granted <= {*ACTIONS}
