"""``ecr-denied kubernetes`` with a real kubectl, which asks a stand-in for the API server on loopback.

Not part of the default run, as it needs Debian's package in ``packages``: ``pytest -m recipes tests/recipes``.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ecr_denied.cli import main
from tests.sources.standin import IMAGE, Answer, event, serving

pytestmark = pytest.mark.recipes

PULL = f'Failed to pull image "{IMAGE}": pull access denied: authorization failed: no basic auth credentials'
FORBIDDEN = {
    "kind": "Status",
    "apiVersion": "v1",
    "status": "Failure",
    "message": 'events is forbidden: User "ada" cannot list resource "events" in API group ""',
    "reason": "Forbidden",
    "code": 403,
}


# By which kubectl finds out what a server has (Kubernetes documentation, API discovery).
EVENTS = {"name": "events", "singularName": "event", "namespaced": True, "kind": "Event", "verbs": ["get", "list"]}
DISCOVERED = {
    "/api": {"kind": "APIVersions", "versions": ["v1"]},
    "/apis": {"kind": "APIGroupList", "apiVersion": "v1", "groups": []},
    "/api/v1": {"kind": "APIResourceList", "groupVersion": "v1", "resources": [EVENTS]},
}


def answering(status: int, document: object) -> Answer:
    """What the server says of events; of anything else but what it has, nothing."""

    def answer(path: str, _: object) -> tuple[int, object]:
        if "/events" in path:
            return status, document
        found = DISCOVERED.get(path.partition("?")[0])
        return (200, found) if found else (404, {"kind": "Status", "status": "Failure", "code": 404})

    return answer


def listed(*items: object) -> dict[str, object]:
    return {"kind": "EventList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": items}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a kubeconfig."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("KUBECONFIG", str(tmp_path / "config"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def told(answer: Answer, words: list[str], home: Path) -> tuple[int, list[str]]:
    """The exit status, and what the server was asked for of events."""
    with serving(answer) as (address, asked):
        context = {"clusters": [{"name": "c", "cluster": {"server": address}}], "users": [{"name": "u", "user": {}}]}
        config = {
            "contexts": [{"name": "x", "context": {"cluster": "c", "user": "u"}}],
            "current-context": "x",
            **context,
        }
        (home / "config").write_text(json.dumps({"apiVersion": "v1", "kind": "Config", **config}))
        status = main(["kubernetes", *words])
    return status, [path for path in asked if "/events" in path]


def test_without_rights_kubectl_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = told(answering(403, FORBIDDEN), [], home)
    assert status == 2 and "events is forbidden" in capsys.readouterr().err


def test_events_are_had_and_read(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, path in (
        ([], "/namespaces/default/events?"),
        (["-n", "prod"], "/namespaces/prod/events?"),
        (["-A"], "/api/v1/events?"),
        (["web-1"], "fieldSelector=involvedObject.name%3Dweb-1"),
    ):
        there = {"name": "web-1.1", "namespace": "prod" if "-n" in words else "default"}
        status, asked = told(
            answering(200, listed(event(PULL, 4, metadata=there))), ["--format", "jsonl", *words], home
        )
        record = json.loads(capsys.readouterr().out)
        assert (status, record["cause"], record["occurrences"]) == (0, "not-authenticated", 4)
        assert record["tag"] == "v1" and any(path in one for one in asked)
