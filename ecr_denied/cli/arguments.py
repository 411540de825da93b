"""The arguments of the command, and what the environment says where they say nothing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeVar

from ecr_denied import __version__
from ecr_denied.cli.outputs import TROUBLE, written
from ecr_denied.output.formats import FORMATS, Length
from ecr_denied.redaction import clean, inert
from ecr_denied.terms import Cause, Language, Operation

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = [
    "COMMANDS",
    "EXAMPLES",
    "STATUS",
    "Command",
    "checking",
    "describing",
    "diagnosing",
    "explaining",
    "of_ecs",
    "of_kubernetes",
    "reading",
    "reporting",
    "running",
    "serving",
]

_Choice = TypeVar("_Choice", Language, Operation)

# Of every call that live checks make, together.
_LIMIT = 30
# Some 4 KB each.
_KEEP = 10_000

_DESCRIPTION = """\
Read what a failed push or pull against Amazon ECR printed;
say what was said and what to check, in order."""
STATUS = """\
0 something recognised, 1 nothing, 2 an input could not be read or the
arguments are wrong, 70 a failure could not be printed"""
EXAMPLES = """\
  ecr-denied run -- docker push IMAGE          runs it, then says what to check
  docker push IMAGE 2>&1 | ecr-denied          what to check; both streams are read
  ecr-denied --brief build.log                 one line a failure
  ecr-denied --summary -r logs                 the distinct failures of many files
  kubectl get events --watch | ecr-denied      each failure when it is met
  ecr-denied --format jsonl old.log.gz         a record a line
  ecr-denied --format jsonl --group old.log    a record for each distinct failure
"""
_RUN = """\
Run a command and pass its output on as it comes;
at its end, report on standard error what failed at ECR."""
_RUN_EPILOG = """\
examples:
  ecr-denied run -- docker push 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1
  ecr-denied run --brief -- sh -c 'docker compose build && docker compose push'
  ecr-denied run --format gitlab --output gl-code-quality-report.json -- docker push "$IMAGE"

Exit status: the command's, 128 + n when signal n ended it; 127 there is no such
command, 126 it cannot be run, 2 the arguments are wrong.
"""


# A message does not repeat more than _FEW choices; it names at most _NEAREST that are near.
_FEW, _NEAREST = 12, 3


class _Parser(argparse.ArgumentParser):
    """The arguments of a command: options, and behind them what else it takes.

    :param raw: whether the lines of description and epilog stay as they are.
    """

    def __init__(self, name: str, takes: str, description: str, epilog: str = "", *, raw: bool = False) -> None:
        super().__init__(
            prog=f"ecr-denied {name}".rstrip(),
            usage=f"%(prog)s [options] {takes}".rstrip(),
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter if raw else argparse.HelpFormatter,
        )

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print as argparse does, but for standard output: a failed write is reported."""
        if file is not sys.stdout:
            super()._print_message(message, file)
        elif status := written(lambda: iter([message.removesuffix("\n")])):
            self.exit(status)

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Of many choices, name only those that are close to what was given."""
        choices = [str(one) for one in action.choices or ()]
        if len(choices) > _FEW and str(value) not in choices:
            from difflib import get_close_matches  # noqa: PLC0415 (reading a log needs none)

            begin = [one for one in choices if one.startswith(str(value))]
            near = begin[:_NEAREST] or get_close_matches(str(value), choices)
            hint = f": did you mean {' or '.join(near)}?" if near else "; --list has all causes"
            raise argparse.ArgumentError(action, f"{value!r} is not known{hint}")
        super()._check_value(action, value)

    def error(self, message: str) -> NoReturn:
        """Show the usage and what is wrong; an argument may be a file's name, and that can be anything."""
        if sys.stderr is None:  # argparse would take standard output
            self.exit(TROUBLE)
        super().error(inert(clean(message)))


def reading() -> argparse.ArgumentParser:
    """The arguments for reading logs."""
    commands = "".join(f"  ecr-denied {name:<10} {does}\n" for name, (does, *_) in COMMANDS.items())
    epilog = f"Exit status: {STATUS}.\n\nother commands, each with a --help:\n{commands}\nexamples:\n{EXAMPLES}"
    parser = _Parser("", "[FILE ...]\n       %(prog)s COMMAND ...", _DESCRIPTION, epilog, raw=True)
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="what a client printed, as it is or compressed by gzip, bzip2, xz or zstd; - or nothing is standard input",
    )
    parser.add_argument(
        "-r",
        "--recursive",
        action="store_true",
        help="read the files below each FILE that is a folder; binary ones are passed over",
    )
    _add_results(parser, "the one that weighs least is reported early, and again when it is met again")
    parser.add_argument(
        "--tee",
        action="store_true",
        help="pass standard input on to standard output as it comes; results go to standard error at its end",
    )
    parser.add_argument(
        "--group",
        action=argparse.BooleanOptionalAction,
        help="write each failure of an input once, with its count (default), or each occurrence (default in jsonl)",
    )
    parser.add_argument(
        "--exit-zero", action="store_true", help="exit with 0 whether something was recognised or not; 2 stays 2"
    )
    _add_looks(parser)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def running() -> argparse.ArgumentParser:
    """The arguments for running a command."""
    parser = _Parser("run", "-- COMMAND [ARGUMENT ...]", _RUN, _RUN_EPILOG, raw=True)
    _add_results(parser, "those that weigh least are not shown, and their number is printed")
    parser.add_argument(
        "--output", metavar="FILE", help="write the results to FILE in --format; standard error then has the text"
    )
    _add_looks(parser)
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="COMMAND", help="what to run, with its arguments")
    return parser


def explaining() -> argparse.ArgumentParser:
    """The arguments for explaining a cause, or a check."""
    from ecr_denied.advice.table import RULES  # noqa: PLC0415 (reading a log needs none)

    parser = _Parser(
        "explain",
        "(CAUSE | CHECK | --list)",
        "Say what a cause means, how it reads, why it happens, and how to find and fix it; or for which causes a check"
        " is given.",
        "Example: ecr-denied explain token-expired",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "cause",
        nargs="?",
        choices=[cause.value for cause in Cause] + sorted({row.id for rows in RULES.values() for row in rows}),
        metavar="CAUSE",
        help="as the report names it, or the id of a check",
    )
    what.add_argument("--list", action="store_true", help="list all causes, each with its meaning")
    _add_looks(parser)
    return parser


def diagnosing() -> argparse.ArgumentParser:
    """The arguments for live checks."""
    parser = _Parser(
        "diagnose",
        "[FILE]",
        "Find out by calls that only read what is wrong, as far as the credentials at hand can tell.",
        "Exit status: 1 something is wrong, 2 it could not be looked at, 3 undecided, or let in from here now.",
    )
    _add_file(parser)
    parser.add_argument(
        "--reference", metavar="REFERENCE", help="the image at a private registry, where the text masks the account"
    )
    _add_live(parser, "that was refused")
    return parser


def checking() -> argparse.ArgumentParser:
    """The arguments for live checks before a push or a pull."""
    parser = _Parser(
        "check",
        "--for push|pull REFERENCE",
        "Find out by calls that only read whether a push or a pull would be let in now, as far as the credentials at"
        " hand can tell.",
        "Exit status: 0 it is proved to be let in, 1 something is in the way, 2 it could not be looked at, 3 undecided,"
        " as every push is in which nothing wrong was found: no call that only reads tries its upload.",
    )
    parser.add_argument("reference", metavar="REFERENCE", help="an image at a private registry of ECR")
    parser.add_argument(
        "--for",
        dest="operation",
        required=True,
        type=_one_of(Operation.PUSH, Operation.PULL),
        choices=(Operation.PUSH, Operation.PULL),
        metavar="push|pull",
        help="what is to be done with it",
    )
    _add_live(parser, "that is to push or pull")
    return parser


def describing() -> argparse.ArgumentParser:
    """The arguments for describing the output."""
    return _Parser("schema", "", "Print the JSON Schema of a line that --format jsonl writes.")


def reporting() -> argparse.ArgumentParser:
    """The arguments for reporting a text that was read wrong."""
    parser = _Parser(
        "report",
        "[FILE]",
        "Write a text and how it was read as a block to paste into an issue. Secrets are taken out.",
        "Read the block before you send it: what no record holds is left as it is.",
    )
    _add_file(parser)
    parser.add_argument(
        "--redacted", action="store_true", help="replace accounts, repositories, tags and callers by invented names"
    )
    return parser


def serving() -> argparse.ArgumentParser:
    """The arguments for serving an assistant."""
    parser = _Parser(
        "mcp",
        "",
        "Serve an assistant by the Model Context Protocol, on standard input and output. The assistant starts it; it"
        " reads the text that it is passed. The profiles that it may ask AWS with, and the folder of the files that it"
        " may read, are named here alone.",
    )
    parser.add_argument(
        "--root", type=Path, metavar="DIR", help="offer to read the files below DIR (default: no file is opened)"
    )
    _add_profiles(parser, "that is to push or pull")
    return parser


def of_kubernetes() -> argparse.ArgumentParser:
    """The arguments for reading the events of a Kubernetes cluster."""
    parser = _Parser(
        "kubernetes",
        "[POD]",
        "Have kubectl get the events of a cluster, and report what failed at ECR. kubectl runs what the kubeconfig"
        " names for credentials.",
        "Exit status: 0 something recognised, 1 nothing, 2 the events cannot be read or the arguments are wrong.",
    )
    where = parser.add_mutually_exclusive_group()
    parser.add_argument("pod", nargs="?", metavar="POD", help="the pod whose events are read (default: every object)")
    where.add_argument(
        "-n", "--namespace", metavar="NS", help="the namespace (default: that of the kubeconfig's context)"
    )
    where.add_argument("-A", "--all-namespaces", action="store_true", help="read the events of every namespace")
    _add_results(parser, "the one that weighs least is reported early")
    _add_looks(parser)
    return parser


def of_ecs() -> argparse.ArgumentParser:
    """The arguments for reading the stopped tasks of a cluster of ECS."""
    parser = _Parser(
        "ecs",
        "CLUSTER [TASK]",
        "Ask ECS for the stopped tasks of a cluster, by ecs:ListTasks and ecs:DescribeTasks, and report what failed at"
        " ECR. It needs the extra live.",
        "Exit status: 0 something recognised, 1 nothing, 2 the tasks cannot be read or the arguments are wrong.",
    )
    parser.add_argument("cluster", metavar="CLUSTER", help="its name or ARN")
    parser.add_argument("task", nargs="?", metavar="TASK", help="its id or ARN (default: the tasks that stopped last)")
    parser.add_argument("--profile", metavar="P", help="the AWS profile that asks (default: the environment's)")
    parser.add_argument("--region", metavar="R", help="where the cluster is (default: the profile's)")
    _add_results(parser, "the one that weighs least is reported early")
    _add_looks(parser)
    return parser


class Command(NamedTuple):
    """What a command does, its arguments, and the function of a module of this package that does it."""

    does: str
    parser: Callable[[], argparse.ArgumentParser]
    module: str
    function: str


# The commands beside reading.
COMMANDS: Mapping[str, Command] = {
    "run": Command("run a command, and read what it prints", running, "run", "run"),
    "explain": Command("what a cause means, and how to find and fix it", explaining, "writers", "explained"),
    "diagnose": Command("ask AWS what is wrong, by calls that only read", diagnosing, "live", "diagnosed"),
    "check": Command("the same before a push or a pull", checking, "live", "checked"),
    "kubernetes": Command("have kubectl get events, and read them", of_kubernetes, "sources", "tell_events"),
    "ecs": Command("ask ECS for stopped tasks, and read what they say", of_ecs, "sources", "tell_tasks"),
    "report": Command("a text that was read wrong, as a block for an issue", reporting, "report", "reported"),
    "schema": Command("the JSON Schema of what --format jsonl writes", describing, "writers", "described"),
    "mcp": Command("serve an assistant by the Model Context Protocol", serving, "assistants", "serve"),
}


# --- arguments of several commands ---


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="what a client printed; - or nothing is standard input")


def _add_profiles(parser: argparse.ArgumentParser, whose: str) -> None:
    parser.add_argument("--profile", metavar="P", help=f"the AWS profile {whose} (default: the environment's)")
    parser.add_argument("--owner-profile", metavar="Q", help="a profile that may look into the registry's account")
    parser.add_argument("--admin-profile", metavar="R", help="a profile that may look into the caller's account")


def _add_live(parser: argparse.ArgumentParser, whose: str) -> None:
    _add_profiles(parser, whose)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how results are written (default: text)"
    )
    parser.add_argument(
        "--limit",
        type=_number,
        default=_LIMIT,
        metavar="S",
        help="how many seconds all calls together may take (default: %(default)s)",
    )
    parser.add_argument(
        "--forward", action="store_true", help="write only the message to send to another person who can check"
    )
    parser.add_argument("--dry-run", action="store_true", help="list the calls that may be made, and make none")
    _add_language(parser)


def _add_results(parser: argparse.ArgumentParser, beyond: str) -> None:
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="text", help="how results are written (default: %(default)s)"
    )
    length = parser.add_mutually_exclusive_group()
    for name, writes in (
        (Length.ALL, "show every check, and all that is known of it"),
        (Length.BRIEF, "write one line a failure"),
        (Length.FORWARD, "write five lines to send to another person who can check"),
        (Length.SUMMARY, "write each distinct failure once, with its count, its first and its last place"),
    ):
        length.add_argument(f"--{name}", action="store_const", const=name, dest="length", help=f"in text, {writes}")
    parser.add_argument(
        "--quoted",
        action="store_true",
        help="also report failures that code, prose or a page only quotes",
    )
    parser.add_argument(
        "--why",
        action="store_true",
        help="in text, show the wording that decided, its source and the matched words; where nothing was found,"
        " say on standard error which lines looked like a failure, and why they were left out",
    )
    parser.add_argument(
        "--keep",
        type=_number,
        default=_KEEP,
        metavar="N",
        help=f"how many distinct failures of an input are kept in memory (default: %(default)s); of more, {beyond}",
    )


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="emphasis in text results")
    _add_language(parser)


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang",
        type=_one_of(*Language),
        choices=list(Language),
        default=_language(os.environ),
        metavar="|".join(Language),
        help="the language of advice (default: that of the locale)",
    )


def _language(environment: Mapping[str, str]) -> Language:
    """The language of messages, as POSIX looks it up; English where there is no catalogue for it."""
    chosen = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return next((language for language in Language if chosen.startswith(language)), Language.ENGLISH)


def _one_of(*choices: _Choice) -> Callable[[str], _Choice]:
    """Takes one of these words; for another, the error lists them."""

    def chosen(words: str) -> _Choice:
        if words not in choices:
            raise argparse.ArgumentTypeError(f"{words!r} is none of {', '.join(choices)}")
        return choices[choices.index(words)]

    return chosen


def _number(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) == 0:
        raise argparse.ArgumentTypeError(f"{words!r} is no number from 1 on")
    return int(words)
