"""The notation of wordings: what each sign of it stands for, what a wrap may do to it, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from itertools import product
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Entry
from ecr_denied.catalogue.template import (
    FIELDS,
    PHRASES,
    REASONS,
    Needs,
    beginnings,
    compiled,
    literals,
    longest,
    needed,
    sentences,
    vocabulary,
)
from ecr_denied.reading.lines.literals import squeezed
from tests.catalogue.proving import proofs_of
from tests.looped import looped
from tests.tables import Line, lines_in

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"

TABLE = Path(__file__).with_name("notation.txt")
EXAMPLES = {
    name: ("",) if words == "nothing" else tuple(words.split(" ¦ "))
    for name, words in (line.named() for line in lines_in(TABLE, "examples"))
}


def in_section(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorate a test of one ``line`` of a section of notation.txt."""
    return looped("line", lines_in(TABLE, name), ids=lambda line: line.at)


def matches(words: str, text: str) -> bool:
    return compiled(words).search(text) is not None


def captured(words: str, text: str) -> dict[str, str | None]:
    match = compiled(words).search(text)
    assert match
    return {name: None if said is None else said.replace("\n", "") for name, said in match.groupdict().items()}


# --- what is not matched --------------------------------------------------------------------------------


@in_section("not matched")
def test_no_other_words_are_matched(line: Line) -> None:
    words, _, text = line.text.partition(" => ")
    assert not matches(words, text)


@looped("name", FIELDS)
def test_no_token_is_empty_or_longer_than_its_field(name: str) -> None:
    unit, most = EXAMPLES[name][0][:1], FIELDS[name][1]
    words = f"<{{{name}}}>"
    assert matches(words, f"<{unit * most}>")
    assert not matches(words, "<>") and not matches(words, f"<{unit * (most + 1)}>")


@looped("name", FIELDS)
def test_no_token_reaches_over_a_blank_line(name: str) -> None:
    assert not matches(f"<{{{name}}}>", "<1\n\n1>")


# --- what is --------------------------------------------------------------------------------------------


@in_section("matched")
def test_words_are_matched_in_every_spelling_the_notation_allows(line: Line) -> None:
    words, _, text = line.text.partition(" => ")
    assert matches(words, text)


@in_section("captured")
def test_every_field_is_captured_under_its_name(line: Line) -> None:
    words, text, fields = line.text.split(" => ")
    found = captured(words, text)
    assert " ¦ ".join(f"{name}={'none' if said is None else said}" for name, said in found.items()) == fields


def test_a_token_at_the_end_of_a_wording_takes_all_it_can_and_none_of_the_next_line() -> None:
    assert captured("in {reference}", f"in {HOST}/app:v1\nnext") == {"reference": f"{HOST}/app:v1"}


@looped("words", ["in {tag}{end}", "in {tag}[ x]", "in {tag}( x|{end})"])
def test_what_need_not_stand_behind_a_token_does_not_shorten_it(words: str) -> None:
    assert captured(words, "in v1.2\nnext") == {"tag": "v1.2"}


def test_a_token_before_another_may_be_torn() -> None:
    assert captured("in {tag} {status}", "in v\n1 403") == {"tag": "v1", "status": "403"}


def test_a_token_at_the_beginning_of_a_wording_takes_nothing_of_the_line_above() -> None:
    assert captured("{tag}: Pulling from {path}", "hello\nv1: Pulling from app")["tag"] == "v1"


def test_a_colon_ends_a_token_only_before_a_blank() -> None:
    assert captured("in {reference}: {text}", "in h:5000/a:v1: no")["reference"] == "h:5000/a:v1"


def test_every_reason_phrase_stands_for_its_status() -> None:
    assert REASONS["Forbidden"] == 403 and min(REASONS.values()) == 400
    assert {phrase.replace("_", " ") for phrase in PHRASES["reason"]} == set(REASONS)


WORDINGS = (
    "denied: requested access",
    "name '{repository}' does not [really ]exist",
    'a "{tag}" (is|was) not in {image}: x',
)
TEXTS = ("denied: requested access", "name 'team/app' does not really exist", 'a "v1" was not in h/app: x')


@looped("words, text", list(zip(WORDINGS, TEXTS, strict=True)))
def test_no_single_line_break_between_two_characters_hides_a_wording(words: str, text: str) -> None:
    whole = captured(words, text)
    for at in range(1, len(text)):
        assert captured(words, f"{text[:at]}\n{text[at:]}") == whole, at


# --- literals and vocabulary ----------------------------------------------------------------------------


@in_section("literals")
def test_literals_are_the_plain_words_that_no_spelling_changes(line: Line) -> None:
    words, _, found = line.text.rpartition(" => ")
    assert literals(words) == {one.removesuffix(" begins"): one.endswith(" begins") for one in found.split(" ¦ ")}


def test_literals_and_beginnings_of_a_reason_are_those_of_each_of_its_phrases() -> None:
    assert {"forbidden", "unauthorized"} <= set(literals("a {bare_reason} b"))
    spelt = {words for reason in PHRASES["bare_reason"] for words in (reason, reason.replace(" ", "_"))}
    assert beginnings("{bare_reason} x") == {words.lower()[:16].rstrip() for words in spelt}


@in_section("beginnings")
def test_the_beginnings_are_the_plain_words_that_come_first_where_they_are_known(line: Line) -> None:
    words, _, found = line.text.rpartition(" => ")
    assert beginnings(words) == (set() if found == "nothing" else {*found.split(" ¦ ")})


def test_the_vocabulary_is_every_plain_word_and_no_field() -> None:
    assert vocabulary("Name '{repository}' [does] (not|never) exist") == {"name", "does", "not", "never", "exist"}


ENTRIES = looped("entry", CATALOGUE, ids=lambda entry: entry.name)


# Of more forms some are tried: three wordings make nineteen of twenty.
MOST = 2_000


@cache
def forms(words: str) -> tuple[list[str], ...]:
    """The forms that a wording can take; of each, the texts that other tokens make of it."""
    tokens = regex.findall(r"\\.|\{\w+\}|.", words)
    Form = list[str]

    def sequence(at: int) -> tuple[list[Form], int]:
        branches, current = list[Form](), [Form()]
        while at < len(tokens) and tokens[at] not in "])":
            token = tokens[at]
            at += 1
            if token == "|":
                branches, current = branches + current, [Form()]
                continue
            if token in "[(":
                inner, at = sequence(at)
                options = inner if token == "(" else [Form(), *inner]
                at += 1
            elif token[1:-1] in PHRASES:
                options = [[form] for phrase in PHRASES[token[1:-1]] for form in {phrase, phrase.replace(" ", "_")}]
            else:
                options = [[token if token[1:-1] in EXAMPLES else token[-1]]]
            current = [before + option for before, option in product(current, options)]
        return branches + current, at

    every = sequence(0)[0]
    return tuple(
        ["".join(parts) for parts in product(*(EXAMPLES.get(part[1:-1], (part,)) for part in form))]
        for form in every[:: len(every) // MOST | 1]
    )


def typographic(text: str) -> str:
    return text.replace("'", "’").replace('"', "”")


def folded(text: str) -> str:
    return " ".join(text.split()).lower()


def stand(needs: Needs, text: str) -> bool:
    return all(need in text if isinstance(need, str) else any(stand(branch, text) for branch in need) for need in needs)


@looped(
    "words, needs",
    [
        ("denied: {action} [of it] (is|was) wrong", ("denied:", (((), ("was",))), "wrong")),
        ("(cannot|can't) find '{image}'", (((("cannot",), ("can",))), "find")),
        ("{start}it's so", ("s so",)),
    ],
)
def test_what_a_wording_needs_is_every_plain_word_of_it(words: str, needs: Needs) -> None:
    assert needed(words) == needs


def test_a_wording_with_a_field_of_phrases_needs_the_plain_words_of_one() -> None:
    (phrases,) = needed("{guardrail} it")
    assert set(phrases) >= set(map(needed, PHRASES["guardrail"]))


def test_every_sign_of_the_notation_has_an_example() -> None:
    used = {name for entry in CATALOGUE for name in regex.findall(r"\{(\w+)\}", entry.words)}
    missing = {*(used - PHRASES.keys()), *FIELDS} - EXAMPLES.keys()
    assert not missing, "give each field of the notation an example in notation.txt"


@in_section("longest")
def test_a_wording_is_no_longer_than_its_parts(line: Line) -> None:
    words, _, most = line.text.rpartition(" => ")
    assert longest(words) == int(most)


@ENTRIES
def test_every_form_of_a_wording_holds_a_literal_of_it_and_matches(entry: Entry) -> None:
    expression, known, wanted = entry.expression, literals(entry.words), needed(entry.words)
    for texts in forms(entry.words):
        for spelt in (texts, [typographic(text) for text in texts]):
            assert any(expression.search(text) for text in spelt), spelt[0]
            assert all(any(literal in folded(text) for literal in known) for text in spelt), spelt[0]
            assert all(stand(wanted, folded(text)) for text in spelt), spelt[0]


@ENTRIES
def test_no_wording_begins_with_anything_but_a_literal_where_all_are_said_to_begin_it(entry: Entry) -> None:
    known = literals(entry.words)
    for text in (text for texts in forms(entry.words) for text in texts if all(known.values())):
        match = entry.expression.search(text)
        assert match and folded(text[match.start() :]).startswith(tuple(known)), text


@ENTRIES
def test_every_form_of_a_wording_begins_as_is_said_and_is_no_longer(entry: Entry) -> None:
    first, most = tuple(map(squeezed, beginnings(entry.words))), longest(entry.words)
    for text in (text for texts in forms(entry.words) for text in (*texts, *map(typographic, texts))):
        for match in entry.expression.finditer(text):
            assert len(match[0]) <= most, text
            assert not first or squeezed(match[0]).startswith(first), text


@looped("name", [*FIELDS, *PHRASES, "image", "status", "refusal", "exit_status", "resource", "policy_arn", "caller"])
@looped("unit", ["0", "a\n", f"<{'a' * 48}>\n", f"{{{{{'a' * 48}}}}}\n", "arn:a:a:a:/"])
def test_no_text_makes_a_wording_longer_than_is_said(name: str, unit: str) -> None:
    words = f"a '{{{name}}}' \"b\""
    text = f"a \\\\\\''\n{unit * 400}'\n\"b\""
    assert all(len(match[0]) <= longest(words) for match in compiled(words).finditer(text))


def test_the_reason_phrases_do_not_depend_on_the_python_that_reads_them() -> None:
    assert {
        status.phrase: status.value for status in HTTPStatus if status >= HTTPStatus.BAD_REQUEST
    }.items() <= REASONS.items()
    assert REASONS["Content Too Large"] == REASONS["Request Entity Too Large"] == 413


@ENTRIES
def test_no_literal_of_a_wording_is_so_short_that_it_stands_everywhere(entry: Entry) -> None:
    assert min(map(len, literals(entry.words))) >= 3


# --- cost -----------------------------------------------------------------------------------------------

# The engine's own clock is the measure: an expression that is linear needs milliseconds for this much text.
PATIENCE = 2.0
SIZE = 1 << 14


@pytest.mark.whole
@looped("name", FIELDS)
@looped("unit", [" ", '"', ":", "<a>", "<a", "a/", "a\n", "0", "[a]", "fetching ", "fetching a "])
def test_no_text_makes_a_wording_run_out_of_patience(name: str, unit: str) -> None:
    for words in (f"fetching {{{name}}} failed", f"fetching {{{name}}}[: {{text}}] (failed|lost)"):
        for text in ((unit * SIZE)[:SIZE], f"fetching {(unit * SIZE)[:SIZE]} lost"):
            for _ in compiled(words).finditer(text, timeout=PATIENCE):
                pass


@given(st.text(alphabet="ab '\"{}[]()|\\-\n", max_size=30))
def test_plain_words_however_they_are_escaped_match_themselves(words: str) -> None:
    plain = " ".join(words.split())
    escaped = regex.sub(r"([{}\[\]()|\\])", r"\\\1", plain)
    assert compiled(escaped).search(plain) is not None


@in_section("unions")
def test_a_wording_is_a_union_where_one_bracket_holds_all_of_it(line: Line) -> None:
    words, _, union = line.text.rpartition(" => ")
    assert sentences(words) == ([] if union == "nothing" else union.split(" ¦ "))


def test_a_union_finds_what_one_of_its_sentences_finds() -> None:
    for entry in CATALOGUE:
        union = [compiled(words, torn=False) for words in sentences(entry.words)]
        for text in (proof.text for proof in proofs_of(entry, fails=True)) if union else ():
            starts = [match.start() for match in (words.search(text) for words in union) if match]
            match = entry.unbroken.search(text)
            assert min(starts, default=None) == (match and match.start()), (entry.name, text)
