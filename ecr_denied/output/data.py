"""Results for programs: JSON, JSON lines, GitHub's annotations.

Everything that came from a log is hostile here: control characters are taken out before it is printed, and the commands
of CI systems are broken.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from heapq import heappush, heappushpop

from ecr_denied.grouping import weight
from ecr_denied.output.document import document, item
from ecr_denied.output.quoted import Printed
from ecr_denied.output.rendering import Lost, rendered
from ecr_denied.output.result import Result, title_of, told
from ecr_denied.redaction import clean, inert, inert_json

__all__ = ["ANNOTATIONS", "SCHEMA_VERSION", "as_github", "as_json", "as_jsonl"]

SCHEMA_VERSION = 1
# How many errors of a step GitHub shows; it drops those that come later (GitHub docs, workflow commands).
ANNOTATIONS = 10


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


def as_github(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield one GitHub Actions ``::error`` annotation a failure (workflow commands, their escapes included).

    Where GitHub would drop some, those stay that weigh most, of equal weight the last; they come at the end, in order.
    Each of the others is one plain line, and a notice says how many they are.

    :param quoted: whether what is only quoted is a failure as well; by default, a notice says so where that is all.
    """
    printed = Printed(results, quoted=quoted)
    kept: list[tuple[int, int, str, str]] = []
    left = 0
    for number, (weighs, annotation, line) in enumerate(rendered(printed, _annotation, lost)):
        one = (weighs, number, annotation, line)
        if len(kept) < ANNOTATIONS:
            heappush(kept, one)
        else:
            left += 1
            yield heappushpop(kept, one)[-1]
    yield from (annotation for _, _, annotation, _ in sorted(kept, key=lambda one: one[1]))
    notes = [f"{left} further failures are no annotations, as GitHub shows {ANNOTATIONS}"] if left else []
    for note in filter(None, (*notes, printed.note)):
        yield f"::notice title=ecr-denied::{_escaped(inert(note))}"


def _annotation(result: Result) -> tuple[int, str, str]:
    """What it weighs, its annotation, and the same as a line of a log."""
    title, words = inert(title_of(result.failure)), inert("\n".join(told(result)))
    message, _, _ = words.partition("\n")
    return weight(result.failure), f"::error title={_escaped(title, ':,')}::{_escaped(words)}", f"{title}: {message}"


def _escaped(words: str, properties: str = "") -> str:
    for character in "%\r\n" + properties:
        words = words.replace(character, f"%{ord(character):02X}")
    return words
