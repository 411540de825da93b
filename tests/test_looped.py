"""A loop over cases: none that fails is lost, and each is told by its name."""

from __future__ import annotations

import inspect

import pytest

from tests import looped as module
from tests.looped import looped, stop_at_the_first


def told(test: object, **others: object) -> str:
    """What a test that fails says."""
    with pytest.raises(AssertionError) as raised:
        test(**others)  # type: ignore[operator]
    return str(raised.value)


def test_a_loop_over_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"^no cases of number$"):
        looped("number", [])


def test_no_case_that_fails_hides_the_next_and_each_is_named() -> None:
    tried = []

    @looped("number, word", [(1, "a"), (2, "b"), (0, "c")])
    def test(number: int, word: str) -> None:
        tried.append(word)
        assert 6 // number == 3, f"not {word}"

    said = told(test)
    assert tried == ["a", "b", "c"]
    assert said.startswith("2 of 3 cases fail\n1, 'a'\n    line ") and "not a" in said
    assert "0, 'c'\n" in said and "ZeroDivisionError: " in said and "'b'" not in said


def test_loops_in_one_another_try_the_whole_product_and_name_both() -> None:
    @looped("one", "ab", ids=str.upper)
    @looped("other", [1, 2])
    def test(one: str, other: int, more: str) -> None:
        assert (one, other) == ("a", 1), more

    said = told(test, more="said")
    assert said.startswith("2 of 2 cases fail\nA\n") and said.count("said") == 3
    assert list(inspect.signature(test).parameters) == ["more"]


def test_each_part_has_its_own_cases() -> None:
    tried = []

    @looped("word", ["aa", "ab", "ba"], by=lambda word: word[0])
    def test(word: str) -> None:
        tried.append(word)

    (mark,) = test.pytestmark  # type: ignore[attr-defined]
    assert (mark.args[0], list(mark.args[1])) == ("part", ["a", "b"])
    test(part="b")
    assert tried == ["ba"]


def test_a_sample_is_tried_and_the_whole_in_a_lane_of_its_own() -> None:
    tried = []

    @looped("number", range(7), sample=3)
    def test(number: int) -> None:
        tried.append(number)

    sample, whole = test.pytestmark[0].args[1]  # type: ignore[attr-defined]
    test(part=sample)
    assert tried == [0, 3, 6]
    test(part=whole.values[0])
    assert tried[3:] == list(range(7)) and [mark.name for mark in whole.marks] == ["whole"]


def test_a_loop_may_stop_at_the_first_case_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._Mode, "stops", False)
    tried = []

    @looped("number", [1, 2, 3])
    def test(number: int) -> None:
        tried.append(number)
        assert number == 1

    stop_at_the_first()
    assert told(test).startswith("1 of 3 cases fail\n2\n") and tried == [1, 2]
