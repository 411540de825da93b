"""The command: arguments, streams, exit status. Results go to stdout, everything else to stderr."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from ecr_denied.cli.arguments import checking, describing, diagnosing, explaining, reading
from ecr_denied.cli.inputs import Inputs, complain
from ecr_denied.cli.writers import explanation, writer

__all__ = ["main"]

_FOUND, _NOTHING, _TROUBLE, _INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    :param arguments: the words after the program's name; ``None`` takes them from ``sys.argv``.
    :returns: grep's exit status: 0 when something was recognised, 1 when nothing was, 2 on trouble; of ``diagnose``
        and ``check``: 0 when nothing is wrong, 1 when something is, 2 on trouble, 3 when that is undecided; of ``run``:
        that of the command that was run.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    command = _COMMANDS.get(words[0]) if words else None
    return command(words[1:]) if command else _read(words)


def _read(words: Sequence[str]) -> int:
    parser = reading()
    options = parser.parse_args(words)
    nothing = _FOUND if options.exit_zero else _NOTHING
    if options.tee and options.files not in ([], ["-"]):
        parser.error("--tee passes standard input on: it takes no file")
    if not options.files and _has_nothing_to_read(parser):
        return _TROUBLE
    if options.tee:
        return _tee(options, nothing)
    grouped = options.format != "jsonl" if options.group is None else options.group
    inputs = Inputs(
        options.files or ["-"],
        language=options.lang,
        keep=options.keep if grouped else None,
        recursive=options.recursive,
        as_met=options.format == "text" and not options.summary,
    )
    return _written(lambda: writer(options)(inputs), lambda: _status(inputs, nothing))


def _status(inputs: Inputs, nothing: int) -> int:
    if inputs.unreadable:
        return _TROUBLE
    if inputs.found:
        return _FOUND
    if sys.stdout.isatty() and sys.stderr is not None and sys.stderr.isatty():
        complain("nothing recognised", "pipe in all that the client printed: docker push ... 2>&1 | ecr-denied")
    return nothing


def _tee(options: argparse.Namespace, nothing: int) -> int:
    from ecr_denied.cli.tee import Tee  # noqa: PLC0415

    done = Tee(options)
    if done.interrupted:
        return _INTERRUPTED
    return _TROUBLE if done.unreadable else _FOUND if done.found else nothing


def _run(words: Sequence[str]) -> int:
    from ecr_denied.cli.run import run  # noqa: PLC0415

    return run(words)


def _explain(words: Sequence[str]) -> int:
    options = explaining().parse_args(words)
    return _written(lambda: explanation(options), lambda: _FOUND)


def _diagnose(words: Sequence[str]) -> int:
    from ecr_denied.cli.diagnosis import Diagnosed  # noqa: PLC0415 (most runs make no call)

    parser = diagnosing()
    options = parser.parse_args(words)
    if options.file is None and _has_nothing_to_read(parser):
        return _TROUBLE
    asked = Diagnosed(options)
    return _written(asked.lines, lambda: asked.status)


def _check(words: Sequence[str]) -> int:
    from ecr_denied.cli.check import Checked  # noqa: PLC0415 (most runs make no call)

    asked = Checked(checking().parse_args(words))
    return _written(asked.lines, lambda: asked.status)


def _schema(words: Sequence[str]) -> int:
    from ecr_denied.output.schema import schema  # noqa: PLC0415

    describing().parse_args(words)
    return _written(lambda: iter([schema()]), lambda: _FOUND)


_COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": _run,
    "explain": _explain,
    "diagnose": _diagnose,
    "check": _check,
    "schema": _schema,
}


def _has_nothing_to_read(parser: argparse.ArgumentParser) -> bool:
    """Whether standard input is a terminal; then it is told how to give an input."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    parser.print_usage(sys.stderr)
    complain("nothing to read", "pipe a log in, or name a file")
    return True


def _written(lines: Callable[[], Iterator[str]], status: Callable[[], int]) -> int:
    """Write the results, and give the exit status that they had."""
    if sys.stdout is None:
        complain("standard output", "closed")
        return _TROUBLE
    try:
        _write(lines())
    except BrokenPipeError:
        _abandon_stdout()  # whoever read the results has seen enough
    except OSError as error:
        _abandon_stdout()
        complain("standard output", error.strerror or str(error))
        return _TROUBLE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status()


def _abandon_stdout() -> None:
    """Python must not find out again, when it closes stdout, that it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(lines: Iterator[str]) -> None:
    # A log's characters must not fail on a terminal that cannot show them.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    for line in lines:
        print(line, flush=True)
