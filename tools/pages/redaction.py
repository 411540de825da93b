"""SECURITY.md: what is redacted, from the table of rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ecr_denied.redaction.keys import KEYS
from ecr_denied.redaction.notations import NOTATIONS
from ecr_denied.redaction.places import PLACES
from ecr_denied.redaction.tokens import TOKENS

__all__ = ["made"]

SECURITY = Path(__file__).parents[2] / "SECURITY.md"
_BEGIN, _END = "<!-- Made by: python -m tests.made -->\n", "<!-- end -->"


def written(document: str) -> str:
    """The document with its table of what is redacted made anew."""
    before, _, rest = document.partition(_BEGIN)
    return f"{before}{_BEGIN}{_covered()}\n{_END}{rest.partition(_END)[2]}"


def _covered() -> str:
    makers = sorted({maker for token in TOKENS for maker in token.maker.split(", ")}, key=str.lower)
    keys = ", ".join(f"`{key.name.replace('|', chr(92) + '|')}`" for key in KEYS)
    rows = (
        ("a value behind a key that ends in", keys),
        ("in the notations", "; ".join(NOTATIONS).replace("|", r"\|").replace("<", "&lt;")),
        ("where a secret has no key", "; ".join(PLACES).replace("<", "&lt;")),
        ("tokens that say what they are", ", ".join(makers)),
    )
    return "\n".join(("\n| what | which |\n|---|---|", *(f"| {what} | {which} |" for what, which in rows), ""))


def made() -> Iterator[tuple[Path, str]]:
    """The document."""
    yield SECURITY, written(SECURITY.read_text(encoding="utf-8"))
