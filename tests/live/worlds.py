"""Worlds that the commands of the advice need not tell apart, and live checks must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ecr_denied.names.actions import PULL_STEPS
from ecr_denied.records import Check
from tools.aws.accounts import CALLER, OWNER, session
from tools.aws.worlds import (
    ALL_IS_WELL,
    ANY,
    ARN,
    IDENTITY,
    LOGIN,
    NEAR_NAME,
    OTHER_TAG,
    PREFIX,
    TRANSFER,
    World,
    policy,
    role,
    worlds,
)

__all__ = ["ANOTHER_REGION", "SESSION_REGION", "WRONG_IN", "everywhere"]

# The region that the sessions ask in by themselves.
SESSION_REGION = "us-west-2"
# In this world a token was asked for without naming the registry's region.
ANOTHER_REGION = "token-of-another-region"

_ROLE = {"AWS": role(CALLER)}
_PULL = tuple(f"ecr:{step}" for step in PULL_STEPS)
_NEAR = (policy(LOGIN, resource="*"), policy(TRANSFER, resource=ARN.replace("team/app", NEAR_NAME)))


# The stand-in gives no organization, so this condition fails.
_IN_ORGANIZATION = {
    "Version": "2012-10-17",
    "Statement": [
        {**statement, "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}}}
        for statement in policy(TRANSFER, principal=_ROLE)["Statement"]
    ],
}
_NAME, _GRANT = {Check.REPOSITORY_NAME}, {Check.REPOSITORY_POLICY, Check.REGISTRY_POLICY}
_REPOSITORY_POLICY, _IDENTITY_POLICY = {Check.REPOSITORY_POLICY}, {Check.IDENTITY_POLICY}

# What is wrong, by world; of a missing grant either policy of the registry's account may give it.
WRONG_IN: Mapping[str, set[Check]] = {
    ALL_IS_WELL.name: set(),
    "repository-policy-denies": _REPOSITORY_POLICY,
    "repository-missing": _NAME,
    "no-similar-name": _NAME,
    "missing-but-admitted-by-registry-policy": _NAME,
    "identity-policy-lacks-action": _IDENTITY_POLICY,
    "identity-policy-denies": _IDENTITY_POLICY,
    "only-the-account-admitted": _IDENTITY_POLICY,
    # The finding names both documents: a Deny of either has the same sentence.
    "registry-policy-denies": {Check.REGISTRY_POLICY, Check.REPOSITORY_POLICY},
    "service-control-policy": {Check.SERVICE_CONTROL_POLICY},
    "resource-control-policy": {Check.RESOURCE_CONTROL_POLICY},
    "permissions-boundary": {Check.PERMISSIONS_BOUNDARY},
    "session-policy": {Check.SESSION_POLICY},
    "endpoint-policy": {Check.VPC_ENDPOINT_POLICY},
    "layer-bucket-not-admitted": {Check.LAYER_STORE_POLICY},
    "tag-missing": {Check.IMAGE_TAG},
    "upstream-path-wrong": {Check.IMAGE_TAG, Check.UPSTREAM_REGISTRY},
    "image-archived": {Check.IMAGE_TAG},
    "tag-immutable": {Check.IMAGE_TAG},
    "repository-full": {Check.QUOTA},
    "repository-policy-missing": _GRANT,
    "repository-policy-grants-another": _GRANT,
    "registry-policy-of-scope-v1": _GRANT,
    "expired-credentials": {Check.AWS_CREDENTIALS},
    # Whoever was refused is another than was meant: of that principal it is true that it has no grant.
    "another-identity": {Check.CALLER_IDENTITY, *_GRANT, *_IDENTITY_POLICY},
    # --- of this module
    "policy-grants-pull-only": _GRANT,
    "policy-lacks-the-read-of-a-push": _GRANT,
    "condition-of-grant-fails": _REPOSITORY_POLICY,
    "registry-policy-admits-the-account": _IDENTITY_POLICY,
    "account-admitted-and-identity-policy-lacks-push": _IDENTITY_POLICY,
    "identity-policy-lacks-push": _IDENTITY_POLICY,
    "boundary-lacks-push": {Check.PERMISSIONS_BOUNDARY},
    "resource-control-policy-denies-push": {Check.RESOURCE_CONTROL_POLICY},
    "session-policy-lacks-push": {Check.SESSION_POLICY},
    # The identity policy allows another name, so what IAM's sentence blames is true as well.
    "name-wrong-and-not-in-the-identity-policy": _NAME | _IDENTITY_POLICY,
    "identity-policy-lacks-layers": _IDENTITY_POLICY,
    # A rule or a template is for the missing name, so a first pull or push would make it, with the rights for that.
    "missing-under-a-cache-rule": {Check.REPOSITORY_NAME, Check.UPSTREAM_REGISTRY},
    "missing-under-a-template": _NAME,
    ANOTHER_REGION: {Check.CREDENTIALS},
    "upstream-refuses-the-secret": {Check.UPSTREAM_REGISTRY},
    # The image is not there, for want of the right to bring it in.
    "import-rights-missing": {Check.UPSTREAM_REGISTRY, Check.IMAGE_TAG},
    "repository-in-another-region": _NAME,
}

_PUSH_DENIED = policy(tuple(one for one in TRANSFER if one not in _PULL), effect="Deny", resource="*", principal="*")
_EVERYTHING = policy(("*",), resource="*", principal="*")
_PULL_ONLY = policy((*_PULL, "ecr:BatchCheckLayerAvailability"), resource="*")

_LOGIN_AND_PULL = {**_PULL_ONLY, "Statement": [*policy(LOGIN, resource="*")["Statement"], *_PULL_ONLY["Statement"]]}
_NO_LAYERS = [one for one in TRANSFER if one != "ecr:GetDownloadUrlForLayer"]


def _world(name: str, **parts: Any) -> World:
    """A world in which nothing creates repositories, but where it is said."""
    return World(name, **{"cache_prefixes": (), "create_on_push": False, **parts})


_ACROSS = (
    _world("policy-grants-pull-only", repository_policy=policy(_PULL, principal=_ROLE)),
    _world(
        "policy-lacks-the-read-of-a-push",
        repository_policy=policy([one for one in TRANSFER if one not in _PULL], principal=_ROLE),
    ),
    _world("condition-of-grant-fails", repository_policy=_IN_ORGANIZATION),
    _world(
        "account-admitted-and-identity-policy-lacks-push",
        repository_policy=policy(TRANSFER, principal={"AWS": f"arn:aws:iam::{CALLER}:root"}),
        identity=(IDENTITY[0], policy(_PULL, resource="*")),
    ),
    _world(
        "registry-policy-admits-the-account",
        repository_policy=None,
        registry_policy=policy(TRANSFER, resource=ANY, principal={"AWS": f"arn:aws:iam::{CALLER}:root"}),
        identity=IDENTITY[:1],
    ),
)
_BOTH = (
    _world("identity-policy-lacks-layers", identity=(IDENTITY[0], policy(_NO_LAYERS, resource="*"))),
    _world("missing-under-a-cache-rule", repositories=(NEAR_NAME,), cache_prefixes=(PREFIX,)),
    _world("repository-in-another-region", repositories=(), abroad=SESSION_REGION),
    _world(
        "upstream-refuses-the-secret",
        tags=(OTHER_TAG,),
        cache_prefixes=(PREFIX,),
        upstream_failure="UpstreamAccessDenied",
    ),
    _world(
        "import-rights-missing",
        tags=(OTHER_TAG,),
        cache_prefixes=(PREFIX,),
        identity=(IDENTITY[0], policy(TRANSFER, resource=ANY)),
    ),
    _world(ANOTHER_REGION),
    _world("missing-under-a-template", repositories=(NEAR_NAME,), create_on_push=True),
    _world("identity-policy-lacks-push", identity=(IDENTITY[0], _PULL_ONLY)),
    _world("boundary-lacks-push", boundary=_LOGIN_AND_PULL),
    _world(
        "resource-control-policy-denies-push",
        resource_control={
            "Version": "2012-10-17",
            "Statement": [*_EVERYTHING["Statement"], *_PUSH_DENIED["Statement"]],
        },
    ),
    _world("session-policy-lacks-push", session_policy=_LOGIN_AND_PULL),
    _world("name-wrong-and-not-in-the-identity-policy", repositories=(NEAR_NAME,), identity=_NEAR),
)


def everywhere(*, across: bool) -> Iterator[World]:
    """Every world in which a push or a pull can fail, or all is well; nothing creates repositories but where said."""
    for world in worlds(across=across):
        if world.name in WRONG_IN:
            rules = world.cache_prefixes if world.name == "upstream-path-wrong" else ()
            yield replace(world, cache_prefixes=rules, create_on_push=False)
    if across:
        yield from _ACROSS
    for world in _BOTH:
        within = replace(world, account=OWNER, caller=session(OWNER), repository_policy=None)
        yield world if across else within
