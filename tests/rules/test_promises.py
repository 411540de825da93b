"""What holds of all advice, whatever it is about: asked of every capture and of every situation."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from ecr_denied import Advice, Cause, Failure, advise
from ecr_denied.records import Check, Operation, Principal, PrincipalType
from tests.rules.golden import advised
from tests.strategies import records

# A host as a client wrote it, and a service that is out of order, give no reason of their own.
UNEXPLAINED = {"host-name"}


def every() -> Iterator[tuple[Failure, Advice]]:
    yield from ((failure, one) for _, failure, advice in advised() for one in advice)


def questions() -> Iterator[tuple[list[Advice], Advice]]:
    for _, _, advice in advised():
        yield from ((advice, one) for one in advice if any(outcome.leads for outcome in one.outcomes))


def test_every_kind_of_check_is_given_somewhere() -> None:
    assert {one.check for _, one in every()} == set(Check)


def test_no_command_is_without_an_answer_and_no_answer_without_its_command() -> None:
    for failure, one in every():
        told = {outcome.command for outcome in one.outcomes if not outcome.leads}
        assert told == set(one.commands), (one.id, failure)


def test_a_question_has_no_command_and_at_most_four_answers_and_each_leads_further_down_the_list() -> None:
    assert {one.id for _, one in questions()} == {"kubelet-login"}
    for advice, one in questions():
        below = [other.id for other in advice[advice.index(one) + 1 :]]
        leads = [outcome.leads for outcome in one.outcomes]
        assert one.commands == () and {outcome.command for outcome in one.outcomes} == {""}, one
        assert 2 <= len(set(leads)) == len(leads) <= 4 and {*leads} <= {*below}, (leads, below)


_CALLERS = st.none() | st.builds(
    Principal, type=st.none() | st.sampled_from(PrincipalType), session=st.text(max_size=6)
)
_REFUSED = st.sampled_from((Cause.FORBIDDEN, Cause.ACCESS_DENIED, Cause.NOT_AUTHENTICATED))


@given(records(), _REFUSED, _CALLERS, st.sampled_from((None, Operation.PULL)))
def test_what_an_answer_leads_to_is_further_down_the_list_of_any_record(
    failure: Failure, cause: Cause, principal: Principal | None, operation: Operation | None
) -> None:
    known = {"cause": cause, "client": "kubelet", "principal": principal, "operation": operation, "action": None}
    ids: list[str] = []
    for one in reversed(advise(failure.model_copy(update=known))):
        assert {outcome.leads for outcome in one.outcomes} - {None} <= {*ids}, failure
        ids.append(one.id)


def test_no_two_questions_are_in_one_list() -> None:
    asked = [id(advice) for advice, _ in questions()]
    assert len(asked) == len({*asked})


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
