"""Every format of every client is read as it is meant, with every sentence it can carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.formats.cases import Case, each, is_read_as_meant
from tests.formats.everything import CLIENTS
from tests.formats.table import Format, case_of, cases_of
from tests.formats.words import PUBLIC, Saying

ROWS = [row for client, formats in CLIENTS.items() for row in cases_of(client, formats)]


def public() -> Iterator[tuple[str, Case]]:
    """Every format that names its registry, about ECR Public: it has an alias, but neither account nor region."""
    for client, formats in CLIENTS.items():
        for form in formats:
            for saying in (form.says or (Saying("own", "", "", form.causes),))[:2]:
                if speaks_of_an_account(form, saying):
                    continue
                case = case_of(saying.name, form, saying, PUBLIC)
                if case.causes and PUBLIC.host in str(case.text):
                    said = {name: value for name, value in case.fields.items() if name != "repository"}
                    yield client, replace(case, fields={**said, "registry_id": None, "region": None})


def speaks_of_an_account(form: Format, saying: Saying) -> bool:
    """Whether the words name an account or a regional host, which ECR Public has not."""
    return any(
        word in form.words + saying.words for word in ("{account}", "{arn}", "{me}", "{region}", "api.ecr", "starport")
    )


@each(public())
def test_a_format_reads_the_same_about_a_public_registry(case: Case) -> None:
    is_read_as_meant(case)


@each(ROWS)
def test_a_clients_format_tells_what_it_says_and_no_more(case: Case) -> None:
    is_read_as_meant(case)


def test_every_row_names_its_versions_and_its_source() -> None:
    assert all(form.versions and form.source for formats in CLIENTS.values() for form in formats)


def test_no_placeholder_is_left_unfilled() -> None:
    placeholders = ("{said}", "{code}", "{CODE}", "{status}", "{ref}", "{name}", "{host}", "{me}", "{arn}")
    assert [case.name for _, case in ROWS if any(left in str(case.text) for left in placeholders)] == []
