"""How results are written: for people, for programs, for GitHub's annotations.

Everything that came from a log is hostile here: control characters are taken out before it is printed.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Protocol

from ecr_denied.records import Advice, Failure, RunBy
from ecr_denied.redaction import printable

__all__ = ["SCHEMA_VERSION", "Result", "Style", "as_brief", "as_github", "as_json", "as_jsonl", "as_text"]

SCHEMA_VERSION = 1

# Prose is wrapped; what was said and what can be pasted never is.
_WIDTH = 100
# How many checks are shown whole: the true cause is hardly ever below them.
_MOST = 3

_RUN_BY = {
    RunBy.CALLER: "you",
    RunBy.CALLER_ADMIN: "an administrator of the caller's account",
    RunBy.REGISTRY_OWNER: "the registry's owner",
    RunBy.ORGANIZATION_ADMIN: "an administrator of the organization",
    RunBy.NODE_OPERATOR: "whoever runs the node or service",
}


class Result(Protocol):
    """One failure with its advice, and the input it was read from."""

    @property
    def source(self) -> str:
        """The file's name, ``-`` for standard input."""

    @property
    def failure(self) -> Failure:
        """What was said."""

    @property
    def advice(self) -> list[Advice]:
        """What to check, in order."""


class Style:
    """Terminal emphasis, or none."""

    def __init__(self, *, color: bool) -> None:
        self._color = color

    def strong(self, words: str) -> str:
        """Emphasised."""
        return f"\x1b[1m{words}\x1b[0m" if self._color else words

    def faint(self, words: str) -> str:
        """Set back."""
        return f"\x1b[2m{words}\x1b[0m" if self._color else words

    def command(self, words: str) -> str:
        """A command to paste."""
        return f"\x1b[36m{words}\x1b[0m" if self._color else words


def as_text(results: Iterable[Result], style: Style, *, most: int | None = _MOST) -> Iterator[str]:
    """Yield the report for people: what was said, then what to check, in order, with commands to paste.

    :param most: how many checks are shown whole; the others are named in one line. ``None`` shows all.
    """
    for number, result in enumerate(results):
        if number:
            yield ""
        yield from _failure_lines(result, style)
        advice = result.advice
        shown = advice[:most]
        for rank, one in enumerate(shown, 1):
            yield ""
            yield from _advice_lines(rank, one, style)
        if rest := advice[len(shown) :]:
            yield ""
            yield from _hanging("  Less likely: ", f"{', '.join(one.id for one in rest)} (--all shows them)", style)


def as_brief(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield one line a failure: what failed, where it stands, and what to check first; advice is never empty."""
    for result in results:
        where = style.faint(f"({printable(_where(result))})")
        yield f"{style.strong(_title(result.failure))} {where} {printable(result.advice[0].headline)}"


def _failure_lines(result: Result, style: Style) -> Iterator[str]:
    failure = result.failure
    yield style.strong(_title(failure))
    said = [
        ("said", failure.message),
        ("where", _where(result)),
        ("caller", failure.principal.arn if failure.principal else None),
        ("action", failure.action),
        ("status", " ".join(filter(None, (str(failure.http_status or ""), failure.code)))),
    ]
    for name, value in said:
        if value:
            yield style.faint(f"  {name:<7}") + printable(value)


def _title(failure: Failure) -> str:
    subject = " ".join(filter(None, (failure.operation, _reference(failure))))
    return printable(": ".join(filter(None, (failure.cause, subject))))


def _hanging(name: str, prose: str, style: Style) -> Iterator[str]:
    first, *more = textwrap.wrap(printable(prose), _WIDTH - len(name), break_on_hyphens=False)
    yield style.faint(name) + first
    yield from (" " * len(name) + line for line in more)


def _wrapped(prose: str) -> list[str]:
    return textwrap.wrap(printable(prose), _WIDTH, break_long_words=False, break_on_hyphens=False)


def _advice_lines(rank: int, advice: Advice, style: Style) -> Iterator[str]:
    first, *more = _wrapped(advice.headline)
    yield f"  {rank}. " + style.strong(first)
    yield from (f"     {style.strong(line)}" for line in more)
    yield from (f"     {line}" for line in _wrapped(advice.why))
    if advice.commands:
        yield style.faint(
            f"     To be run by {_RUN_BY[advice.run_by]}{', changes state' if advice.changes_state else ''}:"
        )
    for command in advice.commands:
        yield f"       {style.command(printable(command))}"
    yield style.faint(f"     {advice.docs}")


def _reference(failure: Failure) -> str:
    name = "/".join(filter(None, (failure.registry or failure.registry_id, failure.registry_alias, failure.repository)))
    tag = f":{failure.tag}" if failure.tag else ""
    return name + tag + (f"@{failure.digest}" if failure.digest else "")


def _where(result: Result) -> str:
    failure = result.failure
    lines = str(failure.first_line)
    if failure.last_line != failure.first_line:
        lines += f"-{failure.last_line}"
    source = "standard input" if result.source == "-" else result.source
    told = f", told {failure.occurrences} times" if failure.occurrences > 1 else ""
    return f"{source}, line {lines}{told}"


def _as_dict(result: Result) -> dict[str, object]:
    return {
        "source": result.source,
        **result.failure.model_dump(mode="json"),
        "advice": [advice.model_dump(mode="json") for advice in result.advice],
    }


def as_json(results: Iterable[Result]) -> Iterator[str]:
    """Yield one JSON object with a ``schema_version`` and all failures, each with its advice."""
    lines = json.dumps({"schema_version": SCHEMA_VERSION, "failures": []}, indent=2).removesuffix("]\n}")
    separator = ""
    for result in results:
        # What was held back until it was known whether another follows.
        yield lines + separator
        lines, separator = textwrap.indent(json.dumps(_as_dict(result), indent=2), "    "), ","
    yield f"{lines}\n  ]\n}}" if separator else f"{lines}]\n}}"


def as_jsonl(results: Iterable[Result]) -> Iterator[str]:
    """Yield one JSON object a failure, as it is met."""
    for result in results:
        yield json.dumps(_as_dict(result))


def as_github(results: Iterable[Result]) -> Iterator[str]:
    """Yield one GitHub Actions ``::error`` annotation a failure (workflow commands, their escapes included)."""
    for result in results:
        failure = result.failure
        title = " ".join(filter(None, (failure.cause, _reference(failure))))
        body = [printable(failure.message), *(f"{n}. {printable(a.headline)}" for n, a in enumerate(result.advice, 1))]
        yield f"::error title={_escaped(printable(title), ':,')}::{_escaped(chr(10).join(body))}"


def _escaped(words: str, properties: str = "") -> str:
    for character in "%\r\n" + properties:
        words = words.replace(character, f"%{ord(character):02X}")
    return words
