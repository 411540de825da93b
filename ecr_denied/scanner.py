"""The reader: bytes in, failures out, in one pass and bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import BinaryIO

from ecr_denied.assemble import failure_in
from ecr_denied.context import Context
from ecr_denied.gate import Gate, chunks
from ecr_denied.grouping import group
from ecr_denied.patterns import CATALOGUE
from ecr_denied.records import Failure, Operation
from ecr_denied.statement import Passage, Statement

__all__ = ["parse", "scan"]

# How far below a failure a CI system says which command it was.
_BELOW = 4

_GATE = Gate(literal for pattern in CATALOGUE for literal in pattern.gate)


def scan(stream: Iterable[bytes] | BinaryIO) -> Iterator[Failure]:
    """Yield every refusal as it is met, each telling of it apart.

    :param stream: a binary file, or any iterable of byte chunks cut anywhere. UTF-8 is assumed, undecodable bytes are
        replaced, UTF-16 is recognised. Any size; memory stays bounded whatever the length of a line.
    :returns: failures in the order of their lines, which count from 1. What the stream raises while it is read is
        passed on; nothing in the bytes makes this raise.
    """
    context = Context()
    for block in _GATE.blocks(chunks(stream)):
        statements = Passage(block).statements(CATALOGUE)
        for statement, following in zip_longest(statements, statements[1:]):
            if statement.core.pattern.provisional:
                context.provisional = statement
            elif failure := failure_in(statement, context, _epilogue(statement, following)):
                context.provisional = None
                yield failure
            else:
                context.announce(statement)
    # A push that was still retrying when the input ended: the registry keeps hanging up.
    if context.provisional and (failure := failure_in(context.provisional, context)):
        yield failure


def parse(text: str | bytes) -> list[Failure]:
    """Read a whole text and return its failures, each once, however often it was told.

    :param text: what a client, CI system, kubelet or console printed; ``str`` or ``bytes``.
    :returns: grouped failures in the order of their first lines; ``[]`` when the text tells of no ECR failure. Never
        raises, whatever the text.
    """
    data = text.encode("utf-8", "replace") if isinstance(text, str) else bytes(text)
    return list(group(scan([data])))


def _epilogue(statement: Statement, following: Statement | None) -> Operation | None:
    if following is None or following.first_line - statement.last_line > _BELOW:
        return None
    return next((c.pattern.operation for c in following.clauses if c.pattern.epilogue), None)
