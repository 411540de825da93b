"""Why a text was read as it was: the wording that decided, and the words that it stands for in the message."""

from __future__ import annotations

from ecr_denied import Cause, Failure, parse
from ecr_denied.catalogue import wording
from ecr_denied.reading.judge.decision import Decision, decision_of


def test_nothing_decided_on_a_record_that_was_made_or_read_by_a_wording_of_your_own() -> None:
    for name in (None, "own"):
        assert decision_of(Failure(cause=Cause.FORBIDDEN, message="x", wording=name)) is None, name


def test_the_words_are_those_of_the_entry_and_none_where_the_message_has_them_no_more() -> None:
    (failure,) = parse("denied: The image is refused")
    entry = wording("distribution.denied-by-ecr")
    assert decision_of(failure) == Decision(entry.name, entry.source, "denied: The image")
    other = failure.model_copy(update={"message": "Error response from daemon"})
    assert decision_of(other) == Decision(entry.name, entry.source, "")
