"""The expression engine that pydantic brings along: linear and fast, for questions that are answered with yes or no."""

from __future__ import annotations

from collections.abc import Callable

from ecr_denied.cached import cached_property

__all__ = ["Finder"]


class Finder:
    """Checks whether one of some expressions is found anywhere in a text; they are compiled on first use.

    :param patterns: in the syntax of Rust's ``regex``, without regard to case: no look-around, no back-reference.
    """

    def __init__(self, *patterns: str) -> None:
        self._pattern = "|".join(patterns)

    @cached_property
    def finds(self) -> Callable[[str | bytes], bool]:
        """Whether a text holds it; bytes that are not UTF-8 never do."""
        from pydantic_core import SchemaValidator, core_schema  # noqa: PLC0415 (a little log that tells nothing needs none)

        return SchemaValidator(core_schema.str_schema(pattern=f"(?i){self._pattern}")).isinstance_python
