"""Sentences people and tools have damaged: the cause stays right as far as the words go, and nothing is invented."""

from __future__ import annotations

import pytest

from ecr_denied import parse
from tests.formats.cases import Case, cases_in, flat, is_read_as_meant
from tests.looped import looped

ME = "arn:aws:sts::444455556666:assumed-role/ci-runner/deploy"
SENTENCE = (
    f"User: {ME} is not authorized to perform: ecr:BatchGetImage on resource:"
    " arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no identity-based policy allows the"
    " ecr:BatchGetImage action"
)
DAMAGED = {case.name: case for case in cases_in("sentences.txt", "damaged")}
# The sentence as it is, with its fields.
WHOLE = DAMAGED["whole"]


@looped("case", DAMAGED.values())
def test_a_damaged_sentence_keeps_its_cause_and_fields(case: Case) -> None:
    is_read_as_meant(case)


@looped("blank", [at for at, letter in enumerate(SENTENCE) if letter == " "])
@looped("instead", ["", "  ", "\n", " \n ", "\\n", "\n// "])
def test_any_one_blank_may_be_eaten_doubled_or_broken(blank: int, instead: str) -> None:
    text = SENTENCE[:blank] + instead + SENTENCE[blank + 1 :]
    is_read_as_meant(Case("blank", text, WHOLE.causes, WHOLE.fields))


@pytest.mark.parametrize("tail", ["", "...", "…", "[truncated]"])
def test_a_sentence_cut_behind_its_action_names_no_other_and_gives_no_reason_that_is_cut_off(tail: str) -> None:
    begun = SENTENCE.index("ecr:BatchGetImage on") + len("ecr:BatchGetImage on ")
    wrong: dict[str, object] = {}
    for end in range(begun, len(SENTENCE)):
        for record in map(flat, parse(f"denied: {SENTENCE[:end]}{tail}")):
            fits = (
                record["cause"] in ("access-denied", *WHOLE.causes)
                and all(
                    record[name] in (None, WHOLE.fields[name])
                    for name in ("action", "registry_id", "region", "principal_arn")
                )
                and (record["cause"] == "access-denied" or end > SENTENCE.index("identity"))
            )
            if not fits:
                wrong[SENTENCE[begun:end]] = {key: record[key] for key in ("cause", "registry_id", "region", "action")}
    assert wrong == {}


@looped("caller", cases_in("sentences.txt", "callers"))
def test_every_kind_of_caller_is_read(caller: Case) -> None:
    arn = str(caller.text)
    text = f"denied: {SENTENCE.replace(ME, arn)}"
    is_read_as_meant(Case(caller.name, text, WHOLE.causes, {**WHOLE.fields, "principal_arn": arn, **caller.fields}))


@looped("action", cases_in("sentences.txt", "actions"))
def test_an_action_tells_the_operation_only_where_it_belongs_to_one(action: Case) -> None:
    text = SENTENCE.replace("ecr:BatchGetImage", str(action.text))
    is_read_as_meant(
        Case(action.name, text, WHOLE.causes, {**WHOLE.fields, "action": str(action.text), **action.fields})
    )
