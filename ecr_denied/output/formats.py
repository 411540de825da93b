"""The formats, each once: name, media type, who reads it, what writes it. A new one is a module and a row here.

What writes a format is loaded when it is asked for, and what writes text when there is something to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from importlib import import_module
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from ecr_denied.output.result import Lost, Result, Writer
from ecr_denied.terms import Language

if TYPE_CHECKING:
    from ecr_denied.output.style import Style

__all__ = ["FORMATS", "Format", "Length", "Options"]


class Length(StrEnum):
    """How much text is written of a failure, if not one screen."""

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
    length: Length | None = None
    why: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    :param writer: makes what writes it.
    :param raises_alarm: what reads it takes each failure for one of the job, so what is only quoted is left out. Where
        that is all, a note says so.
    :param advises: it says what to check.
    :param streams: each failure is written when it is met; otherwise some wait for the end.
    """

    name: str
    media_type: str
    writer: Callable[[Options], Writer]
    raises_alarm: bool = False
    advises: bool = True
    streams: bool = True


def _as_text(results: Iterable[Result], asked: Options, *, lost: Lost | None = None) -> Iterator[str]:
    found = iter(results)
    for first in found:
        from ecr_denied.advice.texts import texts_in  # noqa: PLC0415
        from ecr_denied.output.summary import as_summary  # noqa: PLC0415
        from ecr_denied.output.text import as_brief, as_messages, as_text  # noqa: PLC0415

        everything, style, texts = chain((first,), found), asked.style(), texts_in(asked.language)
        if asked.length is Length.SUMMARY:
            yield from as_summary(everything, style, texts, most=asked.most, lost=lost)
        elif asked.length is Length.FORWARD:
            yield from as_messages(everything, texts, lost=lost)
        elif asked.length is Length.BRIEF:
            yield from as_brief(everything, style, texts, lost=lost)
        else:
            yield from as_text(everything, style, texts, whole=asked.length is Length.ALL, why=asked.why, lost=lost)


def _by(name: str, *options: str) -> Callable[[Options], Writer]:
    """What makes the writer of a name, ``module.function``, with these of the options."""
    module, _, function = name.partition(".")

    def made(asked: Options) -> Writer:
        write: Writer = getattr(import_module(f"ecr_denied.output.{module}"), function)
        return partial(write, **{option: getattr(asked, option) for option in options})

    return made


_ROWS = (
    Format("text", "text/plain", lambda asked: partial(_as_text, asked=asked)),
    Format("json", "application/json", _by("data.as_json")),
    Format("jsonl", "application/jsonl", _by("data.as_jsonl")),
    Format("github", "text/plain", _by("ci.as_github", "quoted"), raises_alarm=True, streams=False),
    Format("gitlab", "application/json", _by("ci.as_gitlab", "quoted"), raises_alarm=True),
    Format("sarif", "application/sarif+json", _by("sarif.as_sarif", "language", "quoted"), raises_alarm=True),
    Format("markdown", "text/markdown", _by("text.as_markdown", "language")),
    Format(
        "prometheus",
        "text/plain; version=0.0.4",
        _by("prometheus.as_prometheus", "quoted"),
        raises_alarm=True,
        advises=False,
        streams=False,
    ),
    Format("gnu", "text/plain", _by("ci.as_gnu", "quoted"), raises_alarm=True),
    Format("azure", "text/plain", _by("ci.as_azure", "quoted"), raises_alarm=True),
    Format("junit", "application/xml", _by("ci.as_junit", "quoted"), raises_alarm=True),
)
FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ROWS})
