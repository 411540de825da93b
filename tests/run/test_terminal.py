"""``ecr-denied run`` on a terminal: the command sees one too, and draws as it would without."""

from __future__ import annotations

import errno
import os
import pty
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from ecr_denied.cli import main
from tests.run.terminal import Terminal, needs_terminals
from tests.run.world import ERROR, ROOT, python

pytestmark = needs_terminals

# Draws as docker does: each layer's line again and again, with the cursor moved up (docker/cli, jsonmessage).
PROGRESS = f"""
import os, sys
assert os.isatty(1) and os.isatty(2), "no terminal"
for step in range(3):
    os.write(1, b"13a553d823a0: Pushing [" + b"=" * step + b">]\\x1b[1A\\x1b[2K\\r\\x1b[1B")
os.write(1, b"\\x1b[32mdone\\x1b[0m\\ta\\r\\n")
os.write(2, b{ERROR!r})
sys.exit(7)
"""


def test_progress_is_drawn_as_without(capfd: pytest.CaptureFixture[str]) -> None:
    with Terminal(1, 2) as alone:
        subprocess.run([sys.executable, "-S", "-c", PROGRESS], check=False)
    with Terminal(1, 2) as watched:
        assert main(python(PROGRESS)) == 7
    assert b"\x1b[1A\x1b[2K\r" in alone.shown
    assert watched.shown == alone.shown
    assert capfd.readouterr().out == ""


def test_findings_are_told_on_the_terminal(tmp_path: Path) -> None:
    """In a process of its own, whose standard error Python knows to be the terminal."""
    with Terminal(1, 2) as terminal:
        command = [sys.executable, "-m", "ecr_denied", "run", "--brief", *python(PROGRESS)[1:]]
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}, check=False)
    assert done.returncode == 7
    assert b"\x1b[1mtoken-expired" in terminal.shown.rpartition(ERROR.strip().encode())[2]


@pytest.mark.parametrize(("streams", "seen"), [((1, 2), "11"), ((1,), "10"), ((2,), "01"), ((), "00")])
def test_a_stream_is_a_terminal_where_it_was_one(
    streams: tuple[int, ...], seen: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "seen"
    code = f"import os; open({str(file)!r}, 'w').write(''.join(str(int(os.isatty(n))) for n in (1, 2)))"
    with Terminal(*streams):
        assert main(python(code)) == 0
    assert file.read_text() == seen


def test_the_size_is_that_of_the_terminal_also_when_it_changes() -> None:
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    code = f"""
import os, signal, sys, time
def changed(*_):
    print(os.get_terminal_size(1), flush=True)
    sys.exit(3)
signal.signal(signal.SIGWINCH, changed)
print(os.get_terminal_size(1), flush=True)
os.write({writing}, b"x")
while True:  # a signal that comes just before pause(2) would not end it
    time.sleep(0.01)
"""
    with Terminal(1, 2) as terminal:

        def change() -> None:
            os.read(reading, 1)
            terminal.resize(44, 99)
            os.kill(os.getpid(), signal.SIGWINCH)

        thread = threading.Thread(target=change)
        thread.start()
        assert main(python(code)) == 3
        thread.join()
    for end in (reading, writing):
        os.close(end)
    assert b"columns=77, lines=33" in terminal.shown and b"columns=99, lines=44" in terminal.shown


def test_no_pseudo_terminal_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> NoReturn:
        raise OSError(errno.ENOENT, "out of pty devices")

    with Terminal(1, 2) as terminal:
        monkeypatch.setattr(os, "openpty", refuse)
        assert main(["run", "--", "sh", "-c", "[ -t 1 ] || echo a pipe; exit 6"]) == 6
    assert b"a pipe\r\n" in terminal.shown


COUNTS = """
import os, signal, sys
def told(*_):
    global times
    times += 1
times = 0
signal.signal(signal.SIGINT, told)
print("ready", flush=True)
sys.stdin.readline()
print("interrupted", times, flush=True)
sys.exit(5)
"""


def test_the_key_that_interrupts_reaches_the_command_once(tmp_path: Path) -> None:
    """A session of its own: a terminal's keys reach the processes in its foreground."""
    pid, terminal = pty.fork()
    if not pid:
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "ecr_denied", *python(COUNTS)])  # pragma: no cover
    shown = b""
    for awaited, keys in ((b"ready", b"\x03"), (b"^C", b"\n"), (b"interrupted 1\r\n", b"")):
        while awaited not in shown:
            shown += os.read(terminal, 1 << 16)
        os.write(terminal, keys)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 5
    os.close(terminal)
