"""A property that is computed once for each object, without a lock.

``functools.cached_property`` of Python 3.11 holds one lock for all objects while it computes. A process that forks
beside a thread that computes leaves the lock held in the child, which then waits for ever (gh-87634).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

__all__ = ["cached_property", "shared_property"]

_Value = TypeVar("_Value")


class cached_property(Generic[_Value]):
    """``functools.cached_property`` as Python 3.12 has it: two threads may both compute, and one value stays."""

    def __init__(self, compute: Callable[[Any], _Value]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> _Value: ...
    def __get__(self, instance: object | None, owner: type) -> Self | _Value:
        if instance is None:
            return self
        # A value in the object's dict is found before this is called again. The first value written stays.
        value: _Value = instance.__dict__.setdefault(self._name, self._compute(instance))
        return value


class shared_property(cached_property[_Value]):
    """The same, computed once for an object and its like: ``alone`` is the one whose value is theirs, or nothing.

    Where that has a ``model``, its ``told_of`` gives the value.
    """

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> _Value: ...
    def __get__(self, instance: Any, owner: type) -> Self | _Value:
        if instance is None:
            return self
        if (alone := instance.alone) is not None:
            value: _Value = getattr(alone, self._name)
        else:
            value = self._compute(instance) if instance.model is None else instance.told_of(self._compute)
        return instance.__dict__.setdefault(self._name, value)  # type: ignore[no-any-return]
