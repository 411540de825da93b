"""How far a clock is off is told by two times that are printed, and by nothing else."""

from __future__ import annotations

from ecr_denied.reading.judge.clocks import skew
from tests.looped import looped


@looped(
    "text",
    [
        "Signature not yet current",
        "Signature expired: x is now earlier than y",
        "Signature expired: 20269901T000000Z is now earlier than 20260101T000500Z",
        "certificate has expired or is not yet valid: current time 2026-01-01T00:00:00Z is after 2025-01-01T00:00:00Z",
    ],
)
def test_nothing_is_told_where_no_two_times_show_a_wrong_clock(text: str) -> None:
    assert skew(text) is None


@looped(
    "text, seconds",
    [
        ("Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z (20260101T001000Z - 5 min.)", -600),
        ("Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z", -300),
        ("Signature not yet current: 20260101T010000Z is still later than 20260101T000500Z", 3300),
        ("Signatureexpired:20260101T000000Zisnowearlierthan20260101T000500Z", -300),
        ("current time 2026-01-01T09:00:00+09:00 is before 2026-01-01T00:01:00Z", -60),
    ],
)
def test_the_skew_is_the_difference_of_the_two_times(text: str, seconds: int) -> None:
    assert skew(text) == seconds
