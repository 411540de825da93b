"""What code is mutated, and the tests that are to tell."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from types import ModuleType
from typing import Any

from ecr_denied import advice, redaction
from ecr_denied.advice import check, checks, english, facts, japanese, table, texts
from ecr_denied.advice.check import Check
from ecr_denied.advice.known import Known
from ecr_denied.catalogue import entry, template
from ecr_denied.cli import capture, child
from ecr_denied.names import (
    actions,
    arns,
    aws_registries,
    bootstraps,
    cli,
    clients,
    deeds,
    errors,
    hosts,
    owners,
    partitions,
    principals,
    references,
    requesters,
    slips,
    syntax,
    upstreams,
)
from ecr_denied.reading import match, reader
from ecr_denied.reading.judge import (
    askers,
    assembly,
    clocks,
    command,
    decision,
    judge,
    left_out,
    occurrences,
    recorded,
    relevance,
    report,
    requests,
    tracker,
    unread,
)
from ecr_denied.reading.lines import (
    beginning,
    collectors,
    command_lines,
    enclosure,
    encoding,
    frames,
    lists,
    literals,
    multiline,
    passage,
    progress,
    sieve,
)
from tools.mutation.mutants import Mutant, of_messages, of_module

__all__ = ["TARGETS", "Target"]


@dataclass(frozen=True)
class Target:
    """Some modules under one name, their mutants, and the tests that judge them."""

    mutants: Callable[[], Iterator[Mutant]]
    tests: tuple[str, ...]


def _modules(*packages: ModuleType) -> Iterator[ModuleType]:
    for package in packages:
        for one in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if not one.ispkg:
                yield import_module(one.name)


def _of(*modules: ModuleType, **options: Any) -> Callable[[], Iterator[Mutant]]:
    return lambda: chain.from_iterable(of_module(module, **options) for module in modules)


def _redaction(*names: str, **options: Any) -> Callable[[], Iterator[Mutant]]:
    return _of(*_named(*names), **options)


def _named(*names: str) -> list[ModuleType]:
    return [import_module(f"{redaction.__name__}.{name}") for name in names]


def _advice(*names: str, **options: Any) -> Callable[[], Iterator[Mutant]]:
    return _of(*(import_module(f"{advice.__name__}.{name}") for name in names), **options)


_ENTRIES = (
    "tests/catalogue/test_entries.py::test_a_text_gives_its_failure_or_none",
    "tests/catalogue/test_entries.py::test_an_entry_takes_part_in_its_text",
)
# What whole texts give.
_PROOFS = "tests/reading/test_proofs.py"
_SIGNS = "tests/test_expression.py::test_every_match_of_an_expression_with_signs_goes_through_one_of_them"
_SEVERAL = "tests/formats/test_texts.py::test_two_failures_stay_two_and_one_told_several_times_is_one"
_ANNOUNCED = (
    "tests/formats/test_texts.py::test_a_refusal_takes_the_announced_reference",
    "tests/formats/test_texts.py::test_a_refusal_takes_nothing_that_was_not_announced_for_it",
)
_JUDGED = ("left_out", "recorded", "relevance", "assembly", "report", "decision", "judge")
_RUN = tuple(f"tests/run/test_{name}.py" for name in ("program", "bounds", "run", "tee", "terminal"))
_REDACTION = (
    "tests/test_redact.py",
    "tests/hostile/test_plain_words.py",
    "tests/hostile/test_secrets.py",
    "tests/hostile/test_forging.py::test_a_command_is_broken_by_one_blank",
    "tests/hostile/test_forging.py::test_no_line_holds_a_command_once_it_was_broken",
)
_SHAPES = (
    "tests/hostile/test_shapes.py",
    "tests/hostile/test_rules.py",
    "tests/hostile/test_plain_words.py::test_no_plain_sentence_is_redacted",
    "tests/hostile/test_plain_words.py::test_no_wording_of_the_catalogue_without_a_presigned_query_is_redacted",
    "tests/hostile/test_secrets.py::test_no_secret_stays_in_words_wherever_it_stands",
    "tests/hostile/test_secrets.py::test_no_word_at_the_end_of_a_line_stays_that_a_variable_or_a_header_has",
    "tests/hostile/test_secrets.py::test_no_value_of_a_key_that_was_torn_stays_at_the_very_beginning",
    "tests/hostile/test_secrets.py::test_what_stands_around_a_secret_stays",
    "tests/hostile/test_secrets.py::test_words_above_a_login_and_below_an_option_stay",
)
_RULES = (
    "tests/rules",
    "tests/test_rules.py",
    "tests/test_statements.py",
    "tests/test_messages.py",
    "tests/test_rules_doc.py",
    "tests/test_causes_doc.py",
    "tests/test_report.py",
)

_CHECKS = tuple(_modules(checks))

TARGETS = {
    "catalogue.entry": Target(_of(entry), ("tests/catalogue/test_entry.py", *_ENTRIES)),
    "catalogue.template": Target(_of(template), (*_ENTRIES, "tests/catalogue/test_template.py")),
    "names": Target(
        _of(actions, aws_registries, bootstraps, deeds, errors, owners, partitions, principals, slips, upstreams),
        (
            *(f"tests/names/test_{name}.py" for name in ("tables", "actions", "arns", "owners", "partitions", "slips")),
            f"{_PROOFS}::test_a_text_gives_its_failures_or_none",
        ),
    ),
    "names.hosts": Target(
        lambda: chain(
            _of(arns, made_with=(template, principals, references, report))(),
            _of(syntax, made_with=(template, arns, principals, hosts, references, requests))(),
            _of(hosts, made_with=(references, requests, report))(),
        ),
        (
            *(f"tests/names/test_{name}.py" for name in ("tables", "arns", "hosts", "slips", "syntax", "references")),
            "tests/catalogue/test_template.py::test_no_token_is_empty_or_longer_than_its_field",
            _PROOFS,
            _SIGNS,
        ),
    ),
    "names.references": Target(
        lambda: chain(_of(cli, made_with=(references,))(), _of(references)()),
        (
            *(f"tests/names/test_{name}.py" for name in ("references", "tables", "hosts")),
            _PROOFS,
            _SIGNS,
        ),
    ),
    "reading.lines": Target(
        _of(collectors, command_lines, enclosure, encoding, frames, lists, multiline, passage, progress),
        (
            *(
                f"tests/reading/test_{name}.py"
                for name in ("enclosure", "frames", "lists", "multiline", "passage", "encoding")
            ),
            "tests/names/test_tables.py",
            "tests/reading/test_command_lines.py",
            "tests/reading/test_report.py",
            _PROOFS,
            _SIGNS,
        ),
    ),
    "reading.reader": Target(
        _of(reader, beginning, sieve),
        tuple(f"tests/reading/test_{name}.py" for name in ("reader", "sieve", "literals", "command_lines")),
    ),
    "reading.literals": Target(_of(literals), ("tests/reading/test_literals.py",)),
    "reading.match": Target(
        _of(*_modules(match)),
        (
            "tests/reading/test_claims.py",
            "tests/reading/test_enclosure.py",
            "tests/reading/test_own_wordings.py",
            _PROOFS,
            "tests/test_fields.py",
        ),
    ),
    "reading.tracker": Target(
        _of(tracker, unread),
        (
            *(f"tests/reading/test_{name}.py" for name in ("tracker", "command", "report", "relevance", "assembly")),
            *(f"tests/reading/test_{name}.py" for name in ("requests", "command_lines", "enclosure", "decision")),
            _PROOFS,
            "tests/test_fields.py",
            _SEVERAL,
        ),
    ),
    "reading.occurrences": Target(
        _of(occurrences),
        (
            *(f"tests/reading/test_{name}.py" for name in ("occurrences", "tracker", "command", "report", "decision")),
            _PROOFS,
            "tests/test_grouping.py",
            "tests/test_fields.py",
            *_ANNOUNCED,
            _SEVERAL,
        ),
    ),
    "reading.judged": Target(
        _of(assembly, clocks, decision, judge, left_out, recorded, relevance, report),
        (
            "tests/names/test_tables.py",
            *(f"tests/reading/test_{name}.py" for name in _JUDGED),
            "tests/reading/test_tracker.py",
            _PROOFS,
            "tests/reading/test_reader.py::test_every_failure_is_told_in_the_order_of_its_lines",
            "tests/reading/test_reader.py::test_a_record_comes_out_of_feed_as_soon_as_nothing_below_can_belong_to_it",
            "tests/test_fields.py",
        ),
    ),
    "reading.asked": Target(
        lambda: chain(_of(clients, made_with=(command,))(), _of(askers, command, requests)()),
        (
            "tests/reading/test_askers.py",
            "tests/reading/test_command.py",
            "tests/reading/test_requests.py",
            _PROOFS,
            "tests/test_fields.py",
            _SIGNS,
        ),
    ),
    "cli.child": Target(_of(child, capture), _RUN),
    # What finds, and below the tables of what is found.
    "redaction": Target(
        lambda: chain(
            _redaction("hiding", "readings", "inert")(),
            _redaction("rule", made_with=_named("tokens", "notations", "places", "hiding"))(),
        ),
        _REDACTION,
    ),
    "redaction.tokens": Target(
        _redaction("tokens", expressions=True, made_with=_named("hiding")), ("tests/hostile/test_tokens.py", *_SHAPES)
    ),
    "redaction.keys": Target(_redaction("keys", expressions=True, made_with=_named("notations", "hiding")), _SHAPES),
    "redaction.notations": Target(_redaction("notations", expressions=True, made_with=_named("hiding")), _SHAPES),
    "redaction.places": Target(_redaction("places", expressions=True, made_with=_named("hiding")), _SHAPES),
    "redaction.values": Target(
        _redaction("values", expressions=True, made_with=_named("notations", "places", "hiding")), _SHAPES
    ),
    "advice.table": Target(_advice("table", ordered=True, read_by=(Known.first,)), _RULES),
    "advice.facts": Target(
        _of(*_modules(facts), requesters),
        ("tests/names/test_requesters.py", "tests/names/test_tables.py", *_RULES),
    ),
    "advice.readings": Target(_advice("readings", "known"), _RULES),
    # The words of the templates themselves are held by the real AWS CLI (tests/proof).
    "advice.commands": Target(_advice("places"), _RULES),
    "advice.checks": Target(_of(*_CHECKS, ordered=True, read_by=(Check.advice,), made_with=(table,)), _RULES),
    "advice.statements": Target(_advice("statements"), _RULES),
    "advice.phrases": Target(_advice("phrases"), _RULES),
    "advice.check": Target(_of(check, made_with=(*_CHECKS, table)), _RULES),
    "advice.rule": Target(_of(advice, texts), _RULES),
    "advice.pages": Target(_advice("pages", read_by=(advice.explain,)), _RULES),
    "advice.messages": Target(lambda: chain.from_iterable(map(of_messages, (english, japanese))), _RULES),
}
