"""The reader: parse groups, scan tells as it reads, a Reader is fed; none minds what it is given."""

from __future__ import annotations

import gc
import io
import weakref
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any, BinaryIO, cast

import pytest

from ecr_denied import Cause, parse, scan
from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Note, Other, Signal, Verdict, Wrapper
from ecr_denied.names.hosts import NAME_LITERALS
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES
from ecr_denied.reading.reader import Reader, deciding
from tests.looped import looped

EXPIRED = "denied: Your authorization token has expired.\n"


@looped("kind", [str, str.encode, lambda text: bytearray(text.encode()), lambda t: memoryview(t.encode())])
def test_text_bytes_and_their_like_are_read_the_same(kind: object) -> None:
    (failure,) = parse(kind(EXPIRED))  # type: ignore[operator]
    assert failure.cause is Cause.TOKEN_EXPIRED


def test_every_failure_is_told_in_the_order_of_its_lines() -> None:
    unknown = "name unknown: The repository with name 'a{}' does not exist in the registry with id '111122223333'\n"
    text = "".join(unknown.format(number) + "nothing\n" * (number % 20) for number in range(1, 60))
    assert [failure.repository for failure in scan([text.encode()])] == [f"a{number}" for number in range(1, 60)]


# --- what is no input -----------------------------------------------------------------------------------


async def arriving() -> AsyncIterator[bytes]:
    yield b"denied: x"


@looped(
    "stream, advice",
    [
        ("denied: x", r"parse\(\) takes a whole text"),
        (b"denied: x", r"parse\(\) takes a whole text"),
        (bytearray(b"denied: x"), r"parse\(\) takes a whole text"),
        (memoryview(b"denied: x"), r"parse\(\) takes a whole text"),
        (arriving(), "feed its chunks to a Reader"),
        (io.StringIO("denied: x"), "open the file in binary mode"),
        (["denied: x"], "give bytes, not str"),
        ([1], "give bytes, not int"),
        ([None], "give bytes, not NoneType"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_stream_that_gives_no_bytes_is_a_type_error_that_says_what_to_do(stream: Any, advice: str) -> None:
    with pytest.raises(TypeError, match=f"stream must.*{advice}"):
        list(scan(stream))


@looped("chunk", ["denied: x", None, 5, [b"x"]])
def test_a_reader_takes_nothing_but_bytes(chunk: Any) -> None:
    with pytest.raises(TypeError, match="must give bytes"):
        Reader().feed(chunk)


@looped("text", [None, 5, io.BytesIO(b"denied: x"), [b"denied: x"]])
def test_what_is_no_text_is_a_type_error_that_says_so(text: Any) -> None:
    with pytest.raises(TypeError, match="text must be str or bytes"):
        parse(text)


def test_an_error_of_the_stream_is_passed_on_and_what_came_before_is_kept() -> None:
    def broken() -> Iterator[bytes]:
        yield EXPIRED.encode() + b"nothing\n" * 60
        raise OSError("gone")

    found = scan(broken())
    assert next(found).cause is Cause.TOKEN_EXPIRED
    with pytest.raises(OSError, match="gone"):
        next(found)


# --- kinds of streams -----------------------------------------------------------------------------------


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


@looped("kind", [io.BytesIO, OnlyRead, OnlyRead1])
def test_a_file_is_read_with_whatever_it_has(kind: type[OnlyRead]) -> None:
    (failure,) = scan(cast("BinaryIO", kind(f"first\n{EXPIRED}\n".encode())))
    assert failure.first_line == 2


def test_a_pipe_is_read_as_it_fills() -> None:
    read: list[int] = []

    class Pipe:
        def read1(self, _: int) -> bytes:
            read.append(len(read))
            return [b"nothing\n" * 201 + EXPIRED.encode(), b"nothing\n" * 50, EXPIRED.encode(), b""][len(read) - 1]

    found = scan(cast("BinaryIO", Pipe()))
    assert next(found).first_line == 202
    assert len(read) == 2, "the first failure waited for more than it needed"
    assert next(found).first_line == 253


def test_any_iterable_of_chunks_will_do() -> None:
    whole = f"first\n{EXPIRED}\n".encode()
    streams: tuple[Iterable[bytes], ...] = (
        [whole],
        (whole,),
        iter([whole]),
        (whole[at : at + 1] for at in range(len(whole))),
        cast("Iterable[bytes]", [bytearray(whole)]),
        cast("Iterable[bytes]", [memoryview(whole)]),
    )
    for stream in streams:
        assert [failure.first_line for failure in scan(stream)] == [2]


def test_lines_without_line_ends_are_one_line() -> None:
    lines = ["first", EXPIRED.strip(), "last"]
    assert [failure.first_line for failure in scan(line.encode() for line in lines)] == [1]
    assert [failure.first_line for failure in scan(f"{line}\n".encode() for line in lines)] == [2]


# --- a reader that is fed -------------------------------------------------------------------------------


def test_a_flush_gives_what_is_held_and_lines_are_counted_on() -> None:
    reader = Reader()
    assert reader.feed(b"first\n" + EXPIRED.encode()) == []
    assert [failure.first_line for failure in reader.flush()] == [2]
    assert reader.flush() == []
    assert reader.feed(b"third\n" + EXPIRED.encode()) == []
    assert [failure.first_line for failure in reader.flush()] == [4]


def test_a_flush_in_the_middle_of_a_line_loses_nothing_and_counts_it_once() -> None:
    reader = Reader()
    assert reader.feed(EXPIRED.strip().encode()) == []
    assert [failure.first_line for failure in reader.flush()] == [1]
    assert reader.feed(b"\n" + EXPIRED.encode()) == []
    assert [failure.first_line for failure in reader.flush()] == [2]


def test_what_is_under_way_is_remembered_over_a_flush() -> None:
    reader = Reader()
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    assert [*reader.feed(f"The push refers to repository [{host}/team/app]\n".encode()), *reader.flush()] == []
    (failure,) = [*reader.feed(EXPIRED.encode()), *reader.flush()]
    assert failure.repository == "team/app"


def test_a_record_comes_out_of_feed_as_soon_as_nothing_below_can_belong_to_it() -> None:
    reader = Reader()
    assert reader.feed(b"nothing\n" * 201 + EXPIRED.encode()) == []
    counts = [len(reader.feed(b"nothing\n")) for _ in range(60)]
    assert counts.index(1) == 39 + MAX_WRAPPED_LINES and sum(counts) == 1
    assert reader.flush() == []


def test_records_do_not_pile_up_on_a_line_that_never_ends() -> None:
    reader = Reader()
    said = "The repository with name 'app{}' does not exist in the registry with id '111122223333'. " + "x " * 20_000
    found = [failure for number in range(200) for failure in reader.feed(said.format(number).encode())]
    assert len(found) > 10


# --- what decides ---------------------------------------------------------------------------------------


def test_no_words_of_anybody_decide_and_those_of_ecr_a_client_or_a_signal_do() -> None:
    anybody = (
        Verdict("a", "words anyone has", Cause.TAG_IMMUTABLE, speaker=ANYONE, source="x"),
        Wrapper("b", "an envelope of anyone", source="x"),
        Note("c", "a note of anyone", source="x"),
        Other("d", "another thing", source="x"),
    )
    telling = (
        Verdict("e", "words ecr has", Cause.TAG_IMMUTABLE, speaker=ECR, source="x"),
        Verdict("f", "words a client has", Cause.TAG_IMMUTABLE, speaker=CLIENT, source="x"),
        Wrapper("g", "an envelope of docker", client="docker", source="x"),
        Note("h", "a note that ends", signal=Signal.ENDS, source="x"),
    )
    words = {literal for entry in telling for literal in entry.literals}
    assert deciding((*anybody, *telling)) == words.union(NAME_LITERALS)


# --- words of one's own ---------------------------------------------------------------------------------


def test_a_reader_that_is_let_go_is_freed_without_the_collector() -> None:
    gc.disable()
    try:
        reader = Reader()
        reader.feed(b"denied: \n")
        freed = weakref.ref(reader)
        del reader
        assert freed() is None
    finally:
        gc.enable()
