"""Results for CI systems, which take each for a failure of the job: GitHub, GitLab, Azure, JUnit, matchers of problems.

Everything that came from a log is hostile here: control characters are taken out before it is printed, and the commands
of CI systems are broken. What is only quoted is left out unless ``quoted`` asks for it; where that is all, a note says
so that raises no alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappush, heappushpop
from html import escape

from ecr_denied.expression import expression
from ecr_denied.grouping import weight
from ecr_denied.output.data import document, item
from ecr_denied.output.result import Lost, Printed, Result, heading_of, path_of, rendered, subject_of, told
from ecr_denied.redaction import inert

__all__ = ["ANNOTATIONS", "as_azure", "as_github", "as_gitlab", "as_gnu", "as_junit"]

# How many errors of a step GitHub shows; it drops those that come later (GitHub docs, workflow commands).
ANNOTATIONS = 10


def as_github(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield one GitHub Actions ``::error`` annotation a failure (workflow commands, their escapes included).

    Where GitHub would drop some, those stay that weigh most, of equal weight the last; they come at the end, in order.
    Each of the others is one plain line, and a notice says how many they are.
    """
    printed = Printed(results, quoted=quoted)
    kept: list[tuple[int, int, str, str]] = []
    left = 0
    for number, (weighs, annotation, line) in enumerate(rendered(printed, _annotation, lost)):
        one = (weighs, number, annotation, line)
        if len(kept) < ANNOTATIONS:
            heappush(kept, one)
        else:
            left += 1
            yield heappushpop(kept, one)[-1]
    yield from (annotation for _, _, annotation, _ in sorted(kept, key=lambda one: one[1]))
    notes = [f"{left} further failures are no annotations, as GitHub shows {ANNOTATIONS}"] if left else []
    for note in filter(None, (*notes, printed.note)):
        yield f"::notice title=ecr-denied::{_escaped(inert(note))}"


def _annotation(result: Result) -> tuple[int, str, str]:
    """What it weighs, its annotation, and the same as a line of a log."""
    title, words = inert(heading_of(result.failure)), inert("\n".join(told(result)))
    message, _, _ = words.partition("\n")
    return weight(result.failure), f"::error title={_escaped(title, ':,')}::{_escaped(words)}", f"{title}: {message}"


def _escaped(words: str, properties: str = "") -> str:
    for character in "%\r\n" + properties:
        words = words.replace(character, f"%{ord(character):02X}")
    return words


def as_gitlab(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield one JSON array with an issue a failure (GitLab documentation, Code Quality, "report format").

    GitLab knows the same one of two jobs by its fingerprint.
    """
    printed = Printed(results, quoted=quoted)

    def issues() -> Iterator[dict[str, object]]:
        yield from rendered(printed, _code_quality, lost)
        for result in printed.left_out[:1]:
            yield _code_quality(result) | {"severity": "info", "description": printed.note}

    return document("[", map(item, issues()), lambda: "", depth=2)


def _code_quality(result: Result) -> dict[str, object]:
    failure = result.failure
    return {
        "description": f"{heading_of(failure)}: {' '.join(told(result))}",
        "check_name": failure.cause,
        "fingerprint": failure.fingerprint,
        "severity": "major",
        "location": {"path": path_of(result), "lines": {"begin": failure.first_line, "end": failure.last_line}},
    }


def as_gnu(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield ``file:line: level: text`` a failure, as compilers write it (GNU Coding Standards, "Formatting Error
    Messages").
    """
    printed = Printed(results, quoted=quoted)

    def line(result: Result) -> str:
        return _of_level(result, "error", f"{heading_of(result.failure)}: {' '.join(told(result))}")

    yield from rendered(printed, line, lost)
    for result in printed.left_out[:1]:
        yield _of_level(result, "note", printed.note)


def _of_level(result: Result, level: str, words: str) -> str:
    return inert(f"{path_of(result)}:{result.failure.first_line}: {level}: {words}")


# What ends a command or a property of it, and the sign of the escapes (azure-pipelines-task-lib, taskcommand.ts).
_ESCAPES = {"%": "%AZP25", "\r": "%0D", "\n": "%0A", "]": "%5D", ";": "%3B"}
_OF_WORDS = str.maketrans({sign: _ESCAPES[sign] for sign in "%\r\n"})
_OF_PROPERTIES = str.maketrans(_ESCAPES)


def as_azure(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield one issue a failure (Azure Pipelines, "Logging commands", LogIssue)."""
    printed = Printed(results, quoted=quoted)
    yield from rendered(printed, _issue, lost)
    if note := printed.note:
        yield inert(note)


def _issue(result: Result) -> str:
    failure = result.failure
    path = inert(path_of(result)).translate(_OF_PROPERTIES)
    words = inert(f"{heading_of(failure)}: " + "\n".join(told(result))).translate(_OF_WORDS)
    where = f"sourcepath={path};linenumber={failure.first_line}"
    return f"##vso[task.logissue type=error;{where};code={failure.cause};]{words}"


# What no document holds (XML 1.0, production 2, Char), of what can be printed.
_NO_CHARACTERS = expression(r"[\uFFFE\uFFFF]")


def as_junit(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield a JUnit report in which each failure is a test that failed (Jenkins, xunit-plugin, junit-10.xsd).

    A suite counts its tests before them, so each failure has one of its own: it is written when it is met.
    """
    printed = Printed(results, quoted=quoted)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ecr-denied">'
    yield from rendered(printed, _failed, lost)
    for result in printed.left_out[:1]:
        yield _suite(result, f'<skipped message="{_xml(printed.note)}"/>', failures=0)
    yield "</testsuites>"


def _failed(result: Result) -> str:
    failure, said = result.failure, told(result)
    words = "\n".join(map(_xml, (f"{path_of(result)}:{failure.first_line}", *said)))
    message = _xml(f"{heading_of(failure)}: {said[0]}")
    return _suite(result, f'<failure type="{failure.cause}" message="{message}">{words}</failure>', failures=1)


def _suite(result: Result, body: str, *, failures: int) -> str:
    cause = result.failure.cause
    name = _xml(subject_of(result.failure) or cause)
    return (
        f'  <testsuite name="{_xml(path_of(result))}" tests="1" failures="{failures}" errors="0">\n'
        f'    <testcase classname="ecr-denied.{cause}" name="{name}">{body}</testcase>\n  </testsuite>'
    )


def _xml(words: str) -> str:
    """Words of a text or an attribute, the same in any encoding of the stream that they are written to."""
    escaped = escape(_NO_CHARACTERS.sub("", inert(words)), quote=False).replace('"', "&quot;")
    return escaped.encode("ascii", "xmlcharrefreplace").decode()
