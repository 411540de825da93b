"""Everything the package hands out for one text: records, advice, and what the command prints in each format."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from ecr_denied import Advice, Failure, Language, advise, group, scan
from ecr_denied.advice.texts import texts_in
from ecr_denied.output.data import as_github, as_json, as_jsonl
from ecr_denied.output.gitlab import as_gitlab
from ecr_denied.output.markdown import as_markdown
from ecr_denied.output.sarif import as_sarif
from ecr_denied.output.style import Style
from ecr_denied.output.text import as_brief, as_text
from ecr_denied.output.totals import as_summary

__all__ = ["FORMATS", "Shown", "fields", "printed", "read", "strings"]

_ENGLISH = texts_in(Language.ENGLISH)
_WRITERS: dict[str, Callable[[list[Shown]], Iterator[str]]] = {
    "json": as_json,
    "jsonl": as_jsonl,
    "github": as_github,
    "gitlab": as_gitlab,
    "sarif": as_sarif,
    "markdown": partial(as_markdown, language=Language.ENGLISH, room=1 << 30),
}
for _look, _style in {"": Style(color=False, width=100), ", coloured": Style(color=True, width=40)}.items():
    _WRITERS[f"text{_look}"] = partial(as_text, style=_style, texts=_ENGLISH)
    _WRITERS[f"all{_look}"] = partial(as_text, style=_style, texts=_ENGLISH, whole=True)
    _WRITERS[f"brief{_look}"] = partial(as_brief, style=_style, texts=_ENGLISH)
    _WRITERS[f"summary{_look}"] = partial(as_summary, style=_style, texts=_ENGLISH, most=10)
FORMATS = tuple(_WRITERS)


@dataclass(frozen=True)
class Shown:
    """One failure and the name of the file it was read from."""

    failure: Failure
    source: str = "job.log"
    again: bool = False

    @cached_property
    def advice(self) -> list[Advice]:
        return advise(self.failure)


def read(text: str, source: str = "job.log") -> list[Shown]:
    """The failures of a text, each once."""
    return [Shown(failure, source) for failure in group(scan(io.BytesIO(text.encode("utf-8", "surrogatepass"))))]


def printed(results: list[Shown], form: str) -> str:
    """What is printed in a format."""
    return "\n".join(_WRITERS[form](results))


def strings(value: object) -> list[str]:
    """Every string in a JSON value."""
    if isinstance(value, dict):
        return [string for item in (*value, *value.values()) for string in strings(item)]
    if isinstance(value, list):
        return [string for item in value for string in strings(item)]
    return [value] if isinstance(value, str) else []


def fields(results: list[Shown]) -> list[str]:
    """Every string of the records and of their advice."""
    records = [record for shown in results for record in (shown.failure, *shown.advice)]
    return [string for record in records for string in strings(record.model_dump(mode="json"))]
