"""The places of a text have words wherever the text is said; a place or a fact by the name of another is refused."""

from __future__ import annotations

from string import Formatter

import pytest

from ecr_denied import Cause, Failure
from ecr_denied.advice.known import Known, fact
from ecr_denied.advice.meanings import MEANINGS, SLIPS
from ecr_denied.advice.phrases import phrases
from ecr_denied.advice.table import RULES
from ecr_denied.advice.texts import texts_in
from ecr_denied.records import Language
from tests.rules.golden import advised

FORMS = [form for rows in RULES.values() for row in rows for form in row.forms]
SAID = {text: form.needs.split() for form in FORMS for text in (form.headline, form.why)}
# Places that have no words for "not told", and the facts that tell them.
TOLD_BY = {
    "address": {"public-uri-as-name"},
    "listed_accounts": {"other-account"},
    "login_host": {"login-elsewhere", "login-without-match"},
    "mirror_of": {"mirror"},
    "other_host": {"in-other-registry", "asked-other-account"},
    "plain_tag": {"plus-in-tag"},
    "region": {
        "across-regions",
        "region",
        "other-account",
        "other-region-typed",
        "unlisted-region",
    },
    "secret": {"missing-secret"},
    "typed_region": {"other-region-typed"},
}


def places(text: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(text) if place}


@pytest.mark.parametrize("language", Language)
def test_a_place_without_words_for_not_told_stands_only_where_a_fact_tells_it(language: Language) -> None:
    failure, texts = Failure(cause=Cause.FORBIDDEN), texts_in(language)
    for text, needs in SAID.items():
        for place in places(text):
            assert phrases(failure, texts)[place].strip() or TOLD_BY[place] & {*needs}, text


def test_a_fact_that_tells_a_place_never_leaves_it_empty() -> None:
    for _, failure, _ in advised():
        known, words = Known(failure), phrases(failure, texts_in(Language.ENGLISH))
        for place, facts in TOLD_BY.items():
            assert words[place] or not any(known[one] for one in facts), (place, failure)


def test_a_place_that_is_not_known_is_named_with_its_text() -> None:
    with pytest.raises(LookupError, match=r"'regoin'.*in \{regoin\}"):
        phrases(Failure(cause=Cause.FORBIDDEN), texts_in("en")).say("in {regoin}")


def test_two_facts_of_one_word_are_refused() -> None:
    assert Known(Failure(cause=Cause.FORBIDDEN))["push"] is False
    with pytest.raises(ValueError, match="two facts 'push'"):
        fact("push", "on a push", lambda known: True)


@pytest.mark.parametrize("language", [one for one in Language if one is not Language.ENGLISH])
def test_every_meaning_has_its_words_in_each_language(language: Language) -> None:
    known = texts_in(language).translations
    assert [one for one in (*MEANINGS.values(), *SLIPS.values()) if one not in known] == []
