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


def hits(blocks: Iterable[Block], literal: str) -> list[int]:
    return [number for number, text in own(blocks) if literal in text]


# --- what is not handed on ------------------------------------------------------------------------------


@looped("text", ["", "\n", NOTHING * 1000, "firmwords\n", "firm\n\nwords\n", "firm  words", "soft.words\n" * 99])
def test_no_line_is_handed_on_where_nothing_decides(text: str) -> None:
    assert sifted(text) == []


@looped("attention", [1, 3, 10, 60])
def test_words_that_do_not_decide_count_only_so_many_lines_below_what_does(attention: int) -> None:
    for below, counts in ((attention, True), (attention + 1, False)):
        blocks = sifted(f"{FIRM}\n" + NOTHING * (below - 1) + f"{SOFT}\n" + "other\n" * 99, attention)
        assert hits(blocks, SOFT) == ([below + 1] if counts or below <= REACH else [])
        assert (own(blocks)[-1][1] == "other") is (counts or below <= REACH)


def test_words_that_do_not_decide_count_for_nothing_above_what_does() -> None:
    blocks = sifted(f"{SOFT}\n" + NOTHING * 20 + f"{FIRM}\n" + NOTHING * 20)
    assert hits(blocks, SOFT) == [] and hits(blocks, FIRM) == [22]


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


def test_attention_is_renewed_by_every_line_that_matters() -> None:
    text = f"{FIRM}\n" + (NOTHING * 19 + f"{SOFT}\n") * 5 + NOTHING * 20 + f"{SOFT}\n" + NOTHING * 20
    assert hits(sifted(text, attention=20), SOFT) == [21, 41, 61, 81, 101]


def test_words_that_do_not_decide_draw_in_no_more_lines_right_below_what_does() -> None:
    for below in range(1, REACH + 1):
        blocks = sifted(f"{FIRM}\n" + NOTHING * (below - 1) + f"{SOFT}\n" + NOTHING * 20, attention=20)
        assert [number for number, _ in own(blocks)] == list(range(1, REACH + 2))


def test_attention_ends_with_a_blank_line_counted_as_any_other() -> None:
    assert hits(sifted(f"{FIRM}\n" + "\n" * 20 + f"{SOFT}\n", attention=20), SOFT) == []
    assert hits(sifted(f"{FIRM}\n" + "\r\n" * 19 + f"{SOFT}\n", attention=20), SOFT) == [21]


# --- what is --------------------------------------------------------------------------------------------


@looped("spelt", [FIRM, FIRM.upper(), "x" + FIRM + "x", "firm\twords", "firm\nwords", f"ü{FIRM}🐳"])
def test_what_decides_is_handed_on_wherever_it_stands(spelt: str) -> None:
    for above in (0, 1, 4, 5, 100):
        blocks = sifted(NOTHING * above + spelt + "\n" + NOTHING * 30)
        assert len(blocks) == 1
        lines = own(blocks)
        last = above + 1 + spelt.count("\n")
        assert "\n".join(text for number, text in lines if above < number <= last) == spelt
        # the lines around that a torn sentence may take up
        assert [number for number, _ in lines] == list(
            range(max(last - MAX_WRAPPED_LINES, 1), last + 2 * MAX_WRAPPED_LINES + 1)
        )


def test_a_literal_torn_between_two_lines_is_found_however_long_they_are() -> None:
    for before in (0, 50, 5_000):
        assert hits(sifted("x" * before + " firm\nwords" + " y" * before + "\n" + NOTHING * 20), "words") == [2]


def test_the_text_of_a_line_has_no_line_ending_and_bad_bytes_are_replaced() -> None:
    assert own(sifted(b"firm words\xff\r\n")) == [(1, "firm words\ufffd")]


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


@looped("chunk", [1, 7, 64, 1000])
def test_line_numbers_do_not_depend_on_the_chunks(chunk: int) -> None:
    whole = "".join(NOTHING * (number % 15) + f"{refusal(number)}\n" for number in range(40)).encode()
    expected = [number + sum(n % 15 for n in range(number + 1)) + 1 for number in range(40)]
    found = scan(whole[at : at + chunk] for at in range(0, len(whole), chunk))
    assert [failure.first_line for failure in found] == expected


def test_the_first_line_not_yet_given_is_known_at_any_time() -> None:
    filtered = quiet_sieve()
    assert filtered.read_to == 1
    assert list(filtered.feed(NOTHING.encode() * 30)) == []
    assert filtered.read_to == 31 - MAX_WRAPPED_LINES
    assert list(filtered.feed(f"{FIRM}\n".encode())) == []
    assert filtered.read_to == 31 - MAX_WRAPPED_LINES
    assert own(filtered.feed(NOTHING.encode() * 30)) != []
    assert filtered.read_to == 62 - MAX_WRAPPED_LINES


def test_more_may_be_fed_after_a_flush_and_the_numbers_go_on() -> None:
    filtered = quiet_sieve()
    first = [*filtered.feed(f"{FIRM}\n".encode()), *filtered.flush()]
    second = [*filtered.feed(f"{NOTHING}{FIRM}\n".encode()), *filtered.flush()]
    assert own(first) == [(1, FIRM)] and own(second) == [(2, "nothing"), (3, FIRM)]


# --- where blocks meet ----------------------------------------------------------------------------------


def test_every_line_of_a_long_block_is_told_once_and_numbered_right() -> None:
    text = "".join(f"{refusal(number)}\n" for number in range(1, 1001))
    found = [(failure.repository, failure.first_line) for failure in scan([text.encode()])]
    assert found == [(f"app/{number}", number) for number in range(1, 1001)]


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


@looped("before", range(1990, 2060))
def test_a_literal_where_two_pages_meet_is_found(before: int) -> None:
    assert hits(sifted("x" * before + " firm\nwords\n" + NOTHING * 300), "words") == [2]
    assert hits(sifted("\n" * before + f"{FIRM}\n" + NOTHING * 300), FIRM) == [before + 1]


@looped("before", range(0, 260, 3))
def test_no_refusal_is_lost_where_two_units_or_pieces_meet(before: int) -> None:
    data = b"x " * (before // 2) + refusal(1).encode() + b" y" * 500 + b"\nnothing\n" + refusal(2).encode()
    with small_units(400, 200):
        found = [failure for failure in scan([data]) if failure.cause is Cause.REPOSITORY_NOT_FOUND]
    assert {(failure.repository, failure.first_line) for failure in found} == {("app/1", 1), ("app/2", 3)}
    assert len(found) == 2


HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


@looped("before", range(330, 405, 2))
def test_no_host_is_lost_where_two_units_meet(before: int) -> None:
    data = b"x " * (before // 2) + f'(Head "https://{HOST}/v2/app/manifests/v1": EOF)'.encode() + b" y" * 500
    with small_units(400, 1 << 14):
        assert one(data).repository == "app"


@looped("before", [0, (1 << 20) - 60, (1 << 20) - 3, 1 << 20])
def test_a_failure_inside_a_line_of_several_mib_is_found(before: int) -> None:
    failure = one(b"x" * before + b" " + refusal(1).encode() + b" " + b"y" * (1 << 21))
    assert (failure.repository, failure.first_line, failure.last_line) == ("app/1", 1, 1)
    assert len(failure.message) < 1000


@looped("gap", [3_000, 16_384, 50_000, 400_000])
def test_no_refusal_in_a_very_long_line_is_lost_or_told_twice(gap: int) -> None:
    count = max(300_000 // gap, 4)
    line = "".join(refusal(number) + " x" * (gap // 2) for number in range(count))
    with small_units(1 << 18, 1 << 14):
        found = [failure.repository for failure in scan([line.encode()])]
    assert found == [f"app/{number}" for number in range(count)]


def test_a_line_that_ends_with_its_unit_keeps_the_numbers_right() -> None:
    for length in range(398, 404):
        text = "x" * (length - 1) + "\n" + refusal(1) + "\n"
        with small_units(400, 100):
            assert one(text.encode()).first_line == 2


def test_a_failure_in_the_middle_of_a_line_that_never_ends_is_handed_on_before_the_line_ends() -> None:
    filtered = quiet_sieve()
    with small_units(400, 200):
        given_on = [
            block for number in range(200) for block in filtered.feed(FIRM.encode() if number == 4 else b"x" * 100)
        ]
    assert any(FIRM in text for _, text in own(given_on))


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
