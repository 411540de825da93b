"""Questions combine, and what they say combines with them."""

from __future__ import annotations

import itertools

import pytest

from ecr_denied.advice.question import Question, always, by_client, of_cause, trying
from ecr_denied.records import Cause, Failure, Operation

PUSH = Failure(cause=Cause.FORBIDDEN, operation=Operation.PUSH, client="docker")
NEVER = ~always
KNOWN = {True: always, False: NEVER}
ON_A_PUSH = trying(Operation.PUSH, says="on a push")
BY_NODE = by_client("kubelet", says="if a node asked")
UNSAID = of_cause(Cause.FORBIDDEN)


def test_nothing_is_said_where_a_part_says_nothing() -> None:
    assert not (UNSAID & BY_NODE).words and not (BY_NODE & UNSAID).words
    assert not (~UNSAID).words and not (BY_NODE | ON_A_PUSH).words and not (~(BY_NODE & ON_A_PUSH)).words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (~BY_NODE, "unless a node asked"),
        (~~BY_NODE, "if a node asked"),
        (~ON_A_PUSH, "unless on a push"),
        (ON_A_PUSH & BY_NODE, "on a push, and if a node asked"),
        (ON_A_PUSH & ~BY_NODE, "on a push, unless a node asked"),
        ((ON_A_PUSH & BY_NODE).told("if a node pushed"), "if a node pushed"),
        (~(ON_A_PUSH & BY_NODE).told("if a node pushed"), "unless a node pushed"),
    ],
)
def test_questions_say_what_their_parts_say_or_what_they_are_told_to(asked: Question, words: str) -> None:
    assert asked.words == words


def test_both_one_and_the_opposite_are_as_of_truth_values() -> None:
    for first, second in itertools.product(KNOWN, repeat=2):
        assert (KNOWN[first] & KNOWN[second])(PUSH) is (first and second)
        assert (KNOWN[first] | KNOWN[second])(PUSH) is (first or second)
    assert not NEVER(PUSH) and always(PUSH)


def test_the_second_question_is_not_asked_where_the_first_decides() -> None:
    def fails(_: Failure) -> bool:
        raise AssertionError

    assert not (NEVER & Question(fails))(PUSH) and (always | Question(fails))(PUSH)


def test_what_holds_where_a_question_does_is_within_it() -> None:
    whole = ON_A_PUSH & BY_NODE & UNSAID
    assert {*whole.within()} >= {whole, ON_A_PUSH, BY_NODE, UNSAID}
    assert ON_A_PUSH not in {*(ON_A_PUSH | BY_NODE).within()}
