"""Times that a log prints or a record holds: which of them a clock showed, and how to reckon without an overflow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

__all__ = ["YEARS", "in_utc", "is_of_clock", "span"]

# The years that a clock shows. Programs print the year 1, 1601, 1900, 1970 or 1980 for a time that was never set, and
# 9999 for never (Go's time.Time, FILETIME, NTP, Unix, FAT, SQL).
YEARS = range(1990, 2200)


def is_of_clock(time: datetime) -> bool:
    """True if a clock that was set can have shown the time."""
    return time.year in YEARS


def span(first: datetime | None, last: datetime | None, margin: timedelta) -> tuple[datetime, datetime] | None:
    """From ``margin`` before one time to ``margin`` after another.

    ``None`` unless a clock can have shown both, and both were said with their zone.
    """
    if first is None or last is None or not (_is_placed(first) and _is_placed(last)):
        return None
    return first - margin, last + margin


def _is_placed(time: datetime) -> bool:
    return is_of_clock(time) and time.utcoffset() is not None


def in_utc(time: datetime) -> datetime | None:
    """A time in UTC, one without a zone as it is; ``None`` where it is before the year 1 or after 9999 there."""
    if time.utcoffset() is None:
        return time.replace(tzinfo=UTC)
    try:
        return time.astimezone(UTC)
    except OverflowError:
        return None
