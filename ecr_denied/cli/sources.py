"""``ecr-denied kubernetes`` and ``ecr-denied ecs``: what is fetched is read as an input is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial

from ecr_denied.cli.inputs import Read, at_the_end
from ecr_denied.cli.outputs import FOUND, LOST, NOTHING, TROUBLE, Losses, complain, written
from ecr_denied.cli.writers import writer
from ecr_denied.grouping import Groups
from ecr_denied.sources import Said, Unavailable, failures
from ecr_denied.sources.ecs import stopped_tasks
from ecr_denied.sources.kubernetes import events

__all__ = ["tell_events", "tell_tasks"]


def tell_events(options: argparse.Namespace) -> int:
    """Report what the events of a cluster say of ECR, and give the exit status."""
    fetch = partial(events, options.pod, options.namespace, everywhere=options.all_namespaces)
    return _told("kubernetes", fetch, options)


def tell_tasks(options: argparse.Namespace) -> int:
    """Report what the stopped tasks of a cluster say of ECR, and give the exit status."""
    fetch = partial(stopped_tasks, options.cluster, options.task, options.profile, options.region)
    return _told("ecs", fetch, options)


def _told(name: str, fetch: Callable[[], list[Said]], options: argparse.Namespace) -> int:
    try:
        rows = fetch()
    except Unavailable as trouble:
        complain(name, str(trouble))
        return TROUBLE
    found = [Read(name, one, options.lang) for one, _ in at_the_end([failures(rows)], Groups(options.keep))]
    if not found:
        complain(name, f"rows read: {len(rows)}; no known failure of ECR in them")
    lost = Losses()
    return written(
        lambda: writer(options)(found, lost=lost),
        lambda: LOST if lost.any else FOUND if found else NOTHING,
    )
