"""``ecr-denied run`` and ``--tee``: output is passed on, and what it says of ECR is reported at its end."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ecr_denied.cli.capture import CHUNK, STDIN, STDOUT, OutputCapture, forward
from ecr_denied.cli.inputs import Read
from ecr_denied.cli.outputs import FOUND, LOST, TROUBLE, Losses, complain, reason_of, say, write_file
from ecr_denied.cli.signals import status_of, waiting
from ecr_denied.cli.writers import writer
from ecr_denied.grouping import weight
from ecr_denied.output.formats import FORMATS
from ecr_denied.output.result import Printed, Result, Sourced, Writer

if TYPE_CHECKING:
    from ecr_denied.cli.child import Child
    from ecr_denied.cli.piped import PipedChild

__all__ = ["run", "tee"]

# As a shell says that there is no such command, and that it cannot be run (POSIX, 2.8.2).
_NOT_FOUND, _NOT_RUN = 127, 126


def run(options: argparse.Namespace) -> int:
    """Run a command, forward its output, and report on standard error what it says of ECR.

    :returns: the command's exit status.
    """
    command = options.command[options.command[:1] == ["--"] :]
    if not command:
        options.error("name a command behind --")
    captured = OutputCapture(options.keep, quoted=options.quoted, why=options.why, command=command)
    try:
        child = _started(command, captured)
    except FileNotFoundError as error:
        complain(command[0], error.strerror or "there is no such command")
        return _NOT_FOUND
    except OSError as error:
        complain(command[0], f"it cannot be run: {error.strerror}")
        return _NOT_RUN
    status = child.wait()
    name = PurePath(command[0]).name
    if child.left_behind:
        complain(name, "what it left behind in the background still writes, and is not forwarded any more")
    otherwise = f"exit status {status}; no known failure of ECR in its output" if status else ""
    _Report(name, captured, options).tell(otherwise, in_mid_line=child.in_mid_line, output=options.output)
    return status


def _started(command: list[str], captured: OutputCapture) -> Child | PipedChild:
    """The command while it runs.

    :raises OSError: when it cannot be started; ``FileNotFoundError`` when there is none of that name.
    """
    if hasattr(os, "posix_spawnp"):
        from ecr_denied.cli.child import Child  # noqa: PLC0415 (POSIX only)

        return Child(command, captured)
    from ecr_denied.cli.piped import PipedChild  # noqa: PLC0415

    if os.isatty(STDOUT):
        complain("run", "this system has no pseudo-terminals: the command writes into a pipe, perhaps without progress")
    return PipedChild(command, captured)


def tee(options: argparse.Namespace, nothing: int) -> int:
    """Forward standard input to its end, then report its failures on standard error.

    :param nothing: the exit status where there is no failure.
    :returns: the exit status.
    """
    unreadable, stopped = False, None
    captured = OutputCapture(options.keep, quoted=options.quoted, why=options.why)
    try:
        on_chunk = captured.stream()
        while (chunk := _next_chunk()) and forward(chunk, STDOUT, on_chunk):
            pass
    except OSError as error:
        unreadable = True
        complain("-", reason_of(error))
    except KeyboardInterrupt as stop:
        stopped = status_of(stop)
    report = _Report("-", captured, options)
    report.tell()
    if stopped is not None:
        return stopped
    if report.lost.any:
        return LOST
    return TROUBLE if unreadable else FOUND if report.found else nothing


def _next_chunk() -> bytes:
    with waiting():
        return os.read(STDIN, CHUNK)


class _Report:
    """What was found in captured output, written in the form that was asked for. No error here is raised.

    :param source: what was captured.
    """

    def __init__(self, source: str, captured: OutputCapture, options: argparse.Namespace) -> None:
        self._source, self._captured, self._options = source, captured, options
        self._all: list[Result] = []  # those that are only quoted as well
        self._results: list[Result] = []
        self.lost: Losses = Losses()
        self.found: bool = False

    def tell(self, otherwise: str = "", *, in_mid_line: bool = False, output: str | None = None) -> None:
        """Write it on standard error, in a file, and where GitHub Actions reads it.

        :param otherwise: what to say where there is no failure.
        :param in_mid_line: whether what was forwarded ends no line.
        :param output: a file to write the form to; standard error then has the text.
        """
        try:
            self._all = [Read(self._source, one, self._options.lang) for one in self._captured.failures()]
            printed = Printed(self._all, quoted=self._options.quoted)
            self._results = list(printed)
            self.found = bool(self._results)
            troubles = [*_troubles(self._captured, self._options.keep), *filter(None, [printed.note])]
            if otherwise and not (self.found or troubles):
                troubles.append(otherwise)
            if self._captured.left_out and not self._all:
                troubles += self._captured.left_out()
            if in_mid_line and (self.found or troubles):
                say("")
            for trouble in troubles:
                complain(self._source, trouble)
            self._write(output)
        except KeyboardInterrupt:
            pass  # enough was seen
        except Exception as error:  # the status of what was forwarded stays
            complain(self._source, f"the report is not complete: {type(error).__name__}: {error}")

    def _write(self, output: str | None) -> None:
        form = self._options.format
        if output:
            write_file(output, self._lines(form))
            form = "text"
        self._say(form)
        if os.environ.get("GITHUB_ACTIONS"):
            if form == "text":
                self._say("github")
            summary = os.environ.get("GITHUB_STEP_SUMMARY")
            if summary and self._results:
                self._summarise(summary)

    def _say(self, form: str) -> None:
        for line in self._lines(form):
            say(line)

    def _lines(self, form: str, write: Writer | None = None) -> Iterator[str]:
        # What raises an alarm makes a note of what is only quoted; for the others, words beside them are enough.
        results = self._all if FORMATS[form].raises_alarm else self._results
        return (write or writer(self._options, form, sys.stderr))(results, lost=self._lose)

    def _summarise(self, summary: str) -> None:
        """Append to the summary of a step; where there is not room for all, what weighs most comes first."""
        from ecr_denied.output.text import MOST, as_markdown  # noqa: PLC0415 (most commands run well)

        write = partial(as_markdown, language=self._options.lang, room=MOST - _size(summary))
        sections = list(self._lines("markdown", write))
        if len(sections) < len(self._results):
            self._results.sort(key=lambda one: (weight(one.failure), one.failure.last_line), reverse=True)
            sections = list(self._lines("markdown", write))
        write_file(summary, sections, append=True)
        if len(sections) < len(self._results):
            complain(summary, f"no room for {len(self._results) - len(sections)} failures")

    def _lose(self, one: Sourced, error: Exception) -> None:
        """Leave one out from now on, so that it is named once."""
        self._all, self._results = (
            [other for other in known if other is not one] for known in (self._all, self._results)
        )
        self.lost(one, error)


def _troubles(captured: OutputCapture, keep: int) -> Iterator[str]:
    if captured.error:
        yield f"its output was not read to the end: {type(captured.error).__name__}: {captured.error}"
    elif captured.missed:
        at_least = "at least " if captured.stopped else ""
        yield f"{at_least}{captured.missed} bytes of its output were not read: they came faster than they could be"
    if captured.left:
        yield f"more than {keep} distinct failures (--keep): {captured.left} are not shown"


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0
