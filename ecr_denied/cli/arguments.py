"""The arguments of the command, and what the environment says where they say nothing."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from importlib import import_module
from typing import NoReturn, TextIO

from ecr_denied.records import Cause, Language, Operation
from ecr_denied.redaction import inert, printable, redact

__all__ = ["checking", "diagnosing", "explaining", "reading", "wants_color"]

# Some 4 KB each.
_KEEP = 10_000

_DESCRIPTION = (
    "Read what a failed push or pull against Amazon ECR printed; say what was said and what to check, in order."
    " 'ecr-denied explain CAUSE' says what is known of a cause, 'ecr-denied diagnose' asks AWS what is wrong,"
    " 'ecr-denied check IMAGE --for push|pull' the same before it is."
)
_EPILOG = "Exit status: 0 something recognised, 1 nothing, 2 an input could not be read or the arguments are wrong."


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Show the usage and what is wrong; an argument may be a file's name, and that can be anything."""
        super().error(inert(redact(printable(message))))


def reading() -> argparse.ArgumentParser:
    """The arguments for reading logs."""
    parser = _Parser(prog="ecr-denied", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="what a client printed; - or nothing is standard input"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "jsonl", "github"),
        default="text",
        help="how results are written (default: text)",
    )
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--all", action="store_true", help="in text, show every check, and all that is known of it")
    length.add_argument("--brief", action="store_true", help="in text, write one line a failure")
    parser.add_argument(
        "--keep",
        type=_number,
        default=_KEEP,
        metavar="N",
        help="how many distinct failures of an input are kept in memory (default: %(default)s); of more, the one not"
        " told for longest is reported early, and again when it is told again",
    )
    _add_looks(parser)
    parser.add_argument("--version", action=_Version, nargs=0, help="show program's version number and exit")
    return parser


def explaining() -> argparse.ArgumentParser:
    """The arguments for explaining a cause."""
    parser = _Parser(
        prog="ecr-denied explain",
        description="Say what a cause means, how it is told, why it happens, and how to find and fix it.",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("cause", nargs="?", choices=list(Cause), metavar="CAUSE", help="as the report names it")
    what.add_argument("--list", action="store_true", help="list all causes, each with its meaning")
    _add_looks(parser)
    return parser


def diagnosing() -> argparse.ArgumentParser:
    """The arguments for live checks."""
    parser = _Parser(
        prog="ecr-denied diagnose",
        description="Find out by calls that only read what is wrong, as far as the credentials at hand can tell.",
        epilog="Exit status: 0 nothing is wrong any more, 1 something is, 2 it could not be looked at, 3 undecided.",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="what a client printed; - or nothing is standard input")
    _add_credentials(parser, "that was refused")
    return parser


def checking() -> argparse.ArgumentParser:
    """The arguments for live checks before a push or a pull."""
    parser = _Parser(
        prog="ecr-denied check",
        description="Find out by calls that only read whether a push or a pull would be let in now, as far as the"
        " credentials at hand can tell.",
        epilog="Exit status: 0 it is proved to be let in, 1 something is in the way, 2 it could not be looked at,"
        " 3 undecided, as every push is in which nothing wrong was found: no call that only reads tries its upload.",
    )
    parser.add_argument("reference", metavar="REFERENCE", help="an image at a private registry of ECR")
    parser.add_argument(
        "--for",
        dest="operation",
        required=True,
        type=Operation,
        choices=(Operation.PUSH, Operation.PULL),
        metavar="push|pull",
        help="what is to be done with it",
    )
    _add_credentials(parser, "that is to push or pull")
    return parser


def _add_credentials(parser: argparse.ArgumentParser, whose: str) -> None:
    parser.add_argument("--profile", metavar="P", help=f"the AWS profile {whose} (default: the environment's)")
    parser.add_argument("--owner-profile", metavar="Q", help="a profile that may look into the registry's account")
    parser.add_argument("--admin-profile", metavar="R", help="a profile that may look into the caller's account")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how results are written (default: text)"
    )
    parser.add_argument("--dry-run", action="store_true", help="list the calls that may be made, and make none")


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="emphasis in text results")
    parser.add_argument(
        "--lang",
        type=Language,
        choices=list(Language),
        default=_language(os.environ),
        metavar="|".join(Language),
        help="the language of advice (default: that of the locale)",
    )


def _language(environment: Mapping[str, str]) -> Language:
    """The language of messages, as POSIX looks it up; English where there is no catalogue for it."""
    chosen = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return next((language for language in Language if chosen.startswith(language)), Language.ENGLISH)


def wants_color(choice: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """An option beats NO_COLOR beats FORCE_COLOR beats a dumb terminal; an empty variable counts as unset."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


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
