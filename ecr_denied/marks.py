"""What a field of a record is for, declared beside the field: everything that goes through fields reads it here."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

__all__ = ["Mark", "marked", "part_of", "values_of"]


class Mark(Enum):
    """What a field is for. A field without ``IDENTITY`` orders the occurrences of one failure."""

    IDENTITY = "tells two failures apart: it is in the fingerprint"
    FIXED = "two occurrences of one failure do not say it differently"
    NAME = "a part of the name of an image: a reference gives it"
    PLACE = "says where an image lives: two references to one image do not say it differently"


@cache
def marked(model: type[BaseModel], mark: Mark) -> tuple[str, ...]:
    """The fields of a model with a mark, in order."""
    return tuple(name for name, field in model.model_fields.items() if mark in field.metadata)


@cache
def values_of(model: type[BaseModel], mark: Mark) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of the fields with a mark, in order; a model has at least two."""
    return attrgetter(*marked(model, mark))


def part_of(field: FieldInfo) -> type[BaseModel] | None:
    """The record that a field holds; ``None`` where it holds a value."""
    kinds = (field.annotation, *get_args(field.annotation))
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
