"""Every part of a check holds in some situation in which it is given, and no command is without an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ecr_denied.advice.check import CheckItem
from ecr_denied.advice.checks import CHECKS
from ecr_denied.records import Command, Failure, Shell
from tests.rules.tables import given


def parts(check: CheckItem) -> Iterator[tuple[str, Callable[[Failure], bool]]]:
    """What says of itself for which failures it holds, by name."""
    yield "applies", check.applies
    yield from ((f"variant {number}", variant.holds) for number, variant in enumerate(check.variants))
    yield from ((f"reason {reason.key}", reason.holds) for reason in check.reasons)
    for form in check.forms():
        yield from ((f"note {note.key}", note.holds) for note in form.notes)
        for number, command in enumerate(form.commands):
            yield f"command {number}", command.holds
            yield from ((f"answer {answer.id}", answer.holds) for answer in command.answers)


def in_every_shell(failure: Failure) -> Iterator[Failure]:
    """The same where the text shows no prompt, and where it shows that of a shell: some have commands of their own."""
    yield failure
    typed = failure.command or Command()
    yield from (failure.model_copy(update={"command": typed.model_copy(update={"shell": one})}) for one in Shell)


def test_every_part_holds_for_some_situation() -> None:
    never = [
        f"{check.id}: {name}"
        for check in CHECKS
        for name, holds in parts(check)
        if not any(holds(one) for _, failure in given()[check.id] for one in in_every_shell(failure))
    ]
    assert not never, f"add a situation to tests/rules/situations.py for which each of these holds: {never}"


def test_no_command_is_given_without_an_answer() -> None:
    for check in CHECKS:
        for _, failure in given()[check.id]:
            for command in check.of(failure).commands:
                assert any(answer.holds(failure) for answer in command.answers), (check.id, command, failure)
