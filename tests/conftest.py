"""Tests that try everything there is are run without coverage, as to trace them takes as long again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from coverage import Coverage

# They read every text of the catalogue, every format or every capture, or judge every situation. What they run, other
# tests run for a reason of its own: those alone have to reach every branch.
BULK = tuple(
    f"tests/{name}"
    for name in (
        "catalogue/test_entries.py",
        "catalogue/test_template.py::test_every_form_of_a_wording",
        "catalogue/test_template.py::test_no_text_makes_a_wording_run_out_of_patience",
        "catalogue/test_template.py::test_no_wording_begins_with_anything_but_a_literal",
        "formats/test_frames_table.py",
        "formats/test_negatives.py",
        "formats/test_pairs.py",
        "formats/test_table.py",
        "formats/test_wraps.py",
        "fuzz/",
        "hostile/",
        "lake/test_prefilter.py::test_every_",
        "lake/test_rows.py::test_rows_",
        "oracle/",
        "reading/test_encoding.py::test_utf_16_comes_out_as_utf_8_in_any_cut",
        "reading/test_reader.py::test_no_cut_makes_a_reader_give_anything_but_what_scan_gives",
        "reading/test_reader.py::test_no_hostile_text_stalls_or_raises",
        "reading/test_sieve.py",
        "reading/test_tellings.py::test_two_",
        "rules/test_claims.py",
        "rules/test_login_and_network.py::test_every_command_is_read_alike_by_sh_powershell_and_cmd",
        "rules/test_login_and_network.py::test_a_shell_of_windows_gets_no_command_of_posix",
        "rules/test_parts.py",
        "rules/test_tables.py",
        "test_compression.py::test_memory",
        "test_embedding.py::test_the_bot",
        "test_fingerprints.py",
        "test_fixtures.py::test_a_message_holds_the_registrys_sentence_whole",
        "test_grouping.py::test_a_text_told_twice",
        "test_grouping.py::test_the_tellings_of_all_fixtures",
        "test_joined.py",
        "test_properties.py",
        "test_redact.py::test_a_text_is_read_for_secrets",
        "test_report.py::test_no_command_stands_twice_in_a_short_report",
        "test_statements.py::test_no_command_names_an_action",
        "test_statements.py::test_no_statement_grants_an_action",
    )
)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Stop tracing while a test of the bulk is set up and runs."""
    traced = Coverage.current() if item.nodeid.startswith(BULK) else None
    if traced:
        traced.stop()
    try:
        return (yield)
    finally:
        if traced:
            traced.start()
