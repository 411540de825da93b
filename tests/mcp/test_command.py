"""``ecr-denied mcp`` as a program: it answers on its streams, connects nowhere, opens no file, ends with its input."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import mcp_types as protocol
import pytest
from mcp.client.client import Client

from ecr_denied.cli import assistants, main
from ecr_denied.mcp.tools import LONGEST
from tests.mcp.asking import COMMAND, answer, asked, refusal
from tests.mcp.test_tools import PUSH

HOOKED = """
import sys

REFUSED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.", "os.system", "os.exec", "os.fork",
           "os.posix_spawn", "os.remove", "os.rename", "os.mkdir", "shutil.")
# What Python itself loads, and what the SDK puts in the place of its streams.
LOADED = (".py", ".pyc", ".so", "/dev/null")

def refuse(event, arguments):
    opens = event == "open" and not isinstance(arguments[0], int)
    if event.startswith(REFUSED) or opens and not str(arguments[0]).endswith(LOADED):
        raise RuntimeError(f"{event} {arguments}")

from ecr_denied.cli import main
import ecr_denied.mcp.server
sys.addaudithook(refuse)
sys.exit(main(["mcp"]))
"""

HELLO = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}


def test_without_the_extra_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main(["mcp"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err == "ecr-denied: mcp: needs mcp: pip install 'ecr-denied[mcp]'\n"


def test_a_terminal_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    terminal = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    assert main(["mcp"]) == 2
    assert "an assistant starts this" in capsys.readouterr().err


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_closed_stream_is_told(
    stream: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, stream, None)
        assert assistants.serve() == 2
    assert capsys.readouterr().err == "ecr-denied: mcp: needs standard input and output\n"


def test_an_interrupt_has_the_status_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ecr_denied.mcp.server.run", interrupted)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    assert main(["mcp"]) == 130


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
    assert (record["cause"], record["repository"], record["operation"]) == ("repository-not-found", "team/app", "push")
    assert record["advice"][0]["check"] == "repository-name"
    assert f"at most {LONGEST}" in refusal(long) and answer(explained)["cause"] == "forbidden"


def talk(*lines: str) -> subprocess.CompletedProcess[bytes]:
    """What the server says to lines that it is sent, and how it ends with its input."""
    return subprocess.run(
        COMMAND, input="".join(f"{line}\n" for line in lines).encode(), capture_output=True, check=False
    )


def test_nothing_that_it_writes_steers_a_terminal_or_a_ci_system() -> None:
    text = PUSH.replace("\n", " ##vso[task.complete]\x9b31m\u202e\n")
    asks = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": HELLO},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {
            "jsonrpc": "2.0",
            "id": 2,
            "method": "tools/call",
            "params": {"name": "read_text", "arguments": {"text": text}},
        },
    ]
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as started:
        assert started.stdin and started.stdout
        started.stdin.write("".join(f"{json.dumps(ask)}\n" for ask in asks).encode())
        started.stdin.flush()
        said = [started.stdout.readline().decode("ascii") for _ in range(2)][-1]
        started.stdin.close()
    assert "repository-not-found" in said and "##vso[" not in said and said.removesuffix("\n").isprintable()
    assert started.returncode == 0


def test_it_leaves_its_streams_open(monkeypatch: pytest.MonkeyPatch) -> None:
    hello = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": HELLO}
    output = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{json.dumps(hello)}\n".encode())))
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
