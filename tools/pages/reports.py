"""docs/report.md and docs/report.ja.md: a report as it is printed, long lines cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ecr_denied import Advice, Failure, Language, advise, parse
from ecr_denied.advice.texts import texts_in
from ecr_denied.output.style import Style
from ecr_denied.output.text import as_text

__all__ = ["made"]

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


BLOCK = re.compile(
    r"(?P<begin><!-- (?P<name>\w+): begin -->\n)(?P<words>.*?)(?P<end><!-- (?P=name): end -->)", re.DOTALL
)


# A line of a command in a report is cut here, as on the first page.
WIDTH = 100


SAID = (
    "denied: User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:InitiateLayerUpload on"
    " resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource-based policy allows the"
    " ecr:InitiateLayerUpload action\n"
)


class Told:
    """The one failure of the report, with its advice in a language."""

    source, again = "-", False

    def __init__(self, language: Language) -> None:
        self._language = language
        (self.failure,) = parse(SAID)

    failure: Failure

    @property
    def advice(self) -> list[Advice]:
        return advise(self.failure, self._language)


def report(language: Language) -> Iterator[str]:
    """The report as it is printed, long lines cut."""
    yield "```text"
    lines = "\n".join(as_text([Told(language)], Style(color=False, width=WIDTH), texts_in(language))).splitlines()
    yield from (line if len(line) <= WIDTH else f"{line[: WIDTH - 3]}..." for line in lines)
    yield "```"


MADE: Mapping[str, Callable[[], Iterator[str]]] = {
    "report.ja.md": lambda: report(Language.JAPANESE),
    "report.md": lambda: report(Language.ENGLISH),
}


def written(page: str) -> str:
    """A page with its block made anew."""
    words = "\n".join(MADE[page]())
    text = (DOCS / page).read_text(encoding="utf-8")
    return BLOCK.sub(lambda block: f"{block['begin']}\n{words.strip()}\n\n{block['end']}", text)


def made() -> Iterator[tuple[Path, str]]:
    """The pages."""
    yield from ((DOCS / page, written(page)) for page in MADE)
