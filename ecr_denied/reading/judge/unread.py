"""What the AWS CLI said above a login that got nothing from it, in words that are not known.

The program that waits at the end of the pipe says only that nothing came.
"""

from __future__ import annotations

from itertools import takewhile

import regex

from ecr_denied.expression import expression
from ecr_denied.reading.lines.command_lines import is_shown
from ecr_denied.reading.match.claim import Claim

__all__ = ["asks_cli", "said_above", "said_below"]

# A command that asks for a token, and how one is typed where no prompt shows it.
_ASKS = expression(r"\baws(?:\.exe)?[\"']?\s[^\n]{0,200}?\bget-(?:login|authorization-token)\b")
_TYPED = expression(r"[\s`>]{0,8}(?:[$#%]\s)?(?:Run\s|sudo\s|eval\s|\$\(){0,3}[`\"]?aws\b")
# Two words, which no mark of a CI system, no option and no remark introduces, and which announce nothing. A login shell
# has a hyphen before its name.
_SAID = expression(
    r"(?![\s*]{0,8}(?:-(?!\w{2,4}: )|\||##\[|\[(?:Container|Pipeline)\]|note|info|debug|hint|emulate)"
    r"|.{0,200}(?:warning|deprecat))"
    r"(?=.{0,200}?\w\w[^\w\n]+\w\w)[^\n]+(?<!:)",
    regex.IGNORECASE,
)
# The mark that parts two blocks of a page: a person writes between them.
_FENCE = "```"
_HIDDEN = "[REDACTED]"


def asks_cli(claim: Claim) -> bool:
    """True if a command is shown that asks ECR for a token through the AWS CLI."""
    return _ASKS.search(claim.text) is not None and (is_shown(claim.printed) or _TYPED.match(claim.text) is not None)


def said_above(claim: Claim, command: int) -> tuple[int, str] | None:
    """The line right above a claim, with its number, if its words are not known and it is below that of a command."""
    first = claim.lines[0]
    return _said(claim, first - 1, command, first) if first else None


def said_below(claim: Claim, command: int) -> tuple[int, str] | None:
    """The last line between a command and the next one, which a claim shows, if its words are not known."""
    passage, first = claim.passage, claim.lines[0]
    below = (line for line in range(first) if passage.numbers[line] > command)
    said = list(takewhile(lambda line: passage.lines[line] and not is_shown(passage.printed[line]), below))
    return _said(claim, said[-1], command, first) if said else None


def _said(claim: Claim, line: int, command: int, first: int) -> tuple[int, str] | None:
    """A line below a command and above the first of a claim, if its words are not known."""
    passage = claim.passage
    if line in claim.taken or not command < passage.numbers[line] < claim.first_line:
        return None
    between = takewhile(lambda one: passage.numbers[one] > command, range(line, -1, -1))
    if not _SAID.fullmatch(passage.lines[line]) or any(_FENCE in passage.printed[one] for one in between):
        return None
    if _indent(claim, line) > _indent(claim, first):
        return None
    words = claim.line_said(line)
    return None if _HIDDEN in words else (passage.numbers[line], words)


def _indent(claim: Claim, line: int) -> int:
    """How far a line is set in behind what a collector of logs puts before it."""
    before = claim.passage.printed[line].partition(claim.passage.lines[line])[0]
    return len(before) - len(before.rstrip())
