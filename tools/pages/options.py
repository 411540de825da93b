"""docs/options.md: what --help says, and what the command prints."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

from ecr_denied.cli import arguments, main
from ecr_denied.output.formats import FORMATS

__all__ = ["EXAMPLES", "ROOT", "blocks", "made", "parsers"]

ROOT = Path(__file__).parents[2]


OPTIONS = ROOT / "docs" / "options.md"


BLOCK = re.compile(
    r"(?P<begin><!-- (?P<name>[a-z]+): begin -->\n)(?P<words>.*?)(?P<end><!-- (?P=name): end -->)", re.DOTALL
)


LOGS = {
    "push.log": "denied: User: arn:aws:iam::444455556666:user/ada is not authorized to perform:"
    " ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
    " because no resource-based policy allows the ecr:InitiateLayerUpload action\n",
    "pull.log": "denied: Your authorization token has expired. Reauthenticate and try again.\n",
}


EXAMPLES = {
    "brief": ("--brief", *LOGS),
    "github": ("--format", "github", "pull.log"),
    "prometheus": ("--format", "prometheus", *LOGS),
    "gnu": ("--format", "gnu", *LOGS),
    "azure": ("--format", "azure", "pull.log"),
    "junit": ("--format", "junit", "pull.log"),
    "jsonl": ("--format", "jsonl", "pull.log"),
}


def parsers() -> list[argparse.ArgumentParser]:
    """The arguments of every command, that without a name first."""
    makers = [getattr(arguments, name) for name in arguments.__all__]
    made = [maker() for maker in makers if callable(maker) and returned(maker) is argparse.ArgumentParser]
    return sorted(made, key=lambda parser: parser.prog)


def returned(function: object) -> object:
    """What a function says that it returns."""
    return get_type_hints(function).get("return")


def commands() -> Iterator[str]:
    """A section for each command."""
    for parser in parsers():
        yield from (f"## {parser.prog}", "", " ".join((parser.description or "").split()), "")
        actions = [action for action in parser._actions if action.dest != "help"]
        if actions:
            yield from ("| argument | meaning |", "|---|---|", *map(row, actions), "")
        if parser.epilog and "\n" in parser.epilog:
            yield from ("```text", parser.epilog.rstrip(), "```", "")
        elif parser.epilog:
            yield from (parser.epilog, "")


def row(action: argparse.Action) -> str:
    """An argument as it is written, and what it means."""
    names = ", ".join(action.option_strings)
    choices = list(map(str, action.choices or ())) if names else []
    place = "" if choices or action.nargs == 0 else str(action.metavar or action.dest)
    meaning = (action.help or "") % {**vars(action), "prog": "ecr-denied"}
    listed = f"{', '.join(f'`{choice}`' for choice in choices)}: " if choices else ""
    argument = f"`{' '.join(filter(None, (names, place)))}`"
    return f"| {escaped(argument)} | {escaped(listed + meaning)} |"


def formats() -> Iterator[str]:
    """A row for each format."""
    yield from ("| format | media type | advises | streams | raises an alarm |", "|---|---|---|---|---|")
    for one in FORMATS.values():
        marks = " | ".join("yes" if holds else "" for holds in (one.advises, one.streams, one.raises_alarm))
        yield f"| `{one.name}` | `{one.media_type}` | {marks} |"


def escaped(words: str) -> str:
    """Words in a cell of a table."""
    return words.replace("|", r"\|")


def printed(words: tuple[str, ...]) -> str:
    """What the command prints of the logs."""
    output = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), contextlib.redirect_stdout(output):
        for name, log in LOGS.items():
            Path(name).write_text(log, encoding="utf-8")
        main([*words, "--lang", "en"])
    return output.getvalue()


def generated(name: str) -> str:
    """What stands between the markers of this name."""
    if name == "commands":
        return "\n" + "\n".join(commands()) + "\n"
    if name == "formats":
        return "\n" + "\n".join(formats()) + "\n\n"
    if name == "logs":
        shown, language = "".join(f"$ cat {file}\n{log}" for file, log in LOGS.items()), "console"
    elif name == "jsonl":
        record = {key: value for key, value in json.loads(printed(EXAMPLES[name])).items() if key != "advice"}
        shown, language = f"{json.dumps(record, indent=2)}\n", "json"
    else:
        shown, language = f"$ ecr-denied {' '.join(EXAMPLES[name])}\n{printed(EXAMPLES[name])}", "console"
    return f"\n```{language}\n{shown}```\n\n"


def written(document: str) -> str:
    """The document with every block made anew."""
    return BLOCK.sub(lambda block: block["begin"] + generated(block["name"]) + block["end"], document)


def blocks() -> dict[str, str]:
    return {block["name"]: block["words"] for block in BLOCK.finditer(OPTIONS.read_text(encoding="utf-8"))}


def made() -> Iterator[tuple[Path, str]]:
    """The page."""
    yield OPTIONS, written(OPTIONS.read_text(encoding="utf-8"))
