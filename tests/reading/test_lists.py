"""Lists of data: where elements are parted, on one line and on several, and which lines stand in one."""

from __future__ import annotations

from itertools import starmap

from ecr_denied.reading.lines.beginning import Beginning
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.lines.sieve import Block, Line
from tests.looped import looped


def passage(*lines: str, first: int = 1, is_in_data: bool = False) -> Passage:
    return Passage(Block([*starmap(Line, enumerate(lines, first))], 0, len(lines)), is_in_data=is_in_data)


# --- no border ------------------------------------------------------------------------------------------


@looped(
    "above, here",
    [
        ('"a": "b",', '"c": "d"'),
        ('"a"', '"b"'),
        ("one,", "two"),
        ('{"a": 1}', '{"a": 2}'),
        ('"a",', "b"),
        ("items:", "- one"),
        ("one", "- two"),
        ("- one", "a - two"),
    ],
)
def test_no_border_is_between_lines_that_are_not_of_two_elements(above: str, here: str) -> None:
    assert passage(above, here).borders == []


# --- borders --------------------------------------------------------------------------------------------


@looped(
    "above, here",
    [
        ('"a b",', '"c d"'),
        ("},", "{"),
        ("],", "["),
        ('[{"m":"a"}, ', ' {"m":"b"}]'),
        (' [{"m":"a"},     +', '  {"m":"b"}]'),
        ('"a b"', ', "c d"'),
        ("- one", "- two"),
        ("  - one", "  - two"),
        ("  more of one", "- two"),
    ],
)
def test_a_border_is_between_two_elements(above: str, here: str) -> None:
    text = passage(above, here)
    assert text.borders == [1] and text.is_parted(0, 1) and not text.goes_on(0, 0, 1) and text.opening(1) == 1


def test_the_beginning_of_an_input_tells_whether_it_is_a_document_of_data() -> None:
    for text, is_data in ((b'\n[\n "a"', True), (b"x\n[\n", False), (b"", False)):
        beginning = Beginning()
        beginning.feed(text)
        beginning.held(is_whole=True)
        assert beginning.begins_data is is_data
        beginning.go_on()
        beginning.go_on()
        assert beginning.begins_data is is_data
