"""The lines on which a log shows that another command begins: what was under way above is over.

Prompts of shells and ``set -x`` (POSIX, PS4), and how CI systems and builders introduce a step: the tools' own logs
(GitHub Actions, Azure Pipelines, CodeBuild, CircleCI, Jenkins, docker build, BuildKit).
"""

from __future__ import annotations

from collections import deque

import regex

from ecr_denied.expression import expression

__all__ = ["CommandLines"]

# So many of them are remembered: more than lines are looked back.
_REMEMBERED = 64
_TIME = rb"(?:\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,]{8,20}(?:Z|[+-][0-9:]{4,6})?\]?[ \t])?"
_ANSI = rb"(?:\x1b\[[0-9;]{0,12}[mK])*"
_BEGINS = expression(
    rb"^" + _TIME + _ANSI + rb"(?>"
    rb"(?:\[[^\]\n]{1,80}\]|[\w@:~/.-]{0,80})[ ]?\$[ ](?=[a-zA-Z_./~])"  # sh, bash, zsh
    rb"|[\w.-]{1,40}@[\w.-]{1,60}[:\] ][^\n#%$]{0,60}[#%][ ](?=[\w./~])"  # root's, zsh's
    rb"|\+{1,8}[ ](?=[\w./])"
    rb"|PS[ ][^<>|\n]{1,260}>[ ](?=\S)|[A-Za-z]:\\[^<>|\n]{0,260}>(?=[\w.])"
    rb"|##\[(?:group\]Run|section\]Starting:)[ ]"
    rb"|\[Container\][ ][0-9/: .-]{10,40}[ ]Running[ ]command[ ]"
    rb"|====>>[ ]|\[Pipeline\][ ](?:sh|bat|stage|powershell)\b"
    rb"|Step[ ][0-9]{1,4}/[0-9]{1,4}[ ]:[ ]RUN[ ]|#[0-9]{1,4}[ ]\[[^\]\n]{1,80}\][ ]RUN[ ]"
    rb")",
    regex.MULTILINE,
)


class CommandLines:
    """The last lines on which a command begins."""

    def __init__(self) -> None:
        self._lines: deque[int] = deque(maxlen=_REMEMBERED)

    def take(self, text: bytes, start: int, end: int, number: int) -> None:
        """Look at ``text`` from ``start``, where line ``number`` begins, to ``end``."""
        for match in _BEGINS.finditer(text, start, end):
            number += text.count(b"\n", start, match.start())
            start = match.start()
            self._lines.append(number)

    def stand_between(self, above: int, below: int) -> bool:
        """True if one stands between two lines, but not right below one above: a pipe's commands are shown together."""
        for line in self._lines:
            if line == above + 1 and above in self._lines:
                above = line
            elif above < line < below:
                return True
        return False
