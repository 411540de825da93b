"""What is made from the code: pages, their tables and their menu. Each module gives its files and what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.pages import causes, install, messages, options, redaction, reports, wordings

__all__ = ["made"]

_PAGES = (causes, messages, options, redaction, reports, wordings, install)


def made() -> Iterator[tuple[Path, str]]:
    """Each file that is made from the code, with what it holds; a page may be made by several, one after the other."""
    for page in _PAGES:
        yield from page.made()
