"""Where the catalogue's wordings are in a passage.

A wording is tried only where one of its literals is: at the places before it where the wording can begin or, where
its first words are not known, near it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import NamedTuple

import regex

from ecr_denied.cached import cached_property
from ecr_denied.catalogue import template
from ecr_denied.catalogue.entry import Entry, Note, Other, Signal, Speaker, Strength, Verdict, Wrapper
from ecr_denied.catalogue.template import Needs
from ecr_denied.names.references import ECR_NAME
from ecr_denied.names.syntax import compact
from ecr_denied.reading.lines.literals import Places, Squeezed, occurrences, squeezed
from ecr_denied.reading.lines.passage import Passage

__all__ = [
    "FALLBACK",
    "KNOWN",
    "OTHERS",
    "Clause",
    "Clauses",
    "Form",
    "Found",
    "Holding",
    "clauses_in",
    "in_order",
    "matches",
    "meant",
    "said",
]

# What ends a name of ECR, and how long one may be.
_BLANKS, _LONGEST = " \t\n", 1_000


# What a verdict speaks of.
_SUBJECT = ("repository", "registry_id", "action", "resource")


class Clause:
    """One entry found at one place of a passage.

    ``end`` is the offset behind its last character, line breaks aside; ``first`` and ``last`` are the plain lines it
    is on. ``weight`` is how much it says: a verdict's strength, less than any for a wrapper, less than that for a
    note.
    """

    alone: Clause | None = None  # the same, on its line alone
    model: Clause | None = None  # the same, on the first line of the shape of its line
    _line: str = ""  # the one of its shape that it is on, where that is another than the first

    def __init__(self, entry: Entry, match: regex.Match[str], line_of: Callable[[int], int]) -> None:
        self.entry = entry
        self._match = match
        self.start: int = match.start()
        vars(self)["words"] = match[0].rstrip("\n")
        self.end: int = self.start + len(self.words)
        self.first: int = line_of(self.start)
        self.last: int = line_of(self.end - 1) if "\n" in self.words else self.first
        self.weight: int = entry.weight if isinstance(entry, Verdict) else -1 if isinstance(entry, Wrapper) else -2

    def at(self, line: int, start: int) -> Clause:
        """The same clause of a line read alone, moved to where the line begins in a passage."""
        one = object.__new__(Clause)
        one.entry, one.weight, one.alone = self.entry, self.weight, self
        one.start, one.end, one.first, one.last = self.start + start, self.end + start, line, line
        return one

    def on(self, text: str) -> Clause:
        """The same clause of a line read alone, on another line of the same shape."""
        one = object.__new__(Clause)
        one.entry, one.weight, one.model, one._line, one._match = self.entry, self.weight, self, text, self._match
        one.start, one.end, one.first, one.last = self.start, self.end, self.first, self.last
        return one

    @cached_property
    def words(self) -> str:
        """What was said. Of one on a line, it is found there."""
        return self.alone.words if self.alone else self._line[self.start : self.end]

    @cached_property
    def subject(self) -> tuple[str | None, ...]:
        """What it speaks of, where it is a verdict."""
        return self.alone.subject if self.alone else tuple(map(self.field, _SUBJECT))

    @cached_property
    def fields(self) -> dict[str, str]:
        """The words captured for each ``{name}``, without the breaks a wrap left in them."""
        if self.alone:
            return self.alone.fields
        if self.model:
            return {name: self._line[slice(*self._match.span(name))] for name in self.model.fields}
        captured = self._match.groupdict().items()
        return {name: whole for name, words in captured if words and (whole := compact(words))}

    @property
    def names(self) -> list[tuple[int, int]]:
        """Where the words captured for each ``{name}`` are that may be over a line break; a text holds words."""
        names = () if self.alone else self._match.groupdict().keys() - {"text"}
        return [span for name in names for span in self._match.spans(name)]

    def field(self, name: str) -> str | None:
        """The words captured for ``{name}``."""
        return self.fields.get(name)


class Form:
    """What is looked for: the words of an entry, or one of the sentences that they are a union of.

    A union whose beginning is not known would be searched for where any of its literals is; most of its sentences
    have a beginning, and each has literals and needed words of its own.
    """

    def __init__(self, entry: Entry, words: Entry) -> None:
        self.entry = entry
        self.words = words
        self.kind: int = _kind_of(entry)

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The words that it may begin with, squeezed; none where they are not known."""
        return tuple(map(squeezed, self.words.beginnings))

    @cached_property
    def needs(self) -> Needed:
        """The words without which a squeezed text does not hold it."""
        return _needed(self.words.needed)


class Found(NamedTuple):
    """A form that may be in a text, and at which places: those where it can begin, or else those of its literals.

    ``begins`` is true for the former.
    """

    form: Form
    places: list[int]
    begins: bool


class Needed(NamedTuple):
    """Words that are all in a text, one of each of some sets of words, and one branch of each of some choices."""

    words: tuple[str, ...]
    either: tuple[tuple[str, ...], ...]
    choices: tuple[tuple[Needed, ...], ...]

    def stand(self, text: str) -> bool:
        """Whether a squeezed text holds them."""
        holds = text.__contains__
        if not all(map(holds, self.words)):
            return False
        for words in self.either:
            if not any(map(holds, words)):
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
        """The forms that hold each squeezed literal, by their index, and whether they begin with it."""
        found: dict[str, list[tuple[int, bool]]] = {}
        for at, form in enumerate(self._forms):
            for words, begins in form.words.literals.items():
                found.setdefault(squeezed(words), []).append((at, begins))
        return found

    @cached_property
    def _places(self) -> Places:
        return Places(self._by_literal)

    def literals_in(self, squeezed: str) -> list[str]:
        """The literals that a squeezed text holds."""
        return self._places.standing(squeezed)

    def holding(self, literals: Iterable[str]) -> list[Holding]:
        """The forms that hold some literals, in the order of the catalogue."""
        held: dict[int, tuple[list[str], list[str]]] = {}
        for literal in literals:
            for at, begins in self._by_literal[literal]:
                held.setdefault(at, ([], []))[0 if begins else 1].append(literal)
        return [Holding(self._forms[at], *held[at]) for at in sorted(held)]

    @cached_property
    def _torn(self) -> Places:
        """What shows where a wording is: its literals, and what it begins with."""
        return Places(chain(self._by_literal, *(form.beginnings for form in self._forms)))

    def may_cross(self, above: str, below: str) -> bool:
        """Whether words of a wording may cross the end of a squeezed text, and go on in the one below it."""
        both, end = above + below, len(above)
        standing = self._torn.standing(both)
        return any(at < end < at + len(words) for words in standing for at in occurrences(words, both))


class Holding(NamedTuple):
    """A form, and which of its literals a text holds: those that begin it, and the others."""

    form: Form
    first: list[str]
    inner: list[str]

    def found(self, text: Squeezed) -> Found:
        """Where the form may be in the text."""
        first = {at for words in self.first for at in occurrences(words, text.text)}
        inner = {at for words in self.inner for at in occurrences(words, text.text)}
        beginnings = self.form.beginnings if inner else ()
        first.update(text.before(beginnings, inner, self.form.words.longest) if beginnings else inner)
        return Found(self.form, text.places(first), bool(beginnings) or not inner)


def _forms_of(entry: Entry) -> list[Form]:
    sentences = template.sentences(entry.words)
    is_whole = not sentences or entry.beginnings
    return [Form(entry, entry)] if is_whole else [Form(entry, replace(entry, words=one)) for one in sentences]


def _needed(needs: Needs) -> Needed:
    words = tuple(squeezed(need) for need in needs if isinstance(need, str))
    choices = [tuple(map(_needed, need)) for need in needs if not isinstance(need, str)]
    either = tuple(tuple(one.words[0] for one in choice) for choice in choices if all(map(_is_word, choice)))
    return Needed(words, either, tuple(choice for choice in choices if not all(map(_is_word, choice))))


def _is_word(needed: Needed) -> bool:
    return len(needed.words) == 1 and not (needed.either or needed.choices)


# What notes say of the course of a push, a pull or a login.
_COURSE = frozenset({Signal.OPENS, Signal.ENDS})


def said(text: str, clauses: Iterable[Clause], kind: int) -> list[Clause]:
    """Of the clauses of one kind of entry in a text, in their order, those that are said there."""
    return _SAID[kind](text, clauses)


def _known(text: str, clauses: Iterable[Clause]) -> list[Clause]:
    """Every entry that is known, anywhere in the text, in order.

    A note of the course inside a wrapper is left out: "error pushing X", "cannot be pulled: X". So is a
    wrapper inside one of a login that went well: "a successful docker login".
    """
    kept: list[Clause] = []
    enveloped = noted = 0
    wrapped = range(0)
    for clause in clauses:
        if not isinstance(clause.entry, Verdict):
            enveloped = max(enveloped, clause.end)
        if isinstance(clause.entry, Wrapper):
            if clause.start < noted:
                continue
            wrapped = range(clause.start + 1, clause.end)
        elif isinstance(clause.entry, Note) and clause.entry.logged_in:
            noted = clause.end
        elif isinstance(clause.entry, Note) and clause.entry.signal in _COURSE and clause.start in wrapped:
            continue
        # Words of any program may be only a part of an envelope's or a note's words, or of a name.
        if not _is_anyones(clause.entry) or not (
            clause.end <= enveloped or _is_in_name(text, clause.start, clause.end)
        ):
            kept.append(clause)
    return kept


def _fallback(text: str, clauses: Iterable[Clause]) -> list[Clause]:
    """Those of the fallback that are in no name, the lowest first: a line takes the unfinished ones above it in."""
    free = (one for one in clauses if not _is_in_name(text, one.start, one.end))
    return sorted(free, key=lambda clause: -clause.start)


def _others(text: str, clauses: Iterable[Clause]) -> list[Clause]:
    """The words that are no failure of ECR's; a name may hold any word, and what begins in one is not said."""
    # A colon behind a name may still be its own.
    return [one for one in clauses if not _is_in_name(text, one.start, one.start + 2)]


_SAID = {KNOWN: _known, FALLBACK: _fallback, OTHERS: _others}


def _is_in_name(text: str, begin: int, end: int) -> bool:
    """True if the words there are a part of an ECR name."""
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


def clauses_in(passage: Passage, found: Iterable[Found], taken: frozenset[int] = frozenset()) -> Iterator[Clause]:
    """Where entries' words are in a passage, in order, none in another of the same entry; not on the lines taken."""
    clauses: list[Clause] = []
    for one in found:
        free = one.places
        if taken and one.begins:
            free = [at for at in free if passage.line_of(at) not in taken]
        clauses += meant(one.form, matches(one._replace(places=free), passage.text), passage.line_of)
    return (clause for clause in in_order(clauses) if clause.last not in taken)


def in_order(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses in the order of their places, none in another of the same entry."""
    ends: dict[str, int] = {}
    for clause in sorted(clauses, key=lambda clause: (clause.start, -clause.end)):
        if clause.start >= ends.get(clause.entry.name, 0):
            yield clause
            ends[clause.entry.name] = clause.end


def matches(found: Found, text: str) -> Iterator[regex.Match[str]]:
    """Where the words of a form are in a text: at its places, or near them."""
    return (_at_places if found.begins else _searched)(found.form.words, text, found.places)


def meant(form: Form, matches: Iterable[regex.Match[str]], line_of: Callable[[int], int]) -> list[Clause]:
    """The clauses that matches of a form are; ``line_of`` gives the line of a place."""
    return [Clause(form.entry, match, line_of) for match in matches if form.entry.is_meant(match)]


def _at_places(entry: Entry, text: str, places: Iterable[int]) -> Iterator[regex.Match[str]]:
    end = 0
    match_at = entry.expression.match if "expression" in vars(entry) else partial(_match, entry)
    for place in places:
        if place >= end and (match := match_at(text, place)):
            yield match
            end = match.end()


def _match(entry: Entry, text: str, place: int) -> regex.Match[str] | None:
    """What the entry's expression gives; it is compiled for what comes to the end of a line, and may go on below it."""
    end = text.find("\n", place)
    if end < 0:
        return entry.unbroken.match(text, place)
    return entry.expression.match(text, place) if entry.unbroken.match(text, place, end, partial=True) else None


def _searched(entry: Entry, text: str, places: Iterable[int]) -> Iterator[regex.Match[str]]:
    expression = entry.expression if "\n" in text else entry.unbroken
    for start, end in _windows(places, entry.longest, text):
        yield from expression.finditer(text, start, end)


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
