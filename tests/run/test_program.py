"""How ``ecr-denied run`` starts its command: as a shell would, with the signals that its caller set."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from ecr_denied.cli import main
from ecr_denied.cli.child import FORWARDED, IGNORED_BY_PYTHON, ignored_by_shell, in_foreground
from tests.run.world import World

# Those that no program can catch; that stop or continue; that Python ignores; that tell of a child; faults.
NOT_FORWARDED = "KILL STOP TSTP TTIN TTOU CONT PIPE XFSZ CHLD SEGV BUS FPE ILL"
# A terminal's keys: forwarded where this process is not in its foreground (tests/run/test_run.py).
KEYS = "INT QUIT"
# Sends each signal to the program that runs it, and waits until it comes back.
FORWARDS = """
import os, signal, sys
numbers = {numbers}
signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
for number in numbers:
    os.kill(os.getppid(), number)
    if signal.sigtimedwait([number], 10) is None:
        sys.exit(f"{{number}} did not come")
sys.exit(3)
"""


def program(world: World, name: str, data: bytes) -> str:
    """An executable file that holds some bytes."""
    path = world.folder / name
    path.write_bytes(data)
    path.chmod(0o755)
    return str(path)


# --- what cannot be started ------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"\x7fELF\x00\x00", b"\x00", b"echo a; exit 0 # \x00\n", b"e" * 127 + b"\x00"])
def test_a_file_that_is_neither_program_nor_text_is_126(
    world: World, data: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    name = program(world, "file", data)
    assert main(["run", "--", name]) == 126
    assert capfd.readouterr() == ("", f"ecr-denied: {name}: it cannot be run: Exec format error\n")


@pytest.mark.parametrize("line", [b"#!/nowhere/sh\n", b"#!/bin/sh\r\n"])
def test_a_missing_interpreter_is_told_as_such(world: World, line: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    name = program(world, "script", line + b"exit 3\n")
    assert main(["run", "--", name]) == 127
    assert "its interpreter is missing" in capfd.readouterr().err


def descriptors() -> list[str]:
    """Those that are open; Linux and macOS have them in a folder."""
    return sorted(map(str, Path("/dev/fd").iterdir()))


def test_no_descriptor_is_left_open(capfd: pytest.CaptureFixture[str]) -> None:
    before = descriptors()
    for command, status in (("no-such-command", 127), ("/", 126), ("true", 0)):
        assert main(["run", "--", command]) == status
        assert descriptors() == before, command


# --- scripts without a first line ------------------------------------------------------------------------


def test_a_script_without_a_first_line_runs_as_by_a_shell(
    world: World, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    name = program(world, "script", b'echo "$0" "$@"; exit 5 # ' + b"\n\x00")
    monkeypatch.setenv("PATH", f"{world.folder}:/usr/bin:/bin")
    for word in (name, "script"):
        assert main(["run", "--", word, "a b", "-c"]) == 5
        assert capfd.readouterr().out == f"{name} a b -c\n"


def test_an_empty_script_does_nothing_well(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--", program(world, "empty", b"")]) == 0
    assert capfd.readouterr() == ("", "")


def test_a_zero_byte_far_behind_makes_no_script_a_program(world: World) -> None:
    assert main(["run", "--", program(world, "long", b"e" * 128 + b"\x00")]) == 127


# --- signals ---------------------------------------------------------------------------------------------


def numbers(names: str) -> set[int]:
    return {getattr(signal, f"SIG{name}") for name in names.split()}


def test_every_signal_that_a_shell_can_trap_is_forwarded(capfd: pytest.CaptureFixture[str]) -> None:
    sent = sorted({int(number) for number in signal.valid_signals()} - numbers(f"{NOT_FORWARDED} {KEYS}"))
    before = {number: signal.getsignal(number) for number in sent}
    status = main(["run", "--", sys.executable, "-S", "-c", FORWARDS.format(numbers=sent)])
    assert (status, capfd.readouterr().out) == (3, "")
    assert {number: signal.getsignal(number) for number in sent} == before
    assert set(FORWARDED) == set(signal.valid_signals()) - numbers(NOT_FORWARDED)
    assert numbers("USR1 USR2 ALRM VTALRM PROF XCPU IO PWR WINCH TERM HUP") <= set(sent)


def test_a_signal_that_the_caller_ignores_reaches_a_command_that_does_not(capfd: pytest.CaptureFixture[str]) -> None:
    before = signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    try:
        numbers = [int(signal.SIGUSR1)]
        assert main(["run", "--", sys.executable, "-S", "-c", FORWARDS.format(numbers=numbers)]) == 3
        assert signal.getsignal(signal.SIGUSR1) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGUSR1, before)


needs_proc = pytest.mark.skipif(not Path("/proc/self/exe").exists(), reason="needs proc(5)")
SHOWN = "-- sh -c 'grep SigIgn /proc/self/status'"


@needs_proc
@pytest.mark.parametrize("ignored", ["", "PIPE", "XFSZ", "PIPE XFSZ HUP USR1"])
def test_a_command_finds_ignored_what_the_shell_ignores(world: World, ignored: str) -> None:
    trap = f"trap '' {ignored}" if ignored else ":"
    plain = world.bash(f"{trap}; sh -c 'grep SigIgn /proc/self/status'; :")
    assert world.bash(f"{trap}; ecr-denied run {SHOWN}; :").stdout == plain.stdout != ""


@needs_proc
def test_nothing_tells_what_a_shell_ignored_whose_place_was_taken(world: World) -> None:
    """As docs/ci.md says: ``exit`` behind the command keeps the shell, and the status."""
    taken = world.bash(f"trap '' PIPE; exec ecr-denied run {SHOWN}")
    assert int(taken.stdout.split()[1], 16) == 0
    kept = world.bash("trap '' PIPE; ecr-denied run -- sh -c 'grep SigIgn /proc/self/status; exit 3'; exit")
    assert int(kept.stdout.split()[1], 16) == 1 << (signal.SIGPIPE - 1) and kept.returncode == 3


@needs_proc
def test_what_python_ignores_for_itself_is_not_ignored_by_the_command(capfd: pytest.CaptureFixture[str]) -> None:
    """The process that started this one may ignore it for itself as well: no shell, so that says nothing."""
    code = "import subprocess, sys; subprocess.run([sys.executable, '-m', 'ecr_denied', 'run', *sys.argv[1:]])"
    main(["run", "--", sys.executable, "-c", code, "--", "grep", "SigIgn", "/proc/self/status"])
    (shown,) = capfd.readouterr().out.splitlines()
    assert not int(shown.split()[1], 16) & sum(1 << (number - 1) for number in IGNORED_BY_PYTHON)


@pytest.mark.parametrize(
    ("program", "status", "ignored"),
    [
        ("/usr/bin/python3", "SigIgn:\t0000000001001000\n", ""),
        ("/usr/bin/bash", "SigBlk:\t0000000001001000\n", ""),
        ("/usr/bin/bash", "SigBlk:\t0\nSigIgn:\t0000000000000000\nSigCgt:\t0000000001001000\n", ""),
        ("/usr/bin/bash", "SigBlk:\t0\nSigIgn:\t0000000001001000\nSigCgt:\t0\n", "PIPE XFSZ"),
        ("/bin/dash", "SigIgn:\t0000000000001000\n", "PIPE"),
        ("/bin/busybox", "SigIgn:\tffffffffffffefff\n", "XFSZ"),
    ],
)
def test_only_what_a_shell_ignores_counts(program: str, status: str, ignored: str, tmp_path: Path) -> None:
    (tmp_path / "exe").symlink_to(program)
    (tmp_path / "status").write_text(status)
    assert ignored_by_shell(tmp_path) == numbers(ignored)


def test_every_shell_counts(tmp_path: Path) -> None:
    (tmp_path / "status").write_text("SigIgn:\t0000000000001000\n")
    for shell in ("bash", "busybox", "dash", "ksh", "ksh93", "mksh", "sh", "zsh"):
        (tmp_path / "exe").unlink(missing_ok=True)
        (tmp_path / "exe").symlink_to(f"/bin/{shell}")
        assert ignored_by_shell(tmp_path) == {signal.SIGPIPE}, shell


def test_a_system_that_does_not_tell_has_nothing_ignored(tmp_path: Path) -> None:
    assert ignored_by_shell(tmp_path) == frozenset()
    (tmp_path / "exe").symlink_to("/bin/sh")
    assert ignored_by_shell(tmp_path) == frozenset()


def test_the_question_who_is_in_the_foreground_leaves_no_file_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "ctermid", lambda: os.devnull)
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    fds = Path("/proc/self/fd")
    before = sorted(fds.iterdir())
    assert in_foreground() and sorted(fds.iterdir()) == before
