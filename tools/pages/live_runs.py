"""The runs in docs/live.md, made anew: ``python -m tools.pages.live_runs`` prints them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from ecr_denied.cli.live import as_text, report, verdict
from ecr_denied.live import diagnose, preflight
from ecr_denied.output.result import heading_of
from ecr_denied.records import Language, Operation
from tools.aws.worlds import TAG
from tools.oracle.aws import PocketSession
from tools.oracle.evaluator import Evaluator
from tools.oracle.lane import PRESENT
from tools.oracle.situations import Situation
from tools.oracle.telling import IMAGE, texts
from tools.oracle.worlds import situations

__all__ = ["recorded"]

_WIDTH = 80
_RUNS = (
    ("missing", "caller"),
    ("missing", "+ owner"),
    ("no-repository-policy", "caller"),
    ("no-repository-policy", "+ owner"),
)
_CHECKS = (
    ("all-well", "caller", Operation.PULL),
    ("grants-read-only", "caller", Operation.PUSH),
    ("grants-read-only", "+ owner", Operation.PUSH),
)


def recorded() -> Iterator[str]:
    """The report of each run, under the situation and who is present."""
    known, evaluate = {one.name: one for one in situations(across=True)}, Evaluator()
    for name, present in _RUNS:
        failure = next(texts(known[name], evaluate)).failure
        found = diagnose(failure, *_sessions(known[name], evaluate, present))
        yield f"# {name}: {present}"
        shown = found, _WIDTH, Language.ENGLISH
        yield from (*as_text(heading_of(failure), *shown), *verdict(*shown), "")
    for name, present, operation in _CHECKS:
        reference = f"{IMAGE}:{TAG}"
        found = preflight(reference, operation, *_sessions(known[name], evaluate, present))
        yield f"# {name}, check: {present}"
        yield from (*report(f"{operation} {reference}", found, _WIDTH, Language.ENGLISH), "")


def _sessions(situation: Situation, evaluate: Evaluator, present: str) -> list[Any]:
    everybody = PRESENT["all"]
    return [PocketSession(situation, who, evaluate) if who in PRESENT[present] else None for who in everybody]


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in recorded())
