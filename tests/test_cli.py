"""The command: exit status, streams, formats, and what never reaches a terminal."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import pty
import runpy
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecr_denied import Cause, __version__, cli
from ecr_denied.cli import inputs, main
from ecr_denied.cli.stop import Stopped
from ecr_denied.output.formats import FORMATS as FORMS
from tests.looped import looped
from tests.run.terminal import needs_terminals

ROOT = Path(__file__).parent.parent
EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again.\n"
HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
DENIED = (
    f"The push refers to repository [{HOST}/team/app]\n13a553d823a0: Preparing\n"
    "denied: User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:InitiateLayerUpload on"
    " resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource-based policy allows the"
    " ecr:InitiateLayerUpload action\n"
)
FORMATS = pytest.mark.parametrize("form", list(FORMS))


@pytest.fixture(autouse=True)
def _no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log that tells of two failures, one of them twice."""
    path = tmp_path / "job.log"
    path.write_text(DENIED + EXPIRED + DENIED)
    return path


@pytest.fixture(autouse=True)
def plain_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """No language of the machine at hand, no width of its terminal."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def command(
    *arguments: str, data: bytes = b"", stdin: int | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, fed with ``data`` or from a descriptor."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "ecr_denied", *arguments],
        input=data if stdin is None else None,
        stdin=stdin,
        capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **(env or {})},
        timeout=30,
        check=False,
    )


def shell(words: str) -> subprocess.CompletedProcess[bytes]:
    """A line of shell, in which ``$ECR_DENIED`` is the command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ECR_DENIED": f"{sys.executable} -m ecr_denied"}
    return subprocess.run(["sh", "-c", words], capture_output=True, env=environment, timeout=60, check=False)


# --- trouble: exit status 2 ------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--color", "mauve"], ["--no-such-option"]])
def test_wrong_arguments_are_trouble_and_print_no_result(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as trouble:
        main(arguments)
    assert trouble.value.code == 2
    said = capsys.readouterr()
    assert said.out == "" and "usage:" in said.err


@FORMATS
def test_a_missing_file_is_trouble_and_named_on_stderr(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = str(tmp_path / "nowhere.log")
    assert main([name, "--format", form]) == 2
    assert f"ecr-denied: {name}: No such file or directory\n" == capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "meant"), [("diagnoze", "diagnose"), ("kubernets", "kubernetes"), ("help", "--help"), ("report.txt", None)]
)
def test_a_file_that_is_missing_is_called_a_command_where_it_is_nearly_one(
    word: str, meant: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([word]) == 2
    hint = f"ecr-denied: {word}: no command has this name: did you mean {meant}?\n" if meant else ""
    assert capsys.readouterr().err == f"ecr-denied: {word}: No such file or directory\n{hint}"


def test_a_directory_is_trouble_and_named_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err == f"ecr-denied: {tmp_path}: Is a directory\n"


@FORMATS
def test_what_cannot_be_read_hides_nothing_that_can(
    form: str, tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "nowhere.log")
    assert main([missing, str(log), str(tmp_path), "--format", form]) == 2
    said = capsys.readouterr()
    assert "resource-policy-implicit-deny" in said.out and "token-expired" in said.out
    assert said.err.count("\n") == 2


def test_an_error_while_reading_keeps_what_was_read_before(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read1(size)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Broken((EXPIRED + "nothing\n" * 20).encode())))
    assert main(["--format", "jsonl"]) == 2
    said = capsys.readouterr()
    assert json.loads(said.out)["cause"] == "token-expired"
    assert said.err == "ecr-denied: -: Input/output error\n"


def test_a_closed_standard_input_is_trouble(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main([]) == 2
    assert capsys.readouterr().err == "ecr-denied: -: standard input is closed\n"


@needs_terminals
def test_a_terminal_without_input_prints_how_to_use_it_and_does_not_wait() -> None:
    parent, child = pty.openpty()
    try:
        done = command(stdin=child)
    finally:
        os.close(parent)
        os.close(child)
    assert done.returncode == 2 and done.stdout == b""
    assert b"usage:" in done.stderr and b"nothing to read" in done.stderr


def test_a_terminal_is_asked_for_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    piped(monkeypatch, EXPIRED.encode())
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "nothing to read" in said.err


@needs_terminals
def test_a_file_named_on_a_terminal_is_read_all_the_same(log: Path) -> None:
    parent, child = pty.openpty()
    try:
        done = command(str(log), stdin=child)
    finally:
        os.close(parent)
        os.close(child)
    assert done.returncode == 0 and b"token-expired" in done.stdout


def test_an_interrupt_ends_without_a_traceback_and_no_other_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked = []

    def interrupted(_: object, reader: object) -> None:
        asked.append(reader)
        raise KeyboardInterrupt

    piped(monkeypatch, EXPIRED.encode())
    (tmp_path / "other.log").write_text(EXPIRED)
    monkeypatch.setattr(inputs, "batches_in", interrupted)
    assert main(["-", str(tmp_path / "other.log")]) == 130
    assert (len(asked), capsys.readouterr()) == (1, ("", ""))


def test_a_signal_while_something_is_written_ends_with_its_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> Iterator[str]:
        yield "a line"
        raise Stopped(signal.SIGTERM)

    piped(monkeypatch, EXPIRED.encode())
    monkeypatch.setattr(cli, "writer", lambda _: stopped)
    assert main([]) == 143
    assert capsys.readouterr() == ("a line\n", "")


# --- what is only quoted -----------------------------------------------------------------------------------

ALARMS = [name for name, form in FORMS.items() if form.raises_alarm]
QUOTES = 'if grep -q "toomanyrequests: Rate exceeded" push.log; then\n'


def formats_of(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], *more: str
) -> dict[str, tuple[int, bool]]:
    """By the format: the exit status, and whether what is quoted is told."""
    log = tmp_path / "build.log"
    log.write_text(text, encoding="utf-8")
    told = {}
    for name in FORMS:
        status = main([str(log), "--format", name, *more])
        told[name] = (status, "rate-limited" in capsys.readouterr().out.replace('"id": "rate-limited"', ""))
    return told


def test_no_alarm_is_raised_of_what_is_only_quoted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = formats_of(QUOTES, tmp_path, capsys)
    assert {name for name, (status, _) in told.items() if status == 1} == set(ALARMS)
    beside = formats_of(QUOTES + EXPIRED, tmp_path, capsys)
    assert [beside[name] for name in ALARMS] == [(0, False)] * len(ALARMS)


@pytest.mark.parametrize("form", ALARMS)
def test_where_all_is_quoted_a_format_that_raises_an_alarm_has_a_note_that_is_none(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "build.log"
    quotes = "grep \"The repository with name 'app/{}' does not exist in the registry with id '111122223333'\" log\n\n"
    log.write_text("".join(map(quotes.format, range(5))), encoding="utf-8")
    main([str(log), "--format", form])
    said = capsys.readouterr().out
    named = [f"repository-not-found: app/{n} in 111122223333 (line {2 * n + 1})" for n in range(3)]
    note = f"only quoted: {', '.join(named)}, 2 more; --quoted tells all of it"
    assert note in said and "::error" not in said
    if form == "gitlab":
        (issue,) = json.loads(said)
        assert issue["severity"] == "info" and issue["location"]["lines"] == {"begin": 1, "end": 1}
    if form == "sarif":
        (run,) = json.loads(said)["runs"]
        (notification,) = run["invocations"][0]["toolExecutionNotifications"]
        assert run["results"] == [] and notification["level"] == "note"
    if form == "prometheus":
        assert [line for line in said.splitlines() if not line.startswith("#")] == []


def test_what_is_only_quoted_is_told_where_nothing_was_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = formats_of(QUOTES, tmp_path, capsys)
    assert all(alone[name] == (0, True) for name in ("text", "json", "jsonl"))
    beside = formats_of(QUOTES + EXPIRED, tmp_path, capsys)
    assert all(beside[name] == (0, False) for name in ("text", "json", "jsonl"))


def test_what_is_only_quoted_is_told_everywhere_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = formats_of(QUOTES + EXPIRED, tmp_path, capsys, "--quoted")
    assert all(given == (0, True) for given in told.values())


def test_text_says_that_a_failure_is_only_quoted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "build.log"
    log.write_text(QUOTES, encoding="utf-8")
    main([str(log)])
    told = capsys.readouterr().out
    assert (
        told.startswith("QUOTED  request to the registry\n")
        and "does not show that this happened. What they mean:\n" in told
    )
    main([str(log), "--brief"])
    assert capsys.readouterr().out.startswith("quoted rate-limited ")


def test_what_is_to_be_sent_is_written_alone(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(log), "--forward"]) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first == "owner of 111122223333:" and "Please look: aws ecr" in others[1]
    assert not any(line.startswith("REFUSED") for line in others)


# --- nothing: exit status 1 ------------------------------------------------------------------------------


def test_why_nothing_is_told_is_said_on_demand_and_changes_no_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "push.log"
    log.write_text(f"docker push ghcr.io/acme/app:v1\nunauthorized: authentication required {'x' * 300}\n")
    assert main([str(log)]) == 1 and capsys.readouterr() == ("", "")
    monkeypatch.chdir(tmp_path)
    assert main(["push.log", "--why"]) == 1
    said = capsys.readouterr()
    reason = "ecr-denied: push.log: line 2 is left out, as it is of another registry or service: unauthorized: auth"
    assert said.out == "" and said.err.startswith(reason) and said.err.endswith("x...\n")
    piped(monkeypatch, b"all is well\n")
    assert main(["--why"]) == 1
    assert capsys.readouterr().err == "ecr-denied: -: no line holds words of a failure that are known\n"


def test_nothing_is_said_of_what_is_left_out_beside_what_is_told(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quoting = tmp_path / "quoting.log"
    quoting.write_text(f"the compiler failed\n{QUOTES}")
    assert main([str(log), str(quoting), "--why"]) == 0
    assert capsys.readouterr().err == ""


@looped("data", [b"", b"\n", b"all is well\n", b"\x00\xff\xfe"])
@FORMATS
def test_nothing_recognised_is_said_by_the_exit_status_alone(
    form: str, data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, data)
    assert main(["--format", form]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    if form == "json":
        assert json.loads(said.out) == {"schema_version": 1, "failures": []}
    elif form == "gitlab":
        assert json.loads(said.out) == []
    elif form == "sarif":
        assert json.loads(said.out)["runs"][0]["results"] == []
    elif form == "prometheus":
        assert [line[:2] for line in said.out.splitlines()] == ["# ", "# "]
    elif form == "junit":
        assert "<testsuite " not in said.out
    else:
        assert said.out == ""


@pytest.mark.parametrize("data", [b"all is well\n", EXPIRED.encode()])
def test_with_exit_zero_the_status_does_not_say_whether_something_was_recognised(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, data)
    assert main(["--exit-zero"]) == 0


def test_exit_zero_hides_no_trouble(tmp_path: Path) -> None:
    assert main(["--exit-zero", str(tmp_path / "nowhere.log")]) == 2


# --- something: exit status 0 ----------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_read_when_nothing_or_a_dash_is_named(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, DENIED.encode())
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"REFUSED  push {HOST}/team/app\n")
    assert "(line 3" in said.out and said.err == ""


def test_a_dash_and_a_file_are_read_in_order(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, EXPIRED.encode())
    assert main([str(log), "-", "--format", "jsonl"]) == 0
    sources = [json.loads(line)["source"] for line in capsys.readouterr().out.splitlines()]
    assert sources == [str(log)] * 3 + ["-"]


def test_text_says_what_was_said_and_what_to_check_in_order(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(log)]) == 0
    text = capsys.readouterr().out
    assert f"{log}, line 3-7, seen 2 times" in " ".join(text.split())
    assert "arn:aws:iam::444455556666:user/ada" in text and "ecr:InitiateLayerUpload" in text
    assert text.index("\n  first  Check that") < text.index("\n  said ") < text.index("\n1 owner ")
    assert text.index("\n1 owner ") < text.index("\n2 owner ") < text.index("explain token-expired")
    assert "aws ecr describe-repositories" in text and "RepositoryNotFoundException -> wrong name" in text


def test_every_report_names_the_option_that_shows_all_checks(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(log)])
    short = capsys.readouterr().out
    main([str(log), "--all"])
    whole = capsys.readouterr().out
    assert short.count("\nMore: --all; ") == short.count("\n1 ") > 0 and "\n4 " not in short
    assert "--all" not in whole and "  4. " in whole and len(short.splitlines()) < len(whole.splitlines())


def test_in_brief_a_failure_is_one_line_that_says_what_to_check_first(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(log), "--brief", "--color", "always"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("\x1b[1mresource-policy-implicit-deny: ") and "Check that repository" in first
    assert f"{log}, line" in first and "token-expired" in second


def test_a_report_is_not_both_brief_and_whole(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--brief", "--all"])
    assert stopped.value.code == 2 and "not allowed with" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "1.5", "٣"])
def test_a_number_of_failures_to_keep_is_a_number_from_one_on(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([f"--keep={number}"])
    assert stopped.value.code == 2 and "is no number from 1 on" in capsys.readouterr().err


def test_more_failures_than_are_kept_are_all_reported_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log"
    unknown = "name unknown: The repository with name '{}' does not exist in the registry with id '111122223333'\n"
    log.write_text("".join(map(unknown.format, ("web", "api", "job"))))
    assert main(["--format", "json", "--keep", "2", str(log)]) == 0
    out, err = capsys.readouterr()
    assert [failure["repository"] for failure in json.loads(out)["failures"]] == ["web", "api", "job"]
    assert "more than 2 distinct failures (--keep): 1 were reported early" in err


def test_json_is_one_object_with_a_schema_version_and_grouped_failures(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(log), "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["schema_version"] == 1
    first, second = said["failures"]
    assert (first["cause"], first["occurrences"], first["source"]) == ("resource-policy-implicit-deny", 2, str(log))
    assert first["cross_account"] is True and first["retryable"] is False
    assert first["principal"]["account_id"] == "444455556666" and first["policy"]["type"] == "resource-based"
    assert [advice["check"] for advice in first["advice"]][:2] == ["repository-name", "repository-policy"]
    assert second["cause"] == "token-expired" and second["advice"]


def test_jsonl_is_one_record_a_line_as_it_is_met(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(log), "--format", "jsonl"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["cause"], record["first_line"]) for record in records] == [
        ("resource-policy-implicit-deny", 3),
        ("token-expired", 4),
        ("resource-policy-implicit-deny", 7),
    ]
    assert all(record["advice"] for record in records)


def test_jsonl_writes_a_record_before_the_input_ends() -> None:
    words = [sys.executable, "-m", "ecr_denied", "--format", "jsonl"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as running:
        assert running.stdin and running.stdout
        running.stdin.write((EXPIRED + "nothing\n" * 40).encode())
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["cause"] == "token-expired"
        assert running.poll() is None
        running.stdin.close()
        assert running.stdout.read() == b""
    assert running.returncode == 0


def test_github_writes_one_annotation_a_failure_with_its_properties_escaped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log"
    path.write_text(DENIED.replace("user/ada", "user/100%"))
    assert main([str(path), "--format", "github"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"::error title=resource-policy-implicit-deny {HOST}/team/app::User%3A".replace("%3A", ":"))
    assert "user/100%25 is" in line and "%0A1. " in line and "%0A2. " in line


def test_a_tag_in_a_github_title_cannot_end_the_title(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log"
    path.write_text(f"$ docker push {HOST}/team/app:v1\n{DENIED}")
    assert main([str(path), "--format", "github"]) == 0
    assert f"title=resource-policy-implicit-deny {HOST}/team/app%3Av1::" in capsys.readouterr().out


# --- language --------------------------------------------------------------------------------------------

LANGUAGES: list[tuple[dict[str, str], list[str], str]] = [
    ({}, [], "en"),
    ({"LANG": "ja_JP.UTF-8"}, [], "ja"),
    ({"LANG": "ja"}, [], "ja"),
    ({"LANG": "fr_FR.UTF-8"}, [], "en"),
    ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, [], "en"),
    ({"LANG": "C", "LC_MESSAGES": "ja_JP.UTF-8"}, [], "ja"),
    ({"LANG": "ja_JP.UTF-8", "LC_ALL": ""}, [], "ja"),
    ({"LANG": "ja_JP.UTF-8"}, ["--lang", "en"], "en"),
    ({"LANG": "C"}, ["--lang=ja"], "ja"),
]


@pytest.mark.parametrize("case", LANGUAGES, ids=str)
def test_advice_is_in_the_language_asked_for_else_in_that_of_the_locale(
    case: tuple[dict[str, str], list[str], str],
    log: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    environment, arguments, language = case
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for form in ("text", "json"):
        assert main([str(log), "--format", form, *arguments]) == 0
        out = capsys.readouterr().out
        japanese = "リポジトリ" in (out if form == "text" else str(json.loads(out)))
        assert japanese is (language == "ja"), form


def test_a_language_without_a_catalogue_is_refused(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(log), "--lang", "xx"])
    assert ended.value.code == 2 and "'xx' is none of en, ja" in capsys.readouterr().err


# --- explain ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["explain"], ["explain", "no-such-cause"], ["explain", "forbidden", "--list"]])
def test_explaining_nothing_known_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2 and capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("resource-policy", "'resource-policy' is not known: did you mean resource-policy-implicit-deny?\n"),
        ("forbiden", "'forbiden' is not known: did you mean forbidden?\n"),
        ("repositry-policy", "'repositry-policy' is not known: did you mean repository-policy or "),
        ("zzz", "'zzz' is not known; --list has all causes\n"),
    ],
)
def test_a_cause_or_a_check_that_is_mistyped_is_answered_by_those_that_are_near(
    given: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["explain", given])
    assert said in capsys.readouterr().err


def test_a_check_is_explained_by_the_causes_that_it_is_given_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "disk-space", "--color", "never"]) == 0
    name, given, when = capsys.readouterr().out.splitlines()
    assert name == "disk-space" and given.startswith("local-failure: Make room") and when.startswith("  if ")


def test_a_cause_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "forbidden", "--color", "never"]) == 0
    text = capsys.readouterr().out
    assert (
        text.startswith("forbidden\n")
        and "Careful\n" in text
        and " Log in as the user and for the program that failed. (log-in-again)" in text
    )


def test_the_list_has_every_cause_with_its_meaning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(Cause) and all(line.endswith(".") for line in lines)


def test_a_file_of_that_name_is_read_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "explain").write_text(EXPIRED)
    monkeypatch.chdir(tmp_path)
    assert main(["./explain", "--brief"]) == 0
    assert "token-expired" in capsys.readouterr().out


# --- colour ----------------------------------------------------------------------------------------------

COLORS: list[tuple[str | None, dict[str, str], bool, bool]] = [
    # (option, environment, stdout is a terminal) -> colour
    (None, {}, False, False),
    (None, {}, True, True),
    (None, {"NO_COLOR": "1"}, True, False),
    (None, {"NO_COLOR": "0"}, True, False),
    (None, {"NO_COLOR": ""}, True, True),
    (None, {"FORCE_COLOR": "1"}, False, True),
    (None, {"FORCE_COLOR": ""}, False, False),
    (None, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    (None, {"NO_COLOR": "", "FORCE_COLOR": "1"}, False, True),
    (None, {"TERM": "dumb"}, True, False),
    (None, {"TERM": "xterm"}, True, True),
    (None, {"TERM": "dumb", "FORCE_COLOR": "1"}, False, True),
    ("auto", {"NO_COLOR": "1"}, True, False),
    ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
    ("never", {"FORCE_COLOR": "1"}, True, False),
]


@pytest.mark.parametrize("case", COLORS, ids=str)
def test_an_option_beats_no_color_beats_force_color_beats_a_dumb_terminal(
    case: tuple[str | None, dict[str, str], bool, bool],
    log: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    option, environment, terminal, colored = case
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert main([str(log), *(["--color", option] if option else [])]) == 0
    assert ("\x1b[1m" in capsys.readouterr().out) is colored


@pytest.mark.parametrize("form", [form for form in FORMS if form != "text"])
def test_no_format_for_machines_is_ever_colored(form: str, log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(log), "--format", form, "--color", "always"]) == 0
    assert "\x1b" not in capsys.readouterr().out


# --- real processes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("data", "status"), [(DENIED.encode(), 0), (b"all is well\n", 1)])
def test_the_module_runs_as_a_command(data: bytes, status: int) -> None:
    done = command(data=data)
    assert (done.returncode, done.stderr) == (status, b"")
    assert bool(done.stdout) is (status == 0)


def test_the_module_run_as_a_script_hands_the_exit_status_on(tmp_path: Path) -> None:
    done = command(str(tmp_path / "nowhere"))
    assert done.returncode == 2 and done.stdout == b""


def test_a_closed_standard_input_descriptor_is_trouble_without_a_traceback() -> None:
    done = shell("$ECR_DENIED <&-")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr and b"closed" in done.stderr


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_reader_that_leaves_early_causes_no_traceback(form: str, tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text("".join(DENIED.replace("team/app", f"team/app{number}") for number in range(300)))
    done = shell(f'$ECR_DENIED --format {form} "{path}" | head -c 0')
    assert done.stderr == b""


def test_a_reader_that_left_ends_the_run_with_what_was_found(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w") as out:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", out)
        assert main([str(log)]) == 0
        print("more", file=out)


def test_results_are_written_to_any_text_stream(log: Path) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main([str(log)]) == 0
    assert "token-expired" in out.getvalue()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_results_that_cannot_be_written_are_trouble_without_a_traceback(log: Path) -> None:
    done = shell(f'$ECR_DENIED "{log}" > /dev/full')
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr and b"No space left on device" in done.stderr


def test_a_closed_standard_output_is_no_traceback(log: Path) -> None:
    done = shell(f'$ECR_DENIED "{log}" >&-')
    assert b"Traceback" not in done.stderr


def test_without_a_standard_output_nothing_is_read(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main([str(log)]) == 2
    assert capsys.readouterr().err == "ecr-denied: standard output: closed\n"


def test_an_output_that_fails_in_mid_report_is_trouble(
    log: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    class Full(io.TextIOWrapper):
        def write(self, text: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    with (tmp_path / "out").open("wb") as raw:
        monkeypatch.setattr(sys, "stdout", Full(raw))
        assert main([str(log)]) == 2
    assert capfd.readouterr().err == "ecr-denied: standard output: No space left on device\n"


def test_the_module_runs_its_command_only_as_a_script(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["ecr_denied", str(log), "--format", "jsonl"])
    runpy.run_module("ecr_denied.__main__", run_name="imported")
    assert capsys.readouterr().out == ""
    with pytest.raises(SystemExit) as done:
        runpy.run_module("ecr_denied", run_name="__main__")
    assert done.value.code == 0 and capsys.readouterr().out.count("\n") == 3


@pytest.mark.parametrize("encoding", ["ascii", "utf-16"])
def test_no_character_of_a_log_fails_on_an_output_that_cannot_show_it(encoding: str) -> None:
    data = EXPIRED.replace("Reauth", "Größe 🐳 \udc80 Reauth".encode("utf-8", "replace").decode()).encode()
    done = command(data=data, env={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "token-expired" in done.stdout.decode(encoding)


def test_the_version_is_printed_and_is_no_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["--version"])
    assert done.value.code == 0
    assert capsys.readouterr().out == f"ecr-denied {__version__}\n"


def test_the_help_names_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "Exit status: 0" in capsys.readouterr().out
