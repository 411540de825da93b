"""A shell with a ``docker`` that prints a fixture and ends as it is told to, and with ``ecr-denied``."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["ERROR", "REFERENCE", "ROOT", "World", "python", "sh", "standing_for"]

ROOT = Path(__file__).parent.parent.parent
REFERENCE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1"
ERROR = "denied: Your authorization token has expired. Reauthenticate and try again.\n"
DOCKER = f"""#!/bin/sh
echo "The push refers to repository [{REFERENCE.removesuffix(":v1")}]"
[ "$DOCKER_ENDS" = 0 ] || printf '%s' '{ERROR}' >&2
case "$DOCKER_ENDS" in [A-Z]*) kill -s "$DOCKER_ENDS" $$ ;; esac
exit "$DOCKER_ENDS"
"""


class World:
    """A folder of programs that a shell finds first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program("docker", DOCKER)
        self.program("ecr-denied", f'#!/bin/sh\nexec "{sys.executable}" -m ecr_denied "$@"\n')

    def program(self, name: str, text: str) -> None:
        """Add a program."""
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o755)

    def environment(self, **more: str) -> dict[str, str]:
        """Its programs before those of the machine, and no CI system around it."""
        own = {"PATH": f"{self.folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "IMAGE": REFERENCE}
        return {**own, "DOCKER_ENDS": "7", **more}

    def bash(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a script; what it reads from standard input is empty."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-c", script],
            capture_output=True,
            text=True,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            cwd=self.folder,
            timeout=120,
            check=False,
        )


def python(code: str) -> list[str]:
    """What runs a command of one line of Python."""
    return ["run", "--", sys.executable, "-S", "-c", code]


def sh(script: str) -> list[str]:
    """What runs a command of one line of shell."""
    return ["run", "--", "sh", "-c", script]


@contextmanager
def standing_for(number: int, other: int | Path) -> Iterator[None]:
    """Have a standard stream be another descriptor, or a file that is read, for a while."""
    before = os.dup(number)
    source = os.open(other, os.O_RDONLY) if isinstance(other, Path) else os.dup(other)
    os.dup2(source, number)
    os.close(source)
    try:
        yield
    finally:
        os.dup2(before, number)
        os.close(before)
