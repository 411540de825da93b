"""Take out what steers a terminal, and break what CI systems take for a command."""

from __future__ import annotations

from ecr_denied.expression import expression

__all__ = ["PARAMETERS", "STEERS", "UNPRINTABLE", "inert", "inert_json", "printable"]

# What follows an escape: a sequence of parameters, a command to the system such as a link, a set of characters, a move
# (ECMA-48, 5.4, 5.6 and 8.3.89; ECMA-35, 14).
PARAMETERS = r"[0-?]{0,32}+[ -/]{0,4}+[@-~]"
STEERS = rf"(?:\[{PARAMETERS}|\][^\x07\x1b\n]{{0,400}}+(?:\x07|\x1b\\)?|[()][0-9A-B]|[=>78cDEHMNOZ])"
UNPRINTABLE = r"[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]"
_UNPRINTABLE = expression(UNPRINTABLE)
# Azure Pipelines, TeamCity and the first form of GitHub Actions look for ##name[ anywhere in a line
# (azure-pipelines-agent, Command.TryParse; TeamCity, Service Messages; actions/runner, ActionCommand.TryParse).
_COMMAND = expression(r"##(?=[\w.-]*\[)")
# GitHub Actions looks for ::name at the beginning of a line, behind any blanks (ActionCommand.TryParseV2); an emphasis
# counts as none. The route ::/0 names none.
_LINE_COMMAND = expression(r"^(?:\s|\x1b\[[0-9]*m)*+\K::(?=[\w-])")


def printable(words: str) -> str:
    """``words`` without the characters that could steer a terminal or forge a line."""
    return words if words.isprintable() else _UNPRINTABLE.sub("", words)


def inert(line: str) -> str:
    """A line of output in which no CI system finds a command: a blank is put into the mark that begins one."""
    return _LINE_COMMAND.sub(": :", _COMMAND.sub("# #", line)) if "##" in line or "::" in line else line


def inert_json(document: str) -> str:
    """The same JSON, in which no CI system finds a command: the mark that begins one is written with an escape."""
    return _COMMAND.sub(r"#\\u0023", document) if "##" in document else document
