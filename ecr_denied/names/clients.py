"""Programs that push, pull and log in, and the words by which each logs in (their own command lines)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["LOGINS"]

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
