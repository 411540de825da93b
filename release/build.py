"""Build the sdist and the wheel twice, and fail unless both are the same to the byte: ``python -m release.build``.

The time in them is that of the commit (https://reproducible-builds.org/specs/source-date-epoch/). The second build is
made elsewhere, of what git holds, with other rights on new files.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from release.project import DIST, ROOT, ran, tool

__all__ = ["build"]


def build() -> int:
    """Build twice and print the hashes.

    :returns: the exit status: 1 where the builds differ.
    """
    shutil.rmtree(DIST, ignore_errors=True)
    epoch = ran("git", "log", "-1", "--format=%ct").strip()
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = _checked_out(Path(folder))
        first, second = _built(ROOT, epoch, umask=0o022), _built(elsewhere, epoch, umask=0o077)
    for name, digest in first.items():
        print(f"{digest}  {name}")
    if first == second:
        return 0
    differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    print(f"not the same in a second build of what git holds: {', '.join(differing)}", file=sys.stderr)
    return 1


def _checked_out(folder: Path) -> Path:
    """What git holds, in another place."""
    packed = folder / "head.tar"
    ran("git", "archive", f"--output={packed}", "HEAD")
    with tarfile.open(packed) as archive:
        archive.extractall(folder / "elsewhere", filter="data")
    return folder / "elsewhere"


def _built(folder: Path, epoch: str, umask: int) -> Mapping[str, str]:
    """The hashes of what is built there, the wheel from the sdist."""
    before = os.umask(umask)
    try:
        environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
        tool("build", "--no-isolation", folder, env=environment, stderr=subprocess.DEVNULL)
    finally:
        os.umask(before)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((folder / "dist").iterdir())}


if __name__ == "__main__":
    sys.exit(build())
