"""How results are written, as the arguments ask for it. What writes text is loaded when there is something to write."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import TextIO

from ecr_denied.cli.arguments import wants_color
from ecr_denied.output.data import as_github, as_json, as_jsonl
from ecr_denied.output.gitlab import as_gitlab
from ecr_denied.output.rendering import Lost, Writer
from ecr_denied.output.result import Result
from ecr_denied.output.sarif import as_sarif
from ecr_denied.output.style import Style
from ecr_denied.records import Cause

__all__ = ["explanation", "writer"]

# The width of text where no terminal has one.
_COLUMNS = 100

_WRITERS: Mapping[str, Writer] = {"json": as_json, "jsonl": as_jsonl, "github": as_github, "gitlab": as_gitlab}


def writer(options: argparse.Namespace, stream: TextIO | None = None) -> Writer:
    """What writes the results in the form that was asked for.

    :param stream: where text is written; ``None`` is standard output.
    """
    if options.format == "sarif":
        return partial(as_sarif, language=options.lang)
    return _WRITERS.get(options.format) or partial(_text, options, stream or sys.stdout)


def _text(
    options: argparse.Namespace, stream: TextIO, results: Iterable[Result], /, *, lost: Lost | None = None
) -> Iterator[str]:
    found = iter(results)
    for first in found:
        from ecr_denied.advice.texts import texts_in  # noqa: PLC0415
        from ecr_denied.output.text import as_brief, as_messages, as_text  # noqa: PLC0415
        from ecr_denied.output.totals import as_summary  # noqa: PLC0415

        everything, style, texts = chain((first,), found), _style(options, stream), texts_in(options.lang)
        if options.summary:
            yield from as_summary(everything, style, texts, most=options.keep, lost=lost)
        elif options.forward:
            yield from as_messages(everything, texts, lost=lost)
        elif options.brief:
            yield from as_brief(everything, style, texts, lost=lost)
        else:
            yield from as_text(everything, style, texts, whole=options.all, why=options.why, lost=lost)


def explanation(options: argparse.Namespace) -> Iterator[str]:
    """All that is known of a cause, or every cause with its meaning."""
    from ecr_denied.advice import explain  # noqa: PLC0415
    from ecr_denied.advice.texts import texts_in  # noqa: PLC0415
    from ecr_denied.output.text import as_explanation  # noqa: PLC0415

    texts = texts_in(options.lang)
    if options.list:
        width = max(map(len, Cause))
        yield from (f"{cause:<{width}}  {texts.causes[cause].means}" for cause in Cause)
    else:
        yield from as_explanation(explain(options.cause, options.lang), _style(options, sys.stdout), texts)


def _style(options: argparse.Namespace, stream: TextIO) -> Style:
    try:
        columns = os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    except (OSError, ValueError):
        columns = _COLUMNS
    # COLUMNS counts before the width of any terminal.
    return Style(
        color=wants_color(options.color, stream, os.environ), width=shutil.get_terminal_size((columns, 0)).columns
    )
