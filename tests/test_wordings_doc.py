"""docs/wordings.md lists every wording that can decide, and keeps the names of those that are gone.

The tables are made from the catalogue: ``python -m tests.made`` puts them in.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ecr_denied.catalogue import CATALOGUE, wording
from ecr_denied.catalogue.entry import Entry, Note, Signal, Verdict
from ecr_denied.records import Cause
from tests.made import WRITE

ROOT = Path(__file__).parent.parent
PAGE, ADVICE = ROOT / "docs" / "wordings.md", ROOT / "ecr_denied" / "advice"
BEGIN, END = "<!-- wordings: begin -->\n", "<!-- wordings: end -->"
ROW = re.compile(r"^\| `(?P<name>[\w.-]+)` \|", re.MULTILINE)


# Services of VPC endpoints and a program of Windows, which are written like wordings.
ALIKE = {"ecr.api", "ecr.dkr", "curl.exe"}


def decides(entry: Entry) -> bool:
    """Whether a failure can have the entry's name as its wording."""
    return isinstance(entry, Verdict) or (isinstance(entry, Note) and entry.signal is Signal.RETRIES)


def cause_of(entry: Entry) -> str:
    """The cause, as the page says it."""
    if isinstance(entry, Note):
        return f"`{Cause.CONNECTION_CLOSED}`"  # a client that was trying again when nothing more was said
    assert isinstance(entry, Verdict)
    return f"`{entry.cause}`" if entry.cause else "by the status"


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


def test_the_page_lists_what_the_catalogue_has() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert written(page) == page, WRITE


def test_a_name_that_once_stood_there_stays() -> None:
    page = PAGE.read_text(encoding="utf-8").replace(BEGIN, f"{BEGIN}| `go.gone` | `tls-failed` | x |\n")
    assert "| `go.gone` | retired | |\n" in written(page)


def test_every_wording_that_advice_or_a_record_tells_apart_is_there() -> None:
    speakers = {entry.name.partition(".")[0] for entry in CATALOGUE}
    modules = (path.read_text(encoding="utf-8") for path in ADVICE.rglob("*.py"))
    quoted = {name for module in modules for name in re.findall(r"(?<=[\"=|])(\w+\.[a-z][\w.-]+)(?=[\"| ])", module)}
    told = {name for name in quoted if name.partition(".")[0] in speakers} - ALIKE
    assert told >= {"http.plain-http", "go.unexpected-eof", "distribution.body-empty"}
    assert [name for name in {*told, "ecr.data-limit"} if wording(name).name != name] == []


if __name__ == "__main__" and "--write" in sys.argv:
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
