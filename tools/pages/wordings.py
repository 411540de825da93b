"""docs/wordings.md: every wording that can decide; the names of those that are gone stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Entry, Note, Signal, Verdict
from ecr_denied.records import Cause

__all__ = ["BEGIN", "PAGE", "decides", "made", "written"]

PAGE = Path(__file__).parents[2] / "docs" / "wordings.md"


BEGIN, END = "<!-- wordings: begin -->\n", "<!-- wordings: end -->"


ROW = re.compile(r"^\| `(?P<name>[\w.-]+)` \|", re.MULTILINE)


def decides(entry: Entry) -> bool:
    """Whether a failure can have the entry's name as its wording."""
    return isinstance(entry, Verdict) or (isinstance(entry, Note) and entry.signal is Signal.RETRIES)


def cause_of(entry: Entry) -> str:
    """The cause, as the page says it."""
    # A note that decides is of a client that was trying again when nothing more was said.
    cause = entry.cause if isinstance(entry, Verdict) else Cause.CONNECTION_CLOSED
    return f"`{cause}`" if cause else "by the status"


def tables(kept: str) -> Iterator[str]:
    """The tables; what the page lists and the catalogue has no more is retired."""
    deciding = {entry.name: entry for entry in CATALOGUE if decides(entry)}
    names = sorted({*deciding, *ROW.findall(kept)})
    for speaker in dict.fromkeys(name.partition(".")[0] for name in names):
        yield from (f"## {speaker}", "", "| wording | cause | source |", "|---|---|---|")
        for name in (name for name in names if name.startswith(f"{speaker}.")):
            entry = deciding.get(name)
            cells = (
                (cause_of(entry), entry.source.replace("|", r"\|").replace("<", r"\<")) if entry else ("retired", "")
            )
            yield f"| `{name}` | {cells[0]} | {cells[1]} |".replace("|  |", "| |")
        yield ""


def written(page: str) -> str:
    before, _, rest = page.partition(BEGIN)
    kept, _, after = rest.partition(END)
    return "".join((before, BEGIN, "\n".join(tables(kept)), "\n", END, after))


def made() -> Iterator[tuple[Path, str]]:
    """The page."""
    yield PAGE, written(PAGE.read_text(encoding="utf-8"))
