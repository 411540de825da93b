"""The command: arguments, streams, exit status. Results go to stdout, everything else to stderr."""

from __future__ import annotations

import argparse
import atexit
import gc
import sys
from collections.abc import Callable, Mapping, Sequence

from ecr_denied.cli.arguments import (
    checking,
    describing,
    diagnosing,
    explaining,
    of_ecs,
    of_kubernetes,
    reading,
    serving,
)
from ecr_denied.cli.inputs import Inputs
from ecr_denied.cli.standard import FOUND, LOST, TROUBLE, Losses, complain, say, written
from ecr_denied.cli.stop import stoppable
from ecr_denied.cli.writers import explanation, writer
from ecr_denied.output.formats import FORMATS

__all__ = ["main"]

_NOTHING = 1
# A start makes many objects that stay: cycles are looked for among so many new ones, and not at the very end.
_OBJECTS = 50_000
atexit.register(gc.freeze)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    :param arguments: the words after the program's name; ``None`` takes them from ``sys.argv``.
    :returns: grep's exit status: 0 when something was recognised, 1 when nothing was, 2 on trouble, and 70 when a
        failure could not be told; of ``diagnose`` and ``check``: 0 when nothing is wrong, 1 when something is, 2 on
        trouble, 3 when that is undecided; of ``run``: that of the command that was run.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    command = _COMMANDS.get(words[0]) if words else None
    usual = gc.get_threshold()
    gc.set_threshold(usual[0] and _OBJECTS, *usual[1:])
    try:
        return command(words[1:]) if command else _read(words)
    finally:
        gc.set_threshold(*usual)
        say("", end="")  # argparse hides that its words cannot be written; Python would meet them at its end


def _read(words: Sequence[str]) -> int:
    parser = reading()
    options = parser.parse_args(words)
    nothing = FOUND if options.exit_zero else _NOTHING
    if options.tee and options.files not in ([], ["-"]):
        parser.error("--tee passes standard input on: it takes no file")
    if not options.files and _has_nothing_to_read(parser):
        return TROUBLE
    with stoppable():
        return _passed_on(options, nothing) if options.tee else _told(options, nothing)


def _passed_on(options: argparse.Namespace, nothing: int) -> int:
    from ecr_denied.cli.run import tee  # noqa: PLC0415

    return tee(options, nothing)


def _told(options: argparse.Namespace, nothing: int) -> int:
    grouped = options.format != "jsonl" if options.group is None else options.group
    inputs = Inputs(
        options.files or ["-"],
        language=options.lang,
        keep=options.keep if grouped else None,
        quoted=options.quoted,
        recursive=options.recursive,
        why=options.why,
        as_met=options.format == "text" and not options.summary,
    )
    write, lost = writer(options), Losses()
    is_alarm = FORMATS[options.format].raises_alarm and not options.quoted
    return written(
        lambda: write(inputs, lost=lost),
        lambda: _status(inputs, inputs.printed if is_alarm else inputs.found, lost, nothing),
    )


def _status(inputs: Inputs, found: bool, lost: Losses, nothing: int) -> int:
    if inputs.stopped is not None:
        return inputs.stopped
    if lost.any or inputs.broken:
        return LOST
    if inputs.unreadable:
        return TROUBLE
    if found:
        return FOUND
    if sys.stdout.isatty() and sys.stderr is not None and sys.stderr.isatty():
        complain("nothing recognised", "pipe in all that the client printed: docker push ... 2>&1 | ecr-denied")
    return nothing


def _run(words: Sequence[str]) -> int:
    from ecr_denied.cli.run import run  # noqa: PLC0415

    return run(words)


def _explain(words: Sequence[str]) -> int:
    options = explaining().parse_args(words)
    return written(lambda: explanation(options), lambda: FOUND)


def _diagnose(words: Sequence[str]) -> int:
    from ecr_denied.cli.live import Diagnosed  # noqa: PLC0415 (most runs make no call)

    parser = diagnosing()
    options = parser.parse_args(words)
    if options.file is None and _has_nothing_to_read(parser):
        return TROUBLE
    asked = Diagnosed(options)
    return written(asked.lines, lambda: asked.status)


def _check(words: Sequence[str]) -> int:
    from ecr_denied.cli.live import Checked  # noqa: PLC0415 (most runs make no call)

    asked = Checked(checking().parse_args(words))
    return written(asked.lines, lambda: asked.status)


def _kubernetes(words: Sequence[str]) -> int:
    from ecr_denied.cli.sources import tell_events  # noqa: PLC0415 (most runs fetch nothing)

    return tell_events(of_kubernetes().parse_args(words))


def _ecs(words: Sequence[str]) -> int:
    from ecr_denied.cli.sources import tell_tasks  # noqa: PLC0415 (most runs fetch nothing)

    return tell_tasks(of_ecs().parse_args(words))


def _schema(words: Sequence[str]) -> int:
    from ecr_denied.output.schema import schema  # noqa: PLC0415

    describing().parse_args(words)
    return written(lambda: iter([schema()]), lambda: FOUND)


def _mcp(words: Sequence[str]) -> int:
    from ecr_denied.cli.assistants import serve  # noqa: PLC0415

    return serve(serving().parse_args(words))


_COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": _run,
    "explain": _explain,
    "diagnose": _diagnose,
    "check": _check,
    "kubernetes": _kubernetes,
    "ecs": _ecs,
    "schema": _schema,
    "mcp": _mcp,
}


def _has_nothing_to_read(parser: argparse.ArgumentParser) -> bool:
    """Whether standard input is a terminal; then it is told how to give an input."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    say(parser.format_usage(), end="")
    complain("nothing to read", "pipe a log in, or name a file")
    return True
