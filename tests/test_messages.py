"""Every language says everything: asked of what is advised on captures and in situations, and of what is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from ecr_denied import Advice, Cause, Explanation, Failure, Language, advise, explain
from tests.looped import looped
from tests.printed import words_in
from tests.rules.golden import advised

OTHERS = pytest.mark.parametrize("language", [language for language in Language if language is not Language.ENGLISH])
EVERY = pytest.mark.parametrize("language", Language)
# What makes a whole sentence in each language.
STOPS = {Language.ENGLISH: ".", Language.JAPANESE: "。"}
# English sentences, as they are printed, that wait for somebody who knows the other language.
WAITING: frozenset[str] = frozenset()
# Words that each English sentence has one of, also where what it repeats of a record is in the other language.
_ENGLISH = re.compile(r"\b(?:a|are|has|is|of|that|the|was)\b")
# The words of an explanation.
PARTS = ("means", "beware", "happens", "apart", "fix", "looks")


def told(language: Language) -> Iterator[Advice]:
    """What is advised on captures and in situations."""
    for _, failure, english in advised():
        yield from english if language is Language.ENGLISH else advise(failure, language)


def explained(language: Language) -> Iterator[tuple[Cause, str, str]]:
    for cause in Cause:
        yield from ((cause, part, getattr(explain(cause, language), part)) for part in PARTS)


def test_a_language_without_a_catalogue_is_refused() -> None:
    for call in (lambda: advise(Failure(cause=Cause.FORBIDDEN), "xx"), lambda: explain(Cause.FORBIDDEN, "xx")):
        with pytest.raises(ValueError, match="xx"):
            call()


def test_a_name_that_is_no_cause_is_not_explained() -> None:
    with pytest.raises(ValueError, match="no-such-cause"):
        explain("no-such-cause")


@OTHERS
def test_what_programs_print_is_not_translated(language: Language) -> None:
    for (cause, part, here), (_, _, there) in zip(explained(language), explained(Language.ENGLISH), strict=True):
        assert sorted(re.findall(r"`[^`]+`", here)) == sorted(re.findall(r"`[^`]+`", there)), (cause, part)


@OTHERS
def test_no_sentence_is_left_in_english(language: Language) -> None:
    said = {text for _, part, text in explained(language) if part != "looks"}
    for one in told(language):
        said |= {one.headline, one.why, *(outcome.meaning for outcome in one.outcomes)}
    left = {text for text in said if text and (text.isascii() or _ENGLISH.search(text))}
    assert left == WAITING, (
        "translate each in advice/japanese/checks.py, or list it in WAITING; take out what is translated"
    )


@OTHERS
def test_no_condition_of_a_check_is_left_in_english(language: Language) -> None:
    parts = {part for cause in Cause for row in explain(cause, language).rows for part in row.when.split("; ")}
    assert not {part for part in parts if part and part.isascii()}


@EVERY
def test_every_sentence_ends_but_a_japanese_headline(language: Language) -> None:
    stop, headlines = STOPS[language], {one.headline for one in told(language)}
    if language is Language.JAPANESE:
        assert not {text for text in headlines if text.endswith("。") or "ください" in text}
        headlines = set()
    whys = {one.why for one in told(language)} - {""}
    explanations = {text for _, part, text in explained(language) if part != "looks"}
    for text in headlines | (whys - WAITING if language is not Language.ENGLISH else whys) | explanations:
        assert text.endswith((stop, f"`{stop}", "/...")), text
        assert text == text.strip() and "  " not in text, text


@OTHERS
def test_advice_differs_in_its_words_alone(language: Language) -> None:
    def neutral(advice: Advice) -> object:
        same = advice.model_copy(update={"headline": "", "why": "", "outcomes": ()})
        return same, [(outcome.id, outcome.command) for outcome in advice.outcomes]

    assert list(map(neutral, told(language))) == list(map(neutral, told(Language.ENGLISH)))


@OTHERS
def test_the_report_has_the_same_words_in_every_language(language: Language) -> None:
    here, there = words_in(language), words_in()
    assert here.report.keys() == there.report.keys() and list(here.run_by) == list(there.run_by)


@EVERY
@looped("cause", Cause)
def test_an_explanation_is_whole(cause: Cause, language: Language) -> None:
    known: Explanation = explain(cause, language)
    assert known.cause is cause and known.checks == tuple(advise(Failure(cause=cause), language))
    assert all((known.looks, known.means, known.beware, known.happens, known.apart, known.fix, known.sources))
    assert explain(cause.value, language) == known
