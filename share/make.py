"""Make the manual page and the completions of the command anew: ``python share/make.py``, with the extra ``tests``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from ecr_denied.cli.arguments import COMMANDS, EXAMPLES, STATUS, reading

__all__ = ["made"]

FOLDER = Path(__file__).parent
_BASH = """\
_ecr_denied_files() {{
  (( COMP_CWORD == 1 )) && compgen -W "{commands}" -- "$1"
  compgen -f -- "$1"
}}
"""
# Names of files where the generated script knows commands alone.
_ZSH = {
    "  _describe 'ecr-denied commands' _commands\n": "  _files\n",
    "      esac\n  esac\n": "        *) _files ;;\n",
}


def whole() -> argparse.ArgumentParser:
    """The command with the others as parts of it, to be described and not to parse anything."""
    parser = reading()
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", parser_class=lambda prog, **_: COMMANDS[prog.split()[-1]].parser()
    )
    for name, (does, *_) in COMMANDS.items():
        commands.add_parser(name, help=does)
    return parser


def commands_of(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """The parsers of the commands."""
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return list(commands.choices.values())


def completion(shell: str) -> str:
    """What a shell loads; a word that is no command is the name of a file."""
    parser = whole()
    for command in (parser, *commands_of(parser)):
        for action in command._actions:
            if action.metavar == "FILE":
                action.complete = {**shtab.FILE, "bash": "_ecr_denied_files"}
            if action.metavar == "FILE" and command is parser and shell == "zsh":
                action.help = argparse.SUPPRESS  # else no command is completed
    words = shtab.complete(parser, shell, preamble={"bash": _BASH.format(commands=" ".join(COMMANDS))})
    if shell == "zsh":
        for at, more in _ZSH.items():
            before, found, after = words.partition(at)
            if not found:
                raise ValueError(f"the script for zsh has no {at!r} any more")
            words = before + more + found + after
    return words


def manual() -> str:
    """The manual page, without a date."""
    parser = whole()
    parser.epilog = None
    page = Manpage(parser, format="single-commands-section")
    page.date, page.manual, page.description = "", "User Commands", "say what a failed push or pull of ECR means"
    page.add_section("exit status", "=", f"{STATUS}.")
    page.add_section("examples", "=", f".nf\n{EXAMPLES}.fi")
    return str(page)


def made() -> Mapping[str, str]:
    """The files by their names in this folder."""
    os.environ["COLUMNS"] = "80"
    return {
        "ecr-denied.1": manual(),
        "ecr-denied.bash": completion("bash"),
        "_ecr-denied": completion("zsh"),
        "ecr-denied.fish": completion("fish"),
    }


if __name__ == "__main__":
    for name, words in made().items():
        (FOLDER / name).write_text(words, encoding="utf-8")
