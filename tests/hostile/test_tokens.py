"""Bare tokens of the forms that gitleaks, trufflehog and makers give (tests/hostile/tokens.txt)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from ecr_denied.redaction import redact
from tests.hostile.secrets import TOKENS, tokens

# The longest run of a token's letters that may be left: its own host, or what only says whose it is.
LONGEST = 15


def left(token: str) -> str:
    """A token's letters that are still there when it is redacted in a sentence."""
    return max(re.split(r"\[REDACTED\]|[^\w]", redact(f"it said {token}: EOF")[len("it said ") :]), key=len)


def stays(token: str) -> bool:
    """Whether nothing of a token is hidden, or too little."""
    return len(left(token)) > LONGEST or redact(token) == token


def shown(number: int, shows: Callable[[str], bool]) -> set[str]:
    """The forms of which one of so many tokens shows too much."""
    return {f"{one.maker} {one.form}" for one in TOKENS for token in islice(tokens(one.form), number) if shows(token)}


def told(*how: str) -> set[str]:
    """The forms of which the table says so."""
    return {f"{one.maker} {one.form}" for one in TOKENS if one.told.startswith(how)}


def test_no_bare_token_of_a_known_form_stays() -> None:
    assert shown(20, stays) == told("untold")


def test_a_bare_token_is_hidden_also_when_its_end_was_cut_off() -> None:
    assert shown(5, lambda token: len(left(token[: len(token) * 3 // 4])) > LONGEST) == told("untold", "whole")
