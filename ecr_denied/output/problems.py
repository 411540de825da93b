"""Results as one line a failure, for what looks for problems in the lines of a log.

``file:line: level: text`` as compilers write it (GNU Coding Standards, "Formatting Error Messages"), and Azure
Pipelines' logging command (Azure Pipelines, "Logging commands", LogIssue). Everything that came from a log is hostile
here, as it is in ``ecr_denied.output.data``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecr_denied.output.quoted import Printed
from ecr_denied.output.rendering import Lost, rendered
from ecr_denied.output.result import Result, path_of, title_of, told
from ecr_denied.redaction import inert

__all__ = ["as_azure", "as_gnu"]

# What ends a command or a property of it, and the sign of the escapes (azure-pipelines-task-lib, taskcommand.ts).
_ESCAPES = {"%": "%AZP25", "\r": "%0D", "\n": "%0A", "]": "%5D", ";": "%3B"}
_OF_WORDS = str.maketrans({sign: _ESCAPES[sign] for sign in "%\r\n"})
_OF_PROPERTIES = str.maketrans(_ESCAPES)


def as_gnu(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield one line a failure, with its file, its first line and a level.

    :param quoted: whether what is only quoted is an error as well; by default, a note says so where that is all.
    """
    printed = Printed(results, quoted=quoted)
    yield from rendered(
        printed, lambda one: _line(one, "error", f"{title_of(one.failure)}: {' '.join(told(one))}"), lost
    )
    for one in printed.left_out[:1]:
        yield _line(one, "note", printed.note)


def _line(result: Result, level: str, words: str) -> str:
    return inert(f"{path_of(result)}:{result.failure.first_line}: {level}: {words}")


def as_azure(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield one issue of an Azure pipeline a failure.

    :param quoted: whether what is only quoted is an issue as well; by default, a plain line says so where that is all.
    """
    printed = Printed(results, quoted=quoted)
    yield from rendered(printed, _issue, lost)
    if note := printed.note:
        yield inert(note)


def _issue(result: Result) -> str:
    failure = result.failure
    path = inert(path_of(result)).translate(_OF_PROPERTIES)
    words = inert(f"{title_of(failure)}: " + "\n".join(told(result))).translate(_OF_WORDS)
    where = f"sourcepath={path};linenumber={failure.first_line}"
    return f"##vso[task.logissue type=error;{where};code={failure.cause};]{words}"
