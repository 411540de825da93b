"""Names below a pull through cache."""

from __future__ import annotations

from ecr_denied.names.upstreams import is_cached_name, library_name


def test_a_name_begins_like_a_caches_by_its_first_part_alone() -> None:
    for name in (None, "", "quay", "docker-hub", "team/docker-hub/nginx", "hub/nginx", "quays/app", "ghcr", "k8s/app"):
        assert not is_cached_name(name), name
    for name in (
        "quay/app",
        "docker-hub/library/nginx",
        "dockerhub/nginx",
        "docker.io/team/app",
        "Docker_Hub/nginx",
        "ghcr/a",
        "cgr.dev/a",
    ):
        assert is_cached_name(name), name


def test_library_is_missing_from_a_name_of_one_part_below_docker_hub_alone() -> None:
    for name in (None, "", "nginx", "docker-hub", "docker-hub/", "quay/nginx", "docker-hub/team/app", "docker-hub/a/"):
        assert library_name(name) is None, name
    assert library_name("docker-hub/nginx") == "docker-hub/library/nginx"
    assert library_name("docker-hub/library/acme/app") == "docker-hub/acme/app"
    assert library_name("docker.io/nginx") == "docker.io/library/nginx"
