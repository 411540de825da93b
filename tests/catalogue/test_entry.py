"""What an entry means where it does not say so."""

from __future__ import annotations

from typing import Any

import pytest

from ecr_denied import Cause
from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, ECR, Note, Speaker, Strength, Verdict


def verdict(cause: Cause | None, speaker: Speaker, strength: Strength | None = None) -> Verdict:
    return Verdict("ours", "no", cause, speaker=speaker, strength=strength, source="ours")


def test_words_tell_as_much_as_their_speaker_knows() -> None:
    weights = {speaker: verdict(Cause.FORBIDDEN, speaker).weight for speaker in (ECR, CLIENT, ANYONE)}
    assert weights == {
        Speaker.ECR: Strength.SENTENCE,
        Speaker.CLIENT: Strength.CLIENT,
        Speaker.ANYONE: Strength.TRANSPORT,
    }


@pytest.mark.parametrize("speaker", Speaker)
def test_a_status_tells_no_more_than_the_way_whoever_prints_it(speaker: Speaker) -> None:
    assert verdict(BY_STATUS, speaker).weight is Strength.TRANSPORT


@pytest.mark.parametrize("cause", [BY_STATUS, Cause.FORBIDDEN])
def test_a_strength_that_is_given_counts(cause: Cause | None) -> None:
    assert verdict(cause, ECR, Strength.FALLBACK).weight is Strength.FALLBACK


def test_only_one_of_an_entrys_two_forms_is_for_words_that_a_wrap_tore() -> None:
    note = Note("ours", "no such host", source="ours")
    assert note.unbroken.search("no such host") and not note.unbroken.search("no su\nch host")
    assert note.expression.search("no su\nch host")


def test_words_do_not_go_on_with_the_line_above_and_name_no_registry_unless_it_is_said() -> None:
    note = Note("ours", "pushing", source="ours").of_module("tool")
    assert (note.continues, note.ecr, note.signal, note.operation, note.client) == (False, False, None, None, None)


def test_a_spoken_entry_has_the_name_of_its_speaker_before_its_own() -> None:
    assert verdict(Cause.FORBIDDEN, ECR).of_module("ecr").name == "ecr.ours"


def test_words_tell_that_something_failed_somehow_where_no_cause_is_said_or_the_status_decides() -> None:
    found = [cause for cause in (*Cause, BY_STATUS) if verdict(cause, ANYONE).fails_somehow]
    assert found == [Cause.UNCLASSIFIED, BY_STATUS]


@pytest.mark.parametrize("given", [{"reads": {"no such host": {}}}, {"not_reads": ["no host"]}])
def test_texts_that_an_entry_was_given_mean_nothing_and_that_is_said(given: dict[str, Any]) -> None:
    with pytest.warns(DeprecationWarning, match="ours: reads and not_reads mean nothing"):
        note = Note("ours", "no such host", source="ours", **given)
    assert note.expression.search("no such host")
