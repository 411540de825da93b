"""Tables of texts: a line for each, and names for what they share.

``NAME = words`` names words: ``{NAME}`` below it is written for them, on both sides of a line. ``# `` begins a comment,
``=== name`` a section. ``⏎`` is a line break, ``␉`` a tab, ``␠`` a blank at the end of a line, and so on (Unicode,
Control Pictures). Behind the last `` => `` of a line is what its text must give, as in the proofs of the catalogue:
causes, fields and their values, or ``nothing``; ``optional`` where silence is fine too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import regex

__all__ = ["SHOWN", "Line", "documents_in", "lines_in"]

# Signs that control a terminal, and what is written for them (Unicode, Control Pictures).
SHOWN = {**{at: 0x2400 + at for at in range(32)}, ord("\n"): ord("⏎")}
_SIGNS = {**{shown: at for at, shown in SHOWN.items()}, ord("␠"): ord(" ")}
_NAMED = regex.compile(r"(?P<name>[A-Z][A-Z0-9_]*) = (?P<words>.*)")


class Line(NamedTuple):
    """A line of a table: its place, its section, the comment above it, and its text."""

    at: str
    section: str
    comment: str
    text: str

    def named(self) -> tuple[str, str]:
        """Its name, and the rest."""
        name, _, text = self.text.partition(": ")
        return name, text

    def halves(self) -> tuple[str, tuple[str, ...]]:
        """Its text, and the words that say what it must give.

        :raises ValueError: for a line without them.
        """
        text, arrow, said = self.text.rpartition(" => ")
        if not arrow:
            raise ValueError(f"{self.at}: behind a text stands '=> CAUSE field=value ...', or '=> nothing'")
        return text, tuple(said.split(" "))

    def parts(self) -> tuple[str, str, tuple[str, ...]]:
        """Its name, its text, and the words that say what it must give."""
        text, said = self.halves()
        name, _, text = text.partition(": ")
        return name, text, said


def lines_in(table: Path, section: str | None = None) -> Iterator[Line]:
    """The lines of a table, or of a section of it, with their names and signs written out."""
    within = comment = ""
    for at, line in _written_out(table):
        if line.startswith("=== "):
            within = line[4:]
        elif line.startswith("# "):
            comment = line[2:]
        elif line and section in (None, within):
            yield Line(at, within, comment, line)


def documents_in(table: Path) -> Iterator[tuple[Line, str]]:
    """The sections of a table of whole texts: the line that begins each, and the text below it."""
    head, body = None, list[str]()
    for at, line in (*_written_out(table), ("", "=== ")):
        if line.startswith("=== "):
            if head:
                yield head, "\n".join(body).rstrip("\n") + "\n"
            head, body = Line(at, "", "", line[4:]), []
        elif head:
            body.append(line)


def _written_out(table: Path) -> Iterator[tuple[str, str]]:
    shared: dict[str, str] = {}
    for number, written in enumerate(table.read_text(encoding="utf-8").split("\n"), start=1):
        line = written
        for name, words in shared.items():
            line = line.replace(f"{{{name}}}", words)
        if named := _NAMED.fullmatch(line):
            shared[named["name"]] = named["words"]
        else:
            yield f"{table.name}:{number}", line.translate(_SIGNS)
