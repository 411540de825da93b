"""Signals do by default what a shell's user expects; whatever started the tests may have them ignored (nohup, &)."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

DEFAULTS: dict[int, Callable[[int, FrameType | None], Any] | signal.Handlers] = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGQUIT: signal.SIG_DFL,
    signal.SIGTERM: signal.SIG_DFL,
    signal.SIGHUP: signal.SIG_DFL,
}


@pytest.fixture(autouse=True)
def default_signals() -> Iterator[None]:
    """For each test, as for a command typed into a shell."""
    before = {number: signal.signal(number, does) for number, does in DEFAULTS.items()}
    yield
    for number, does in before.items():
        signal.signal(number, does)
