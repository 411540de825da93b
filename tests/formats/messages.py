"""A few very different refusals, each as its client prints it, to be put into every frame and torn at every width."""

from __future__ import annotations

from collections.abc import Iterator

from tests.formats.cases import FOLDER, Case
from tests.formats.table import case_of, format_of
from tests.formats.words import PLACES
from tests.tables import lines_in

__all__ = ["LONG", "PULLS", "SHORT", "TWO_LINES"]


def _cases(section: str) -> Iterator[Case]:
    for line in lines_in(FOLDER / "messages.txt", section):
        name, words, said = line.parts()
        form = format_of(line, words, said)
        yield case_of(name, form, form.says[0], form.place or PLACES[0])


PULLS = tuple(_cases("pulls"))
SHORT = (*PULLS, *_cases("pushes"))
LONG = (*SHORT, *_cases("longer"))
(TWO_LINES,) = _cases("of two lines")
