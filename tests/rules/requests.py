"""Every kind of request: who asked, with which credentials, for what, under each cause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice, product

from ecr_denied.names.principals import principal_from
from ecr_denied.records import Cause, Command, Endpoint, EndpointKind, Failure, Operation

__all__ = ["REQUESTS", "requests"]

_ROLE = "arn:aws:sts::444455556666:assumed-role/puller"
# What tells who asked: a caller and a client.
_CALLERS: tuple[tuple[str | None, str | None], ...] = (
    (None, None),
    (None, "docker"),
    ("arn:aws:iam::444455556666:user/ada", "docker"),
    ("arn:aws:iam::444455556666:root", "docker"),
    ("arn:aws:sts::444455556666:federated-user/ada", "docker"),
    ("arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/ada", "docker"),
    ("arn:aws:sts::444455556666:assumed-role/AWSServiceRoleForECRReplication/ecr-replication", None),
    (f"{_ROLE}/botocore-session-1700000000", "docker"),
    (f"{_ROLE}/botocore-session-1700000000", "aws-api"),
    *((f"{_ROLE}/{session}", "docker") for session in ("i-0a1b2c3d4e5f60718", "0a1b2c3d4e5f60718293a4b5c6d7e8f9")),
    *((f"{_ROLE}/{session}", None) for session in ("GitHubActions", "external-secrets-provider-aws", "SageMaker")),
    *((None, client) for client in ("kubelet", "ecs-agent", "lambda", "apprunner")),
    (f"{_ROLE}/i-0a1b2c3d4e5f60718", "kubelet"),
    (f"{_ROLE}/0a1b2c3d4e5f60718293a4b5c6d7e8f9", "ecs-agent"),
)
_ACTIONS = (
    None,
    "ecr:InitiateLayerUpload",
    "ecr:BatchGetImage",
    "ecr:CreateRepository",
    "ecr:BatchImportUpstreamImage",
    "ecr:GetAuthorizationToken",
    "sts:AssumeRole",
    "kms:Decrypt",
    "s3:GetObject",
)
# What else the text shows: each request shows one of these, in turn.
_MORE: tuple[dict[str, object], ...] = (
    {},
    {"operation": Operation.LOGIN},
    {"operation": Operation.PULL, "endpoint": Endpoint(kind=EndpointKind.REGISTRY, address="10.0.1.2:443")},
    {"operation": Operation.PUSH, "endpoint": Endpoint(kind=EndpointKind.API, address="44.213.79.10:443")},
    {"operation": Operation.PUSH, "command": Command(sudo=True, profile="dev", region="us-east-1", layers_pushed=2)},
)
_IMAGE = {
    "registry": "111122223333.dkr.ecr.eu-west-1.amazonaws.com",
    "registry_id": "111122223333",
    "region": "eu-west-1",
    "repository": "team/app",
    "tag": "v1",
}


def _request(arn: str | None, client: str | None, action: str | None, more: dict[str, object]) -> dict[str, object]:
    return {**_IMAGE, "principal": principal_from(arn) if arn else None, "client": client, "action": action, **more}


REQUESTS = tuple(
    _request(arn, client, action, more)
    for ((arn, client), action), more in zip(product(_CALLERS, _ACTIONS), cycle(_MORE), strict=False)
)


def requests(step: int = 1) -> Iterator[Failure]:
    """Every kind of request under every cause, or one in ``step``."""
    some = islice(product(REQUESTS, Cause), 0, None, step)
    return (Failure.model_validate({"cause": cause, **one}) for one, cause in some)
