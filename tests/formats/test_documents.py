"""A whole paste tells of its one refusal, and nothing around it gets into the record."""

from __future__ import annotations

import pytest

from tests.formats.cases import Case, all_complaints, grouped
from tests.formats.documents import documents


@pytest.mark.parametrize("cases", grouped(documents()))
def test_a_paste_tells_of_its_one_refusal(cases: list[Case]) -> None:
    assert all_complaints(cases) == {}
