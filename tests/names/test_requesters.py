"""Names of sessions that say who asked, and names that do not."""

from __future__ import annotations

from ecr_denied.names.requesters import RUNNERS, Requester, of_client, of_session
from tests.looped import looped


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


def test_only_what_runs_containers_by_itself_is_known_by_its_client() -> None:
    assert of_client(None) is None
    assert of_client("docker") is None
    assert {of_client(client) for client in RUNNERS} == set(RUNNERS.values())


def test_a_service_comes_before_the_agent_that_it_runs_on() -> None:
    order = list(RUNNERS)
    assert order.index("codebuild") < order.index("ecs-agent") and order.index("apprunner") < order.index("kubelet")
