"""What real clients printed, by what was wrong: the check that helps comes early, those that mislead are absent."""

from __future__ import annotations

from pathlib import Path

from ecr_denied import Advice, advise
from tests.looped import looped
from tests.tables import lines_in
from tests.test_fixtures import ALL, Fixture, joined, read_in

FIXTURES = {fixture.name: fixture for fixture in ALL}
EACH = [
    (name, said)
    for names, said in (line.halves() for line in lines_in(Path(__file__).with_name("captures.txt")))
    for name in names.split(" ")
]


def advice_on(fixture: Fixture) -> list[Advice]:
    """The advice for the one failure that a capture tells."""
    (failure,) = read_in(joined(fixture.stdout, fixture.stderr))
    return advise(failure)


@looped("name, said", EACH)
def test_what_helps_is_among_the_first_and_what_misleads_is_absent(name: str, said: tuple[str, ...]) -> None:
    found = [advice.check.value for advice in advice_on(FIXTURES[name])]
    assert said[0] in found[:3], found
    assert not {word.removeprefix("-") for word in said[1:]} & set(found), found


def test_the_table_holds_every_scenario() -> None:
    held = {FIXTURES[name].origin.get("scenario") for name, _ in EACH}
    assert held == {fixture.origin.get("scenario") for fixture in ALL}
