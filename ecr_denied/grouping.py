"""The same failure met several times becomes one: kubelet repeats an event for hours, a CI job its last words.

Occurrences of one failure have one fingerprint; the order in which they are merged makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ecr_denied.terms import MOST, Told

if TYPE_CHECKING:
    from ecr_denied.records import Failure

__all__ = ["Groups", "group", "merge", "weight"]

# How many different wordings of one failure are counted.
_WORDINGS = 16
# What the text says of a request, and of who refused it.
_ASKED, _REFUSED = ("client", "operation", "registry", "repository", "command"), ("code", "action", "http_status")


def weight(failure: Failure) -> int:
    """How much a failure counts where not all are kept: printed before quoted, then what is said of its request, then
    of its refusal.

    Anyone who writes into a log can print a refusal. Around a true one is the push or the pull that was refused.
    """
    asked = sum(getattr(failure, name) is not None for name in _ASKED) + bool(failure.tag or failure.digest)
    refused = sum(getattr(failure, name) is not None for name in _REFUSED)
    return 100 * (failure.told is Told.PRINTED) + 10 * asked + refused


class Groups:
    """Distinct failures, each with all its occurrences, in bounded memory.

    :param most: how many are kept at once; ``None`` keeps all.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = most
        self._groups: dict[str, Failure] = {}
        self._by_weight: defaultdict[int, dict[str, None]] = defaultdict(dict)  # those met last come last
        self.left: int = 0  # how many had to leave before all was taken in

    def take(self, failure: Failure) -> Iterator[Failure]:
        """Take an occurrence in; when that makes too many failures, yield the one that weighs least.

        Of those that weigh as much, it is the one that was met longest ago.
        """
        name = failure.fingerprint
        known = self._groups.get(name)
        if known:
            del self._by_weight[weight(known)][name]
            failure = _merged(known, failure)
        self._groups[name] = failure
        self._by_weight[weight(failure)][name] = None
        if self._most is not None and len(self._groups) > self._most:
            self.left += 1
            yield self._lightest()

    def _lightest(self) -> Failure:
        least = min(weight for weight, names in self._by_weight.items() if names)
        name = next(iter(self._by_weight[least]))
        del self._by_weight[least][name]
        return self._groups.pop(name)

    def rest(self) -> Iterator[Failure]:
        """Yield what is kept, in the order of the first lines."""
        yield from sorted(self._groups.values(), key=lambda failure: failure.first_line)


def group(failures: Iterable[Failure], *, most: int | None = None) -> Iterator[Failure]:
    """Yield every failure once, in the order of their first lines.

    :param failures: occurrences in any order, also groups of such; all are read before the first is given.
    :param most: how many distinct failures are kept at once, for bounded memory. When there are more, the one that
        weighs least is given early, of several the one that was met longest ago; when it is met again, it is a new one.
        ``None`` keeps all.
    :returns: one record for each fingerprint; ``occurrences`` adds up, lines and times span all occurrences.
    """
    groups = Groups(most)
    for failure in failures:
        yield from groups.take(failure)
    yield from groups.rest()


def merge(one: Failure, other: Failure) -> Failure:
    """Two occurrences of one failure as one record. Associative and commutative.

    What only repeats a printed failure adds nothing to it.

    :raises ValueError: when the fingerprints differ: those are two failures.
    """
    if one.fingerprint != other.fingerprint:
        raise ValueError(f"these are two failures: {one.fingerprint} is not {other.fingerprint}")
    return _merged(one, other)


def _merged(one: Failure, other: Failure) -> Failure:
    if one.told is not other.told:
        return one if one.told is Told.PRINTED else other
    first = min(one, other)
    return first.model_copy(
        update={
            "first_line": first.first_line,
            "last_line": max(one.last_line, other.last_line),
            "first_seen": min(filter(None, (one.first_seen, other.first_seen)), key=_moment, default=None),
            "last_seen": max(filter(None, (one.last_seen, other.last_seen)), key=_moment, default=None),
            "occurrences": min(one.occurrences + other.occurrences, MOST),
            "told_as": _told_as(first, {*one.message_digests, *other.message_digests}),
        }
    )


def _told_as(first: Failure, digests: set[str]) -> str:
    """The different words of both: the smallest digests, so that no order and no split makes a difference."""
    return "" if digests == {first.message_digest} else " ".join(sorted(digests)[:_WORDINGS])


def _moment(time: datetime) -> tuple[datetime, str]:
    """A time among others; one without a zone is taken for UTC."""
    return (time if time.utcoffset() is not None else time.replace(tzinfo=UTC)), time.isoformat()
