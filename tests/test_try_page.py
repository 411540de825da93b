"""What the page "try" shows is what the command prints. ``tests/browser`` opens it in a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ecr_denied import Language
from tests.browser.pages import EXAMPLES, READS, command, printed

DOCS = Path(__file__).parent.parent / "docs"
PAGES = [(DOCS / name).read_text(encoding="utf-8") for name in ("try.md", "try.ja.md")]
EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again.\n"


@pytest.mark.parametrize("language", Language)
def test_the_reports_of_a_text_are_what_the_command_prints(language: Language) -> None:
    text = ("\n" * 100).join(path.read_text(encoding="utf-8") for path in EXAMPLES)
    assert printed(text, language) == command(text, f"--lang={language}")
    assert printed(text, language, whole=True) == command(text, f"--lang={language}", "--all")


@pytest.mark.parametrize("text", ["", "pushed\n", "\ud800", f"# {EXPIRED}", f"\ufeff{EXPIRED}\0"])
def test_a_text_of_any_kind_is_read_as_by_the_command(text: str) -> None:
    assert printed(text) == command(text)


def test_of_many_failures_the_first_are_shown_and_the_others_counted() -> None:
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    lines = (
        f"lookup {host.replace('1111', f'{at:04}')} on 10.0.0.2:53: no such host" for at in range(READS["MOST"] + 3)
    )
    told = json.loads(READS["reports"]("\n".join(lines), "en", 100))
    assert (len(told["failures"]), told["left"]) == (READS["MOST"], 3)


def test_every_example_is_what_a_client_printed_and_is_linked_from_both_pages() -> None:
    fixtures = {path.read_bytes() for path in (DOCS.parent / "fixtures").rglob("*.txt")}
    assert [path.name for path in EXAMPLES if path.read_bytes() not in fixtures] == []
    for page in PAGES:
        linked = re.findall(r'id="([\w-]+)" href="#\1" data-example="\1"', page)
        assert sorted(linked) == [path.stem for path in EXAMPLES] and len(linked) == 5


def test_the_pages_have_the_same_parts_and_the_same_policy() -> None:
    parts = [re.findall(r"\b(?:id|data-[a-z]+)(?==)|^policy: .*|<[a-z]+", page, re.MULTILINE) for page in PAGES]
    assert parts[0] == parts[1] and "policy: own" in parts[0]
