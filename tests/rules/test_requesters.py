"""Who asked is never more than the record carries; what the name of a session alone tells is said with a perhaps."""

from __future__ import annotations

import pytest

from ecr_denied import advise
from ecr_denied.names.principals import principal_from
from ecr_denied.records import Cause, Command, Failure
from tests.printed import report

_ROLE = "arn:aws:sts::111122223333:assumed-role/puller"
_USER = "arn:aws:iam::111122223333:user/ci"


def _by(arn: str | None, client: str | None = None, **fields: object) -> Failure:
    known = {"cause": Cause.ACCESS_DENIED, "principal": principal_from(arn) if arn else None, "client": client}
    return Failure.model_validate(known | fields)


@pytest.mark.parametrize(
    ("arn", "client", "who"),
    [
        (None, None, None),
        (None, "docker", None),
        (f"{_ROLE}/botocore-session-1700000000", "docker", "role 'puller' (111122223333)"),
        (f"{_ROLE}/***", "docker", "role 'puller' (111122223333)"),
        (_USER, "docker", "user 'ci' (111122223333)"),
        ("arn:aws:sts::111122223333:federated-user/bob", None, "caller 'bob' (111122223333)"),
        (f"{_ROLE}/i-0a1b2c3d4e5f60718", "docker", "role 'puller' (111122223333), perhaps an EC2 instance"),
        (f"{_ROLE}/i-0a1b2c3d4e5f60718", "kubelet", "role 'puller' (111122223333), a node"),
        (f"{_ROLE}/i-0a1b2c3d4e5f60718", "ecs-agent", "role 'puller' (111122223333), a node"),
        (f"{_ROLE}/a20b735e9bbc41598825b6f0269f6fef", "ecs-agent", "role 'puller' (111122223333), an ECS task"),
        (f"{_ROLE}/a20b735e9bbc41598825b6f0269f6fef", "docker", "role 'puller' (111122223333), perhaps an ECS task"),
        (None, "ecs-agent", "an ECS task"),
        (None, "kubelet", "a node"),
        (None, "lambda", "Lambda"),
        (_USER, "lambda", "user 'ci' (111122223333)"),
        (f"{_ROLE}/SageMaker", "sagemaker", "role 'puller' (111122223333), perhaps SageMaker"),
        ("sagemaker.amazonaws.com", "sagemaker", "caller 'sagemaker.amazonaws.com', SageMaker"),
        ("lambda.amazonaws.com", None, "caller 'lambda.amazonaws.com', Lambda"),
        ("codebuild.amazonaws.com", None, "caller 'codebuild.amazonaws.com', a build job"),
        ("ecs-tasks.amazonaws.com", None, "caller 'ecs-tasks.amazonaws.com', an AWS service"),
        (f"{_ROLE}/AWSCodeBuild-x", "codebuild", "role 'puller' (111122223333), a build job"),
        ("arn:aws:iam::111122223333:root", "docker", "the root user (111122223333), a person"),
        (
            "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0a1b2c3d/alice",
            None,
            "role 'AWSReservedSSO_Dev_0a1b2c3d' (111122223333), a person",
        ),
        (
            "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECRReplication/x",
            None,
            "role 'AWSServiceRoleForECRReplication' (111122223333), an AWS service",
        ),
    ],
)
def test_the_requester_is_known_by_client_then_role_then_session(
    arn: str | None, client: str | None, who: str | None
) -> None:
    lines = [line.removeprefix("  who    ") for line in report(_by(arn, client)).splitlines() if "  who " in line]
    assert lines == ([who] if who else [])


def test_the_role_of_the_layer_store_is_not_the_caller() -> None:
    failure = _by(f"{_ROLE}/x", action="s3:GetObject")
    assert "puller" not in report(failure, whole=True)


def _asks_here(failure: Failure) -> bool:
    """Whether the reader's own identity is asked for."""
    return any(line.startswith("aws sts get-caller-identity") for one in advise(failure) for line in one.commands)


@pytest.mark.parametrize(
    ("arn", "client", "may_be"),
    [
        (f"{_ROLE}/i-0a1b2c3d4e5f60718", "docker", False),
        (f"{_ROLE}/GitHubActions", "docker", False),
        (None, "kubelet", False),
        (None, "docker", True),
        (f"{_ROLE}/x", "docker", True),
        ("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0a1b/alice", "kubelet", True),
        ("arn:aws:sts::111122223333:federated-user/bob", "kubelet", True),
        # A pod's secret holds the token of whoever made it.
        (_USER, "kubelet", True),
    ],
)
def test_a_machines_credentials_are_not_the_readers(arn: str | None, client: str | None, may_be: bool) -> None:
    assert _asks_here(_by(arn, client)) is may_be


def test_a_users_keys_in_a_job_are_not_the_readers() -> None:
    assert not _asks_here(_by(_USER, "docker", command=Command(job=True)))
