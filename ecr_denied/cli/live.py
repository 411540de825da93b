"""``ecr-denied diagnose`` and ``check``: live checks after a failure and ahead of one, and what they print."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ecr_denied.advice.texts import texts_in
from ecr_denied.cli.inputs import Inputs
from ecr_denied.cli.outputs import TROUBLE, complain, say, written
from ecr_denied.cli.writers import columns_of
from ecr_denied.live import Confidence, Diagnosis, Files, Preflight, diagnose, preflight
from ecr_denied.live.calls import Deadline, NotAvailable, Session, session
from ecr_denied.live.diagnosis import Present, named, planned, wanted
from ecr_denied.live.vocabulary import UNANSWERED
from ecr_denied.output.data import SCHEMA_VERSION
from ecr_denied.output.result import heading_of, reference_of, subject_of
from ecr_denied.output.style import Style
from ecr_denied.records import Failure
from ecr_denied.redaction import inert, inert_json, printable
from ecr_denied.terms import Language, Operation, RunBy

__all__ = [
    "Words",
    "as_text",
    "checked",
    "diagnosed",
    "forwarded",
    "report",
    "verdict",
]

_WELL, _PROBLEM, _UNDECIDED = 0, 1, 3
# However narrow or wide a terminal is.
_NARROWEST, _WIDEST = 60, 120
# Under a pull through cache rule this is what brings an image in.
_IMPORTS = {"ecr:BatchGetImage": "as every pull does, it brings the image in where a pull through cache rule is for it"}


def columns() -> int:
    """How wide the report is: as the terminal, within bounds."""
    return min(max(columns_of(sys.stdout), _NARROWEST), _WIDEST)


def _profiles(options: argparse.Namespace) -> dict[RunBy, str | None]:
    """The profiles of those who are present; the caller's may be the environment."""
    others = {RunBy.REGISTRY_OWNER: options.owner_profile, RunBy.CALLER_ADMIN: options.admin_profile}
    return {RunBy.CALLER: options.profile, **{who: profile for who, profile in others.items() if profile}}


def plan(calls: Iterable[tuple[RunBy, str]], *, pulls: bool) -> Iterator[str]:
    """The lines of calls that may be made, with what a call may bring about."""
    for one, action in calls:
        note = _IMPORTS.get(action) if pulls else None
        yield f"  {one:<15} {action}" + (f" ({note})" if note else "")


class CallsProgress:
    """Reports each call on standard error: one line each, or one line that changes where that is a terminal."""

    def __init__(self, deadline: Deadline) -> None:
        """The time that is left is reported as well."""
        self._deadline = deadline
        self._changes = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, who: RunBy, action: str) -> None:
        """Report a call that is made."""
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
    """True if AWS gave any caller an answer, or if no call was made."""
    return not found.steps or any(step.outcome not in UNANSWERED or _is_answer(step.outcome) for step in found.steps)


def _is_answer(outcome: str) -> bool:
    return outcome not in ("no-credentials", "unreachable", "wrong-setting", "out-of-time")


def _status_of(found: Sequence[Diagnosis]) -> int:
    """Trouble where nothing was looked at; else a problem comes before undecided, and undecided before well."""
    if found and not any(map(was_looked_at, found)):
        return TROUBLE
    if any(one.verdict is not None or _is_refused(one) for one in found):
        return _PROBLEM
    well = all(one.nothing_wrong and one.confidence is Confidence.PROVED for one in found)
    return _WELL if well else _UNDECIDED


def _is_refused(found: Diagnosis) -> bool:
    """True if a request would be refused now, also where the cause is undecided."""
    return isinstance(found, Preflight) and found.refused is not None and was_looked_at(found)


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
        """Words with the values in their places."""
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
    """The report for people: how sure it is, and what was asked, by call; what to do next comes last."""
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
    """The confidence and the finding; where a request is refused now, its cause may be undecided."""
    if found.finding is None and _is_refused(found):
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


def report(title: str, found: Diagnosis, width: int, language: Language) -> Iterator[str]:
    """The report for people; before a push or a pull with what is refused now and what was not tried."""
    yield from as_text(title, found, width, language)
    if isinstance(found, Preflight):
        style, said = Style(color=False, width=width), Words(language)
        for one in found.untried if found.verdict is None and not found.refused else ():
            yield from style.wrapped(said.of("not tried: {}", said(one)), hang=11)
        if found.refused:
            yield said.of("refused now: {}", found.refused)
    yield from verdict(found, width, language)


# --- the commands ----------------------------------------------------------------------------------------

_KEEP = 100
_Found = list[tuple[Failure, Diagnosis]]


class _Asked:
    """Live checks of some failures: what is printed of them, and the exit status that it comes to.

    :param ask: finds out about one, with the sessions that are there.
    :param data: what JSON has of them all.
    :param is_ahead: no request was made yet.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        ask: Callable[[Failure, Session, Present], Diagnosis],
        data: Callable[[_Found], Mapping[str, object]],
        *,
        is_ahead: bool = False,
    ) -> None:
        self._options, self._ask, self._data, self._is_ahead = options, ask, data, is_ahead
        self._title = subject_of if is_ahead else heading_of
        self._status = TROUBLE

    def of(self, failures: Sequence[Failure]) -> int:
        """Ask about each, print what there is to say, and give the exit status."""
        lines = self._planned if self._options.dry_run else self._found
        return written(lambda: lines(failures), lambda: self._status)

    def _planned(self, failures: Iterable[Failure]) -> Iterator[str]:
        for failure in failures:
            yield inert(self._title(failure))
            calls = planned(failure, [*_profiles(self._options)], is_ahead=self._is_ahead)
            yield from map(inert, plan(calls, pulls=failure.operation is Operation.PULL))
        self._status = _WELL

    def _found(self, failures: Iterable[Failure]) -> Iterator[str]:
        options = self._options
        try:
            sessions = {who: session(profile) for who, profile in _profiles(options).items()}
        except NotAvailable as reason:
            complain("check" if self._is_ahead else "diagnose", str(reason))
            return
        deadline = Deadline(options.limit, ends_early=True)
        progress = CallsProgress(deadline)
        there = Present(sessions, progress, deadline)
        pairs: _Found = []
        for failure in failures:
            found = self._ask(failure, sessions[RunBy.CALLER], there)
            pairs.append((failure, found))
            progress.end()
            if options.format == "text" and not options.forward:
                yield from map(inert, report(self._title(failure), found, columns(), options.lang))
        every = [found for _, found in pairs]
        self._status = _status_of(every)
        if options.forward:
            yield from map(inert, forwarded(every, options.lang))
        elif options.format == "json":
            yield inert_json(json.dumps({"schema_version": SCHEMA_VERSION, **self._data(pairs)}, indent=2))
        if deadline.is_interrupted:
            raise KeyboardInterrupt


def diagnosed(options: argparse.Namespace) -> int:
    """Diagnose each failure of an input, and give the exit status."""
    name = options.file or "-"
    inputs = Inputs([name], language=options.lang, keep=_KEEP)
    try:
        failures = [named(result.failure, options.reference) for result in inputs]
    except ValueError as reason:
        complain(options.reference, str(reason))
        return TROUBLE
    if inputs.stopped is not None:
        return inputs.stopped
    if not failures and not inputs.unreadable:
        complain(name, "nothing in it says that a push, pull or login failed")
    if not failures:
        return TROUBLE

    def ask(failure: Failure, caller: Session, there: Present) -> Diagnosis:
        return diagnose(failure, caller, files=Files(), present=there, language=options.lang)

    def data(found: _Found) -> Mapping[str, object]:
        pairs = ({"failure": one.model_dump(mode="json"), **its.model_dump(mode="json")} for one, its in found)
        return {"diagnoses": list(pairs)}

    status = _Asked(options, ask, data).of(failures)
    return TROUBLE if inputs.unreadable else status


def checked(options: argparse.Namespace) -> int:
    """Check a push or a pull before it is made, and give the exit status."""
    wish = options.reference, options.operation
    try:
        names = wanted(*wish)
    except ValueError as reason:
        complain(options.reference, str(reason))
        return TROUBLE

    def ask(_: Failure, caller: Session, there: Present) -> Diagnosis:
        return preflight(*wish, caller, files=Files(), present=there, language=options.lang)

    def data(found: _Found) -> Mapping[str, object]:
        what = {"reference": reference_of(names), "operation": names.operation}
        return {**what, **found[0][1].model_dump(mode="json")}

    return _Asked(options, ask, data, is_ahead=True).of([names])
