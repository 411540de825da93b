"""The statements that the advice gives, and the requests that they must let through and must not.

A case is a refusal, with who asks. The statement of each side stands alone in its policy; everything else lets all
through. ``python -m tools.oracle.granted`` writes the evaluator's decisions to ``granted.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ecr_denied import advise
from ecr_denied.records import (
    Cause,
    Failure,
    Operation,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    Side,
)
from tools.oracle.evaluator import Evaluator

__all__ = ["CASES", "GRANTED", "Case", "faults"]

GRANTED = Path(__file__).parent / "granted.json"
CALLER, OWNER, REGION = "444455556666", "111122223333", "eu-west-1"
_ARN = f"arn:aws:ecr:{REGION}:{OWNER}:repository/team/app"
_ALL: Mapping[str, Any] = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
_PLACES = {"<account-id>": CALLER, "<project>": "app"}
_ON_RESOURCE = (Side.REPOSITORY, Side.REGISTRY, Side.TRUST_POLICY)
_OF_CALLER = (Side.IDENTITY, Side.PERMISSION_SET)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who asks for what, from where."""

    principal: str
    resource: str = _ARN
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A refusal, and who must be let through by the statements and who must not.

    :param sides: those whose policies have to allow, so that none is enough without the others.
    :param others: whom each side must not let through.
    """

    failure: Failure
    asked: Asked
    sides: tuple[Side, ...]
    others: tuple[Asked, ...] = ()


def statements(case: Case) -> dict[Side, list[dict[str, Any]]]:
    """What the advice says to add, by side: the first of each."""
    found: dict[Side, list[dict[str, Any]]] = {}
    for one in advise(case.failure):
        if one.statement and one.statement.side in case.sides and one.statement.side not in found:
            document = one.statement.document
            for place, value in _PLACES.items():
                document = document.replace(place, value)
            found[one.statement.side] = json.loads(document)["Statement"]
    return found


def faults(case: Case, evaluate: Evaluator) -> Iterator[str]:
    """What is wrong with the statements of a case: none, where all holds."""
    given = statements(case)
    yield from (f"nothing for {side}" for side in case.sides if side not in given)
    for action in sorted({action for grants in given.values() for grant in grants for action in _actions(grant)}):
        if not _lets(evaluate, given, case.asked, action):
            yield f"{action} is refused in spite of all statements"
        for side in given:
            if _lets(evaluate, {**given, side: []}, case.asked, action):
                yield f"{action} needs no statement for {side}"
            if _lets(evaluate, {**given, side: [_without(action, one) for one in given[side]]}, case.asked, action):
                yield f"{action} is granted twice for {side}"
        for other in case.others:
            if _lets(evaluate, given, other, action):
                yield f"{action} is let through for {other}"


def _actions(grant: Mapping[str, Any]) -> list[str]:
    return [grant["Action"]] if isinstance(grant["Action"], str) else list(grant["Action"])


def _without(action: str, grant: Mapping[str, Any]) -> dict[str, Any]:
    return {**grant, "Action": [one for one in _actions(grant) if one != action] or ["ecr:DescribeRegistry"]}


def _lets(evaluate: Evaluator, given: Mapping[Side, list[dict[str, Any]]], asked: Asked, action: str) -> bool:
    result = evaluate(_request(given, asked, action))["result"]
    return bool(result == "Allowed")


def _request(given: Mapping[Side, list[dict[str, Any]]], asked: Asked, action: str) -> dict[str, Any]:
    """A request as the evaluator takes it; a side without a statement of ours is open, if it has to allow at all."""
    is_service = not asked.principal.startswith("arn:")
    account = asked.context.get("aws:SourceAccount", OWNER) if is_service else asked.principal.split(":")[4]
    resource = "*" if action.endswith(("GetAuthorizationToken", "GetServiceBearerToken")) else asked.resource
    theirs = [
        {**({} if "Resource" in one else {"Resource": "*"}), **one}
        for side in _ON_RESOURCE
        for one in given.get(side, ())
    ]
    own = [one for side in _OF_CALLER for one in given.get(side, ())]
    restricted = any(side in given for side in _OF_CALLER)
    identity = {"Version": "2012-10-17", "Statement": own} if restricted else _ALL
    owner = resource.split(":")[4] if resource != "*" else account
    made: dict[str, Any] = {
        "request": {
            "principal": asked.principal,
            "action": action,
            "resource": {"resource": resource, "accountId": owner or account},
            "contextVariables": {"aws:PrincipalAccount": account, "aws:RequestedRegion": REGION, **asked.context},
        },
        "identityPolicies": [] if is_service or not identity["Statement"] else [{"name": "own", "policy": identity}],
        "serviceControlPolicies": [],
        "resourceControlPolicies": [],
    }
    if theirs and resource != "*":
        made["resourcePolicy"] = {"Version": "2012-10-17", "Statement": theirs}
    if Side.ENDPOINT in given:
        endpoint = {"Version": "2012-10-17", "Statement": [*map(_for_anybody, given[Side.ENDPOINT])] or [_NOTHING]}
        made["vpcEndpointPolicies"] = [{"name": "endpoint", "policy": endpoint}]
    return made


def _for_anybody(grant: Mapping[str, Any]) -> dict[str, Any]:
    """A statement of an endpoint as the evaluator takes it: its principal as a condition."""
    if grant["Principal"] == "*":
        return dict(grant)
    return {**grant, "Principal": "*", "Condition": {"ArnEquals": {"aws:PrincipalArn": grant["Principal"]["AWS"]}}}


_NOTHING = {"Effect": "Allow", "Principal": "*", "Action": "ecr:DescribeRegistry", "Resource": "*"}

# --- the cases -----------------------------------------------------------------------------------------


def _session(role: str, account: str = CALLER, name: str = "run-1") -> str:
    return f"arn:aws:sts::{account}:assumed-role/{role}/{name}"


def _by(principal: str, role: str | None = None, **more: Any) -> Asked:
    """Somebody of IAM's; ``role`` is the ARN that IAM knows the principal by."""
    kind = principal.split(":")[5]
    account, name = principal.split(":")[4], kind.split("/")[1] if "/" in kind else ""
    known = role or (f"arn:aws:iam::{account}:role/{name}" if kind.startswith("assumed-role") else principal)
    return Asked(principal=principal, context={"aws:PrincipalArn": known, **more.pop("context", {})}, **more)


def _failure(cause: Cause, **fields: Any) -> Failure:
    image = {"registry_id": OWNER, "region": REGION, "repository": "team/app"}
    return Failure.model_validate({**image, **fields, "cause": cause})


def _who(kind: PrincipalType, name: str | None, account: str = CALLER) -> Principal:
    return Principal(account_id=account, type=kind, name=name, session="run-1")


_ROLE = _who(PrincipalType.ASSUMED_ROLE, "deploy")
_SSO = "AWSReservedSSO_Push_0123456789abcdef"
_PATH = "role/aws-reserved/sso.amazonaws.com/eu-west-1"
_OTHER_REPOSITORY = f"arn:aws:ecr:{REGION}:{OWNER}:repository/team/other"
_BOTH = (Side.REPOSITORY, Side.IDENTITY)
_PUSH: dict[str, Any] = {"operation": Operation.PUSH, "action": "ecr:InitiateLayerUpload"}
_IMPORT: dict[str, Any] = {"operation": Operation.PULL, "action": "ecr:BatchImportUpstreamImage"}
_DEPLOYER = _by(_session("deploy"))
_STRANGERS = (_by(_session("deploy", "999988887777")), _by(_session("other")))
_PUSHED = f"arn:aws:iam::{OWNER}:role/push"
_LAMBDA = {"aws:SourceArn": f"arn:aws:lambda:{REGION}:{CALLER}:function:fn", "aws:SourceAccount": CALLER}
_BUILD = {"aws:SourceArn": f"arn:aws:codebuild:{REGION}:{OWNER}:project/app", "aws:SourceAccount": OWNER}
_ENDPOINT = Policy(type=PolicyType.VPC_ENDPOINT, effect=PolicyEffect.IMPLICIT)
_RESOURCE, _IDENTITY = Cause.RESOURCE_POLICY_IMPLICIT_DENY, Cause.IDENTITY_POLICY_IMPLICIT_DENY


CASES: Mapping[str, Case] = {
    "push across accounts": Case(
        failure=_failure(_RESOURCE, principal=_ROLE, **_PUSH),
        asked=_DEPLOYER,
        sides=_BOTH,
        others=(*_STRANGERS, _by(_session("deploy"), resource=_OTHER_REPOSITORY)),
    ),
    "pull across accounts": Case(
        failure=_failure(_RESOURCE, principal=_ROLE, action="ecr:BatchGetImage", operation=Operation.PULL),
        asked=_DEPLOYER,
        sides=_BOTH,
        others=_STRANGERS,
    ),
    "push within an account": Case(
        failure=_failure(_IDENTITY, principal=_who(PrincipalType.USER, "team/ada", OWNER), **_PUSH),
        asked=_by(f"arn:aws:iam::{OWNER}:user/team/ada"),
        sides=(Side.IDENTITY,),
        others=(_by(f"arn:aws:iam::{OWNER}:user/team/ada", resource=_OTHER_REPOSITORY),),
    ),
    "push by a permission set": Case(
        failure=_failure(_RESOURCE, principal=_who(PrincipalType.ASSUMED_ROLE, _SSO), **_PUSH),
        asked=_by(_session(_SSO), f"arn:aws:iam::{CALLER}:{_PATH}/{_SSO}"),
        sides=(Side.REPOSITORY, Side.PERMISSION_SET),
        others=(
            _by(_session("AWSReservedSSO_Read_0123456789abcdef"), f"arn:aws:iam::{CALLER}:{_PATH}/{_SSO[:-22]}Read_0"),
            *_STRANGERS,
        ),
    ),
    "push by a root user": Case(
        failure=_failure(_RESOURCE, principal=_who(PrincipalType.ROOT, None), **_PUSH),
        asked=_by(f"arn:aws:iam::{CALLER}:root"),
        sides=(Side.REPOSITORY,),
        others=(_by(f"arn:aws:iam::{CALLER}:user/ada"), *_STRANGERS),
    ),
    "first pull through a cache of another account": Case(
        failure=_failure(_RESOURCE, principal=_ROLE, **_IMPORT),
        asked=_DEPLOYER,
        sides=(Side.REGISTRY,),
        others=(*_STRANGERS, _by(_session("deploy"), resource=_OTHER_REPOSITORY)),
    ),
    "token": Case(
        failure=_failure(_IDENTITY, principal=_ROLE, action="ecr:GetAuthorizationToken"),
        asked=_DEPLOYER,
        sides=(Side.IDENTITY,),
    ),
    "token through an endpoint": Case(
        failure=_failure(
            Cause.GUARDRAIL_IMPLICIT_DENY, principal=_ROLE, action="ecr:GetAuthorizationToken", policy=_ENDPOINT
        ),
        asked=_DEPLOYER,
        sides=(Side.ENDPOINT,),
        others=(_by(_session("other")),),
    ),
    "push through an endpoint": Case(
        failure=_failure(
            Cause.GUARDRAIL_IMPLICIT_DENY,
            principal=_who(PrincipalType.ASSUMED_ROLE, "deploy", OWNER),
            policy=_ENDPOINT,
            **_PUSH,
        ),
        asked=_by(_session("deploy", OWNER)),
        sides=(Side.ENDPOINT,),
        others=(_by(_session("deploy", OWNER), resource=_OTHER_REPOSITORY), _by(_session("other", OWNER))),
    ),
    "role of another account": Case(
        failure=_failure(Cause.AWS_CREDENTIALS_FAILED, principal=_ROLE, action="sts:AssumeRole", resource=_PUSHED),
        asked=_by(_session("deploy"), resource=_PUSHED),
        sides=(Side.TRUST_POLICY, Side.IDENTITY),
        others=(
            _by(_session("other"), resource=_PUSHED),
            _by(_session("deploy"), resource=f"arn:aws:iam::{OWNER}:role/admin"),
        ),
    ),
    "Lambda": Case(
        failure=_failure(Cause.ACCESS_DENIED, client="lambda"),
        asked=Asked(principal="lambda.amazonaws.com", context=_LAMBDA),
        sides=(Side.REPOSITORY,),
        others=(
            Asked(
                principal="lambda.amazonaws.com",
                context={"aws:SourceArn": f"arn:aws:lambda:{REGION}:999988887777:function:fn"},
            ),
            _STRANGERS[0],
        ),
    ),
    "CodeBuild by itself": Case(
        failure=_failure(Cause.ACCESS_DENIED, client="codebuild", operation=Operation.PULL),
        asked=Asked(principal="codebuild.amazonaws.com", context=_BUILD),
        sides=(Side.REPOSITORY,),
        others=(
            Asked(principal="codebuild.amazonaws.com", context={**_BUILD, "aws:SourceAccount": CALLER}),
            Asked(principal="lambda.amazonaws.com", context=_LAMBDA),
        ),
    ),
}


if __name__ == "__main__":
    program = Evaluator(None)
    for name, one in CASES.items():
        print(f"{name}: {'; '.join(faults(one, program)) or 'as it should be'}")
    program.close()
    GRANTED.write_text(json.dumps(dict(sorted(program.used.items())), indent=1) + "\n", encoding="utf-8")
