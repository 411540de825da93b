"""The expression engine that pydantic brings along: linear and fast, for questions that are answered with yes or no."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from pydantic_core import SchemaValidator, core_schema

__all__ = ["finder"]


def finder(pattern: str) -> Callable[[str | bytes], bool]:
    """A function that tells whether ``pattern`` is found anywhere in a text.

    :param pattern: in the syntax of Rust's ``regex``, without regard to case: no look-around, no back-reference.
    :returns: for bytes that are not UTF-8 the function answers no.
    """
    return _Finder(f"(?i){pattern}")


class _Finder:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __call__(self, text: str | bytes) -> bool:
        return self._engine.isinstance_python(text)

    @cached_property
    def _engine(self) -> SchemaValidator:
        return SchemaValidator(core_schema.str_schema(pattern=self._pattern))
