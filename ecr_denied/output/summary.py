"""The summary of many inputs: each distinct failure once, with how often it was met, and where first and last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from ecr_denied.advice.texts import Texts
from ecr_denied.grouping import merge
from ecr_denied.output.result import Lost, Result, heading_of, rendered
from ecr_denied.output.style import Style
from ecr_denied.records import Failure
from ecr_denied.redaction import clean, inert, printable

__all__ = ["as_summary"]

# The columns of the number of occurrences.
_COUNT = 7


@dataclass(slots=True)
class _Counted:
    """A failure, with all its occurrences so far, and the input and line of the first and the last."""

    failure: Failure
    first: tuple[str, int]
    last: tuple[str, int]
    files: int = 1

    @property
    def source(self) -> str:
        """The input it was met in first."""
        return self.first[0]

    def take(self, result: Result) -> None:
        """Take another occurrence in; inputs come one after the other."""
        self.files += result.source != self.last[0]
        self.failure = merge(self.failure, result.failure)
        self.last = (result.source, result.failure.last_line)


def as_summary(
    results: Iterable[Result], style: Style, texts: Texts, *, most: int, lost: Lost | None = None
) -> Iterator[str]:
    """Yield two lines a failure, the one met most often first.

    :param results: in the order of the inputs.
    :param most: how many distinct failures are kept; of more, the one met longest ago is given early.
    """
    lines = partial(_lines, style, texts)
    return chain.from_iterable(rendered(_rows(results, most, lost), lines, lost))


def _rows(results: Iterable[Result], most: int, lost: Lost | None) -> Iterator[_Counted]:
    rows: dict[str, _Counted] = {}
    for _ in rendered(results, partial(_take, rows), lost):
        if len(rows) > most:
            yield rows.pop(next(iter(rows)))
    yield from sorted(rows.values(), key=lambda row: (-row.failure.occurrences, row.first))


def _take(rows: dict[str, _Counted], result: Result) -> None:
    """Take a result into its row, which is the last from now on."""
    failure = result.failure
    row = rows.get(failure.fingerprint)
    if row:
        row.take(result)
        del rows[failure.fingerprint]
    else:
        row = _Counted(failure, (result.source, failure.first_line), (result.source, failure.last_line))
    rows[failure.fingerprint] = row


def _lines(style: Style, texts: Texts, row: _Counted) -> tuple[str, str]:
    where = "; ".join(filter(None, (_places(row, texts), _times(row.failure))))
    return (
        inert(f"{row.failure.occurrences:>{_COUNT - 2}}  {style.strong(heading_of(row.failure))}"),
        inert(" " * _COUNT + style.faint(printable(where))),
    )


def _places(row: _Counted, texts: Texts) -> str:
    if row.first == row.last:
        return _place(row.first, texts)
    words = texts.report
    return words["places"].format(first=_place(row.first, texts), last=_place(row.last, texts), files=row.files)


def _place(place: tuple[str, int], texts: Texts) -> str:
    source, line = place
    name = texts.report["stdin"] if source == "-" else clean(source)
    return f"{name}, {texts.report['line'].format(lines=line)}"


def _times(failure: Failure) -> str:
    times = [time.isoformat() for time in (failure.first_seen, failure.last_seen) if time]
    return " .. ".join(dict.fromkeys(times))
