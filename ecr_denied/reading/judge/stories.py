"""The stories of one input, and what they tell: blocks of lines in, failures out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ecr_denied.reading.judge.report import ShortInput
from ecr_denied.reading.judge.story import Story
from ecr_denied.reading.lines.beginning import Beginning
from ecr_denied.reading.lines.command_lines import CommandLines
from ecr_denied.reading.lines.passage import passages
from ecr_denied.reading.lines.sieve import Block
from ecr_denied.reading.match.claim import Claim
from ecr_denied.reading.match.statements import Statements
from ecr_denied.records import Failure
from ecr_denied.terms import Told

__all__ = ["Stories"]


class Stories:
    """What an input prints, and what it only quotes.

    :param statements: of the wordings that are known.
    :param commands: the lines on which a command begins, as the sieve notes them.
    :param quoted: whether failures are given that the input only quotes.
    """

    def __init__(self, statements: Statements, beginning: Beginning, commands: CommandLines, *, quoted: bool) -> None:
        self._statements = statements
        self._report = ShortInput(beginning, quoted=quoted)
        self._printed = Story(report=self._report, command_lines=commands)
        self._quoted = Story(Told.QUOTED, self._report) if quoted else None

    @property
    def under_way(self) -> int:
        """The last line on which the words of anybody may tell of what is under way; 0 when nothing is."""
        return self._printed.under_way

    def take(self, block: Block) -> list[Failure]:
        """Take the next block in, and give the failures that nothing below can belong to."""
        found: list[Failure] = []
        for statement in self._statements_in(block):
            found += self._passed(statement.first_line)
            if story := self._story_of(statement):
                story.take(statement)
        return [*self._report.passed(found)]

    def passed(self, line: int) -> list[Failure]:
        """The failures that nothing from a line on can belong to."""
        return [*self._report.passed(self._passed(line))]

    def end(self, *, is_whole: bool) -> list[Failure]:
        """The rest of the failures; ``is_whole`` tells that this is the end of the input."""
        rest = self._report.passed(_in_order(story.end(given_up=is_whole) for story in self._stories))
        return [*rest, *self._report.end(is_whole=is_whole)]

    @property
    def _stories(self) -> tuple[Story, ...]:
        return (self._printed,) if self._quoted is None else (self._printed, self._quoted)

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
