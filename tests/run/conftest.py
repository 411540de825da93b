"""What every test of this folder has: signals as a shell's user expects them, and no CI system around it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.run.world import World

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


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No CI system, language or width of the machine at hand."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A docker that fails, which this process finds as well."""
    made = World(tmp_path)
    for name, value in made.environment().items():
        monkeypatch.setenv(name, value)
    return made
