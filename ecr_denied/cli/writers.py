"""How results are written, as the arguments ask for it. What writes text is loaded when there is something to write."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from typing import TextIO

from ecr_denied.cli.outputs import written
from ecr_denied.output.formats import FORMATS, Options
from ecr_denied.output.result import Writer
from ecr_denied.output.style import Style
from ecr_denied.terms import Cause

__all__ = ["columns_of", "described", "explained", "writer"]

# The width of text where no terminal has one.
_COLUMNS = 100


def writer(options: argparse.Namespace, form: str = "", stream: TextIO | None = None) -> Writer:
    """What writes the results in the form that was asked for.

    :param form: another one.
    :param stream: where text is written; ``None`` is standard output.
    """
    style = partial(_style, options, stream or sys.stdout)
    asked = Options(options.lang, style, options.keep, options.length, why=options.why, quoted=options.quoted)
    return FORMATS[form or options.format].writer(asked)


def explained(options: argparse.Namespace) -> int:
    """Say what a cause means or where a check is given, and give the exit status."""
    return written(lambda: _explanation(options))


def described(_: argparse.Namespace) -> int:
    """Print the schema of the output, and give the exit status."""
    from ecr_denied.output.schema import schema  # noqa: PLC0415

    return written(lambda: iter([schema()]))


def _explanation(options: argparse.Namespace) -> Iterator[str]:
    """All that is known of a cause, where a check is given, or every cause with its meaning."""
    from ecr_denied.advice import explain  # noqa: PLC0415
    from ecr_denied.advice.table import RULES  # noqa: PLC0415
    from ecr_denied.advice.texts import texts_in  # noqa: PLC0415
    from ecr_denied.output.text import as_check, as_explanation  # noqa: PLC0415

    texts = texts_in(options.lang)
    if options.list:
        width = max(map(len, Cause))
        yield from (f"{cause:<{width}}  {texts.causes[cause].means}" for cause in Cause)
    elif options.cause in set(Cause):
        yield from as_explanation(explain(options.cause, options.lang), _style(options, sys.stdout), texts)
    else:
        given = [cause for cause in Cause if any(row.id == options.cause for row in RULES[cause])]
        causes = (explain(cause, options.lang) for cause in given)
        yield from as_check(options.cause, causes, _style(options, sys.stdout))


def _style(options: argparse.Namespace, stream: TextIO) -> Style:
    return Style(color=_wants_color(options.color, stream), width=columns_of(stream))


def columns_of(stream: TextIO) -> int:
    """How wide text is: as ``COLUMNS`` says, else as the terminal."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    except (OSError, ValueError):
        columns = _COLUMNS
    return shutil.get_terminal_size((columns, 0)).columns


def _wants_color(choice: str, stream: TextIO) -> bool:
    """An option beats NO_COLOR beats FORCE_COLOR beats a dumb terminal; an empty variable counts as unset."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
