"""Names of sessions that say who asked, and names that do not."""

from __future__ import annotations

from ecr_denied.names.requesters import RUNNERS, of_client


def test_only_what_runs_containers_by_itself_is_known_by_its_client() -> None:
    assert of_client(None) is None
    assert of_client("docker") is None
    assert {of_client(client) for client in RUNNERS} == set(RUNNERS.values())


def test_a_service_comes_before_the_agent_that_it_runs_on() -> None:
    order = list(RUNNERS)
    assert order.index("codebuild") < order.index("ecs-agent") and order.index("apprunner") < order.index("kubelet")
