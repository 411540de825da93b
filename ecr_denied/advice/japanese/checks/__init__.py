"""The texts of the checks, in modules with the names of theirs."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

__all__ = ["ANSWERS", "HEADLINES", "REASONS"]

_MODULES = tuple(import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__))


def _all(part: str) -> dict[str, Any]:
    return {key: text for module in _MODULES for key, text in getattr(module, part, {}).items()}


HEADLINES: dict[str, str] = _all("HEADLINES")
REASONS: dict[str, str] = _all("REASONS")
ANSWERS: dict[str, tuple[str, str]] = _all("ANSWERS")
