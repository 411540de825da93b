"""What holds of all advice, whatever it is about: asked of every capture and of every situation."""

from __future__ import annotations

from collections.abc import Iterator

from ecr_denied import Advice, Failure
from tests.rules.golden import advised

# A host as a client wrote it, and a service that is out of order, give no reason of their own.
UNEXPLAINED = {"host-name"}


def every() -> Iterator[tuple[Failure, Advice]]:
    yield from ((failure, one) for _, failure, advice in advised() for one in advice)


def test_no_command_is_without_an_answer_and_no_answer_without_its_command() -> None:
    for failure, one in every():
        assert {outcome.command for outcome in one.outcomes} == set(one.commands), (one.id, failure)


def test_no_answer_is_there_twice_for_one_command() -> None:
    for failure, one in every():
        read = [(outcome.command, outcome.id) for outcome in one.outcomes]
        assert len(read) == len(set(read)), (one.id, failure)
        said = [(outcome.command, outcome.answer) for outcome in one.outcomes]
        assert len(said) == len(set(said)), (one.id, failure)


def test_no_list_is_empty_or_has_an_id_or_a_headline_twice() -> None:
    for _, failure, advice in advised():
        for told in ([one.id for one in advice], [one.headline for one in advice]):
            assert told and len(told) == len(set(told)), (told, failure)


def test_nothing_is_said_in_no_words() -> None:
    for failure, one in every():
        assert one.headline.endswith("."), (one.id, failure)
        assert one.why.endswith(".") or one.id in UNEXPLAINED, (one.id, failure)
        for outcome in one.outcomes:
            assert outcome.answer.strip() and outcome.meaning.strip(), (outcome.id, failure)
        assert "{" not in one.headline + one.why and "None" not in one.headline + one.why, (one.id, failure)


def test_an_answer_adds_a_statement_only_where_one_is_shown() -> None:
    for failure, one in every():
        assert one.statement or not any(outcome.adds_statement for outcome in one.outcomes), (one.id, failure)
