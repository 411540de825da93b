"""``ecr-denied diagnose`` and ``check``: live checks after a failure and ahead of one, and what they print."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence

from ecr_denied.advice.texts import texts_in
from ecr_denied.cli.inputs import Inputs
from ecr_denied.cli.standard import complain, say
from ecr_denied.live import Confidence, Diagnosis, Files, Preflight, diagnose, preflight
from ecr_denied.live.calls import Deadline, NotAvailable, Session, session
from ecr_denied.live.diagnosis import Present, named, planned, wanted
from ecr_denied.live.vocabulary import UNANSWERED
from ecr_denied.output.data import SCHEMA_VERSION
from ecr_denied.output.result import reference_of, subject_of
from ecr_denied.output.style import Style
from ecr_denied.records import Failure
from ecr_denied.redaction import inert, inert_json, printable
from ecr_denied.terms import Language, Operation, RunBy

__all__ = [
    "PROBLEM",
    "TROUBLE",
    "WELL",
    "CallsProgress",
    "Checked",
    "Diagnosed",
    "Words",
    "as_text",
    "columns",
    "forwarded",
    "plan",
    "present",
    "report",
    "sessions_of",
    "status_of",
    "title",
    "verdict",
    "was_looked_at",
]

WELL, PROBLEM, TROUBLE, _UNDECIDED = 0, 1, 2, 3
# However narrow or wide a terminal is.
_NARROWEST, _WIDEST = 60, 120
# Under a pull through cache rule this is what brings an image in.
_IMPORTS = {"ecr:BatchGetImage": "as every pull does, it brings the image in where a pull through cache rule is for it"}


def columns() -> int:
    """How wide the report is: as the terminal, or as one that is not known."""
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def sessions_of(options: argparse.Namespace) -> dict[RunBy, Session | None]:
    """The sessions of the caller, the owner and the administrator.

    :raises NotAvailable: when one cannot be made.
    """
    return {
        RunBy.CALLER: session(options.profile),
        RunBy.REGISTRY_OWNER: _if_given(options.owner_profile),
        RunBy.CALLER_ADMIN: _if_given(options.admin_profile),
    }


def _if_given(profile: str | None) -> Session | None:
    return session(profile) if profile else None


def present(options: argparse.Namespace) -> tuple[RunBy, ...]:
    """Who will be present."""
    others = {RunBy.REGISTRY_OWNER: options.owner_profile, RunBy.CALLER_ADMIN: options.admin_profile}
    return (RunBy.CALLER, *(one for one, profile in others.items() if profile))


def plan(calls: Iterable[tuple[RunBy, str]], *, pulls: bool) -> Iterator[str]:
    """The lines of calls that may be made, with what a call may bring about."""
    for one, action in calls:
        note = _IMPORTS.get(action) if pulls else None
        yield f"  {one:<15} {action}" + (f" ({note})" if note else "")


class CallsProgress:
    """Tells of each call on standard error: one line each, or one line that changes where that is a terminal."""

    def __init__(self, deadline: Deadline) -> None:
        """The time that is left is told of as well."""
        self._deadline = deadline
        self._changes = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, who: RunBy, action: str) -> None:
        """Tell of a call that is made."""
        words = f"ecr-denied: {who} calls {action}"
        if self._changes:
            left = self._deadline.left
            words = f"\r\x1b[K{words}" + (f" ({left:.0f} s left)" if left is not None else "")
        say(words, end="" if self._changes else "\n")

    def end(self) -> None:
        """Take the line away."""
        if self._changes:
            say("\r\x1b[K", end="")


def was_looked_at(found: Diagnosis) -> bool:
    """True if AWS answered anybody with more than that it does not answer."""
    return not found.steps or any(step.outcome not in UNANSWERED or _is_answer(step.outcome) for step in found.steps)


def _is_answer(outcome: str) -> bool:
    return outcome not in ("no-credentials", "unreachable", "wrong-setting", "out-of-time")


def status_of(found: Sequence[Diagnosis]) -> int:
    """Trouble where nothing was looked at; else a problem before what is undecided, before all is well."""
    if found and not any(map(was_looked_at, found)):
        return TROUBLE
    if any(one.verdict is not None for one in found):
        return PROBLEM
    well = all(one.nothing_wrong and one.confidence is Confidence.PROVED for one in found)
    return WELL if well else _UNDECIDED


def forwarded(found: Iterable[Diagnosis], language: Language) -> Iterator[str]:
    """The messages to send to those who can find out more."""
    said = Words(language)
    for one in found:
        for ask in one.ask:
            yield said.of("to the {}:", ask.who)
            yield from ask.message.splitlines()


class Words:
    """What live checks say, in a language."""

    def __init__(self, language: Language) -> None:
        self._known = texts_in(language).live

    def of(self, words: str, *values: str) -> str:
        """Words with what stands in their places."""
        return self._known.get(words, words).format(*values)

    def __call__(self, sentence: str) -> str:
        """A sentence that is known, or one that goes on behind a colon or begins with an action."""
        if sentence in self._known:
            return self._known[sentence]
        action, blank, rest = sentence.partition(" ")
        if (template := f"{{}}{blank}{rest}") in self._known:
            return self._known[template].format(action)
        head, colon, end = sentence.rpartition(": ")
        return f"{self(head)}{colon}{end}" if colon else sentence


def as_text(title: str, found: Diagnosis, width: int, language: Language) -> Iterator[str]:
    """The report for people: how sure it is, and what was asked, by call; what to do next stands last."""
    style, said = Style(color=False, width=width), Words(language)
    yield title
    yield _headline(found)
    for step in found.steps:
        operations = ", ".join(one.rpartition(":")[2] for one in step.call.split(", "))
        code = f" ({step.code})" if step.code else ""
        who = step.who or said.of("here")
        words = f"  {who:<14} {operations}{code}: {printable(said(step.meaning))}"
        yield from style.wrapped(words, hang=17)
    if found.similar:
        yield said.of("similar names in this registry: {}", ", ".join(map(printable, found.similar)))
    if found.elsewhere:
        yield said.of("the repository is in other regions of this registry: {}", ", ".join(found.elsewhere))


def verdict(found: Diagnosis, width: int, language: Language) -> Iterator[str]:
    """How sure it is, what it is, and the next thing to do."""
    style, said = Style(color=False, width=width), Words(language)
    yield _headline(found)
    yield from style.wrapped(f"  {said(found.meaning if was_looked_at(found) else 'AWS could not be asked')}", hang=2)
    first, *others = found.candidates or (None,)
    if first is not None and first.doubt:
        yield from style.wrapped(f"  {said.of('not proved: {}', said(first.doubt))}", hang=2)
    for other in others if found.confidence is not Confidence.PROVED else ():
        word = "then: {}" if other.finding.endswith("-next") else "or: {}"
        yield from style.wrapped(f"  {said.of(word, said(other.meaning))}", hang=6)
    yield from (line for one in _next(found, said) for line in style.wrapped(printable(one), hang=6))


def _headline(found: Diagnosis) -> str:
    """How sure it is, and what; of what is refused now the cause may be undecided."""
    if found.finding is None and isinstance(found, Preflight) and found.refused and was_looked_at(found):
        return "REFUSED, why is undecided"
    what = "nothing wrong" if found.nothing_wrong else found.finding
    return " ".join(filter(None, (found.confidence.upper(), what)))


def _next(found: Diagnosis, said: Words) -> Iterator[str]:
    if found.confidence is Confidence.PROVED:
        for one in found.remaining[:1]:
            yield said.of("next: {}", one.headline)
        for one in found.remaining:
            if one.statement:
                words = "compare the account, then add to the {} policy: {}"
                yield said.of(words, one.statement.side, one.statement.document)
    elif found.ask:
        asked = said.of(" and the ").join(one.who for one in found.ask)
        yield said.of("next: ask the {} (--forward writes what to send)", asked)
    else:
        yield from (said.of("next: {}", one.headline) for one in found.remaining[:1])


_KEEP = 100


class Diagnosed:
    """The lines of the result, and the exit status that they come to."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._name = options.file or "-"
        self._inputs = Inputs([self._name], language=options.lang, keep=_KEEP)
        self._found: list[Diagnosis] = []
        self._failed = False

    @property
    def status(self) -> int:
        """A problem before what is undecided, before all is well; trouble before all."""
        if self._failed or self._inputs.unreadable or not self._inputs.found:
            return TROUBLE
        if self._options.dry_run:
            return WELL
        return status_of(self._found)

    def lines(self) -> Iterator[str]:
        """What to print."""
        try:
            failures = [named(result.failure, self._options.reference) for result in self._inputs]
        except ValueError as reason:
            self._failed = True
            complain(self._options.reference, str(reason))
            return
        if not failures and not self._inputs.unreadable:
            complain(self._name, "nothing in it says that a push, pull or login failed")
        elif self._options.dry_run:
            yield from self._plan(failures)
        else:
            yield from self._results(failures)

    def _plan(self, failures: Iterable[Failure]) -> Iterator[str]:
        for failure in failures:
            yield inert(title(failure))
            calls = planned(failure, present(self._options))
            yield from plan(calls, pulls=failure.operation is Operation.PULL)

    def _results(self, failures: list[Failure]) -> Iterator[str]:
        try:
            sessions = sessions_of(self._options)
        except NotAvailable as reason:
            self._failed = True
            complain("diagnose", str(reason))
            return
        lang = self._options.lang
        deadline = Deadline(self._options.limit, ends_early=True)
        progress = CallsProgress(deadline)
        there = Present(sessions, progress, deadline)
        for failure in failures:
            found = diagnose(failure, sessions[RunBy.CALLER], files=Files(), present=there, language=lang)  # type: ignore[arg-type]
            self._found.append(found)
            progress.end()
            if self._options.format == "text" and not self._options.forward:
                text = (*as_text(title(failure), found, columns(), lang), *verdict(found, columns(), lang))
                yield from map(inert, text)
        if self._options.forward:
            yield from map(inert, forwarded(self._found, lang))
        elif self._options.format == "json":
            yield inert_json(_as_json(zip(failures, self._found, strict=True)))
        if deadline.is_interrupted:
            raise KeyboardInterrupt


def title(failure: Failure) -> str:
    """What was refused, in one line."""
    return " ".join(filter(None, (failure.cause, subject_of(failure))))


def _as_json(pairs: Iterable[tuple[Failure, Diagnosis]]) -> str:
    found = [{"failure": one.model_dump(mode="json"), **its.model_dump(mode="json")} for one, its in pairs]
    return json.dumps({"schema_version": SCHEMA_VERSION, "diagnoses": found}, indent=2)


class Checked:
    """The lines of the result, and the exit status that they come to."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self.status: int = TROUBLE

    def lines(self) -> Iterator[str]:
        """What to print."""
        options = self._options
        try:
            names = wanted(options.reference, options.operation)
        except ValueError as reason:
            complain(options.reference, str(reason))
            return
        yield from map(inert, self._planned(names) if options.dry_run else self._checked(names))

    def _planned(self, names: Failure) -> Iterator[str]:
        yield subject_of(names)
        calls = planned(names, present(self._options), is_ahead=True)
        yield from plan(calls, pulls=names.operation is Operation.PULL)
        self.status = WELL

    def _checked(self, names: Failure) -> Iterator[str]:
        try:
            sessions = sessions_of(self._options)
        except NotAvailable as reason:
            complain("check", str(reason))
            return
        options = self._options
        deadline = Deadline(options.limit, ends_early=True)
        progress = CallsProgress(deadline)
        there = Present(sessions, progress, deadline)
        caller = sessions[RunBy.CALLER]
        asked = options.reference, options.operation
        found = preflight(*asked, caller, files=Files(), present=there, language=options.lang)  # type: ignore[arg-type]
        progress.end()
        self.status = PROBLEM if found.refused and was_looked_at(found) else status_of([found])
        if options.forward:
            yield from forwarded([found], options.lang)
        elif options.format == "text":
            yield from report(subject_of(names), found, columns(), options.lang)
        else:
            what = {"reference": reference_of(names), "operation": names.operation}
            data = {"schema_version": SCHEMA_VERSION, **what, **found.model_dump(mode="json")}
            yield inert_json(json.dumps(data, indent=2))
        if deadline.is_interrupted:
            raise KeyboardInterrupt


def report(title: str, found: Preflight, width: int, language: Language) -> Iterator[str]:
    """The report for people, with what is refused now and what was not tried."""
    yield from as_text(title, found, width, language)
    style, said = Style(color=False, width=width), Words(language)
    for one in found.untried if found.verdict is None and not found.refused else ():
        yield from style.wrapped(said.of("not tried: {}", said(one)), hang=11)
    if found.refused:
        yield said.of("refused now: {}", found.refused)
    yield from verdict(found, width, language)
