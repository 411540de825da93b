"""The runs in docs/live.md, made anew: ``python -m tests.live.recorded`` prints them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ecr_denied.cli.diagnosis import title
from ecr_denied.cli.live import as_text
from ecr_denied.live import diagnose
from ecr_denied.records import RunBy
from tests.live.lane import PRESENT, Sessions
from tests.live.printed import told
from tests.live.worlds import everywhere
from tests.proof.front import serving

__all__ = ["recorded"]

_RUNS = (
    ("repository-missing", "caller"),
    ("repository-missing", "+ owner"),
    ("repository-policy-missing", "caller"),
    ("repository-policy-missing", "+ owner"),
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


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in recorded())
