"""A masked account is not said: it stays empty, the rest of the record is kept, and nothing is compared with it."""

from __future__ import annotations

import pytest

from tests.formats.cases import Case, all_complaints, grouped
from tests.formats.masks import masked


@pytest.mark.parametrize("cases", grouped(masked()))
def test_a_mask_hides_one_field_and_no_other(cases: list[Case]) -> None:
    assert all_complaints(cases) == {}
