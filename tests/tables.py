"""Tables of texts: a line for each, and names for what they share.

``NAME = words`` names words for the lines below it; some names are known in every table. ``{NAME}`` is written for the
words, on both sides of a line. ``# `` begins a comment, ``=== name`` a section. ``⏎`` is a line break, ``␉`` a tab,
``␠`` a blank at the end of a line, and so on (Unicode, Control Pictures), and ``{9 lines}`` are so many that say
nothing. Behind the last `` => `` of a line is what its text must give: causes, fields and their values, or
``nothing``; ``optional`` where silence is fine too. Where the lines stand below headings, they are indented.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import regex

__all__ = ["HOST", "NAMES", "SHOWN", "Line", "documents_in", "lines_in", "shown", "told"]

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
# Names and lines that the texts of many entries share, the longest first.
NAMES = {
    # IAM's sentence: what wrappers wrap.
    "DENIED": "denied: User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:BatchGetImage on"
    " resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource-based policy allows the"
    " ecr:BatchGetImage action",
    # What ECR says of an old login: what is read beside any other words.
    "EXPIRED": "denied: Your authorization token has expired. Reauthenticate and try again.",
    # What was typed above.
    "LOGIN": "$ aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin",
    "PUSH": f"$ docker push {HOST}/team/app:v1",
    "PULL": f"$ docker pull {HOST}/team/app:v1",
    # What docker prints where a push begins, and where it went well.
    "PUSHES": f"The push refers to repository [{HOST}/team/app]",
    "PUSHED": f"v1: digest: sha256:{'a' * 64} size: 899",
    "MANIFEST": f"https://{HOST}/v2/team/app/manifests/v1",
    # The same, of a registry that is not ECR's.
    "ELSEWHERE": "$ docker push registry.example.com/team/app:v1",
    "DIGEST": f"sha256:{'ab' * 32}",
    "IMAGE": f"{HOST}/team/app:v1",
    "HOST": HOST,
}
# Signs that control a terminal, and what is written for them (Unicode, Control Pictures).
SHOWN = {**{at: 0x2400 + at for at in range(32)}, ord("\n"): ord("⏎")}
_SIGNS = {**{shown: at for at, shown in SHOWN.items()}, ord("␠"): ord(" ")}
_NAMED = regex.compile(r"(?P<name>[A-Z][A-Z0-9_]*) = (?P<words>.*)")
# A line that says nothing, and how many of them are written as one name.
_NOTHING, _FEW = "nothing\n", 3
_LINES = regex.compile(r"\{(\d+) lines\}")


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


def lines_in(table: Path, section: str | None = None, *, headed: bool = False) -> Iterator[Line]:
    """The lines of a table, or of a section of it, with their names and signs written out.

    :param headed: sections begin with a heading, which is a line without text, and their lines are indented.
    """
    within = comment = ""
    for at, line in _written_out(table):
        if line.startswith("# "):
            comment = line[2:]
        elif headed and not line.startswith("  "):
            within = line or within
            if line:
                yield Line(at, within, comment, "")
        elif line.startswith("=== "):
            within = line[4:]
        elif line and section in (None, within):
            yield Line(at, within, comment, line.removeprefix("  ") if headed else line)


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
    own: dict[str, str] = {}
    for number, line in enumerate(table.read_text(encoding="utf-8").split("\n"), start=1):
        written = _replaced(line, own)
        if named := _NAMED.fullmatch(written):
            own[named["name"]] = named["words"]
        else:
            yield f"{table.name}:{number}", told(written)


def _replaced(line: str, names: Mapping[str, str]) -> str:
    for name, words in names.items():
        line = line.replace(f"{{{name}}}", words)
    return line


def told(text: str) -> str:
    """A text, of what is written for it in a table."""
    return _LINES.sub(lambda lines: _NOTHING * int(lines[1]), _replaced(text, NAMES)).translate(_SIGNS)


def shown(text: str) -> str:
    """What is written for a text in a table."""
    text = regex.sub(
        f"(?<![^\n])(?:{_NOTHING}){{{_FEW},}}", lambda lines: f"{{{len(lines[0]) // len(_NOTHING)} lines}}", text
    )
    for name, value in NAMES.items():
        text = text.replace(value, f"{{{name}}}")
    return text.translate(SHOWN)
