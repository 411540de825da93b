"""Names below a pull through cache: AWS's examples, the upstreams' hosts, and what Docker Hub calls its own images."""

from __future__ import annotations

__all__ = ["is_cached_name", "library_name"]

# ECR user guide, pull-through-cache-creating-rule.
_PREFIXES = ("docker-hub", "ecr-public", "quay", "kubernetes", "github", "gitlab", "azure", "chainguard")
# The upstreams of a rule by their hosts (ECR user guide, pull-through-cache), and what GitHub's is called for short.
_HOSTS = ("public.ecr.aws", "registry.k8s.io", "quay.io", "ghcr.io", "ghcr", "registry.gitlab.com", "cgr.dev")
# Docker Hub and its host, as a prefix can spell them.
_DOCKER_HUB = ("dockerhub", "dockerio")


def is_cached_name(repository: str | None) -> bool:
    """True if a name begins as those of a pull through cache do in AWS's examples, or with an upstream's name."""
    prefix, slash, _ = (repository or "").partition("/")
    return slash != "" and (prefix in (*_PREFIXES, *_HOSTS) or _is_docker_hub(prefix))


def library_name(repository: str | None) -> str | None:
    """The whole name of an official image that is asked for without ``library/``; ``None`` for any other name.

    Every name on Docker Hub has two parts, and a client adds ``library/`` for Docker Hub's own host alone (ECR user
    guide, error-pullthroughcache).
    """
    prefix, _, name = (repository or "").partition("/")
    return f"{prefix}/library/{name}" if name and "/" not in name and _is_docker_hub(prefix) else None


def _is_docker_hub(prefix: str) -> bool:
    return "".join(filter(str.isalnum, prefix)).lower() in _DOCKER_HUB
