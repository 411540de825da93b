"""Printed or quoted: code, tests and prose repeat a message, loggers and programs print it."""

from __future__ import annotations

from ecr_denied import Cause, parse, scan
from ecr_denied.records import Told
from tests.tables import HOST

SAID = "denied: Your authorization token has expired. Reauthenticate and try again."


# --- what is only quoted --------------------------------------------------------------------------------


def test_what_is_quoted_is_a_record_that_says_so_and_a_scan_leaves_it_out() -> None:
    for line in (f'if grep -q "{SAID}" push.log; then', f"If `docker push` answers `{SAID}`, your login is missing."):
        (failure,) = parse(line)
        assert (failure.cause, failure.told) == (Cause.TOKEN_EXPIRED, Told.QUOTED), line
        assert list(scan([line.encode()])) == []
        assert list(scan([line.encode()], quoted=True)) == [failure]


def test_a_mark_of_code_counts_only_where_it_is_near() -> None:
    for mark in ("    # ", "// "):
        for before, told in (("", Told.QUOTED), ("x " * 600, Told.PRINTED)):
            (failure,) = parse(f"$ docker push {HOST}/app\n{mark}{before}RepositoryNotFoundException goes on")
            assert failure.told is told, (mark, told)


# --- what is printed ------------------------------------------------------------------------------------


def test_what_is_quoted_above_or_below_a_printed_failure_changes_nothing_of_it() -> None:
    quotes = f'if strings.Contains(text, "{SAID}") {{'
    (alone,) = parse(SAID)
    (below,) = parse(f"{quotes}\n{SAID}")
    (above,) = parse(f"{SAID}\n{quotes}")
    assert alone == above == below.model_copy(update={"first_line": 1, "last_line": 1})
