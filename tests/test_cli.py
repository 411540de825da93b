"""The command: exit status, streams, formats, and what never reaches a terminal."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import re
import runpy
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecr_denied import Cause, cli
from ecr_denied.cli import inputs, main
from ecr_denied.cli.signals import Stopped
from ecr_denied.output.formats import FORMATS as FORMS
from tests.looped import looped
from tests.tables import lines_in

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
UNKNOWN = "The repository with name '{}' does not exist in the registry with id '111122223333'\n"
QUOTES = 'if grep -q "toomanyrequests: Rate exceeded" push.log; then\n'
# The files of the folder in which the lines of commands.txt are run.
FILES = {
    "job.log": DENIED + EXPIRED + DENIED,
    "denied.log": DENIED,
    "expired.log": EXPIRED,
    "explain": EXPIRED,
    "twice.log": EXPIRED + "nothing\n" * 50 + EXPIRED,
    "quiet.log": "all is well\n",
    "quoting.log": f"the compiler failed\n{QUOTES}",
    "names.log": "".join(map(UNKNOWN.format, ("web", "api", "job"))),
    "more.log": "".join(map(UNKNOWN.format, ("web", "api", "web", "job"))),
    "percent.log": DENIED.replace("user/ada", "user/100%"),
    "tagged.log": f"$ docker push {HOST}/team/app:v1\n{DENIED}",
    "elsewhere.log": f"docker push ghcr.io/acme/app:v1\nunauthorized: authentication required {'x' * 300}\n",
}
pytestmark = pytest.mark.usefixtures("plain")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log that tells of two failures, one of them twice."""
    path = tmp_path / "job.log"
    path.write_text(DENIED + EXPIRED + DENIED)
    return path


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def command(*, data: bytes, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "ecr_denied"],
        input=data,
        capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **(env or {})},
        timeout=30,
        check=False,
    )


def shell(words: str) -> subprocess.CompletedProcess[bytes]:
    """A line of shell, in which ``$ECR_DENIED`` is the command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ECR_DENIED": f"{sys.executable} -m ecr_denied"}
    return subprocess.run(["sh", "-c", words], capture_output=True, env=environment, timeout=60, check=False)


# --- a line of the command -----------------------------------------------------------------------------------


def lines() -> Iterator[tuple[str, str, list[str]]]:
    """The lines of commands.txt: the place of each, what is typed, and what comes of it."""
    for line in lines_in(Path(__file__).with_name("commands.txt")):
        typed, _, said = line.text.rpartition(" => ")
        for form in FORMS if "FORM" in typed.split(" ") else ("",):
            yield f"{line.at} {form}", typed.replace(" FORM", f" {form}"), said.split(" ¦ ")


def is_so(said: str, words: str) -> bool:
    """Whether what was printed is as a line asks."""
    if words.startswith("!"):
        return words[1:] not in said
    if words.startswith("^"):
        return said.startswith(words[1:])
    return said == words.removeprefix("=").removeprefix(" ") if words.startswith("=") else words in said


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of commands.txt, which is the one at hand."""
    (tmp_path / "logs" / "empty").mkdir(parents=True)
    for name, words in FILES.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@looped("at, typed, said", lines(), ids=str)
@pytest.mark.usefixtures("folder")
def test_a_line_of_the_command_gives_this_status_and_prints_this(
    at: str, typed: str, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    words, _, data = typed.partition("< ")
    arguments = shlex.split(words)
    with pytest.MonkeyPatch.context() as patch:
        piped(patch, FILES.get(data, "").encode())
        while arguments and (arguments[0] == "TTY" or re.match("[A-Z_]+=", arguments[0])):
            name, is_value, value = arguments.pop(0).partition("=")
            if is_value:
                patch.setenv(name, value)
            else:
                patch.setattr(sys.stdout, "isatty", lambda: True)
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = int(ended.code or 0)
    out, err = capsys.readouterr()
    assert status == int(said[0]), err
    for one in said[1:] if any(one.startswith("err ") for one in said) else (*said[1:], "err ="):
        stream, _, asked = one.partition(" ")
        if stream == "lines":
            assert out.count("\n") == int(asked), out
        else:
            assert is_so(out if stream == "out" else err, asked), f"{one!r} in {out if stream == 'out' else err!r}"


# --- trouble: exit status 2 ------------------------------------------------------------------------------


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


def test_a_terminal_is_asked_for_nothing(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, EXPIRED.encode())
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "usage:" in said.err and "nothing to read" in said.err
    assert main([str(log)]) == 0


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
    note = f"only quoted: {', '.join(named)}, 2 more; --quoted reports it"
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


def test_what_is_only_quoted_raises_no_alarm_and_is_told_where_nothing_was_printed_or_on_demand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone, beside = formats_of(QUOTES, tmp_path, capsys), formats_of(QUOTES + EXPIRED, tmp_path, capsys)
    assert {name for name, (status, _) in alone.items() if status == 1} == set(ALARMS)
    for name in ("text", "json", "jsonl"):
        assert (alone[name], beside[name]) == ((0, True), (0, False)), name
    assert [beside[name] for name in ALARMS] == [(0, False)] * len(ALARMS)
    told = formats_of(QUOTES + EXPIRED, tmp_path, capsys, "--quoted")
    assert all(given == (0, True) for given in told.values())


# --- nothing: exit status 1 ------------------------------------------------------------------------------


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


# --- something: exit status 0 ----------------------------------------------------------------------------


def test_a_dash_and_a_file_are_read_in_order(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, EXPIRED.encode())
    assert main([str(log), "-", "--format", "jsonl"]) == 0
    sources = [json.loads(line)["source"] for line in capsys.readouterr().out.splitlines()]
    assert sources == [str(log)] * 3 + ["-"]


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


# --- explain ---------------------------------------------------------------------------------------------


def test_the_list_has_every_cause_with_its_meaning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(Cause) and all(line.endswith(".") for line in lines)


# --- colour ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [form for form in FORMS if form != "text"])
def test_no_format_for_machines_is_ever_colored(form: str, log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(log), "--format", form, "--color", "always"]) == 0
    assert "\x1b" not in capsys.readouterr().out


# --- real processes --------------------------------------------------------------------------------------


def test_the_module_runs_as_a_command() -> None:
    done = command(data=b"all is well\n")
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_a_closed_standard_input_descriptor_is_trouble_without_a_traceback() -> None:
    done = shell("$ECR_DENIED <&-")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr and b"closed" in done.stderr


def test_a_reader_that_leaves_early_causes_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text("".join(DENIED.replace("team/app", f"team/app{number}") for number in range(300)))
    done = shell(f'$ECR_DENIED "{path}" | head -c 0')
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
