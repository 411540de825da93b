"""Lines torn by terminals, mail and consoles: hard at a column, softly at words, with or without a prefix."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

__all__ = ["BORDERS", "PREFIXES", "TEARS", "WIDTHS"]

WIDTHS = (60, 72, 80, 100, 120)
# What stands before every line after the first.
PREFIXES = {
    "none": "",
    "slashes": "// ",
    "quote": "> ",
    "numbered": "30 | ",
    "iso": "2024-05-01T10:00:00.123Z ",
    "blanks": "    ",
    "border": "│ ",
}
Tear = Callable[[str, int, str], str]


def _hard(text: str, width: int, prefix: str) -> str:
    """Cut at the column, wherever that falls."""
    return f"\n{prefix}".join(text[at : at + width] for at in range(0, len(text), width))


def _soft(text: str, width: int, prefix: str) -> str:
    """Cut between words; the blank is lost, a longer word stays whole."""
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return f"\n{prefix}".join(lines)


def _box(text: str, width: int, _: str) -> str:
    """A k9s box: borders in mid-line, wherever the column falls."""
    return " ││ ".join(text[at : at + width] for at in range(0, len(text), width))


def _closed(text: str, width: int, _: str) -> str:
    """A box with a border on both sides of every line."""
    lines = (text[at : at + width] for at in range(0, len(text), width))
    return "\n".join(f"│ {line:{width}} │" for line in lines)


def _backslash(text: str, width: int, _: str) -> str:
    """Words continued by a backslash, as in a shell."""
    return " \\\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))


BORDERS: dict[str, Tear] = {"k9s": _box, "box": _closed, "backslash": _backslash}
TEARS: dict[str, Tear] = {"hard": _hard, "soft": _soft}
