"""Namespaces of its own for one capture: mounts, network and processes vanish with it, whatever happens.

Inside, the registry's host names resolve to addresses of the sandbox, port 443 is free, nothing can reach another
machine, and what the clients leave in /run, /var or /dev/shm is gone afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tools.standin.scenarios import (
    CLOSED_PORT,
    FOREIGN_AUTHORITY,
    FRANKFURT,
    TOKYO,
)

_INSIDE = "ECR_DENIED_CAPTURE_SANDBOX"
_REGIONS = ("ap-northeast-1", "eu-central-1")
_PRIVATE = ("/run", "/dev/shm", "/var/tmp", "/var/lib/containers")

CERTIFIED = (
    TOKYO,
    FRANKFURT,
    *(f"api.ecr.{region}.amazonaws.com" for region in _REGIONS),
    *(f"prod-{region}-starport-layer-bucket.s3.{region}.amazonaws.com" for region in _REGIONS),
)
# Addresses of the documentation range, known inside the sandbox only. Not loopback: docker takes a registry there for
# an insecure one, and neither checks its certificate nor stays with HTTPS.
REGISTRY, CLOSED, RESOLVER = "192.0.2.10", "192.0.2.11", "192.0.2.53"
HOSTS = {
    **dict.fromkeys(CERTIFIED, REGISTRY),
    FOREIGN_AUTHORITY: REGISTRY,
    CLOSED_PORT: CLOSED,
}
HOME = Path("/run/capture")


def inside() -> bool:
    """Whether this process runs in the sandbox."""
    return _INSIDE in os.environ


def run(module: str, arguments: Sequence[str]) -> int:
    """Run `python -m module arguments` in a new sandbox and return its exit status."""
    if os.geteuid() != 0:
        sys.exit("capture: needs root, for namespaces and for the engines")
    command = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
    return subprocess.run(
        [*command, sys.executable, "-m", module, *arguments], env=os.environ | {_INSIDE: "1"}, check=False
    ).returncode


@contextmanager
def furnished() -> Iterator[Path]:
    """Furnish the sandbox that this process runs in, and clear it afterwards; yields an empty folder to work in."""
    with ExitStack() as undone:
        _run("ip", "link", "set", "lo", "up")
        for address in (REGISTRY, CLOSED, RESOLVER):
            _run("ip", "address", "add", f"{address}/32", "dev", "lo")
            undone.callback(_run, "ip", "address", "del", f"{address}/32", "dev", "lo")
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("resolv.conf", f"nameserver {RESOLVER}\n"), ("hosts", "127.0.0.1 localhost\n")):
                Path(folder, name).write_text(text)
                # Read at mount time only by name: the mount keeps the file alive after the folder is gone.
                _run("mount", "--bind", f"{folder}/{name}", f"/etc/{name}")
                undone.callback(_run, "umount", "--lazy", f"/etc/{name}")
        for private in _PRIVATE:
            Path(private).mkdir(parents=True, exist_ok=True)
            _run("mount", "-t", "tmpfs", "tmpfs", private)
            # What a client mounted in there may still be busy.
            undone.callback(_run, "umount", "--lazy", private)
        HOME.mkdir()
        yield HOME


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
