"""Where literals stand: what is found by halves, by pieces and by grams is what a plain search finds."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecr_denied.catalogue import CATALOGUE
from ecr_denied.reading.lines import literals
from ecr_denied.reading.lines.literals import Literals, Places, Squeezed, shortest, squeezed
from tests.looped import looped

WORDS = ("firm words", "no such host", "eof", "denied")
TEXTS = st.lists(
    st.sampled_from([*WORDS, "firm\nwords", "firm\u00a0words", "firm", "EOF", "x" * 70, " ", "\n", "\n\n", "ü"])
).map("".join)


@given(TEXTS, st.integers(1, 80))
def test_the_lines_found_by_halves_are_those_on_which_a_literal_ends(text: str, page: int) -> None:
    data, known = text.encode(), Literals(WORDS)
    starts = [0, *accumulate(len(line) for line in data.splitlines(keepends=True))]
    expected = [start for start, end in pairwise(starts) if known.in_line(data, start, end)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(literals, "_PAGE", page)
        assert list(known.lines(data, 0, len(data))) == expected


@looped("end", ["\n", "\r\n", " \n", "\n" + " " * 40, "\r\n\t", "\r", "\u00a0"])
def test_a_literal_is_found_that_is_wrapped_at_a_blank(end: str) -> None:
    data = f"x\nsome firm{end}words\n".encode()
    assert list(Literals(WORDS).lines(data, 0, len(data))) == [data.rindex(b"\n", 0, -1) + 1]


def test_a_literal_that_holds_another_is_not_looked_for() -> None:
    assert shortest(["words and more", "firm words", "words", "denied"]) == ["denied", "words"]


CATALOGUES = sorted({squeezed(words) for entry in CATALOGUE for words in entry.literals})
PLACES = Places(CATALOGUES)


@given(st.lists(st.sampled_from([*CATALOGUES, "x" * 250, "x", "d", "no"])).map("".join))
def test_every_literal_is_found_at_each_of_its_places(text: str) -> None:
    expected = {(literal, at) for literal in CATALOGUES for at in range(len(text)) if text.startswith(literal, at)}
    assert {(literal, at) for literal, places in PLACES.found(text).items() for at in places} == expected


def test_a_literal_that_is_too_short_to_be_told_by_four_letters_is_found() -> None:
    assert Places(["eof", "denied"]).found("xeofdenied") == {"eof": [1], "denied": [4]}


@given(st.text("aB \t\n'\"`\\\x1c‘”İéK\u3000", max_size=30))
def test_a_squeezed_text_knows_where_its_characters_stood(text: str) -> None:
    folded = Squeezed(text)
    kept = "".join(text.split()).translate(dict.fromkeys(map(ord, "'\"`‘’“”\\")))
    assert folded.text == "".join(sign.lower() if sign.isascii() else sign for sign in kept)
    places = folded.places(range(len(folded.text)))
    assert "".join(text[place] for place in places) == kept


def test_no_words_are_found_between_two_places_but_near_above_each() -> None:
    assert Squeezed("ab" * 20).before(["ab"], [4, 20], 4) == {0, 2, 4, 16, 18, 20}


@given(st.text("ab", max_size=40), st.sets(st.integers(0, 39), max_size=3), st.integers(0, 12))
def test_words_are_found_near_above_a_place_and_at_it(text: str, places: set[int], reach: int) -> None:
    expected = [
        at
        for at in range(len(text))
        if text.startswith("ab", at) and any(place - reach <= at <= place for place in places)
    ]
    assert sorted(Squeezed(text).before(["ab"], places, reach)) == expected
