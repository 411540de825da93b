"""The report once everything was forwarded: the failures on standard error, in a file, and in GitHub Actions."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from ecr_denied.cli.capture import OutputCapture
from ecr_denied.cli.files import write_file
from ecr_denied.cli.inputs import Read
from ecr_denied.cli.standard import Losses, complain, say
from ecr_denied.cli.writers import writer
from ecr_denied.grouping import weight
from ecr_denied.output.data import as_github
from ecr_denied.output.formats import FORMATS
from ecr_denied.output.markdown import MOST, as_markdown
from ecr_denied.output.quoted import NAMED, note_of
from ecr_denied.output.rendering import Writer
from ecr_denied.output.result import Result, Sourced
from ecr_denied.terms import Told

__all__ = ["Report"]


class Report:
    """What was found in captured output, written in the form that was asked for. No error here is raised.

    :param source: what was captured.
    :param in_mid_line: whether what was forwarded ends no line.
    :param otherwise: what to say of a source without a failure.
    :param output: a file to write the form to; standard error then has the text.
    """

    def __init__(
        self,
        source: str,
        captured: OutputCapture,
        options: argparse.Namespace,
        *,
        in_mid_line: bool = False,
        otherwise: str = "",
        output: str | None = None,
    ) -> None:
        self._source = source
        self._options = options
        self._results: list[Result] = []
        self._quoted: list[Result] = []  # where that is all
        self.found: bool = False
        self.lost: Losses = Losses()
        try:
            for failure in captured.failures():
                is_told = options.quoted or failure.told is Told.PRINTED
                (self._results if is_told else self._quoted).append(Read(source, failure, options.lang))
            self.found = bool(self._results)
            note = note_of(self._quoted[:NAMED], len(self._quoted[NAMED:]))
            troubles = [*_troubles(captured, options.keep), *filter(None, [note])]
            if otherwise and not (self.found or troubles):
                troubles.append(otherwise)
            if captured.left_out and not (self.found or self._quoted):
                troubles += captured.left_out()
            if in_mid_line and (self.found or troubles):
                say("")
            for trouble in troubles:
                complain(source, trouble)
            self._tell(output)
        except KeyboardInterrupt:
            pass  # enough was seen
        except Exception as error:  # the status of what was forwarded stays
            complain(source, f"not everything is told: {type(error).__name__}: {error}")

    def _tell(self, output: str | None) -> None:
        options = self._options
        if output:
            write_file(output, self._lines(writer(options, sys.stderr), options.format))
            options.format = "text"
        self._say(writer(options, sys.stderr), options.format)
        if os.environ.get("GITHUB_ACTIONS"):
            if options.format == "text":
                self._say(as_github, "github")
            summary = os.environ.get("GITHUB_STEP_SUMMARY")
            if summary and self._results:
                self._summarise(summary)

    def _summarise(self, summary: str) -> None:
        """Append to the summary of a step; where there is not room for all, what weighs most comes first."""
        write = partial(as_markdown, language=self._options.lang, room=MOST - _size(summary))
        sections = list(self._lines(write, "markdown"))
        if len(sections) < len(self._results):
            self._results.sort(key=lambda one: (weight(one.failure), one.failure.last_line), reverse=True)
            sections = list(self._lines(write, "markdown"))
        write_file(summary, sections, append=True)
        if len(sections) < len(self._results):
            complain(summary, f"no room for {len(self._results) - len(sections)} failures")

    def _say(self, write: Writer, form: str) -> None:
        for line in self._lines(write, form):
            say(line)

    def _lines(self, write: Writer, form: str) -> Iterator[str]:
        # What raises an alarm makes a note of what is only quoted; for the others, words beside them are enough.
        noted = self._quoted if FORMATS[form].raises_alarm else []
        return write([*self._results, *noted], lost=self._lose)

    def _lose(self, one: Sourced, error: Exception) -> None:
        """Leave one out from now on, so that it is named once."""
        self._results = [result for result in self._results if result is not one]
        self.lost(one, error)


def _troubles(captured: OutputCapture, keep: int) -> Iterable[str]:
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
