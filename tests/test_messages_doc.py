"""docs/messages.md has every message that the catalogue knows under its cause, so that the site's search finds it."""

from __future__ import annotations

import re

import pytest

from tools.pages.messages import BEGIN, BY_STATUS, DECIDING, PAGE, cause_of, messages


def page() -> dict[str, str]:
    """The sections of the page, by their heads."""
    parts = re.split(r"^## (.+)$", PAGE.read_text(encoding="utf-8").partition(BEGIN)[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


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
