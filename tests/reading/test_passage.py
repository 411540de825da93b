"""Passages: plain lines as one text, which of them go on with the one above, and which only quote."""

from __future__ import annotations

from itertools import starmap

from ecr_denied.reading.lines.passage import Passage, passages
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES, Block, Line
from ecr_denied.records import Told
from tests.looped import looped


def passage(*lines: str) -> Passage:
    return Passage(block(*lines))


def block(*lines: str) -> Block:
    return Block([*starmap(Line, enumerate(lines, 1))], 0, len(lines))


# --- what does not go on --------------------------------------------------------------------------------


@looped(
    "lines",
    [
        ("one", "two"),
        ("one:", "", "two"),
        ('one "', "", 'two"'),
        ('one "a', "", "x", 'two" y'),
        ('one "x"', "two"),
        ("found in registry", "two"),
        ("one", "it is caused by: two"),
        ("reform", "two"),
        ("one", 'two" three'),
        ('one "x"', 'two" three'),
        ('one "x', '"y" two'),
        ("one\\nand more", 'two" three'),
    ],
)
def test_no_line_goes_on_with_one_that_was_finished_or_over_a_blank_one(lines: tuple[str, ...]) -> None:
    last = len(passage(*lines).lines) - 1
    assert passage(*lines).opening(last) == last


def test_no_record_of_a_logger_goes_on_with_the_line_above() -> None:
    for record in (' time="2026-01-02T03:04:05Z" level=fatal msg="two"', "E0102 03:04:05.000000 1 x.go:7] two"):
        for above in ("docker logs web:", 'error="one', "one for"):
            lines = passage(above, record)
            assert lines.opening(1) == 1 and not lines.goes_on(0, 0, 1), (above, record)
    split = passage('msg="one for\\ntime=\\"x\\" two"')
    assert split.goes_on(0, 0, 1)


def test_the_quotations_of_a_line_that_was_split_are_its_own() -> None:
    split = passage('{"a":"one\\ntwo', "three")
    assert split.opening(len(split.lines) - 1) == len(split.lines) - 1


def test_no_line_goes_on_with_a_finished_one() -> None:
    for lines in (("one", "two"), ("one:", "", "two"), ('one "', "", 'two"'), ('one "x"', "two"), ("reform", "two")):
        assert not passage(*lines).goes_on(0, 0, len(lines) - 1), lines
    for lines in (("found in registry", "two"), ("one", "it is caused by: two")):
        assert not passage(*lines).goes_on(0, 0, 1), lines


@looped("begin", ["Error: Cannot perform", "Error response from daemon:", "An error occurred (ExpiredToken)"])
def test_no_line_on_which_a_program_begins_to_tell_an_error_goes_on_with_the_one_above(begin: str) -> None:
    assert not passage("Invalid choice, valid choices are:", begin).goes_on(0, 0, 1)


def test_no_line_goes_on_with_a_quotation_that_was_closed_above_it() -> None:
    assert not passage('one "a', 'b" c', "two").goes_on(0, 0, 2)


def test_no_line_goes_on_below_the_end_of_a_text_or_over_a_blank_line() -> None:
    for lines in (("one",), ("one", "", "two")):
        assert not passage(*lines).goes_on_below(len("one"))
    assert not passage("one", "two").goes_on_below(len("on"))
    assert passage("one", "two").goes_on_below(len("one"))


def test_no_break_of_a_block_of_yaml_is_a_pipe() -> None:
    for lines in (("password: |", "hunter2"), ("echo hunter2", "docker login"), ("a - <", "b"), ("a", "- b")):
        assert passage(*lines).piped == passage(*lines).text, lines


def test_no_sentence_reaches_higher_than_it_can_be_tall() -> None:
    lines = ["so much for", *["for"] * 9, "this"]
    assert passage(*lines).opening(10) == 10 - MAX_WRAPPED_LINES


# --- what does ------------------------------------------------------------------------------------------


@looped(
    "end",
    ["one:", "one,", "one (", "is not authorized to perform", "on resource", "User", "dial tcp", "Get", "api error"],
)
def test_a_line_that_was_not_finished_goes_on(end: str) -> None:
    text = passage("zero", end, "two")
    assert text.opening(2) == 1 and text.goes_on(1, 1, 2)


@looped("between", [[], [""], ["", ""]])
@looped("glued", ["", "14/12/2016 18:25:47"])
def test_the_reason_that_an_sdk_puts_on_a_line_of_its_own_goes_on(between: list[str], glued: str) -> None:
    text = passage("one", *between, f"{glued}caused by: two")
    assert text.goes_on(0, 0, len(between) + 1)
    assert not passage("one", "two", "caused by: three").goes_on(0, 0, 2)


def test_a_quotation_goes_on_to_the_line_that_closes_it() -> None:
    text = passage('one "a', "b", 'c" two')
    assert text.opening(2) == 0 and text.goes_on(0, 0, 1)
    assert passage('one "a', 'b" "c" two').opening(1) == 0
    for begun, goes_on in (('one "a', True), ('one "x" "a', True), ('one "x" "y"', False)):
        assert passage(begun, 'b" two').goes_on(0, 0, 1) is goes_on


def test_a_box_that_is_drawn_through_a_line_tears_a_quotation_as_a_wrap_does() -> None:
    assert passage('one "a │ b" two').opening(1) == 0


def test_a_piece_of_a_line_that_begins_in_a_word_has_every_line_of_the_piece() -> None:
    text = Passage(Block([Line(1, "- unhel"), Line(1, "pful\\n- two", "- unhel")], 0, 2))
    assert text.lines == ["unhel", "pful", "two"]


def test_what_stands_before_a_place_is_so_many_letters_or_the_piece_before_on_its_line() -> None:
    text = passage("one", "two three")
    assert text.before(2, 9) == "on" and text.before(7, 5) == "e\ntwo"
    assert not text.is_piece(1) and not text.is_torn(1)
    for before, piece, whole in (
        ("- unhel", "pful: x", "unhelpful: x"),
        ("docker push ", "app: x", "docker push app: x"),
        ("docker push", " app: x", "docker push app: x"),
    ):
        pieces = Passage(Block([Line(1, "one"), Line(2, piece, before)], 0, 2))
        torn = whole.startswith("unhel")
        assert pieces.before(pieces.start_of(1) + len(pieces.lines[1]), 2) == whole
        assert pieces.is_piece(1) and pieces.is_torn(1) is torn and not pieces.is_piece(0)


def test_a_pipe_and_an_arrow_that_were_taken_for_a_frame_stand_in_place_of_the_break() -> None:
    for lines in (("echo hunter2 | ", "docker login"), ("echo hunter2", "  | docker login")):
        assert passage(*lines).piped == "echo hunter2|docker login"
    assert passage("password <", '- "hunter2"').piped == 'password <-"hunter2"'


def test_offsets_lines_and_numbers_belong_together() -> None:
    text = Passage(Block([Line(7, "\x1b[31mone\rtwo\x1b[0m"), Line(8, ""), Line(9, "three")], 0, 3))
    assert text.lines == ["one", "two", "", "three"] and text.text == "one\ntwo\n\nthree"
    assert text.numbers == [7, 7, 8, 9] and text.printed[1] == "\x1b[31mone\rtwo\x1b[0m"
    assert [text.line_of(text.start_of(line)) for line in range(4)] == [0, 1, 2, 3]
    assert text.lines_from(0, text.start_of(3)) == "one\ntwo\n"


def test_only_its_own_lines_are_a_passages() -> None:
    text = Passage(Block([Line(1, "a"), Line(2, "b\rc"), Line(3, "d")], 1, 2))
    assert [text.owns(line) for line in range(4)] == [False, True, True, False]


def test_what_a_block_of_code_holds_is_a_passage_of_its_own_and_every_line_keeps_its_number() -> None:
    printed, quoted = passages(block("one", "cat <<EOF", "denied", "EOF", "five"), {2, 3})
    assert printed.lines == ["one", "cat <<EOF", "", "", "five"] and printed.told is Told.PRINTED
    assert quoted.lines == ["", "", "denied", "EOF", ""] and quoted.told is Told.QUOTED
    assert printed.numbers == quoted.numbers == [1, 2, 3, 4, 5]
