"""Properties that are computed once, without a lock."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from ecr_denied.cached import cached_property, shared_property

PACKAGE = Path(__file__).parent.parent / "ecr_denied"


class Counting:
    def __init__(self, together: Barrier) -> None:
        self.together = together
        self.computed = 0

    @cached_property
    def value(self) -> list[int]:
        """What is computed."""
        self.together.wait(timeout=30)
        self.computed += 1
        return [self.computed]


def test_no_module_takes_the_property_that_holds_a_lock() -> None:
    for module in PACKAGE.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        uses, own = text.count("@cached_property"), "from ecr_denied.cached import cached_property" in text
        assert not uses or own, module
        assert "functools.cached_property" not in text or module.name == "cached.py", module


def test_no_object_waits_until_another_has_computed() -> None:
    together = Barrier(2)  # each computes when the other does
    with ThreadPoolExecutor(2) as pool:
        values = list(pool.map(lambda each: each.value, (Counting(together), Counting(together))))
    assert values == [[1], [1]]


def test_of_two_values_computed_at_once_the_first_stays() -> None:
    together = Barrier(2)
    counting = Counting(together)
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda each: each.value, (counting, counting))
    assert one is other is counting.value
    assert Counting.value.__doc__ == "What is computed."  # the class gives the property itself


class Copy:
    def __init__(self, alone: Copy | None = None, model: Copy | None = None) -> None:
        self.alone, self.model = alone, model
        self.computed = 0

    def told_of(self, _: object) -> int:
        """What a model gives."""
        return -1

    @shared_property
    def value(self) -> int:
        """What is computed."""
        self.computed += 1
        return id(self)


def test_what_is_shared_is_computed_once_for_an_object_and_its_copies() -> None:
    one = Copy()
    copies = [Copy(one), Copy(one)]
    assert {one.value, *(copy.value for copy in copies)} == {id(one)}
    assert [one.computed, *(copy.computed for copy in copies)] == [1, 0, 0]
    assert Copy.value.__doc__ == "What is computed."  # the class gives the property itself


def test_what_is_shared_is_given_by_what_has_a_model() -> None:
    copy = Copy(Copy(model=Copy()))
    assert copy.value == -1
    assert copy.computed == 0
