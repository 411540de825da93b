"""Where the catalogue's wordings stand in a passage.

A wording is tried only where one of its literals stands: at the places before it where the wording can begin or, where
its first words are not known, near it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

import regex

from ecr_denied.cached import cached_property
from ecr_denied.catalogue import template
from ecr_denied.catalogue.entry import Entry, Note, Other, Signal, Speaker, Strength, Verdict, Wrapper
from ecr_denied.catalogue.template import Needs
from ecr_denied.names.references import ECR_NAME
from ecr_denied.names.syntax import compact
from ecr_denied.reading.lines.literals import Places, Squeezed, squeezed
from ecr_denied.reading.lines.passage import Passage

__all__ = ["FALLBACK", "KNOWN", "OTHERS", "Clause", "Clauses", "fallback", "known", "others"]

# The seat belt of the expression engine, in seconds: wordings are linear, so this is for the machine that stalls. To
# look at the clock costs as much as most matches, so it is for texts longer than so many characters.
_PATIENCE, _SHORT = 2.0, 1 << 16
# What ends a name of ECR's, and how long one may be.
_BLANKS, _LONGEST = " \t\n", 1_000


class Clause:
    """One entry found at one place of a passage.

    ``end`` is the offset behind its last character, line breaks aside; ``first`` and ``last`` are the plain lines it
    stands on. ``weight`` is how much it tells: a verdict's strength, less than any for a wrapper, less than that for a
    note.
    """

    def __init__(self, entry: Entry, match: regex.Match[str], passage: Passage) -> None:
        self.entry = entry
        self.match = match
        self.start: int = match.start()
        words = match[0].rstrip("\n")
        self.end: int = self.start + len(words)
        self.first: int = passage.line_of(self.start)
        self.last: int = passage.line_of(self.end - 1) if "\n" in words else self.first
        self.weight: int = entry.weight if isinstance(entry, Verdict) else -1 if isinstance(entry, Wrapper) else -2

    @cached_property
    def subject(self) -> tuple[str | None, ...]:
        """What it speaks of, where it is a verdict."""
        return tuple(map(self.field, ("repository", "registry_id", "action", "resource")))

    @cached_property
    def fields(self) -> dict[str, str]:
        """The words captured for each ``{name}``, without the breaks a wrap left in them."""
        captured = self.match.groupdict().items()
        return {name: whole for name, words in captured if words and (whole := compact(words))}

    def field(self, name: str) -> str | None:
        """The words captured for ``{name}``."""
        return self.fields.get(name)


class Form:
    """What is looked for: the words of an entry, or one of the sentences that they are a union of.

    A union whose beginning is not known would be searched for where any of its literals stands; of its sentences most
    have a beginning, and each has literals and needed words of its own.
    """

    def __init__(self, entry: Entry, words: Entry) -> None:
        self.entry = entry
        self.words = words
        self.kind: int = _kind_of(entry)

    @cached_property
    def needs(self) -> Needed:
        """The words without which it does not stand in a squeezed text."""
        return _needed(self.words.needed)


class Found(NamedTuple):
    """A form that may stand in a text, and at which places: those where it can begin, or else those of its literals.

    ``begins`` tells which.
    """

    form: Form
    places: list[int]
    begins: bool


class Needed(NamedTuple):
    """Words that all stand in a text, and of each of some choices one branch."""

    words: tuple[str, ...]
    choices: tuple[tuple[Needed, ...], ...]

    def stand(self, text: str) -> bool:
        """Whether they stand in a squeezed text."""
        if not all(map(text.__contains__, self.words)):
            return False
        return not self.choices or all(any(branch.stand(text) for branch in choice) for choice in self.choices)


# What an entry is: words that are known, those of the fallback, and those that are no failure of ECR's. Each kind is
# looked at where it is asked for.
KNOWN, FALLBACK, OTHERS = range(3)


class Clauses:
    """A finder of one catalogue's wordings."""

    def __init__(self, catalogue: Iterable[Entry]) -> None:
        self._catalogue = tuple(catalogue)

    @cached_property
    def _forms(self) -> list[Form]:
        return [form for entry in self._catalogue for form in _forms_of(entry)]

    @cached_property
    def _by_literal(self) -> dict[str, list[tuple[int, bool]]]:
        """Whose each literal is, as it is looked for, and whether they begin so."""
        found: dict[str, list[tuple[int, bool]]] = {}
        for at, form in enumerate(self._forms):
            for words, begins in form.words.literals.items():
                found.setdefault(squeezed(words), []).append((at, begins))
        return found

    @cached_property
    def _places(self) -> Places:
        return Places(self._by_literal)

    def found(self, text: str) -> Callable[[int], list[Found]]:
        """What gives the forms of a kind of entry that may stand in a text, in the order of the catalogue."""
        folded = Squeezed(text)
        standing: dict[int, tuple[set[int], set[int]]] = {}
        for literal, places in self._places.found(folded.text).items():
            for at, begins in self._by_literal[literal]:
                first, inner = standing.setdefault(at, (set(), set()))
                (first if begins else inner).update(places)
        ordered = [(self._forms[at], *standing[at]) for at in sorted(standing)]

        def of(kind: int) -> list[Found]:
            wanted = (places for places in ordered if places[0].kind == kind)
            return [_found(folded, *places) for places in wanted if places[0].needs.stand(folded.text)]

        return of


def _forms_of(entry: Entry) -> list[Form]:
    sentences = template.sentences(entry.words)
    is_whole = not sentences or entry.beginnings
    return [Form(entry, entry)] if is_whole else [Form(entry, replace(entry, words=one)) for one in sentences]


def _found(text: Squeezed, form: Form, first: set[int], inner: set[int]) -> Found:
    """A form whose literals begin it at some places of the squeezed text, and stand in it at others."""
    words = form.words
    beginnings = _squeezed(words.beginnings) if inner else ()
    first.update(text.before(beginnings, inner, words.longest) if beginnings else inner)
    return Found(form, text.places(first), bool(beginnings) or not inner)


def _needed(needs: Needs) -> Needed:
    words = tuple(squeezed(need) for need in needs if isinstance(need, str))
    choices = (tuple(map(_needed, need)) for need in needs if not isinstance(need, str))
    return Needed(words, tuple(choices))


@cache
def _squeezed(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(map(squeezed, words))


# What notes say of the course of a push, a pull or a login.
_COURSE = frozenset({Signal.OPENS, Signal.ENDS})


def known(passage: Passage, found: Iterable[Found]) -> list[Clause]:
    """Every entry that is known, wherever it stands in the passage, in order.

    A note of the course that stands inside a wrapper is left out: "error pushing X", "cannot be pulled: X".
    """
    kept: list[Clause] = []
    enveloped = 0
    wrapped = range(0)
    for clause in _clauses(passage, found):
        if not isinstance(clause.entry, Verdict):
            enveloped = max(enveloped, clause.end)
        if isinstance(clause.entry, Wrapper):
            wrapped = range(clause.start + 1, clause.end)
        elif isinstance(clause.entry, Note) and clause.entry.signal in _COURSE and clause.start in wrapped:
            continue
        # Anybody's words may be only a part of an envelope's or a note's own, or of a name.
        if not _is_anyones(clause.entry) or not (
            clause.end <= enveloped or _is_in_name(passage.text, clause.start, clause.end)
        ):
            kept.append(clause)
    return kept


def fallback(passage: Passage, found: Iterable[Found], taken: frozenset[int]) -> list[Clause]:
    """The words of the fallback, but on the lines ``taken``, where a known verdict or a note stands, and in names.

    The lowest first: a line takes the unfinished ones above it in.
    """
    free = (one for one in _clauses(passage, found, taken) if one.last not in taken)
    said = (one for one in free if not _is_in_name(passage.text, one.start, one.end))
    return sorted(said, key=lambda clause: -clause.start)


def others(passage: Passage, found: Iterable[Found]) -> list[Clause]:
    """The words that are no failure of ECR's; a name may hold any word, and what begins in one is not said."""
    # A colon behind a name may still be its own.
    said = _clauses(passage, found)
    return [one for one in said if not _is_in_name(passage.text, one.start, one.start + 2)]


def _is_in_name(text: str, begin: int, end: int) -> bool:
    """True if what stands there is a part of an ECR name."""
    first = max(begin - _LONGEST, 0)
    start = max(first, 1 + max(text.rfind(blank, first, begin) for blank in _BLANKS))
    ends = (text.find(blank, end, end + _LONGEST) for blank in _BLANKS)
    stop = min((place for place in ends if place >= 0), default=end + _LONGEST)
    names = ECR_NAME.finditer(text, start, stop)
    return any(name.start() <= begin and end <= name.end() for name in names)


def _kind_of(entry: Entry) -> int:
    if isinstance(entry, Verdict):
        return FALLBACK if entry.weight is Strength.FALLBACK else KNOWN
    return OTHERS if isinstance(entry, Other) else KNOWN


def _clauses(passage: Passage, found: Iterable[Found], taken: frozenset[int] = frozenset()) -> Iterator[Clause]:
    """Where entries' words stand in a passage, in order, none in another of the same entry."""
    clauses = [clause for one in found for clause in _matches(passage, one, taken)]
    clauses.sort(key=lambda clause: (clause.start, -clause.end))
    ends: dict[str, int] = {}
    for clause in clauses:
        if clause.start >= ends.get(clause.entry.name, 0):
            yield clause
            ends[clause.entry.name] = clause.end


def _matches(passage: Passage, found: Found, taken: frozenset[int]) -> list[Clause]:
    """Where the words of a form stand in a passage, from left to right, none in another."""
    form, places, begins = found
    entry, words = form.entry, form.words
    text = passage.text
    try:
        if begins:
            free = [at for at in places if passage.line_of(at) not in taken] if taken else places
            matches = _at_places(words, text, free)
        else:
            matches = _searched(words, text, _windows(places, words.longest, text))
        return [Clause(entry, match, passage) for match in matches if entry.is_meant(match)]
    except TimeoutError:
        return []  # the lines are still there for every other entry


def _at_places(entry: Entry, text: str, places: Iterable[int]) -> Iterator[regex.Match[str]]:
    end = 0
    match_at = entry.expression.match if "expression" in vars(entry) else partial(_match, entry)
    patience = _patience(text)
    for place in places:
        if place >= end and (match := match_at(text, place, timeout=patience)):
            yield match
            end = match.end()


def _match(entry: Entry, text: str, place: int, timeout: float | None) -> regex.Match[str] | None:
    """What the entry's expression gives; it is compiled for what comes to the end of a line, and may go on below it."""
    end = text.find("\n", place)
    if end < 0:
        return entry.unbroken.match(text, place, timeout=timeout)
    if entry.unbroken.match(text, place, end, partial=True, timeout=timeout) is None:
        return None
    return entry.expression.match(text, place, timeout=timeout)


def _searched(entry: Entry, text: str, windows: Iterable[tuple[int, int]]) -> Iterator[regex.Match[str]]:
    expression = entry.expression if "\n" in text else entry.unbroken
    for start, end in windows:
        yield from expression.finditer(text, start, end, timeout=_patience(text))


def _patience(text: str) -> float | None:
    return None if len(text) < _SHORT else _PATIENCE


def _windows(places: Iterable[int], reach: int, text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text with all that is nearer to one of some places than ``reach``; each ends with a line."""
    start = end = 0
    for place in places:
        if place - reach > end:
            yield start, end
            start = place - reach
        if place + reach > end:
            end = text.find("\n", place + reach)
            end = len(text) if end < 0 else end
    yield start, end


def _is_anyones(entry: Entry) -> bool:
    return isinstance(entry, Verdict) and entry.speaker is Speaker.ANYONE
