"""What people read: the report of each failure, a line of each, and a cause explained.

Everything that came from a log is hostile here: control characters are taken out before it is printed, and the commands
of CI systems are broken. What can be pasted is not broken otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from ecr_denied.advice.message import addressee, message
from ecr_denied.advice.phrases import party, phrases
from ecr_denied.advice.texts import Texts, texts_in
from ecr_denied.output.head import head, where_told, why_it_was_read
from ecr_denied.output.result import Lost, Result, heading_of, rendered
from ecr_denied.output.steps import Steps
from ecr_denied.output.style import Style
from ecr_denied.records import Explanation
from ecr_denied.redaction import inert, printable
from ecr_denied.terms import Language, Told

__all__ = ["MOST", "as_brief", "as_check", "as_explanation", "as_markdown", "as_messages", "as_text"]

# How many rows of a terminal a report takes, where its steps can be shortened.
_ROWS = 18
# The bytes a step's summary may have; GitHub refuses a longer one (workflow commands, adding a job summary).
MOST = 1 << 20


def as_text(
    results: Iterable[Result],
    style: Style,
    texts: Texts,
    *,
    whole: bool = False,
    why: bool = False,
    lost: Lost | None = None,
) -> Iterator[str]:
    """Yield the report, one screen a failure; one line for what is met again, and for steps that are just above.

    :param whole: show every check, with its reasons, all answers of its commands, and its statement.
    :param why: show which wording decided, its source, and the words that it matched.
    """

    above: list[str] = []

    def lines(result: Result) -> list[str]:
        nonlocal above
        if result.again:
            return [inert(_line(result, style, texts))]
        known = phrases(result.failure, texts)
        reasons = why_it_was_read(result, style, texts) if why else ()
        steps = Steps(result, known, style, texts)
        top = list(head(result, known, style, texts, whole=whole))
        below = list(steps.whole()) if whole else steps.short(_ROWS - style.rows(*top))
        # A registry refuses the images of one command for one reason.
        told, above = [style.faint(texts.report["as-above"])] if below == above else below, below
        return [*map(inert, chain(top, reasons, told))]

    for number, report in enumerate(rendered(results, lines, lost)):
        yield from ("", *report) if number else report


def as_brief(results: Iterable[Result], style: Style, texts: Texts, *, lost: Lost | None = None) -> Iterator[str]:
    """Yield one line a failure: what failed, where it is, and what to check first; advice is never empty."""

    def line(result: Result) -> str:
        return inert(f"{_line(result, style, texts)} {printable(result.advice[0].headline)}")

    return rendered(results, line, lost)


def as_messages(results: Iterable[Result], texts: Texts, *, lost: Lost | None = None) -> Iterator[str]:
    """Yield five lines a failure to send to anyone who can look or grant, apart from the caller."""

    def lines(result: Result) -> list[str]:
        failure, advice = result.failure, result.advice
        if result.again:
            return []
        who = addressee(advice)
        if who is None:
            return [inert(f"{heading_of(failure)}: {texts.phrases['ask-none']}")]
        to = party(who, failure, phrases(failure, texts), texts)
        return [inert(line) for line in (f"{to}:", *message(failure, advice, who, texts))]

    for number, written in enumerate(filter(None, rendered(results, lines, lost))):
        yield from ("", *written) if number else written


def as_markdown(
    results: Iterable[Result], language: Language, room: int = MOST, *, lost: Lost | None = None
) -> Iterator[str]:
    """Yield a section a failure, as long as there is room.

    :param room: how many bytes they may take in UTF-8, with a line end behind each.
    """
    for section in rendered(results, partial(_section, language), lost):
        room -= len(section.encode()) + 1
        if room < 0:
            return
        yield section


def _section(language: Language, result: Result) -> str:
    """A report in a fence that it cannot close, so nothing of a log is Markdown."""
    report = "\n".join(as_text([result], Style(color=False), texts_in(language)))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", report)), default=0))
    return f"### {result.failure.cause}\n\n{fence}text\n{report}\n{fence}\n"


def as_explanation(explanation: Explanation, style: Style, texts: Texts) -> Iterator[str]:
    """Yield what is known of a cause."""
    words = texts.report
    yield style.strong(explanation.cause)
    for name, prose in (
        ("looks", explanation.looks),
        ("means", explanation.means),
        ("beware", explanation.beware),
        ("happens", explanation.happens),
        ("apart", explanation.apart),
        ("fix", explanation.fix),
    ):
        yield ""
        yield style.faint(words[name])
        yield from (f"  {line}" for line in style.wrapped(prose, 2))
    yield ""
    yield style.faint(words["checks"])
    for number, row in enumerate(explanation.rows, 1):
        yield from style.wrapped(f"{number:>4}. {row.headline} ({row.id})", hang=6)
        yield from (style.faint(f"      {line}") for line in style.wrapped(row.when, 6) if line)
    yield ""
    yield style.faint(words["sources"])
    yield from (f"  {source}" for source in explanation.sources)


def as_check(name: str, causes: Iterable[Explanation], style: Style) -> Iterator[str]:
    """Yield for which causes a check is given, in what words, and what the text shows then."""
    yield style.strong(name)
    for explanation in causes:
        for row in explanation.rows:
            if row.id == name:
                yield from style.wrapped(f"{explanation.cause}: {row.headline}", hang=2)
                yield from (style.faint(f"  {line}") for line in style.wrapped(row.when, 2) if line)


def _line(result: Result, style: Style, texts: Texts) -> str:
    """What failed and where it is."""
    key = "again" if result.again else "is-quoted" if result.failure.told is Told.QUOTED else None
    again = style.faint(texts.report[key]) if key else ""
    where = style.faint(f"({printable(where_told(result, texts))})")
    return " ".join(filter(None, (again, style.strong(heading_of(result.failure)), where)))
