"""A machine whose folders are below one, with ``ecr-denied`` and the programs that a recipe needs."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.recipes.page import ROOT

__all__ = ["KUBELET", "QUIET", "Machine", "until"]

# Invented, in kubelet's form (klog) around containerd's.
_URL = "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/team/app/manifests/v7"
KUBELET = (
    'E1124 09:15:02.000000    1203 pod_workers.go:1301] "Error syncing pod, skipping" err="failed to'
    ' \\"StartContainer\\" for \\"app\\" with ErrImagePull: \\"failed to pull and unpack image'
    ' \\\\\\"111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:v7\\\\\\": failed to resolve reference: unexpected'
    f' status from HEAD request to {_URL}: 403 Forbidden\\"" pod="default/app"'
)
QUIET = 'I1124 09:15:01.000000    1203 kubelet.go:2431] "SyncLoop ADD" source="api" pods=["default/web"]'

# A daemon is given so long to start and to pass a line on; how long it takes is no claim of a test.
_SECONDS = 60.0


class Machine:
    """Its folders: ``/var/log`` of a recipe is ``var/log`` below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("bin", "var/log/pods/app", "var/lib/prometheus/node-exporter", "run"):
            (folder / name).mkdir(parents=True)
        self.program("ecr-denied", f'#!/bin/sh\nexec "{sys.executable}" -m ecr_denied "$@"\n')

    @property
    def written(self) -> Path:
        """Where the recipes put the records."""
        return self.folder / "var/log/ecr-denied.jsonl"

    @property
    def environment(self) -> dict[str, str]:
        """Its programs before those of the real machine, and no credentials of anyone."""
        own = {"PATH": f"{self.folder}/bin:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(self.folder)}
        return {**own, "LANG": "C.UTF-8", "TERM": "dumb"}

    def program(self, name: str, text: str) -> None:
        """Add a program."""
        path = self.folder / "bin" / name
        path.write_text(text)
        path.chmod(0o755)

    def placed(self, recipe: str) -> str:
        """A recipe for this machine."""
        moved = recipe.replace("/usr/local/bin/", f"{self.folder}/bin/")
        return moved.replace("/var/", f"{self.folder}/var/")

    def shell(self, recipe: str, **more: str) -> str:
        """What a script prints, which has to end well."""
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", self.placed(recipe)],
            cwd=self.folder,
            env={**self.environment, **more},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    @contextmanager
    def running(self, command: Sequence[str], **more: str) -> Iterator[None]:
        """A program while it runs, with its children. At the end it is asked to stop, and waited for."""
        with (self.folder / "run" / "output").open("ab") as output:
            child = subprocess.Popen(
                command,
                cwd=self.folder,
                env={**self.environment, **more},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            yield
            os.killpg(child.pid, signal.SIGTERM)
            child.wait(_SECONDS)
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()

    def records(self) -> list[dict[str, Any]]:
        """The records that were written, a line each."""
        text = self.written.read_text(encoding="utf-8") if self.written.exists() else ""
        return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]

    def logged(self, program: str, message: str) -> None:
        """Send a message to the socket of a logger, as syslog(3) does."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as logger:
            logger.connect(str(self.folder / "run/log"))
            logger.send(f"<30>Nov 24 09:15:02 {program}[1203]: {message}".encode())


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    ends = time.monotonic() + _SECONDS
    while not holds():
        assert time.monotonic() < ends, "it did not come to hold"
        time.sleep(0.05)
