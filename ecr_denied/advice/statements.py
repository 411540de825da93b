"""The statement to add where a grant is missing: for the side it belongs to, and for no more than was tried.

Who writes a log chooses what it names. So there is a statement for the steps of a push, a pull and a login alone, and
none for a pattern. A service of AWS's is granted to in the form that AWS documents for it, under its conditions (Lambda
developer guide, images-create; CodeBuild user guide, sample-ecr), and any other service not at all.

A role's session is granted to by its role, IAM Identity Center's roles by a pattern, as their names end differently
after each provisioning (IAM user guide, reference_policies_elements_principal; Identity Center user guide).
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from ecr_denied.advice import places
from ecr_denied.advice.known import shows
from ecr_denied.advice.readings import caller
from ecr_denied.names import actions as actions_of_ecr
from ecr_denied.names.actions import PULL_STEPS
from ecr_denied.records import Cause, Failure, Operation, PolicyType, Side, Statement

__all__ = [
    "assumption_grant",
    "build_grant",
    "cache_grant",
    "endpoint_grant",
    "identity_grant",
    "layer_grant",
    "pull_grant",
    "registry_grant",
    "repository_grant",
    "trust_grant",
]

_Grant = dict[str, object]

# The suffix of a role of IAM Identity Center.
_SUFFIX = "?" * 16
# What a first pull through a cache rule needs beside the rights of a pull.
_CACHE_STEPS = ("BatchImportUpstreamImage", "CreateRepository")
# AWS managed policy reference, AWSAppRunnerServicePolicyForECRAccess: beside the steps of a pull.
_APP_RUNNER, _APP_RUNNER_STEPS = "apprunner", ("ecr:BatchCheckLayerAvailability", "ecr:DescribeImages")
_NO_GRANT_HELPS = (Cause.RATE_LIMITED, Cause.REGISTRY_ERROR, Cause.UPSTREAM_DENIED)
# Actions that only a policy of the caller's own can grant, on ``*``.
_TOKENS = ("ecr:GetAuthorizationToken",)
_PUBLIC_TOKENS = ("ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken")
# Where a role that pulls may lack a right.
_REFUSALS = (
    Cause.NOT_AUTHENTICATED,
    Cause.FORBIDDEN,
    Cause.ACCESS_DENIED,
    Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    Cause.RESOURCE_POLICY_IMPLICIT_DENY,
)
# The name by which CodeBuild pulls.
_CODEBUILD = "codebuild.amazonaws.com"
_PULL = sorted(f"ecr:{name}" for name in PULL_STEPS)


# --- the side of what was asked for --------------------------------------------------------------------


def repository_grant(failure: Failure) -> Statement | None:
    """What the repository's policy has to say; it names no resource (ECR user guide, repository-policies)."""
    if shows(failure, "client=lambda") or shows(failure, "service-principal"):
        grants = _for_service(failure)
        return _document(Side.REPOSITORY, grants) if grants else None
    actions = _actions(failure)
    if (
        actions is None
        or shows(failure, "public")
        or shows(failure, "service-linked")
        or shows(failure, "makes-repository")
    ):
        return None
    grant = {**_named(failure), **_principal(failure), "Action": actions, **_conditions(failure)}
    return _document(Side.REPOSITORY, [grant])


def build_grant(failure: Failure) -> Statement | None:
    """What the repository's policy has to say where CodeBuild pulls by itself, which it does within an account only.

    Source: CodeBuild user guide, sample-ecr; CodeBuild API, ``imagePullCredentialsType``.
    """
    is_helpless = _gets_none(failure) or shows(failure, "build-across")
    return None if is_helpless else _document(Side.REPOSITORY, [_for_codebuild(failure)])


def registry_grant(failure: Failure) -> Statement | None:
    """What the registry's policy has to say to let others fill a cache, whatever its scope.

    Source: ECR user guide, registry-permissions-create-pullthroughcache.
    """
    actions = _actions(failure)
    if (
        actions is None
        or shows(failure, "public")
        or shows(failure, "service-principal")
        or not shows(failure, "makes-repository")
    ):
        return None
    making = [action for action in actions if actions_of_ecr.makes_repository(action)]
    grant = {**_named(failure), **_principal(failure), "Action": making, "Resource": places.repository_arn(failure)}
    return _document(Side.REGISTRY, [{**grant, **_conditions(failure)}])


def trust_grant(failure: Failure) -> Statement | None:
    """What the trust policy of a role has to say (IAM user guide, troubleshoot_roles).

    Whoever comes with a token of another's, by web identity or SAML, is told by that token: no principal of IAM's is. A
    role that ``cdk bootstrap`` made trusts whom the bootstrap names.
    """
    is_other = places.action(failure) != "sts:AssumeRole" or caller(failure) is None
    if _gets_none(failure) or is_other or (shows(failure, "bootstraps-role") or shows(failure, "service-principal")):
        return None
    grant = {**_allow("AssumeRole"), **_principal(failure), "Action": "sts:AssumeRole", **_conditions(failure)}
    return _document(Side.TRUST_POLICY, [grant])


# --- the caller's side ---------------------------------------------------------------------------------


def identity_grant(failure: Failure) -> Statement | None:
    """What a policy of the caller has to say to do what was tried (ECR user guide, image-push-iam).

    A role of IAM Identity Center has it from its permission set, a service-linked role from AWS alone, a role that
    ``cdk bootstrap`` made from its template.
    """
    if _gets_none(failure) or failure.cause is Cause.GUARDRAIL_IMPLICIT_DENY:
        return None
    if (
        shows(failure, "service-linked")
        or shows(failure, "service-principal")
        or shows(failure, "of-bootstrap")
        or shows(failure, "bare-push")
    ):
        return None
    side = Side.PERMISSION_SET if shows(failure, "of-identity-center") else Side.IDENTITY
    if shows(failure, "role-assumption"):
        return assumption_grant(failure)
    if shows(failure, "asks-for-token"):
        return _document(side, [_login(failure)])
    actions = _actions(failure)
    if actions is None:
        return None
    return _document(side, [{**_named(failure), "Action": actions, "Resource": places.repository_arn(failure)}])


def pull_grant(failure: Failure) -> Statement | None:
    """What a policy of the role that pulls has to say: beside the pull, the token where the text tells of none.

    A role that its service may not assume lacks no right of its own.
    """
    grant = identity_grant(failure)
    if failure.cause not in _REFUSALS or grant is None or shows(failure, "access-role-invalid"):
        return None
    is_told_nothing = failure.cause is Cause.ACCESS_DENIED and shows(failure, "no-sentence")
    transfer = failure.model_copy(update={"cause": Cause.FORBIDDEN, "action": None})
    actions = _actions(transfer)
    lacks_token = shows(failure, "asks-for-token") or is_told_nothing
    if not lacks_token or actions is None or failure.repository is None:
        return grant
    if failure.client == _APP_RUNNER:
        actions = sorted({*actions, *_APP_RUNNER_STEPS})
    pull = {**_named(failure), "Action": actions, "Resource": places.repository_arn(transfer)}
    return _document(grant.side, [_login(failure), pull])


def assumption_grant(failure: Failure) -> Statement | None:
    """What a policy of the caller has to say to assume a role (IAM user guide, troubleshoot_roles).

    Nobody needs it who comes with a token of another's, by web identity or SAML.
    """
    is_other = shows(failure, "role-assumption") and places.action(failure) != "sts:AssumeRole"
    if is_other or shows(failure, "service-principal"):
        return None
    side = Side.PERMISSION_SET if shows(failure, "of-identity-center") else Side.IDENTITY
    grant = {**_allow("AssumeRole"), "Action": ["sts:AssumeRole"], "Resource": places.role_arn(failure)}
    return _document(side, [grant])


def cache_grant(failure: Failure) -> Statement | None:
    """What a first pull through a cache rule needs (ECR user guide, pull-through-cache-iam)."""
    asked = shows(failure, "makes-repository") or shows(failure, "cached")
    if not asked or failure.operation is Operation.PUSH or failure.cause in _NO_GRANT_HELPS:
        return None
    if shows(failure, "resourceless") or shows(failure, "service-principal") or _gets_none(failure):
        return None
    everything, _, _ = places.repository_arn(failure).partition("/")
    resource = f"{everything}/{places.cache_prefix(failure)}/*"
    actions = sorted(f"ecr:{name}" for name in (*PULL_STEPS, *_CACHE_STEPS))
    return _document(Side.IDENTITY, [{**_allow("PullThroughCache"), "Action": actions, "Resource": resource}])


# --- on the way ----------------------------------------------------------------------------------------


def layer_grant(failure: Failure) -> Statement:
    """What the policy of an S3 gateway endpoint has to say (ECR user guide, vpc-endpoints)."""
    bucket = f"arn:{places.partition(failure)}:s3:::{places.layer_bucket(failure)}/*"
    grant = {**_allow("EcrLayers"), "Principal": "*", "Action": "s3:GetObject", "Resource": bucket}
    return _document(Side.ENDPOINT, [grant])


def endpoint_grant(failure: Failure) -> Statement | None:
    """What the policy of an endpoint of ECR has to say, where the text blames one: for the one who asked.

    Source: ECR user guide, vpc-endpoints, by a role. A whole account is its root user alone there (AWS PrivateLink
    guide, vpc-endpoints-access), so that no pattern of roles can be let in.
    """
    blamed = failure.policy is not None and failure.policy.type is PolicyType.VPC_ENDPOINT
    if (
        not blamed
        or (shows(failure, "service-principal") or shows(failure, "of-identity-center"))
        or _gets_none(failure)
    ):
        return None
    whom = _principal(failure)
    if shows(failure, "asks-for-token"):
        return _document(Side.ENDPOINT, [{**_login(failure), **whom}])
    actions = _actions(failure)
    if actions is None:
        return None
    return _document(
        Side.ENDPOINT, [{**_named(failure), "Action": actions, "Resource": places.repository_arn(failure), **whom}]
    )


# --- parts ---------------------------------------------------------------------------------------------


def _document(side: Side, grants: Sequence[_Grant]) -> Statement:
    return Statement(side=side, document=json.dumps({"Version": "2012-10-17", "Statement": grants}))


def _allow(name: str) -> _Grant:
    return {"Sid": name, "Effect": "Allow"}


def _login(failure: Failure) -> _Grant:
    tokens = _PUBLIC_TOKENS if shows(failure, "public") else _TOKENS
    return {**_allow("Login"), "Action": list(tokens), "Resource": "*"}


def _actions(failure: Failure) -> list[str] | None:
    """What was tried needs these on the repository; ``None`` where a grant is no help, or the text does not tell."""
    if _gets_none(failure) or shows(failure, "resourceless"):
        return None
    actions = sorted(places.actions(failure))
    return None if any(action.startswith("<") for action in actions) else actions


def _gets_none(failure: Failure) -> bool:
    """True if nothing is to be granted: a ``Deny`` is to be found, or the text names what no push, pull or login needs.

    That is an administrator's action, a pattern of actions, every principal: no refusal of a push names one, and a
    forged one may.
    """
    who = caller(failure)
    everybody = who is not None and (who.name or who.arn or "").rpartition("/")[2] == "*"
    action = places.action(failure)
    is_other = action is not None and not actions_of_ecr.is_step(action, failure.operation)
    return shows(failure, "explicit-deny") or everybody or is_other


def _named(failure: Failure) -> _Grant:
    """Named after what was tried: letters and digits alone (IAM user guide, reference_policies_elements_sid)."""
    tried = None if failure.operation is Operation.LOGIN else failure.operation
    parts = (tried or "use", *(failure.repository or "").replace("-", "/").split("/"))
    return _allow("".join("".join(filter(_is_plain, part)).capitalize() for part in parts))


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _account(failure: Failure) -> str:
    """The caller's whole account, as a principal."""
    return f"arn:{places.partition(failure)}:iam::{places.caller_account(failure)}:root"


def _principal(failure: Failure) -> _Grant:
    whole_account = shows(failure, "root") or shows(failure, "of-identity-center")
    return {"Principal": {"AWS": _account(failure) if whole_account else places.principal_arn(failure)}}


def _conditions(failure: Failure) -> _Grant:
    condition = _condition(failure)
    return {"Condition": condition} if condition else {}


def _condition(failure: Failure) -> _Grant:
    """What narrows a whole account to the one caller (IAM user guide, condition key ``aws:PrincipalArn``)."""
    if shows(failure, "root"):
        return {"ArnLike": {"aws:PrincipalArn": _account(failure)}}
    who = caller(failure)
    if who is None or not shows(failure, "of-identity-center"):
        return {}
    permission_set, _, _ = (who.name or "").rpartition("/")[2].rpartition("_")
    # Its path may hold a region.
    role = f"arn:{places.partition(failure)}:iam::{places.caller_account(failure)}:role"
    pattern = f"{role}/aws-reserved/sso.amazonaws.com/*{places.fill(permission_set, 'permission-set')}_{_SUFFIX}"
    return {"ArnLike": {"aws:PrincipalArn": pattern}}


def _for_service(failure: Failure) -> list[_Grant] | None:
    """The form that AWS documents for the service that pulled; ``None`` where it pushed, or AWS documents none."""
    who = caller(failure)
    name = who.name if who is not None and shows(failure, "service-principal") else places.LAMBDA
    pulls = failure.operation is not Operation.PUSH and places.action(failure) in (None, *_PULL)
    if _gets_none(failure) or not pulls:
        return None
    if name == places.LAMBDA:
        return _for_lambda(failure)
    return [_for_codebuild(failure)] if name == _CODEBUILD else None


def _for_lambda(failure: Failure) -> list[_Grant]:
    """The account whose function it is, and the service that pulls for it (Lambda developer guide, images-create)."""
    account, partition = places.caller_account(failure), places.partition(failure)
    function = f"arn:{partition}:lambda:{places.region(failure)}:{account}:function:*"
    return [
        {**_allow("PullByFunctionAccount"), "Principal": {"AWS": _account(failure)}, "Action": _PULL},
        {
            **_allow("PullByLambda"),
            "Principal": {"Service": places.LAMBDA},
            "Action": _PULL,
            "Condition": {"ArnLike": {"aws:SourceArn": function}},
        },
    ]


def _for_codebuild(failure: Failure) -> _Grant:
    """CodeBuild itself, for one project (CodeBuild user guide, sample-ecr)."""
    account = places.registry_id(failure)
    project = f"arn:{places.partition(failure)}:codebuild:{places.region(failure)}:{account}:project/<project>"
    return {
        **_allow("PullByCodeBuild"),
        "Principal": {"Service": _CODEBUILD},
        "Action": _PULL,
        "Condition": {"StringEquals": {"aws:SourceAccount": account}, "ArnLike": {"aws:SourceArn": project}},
    }
