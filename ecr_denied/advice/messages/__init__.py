"""What the advice says, in one catalogue a language. A text is named by its key, and fills in phrases of the record.

A new language is a module like ``english``, named after its member of ``Language``; the tests say what it lacks.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from ecr_denied.records import Language

if TYPE_CHECKING:
    from ecr_denied.advice.messages.catalogue import Catalogue

__all__ = ["texts_in"]


def texts_in(language: Language | str) -> Catalogue:
    """The texts in one language, or in the one of a tag such as ``ja``.

    :raises ValueError: for another language.
    """
    return cast("Catalogue", import_module(f"{__name__}.{Language(language).name.lower()}").TEXTS)
