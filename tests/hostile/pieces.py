"""Pieces of the hostile kind, made of the source: the plain words of every expression and of every wording."""

from __future__ import annotations

import pkgutil
import string
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import regex

from ecr_denied.catalogue import CATALOGUE

__all__ = ["BLOBS", "PIECES", "expressions_of_the_source", "words_of"]

_PACKAGES = ("reading", "names", "redaction", "catalogue")
# What is no plain word, and one: classes, what opens a group, counts and escapes of kinds stand between words.
_SYNTAX = r"\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:P?<\w+>|<?[=!]|[a-z-]*:|>)|\{[0-9,]+\}|\\[A-Za-z0-9]|[()|?*+.^$]"
_WORDS = regex.compile(rf"{_SYNTAX}|(?P<words>(?:\\\W|[^\\\[()|?*+.^$])+?(?=\{{[0-9,]+\}}|[\[()|?*+.^$]|\\\w|$))")
_FIELD = regex.compile(r"\{\w+\}|[()\[\]|]")
_ESCAPED = regex.compile(r"\\(\W)")
# Signs that decide how a text is read, and what stands for a name, a code, a line of a log.
_SIGNS = ("\x1b[31m", "\x00", "\u202e", "│", "…", "%2F", "\\", '\\"', "\t", "\n", "é", "1", "a", '{"log":"')
# Long runs of letters, as blobs hold them.
BLOBS = ("A", "Aa", "7F0C", "MFRGGZDF", "a1", "_", "x.")


def expressions_of_the_source() -> list[str]:
    """The source of every expression that a module of the library holds."""
    found = dict.fromkeys(source for module in _modules() for source in _held(vars(module), module.__name__, set()))
    return list(found)


def _modules() -> Iterator[Any]:
    for package in _PACKAGES:
        top = import_module(f"ecr_denied.{package}")
        yield top
        for module in pkgutil.walk_packages(top.__path__, f"{top.__name__}."):
            yield import_module(module.name)


def _held(value: object, home: str, seen: set[int]) -> Iterator[str]:
    """The sources of the expressions in a value, its items and its attributes."""
    if id(value) in seen or isinstance(value, str | bytes | int | type):
        return
    seen.add(id(value))
    source = getattr(value, "pattern", None)
    if isinstance(source, str | bytes):
        yield source if isinstance(source, str) else source.decode("latin-1")
    if isinstance(value, dict):
        inside: Iterable[object] = value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        inside = value
    else:
        is_own = type(value).__module__.startswith("ecr_denied.")
        inside = vars(value).values() if is_own and hasattr(value, "__dict__") else ()
    for one in inside:
        yield from _held(one, home, seen)


def words_of(source: str) -> list[str]:
    """The plain words of an expression."""
    return [_ESCAPED.sub(r"\1", found["words"]) for found in _WORDS.finditer(source) if found["words"]]


def _pieces() -> Iterator[str]:
    yield from _SIGNS
    yield from string.punctuation
    for source in expressions_of_the_source():
        yield from words_of(source)
    for entry in CATALOGUE:
        yield from _FIELD.split(entry.words)


PIECES = tuple(piece for piece in dict.fromkeys(_pieces()) if piece.strip(" ") and len(piece) <= 80)
