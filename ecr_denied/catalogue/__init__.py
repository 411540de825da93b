"""The catalogue: every wording the library knows, one module per speaker.

A module holds a tuple ``ENTRIES``; each entry owns its words, its meaning, its source, and the texts that prove its
reading, so that adding a wording is a change in one place.
"""

from functools import cache

from ecr_denied.catalogue import aws, clients, fallback, login, others, platforms, runtimes
from ecr_denied.catalogue.entry import (
    ANYONE,
    BY_STATUS,
    CLIENT,
    ECR,
    Entry,
    Note,
    Other,
    Signal,
    Strength,
    Verdict,
    Wrapper,
)

__all__ = [
    "ANYONE",
    "BY_STATUS",
    "CATALOGUE",
    "CLIENT",
    "ECR",
    "Entry",
    "Note",
    "Other",
    "Signal",
    "Strength",
    "Verdict",
    "Wrapper",
    "wording",
]

_SPEAKERS = (
    *(*aws.SPEAKERS, *clients.SPEAKERS, *login.SPEAKERS, *platforms.SPEAKERS, *runtimes.SPEAKERS),
    *(*others.SPEAKERS, fallback),
)

CATALOGUE: tuple[Entry, ...] = tuple(
    entry.of_module(speaker.__name__.rpartition(".")[2]) for speaker in _SPEAKERS for entry in speaker.ENTRIES
)


@cache
def _by_name() -> dict[str, Entry]:
    return {entry.name: entry for entry in CATALOGUE}


def wording(name: str) -> Entry:
    """The entry of a name, as ``Failure.wording`` gives it.

    :raises KeyError: with the name, where there is none.
    """
    return _by_name()[name]
