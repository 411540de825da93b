"""Write anew all that is made from the code: ``python -m tests.made``.

``tests/fingerprints.txt`` is not among it: a fingerprint that changes is a decision.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["PRINTED", "WRITE", "WRITTEN", "write"]

ROOT = Path(__file__).parent.parent
WRITE = "run: python -m tests.made, and read what changed: each line is a claim"

# What writes its own files.
WRITTEN = (
    "share/make.py",
    "tests/rules/__main__.py",
    "tools/pages/__main__.py",
)
# What prints a file.
PRINTED = {
    "docs/jsonl.schema.json": ("-m", "ecr_denied", "schema"),
    "docs/live-rules.md": ("-m", "tools.pages.live_rules"),
}


def write(root: Path) -> None:
    """Write the files of a checkout."""
    for script in WRITTEN:
        name = script.removesuffix(".py").removesuffix("/__main__").replace("/", ".")
        _python(root, "-m", name, "--write")
    for file, words in PRINTED.items():
        (root / file).write_bytes(_python(root, *words))


def _python(root: Path, *words: str) -> bytes:
    own = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run([sys.executable, *words], cwd=root, env=own, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    write(ROOT)
