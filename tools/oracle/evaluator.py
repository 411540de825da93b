"""What every type of policy says to one request, by ``@cloud-copilot/iam-simulate`` (npm), an evaluator of others.

Its decisions on the worlds of ``worlds.py`` are kept in ``decisions.json``, so that they need no node.
``npm ci --prefix tools/oracle`` installs the evaluator; ``python -m tools.oracle.lane --by-turns --keep`` writes the
file anew.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["KEPT", "Evaluator", "Said"]

_HERE = Path(__file__).parent
KEPT = _HERE / "decisions.json"

Said = Mapping[str, Any]


class Evaluator:
    """Answers from what is kept, and asks the program for the rest."""

    def __init__(self, kept: Path | None = KEPT) -> None:
        """``kept`` is a file of decisions, which then are all that there are; with ``None`` the program decides."""
        self._asks = kept is None
        known = json.loads(kept.read_text(encoding="utf-8")) if kept and kept.exists() else {}
        self._said: dict[str, Said] = dict(known)
        self.used: dict[str, Said] = {}
        self._program: subprocess.Popen[str] | None = None

    def __call__(self, simulation: Mapping[str, Any]) -> Said:
        """What is said to one request."""
        asked = json.dumps(simulation, sort_keys=True)
        key = hashlib.sha256(asked.encode()).hexdigest()[:16]
        if key not in self._said:
            assert self._asks, "not kept; run: python -m tools.oracle.lane --by-turns --keep"
            self._said[key] = self._ask(asked)
        self.used[key] = self._said[key]
        return self._said[key]

    def _ask(self, asked: str) -> Said:
        if self._program is None:
            self._program = subprocess.Popen(
                ["node", str(_HERE / "evaluator.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        assert self._program.stdin and self._program.stdout
        self._program.stdin.write(f"{asked}\n")
        self._program.stdin.flush()
        said: Said = json.loads(self._program.stdout.readline())
        assert "errors" not in said, (said, asked)
        return said

    def close(self) -> None:
        """End the program, if it was started."""
        if self._program is not None:
            self._program.communicate()
