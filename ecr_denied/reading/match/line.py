"""What the catalogue's wordings find in a passage: on each plain line once, where the lines came before.

A clause found on a line alone is found on it in a passage, too, unless a wording reaches over a line break.
So what is found on a line, or begins there and comes to its end, is tried once more with the lines below. Where it
finds something else there, the whole passage is searched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache, partial
from typing import Any, NamedTuple

import regex

from ecr_denied.cached import cached_property
from ecr_denied.catalogue.entry import Entry
from ecr_denied.reading.lines.literals import Squeezed, squeezed
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.lines.progress import once
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES
from ecr_denied.reading.match.clauses import (
    FALLBACK,
    Clause,
    Clauses,
    Form,
    Found,
    Holding,
    clauses_in,
    in_order,
    matches,
    meant,
    said,
)
from ecr_denied.reading.match.shapes import Shape, shape
from ecr_denied.redaction import redact

__all__ = ["InPassage", "PlainLine", "PlainLines"]

# So many lines are kept, none of more characters than that; so many are known to have come before.
_KEPT, _LONGEST, _KNOWN = 512, 4_000, 1 << 14
# A sentence may go on for so many lines below its first, torn twice as often as it should be.
_REACH = 2 * MAX_WRAPPED_LINES
# So many characters of a literal may be on one side of a line break.
_SIDE = 15


class _Forms:
    """The forms that hold the literals of a line."""

    def __init__(self, clauses: Clauses, literals: frozenset[str]) -> None:
        self.holding: dict[Form, Holding] = {one.form: one for one in clauses.holding(literals)}
        self.all: frozenset[Form] = frozenset(self.holding)
        # Those that may begin on a line above.
        self.inner: frozenset[Form] = frozenset(
            one.form for one in self.holding.values() if one.inner or not one.form.beginnings
        )


class _Attempt(NamedTuple):
    """A place of a line where a form finds something or comes to the end of the line, and where what it finds ends."""

    form: Form
    place: int
    end: int | None


class _OfKind(NamedTuple):
    """What the forms of one kind of entry find on a line alone."""

    clauses: list[Clause]
    forms: set[Form]  # those that were tried
    attempts: list[_Attempt]


class ShapedLine:
    """The first line of a shape, and what is found on it alone."""

    __slots__ = ("_begun", "_folded", "_found", "claims", "forms", "is_plain", "shape", "squeezed", "text")

    def __init__(self, lines: PlainLines, text: str, shape: Shape | None) -> None:
        self.text: str = text
        self.shape: Shape | None = shape
        self.is_plain: bool = shape is not None and redact(text) == text
        self._folded = Squeezed(text)
        self.squeezed: str = self._folded.text
        self.forms: _Forms = lines.forms(frozenset(lines.clauses.literals_in(self.squeezed)))
        self._found: dict[int, _OfKind] = {}
        self._begun: dict[Form, list[_Attempt]] = {}
        self.claims: dict[tuple[Clause, ...], Any] = {}  # by their clauses, what they say

    def found(self, kind: int, near: Collection[Form]) -> _OfKind:
        """What the forms of a kind of entry find.

        :param near: those of which all words are somewhere near the line.
        """
        return self._found.get(kind) or self._found.setdefault(kind, self._of(kind, near))

    def _of(self, kind: int, near: Collection[Form]) -> _OfKind:
        clauses: list[Clause] = []
        of_kind = _OfKind([], set(), [])
        for form, holding in self.forms.holding.items():
            if form.kind != kind or (form.beginnings and form not in near):
                continue
            of_kind.forms.add(form)
            clauses += meant(form, self._tried(holding, of_kind.attempts), _first)
        of_kind.clauses.extend(said(self.text, in_order(clauses), kind))
        return of_kind

    def begun(self, form: Form) -> list[_Attempt]:
        """Where a form may begin that is not all on the line."""
        if form not in self._begun:
            attempts: list[_Attempt] = []
            self._tried(Holding(form, [*form.beginnings], []), attempts)
            self._begun[form] = attempts
        return self._begun[form]

    def _tried(self, holding: Holding, attempts: list[_Attempt]) -> list[regex.Match[str]]:
        """What a form finds, from left to right; what comes to the end of the line is an attempt, too."""
        form, text, unbroken, found = holding.form, self.text, holding.form.words.unbroken, holding.found(self._folded)
        stand: list[regex.Match[str]] = []
        if form.beginnings:
            end = 0
            for place in found.places:
                if place >= end and (match := unbroken.match(text, place, partial=True)):
                    if not match.partial:
                        stand.append(match)
                        end = match.end()
                    attempts.append(_Attempt(form, place, None if match.partial else end))
            return stand
        if form.needs.stand(self.squeezed):
            stand += matches(found, text)
            attempts += [_Attempt(form, *match.span()) for match in stand]
        at = max(len(text) - form.words.longest, 0)
        while at < len(text) and (match := unbroken.search(text, at, partial=True)):
            if match.partial and match.start() < len(text):
                attempts.append(_Attempt(form, match.start(), None))
            at = match.start() + 1
        return stand


class PlainLine:
    """A plain line, and what claims on it say.

    :param model: the first line of its shape.
    """

    __slots__ = ("_clauses", "claims", "model", "squeezed", "text")

    def __init__(self, text: str, model: ShapedLine) -> None:
        self.text: str = text
        self.model: ShapedLine = model
        self.squeezed: str = model.squeezed if text == model.text else squeezed(text)
        self._clauses: dict[int, list[Clause]] = {}
        self.claims: dict[tuple[Clause, ...], Any] = model.claims if text == model.text else {}

    def clauses(self, kind: int, found: _OfKind) -> list[Clause]:
        """The clauses of a kind of entry, as they are found on the first line of its shape."""
        if self.claims is self.model.claims:
            return found.clauses
        return self._clauses.get(kind) or self._clauses.setdefault(kind, [one.on(self.text) for one in found.clauses])


def _first(_: int) -> int:
    """The line of any place of a line read alone."""
    return 0


class PlainLines:
    """A reader of plain lines for one catalogue, which keeps the last ones."""

    def __init__(self, catalogue: Iterable[Entry]) -> None:
        self.clauses: Clauses = Clauses(catalogue)
        self._line = lru_cache(_KEPT)(self._read_line)
        self._shape = lru_cache(_KEPT)(shape)
        self._first: Callable[[Shape], list[ShapedLine]] = lru_cache(_KEPT)(lambda _: [])
        self._known: set[int] = set()
        self.forms: Callable[[frozenset[str]], _Forms] = lru_cache(_KEPT)(partial(_Forms, self.clauses))
        self.may_cross: Callable[[str, str], bool] = lru_cache(_KEPT)(self.clauses.may_cross)
        self.goes_over: Callable[[tuple[_Attempt, ...], str], bool] = lru_cache(_KEPT)(_goes_over)

    def line(self, text: str) -> PlainLine:
        """A line, read once for all that are the same, and for all of one shape."""
        return self._line(text) if len(text) <= _LONGEST else PlainLine(text, ShapedLine(self, text, None))

    def _read_line(self, text: str) -> PlainLine:
        if (shape := self._shape(text)) is None:
            return PlainLine(text, ShapedLine(self, text, None))
        first = self._first(shape)
        if not first:
            first.append(ShapedLine(self, text, shape))
        model = first[0]
        return PlainLine(text, model if text == model.text or model.is_plain else ShapedLine(self, text, None))

    def read(self, passage: Passage) -> InPassage:
        """What gives the clauses in a passage. Where most lines are new, it is searched as a whole: that costs less."""
        lines = {at: text for at, text in enumerate(passage.lines) if text}
        shape = self._shape
        hashes = [hash(shape(text) or text) if len(text) <= _LONGEST else hash(text) for text in lines.values()]
        known = self._known
        is_new = 2 * len({*hashes} - known) > len(hashes)
        if len(known) > _KNOWN:
            known.clear()
        known.update(hashes)
        return InPassage(self, passage, {} if is_new else {at: self.line(text) for at, text in lines.items()})


class InPassage:
    """What the wordings find in a passage.

    :param by_line: its lines, where they are read one by one.
    """

    def __init__(self, lines: PlainLines, passage: Passage, by_line: dict[int, PlainLine]) -> None:
        self._lines, self._passage, self._by_line = lines, passage, by_line

    def line(self, at: int) -> PlainLine | None:
        """A line as it is read alone, where it is."""
        return self._by_line.get(at)

    def of(self, kind: int, taken: frozenset[int] = frozenset()) -> list[Clause]:
        """The clauses of a kind of entry that are said, but those on the lines taken."""
        if not self._by_line or self._is_torn:
            return self._in_passage(kind, taken)
        near = self._near
        found = {at: line.model.found(kind, near) for at, line in self._by_line.items() if at not in taken}
        if self._reaches_over(kind, found):
            return self._in_passage(kind, taken)
        start_of, lines = self._passage.start_of, self._by_line
        order = [at for at in found if found[at].clauses]
        if kind is FALLBACK:
            order.reverse()
        return [one.at(at, start_of(at)) for at in order for one in lines[at].clauses(kind, found[at])]

    def _in_passage(self, kind: int, taken: frozenset[int]) -> list[Clause]:
        """The same, found in the passage as a whole."""
        return said(self._passage.text, clauses_in(self._passage, self._anywhere(kind), taken), kind)

    def _anywhere(self, kind: int) -> list[Found]:
        """The forms of a kind of entry, where they may be in the passage as a whole."""
        wanted = (one for one in self._held if one.form.kind == kind)
        return [one.found(self._folded) for one in wanted if one.form.needs.stand(self._folded.text)]

    @cached_property
    def _folded(self) -> Squeezed:
        return Squeezed(self._passage.text)

    @cached_property
    def _held(self) -> list[Holding]:
        """The forms of which the passage holds a literal."""
        return self._lines.clauses.holding(self._lines.clauses.literals_in(self._folded.text))

    @cached_property
    def _near(self) -> frozenset[Form]:
        """The forms of which all words are somewhere on the lines."""
        models = [one.model for one in self._by_line.values()]
        held = {one.forms for one in models}
        squeezed = "".join(once([one.squeezed for one in models], _REACH))
        return frozenset(form for form in frozenset().union(*(one.all for one in held)) if form.needs.stand(squeezed))

    @cached_property
    def _below(self) -> list[tuple[int, tuple[ShapedLine, ...], int]]:
        """Each line but the last, with those on which its words may go on, and the last of these."""
        places, lines = [*self._by_line], [one.model for one in self._by_line.values()]
        last = len(places) - 1
        return [
            (at, tuple(lines[after : after + _REACH + 1]), places[min(after + _REACH, last)])
            for after, at in enumerate(places[:-1])
        ]

    @cached_property
    def _is_torn(self) -> bool:
        """Whether a literal may cross a line break."""
        lines = [one.squeezed for one in self._by_line.values()]
        heads = [one[:_SIDE] for one in lines]
        for at, head in enumerate(heads):
            if len(head) < _SIDE:
                heads[at] = "".join(heads[at : at + _REACH])[:_SIDE]
        ends = [one[-_SIDE:] for one in lines]
        return any(self._lines.may_cross(*both) for both in {*zip(ends, heads[1:], strict=False)})

    def _reaches_over(self, kind: int, found: Collection[int]) -> bool:
        """Whether a wording of a kind of entry finds something else in the passage than on its lines alone."""
        texts = [self._by_line[at].model.text if text else "" for at, text in enumerate(self._passage.lines)]
        known: dict[tuple[ShapedLine, ...], tuple[_Attempt, ...]] = {}
        for at, lines, last in self._below:
            if at not in found:
                continue
            attempts = known.get(lines)
            if attempts is None:
                attempts = known[lines] = self._attempts(lines[0], lines[1:], kind)
            if attempts and self._lines.goes_over(attempts, "\n".join(texts[at : last + 1])):
                return True
        return False

    def _attempts(self, line: ShapedLine, below: Iterable[ShapedLine], kind: int) -> tuple[_Attempt, ...]:
        """What comes to the end of a line, of the words on it and on those below."""
        found = line.found(kind, self._near)
        beside = line.forms.all.union(*[one.inner for one in {one.forms for one in below} - {line.forms}])
        forms = [form for form in (beside & self._near) - found.forms if form.kind == kind]
        return (*found.attempts, *(attempt for form in forms for attempt in line.begun(form)))


def _goes_over(attempts: Iterable[_Attempt], lines: str) -> bool:
    """Whether what was tried on a line finds something else where other lines are below it."""
    for form, place, end in attempts:
        match = form.words.expression.match(lines, place)
        if (match and _end(match)) != end:
            return True
    return False


def _end(match: regex.Match[str]) -> int:
    """Where a match ends, the breaks behind it left out."""
    return match.start() + len(match[0].rstrip("\n"))
