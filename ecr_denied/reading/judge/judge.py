"""What failed in one input, printed and quoted apart: blocks of lines in, failures out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain

from ecr_denied.catalogue.entry import Signal
from ecr_denied.reading.judge.left_out import Silence
from ecr_denied.reading.judge.report import ShortInput
from ecr_denied.reading.judge.tracker import OPERATION_TIMEOUT_LINES, OperationTracker
from ecr_denied.reading.lines.beginning import Beginning
from ecr_denied.reading.lines.command_lines import CommandLines
from ecr_denied.reading.lines.multiline import MultilineTexts
from ecr_denied.reading.lines.passage import Passage, passages
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES, Block
from ecr_denied.reading.match.claim import Claim
from ecr_denied.reading.match.claims import Claims
from ecr_denied.records import Failure
from ecr_denied.terms import Told

__all__ = ["MOST_WAITING", "Judge"]

# So many messages wait for the end of the text around them. Of more, the oldest is taken for printed.
MOST_WAITING = 100
# So many commands and logins right above a failure that is quoted are of it.
_MOST_TYPED = 3
# The signals that a command was typed, or that one went well.
_OF_COMMANDS = frozenset({Signal.ECHOES, Signal.ENDS})


class Judge:
    """Follows what an input prints and, where it is asked for, what it only quotes.

    Claims in a text of a program that is still open wait: they are quoted when the text ends, and printed when the
    input ends first.

    :param claims: of the wordings that are known.
    :param commands: the lines on which a command begins, as the sieve notes them.
    :param texts: the texts of a program over several lines.
    :param quoted: whether failures are given that the input only quotes.
    :param silence: keeps the failures that are not reported, where they are asked for.
    """

    def __init__(
        self,
        claims: Claims,
        beginning: Beginning,
        commands: CommandLines,
        texts: MultilineTexts,
        *,
        quoted: bool,
        silence: Silence | None = None,
    ) -> None:
        self._claims = claims
        self._texts = texts
        self._report = ShortInput(beginning, quoted=quoted)
        self._above: Passage | None = None
        self._printed = OperationTracker(Told.PRINTED, self._report, commands, silence)
        self._quoted = OperationTracker(Told.QUOTED, self._report, silence=silence) if quoted else None
        # The last commands that were typed, and logins that went well.
        self._typed: deque[Claim] = deque(maxlen=_MOST_TYPED)
        self._waiting: deque[Claim] = deque()
        self._waiting_for: int | None = None  # the line that begins the text around what waits

    @property
    def under_way(self) -> int:
        """The last line on which anyone's words may be about what is under way; 0 when nothing is."""
        waiting = self._waiting[-1].last_line + OPERATION_TIMEOUT_LINES if self._waiting else 0
        return max(self._printed.under_way, waiting)

    def take(self, block: Block) -> list[Failure]:
        """Take the next block in, and give the failures that nothing below can belong to."""
        claims = self._claims_in(block)
        found = self._settled()
        for claim in claims:
            found += self._take(claim)
        return self._report.passed(found)

    def passed(self, line: int) -> list[Failure]:
        """The failures that nothing from a line on can belong to."""
        return self._report.passed([*self._settled(), *self._passed(line)])

    def end(self, *, is_whole: bool) -> list[Failure]:
        """The rest of the failures; ``is_whole`` says that this is the end of the input."""
        found = self._settled()
        while self._waiting:
            found += self._released()
        if is_whole:
            self._texts.over()
        found += _in_order(tracker.end(given_up=is_whole) for tracker in self._trackers)
        return [*self._report.passed(found), *self._report.end()]

    @property
    def _trackers(self) -> tuple[OperationTracker, ...]:
        return (self._printed,) if self._quoted is None else (self._printed, self._quoted)

    def _claims_in(self, block: Block) -> list[Claim]:
        """The claims of a block in order, those in texts of a program among the others."""
        held = self._texts.held(block.lines)
        found = passages(block, held, is_in_data=self._is_in_data(block))
        self._above = next(found)
        claims = self._claims.of(self._above)
        # A passage is made when it is asked for: the quoted one only where its failures are wanted, or may be printed.
        for in_texts in found if self._quoted or self._texts.open_from is not None else ():
            both = (*claims, *self._claims.of(in_texts))
            claims = sorted(both, key=lambda claim: claim.first_line)
        return claims

    def _is_in_data(self, block: Block) -> bool:
        """Whether a list of data is open above a block."""
        above = self._above
        return above.ends_in_data(block.lines[0].number) if above else self._report.begins_data

    def _take(self, claim: Claim) -> list[Failure]:
        if claim.passage.told is Told.PRINTED:
            return self._told(claim)
        open_from = self._texts.open_from
        if open_from is None or claim.first_line < open_from:
            return self._only_quoted(claim)
        self._waiting.append(claim)
        self._waiting_for = open_from
        return self._released() if len(self._waiting) > MOST_WAITING else []

    def _told(self, claim: Claim) -> list[Failure]:
        if self._printed.is_mention(claim):
            return self._only_quoted(claim)
        found = self._passed(claim.first_line)
        self._printed.take(claim)
        if claim.verdict is None and claim.signal & _OF_COMMANDS:
            if Signal.ECHOES not in claim.signal and claim.logged_in is None:
                self._typed.clear()
            else:
                self._typed.append(claim)
        return found

    def _only_quoted(self, claim: Claim) -> list[Failure]:
        if self._quoted is None:
            return []
        found = self._passed(claim.first_line)
        # A user who reports a failure shows the command right above, too.
        while self._typed:
            typed = self._typed.popleft()
            if claim.first_line - typed.last_line <= MAX_WRAPPED_LINES:
                self._quoted.take(typed)
        self._quoted.take(claim)
        return found

    def _settled(self) -> list[Failure]:
        """What waited for the end of a text that has ended, or that began again."""
        found: list[Failure] = []
        while self._waiting and self._texts.open_from != self._waiting_for:
            is_left = self._texts.left_from == self._waiting_for
            found += self._released() if is_left else self._only_quoted(self._waiting.popleft())
        return found

    def _released(self) -> list[Failure]:
        """What waits longest, taken for printed."""
        return self._told(self._waiting.popleft())

    def _passed(self, line: int) -> list[Failure]:
        # What waits is below every failure that is given.
        line = min(line, self._waiting[0].first_line) if self._waiting else line
        return _in_order(tracker.passed(line) for tracker in self._trackers)


def _in_order(found: Iterable[Iterator[Failure]]) -> list[Failure]:
    return sorted(chain.from_iterable(found), key=lambda failure: failure.first_line)
