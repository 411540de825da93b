"""The checks, one object each, in modules by what they look at."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from ecr_denied.advice.check import CheckItem

__all__ = ["CHECKS", "MODULES"]

MODULES: tuple[ModuleType, ...] = tuple(import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__))

CHECKS: tuple[CheckItem, ...] = tuple(
    one for module in MODULES for one in vars(module).values() if isinstance(one, CheckItem)
)
