"""Logins on this machine against the host that refused."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from ecr_denied.live import Files
from ecr_denied.live.logins import login_of
from ecr_denied.records import Cause, Failure

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
OTHER = "111122223333.dkr.ecr.us-east-1.amazonaws.com"
AUTH = {"auth": "QVdTOm5ldmVyLXByaW50ZWQ="}


def failure(client: str | None = "docker", registry: str | None = HOST) -> Failure:
    return Failure(cause=Cause.NOT_AUTHENTICATED, client=client, registry=registry)


def files(home: Path, programs: tuple[str, ...] = (), **environment: str) -> Files:
    return Files(home=home, environment=environment, finds=lambda name: name if name in programs else None)


def stored(home: Path, held: Any, name: str = ".docker/config.json") -> Path:
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(held if isinstance(held, str) else json.dumps(held))
    return path


@pytest.mark.parametrize("words", ["", "[", "\x00"])
def test_a_file_that_cannot_be_read_says_nothing(words: str, tmp_path: Path) -> None:
    stored(tmp_path, words)
    assert login_of(failure(), files(tmp_path)) == ("~/.docker/config.json", "unreadable")


@pytest.mark.parametrize("asked", [failure(client="kubelet"), failure(registry=None)])
def test_a_nodes_login_and_that_for_no_host_are_not_looked_for(asked: Failure, tmp_path: Path) -> None:
    stored(tmp_path, {"auths": {HOST: AUTH}})
    assert login_of(asked, files(tmp_path))[1] == "unreadable"


def test_no_file_is_told(tmp_path: Path) -> None:
    assert login_of(failure(), files(tmp_path)) == ("~/.docker/config.json", "no-file")


@pytest.mark.parametrize(
    ("held", "outcome"),
    [
        ([], "no-login"),
        ({"auths": []}, "no-login"),
        ({"auths": {HOST: {}}}, "no-login"),
        ({"auths": {"https://index.docker.io/v1/": AUTH}}, "no-login"),
        ({"auths": {OTHER: AUTH}}, "other-hosts"),
        ({"auths": {HOST: AUTH}}, "login-stored"),
        ({"auths": {f"https://{HOST}/v2/": AUTH}}, "login-stored"),
        ({"auths": {HOST: AUTH}, "credHelpers": {HOST: "gone"}}, "helper-missing"),
        ({"credsStore": "gone"}, "helper-missing"),
        ({"credsStore": "pass"}, "helper-there"),
        ({"credHelpers": {HOST: "ecr-login"}}, "helper-cannot-store"),
        ({"auths": {HOST: AUTH}, "credsStore": 1}, "login-stored"),
    ],
)
def test_what_is_held_for_the_host_is_told_and_no_secret(held: Any, outcome: str, tmp_path: Path) -> None:
    stored(tmp_path, held)
    here = files(tmp_path, ("docker-credential-pass", "docker-credential-ecr-login"))
    assert login_of(failure(), here) == ("~/.docker/config.json", outcome)


def test_a_login_older_than_a_token_lives_is_told(tmp_path: Path) -> None:
    path = stored(tmp_path, {"auths": {HOST: AUTH}})
    old = time.time() - 13 * 3600
    os.utime(path, (old, old))
    assert login_of(failure(), files(tmp_path))[1] == "login-too-old"


def test_each_client_has_files_of_its_own_and_podman_falls_back_to_dockers(tmp_path: Path) -> None:
    stored(tmp_path, {"auths": {HOST: AUTH}}, "docker/config.json")
    stored(tmp_path, {}, ".config/helm/registry/config.json")
    place = {"DOCKER_CONFIG": str(tmp_path / "docker")}
    assert login_of(failure(), files(tmp_path, (), **place)) == ("$DOCKER_CONFIG/config.json", "login-stored")
    assert login_of(failure("podman"), files(tmp_path, (), **place)) == ("$DOCKER_CONFIG/config.json", "login-stored")
    assert login_of(failure("helm"), files(tmp_path))[0] == "~/.config/helm/registry/config.json"
    stored(tmp_path, {}, "run/containers/auth.json")
    place["XDG_RUNTIME_DIR"] = str(tmp_path / "run")
    assert login_of(failure("podman"), files(tmp_path, (), **place)) == (
        "$XDG_RUNTIME_DIR/containers/auth.json",
        "no-login",
    )
