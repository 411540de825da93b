"""Bare tokens, of the forms that gitleaks 8.30 and makers give (tests/hostile/tokens.txt), are hidden wherever one stands."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator
from pathlib import Path

from ecr_denied.redaction import redact

FORMS = [line.split(" ", 1) for line in Path(__file__).with_name("tokens.txt").read_text(encoding="utf-8").splitlines()]
# What a form's letters stand for: <A36> is 36 letters and digits.
LETTERS = {
    "A": string.ascii_letters + string.digits,
    "a": string.ascii_letters,
    "U": string.ascii_uppercase + "234567",
    "l": string.ascii_lowercase + string.digits,
    "h": "0123456789abcdef",
    "d": string.digits,
}
# Forms that are not told from names.
UNTOLD = {
    "sourcegraph-access-token <h40>": "the name of a commit",
}


def tokens(form: str, seed: int = 0) -> Iterator[str]:
    """Tokens of a form, always the same ones."""
    letters = random.Random(f"{form} {seed}")  # noqa: S311 - no secret
    while True:
        yield re.sub(r"<(\w)(\d+)>", lambda part: "".join(letters.choices(LETTERS[part[1]], k=int(part[2]))), form)
