"""Names of sessions that say who asked, and names that do not."""

from __future__ import annotations

from ecr_denied.names.requesters import RUNNERS, Requester, is_of_nodes, of_client, of_role, of_service, of_session
from tests.looped import looped

_UUID = "0f9e8d7c-6b5a-4c3d-8e2f-1a0b9c8d7e6f"


@looped(
    "session",
    [
        None,
        "",
        "botocore-session-1700000000",
        "aws-sdk-js-session-1700000000000",
        "1725541882585093008",
        "aws-go-sdk-1725541882585093008",
        "default_session",
        "aws-cdk-alice",
        "alice@example.com",
        "i-am-alice",
        "i-xavier",
        "i-0a1b...and-more",
        "i-*",
        "i-0a1b2c3d4e5f60718-and-more",
        "eks-prod-api",
        f"AWSCodeBuild-{_UUID[:-1]}",
        "sagemaker",
        "0a1b2c3d4e5f60718293a4b5c6d7e8f9a",
        "0a" * 32 + "0",
    ],
)
def test_a_session_that_anything_could_have_named_says_nothing(session: str | None) -> None:
    assert of_session(session) is None


@looped(
    "session, requester",
    [
        ("i-0a1b2c3d4e5f60718", Requester.INSTANCE),
        ("i-0a1b2c3d", Requester.INSTANCE),
        ("mi-0a1b2c3d4e5f60718", Requester.INSTANCE),
        ("i-0a1b2cxxxxxx0718", Requester.INSTANCE),
        ("i-xxxxxxxx", Requester.INSTANCE),
        ("i-0a1b...", Requester.INSTANCE),
        ("i-[id]", Requester.INSTANCE),
        ("i-********", Requester.INSTANCE),
        ("0a" * 32, Requester.DEVICE),
        ("a20b735e9bbc41598825b6f0269f6fef", Requester.TASK),
        ("ecr-credential-provider", Requester.NODE),
        ("fargate-ip-10-0-1-23.eu-west-1.compute.internal", Requester.NODE),
        (f"eks-prod-api-7d9c5-{_UUID}", Requester.POD),
        ("default.apps.eu-west-1.fluxcd.io", Requester.POD),
        ("external-secrets-provider-aws", Requester.POD),
        ("AWSCloudFormation", Requester.SERVICE),
        ("aws-batch", Requester.SERVICE),
        ("EC2ImageBuilder", Requester.SERVICE),
        ("1778464758388", Requester.SERVICE),
        (f"AWSCodeBuild-{_UUID}", Requester.BUILD),
        ("AWSCodeBuild-????????", Requester.BUILD),
        ("AWSCodeBuild-<id>", Requester.BUILD),
        ("GitHubActions-api-17", Requester.BUILD),
        ("GitHubActions", Requester.BUILD),
        ("GitHub_to_AWS_via_FederatedOIDC", Requester.BUILD),
        ("buildkite-job-0190abcd", Requester.BUILD),
        ("GitLabRunner-17-4242", Requester.BUILD),
        ("SageMaker", Requester.SERVICE),
    ],
)
def test_a_session_is_named_by_what_asked(session: str, requester: Requester) -> None:
    assert of_session(session) is requester


@looped(
    "role, requester",
    [
        (None, None),
        ("", None),
        ("ci-runner", None),
        ("not-AWSServiceRoleForECRReplication", None),
        ("AWSReservedSSO_Dev_0a1b2c3d4e5f6071", Requester.PERSON),
        ("aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_0a1b2c3d4e5f6071", Requester.PERSON),
        ("AWSServiceRoleForECRReplication", Requester.SERVICE),
        ("AmazonLightsailInstanceRole", Requester.INSTANCE),
        ("my-AmazonLightsailInstanceRole", None),
        ("aws-service-role/replication.ecr.amazonaws.com/AWSServiceRoleForECRReplication", Requester.SERVICE),
    ],
)
def test_a_role_says_who_may_assume_it_only_where_aws_made_it(role: str | None, requester: Requester | None) -> None:
    assert of_role(role) is requester


@looped(
    "role, requester",
    [
        ("service-role/web-role-zgur6bf4", Requester.SERVICE),
        ("StepFunctions-Deploy-role-abcdefgh1", Requester.SERVICE),
        ("AmazonSageMaker-ExecutionRole-20250511T181292", Requester.SERVICE),
        ("AWSCodePipelineServiceRole-us-west-2-web", Requester.SERVICE),
        ("AWSGlueServiceRole-etl", Requester.SERVICE),
        ("AppRunnerECRAccessRole", Requester.SERVICE),
        ("codebuild-web-service-role", Requester.BUILD),
        ("deploy-role", None),
        ("deploy-role-production", None),
        ("ecsTaskExecutionRole", None),
    ],
)
def test_a_role_named_as_consoles_name_those_of_services_hints_at_a_service(
    role: str, requester: Requester | None
) -> None:
    assert of_session("ada", role) is requester
    # What a session says comes first.
    assert of_session("i-0a1b2c3d4e5f60718", role) is Requester.INSTANCE


@looped(
    "role, expected",
    [
        ("eksctl-prod-nodegroup-ng-1-NodeInstanceRole-1ABCDEF", True),
        ("prod-eks-nodegroup-role", True),
        ("KarpenterNodeRole-prod", True),
        ("team/AmazonEKSNodeInstanceRole", True),
        ("web-server", False),
        ("node", False),
        (None, False),
    ],
)
def test_a_role_of_nodes_is_known_by_its_name(role: str | None, expected: bool) -> None:
    assert is_of_nodes(role) is expected


def test_only_what_runs_containers_by_itself_is_known_by_its_client() -> None:
    assert of_client(None) is None
    assert of_client("docker") is None
    assert {of_client(client) for client in RUNNERS} == set(RUNNERS.values())


def test_a_service_that_is_known_by_nothing_else_is_a_service() -> None:
    assert of_service(None) is Requester.SERVICE and of_service("ecs-tasks.amazonaws.com") is Requester.SERVICE
    assert of_service("lambda.amazonaws.com") is Requester.FUNCTION


def test_a_service_comes_before_the_agent_that_it_runs_on() -> None:
    order = list(RUNNERS)
    assert order.index("codebuild") < order.index("ecs-agent") and order.index("apprunner") < order.index("kubelet")
