"""``ecr-denied check``: live checks before a push or a pull, and how the result is written."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from ecr_denied.cli.live import PROBLEM, TROUBLE, WELL, WIDTH, as_text, plan, present, sessions_of, show, status_of
from ecr_denied.cli.standard import complain
from ecr_denied.live import Files, Preflight, preflight
from ecr_denied.live.precheck import planned_ahead, wanted
from ecr_denied.live.sessions import NotAvailable
from ecr_denied.output.data import SCHEMA_VERSION
from ecr_denied.output.result import reference_of, subject_of
from ecr_denied.output.style import Style
from ecr_denied.records import Failure
from ecr_denied.redaction import inert, inert_json

__all__ = ["Checked", "report"]

# Where not even the first call was answered, nothing was looked at.
_NOBODY = ("no-credentials", "unreachable")


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
        yield from plan(planned_ahead(names, present(self._options)))
        self.status = WELL

    def _checked(self, names: Failure) -> Iterator[str]:
        try:
            sessions = sessions_of(self._options)
        except NotAvailable as reason:
            complain("check", str(reason))
            return
        found = preflight(self._options.reference, self._options.operation, *sessions, files=Files(), told=show)
        if found.steps[0].outcome not in _NOBODY:
            self.status = PROBLEM if found.refused else status_of([found])
        if self._options.format == "text":
            yield from report(subject_of(names), found)
        else:
            asked = {"reference": reference_of(names), "operation": names.operation}
            data = {"schema_version": SCHEMA_VERSION, **asked, **found.model_dump(mode="json")}
            yield inert_json(json.dumps(data, indent=2))


def report(title: str, found: Preflight) -> Iterator[str]:
    """The report for people, with what is refused now and what was not tried."""
    yield from as_text(title, found)
    if found.refused:
        yield f"refused now: {found.refused}"
    style = Style(color=False, width=WIDTH)
    for one in found.untried if found.verdict is None and not found.refused else ():
        yield from style.wrapped(f"not tried: {one}", hang=11)
