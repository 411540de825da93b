"""The mutants that no test tells from the program, by the reason why."""

from __future__ import annotations

from pathlib import Path

__all__ = ["SURVIVORS"]


def _listed(text: str) -> dict[str, str]:
    """Of each mutant's name, which stands below it and further in, the reason."""
    reasons: dict[str, str] = {}
    reason = ""
    for line in text.splitlines():
        if line.startswith("  "):
            reasons[line.strip()] = reason
        elif line:
            reason = line
    return reasons


SURVIVORS = _listed(Path(__file__).with_name("survivors.txt").read_text(encoding="utf-8"))
