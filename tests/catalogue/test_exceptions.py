"""Every exception of ECR's API, of every operation that botocore's model gives it, as three SDKs print it."""

from __future__ import annotations

from typing import Any

from ecr_denied import Operation, parse
from ecr_denied.names.actions import API_OPERATIONS, PULL_STEPS, PUSH_STEPS
from tests.looped import looped
from tests.names.test_actions import VERSIONS, model

STEPS = {
    **dict.fromkeys(PULL_STEPS, Operation.PULL),
    **dict.fromkeys(PUSH_STEPS, Operation.PUSH),
    "GetAuthorizationToken": Operation.LOGIN,
}
EXCEPTIONS = [
    (error["shape"], name)
    for name, operation in model("ecr", VERSIONS["ecr"])["operations"].items()
    for error in operation.get("errors", ())
]
CLI = "An error occurred ({exception}) when calling the {operation} operation: it was so"
GO = "operation error ECR: {operation}, https response error StatusCode: 400, RequestID: 7, {exception}: it was so"
JAVA = "software.amazon.awssdk.services.ecr.model.{exception}: it was so (Service: Ecr, Status Code: 400)"
# A script that makes a repository goes on where it is there.
GOES_ON = "RepositoryAlreadyExistsException"
# What other services have as well: an operation and an exception that the CLI tells may be any of theirs.
SHARED = {
    *("InvalidParameterException", "InvalidTagParameterException", "KmsException", "LimitExceededException"),
    *("ServerException", "TooManyTagsException", "ValidationException"),
}


def told(form: str, exception: str, operation: str) -> Any:
    return parse(form.format(exception=exception, operation=operation))


def is_anyones(form: str, exception: str, operation: str) -> bool:
    return form is CLI and exception in SHARED and operation not in API_OPERATIONS


@looped(
    "form, exception, operation",
    [(form, *of) for form in (CLI, GO, JAVA) for of in EXCEPTIONS if not is_anyones(form, *of)],
    sample=5,
)
def test_every_exception_is_told_once_by_its_name_and_as_no_other_operation_than_its_own(
    form: str, exception: str, operation: str
) -> None:
    if (form, exception) == (CLI, GOES_ON):
        return
    (failure,) = told(form, exception, operation)
    assert exception in failure.message
    assert failure.operation in (None, STEPS.get(operation))


@looped("exception, operation", [of for of in EXCEPTIONS if of[1] not in STEPS], sample=5)
def test_no_exception_of_an_operation_that_only_manages_is_a_push_a_pull_or_a_login(
    exception: str, operation: str
) -> None:
    assert {failure.operation for failure in told(GO, exception, operation)} == {None}


def test_what_the_cli_tells_of_an_operation_that_other_services_have_too_is_not_taken_for_ecrs() -> None:
    shared = [of for of in EXCEPTIONS if is_anyones(CLI, *of)]
    assert shared
    assert [told(CLI, *of) for of in shared] == [[]] * len(shared)


def test_a_repository_that_a_script_finds_made_is_no_failure() -> None:
    assert told(CLI, GOES_ON, "CreateRepository") == []
    assert len(told(GO, GOES_ON, "CreateRepository")) == 1
