"""Commands of the AWS CLI and of the AWS Tools for PowerShell, and the options by which they name things.

Sources: AWS CLI command reference, ecr; user guide, cli-configure-options and cli-configure-envvars.
"""

from __future__ import annotations

from ecr_denied.expression import expression, signed
from ecr_denied.terms import Elsewhere

__all__ = ["ECR_COMMAND", "SUDO", "elsewhere", "option", "prefix"]

# A command of ECR's with its options.
ECR_COMMAND = signed(
    r"\baws\s+ecr(?:-public)?\s+[a-z][a-z-]{2,60}(?P<options>(?:\s+[^\s|;&`)]{1,300}){1,40})", r"aws\s+ecr"
)
# The end distinguishes a value from a mask and from a variable.
_VALUE = r"\s?[\"']?(?P<value>[\w+=:.@/-]{1,300})[\"']?(?=[\s;|&,)]|$)"
# How each thing is named by an option, by a variable, within the value of another option.
_OPTIONS = {
    name: expression(rf"(?:{shape}){_VALUE}")
    for name, shape in {
        "profile": r"(?:--profile|-ProfileName)[=\s]|\bAWS_(?:DEFAULT_)?PROFILE\s?=",
        "region": r"(?:--region|-Region)[=\s]|\bAWS_(?:DEFAULT_)?REGION\s?=",
        # Lambda takes a role of the function's own account alone (Lambda developer guide, lambda-intro-execution-role).
        "function_role": r"\baws\s+lambda\s[^|;&]{1,2000}?--role[=\s]",
        "registry_id": r"--registry-ids?[=\s]",
        "repository": r"--repository-names?[=\s]",
        "tag": r"\bimageTag[=\s]",
        "digest": r"\bimageDigest[=\s]",
    }.items()
}


def option(name: str, words: str) -> str | None:
    """What some words give under one of the names above; ``None`` where that is a variable or a mask."""
    found = _OPTIONS[name].search(words)
    return found["value"] if found else None


# Options of a program that runs another, and variables that it sets for that.
_OPTION = r"(?:-\S{1,40}|\w{1,40}=\S{0,128})\s"
_RUN = r"aws(?:\.exe)?\s+(?:-{2}\S{1,60}\s+(?:[\w:/.-]{1,60}\s+)?){0,4}[a-z]"
# sudo(8), -u; aws-vault, USAGE.md. What is given on is made anew of the name alone.
_AS_USER = r"(?:-[A-Za-z]{0,8}u[ ]?|--user[= ])(?P<user>[a-z_][a-z0-9_-]{0,31})\s"
SUDO = rf"\bsudo\s(?:{_AS_USER}|{_OPTION}){{0,8}}"
"""What stands before a program that ``sudo`` runs; ``user`` is whom it names, as an expression in it."""
_SUDO = expression(rf"{SUDO}{_RUN}")
_VAULT = expression(
    rf"\baws-vault\s+exec\s(?:{_OPTION}){{0,8}}(?P<profile>\w[\w.@-]{{0,63}})\s(?:{_OPTION}){{0,8}}--\s+{_RUN}"
)
# A command that ends before a pipe is run elsewhere as a whole.
_ELSEWHERE = (
    (
        expression(
            r"\b(?:docker|podman|nerdctl|finch)\s[^|;&]{0,300}?\b(?:run|exec)\s[^|;&]{0,300}?\baws(?:-cli\S{0,40})?\s"
        ),
        Elsewhere.CONTAINER,
    ),
    (expression(r"\bkubectl\s[^|;&]{0,300}?\b(?:run|exec)\s[^|;&]{0,300}?\baws(?:-cli\S{0,40})?\s"), Elsewhere.POD),
    (expression(rf"\bssh\s[^|;&]{{1,300}}?{_RUN}"), Elsewhere.HOST),
)


def prefix(line: str) -> str | None:
    """What runs the AWS CLI as another in a command line; ``None`` where nothing of the closed list does."""
    if ran := _VAULT.search(line):
        return f"aws-vault exec {ran['profile']} --"
    if ran := _SUDO.search(line):
        return f"sudo -u {ran['user']}" if ran["user"] else "sudo"
    return None


def elsewhere(line: str) -> Elsewhere | None:
    """Where a command line runs the AWS CLI, if not in the shell that it was typed in."""
    return next((where for runs, where in _ELSEWHERE if runs.search(line)), None)
