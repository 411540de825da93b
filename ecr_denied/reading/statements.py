"""Find the catalogue's wordings in a passage, and gather those that make one statement.

A statement is what one program said at once: a line, or the lines a wrap made of it. Its clauses may be said by
several layers (kubelet, containerd, the registry); how much each of them tells is its entry's business.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import regex

from ecr_denied.catalogue.entry import BY_STATUS, By, Does, Entry, Note, Strength, Verdict, Wrapper
from ecr_denied.expression import expression
from ecr_denied.names.actions import is_ecr, is_layer_read
from ecr_denied.names.references import ECR_NAME, Reference, references, requests
from ecr_denied.names.syntax import compact, repository_or_none
from ecr_denied.reading.frames import stamp
from ecr_denied.reading.passage import TALLEST, Passage
from ecr_denied.records import Cause

__all__ = ["Clause", "Statement", "Statements", "slots"]

# The seat belt of the expression engine, in seconds: wordings are linear, so this is for the machine that stalls.
_PATIENCE = 2.0
# On a line longer than any message, clauses further apart than this were not said together.
_REACH = 2_000

_WORD_BEFORE, _WORD_AFTER = expression(r"\w*+$"), expression(r"\w*+")
# What follows a clause on its line and is still the same message: not the field after it in JSON, nor an SDK's trailer.
# A credential helper's own words stand behind "out: `".
_REST = expression(
    r"(?:(?!\s\(Service: |\sstatus code: [0-9]|\s\(RequestToken|\s\(manager\.go)"
    r"(?:[^\n\"`\\<>|]|(?<=\bout: )`)){0,400}+"
)
_MARKS = "'\"`‘’“”\\"
_SQUEEZED = str.maketrans("", "", _MARKS)
# What ends a name, and how long one may be.
_BLANKS, _LONGEST = " \t\n", 1_000
# By so many of its first characters a literal is looked up.
_FIRST = 3


# The speaker nearest to ECR first.
_RANK = {By.ECR: 0, By.CLIENT: 1, By.ANYONE: 2}


def _speaker(entry: Entry) -> By:
    return entry.by if isinstance(entry, Verdict) else By.ANYONE


def _precedence(clause: Clause) -> tuple[int, bool, int, int]:
    vague = isinstance(clause.entry, Verdict) and clause.entry.cause is Cause.UNCLASSIFIED
    return (-clause.weight, vague, _RANK[_speaker(clause.entry)], -clause.start)


def _words(match: regex.Match[str] | None) -> str:
    return match[0] if match else ""


def _squeezed(text: str) -> str:
    """``text`` in lower case without white space and quotation marks: what literals are looked for in."""
    return "".join(text.split()).translate(_SQUEEZED).lower()


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


@dataclass(frozen=True, eq=False)
class Statement:
    """Clauses said together, in order of their place."""

    passage: Passage
    clauses: tuple[Clause, ...]
    taken: frozenset[int] = frozenset()  # the plain lines of other statements that tell something

    @cached_property
    def by_weight(self) -> tuple[Clause, ...]:
        """Its clauses, those that tell most first; of equals, the speaker nearest to ECR, then the last."""
        return tuple(sorted(self.clauses, key=_precedence))

    @cached_property
    def verdict(self) -> Verdict | None:
        """The entry that decides; ``None`` where nothing is said to have failed."""
        return self.verdicts[0] if self.verdicts else None

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Its verdicts, the strongest first."""
        return tuple(clause.entry for clause in self.by_weight if isinstance(clause.entry, Verdict))

    @cached_property
    def by(self) -> By:
        """Who could have said it: of its verdicts' speakers the one nearest to ECR, as nobody else says it."""
        return min((v.by for v in self.verdicts if v.weight > Strength.NET), key=_RANK.__getitem__, default=By.ANYONE)

    @property
    def core(self) -> Clause:
        """The clause that tells most."""
        return self.by_weight[0]

    @property
    def opening_line(self) -> int:
        """The index of the plain line where the statement's first clause begins."""
        return self.passage.line_of(self.clauses[0].start)

    @cached_property
    def does(self) -> frozenset[Does]:
        """What its notes do to the story."""
        return frozenset(c.entry.does for c in self.clauses if isinstance(c.entry, Note) and c.entry.does)

    @cached_property
    def names_ecr(self) -> bool:
        """Whether a note's own words say that the registry is ECR's."""
        return any(isinstance(clause.entry, Note) and clause.entry.ecr for clause in self.clauses)

    @cached_property
    def lines(self) -> tuple[int, int]:
        """Indices of the first and last plain line, with unfinished lines above taken in."""
        first = self.passage.line_of(self.clauses[0].start)
        last = self.passage.line_of(max(clause.end for clause in self.clauses) - 1)
        return self.passage.opening(first), last

    @property
    def first_line(self) -> int:
        """The physical line it begins on."""
        return self.passage.numbers[self.lines[0]]

    @property
    def last_line(self) -> int:
        """The physical line it ends on."""
        return self.passage.numbers[self.lines[1]]

    @property
    def printed(self) -> str:
        """The physical line it begins on, as it was printed."""
        return self.passage.printed[self.lines[0]]

    @cached_property
    def text(self) -> str:
        """All its lines, clipped around its clauses where a line is longer than any message."""
        first, last = self.lines
        whole = "\n".join(self.passage.lines[first : last + 1])
        if len(whole) <= 2 * _REACH:
            return whole
        start = max(self.clauses[0].start - _REACH, 0)
        return self.passage.text[start : max(clause.end for clause in self.clauses) + _REACH]

    @cached_property
    def around(self) -> str:
        """The lines right above and below that may be of the same report: none blank, none with a time of its own."""
        first, last = self.lines
        above = range(first - 1, max(first - 1 - TALLEST, -1), -1)
        below = range(last + 1, min(last + 1 + TALLEST, len(self.passage.lines)))
        return "\n".join((*reversed([*self._reported(above)]), *self._reported(below)))

    def _reported(self, lines: Iterable[int]) -> Iterator[str]:
        for line in lines:
            passage = self.passage
            if not passage.lines[line] or line in self.taken:
                return
            if passage.numbers[line] not in (self.first_line, self.last_line) and stamp(passage.printed[line]):
                return
            yield self.passage.lines[line]

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference in it, the most telling kind first."""
        return references(self.text)

    @cached_property
    def named(self) -> tuple[Reference, ...]:
        """Every reference of it: what was asked for, what stands in a client's slot, and the rest.

        A name in a slot is whole even where a wrap tore it: words follow it. The first part of a repository's name may
        look like another registry.
        """
        inside = self.field("repository") or ""
        rest = (named for named in self.references if named.ecr is not False or f"{named.registry}/" not in inside)
        return (*self.requests, *slots(self.clauses), *rest)

    @cached_property
    def action(self) -> str | None:
        """The action that was denied: IAM repeats it in the reason, sometimes misspelt."""
        return next(filter(None, (clause.field("action") for clause in self.clauses)), None)

    @cached_property
    def requests(self) -> tuple[Reference, ...]:
        """What was asked of a registry in it."""
        return requests(self.text)

    @cached_property
    def message(self) -> str:
        """What was said, on one line, with the breaks of wraps mended.

        The registry's own words, to the end of their line or of the quotes they stand in; where only a client spoke,
        its whole line.
        """
        clauses = [c for c in self.clauses if c.weight >= min(self.core.weight, Strength.SENTENCE)]
        text = self.passage.text
        start, end = min(clause.start for clause in clauses), max(clause.end for clause in clauses)
        if self.core.weight < Strength.CODE:
            start = max(self.passage.start_of(self.lines[0]), start - _REACH)
        return self._mended(start, end + len(_words(_REST.match(text, end))))

    def _mended(self, start: int, end: int) -> str:
        words = self.passage.text[start:end]
        if "\n" in words:
            pieces = words.split("\n")
            at, mended = start, [pieces[0]]
            for before, piece in pairwise(pieces):
                at += len(before)
                mended.append(piece if self._torn(at) else f" {piece}")
                at += 1
            words = "".join(mended)
        return " ".join(words.split())

    def _torn(self, at: int) -> bool:
        """Whether the line break at ``at`` tore a token or a word, rather than stand between two."""
        for clause in self.clauses:
            if clause.start < at < clause.end and any(
                start < at < end - 1 for name in clause.match.groupdict() for start, end in clause.match.spans(name)
            ):
                return True
        left = _words(_WORD_BEFORE.search(self.passage.text, max(at - 40, 0), at)).lower()
        right = _words(_WORD_AFTER.match(self.passage.text, at + 1)).lower()
        known = frozenset[str]().union(*(clause.entry.vocabulary for clause in self.clauses))
        return bool(left and right) and left + right in known and not (left in known and right in known)

    def field(self, *names: str) -> str | None:
        """The words captured under one of ``names``, from the clause that tells most."""
        for clause in self._heaviest_first:
            for name in names:
                if words := clause.field(name):
                    return words
        return None

    @cached_property
    def _heaviest_first(self) -> list[Clause]:
        return sorted((clause for clause in self.clauses if clause.fields), key=lambda clause: -clause.weight)


def slots(clauses: Iterable[Clause]) -> list[Reference]:
    """The references standing where a client prints one, whosever registry they name."""
    found = []
    for clause in clauses:
        for words in filter(None, (clause.field("reference"), clause.field("image"), _url(clause))):
            reference = Reference.parse(words)
            # In an echoed command a word without a registry need not be an image at all.
            if not isinstance(clause.entry, Note) or reference.ecr or reference.registry:
                found.append(reference)
    return found


def _url(clause: Clause) -> str | None:
    words = clause.field("url")
    return words if words and ("://" in words or "/manifests/" in words) else None


# An entry that may stand in a text, and at which places; ``None`` where its literals do not tell.
_Found = tuple[Entry, set[int] | None]


class Statements:
    """A reader of passages for one catalogue."""

    def __init__(self, catalogue: Iterable[Entry]) -> None:
        self._catalogue = catalogue

    def of(self, passage: Passage) -> list[Statement]:
        """The statements that begin among the passage's own lines, in order."""
        found = self._found(passage.text)
        gathered = _gathered(passage, _clauses(passage, found))
        standing = {line: sentence for sentence in reversed(gathered) for line in sentence.plain_lines}
        spoken = (sentence for sentence in gathered if sentence.holds_verdict or sentence.does)
        taken = frozenset(line for sentence in spoken for line in sentence.plain_lines)
        for clause in _net(passage, found, taken):
            line = passage.line_of(clause.start)
            sentence = standing.get(line)
            if sentence is None:
                sentence = _Sentence(passage)
                gathered.append(sentence)
            sentence.add(clause)
            for line in sentence.plain_lines:
                standing.setdefault(line, sentence)
        statements = [
            Statement(passage, tuple(sorted(s.clauses, key=lambda c: (c.start, -c.end))), taken) for s in gathered
        ]
        statements.sort(key=lambda statement: statement.clauses[0].start)
        return [statement for statement in statements if passage.owns(statement.opening_line)]

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

    def _found(self, text: str) -> list[_Found]:
        """The entries that may stand in a text."""
        folded = _Folded(text)
        firsts = {folded.squeezed[at : at + _FIRST] for at in range(len(folded.squeezed))}
        found: dict[str, _Found] = {}
        for literal in (literal for first in firsts & self._index.keys() for literal in self._index[first].values()):
            if literal.squeezed not in folded.squeezed:
                continue
            starts = folded.places(literal) if any(begins for _, begins in literal.entries) else set()
            for entry, begins in literal.entries:
                _, known = found.get(entry.name, (entry, set[int]()))
                found[entry.name] = entry, None if known is None or not begins else known | starts
        return list(found.values())


def _clauses(passage: Passage, found: Iterable[_Found]) -> list[Clause]:
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


def _is_in_name(clause: Clause, text: str) -> bool:
    first = max(clause.start - _LONGEST, 0)
    start = max(first, 1 + max(text.rfind(blank, first, clause.start) for blank in _BLANKS))
    ends = (text.find(blank, clause.end, clause.end + _LONGEST) for blank in _BLANKS)
    names = ECR_NAME.finditer(text, start, min((end for end in ends if end >= 0), default=clause.end + _LONGEST))
    return any(name.start() <= clause.start and clause.end <= name.end() for name in names)


def _net(passage: Passage, found: Iterable[_Found], taken: frozenset[int]) -> Iterator[Clause]:
    """The words of the net, where no other verdict and no note stands."""
    for entry, places in found:
        if not _is_net(entry):
            continue
        left = None if places is None else {place for place in places if passage.line_of(place) not in taken}
        for clause in _matches(entry, passage, left):
            if taken.isdisjoint((passage.line_of(clause.start), passage.line_of(clause.end - 1))):
                yield clause


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

    def places(self, literal: _Literal) -> set[int]:
        """Where a literal stands in the text; everywhere that it may begin where that cannot be told."""
        if self._plain is not None:
            plain = set(_occurrences(literal.words, self._plain))
            if len(plain) == self.squeezed.count(literal.squeezed):
                return plain
        if len(self._kept) != len(self.squeezed):
            return set(range(len(self._text)))
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


def _gathered(passage: Passage, clauses: list[Clause]) -> list[_Sentence]:
    gathered: list[_Sentence] = []
    for clause in sorted(clauses, key=lambda clause: (clause.start, -clause.end)):
        if not gathered or not gathered[-1].takes(clause):
            gathered.append(_Sentence(passage))
        gathered[-1].add(clause)
    return gathered


class _Sentence:
    """Clauses being gathered into one statement."""

    def __init__(self, passage: Passage) -> None:
        self.clauses: list[Clause] = []
        self._passage = passage
        self._end = 0
        self._verdicts: dict[str, tuple[str | None, ...]] = {}

    @property
    def holds_verdict(self) -> bool:
        """Whether something is said to have failed."""
        return any(isinstance(clause.entry, Verdict) for clause in self.clauses)

    @property
    def does(self) -> bool:
        """Whether a note in it does something to the story."""
        return any(isinstance(clause.entry, Note) and clause.entry.does for clause in self.clauses)

    @property
    def plain_lines(self) -> range:
        """The plain lines it stands on, with unfinished lines above taken in."""
        passage = self._passage
        first, last = passage.line_of(self.clauses[0].start), passage.line_of(max(self._end - 1, 0))
        return range(passage.opening(first), last + 1)

    def add(self, clause: Clause) -> None:
        """Take one clause in; they come in the order of their place."""
        self.clauses.append(clause)
        self._end = max(self._end, clause.end)
        if clause.weight >= Strength.SENTENCE:
            self._verdicts[clause.entry.name] = clause.subject

    def takes(self, clause: Clause) -> bool:
        """Whether ``clause`` was said together with the clauses before it."""
        if self._verdicts.get(clause.entry.name, clause.subject) != clause.subject:
            return False  # the same thing said of something else
        passage = self._passage
        first, above, here = map(passage.line_of, (self.clauses[0].start, max(self._end - 1, 0), clause.start))
        if here > first and self._begins_again(clause):
            return False
        if here <= above:
            return clause.start - self._end < _REACH
        if here - above > TALLEST:
            return False
        if clause.entry.continues:
            return all(passage.lines[above:here])
        return passage.goes_on(first, above, here) or (here == above + 1 and self._is_answer(clause))

    def _begins_again(self, clause: Clause) -> bool:
        """Whether a further line says something new: a note that does something, or the same verdict once more."""
        line = self._passage.line_of(clause.start)
        if isinstance(clause.entry, Note):
            return clause.entry.does is not None and clause.start == self._passage.start_of(line)
        if not isinstance(clause.entry, Verdict) or clause.entry.continues:
            return False
        return any(clause.entry is c.entry and self._passage.line_of(c.end - 1) < line for c in self.clauses)

    def _is_answer(self, clause: Clause) -> bool:
        """Whether a client put the registry's answer on a line of its own.

        containerd 2.1.3 and later does so below the status, distribution below a line that introduces several answers.
        """
        passage = self._passage
        if clause.start != passage.start_of(passage.line_of(clause.start)) or clause.weight < Strength.CLIENT:
            return False
        if any(isinstance(c.entry, Wrapper) and c.match[0].rstrip().endswith("errors:") for c in self.clauses):
            return True
        verdicts = [c for c in self.clauses if isinstance(c.entry, Verdict)]
        statuses = [c for c in verdicts if c.entry.cause is BY_STATUS]  # type: ignore[attr-defined]
        if not statuses or max(c.weight for c in verdicts) >= Strength.CODE:
            return False
        if not _answers(statuses[-1].field("status") or statuses[-1].field("refusal"), clause):
            return False
        asked = next(iter(references(passage.lines_from(self.clauses[0].start, clause.start))), Reference())
        return asked.agrees(_answered(passage, clause))


# What a registry says with a status of its own (distribution spec, error codes); with any other it says the rest.
_ANSWERS = {
    "401": {Cause.NOT_AUTHENTICATED, Cause.TOKEN_EXPIRED, Cause.TOKEN_INVALID},
    "404": {Cause.REPOSITORY_NOT_FOUND, Cause.IMAGE_NOT_FOUND, Cause.NOT_FOUND},
    "429": {Cause.RATE_LIMITED},
}
_ANSWERED = _ANSWERS["404"] | _ANSWERS["429"]


def _answers(status: str | None, clause: Clause) -> bool:
    """Whether a registry that sent ``status`` can have said ``clause``."""
    entry = clause.entry
    if not isinstance(entry, Verdict) or entry.weight < Strength.CODE or status is None or status >= "500":
        return False
    action = clause.field("action")
    about_ecr = action is None or is_ecr(action) or is_layer_read(action) or action.lower().startswith("sts:")
    return about_ecr and (entry.cause in _ANSWERS[status] if status in _ANSWERS else entry.cause not in _ANSWERED)


def _answered(passage: Passage, clause: Clause) -> Reference:
    """What the registry's answer speaks of."""
    line = passage.line_of(clause.start)
    found = next(iter(requests("\n".join(passage.lines[line : line + TALLEST]))), Reference())
    return found.filled(Reference(repository=repository_or_none(clause.field("repository"))))
