"""The formats, each once: name, media type, who reads it, what writes it. A new one is a module and a row here.

What writes a format is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from types import MappingProxyType

from ecr_denied.output.rendering import Writer
from ecr_denied.output.written import Options, as_asked

__all__ = ["FORMATS", "Format"]


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


def _text(asked: Options) -> Writer:
    return partial(as_asked, asked=asked)


def _by(name: str, *options: str) -> Callable[[Options], Writer]:
    """What makes the writer of a name, ``module.function``, with these of the options."""
    module, _, function = name.partition(".")

    def made(asked: Options) -> Writer:
        write: Writer = getattr(import_module(f"ecr_denied.output.{module}"), function)
        return partial(write, **{option: getattr(asked, option) for option in options})

    return made


_ROWS = (
    Format("text", "text/plain", _text),
    Format("json", "application/json", _by("data.as_json")),
    Format("jsonl", "application/jsonl", _by("data.as_jsonl")),
    Format("github", "text/plain", _by("data.as_github", "quoted"), raises_alarm=True, streams=False),
    Format("gitlab", "application/json", _by("gitlab.as_gitlab", "quoted"), raises_alarm=True),
    Format("sarif", "application/sarif+json", _by("sarif.as_sarif", "language", "quoted"), raises_alarm=True),
    Format("markdown", "text/markdown", _by("markdown.as_markdown", "language")),
    Format(
        "prometheus",
        "text/plain; version=0.0.4",
        _by("prometheus.as_prometheus", "quoted"),
        raises_alarm=True,
        advises=False,
        streams=False,
    ),
    Format("gnu", "text/plain", _by("problems.as_gnu", "quoted"), raises_alarm=True),
    Format("azure", "text/plain", _by("problems.as_azure", "quoted"), raises_alarm=True),
    Format("junit", "application/xml", _by("junit.as_junit", "quoted"), raises_alarm=True),
)
FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ROWS})
