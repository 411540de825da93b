"""The runs in docs/live.md, made anew: ``python -m tests.live.recorded`` prints them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ecr_denied.cli.check import report
from ecr_denied.cli.diagnosis import title
from ecr_denied.cli.live import as_text
from ecr_denied.live import diagnose, preflight
from ecr_denied.records import Operation, RunBy
from tests.live.lane import PRESENT, Sessions
from tests.live.printed import IMAGE, told
from tests.live.worlds import everywhere
from tests.proof.front import serving
from tests.proof.worlds import TAG

__all__ = ["recorded"]

_RUNS = (
    ("repository-missing", "caller"),
    ("repository-missing", "+ owner"),
    ("repository-policy-missing", "caller"),
    ("repository-policy-missing", "+ owner"),
)

_CHECKS = (
    ("all-is-well", "caller", Operation.PULL),
    ("policy-grants-pull-only", "caller", Operation.PUSH),
    ("policy-grants-pull-only", "+ owner", Operation.PUSH),
)


def recorded() -> Iterator[str]:
    """The report of each run, under the world and who is present."""
    known = {world.name: world for world in everywhere(across=True)}
    with serving() as (front, endpoint):
        sessions = Sessions(front, endpoint)
        for name, present in _RUNS:
            front.enter(known[name])
            failure = next(told(known[name])).failure
            owner = sessions.of(RunBy.REGISTRY_OWNER) if RunBy.REGISTRY_OWNER in PRESENT[present] else None
            yield f"# {name}: {present}"
            yield from as_text(title(failure), diagnose(failure, sessions.of(RunBy.CALLER), owner))
            yield ""
        for name, present, operation in _CHECKS:
            front.enter(known[name])
            reference = f"{IMAGE}:{TAG}"
            yield f"# {name}, check: {present}"
            yield from report(f"{operation} {reference}", preflight(reference, operation, *sessions.present(present)))
            yield ""


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in recorded())
