"""The catalogues of texts: every language says everything, fills in the same phrases, and nothing in them is unused."""

from __future__ import annotations

import inspect
import re
import string
from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

import pytest

from ecr_denied import Advice, Cause, Failure, Language, RunBy, advise, explain
from ecr_denied.advice.checks import MODULES
from ecr_denied.advice.phrases import phrases
from ecr_denied.advice.texts import Texts, filled, texts_in
from tests.looped import looped

ENGLISH = texts_in(Language.ENGLISH)
OTHERS = pytest.mark.parametrize("language", [language for language in Language if language is not Language.ENGLISH])
EVERY = pytest.mark.parametrize("language", Language)
# What makes a whole sentence in each language.
STOPS = {Language.ENGLISH: ".", Language.JAPANESE: "。"}


def entries(texts: Texts) -> dict[str, str]:
    """Every text of a catalogue, under its part and key."""
    found: dict[str, str] = {}
    for part, value in texts._asdict().items():
        if not isinstance(value, Mapping):
            continue
        for key, text in value.items():
            fields = (text,) if isinstance(text, str) else text
            found.update({f"{part}.{key}.{number}": words for number, words in enumerate(fields)})
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def sentences(texts: Texts) -> Iterator[str]:
    yield from texts.headlines.values()
    yield from texts.reasons.values()
    yield from (text for cause in Cause for text in texts.causes[cause][:-1])  # the last may be a list of wordings


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


@pytest.mark.parametrize("part", ["phrases", "headlines", "reasons", "answers", "run_by", "report", "causes"])
def test_a_key_that_a_language_lacks_or_has_too_many_is_named(part: str) -> None:
    texts = getattr(ENGLISH, part)
    key = next(iter(texts))
    parts = ENGLISH._asdict()
    fewer = Texts(**(parts | {part: {name: text for name, text in texts.items() if name != key}}))
    with pytest.raises(LookupError, match=f"^texts in ecr_denied/advice/martian: {part} lack '{key}'$"):
        fewer.like(ENGLISH, "martian")
    with pytest.raises(LookupError, match=f"^texts in ecr_denied/advice/martian: {part} have '{key}', the key of no"):
        ENGLISH.like(fewer, "martian")


def test_everything_that_a_language_lacks_is_named_at_once() -> None:
    bare = Texts("", {}, {}, {}, {}, {}, {}, {})
    with pytest.raises(LookupError) as told:
        bare.like(ENGLISH, "martian")
    assert str(told.value).count(" lack ") == len({key.rpartition(".")[0] for key in entries(ENGLISH)})


def test_a_phrase_that_is_none_is_named_with_the_text() -> None:
    with pytest.raises(LookupError, match=r"no phrase 'reposytory' in advice/phrases\.py.*: Check {reposytory}\."):
        filled("Check {reposytory}.", {"repository": "it"})


@OTHERS
def test_no_text_of_a_check_stands_twice_and_each_stands_beside_its_check(language: Language) -> None:
    checks = import_module(f"ecr_denied.advice.{language.name.lower()}.checks")
    texts = {one.name: vars(import_module(f"{checks.__name__}.{one.name}")) for one in iter_modules(checks.__path__)}
    assert texts.keys() == {one.__name__.rpartition(".")[2] for one in MODULES}
    for part in ("HEADLINES", "REASONS", "ANSWERS"):
        keys = [key for module in texts.values() for key in module.get(part, ())]
        assert sorted(keys) == sorted(set(keys)), part
        for name, module in texts.items():
            source = inspect.getsource(import_module(f"ecr_denied.advice.checks.{name}"))
            away = [key for key in module.get(part, ()) if f'"{key}"' not in source]
            assert not away or name == "shared", f"these are not in checks/{name}.py: {away}"


@OTHERS
def test_a_text_fills_in_the_same_phrases_in_every_language(language: Language) -> None:
    here, there = entries(texts_in(language)), entries(ENGLISH)
    other = {key: (text, there[key]) for key, text in here.items() if placeholders(text) != placeholders(there[key])}
    assert not other, f"these texts name other phrases than in English: {other}"


@OTHERS
def test_what_programs_print_is_not_translated(language: Language) -> None:
    for cause in Cause:
        for here, there in zip(texts_in(language).causes[cause], ENGLISH.causes[cause], strict=True):
            assert sorted(re.findall(r"`[^`]+`", here)) == sorted(re.findall(r"`[^`]+`", there)), cause


@OTHERS
def test_no_sentence_is_left_in_english(language: Language) -> None:
    texts = texts_in(language)
    assert not {text for text in sentences(texts) if text.isascii()}
    assert not {means for _, means in texts.answers.values() if means.isascii()}


@EVERY
def test_the_phrases_of_texts_are_those_of_records(language: Language) -> None:
    texts = texts_in(language)
    known = phrases(Failure(cause=Cause.FORBIDDEN), texts).keys()
    said = [*texts.headlines.values(), *texts.reasons.values(), *texts.run_by.values()]
    said += [text for answer in texts.answers.values() for text in answer]
    unknown = {text: placeholders(text) - known for text in said if not placeholders(text) <= known}
    assert not unknown, f"advice/phrases.py has none of these phrases: {unknown}"


@EVERY
def test_every_sentence_ends_but_a_japanese_headline(language: Language) -> None:
    texts = texts_in(language)
    headlines = set(texts.headlines.values()) if language is Language.JAPANESE else set()
    assert not {text for text in headlines if text.endswith("。") or "ください" in text}
    for text in set(sentences(texts)) - headlines:
        assert text.endswith((STOPS[language], "`" + STOPS[language], "/...", "{accounts}")), text
        assert text == text.strip() and "  " not in text, text


@EVERY
def test_every_cause_and_everybody_who_runs_a_check_has_words(language: Language) -> None:
    texts = texts_in(language)
    assert list(texts.causes) == list(Cause) and list(texts.run_by) == list(RunBy)


@looped("cause", Cause)
def test_advice_differs_in_its_words_alone(cause: Cause) -> None:
    def neutral(advice: Advice) -> object:
        told = advice.model_copy(update={"headline": "", "why": "", "outcomes": ()})
        return told, [(outcome.id, outcome.command) for outcome in advice.outcomes]

    failure = Failure(cause=cause, repository="team/app")
    english, *others = ([neutral(one) for one in advise(failure, language)] for language in Language)
    assert all(other == english for other in others)


@EVERY
@looped("cause", Cause)
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
