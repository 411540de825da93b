"""What is advised on texts as people meet them: what comes first, what is said, and what never."""

from __future__ import annotations

from ecr_denied import Language, advise
from ecr_denied.records import RunBy
from tests.looped import looped
from tests.rules.scenarios import RECORDS, SCENARIOS, Scenario


def of(*tables: str) -> list[Scenario]:
    """The scenarios of some tables that are trouble with ECR."""
    return [one for one in SCENARIOS if one.table in tables and one.first]


EVERY = [*SCENARIOS, *RECORDS]


@looped("scenario", EVERY, ids=[f"{one.at} {one.name}" for one in EVERY], by=lambda scenario: scenario.table)
def test_the_advice_on_a_text_is_what_helps_there_and_nothing_that_misleads(scenario: Scenario) -> None:
    faults = list(scenario.faults())
    assert not faults, "\n".join(faults)


def test_no_command_stands_twice_among_the_first_three_checks() -> None:
    for scenario in of("names"):
        lines = [line for one in scenario.advice[:3] for line in one.commands]
        assert len(lines) == len(set(lines)), (scenario.at, lines)


def test_the_advice_on_a_text_has_the_same_checks_in_japanese() -> None:
    for scenario in of("logins"):
        japanese = advise(scenario.failures[0], Language.JAPANESE)
        assert [one.id for one in japanese] == [one.id for one in scenario.advice], scenario.at


def test_who_looks_into_a_registry_is_called_its_owner_by_one_name() -> None:
    for scenario in of("names"):
        for one in scenario.advice:
            looks = any(line.startswith("aws ecr describe-") for line in one.commands)
            assert not looks or one.run_by is RunBy.REGISTRY_OWNER, (scenario.at, one.id)


def test_no_statement_is_to_be_added_against_a_limit_or_a_deny() -> None:
    none = [one for one in of("policies") if one.sides == set()]
    assert none
    for scenario in none:
        assert not any(outcome.adds_statement for one in scenario.advice for outcome in one.outcomes), scenario.at


def test_a_statement_of_the_first_three_says_by_an_answer_when_it_is_to_be_added() -> None:
    for scenario in of("policies"):
        for one in scenario.advice[:3]:
            told = any(outcome.adds_statement for outcome in one.outcomes)
            assert one.statement is None or told or one.id == "assume-role", f"{scenario.at}: {one.id}"


def test_no_login_is_granted_where_a_token_was_plainly_had() -> None:
    for scenario in of("policies"):
        if scenario.failures[0].action not in (None, "ecr:GetAuthorizationToken"):
            documents = [one.statement.document for one in scenario.advice if one.statement]
            assert not any("ecr:GetAuthorizationToken" in document for document in documents), scenario.at
