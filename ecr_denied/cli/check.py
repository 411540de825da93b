"""``ecr-denied check``: live checks before a push or a pull, and how the result is written."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from ecr_denied.cli.live import (
    PROBLEM,
    TROUBLE,
    WELL,
    CallsProgress,
    Words,
    as_text,
    columns,
    forwarded,
    plan,
    present,
    sessions_of,
    status_of,
    verdict,
    was_looked_at,
)
from ecr_denied.cli.standard import complain
from ecr_denied.live import Files, Preflight, preflight
from ecr_denied.live.calls import Deadline, NotAvailable
from ecr_denied.live.diagnosis import Present, planned, wanted
from ecr_denied.output.data import SCHEMA_VERSION
from ecr_denied.output.result import reference_of, subject_of
from ecr_denied.output.style import Style
from ecr_denied.records import Failure
from ecr_denied.redaction import inert, inert_json
from ecr_denied.terms import Language, Operation, RunBy

__all__ = ["Checked", "report"]


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
