"""A torn refusal keeps its cause, and no field is wrong; a few may be lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from zlib import crc32

from tests.formats.cases import Case, Gaps, compare
from tests.formats.messages import LONG
from tests.formats.table import ROWS
from tests.formats.wraps import BORDERS, PREFIXES, TEARS, WIDTHS
from tests.looped import looped

# Fields that may be lost to tears, of all that are said, in percent.
TOLERATED = 2.0
# Texts that may be misread, of every format torn at every width, in percent: a column that cuts a name at the end of
# a sentence leaves nothing that tells the tear.
MISREAD = 3.0

WAYS = (
    *((how, width, prefix) for how, width, prefix in product(TEARS, WIDTHS, PREFIXES)),
    *((how, width, "none") for how, width in product(BORDERS, WIDTHS)),
)
# Formats of one line, long enough to be torn.
CASES = [
    case
    for case in (row.case for row in ROWS)
    if case.causes and not case.optional and "\n" not in str(case.text).strip() and len(case.text) > WIDTHS[0] + 30
]


def torn(how: str, width: int, prefix: str) -> Iterator[Case]:
    """Every long message, torn this way."""
    for message in LONG:
        assert isinstance(message.text, str)
        text = (TEARS | BORDERS)[how](message.text, width, PREFIXES[prefix])
        yield Case(message.name, text, message.causes, message.fields)


@cache
def readings(how: str, width: int, prefix: str) -> tuple[tuple[Case, Gaps], ...]:
    """Every message torn this way, with what its reading lacks."""
    return tuple((case, compare(case)) for case in torn(how, width, prefix))


def rows_torn(how: str, width: int, prefix: str) -> Iterator[Case]:
    """The formats of all clients whose turn this tear is."""
    turn = WAYS.index((how, width, prefix))
    for case in CASES:
        # By its text, so that no other format changes what is tried.
        if crc32(str(case.text).encode()) % len(WAYS) == turn:
            yield Case(
                case.name, (TEARS | BORDERS)[how](str(case.text), width, PREFIXES[prefix]), case.causes, case.fields
            )


def test_few_formats_are_misread_when_torn() -> None:
    torn_all = [case for way in WAYS for case in rows_torn(*way)]
    misread = [case.name for case in torn_all if (gaps := compare(case)).wrong or "the failure" in gaps.missing]
    assert 100 * len(misread) / len(torn_all) <= MISREAD, f"{len(misread)} of {len(torn_all)}: {misread}"


@looped("how, width, prefix", WAYS)
def test_a_torn_line_keeps_its_cause_and_no_field_is_wrong(how: str, width: int, prefix: str) -> None:
    wrong = {
        case.name: [*gaps.wrong, *gaps.missing, repr(case.text)]
        for case, gaps in readings(how, width, prefix)
        if gaps.wrong or "the failure" in gaps.missing
    }
    assert wrong == {}


def test_few_fields_are_lost_to_tears() -> None:
    torn_all = [reading for way in WAYS for reading in readings(*way)]
    lost = [f"{case.name}: {what}" for case, gaps in torn_all for what in gaps.missing]
    said = sum(value is not None for case, _ in torn_all for value in case.fields.values())
    assert 100 * len(lost) / said <= TOLERATED, f"{len(lost)} of {said}"
