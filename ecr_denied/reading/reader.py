"""The reader: bytes in, failures out, in one pass and bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import BinaryIO

from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Role
from ecr_denied.grouping import group, of_one_image
from ecr_denied.reading.assemble import failure_in
from ecr_denied.reading.passage import Passage
from ecr_denied.reading.sieve import Gate, chunks
from ecr_denied.reading.statements import Statement, statements
from ecr_denied.reading.story import Context
from ecr_denied.records import Failure, Operation

__all__ = ["parse", "scan"]

# How far below a failure a CI system says which command it was.
_BELOW = 4

_GATE = Gate(literal for pattern in CATALOGUE for literal in pattern.gate)


def scan(stream: Iterable[bytes] | BinaryIO) -> Iterator[Failure]:
    """Yield every refusal as it is met, each telling of it apart.

    :param stream: a binary file, or any iterable of byte chunks cut anywhere. UTF-8 is assumed, undecodable bytes are
        replaced, UTF-16 is recognised. Any size; memory stays bounded whatever the length of a line.
    :returns: failures in the order of their lines, which count from 1; each as soon as the few lines that may still
        belong to it have passed, and at the very end a push that was still retrying. What the stream
        raises while it is read is passed on; nothing in the bytes makes this raise.
    :raises TypeError: when ``stream`` is a text, or gives anything but bytes.
    """
    context = Context()
    held: list[Failure] = []
    for block in _GATE.blocks(chunks(stream)):
        said = statements(Passage(block), CATALOGUE)
        for statement, following in zip_longest(said, said[1:]):
            failure = failure_in(statement, context, _epilogue(statement, following))
            if failure is None:
                context.announce(statement)
                if Role.CLOSING in statement.roles:
                    held = [earlier for earlier in held if not context.ended(earlier)]
                continue
            # What was provisional is outdone by anything more said of the same image.
            held = [earlier for earlier in held if not of_one_image(earlier, failure)]
            context.open = False
            if statement.core.pattern.role is Role.PROVISIONAL:
                held.append(failure)
            else:
                yield failure
    yield from held


def parse(text: str | bytes) -> list[Failure]:
    """Read a whole text and return its failures, each once, however often it was told.

    :param text: what a client, CI system, kubelet or console printed; ``str`` or ``bytes``.
    :returns: grouped failures in the order of their first lines; ``[]`` when the text tells of no ECR failure. Never
        raises, whatever the text.
    :raises TypeError: for anything else, a file say: that is what ``scan`` is for.
    """
    if not isinstance(text, str | bytes | bytearray | memoryview):
        raise TypeError(f"text must be str or bytes, not {type(text).__name__}")
    data = text.encode("utf-8", "replace") if isinstance(text, str) else bytes(text)
    return sorted(group(scan([data])), key=lambda failure: failure.first_line)


def _epilogue(statement: Statement, following: Statement | None) -> Operation | None:
    if following is None or following.first_line - statement.last_line > _BELOW:
        return None
    return next((c.pattern.operation for c in following.clauses if c.pattern.role is Role.EPILOGUE), None)
