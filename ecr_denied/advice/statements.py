"""The statement to add where a grant is missing: for the side it belongs to, and for no more than was tried.

A role's session is granted to by its role, IAM Identity Center's roles by a pattern, as their names end differently
after each provisioning (IAM user guide, reference_policies_elements_principal; Identity Center user guide). Services
are granted to under conditions (ECR user guide, repository-policy-examples; Lambda developer guide, images-create).
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from ecr_denied.advice import words
from ecr_denied.advice.evidence import (
    caller,
    is_cached,
    is_key_use,
    is_lambda,
    is_of_identity_center,
    is_public,
    is_resourceless,
    makes_repository,
    searches_deny,
)
from ecr_denied.names import actions as actions_of_ecr
from ecr_denied.names.actions import PULL_STEPS
from ecr_denied.records import Cause, Failure, Operation, PolicyType, PrincipalType, Side, Statement

__all__ = ["cache_grant", "endpoint_grant", "identity_grant", "layer_grant", "registry_grant", "repository_grant"]

_Grant = dict[str, object]

# The suffix of a role of IAM Identity Center.
_SUFFIX = "?" * 16
# What a first pull through a cache rule needs beside the rights of a pull.
_CACHE_STEPS = ("BatchImportUpstreamImage", "CreateRepository")
_NO_GRANT_HELPS = (Cause.RATE_LIMITED, Cause.UPSTREAM_DENIED)
# Actions that only a policy of the caller's own can grant, on ``*``.
_TOKENS = ("ecr:GetAuthorizationToken",)
_PUBLIC_TOKENS = ("ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken")


def repository_grant(failure: Failure) -> Statement | None:
    """What the repository's policy has to say; it names no resource (ECR user guide, repository-policies)."""
    if is_lambda(failure) and not searches_deny(failure) and not _is_pattern(failure):
        return _document(Side.REPOSITORY, _for_lambda(failure))
    actions = _actions(failure)
    if actions is None or is_public(failure):
        return None
    if failure.client == "codebuild":
        return _document(Side.REPOSITORY, [_for_codebuild(failure)])
    grant = {**_named(failure), **_principal(failure), "Action": actions, **_conditions(failure)}
    return _document(Side.REPOSITORY, [grant])


def registry_grant(failure: Failure) -> Statement | None:
    """The same in the registry's policy, which names the repository (ECR user guide, registry-permissions)."""
    actions = _actions(failure)
    if actions is None or is_public(failure):
        return None
    if makes_repository(failure):
        # The other actions are refused in a registry's policy of scope V1 (ECR user guide, registry-permissions).
        actions = [action for action in actions if actions_of_ecr.makes_repository(action)]
    resource = words.repository_arn(failure)
    grant = {**_named(failure), **_principal(failure), "Action": actions, "Resource": resource, **_conditions(failure)}
    return _document(Side.REGISTRY, [grant])


def identity_grant(failure: Failure) -> Statement | None:
    """What a policy of the caller has to say: to log in, and to do what was tried (ECR user guide, image-push-iam)."""
    if searches_deny(failure) or _is_pattern(failure) or failure.cause is Cause.GUARDRAIL_IMPLICIT_DENY:
        return None
    if is_resourceless(failure):
        return _document(Side.IDENTITY, [_login(failure)])
    actions = _actions(failure)
    if actions is None:
        return None
    grant = {**_named(failure), "Action": actions, "Resource": words.repository_arn(failure)}
    return _document(Side.IDENTITY, [*([_login(failure)] if failure.operation else ()), grant])


def cache_grant(failure: Failure) -> Statement | None:
    """What a first pull through a cache rule needs (ECR user guide, pull-through-cache-iam)."""
    asked = (failure.action or "").rpartition(":")[2] in _CACHE_STEPS or is_cached(failure)
    if not asked or failure.operation is Operation.PUSH or failure.cause in _NO_GRANT_HELPS:
        return None
    if is_resourceless(failure) or _is_pattern(failure):
        return None
    prefix, slash, _ = (failure.repository or "").partition("/")
    repository, _, _ = words.repository_arn(failure).rpartition("/" + words.repository(failure))
    resource = f"{repository}/{words.fill(prefix if slash else None, 'prefix')}/*"
    actions = sorted(f"ecr:{name}" for name in (*PULL_STEPS, *_CACHE_STEPS))
    grant = {**_allow("PullThroughCache"), "Action": actions, "Resource": resource}
    return _document(Side.IDENTITY, [_login(failure), grant])


def layer_grant(failure: Failure) -> Statement:
    """What the policy of an S3 gateway endpoint has to say (ECR user guide, vpc-endpoints)."""
    bucket = f"arn:{words.partition(failure)}:s3:::{words.layer_bucket(failure)}/*"
    grant = {**_allow("EcrLayers"), "Principal": "*", "Action": "s3:GetObject", "Resource": bucket}
    return _document(Side.ENDPOINT, [grant])


def endpoint_grant(failure: Failure) -> Statement | None:
    """What the policy of an endpoint of ECR has to say, where the text blames one (ECR user guide, vpc-endpoints)."""
    actions = _actions(failure)
    if actions is None or failure.policy is None or failure.policy.type is not PolicyType.VPC_ENDPOINT:
        return None
    resource = words.repository_arn(failure)
    return _document(Side.ENDPOINT, [{**_named(failure), "Principal": "*", "Action": actions, "Resource": resource}])


def _document(side: Side, grants: Sequence[_Grant]) -> Statement:
    return Statement(side=side, document=json.dumps({"Version": "2012-10-17", "Statement": grants}))


def _allow(name: str) -> _Grant:
    return {"Sid": name, "Effect": "Allow"}


def _login(failure: Failure) -> _Grant:
    tokens = _PUBLIC_TOKENS if is_public(failure) else _TOKENS
    return {**_allow("Login"), "Action": list(tokens), "Resource": "*"}


def _actions(failure: Failure) -> list[str] | None:
    """What was tried needs these on the repository; ``None`` where a grant is no help, or the text does not tell."""
    if searches_deny(failure) or _is_pattern(failure) or is_resourceless(failure) or is_key_use(failure):
        return None
    actions = sorted(words.actions(failure))
    return None if any(action.startswith("<") for action in actions) else actions


def _is_pattern(failure: Failure) -> bool:
    """True if the text names no single action of AWS's, or every principal: no refusal does, and a forged one may."""
    who = caller(failure)
    everybody = who is not None and (who.name or who.arn or "").rpartition("/")[2] == "*"
    return everybody or words.action(failure) == "<action>"


def _named(failure: Failure) -> _Grant:
    """Named after what was tried: letters and digits alone (IAM user guide, reference_policies_elements_sid)."""
    tried = None if failure.operation is Operation.LOGIN else failure.operation
    parts = (tried or "use", *(failure.repository or "").replace("-", "/").split("/"))
    return _allow("".join("".join(filter(_is_plain, part)).capitalize() for part in parts))


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _principal(failure: Failure) -> _Grant:
    who = caller(failure)
    whole_account = who is not None and (who.type is PrincipalType.ROOT or is_of_identity_center(failure))
    arn = f"arn:{words.partition(failure)}:iam::{words.caller_account(failure)}:root"
    return {"Principal": {"AWS": arn if whole_account else words.principal_arn(failure)}}


def _conditions(failure: Failure) -> _Grant:
    who = caller(failure)
    if who is None or not is_of_identity_center(failure):
        return {}
    permission_set, _, _ = (who.name or "").rpartition("/")[2].rpartition("_")
    # Its path may hold a region.
    role = f"arn:{words.partition(failure)}:iam::{words.caller_account(failure)}:role"
    pattern = f"{role}/aws-reserved/sso.amazonaws.com/*{words.fill(permission_set, 'permission-set')}_{_SUFFIX}"
    return {"Condition": {"ArnLike": {"aws:PrincipalArn": pattern}}}


def _for_lambda(failure: Failure) -> list[_Grant]:
    """The account whose function it is, and the service that pulls for it (Lambda developer guide, images-create)."""
    account, partition = words.caller_account(failure), words.partition(failure)
    function = f"arn:{partition}:lambda:{words.region(failure)}:{account}:function:*"
    pull = sorted(f"ecr:{name}" for name in PULL_STEPS)
    owner = {"AWS": f"arn:{partition}:iam::{account}:root"}
    return [
        {**_allow("PullByFunctionAccount"), "Principal": owner, "Action": pull},
        {
            **_allow("PullByLambda"),
            "Principal": {"Service": words.LAMBDA},
            "Action": pull,
            "Condition": {"ArnLike": {"aws:SourceArn": function}},
        },
    ]


def _for_codebuild(failure: Failure) -> _Grant:
    """CodeBuild itself, for one project (CodeBuild user guide, sample-ecr)."""
    account = words.caller_account(failure)
    project = f"arn:{words.partition(failure)}:codebuild:{words.region(failure)}:{account}:project/<project>"
    return {
        **_allow("PullByCodeBuild"),
        "Principal": {"Service": "codebuild.amazonaws.com"},
        "Action": sorted(f"ecr:{name}" for name in PULL_STEPS),
        "Condition": {"StringEquals": {"aws:SourceAccount": account}, "ArnLike": {"aws:SourceArn": project}},
    }
