"""Print the lowest versions that the package says it runs with, for pip: ``python -m release.lowest``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release.project import metadata

__all__ = ["lowest"]


def lowest() -> Iterator[str]:
    """Each dependency at its lower bound."""
    for requirement in metadata()["dependencies"]:
        name, version = re.match(r"([\w.-]+)>=([\w.]+)", requirement).groups()  # type: ignore[union-attr]
        yield f"{name}=={version}"


if __name__ == "__main__":
    print(*lowest())
