"""The clients still print what the fixtures say: captures everything anew and compares.

Not part of the default run: needs root, and the packages that
`tools/capture/packages` and `requirements.txt` list.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.mark.e2e
def test_every_capture_is_as_committed() -> None:
    command = [sys.executable, "-m", "tools.capture", "--check"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
