"""``ecr-denied diagnose``: live checks of the failures in one input, and how the result is written."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator

from ecr_denied.cli.inputs import Inputs
from ecr_denied.cli.live import (
    TROUBLE,
    WELL,
    CallsProgress,
    as_text,
    columns,
    forwarded,
    plan,
    present,
    sessions_of,
    status_of,
    verdict,
)
from ecr_denied.cli.standard import complain
from ecr_denied.live import Diagnosis, Files, diagnose
from ecr_denied.live.calls import Deadline, NotAvailable
from ecr_denied.live.diagnosis import Present, named, planned
from ecr_denied.output.data import SCHEMA_VERSION
from ecr_denied.output.result import subject_of
from ecr_denied.records import Failure
from ecr_denied.redaction import inert, inert_json
from ecr_denied.terms import Operation, RunBy

__all__ = ["Diagnosed", "title"]

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
