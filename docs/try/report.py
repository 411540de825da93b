"""What the page "try" shows of a text: what the command prints. The page's worker runs it by Pyodide."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from collections.abc import Iterator

from ecr_denied import Language
from ecr_denied.advice.texts import texts_in
from ecr_denied.cli.inputs import Inputs
from ecr_denied.cli.outputs import Losses
from ecr_denied.output.result import Result, heading_of
from ecr_denied.output.style import Style
from ecr_denied.output.text import as_text

__all__ = ["MOST", "reports"]

# How many failures a page shows.
MOST = 50
_KEPT = 10_000
_EMPHASIS = re.compile(r"\x1b\[(\d+)m")
_KINDS = {"1": "strong", "2": "faint", "36": "command"}


def reports(text: str, language: str, columns: int) -> str:
    """The failures of a text as JSON: for each its name, its report and the whole of it, in pieces with their emphasis.

    :param columns: how wide the report is.
    """
    told = io.StringIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "surrogatepass")))
    with contextlib.redirect_stderr(told):
        results = list(Inputs(["-"], language=Language(language), keep=_KEPT))
        shown, style = results[:MOST], Style(color=True, width=columns)
        short, whole = (_by_failure(shown, style, Language(language), whole=how) for how in (False, True))
    failures = [
        {"name": heading_of(one.failure), "short": some, "whole": all_of_it}
        for one, some, all_of_it in zip(shown, short, whole, strict=True)
    ]
    return json.dumps({"failures": failures, "left": len(results) - len(shown), "notes": told.getvalue().splitlines()})


def _by_failure(
    results: list[Result], style: Style, language: Language, *, whole: bool
) -> list[list[list[tuple[str, str]]]]:
    """The lines of each report. A report is written when its result is taken."""
    lines: list[list[list[tuple[str, str]]]] = []

    def taken() -> Iterator[Result]:
        for one in results:
            lines.append([])
            yield one

    for line in as_text(taken(), style, texts_in(language), whole=whole, lost=Losses()):
        if line or lines[-1]:  # an empty line separates two reports
            lines[-1].append(_pieces(line))
    return lines


def _pieces(line: str) -> list[tuple[str, str]]:
    """A line in pieces, each with its emphasis."""
    plain, *marked = _EMPHASIS.split(line)
    pieces = [
        ("", plain),
        *((_KINDS.get(mark, ""), words) for mark, words in zip(marked[::2], marked[1::2], strict=True)),
    ]
    return [piece for piece in pieces if piece[1]]
