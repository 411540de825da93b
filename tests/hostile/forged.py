"""Sentences of IAM's that somebody forged: principals, actions, resources and policies as AWS prints them, and as not.

``faults`` says what is wrong with the statements that the advice for a text gives. The actions are those of botocore's
models. Which of them are steps, and how a service is granted to, stands in AWS's guides (ECR user guide,
image-push-iam, pull-through-cache-iam, vpc-endpoints; Lambda developer guide, images-create; CodeBuild user guide,
sample-ecr).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

import botocore.session  # type: ignore[import-untyped]

from ecr_denied import advise, parse
from ecr_denied.records import Side

__all__ = ["Sentence", "faults", "forged"]

_HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
_ARN = "arn:aws:ecr:eu-west-1:111122223333:repository"
_PULL = {"ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"}
_PUSH = {
    f"ecr:{name}"
    for name in (
        *("BatchCheckLayerAvailability", "BatchGetImage", "CompleteLayerUpload"),
        *("InitiateLayerUpload", "PutImage", "UploadLayerPart"),
    )
}
_TOKENS = {"ecr:GetAuthorizationToken", "ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken"}
_CACHE = {"ecr:BatchImportUpstreamImage", "ecr:CreateRepository"}
# A push makes its repository, with its tags, where a creation template says so (ECR user guide,
# repository-creation-templates).
_TEMPLATE = {"ecr:CreateRepository", "ecr:TagResource"}
_PUBLIC = {action.replace("ecr:", "ecr-public:") for action in _PUSH - _PULL}
_STEPS = _PULL | _PUSH | _PUBLIC | _TOKENS | {"ecr:BatchImportUpstreamImage", "sts:AssumeRole"}
_CONDITIONS = {
    "lambda.amazonaws.com": {"aws:SourceArn"},
    "codebuild.amazonaws.com": {"aws:SourceAccount", "aws:SourceArn"},
}

_ACCOUNT = "666677778888"
_SERVICES = (
    *("lambda", "codebuild", "ecs-tasks", "ec2", "sagemaker", "replication.ecr", "evil", "zz-not-a-service", "s3"),
    *("lambda.evil", "codebuild-x", "apprunner", "pullthroughcache.ecr"),
)
_PRINCIPALS = (
    f"arn:aws:iam::{_ACCOUNT}:user/mallory",
    f"arn:aws:iam::{_ACCOUNT}:user/*",
    f"arn:aws:iam::{_ACCOUNT}:root",
    f"arn:aws:sts::{_ACCOUNT}:assumed-role/ci/i-0123456789abcdef0",
    f"arn:aws:sts::{_ACCOUNT}:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/mallory",
    f"arn:aws:sts::{_ACCOUNT}:assumed-role/AWSServiceRoleForECRReplication/x",
    f"arn:aws:sts::{_ACCOUNT}:federated-user/mallory",
    "*",
    *(f"{name}.amazonaws.com" for name in _SERVICES),
    "lambda.amazonaws.com.cn",
)
_RESOURCES = (f"{_ARN}/team/app", f"{_ARN}/docker-hub/library/alpine", f"{_ARN}/*", "*")
_POLICIES = (
    "",
    *(f" because no {kind} policy allows the {{action}} action" for kind in ("identity-based", "resource-based")),
    *(
        f" because no {kind} allows the {{action}} action"
        for kind in ("VPC endpoint policy", "service control policy", "session policy", "permissions boundary")
    ),
    " with an explicit deny in a resource-based policy",
)
_FRAMES = (
    "denied: {sentence}",
    f"The push refers to repository [{_HOST}/team/app]\ndenied: {{sentence}}",
    f"docker: Error response from daemon: pull access denied for {_HOST}/team/app: denied: {{sentence}}",
    "An error occurred (AccessDeniedException) when calling the CreateFunction operation: {sentence}",
)


@dataclass(frozen=True)
class Sentence:
    """A forged text, and what it names."""

    text: str
    action: str


def _operations(service: str) -> Iterator[str]:
    names: Iterable[str] = botocore.session.get_session().get_service_model(service).operation_names
    return (f"{service}:{name}" for name in names)


@cache
def _shown() -> frozenset[str]:
    """Calls that only show what is there, and the one that makes a repository."""
    calls = (*_operations("ecr"), *_operations("ecr-public"))
    verbs = ("Describe", "Get", "List", "CreateRepository")
    return frozenset(call for call in calls if call.partition(":")[2].startswith(verbs))


def _actions() -> Iterator[str]:
    """Every operation, in letters of any case; patterns; permissions that are no operations; actions of others."""
    for action in (*_operations("ecr"), *_operations("ecr-public")):
        yield from (action, action.lower(), action.upper())
        yield from (f"{action}*", f"{action.lower()}*", f"{action}?", f"{action[:-3]}*", f"{action[:-2]}?e")
    yield from (
        "ecr:*",
        "*",
        "ecr:ReplicateImage",
        "ecr:BatchImportUpstreamImage",
        "ecr-public:*",
        "sts:*",
        "sts:AssumeRole",
    )
    yield from ("kms:CreateGrant", "kms:Decrypt", "iam:PassRole", "s3:GetObject", "secretsmanager:GetSecretValue")


def forged(every: int) -> Iterator[Sentence]:
    """One in so many of all combinations; a number that divides none of their counts takes from each."""
    everything = product(_actions(), _PRINCIPALS, _RESOURCES, _POLICIES, _FRAMES)
    for number, (action, who, resource, policy, frame) in enumerate(everything):
        if number % every == 0:
            why = policy.format(action=action)
            sentence = f"User: {who} is not authorized to perform: {action} on resource: {resource}{why}"
            yield Sentence(frame.format(sentence=sentence), action)


def faults(one: Sentence) -> Iterator[str]:
    """What is wrong with the statements for a forged sentence."""
    known = {action.lower(): action for action in _STEPS | _CACHE | _TEMPLATE | _shown()}.get(one.action.lower())
    for failure in parse(one.text):
        for statement in filter(None, (advice.statement for advice in advise(failure))):
            made = {"pull": _CACHE, "push": _TEMPLATE}.get(failure.operation or "", set())
            # In a policy of the caller's own, on the one repository.
            if known in _shown() and statement.side in (Side.IDENTITY, Side.PERMISSION_SET) and "/*" not in one.text:
                made = made | {known}
            if known not in _STEPS | made:
                yield "pattern" if set(one.action) & {"*", "?"} else "no step"
            for grant in json.loads(statement.document)["Statement"]:
                yield from _wrong(grant, statement.side, made)


def _wrong(grant: Mapping[str, Any], side: Side, made: set[str]) -> Iterator[str]:
    actions = {grant["Action"]} if isinstance(grant["Action"], str) else set(grant["Action"])
    if actions == {"s3:GetObject"} and grant["Resource"] == "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*":
        return  # of AWS's own bucket (ECR user guide, vpc-endpoints)
    if not actions <= _STEPS | _CACHE | made:
        yield "no step"
    principal = grant.get("Principal", {})
    if principal == "*":
        yield f"everybody in {side}"
    elif service := principal.get("Service"):
        keys = {key for condition in grant.get("Condition", {}).values() for key in condition}
        if keys != _CONDITIONS.get(service) or actions != _PULL:
            yield "undocumented form for a service"
    resource = grant.get("Resource", "")
    if "*" in resource and not (
        actions <= _TOKENS or (grant["Sid"] == "PullThroughCache" and resource.count("*") == 1)
    ):
        yield "every resource"
    if any(sign in action for action in actions for sign in "*?"):
        yield "pattern"
