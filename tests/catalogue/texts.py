"""The forms that a wording can take."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import regex

from ecr_denied.catalogue.entry import Entry

__all__ = ["alternatives", "breaks"]


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
