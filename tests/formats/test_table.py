"""Every format of every client is read as it is meant, with every sentence it can carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, islice

from tests.formats.cases import Case, is_read_as_meant
from tests.formats.table import ROWS, case_of
from tests.formats.words import PUBLIC
from tests.looped import looped

# What names an account or a host of a region, which ECR Public has not.
OF_AN_ACCOUNT = ("{account}", "{arn}", "{me}", "{region}", "api.ecr", "starport")


def public() -> Iterator[Case]:
    """Every format that names its registry, about ECR Public: it has an alias, but neither account nor region."""
    for form, rows in groupby(ROWS, key=lambda row: row.form):
        for row in islice(rows, 2):
            case = case_of(row.case.name, form, row.saying, PUBLIC)
            if (
                case.causes
                and PUBLIC.host in str(case.text)
                and not any(word in form.words + row.saying.words for word in OF_AN_ACCOUNT)
            ):
                said = {name: value for name, value in case.fields.items() if name != "repository"}
                yield replace(case, fields={**said, "registry_id": None, "region": None})


@looped("case", public())
def test_a_format_reads_the_same_about_a_public_registry(case: Case) -> None:
    is_read_as_meant(case)


@looped("case", [row.case for row in ROWS])
def test_a_clients_format_tells_what_it_says_and_no_more(case: Case) -> None:
    is_read_as_meant(case)


def test_no_placeholder_is_left_unfilled() -> None:
    placeholders = ("{said}", "{code}", "{CODE}", "{status}", "{ref}", "{name}", "{host}", "{me}", "{arn}")
    assert [row.case.name for row in ROWS if any(left in str(row.case.text) for left in placeholders)] == []
