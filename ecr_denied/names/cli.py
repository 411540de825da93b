"""Commands of the AWS CLI and of the AWS Tools for PowerShell, and the options by which they name things.

Sources: AWS CLI command reference, ecr; user guide, cli-configure-options and cli-configure-envvars.
"""

from __future__ import annotations

from functools import cache

import regex

from ecr_denied.expression import expression, signed

__all__ = ["ECR_COMMAND", "option"]

# A command of ECR's with its options.
ECR_COMMAND = signed(
    r"\baws\s+ecr(?:-public)?\s+[a-z][a-z-]{2,60}(?P<options>(?:\s+[^\s|;&`)]{1,300}){1,40})", r"aws\s+ecr"
)
# How each thing is named by an option, by a variable, within the value of another option.
_SHAPES = {
    "profile": r"(?:--profile|-ProfileName)[=\s]|\bAWS_(?:DEFAULT_)?PROFILE\s?=",
    "region": r"(?:--region|-Region)[=\s]|\bAWS_(?:DEFAULT_)?REGION\s?=",
    # Lambda takes a role of the function's own account alone (Lambda developer guide, lambda-intro-execution-role).
    "function_role": r"\baws\s+lambda\s[^|;&]{1,2000}?--role[=\s]",
    "registry_id": r"--registry-ids?[=\s]",
    "repository": r"--repository-names?[=\s]",
    "tag": r"\bimageTag[=\s]",
    "digest": r"\bimageDigest[=\s]",
}
# The end tells a value from a mask and from a variable.
_VALUE = r"\s?[\"']?(?P<value>[\w+=:.@/-]{1,300})[\"']?(?=[\s;|&,)]|$)"


def option(name: str, words: str) -> str | None:
    """What some words give under one of the names above; ``None`` where that is a variable or a mask."""
    found = _option(name).search(words)
    return found["value"] if found else None


@cache
def _option(name: str) -> regex.Pattern[str]:
    return expression(rf"(?:{_SHAPES[name]}){_VALUE}")
