"""``ecr-denied kubernetes``: kubectl gets the events, and they are read. A script stands for kubectl."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

from ecr_denied.cli import main
from ecr_denied.sources import Unavailable, failures, kubernetes, texts
from ecr_denied.sources.kubernetes import events
from ecr_denied.terms import MOST
from tests.hostile.attacks import ATTACKS, steers
from tests.looped import looped
from tests.sources.standin import IMAGE, event

PULL = f'Failed to pull image "{IMAGE}": pull access denied: authorization failed: no basic auth credentials'
KUBECTL = '#!/bin/sh\nprintf "%s\\n" "$@" > "$ASKED"\ncat "$SAID"\n[ ! -f "$FAILS" ] || { cat "$FAILS" >&2; exit 1; }\n'


class Cluster:
    """A kubectl that prints what is set."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        (folder / "kubectl").write_text(KUBECTL)
        (folder / "kubectl").chmod(0o755)
        for name in ("ASKED", "SAID", "FAILS"):
            monkeypatch.setenv(name, str(folder / name.lower()))
        for name in ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_ACTIONS"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    def says(self, *items: object) -> None:
        """It prints a list of events."""
        self.prints(json.dumps({"apiVersion": "v1", "kind": "List", "items": items}, indent=4))

    def prints(self, words: str) -> None:
        """It prints some words."""
        (self._folder / "said").write_text(words)

    def fails(self, words: str) -> None:
        """It fails with some words on standard error."""
        self.prints("")
        (self._folder / "fails").write_text(words)

    @property
    def asked(self) -> list[str]:
        """The words that it was started with."""
        asked = self._folder / "asked"
        return asked.read_text().split("\n")[:-1] if asked.exists() else []


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cluster:
    return Cluster(tmp_path, monkeypatch)


def trouble(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The sentence that the command ends with."""
    assert main(["kubernetes", *words]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    return said.err.removeprefix("ecr-denied: kubernetes: ").rstrip("\n")


@pytest.mark.parametrize("name", ["--kubeconfig=/x", "a b", "A", "", "x" * 300, "web;id", "-"])
def test_what_is_no_name_reaches_no_kubectl(name: str, cluster: Cluster) -> None:
    cluster.says(event(PULL))
    for pod, namespace in ((name, None), (None, name), ("web-1", name)):
        with pytest.raises(Unavailable, match="is no name of a pod or a namespace"):
            events(pod, namespace)
    assert not cluster.asked


def test_without_kubectl_it_is_said_so(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = "needs kubectl, which is in no folder of PATH"
    monkeypatch.setenv("PATH", "")
    assert trouble([], capsys) == missing
    monkeypatch.chdir(tmp_path)  # a folder of PATH that is relative is whoever's folder this is
    monkeypatch.setenv("PATH", ".:./bin")
    assert trouble([], capsys) == missing
    monkeypatch.setattr(shutil, "which", lambda *_, **__: ".\\kubectl")
    assert trouble([], capsys) == missing


@pytest.mark.parametrize(
    "words", ["", "{", '{"items": [{"message":', "[]", '{"items": 7}', "[" * 100_000, "null", "\0"]
)
def test_what_is_no_list_of_events_is_said_in_a_sentence(
    words: str, cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    cluster.prints(words)
    said = trouble([], capsys)
    assert said in ("what kubectl printed is no whole list of events in JSON", kubernetes.NONE)


def test_a_cluster_without_events_is_said_to_have_none(cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
    cluster.says()
    assert trouble([], capsys) == kubernetes.NONE


def test_what_kubectl_says_when_it_fails_is_told(cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
    cluster.fails('Error from server (Forbidden): events is forbidden: User "ada" cannot list resource\n"events"\n')
    assert trouble([], capsys).startswith("kubectl failed: Error from server (Forbidden): events is forbidden:")
    cluster.fails('E1201 04:43:44.3 1 memcache.go:265] "Unhandled Error"\nThe connection was refused\n')
    assert trouble([], capsys) == "kubectl failed: The connection was refused"
    cluster.fails("")
    assert trouble([], capsys) == "kubectl failed: exit status 1"
    cluster.fails("token=abcdefghijklmnop1234 was refused")
    assert "abcdefghijklmnop1234" not in trouble([], capsys)


def test_a_kubectl_that_hangs_or_cannot_be_run_is_told(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def hangs(command: list[str], **_: object) -> NoReturn:
        raise subprocess.TimeoutExpired(command, 60)

    (tmp_path / "kubectl").write_text("no program")
    assert trouble([], capsys) == f"{tmp_path / 'kubectl'} cannot be run: Exec format error"
    monkeypatch.setattr(subprocess, "run", hangs)
    assert trouble([], capsys) == "kubectl has not answered for 60 seconds"


@looped("one", [7, None, [], {}, {"message": 7}, {"message": "x", "involvedObject": 7, "source": [], "series": 7}])
def test_no_event_of_another_form_raises(one: object, cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
    cluster.says(one)
    assert main(["kubernetes"]) == 1
    assert "no known failure of ECR in them" in capsys.readouterr().err


@looped("attack", ATTACKS, ids=ascii)
def test_no_words_of_an_event_steer(attack: str, cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
    cluster.says(event(f"{PULL} {attack}"), event(attack, involvedObject={"kind": attack, "name": attack}))
    assert main(["kubernetes", "--brief"]) == 0
    assert not any(map(steers, capsys.readouterr().out.removesuffix("\n").split("\n")))


def test_events_that_warn_are_read_with_node_time_and_count(
    cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    cluster.says(
        event(PULL, 4), event("Error: ErrImagePull", 4), event(f'Back-off pulling image "{IMAGE}"', 9, type="Normal")
    )
    assert main(["kubernetes", "--format", "jsonl", "--lang", "en"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["cause"], record["source"], record["occurrences"]) == ("not-authenticated", "kubernetes", 4)
    assert (record["repository"], record["tag"], record["operation"]) == ("team/app", "v1", "pull")
    assert (record["command"]["node"], record["first_seen"]) == ("ip-10-0-1-2.ec2.internal", "2024-05-01T10:00:00Z")


def test_a_report_is_written_as_it_is_of_a_log(cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
    cluster.says(event(PULL), event(PULL.replace("team/app", "team/api")))
    assert main(["kubernetes", "--keep", "1"]) == 0
    assert capsys.readouterr().out.count("REFUSED  pull") == 2


@pytest.mark.parametrize("times", [None, 0, -1, "4", True, 10**40, {"count": 3}])
def test_a_count_that_is_none_counts_once(times: object, cluster: Cluster) -> None:
    cluster.says(event(PULL, None if isinstance(times, dict) else times, series=times))
    (failure,) = failures(events())
    assert failure.occurrences == (3 if isinstance(times, dict) else MOST if times == 10**40 else 1)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], []),
        (["web-1"], ["--field-selector=involvedObject.name=web-1"]),
        (["-n", "prod"], ["--namespace=prod"]),
        (["-A"], ["--all-namespaces"]),
        (["web-1", "-n", "prod"], ["--namespace=prod", "--field-selector=involvedObject.name=web-1"]),
    ],
)
def test_kubectl_is_asked_for_events_alone(words: list[str], asked: list[str], cluster: Cluster) -> None:
    cluster.says(event(PULL))
    assert main(["kubernetes", *words]) == 0
    assert cluster.asked == ["get", "events", "--output=json", "--request-timeout=30s", *asked]


def test_words_are_those_at_the_end_of_a_path() -> None:
    assert texts({"a": {"b": " x\ny "}}, "a", "b") == "x y"
    assert texts({"a": 7}, "a", "b") == texts(7, "a") == texts({}, "a") == ""
