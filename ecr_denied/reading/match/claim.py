"""One claim: its clauses, who says it, the words that are reported of it, and the names and lines around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Any, Literal, TypeVar, cast

import regex

from ecr_denied.cached import cached_property, shared_property
from ecr_denied.catalogue.entry import Note, Other, Signal, Speaker, Strength, Verdict
from ecr_denied.expression import expression
from ecr_denied.names.actions import whole_action
from ecr_denied.names.errors import is_identifier
from ecr_denied.names.references import Reference, references, requests
from ecr_denied.reading.lines.enclosure import Enclosure, enclosure, is_shown
from ecr_denied.reading.lines.frames import Frame, build_step, framed, is_row, stamp
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES
from ecr_denied.reading.match.clauses import Clause
from ecr_denied.reading.match.line import PlainLine
from ecr_denied.reading.match.shapes import Plan, Shape, Unsure, is_nameless
from ecr_denied.redaction import Surroundings, printable
from ecr_denied.terms import Cause, Operation

__all__ = ["REACH", "Claim", "is_in_sentence", "slots"]

_Value = TypeVar("_Value")
# So many answers are kept for the claims in the same words.
_ASKED = 64
# U+2060, word joiner, in the place of a break that tore a word.
_BREAK, _MENDED = expression("\n"), "\u2060"
# On a line longer than any message, clauses further apart than this were not said together: the length of a presigned
# URL, which is between a request and its outcome.
REACH = 3_000

_WORD_BEFORE, _WORD_AFTER = expression(r"\w*+$"), expression(r"\w*+")
# An account in front of a private registry's host, or what hides one; behind a slash a wrap tore a URL.
_WHOLE_HOST = expression(r"(?:[0-9]{12}|<[\w -]{1,40}>)\.dkr[.-]ecr\b")
# What ends a line of a command that goes on below it, in a POSIX shell, PowerShell and cmd.
_GOES_ON = expression(r"(?:\\|\s[`^])\s*$")
# logrus' name for what is said.
_FIELD = expression(r"^(?:level=\w{1,8} )?msg=\"")
# A field of a logger (logfmt, klog), where the next begins, and those that hold what is said.
_KEY, _CLOSED = expression(r"(?m)(?:^|\s)\w{1,40}=\""), expression(r"\"(?=\s\w{1,40}=)")
_SAYING = ('err="', 'error="', 'msg="')
# ECS puts what was answered in quotes behind a sentence of its own.
_ANSWERED = "Response: '"
# Where the sentence begins of which a clause is the end: behind a label, or with a capital letter.
_OPENING = expression(r"(?:^|(?<=[:;] )|(?<![^\s\"'`(\[])(?=[A-Z]))[A-Za-z']++(?: [a-z']++){0,7} $")
# The words in brackets belong to all the words before them, up to one of these.
_LABELS = (": ", '"', "`")
# What follows a clause on its line and is still the same message: not the field after it in JSON or of Python's repr,
# nor an SDK's trailer, nor what follows the list of mirrors that failed. A credential helper's own words follow
# "out: `"; a quotation that opens there belongs to it, what is said of the address that one ends with, and a
# placeholder in a name.
_REST = expression(
    r"(?:(?!\s\(Service: |\sstatus code: [0-9]|\s\(RequestToken|\s\(manager\.go|\]\): |'(?:, '[\w-]{1,60}':|[}\]]|,$))"
    r"(?:[^\n\"`\\<>|“”「」]|“[^\n“”]{0,200}”|「[^\n「」]{0,200}」|(?<=\bout: )`|\"(?=: [a-z])"
    r"|(?<=\s)(?:\"[^\n\"\\]{1,200}+\"|`[^\n`']{1,200}+[`'])(?=[\s,.;:)]|$)"
    r"|(?<=[-/])<[\w .-]{1,40}>|<[\w .-]{1,40}>(?=[-./:@']))){0,400}+",
    regex.MULTILINE,
)


# The speaker nearest to ECR first.
_NEAREST = list(Speaker).index


# How vague words of the fallback are beside each other: what means one thing alone comes before a status, and a login
# comes late, as a report of any failure names the credentials, too.
_EXACT = (Cause.TOKEN_EXPIRED, Cause.REPOSITORY_NOT_FOUND, Cause.IMAGE_NOT_FOUND, Cause.TAG_IMMUTABLE)
_VAGUENESS: dict[Cause | None, int] = {**dict.fromkeys(_EXACT, -1), Cause.NOT_AUTHENTICATED: 1, Cause.UNCLASSIFIED: 2}


def _precedence(clause: Clause) -> tuple[int, ...]:
    entry = clause.entry
    if isinstance(entry, Verdict):
        is_known = clause.weight is not Strength.FALLBACK
        vague = entry.cause is Cause.UNCLASSIFIED if is_known else _VAGUENESS.get(entry.cause, 0)
        return (-clause.weight, vague, _NEAREST(entry.speaker), -clause.start)
    return (-clause.weight, -clause.start)


def _words(match: regex.Match[str] | None) -> str:
    return match[0] if match else ""


# What is before a command that a sentence shows.
_SHOWS = expression(r"\w[,:]? `$")


def is_in_sentence(clause: Clause, passage: Passage) -> bool:
    """Whether a note's words are in the marks of code behind a word: a sentence names a command that no one typed."""
    is_note = isinstance(clause.entry, Note)
    return is_note and _SHOWS.search(passage.text, max(clause.start - 4, 0), clause.start) is not None


@dataclass(eq=False)
class Claim:
    """Clauses said together, in order of their place."""

    passage: Passage
    clauses: tuple[Clause, ...]
    taken: frozenset[int] = frozenset()  # the plain lines of other claims that say something
    others_found: Callable[[], list[Clause]] = list  # the words in its passage that are no failure of ECR's
    line: PlainLine | None = None  # the one that it begins on
    shape: Shape | None = None  # of its line, where it is alone
    model: Claim | None = None  # the same on the first line of that shape, where its own is another

    @cached_property
    def alone(self) -> Claim | None:
        """The same claim on its line alone: what depends on its words only is read there, for all in these words."""
        if self.line is None:
            return None
        clauses = tuple([clause.alone for clause in self.clauses if clause.alone])
        first, last = self.lines
        if first != last or len(clauses) < len(self.clauses):
            return None
        known: Claim | None = self.line.claims.get(clauses)
        if known is None:
            known = self.line.claims.setdefault(clauses, _alone(self.line, clauses))
        return known

    def once(self, what: Callable[..., _Value], *about: object) -> _Value:
        """What a function gives of its words alone, asked once for all claims in these words."""
        claim = self.alone or self
        known = claim._asked.get((what, about))
        if known is None:
            if len(claim._asked) > _ASKED:
                claim._asked.clear()
            known = claim._asked[what, about] = (claim.told_of(what, *about) if claim.model else what(claim, *about),)
        value: _Value = known[0]
        return value

    def told_of(self, what: Callable[..., _Value], *about: object) -> _Value:
        """The same, asked now, or renamed from what the claim of its shape gives, where that is sure."""
        model = self.model
        if model is None or (about and not is_nameless(about)):
            return what(self, *about)
        value, plan = model.once(Claim._renaming, what, about)
        if plan is None:
            return value  # type: ignore[no-any-return]
        return plan(self.passage.text) if plan else what(self, *about)

    def _renaming(self, what: Callable[..., _Value], about: tuple[object, ...]) -> tuple[_Value, Plan | Literal[False]]:
        """What a function gives of its words, and how to rename that; false where that is not sure."""
        value, plan = self.once(what, *about), cast(Plan | Literal[False], False)
        with suppress(Unsure):
            plan = self.shape.plan(value, self.passage.text) if self.shape else False
        return value, plan

    @cached_property
    def _asked(self) -> dict[tuple[Any, ...], tuple[Any]]:
        return {}

    @cached_property
    def by_weight(self) -> tuple[Clause, ...]:
        """Its clauses, those that say most first; of equals, the speaker nearest to ECR, then the last."""
        return tuple([self.clauses[at] for at in self._order])

    @shared_property
    def _order(self) -> tuple[int, ...]:
        return tuple(sorted(range(len(self.clauses)), key=lambda at: _precedence(self.clauses[at])))

    @shared_property
    def verdict(self) -> Verdict | None:
        """The entry that decides; ``None`` where nothing is said to have failed."""
        return self.verdicts[0] if self.verdicts else None

    @shared_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Its verdicts, the strongest first."""
        return tuple(clause.entry for clause in self.by_weight if isinstance(clause.entry, Verdict))

    @shared_property
    def speaker(self) -> Speaker:
        """Who could have said what failed: of its verdicts' speakers the one nearest to ECR, as no one else says it."""
        return min((verdict.speaker for verdict in self.verdicts), key=_NEAREST)

    @cached_property
    def core(self) -> Clause:
        """The clause that says most."""
        return self.by_weight[0]

    @cached_property
    def signal(self) -> frozenset[Signal]:
        """What its notes say of what is under way."""
        return frozenset(c.entry.signal for c in self.clauses if isinstance(c.entry, Note) and c.entry.signal)

    @shared_property
    def layers(self) -> tuple[int, ...]:
        """How many layers arrived, by each note that says so."""
        notes = (clause.entry for clause in self.clauses if isinstance(clause.entry, Note))
        return tuple(note.layers for note in notes if note.layers is not None)

    @shared_property
    def is_cause(self) -> bool:
        """Whether it is the reason of an exception above, behind its trace (java.lang.Throwable.printStackTrace)."""
        return self.text.startswith("Caused by: ")

    @shared_property
    def names_ecr(self) -> bool:
        """Whether a note's own words say that the registry is ECR's."""
        return any(isinstance(clause.entry, Note) and clause.entry.ecr for clause in self.clauses)

    @shared_property
    def logged_in(self) -> tuple[Reference, ...] | None:
        """The registries that a login went well at, as far as its words say so; of another's they say nothing."""
        told = [clause for clause in self.clauses if isinstance(clause.entry, Note) and clause.entry.logged_in]
        named = tuple(slots(told))
        return None if not told or any(reference.ecr is False for reference in named) else named

    @cached_property
    def lines(self) -> tuple[int, int]:
        """Indices of the first and last plain line, with unfinished lines above and the rest of a command taken in."""
        passage, last = self.passage, self._last_said
        if Signal.ECHOES in self.signal:
            last += len([*takewhile(_GOES_ON.search, passage.printed[last:-1])])
        return passage.opening(self.clauses[0].first), last

    @cached_property
    def _last_said(self) -> int:
        return max([clause.last for clause in self.clauses])

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
    def lines_printed(self) -> str:
        """The physical lines that it is on; one of them holds several plain ones."""
        first, last = self.lines
        printed = self.passage.printed
        return printed[first] if first == last else "\n".join(dict.fromkeys(printed[first : last + 1]))

    @cached_property
    def frame(self) -> Frame | None:
        """What is printed around the line that it is on alone, where nothing else on that line counts."""
        if self.alone is None:
            return None
        passage, (at, _) = self.passage, self.lines
        is_part = passage.is_piece(at) or passage.list_lead(at)
        return None if is_part else framed(passage.printed[at], passage.lines[at])

    @cached_property
    def step(self) -> str | None:
        """The step of a build whose command printed it."""
        return build_step(self.printed)

    @shared_property
    def text(self) -> str:
        """All its lines, clipped around its clauses where a line is longer than any message."""
        start, end = self.extent
        # A wrap may have torn a name, and a shell's mark does not.
        return " ".join((self.passage.text[start:end], *self.passage.lines[self._last_said + 1 : self.lines[1] + 1]))

    @cached_property
    def around(self) -> str:
        """The lines right above and below that may be of the same report, up to those of another claim."""
        above, below = (takewhile(lambda line: line not in self.taken, lines) for lines in self._neighbours)
        # A blank line is in the claim's place: no name goes on from above it to below.
        return "\n".join((*reversed([*self._reported(above)]), "", *self._reported(below)))

    @cached_property
    def below(self) -> str:
        """The lines right below that may be of the same report, those of other claims among them."""
        return "\n".join(self._reported(self._neighbours[1]))

    @property
    def _neighbours(self) -> tuple[range, range]:
        """The lines right above it, from the nearest on, and those right below."""
        first, last = self.lines
        above = range(first - 1, max(first - 1 - MAX_WRAPPED_LINES, -1), -1)
        return above, range(last + 1, min(last + 1 + MAX_WRAPPED_LINES, len(self.passage.lines)))

    def _reported(self, lines: Iterable[int]) -> Iterator[str]:
        """Some lines, up to a blank one, one with a time of its own, or one of another element of a list."""
        first, _ = self.lines
        for line in lines:
            passage = self.passage
            if not passage.lines[line]:
                return
            if passage.borders and passage.is_parted(*((line, line + 1) if line < first else (line - 1, line))):
                return
            if passage.numbers[line] != self.first_line and stamp(passage.printed[line]):
                return
            yield self.passage.lines[line]

    def is_stranger_to(self, other: Claim) -> bool:
        """Whether another one, above it, is in another element of the same list."""
        ours, theirs, end = self.passage, other.passage, other.lines[1]
        if not (ours.is_listed(self.lines[0]) and theirs.is_listed(end)):
            return False
        if ours is theirs:
            return ours.is_parted(end, self.lines[0])
        return ours.is_parted(0, self.lines[0]) or theirs.is_parted(end, len(theirs.lines) - 1)

    @cached_property
    def others(self) -> list[Other]:
        """The words on its lines that are no failure of ECR's."""
        start, end = self.extent
        return [
            clause.entry
            for clause in self.others_found()
            if isinstance(clause.entry, Other) and start < clause.end and clause.start < end
            if not (clause.entry.is_harmless and self._fails_beside(clause))
        ]

    def _fails_beside(self, other: Clause) -> bool:
        """Whether something is said to have failed in other words than those."""
        return any(
            clause.end <= other.start or other.end <= clause.start
            for clause in self.clauses
            if isinstance(clause.entry, Verdict)
            # The other words of the fallback say only what kind of thing failed.
            and (clause.weight > Strength.FALLBACK or clause.entry.fails_somehow)
        )

    @shared_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference in it, the most specific kind first. The progress of several layers names none."""
        return references(self.text) if len(self.layers) < 2 else ()

    @shared_property
    def named(self) -> tuple[Reference, ...]:
        """Every reference of it: those that were asked for, those in a client's slot, and the rest.

        A name in a slot is whole even where a wrap tore it: words follow it. The first part of a repository's name may
        look like another registry.
        """
        inside = self.field("repository") or ""
        rest = (named for named in self.references if named.ecr is not False or f"{named.registry}/" not in inside)
        return (*self.requests, *slots(self.clauses), *rest)

    @cached_property
    def enclosure(self) -> Enclosure:
        """What encloses its words."""
        passage, at = self.passage, self.core.first
        is_data, goes_on = passage.is_data(at), at > 0 and passage.printed[at - 1].endswith(("\\", "("))
        if self.frame is None:
            return self._enclosure(passage.printed[at], is_data=is_data, goes_on=goes_on)
        return self.once(Claim._enclosure_in, self.frame, is_data, goes_on)

    def _enclosure_in(self, frame: Frame, is_data: bool, goes_on: bool) -> Enclosure:
        return self._enclosure(self.text_in(frame), is_data=is_data, goes_on=goes_on)

    def text_in(self, frame: Frame) -> str:
        """The line that it is on alone, as it is printed in a frame."""
        return f"{frame.head}{self.passage.text}{frame.tail}"

    def _enclosure(self, printed: str, *, is_data: bool, goes_on: bool) -> Enclosure:
        """What encloses its words on a line as it is printed.

        :param goes_on: whether the line above leaves a command or a call open.
        """
        passage, core = self.passage, self.core
        first, line = passage.start_of(self.lines[0]), passage.start_of(core.first)
        # What a program says may hold marks of its own; a mark at its end need not be its own.
        begins = (c.start for c in self.clauses if isinstance(c.entry, Verdict))
        # The end of a name is no sentence; what it is set to may be one.
        begin = next((at for at in begins if not passage.text[at - 1 : at].isalpha()), core.start)
        begin = begin if begin >= line else core.start
        words = passage.text[begin : core.end].rstrip("\"'`”")
        before, after = passage.text[line:begin], passage.rest_of_line(begin + len(words))
        # What a frame takes away belongs to it: the mark of a list, of code.
        if printed.count(words) == 1 and not is_row(printed):
            before, _, after = printed.partition(words)
        after = after[:REACH]
        if lead := passage.list_lead(core.first):
            before = f"{lead}{passage.text[line:begin]}"  # the text between is of its neighbours
        # Of several names on a line the one that decides is asked for alone, too.
        alone, rest = passage.text[line : core.start], passage.rest_of_line(core.end)[:REACH]
        if _is_code(before, words, after) or _is_code(alone, core.words, rest):
            return Enclosure.QUOTED
        return enclosure(passage.text[first:line], before, after, goes_on=goes_on, is_data=is_data)

    @shared_property
    def action(self) -> str | None:
        """The action that was denied: IAM repeats it in the reason, sometimes misspelt. None where a log was cut."""
        told = (whole_action(words) for clause in self.clauses if (words := clause.field("action")))
        return next(filter(None, told), None)

    @shared_property
    def requests(self) -> tuple[Reference, ...]:
        """What was asked of a registry in it."""
        return requests(self.text)

    @cached_property
    def message(self) -> str:
        """What was said, on one line, with the breaks of wraps mended; printable and without secrets.

        The registry's own words, to the end of their line or of the quotes around them; where only a client spoke,
        its whole line. A secret that begins before them or goes on behind them is seen.
        """
        passage = self.passage
        if self.alone and not passage.is_piece(self.lines[0]):
            begins = passage.start_of(self.lines[0])
            start, end = self.once(Claim._said)
            return _on_one_line(passage.surroundings.part(begins + start, begins + end))
        start, end = self._said()
        words, mended = passage.text[start:end], self._mended(start, end)
        if mended == words and not passage.is_piece(passage.line_of(start)):
            return _on_one_line(passage.surroundings.part(start, end))
        before = passage.before(start, REACH)
        around = Surroundings(f"{before}{mended}{passage.piped[end : end + REACH]}")
        return _on_one_line(around.part(len(before), len(before) + end - start))

    def _said(self) -> tuple[int, int]:
        """Where its message begins and ends."""
        clauses = [c for c in self.clauses if c.weight >= min(self.core.weight, Strength.SENTENCE)]
        start = min(clause.start for clause in clauses)
        if self.core.weight < Strength.CODE:
            start = self._line_said(start)
            # The outcome of its request follows a client's own words.
            clauses = [c for c in self.clauses if isinstance(c.entry, Verdict)] or clauses
        else:
            start = self._opening(start)
        text, end = self.passage.text, max(clause.end for clause in clauses)
        end += len(_words(_REST.match(text, end)))
        if text.endswith(_SAYING, 0, start) and (closed := _CLOSED.search(text, start, end)):
            end = closed.start()
        return start, end

    def line_said(self, line: int) -> str:
        """A plain line of its passage, printable and without secrets."""
        start = self.passage.start_of(line)
        return printable(self.passage.surroundings.part(start, start + len(self.passage.lines[line])))

    def _line_said(self, start: int) -> int:
        """Where a client's line begins around the words from ``start`` on, or the field of it that they are in.

        A line that is left unfinished above is another program's where the words begin a line of their own.
        """
        passage, first = self.passage, self.clauses[0]
        is_own = first.start == passage.start_of(first.first) and not passage.is_torn(first.first)
        # Words of any program may be the end of a sentence that a wrap tore.
        is_own = is_own and getattr(first.entry, "speaker", None) is not Speaker.ANYONE
        begins = max(passage.start_of(first.first if is_own else self.lines[0]), start - REACH)
        if passage.text.find('="', begins, start) < 0:
            return begins
        *_, field = (begins, *(match.end() for match in _KEY.finditer(passage.text, begins, start)))
        return field if passage.text.endswith(_SAYING, 0, field) else begins

    def _opening(self, start: int) -> int:
        """Where the sentence begins of which the words from ``start`` on are the end."""
        above = max(self.passage.start_of(self.lines[0]), start - REACH)
        before = self.passage.text[above:start].replace("\n", " ")
        if before.endswith(_ANSWERED):
            return above
        if before.endswith("(") or self.passage.text.startswith("(", start):
            words = before[max((before.rfind(label) + len(label) for label in _LABELS if label in before), default=0) :]
        elif self.passage.text[start].isupper():
            return start
        else:
            words = _words(_OPENING.search(before))
        return start - len(words)

    @cached_property
    def extent(self) -> tuple[int, int]:
        """Where it is, from the start of its first line to the end of its last, clipped as ``text`` is."""
        start, end = self.clauses[0].start, max([clause.end for clause in self.clauses])
        line_end = self.passage.text.find("\n", end, end + REACH)
        first = max(self.passage.start_of(self.lines[0]), start - REACH)
        return first, end + REACH if line_end == -1 else line_end

    def _mended(self, start: int, end: int) -> str:
        """The words there, as long as they are; a break that tore a word becomes a sign that cannot be printed."""
        words = self.passage.text[start:end]
        for at in (start + broken.start() for broken in _BREAK.finditer(words)):
            if self._torn(at):
                words = f"{words[: at - start]}{_MENDED}{words[at - start + 1 :]}"
        return words

    def _torn(self, at: int) -> bool:
        """Whether the line break at ``at`` tore a token or a word, and is not between two."""
        if self.passage.is_torn(self.passage.line_of(at) + 1):
            return True
        left = _words(_WORD_BEFORE.search(self.passage.text, max(at - 40, 0), at)).lower()
        right = _words(_WORD_AFTER.match(self.passage.text, at + 1)).lower()
        known = frozenset[str]().union(*(clause.entry.vocabulary for clause in self.clauses))
        is_named = _WHOLE_HOST.match(self.passage.text, at + 1) and not self.passage.text.endswith("/", 0, at)
        if (left in known and right in known) or is_named:
            return False
        names = (span for clause in self.clauses for span in clause.names)
        return (bool(left and right) and left + right in known) or any(start < at < end - 1 for start, end in names)

    def field(self, *names: str) -> str | None:
        """The words captured under one of ``names``, from the clause that says most."""
        told = self._told
        for name in names:
            if name in told:
                return told[name]
        return None

    @shared_property
    def _told(self) -> dict[str, str]:
        """The words captured under each name by the clause that says most."""
        return {name: words for clause in reversed(self.by_weight) for name, words in clause.fields.items()}


@lru_cache(maxsize=256)
def _on_one_line(words: str) -> str:
    """Words without secrets as they are reported."""
    return _FIELD.sub("", printable(" ".join(words.split())))


def _alone(line: PlainLine, clauses: tuple[Clause, ...]) -> Claim:
    """A claim on a line alone, and, where that is not the first of its shape, the same there."""
    first, passage = line.model, Passage.of_line(line.text)
    there = tuple([clause.model for clause in clauses if clause.model])
    if not there:
        return Claim(passage, clauses, shape=first.shape)
    known: Claim | None = first.claims.get(there)
    if known is None:
        known = first.claims.setdefault(there, Claim(Passage.of_line(first.text), there, shape=first.shape))
    return Claim(passage, clauses, shape=first.shape, model=known)


def _is_code(before: str, words: str, after: str) -> bool:
    """True if words are the name of an error that code uses; a program that shows an exception seems to call it."""
    return is_identifier(before, words, after) and not (after.startswith("(") and is_shown(before))


# Words that name no host, in the place of a login's registry: the engine that keeps the login, AWS, ECR.
_LOGGED_IN = frozenset({"amazon", "aws", "docker", "ecr"})


def slots(clauses: Iterable[Clause]) -> list[Reference]:
    """The references in the places where a client prints one, whichever registry they name."""
    found = []
    for clause in clauses:
        for words in filter(None, (clause.field("reference"), clause.field("image"), _url(clause))):
            if clause.entry.operation is Operation.LOGIN and words.rstrip(":").lower() in _LOGGED_IN:
                continue
            reference = Reference.parse(words)
            # In an echoed command a word without a registry need not be an image at all.
            if not isinstance(clause.entry, Note) or reference.registry:
                found.append(reference)
    return found


def _url(clause: Clause) -> str | None:
    """The URL in its slot. A mask may hide its scheme: then it has to ask for an image."""
    words = clause.field("url") or ""
    if "://" in words:
        return words
    return f"https://{words}" if "/manifests/" in words else None
