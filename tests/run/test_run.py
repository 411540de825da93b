"""``ecr-denied run``: a command runs as it would run without, and what it says of ECR is told at the end."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from selectors import SelectSelector
from typing import NoReturn

import pytest

from ecr_denied.cli import capture, child, main, run
from ecr_denied.output.text import MOST
from tests.run.world import ERROR, REFERENCE, World, python, sh, standing_for

pytestmark = pytest.mark.usefixtures("world")

# Reads a line, so that a test can tell it what to do while it runs.
ASK = "import sys; print('ready', flush=True); sys.stdin.readline()"


# --- what cannot be run ----------------------------------------------------------------------------------


def test_no_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["run"], ["run", "--"], ["run", "--brief", "--"]):
        with pytest.raises(SystemExit) as trouble:
            main(words)
        assert trouble.value.code == 2
        assert "name a command" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["no-such-command", "./no-such-command", "/nowhere/docker", ""])
def test_a_command_that_is_not_there_is_127(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--", name]) == 127
    said = capfd.readouterr()
    assert said.out == "" and said.err == f"ecr-denied: {name}: there is no such command\n"


def test_a_command_that_cannot_be_run_is_126(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    (world.folder / "plain").write_text("no program")
    for name in (world.folder, world.folder / "plain"):
        assert main(["run", "--", str(name)]) == 126
    said = capfd.readouterr()
    assert said.out == "" and said.err.count("it cannot be run: ") == 2


# --- the status ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [0, 1, 2, 7, 126, 127, 255])
def test_the_status_is_that_of_the_command(status: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(sh(f"exit {status}")) == status
    said = capfd.readouterr()
    assert said.out == ""
    told = f"ecr-denied: sh: exit status {status}; no known failure of ECR in its output\n"
    assert said.err == (told if status else "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGPIPE, signal.SIGHUP])
def test_the_status_of_a_signal_is_that_of_a_shell(number: int) -> None:
    assert main(sh(f"kill -{number} $$")) == 128 + number


def test_a_failure_that_was_told_does_not_change_the_status() -> None:
    assert main(sh(f"echo '{ERROR}'")) == 0
    assert main(["run", "--", "docker", "push", REFERENCE]) == 7


# --- the streams -----------------------------------------------------------------------------------------


def test_both_streams_pass_byte_for_byte(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    every = bytes(range(256)) * 999
    code = "[os.write(n, data[i:i + 4096]) for i in range(0, len(data), 4096) for n in (1, 2)]"
    assert main(python(f"import os; data = bytes(range(256)) * 999; {code}")) == 0
    said = capfdbinary.readouterr()
    assert said.out == every and said.err == every


def test_words_behind_the_command_are_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--brief", "echo", "--all", "--", "--format", "x"]) == 0
    assert main(["run", "--", "echo", "--", "-h"]) == 0
    assert capfd.readouterr().out == "--all -- --format x\n-- -h\n"


def test_standard_input_the_environment_and_open_files_are_passed_on(
    world: World, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("input", "other"):
        (world.folder / name).write_text(f"from the {name}\n")
    monkeypatch.setenv("PASSED", "from the environment")
    with standing_for(0, world.folder / "input"), (world.folder / "other").open() as other:
        os.set_inheritable(other.fileno(), True)
        code = f"print(input(), os.read({other.fileno()}, 99).decode(), os.environ['PASSED'], sep='|')"
        assert main(python(f"import os; {code}")) == 0
    assert capfd.readouterr().out == "from the input|from the other\n|from the environment\n"


def test_output_comes_while_the_command_runs() -> None:
    """The command waits for an answer to what it printed: were the output held back, neither would go on."""
    question, answer = os.pipe(), os.pipe()
    seen = []

    def reply() -> None:
        with open(question[0], closefd=False) as printed:
            seen.append(printed.readline())
            os.write(answer[1], b"go on\n")
            seen.append(printed.readline())

    thread = threading.Thread(target=reply)
    thread.start()
    with standing_for(0, answer[0]), standing_for(1, question[1]):
        assert main(python(f"{ASK}; print('done')")) == 0
    thread.join()
    assert seen == ["ready\n", "done\n"]
    for end in (*question, *answer):
        os.close(end)


def test_the_order_of_two_streams_into_one_file_is_kept(world: World) -> None:
    log = world.folder / "log"
    with log.open("wb") as file, standing_for(1, file.fileno()), standing_for(2, file.fileno()):
        main(sh("i=0; while [ $i -lt 200 ]; do echo out $i; echo err $i >&2; i=$((i+1)); done"))
    assert log.read_text() == "".join(f"out {i}\nerr {i}\n" for i in range(200))


def test_a_failure_in_two_streams_is_read_as_one(capfd: pytest.CaptureFixture[str]) -> None:
    main(["run", "--format", "jsonl", "--", "docker", "push", REFERENCE])
    (failure,) = [json.loads(line) for line in capfd.readouterr().err.splitlines() if line.startswith("{")]
    assert (failure["cause"], failure["repository"], failure["source"]) == ("token-expired", "team/app", "docker")


def test_whoever_leaves_ends_the_command_as_without() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with standing_for(1, writing):
        assert main(["run", "--", "yes"]) == 128 + signal.SIGPIPE
    os.close(writing)


def test_closed_standard_streams_are_no_trouble(world: World) -> None:
    for closed in (">&-", "2>&-", "<&- >&- 2>&-"):
        done = world.bash(f'ecr-denied run -- docker push "$IMAGE" {closed}; echo $?')
        assert done.stdout.endswith("7\n"), closed
        assert ("token-expired" in done.stderr) == ("2>&-" not in closed)
        assert "token-expired" not in done.stdout and "Traceback" not in done.stderr


def test_an_output_that_does_not_block_gets_everything() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    got: list[bytes] = []
    thread = threading.Thread(target=lambda: got.extend(iter(lambda: os.read(reading, 1 << 16), b"")))
    with standing_for(1, writing):
        os.close(writing)
        threading.Timer(0.1, thread.start).start()
        assert main(["run", "--", "seq", "100000"]) == 0
    thread.join()
    assert b"".join(got) == b"".join(b"%d\n" % n for n in range(1, 100_001))
    os.close(reading)


def test_what_was_left_behind_is_waited_for_while_it_writes_and_not_longer(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(child, "LINGER", 60)
    assert main(sh("(sleep 0.2; echo late) & echo early")) == 0
    assert capfd.readouterr().out == "early\nlate\n"
    monkeypatch.setattr(child, "LINGER", 0.02)
    assert main(sh("sleep 0.2; echo late")) == 0
    assert capfd.readouterr().out == "late\n"
    assert main(sh("sleep 600 & echo $!")) == 0
    os.kill(int(capfd.readouterr().out), signal.SIGKILL)


def test_outputs_are_forwarded_also_where_the_machine_has_only_select(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(child, "DefaultSelector", SelectSelector)
    assert main(sh("echo one >&2; exec 2>&-; sleep 0.1; echo two")) == 0
    assert capfd.readouterr() == ("two\n", "one\n")


# --- signals ---------------------------------------------------------------------------------------------

TRAPS = (
    "import os, signal, sys, time\n"
    "def told(number, frame): print(number, flush=True); os._exit(3)\n"  # the next signal finds no exit under way
    "for number in (1, 2, 3, 15): signal.signal(number, told)\n"
)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP])
def test_signals_are_forwarded(number: int, capfd: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(number)
    assert main(python(f"{TRAPS}os.kill(os.getppid(), {number}); time.sleep(60)")) == 3
    assert capfd.readouterr().out == f"{int(number)}\n"
    assert signal.getsignal(number) is before


def test_a_signal_that_was_ignored_stays_ignored() -> None:
    code = "import os, signal; os.kill(os.getppid(), 1); os.kill(os.getpid(), 1); os._exit(5)"
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert main(python(code)) == 5
    finally:
        signal.signal(signal.SIGHUP, before)


def test_the_keys_of_a_terminal_are_not_told_twice(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """In its foreground they reach the command by themselves; other signals do not."""
    monkeypatch.setattr(os, "ctermid", lambda: os.devnull)
    code = f"{TRAPS}[os.kill(os.getppid(), n) for n in (2, 3, 15)]; time.sleep(60)"
    for group, first in ((os.getpgrp(), 15), (os.getpgrp() + 1, 2)):
        monkeypatch.setattr(os, "tcgetpgrp", lambda _, group=group: group)
        assert main(python(code)) == 3
        assert capfd.readouterr().out == f"{first}\n"


def test_a_new_size_is_told_also_where_there_is_no_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    code = f"{TRAPS}signal.signal(28, told); os.kill(os.getppid(), 28); time.sleep(60)"
    assert main(python(code)) == 3
    assert capfd.readouterr().out == "28\n"


def test_a_signal_for_what_may_not_be_told_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "kill", refuse)
    assert main(python("import os; os.kill(os.getppid(), 15); os._exit(4)")) == 4


# --- what is told ----------------------------------------------------------------------------------------


def quoting(status: int) -> list[str]:
    return sh(f"printf 'cat <<EOF\\n%s\\nEOF\\n' '{ERROR.strip()}'; exit {status}")


@pytest.mark.parametrize("form", ["text", "jsonl", "github"])
@pytest.mark.parametrize("status", [0, 3])
def test_where_the_output_only_quotes_failures_it_is_said_so(
    form: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    run, *command = quoting(status)
    assert main([run, "--format", form, *command]) == status
    noted, *others = capfd.readouterr().err.splitlines()
    assert noted == "ecr-denied: sh: only quoted: token-expired (line 2); --quoted reports it"
    assert [line[:9] for line in others] == ["::notice "] * (form == "github")


def test_a_file_and_github_have_a_note_of_what_is_only_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    run, *command = quoting(3)
    assert main([run, "--format", "sarif", "--output", str(tmp_path / "out"), *command]) == 3
    assert "only quoted: token-expired" in (tmp_path / "out").read_text()
    assert "::notice title=ecr-denied::only quoted: token-expired (line 2)" in capfd.readouterr().err


def test_what_is_only_quoted_is_told_on_demand(capfd: pytest.CaptureFixture[str]) -> None:
    run, *command = quoting(3)
    assert main([run, "--quoted", "--brief", *command]) == 3
    assert capfd.readouterr().err.startswith("quoted token-expired ")


def test_why_nothing_is_told_is_said_on_demand_and_changes_no_status(capfd: pytest.CaptureFixture[str]) -> None:
    refused = "unauthorized: authentication required"
    run, *command = sh(f"printf 'docker push ghcr.io/acme/app:v1\n{refused}\n'; exit 3")
    assert main([run, "--why", *command]) == 3
    assert capfd.readouterr().err.splitlines() == [
        "ecr-denied: sh: exit status 3; no known failure of ECR in its output",
        f"ecr-denied: sh: line 2 is left out, as it is of another registry or service: {refused}",
    ]


def test_nothing_is_said_of_what_is_left_out_beside_what_is_told_or_only_quoted(
    capfd: pytest.CaptureFixture[str],
) -> None:
    for words in (sh(f"echo the compiler failed; echo '{ERROR.strip()}'"), quoting(0)):
        run, *command = words
        assert main([run, "--why", *command]) == 0
        assert "is left out" not in capfd.readouterr().err


def test_nothing_is_told_of_a_command_that_says_nothing_of_ecr(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--", "echo", "pushed"]) == 0
    assert capfd.readouterr() == ("pushed\n", "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "REFUSED  push"),
        (["--brief"], "token-expired: push"),
        (["--all"], "https://docs.aws.amazon.com"),
        (["--lang", "ja"], "拒否  push"),
        (["--format", "github"], "::error title=token-expired"),
        (["--format", "json"], '"schema_version"'),
        (["--format", "sarif"], '"ruleId": "token-expired"'),
        (["--format", "gitlab"], '"check_name": "token-expired"'),
    ],
)
def test_failures_are_told_on_standard_error_behind_the_output(
    options: list[str], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", *options, "--", "docker", "push", REFERENCE]) == 7
    said = capfd.readouterr()
    assert said.out == f"The push refers to repository [{REFERENCE.removesuffix(':v1')}]\n"
    assert said.err.startswith(ERROR) and words in said.err


def test_a_report_begins_on_a_line_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    main(["run", "--brief", "--", "printf", ERROR.strip()])
    assert capfd.readouterr().err.startswith("\ntoken-expired")


def test_a_file_has_the_form_and_standard_error_the_text(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    report = world.folder / "report.json"
    for command, found in ((["docker", "push", REFERENCE], ["token-expired"]), (["true"], [])):
        main(["run", "--format", "gitlab", "--output", str(report), "--", *command])
        assert [issue["check_name"] for issue in json.loads(report.read_text())] == found
        assert ("REFUSED" in capfd.readouterr().err or not found) and report.read_text().endswith("]\n")


def test_a_file_that_cannot_be_written_changes_no_status(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--format", "json", "--output", str(world.folder), "--", "docker", "push", REFERENCE]) == 7
    assert f"ecr-denied: {world.folder}: Is a directory\n" in capfd.readouterr().err


def test_on_github_there_are_annotations_and_a_summary(
    world: World, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    summary = world.folder / "summary.md"
    summary.write_text("# Before\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert main(["run", "--", "docker", "push", REFERENCE]) == 7
    assert capfd.readouterr().err.splitlines()[-1].startswith("::error title=token-expired")
    assert summary.read_text().startswith("# Before\n### token-expired\n\n```text\n")
    assert main(["run", "--format", "json", "--", "docker", "push", REFERENCE]) == 7
    assert "::error" not in capfd.readouterr().err and summary.read_text().count("### token-expired") == 2
    before = summary.read_text()
    assert main(["run", "--", "echo", "pushed"]) == 0
    assert summary.read_text() == before and capfd.readouterr().err == ""


def test_a_summary_that_is_missing_or_full_changes_no_status(
    world: World, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["run", "--", "docker", "push", REFERENCE]) == 7
    for number, place in enumerate(("new.md", "nowhere/summary.md", "full.md")):
        (world.folder / "full.md").write_bytes(b"-" * (MOST - 100))
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(world.folder / place))
        capfd.readouterr()
        assert main(["run", "--", "docker", "push", REFERENCE]) == 7
        said = capfd.readouterr().err
        assert ("No such file" in said, "no room for 1 failures" in said) == (number == 1, number == 2)
    assert (world.folder / "new.md").read_text().startswith("### token-expired")


def test_a_summary_without_room_for_all_has_what_weighs_most(
    world: World, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    summary = world.folder / "summary.md"
    summary.write_bytes(b"-" * (MOST - 6_000))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    host, _, _ = REFERENCE.partition("/")
    forged = "".join(f"error: pulling {host}/forged{number}:v1 failed\\n" for number in range(9))
    pushed = (
        f"$ docker push {REFERENCE}\\nThe push refers to repository [{host}/team/app]\\nno basic auth credentials\\n"
    )
    assert main(["run", "--", "printf", forged + pushed]) == 0
    told = summary.read_text().lstrip("-")
    assert told.startswith("### not-authenticated\n") and told.count("### ") < 10
    assert f"no room for {10 - told.count('### ')} failures" in capfd.readouterr().err


# --- what goes wrong while it is read --------------------------------------------------------------------


class Broken:
    """A reader that fails at once."""

    def __init__(self, *, quoted: bool) -> None:
        assert quoted

    def feed(self, _: bytes) -> NoReturn:
        raise ValueError("it cannot be read")


def test_an_error_of_the_reading_changes_neither_output_nor_status(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(capture, "Reader", Broken)
    assert main(sh("seq 100000; echo $?; exit 9")) == 9
    said = capfd.readouterr()
    assert said.out == "".join(f"{n}\n" for n in range(1, 100_001)) + "0\n"
    assert "ecr-denied: sh: its output was not read to the end: ValueError: it cannot be read\n" in said.err


def test_an_error_of_the_advice_changes_no_status(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> NoReturn:
        raise ValueError("no advice")

    monkeypatch.setattr(run, "writer", broken)
    assert main(["run", "--", "docker", "push", REFERENCE]) == 7
    assert "ecr-denied: docker: the report is not complete: ValueError: no advice\n" in capfd.readouterr().err


def test_an_interrupt_of_the_report_changes_no_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "writer", interrupted)
    assert main(["run", "--", "docker", "push", REFERENCE]) == 7


def test_a_standard_error_that_nobody_reads_changes_no_status(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with standing_for(2, writing), open(2, "w", buffering=1, closefd=False) as stderr:
        monkeypatch.setattr(sys, "stderr", stderr)
        assert main(sh(f"echo '{ERROR}'; exit 8")) == 8
        monkeypatch.undo()
    os.close(writing)


def test_closed_streams_are_open_for_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    with standing_for(0, Path(os.devnull)):
        os.close(0)
        monkeypatch.setattr(sys, "stderr", None)
        assert main(["run", "--", "cat"]) == 0
        assert main(["run", "--", "no-such-command"]) == 127


def test_a_closed_standard_error_changes_no_status(world: World) -> None:
    done = world.bash('{ ecr-denied run -- docker push "$IMAGE"; echo $? >&3; } 3>&1 2> >(exec true)')
    assert done.stdout.endswith("7\n") and done.stderr == ""


def test_what_came_too_fast_passes_and_is_told(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(capture, "WAITING", 10)
    assert main(sh("seq 1000")) == 0
    said = capfd.readouterr()
    assert said.out.endswith("\n999\n1000\n")
    assert said.err == "ecr-denied: sh: 3893 bytes of its output were not read: they came faster than they could be\n"


def test_more_failures_than_are_kept_are_counted(capfd: pytest.CaptureFixture[str]) -> None:
    lines = "\n".join(f"manifest for {REFERENCE}{n} not found: manifest unknown" for n in range(5))
    assert main(["run", "--keep", "2", "--brief", "--", "echo", lines]) == 0
    said = capfd.readouterr().err
    assert "ecr-denied: echo: more than 2 distinct failures (--keep): 3 are not shown\n" in said
    assert said.count("image-not-found") == 2
