"""What docs/causes.md and the pages below it say of a cause is so: what it looks like, its family, what is checked.

The table, the pages and their menu are made by ``tools/pages``.
"""

from __future__ import annotations

import re
from pathlib import Path

from ecr_denied import Cause, Language, explain, parse
from tests.looped import looped
from tests.tables import lines_in
from tools.pages.causes import PAGES, WORDS, page

TABLE = Path(__file__).with_name("causes.txt")
NAMES, LINES = (dict(line.named() for line in lines_in(TABLE, section)) for section in ("names", "causes"))
OWN_LINES = {words: line for words, _, line in (line.text.partition(" => ") for line in lines_in(TABLE, "words"))}
REASON = "no ... action"


def wordings() -> list[tuple[Cause, str]]:
    """Each cause with each wording that stands in its explanation."""
    return [(cause, words) for cause in Cause for words in re.findall(r"`([^`]+)`", explain(cause).looks)]


def filled(words: str) -> str:
    """A wording with names in its places."""
    return re.sub(r"<([a-z]+)>", lambda place: NAMES[place[1]], words)


def line_for(cause: Cause, words: str) -> str:
    """The line these words are put in."""
    if words.startswith("no ") and words.endswith(" action"):
        return OWN_LINES[REASON]
    return OWN_LINES.get(words) or LINES.get(cause) or LINES["every other"]


@looped("cause, words", wordings())
def test_a_wording_is_read_as_the_cause_it_stands_under(cause: Cause, words: str) -> None:
    text = line_for(cause, words).replace("@", filled(words))
    assert [failure.cause for failure in parse(text)] == [cause], text


def test_every_cause_says_what_it_looks_like() -> None:
    assert {cause for cause, _ in wordings()} == set(Cause)


def test_every_line_of_its_own_is_for_a_wording_of_the_document() -> None:
    assert set(OWN_LINES) - {REASON} <= {words for _, words in wordings()}


def test_there_is_a_page_for_each_cause_and_no_other() -> None:
    pages = {path.name for path in PAGES.iterdir()}
    assert pages == {f"{cause}{words.end}" for cause in Cause for words in WORDS.values()}


def test_no_line_of_a_page_has_an_empty_place() -> None:
    for language in Language:
        for cause in Cause:
            words = re.sub(r"`[^`]*`", "code", "\n".join(page(cause, language)))
            assert not re.findall(r"[{}]|「」|\w  \w| [,:、。](?=\s)| \.(?=\*|\n)|<(?!br>|https:)", words), cause
