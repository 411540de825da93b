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


def test_every_prefix_of_the_user_guide_and_every_host_of_an_upstream_is_a_caches() -> None:
    # Amazon ECR user guide, pull-through-cache-creating-rule and pull-through-cache.
    prefixes = ("docker-hub", "ecr-public", "quay", "kubernetes", "github", "gitlab", "azure", "chainguard")
    hosts = ("public.ecr.aws", "registry.k8s.io", "quay.io", "ghcr.io", "registry.gitlab.com", "cgr.dev")
    for prefix in (*prefixes, *hosts):
        assert is_cached_name(f"{prefix}/app") and not is_cached_name(f"{prefix}-x/app"), prefix


def test_library_is_missing_from_a_name_of_one_part_below_docker_hub_alone() -> None:
    for name in (None, "", "nginx", "docker-hub", "docker-hub/", "quay/nginx", "docker-hub/team/app", "docker-hub/a/"):
        assert library_name(name) is None, name
    assert library_name("docker-hub/nginx") == "docker-hub/library/nginx"
    assert library_name("docker-hub/library/acme/app") == "docker-hub/acme/app"
    assert library_name("docker.io/nginx") == "docker.io/library/nginx"
