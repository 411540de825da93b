"""Load what is loaded when it is first needed before the process forks beside other threads.

A fork beside a thread that loads a module leaves that module's lock held in the child, which then waits for ever when
it needs the module: Python makes anew in a child only the one lock of all imports (CPython, PyOS_AfterFork_Child).
"""

from __future__ import annotations

import os
import threading
from functools import cache
from importlib import import_module

from ecr_denied.reading.reader import parse

__all__ = ["register"]

# What few texts need, and the languages.
_LATE = ("ecr_denied.catalogue.checked", "ecr_denied.advice.english", "ecr_denied.advice.japanese", "html", "difflib")
# Pydantic loads modules of its own for the first record.
_SAMPLE = "denied: Your authorization token has expired. Reauthenticate and try again."


def register() -> None:
    """Load them before every fork from now on, where the system has forks."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=_before)


def _before() -> None:
    """Load all, once, after any thread that is loading. A lone thread holds no lock when it forks."""
    if threading.active_count() > 1:
        _load()


@cache
def _load() -> None:
    for name in _LATE:
        import_module(name)
    from ecr_denied.advice import advise  # noqa: PLC0415

    for failure in parse(_SAMPLE):
        advise(failure)
        failure.model_dump_json()
