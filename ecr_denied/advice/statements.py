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
from ecr_denied.advice.known import Known
from ecr_denied.names import actions as actions_of_ecr
from ecr_denied.names.actions import PULL_STEPS
from ecr_denied.records import Cause, Operation, PolicyType, Side, Statement

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
_NO_GRANT_HELPS = (Cause.RATE_LIMITED, Cause.UPSTREAM_DENIED)
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


def repository_grant(known: Known) -> Statement | None:
    """What the repository's policy has to say; it names no resource (ECR user guide, repository-policies)."""
    if known["client=lambda"] or known["service-principal"]:
        grants = _for_service(known)
        return _document(Side.REPOSITORY, grants) if grants else None
    actions = _actions(known)
    if actions is None or known["public"] or known["service-linked"] or known["makes-repository"]:
        return None
    grant = {**_named(known), **_principal(known), "Action": actions, **_conditions(known)}
    return _document(Side.REPOSITORY, [grant])


def build_grant(known: Known) -> Statement | None:
    """What the repository's policy has to say where CodeBuild pulls by itself, which it does within an account only.

    Source: CodeBuild user guide, sample-ecr; CodeBuild API, ``imagePullCredentialsType``.
    """
    is_helpless = _gets_none(known) or known["build-across"]
    return None if is_helpless else _document(Side.REPOSITORY, [_for_codebuild(known)])


def registry_grant(known: Known) -> Statement | None:
    """What the registry's policy has to say to let others fill a cache, whatever its scope.

    Source: ECR user guide, registry-permissions-create-pullthroughcache.
    """
    actions = _actions(known)
    if actions is None or known["public"] or known["service-principal"] or not known["makes-repository"]:
        return None
    making = [action for action in actions if actions_of_ecr.makes_repository(action)]
    grant = {**_named(known), **_principal(known), "Action": making, "Resource": places.repository_arn(known)}
    return _document(Side.REGISTRY, [{**grant, **_conditions(known)}])


def trust_grant(known: Known) -> Statement | None:
    """What the trust policy of a role has to say (IAM user guide, troubleshoot_roles).

    Whoever comes with a token of another's, by web identity or SAML, is told by that token: no principal of IAM's is. A
    role that ``cdk bootstrap`` made trusts whom the bootstrap names.
    """
    is_other = places.action(known) != "sts:AssumeRole" or known.principal is None
    if _gets_none(known) or is_other or (known["bootstraps-role"] or known["service-principal"]):
        return None
    grant = {**_allow("AssumeRole"), **_principal(known), "Action": "sts:AssumeRole", **_conditions(known)}
    return _document(Side.TRUST_POLICY, [grant])


# --- the caller's side ---------------------------------------------------------------------------------


def identity_grant(known: Known) -> Statement | None:
    """What a policy of the caller has to say to do what was tried (ECR user guide, image-push-iam).

    A role of IAM Identity Center has it from its permission set, a service-linked role from AWS alone, a role that
    ``cdk bootstrap`` made from its template.
    """
    if _gets_none(known) or known.failure.cause is Cause.GUARDRAIL_IMPLICIT_DENY:
        return None
    if known["service-linked"] or known["service-principal"] or known["of-bootstrap"] or known["bare-push"]:
        return None
    side = Side.PERMISSION_SET if known["of-identity-center"] else Side.IDENTITY
    if known["role-assumption"]:
        return assumption_grant(known)
    if known["asks-for-token"]:
        return _document(side, [_login(known)])
    actions = _actions(known)
    if actions is None:
        return None
    return _document(side, [{**_named(known), "Action": actions, "Resource": places.repository_arn(known)}])


def pull_grant(known: Known) -> Statement | None:
    """What a policy of the role that pulls has to say: beside the pull, the token where the text tells of none.

    A role that its service may not assume lacks no right of its own.
    """
    grant = identity_grant(known)
    if known.failure.cause not in _REFUSALS or grant is None or known["access-role-invalid"]:
        return None
    is_told_nothing = known.failure.cause is Cause.ACCESS_DENIED and known["no-sentence"]
    transfer = Known(known.failure.model_copy(update={"cause": Cause.FORBIDDEN, "action": None}))
    actions = _actions(transfer)
    lacks_token = known["asks-for-token"] or is_told_nothing
    if not lacks_token or actions is None or known.failure.repository is None:
        return grant
    if known.failure.client == _APP_RUNNER:
        actions = sorted({*actions, *_APP_RUNNER_STEPS})
    pull = {**_named(known), "Action": actions, "Resource": places.repository_arn(transfer)}
    return _document(grant.side, [_login(known), pull])


def assumption_grant(known: Known) -> Statement | None:
    """What a policy of the caller has to say to assume a role (IAM user guide, troubleshoot_roles).

    Nobody needs it who comes with a token of another's, by web identity or SAML.
    """
    is_other = known["role-assumption"] and places.action(known) != "sts:AssumeRole"
    if is_other or known["service-principal"]:
        return None
    side = Side.PERMISSION_SET if known["of-identity-center"] else Side.IDENTITY
    grant = {**_allow("AssumeRole"), "Action": ["sts:AssumeRole"], "Resource": places.role_arn(known)}
    return _document(side, [grant])


def cache_grant(known: Known) -> Statement | None:
    """What a first pull through a cache rule needs (ECR user guide, pull-through-cache-iam)."""
    asked = known["makes-repository"] or known["cached"]
    if not asked or known.failure.operation is Operation.PUSH or known.failure.cause in _NO_GRANT_HELPS:
        return None
    if known["resourceless"] or known["service-principal"] or _gets_none(known):
        return None
    everything, _, _ = places.repository_arn(known).partition("/")
    resource = f"{everything}/{places.cache_prefix(known)}/*"
    actions = sorted(f"ecr:{name}" for name in (*PULL_STEPS, *_CACHE_STEPS))
    return _document(Side.IDENTITY, [{**_allow("PullThroughCache"), "Action": actions, "Resource": resource}])


# --- on the way ----------------------------------------------------------------------------------------


def layer_grant(known: Known) -> Statement:
    """What the policy of an S3 gateway endpoint has to say (ECR user guide, vpc-endpoints)."""
    bucket = f"arn:{places.partition(known)}:s3:::{places.layer_bucket(known)}/*"
    grant = {**_allow("EcrLayers"), "Principal": "*", "Action": "s3:GetObject", "Resource": bucket}
    return _document(Side.ENDPOINT, [grant])


def endpoint_grant(known: Known) -> Statement | None:
    """What the policy of an endpoint of ECR has to say, where the text blames one: for the one who asked.

    Source: ECR user guide, vpc-endpoints, by a role. A whole account is its root user alone there (AWS PrivateLink
    guide, vpc-endpoints-access), so that no pattern of roles can be let in.
    """
    blamed = known.failure.policy is not None and known.failure.policy.type is PolicyType.VPC_ENDPOINT
    if not blamed or (known["service-principal"] or known["of-identity-center"]) or _gets_none(known):
        return None
    whom = _principal(known)
    if known["asks-for-token"]:
        return _document(Side.ENDPOINT, [{**_login(known), **whom}])
    actions = _actions(known)
    if actions is None:
        return None
    return _document(
        Side.ENDPOINT, [{**_named(known), "Action": actions, "Resource": places.repository_arn(known), **whom}]
    )


# --- parts ---------------------------------------------------------------------------------------------


def _document(side: Side, grants: Sequence[_Grant]) -> Statement:
    return Statement(side=side, document=json.dumps({"Version": "2012-10-17", "Statement": grants}))


def _allow(name: str) -> _Grant:
    return {"Sid": name, "Effect": "Allow"}


def _login(known: Known) -> _Grant:
    tokens = _PUBLIC_TOKENS if known["public"] else _TOKENS
    return {**_allow("Login"), "Action": list(tokens), "Resource": "*"}


def _actions(known: Known) -> list[str] | None:
    """What was tried needs these on the repository; ``None`` where a grant is no help, or the text does not tell."""
    if _gets_none(known) or known["resourceless"]:
        return None
    actions = sorted(places.actions(known))
    return None if any(action.startswith("<") for action in actions) else actions


def _gets_none(known: Known) -> bool:
    """True if nothing is to be granted: a ``Deny`` is to be found, or the text names what no push, pull or login needs.

    That is an administrator's action, a pattern of actions, every principal: no refusal of a push names one, and a
    forged one may.
    """
    who = known.principal
    everybody = who is not None and (who.name or who.arn or "").rpartition("/")[2] == "*"
    action = places.action(known)
    is_other = action is not None and not actions_of_ecr.is_step(action, known.failure.operation)
    return bool(known["explicit-deny"]) or everybody or is_other


def _named(known: Known) -> _Grant:
    """Named after what was tried: letters and digits alone (IAM user guide, reference_policies_elements_sid)."""
    tried = None if known.failure.operation is Operation.LOGIN else known.failure.operation
    parts = (tried or "use", *(known.failure.repository or "").replace("-", "/").split("/"))
    return _allow("".join("".join(filter(_is_plain, part)).capitalize() for part in parts))


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _account(known: Known) -> str:
    """The caller's whole account, as a principal."""
    return f"arn:{places.partition(known)}:iam::{places.caller_account(known)}:root"


def _principal(known: Known) -> _Grant:
    whole_account = known["root"] or known["of-identity-center"]
    return {"Principal": {"AWS": _account(known) if whole_account else places.principal_arn(known)}}


def _conditions(known: Known) -> _Grant:
    condition = _condition(known)
    return {"Condition": condition} if condition else {}


def _condition(known: Known) -> _Grant:
    """What narrows a whole account to the one caller (IAM user guide, condition key ``aws:PrincipalArn``)."""
    if known["root"]:
        return {"ArnLike": {"aws:PrincipalArn": _account(known)}}
    who = known.principal
    if who is None or not known["of-identity-center"]:
        return {}
    permission_set, _, _ = (who.name or "").rpartition("/")[2].rpartition("_")
    # Its path may hold a region.
    role = f"arn:{places.partition(known)}:iam::{places.caller_account(known)}:role"
    pattern = f"{role}/aws-reserved/sso.amazonaws.com/*{places.fill(permission_set, 'permission-set')}_{_SUFFIX}"
    return {"ArnLike": {"aws:PrincipalArn": pattern}}


def _for_service(known: Known) -> list[_Grant] | None:
    """The form that AWS documents for the service that pulled; ``None`` where it pushed, or AWS documents none."""
    who = known.principal
    name = who.name if who is not None and known["service-principal"] else places.LAMBDA
    pulls = known.failure.operation is not Operation.PUSH and places.action(known) in (None, *_PULL)
    if _gets_none(known) or not pulls:
        return None
    if name == places.LAMBDA:
        return _for_lambda(known)
    return [_for_codebuild(known)] if name == _CODEBUILD else None


def _for_lambda(known: Known) -> list[_Grant]:
    """The account whose function it is, and the service that pulls for it (Lambda developer guide, images-create)."""
    account, partition = places.caller_account(known), places.partition(known)
    function = f"arn:{partition}:lambda:{places.region(known)}:{account}:function:*"
    return [
        {**_allow("PullByFunctionAccount"), "Principal": {"AWS": _account(known)}, "Action": _PULL},
        {
            **_allow("PullByLambda"),
            "Principal": {"Service": places.LAMBDA},
            "Action": _PULL,
            "Condition": {"ArnLike": {"aws:SourceArn": function}},
        },
    ]


def _for_codebuild(known: Known) -> _Grant:
    """CodeBuild itself, for one project (CodeBuild user guide, sample-ecr)."""
    account = places.registry_id(known)
    project = f"arn:{places.partition(known)}:codebuild:{places.region(known)}:{account}:project/<project>"
    return {
        **_allow("PullByCodeBuild"),
        "Principal": {"Service": _CODEBUILD},
        "Action": _PULL,
        "Condition": {"StringEquals": {"aws:SourceAccount": account}, "ArnLike": {"aws:SourceArn": project}},
    }
