"""The tests, collected once in a warm process; each mutant is judged in a copy of it."""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from math import ceil
from types import CodeType, FrameType

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, Phase, settings

import tests.strategies  # noqa: F401 - it loads the profile of the suite, in which this one has the last word
from ecr_denied.reading import reader
from tests.looped import stop_at_the_first
from tools.mutation.mutants import Mutant, Stillborn

__all__ = ["Lane", "Verdict", "collected"]


class Verdict(IntEnum):
    """What became of a mutant. One that is no program is stillborn."""

    SURVIVED = 0
    DIED = 1
    STILLBORN = 2


# Seconds of CPU that a test may take with a mutant, or so many times what it takes without: more is a loop.
_PATIENCE, _LONGER = 15, 5
# Seconds that a mutant may be under way, or so many times what all tests take: more is a program that waits for ever.
_WAITING, _WHOLE = 120, 6

# A failing example is not to be made small.
settings.register_profile(
    "mutation",
    settings.get_profile("bounded"),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("mutation")
# One case that fails tells enough.
stop_at_the_first()


class _Collecting:
    """A plugin that keeps what pytest collects, and has its loop run nothing else than ``work``."""

    def __init__(self, work: Callable[[Lane], object]) -> None:
        self._work = work

    @pytest.hookimpl
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._work(Lane(session.items, session.config.args[0]))
        return True


def collected(tests: Sequence[str], work: Callable[[Lane], object]) -> None:
    """Collect the tests, and do ``work`` with their lane.

    :raises RuntimeError: when they cannot be collected.
    """
    options = [
        "-q",
        "--capture=no",
        "--no-header",
        "--no-summary",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:benchmark",
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
        # Samples and what they are of: the samples tell sooner.
        "-m",
        "not e2e and not proof and not lake and not site",
        # What is measured tells of the machine as well.
        "-k",
        "not in_time",
    ]
    code = pytest.main([*options, *tests], plugins=[_Collecting(work)])
    gc.unfreeze()
    if code:
        raise RuntimeError(f"pytest ended with {code}")


class Lane:
    """Tests that pass, what each runs, and how long it takes.

    :param first: the beginning of the ids of those that are to be tried first.
    """

    def __init__(self, items: Iterable[pytest.Item], first: str) -> None:
        self._first = first
        self._items = list(items)
        self._seconds: dict[pytest.Item, float] = {}
        self._met: dict[pytest.Item, frozenset[CodeType]] = {}
        self._waiting: float = _WAITING

    def warm(self, mutants: Iterable[Mutant]) -> None:
        """Run every test once, and note which runs what a mutant touches.

        :raises RuntimeError: when a test fails.
        """
        wanted = {one for mutant in mutants for one in mutant.touches or ()}
        met: set[CodeType] = set()

        def noting(frame: FrameType, event: str, _: object) -> None:
            if event == "call" and frame.f_code in wanted:
                met.add(frame.f_code)

        for item in self._items:
            met.clear()
            _forget(reader._own_wordings)  # it takes long to make
            began = time.process_time()
            threading.setprofile(noting)
            sys.setprofile(noting)
            try:
                passed = _passes(item)
            finally:
                sys.setprofile(None)
                threading.setprofile(None)
            if not passed:
                raise RuntimeError(f"{item.nodeid} fails without any mutant")
            self._seconds[item] = time.process_time() - began
            self._met[item] = frozenset(met)
        self._waiting = max(_WAITING, sum(self._seconds.values()) * _WHOLE)
        self._items.sort(key=lambda item: (not item.nodeid.startswith(self._first), self._seconds[item]))
        gc.freeze()

    def judged(self, mutant: Mutant) -> Verdict:
        """Whether a mutant dies by one of the tests. The test that told is tried first on the next one."""
        touches = mutant.touches
        items = [item for item in self._items if touches is None or touches & self._met[item]]
        told, tell = os.pipe()
        child = os.fork()
        if not child:
            os._exit(_verdict(mutant, self._told_of(items, tell)))
        os.close(tell)
        status = _awaited(child, self._waiting)
        with os.fdopen(told, "rb") as pipe:
            tried = len(pipe.read())
        verdict = Verdict(os.WEXITSTATUS(status)) if os.WIFEXITED(status) else Verdict.DIED
        if verdict is Verdict.DIED and tried:
            self._items.remove(items[tried - 1])
            self._items.insert(0, items[tried - 1])
        return verdict

    def _told_of(self, items: Iterable[pytest.Item], tell: int) -> Iterator[pytest.Item]:
        """The items; a byte is written for each that is begun, and a loop in it ends the process."""
        for item in items:
            os.write(tell, b".")
            _end_after(max(_PATIENCE, self._seconds[item] * _LONGER))
            yield item


def _end_after(seconds: float) -> None:
    """End this process when it has taken so many more seconds of CPU."""
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (ceil(time.process_time() + seconds), most))


def _awaited(child: int, patience: float) -> int:
    """The status of a child, which is killed when it does not end in so many seconds."""
    late = time.monotonic() + patience
    while True:
        ended, status = os.waitpid(child, os.WNOHANG if time.monotonic() < late else 0)
        if ended:
            return status
        time.sleep(0.005)
        if time.monotonic() >= late:
            os.kill(child, signal.SIGKILL)


def _verdict(mutant: Mutant, items: Iterable[pytest.Item]) -> Verdict:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    gc.unfreeze()
    gc.disable()
    _end_after(_PATIENCE)
    try:
        mutant.apply()
        _forget()
        return Verdict.SURVIVED if all(map(_passes, items)) else Verdict.DIED
    except Stillborn:
        return Verdict.STILLBORN
    except BaseException:
        return Verdict.DIED


def _forget(*but: object) -> None:
    """Drop what functions remember of what is read and advised: it was made without the mutant, or by another test."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("ecr_denied", "tests.rules", "tests.catalogue", "tests.test_fixtures")):
            for value in vars(module).values():
                methods = [*vars(value).values()] if isinstance(value, type) else []
                for function in (value, *(getattr(one, "__func__", one) for one in methods)):
                    if function not in but and (clear := getattr(function, "cache_clear", None)):
                        clear()


def _passes(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False))
