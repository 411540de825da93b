"""What a catalogue of texts holds, whatever its language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ecr_denied.records import Cause, RunBy

__all__ = ["About", "Catalogue", "Reading"]


class Reading(NamedTuple):
    """What a command's answer looks like, and what it means."""

    answer: str
    meaning: str


class About(NamedTuple):
    """A cause explained.

    :param looks: how it is told; what stands between back quotes is what a program prints.
    :param means: in one sentence.
    :param beware: what it does not mean.
    :param happens: why it happens.
    :param apart: how to tell the candidates apart.
    """

    looks: str
    means: str
    beware: str
    happens: str
    apart: str
    fix: str


class Catalogue(NamedTuple):
    """All texts of one language.

    :param space: what stands between two sentences.
    :param phrases: parts of sentences that repeat a record, or say that it does not tell.
    :param headlines: what to do, one imperative sentence.
    :param reasons: why, in sentences: what the cause allows, and what a check needs to know.
    :param outcomes: by their ids.
    :param run_by: who can run a command.
    :param report: the words of the report.
    """

    space: str
    phrases: Mapping[str, str]
    headlines: Mapping[str, str]
    reasons: Mapping[str, str]
    outcomes: Mapping[str, Reading]
    run_by: Mapping[RunBy, str]
    report: Mapping[str, str]
    causes: Mapping[Cause, About]
