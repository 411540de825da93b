"""``ecr-denied ecs``: ECS is asked for stopped tasks, and what is said of them is read. botocore asks a stand-in."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from ecr_denied.cli import main
from ecr_denied.extras import adding
from ecr_denied.sources import Unavailable, failures
from ecr_denied.sources.ecs import stopped_tasks
from tests.sources.standin import ARN, HOST, IMAGE, Answer, serving, task

MISSING = (
    "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref"
    f" {IMAGE}: {IMAGE}: not found"
)
LOGIN = (
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable"
    " to retrieve ecr registry auth: service call has been retried 3 time(s): AccessDeniedException: User:"
    " arn:aws:sts::111122223333:assumed-role/exec/0a1b is not authorized to perform: ecr:GetAuthorizationToken on"
    " resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action"
)


class Boto3Session:
    """What is used of ``boto3.Session``, which botocore does."""

    def __init__(self, profile_name: str | None, region_name: str | None) -> None:
        self._region = region_name
        self._session = import_module("botocore.session").Session(profile=profile_name)
        self._session.get_scoped_config()  # boto3 looks at once whether there is the profile

    def client(self, service: str, config: Any) -> Any:
        return self._session.create_client(service, region_name=self._region, config=config)


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """A boto3, credentials and a region, and no configuration of this machine."""
    boto3 = ModuleType("boto3")
    boto3.Session = Boto3Session  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "boto3", boto3)
    for name in ("AWS_PROFILE", "AWS_REGION", "AWS_SESSION_TOKEN", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "invented",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)


def cluster(*tasks: dict[str, object]) -> Answer:
    """A cluster with some stopped tasks."""

    def answer(operation: str, given: Any) -> tuple[int, object]:
        if operation == "ListTasks":
            assert (given["cluster"], given["desiredStatus"]) == ("prod", "STOPPED")
            return 200, {"taskArns": [one["taskArn"] for one in tasks]}
        found = [one for one in tasks if one["taskArn"] in given["tasks"]]
        return 200, {"tasks": found, "failures": [] if found else [{"arn": given["tasks"][0], "reason": "MISSING"}]}

    return answer


def refusing(code: str, message: str, status: int = 400) -> Answer:
    """A service that refuses every call."""
    return lambda *_: (status, {"__type": code, "message": message})


def trouble(
    answer: Answer, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """The sentence that the command ends with."""
    with serving(answer) as (address, _):
        monkeypatch.setenv("AWS_ENDPOINT_URL_ECS", address)
        assert main(["ecs", *words]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    return said.err.removeprefix("ecr-denied: ecs: ").rstrip("\n")


def test_without_boto3_it_is_said_how_to_add_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    assert trouble(cluster(), ["prod"], monkeypatch, capsys) == f"needs boto3: {adding('live')}"


def test_without_credentials_a_region_or_the_profile_it_is_said_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "profile (nobody)" in trouble(cluster(), ["prod", "--profile", "nobody"], monkeypatch, capsys)
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    assert trouble(cluster(), ["prod"], monkeypatch, capsys) == "knows no region: name one with --region"
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    said = trouble(cluster(), ["prod", "--region", "eu-west-1"], monkeypatch, capsys)
    assert said == "finds no AWS credentials: log in, or name a --profile"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("ClusterNotFoundException", "Cluster not found."),
        (
            "AccessDeniedException",
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecs:ListTasks",
        ),
        ("ExpiredTokenException", "The security token included in the request is expired"),
        ("InvalidParameterException", "taskId length should be one of [32,36]"),
    ],
)
def test_a_refusal_of_ecs_is_told(
    code: str, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = trouble(refusing(code, message), ["prod"], monkeypatch, capsys)
    assert code in said and message in said and "ListTasks" in said


def test_answers_that_are_cut_off_or_do_not_come_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = "what ECS answered is no whole list of tasks"
    assert trouble(lambda *_: (200, b'{"taskArns": ["arn'), ["prod"], monkeypatch, capsys) == cut
    assert trouble(lambda *_: (200, b'{"tasks": [{"taskArn'), ["prod", ARN], monkeypatch, capsys) == cut
    monkeypatch.setenv("AWS_ENDPOINT_URL_ECS", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    assert main(["ecs", "prod"]) == 2
    assert "Could not connect" in capsys.readouterr().err


def test_no_task_and_a_task_of_another_cluster_are_said_to_be_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = "ECS keeps a task for an hour after it stopped"
    assert trouble(cluster(), ["prod"], monkeypatch, capsys) == f"cluster prod has no stopped task: {kept}"
    said = trouble(cluster(task(None, MISSING)), ["prod", ARN.replace("prod", "test")], monkeypatch, capsys)
    assert said == f"cluster prod has no such task: {kept}, and a task is of one cluster"


def test_tasks_that_stopped_for_other_reasons_tell_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(cluster(task(None, "Essential container in task exited"))) as (address, _):
        monkeypatch.setenv("AWS_ENDPOINT_URL_ECS", address)
        assert main(["ecs", "prod"]) == 1
    assert capsys.readouterr().err == "ecr-denied: ecs: rows read: 1; no known failure of ECR in them\n"


@pytest.mark.parametrize("words", [[], [ARN]])
def test_what_is_said_of_a_task_twice_is_told_once_with_the_task(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(cluster(task(MISSING, MISSING))) as (address, asked):
        monkeypatch.setenv("AWS_ENDPOINT_URL_ECS", address)
        assert main(["ecs", "prod", *words, "--format", "jsonl"]) == 0
    assert asked == ["DescribeTasks"] if words else ["ListTasks", "DescribeTasks"]
    record = json.loads(capsys.readouterr().out)
    assert (record["source"], record["occurrences"], record["command"]["task"]) == ("ecs", 1, ARN)
    assert (record["registry"], record["repository"], record["tag"]) == (HOST, "team/app", "v1")
    assert record["first_seen"].startswith("2024-05-01T10:00:00")


def test_a_login_that_failed_is_of_the_image_of_the_one_container(monkeypatch: pytest.MonkeyPatch) -> None:
    two = {"containers": [{"image": IMAGE}, {"image": f"{HOST}/team/api:v1"}, {}]}
    for more, repository in ((None, "team/app"), (two, None)):
        with serving(cluster(task(None, LOGIN, **(more or {})))) as (address, _):
            monkeypatch.setenv("AWS_ENDPOINT_URL_ECS", address)
            (failure,) = failures(stopped_tasks("prod"))
        assert (failure.operation, failure.repository) == ("login", repository)


def test_a_task_that_says_nothing_is_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda *_: (200, {"taskArns": ["x"], "tasks": [{}, {"containers": [{}]}]})) as (address, _):
        monkeypatch.setenv("AWS_ENDPOINT_URL_ECS", address)
        assert stopped_tasks("prod") == []
        with pytest.raises(Unavailable):
            stopped_tasks("prod", profile="nobody")
