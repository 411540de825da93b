"""A masked account is not said: it stays empty, the rest of the record is kept, and nothing is compared with it."""

from __future__ import annotations

from tests.formats.cases import Case, each, is_read_as_meant
from tests.formats.masks import masked


@each(masked())
def test_a_mask_hides_one_field_and_no_other(case: Case) -> None:
    is_read_as_meant(case)
