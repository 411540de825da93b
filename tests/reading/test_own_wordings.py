"""Own wordings: read beside those of the library, and checked when the reader is made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ecr_denied import Cause, Reader
from ecr_denied.catalogue import CATALOGUE, wording
from ecr_denied.catalogue.entry import CLIENT, Note, Verdict
from tests.looped import looped

IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1"
BUSY = Verdict("busy", "acme mirror: {reference} is busy", Cause.RATE_LIMITED, speaker=CLIENT, source="acme")
SAID = f"acme mirror: {IMAGE} is busy\ndenied: Your authorization token has expired.\n".encode()


def otherwise(**values: Any) -> Verdict:
    """The entry with other values, of any type."""
    return replace(BUSY, **values)


@looped("reader", [Reader(extra=[BUSY]), Reader((*CATALOGUE, BUSY))])
def test_own_wordings_are_read_beside_those_of_the_library(reader: Reader) -> None:
    found = [*reader.feed(SAID), *reader.flush()]
    assert [failure.wording for failure in found] == ["busy", "ecr.token-expired"]


def test_a_reader_without_them_knows_nothing_of_them() -> None:
    assert [failure.wording for failure in [*Reader().feed(SAID), *Reader().flush()]] == []
    reader = Reader()
    assert [failure.wording for failure in [*reader.feed(SAID), *reader.flush()]] == ["ecr.token-expired"]


def test_they_may_stand_alone() -> None:
    reader = Reader((), extra=[BUSY])
    assert [failure.wording for failure in [*reader.feed(SAID), *reader.flush()]] == ["busy"]


@looped(
    "own, reason",
    [
        ([replace(BUSY, words="{referense} is busy")], "busy: there is no field {referense}"),
        ([replace(BUSY, words="is {} busy")], "busy: there is no field {}"),
        ([replace(BUSY, words="is (very busy")], r"busy: \) is missing"),
        ([replace(BUSY, words="is [very (busy]")], r"busy: \] closes nothing"),
        ([replace(BUSY, words="is busy)")], r"busy: \) closes nothing"),
        ([replace(BUSY, words="(" * 21 + "is busy" + ")" * 21)], "busy: more than 20 brackets stand in each other"),
        ([replace(BUSY, words="[([" * 500 + "is busy")], "busy: more than 20 brackets stand in each other"),
        *(
            ([replace(BUSY, words=words)], "busy: no plain words")
            for words in ("\\", "\\\\", "`", "(is busy|\\\\)", "\t: ")
        ),
        ([replace(BUSY, words="")], "busy: no plain words"),
        ([replace(BUSY, words="{reference}")], "busy: no plain words"),
        ([replace(BUSY, words="(busy|{reference})")], "busy: no plain words"),
        ([BUSY, Note("busy", "other words", source="acme")], "busy: the name is taken"),
        ([replace(BUSY, name="go.timeout")], "go.timeout: the name is taken"),
    ],
)
def test_a_wording_that_cannot_be_read_by_is_an_error_at_once(own: list[Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Reader(extra=own)


@looped(
    "own, reason",
    [
        (["busy"], "must be a Note, a Wrapper, a Verdict or an Other, not str"),
        ([otherwise(cause="busy")], "busy: cause must be one of Cause, not 'busy'"),
        ([otherwise(speaker="anyone")], "busy: speaker must be one of Speaker"),
        ([otherwise(operation="push")], "busy: operation must be one of Operation"),
        ([Note("busy", "is busy", "opens", source="acme")], "busy: signal must be one of Signal"),  # type: ignore[arg-type]
    ],
)
def test_a_value_of_another_type_is_an_error_at_once(own: list[Any], reason: str) -> None:
    with pytest.raises(TypeError, match=reason):
        Reader(extra=own)


@looped("words", ["(" * 20 + "is busy" + ")" * 20, r"is busy \\ \`", r"(: 5|\[busy\])"])
def test_a_wording_that_is_taken_is_read_by(words: str) -> None:
    reader = Reader(extra=[replace(BUSY, words=words)])
    reader.feed(SAID + f"is busy \\ ` : 5 [busy] {IMAGE}\n".encode())
    assert "busy" in {failure.wording for failure in reader.flush()}


def test_a_wording_is_found_by_its_name_alone() -> None:
    assert wording("go.timeout").words.startswith("(i/o timeout")
    with pytest.raises(KeyError, match=r"go\.timeouts"):
        wording("go.timeouts")
