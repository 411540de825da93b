"""Passages: plain lines as one text, which of them go on with the one above, and which only quote."""

from __future__ import annotations

from itertools import product, starmap

from ecr_denied.reading.lines.passage import Passage, passages
from ecr_denied.reading.lines.progress import once
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES, Block, Line
from ecr_denied.records import Told


def passage(*lines: str) -> Passage:
    return Passage(block(*lines))


def block(*lines: str) -> Block:
    return Block([*starmap(Line, enumerate(lines, 1))], 0, len(lines))


# --- what does not go on --------------------------------------------------------------------------------


def test_no_break_of_a_block_of_yaml_is_a_pipe() -> None:
    for lines in (("password: |", "hunter2"), ("echo hunter2", "docker login"), ("a - <", "b"), ("a", "- b")):
        assert passage(*lines).piped == passage(*lines).text, lines


def test_no_sentence_reaches_higher_than_it_can_be_tall() -> None:
    lines = ["so much for", *["for"] * 9, "this"]
    assert passage(*lines).opening(10) == 10 - MAX_WRAPPED_LINES


# --- what does ------------------------------------------------------------------------------------------


def test_a_piece_of_a_line_that_begins_in_a_word_has_every_line_of_the_piece() -> None:
    text = Passage(Block([Line(1, "- unhel"), Line(1, "pful\\n- two", "- unhel")], 0, 2))
    assert text.lines == ["unhel", "pful", "two"]


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


def test_words_over_few_lines_are_in_those_that_say_something_new() -> None:
    for lines in product(("a", "bb", "", "cad"), repeat=6):
        for above in (0, 1, 2):
            kept = [*once(lines, above)]
            parts = ("\n".join(lines[at : at + above + 1]) for at in range(6))
            assert all(f"\n{part}\n" in "\n".join(("", *kept, "")) for part in parts), (lines, above)
            assert len(kept) == 6 or len({*lines}) < 6
    assert [*once(["denied"] * 100, 2)] == ["denied"] * 3
