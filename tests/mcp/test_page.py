"""docs/assistants.md says what is offered, and its lines for clients start the command."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ecr_denied.cli.arguments import COMMANDS, serving
from ecr_denied.mcp.answers import MOST
from ecr_denied.mcp.resources import ONE_CAUSE, RESOURCES
from ecr_denied.mcp.tools import LONGEST, tools

PAGE = (Path(__file__).parent.parent.parent / "docs" / "assistants.md").read_text(encoding="utf-8")


def rows(first: str) -> dict[str, str]:
    """The table below a head: what its first column names, and the rest of the row."""
    table = PAGE.partition(f"\n| {first} |")[2].partition("\n\n")[0]
    return dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", table, re.MULTILINE))


def test_every_tool_is_listed_with_what_it_takes() -> None:
    listed, offered = rows("tool"), tools(root=Path())
    assert {*listed} == {"check", *(tool.name for tool in offered)}
    for tool in offered:
        for name, argument in tool.arguments.model_fields.items():
            assert f"`{name}`" in (PAGE if argument.deprecated else listed[tool.name]), tool.name
            assert not (argument.deprecated and f"`{name}`" in listed[tool.name]), tool.name


def test_every_resource_is_listed() -> None:
    assert {*rows("resource")} == {*RESOURCES, ONE_CAUSE}


def test_the_limits_are_as_said() -> None:
    assert f"more than {LONGEST:,} characters" in PAGE and f"holds {MOST} failures at most" in PAGE


def test_the_lines_for_clients_start_the_command() -> None:
    (added,) = re.findall(r"^claude mcp add ecr-denied -- (.*)$", PAGE, re.MULTILINE)
    settings = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
    started = [next(iter(one.values()))["ecr-denied"] for one in settings]
    assert {added, *(" ".join((one["command"], *one["args"][:1])) for one in started)} == {"ecr-denied mcp"}
    assert len(settings) == 4 and "mcp" in COMMANDS
    for one in started:
        serving().parse_args(one["args"][1:])
