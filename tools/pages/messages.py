"""docs/messages.md: every message that the catalogue knows, under its cause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from ecr_denied import Cause, explain
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Entry, Verdict
from ecr_denied.catalogue.template import _ANCHORS, PHRASES, _Choice, _parsed, _Part, _Sequence
from tools.pages.wordings import decides

__all__ = ["BEGIN", "BY_STATUS", "DECIDING", "PAGE", "cause_of", "made", "messages"]

PAGE = Path(__file__).parents[2] / "docs" / "messages.md"


BEGIN, END = "<!-- messages: begin -->\n", "<!-- messages: end -->"


DECIDING = tuple(entry for entry in CATALOGUE if decides(entry))


BY_STATUS = "By the HTTP status"


def messages(words: str) -> list[str]:
    """Every way to print a wording, with all that may be absent in it, but for those that only continue another."""
    every = sorted({" ".join(message.split()) for message in spelt(_parsed(words))})
    return [one for one in every if not any(one != other and one.startswith(other) for other in every)]


def spelt(sequence: _Sequence) -> list[str]:
    """The ways to print a sequence of parts."""
    return ["".join(parts) for parts in product(*map(forms, sequence))]


def forms(part: _Part) -> list[str]:
    """The ways to print one part."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, _Choice):
        every = [form for branch in part.branches for form in spelt(branch)]
        return every[:1] if part.optional else every
    if part.name in _ANCHORS:
        return [""]
    return list(PHRASES[part.name]) if part.name in PHRASES else [f"<{part.name.replace('_', '-')}>"]


def cause_of(entry: Entry) -> Cause | None:
    """The cause of an entry; ``None`` where the status decides."""
    # A note that decides is of a client that was trying again when nothing more was said.
    return entry.cause if isinstance(entry, Verdict) else Cause.CONNECTION_CLOSED


def sections() -> Iterator[str]:
    """A section for each cause."""
    for cause in (*Cause, None):
        entries = [entry for entry in DECIDING if cause_of(entry) == cause]
        if not entries:
            continue
        said = f"[{cause}](causes/{cause}.md): {explain(cause).means}" if cause else "The status in the words decides."
        yield from (f"## {cause or BY_STATUS}", "", said, "")
        rows = sorted(
            (message.casefold(), message, entry.name) for entry in entries for message in messages(entry.words)
        )
        yield from (f"* {code(message)} ({name})" for _, message, name in rows)
        yield ""


def code(message: str) -> str:
    """A message between back quotes, of which it may hold some itself."""
    fence = "``" if "`" in message else "`"
    inner = f" {message} " if "`" in message else message
    return f"{fence}{inner}{fence}"


def written(page: str) -> str:
    before, _, rest = page.partition(BEGIN)
    return "".join((before, BEGIN, "\n", "\n".join(sections()), "\n", END, rest.partition(END)[2]))


def made() -> Iterator[tuple[Path, str]]:
    """The page."""
    yield PAGE, written(PAGE.read_text(encoding="utf-8"))
