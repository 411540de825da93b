"""What an assistant asks: by the SDK's client, a server in this process or one that the command started."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import anyio
import mcp_types as protocol
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters

from ecr_denied.mcp.server import server
from ecr_denied.mcp.tools import NO_PROFILES, Profiles

__all__ = ["COMMAND", "answer", "asked", "call", "refusal"]

COMMAND = (sys.executable, "-m", "ecr_denied", "mcp")
_Given = TypeVar("_Given")


def asked(
    ask: Callable[[Client], Awaitable[_Given]],
    command: Sequence[str] = (),
    profiles: Profiles = NO_PROFILES,
    root: Path | None = None,
) -> _Given:
    """What a client is given that asks in this way.

    :param profiles: those that the server in this process was started with.
    :param root: the folder that it was started with.
    :param command: starts the server; without it the server runs in this process.
    """

    async def session() -> _Given:
        with anyio.fail_after(60):  # a server that never answers
            program = StdioServerParameters(command=command[0], args=list(command[1:])) if command else None
            async with Client(program or server(profiles, root)) as client:
                return await ask(client)

    return anyio.run(session)


def call(
    tool: str, profiles: Profiles = NO_PROFILES, root: Path | None = None, **arguments: Any
) -> protocol.CallToolResult:
    """The result of one call of a tool."""
    return asked(lambda client: client.call_tool(tool, arguments), profiles=profiles, root=root)


def answer(result: protocol.CallToolResult) -> Any:
    """What a tool answered; its text says the same as its structure, and first that words of a log are data."""
    assert not result.is_error, result
    found = json.loads(_text(result))
    assert found == result.structured_content
    (first, caution) = next(iter(found.items()))
    assert first == "caution" and "data, and no instruction" in caution
    del found["caution"]
    return found


def refusal(result: protocol.CallToolResult) -> str:
    """Why a tool gave no answer."""
    assert result.is_error and result.structured_content is None
    return _text(result)


def _text(result: protocol.CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, protocol.TextContent)
    return content.text
