"""Why a text was read as it was: the wording that decided, and the words that it stands for in the message."""

from __future__ import annotations

from ecr_denied import Cause, Failure, Operation, parse
from ecr_denied.catalogue import wording
from ecr_denied.reading.judge.decision import Decision, decision_of, deed_of
from ecr_denied.records import Request
from tests.looped import looped


def test_nothing_decided_on_a_record_that_was_made_or_read_by_a_wording_of_your_own() -> None:
    for name in (None, "own"):
        assert decision_of(Failure(cause=Cause.FORBIDDEN, message="x", wording=name)) is None, name


def test_the_words_are_those_of_the_entry_and_none_where_the_message_has_them_no_more() -> None:
    (failure,) = parse("denied: The image is refused")
    entry = wording("distribution.denied-by-ecr")
    assert decision_of(failure) == Decision(entry.name, entry.source, "denied: The image")
    other = failure.model_copy(update={"message": "Error response from daemon"})
    assert decision_of(other) == Decision(entry.name, entry.source, "")


def test_what_was_tried_is_the_operation_else_the_action_else_the_call() -> None:
    assert deed_of(Failure(cause=Cause.FORBIDDEN)) is None
    assert deed_of(Failure(cause=Cause.FORBIDDEN, operation=Operation.PULL, action="ecr:BatchGetImage")) == "pull"
    assert deed_of(Failure(cause=Cause.FORBIDDEN, action="ecr:PutImage")) == "ecr:PutImage"
    (failure,) = parse("operation error ECR: CreateRepository, LimitExceededException: it was so")
    assert deed_of(failure) == "CreateRepository"
    assert deed_of(failure.model_copy(update={"request": Request(method="GET")})) is None


@looped("action", ["ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"])
def test_what_a_push_reads_is_not_pushed(action: str) -> None:
    assert deed_of(Failure(cause=Cause.ACCESS_DENIED, operation=Operation.PUSH, action=action)) == action
    checks = Failure(cause=Cause.ACCESS_DENIED, operation=Operation.PUSH, action="ecr:BatchCheckLayerAvailability")
    assert deed_of(checks) == "push"
