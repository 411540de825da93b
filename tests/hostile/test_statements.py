"""Who writes a log chooses whom a grant names: none is for more than the steps of a push, a pull and a login."""

from __future__ import annotations

import json
import re

import pytest

from ecr_denied import advise, parse
from tests.hostile.forged import faults, forged
from tests.printed import report, words_in

_COMPARE = words_in().report["compare"]
_ARN = "arn:aws:ecr:eu-west-1:111122223333:repository/team/app"


def _sentence(who: str, action: str) -> str:
    why = f"because no resource-based policy allows the {action} action"
    return f"denied: User: {who} is not authorized to perform: {action} on resource: {_ARN} {why}"


def _wrong(every: int) -> list[tuple[str, str]]:
    return [(fault, one.text) for one in forged(every) for fault in faults(one)]


def test_no_forged_sentence_gets_a_statement_for_more_than_a_step() -> None:
    assert _wrong(5_003) == []


@pytest.mark.whole
def test_no_forged_sentence_of_many_gets_a_statement_for_more_than_a_step() -> None:
    assert _wrong(997) == []


@pytest.mark.parametrize(
    "who", ["lambda.amazonaws.com", "codebuild.amazonaws.com", "arn:aws:iam::666677778888:user/mallory"]
)
def test_whoever_a_statement_names_is_to_be_compared_first(who: str) -> None:
    (failure,) = parse(_sentence(who, "ecr:BatchGetImage"))
    assert any(one.statement and one.statement.side == "repository" for one in advise(failure))
    assert _COMPARE in report(failure) and _COMPARE in report(failure, whole=True)


def test_a_statement_names_the_actions_as_iam_writes_them() -> None:
    (failure,) = parse(_sentence("arn:aws:iam::666677778888:user/mallory", "ECR:BATCHGETIMAGE"))
    (words, *_) = [one.statement.document for one in advise(failure) if one.statement]
    assert re.findall(r"ecr:\w+", words, re.IGNORECASE) == ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]


@pytest.mark.parametrize("action", ["ecr:PutImage*", "ecr:PutImage?", "ecr:putimage*", "ecr:Put*", "ecr:Put?mage"])
def test_a_pattern_of_actions_is_read_as_one_and_gets_no_statement(action: str) -> None:
    (failure,) = parse(_sentence("arn:aws:iam::666677778888:user/mallory", action))
    assert failure.action == action and not any(one.statement for one in advise(failure))


@pytest.mark.parametrize("mark", ["*", "**"])
def test_emphasis_is_no_pattern(mark: str) -> None:
    sentence = (
        f"denied: {mark}User: arn:aws:iam::666677778888:user/ada is not authorized to perform: ecr:PutImage{mark}"
    )
    for text in (sentence, sentence.replace(f"{mark}User", "User").replace("ecr:", f"{mark}ecr:")):
        assert [failure.action for failure in parse(text)] == ["ecr:PutImage"]


_USER = "arn:aws:iam::111122223333:user/ada"


def _lacking(action: str, resource: str = _ARN) -> str:
    """A refusal of a call of ECR's API that names the caller's own policies."""
    why = f"because no identity-based policy allows the {action} action"
    call = action.partition(":")[2]
    return (
        f"An error occurred (AccessDeniedException) when calling the {call} operation: User: {_USER} is not authorized "
        f"to perform: {action} on resource: {resource} {why}"
    )


@pytest.mark.parametrize(
    "text",
    [
        _lacking("ecr:DescribeRepositories", f"{_ARN.rpartition(':')[0]}:repository/*"),
        _lacking("ecr:DescribeRegistry", "*"),
        _lacking("ecr:DeleteRepository"),
        _lacking("ecr:PutLifecyclePolicy"),
        _lacking("ecr:DescribeImages").replace("because no identity-based policy allows", "with an explicit deny in"),
    ],
)
def test_no_call_on_every_repository_none_that_changes_and_none_against_a_deny_gets_a_statement(text: str) -> None:
    assert not [one.statement for failure in parse(text) for one in advise(failure) if one.statement]


@pytest.mark.parametrize("action", ["ecr:DescribeImages", "ecr:ListImages", "ecr:CreateRepository"])
def test_a_refused_call_that_shows_or_makes_one_repository_gets_itself_in_the_callers_policy(action: str) -> None:
    (failure,) = parse(_lacking(action))
    (statement,) = [one.statement for one in advise(failure) if one.statement]
    (grant,) = json.loads(statement.document)["Statement"]
    assert (statement.side, grant["Action"], grant["Resource"]) == ("identity", [action], _ARN)


def test_a_task_that_got_no_token_gets_the_actions_of_a_pull_too() -> None:
    (failure,) = parse(
        "CannotPullECRContainerError: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/run/0a1b is "
        "not authorized to perform: ecr:GetAuthorizationToken on resource: *"
    )
    (statement, *_) = [one.statement for one in advise(failure) if one.statement]
    allowed = {
        grant["Sid"]: (grant["Action"], grant["Resource"]) for grant in json.loads(statement.document)["Statement"]
    }
    assert allowed["Login"] == (["ecr:GetAuthorizationToken"], "*")
    pulled, of = allowed["Pull"]
    assert set(pulled) == {"ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"}
    assert of.startswith("arn:aws:ecr:") and "*" not in of
