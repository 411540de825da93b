"""``ecr-denied mcp`` as a program: it answers on its streams, connects nowhere, opens no file, ends with its input."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import mcp_types as protocol
import pytest
from mcp.client.client import Client

from ecr_denied.cli import assistants, main
from ecr_denied.cli.arguments import serving
from ecr_denied.extras import adding
from ecr_denied.mcp.server import run
from ecr_denied.mcp.tools import LONGEST, Profiles
from tests.mcp.asking import COMMAND, answer, asked, refusal
from tests.mcp.test_tools import PUSH

HOOKED = """
import sys

REFUSED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.", "os.system", "os.exec", "os.fork",
           "os.posix_spawn", "os.remove", "os.rename", "os.mkdir", "shutil.")
# What Python and a wheel load, and what the SDK puts in the place of its streams.
LOADED = (".py", ".pyc", ".pickle", ".so", "/dev/null", "/jobs/build.log")

def refuse(event, arguments):
    opens = event == "open" and not isinstance(arguments[0], int)
    if event.startswith(REFUSED) or opens and not str(arguments[0]).endswith(LOADED):
        raise RuntimeError(f"{event} {arguments}")

from ecr_denied.cli import main
import ecr_denied.mcp.server
sys.addaudithook(refuse)
sys.exit(main(["mcp", *sys.argv[1:]]))
"""

_CLIENT = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
HELLO = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": _CLIENT})


def test_without_the_extra_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main(["mcp"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err == f"ecr-denied: mcp: needs mcp: {adding('mcp')}\n"


def test_a_terminal_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    terminal = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    assert main(["mcp"]) == 2
    assert "an assistant starts this" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("stream", "told"), [("stdin", "mcp: standard input is closed"), ("stdout", "standard output: closed")]
)
def test_a_closed_stream_is_told(
    stream: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    with monkeypatch.context() as patched:
        patched.setattr(sys, stream, None)
        assert assistants.serve(serving().parse_args([])) == 2
    assert capsys.readouterr().err == f"ecr-denied: {told}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a process there is sent no such signal")
def test_an_interrupt_ends_it_at_once() -> None:
    with started() as server:
        server.send_signal(signal.SIGINT)
        assert server.wait(60) == -signal.SIGINT


def test_an_assistant_that_reads_no_more_ends_it_without_a_word() -> None:
    with started() as server:
        assert server.stdin and server.stdout
        server.stdout.close()
        for number in (2, 3):  # a pipe takes what is written until it is known that nothing reads
            server.stdin.write(f'{{"jsonrpc": "2.0", "id": {number}, "method": "tools/list"}}\n'.encode())
        server.stdin.close()
        assert server.wait(60) == 0
        assert server.stderr and server.stderr.read() == b""


@pytest.mark.parametrize(
    ("errors", "raised"),
    [([BrokenPipeError()], BrokenPipeError), ([BrokenPipeError(), RuntimeError()], ExceptionGroup)],
    ids=["left", "another"],
)
def test_only_an_assistant_that_left_is_taken_for_one(
    errors: list[Exception], raised: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> None:
        raise ExceptionGroup("both", errors)

    monkeypatch.setattr("anyio.run", wrong)
    with pytest.raises(raised):
        run()


def test_a_session_answers_refuses_what_is_too_long_connects_nowhere_and_opens_no_file() -> None:
    async def several(client: Client) -> tuple[protocol.CallToolResult, ...]:
        asks = (
            ("read_text", {"text": "x " * LONGEST}),
            ("read_text", {"text": PUSH}),
            ("explain", {"cause": "forbidden"}),
        )
        return tuple([await client.call_tool(*ask) for ask in asks])

    long, short, explained = asked(several, (sys.executable, "-B", "-c", HOOKED))
    (record,) = answer(short)["failures"]
    assert (record["cause"], record["fields"]["repository"]) == ("repository-not-found", "team/app")
    assert record["checks"][0]["id"] == "repository-name"
    assert f"at most {LONGEST}" in refusal(long) and answer(explained)["cause"] == "forbidden"


def test_a_session_that_may_read_below_a_folder_connects_nowhere_and_opens_what_it_is_asked_for_alone(
    tmp_path: Path,
) -> None:
    for log in (tmp_path / "jobs" / "build.log", tmp_path / "other.log"):
        log.parent.mkdir(exist_ok=True)
        log.write_text(PUSH)

    async def both(client: Client) -> list[protocol.CallToolResult]:
        return [await client.call_tool("read_file", {"path": path}) for path in ("jobs/build.log", "other.log")]

    command = (sys.executable, "-B", "-c", HOOKED, "--root", str(tmp_path))
    read, stopped = asked(both, command)
    assert [one["cause"] for one in answer(read)["failures"]] == ["repository-not-found"]
    assert refusal(stopped) == "read_file failed: RuntimeError; this is a bug", "the hook sees what is opened"


@contextmanager
def started(command: Sequence[str] = COMMAND) -> Iterator[subprocess.Popen[bytes]]:
    """The server after the first words of the protocol."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as server:
        assert server.stdin and server.stdout
        ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
        server.stdin.write(f"{HELLO}\n{json.dumps(ready)}\n".encode())
        server.stdin.flush()
        assert server.stdout.readline()
        yield server


def talk(*lines: str) -> subprocess.CompletedProcess[bytes]:
    """What the server says to lines that it is sent, and how it ends with its input."""
    return subprocess.run(
        COMMAND, input="".join(f"{line}\n" for line in lines).encode(), capture_output=True, check=False
    )


def test_nothing_that_it_writes_steers_a_terminal_or_a_ci_system() -> None:
    text = PUSH.replace("\n", " ##vso[task.complete]\x9b31m\u202e\n")
    ask = {"jsonrpc": "2.0", "id": 2, "method": "tools/call"}
    ask["params"] = {"name": "read_text", "arguments": {"text": text}}
    with started() as server:
        assert server.stdin and server.stdout
        server.stdin.write(f"{json.dumps(ask)}\n".encode())
        server.stdin.flush()
        said = server.stdout.readline().decode("ascii")
        server.stdin.close()
    assert "repository-not-found" in said and "##vso[" not in said and said.removesuffix("\n").isprintable()
    assert server.returncode == 0


def test_it_ends_with_its_input_while_a_tool_is_at_work() -> None:
    code = "import sys, threading, ecr_denied.mcp.tools as tools; from ecr_denied.cli import main;"
    code += "tools.parse = lambda text: (print('at work', file=sys.stderr, flush=True), threading.Event().wait());"
    ask = {"jsonrpc": "2.0", "id": 2, "method": "tools/call"}
    ask["params"] = {"name": "read_text", "arguments": {"text": PUSH}}
    with started((sys.executable, "-c", f"{code} sys.exit(main(['mcp']))")) as server:
        assert server.stdin and server.stderr
        server.stdin.write(f"{json.dumps(ask)}\n".encode())
        server.stdin.flush()
        assert server.stderr.readline() == b"at work\n"
        server.stdin.close()
        assert server.wait(60) == 0 and server.stderr.read() == b""


def test_the_profiles_and_the_folder_are_those_that_the_command_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: list[tuple[object, ...]] = []
    monkeypatch.setattr("ecr_denied.mcp.server.run", lambda *all_: given.append(all_))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    names = ["--profile", "ci", "--owner-profile", "holder", "--admin-profile", "admin"]
    assert main(["mcp", *names]) == main(["mcp", "--root", str(tmp_path)]) == 0
    assert given == [(Profiles("ci", "holder", "admin"), None), (Profiles(), tmp_path)]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    for name in ("file", "missing"):
        assert main(["mcp", "--root", str(tmp_path / name)]) == 2
        assert capsys.readouterr().err == "ecr-denied: mcp: --root names no folder\n"


def test_it_leaves_its_streams_open(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{HELLO}\n".encode())))
    monkeypatch.setattr(sys, "stdout", output)
    assert main(["mcp"]) == 0
    output.seek(0)
    assert json.loads(output.read())["result"]["serverInfo"]["name"] == "ecr-denied"


def test_lines_that_are_no_message_are_not_repeated_and_it_ends_with_its_input() -> None:
    done = talk("password=hunter2hunter2", '{"jsonrpc": "2.0", "password": "hunter2hunter2"}', "[", "")
    assert done.returncode == 0 and b"hunter2" not in done.stdout + done.stderr


def test_a_read_of_the_package_does_not_load_the_sdk(tmp_path: Path) -> None:
    log = tmp_path / "job.log"
    log.write_text(PUSH)
    code = f"import sys; from ecr_denied.cli import main; main([{str(log)!r}]); sys.exit('mcp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
