"""Names like a missing one."""

from __future__ import annotations

import pytest

from ecr_denied.live.inventory import similar_names


@pytest.mark.parametrize("known", [[], ["team/app"], ["payments/ledger", "web/site"]])
def test_nothing_is_suggested_where_nothing_is_like_it(known: list[str]) -> None:
    assert similar_names("team/app", known) == ()


@pytest.mark.parametrize(
    "other", ["app", "org/team/app", "team/app/v1", "squad/app", "team-app", "team/apps", "taem/app"]
)
def test_a_slip_is_found(other: str) -> None:
    assert similar_names("team/app", ["payments/ledger", other]) == (other,)


def test_names_by_rule_come_before_names_by_letters_and_at_most_three() -> None:
    found = similar_names("team/app", ["team/apps", "team/apq", "team/apt", "squad/app", "team/app"])
    assert found[0] == "squad/app" and len(found) == 3


def test_a_name_with_the_host_of_its_registry_before_it_is_like_the_name_alone_and_the_other_way_round() -> None:
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    assert similar_names(f"{host}/team/app", ["payments", "team/app"])[0] == "team/app"
    assert similar_names("team/app", ["payments", f"{host}/team/app"])[0] == f"{host}/team/app"
