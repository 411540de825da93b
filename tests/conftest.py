"""Tests that try everything there is are run without coverage, as to trace them takes as long again."""

from __future__ import annotations

import gc
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from coverage import Coverage

import ecr_denied

# They read every text of the catalogue, every format or every capture, in many cuts, or judge every situation. What
# they run, other tests run for a reason of its own: those alone have to reach every branch.
BULK = tuple(
    f"tests/{name}"
    for name in (
        "catalogue/test_entries.py",
        "catalogue/test_template.py::test_every_form_of_a_wording",
        "catalogue/test_template.py::test_no_text_makes_a",
        "catalogue/test_template.py::test_no_wording_begins_with_anything_but_a_literal",
        "formats/",
        "fuzz/",
        "hostile/",
        "lake/test_prefilter.py::test_every_",
        "lake/test_rows.py::test_a_cut_makes",
        "lake/test_rows.py::test_lines_that_an_engine",
        "lake/test_rows.py::test_rows_",
        "mcp/test_tools.py::test_a_name_of_a_file",
        "mcp/test_tools.py::test_a_text_gives",
        "mcp/test_tools.py::test_more_failures",
        "oracle/",
        "reading/test_command_lines.py::test_a_command_is_one_however",
        "reading/test_encoding.py::test_a_stream_that_arrives_byte_by_byte",
        "reading/test_encoding.py::test_utf_16_comes_out_as_utf_8_in_any_cut",
        "reading/test_frames.py::test_no_line_of_the_longest",
        "reading/test_literals.py::test_every_literal",
        "reading/test_occurrences.py::test_the_cause_that_tells_more",
        "reading/test_occurrences.py::test_two_",
        "reading/test_proofs.py::test_no_line_of_code_or_prose_prints_what_it_quotes_of",
        "reading/test_relevance.py::test_no_refusal_of_an",
        "reading/test_sieve.py",
        "rules/test_captures.py",
        "rules/test_claims.py",
        "rules/test_login_and_network.py::test_a_shell_of_windows_gets_no_command_of_posix",
        "rules/test_login_and_network.py::test_every_command_is_read_alike_by_sh_powershell_and_cmd",
        "rules/test_scenarios.py::test_the_advice_on_a_text_is_what_helps_there_and_nothing_that_misleads[logins]",
        "test_causes_doc.py",
        "test_compression.py::test_memory",
        "test_embedding.py::test_the_bot",
        "test_fingerprints.py",
        "test_fixtures.py",
        "test_forward.py::test_a_message_of_any",
        "test_joined.py",
        "test_properties.py",
        "test_report.py::test_every_step_that_is_shown_has_its_first_command",
        "test_report.py::test_no_command_stands_twice_in_a_short_report",
        "test_schema.py::test_every_line",
        "test_schema.py::test_what_is_no_line",
        "test_statements.py::test_no_command_names_an_action",
        "test_statements.py::test_no_statement_grants_an_action",
    )
)


# What the library loads of others that takes seconds.
_SLOW = ("mcp.server.stdio", "pyarrow.compute")
# What functions of the library remember since a test that was not traced. Where one is traced they run again.
_remembered = set[Any]()


@cache
def _remembering() -> list[Any]:
    """The functions of the library that remember what they gave."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "ecr_denied"]
    return [one for module in modules for one in vars(module).values() if hasattr(one, "cache_clear")]


@contextmanager
def _stopped() -> Iterator[None]:
    """Stop tracing for a while."""
    # In a worker of pytest-xdist, pytest-cov starts two: where one stops, the other goes on.
    tracing = list[Coverage]()
    while one := Coverage.current():
        one.stop()
        tracing.append(one)
    try:
        yield
    finally:
        while tracing:
            tracing.pop().start()


@contextmanager
def _untraced() -> Iterator[None]:
    """Stop tracing for a while, and keep in mind what the library remembers since then."""
    if Coverage.current() is None:
        yield
        return
    empty = [one for one in _remembering() if not one.cache_info().currsize]
    try:
        with _stopped():
            yield
    finally:
        _remembered.update(one for one in empty if one.cache_info().currsize)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Iterator[None]:
    """Load what is loaded late, then collect the tests without coverage.

    A test that is not traced may be the first to need it. Hypothesis takes constants from the modules that it finds:
    where a test loads one, its examples are no longer drawn alike (hypothesis, FlakyStrategyDefinition).
    """
    with _stopped():
        for name in _SLOW:
            import_module(name)
    for module in pkgutil.walk_packages(ecr_denied.__path__, "ecr_denied."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    with _untraced():
        # A test takes Hypothesis' settings when it is collected.
        import_module("tests.strategies")
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The bulk comes last: what the others made the library remember, it need not make anew."""
    items.sort(key=lambda item: item.nodeid.startswith(BULK))


def pytest_collection_finish() -> None:
    """What stays to the end, the collector of garbage need not look through again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Stop tracing while a test of the bulk is set up and runs."""
    if item.nodeid.startswith(BULK):
        with _untraced():
            return (yield)
    if Coverage.current() is not None:
        while _remembered:
            _remembered.pop().cache_clear()
    return (yield)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No language, no colour and no terminal of the machine at hand, and no CI system."""
    for name in (
        *("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM"),
        *("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"),
    ):
        monkeypatch.delenv(name, raising=False)
