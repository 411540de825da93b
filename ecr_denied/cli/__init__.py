"""The command: arguments, streams, exit status. Results go to stdout, everything else to stderr."""

from __future__ import annotations

import argparse
import atexit
import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from ecr_denied.cli.arguments import COMMANDS, reading
from ecr_denied.cli.inputs import Inputs, is_folder
from ecr_denied.cli.outputs import FOUND, LOST, NOTHING, TROUBLE, Losses, complain, say, written
from ecr_denied.cli.signals import status_of, stoppable
from ecr_denied.cli.writers import writer
from ecr_denied.output.formats import FORMATS, Length

__all__ = ["main"]

# A start makes many objects that stay: cycles are looked for among so many new ones, and not at the very end.
_OBJECTS = 50_000
atexit.register(gc.freeze)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    :param arguments: the words after the program's name; ``None`` takes them from ``sys.argv``.
    :returns: grep's exit status: 0 when something was recognised, 1 when nothing was, 2 on trouble, and 70 when a
        failure could not be printed; of ``diagnose`` and ``check``: 0 when nothing is wrong, 1 when something is, 2 on
        trouble, 3 when that is undecided; of ``run``: that of the command that was run.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    usual = gc.get_threshold()
    gc.set_threshold(usual[0] and _OBJECTS, *usual[1:])
    try:
        return _command(words[0], words[1:]) if words and words[0] in COMMANDS else _read(words)
    except KeyboardInterrupt as stop:
        return status_of(stop)
    finally:
        gc.set_threshold(*usual)
        say("", end="")  # argparse hides that its words cannot be written; Python would meet them at its end


def _read(words: Sequence[str]) -> int:
    parser = reading()
    options = parser.parse_args(words)
    nothing = FOUND if options.exit_zero else NOTHING
    if options.tee and options.files not in ([], ["-"]):
        parser.error("--tee passes standard input on: it takes no file")
    if not options.files and _has_nothing_to_read(parser):
        return TROUBLE
    with stoppable():
        if options.tee:
            from ecr_denied.cli.run import tee  # noqa: PLC0415 (most runs pass nothing on)

            return tee(options, nothing)
        status = _told(options, nothing)
    if status == TROUBLE and options.files and not options.recursive:
        _hint_at(options.files[0])
    return status


# Words that are commands of other programs.
_OPTIONS = {"help": "--help", "version": "--version"}
# How near a word is to a command that it is meant for: report.txt is a file. No command is longer.
_NEAR, _LONGEST = 0.8, 20


def _hint_at(word: str) -> None:
    """Say what may be meant by a word that names no file: a folder, a command, a program to run."""
    import shutil  # noqa: PLC0415 (reading a log needs neither)
    from difflib import get_close_matches  # noqa: PLC0415

    if is_folder(word):
        complain(word, "-r reads the files below a folder")
    elif near := get_close_matches(word[:_LONGEST], [*COMMANDS, *_OPTIONS], n=1, cutoff=_NEAR):
        complain(word, f"no command has this name: did you mean {_OPTIONS.get(near[0], near[0])}?")
    elif shutil.which(word):
        complain(word, f"this is a program: ecr-denied run -- {word} ... runs it, and reads what it prints")


def _told(options: argparse.Namespace, nothing: int) -> int:
    grouped = options.format != "jsonl" if options.group is None else options.group
    inputs = Inputs(
        options.files or ["-"],
        language=options.lang,
        keep=options.keep if grouped else None,
        quoted=options.quoted,
        recursive=options.recursive,
        why=options.why,
        as_met=options.format == "text" and options.length is not Length.SUMMARY,
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


def _command(name: str, words: Sequence[str]) -> int:
    """Run a command; its module is loaded for it alone, as most runs make no call and fetch nothing."""
    command = COMMANDS[name]
    parser = command.parser()
    options = parser.parse_args(words)
    options.error = parser.error
    if getattr(options, "file", "-") is None and _has_nothing_to_read(parser):
        return TROUBLE
    does: Callable[[argparse.Namespace], int] = getattr(
        import_module(f"ecr_denied.cli.{command.module}"), command.function
    )
    return does(options)


def _has_nothing_to_read(parser: argparse.ArgumentParser) -> bool:
    """Whether standard input is a terminal; then the usage and a hint are printed."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    say(parser.format_usage(), end="")
    complain("nothing to read", "pipe a log in, or name a file; --help has examples")
    return True
