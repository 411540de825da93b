"""The sieve: which lines are handed on, under which numbers, whatever the cut and however long a line is."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from ecr_denied import Cause, Failure, scan
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ANYONE, Note, Verdict
from ecr_denied.names.hosts import NAME_LITERALS
from ecr_denied.reading.lines.command_lines import CommandLines
from ecr_denied.reading.lines.literals import Literals
from ecr_denied.reading.lines.multiline import MultilineTexts
from ecr_denied.reading.lines.sieve import _PIECE, LEAD, MAX_WRAPPED_LINES, Block, Line, Sieve
from tests.looped import looped
from tests.strategies import cuts, small_units

NOTHING = "nothing\n"
REACH = 2 * MAX_WRAPPED_LINES  # the lines below one that matters that a torn sentence may take
FIRM, SOFT = "firm words", "soft.words"  # deciding, and not: with a blank a wrap may eat, and without one


def refusal(number: int) -> str:
    """A refusal that says its number."""
    return (
        f"name unknown: The repository with name 'app/{number}' does not exist in the registry with id '111122223333'"
    )


def one(data: bytes | Iterable[bytes]) -> Failure:
    (failure,) = scan([data] if isinstance(data, bytes) else data)
    return failure


def quiet_sieve() -> Sieve:
    """A sieve for a text in which nothing is under way."""
    return Sieve(
        Literals([FIRM]), lambda: Literals([FIRM, SOFT]), lambda: 0, CommandLines(), MultilineTexts().pass_over
    )


def sifted(text: str | bytes, attention: int = 10, cut: Iterable[bytes] | None = None) -> list[Block]:
    """The blocks, where something is under way for so many lines below each that matters."""
    data = text.encode() if isinstance(text, str) else text
    until = 0
    sieve = Sieve(
        Literals([FIRM]), lambda: Literals([FIRM, SOFT]), lambda: until, CommandLines(), MultilineTexts().pass_over
    )
    blocks = []
    for block in chain(*map(sieve.feed, [data] if cut is None else cut), sieve.flush()):
        blocks.append(block)
        until = block.lines[block.final - 1].number - REACH + attention
    return blocks


def own(blocks: Iterable[Block]) -> list[tuple[int, str]]:
    """The lines each block has for itself."""
    return [(line.number, line.text) for block in blocks for line in block.lines[block.fresh : block.final]]


# --- what is not handed on ------------------------------------------------------------------------------


def test_the_four_lines_above_what_decides_are_handed_on_whole_and_no_more() -> None:
    for above in range(8):
        lines = [*(f"line {number}" for number in range(1, above + 1)), FIRM]
        handed_on = [*enumerate(lines, 1)][-MAX_WRAPPED_LINES - 1 :]
        assert own(sifted("\n".join((*lines, "")))) == handed_on, above
        fed = (f"{line}\n".encode() for line in lines)
        assert own(sifted("", cut=fed)) == handed_on, above


def test_what_stands_before_a_piece_is_of_its_own_line() -> None:
    unit = "x" * (1 << 20)
    (block,) = sifted(f"{unit}tail\n{FIRM}\n")
    assert [line.before for line in block.lines if line.text == "tail"] == ["x" * LEAD]
    (block,) = sifted(f"{unit}tail\n{NOTHING * 8}{FIRM}\n")
    assert {line.before for line in block.lines} == {""}


# --- what is --------------------------------------------------------------------------------------------


def test_a_line_that_ends_with_a_piece_has_no_line_ending_either() -> None:
    line = f"{FIRM}{'x' * (_PIECE - len(FIRM) - 1)}"
    assert own(sifted(f"{line}\nnext\n"))[0] == (1, line)


def test_a_line_that_holds_a_deciding_literal_of_the_catalogue_is_handed_on() -> None:
    entries = [
        entry
        for entry in CATALOGUE
        if (isinstance(entry, Verdict) and entry.speaker is not ANYONE) or (isinstance(entry, Note) and entry.signal)
    ]
    literals = sorted({literal for entry in entries for literal in entry.literals} | set(NAME_LITERALS))
    engine = Literals(literals)
    for literal in literals:
        filtered = Sieve(engine, lambda: engine, lambda: 0, CommandLines(), MultilineTexts().pass_over)
        data = (NOTHING * 30 + literal.upper() + "\n" + NOTHING * 30).encode()
        (block,) = (*filtered.feed(data), *filtered.flush())
        assert Line(31, literal.upper()) in block.lines


# --- the cut is nothing ---------------------------------------------------------------------------------

LINES = st.lists(
    st.sampled_from(["nothing", "", "firm", "words", FIRM, SOFT, f"x {FIRM} {SOFT}", "ü🐳", "y " * 40, "z" * 130])
    | st.text(max_size=8)
).map("\n".join)


@settings(max_examples=200)
@given(st.data(), LINES, st.integers(1, 12), st.sampled_from([16, 17, 256]))
def test_no_cut_changes_what_is_handed_on(data: st.DataObject, text: str, attention: int, block: int) -> None:
    whole = text.encode("utf-8", "replace")
    with small_units(200, 64, block=block, page=data.draw(st.sampled_from([16, 100, 2048]))):
        assert own(sifted(whole, attention, data.draw(cuts(whole)))) == own(sifted(whole, attention))


@settings(max_examples=200)
@given(LINES, st.integers(1, 12))
def test_no_line_is_handed_on_twice_or_under_another_number(text: str, attention: int) -> None:
    with small_units(1 << 20, 1 << 14, block=16):
        given_on = own(sifted(text.encode("utf-8", "replace"), attention))
    lines = text.encode("utf-8", "replace").decode().split("\n")
    numbers = [number for number, _ in given_on]
    assert numbers == sorted(set(numbers))
    assert all(lines[number - 1].rstrip("\r") == words.rstrip("\r") for number, words in given_on)


@settings(max_examples=200)
@given(LINES, st.integers(1, 24), st.sampled_from([1, 7, 64, 2048]))
def test_no_page_hides_what_a_line_by_line_search_finds(text: str, attention: int, page: int) -> None:
    lines = "".join(f"{line}\n" for line in text.encode("utf-8", "replace").decode().replace("\r", "").split("\n"))
    joined = lines.lower().replace("\n", " ")
    expected, last, at = [], -1_000, 0
    for number, line in enumerate(lines.split("\n")[:-1], 1):
        end = at + len(line)

        def ends_here(literal: str, at: int = at, end: int = end) -> bool:
            return joined.find(literal, max(at - len(literal) + 1, 0), end) >= 0

        if ends_here(FIRM) or (last + REACH < number <= last + attention and ends_here(SOFT)):
            expected.append(number)
            last = number
        at = end + 1
    with small_units(1 << 20, 1 << 14, page=page):
        given_on = {number for number, _ in own(sifted(lines, attention))}
    around = {
        line for hit in expected for line in range(max(hit - MAX_WRAPPED_LINES, 1), hit + 2 * MAX_WRAPPED_LINES + 1)
    }
    assert given_on == {line for line in around if line <= lines.count("\n")}


# --- line numbers ---------------------------------------------------------------------------------------


@looped("ending", ["\n", "\r\n"])
@looped("skipped", [0, 1, 3, 4, 5, 8, 9, 12, 13, 14, 100, 5000])
def test_line_numbers_are_right_after_a_skipped_run(skipped: int, ending: str) -> None:
    text = (f"nothing{ending}" * skipped + refusal(1) + ending) * 3
    lines = [failure.first_line for failure in scan([text.encode()])]
    assert lines == [skipped + 1, 2 * skipped + 2, 3 * skipped + 3]


# --- where blocks meet ----------------------------------------------------------------------------------


@looped("block", [16, 17, 24, 64])
def test_no_refusal_is_lost_or_told_twice_where_blocks_meet(block: int) -> None:
    text = "".join(f"{refusal(number)}\n" + NOTHING * (number % 14) for number in range(200))
    with small_units(1 << 20, 1 << 14, block=block):
        found = [failure.repository for failure in scan([text.encode()])]
    assert found == [f"app/{number}" for number in range(200)]


def test_a_sentence_torn_where_blocks_meet_is_told_once() -> None:
    torn = refusal(1).replace(" in the registry", "\nin the registry")
    for before in range(20):
        text = f"{refusal(0)}\n" * before + torn + f"\n{refusal(2)}" * 30
        with small_units(1 << 20, 1 << 14, block=16):
            found = [failure for failure in scan([text.encode()]) if failure.repository == "app/1"]
        assert [(failure.first_line, failure.registry_id) for failure in found] == [(before + 1, "111122223333")]


# --- lines longer than any message ----------------------------------------------------------------------


@looped("literal", [FIRM, "firm.words"])
@looped("before", range(380, 405))
def test_a_literal_on_the_seam_of_two_units_is_found(literal: str, before: int) -> None:
    data = ("x" * before + literal + "y" * 900 + "\n" + NOTHING * 20).encode()
    with small_units(400, 200):
        filtered = Sieve(
            Literals([literal]), lambda: Literals([literal]), lambda: 0, CommandLines(), MultilineTexts().pass_over
        )
        blocks = [*filtered.feed(data), *filtered.flush()]
        assert blocks and {number for number, _ in own(blocks)} >= {1}


@looped("before", range(0, 260, 3))
def test_no_refusal_is_lost_where_two_units_or_pieces_meet(before: int) -> None:
    data = b"x " * (before // 2) + refusal(1).encode() + b" y" * 500 + b"\nnothing\n" + refusal(2).encode()
    with small_units(400, 200):
        found = [failure for failure in scan([data]) if failure.cause is Cause.REPOSITORY_NOT_FOUND]
    assert {(failure.repository, failure.first_line) for failure in found} == {("app/1", 1), ("app/2", 3)}
    assert len(found) == 2


@looped("before", [0, (1 << 20) - 60, (1 << 20) - 3, 1 << 20])
def test_a_failure_inside_a_line_of_several_mib_is_found(before: int) -> None:
    failure = one(b"x" * before + b" " + refusal(1).encode() + b" " + b"y" * (1 << 21))
    assert (failure.repository, failure.first_line, failure.last_line) == ("app/1", 1, 1)
    assert len(failure.message) < 1000


@looped("sign", [b"x", b"\r", b" ", b"\xff"])
def test_memory_stays_bounded_on_a_line_that_never_ends(sign: bytes) -> None:
    tracemalloc.start()
    try:
        assert list(scan(sign * 65_536 for _ in range(512))) == []
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()


def test_memory_stays_bounded_on_a_line_that_matters_and_never_ends() -> None:
    filtered = quiet_sieve()
    tracemalloc.start()
    try:
        for _ in range(400):
            for block in filtered.feed((f"{FIRM} " + "x" * 5_000).encode() * 13):
                assert sum(len(line.text) for line in block.lines) < 16 << 20
        assert tracemalloc.get_traced_memory()[1] < 32 << 20
    finally:
        tracemalloc.stop()


def test_memory_stays_bounded_over_lines_that_never_end_to_matter() -> None:
    tracemalloc.start()
    try:
        filtered = quiet_sieve()
        for _ in range(40):
            for block in filtered.feed(f"{FIRM}\n".encode() * 1000):
                assert len(block.lines) < 300
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()
