"""The reader: bytes in, failures out, in one pass and bounded memory."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import BinaryIO

from ecr_denied.cached import cached_property
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ANYONE, Entry, Note, Other, Verdict, Wrapper
from ecr_denied.grouping import group
from ecr_denied.names.hosts import NAME_LITERALS
from ecr_denied.reading.begins import CommandLines
from ecr_denied.reading.encoding import Utf8
from ecr_denied.reading.literals import Literals
from ecr_denied.reading.passage import passages
from ecr_denied.reading.report import ShortInput
from ecr_denied.reading.sieve import Block, Sieve
from ecr_denied.reading.statements import Claim, Statements
from ecr_denied.reading.story import Story
from ecr_denied.records import Failure, Told

__all__ = ["Reader", "deciding", "parse", "scan"]

_CHUNK = 1 << 18


class _Wordings:
    """What the stages of reading need of one catalogue, made once."""

    def __init__(self, catalogue: Iterable[Entry]) -> None:
        self._entries = tuple(catalogue)
        self.deciding = Literals(deciding(self._entries))
        self.statements = Statements(self._entries)

    @cached_property
    def known(self) -> Literals:
        """The words of every entry but the others, which stand beside them; asked for where something may be told."""
        return Literals(_literals(entry for entry in self._entries if not isinstance(entry, Other)))


def deciding(catalogue: Iterable[Entry]) -> frozenset[str]:
    """Plain words of which one stands in every text that tells of a failure: names of ECR's, or what counts without."""
    return _literals(entry for entry in catalogue if _decides(entry))


def _literals(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(NAME_LITERALS).union(*(entry.literals for entry in entries))


def _decides(entry: Entry) -> bool:
    """Whether the words can count where no ECR registry is named near them."""
    if isinstance(entry, Verdict):
        return entry.by is not ANYONE
    if isinstance(entry, Wrapper):
        return entry.client is not None
    return isinstance(entry, Note) and entry.does is not None


class Reader:
    """A reader that is fed: for streams that arrive by themselves.

    :param catalogue: the wordings that are known.
    :param extra: own wordings, beside those.
    :param quoted: whether failures are given that the text only quotes.
    :raises TypeError: when one of your own is no entry, or holds a value of another type.
    :raises ValueError: when one of your own has a name that is taken, or words that are none of the notation.
    """

    def __init__(
        self, catalogue: Iterable[Entry] = CATALOGUE, extra: Iterable[Entry] = (), *, quoted: bool = False
    ) -> None:
        wordings = _wordings_of(catalogue, tuple(extra))
        self._utf8 = Utf8()
        self._report = ShortInput(quoted=quoted)
        self._statements = wordings.statements
        report = self._report
        commands = CommandLines()
        printed = self._printed = Story(report=self._report, commands=commands)
        self._quoted = Story(Told.QUOTED, self._report) if quoted else None
        # The sieve does not know the reader: without a cycle, it is freed as soon as it is let go.
        self._sieve = Sieve(
            wordings.deciding, lambda: wordings.known, lambda: max(printed.under_way, report.attention), commands
        )

    def feed(self, data: bytes) -> list[Failure]:
        """Take the next bytes in, cut anywhere, and return the failures nothing after them can belong to.

        The first 200 lines are held back: an input that is no longer is read as a whole.

        :raises TypeError: for anything but bytes.
        """
        plain = self._report.feed(self._utf8.feed(_binary(data)))
        return [*self._report.passed(self._read(self._sieve.feed(plain)))]

    def flush(self, *, at_end: bool = True) -> list[Failure]:
        """Return what is still held back: at the end of the input, or when nothing has come for a while.

        :param at_end: whether a client that was trying again last has failed; it has not while more may come.
        :returns: failures in the order of their lines. More may be fed afterwards.
        """
        plain = self._report.feed(self._utf8.close() if at_end else self._utf8.flush())
        plain += self._report.held(is_whole=at_end)
        found = [*self._report.passed(self._read(self._sieve.feed(plain)))]
        found += self._report.passed(self._read(self._sieve.flush()))
        found += self._report.passed(_in_order(story.end(given_up=at_end) for story in self._stories))
        return [*found, *self._report.end(is_whole=at_end)]

    @property
    def _stories(self) -> tuple[Story, ...]:
        return (self._printed,) if self._quoted is None else (self._printed, self._quoted)

    def _read(self, blocks: Iterator[Block]) -> list[Failure]:
        found: list[Failure] = []
        for block in blocks:
            for statement in self._statements_in(block):
                found += self._passed(statement.first_line)
                if story := self._story_of(statement):
                    story.take(statement)
        found += self._passed(self._sieve.read_to)
        return found

    def _statements_in(self, block: Block) -> list[Claim]:
        """The statements of a block in order, those that it quotes among the others."""
        found = passages(*block)
        statements = self._statements.of(next(found))
        # A passage is made when it is asked for: the quoted one only where its failures are wanted.
        for quoted in found if self._quoted else ():
            both = (*statements, *self._statements.of(quoted))
            statements = sorted(both, key=lambda statement: statement.first_line)
        return statements

    def _story_of(self, statement: Claim) -> Story | None:
        is_quoted = statement.passage.told is Told.QUOTED or self._printed.only_mentions(statement)
        return self._quoted if is_quoted else self._printed

    def _passed(self, line: int) -> Iterator[Failure]:
        return _in_order(story.passed(line) for story in self._stories)


def _in_order(stories: Iterable[Iterator[Failure]]) -> Iterator[Failure]:
    return iter(sorted(chain.from_iterable(stories), key=lambda failure: failure.first_line))


def _wordings_of(catalogue: Iterable[Entry], extra: tuple[Entry, ...]) -> _Wordings:
    if catalogue is CATALOGUE and not extra:
        return _own_wordings()
    from ecr_denied.catalogue.checked import checked  # noqa: PLC0415

    entries = (*catalogue, *extra)
    library = {id(entry) for entry in CATALOGUE}
    known = [entry for entry in entries if id(entry) in library]
    checked((entry for entry in entries if id(entry) not in library), known)
    return _Wordings(entries)


@cache
def _own_wordings() -> _Wordings:
    return _Wordings(CATALOGUE)


def scan(stream: Iterable[bytes] | BinaryIO, quoted: bool = False) -> Iterator[Failure]:
    """Yield every failure as it is met, each telling of it apart.

    :param stream: a binary file, or any iterable of byte chunks cut anywhere; lines need their line ends, as between
        two chunks stands nothing. UTF-8 is assumed, undecodable bytes are replaced, UTF-16 is recognised. Any size;
        memory stays bounded whatever the length of a line.
    :param quoted: whether failures are given, marked so, that the text only quotes.
    :returns: failures in the order of their lines, which count from 1; each as soon as nothing that follows can belong
        to it, but of the first 200 lines, which are read as a whole where they are all. What the stream raises while it
        is read is passed on; nothing in the bytes makes this raise.
    :raises TypeError: when ``stream`` is a text, is asynchronous, or gives anything but bytes.
    """
    reader = Reader(quoted=quoted)
    try:
        for chunk in _chunks(stream):
            yield from reader.feed(chunk)
    except Exception:
        yield from reader.flush()
        raise
    yield from reader.flush()


def parse(text: str | bytes) -> list[Failure]:
    """Read a whole text and return its failures, each once, however often it was told.

    :param text: what a client, CI system, kubelet or console printed; ``str`` or ``bytes``.
    :returns: grouped failures in the order of their first lines, those that the text only quotes among them, as
        ``told`` says; ``[]`` when the text tells of no ECR failure. Never raises, whatever the text.
    :raises TypeError: for anything else, a file say: that is what ``scan`` is for.
    """
    if not isinstance(text, str | bytes | bytearray | memoryview):
        raise TypeError(f"text must be str or bytes, not {type(text).__name__}")
    data = text.encode("utf-8", "replace") if isinstance(text, str) else bytes(text)
    return list(group(scan([data], quoted=True)))


def _chunks(stream: Iterable[bytes] | BinaryIO) -> Iterator[bytes]:
    # A text is an iterable as well, but of characters or numbers.
    if isinstance(stream, str | bytes | bytearray | memoryview):
        raise TypeError("stream must be a binary file or an iterable of byte chunks; parse() takes a whole text")
    if isinstance(stream, AsyncIterable):
        raise TypeError("stream must not be asynchronous: feed its chunks to a Reader")
    read = getattr(stream, "read1", None) or getattr(stream, "read", None)
    if read is None:
        yield from stream
        return
    while chunk := read(_CHUNK):
        yield chunk


def _binary(chunk: object) -> bytes:
    if not isinstance(chunk, bytes | bytearray | memoryview):
        raise TypeError(f"stream must give bytes, not {type(chunk).__name__}: open the file in binary mode")
    return bytes(chunk)
