"""Names below a pull through cache: AWS's examples, the upstreams' hosts, and what Docker Hub calls its own images."""

from __future__ import annotations

__all__ = ["is_cached_name", "library_name"]

# ECR user guide, pull-through-cache-creating-rule; that of Docker Hub is spelt in many ways.
_PREFIXES = ("ecr-public", "quay", "kubernetes", "github", "gitlab", "azure", "chainguard")
# The upstreams of a rule by their hosts (ECR user guide, pull-through-cache), and what GitHub's is called for short.
_HOSTS = ("public.ecr.aws", "registry.k8s.io", "quay.io", "ghcr.io", "ghcr", "registry.gitlab.com", "cgr.dev")
# Docker Hub and its host, as a prefix can spell them.
_DOCKER_HUB = ("dockerhub", "dockerio")


def is_cached_name(repository: str | None) -> bool:
    """True if a name begins as those of a pull through cache do in AWS's examples, or with an upstream's name."""
    prefix, slash, _ = (repository or "").partition("/")
    return slash != "" and (prefix in (*_PREFIXES, *_HOSTS) or _is_docker_hub(prefix))


def library_name(repository: str | None) -> str | None:
    """The whole name of an image whose ``library/`` is missing, or one too many; ``None`` for any other name.

    Every name on Docker Hub has two parts, and a client adds ``library/`` for Docker Hub's own host alone (ECR user
    guide, error-pullthroughcache).
    """
    prefix, _, name = (repository or "").partition("/")
    if not name or not _is_docker_hub(prefix):
        return None
    of_library = name.removeprefix("library/")
    if of_library == name:
        return None if "/" in name else f"{prefix}/library/{name}"
    return f"{prefix}/{of_library}" if "/" in of_library else None


def _is_docker_hub(prefix: str) -> bool:
    return "".join(filter(str.isalnum, prefix)).lower() in _DOCKER_HUB
