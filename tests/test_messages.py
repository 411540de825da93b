"""The catalogues of texts: every language says everything, fills in the same phrases, and nothing in them is unused."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ecr_denied import Advice, Cause, Failure, Language, RunBy, advise, explain
from ecr_denied.advice.messages import texts_in
from ecr_denied.advice.messages.catalogue import Catalogue
from ecr_denied.advice.phrases import phrases

ENGLISH = texts_in(Language.ENGLISH)
OTHERS = pytest.mark.parametrize("language", [language for language in Language if language is not Language.ENGLISH])
EVERY = pytest.mark.parametrize("language", Language)
ADVICE = Path(__file__).parent.parent / "ecr_denied" / "advice"
# What makes a whole sentence in each language.
STOPS = {Language.ENGLISH: ".", Language.JAPANESE: "。"}


def entries(texts: Catalogue) -> dict[str, str]:
    """Every text of a catalogue, under its part and key."""
    found: dict[str, str] = {}
    for part, value in texts._asdict().items():
        if not isinstance(value, Mapping):
            continue
        for key, text in value.items():
            fields = {"": text} if isinstance(text, str) else text._asdict()
            found.update({f"{part}.{key}.{name}".rstrip("."): words for name, words in fields.items()})
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def constants() -> set[str]:
    """Every string in the code of the rules and checks."""
    files = (path for path in ADVICE.rglob("*.py") if "messages" not in path.parts)
    nodes = (node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def sentences(texts: Catalogue) -> Iterator[str]:
    yield from texts.headlines.values()
    yield from texts.reasons.values()
    yield from (text for cause in Cause for text in texts.causes[cause][1:])  # the first may be a list of wordings


def test_a_language_without_a_catalogue_is_refused() -> None:
    for call in (lambda: advise(Failure(cause=Cause.FORBIDDEN), "xx"), lambda: explain(Cause.FORBIDDEN, "xx")):
        with pytest.raises(ValueError, match="xx"):
            call()


def test_a_name_that_is_no_cause_is_not_explained() -> None:
    with pytest.raises(ValueError, match="no-such-cause"):
        explain("no-such-cause")


@OTHERS
def test_every_language_has_the_same_texts(language: Language) -> None:
    assert entries(texts_in(language)).keys() == entries(ENGLISH).keys()


@OTHERS
def test_a_text_fills_in_the_same_phrases_in_every_language(language: Language) -> None:
    here, there = entries(texts_in(language)), entries(ENGLISH)
    assert {key: placeholders(text) for key, text in here.items()} == {k: placeholders(t) for k, t in there.items()}


@OTHERS
def test_what_programs_print_is_not_translated(language: Language) -> None:
    for cause in Cause:
        for here, there in zip(texts_in(language).causes[cause], ENGLISH.causes[cause], strict=True):
            assert sorted(re.findall(r"`[^`]+`", here)) == sorted(re.findall(r"`[^`]+`", there)), cause


@OTHERS
def test_no_sentence_is_left_in_english(language: Language) -> None:
    texts = texts_in(language)
    assert not {text for text in sentences(texts) if text.isascii()}
    assert not {text.meaning for text in texts.outcomes.values() if text.meaning.isascii()}


@EVERY
def test_the_phrases_of_texts_are_those_of_records(language: Language) -> None:
    texts = texts_in(language)
    known = phrases(Failure(cause=Cause.FORBIDDEN), texts).keys()
    filled = [*texts.headlines.values(), *texts.reasons.values(), *texts.run_by.values()]
    filled += [text for reading in texts.outcomes.values() for text in reading]
    named = {name for text in filled for name in placeholders(text)}
    assert named <= known


@EVERY
def test_every_sentence_ends(language: Language) -> None:
    for text in sentences(texts_in(language)):
        assert text.endswith((STOPS[language], "`" + STOPS[language], "/...", "{accounts}")), text
        assert text == text.strip() and "  " not in text


@EVERY
def test_every_cause_and_everybody_who_runs_a_check_has_words(language: Language) -> None:
    texts = texts_in(language)
    assert list(texts.causes) == list(Cause) and list(texts.run_by) == list(RunBy)


def test_no_text_is_unused() -> None:
    known = constants()
    headlines = {key.removesuffix("-deny") for key in ENGLISH.headlines}
    assert headlines | ENGLISH.reasons.keys() | ENGLISH.outcomes.keys() <= known


@pytest.mark.parametrize("cause", Cause)
def test_advice_differs_in_its_words_alone(cause: Cause) -> None:
    def neutral(advice: Advice) -> object:
        told = advice.model_copy(update={"headline": "", "why": "", "outcomes": ()})
        return told, [(outcome.id, outcome.command) for outcome in advice.outcomes]

    failure = Failure(cause=cause, repository="team/app")
    english, *others = ([neutral(one) for one in advise(failure, language)] for language in Language)
    assert all(other == english for other in others)


@EVERY
@pytest.mark.parametrize("cause", Cause)
def test_an_explanation_is_whole(cause: Cause, language: Language) -> None:
    known = explain(cause, language)
    assert known.cause is cause and known.checks == tuple(advise(Failure(cause=cause), language))
    assert all((known.looks, known.means, known.beware, known.happens, known.apart, known.fix, known.sources))
    assert explain(cause.value, language) == known


def test_every_command_is_read_and_every_reading_is_of_a_command_given() -> None:
    for cause in Cause:
        for advice in advise(Failure(cause=cause)):
            assert {outcome.command for outcome in advice.outcomes} == set(advice.commands), (cause, advice.id)
            read = [(outcome.id, outcome.command) for outcome in advice.outcomes]
            assert len(read) == len(set(read)), (cause, advice.id)
