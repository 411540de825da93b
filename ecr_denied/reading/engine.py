"""The expression engine that pydantic brings along: linear and fast, for questions that are answered with yes or no."""

from __future__ import annotations

from collections.abc import Callable

from pydantic_core import SchemaValidator, core_schema

__all__ = ["finder"]


def finder(pattern: str) -> Callable[[str | bytes], bool]:
    """A function that tells whether ``pattern`` is found anywhere in a text.

    :param pattern: in the syntax of Rust's ``regex``, without regard to case: no look-around, no back-reference.
    :returns: for bytes that are not UTF-8 the function answers no.
    """
    return SchemaValidator(core_schema.str_schema(pattern=f"(?i){pattern}")).isinstance_python
