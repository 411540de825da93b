"""How results are asked for; and text, as short or as long as it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from ecr_denied.output.rendering import Lost
from ecr_denied.output.result import Result
from ecr_denied.terms import Language

if TYPE_CHECKING:
    from ecr_denied.output.style import Style

__all__ = ["Length", "Options", "as_asked"]


class Length(StrEnum):
    """How much text is written of a failure."""

    SHORT = "short"
    ALL = "all"
    BRIEF = "brief"
    FORWARD = "forward"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Options:
    """How results are to be written; a format takes what it can show.

    :param style: of text, whose writer asks for it when there is something to write.
    :param most: how many distinct failures a summary keeps.
    :param why: say which wording decided.
    :param quoted: report what is only quoted, whatever the format.
    """

    language: Language
    style: Callable[[], Style]
    most: int
    length: Length = Length.SHORT
    why: bool = False
    quoted: bool = False


def as_asked(results: Iterable[Result], asked: Options, *, lost: Lost | None = None) -> Iterator[str]:
    """Yield the results in text; what writes it is loaded when there is something to write."""
    found = iter(results)
    for first in found:
        from ecr_denied.advice.texts import texts_in  # noqa: PLC0415
        from ecr_denied.output.text import as_brief, as_messages, as_text  # noqa: PLC0415
        from ecr_denied.output.totals import as_summary  # noqa: PLC0415

        everything, style, texts = chain((first,), found), asked.style(), texts_in(asked.language)
        if asked.length is Length.SUMMARY:
            yield from as_summary(everything, style, texts, most=asked.most, lost=lost)
        elif asked.length is Length.FORWARD:
            yield from as_messages(everything, texts, lost=lost)
        elif asked.length is Length.BRIEF:
            yield from as_brief(everything, style, texts, lost=lost)
        else:
            yield from as_text(everything, style, texts, whole=asked.length is Length.ALL, why=asked.why, lost=lost)
