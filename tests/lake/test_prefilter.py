"""The queries that find logs worth reading find every log that tells of a failure."""

from __future__ import annotations

import re
import runpy
import sys
from collections.abc import Sequence

import pytest

from ecr_denied.catalogue.entry import ECR, Verdict
from ecr_denied.lake import prefilter
from ecr_denied.lake.prefilter import QUERIES
from ecr_denied.records import Cause
from tests.catalogue.proving import READ
from tests.test_fixtures import ALL, joined, occurrences_in

FOUND = re.compile(prefilter(), re.IGNORECASE)
# The words of the failure are anybody's; a line above that is found names the push.
ONLY_BY_A_LINE_ABOVE = {"docker-graphdriver/push-upload-hang-up"}


def test_a_query_for_another_engine_is_an_error() -> None:
    with pytest.raises(KeyError, match="splunk"):
        prefilter("splunk")


def test_lines_without_a_word_of_ecrs_or_a_clients_are_passed_over() -> None:
    for line in (
        "2026-01-02T03:04:05.678Z building target object file with some flags -O2 ok",
        "I1124 12:00:00.000001 1 reflector.go:332 watching pods in namespace default",
        '192.0.2.7 - - [22/Jun/2026:13:02:43 +0000] "GET /v1/thing/7 HTTP/1.1" 403 173 "-" "curl/8"',
        "the secret is decrypted, connection refused, i/o timeout",
    ):
        assert not FOUND.search(line)


def is_found(lines: Sequence[str]) -> bool:
    return any(map(FOUND.search, lines))


def test_every_failing_line_of_the_fixtures_is_found() -> None:
    missed = set()
    for fixture in ALL:
        text = joined(fixture.stdout, fixture.stderr)
        lines = text.split("\n")
        for failure in occurrences_in(text):
            assert is_found(lines)
            if not is_found(lines[failure.first_line - 1 : failure.last_line]):
                missed.add(fixture.name)
    assert missed == ONLY_BY_A_LINE_ABOVE


def test_every_text_of_the_catalogue_that_tells_of_a_failure_is_found() -> None:
    assert len(READ) > 800
    assert [text for text in READ if not is_found(text.split("\n"))] == []


def test_ones_own_wordings_are_found() -> None:
    own = Verdict("own", "the harbour is closed", cause=Cause.FORBIDDEN, speaker=ECR, source="one's own")
    assert not FOUND.search("the harbour is closed")
    assert re.search(prefilter(catalogue=[own]), "the harbour is closed")


def test_nothing_in_the_expression_has_to_be_quoted() -> None:
    assert re.fullmatch(r"(?:[a-z0-9_|]|\\W)+", prefilter())


def test_the_query_fits_into_cloudwatch() -> None:
    assert len(prefilter("insights")) <= 10_000  # characters of a query: CloudWatch Logs quotas


@pytest.mark.parametrize("query", QUERIES)
def test_the_command_prints_the_query(
    query: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["lake", query])
    runpy.run_module("ecr_denied.lake.__main__", run_name="imported")
    assert capsys.readouterr().out == ""
    runpy.run_module("ecr_denied.lake", run_name="__main__")
    assert capsys.readouterr().out == f"{prefilter(query)}\n"
    assert prefilter() in prefilter(query)
