"""The name of an error is code where code uses it, and only there."""

from __future__ import annotations

import pytest

from ecr_denied.names.errors import is_identifier

NAME = "ThrottlingException"


@pytest.mark.parametrize(
    "before", ["", "{'code': '", "Throttling: '", 'XThrottlingExceptions: "', f"{NAME}: ", f"{NAME} says '"]
)
def test_what_is_said_of_an_error_is_no_code(before: str) -> None:
    assert not is_identifier(before, NAME, " was told")


@pytest.mark.parametrize(
    "before", [f"{NAME}: '", f'{NAME}="', f"My{NAME}: '", f"{NAME}  kind = '", f"const {NAME} = '", "import a, "]
)
def test_what_has_the_name_of_an_error_or_imports_it_is_code(before: str) -> None:
    assert is_identifier(before, NAME, "")


def test_several_names_in_a_list_are_code() -> None:
    assert is_identifier("", f"{NAME}, | RateExceeded", "")
    assert not is_identifier("", f"{NAME} RateExceeded", "")


@pytest.mark.parametrize("start", ["//", "    # ", "The word ", "    "])
def test_the_start_of_a_line_counts_only_where_it_is_near(start: str) -> None:
    near, far = (start + "x " * count for count in (1, 1_000))
    told = is_identifier(f"{near}: ", NAME, " goes on"), is_identifier(f"{far}: ", NAME, " goes on")
    assert told == (start in ("//", "    # "), False)


def test_the_start_of_what_is_left_of_a_long_line_is_no_start_of_a_line() -> None:
    assert not is_identifier(f"{'x' * 10}//{'x' * 996}: ", NAME, "")
