"""Own wordings are checked when a reader is made, as the suite checks those of the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import get_args, get_type_hints

import regex

from ecr_denied.catalogue import template
from ecr_denied.catalogue.entry import Entry
from ecr_denied.expression import expression

__all__ = ["checked"]

_OPENS = {"(": ")", "[": "]"}
_WORD = expression(r"[a-z0-9]")


def checked(entries: Iterable[Entry], known: Iterable[Entry]) -> tuple[Entry, ...]:
    """``entries``, when each can be read by and no name is used twice, nor is one of those that are ``known``.

    :raises TypeError: when one is no entry, or a value of it is of another type.
    :raises ValueError: when a name is taken, or a wording is none of the notation; it says which and why.
    """
    own = tuple(entries)
    for entry in own:
        if not isinstance(entry, Entry):
            raise TypeError(f"a wording must be a Note, a Wrapper, a Verdict or an Other, not {type(entry).__name__}")
        _check_values(entry)
        if fault := _fault(entry.words):
            raise ValueError(f"{entry.name}: {fault}")
    names = Counter(entry.name for entry in (*known, *own))
    taken = next((entry.name for entry in own if names[entry.name] > 1), None)
    if taken is not None:
        raise ValueError(f"{taken}: the name is taken")
    return own


def _check_values(entry: Entry) -> None:
    for name, kind in _enums(type(entry)):
        value = getattr(entry, name)
        if value is not None and not isinstance(value, kind):
            raise TypeError(f"{entry.name}: {name} must be one of {kind.__name__}, not {value!r}")


def _enums(kind: type[Entry]) -> Iterator[tuple[str, type[Enum]]]:
    """The fields of a kind of entry whose values are those of an enum."""
    for name, hint in get_type_hints(kind).items():
        for one in (hint, *get_args(hint)):
            if isinstance(one, type) and issubclass(one, Enum):
                yield name, one


def _fault(words: str) -> str | None:
    """What is wrong with a wording; ``None`` where nothing is."""
    closing: list[str] = []
    for token in regex.findall(r"\\.|\{\w*\}|.", words, regex.DOTALL):
        if token[0] == "{" and not template.is_field(token[1:-1]):
            return f"there is no field {token}"
        if token in _OPENS:
            closing.append(_OPENS[token])
            if len(closing) > template.DEEPEST:
                return f"more than {template.DEEPEST} brackets stand in each other"
        elif token in _OPENS.values() and (not closing or closing.pop() != token):
            return f"{token} closes nothing"
    if closing:
        return f"{closing[-1]} is missing"
    # Signs alone may be left out of a text, or be in every one.
    if not all(map(_WORD.search, template.literals(words))):
        return "no plain words stand in every text with it"
    return None
