"""``ecr-denied kubernetes`` and ``ecr-denied ecs``: what is fetched is read as an input is."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

from ecr_denied.cli.inputs import Read, at_the_end
from ecr_denied.cli.standard import FOUND, LOST, TROUBLE, Losses, complain, written
from ecr_denied.cli.writers import writer
from ecr_denied.grouping import Groups
from ecr_denied.output.result import Result
from ecr_denied.sources.ecs import stopped_tasks
from ecr_denied.sources.kubernetes import events
from ecr_denied.sources.rows import Said, Unavailable, failures

__all__ = ["tell_events", "tell_tasks"]

_NOTHING = 1


def tell_events(options: argparse.Namespace) -> int:
    """Report what the events of a cluster say of ECR, and give the exit status."""
    pod, namespace, everywhere = options.pod, options.namespace, options.all_namespaces
    return _told(_Fetched("kubernetes", lambda: events(pod, namespace, everywhere=everywhere), options))


def tell_tasks(options: argparse.Namespace) -> int:
    """Report what the stopped tasks of a cluster say of ECR, and give the exit status."""
    cluster, task, profile, region = options.cluster, options.task, options.profile, options.region
    return _told(_Fetched("ecs", lambda: stopped_tasks(cluster, task, profile, region), options))


def _told(fetched: _Fetched) -> int:
    return written(fetched.lines, lambda: fetched.status)


class _Fetched:
    """What a source gives, the lines that report it, and the exit status that they come to."""

    def __init__(self, name: str, fetch: Callable[[], list[Said]], options: argparse.Namespace) -> None:
        self._name, self._fetch, self._options = name, fetch, options
        self._lost = Losses()
        self._status: int = _NOTHING

    @property
    def status(self) -> int:
        """Grep's exit status."""
        return LOST if self._lost.any else self._status

    def lines(self) -> Iterator[str]:
        """What to print; trouble is reported on standard error."""
        try:
            rows = self._fetch()
        except Unavailable as trouble:
            self._status = TROUBLE
            complain(self._name, str(trouble))
            return
        yield from writer(self._options)(self._results(rows), lost=self._lost)
        if self._status == _NOTHING:
            complain(self._name, f"{len(rows)} rows were read, and nothing in them is known of ECR")

    def _results(self, rows: list[Said]) -> Iterator[Result]:
        for failure, _ in at_the_end([failures(rows)], Groups(self._options.keep)):
            self._status = FOUND
            yield Read(self._name, failure, self._options.lang)
