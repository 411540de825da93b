"""Expressions with signs: what is looked for first stands in whatever they find, by their structure."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

import regex

import ecr_denied
from ecr_denied import expression
from ecr_denied.expression import _Signed, sign_of, signed
from ecr_denied.names.syntax import BREAK, Tearable
from tests.catalogue.proving import READ as TEXTS
from tests.looped import looped
from tests.names.test_references import told

# What the engine reads expressions by has no types.
parser: Any = import_module("regex._regex_core")
MODULES = [one.name for one in pkgutil.walk_packages(ecr_denied.__path__, "ecr_denied.") if "__main__" not in one.name]


class Found(NamedTuple):
    name: str
    source: str
    flags: int
    signs: tuple[str, ...]
    found: Callable[[str], Iterator[regex.Match[str]]]


def guarded(names: Tearable, form: regex.Pattern[str], text: str) -> Iterator[regex.Match[str]]:
    return form.finditer(text) if names.may_be_in(text) else iter(())


def with_signs(name: str, value: Any) -> Iterator[Found]:
    if isinstance(value, tuple):
        for part in value:
            yield from with_signs(name, part)
    elif isinstance(value, Tearable):
        unbroken = tuple(sign.replace(BREAK, "") for sign in value.signs)
        forms: tuple[tuple[Any, tuple[str, ...]], ...] = ((value._torn, value.signs), (value._whole, unbroken))
        for form, signs in forms:
            yield Found(name, form.pattern, form.given_flags, signs, partial(guarded, value, form))
    elif isinstance(value, _Signed):
        yield Found(name, value.pattern, value.given_flags, value.signs, value.finditer)


def all_with_signs() -> list[Found]:
    known = {id(one): (f"{name} {key}", one) for name in MODULES for key, one in vars(import_module(name)).items()}
    return [found for name, value in known.values() for found in with_signs(name, value)]


EACH = looped("one", all_with_signs(), ids=lambda one: one.name)


def can_find(node: Any) -> bool:
    """False where every way goes through a part that fails."""
    match node:
        case parser.Failure():
            return False
        case parser.Sequence():
            return all(map(can_find, node.items))
        case parser.Branch():
            return any(map(can_find, node.branches))
        case parser.GreedyRepeat():  # the lazy and the possessive are such
            return node.min_count == 0 or can_find(node.subpattern)
        case parser.LookAround():
            return not node.positive or can_find(node.subpattern)
        case parser.Group() | parser.Atomic():
            return can_find(node.subpattern)
    return True


def parsed(source: str, flags: int = 0) -> Any:
    text = parser.Source(source)
    info = parser.Info(flags | regex.VERSION0, text.char_type, {})
    info.guess_encoding = regex.UNICODE
    return parser._parse_pattern(text, info)


def without(signs: tuple[str, ...], source: str) -> str:
    for sign in signs:
        source = source.replace(sign, "(*FAIL)")
    return source


@looped("source", ["a|b(*FAIL)", "(?:a(*FAIL))?b", "(?!(*FAIL))a", "[(*FAIL)]", "(?:(*FAIL))*+b", "((*FAIL)|a)"])
def test_an_expression_with_a_way_around_a_sign_can_find_something_without_it(source: str) -> None:
    assert can_find(parsed(source))


@looped("source", ["a(*FAIL)", "a(*FAIL)|(*FAIL)b", "(?=(*FAIL))a", "(?P<a>(?>b(*FAIL)){1,3}?)", "(?:(*FAIL))++b"])
def test_an_expression_that_goes_through_its_sign_can_find_nothing_without_it(source: str) -> None:
    assert not can_find(parsed(source))


def test_every_match_of_an_expression_with_signs_goes_through_one_of_them() -> None:
    found = all_with_signs()
    assert len(found) > 40
    for one in found:
        assert can_find(parsed(one.source, one.flags)), one.name
        assert not can_find(parsed(without(one.signs, one.source), one.flags)), one.name
        assert "(?i" not in one.source, one.name  # a sign of plain words is looked for in its own case


@EACH
def test_a_sign_has_nothing_that_two_engines_understand_differently(one: Found) -> None:
    for sign in one.signs:
        # Which characters are letters depends on the edition of Unicode.
        assert r"\w" not in regex.sub(r"\[\^[^\]]*\]|\(\?<?!\[[^\]]*\]\)", "", sign)
        # No set is turned twice.
        assert not regex.search(r"\(\?<?!(?!\[[^^\]]+\]\))", sign)
        assert not regex.search(r"(?<!^)\(\?<[!=]|\(\?[!=].+\).", sign)


@EACH
def test_no_text_that_holds_a_match_is_passed_over(one: Found) -> None:
    words = regex.compile(one.source, one.flags)
    assert not [text for text in TEXTS if list(map(told, words.finditer(text))) != list(map(told, one.found(text)))]


@looped("text, found", [("xay", True), ("ab", False), ("x", False), ("b xay", True)])
def test_what_stands_beside_a_sign_is_looked_at(text: str, found: bool) -> None:
    words = signed(r"(?<![ab])a(?=y)", r"(?<![ab])a(?=y)")
    assert sign_of(words).finds(text) == bool(words.search(text)) == found


@looped("text, found", [("a.b(1)", True), ("A.B(1)", False), ("axb(1)", False), ("c|2", True), ("c", False)])
def test_signs_of_plain_words_are_looked_for_as_they_are(text: str, found: bool) -> None:
    one, other = signed(r"a\.b\((\d)", r"a\.b\("), signed(r"a\.b\((?P<a>\d)|c\|(?P<c>\d)", r"a\.b\(", r"c\|")
    assert bool(other.search(text)) == found and bool(one.search(text)) == (found and text[0] == "a")
    assert bool(signed(r"a\.b\((\d)", r"a\.b\(", flags=regex.IGNORECASE).search(text)) == text.lower().startswith("a.")


def test_a_part_of_a_text_is_searched_as_it_stands_in_it() -> None:
    words = signed(r"(?<=x)a(?![b])", r"(?<=x)a(?![b])")
    assert [match.start() for match in words.finditer("xa xab xa")] == [1, 8]
    assert [match.start() for match in words.finditer("xa xab xa", 1, 5)] == [1, 4]
    assert words.search("xa", 1) and not words.search("xa", 2)
    assert words.sub("-", "xa xab") == "x- xab"
    assert words.sub("-", "ya") == "ya"


def test_flags_are_those_of_the_engine() -> None:
    assert (expression.ASCII, expression.IGNORECASE, expression.MULTILINE) == (
        regex.ASCII,
        regex.IGNORECASE,
        regex.MULTILINE,
    )
