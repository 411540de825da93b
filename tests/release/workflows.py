"""The workflows as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

__all__ = ["ROOT", "WORKFLOWS", "jobs", "steps", "workflow"]

ROOT = Path(__file__).parent.parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def workflow(name: str) -> Mapping[str, Any]:
    """A workflow by the name of its file."""
    read: Mapping[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / f"{name}.yml").read_text("utf-8"))
    return read


def jobs() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every job, with where it stands."""
    for path in WORKFLOWS:
        for name, job in workflow(path.stem)["jobs"].items():
            yield f"{path.stem}: {name}", job


def steps() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every step, with the job it is in."""
    for where, job in jobs():
        yield from ((where, step) for step in job["steps"])
