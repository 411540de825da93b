"""What the texts of the catalogue must give, and what they give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle
from typing import Any

import regex

from ecr_denied import Failure, parse
from ecr_denied.catalogue.entry import Entry, Fields

__all__ = ["alternatives", "breaks", "differences", "expected", "read"]


def expected(fields: Fields | Sequence[Fields]) -> list[Fields]:
    """The fields of each failure that a text must give."""
    return [fields] if isinstance(fields, dict) else list(fields)  # type: ignore[arg-type]


@cache
def read(text: str) -> tuple[Failure, ...]:
    """What a text of the catalogue gives, once for all claims about it."""
    return tuple(parse(text))


def _value(record: dict[str, Any], name: str) -> Any:
    """A field of a record; ``policy_type`` is the ``type`` of its ``policy``."""
    if name in record:
        return record[name]
    whole, _, part = name.partition("_")
    return (record[whole] or {}).get(part)


def differences(failures: Sequence[Failure], fields: Fields | Sequence[Fields]) -> list[str]:
    """What ``failures`` say otherwise than ``fields``."""
    wanted = expected(fields)
    if len(failures) != len(wanted):
        return [f"{len(failures)} failures instead of {len(wanted)}: {[f.cause.value for f in failures]}"]
    return [
        f"{name} is {value!r}, not {want!r}"
        for failure, one in zip(failures, wanted, strict=True)
        for name, want in one.items()
        if (value := _value(failure.model_dump(mode="json"), name)) != want
    ]


def alternatives(words: str) -> Iterator[str]:
    """``words`` once for each alternative at their top level, with that one alone."""
    tokens = regex.findall(r"\\.|\{\w+\}|.", words)
    depth = 0
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token in ("(", "["):
            if depth == 0:
                opened = [at]
            depth += 1
        elif token == "|" and depth == 1:
            opened.append(at)
        elif token in (")", "]"):
            depth -= 1
            if depth == 0 and token == ")" and len(opened) > 1:
                for start, end in zip(opened, (*opened[1:], at), strict=True):
                    yield "".join((*tokens[: opened[0]], *tokens[start + 1 : end], *tokens[at + 1 :]))


def breaks(entry: Entry, text: str) -> Iterator[str]:
    """``text`` with a line break, of Unix or of Windows or before a line that is set in, in the place of each blank of
    the entry's own words in turn."""
    ends = cycle(("\n", "\r\n", "\n    "))
    match = entry.expression.search(text)
    if match is None:
        return
    tokens = [span for name in match.groupdict() for span in match.spans(name)]
    for blank in regex.finditer(r"(?<=\S) (?=\S)", match[0]):
        at = match.start() + blank.start()
        if not any(start <= at < end for start, end in tokens):
            yield f"{text[:at]}{next(ends)}{text[at + 1 :]}"
