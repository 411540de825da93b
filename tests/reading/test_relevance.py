"""Whose registry it is: what is named decides, then who could have said the words."""

from __future__ import annotations

from ecr_denied import Cause, Failure, parse
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Note, Other, Signal, Speaker, Verdict
from ecr_denied.names.actions import API_OPERATIONS, step_of
from ecr_denied.reading.reader import Reader
from ecr_denied.records import Operation
from tests.looped import looped

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
PUSHING = Note("pushing", "now pushing {reference}", operation=Operation.PUSH, signal=Signal.OPENS, source="x")
OTHERS = tuple(entry for entry in CATALOGUE if isinstance(entry, Other))


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
