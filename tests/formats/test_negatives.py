"""What is not ECR's refusal raises no alarm, not even next to ECR's healthy lines."""

from __future__ import annotations

from tests.formats.cases import Case, each, is_read_as_meant
from tests.formats.negatives import negatives


@each(negatives())
def test_a_near_miss_raises_no_alarm(case: Case) -> None:
    is_read_as_meant(case)
