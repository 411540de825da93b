"""The catalogue: every wording the library knows, one module per speaker.

A module holds a tuple ``ENTRIES``; each entry owns its words, its meaning, its source, and the texts that prove its
reading, so that adding a wording is a change in one place.
"""

from functools import cache

from ecr_denied import ready
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


def _of_speakers() -> tuple[Entry, ...]:
    from ecr_denied.catalogue import aws, clients, fallback, login, others, platforms, runtimes  # noqa: PLC0415

    speakers = (
        *(*aws.SPEAKERS, *clients.SPEAKERS, *login.SPEAKERS, *platforms.SPEAKERS, *runtimes.SPEAKERS),
        *(*others.SPEAKERS, fallback),
    )
    return tuple(
        entry.of_module(speaker.__name__.rpartition(".")[2]) for speaker in speakers for entry in speaker.ENTRIES
    )


CATALOGUE: tuple[Entry, ...] = ready.table(ready.CATALOGUE) or _of_speakers()


@cache
def _by_name() -> dict[str, Entry]:
    return {entry.name: entry for entry in CATALOGUE}


def wording(name: str) -> Entry:
    """The entry of a name, as ``Failure.wording`` gives it.

    :raises KeyError: with the name, where there is none.
    """
    return _by_name()[name]
