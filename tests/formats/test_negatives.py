"""What is not ECR's refusal raises no alarm, not even next to ECR's healthy lines."""

from __future__ import annotations

import pytest

from tests.formats.cases import Case, all_complaints, grouped
from tests.formats.negatives import negatives


@pytest.mark.parametrize("cases", grouped(negatives()))
def test_a_near_miss_raises_no_alarm(cases: list[Case]) -> None:
    assert all_complaints(cases) == {}
