"""Who writes a log chooses whom a grant names: none is for more than the steps of a push, a pull and a login."""

from __future__ import annotations

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
    assert _wrong(379) == []


@pytest.mark.parametrize("service", ["evil", "ecs-tasks", "sagemaker"])
def test_no_statement_is_for_a_service_that_aws_documents_none_for(service: str) -> None:
    for failure in parse(_sentence(f"{service}.amazonaws.com", "ecr:BatchGetImage")):
        assert not any(one.statement for one in advise(failure))


@pytest.mark.parametrize("action", ["ecr:PutImage", "ecr:SetRepositoryPolicy", "ecr:GetAuthorizationToken"])
def test_no_service_is_let_in_to_do_more_than_pull(action: str) -> None:
    for failure in parse(_sentence("lambda.amazonaws.com", action)):
        assert not any(one.statement for one in advise(failure))


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
