"""What is loaded before the process forks beside other threads; tests/test_embedding.py forks for real."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from ecr_denied import forks


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """That all was loaded is noted here."""
    notes: list[str] = []
    monkeypatch.setattr(forks, "_load", lambda: notes.append("all"))
    return notes


@pytest.mark.parametrize(("threads", "expected"), [(1, []), (2, ["all"])])
def test_all_is_loaded_before_a_fork_beside_threads_and_not_for_a_lone_one(
    threads: int, expected: list[str], loaded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = []
    monkeypatch.setattr(os, "register_at_fork", lambda *, before: hooks.append(before), raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    forks.register()
    for hook in hooks:
        hook()
    assert loaded == expected and len(hooks) == 1


def test_a_system_without_forks_has_nothing_to_prepare(loaded: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "register_at_fork", raising=False)
    forks.register()
    assert loaded == []


def test_what_is_loaded_is_all_that_reading_and_advice_load_late() -> None:
    forks._load.cache_clear()
    forks._load()
    assert sys.modules.keys() >= {*forks._LATE, "ecr_denied.advice"}
