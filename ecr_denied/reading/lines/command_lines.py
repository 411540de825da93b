"""The lines on which a log shows that another command begins: what was under way above is over.

Prompts of shells and ``set -x`` (POSIX, PS4), and how CI systems and builders introduce a step: the tools' own logs
(GitHub Actions, Azure Pipelines, CodeBuild, CircleCI, Jenkins, docker build, BuildKit).
"""

from __future__ import annotations

from collections import deque

from ecr_denied.expression import MULTILINE, expression
from ecr_denied.terms import Shell

__all__ = ["CMD", "POSIX", "POWERSHELL", "TRACED", "CommandLines", "ends_job", "is_shown"]

# The prompts of shells, but for the sign that ends a POSIX shell's; what set -x puts before a command.
POWERSHELL, CMD = r"PS(?:[ ][^<>|\n]{1,260})?>[ ]", r"[A-Za-z]:\\[^<>|\n]{0,260}>"
POSIX, TRACED = r"(?:\[[^\]\n]{1,80}\]|[\w@:~/.-]{0,80})[ ]?", r"\+{1,8}[ ]"

# So many of them are remembered: more than the lines that are looked back.
_REMEMBERED = 64
_TIME = r"(?:\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,]{8,20}(?:Z|[+-][0-9:]{4,6})?\]?[ \t])?"
_ANSI = r"(?:\x1b\[[0-9;]{0,12}[mK])*"
# A step of a Dockerfile, as the classic builder, buildah and BuildKit introduce it.
_INSTRUCTION = r"(?:(?i:Step)[ ][0-9]{1,4}/[0-9]{1,4}[ ]?:|#[0-9]{1,4}[ ]\[[^\]\n]{1,80}\])[ ]"
_SOURCE = (
    rf"^{_TIME}{_ANSI}(?>"
    rf"{POSIX}\$[ ](?=[a-zA-Z_./~])"  # sh, bash, zsh
    r"|[\w.-]{1,40}@[\w.-]{1,60}[:\] ][^\n#%$]{0,60}[#%][ ](?=[\w./~])"  # root's, zsh's
    rf"|{TRACED}(?=[\w./])|(?P<powershell>{POWERSHELL}(?=\S))|(?P<cmd>{CMD}(?=[\w.]))"
    r"|(?P<step>Run[ ][\w.-]{1,40}/[\w./-]{1,80}@[\w./-]{1,40}[ \t\r]{0,8}$"  # as copied from GitHub's page
    r"|##\[(?:error|debug|command)\]"  # what a step says to the runner
    # A step that failed, or began (docker/build-push-action; aws-actions/amazon-ecr-login).
    r"|(?:Error:[ ])?(?:buildx[ ]failed[ ]with:|Could[ ]not[ ]login[ ]to[ ]registry)[ ]|Logging[ ]into[ ]registry[ ])"
    r"|(?P<job>##\[(?:group\]Run|section\]Starting:)[ ]"
    r"|\[Container\][ ][0-9/: .-]{10,40}[ ]Running[ ]command[ ]"
    r"|====>>[ ]|\[Pipeline\][ ](?:sh|bat|stage|powershell)\b)"
    rf"|{_INSTRUCTION}RUN[ ]"
    r")"
)
_BEGINS = expression(_SOURCE.encode(), MULTILINE)
_SHOWN = expression(rf"{_SOURCE}|^{_TIME}{_ANSI}{_INSTRUCTION}")
# How CI systems introduce a step or report its end; GitHub's actions print several such lines for one step.
_OF_JOBS = ("job", "step")

# How CI systems say that a step has failed (GitHub Actions, CodeBuild, GitLab, Jenkins, Buildkite, CircleCI, Travis),
# and what Bitbucket does behind each script.
_FAILED_STEP = expression(
    r"\bProcess[ ]completed[ ]with[ ]exit[ ]code[ ][1-9]"
    r"|\[Container\][ ][0-9/: .-]{10,40}[ ]"
    r"(?:Command[ ]did[ ]not[ ]exit|Phase[ ](?:complete:[ ]\w{1,40}[ ]State:[ ]FAILED|context[ ]status[ ]code:[ ]\w))"
    r"|\bERROR:[ ]Job[ ]failed\b|\bBuild[ ]step[ ]'[^'\n]{1,80}'[ ]marked[ ]build[ ]as[ ]failure|^Finished:[ ]FAILURE\b"
    r"|\bThe[ ]command[ ]exited[ ]with[ ]status[ ][1-9]|^Exited[ ]with[ ]code[ ]exit[ ]status[ ][1-9]"
    r"|^CircleCI[ ]received[ ]exit[ ]code[ ][1-9]"
    r"|^Searching[ ]for[ ]test[ ]report[ ]files[ ]in[ ]directories[ ]named[ ]\["
    r"|^The[ ]command[ ]\"[^\"\n]{1,200}\"[ ]exited[ ]with[ ][1-9]"
)


def ends_job(line: str) -> bool:
    """True if a CI system says on a line that a step has failed: the lines above are of that job."""
    return _FAILED_STEP.search(line) is not None


def is_shown(line: str) -> bool:
    """True if a line shows a command, or an instruction of a Dockerfile: a log need not show how it goes on."""
    return _SHOWN.match(line) is not None


class CommandLines:
    """The last lines on which a command begins, and the shell of Windows whose prompt is there."""

    def __init__(self) -> None:
        self._lines: deque[tuple[int, Shell | None]] = deque(maxlen=_REMEMBERED)
        self._job: int | None = None

    def take(self, text: bytes, start: int, end: int, number: int) -> None:
        """Look at ``text`` from ``start``, where line ``number`` begins, to ``end``."""
        for match in _BEGINS.finditer(text, start, end):
            number += text.count(b"\n", start, match.start())
            start = match.start()
            mark = match.lastgroup
            if mark in _OF_JOBS and self._job is None:
                self._job = number
            if mark != "step":
                self._lines.append((number, None if mark is None or mark in _OF_JOBS else Shell(mark)))

    def stand_between(self, above: int, below: int) -> bool:
        """True if one is between two lines, but not right below one above: a pipe's commands are shown together."""
        lines = [line for line, _ in self._lines]
        for line in lines:
            if line == above + 1 and above in lines:
                above = line
            elif above < line < below:
                return True
        return False

    def is_in_job(self, line: int) -> bool:
        """True if a step of a CI system begins at or above a line: a log of a job is of that job to its end."""
        return self._job is not None and self._job <= line

    def windows_shell(self, line: int, timeout: int) -> Shell | None:
        """Where the last command at or above a line was typed, if in a shell of Windows and so many lines above."""
        return next((shell for number, shell in reversed(self._lines) if line - timeout <= number <= line), None)
