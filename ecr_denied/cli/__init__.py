"""The command: arguments, streams, exit status. Results go to stdout, everything else to stderr."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, TextIO

from ecr_denied.cli.streams import failures_in
from ecr_denied.grouping import Groups
from ecr_denied.output.report import Result, Style, as_brief, as_github, as_json, as_jsonl, as_text
from ecr_denied.records import Advice, Failure

__all__ = ["main"]

_FOUND, _NOTHING, _TROUBLE, _INTERRUPTED = 0, 1, 2, 130

# Some 4 KB each.
_KEEP = 10_000

_DESCRIPTION = (
    "Read what a failed push or pull against Amazon ECR printed; say what was said and what to check, in order."
)
_EPILOG = "Exit status: 0 something recognised, 1 nothing, 2 an input could not be read or the arguments are wrong."


@dataclass(frozen=True, slots=True)
class _Read:
    """One failure as it leaves the command, with the name of the input it stood in."""

    source: str
    failure: Failure

    @property
    def advice(self) -> list[Advice]:
        from ecr_denied.advice import advise  # noqa: PLC0415 (most logs give nothing to advise)

        return advise(self.failure)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    :param arguments: the words after the program's name; ``None`` takes them from ``sys.argv``.
    :returns: grep's exit status: 0 when something was recognised, 1 when nothing was, 2 on trouble.
    """
    options = _parser().parse_args(arguments)
    if not options.files and sys.stdin is not None and sys.stdin.isatty():
        _parser().print_usage(sys.stderr)
        return _complain("nothing to read", "pipe a log in, or name a file")
    if sys.stdout is None:
        return _complain("standard output", "closed")
    inputs = _Inputs(options.files or ["-"], keep=None if options.format == "jsonl" else options.keep)
    try:
        _write(_writer(options)(inputs))
    except BrokenPipeError:
        _abandon_stdout()  # whoever read the results has seen enough
    except OSError as error:
        _abandon_stdout()
        return _complain("standard output", error.strerror or str(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    return _TROUBLE if inputs.unreadable else _FOUND if inputs.found else _NOTHING


def _complain(about: str, what: str) -> int:
    print(f"ecr-denied: {about}: {what}", file=sys.stderr)
    return _TROUBLE


def _abandon_stdout() -> None:
    """Python must not find out again, when it closes stdout, that it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Inputs:
    """The failures of all inputs in order; what could not be read is said on stderr and remembered."""

    def __init__(self, names: Sequence[str], *, keep: int | None) -> None:
        self._names = names
        self._keep = keep
        self.found = False
        self.unreadable = False

    def __iter__(self) -> Iterator[Result]:
        for name in self._names:
            failures = self._read(name)
            for failure in self._grouped(name, failures) if self._keep else failures:
                self.found = True
                yield _Read(name, failure)

    def _grouped(self, name: str, failures: Iterator[Failure]) -> Iterator[Failure]:
        groups = Groups(self._keep)
        for failure in failures:
            yield from groups.take(failure)
        if groups.left:
            _complain(name, f"more than {self._keep} distinct failures (--keep): {groups.left} were reported early")
        yield from groups.rest()

    def _read(self, name: str) -> Iterator[Failure]:
        """What could be read, up to where it could not."""
        try:
            with _opened(name) as stream:
                yield from failures_in(stream)
        except OSError as error:
            self.unreadable = True
            _complain(name, error.strerror or str(error))


def _opened(name: str) -> contextlib.AbstractContextManager[BinaryIO]:
    if name != "-":
        return Path(name).open("rb")
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return contextlib.nullcontext(sys.stdin.buffer)


def _write(lines: Iterator[str]) -> None:
    # A log's characters must not fail on a terminal that cannot show them.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    for line in lines:
        print(line, flush=True)


def _wants_color(choice: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """An option beats NO_COLOR beats FORCE_COLOR beats a dumb terminal; an empty variable counts as unset."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


_Writer = Callable[["_Inputs"], Iterator[str]]
_WRITERS: Mapping[str, _Writer] = {"json": as_json, "jsonl": as_jsonl, "github": as_github}


def _writer(options: argparse.Namespace) -> _Writer:
    if options.format != "text":
        return _WRITERS[options.format]
    style = Style(color=_wants_color(options.color, sys.stdout, os.environ))
    if options.brief:
        return partial(as_brief, style=style)
    return partial(as_text, style=style, most=None) if options.all else partial(as_text, style=style)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ecr-denied", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="what a client printed; - or nothing is standard input"
    )
    parser.add_argument(
        "--format", choices=("text", *_WRITERS), default="text", help="how results are written (default: text)"
    )
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--all", action="store_true", help="in text, show every check, not only the most likely")
    length.add_argument("--brief", action="store_true", help="in text, write one line a failure")
    parser.add_argument(
        "--keep",
        type=_number,
        default=_KEEP,
        metavar="N",
        help="how many distinct failures of an input are kept in memory (default: %(default)s); of more, the one not"
        " told for longest is reported early, and again when it is told again",
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="emphasis in text results")
    parser.add_argument("--version", action=_Version, nargs=0, help="show program's version number and exit")
    return parser


def _number(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) == 0:
        raise argparse.ArgumentTypeError(f"{words!r} is no number from 1 on")
    return int(words)


class _Version(argparse.Action):
    """Prints the version; only then is it looked up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        metadata = import_module("importlib.metadata")
        try:
            version = metadata.version("ecr-denied")
        except metadata.PackageNotFoundError:  # run from a checkout that was not installed
            version = "(not installed)"
        print(parser.prog, version)
        parser.exit()
