"""A refusal reads the same inside every frame as without it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.formats.cases import Case, each, is_read_as_meant
from tests.formats.frames import ANY, LINES, PULLING, QUOTED, Frame
from tests.formats.messages import PULLS, SHORT, TWO_LINES


def framed(frames: tuple[Frame, ...], messages: tuple[Case, ...]) -> Iterator[tuple[str, Case]]:
    """Every message in every frame, by frame."""
    for frame in frames:
        for message in messages:
            assert isinstance(message.text, str)
            yield frame.name, Case(message.name, frame.wrap(message.text), message.causes, message.fields)


FRAMED = (
    *framed(LINES, (*SHORT[::2], TWO_LINES)),
    *framed(ANY, SHORT),
    *framed(QUOTED, (*SHORT[1::2], TWO_LINES)),
    *framed(PULLING, PULLS),
)


@each(FRAMED)
def test_a_frame_changes_nothing(case: Case) -> None:
    is_read_as_meant(case)
