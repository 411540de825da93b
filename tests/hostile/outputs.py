"""Everything the package hands out for one text: records, advice, and what the command prints in each format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from ecr_denied import Advice, Failure, Language, advise, group, scan
from ecr_denied.output import formats
from ecr_denied.output.formats import Length, Options
from ecr_denied.output.result import Writer
from ecr_denied.output.style import Style

__all__ = ["FORMATS", "OWN", "Shown", "fields", "printed", "read", "strings"]

# The command to a CI system with which a format begins each line.
OWN = {"github": "::error title=", "azure": "##vso[task.logissue type=error;"}
_STYLES = {"": Style(color=False, width=100), ", coloured": Style(color=True, width=40)}


def _writers() -> Iterator[tuple[str, Writer]]:
    """Every format; text in every length, with and without colours."""
    for name, form in formats.FORMATS.items():
        if name != "text":
            yield name, form.writer(Options(Language.ENGLISH, lambda: _STYLES[""], most=10))
            continue
        for length in (None, *Length):
            for look, style in _STYLES.items():
                asked = Options(Language.ENGLISH, partial(_itself, style), 10, length)
                yield f"{length or 'short'}{look}", form.writer(asked)


def _itself(style: Style) -> Style:
    return style


_WRITERS = dict(_writers())
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
