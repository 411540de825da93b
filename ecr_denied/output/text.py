"""The report for people: what was refused, who asked, what it can mean, then the steps and how to read their answers.

Everything that came from a log is hostile here: control characters are taken out before it is printed, and the commands
of CI systems are broken. What can be pasted is not broken otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest

from ecr_denied.advice.phrases import meaning, phrases
from ecr_denied.advice.texts import Texts
from ecr_denied.output.rendering import Lost, rendered
from ecr_denied.output.result import Result, heading_of, lines_of, subject_of
from ecr_denied.output.style import Style, columns
from ecr_denied.reading.decision import decision_of
from ecr_denied.records import Advice, Cause, Explanation, Failure, Family, Outcome, Side, Statement
from ecr_denied.redaction import clean, inert, printable

__all__ = ["as_brief", "as_explanation", "as_text"]

# How many checks are shown: the true cause is hardly ever below them.
_MOST = 3
# How many answers of a command, and of a check, are shown: those that decide come first.
_ANSWERS, _ANSWERS_OF_CHECK = 2, 3
# The columns of what stands before a line of the head.
_LABEL = 7
# The columns on the left, where it stands who runs a check.
_LEFT = 22

_REFUSALS = (Family.PERMISSION, Family.AUTHENTICATION)
# Nobody refused anything: no registry was asked.
_UNASKED = (Cause.AWS_CREDENTIALS_FAILED, Cause.CREDENTIAL_HELPER_FAILED)


def as_text(
    results: Iterable[Result],
    style: Style,
    texts: Texts,
    *,
    whole: bool = False,
    why: bool = False,
    lost: Lost | None = None,
) -> Iterator[str]:
    """Yield the report, one screen a failure; one line for what is told again.

    :param whole: show every check, with its reasons, all answers of its commands, and its statement.
    :param why: show which wording decided, its source, and the words that it stands for.
    """

    def lines(result: Result) -> list[str]:
        if result.again:
            return [inert(_line(result, style, texts))]
        report = _Report(result, style, texts)
        steps = report.all_steps() if whole else report.steps()
        return [*map(inert, chain(report.head(), report.why() if why else (), steps))]

    for number, report in enumerate(rendered(results, lines, lost)):
        yield from ("", *report) if number else report


def as_brief(results: Iterable[Result], style: Style, texts: Texts, *, lost: Lost | None = None) -> Iterator[str]:
    """Yield one line a failure: what failed, where it stands, and what to check first; advice is never empty."""

    def line(result: Result) -> str:
        return inert(f"{_line(result, style, texts)} {printable(result.advice[0].headline)}")

    return rendered(results, line, lost)


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
    for number, advice in enumerate(explanation.checks, 1):
        yield from style.wrapped(f"{number:>4}. {advice.headline}", hang=6)
    yield ""
    yield style.faint(words["sources"])
    yield from (f"  {source}" for source in explanation.sources)


def _line(result: Result, style: Style, texts: Texts) -> str:
    """What failed and where it stands."""
    again = style.faint(texts.report["again"]) if result.again else ""
    where = style.faint(f"({printable(_where(result, texts))})")
    return " ".join(filter(None, (again, style.strong(heading_of(result.failure)), where)))


def _where(result: Result, texts: Texts) -> str:
    words = texts.report
    source = words["stdin"] if result.source == "-" else clean(result.source)
    where = [source, words["line"].format(lines=lines_of(result.failure))]
    if result.failure.occurrences > 1:
        where.append(words["told"].format(times=result.failure.occurrences))
    return ", ".join(where)


class _Report:
    """The report of one failure."""

    def __init__(self, result: Result, style: Style, texts: Texts) -> None:
        self._result, self._style, self._texts = result, style, texts
        self._phrases = phrases(result.failure, texts)

    def head(self) -> Iterator[str]:
        """What was refused, who asked whom, and what it can mean."""
        failure, style, words = self._result.failure, self._style, self._texts.report
        verb = words["refused" if failure.family in _REFUSALS and failure.cause not in _UNASKED else "failed"]
        subject = subject_of(failure)
        yield "  ".join(filter(None, (style.strong(verb), subject, style.strong(failure.cause))))
        status = filter(None, (str(failure.http_status or ""), failure.code))
        where = printable(", ".join((_where(self._result, self._texts), *status)))
        yield self._named("what", f"{printable(failure.message)} {style.faint(f'({where})')}".lstrip())
        if who := self._who(failure):
            yield self._named("who", who)
        yield from style.wrapped(printable(meaning(failure, self._phrases, self._texts)))

    def why(self) -> Iterator[str]:
        """The wording that decided, the words it stands for, and its source."""
        decision = decision_of(self._result.failure)
        if decision:
            where = self._texts.report["line"].format(lines=lines_of(self._result.failure))
            words = " ".join(filter(None, (printable(decision.words), self._style.faint(f"({where})"))))
            yield self._named("why", f"{self._style.strong(decision.wording)}  {words}")
            yield from (f"{'':{_LABEL + 2}}{line}" for line in self._style.wrapped(decision.source, _LABEL + 2))

    def steps(self) -> Iterator[str]:
        """The checks most likely to find the cause, and the statement to add; the others by name."""
        advice = self._result.advice
        shown, others = advice[:_MOST], advice[_MOST:]
        statements = self._statements(shown, others)
        for number, one in enumerate(shown, 1):
            yield from self._step(number, one, statements)
        for one in others:
            yield from self._grant(one, statements)
        more = [self._texts.report["more"].format(cause=self._result.failure.cause)]
        if others:
            names = ", ".join(one.id for one in others)
            more.insert(0, self._texts.report["less-likely"].format(names=names))
        yield from map(self._style.faint, self._style.wrapped(self._texts.space.join(more)))

    def all_steps(self) -> Iterator[str]:
        """Every check with all that is known of it."""
        for number, one in enumerate(self._result.advice, 1):
            yield ""
            yield from self._whole_step(number, one)

    def _named(self, name: str, value: str) -> str:
        label = self._texts.report[name]
        return self._style.faint("  " + label) + " " * max(_LABEL - columns(label), 1) + value

    def _who(self, failure: Failure) -> str:
        """Who asked whom; nothing where neither was told."""
        known = self._phrases
        caller = known["caller"] if failure.principal else None
        registry = known["registry"] if failure.registry_id or failure.registry_alias else None
        return printable(" -> ".join(filter(None, (caller, registry))))

    def _step(self, number: int, advice: Advice, statements: Mapping[Side, Advice]) -> Iterator[str]:
        """On the left who runs it and what is checked, on the right the commands and how to read their answers."""
        style = self._style
        who = self._texts.run_by[advice.run_by].format_map(self._phrases)
        left = [f"{number} {who}", f"  {advice.id}", *self._changes(advice)]
        right = list(self._answers(advice)) or list(style.wrapped(printable(advice.headline), _LEFT))
        right += self._grant(advice, statements)
        for name, words in zip_longest(left, right, fillvalue=""):
            blanks = " " * max(_LEFT - columns(name), 1)
            yield (style.faint(name) + blanks + words).rstrip()

    def _grant(self, advice: Advice, statements: Mapping[Side, Advice]) -> Iterator[str]:
        """The statement of a check, where it is the one that is shown for its side."""
        if advice.statement and statements.get(advice.statement.side) is advice:
            words = self._texts.report
            label = words["statement"].format(side=words[advice.statement.side])
            yield f"{self._style.faint(label)} {self._style.command(printable(_short(advice.statement)))}"

    def _changes(self, advice: Advice) -> list[str]:
        return [f"  ({self._texts.report['changes']})"] if advice.changes_state else []

    def _answers(self, advice: Advice) -> Iterator[str]:
        style, left = self._style, _ANSWERS_OF_CHECK
        for command in advice.commands:
            yield style.command(printable(command))
            for outcome in _telling(advice, command)[: min(_ANSWERS, left)]:
                left -= 1
                yield from style.wrapped(printable(self._reading(outcome)), _LEFT, hang=2)

    def _reading(self, outcome: Outcome) -> str:
        return self._texts.report["reading"].format(answer=outcome.answer, meaning=outcome.meaning)

    def _statements(self, shown: Sequence[Advice], others: Sequence[Advice]) -> Mapping[Side, Advice]:
        """The check that gives each side's statement; of a refusal across accounts those of both sides."""
        sides: dict[Side, Advice] = {}
        offered = [*shown, *(others if self._result.failure.cross_account and any(a.statement for a in shown) else ())]
        for one in offered:
            if one.statement:
                sides.setdefault(one.statement.side, one)
        if Side.REPOSITORY in sides:
            sides.pop(Side.REGISTRY, None)  # the same grant in another place
        return sides

    def _whole_step(self, number: int, advice: Advice) -> Iterator[str]:
        style, words = self._style, self._texts.report
        first, *more = style.wrapped(printable(advice.headline), 5)
        yield f"{number:>3}. {style.strong(first)}"
        yield from (f"     {style.strong(line)}" for line in more)
        yield from (f"     {line}" for line in style.wrapped(printable(advice.why), 5))
        who = self._texts.run_by[advice.run_by].format_map(self._phrases)
        if advice.commands:
            yield style.faint(f"     {' '.join((who, *map(str.strip, self._changes(advice))))}")
        for command in advice.commands:
            yield f"       {style.command(printable(command))}"
            for outcome in (one for one in advice.outcomes if one.command == command):
                yield from (f"         {line}" for line in style.wrapped(printable(self._reading(outcome)), 9, hang=2))
        if advice.statement:
            label = words["statement"].format(side=words[advice.statement.side])
            yield from (style.faint(f"     {line}") for line in style.wrapped(label, 5))
            document = json.dumps(json.loads(advice.statement.document), indent=2)
            yield from (f"       {style.command(printable(line))}" for line in document.splitlines())
        yield style.faint(f"     {advice.docs}")


def _telling(advice: Advice, command: str) -> list[Outcome]:
    """The outcomes of a command that tell something of the cause."""
    return [one for one in advice.outcomes if one.command == command and one.id != "not-allowed"]


def _short(statement: Statement) -> str:
    """What is added, on one line: the statements of a document, without what stands around them."""
    return ", ".join(json.dumps(one) for one in json.loads(statement.document)["Statement"])
