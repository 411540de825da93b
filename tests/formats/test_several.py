"""Two failures stay two; one failure told several times is one, with the fullest occurrence's fields."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from ecr_denied import parse
from tests.formats.cases import flat

ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
ME = "arn:aws:sts::444455556666:assumed-role/ci-runner/deploy"


def iam(repository: str, action: str, why: str = " because no resource-based policy allows the ACTION action") -> str:
    """The IAM sentence about a repository."""
    return (
        f"User: {ME} is not authorized to perform: {action} on resource:"
        f" arn:aws:ecr:eu-west-1:111122223333:repository/{repository}{why.replace('ACTION', action)}"
    )


PULL, PUSH = "ecr:BatchGetImage", "ecr:InitiateLayerUpload"


def denied(repository: str) -> str:
    """Docker's pull refusal."""
    return (
        f"pull access denied for {ECR}/{repository}, repository does not exist or may require 'docker login': denied:"
        f" {iam(repository, PULL)}"
    )


def missing(repository: str) -> str:
    """ECR's sentence about a missing repository."""
    return f"The repository with name '{repository}' does not exist in the registry with id '111122223333'"


def head(repository: str, status: str) -> str:
    """containerd's refused HEAD."""
    ref = f"{ECR}/{repository}:v1"
    return (
        f'failed to pull and unpack image "{ref}": failed to resolve reference "{ref}": unexpected status from HEAD'
        f" request to https://{ECR}/v2/{repository}/manifests/v1: {status}"
    )


class Told(NamedTuple):
    """A text, and the failures in it: cause, repository, at least so many occurrences (0: not checked)."""

    name: str
    text: str
    failures: tuple[tuple[str, str | None, int], ...]


DENY, GONE = "resource-policy-implicit-deny", "repository-not-found"
CLOSED = "connection-closed"
STREAM = '{"errorDetail":{"message":"MESSAGE"},"error":"MESSAGE"}'
EVENT = "Warning  Failed  12s (x{n} over 1m)  kubelet  "
CRANE = f"Error: GET https://{ECR}/v2/team/app/manifests/v1: "

SEVERAL = (
    Told(
        "two-pushes",
        f"The push refers to repository [{ECR}/team/app]\nname unknown: {missing('team/app')}\n"
        f"The push refers to repository [{ECR}/team/api]\nname unknown: {missing('team/api')}\n",
        ((GONE, "team/app", 1), (GONE, "team/api", 1)),
    ),
    Told(
        "two-pulls",
        f"Error response from daemon: {denied('team/app')}\nError response from daemon: {denied('team/api')}\n",
        ((DENY, "team/app", 1), (DENY, "team/api", 1)),
    ),
    Told(
        "two-causes",
        f"denied: {iam('team/app', PUSH)}\ntag invalid: The image tag 'v1' already exists in the 'team/app' repository"
        f" and"
        " cannot be overwritten because the tag is immutable.",
        ((DENY, "team/app", 1), ("tag-immutable", "team/app", 1)),
    ),
    Told(
        "create-then-push",
        "An error occurred (AccessDeniedException) when calling the CreateRepository operation: "
        f"{iam('team/app', 'ecr:CreateRepository')}\ndenied: {iam('team/app', PUSH)}",
        ((DENY, "team/app", 1), (DENY, "team/app", 1)),
    ),
    Told(
        "two-in-kubelet",
        f'{EVENT}Failed to pull image "{ECR}/a/web:v1": {head("a/web", "403 Forbidden")}\n'
        f'{EVENT}Failed to pull image "{ECR}/b/api:v1": {head("b/api", "401 Unauthorized")}',
        (("forbidden", "a/web", 1), ("not-authenticated", "b/api", 1)),
    ),
    Told(
        "two-in-one-json",
        '{"events":[{"message":"denied: '
        + iam("team/app", PUSH)
        + '"},{"message":"denied: '
        + iam("team/api", PUSH)
        + '"}]}',
        ((DENY, "team/app", 1), (DENY, "team/api", 1)),
    ),
    Told(
        "compose-two-services",
        f" web Error {denied('team/web')}\n api Error {denied('team/api')}\nError response from daemon:"
        f" {denied('team/web')}",
        ((DENY, "team/web", 2), (DENY, "team/api", 1)),
    ),
)
ONE = (
    Told(
        "compose-line-and-final-line",
        f" web Error {denied('team/app')}\nError response from daemon: {denied('team/app')}\n",
        ((DENY, "team/app", 2),),
    ),
    Told(
        "compose-cut-line-and-final-line",
        f" web Error pull access denied for {ECR}/team/app, repository doe...\nError response from daemon:"
        f" {denied('team/app')}\n",
        ((DENY, "team/app", 1),),
    ),
    Told(
        "buildkit-step-and-summary",
        f"#3 [internal] load metadata for {ECR}/team/app:v1\n#3 ERROR: unexpected status from HEAD request to"
        f" https://{ECR}/v2/team/app/manifests/v1: 403 Forbidden\n------\n > [internal] load metadata for"
        f" {ECR}/team/app:v1:\n------\nDockerfile:1\n--------------------\n   1 | >>> FROM {ECR}/team/app:v1\n"
        f"--------------------\nERROR: failed to solve: {ECR}/team/app:v1: failed to resolve source metadata for"
        f" {ECR}/team/app:v1: unexpected status from HEAD request to https://{ECR}/v2/team/app/manifests/v1: 403"
        f" Forbidden",
        (("forbidden", "team/app", 2),),
    ),
    Told(
        "buildkit-push-step-and-summary",
        f"#9 exporting to image\n#9 pushing layers 0.9s\n#9 ERROR: failed to push {ECR}/team/app:v1: denied:"
        f" {iam('team/app', PUSH)}\n------\n > exporting to image:\n------\nERROR: failed to solve: failed to push"
        f" {ECR}/team/app:v1: denied: {iam('team/app', PUSH)}",
        ((DENY, "team/app", 2),),
    ),
    Told(
        "kubelet-five-times",
        "\n".join(
            f'{EVENT.replace("{n}", str(n))}Failed to pull image "{ECR}/team/app:v1":'
            f" {head('team/app', '403 Forbidden')}\n"
            f"{EVENT.replace('{n}', str(n))}Error: ErrImagePull"
            for n in range(1, 6)
        ),
        (("forbidden", "team/app", 5),),
    ),
    Told("api-stream", STREAM.replace("MESSAGE", f"denied: {iam('team/app', PUSH)}"), ((DENY, "team/app", 1),)),
    Told(
        "api-stream-status-lines",
        f'{{"status":"The push refers to repository [{ECR}/team/app]"}}\n{{"status":"Preparing","id":"5f70bf18a086"}}\n'
        + STREAM.replace("MESSAGE", f"name unknown: {missing('team/app')}"),
        ((GONE, "team/app", 1),),
    ),
    Told(
        "cri-o-image-and-artifact",
        f"unable to pull image or OCI artifact: pull image err: initializing source docker://{ECR}/team/app:v1: reading"
        f" manifest v1 in {ECR}/team/app: denied: {iam('team/app', PULL)}; artifact err: reading manifest v1 in"
        f" {ECR}/team/app: denied: {iam('team/app', PULL)}",
        ((DENY, "team/app", 1),),
    ),
    Told(
        "status-line-and-reason-line",
        f"{head('team/app', '403 Forbidden')}\ndenied: {iam('team/app', PULL)}",
        ((DENY, "team/app", 1),),
    ),
    Told(
        "bad-request-and-reason",
        f"unexpected status from PUT request to https://{ECR}/v2/team/app/manifests/v1: 400 Bad Request\ntag invalid:"
        f" The"
        " image tag 'v1' already exists in the 'team/app' repository and cannot be overwritten because the tag is"
        " immutable.",
        (("tag-immutable", "team/app", 1),),
    ),
    Told(
        "missing-and-reason",
        f"unexpected status from POST request to https://{ECR}/v2/team/app/blobs/uploads/: 404 Not Found\nunknown:"
        f" {missing('team/app')}",
        ((GONE, "team/app", 1),),
    ),
    Told(
        "crane-head-then-get",
        f"2024/05/01 10:00:00 HEAD request failed, falling back on GET: HEAD https://{ECR}/v2/team/app/manifests/v1:"
        f" unexpected status code 403 Forbidden (HEAD responses have no body, use GET for details)\n{CRANE}DENIED:"
        f" {iam('team/app', PULL)}",
        ((DENY, "team/app", 1),),
    ),
    Told(
        "kaniko-retries",
        "\n".join(
            f"WARN[000{n}] attempt {n}: {CRANE.removeprefix('Error: ')}TOOMANYREQUESTS: Rate exceeded" for n in range(3)
        ),
        (("rate-limited", "team/app", 3),),
    ),
    Told(
        "gitlab-warning-and-failure",
        f'WARNING: Failed to pull image with policy "always": Error response from daemon: {denied("team/app")}'
        f' (manager.go:237:0s)\nERROR: Job failed: failed to pull image "{ECR}/team/app:v1" with specified policies'
        f" [always]: Error response from daemon: {denied('team/app')} (manager.go:237:0s)",
        ((DENY, "team/app", 2),),
    ),
    Told(
        "login-pipe",
        "An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: "
        f"{ME} is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy"
        " allows the ecr:GetAuthorizationToken action\nError: Cannot perform an interactive login from a non TTY"
        " device",
        (("identity-policy-implicit-deny", None, 1),),
    ),
    Told(
        "exists-then-denied",
        "An error occurred (RepositoryAlreadyExistsException) when calling the CreateRepository operation: The"
        " repository"
        " with name 'team/app' already exists in the registry with id '111122223333'\nThe push refers to repository"
        f" [{ECR}/team/app]\ndenied: {iam('team/app', PUSH)}",
        ((DENY, "team/app", 1),),
    ),
    Told(
        "github-log-and-annotation",
        f"ERROR: failed to solve: failed to push {ECR}/team/app:v1: denied: {iam('team/app', PUSH)}\n##[error]buildx"
        f" failed"
        f" with: ERROR: failed to solve: failed to push {ECR}/team/app:v1: denied: {iam('team/app', PUSH)}",
        ((DENY, "team/app", 2),),
    ),
    Told(
        "cloudformation-twice",
        f'Resource handler returned message: "{iam("team/app", "ecr:DescribeRepositories")} (Service: Ecr, Status'
        f" Code: 400,"
        f' Request ID: 0a1b)" (RequestToken: 2c3d, HandlerErrorCode: AccessDenied)\nAppStack | UPDATE_FAILED |'
        f" {iam('team/app', 'ecr:DescribeRepositories')} (Service: Ecr, Status Code: 400, Request ID: 0a1b)",
        ((DENY, "team/app", 1),),
    ),
    Told(
        "endless-retry-then-eof",
        f"The push refers to repository [{ECR}/team/app]\n"
        + "5f70bf18a086: Retrying in 5 seconds\n9d3ec0a1b2c3: Retrying in 5 seconds\n" * 8
        + "EOF",
        ((CLOSED, "team/app", 1),),
    ),
)


@pytest.mark.parametrize("told", [pytest.param(told, id=told.name) for told in (*SEVERAL, *ONE)])
def test_each_failure_is_told_once(told: Told) -> None:
    records = [flat(failure) for failure in parse(told.text)]
    assert [(record["cause"], record["repository"]) for record in records] == [
        (cause, repository) for cause, repository, _ in told.failures
    ]
    for record, (_, _, occurrences) in zip(records, told.failures, strict=True):
        assert record["occurrences"] >= occurrences


def test_lines_span_all_occurrences() -> None:
    (failure,) = parse(ONE[0].text)
    assert (failure.first_line, failure.last_line) == (1, 2)
