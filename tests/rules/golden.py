"""What is advised on every capture and in every situation: ids and headlines, in order.

``python -m tests.rules`` writes ``golden.txt`` anew. A headline is written once, with the names of its record in
braces; ``/2`` behind an id is its second headline. Below a cause is what is advised where nothing else is known, an id
a line; then each order, in which ``a .. d`` is a run of the lines above; below it the headlines other than the first,
with the texts that give them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count, takewhile
from pathlib import Path
from textwrap import wrap
from typing import Any

from ecr_denied import Advice, Cause, Failure, advise
from tests.rules.situations import situations
from tests.test_fixtures import ALL, joined, read_in

__all__ = ["GOLDEN", "advised", "golden"]

GOLDEN = Path(__file__).parent / "golden.txt"
_HEADLINES = "# Headlines"
_WIDTH = 120
# A run that is shorter is written out.
_RUN = 3
# What is not written out of a headline, and the field that has it.
_NAMES = {
    "registry": "registry",
    "account": "registry_id",
    "region": "region",
    "repository": "repository",
    "tag": "tag",
    "digest": "digest",
    "action": "action",
    "caller": "principal.arn",
    "caller's account": "principal.account_id",
    "name": "principal.name",
    "host": "endpoint.host",
    "address": "endpoint.address",
    "helper": "helper",
    "secret": "command.secret",
    "other host": "command.other_host",
    "login's host": "command.login_host",
}


@cache
def advised() -> tuple[tuple[str, Failure, list[Advice]], ...]:
    """What is advised in every situation and on every record of a capture, with its name."""
    return tuple((name, failure, advise(failure)) for name, failure in _texts())


def _texts() -> Iterator[tuple[str, Failure]]:
    yield from ((f"situations/{name}", failure) for name, failure in situations())
    for fixture in ALL:
        yield from ((fixture.name, failure) for failure in read_in(joined(fixture.stdout, fixture.stderr)))


def _names(failure: Failure) -> dict[str, str]:
    """The names in a record, with what is written in their place; a longer one first."""
    found: dict[str, str] = {}
    for name, path in _NAMES.items():
        value: Any = failure
        for step in path.split("."):
            value = getattr(value, step, None)
        if value:
            found.setdefault(value, f"{{{name}}}")
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _template(headline: str, failure: Failure) -> str:
    """A headline without the names of its record."""
    names = _names(failure)
    if not names:
        return headline
    either = "|".join(map(re.escape, names))
    return re.sub(rf"(?<![\w-])(?:{either})(?![\w-])", lambda found: names[found[0]], headline)


class _Headlines:
    """The headlines of each id, each under a number, which it keeps for as long as it is there.

    :param met: the headlines of each id, in the order in which they are met.
    :param kept: the lines of ``golden.txt`` as it is: a new headline takes the place of one that is gone.
    """

    def __init__(self, met: Mapping[str, Iterable[str]], kept: Iterable[str]) -> None:
        before = _numbered(kept)
        self._of = {check: _placed(list(headlines), before.get(check, {})) for check, headlines in met.items()}

    def number(self, check: str, headline: str) -> int:
        return self._of[check][headline]

    def lines(self) -> Iterator[str]:
        for check, headlines in sorted(self._of.items()):
            yield check
            for headline, at in sorted(headlines.items(), key=lambda item: item[1]):
                yield f"  {'' if at == 1 else f'/{at} '}{headline}"


def _numbered(lines: Iterable[str]) -> dict[str, dict[str, int]]:
    """The headlines of a file with their numbers, by id."""
    found: dict[str, dict[str, int]] = {}
    headlines: dict[str, int] = {}
    for line in takewhile(lambda one: one == _HEADLINES or not one.startswith("# "), lines):
        if told := re.fullmatch(r"  (?:/(\d+) )?(.+)", line):
            headlines[told[2]] = int(told[1] or 1)
        elif line and line != _HEADLINES:
            headlines = found[line] = {}
    return found


def _placed(headlines: Sequence[str], before: Mapping[str, int]) -> dict[str, int]:
    known = {one: before[one] for one in headlines if one in before}
    free = (at for at in count(1) if at not in known.values())
    return {one: known[one] if one in known else next(free) for one in headlines}


class _Orders:
    """What is advised under one cause: the texts by the ids that they give, then by the headlines."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, ...], dict[tuple[int, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
        self._usual: tuple[str, ...] = ()

    def add(self, text: str, ids: tuple[str, ...], headlines: tuple[int, ...]) -> None:
        self._of[ids][headlines].append(text)
        self._usual = self._usual or ids  # the first text tells nothing but the cause

    def lines(self) -> Iterator[str]:
        yield from (*self._usual, "")
        for ids, by_headlines in self._of.items():
            yield from _wrapped(_in_words(ids, self._usual), "")
            for headlines, texts in by_headlines.items():
                others = [f"{check}/{at}" for check, at in zip(ids, headlines, strict=True) if at > 1]
                yield from _wrapped(", ".join(others), "  ")
                yield from _grouped(texts)


def golden(kept: Sequence[str]) -> list[str]:
    """The lines of ``golden.txt``.

    :param kept: those that it has.
    """
    met: dict[str, dict[str, None]] = defaultdict(dict)
    told = []
    for text, failure, advice in advised():
        pairs = [(one.id, _template(one.headline, failure)) for one in advice]
        told.append((text, failure.cause, pairs))
        for check, headline in pairs:
            met[check][headline] = None
    headlines, orders = _Headlines(met, kept), {cause: _Orders() for cause in Cause}
    for text, cause, pairs in told:
        numbers = tuple(headlines.number(*pair) for pair in pairs)
        orders[cause].add(text, tuple(check for check, _ in pairs), numbers)
    lines = [_HEADLINES, "", *headlines.lines()]
    for cause, found in orders.items():
        lines += ["", f"# {cause.value}", "", *found.lines()]
    return lines


def _in_words(order: Sequence[str], usual: Sequence[str]) -> str:
    """An order, with the runs that it has in common with the usual one in short."""
    words, at = [], 0
    while at < len(order):
        run = _common(order[at:], usual)
        if run >= _RUN:
            words.append(f"{order[at]} .. {order[at + run - 1]}")
        else:
            run = 1
            words.append(order[at])
        at += run
    return ", ".join(words)


def _common(order: Sequence[str], usual: Sequence[str]) -> int:
    """How many steps from the first one are the same in the usual order."""
    if order[0] not in usual:
        return 0
    pairs = zip(order, usual[usual.index(order[0]) :], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _grouped(texts: Iterable[str]) -> Iterator[str]:
    """The names of texts, a line or more for each folder."""
    folders: dict[str, list[str]] = defaultdict(list)
    for text in dict.fromkeys(texts):
        folder, _, name = text.rpartition("/")
        folders[folder].append(name)
    for folder, names in folders.items():
        yield from _wrapped(f"{folder}: {' '.join(names)}", "    ")


def _wrapped(words: str, indent: str) -> list[str]:
    return wrap(words, _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False)
