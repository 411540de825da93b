"""Frames: what CI systems, loggers and terminals put around a line is taken away, and nothing else."""

from __future__ import annotations

from ecr_denied.reading.lines.frames import peel
from tests.looped import looped

# --- what is taken away ----------------------------------------------------------------------------------


def test_the_number_of_no_character_is_a_sign_and_stops_nothing() -> None:
    assert peel(f"a &#{'1' * 5_000}; b") == ["a \ufffd b"]


# --- cost -----------------------------------------------------------------------------------------------


@looped(
    "unit",
    [
        *("`", "```", " \\", "\\", "\\\\", '\\"', " ", "\t", "\u00a0", "│", " │ ", "|", " |", "> ", "#", "* ", "**a"),
        *("[a](https://b)", "[a](", "\x1b[", "\x1b]0;", "&amp;", "&", "},{", "[stdout]", "2024-05-06T07:08:09Z "),
        *("a | ", "#1 ", "\\n", "\\u0041", "\r", "-", "a-", '{"log":"', "\u200b"),
        *('1714979289123,"', '1714979289123,"a""', '"container_image":"', '"image":{"name":"'),
    ],
    ids=ascii,
)
def test_no_line_of_the_longest_kind_stalls(unit: str) -> None:
    # The reader hands on pieces of this size; a frame that is not linear takes minutes for one.
    text = (unit * (1 << 14))[: 1 << 14]
    for line in (text, f"denied: {text}", f"denied: {text} x", f'"{text}"'):
        assert peel(line)
