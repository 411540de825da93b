"""Results as Markdown, for the summary of a job.

What came from a log is in a fence that it cannot close, so none of it is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from ecr_denied.advice.texts import texts_in
from ecr_denied.output.rendering import Lost, rendered
from ecr_denied.output.result import Result
from ecr_denied.output.style import Style
from ecr_denied.output.text import as_text
from ecr_denied.terms import Language

__all__ = ["MOST", "as_markdown"]

# The bytes a step's summary may have; GitHub refuses a longer one (workflow commands, adding a job summary).
MOST = 1 << 20
_PLAIN = Style(color=False)


def as_markdown(
    results: Iterable[Result], language: Language, room: int = MOST, *, lost: Lost | None = None
) -> Iterator[str]:
    """Yield a section a failure, as long as there is room.

    :param room: how many bytes they may take in UTF-8, with a line end behind each.
    """
    for section in rendered(results, partial(_section, language), lost):
        room -= len(section.encode()) + 1
        if room < 0:
            return
        yield section


def _section(language: Language, result: Result) -> str:
    report = "\n".join(as_text([result], _PLAIN, texts_in(language)))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", report)), default=0))
    return f"### {result.failure.cause}\n\n{fence}text\n{report}\n{fence}\n"
