"""Where the catalogue's wordings stand in a passage.

A wording is tried only where one of its literals stands; one that begins with its literals, at their places alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import regex

from ecr_denied.catalogue.entry import By, Entry, Strength, Verdict, Wrapper
from ecr_denied.names.references import ECR_NAME
from ecr_denied.names.syntax import compact
from ecr_denied.reading.passage import Passage

__all__ = ["Clause", "Clauses", "known", "net"]

# The seat belt of the expression engine, in seconds: wordings are linear, so this is for the machine that stalls.
_PATIENCE = 2.0
_MARKS = "'\"`‘’“”\\"
_SQUEEZED = str.maketrans("", "", _MARKS)
# What ends a name, and how long one may be.
_BLANKS, _LONGEST = " \t\n", 1_000
# By so many of its first characters a literal is looked up.
_FIRST = 3


@dataclass(frozen=True, eq=False)
class Clause:
    """One entry found at one place of a passage."""

    entry: Entry
    match: regex.Match[str]

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The offset behind its last character, line breaks aside."""
        return self.start + len(self.match[0].rstrip("\n"))

    @property
    def weight(self) -> int:
        """How much it tells: a verdict's strength, less than any for a wrapper, less than that for a note."""
        return self.entry.weight if isinstance(self.entry, Verdict) else -1 if isinstance(self.entry, Wrapper) else -2

    @property
    def subject(self) -> tuple[str | None, ...]:
        """What it speaks of, where it is a verdict."""
        return tuple(self.field(name) for name in ("repository", "registry_id", "action", "resource"))

    @cached_property
    def fields(self) -> dict[str, str]:
        """The words captured for each ``{name}``, without the breaks a wrap left in them."""
        captured = ((name, compact(words).strip()) for name, words in self.match.groupdict().items() if words)
        return {name: words for name, words in captured if words}

    def field(self, name: str) -> str | None:
        """The words captured for ``{name}``."""
        return self.fields.get(name)


# An entry that may stand in a text, and at which places; ``None`` where its literals do not tell.
Found = tuple[Entry, set[int] | None]


class Clauses:
    """A finder of one catalogue's wordings."""

    def __init__(self, catalogue: Iterable[Entry]) -> None:
        self._catalogue = catalogue

    @cached_property
    def _index(self) -> dict[str, dict[str, _Literal]]:
        """The literals of the catalogue by their first characters."""
        index: dict[str, dict[str, _Literal]] = {}
        for entry in self._catalogue:
            for words, begins in entry.literals.items():
                literal = _squeezed(words)
                known = index.setdefault(literal[:_FIRST], {})
                known.setdefault(words, _Literal(words, literal, [])).entries.append((entry, begins))
        return index

    def found(self, text: str) -> list[Found]:
        """The entries that may stand in a text."""
        folded = _Folded(text)
        firsts = {folded.squeezed[at : at + _FIRST] for at in range(len(folded.squeezed))}
        found: dict[str, Found] = {}
        for literal in (literal for first in firsts & self._index.keys() for literal in self._index[first].values()):
            if literal.squeezed not in folded.squeezed:
                continue
            starts = folded.places(literal) if any(begins for _, begins in literal.entries) else None
            for entry, begins in literal.entries:
                _, known = found.get(entry.name, (entry, set[int]()))
                told = begins and known is not None and starts is not None
                found[entry.name] = entry, {*(known or ()), *(starts or ())} if told else None
        return list(found.values())


def known(passage: Passage, found: Iterable[Found]) -> list[Clause]:
    """Every entry wherever it stands in the passage, but for the words of the net."""
    clauses = [clause for entry, places in found if not _is_net(entry) for clause in _matches(entry, passage, places)]
    envelopes = _Spans((clause.start, clause.end) for clause in clauses if isinstance(clause.entry, Wrapper))
    # Anybody's words may be only a part of an envelope's own, or of a name.
    return [
        clause
        for clause in clauses
        if not _is_anyones(clause.entry)
        or ((clause.start, clause.end) not in envelopes and not _is_in_name(clause, passage.text))
    ]


def net(passage: Passage, found: Iterable[Found], taken: frozenset[int]) -> Iterator[Clause]:
    """The words of the net, but on the lines ``taken``, where a known verdict or a note stands."""
    for entry, places in found:
        if not _is_net(entry):
            continue
        left = None if places is None else {place for place in places if passage.line_of(place) not in taken}
        for clause in _matches(entry, passage, left):
            if taken.isdisjoint((passage.line_of(clause.start), passage.line_of(clause.end - 1))):
                yield clause


def _is_in_name(clause: Clause, text: str) -> bool:
    first = max(clause.start - _LONGEST, 0)
    start = max(first, 1 + max(text.rfind(blank, first, clause.start) for blank in _BLANKS))
    ends = (text.find(blank, clause.end, clause.end + _LONGEST) for blank in _BLANKS)
    names = ECR_NAME.finditer(text, start, min((end for end in ends if end >= 0), default=clause.end + _LONGEST))
    return any(name.start() <= clause.start and clause.end <= name.end() for name in names)


def _is_net(entry: Entry) -> bool:
    return isinstance(entry, Verdict) and entry.weight is Strength.NET


@dataclass(frozen=True, slots=True)
class _Literal:
    """A literal of the catalogue, as it is written and as it is looked for; whose it is, and whether they begin so."""

    words: str
    squeezed: str
    entries: list[tuple[Entry, bool]]


class _Folded:
    """A text in which literals are looked for."""

    def __init__(self, text: str) -> None:
        self.squeezed = _squeezed(text)
        self._text = text
        lower = text.lower()
        # A few letters become two in lower case: their places cannot be told from it.
        self._plain = lower if len(lower) == len(text) else None

    def places(self, literal: _Literal) -> set[int] | None:
        """Where a literal stands in the text; ``None`` where that cannot be told."""
        if self._plain is not None:
            plain = set(_occurrences(literal.words, self._plain))
            if len(plain) == self.squeezed.count(literal.squeezed):
                return plain
        if len(self._kept) != len(self.squeezed):
            return None
        return {self._kept[at] for at in _occurrences(literal.squeezed, self.squeezed)}

    @cached_property
    def _kept(self) -> list[int]:
        return [at for at, character in enumerate(self._text) if character not in _MARKS and not character.isspace()]


def _occurrences(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _matches(entry: Entry, passage: Passage, places: set[int] | None) -> list[Clause]:
    """Where an entry's words stand in a passage, from left to right, none in another."""
    text = passage.text
    try:
        if places is None:
            return [Clause(entry, match) for match in entry.expression.finditer(text, timeout=_PATIENCE)]
        clauses: list[Clause] = []
        for place in sorted(places):
            if (not clauses or place >= clauses[-1].match.end()) and (
                match := entry.expression.match(text, place, timeout=_PATIENCE)
            ):
                clauses.append(Clause(entry, match))
    except TimeoutError:
        return []  # the lines are still there for every other entry
    return clauses


def _is_anyones(entry: Entry) -> bool:
    return isinstance(entry, Verdict) and entry.by is By.ANYONE


class _Spans:
    """Stretches of a text; a stretch is in them when one of them holds it."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def __contains__(self, span: tuple[int, int]) -> bool:
        at = bisect_right(self._starts, span[0])
        return at > 0 and self._reach[at - 1] >= span[1]


def _squeezed(text: str) -> str:
    """``text`` in lower case without white space and quotation marks: what literals are looked for in."""
    return "".join(text.split()).translate(_SQUEEZED).lower()
