"""The reader: bytes in, failures out, in one pass and bounded memory."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from ecr_denied.cached import cached_property
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ANYONE, Entry, Note, Other, Verdict, Wrapper
from ecr_denied.grouping import group
from ecr_denied.names.hosts import NAME_LITERALS
from ecr_denied.reading.lines.beginning import Beginning
from ecr_denied.reading.lines.command_lines import CommandLines
from ecr_denied.reading.lines.encoding import Utf8
from ecr_denied.reading.lines.literals import Literals
from ecr_denied.reading.lines.multiline import MultilineTexts
from ecr_denied.reading.lines.sieve import Block, Sieve

if TYPE_CHECKING:
    from ecr_denied.reading.judge.judge import Judge
    from ecr_denied.reading.judge.left_out import Silence
    from ecr_denied.reading.match.claims import Claims
    from ecr_denied.records import Failure

__all__ = ["Reader", "deciding", "explained", "held_back", "parse", "scan"]

_CHUNK = 1 << 18


class _Wordings:
    """What the stages of reading need of one catalogue, made once."""

    def __init__(self, catalogue: Iterable[Entry]) -> None:
        self._entries = tuple(catalogue)
        self.deciding = Literals(deciding(self._entries))

    @cached_property
    def claims(self) -> Claims:
        """What finds claims in a passage."""
        from ecr_denied.reading.match.claims import Claims  # noqa: PLC0415

        return Claims(self._entries)

    @cached_property
    def known(self) -> Literals:
        """The words of every entry but ``Other``, which only counts beside them; used where a failure may be found."""
        return Literals(_literals(entry for entry in self._entries if not isinstance(entry, Other)))


def deciding(catalogue: Iterable[Entry]) -> frozenset[str]:
    """Plain words: every text that reports a failure holds one. ECR's names, or words that count without one."""
    return _literals(entry for entry in catalogue if _decides(entry))


def _literals(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(NAME_LITERALS).union(*(entry.literals for entry in entries))


def _decides(entry: Entry) -> bool:
    """Whether the words can count where no ECR registry is named near them."""
    if isinstance(entry, Verdict):
        return entry.speaker is not ANYONE
    if isinstance(entry, Wrapper):
        return entry.client is not None
    return isinstance(entry, Note) and entry.signal is not None


class _Judged:
    """The failures in the blocks of one input. What reads a block is loaded with the first: most inputs have none."""

    def __init__(self, wordings: _Wordings, *, quoted: bool) -> None:
        self.beginning = Beginning()
        self.commands = CommandLines()
        self.texts = MultilineTexts()
        self._wordings = wordings
        self._quoted = quoted
        self._judge: Judge | None = None
        self.silence: Silence | None = None

    @property
    def under_way(self) -> int:
        """The last line on which the words of any program may count."""
        return max(self._judge.under_way if self._judge else 0, self.beginning.attention)

    def take(self, block: Block) -> list[Failure]:
        if self._judge is None:
            from ecr_denied.reading.judge.judge import Judge  # noqa: PLC0415

            self._judge = Judge(
                self._wordings.claims,
                self.beginning,
                self.commands,
                self.texts,
                quoted=self._quoted,
                silence=self.silence,
            )
        return self._judge.take(block)

    def passed(self, line: int) -> list[Failure]:
        return self._judge.passed(line) if self._judge else []

    def end(self, *, is_whole: bool) -> list[Failure]:
        rest = self._judge.end(is_whole=is_whole) if self._judge else []
        self.beginning.go_on()
        return rest


class Reader:
    """A reader that is fed: for streams that arrive by themselves. One thread feeds it; several readers share nothing.

    :param catalogue: the wordings that are known.
    :param extra: own wordings, beside those.
    :param quoted: whether failures are given that the text only quotes.
    :raises TypeError: when one of your own is no entry, or holds a value of another type.
    :raises ValueError: when one of your own has a name that is taken, or words that are none of the notation: without a
        letter or digit in every text, or with more than twenty brackets in each other, say.
    """

    def __init__(
        self, catalogue: Iterable[Entry] = CATALOGUE, extra: Iterable[Entry] = (), *, quoted: bool = False
    ) -> None:
        wordings = _wordings_of(catalogue, tuple(extra))
        self._utf8 = Utf8()
        judged = self._judged = _Judged(wordings, quoted=quoted)
        # The sieve does not know the reader: without a cycle, it is freed as soon as it is let go.
        self._sieve = Sieve(
            wordings.deciding, lambda: wordings.known, lambda: judged.under_way, judged.commands, judged.texts.pass_over
        )

    def feed(self, data: bytes) -> list[Failure]:
        """Take the next bytes in, cut anywhere, and return the failures nothing after them can belong to.

        The first 200 lines are held back: an input that is no longer is read as a whole. Up to 100 messages that are
        in a text of a program, such as a here-document, wait for its end.

        :raises TypeError: for anything but bytes.
        """
        return self._read(self._sieve.feed(self._judged.beginning.feed(self._utf8.feed(_binary(data)))))

    def flush(self, *, at_end: bool = True) -> list[Failure]:
        """Return what is still held back: at the end of the input, or when nothing has come for a while.

        :param at_end: whether a client that was trying again last has failed; it has not while more may come.
        :returns: failures in the order of their lines. More may be fed afterwards.
        """
        beginning = self._judged.beginning
        plain = beginning.feed(self._utf8.close() if at_end else self._utf8.flush()) + beginning.held(is_whole=at_end)
        found = self._read(self._sieve.feed(plain)) + self._read(self._sieve.flush())
        return found + self._judged.end(is_whole=at_end)

    def _read(self, blocks: Iterator[Block]) -> list[Failure]:
        found = [failure for block in blocks for failure in self._judged.take(block)]
        return found + self._judged.passed(self._sieve.read_to)


def held_back(reader: Reader) -> int:
    """How many bytes a reader took in and has not looked at: the beginning of an input, a line without its end."""
    return reader._judged.beginning.size + reader._sieve.size


def explained(reader: Reader, *, above: int = 0) -> Callable[[], list[str]]:
    """For a reader not fed yet: a function that lists, once all is read, what it left out that looked like a failure.

    :param above: how many of its lines are above the input.
    """
    from ecr_denied.reading.judge.left_out import Silence  # noqa: PLC0415 (most readers explain nothing)

    silence = reader._judged.silence = Silence(above)
    return silence.told


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
    """Yield every failure as it is met, each occurrence of it apart.

    :param stream: a binary file, or any iterable of byte chunks cut anywhere; lines need their line ends, as
        nothing is added between two chunks. UTF-8 is assumed, undecodable bytes are replaced, UTF-16 is recognised.
        Any size; memory stays bounded whatever the length of a line.
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
    """Read a whole text and return its failures, each once, however often the text repeats it.

    :param text: what a client, CI system, kubelet or console printed; ``str`` or ``bytes``.
    :returns: grouped failures in the order of their first lines, those that the text only quotes among them, as
        ``told`` says; ``[]`` when the text reports no ECR failure. Never raises, whatever the text.
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
