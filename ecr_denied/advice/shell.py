"""Command lines that sh, PowerShell and cmd read alike. Placeholders are quoted too, so pasting one redirects nothing.

Double quotes are quotes in each of them; single quotes are none in cmd (AWS CLI user guide,
cli-usage-parameters-quoting-strings). Between them no word holds a sign that one of them reads.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from functools import lru_cache

import regex

from ecr_denied.advice import words
from ecr_denied.advice.evidence import is_public
from ecr_denied.advice.facts import facts_of
from ecr_denied.advice.question import Question
from ecr_denied.expression import expression
from ecr_denied.records import Failure, Shell

__all__ = [
    "as_typed",
    "aws",
    "client",
    "docker",
    "ecr",
    "is_on_windows",
    "is_powershell",
    "line",
    "piped",
    "regional",
    "typed_in",
]

# A word that needs no quotes in any of the shells: PowerShell splits a bare word at a comma and reads one after @, zsh
# expands one after =.
_BARE = expression(r"[\w%+:./-][\w@%+=:./-]*+", regex.ASCII)
# What one of the shells reads between double quotes: expansion, history (bash), PowerShell's escape, cmd's variables.
_READ_IN_QUOTES = frozenset('"$`\\!%')


def line(parts: Iterable[str]) -> str:
    """The words as a shell takes them."""
    return " ".join(map(_quoted, parts))


@lru_cache(maxsize=1 << 10)
def _quoted(word: str) -> str:
    if _BARE.fullmatch(word):
        return word
    return shlex.quote(word) if _READ_IN_QUOTES & set(word) else f'"{word}"'


def typed_in(failure: Failure) -> Shell | None:
    """The shell whose prompt the text shows."""
    return facts_of(failure).command.shell


is_powershell: Question = Question(
    lambda failure: typed_in(failure) is Shell.POWERSHELL, "if the text shows PowerShell"
)

is_on_windows: Question = Question(
    lambda failure: typed_in(failure) in (Shell.POWERSHELL, Shell.CMD), "if the text shows a shell of Windows"
)


def piped(failure: Failure, source: str, target: str) -> str:
    """One command's output into another; by cmd where the text shows PowerShell, which may change what it pipes.

    PowerShell before 7.4 pipes text, not bytes (PowerShell docs, about_Pipelines, which has the detour by cmd).
    """
    joined = f"{source} | {target}"
    return f'cmd /c "{joined}"' if is_powershell(failure) and '"' not in joined else joined


def docker(failure: Failure, *words_of_it: str) -> str:
    """A docker command."""
    return client(failure, "docker", *words_of_it)


def client(failure: Failure, *words_of_it: str) -> str:
    """A client's command, by the user who ran it where ``sudo`` shows that (sudo(8)): each has logins of its own."""
    command = facts_of(failure).command
    user = ("-u", words.fill(command.user, "user")) if command.user else ()
    return line([*(("sudo", *user) if command.sudo else ()), *words_of_it])


def as_typed(failure: Failure) -> tuple[str, ...]:
    """The profile of the command that failed, as an option of the AWS CLI."""
    profile = words.fill(facts_of(failure).command.profile, "profile")
    return () if profile.startswith("<") else ("--profile", profile)


def aws(*words_of_it: str) -> str:
    """A command of the AWS CLI."""
    return line(["aws", *words_of_it])


def regional(failure: Failure, *words_of_it: str) -> str:
    """A command of the AWS CLI, in the region of a failure."""
    return aws(*words_of_it, "--region", words.region(failure))


def ecr(failure: Failure, operation: str, *options: str, registry_id: bool = True) -> str:
    """An operation of ECR, or of ECR Public, in the registry and region of a failure."""
    service = "ecr-public" if is_public(failure) else "ecr"
    wanted = registry_id and not (is_public(failure) and failure.registry_id is None)
    owner = ("--registry-id", words.registry_id(failure)) if wanted else ()
    return regional(failure, service, operation, *owner, *options)
