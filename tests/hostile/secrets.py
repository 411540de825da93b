"""Secrets as programs print them, and the places where they stand. All values are invented.

The formats of tokens are those that gitleaks (config/gitleaks.toml), detect-secrets 1.5 (its plugins) and the makers'
own documentation give.
"""

from __future__ import annotations

import json
import random
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from tests.tables import SHOWN

__all__ = ["FORMS", "LETTERS", "PLACES", "SECRETS", "SIGNATURE", "TOKENS", "TORN", "Secret", "presigned", "tokens"]

LETTERS = "0123456789abcdefghijABCDEFGHIJ0123456789abcdefghijABCDEFGHIJ0123456789abcdefghij"
SIGNATURE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


@dataclass(frozen=True)
class Secret:
    """What is printed, and the part of it that must go."""

    words: str
    value: str

    def __str__(self) -> str:
        return self.words[:40]


def presigned(host: str, token: str = "") -> str:
    """A presigned URL of a layer, with a session's token where one is given."""
    session = f"X-Amz-Security-Token={token}&" if token else ""
    return (
        f"https://{host}/0a1b2c-111122223333-7d1e2b44/8b3d2f1c-4a5e?{session}X-Amz-Algorithm=AWS4-HMAC-SHA256"
        "&X-Amz-Date=20240506T070809Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600"
        f"&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20240506%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature={SIGNATURE}"
    )


# At the very beginning of a message that was cut off.
TORN = ("sword=hunter2", "KEN=hunter2", 'cret": "hunter2"', "ssword: hunter2", "wd='hunter2'", "rase = hunter2")

_SIGNS = {sign: at for at, sign in SHOWN.items()}
_FOLDER = Path(__file__).parent
# Each form in which a secret is told, with marks around what goes; ⏎ is a line break, ␛ an escape, and so on, as in the
# tables of tests. Those below the second heading are told by what stands before or behind them, so not in any place.
_ANYWHERE, _IN_PLACE = (_FOLDER / "shapes.txt").read_text(encoding="utf-8").split("=== in its place\n")
FORMS = tuple(form.translate(_SIGNS) for form in (_ANYWHERE + _IN_PLACE).split("\n")[:-1])


def _secrets(forms: str) -> Iterator[Secret]:
    """The forms with a value that is long enough to be looked for."""
    for form in forms.split("\n"):
        values = re.findall("«([^»]*)»", form)
        if values and len(value := max(values, key=len)) > 5:
            yield Secret(*(words.translate(_SIGNS) for words in (re.sub("[«»]", "", form), value)))


# --- tokens, told by their shape


class Token(NamedTuple):
    """Who makes it; its form, where <A36> are so many letters of a kind; ``untold`` from names, or told ``whole``."""

    maker: str
    form: str
    told: str


def _token(line: str) -> Token:
    known, _, told = line.partition(" => ")
    maker, _, form = known.partition(" ")
    return Token(maker, form, told)


TOKENS = [*map(_token, (_FOLDER / "tokens.txt").read_text(encoding="utf-8").splitlines())]
# What a form's letters stand for: <A36> is 36 letters and digits.
_KINDS = {
    "A": string.ascii_letters + string.digits,
    "b": string.ascii_letters + string.digits + "-_",
    "a": string.ascii_letters,
    "U": string.ascii_uppercase + "234567",
    "l": string.ascii_lowercase + string.digits,
    "h": "0123456789abcdef",
    "d": string.digits,
}


def tokens(form: str, seed: int = 0) -> Iterator[str]:
    """Tokens of a form, always the same ones."""
    letters = random.Random(f"{form} {seed}")  # noqa: S311 - no secret
    while True:
        yield re.sub(r"<(\w)(\d+)>", lambda part: "".join(letters.choices(_KINDS[part[1]], k=int(part[2]))), form)


_SHAPED = [next(tokens(one.form)) for one in TOKENS[::9] if not one.told and " " not in one.form]
SECRETS = (*_secrets(_ANYWHERE), *(Secret(token, token) for token in _SHAPED))


def _escaped(words: str) -> str:
    return json.dumps(words)[1:-1]


Place = Callable[[str], str]
PLACES: dict[str, Place] = {
    "alone": "{}".format,
    "in a sentence": "it said {} and stopped".format,
    "quoted": lambda words: f'it said "{_escaped(words)}": EOF',
    "single quotes": "it said '{}'.".format,
    "behind a semicolon": "a=b; {} c=d".format,
    "behind a comma": "a=b,{}, c=d".format,
    "in brackets": "it said ({0}) [{0}]".format,
    "JSON": lambda words: f'{{"level": "error", "detail": "{_escaped(words)}"}}',
    "JSON in JSON": lambda words: f'{{"log": "{_escaped(json.dumps({"msg": words}))}"}}',
    "logfmt": lambda words: f'time="1" level=error detail="{_escaped(words)}" host=h',
    "xtrace": "+ {}".format,
    "command line": "$ sh -c '{}'".format,
    "header": "< x-log: {}".format,
    "URL-encoded": lambda words: f"https://h/log?q={quote(words, safe='')}&n=1",
    "coloured": "\x1b[31m{}\x1b[0m".format,
}
