"""``run`` where there are no POSIX processes: a simulation of Windows, as far as this machine can be one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ecr_denied.cli import main, piped
from ecr_denied.cli.capture import OutputCapture
from ecr_denied.cli.piped import PipedChild, status_from
from ecr_denied.output.formats import FORMATS
from tests.run.world import ERROR, ROOT, World, python

# Takes away what Python lacks on Windows (its documentation, "Availability"), then runs the command.
WINDOWS = """
import os, signal, subprocess, sys
for name in ("fcntl", "termios", "pty", "tty", "resource", "pwd", "grp"):
    sys.modules[name] = None
for name in ("posix_spawn", "posix_spawnp", "fork", "openpty", "getpgrp", "tcgetpgrp", "ctermid", "killpg", "mkfifo",
             "WNOHANG", "O_NONBLOCK", "O_NOCTTY", "waitid", "setsid"):
    if hasattr(os, name):
        delattr(os, name)
kept = ("SIGINT", "SIGTERM", "SIGABRT", "SIGFPE", "SIGILL", "SIGSEGV")
for one in signal.Signals:
    if one.name not in kept and hasattr(signal, one.name):
        delattr(signal, one.name)
del signal.pthread_sigmask
subprocess._USE_POSIX_SPAWN = False
signal.valid_signals = lambda: {getattr(signal, name) for name in kept}
from ecr_denied.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def _without_posix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "posix_spawnp")


def windows(
    world: World, *arguments: str, data: bytes = b"", program: str = WINDOWS
) -> subprocess.CompletedProcess[bytes]:
    """Run the command on what is left of this system."""
    environment = {**world.environment(), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        capture_output=True,
        cwd=world.folder,
        input=data,
        check=False,
    )


def test_a_command_runs_with_its_streams_apart_its_status_and_a_report(world: World) -> None:
    done = windows(world, "run", "--brief", "--", "docker", "push")
    assert done.returncode == 7
    assert done.stdout.startswith(b"The push refers to repository [") and done.stdout.count(b"\n") == 1
    assert done.stderr.startswith(ERROR.encode()) and b"token-expired: " in done.stderr


def test_every_format_is_written(world: World) -> None:
    (world.folder / "push.log").write_text(ERROR)
    each = "print(*(main(['--format', form, 'push.log']) for form in sys.argv[1:]), file=sys.stderr)"
    done = windows(world, *FORMATS, program=WINDOWS.replace("sys.exit(main(sys.argv[1:]))", each))
    assert done.stderr.split() == [b"0"] * len(FORMATS) and done.stdout.count(b"token-expired") >= len(FORMATS)


def test_standard_input_is_passed_on(world: World) -> None:
    done = windows(world, "--tee", "--brief", data=ERROR.encode())
    assert done.stdout == ERROR.encode() and b"token-expired (" in done.stderr


def test_a_code_page_that_lacks_a_letter_gets_its_number(world: World) -> None:
    program = f"import sys; sys.stdout.reconfigure(encoding='cp1252')\n{WINDOWS}"
    done = subprocess.run(
        [sys.executable, "-c", program, "--lang", "ja"],
        input=ERROR.encode(),
        env={**world.environment(), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"") and rb"\u" in done.stdout


@pytest.mark.usefixtures("_without_posix")
def test_a_command_that_is_not_there_is_127(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--", "no-such-command"]) == 127
    assert capfd.readouterr() == ("", "ecr-denied: no-such-command: there is no such command\n")


@pytest.mark.usefixtures("_without_posix")
def test_the_command_may_end_in_mid_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(python("print('denied: Your authorization token has expired.', end='')")) == 0
    said = capfd.readouterr()
    assert said.out == "denied: Your authorization token has expired." and "token" in said.err


@pytest.mark.usefixtures("_without_posix")
def test_a_terminal_is_told_that_there_are_no_progress_bars(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "isatty", lambda _: True)
    assert main(python("pass")) == 0
    assert "no pseudo-terminals" in capfd.readouterr().err


def test_one_output_for_both_streams_keeps_their_order(tmp_path: Path) -> None:
    code = "import os; [os.write(1 + number % 2, b'%d' % number) for number in range(9)]"
    with (tmp_path / "both").open("wb") as both:
        command = [sys.executable, "-c", WINDOWS, *python(code)]
        subprocess.run(command, stdout=both, stderr=both, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (tmp_path / "both").read_bytes().startswith(b"012345678")


def test_the_command_learns_that_its_reader_has_left(tmp_path: Path) -> None:
    code = "import os\ntry:\n    while True: os.write(1, b'x' * 99)\nexcept BrokenPipeError: os._exit(9)"
    reading, writing = os.pipe()
    command = [sys.executable, "-c", WINDOWS, *python(code)]
    child = subprocess.Popen(
        command, stdout=writing, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    os.close(writing)
    os.read(reading, 1)
    os.close(reading)
    assert child.wait() == 9


BACKGROUND = "import subprocess, sys; subprocess.Popen([sys.executable, '-S', '-c', {!r}])"


@pytest.mark.parametrize(("code", "left"), [("input()", False), ("while True: print('x' * 99)", True)])
def test_what_is_left_behind_is_not_awaited_for_long(
    code: str, left: bool, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(piped, "LINGER", 0.2)
    monkeypatch.setattr(piped, "LEFT_BEHIND", 0.0 if left else 3_600.0)
    reading, writing = os.pipe()
    standard = os.dup(0)
    os.dup2(reading, 0)
    try:
        child = PipedChild([sys.executable, "-S", "-c", BACKGROUND.format(code)], OutputCapture(10))
        assert (child.wait(), child.left_behind) == (0, left)
    finally:
        os.dup2(standard, 0)
        for end in (standard, reading, writing):
            os.close(end)


def test_an_interrupt_is_left_to_the_command() -> None:
    code = "import os, signal; os.kill(os.getppid(), signal.SIGINT)"
    assert PipedChild([sys.executable, "-S", "-c", code], OutputCapture(10)).wait() == 0
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_is_ones_own_where_no_command_could_be_started(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_bytes(bytes(200))
    program.chmod(0o755)
    with pytest.raises(OSError, match="format"):
        PipedChild([str(program)], OutputCapture(10))
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_status_of_windows_can_be_handed_on() -> None:
    assert [status_from(status) for status in (0, 7, 0xC000013A)] == [0, 7, -1073741510]
