"""docs/causes.md and the pages below it: what a cause looks like, its family, what is checked; and their menu."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ecr_denied import Basis, Cause, ExplainedRow, Failure, Language, Operation, explain
from ecr_denied.advice.texts import texts_in

__all__ = ["PAGES", "WORDS", "made", "page"]


ROOT = Path(__file__).parents[2]
DOCS, PAGES, SETTINGS = ROOT / "docs", ROOT / "docs" / "causes", ROOT / "mkdocs.yml"


BLOCK = re.compile(r"(?P<begin><!-- families: begin -->\n).*?(?P<end><!-- families: end -->)", re.DOTALL)


# What stands in angles, with the name around it.
PLACE = re.compile(r"(?:[\w./:-]*<[^<>\s]+>)+(?:[\w./:-]*\w)?", re.ASCII)


# The pages in the menu, for every language.
MENU = re.compile(r"(?P<begin>(?P<indent> *)# causes: begin\n).*?(?P<end> *# causes: end)", re.DOTALL)


class Words(NamedTuple):
    """What the pages say beside what the program does."""

    end: str
    cause: str
    push: str
    data_limit: str
    comma: str
    checks: str
    order: str
    usual: str
    stop: str
    sources: str

    def begun(self, when: str) -> str:
        """A condition as the beginning of a sentence."""
        return f"{when[0].upper()}{when[1:]}" if when.isascii() else when


WORDS = {
    Language.ENGLISH: Words(
        *(".md", "cause", "{} on a push", "{} with `Data limit exceeded`", ", ", "Checks"),
        *("In this order. A check with a condition is given only where the text shows it.", "Usual. ", ".", "Sources"),
    ),
    Language.JAPANESE: Words(
        *(".ja.md", "原因", "プッシュでは {}", "`Data limit exceeded` では {}", "、", "確認すること"),
        *(
            "この順に確認します。条件のある確認は、その条件がテキストから分かる場合だけ示されます。",
            "通常の確認。",
            "。",
        ),
        "出典",
    ),
}


def kinds(language: Language) -> Iterator[str]:
    """The table of families and retries."""
    words = WORDS[language]
    yield f"| {words.cause} | family | retry |"
    yield "|---|---|---|"
    for cause in Cause:
        usual = Failure(cause=cause)
        others = {words.push: usual.model_copy(update={"operation": Operation.PUSH})}
        if cause is Cause.RATE_LIMITED:
            others[words.data_limit] = usual.model_copy(update={"wording": "ecr.data-limit"})
        retry = [when.format(other.retry) for when, other in others.items() if other.retry is not usual.retry]
        # The name of the page was an anchor of this one.
        link = f'<a id="{cause}"></a>[{cause}](causes/{cause}.md)'
        yield f"| {link} | {usual.family} | {words.comma.join((usual.retry, *retry))} |"


def page(cause: Cause, language: Language) -> Iterator[str]:
    """All that is known of a cause: a page."""
    about, names = explain(cause, language), texts_in(language).report
    # The search shows pages of causes before others.
    described = json.dumps(about.means, ensure_ascii=False)
    yield from ("---", f"description: {described}", "search:", "  boost: 2", "---", "")
    yield from (f"# {cause}", "", about.means, "")
    for name in ("looks", "beware", "happens", "apart", "fix"):
        yield from (f"**{names[name][0].upper()}{names[name][1:]}:** {getattr(about, name)}", "")
    yield from (f"## {WORDS[language].checks}", "", WORDS[language].order, "")
    yield from checks(about.rows, WORDS[language])
    yield from ("", f"## {WORDS[language].sources}", "")
    yield from (f"* <{source}>" for source in about.sources)


def checks(rows: Iterable[ExplainedRow], words: Words) -> Iterator[str]:
    """The rows of a cause as a numbered list, each with what a failure shows where it is given."""
    for number, row in enumerate(rows, 1):
        headline = PLACE.sub(r"`\g<0>`", row.headline)
        yield f"{number}. **{headline}** `{row.id}`"
        usual = words.usual if row.basis is Basis.USUAL else ""
        when = f"{words.begun(row.when)}{words.stop}" if row.when else ""
        if usual or when:
            yield f"    <br>{usual}{when}"


def menu(found: re.Match[str]) -> str:
    """A page a line, as mkdocs.yml lists them."""
    pages = ("causes.md", *(f"causes/{cause}.md" for cause in Cause))
    return "".join((found["begin"], *(f"{found['indent']}- {one}\n" for one in pages), found["end"]))


def made() -> Iterator[tuple[Path, str]]:
    """Each file that is made here, with what it holds."""
    yield SETTINGS, MENU.sub(menu, read(SETTINGS))
    for language, words in WORDS.items():
        index, table = DOCS / f"causes{words.end}", "\n".join(kinds(language))
        yield index, BLOCK.sub(f"\\g<begin>\n{table}\n\n\\g<end>", read(index))
        yield from ((PAGES / f"{cause}{words.end}", "\n".join((*page(cause, language), ""))) for cause in Cause)


def read(path: Path) -> str:
    """The words of a file."""
    return path.read_text(encoding="utf-8")
