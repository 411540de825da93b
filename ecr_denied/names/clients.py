"""Programs that push, pull and log in: the words by which each logs in, and where it keeps logins."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

__all__ = ["LOGINS", "store_of"]

LOGINS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "docker": ("docker",),
        "podman": ("podman",),
        "finch": ("finch",),
        "nerdctl": ("nerdctl",),
        "buildah": ("buildah",),
        "skopeo": ("skopeo",),
        "crane": ("crane", "auth"),
        "helm": ("helm", "registry"),
        "oras": ("oras",),
        "notation": ("notation",),
        "cosign": ("cosign",),
    }
)
"""What stands before ``login`` and ``logout`` in a command of each program."""


class _Store(NamedTuple):
    """A file with logins: the caller's, by their variables, root's, and any user's, by ``{home}`` or ``{id}``."""

    own: str
    roots: str
    users: str


# docker CLI; containers-auth.json(5); helm registry login.
_DOCKERS = _Store(
    "${DOCKER_CONFIG:-$HOME/.docker}/config.json", "/root/.docker/config.json", "{home}/.docker/config.json"
)
_PODMANS = _Store(
    "${REGISTRY_AUTH_FILE:-$XDG_RUNTIME_DIR/containers/auth.json}",
    "/run/containers/0/auth.json",
    "/run/user/{id}/containers/auth.json",
)
_STORES = {
    "buildah": _PODMANS,
    "finch": _Store("$HOME/.finch/config.json", "/root/.finch/config.json", "{home}/.finch/config.json"),
    "helm": _Store(
        "${HELM_REGISTRY_CONFIG:-$HOME/.config/helm/registry/config.json}",
        "/root/.config/helm/registry/config.json",
        "{home}/.config/helm/registry/config.json",
    ),
    "podman": _PODMANS,
    "skopeo": _PODMANS,
}


def store_of(program: str) -> _Store:
    """Where a program keeps its logins; most read docker's."""
    return _STORES.get(program, _DOCKERS)
