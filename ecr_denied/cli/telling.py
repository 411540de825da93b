"""What is told once everything has passed by: the failures on standard error, in a file, and to GitHub Actions."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from ecr_denied.cli.inputs import Read, complain
from ecr_denied.cli.overhearing import Overheard
from ecr_denied.cli.passing import STDERR
from ecr_denied.cli.writers import writer
from ecr_denied.output.data import as_github
from ecr_denied.output.markdown import MOST, as_markdown
from ecr_denied.output.result import Result

__all__ = ["tell"]


def tell(
    source: str,
    heard: Overheard,
    options: argparse.Namespace,
    *,
    in_mid_line: bool = False,
    otherwise: str = "",
    output: str | None = None,
) -> bool:
    """Tell what was heard, in the form that was asked for. Nothing that goes wrong here is raised.

    :param source: what it was heard from.
    :param in_mid_line: whether what passed by ends no line.
    :param otherwise: what to say of a source without a failure.
    :param output: a file to write the form to; standard error then has the text.
    :returns: whether there was a failure.
    """
    results: Sequence[Result] = []
    try:
        results = [Read(source, failure, options.lang) for failure in heard.failures()]
        if in_mid_line and (results or otherwise):
            _print([""])
        for trouble in _troubles(heard, options.keep):
            complain(source, trouble)
        if otherwise and not results:
            complain(source, otherwise)
        if output:
            _write(output, writer(options, sys.stderr)(results))
            options.format = "text"
        _print(writer(options, sys.stderr)(results))
        if os.environ.get("GITHUB_ACTIONS"):
            _tell_github(results, options)
    except OSError:
        # Whoever read it has left. Python must not find out again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), STDERR)
    except KeyboardInterrupt:
        pass  # enough was seen
    except Exception as error:  # what passed by keeps its status
        complain(source, f"not everything is told: {type(error).__name__}: {error}")
    return bool(results)


def _troubles(heard: Overheard, keep: int) -> Iterable[str]:
    if heard.error:
        yield f"its output was not read to the end: {type(heard.error).__name__}: {heard.error}"
    elif heard.missed:
        yield f"{heard.missed} bytes of its output were not read: they came faster"
    if heard.left:
        yield f"more than {keep} distinct failures (--keep): {heard.left} are not shown"


def _tell_github(results: Sequence[Result], options: argparse.Namespace) -> None:
    if options.format == "text":
        _print(as_github(results))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and results:
        parts = list(as_markdown(results, options.lang, MOST - _size(summary)))
        _write(summary, parts, append=True)
        if len(parts) < len(results):
            complain(summary, f"no room for {len(results) - len(parts)} failures")


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0


def _print(lines: Iterable[str]) -> None:
    for line in lines if sys.stderr else ():
        print(line, file=sys.stderr, flush=True)


def _write(name: str, lines: Iterable[str], *, append: bool = False) -> None:
    """Write to a file; that it cannot be written is told."""
    try:
        with Path(name).open("a" if append else "w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        complain(name, error.strerror or str(error))
