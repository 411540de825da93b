"""Where literals stand: what is found by halves, by pieces and by grams is what a plain search finds."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from ecr_denied.catalogue import CATALOGUE
from ecr_denied.reading.lines import literals
from ecr_denied.reading.lines.literals import Literals, Places, Squeezed, occurrences, shortest, squeezed
from tests.looped import looped

# "enied it" begins inside of "denied".
WORDS = ("firm words", "no such host", "eof", "denied", "enied it")
TEXTS = st.lists(
    st.sampled_from(
        [
            *(*WORDS, "firm\nwords", "firm\r\n  words", "firm\u00a0words", "no such\nhost", "eof\nno", "denied\nit"),
            *("firm", "EOF", "x" * 70, " ", "\n", "\n\n", "ü"),
        ]
    )
).map("".join)


class Measured(Literals):
    """A search that counts how often it looks, and at how many bytes; it ends."""

    looks = looked_at = 0

    def in_buffer(self, text: bytes) -> bool:
        self.looks += 1
        self.looked_at += len(text)
        assert self.looks < 10_000
        return super().in_buffer(text)


def last_letters(text: str, literals: Iterable[str] = WORDS) -> set[int]:
    """Where a literal ends in a text, as a plain search of all of it finds."""
    blank = r"(?:[ \t\r\xa0]|[ \t\xa0]?\r?\n[ \t\xa0]*)"
    wrapped = "|".join(words.replace(" ", blank) for words in literals)
    return {match.end() - 1 for match in regex.finditer(wrapped, text, regex.IGNORECASE, overlapped=True)}


@example("no such\nhost", 80, 0)
@example("eof\nx", 80, 0)
@example("denied\nit", 80, 0)
@example("no such\nhost", 80, 1 << 20)
@given(TEXTS, st.integers(1, 80), st.sampled_from([0, 100, 1 << 20]))
def test_the_lines_found_by_halves_are_those_on_which_a_literal_ends(text: str, page: int, little: int) -> None:
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    places = [0, *accumulate(len(line.encode()) for line in lines)]
    ends = last_letters(text)
    expected = [
        place for place, (start, end) in zip(places, pairwise(starts), strict=False) if ends & {*range(start, end)}
    ]
    data = text.encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(literals, "_PAGE", page)
        patch.setattr(literals, "_LITTLE", little)
        assert list(Measured(WORDS).lines(data, 0, len(data))) == expected


@looped("last", [b"eof\n", b"x" * 20_000 + b"eof\n", (b"x" * 999 + b"\n") * 19 + b"eof\n"])
def test_no_page_but_that_of_a_literal_is_looked_at_twice(last: bytes) -> None:
    long, known = b"x" * 20_000 + b"\n", Measured(["eof"])
    text = (b"nothing\n" * 2_500 + long) * 20 + last
    assert list(known.lines(text, 0, len(text))) == [text.rindex(b"\n", 0, -1) + 1]
    assert known.looked_at < len(text) * 1.1 + len(last) * 4


def holds(words: Iterable[str], data: bytes) -> bool:
    """Whether a buffer holds a literal, looked for each by itself and all at once."""
    ways = Literals(words), Literals(words)
    ways[1]._searched = literals._LITTLE + 1
    each, any_of_all = (way.in_buffer(data) for way in ways)
    assert each is any_of_all and ["_any" in vars(way) for way in ways] == [False, True]
    return each


@example("no\t \nhost")
@given(st.text("no host\t\r\n\v\x85\xa0", max_size=12))
def test_each_literal_is_found_where_the_search_for_all_at_once_finds_one(text: str) -> None:
    assert holds(["no host", "o ", " ho"], text.encode()) is bool(last_letters(text, ["no host", "o ", " ho"]))


def test_a_literal_is_found_beside_any_byte() -> None:
    for byte in range(256):
        assert holds(WORDS, bytes([byte]) + b"firm words" + bytes([byte])), byte


def test_no_letter_of_another_script_is_taken_for_one_of_ascii() -> None:
    for sign in map(chr, range(33, 127)):
        assert not holds([f"firm{sign.lower()}"], "firmü firm🐳 firm”".encode()), sign


def test_a_literal_may_hold_any_sign() -> None:
    for sign in r".^$*+?{}[]\|()-/'#&~:":
        assert holds([f"a{sign}b c"], f"x a{sign}b c x".encode())
        assert not holds([f"a{sign}b c"], b"x ab c x aXb c")


def test_a_literal_that_holds_another_is_not_looked_for() -> None:
    assert shortest(["words and more", "firm words", "words", "denied"]) == ["denied", "words"]


CATALOGUES = sorted({squeezed(words) for entry in CATALOGUE for words in entry.literals})


def _at_once(words: list[str]) -> Places:
    """A search for all at once, as it is made after the first texts."""
    places = Places(words)
    places.standing("x" * literals._FEW)
    return places


ALONE, AT_ONCE = Places(CATALOGUES), _at_once(CATALOGUES)


@example("")
@given(st.lists(st.sampled_from([*CATALOGUES, "x" * 250, "x", "d", "no"])).map("".join))
def test_every_literal_is_found_at_each_of_its_places(text: str) -> None:
    places = {literal: [at for at in range(len(text)) if text.startswith(literal, at)] for literal in CATALOGUES}
    ALONE._searched = 0
    for way in (ALONE, AT_ONCE):
        found = {literal: occurrences(literal, text) for literal in way.standing(text)}
        assert found == {literal: stands for literal, stands in places.items() if stands}
    assert "_by_four" in vars(AT_ONCE) and "_by_four" not in vars(ALONE)


def test_a_literal_is_found_that_overlaps_itself() -> None:
    assert occurrences("aaaa", "aaaaaa") == [0, 1, 2]


class Watched(str):
    """A text in which nothing may be looked for."""

    __slots__ = ()

    def __contains__(self, words: object) -> bool:
        raise AssertionError(words)


@looped("text", ["xfirmx", "xirmax", "xfirmax"])
def test_no_literal_is_looked_for_where_only_letters_stand_that_it_shares_with_another(text: str) -> None:
    assert _at_once(["firmawords", "firmatokens"]).standing(Watched(text)) == []


@given(st.text("aB \t\n'\"`\\\x1c‘”İéK\u3000", max_size=30))
def test_a_squeezed_text_knows_where_its_characters_stood(text: str) -> None:
    folded = Squeezed(text)
    kept = "".join(text.split()).translate(dict.fromkeys(map(ord, "'\"`‘’“”\\")))
    assert folded.text == "".join(sign.lower() if sign.isascii() else sign for sign in kept)
    places = folded.places(range(len(folded.text)))
    assert "".join(text[place] for place in places) == kept


@given(st.text("ab", max_size=40), st.sets(st.integers(0, 39), max_size=3), st.integers(0, 12))
def test_words_are_found_near_above_a_place_and_at_it(text: str, places: set[int], reach: int) -> None:
    expected = [
        at
        for at in range(len(text))
        if text.startswith("ab", at) and any(place - reach <= at <= place for place in places)
    ]
    assert sorted(Squeezed(text).before(["ab"], places, reach)) == expected
