"""Logins as clients keep them on this machine, against the host that refused. No call is made, no secret is read out.

Sources: docker CLI reference (configuration files), containers-auth.json(5), helm registry login.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ecr_denied.names.hosts import HOST_ENDS
from ecr_denied.names.requesters import RUNNERS
from ecr_denied.records import Failure

__all__ = ["Files", "login_of", "registries"]

# How long a token of ECR lives (ECR API reference, GetAuthorizationToken).
_LIVES = 12 * 3600
# The helper of ECR makes tokens by itself and refuses to keep any.
_MAKES_TOKENS = "ecr-login"

_PODMAN = ("podman", "buildah", "skopeo")


@dataclass(frozen=True, slots=True)
class Files:
    """Where files are looked for: the home directory, the environment, the programs on the path, the time."""

    home: Path = field(default_factory=Path.home)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    finds: Callable[[str], str | None] = shutil.which
    now: Callable[[], float] = time.time

    def of(self, client: str | None) -> list[tuple[str, Path]]:
        """A client's files under the names that are shown, the first that is there counts."""
        docker = self._place("DOCKER_CONFIG", "", "~/.docker", self.home / ".docker")
        podman = self._place("XDG_RUNTIME_DIR", "containers", "~/.config/containers", self.home / ".config/containers")
        if client in _PODMAN:
            return [
                (f"{podman[0]}/auth.json", podman[1] / "auth.json"),
                (f"{docker[0]}/config.json", docker[1] / "config.json"),
            ]
        if client == "helm":
            name = ".config/helm/registry/config.json"
            return [(f"~/{name}", self.home / name)]
        return [(f"{docker[0]}/config.json", docker[1] / "config.json")]

    def _place(self, variable: str, below: str, shown: str, otherwise: Path) -> tuple[str, Path]:
        stated = self.environment.get(variable)
        if not stated:
            return shown, otherwise
        return "/".join(filter(None, (f"${variable}", below))), Path(stated) / below


def login_of(failure: Failure, files: Files) -> tuple[str, str]:
    """Which file was looked at, and what it holds for the host of the failure."""
    host = failure.registry or ""
    if failure.client in RUNNERS or not host:
        return "local files", "unreadable"
    shown, path, stored = _stored(failure.client, files)
    if path is None:
        return shown, "no-file"
    if stored is None:
        return shown, "unreadable"
    return shown, _held(stored, host, files, files.now() - path.stat().st_mtime)


def registries(client: str | None, files: Files) -> tuple[str, ...]:
    """The hosts that a client's file has a login for."""
    _, _, stored = _stored(client, files)
    return tuple(map(_host, _part(stored, "auths")))


def _stored(client: str | None, files: Files) -> tuple[str, Path | None, Any]:
    """The first file that is there, and what it holds; the first that would count where there is none."""
    places = files.of(client)
    for shown, path in places:
        try:
            return shown, path, json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, RecursionError):
            return shown, path, None
    return places[0][0], None, None


def _held(stored: Any, host: str, files: Files, age: float) -> str:
    """What a configuration holds for a host: a helper beats a login, and a login lives as long as its token."""
    helper = _part(stored, "credHelpers").get(host) or (stored.get("credsStore") if isinstance(stored, dict) else None)
    if isinstance(helper, str) and helper:
        if files.finds(f"docker-credential-{helper}") is None:
            return "helper-missing"
        return "helper-cannot-store" if helper == _MAKES_TOKENS else "helper-there"
    logins = {_host(name): login for name, login in _part(stored, "auths").items() if login}
    if host not in logins:
        return "other-hosts" if any(name.endswith(HOST_ENDS) for name in logins) else "no-login"
    return "login-too-old" if age > _LIVES else "login-stored"


def _part(stored: Any, name: str) -> Mapping[str, Any]:
    found = stored.get(name) if isinstance(stored, dict) else None
    return found if isinstance(found, dict) else {}


def _host(name: str) -> str:
    """Old clients keep a login under an address."""
    return name.removeprefix("https://").partition("/")[0]
