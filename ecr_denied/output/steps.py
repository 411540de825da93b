"""The steps of a report: who does what, the commands, how to read their answers, and the statements to add.

A statement comes below the steps under a letter, and the answers say which one to add.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, repeat
from string import ascii_uppercase
from typing import NamedTuple

from ecr_denied.advice.known import shows
from ecr_denied.advice.message import comparing, follows, in_line, naming, telling
from ecr_denied.advice.phrases import runner
from ecr_denied.advice.texts import Texts
from ecr_denied.output.result import Result
from ecr_denied.output.style import Style, columns
from ecr_denied.records import Advice, Outcome, Statement
from ecr_denied.redaction import printable
from ecr_denied.terms import Basis, RunBy, Side

__all__ = ["Steps"]

# How many checks are shown, and how many grants: the true cause is hardly ever below them. Where these take too many
# rows, two checks are, and at last one grant.
_SHOWN = ((3, 2), (2, 2), (2, 1))
# How many decide, where the next looks at the same again.
_DECIDE = 2
# How many answers of a command are shown: those that decide come first.
_ANSWERS = 2
# How many answers of each step are shown, by how many steps there are: the first row that fits. Behind its end a step
# has none, but its command.
_LADDER = {3: ((3, 2, 2), (2, 2, 1), (2, 2), (2, 1)), 2: ((3, 2), (2, 2, 1), (2, 2), (2, 1), (1, 1), (1,))}
# How many rows more a report takes for its statements.
_STATEMENTS = 10
# The columns in which answers are listed, with what follows from each beside it.
_ANSWER = 36


class _Numbered(NamedTuple):
    number: int
    advice: Advice
    letter: str | None  # of its statement, where that is shown


class Steps:
    """The steps for one failure.

    :param phrases: those of the failure.
    """

    def __init__(self, result: Result, phrases: Mapping[str, str], style: Style, texts: Texts) -> None:
        self._result, self._phrases, self._style, self._texts = result, phrases, style, texts

    def short(self, rows: int) -> list[str]:
        """The checks most likely to find the cause, and the statements to add.

        :param rows: of a terminal; answers are left out, those of the last steps first, then the last step, until all
            fits. A step that is shown has its command.
        """
        lines: list[str] = []
        for most, grants in _SHOWN:
            steps = self._lettered(most, grants)
            statements, more = [*self._statements(steps)], [*self._more()]
            for answers in _LADDER[most]:
                shown = [*self._steps(steps, answers)]
                lines = [*chain.from_iterable(shown), *statements, *more]
                taken = self._style.rows(*chain.from_iterable(shown[:most]), *more)
                # The answer that says when to add a statement takes the room of no step.
                room = rows + sum(1 for step in steps[len(answers) :] if step.letter)
                if taken <= room and self._style.rows(*lines) <= room + _STATEMENTS:
                    return lines
        return lines

    def whole(self) -> Iterator[str]:
        """Yield every check with all that is known of it."""
        for number, one in enumerate(self._result.advice, 1):
            yield ""
            yield from self._whole(number, one)

    def _steps(self, steps: Iterable[_Numbered], answers: Iterable[int]) -> Iterator[list[str]]:
        """The lines of each step."""
        shown: set[str] = set()
        for step, left in zip(steps, chain(answers, repeat(0)), strict=False):
            # The answer that adds a statement says when.
            yield [*self._line(step), *self._commands(step, max(left, 1 if step.letter else 0), shown)]

    def _more(self) -> Iterator[str]:
        """Where to read on."""
        more = self._texts.report["more"].format(cause=self._result.failure.cause)
        return map(self._style.faint, self._style.wrapped(more))

    def _lettered(self, most: int, grants: int) -> list[_Numbered]:
        """The checks that are shown; each side's first statement has a letter.

        :param most: how many checks at most.
        :param grants: how many statements at most.
        """
        steps = self._chosen(most, grants)
        sides: dict[Side, Advice] = {}
        for one in steps:
            side = self._side(one)
            if side and len(sides) < grants:
                sides.setdefault(side, one)
        letters = {one.id: letter for one, letter in zip(sides.values(), ascii_uppercase, strict=False)}
        if len(steps) == 1 and _is_headline(steps[0]):
            steps = []
        return [_Numbered(number, one, letters.get(one.id)) for number, one in enumerate(steps, 1)]

    def _chosen(self, most: int, grants: int) -> list[Advice]:
        """Two checks decide. A third is shown where the text asks for it, and it looks at something else; of a refusal
        across accounts the one that grants on the other side.
        """
        led = _led(self._result.advice)
        advice = [one for one in self._result.advice if one.id not in led]
        first, others = advice[:_DECIDE], advice[_DECIDE:]
        sides = {None, *map(self._side, first)}
        if grants > 1 and len(sides) > 1 and self._result.failure.cross_account:
            other = next((one for one in others if self._side(one) not in sides), None)
            if other:
                return [*first, other]
        kinds = {one.check for one in first}
        third = others[: most - _DECIDE]
        return [*first, *(one for one in third if one.basis is Basis.TOLD and one.check not in kinds)]

    def _side(self, advice: Advice) -> Side | None:
        """Where the statement of a check grants, if it belongs into the report: the text asks for the check, and shows
        that a right is missing. A registry's policy grants what a repository's does.
        """
        if not advice.statement or advice.basis is Basis.USUAL or not shows(self._result.failure, "right-missing"):
            return None
        side = advice.statement.side
        return Side.REPOSITORY if side is Side.REGISTRY else side

    def _commands(self, step: _Numbered, left: int, shown: set[str]) -> Iterator[str]:
        """The first command of a step, and the others with as many answers as are ``left``; none that is ``shown``.

        The answer that adds the statement below is one of them: the commands before it may take no room from it. Where
        all its commands are shown above, its answers alone are shown.
        """
        yield from self._question(step.advice, 4)
        told = [(command, telling(step.advice, command)) for command in step.advice.commands]
        new = [(command, outcomes) for command, outcomes in told if command not in shown]
        if told and not new:
            yield from self._answers(told[0][1][: min(_ANSWERS, max(left, 1))], self._adds(step.letter), 4)
        adding = [command for command, outcomes in new if any(one.adds_statement for one in outcomes)]
        kept = 1 if step.letter and adding and left else 0
        for number, (command, answers) in enumerate(new):
            kept = 0 if command in adding else kept
            outcomes = answers[: min(_ANSWERS, left - kept)]
            if outcomes or not number:
                left -= len(outcomes)
                shown.add(command)
                yield f"  {self._style.command(printable(command))}"
                yield from self._answers(outcomes, self._adds(step.letter), 4)
            elif not kept:
                break

    def _question(self, advice: Advice, indent: int) -> Iterator[str]:
        """The answers to a question, each with the first command of the check that it leads to."""
        for outcome in filter(lambda one: one.leads, advice.outcomes):
            yield from self._answers([outcome], "", indent)
            for command in chain.from_iterable(
                one.commands[:1] for one in self._result.advice if one.id == outcome.leads
            ):
                yield f"{'':{indent + 2}}{self._style.command(printable(command))}"

    def _line(self, step: _Numbered) -> Iterator[str]:
        """Who does it, and what it is."""
        number = f"{step.number} "
        # The headline of the first step is at the top.
        what = step.advice.headline if step.number > 1 else self._texts.report["as-first"]
        words = f"{self._who(step.advice)}: {what}{self._changes(step.advice)}"
        yield from map(self._style.strong, self._hung(number, words))

    def _hung(self, mark: str, words: str) -> Iterator[str]:
        """Words behind a mark, with their further lines below the first."""
        first, *more = self._style.wrapped(printable(words), len(mark))
        yield mark + first
        yield from (f"{'':{len(mark)}}{line}" for line in more)

    def _answers(self, outcomes: Iterable[Outcome], adds: str, indent: int) -> Iterator[str]:
        """What a command can print, and what follows from it; ``adds`` are the words for adding the statement."""
        told = [(printable(one.answer), printable(follows(one, adds, self._texts))) for one in outcomes]
        width = max((columns(answer) for answer, _ in told if columns(answer) <= _ANSWER), default=0)
        for answer, then in told:
            beside = f"{answer}{' ' * (width - columns(answer))} -> {then}"
            hang = width + 4 if columns(answer) <= width else 2
            yield from (f"{'':{indent}}{line}" for line in self._style.wrapped(beside, indent, hang=hang))

    def _adds(self, letter: str | None) -> str:
        return self._texts.report["add" if letter else "add-shown"].format(letter=letter)

    def _statements(self, steps: Iterable[_Numbered]) -> Iterator[str]:
        """The statements, each with whose policy it belongs to."""
        words = self._texts.report
        lettered = [(step, step.advice.statement) for step in steps if step.letter and step.advice.statement]
        if lettered:
            compare = comparing((statement for _, statement in lettered), self._texts)
            yield from self._style.wrapped(f"{compare}{words['statements']}")
        for step, statement in lettered:
            label = words["statement"].format(policy=self._policy(statement), number=step.number)
            yield from self._hung(f"{step.letter}  ", label)
            yield f"   {self._style.command(printable(in_line(statement)))}"
            yield from (f"   {printable(line)}" for line in naming(self._result.failure, statement, self._texts))

    def _whole(self, number: int, advice: Advice) -> Iterator[str]:
        style, words = self._style, self._texts.report
        first, *more = style.wrapped(printable(advice.headline), 5)
        yield f"{number:>3}. {style.strong(first)}"
        yield from (f"     {style.strong(line)}" for line in more)
        yield from (f"     {line}" for line in style.wrapped(printable(advice.why), 5))
        if advice.commands:
            yield style.faint(f"     {self._who(advice)}{self._changes(advice)}")
        yield from self._question(advice, 7)
        for command in advice.commands:
            yield f"       {style.command(printable(command))}"
            yield from self._answers((one for one in advice.outcomes if one.command == command), words["add-below"], 9)
        if advice.statement:
            compare = comparing([advice.statement], self._texts)
            label = compare + words["to-policy"].format(policy=self._policy(advice.statement))
            yield from (style.faint(f"     {line}") for line in style.wrapped(printable(label), 5))
            document = json.dumps(json.loads(advice.statement.document), indent=2)
            yield from (f"       {style.command(printable(line))}" for line in document.splitlines())
            naming_it = naming(self._result.failure, advice.statement, self._texts)
            yield from (f"       {printable(line)}" for line in naming_it)
        yield style.faint(f"     {advice.docs}")

    def _who(self, advice: Advice) -> str:
        return runner(advice.run_by, self._result.failure, self._phrases, self._texts)

    def _policy(self, statement: Statement) -> str:
        """Whose policy a statement belongs to."""
        return self._texts.report[statement.side].format_map(self._phrases)

    def _changes(self, advice: Advice) -> str:
        return f" ({self._texts.report['changes']})" if advice.changes_state else ""


def _is_headline(advice: Advice) -> bool:
    """Whether all that there is to say of a check is at the top."""
    return advice.run_by is RunBy.CALLER and not (advice.commands or advice.outcomes or advice.statement)


def _led(advice: Iterable[Advice]) -> set[str | None]:
    """The ids that answers lead to: those checks are shown with the question."""
    return {outcome.leads for one in advice for outcome in one.outcomes}
