"""Pulls or pushes with the Docker SDK for Python: `python python_sdk.py pull|push REFERENCE`.

Prints the stream to stdout and an exception, as it ends a traceback, to stderr.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any


def main(method: str, reference: str) -> int:
    """Do it; the exit status is 1 if the SDK raised."""
    docker: Any = importlib.import_module("docker")
    images = docker.from_env().images
    try:
        if method == "pull":
            images.pull(reference)
        else:
            for line in images.push(reference, stream=True):
                sys.stdout.write(line.decode())
    except docker.errors.DockerException as error:
        print(f"{type(error).__module__}.{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
