"""Fixtures for clients and versions that cannot be run here, from the templates in constructed.toml.

The same oracle tells the expectation: names and words are those of a scenario.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tools.capture.oracle import Oracle
from tools.standin import SCENARIOS, Step

_DATE = "2026-11-24"


@dataclass(frozen=True)
class Text:
    """One entry of constructed.toml."""

    client: str
    name: str
    version: str
    source: str
    scenario: str
    template: str
    kind: str | None = None
    step: str = Step.MANIFEST_READ

    @property
    def terminal(self) -> str:
        """What the terminal shows."""
        row = SCENARIOS[self.scenario]
        return self.template.format(
            host=row.registry,
            repository=row.repository,
            tag=row.tag,
            name=f"{row.registry}/{row.repository}",
            ref=row.reference,
            account=row.account,
            sentence=row.sentence(Step(self.step)),
            bucket=f"prod-{row.region}-starport-layer-bucket.s3.{row.region}.amazonaws.com",
        )

    def write(self, folder: Path) -> None:
        """Write `<folder>/constructed/<client>/<name>` with .terminal.txt and .json."""
        row = SCENARIOS[self.scenario]
        base = folder / "constructed" / self.client
        base.mkdir(parents=True, exist_ok=True)
        origin = {"kind": "constructed", "client": self.client, "version": self.version, "source": self.source}
        expect = Oracle(row, self.kind, row.tag).expectation(self.terminal, 1)
        content = {"origin": {**origin, "date": _DATE}, "expect": expect}
        (base / f"{self.name}.terminal.txt").write_text(self.terminal)
        (base / f"{self.name}.json").write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def write(folder: Path) -> None:
    """Write every entry."""
    entries = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())
    for entry in entries["text"]:
        Text(**entry).write(folder)
