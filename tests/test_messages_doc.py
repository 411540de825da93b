"""docs/messages.md has every message that the catalogue knows under its cause, so that the site's search finds it.

The list is made from the catalogue: ``python -m tests.made`` puts it in.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from ecr_denied import Cause, explain
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Entry, Note, Verdict
from ecr_denied.catalogue.template import _ANCHORS, PHRASES, _Choice, _parsed, _Part, _Sequence
from tests.made import WRITE
from tests.test_wordings_doc import decides

PAGE = Path(__file__).parent.parent / "docs" / "messages.md"
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
    if isinstance(entry, Note):
        return Cause.CONNECTION_CLOSED  # a client that was trying again when nothing more was said
    assert isinstance(entry, Verdict)
    return entry.cause


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


def page() -> dict[str, str]:
    """The sections of the page, by their heads."""
    parts = re.split(r"^## (.+)$", PAGE.read_text(encoding="utf-8").partition(BEGIN)[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_page_has_what_the_catalogue_has() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert written(text) == text, WRITE


def test_every_wording_that_decides_is_under_its_cause_and_nowhere_else() -> None:
    listed = {head: {*re.findall(r"\(([\w.-]+)\)$", words, re.MULTILINE)} for head, words in page().items()}
    for entry in DECIDING:
        assert [head for head in listed if entry.name in listed[head]] == [cause_of(entry) or BY_STATUS], entry.name


def test_a_message_holds_the_words_by_which_the_reader_finds_it() -> None:
    for entry in DECIDING:
        for message in messages(entry.words):
            assert any(word in message.lower() for word in entry.literals), (entry.name, message)


@pytest.mark.parametrize(
    ("message", "cause"),
    [
        ("Your authorization token has expired", "token-expired"),
        ("no basic auth credentials", "not-authenticated"),
        ("no identity-based policy allows", "identity-policy-implicit-deny"),
        ("toomanyrequests", "rate-limited"),
        ("no such host", "host-not-found"),
    ],
)
def test_words_that_docker_prints_stand_under_their_cause(message: str, cause: str) -> None:
    assert [head for head, words in page().items() if message.lower() in words.lower()][:1] == [cause]


def test_what_the_notation_stands_for_is_printed() -> None:
    assert messages("{start}a (b|c [d ]){tag}{end}") == ["a b<tag>", "a c d <tag>"]


if __name__ == "__main__" and "--write" in sys.argv:
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
