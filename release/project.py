"""The project's files, and how a step runs a program."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["BARE", "DIST", "MADE", "ROOT", "metadata", "ran", "sdist", "tool"]

ROOT = Path(__file__).parent.parent
# What is published, what else is made, and an environment that holds the package as a user has it.
DIST, MADE = ROOT / "dist", ROOT / "build"
BARE = MADE / "bare"


def metadata() -> Mapping[str, Any]:
    """The table ``project`` of pyproject.toml."""
    project: Mapping[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def sdist() -> Path:
    """The source distribution that was built."""
    (found,) = DIST.glob("*.tar.gz")
    return found


def ran(*command: object, **settings: Any) -> str:
    """What a program prints.

    :param settings: of ``subprocess.run``; ``cwd`` is the project unless it is given.
    :raises subprocess.CalledProcessError: when it fails; its standard error has passed.
    """
    words = [str(word) for word in command]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, **{"cwd": ROOT, **settings})
    return str(done.stdout)


def tool(name: str, *arguments: object, **settings: Any) -> str:
    """What a module that is run as a program prints."""
    return ran(sys.executable, "-m", name, *arguments, **settings)
