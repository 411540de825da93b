"""Results as a JUnit report, in which each failure is a test that failed (Jenkins, xunit-plugin, junit-10.xsd).

Everything that came from a log is hostile here, as it is in ``ecr_denied.output.data``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from ecr_denied.expression import expression
from ecr_denied.output.quoted import Printed
from ecr_denied.output.rendering import Lost, rendered
from ecr_denied.output.result import Result, path_of, subject_of, title_of, told
from ecr_denied.redaction import inert

__all__ = ["as_junit"]

# What no document holds (XML 1.0, production 2, Char), of what can be printed.
_NO_CHARACTERS = expression(r"[\uFFFE\uFFFF]")


def as_junit(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield a document with a suite of one test a failure.

    A suite counts its tests before them, so each failure has one of its own: it is written when it is met.

    :param quoted: whether what is only quoted fails as well; by default, a test that was skipped says
        so where that is all.
    """
    printed = Printed(results, quoted=quoted)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ecr-denied">'
    yield from rendered(printed, _failed, lost)
    for result in printed.left_out[:1]:
        yield _suite(result, f"<skipped message={_attribute(printed.note)}/>", failures=0)
    yield "</testsuites>"


def _failed(result: Result) -> str:
    failure, said = result.failure, told(result)
    message = f"{title_of(failure)}: {said[0]}"
    words = map(_text, (f"{path_of(result)}:{failure.first_line}", *said))
    opening = f"<failure type={_attribute(failure.cause)} message={_attribute(message)}>"
    body = opening + "\n".join(words) + "</failure>"
    return _suite(result, body, failures=1)


def _suite(result: Result, body: str, *, failures: int) -> str:
    failure = result.failure
    counted = f'tests="1" failures="{failures}" errors="0"'
    name = _attribute(subject_of(failure) or failure.cause)
    case = f"<testcase classname={_attribute(f'ecr-denied.{failure.cause}')} name={name}>{body}</testcase>"
    return f"  <testsuite name={_attribute(path_of(result))} {counted}>\n    {case}\n  </testsuite>"


def _text(words: str) -> str:
    return _ascii(escape(_NO_CHARACTERS.sub("", inert(words))))


def _attribute(words: str) -> str:
    return _ascii(quoteattr(_NO_CHARACTERS.sub("", inert(words))))


def _ascii(words: str) -> str:
    """The same in any encoding of the stream that it is written to."""
    return words.encode("ascii", "xmlcharrefreplace").decode()
