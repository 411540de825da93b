"""A whole paste tells of its one refusal, and nothing around it gets into the record."""

from __future__ import annotations

from tests.formats.cases import Case, each, is_read_as_meant
from tests.formats.documents import documents


@each(documents())
def test_a_paste_tells_of_its_one_refusal(case: Case) -> None:
    is_read_as_meant(case)
