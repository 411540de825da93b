"""Results for programs: JSON and JSON lines."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable, Iterator

from ecr_denied.output.result import Lost, Result, rendered
from ecr_denied.redaction import clean, inert_json

__all__ = ["SCHEMA_VERSION", "as_json", "as_jsonl", "document", "item", "members"]

SCHEMA_VERSION = 1


def _as_dict(result: Result) -> dict[str, object]:
    return {
        "source": clean(result.source),
        **result.failure.model_dump(mode="json"),
        "advice": [advice.model_dump(mode="json") for advice in result.advice],
    }


def as_json(results: Iterable[Result], *, lost: Lost | None = None) -> Iterator[str]:
    """Yield one JSON object with a ``schema_version`` and all failures, each with its advice."""
    head = json.dumps({"schema_version": SCHEMA_VERSION, "failures": []}, indent=2).removesuffix("]\n}")
    items = rendered(results, lambda result: item(_as_dict(result)), lost)
    return document(head, items, lambda: "\n}", depth=4)


def as_jsonl(results: Iterable[Result], *, lost: Lost | None = None) -> Iterator[str]:
    """Yield one JSON object a failure, as it is met, each with a ``schema_version``."""
    return rendered(results, _line, lost)


def _line(result: Result) -> str:
    return inert_json(json.dumps({"schema_version": SCHEMA_VERSION, **_as_dict(result)}))


# --- documents that are written while their items come, so that none is held in memory ---


def document(head: str, items: Iterable[str], tail: Callable[[], str], *, depth: int) -> Iterator[str]:
    """Yield a JSON document around an array, its text in pieces that end where a line does.

    :param head: all that comes before the first item.
    :param items: as ``item`` writes them.
    :param tail: gives all that comes behind the last one, once that was written.
    :param depth: how many blanks an item is indented by; the bracket that closes the array has two fewer.
    """
    held, separator = head, ""
    for one in items:
        # What was held back until it was known whether another follows.
        yield held + separator
        held, separator = textwrap.indent(one, " " * depth), ","
    end = f"\n{' ' * (depth - 2)}" if separator else ""
    yield f"{held}{end}]{tail()}"


def item(value: object) -> str:
    """The JSON of a value, on lines of its own."""
    return inert_json(json.dumps(value, indent=2))


def members(depth: int, **values: object) -> str:
    """Members of an object, each behind a comma, on lines indented by ``depth`` blanks."""
    lines = item(values).splitlines()[1:-1]
    return ",\n" + textwrap.indent(textwrap.dedent("\n".join(lines)), " " * depth)
