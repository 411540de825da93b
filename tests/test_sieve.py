"""The gate: bytes in any encoding and any cut, lines of any length, and the numbers of the lines."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

import pytest

from ecr_denied import Cause, Failure, parse, scan
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import squeeze
from ecr_denied.reading.sieve import Block, Gate, chunks
from tests.strategies import small_units

EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again."
NOTHING = "nothing\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


def refusal(number: int) -> str:
    """A refusal that says its number."""
    return (
        f"name unknown: The repository with name 'app/{number}' does not exist in the registry with id '111122223333'"
    )


def one(data: bytes | Iterable[bytes] | BinaryIO) -> Failure:
    (failure,) = scan([data] if isinstance(data, bytes) else data)
    return failure


def blocks(text: str, *literals: str) -> list[Block]:
    return list(Gate(map(squeeze, literals)).blocks([text.encode()]))


class OnlyRead:
    """The least a binary file can do."""

    def __init__(self, data: bytes) -> None:
        self._file = io.BytesIO(data)

    def read(self, size: int) -> bytes:
        return self._file.read(min(size, 7))


class OnlyRead1(OnlyRead):
    """A pipe: hands on what has arrived."""

    def read1(self, size: int) -> bytes:
        return self.read(size)

    def __iter__(self) -> Iterator[bytes]:
        raise AssertionError("a file is read, not iterated over")


# --- nothing to find, nothing to fall over ---------------------------------------------------------------


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\x00", b"d", b"\xff", b"\xff\xfe", b"\xfe\xff", b"\xff\xfed", b"\r", b"\r\n", b"\x00" * 99]
)
def test_too_little_gives_nothing_and_does_not_raise(data: bytes) -> None:
    assert list(scan([data])) == []
    assert list(scan(io.BytesIO(data))) == []
    assert parse(data) == []


def test_no_chunks_at_all_give_nothing() -> None:
    assert list(scan([])) == []
    assert list(scan([b"", b"", b""])) == []


def test_an_error_of_the_stream_is_passed_on_and_what_came_before_is_kept() -> None:
    def broken() -> Iterator[bytes]:
        yield f"{EXPIRED}\n".encode() + b"nothing\n" * 20
        raise OSError("gone")

    found = scan(broken())
    assert next(found).cause is Cause.TOKEN_EXPIRED
    with pytest.raises(OSError, match="gone"):
        next(found)


def test_lines_without_a_literal_are_not_handed_on() -> None:
    assert blocks("all is well\n" * 1000, "is not well") == []


# --- encodings -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_encoding_is_read(encoding: str, ending: str) -> None:
    text = f"first{ending}{EXPIRED}{ending}last"
    failure = one(text.encode(encoding))
    assert (failure.cause, failure.first_line) == (Cause.TOKEN_EXPIRED, 2)
    assert failure.message.startswith("Your authorization token has expired")


def test_utf_16_cut_off_in_the_middle_of_a_character_is_read() -> None:
    assert one(EXPIRED.encode("utf-16") + b"\x3d").cause is Cause.TOKEN_EXPIRED
    assert one(EXPIRED.encode("utf-16") + b"\x3d\xd8").cause is Cause.TOKEN_EXPIRED


def test_two_zero_bytes_do_not_make_a_text_utf_16() -> None:
    assert one(b"a\x00b\x00" + b"plain text from here\n" + EXPIRED.encode()).cause is Cause.TOKEN_EXPIRED


@pytest.mark.parametrize("junk", [b"\xff", b"\xc3", b"\xe2\x82", b"\x80\x81", b"\x00", b"\x00\x00\x00"])
def test_undecodable_bytes_hide_nothing_beside_them(junk: bytes) -> None:
    for data in (junk + EXPIRED.encode(), junk + b"\n" + EXPIRED.encode(), EXPIRED.encode() + junk):
        assert one(data).cause is Cause.TOKEN_EXPIRED


def test_nul_bytes_inside_the_words_are_taken_out() -> None:
    assert (
        one(f"{refusal(1)}\n{refusal(2)}".encode().replace(b"app/1", b"a\x00pp/1").split(b"\n")[0]).repository
        == "app/1"
    )


# --- kinds of streams ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [io.BytesIO, OnlyRead, OnlyRead1])
def test_a_file_is_read_with_whatever_it_has(kind: type[OnlyRead]) -> None:
    assert one(cast("BinaryIO", kind(f"first\n{EXPIRED}\n".encode()))).first_line == 2


def test_a_pipe_is_read_as_it_fills() -> None:
    read: list[int] = []

    class Pipe:
        def read1(self, _: int) -> bytes:
            read.append(len(read))
            return [f"{EXPIRED}\n".encode(), b"nothing\n" * 20, f"{EXPIRED}\n".encode(), b""][len(read) - 1]

    found = scan(cast("BinaryIO", Pipe()))
    assert next(found).first_line == 1
    assert len(read) == 2, "the first failure waited for more than it needed"
    assert next(found).first_line == 22


def test_any_iterable_of_chunks_will_do() -> None:
    whole = f"first\n{EXPIRED}\n".encode()
    for stream in ([whole], (whole,), iter([whole]), (whole[at : at + 1] for at in range(len(whole)))):
        assert one(stream).first_line == 2


def test_chunks_pass_utf_8_on_as_it_is() -> None:
    assert b"".join(chunks([b"a", b"b\xff", b"", b"c\n"])) == b"ab\xffc\n"


# --- line numbers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("skipped", [0, 1, 3, 4, 5, 8, 9, 12, 13, 14, 100, 5000])
def test_line_numbers_are_right_after_a_skipped_run(skipped: int, ending: str) -> None:
    text = (f"nothing{ending}" * skipped + refusal(1) + ending) * 3
    lines = [failure.first_line for failure in scan([text.encode()])]
    assert lines == [skipped + 1, 2 * skipped + 2, 3 * skipped + 3]


@pytest.mark.parametrize("chunk", [1, 7, 64, 1000])
def test_line_numbers_do_not_depend_on_the_chunks(chunk: int) -> None:
    whole = "".join(NOTHING * (number % 15) + f"{refusal(number)}\n" for number in range(40)).encode()
    expected = [number + sum(n % 15 for n in range(number + 1)) + 1 for number in range(40)]
    found = scan(whole[at : at + chunk] for at in range(0, len(whole), chunk))
    assert [failure.first_line for failure in found] == expected


def test_every_line_of_a_long_block_is_told_once_and_numbered_right() -> None:
    text = "".join(f"{refusal(number)}\n" for number in range(1, 1001))
    found = [(failure.repository, failure.first_line) for failure in scan([text.encode()])]
    assert found == [(f"app/{number}", number) for number in range(1, 1001)]


@pytest.mark.parametrize("block", [16, 17, 24, 64])
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


# --- lines longer than any message -----------------------------------------------------------------------


@pytest.mark.parametrize("before", [0, (1 << 20) - 60, (1 << 20) - 3, 1 << 20])
def test_a_failure_inside_a_line_of_several_mib_is_found(before: int) -> None:
    data = b"x" * before + b" " + refusal(1).encode() + b" " + b"y" * (1 << 21)
    failure = one(data)
    assert (failure.repository, failure.first_line, failure.last_line) == ("app/1", 1, 1)
    assert len(failure.message) < 1000


def test_a_failure_in_the_middle_of_a_line_that_never_ends_is_told_before_the_line_ends() -> None:
    given: list[int] = []

    def stream() -> Iterator[bytes]:
        for number in range(200):
            given.append(number)
            yield refusal(1).encode() if number == 4 else b"x" * 100

    with small_units(400, 200):
        assert next(scan(stream())).repository == "app/1"
    assert len(given) < 100, "the whole line was gathered first"


@pytest.mark.parametrize("gap", [3_000, 16_384, 50_000, 400_000])
def test_no_refusal_in_a_very_long_line_is_lost_or_told_twice(gap: int) -> None:
    count = max(1_200_000 // gap, 4)
    line = "".join(refusal(number) + " x" * (gap // 2) for number in range(count))
    assert [failure.repository for failure in scan([line.encode()])] == [f"app/{number}" for number in range(count)]


@pytest.mark.parametrize("before", range(0, 260, 3))
def test_no_refusal_is_lost_where_two_units_or_pieces_meet(before: int) -> None:
    data = b"x " * (before // 2) + refusal(1).encode() + b" y" * 500 + b"\nnothing\n" + refusal(2).encode()
    with small_units(400, 200):
        found = [failure for failure in scan([data]) if failure.cause is Cause.REPOSITORY_NOT_FOUND]
    assert {(failure.repository, failure.first_line) for failure in found} == {("app/1", 1), ("app/2", 3)}
    assert len(found) == 2


def test_a_line_that_ends_with_its_unit_keeps_the_numbers_right() -> None:
    for length in range(398, 404):
        text = "x" * (length - 1) + "\n" + refusal(1) + "\n"
        with small_units(400, 100):
            assert one(text.encode()).first_line == 2


# --- what a gate is made of ------------------------------------------------------------------------------


def test_a_line_that_holds_any_literal_of_the_catalogue_is_handed_on() -> None:
    literals = {literal for pattern in CATALOGUE for literal in pattern.gate}
    gate = Gate(literals)
    for literal in sorted(literals):
        (block,) = gate.blocks([b"nothing\n" * 30 + literal.upper().encode() + b"\n" + b"nothing\n" * 30])
        assert literal.upper() in [line.text for line in block.lines]
        assert block.lines[block.fresh].number == 27


def test_a_literal_of_its_own_is_found_without_a_stem() -> None:
    (block,) = blocks("a\nzyx\nb\n", "zyx")
    assert [line.text for line in block.lines] == ["a", "zyx", "b"]
    assert (block.fresh, block.final) == (0, 3)
