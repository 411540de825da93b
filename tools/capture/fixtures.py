"""Fixtures on disk: `<folder>/<client>/<operation>-<scenario>` with .stdout.txt, .stderr.txt and .json."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Expectation = dict[str, Any] | None
_STREAMS = ("stdout", "stderr")


@dataclass(frozen=True)
class Fixture:
    """One capture: what was printed, where it came from, and what a careful reader takes from it."""

    client: str
    name: str
    stdout: str
    stderr: str
    origin: dict[str, Any]
    expect: Expectation
    expect_stderr: Expectation

    @property
    def text(self) -> str:
        """Both streams, one after the other."""
        return self.stdout + self.stderr

    def write(self, folder: Path) -> None:
        """Write it; the date stays if all else is as it was."""
        base = folder / self.client
        base.mkdir(parents=True, exist_ok=True)
        before = read(base / f"{self.name}.json") if (base / f"{self.name}.json").exists() else None
        origin = self.origin
        if before and not differences(before, self) and before.origin | {"date": origin["date"]} == origin:
            origin = before.origin
        for stream in _STREAMS:
            path, text = base / f"{self.name}.{stream}.txt", getattr(self, stream)
            if text:
                path.write_bytes(text.encode("utf-8", "surrogateescape"))
            else:
                path.unlink(missing_ok=True)
        content = {"origin": origin, "expect": self.expect, "expect_stderr": self.expect_stderr}
        (base / f"{self.name}.json").write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def read(path: Path) -> Fixture:
    """Read the fixture whose .json file is `path`."""
    content = json.loads(path.read_text())
    streams: dict[str, Any] = {}
    for stream in _STREAMS:
        file = path.with_suffix(f".{stream}.txt")
        streams[stream] = file.read_bytes().decode("utf-8", "surrogateescape") if file.exists() else ""
    return Fixture(path.parent.name, path.stem, **streams, **content)


def captured(folder: Path) -> Iterator[Fixture]:
    """Every fixture captured by this package under `folder`, in order."""
    for path in sorted(folder.glob("*/*.json")):
        if path.parent.name != "seed":
            yield read(path)


def differences(before: Fixture, after: Fixture) -> list[str]:
    """What changed, as a diff to print; dates and versions do not count."""
    lines: list[str] = []
    for part in (*_STREAMS, "expect", "expect_stderr"):
        old, new = (_lines(getattr(fixture, part)) for fixture in (before, after))
        lines += difflib.unified_diff(old, new, f"a/{before.client}/{before.name}.{part}", "b", lineterm="")
    for key in ("command", "exit_status", "scenario"):
        if before.origin[key] != after.origin[key]:
            lines.append(f"{before.client}/{before.name} {key}: {before.origin[key]} -> {after.origin[key]}")
    return lines


def _lines(value: Any) -> list[str]:
    return (value if isinstance(value, str) else json.dumps(value, indent=2)).splitlines()
