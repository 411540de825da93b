"""``ecr-denied diagnose``: exit status, streams, forms, and what is missing without the extra."""

from __future__ import annotations

import importlib
import io
import json
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest

from ecr_denied.cli import inputs, main
from ecr_denied.extras import adding
from ecr_denied.live.calls import OPERATIONS
from tests.live.cases import CI, HOLDER, IMAGE, LET_IN, NO_REPOSITORY, caller, session
from tests.live.fakes import NOTHING_CREATES, OWNER, FakeSession
from tests.looped import looped
from tests.tables import Line, lines_in

exceptions: Any = importlib.import_module("botocore.exceptions")
LOG = (
    f"pull access denied: denied: User: {CI} is not authorized to perform: ecr:BatchGetImage on resource:"
    f" arn:aws:ecr:eu-west-1:{OWNER}:repository/team/app because no resource-based policy allows the"
    " ecr:BatchGetImage action\n"
)


class FakeBoto3(ModuleType):
    """boto3 with the sessions of a table, by profile."""

    def __init__(self, sessions: Mapping[str | None, FakeSession]) -> None:
        super().__init__("boto3")
        self._sessions = sessions

    def Session(self, profile_name: str | None) -> FakeSession:
        """One session."""
        if profile_name not in self._sessions:
            library: Any = importlib.import_module("botocore.exceptions")
            raise library.ProfileNotFound(profile=profile_name)
        return self._sessions[profile_name]


@pytest.fixture
def log(tmp_path: Path) -> str:
    path = tmp_path / "job.log"
    path.write_text(LOG)
    return str(path)


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str | None, FakeSession]:
    """Profiles that boto3 knows: the caller's is that of the environment. The terminal is wide."""
    monkeypatch.setenv("COLUMNS", "120")
    known: dict[str | None, FakeSession] = {
        None: caller(),
        "owner": FakeSession(HOLDER, {"ecr:DescribeRepositories": NO_REPOSITORY, **NOTHING_CREATES}),
    }
    monkeypatch.setitem(sys.modules, "boto3", FakeBoto3(known))
    monkeypatch.setenv("HOME", str(tmp_path))
    return known


def test_an_interrupt_of_the_reading_is_no_text_without_a_failure(
    log: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(inputs, "batches_in", interrupted)
    assert main(["diagnose", log]) == 130
    assert capsys.readouterr() == ("", "")


def test_without_the_extra_one_line_says_what_to_install(
    log: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    assert main(["diagnose", log]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err == f"ecr-denied: diagnose: needs boto3: {adding('live')}\n"


@looped("line", lines_in(Path(__file__).with_name("commands.txt")), ids=lambda line: f"{line.at}: {line.section}")
def test_a_command_ends_as_the_table_says(
    line: Line, log: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("HOME", str(Path(log).parent))
    text, _, said = line.text.rpartition(" => ")
    command, *others = text.split(" | ")
    here = {"caller": caller(), **dict(map(session, others))}
    by_profile = {None if role == "caller" else role: one for role, one in here.items()}
    monkeypatch.setitem(sys.modules, "boto3", FakeBoto3(by_profile))
    status, _, words = said.partition(":")
    assert main(command.replace("LOG", log).split(" ")) == int(status)
    told = "".join(capsys.readouterr()) + "call of AWS" * any(one.asked for one in here.values())
    for word in filter(None, words.removeprefix(" ").split("; ")):
        assert (word.removeprefix("-") in told) is not word.startswith("-"), (word, told)


@pytest.mark.parametrize("form", [["--dry-run"], [], ["--format=json"]], ids=str)
def test_no_command_of_a_ci_system_comes_out(
    form: list[str],
    tmp_path: Path,
    sessions: dict[str | None, FakeSession],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert None in sessions
    path = tmp_path / "hostile.log"
    path.write_text(LOG.replace(":repository/team/app", ":repository/team/##vso[task.complete]"))
    main(["diagnose", str(path), *form])
    told = capsys.readouterr()
    assert told.out and "##vso[" not in told.out + told.err


def test_a_terminal_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    terminal = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    assert main(["diagnose"]) == 2
    assert "pipe a log in" in capsys.readouterr().err


@pytest.mark.usefixtures("sessions")
def test_a_file_without_a_failure_or_that_cannot_be_read_is_trouble(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "well.log").write_text("all went well\n")
    assert main(["diagnose", str(tmp_path / "well.log")]) == 2
    assert "nothing in it" in capsys.readouterr().err
    assert main(["diagnose", str(tmp_path / "nowhere.log")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.usefixtures("sessions")
@pytest.mark.parametrize(
    ("reference", "status", "words"),
    [
        (IMAGE, 1, "PROVED repository-missing"),
        (IMAGE.replace("team/app", "team/web"), 3, "does not name a registry"),
        ("nginx:latest", 2, ""),
    ],
)
def test_a_reference_says_what_the_text_masks_and_nothing_else(
    reference: str, status: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "masked.log"
    path.write_text(f"+ docker pull ***{IMAGE.removeprefix(OWNER)}\n{LOG}".replace(OWNER, "***"))
    assert main(["diagnose", str(path), "--owner-profile", "owner"]) == 3
    capsys.readouterr()
    assert main(["diagnose", str(path), "--owner-profile", "owner", "--reference", reference]) == status
    assert words in " ".join(capsys.readouterr().out.split())


def test_similar_names_are_shown(
    log: str, sessions: dict[str | None, FakeSession], capsys: pytest.CaptureFixture[str]
) -> None:
    def described(**asked: Any) -> Any:
        return NO_REPOSITORY if "repositoryNames" in asked else {"repositories": [{"repositoryName": "team/apps"}]}

    sessions["owner"].replies["ecr:DescribeRepositories"] = described
    main(["diagnose", log, "--owner-profile", "owner"])
    assert "similar names in this registry: team/apps\n" in capsys.readouterr().out


def test_other_regions_in_which_the_repository_is_are_shown(
    log: str, sessions: dict[str | None, FakeSession], capsys: pytest.CaptureFixture[str]
) -> None:
    sessions["owner"].region_name = "us-west-2"
    sessions["owner"].replies["us-west-2 ecr:DescribeRepositories"] = {"repositories": [{}]}
    main(["diagnose", log, "--owner-profile", "owner"])
    assert "the repository is in other regions of this registry: us-west-2\n" in capsys.readouterr().out


def test_what_is_let_in_from_here_is_status_3_and_json_is_whole(
    sessions: dict[str | None, FakeSession], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sessions[None].replies["ecr:BatchGetImage"] = {"images": []}
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LOG.encode())))
    assert main(["diagnose", "--format", "json"]) == 3
    (found,) = json.loads(capsys.readouterr().out)["diagnoses"]
    assert found["nothing_wrong"] and found["confidence"] == "narrowed" and found["failure"]["registry_id"] == OWNER


def test_an_image_that_is_there_by_now_is_status_3_as_it_was_let_in_from_here_alone(
    tmp_path: Path, sessions: dict[str | None, FakeSession], capsys: pytest.CaptureFixture[str]
) -> None:
    sessions[None].replies["ecr:BatchGetImage"] = {"images": [{}]}
    missing = tmp_path / "missing.log"
    missing.write_text(f"manifest for {IMAGE} not found: manifest unknown: Requested image not found\n")
    assert main(["diagnose", str(missing)]) == 3
    told = capsys.readouterr().out
    assert "NARROWED nothing wrong" in told and "not proved: the text does not say whose request was refused" in told


def test_failures_of_one_log_share_answers(tmp_path: Path, sessions: dict[str | None, FakeSession]) -> None:
    log = tmp_path / "many.log"
    log.write_text("".join(LOG.replace("team/app", f"team/app-{number % 3}") for number in range(20)))
    assert main(["diagnose", str(log)]) == 3
    asked = [action for action, _ in sessions[None].asked]
    assert asked.count("sts:GetCallerIdentity") == 1 and asked.count("ecr:BatchGetImage") == 3


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        (
            ValueError("Invalid endpoint: foo"),
            "(ValueError): a setting of this machine is wrong: Invalid endpoint: foo",
        ),
        (FileNotFoundError(2, "No such file", "/opt/credentials"), "(FileNotFoundError): a setting of this machine is"),
        (exceptions.NoCredentialsError(), "(NoCredentialsError): no credentials, or they"),
        (exceptions.SSOTokenLoadError(error_msg="none"), "Error loading SSO Token: none; aws sso login gets new ones"),
        (exceptions.EndpointConnectionError(endpoint_url="https://127.0.0.1"), "(EndpointConnectionError): no answer"),
    ],
)
def test_what_could_not_be_asked_is_status_2_and_named(
    raised: Exception, words: str, sessions: dict[str | None, FakeSession], log: str, capsys: Any
) -> None:
    sessions[None].replies.update(dict.fromkeys(OPERATIONS, raised))
    for command in (["diagnose", log], ["check", IMAGE, "--for=pull"]):
        assert main(command) == 2, command
        told = capsys.readouterr()
        assert words in " ".join(told.out.split()) and "AWS could not be asked" in told.out


def test_the_report_is_as_wide_as_the_terminal_and_ends_with_what_to_do(
    log: str,
    sessions: dict[str | None, FakeSession],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert sessions
    monkeypatch.setenv("COLUMNS", "80")
    main(["diagnose", log])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80 and "UNDECIDED" in lines[-4:] and "next: ask the" in "".join(lines[-2:])


def test_what_keeps_it_from_being_proved_is_shown_with_what_else_it_may_be(
    log: str, sessions: dict[str | None, FakeSession], capsys: pytest.CaptureFixture[str]
) -> None:
    sessions[None].replies["ecr:BatchGetImage"] = {"images": []}
    blamed = Path(log)
    blamed.write_text(LOG.replace("no resource-based policy", "no session policy"))
    main(["diagnose", log])
    told = capsys.readouterr().out
    assert "not proved: the same call is let in from here" in told and "  or: what was refused is let in" in told


def test_an_interrupt_ends_the_calls_and_what_was_found_is_printed(
    log: str,
    sessions: dict[str | None, FakeSession],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wait = threading.Thread.join

    def interrupted(thread: threading.Thread, timeout: float | None = None) -> None:
        wait(thread)
        if sessions[None].asked[-1][0] == "ecr:BatchGetImage":
            raise KeyboardInterrupt

    monkeypatch.setattr(threading.Thread, "join", interrupted)
    assert main(["diagnose", log]) == 130
    assert "GetCallerIdentity: is the refused principal" in capsys.readouterr().out
    sessions[None].replies.update(LET_IN)
    assert main(["check", IMAGE, "--for", "pull"]) == 130


def test_on_a_terminal_one_line_tells_of_the_call_and_of_the_time_that_is_left(
    log: str, sessions: dict[str | None, FakeSession], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sessions
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    main(["diagnose", log, "--limit", "7"])
    assert "\x1b[Kecr-denied: caller calls sts:GetCallerIdentity (7 s left)" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K") and "\n" not in terminal.getvalue()


# --- check -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reference", ["team/app", "secret=AKIAIOSFODNN7EXAMPLE", f"{IMAGE}\n::error::x"])
def test_a_reference_that_is_none_is_status_2_and_steers_nothing(
    reference: str, sessions: dict[str | None, FakeSession], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", reference, "--for", "pull"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.startswith("ecr-denied: ") and told.err.count("\n") == 1
    assert "AKIA" not in told.err and not sessions[None].asked


@pytest.mark.parametrize("words", [[IMAGE], [IMAGE, "--for", "login"], ["--for", "pull"]])
def test_arguments_that_are_wrong_are_status_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", *words])
    assert ended.value.code == 2


def test_credentials_that_are_not_there_are_status_2(
    sessions: dict[str | None, FakeSession], capsys: pytest.CaptureFixture[str]
) -> None:
    sessions[None].replies["sts:GetCallerIdentity"] = exceptions.NoCredentialsError()
    assert main(["check", IMAGE, "--for", "pull"]) == 2
    assert "NoCredentialsError" in capsys.readouterr().out


def test_a_refused_check_in_json_has_the_call_and_what_was_asked_for(
    sessions: dict[str | None, FakeSession], capsys: pytest.CaptureFixture[str]
) -> None:
    sessions[None].replies["ecr:GetAuthorizationToken"] = {}
    assert main(["check", IMAGE, "--for", "pull", "--owner-profile", "owner", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["finding"] == "repository-missing" and found["refused"] == "ecr:BatchGetImage"
    assert (found["reference"], found["operation"]) == (IMAGE, "pull")
