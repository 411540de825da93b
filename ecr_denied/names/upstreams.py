"""Names below a pull through cache: the prefixes of AWS's examples, and what Docker Hub calls its own images."""

from __future__ import annotations

__all__ = ["is_cached_name", "library_name"]

# ECR user guide, pull-through-cache-creating-rule.
_PREFIXES = ("docker-hub", "ecr-public", "quay", "kubernetes", "github", "gitlab", "azure", "chainguard")
# Docker Hub and its host, as a prefix can spell them.
_DOCKER_HUB = ("dockerhub", "dockerio")


def is_cached_name(repository: str | None) -> bool:
    """True if a name begins as those of a pull through cache do in AWS's examples, or with Docker Hub's name."""
    prefix, slash, _ = (repository or "").partition("/")
    return slash != "" and (prefix in _PREFIXES or _is_docker_hub(prefix))


def library_name(repository: str | None) -> str | None:
    """The whole name of an official image that is asked for without ``library/``; ``None`` for any other name.

    Every name on Docker Hub has two parts, and a client adds ``library/`` for Docker Hub's own host alone (ECR user
    guide, error-pullthroughcache).
    """
    prefix, _, name = (repository or "").partition("/")
    return f"{prefix}/library/{name}" if name and "/" not in name and _is_docker_hub(prefix) else None


def _is_docker_hub(prefix: str) -> bool:
    return "".join(filter(str.isalnum, prefix)).lower() in _DOCKER_HUB
