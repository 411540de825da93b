"""The formats, each once: name, media type, who reads it, what writes it. A new one is a module and a row here.

What writes a format is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
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


def _json(_: Options) -> Writer:
    from ecr_denied.output.data import as_json  # noqa: PLC0415

    return as_json


def _jsonl(_: Options) -> Writer:
    from ecr_denied.output.data import as_jsonl  # noqa: PLC0415

    return as_jsonl


def _github(asked: Options) -> Writer:
    from ecr_denied.output.data import as_github  # noqa: PLC0415

    return partial(as_github, quoted=asked.quoted)


def _gitlab(asked: Options) -> Writer:
    from ecr_denied.output.gitlab import as_gitlab  # noqa: PLC0415

    return partial(as_gitlab, quoted=asked.quoted)


def _sarif(asked: Options) -> Writer:
    from ecr_denied.output.sarif import as_sarif  # noqa: PLC0415

    return partial(as_sarif, language=asked.language, quoted=asked.quoted)


def _markdown(asked: Options) -> Writer:
    from ecr_denied.output.markdown import as_markdown  # noqa: PLC0415

    return partial(as_markdown, language=asked.language)


def _prometheus(asked: Options) -> Writer:
    from ecr_denied.output.prometheus import as_prometheus  # noqa: PLC0415

    return partial(as_prometheus, quoted=asked.quoted)


def _gnu(asked: Options) -> Writer:
    from ecr_denied.output.problems import as_gnu  # noqa: PLC0415

    return partial(as_gnu, quoted=asked.quoted)


def _azure(asked: Options) -> Writer:
    from ecr_denied.output.problems import as_azure  # noqa: PLC0415

    return partial(as_azure, quoted=asked.quoted)


def _junit(asked: Options) -> Writer:
    from ecr_denied.output.junit import as_junit  # noqa: PLC0415

    return partial(as_junit, quoted=asked.quoted)


_ROWS = (
    Format("text", "text/plain", _text),
    Format("json", "application/json", _json),
    Format("jsonl", "application/jsonl", _jsonl),
    Format("github", "text/plain", _github, raises_alarm=True, streams=False),
    Format("gitlab", "application/json", _gitlab, raises_alarm=True),
    Format("sarif", "application/sarif+json", _sarif, raises_alarm=True),
    Format("markdown", "text/markdown", _markdown),
    Format("prometheus", "text/plain; version=0.0.4", _prometheus, raises_alarm=True, advises=False, streams=False),
    Format("gnu", "text/plain", _gnu, raises_alarm=True),
    Format("azure", "text/plain", _azure, raises_alarm=True),
    Format("junit", "application/xml", _junit, raises_alarm=True),
)
FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ROWS})
