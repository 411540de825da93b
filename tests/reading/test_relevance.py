"""Whose registry it is: what is named decides, then who could have said the words."""

from __future__ import annotations

from ecr_denied import Cause, Failure, advise, parse
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Note, Other, Signal, Speaker, Strength, Verdict, Wrapper
from ecr_denied.names.actions import API_OPERATIONS, step_of
from ecr_denied.reading.reader import Reader
from ecr_denied.records import Operation, Told
from tests.looped import looped

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
PUSHING = Note("pushing", "now pushing {reference}", operation=Operation.PUSH, signal=Signal.OPENS, source="x")
OTHERS = tuple(entry for entry in CATALOGUE if isinstance(entry, Other))
FOR = Wrapper("for", "for image {reference}: ", source="x")


def said(
    text: str, speaker: Speaker, strength: Strength | None = None, cause: Cause = Cause.FORBIDDEN
) -> list[Failure]:
    verdict = Verdict("verdict", "the frobnicator refused", cause, speaker=speaker, strength=strength, source="x")
    reader = Reader((PUSHING, FOR, verdict, *OTHERS))
    return [*reader.feed(text.encode()), *reader.flush()]


@looped("operation", sorted(API_OPERATIONS - {"DeleteRepositoryPolicy", "DeleteRepositoryCreationTemplate"}))
@looped("code", ["AccessDenied", "ExpiredTokenException", "ThrottlingException", "ServerException", "KmsException"])
def test_no_refusal_of_an_operation_that_ecr_alone_has_is_passed_over(operation: str, code: str) -> None:
    failure, *more = parse(f"An error occurred ({code}) when calling the {operation} operation: it was so")
    assert not more and failure.client == "aws-api"
    assert failure.operation is step_of(operation) or failure.cause is Cause.AWS_CREDENTIALS_FAILED


# --- what is --------------------------------------------------------------------------------------------


def of_whom(text: str, speaker: Speaker) -> list[Failure]:
    """The failures in ``text`` where the words that decide say what was asked for."""
    verdict = Verdict("verdict", "was refused {reference}", Cause.FORBIDDEN, speaker=speaker, source="x")
    reader = Reader((PUSHING, verdict, *OTHERS))
    return [*reader.feed(text.encode()), *reader.flush()]


def test_another_registry_that_the_deciding_words_name_is_meant_unless_ecr_says_them_of_its_own() -> None:
    other = "was refused ghcr.io/team/app"
    for speaker, beside, count in (
        (ANYONE, f" by {HOST}", 0),
        (CLIENT, f" by {HOST}", 0),
        (ECR, "", 0),
        (ECR, f" by {HOST}", 1),
    ):
        assert len(of_whom(f"{other}{beside}", speaker)) == count, (speaker, beside)


def test_an_image_without_a_registry_in_anybodys_deciding_words_is_ecrs_where_it_is_named_in_full() -> None:
    for speaker, name, count in ((ANYONE, "other", 0), (ANYONE, "app", 1), (CLIENT, "other", 1)):
        assert len(of_whom(f"was refused team/app of {HOST}/team/{name}", speaker)) == count, (speaker, name)
    assert len(of_whom(f"now pushing {HOST}/team/app\nwas refused ***/app", ANYONE)) == 1
    assert len(of_whom("was refused team/app", ECR)) == 1


def test_a_role_that_a_service_of_aws_works_by_is_ecrs_in_the_answer_to_an_operation_of_ecr_alone() -> None:
    refused = (
        "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: iam:CreateServiceLinkedRole on "
        "resource: arn:aws:iam::111122223333:role/aws-service-role/{0}.amazonaws.com/AWSServiceRole"
    )
    called = "An error occurred (AccessDeniedException) when calling the {} operation: "
    assert not parse(refused.format("replication.ecr"))
    assert not parse(called.format("CreateServiceLinkedRole") + refused.format("ecs"))
    (failure,) = parse(called.format("PutReplicationConfiguration") + refused.format("replication.ecr"))
    assert failure.action == "iam:CreateServiceLinkedRole" and failure.operation is None
    assert (
        failure.resource
        == "arn:aws:iam::111122223333:role/aws-service-role/replication.ecr.amazonaws.com/AWSServiceRole"
    )
    assert all(statement is None for statement in (item.statement for item in advise(failure)))


def test_whose_credentials_expired_by_a_persons_words_is_no_failure_beside_a_clients() -> None:
    told = "There can be periods where our AWS ECR credentials have expired and they haven't been renewed yet.\n"
    refused = f'Failed to pull image "{HOST}/app:v1": pull access denied for {HOST}/app, repository does not exist'
    assert [failure.told for failure in parse(told)] == [Told.QUOTED]
    assert [failure.client for failure in parse(f"{told}{refused}") if failure.told is Told.PRINTED] == ["kubelet"]
    (said,) = parse(f"$ docker push {HOST}/app:v1\nYour credentials have expired")
    assert said.told is Told.PRINTED
