"""docs/logs.md: its recipes by their headings."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["ROOT", "recipes"]

ROOT = Path(__file__).parent.parent.parent


def recipes() -> dict[str, list[str]]:
    """The blocks of code below each heading."""
    sections = re.split(r"^## (.+)\n", (ROOT / "docs" / "logs.md").read_text(encoding="utf-8"), flags=re.M)[1:]
    pairs = zip(sections[::2], sections[1::2], strict=True)
    return {head: re.findall(r"^```\w+\n(.*?)^```", text, re.M | re.S) for head, text in pairs}
