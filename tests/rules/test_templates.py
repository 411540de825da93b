"""Commands are templates: their places are known, their words are filled and quoted in one place."""

from __future__ import annotations

from pathlib import Path
from re import findall

import pytest

from ecr_denied import Cause, Failure, Operation
from ecr_denied.advice import commands
from ecr_denied.advice.known import Known
from ecr_denied.advice.places import PLACES, SEVERAL, WRITTEN, actions, words_in
from ecr_denied.advice.places import command_line as line_for
from ecr_denied.advice.table import RULES
from tests.looped import looped
from tests.rules.situations import records
from tests.tables import Line, lines_in

SHARED = {line for name, line in vars(commands).items() if name.isupper()}
FORMS = [form for rows in RULES.values() for row in rows for form in row.forms]
IN_CHECKS = {command.line for form in FORMS for command in form.commands}
TEMPLATES = sorted(SHARED | IN_CHECKS)
ADVICE = Path(commands.__file__).parent
KNOWN = {*PLACES, *SEVERAL, *WRITTEN}
WORDS = [word for template in TEMPLATES for word in words_in(template)]


def command_line(template: str, failure: Failure) -> str:
    """The line for a failure that nothing was asked of yet."""
    return line_for(template, Known(failure))


def test_every_place_of_a_template_is_known_and_every_known_place_is_used() -> None:
    assert {place for _, places in WORDS for place in places} <= KNOWN
    code = "".join(path.read_text(encoding="utf-8") for path in ADVICE.rglob("*.py"))
    named = {place.replace("_", "-") for place in findall(r"(?<=\{)[\w-]+(?=\})|(?<=value\([\"'])[\w-]+", code)}
    assert named >= KNOWN


def test_a_place_that_gives_several_words_or_none_is_a_word_by_itself() -> None:
    alone = {*SEVERAL, *WRITTEN}
    assert not [word for word, places in WORDS if alone & {*places} and word[1:-1] not in alone]


def test_a_word_with_a_place_has_no_quotation_marks_of_its_own() -> None:
    advice = "a word with a place is quoted as a whole (docs/rules.md, Commands): no filter, or a place for it"
    assert not [word for word, places in WORDS if places and {"'", '"'} & {*word}], advice


def test_a_place_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError, match="regoin"):
        command_line("aws --region {regoin}", Failure(cause=Cause.FORBIDDEN))


@looped("line", lines_in(Path(__file__).with_name("places.txt")), ids=lambda line: line.at)
def test_a_template_is_filled_and_quoted_in_one_place(line: Line) -> None:
    words, _, filled = line.text.rpartition(" => ")
    template, _, record = words.rpartition(": ")
    for failure in records(record):
        assert command_line(template, failure) == (filled if filled != "nothing" else "")


def test_a_first_pull_through_a_cache_rule_needs_what_makes_and_fills_the_repository() -> None:
    failure = Failure(cause=Cause.ACCESS_DENIED, operation=Operation.PULL, action="ecr:CreateRepository")
    needed = actions(Known(failure))
    assert needed[0] == "ecr:CreateRepository" and {"ecr:BatchImportUpstreamImage", "ecr:BatchGetImage"} <= {*needed}
