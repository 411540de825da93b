"""``ecr-denied diagnose``: live checks of the failures in one input, and how the result is written."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator

from ecr_denied.cli.inputs import Inputs, complain
from ecr_denied.live import Confidence, Diagnosis, Files, diagnose
from ecr_denied.live.calls import Session
from ecr_denied.live.diagnosis import planned
from ecr_denied.live.sessions import NotAvailable, session
from ecr_denied.output.data import SCHEMA_VERSION
from ecr_denied.output.result import reference_of
from ecr_denied.output.style import Style
from ecr_denied.records import Failure, Language, RunBy
from ecr_denied.redaction import inert, inert_json, printable

__all__ = ["Diagnosed", "as_text"]

_WELL, _PROBLEM, _TROUBLE, _UNDECIDED = 0, 1, 2, 3
_KEEP = 100
_WIDTH = 100


class Diagnosed:
    """The lines of the result, and the exit status that they come to."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._name = options.file or "-"
        self._inputs = Inputs([self._name], language=Language.ENGLISH, keep=_KEEP)
        self._found: list[Diagnosis] = []
        self._failed = False

    @property
    def status(self) -> int:
        """A problem before what is undecided, before all is well; trouble before all."""
        if self._failed or self._inputs.unreadable or not self._inputs.found:
            return _TROUBLE
        if self._options.dry_run:
            return _WELL
        if any(one.verdict is not None for one in self._found):
            return _PROBLEM
        well = all(one.nothing_wrong and one.confidence is Confidence.PROVED for one in self._found)
        return _WELL if well else _UNDECIDED

    def lines(self) -> Iterator[str]:
        """What to print."""
        failures = [result.failure for result in self._inputs]
        if not failures and not self._inputs.unreadable:
            complain(self._name, "nothing in it says that a push, pull or login failed")
        elif self._options.dry_run:
            yield from self._plan(failures)
        else:
            yield from self._results(failures)

    def _plan(self, failures: Iterable[Failure]) -> Iterator[str]:
        given = (self._options.owner_profile, self._options.admin_profile)
        others = (RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN)
        who = (RunBy.CALLER, *(one for one, profile in zip(others, given, strict=True) if profile))
        for failure in failures:
            yield inert(_title(failure))
            yield from (f"  {one:<15} {action}" for one, action in planned(failure, who))

    def _results(self, failures: list[Failure]) -> Iterator[str]:
        try:
            caller = session(self._options.profile)
            owner, administrator = map(_if_given, (self._options.owner_profile, self._options.admin_profile))
        except NotAvailable as reason:
            self._failed = True
            complain("diagnose", str(reason))
            return
        for failure in failures:
            self._found.append(diagnose(failure, caller, owner, administrator, files=Files(), told=_show))
            if self._options.format == "text":
                yield from map(inert, as_text(failure, self._found[-1]))
        if self._options.format == "json":
            pairs = zip(failures, self._found, strict=True)
            yield inert_json(_as_json(pairs))


def _if_given(profile: str | None) -> Session | None:
    return session(profile) if profile else None


def _show(who: RunBy, action: str) -> None:
    print(f"ecr-denied: {who} calls {action}", file=sys.stderr)


def _title(failure: Failure) -> str:
    return printable(" ".join(filter(None, (failure.cause, failure.operation, reference_of(failure)))))


def _as_json(pairs: Iterable[tuple[Failure, Diagnosis]]) -> str:
    found = [{"failure": one.model_dump(mode="json"), **its.model_dump(mode="json")} for one, its in pairs]
    return json.dumps({"schema_version": SCHEMA_VERSION, "diagnoses": found}, indent=2)


def as_text(failure: Failure, found: Diagnosis) -> Iterator[str]:
    """The report for people of one failure."""
    style = Style(color=False, width=_WIDTH)
    what = "nothing wrong" if found.nothing_wrong else found.finding
    yield _title(failure)
    yield " ".join(filter(None, (found.confidence.upper(), what)))
    yield from (f"  {line}" for line in style.wrapped(found.meaning, 2))
    for step in found.steps:
        who = step.who or "here"
        yield from style.wrapped(f"  {who:<15} {step.call}: {step.outcome}: {printable(step.meaning)}", hang=18)
    if found.similar:
        yield f"similar names in this registry: {', '.join(map(printable, found.similar))}"
    if found.remaining:
        yield f"left to look at: {', '.join(one.id for one in found.remaining)}"
    for one in found.remaining if found.confidence is Confidence.PROVED else ():
        if one.statement:
            yield f"add to the {one.statement.side} policy: {printable(one.statement.document)}"
    for ask in found.ask:
        yield f"ask the {ask.who}, for example:"
        yield from (f"  {line}" for line in ask.message.splitlines())
