"""Command lines for a POSIX shell. Each word is quoted, placeholders too, so pasting one redirects nothing."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from ecr_denied.advice import words
from ecr_denied.advice.evidence import is_public
from ecr_denied.records import Failure

__all__ = ["as_typed", "docker", "ecr", "line"]


def line(parts: Iterable[str]) -> str:
    """The words as a shell takes them. PowerShell splits a bare word at a comma, zsh expands one after =."""
    quoted = ((word, shlex.quote(word)) for word in parts)
    return " ".join(f"'{word}'" if word == safe and _is_special(word) else safe for word, safe in quoted)


def _is_special(word: str) -> bool:
    return "," in word or word.startswith("=")


def docker(failure: Failure, *words_of_it: str) -> str:
    """A docker command, by root where the text shows that it was: root has logins of its own."""
    return line([*(("sudo",) if failure.command and failure.command.sudo else ()), "docker", *words_of_it])


def as_typed(failure: Failure) -> tuple[str, ...]:
    """The profile of the command that failed, as an option of the AWS CLI."""
    profile = words.fill(failure.command.profile if failure.command else None, "profile")
    return () if profile.startswith("<") else ("--profile", profile)


def ecr(failure: Failure, operation: str, *options: str, registry_id: bool = True) -> str:
    """An operation of ECR, or of ECR Public, in the registry and region of a failure."""
    service = "ecr-public" if is_public(failure) else "ecr"
    wanted = registry_id and not (is_public(failure) and failure.registry_id is None)
    owner = ("--registry-id", words.registry_id(failure)) if wanted else ()
    return line(["aws", service, operation, *owner, *options, "--region", words.region(failure)])
