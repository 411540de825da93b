"""Lists of data: where elements are parted, on one line and on several, and which lines stand in one."""

from __future__ import annotations

from itertools import starmap

from ecr_denied import Reader
from ecr_denied.reading.lines.beginning import Beginning
from ecr_denied.reading.lines.frames import peel
from ecr_denied.reading.lines.lists import begins_data, in_data, mended
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.lines.sieve import Block, Line
from tests.looped import looped

EXPIRED = "denied: Your authorization token has expired."


def passage(*lines: str, first: int = 1, is_in_data: bool = False) -> Passage:
    return Passage(Block([*starmap(Line, enumerate(lines, first))], 0, len(lines)), is_in_data=is_in_data)


# --- no border ------------------------------------------------------------------------------------------


@looped(
    "line",
    [
        '["docker", "push", "x"]',
        '{"a b": "c d", "e f": "g h"}',
        'said "one two", "three four"',
        '"a b","c d"',
        "a\tb c d e f",
        "so many words here:\tas many words as here",
        "    \tas many words as here",
    ],
)
def test_no_words_and_no_members_stand_on_lines_of_their_own(line: str) -> None:
    assert len(peel(line)) == 1


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


@looped("line", ["x = [", "[error] x", "(one two", "{x", '("a b", "c"),', '{"a": 1},'])
def test_no_line_begins_a_list_of_data_that_is_codes_or_an_element(line: str) -> None:
    assert not begins_data(line)


@looped("above", ["x =", "f(", '"said",', "return", "List<String>"])
def test_no_list_below_code_is_data(above: str) -> None:
    assert in_data([above, "[", '"a b",'], goes_on=False) == [False, False, False]


def test_no_string_goes_on_outside_of_data_or_in_another_element() -> None:
    for lines in (['"a"', '"b"'], ['["a",', '"b"]'], ['["a"', "]"]):
        before = [*lines]
        assert mended(lines, [lines[0].startswith("[")] * 2) == set() and lines == before


# --- borders --------------------------------------------------------------------------------------------


@looped(
    "line, parts",
    [
        ('["a b", "c d"]', ['["a b",', '"c d"]']),
        ("['a b', \"it's c\"]", ["['a b',", '"it\'s c"]']),
        ('[{"a":1},{"a":2}]', ['[{"a":1},', '{"a":2}]']),
        ('[[0,"a"],[1,"b"]]', ['[[0,"a"],', '[1,"b"]]']),
        ("[('a',), ('b',)]", ["[('a',),", "('b',)]"]),
        ("so many words as these\tas many words as here", ["so many words as these", "as many words as here"]),
    ],
)
def test_elements_that_are_sentences_or_objects_stand_on_lines_of_their_own(line: str, parts: list[str]) -> None:
    assert peel(line) == parts


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


def test_a_quotation_is_not_closed_in_another_element() -> None:
    assert passage('- "a', "  b", '- c"').opening(2) == 2
    assert passage('x "a",', '"b', 'c d"').opening(2) == 1


def test_a_list_that_is_open_above_goes_on() -> None:
    assert in_data(['"a b",', "", '"c d"', "]", "x", '"y"'], goes_on=True) == [True, True, True, True, False, False]
    assert in_data(["x y:", "[", '"a b",'], goes_on=False) == [False, True, True]
    assert begins_data('[{"a":1},') and begins_data('["a b"') and begins_data("{")


def test_a_passage_tells_whether_a_list_is_open_above_a_line() -> None:
    text = passage('"a b",', "]", "x", first=5, is_in_data=True)
    assert [text.ends_in_data(number) for number in (5, 6, 7, 8)] == [True, True, True, False]


def test_a_string_goes_on_in_the_one_on_the_next_line() -> None:
    lines = ["['one '", " 'two'", "'three',", "'four']"]
    lines[1] = lines[1].strip()
    assert mended(lines, [True] * 4) == {0, 1} and lines == ["['one", "two", "three',", "'four']"]
    assert passage("['one '", " 'two']").opening(1) == 0


def test_the_beginning_of_an_input_tells_whether_it_is_a_document_of_data() -> None:
    for text, is_data in ((b'\n[\n "a"', True), (b"x\n[\n", False), (b"", False)):
        beginning = Beginning()
        beginning.feed(text)
        beginning.held(is_whole=True)
        assert beginning.begins_data is is_data
        beginning.go_on()
        beginning.go_on()
        assert beginning.begins_data is is_data


# --- what follows ---------------------------------------------------------------------------------------


def test_what_was_told_in_one_element_is_not_told_again_in_the_next() -> None:
    said = ["x: 403 Forbidden from 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app", EXPIRED, EXPIRED]
    reader = Reader()
    reader.feed("\n".join(["[", *(f'  "{one}",' for one in said), "]"]).encode())
    assert [failure.repository for failure in reader.flush() if failure.cause == "token-expired"] == [None, None]
