"""What records of CloudTrail, events of Kubernetes and tasks of ECS say beside a message."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ecr_denied import Failure, parse, scan
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
CI = "arn:aws:sts::444455556666:assumed-role/ci/run-7"
MISSING = (
    "The image with imageId {imageDigest:'null', imageTag:'v9'} does not exist within the repository with name"
    " 'team/app' in the registry with id '111122223333'"
)
PULL = f'Failed to pull image "{HOST}/team/app:v1": pull access denied: no basic auth credentials'
FORMS: dict[str, Callable[[Any], str]] = {
    "compact": lambda records: json.dumps({"Records": records}, separators=(",", ":")),
    "spaced": json.dumps,
    "pretty": lambda records: json.dumps({"Records": records}, indent=2),
    "lines": lambda records: "\n".join(map(json.dumps, records)),
    "looked up": lambda records: json.dumps(
        {"Events": [{"CloudTrailEvent": json.dumps(one)} for one in records]}, indent=4
    ),
}
EACH_FORM = looped("form", list(FORMS))


def record(**more: object) -> dict[str, object]:
    """A record of CloudTrail (AWS CloudTrail User Guide, Record contents); ``None`` leaves a field out."""
    whole = {
        "eventVersion": "1.08",
        "userIdentity": {"type": "AssumedRole", "arn": CI, "accountId": "444455556666"},
        "eventTime": "2024-05-01T10:00:00Z",
        "eventSource": "ecr.amazonaws.com",
        "eventName": "DescribeImages",
        "awsRegion": "eu-west-1",
        "sourceIPAddress": "10.1.2.3",
        "userAgent": "aws-cli/2.15.0 Python/3.11.6 Linux/5.10",
        "errorCode": "ImageNotFoundException",
        "errorMessage": MISSING,
        "requestParameters": {"registryId": "111122223333", "repositoryName": "team/app"},
        **more,
    }
    return {name: value for name, value in whole.items() if value is not None}


REFUSED = {
    "userIdentity": {"type": "AWSAccount", "accountId": "444455556666"},
    "eventName": "BatchGetImage",
    "errorCode": "AccessDenied",
    "errorMessage": None,
    "requestParameters": {
        "registryId": "111122223333",
        "repositoryName": "team/app",
        "imageIds": [{"imageDigest": "sha256:" + "ab" * 32, "imageTag": "v1"}],
    },
}
OTHER = {"eventSource": "s3.amazonaws.com", "eventName": "GetObject", "requestParameters": {"bucketName": "x"}}


def one(records: list[dict[str, object]], form: str) -> Failure:
    (failure,) = parse(FORMS[form](records))
    return failure


@EACH_FORM
def test_a_call_that_went_well_or_went_to_another_service_is_no_failure(form: str) -> None:
    well = record(errorCode=None, errorMessage=None)
    assert parse(FORMS[form]([well, record(**{**REFUSED, **OTHER}), record(**{**REFUSED, "errorCode": None})])) == []


@EACH_FORM
def test_a_record_says_who_asked_and_by_which_call(form: str) -> None:
    failure = one([record()], form)
    assert failure.principal and (failure.principal.arn, failure.principal.name) == (CI, "ci")
    assert (failure.action, failure.region, failure.tag) == ("ecr:DescribeImages", "eu-west-1", "v9")


@EACH_FORM
def test_the_owner_sees_which_account_was_refused_what(form: str) -> None:
    failure = one([record(**REFUSED)], form)
    assert (failure.cause, failure.action, failure.cross_account) == ("access-denied", "ecr:BatchGetImage", True)
    assert failure.principal and failure.principal.account_id == "444455556666" and failure.principal.arn is None
    assert (failure.registry_id, failure.repository, failure.tag) == ("111122223333", "team/app", "v1")
    assert failure.digest == "sha256:" + "ab" * 32


@looped("form", ["compact", "spaced", "lines"])
def test_each_of_several_records_keeps_its_own_fields(form: str) -> None:
    failures = parse(FORMS[form]([record(**{**REFUSED, **OTHER}), record(**REFUSED), record()]))
    assert [failure.action for failure in failures] == ["ecr:BatchGetImage", "ecr:DescribeImages"]


def test_what_two_records_with_one_message_do_not_agree_on_is_not_told() -> None:
    ada = {"type": "IAMUser", "arn": "arn:aws:iam::444455556666:user/ada", "accountId": "444455556666"}
    (failure,) = parse(FORMS["compact"]([record(), record(userIdentity=ada)]))
    assert (failure.principal, failure.action) == (None, "ecr:DescribeImages")


def test_what_the_message_names_itself_is_kept() -> None:
    denied = (
        "User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:BatchGetImage on resource:"
        " arn:aws:ecr:us-west-2:111122223333:repository/team/web because no identity-based policy allows it"
    )
    failure = one([record(errorCode="AccessDenied", errorMessage=denied)], "compact")
    assert failure.principal and failure.principal.name == "ada" and failure.action == "ecr:BatchGetImage"
    assert (failure.region, failure.repository) == ("us-west-2", "team/web")


@looped(
    "wrong",
    [
        {"userIdentity": "root", "requestParameters": None},
        {"userIdentity": {"invokedBy": "AWS Internal"}, "requestParameters": {"imageIds": [1], "registryId": 7}},
        {"eventName": "GetObject", "awsRegion": "nowhere", "requestParameters": {"repositoryName": "NOT A NAME"}},
        {"eventSource": "ec2.amazonaws.com", "requestParameters": {"imageIds": [{"imageDigest": "sha256:zz"}]}},
        {"requestParameters": {"imageIds": [{"imageDigest": "sha256:zz", "imageTag": "a b"}]}},
        {
            "requestParameters": {"imageId": {"imageDigest": 7}},
            "userIdentity": {"arn": "arn:aws:iam::x:user/AKIAIOSFODNN7EXAMPLE"},
        },
        {"requestParameters": {"repositoryName": "team/web", "imageIds": [{"imageTag": "v1"}, {"imageTag": "v2"}]}},
    ],
)
def test_fields_that_are_none_or_contradict_the_message_fill_nothing_wrong(wrong: dict[str, object]) -> None:
    failure = one([record(**wrong)], "compact")
    assert (failure.registry_id, failure.repository, failure.tag) == ("111122223333", "team/app", "v9")


@looped(
    "event",
    ['"\\q"', '"\n"', '"{"', '"', "7", '"{\\"eventVersion\\": 7}"', '"{\\"eventVersion\\": 7, \\"items\\": [7]}"'],
)
def test_an_event_that_holds_no_record_fills_nothing(event: str) -> None:
    (failure,) = parse(f'{{"CloudTrailEvent": {event}, "eventSource": "x", "x": "{MISSING}"}}')
    assert (failure.cause, failure.principal) == ("image-not-found", None)


def test_a_record_that_never_ends_is_read_in_bounded_time() -> None:
    for hostile in ('{"eventVersion":' * 5_000, '{"eventVersion":"1"' + '{"apiVersion":' * 5_000, "[" * 9_000):
        assert parse(f'{hostile}"eventSource":"ecr.amazonaws.com", {MISSING}')[0].cause == "image-not-found"


def event(count: object, **more: object) -> dict[str, object]:
    """An event of a pod (Kubernetes API reference, Event v1), as kubectl prints it."""
    return {
        "apiVersion": "v1",
        "count": count,
        "involvedObject": {"kind": "Pod", "name": "web-1", "namespace": "default"},
        "kind": "Event",
        "message": PULL,
        "metadata": {"name": "web-1.1", "namespace": "default"},
        "reason": "Failed",
        "source": {"component": "kubelet", "host": "ip-10-0-1-2.ec2.internal"},
        **more,
    }


@looped("layout", [None, 4])
@looped("listed", [True, False])
def test_an_event_is_counted_as_often_as_it_says(listed: bool, layout: int | None) -> None:
    for said, count in ((4, 4), (None, 1), (0, 1), (-3, 1), ("4", 1), (10**40, 1), (True, 1)):
        events: Any = {"apiVersion": "v1", "items": [event(said)], "kind": "List"} if listed else event(said)
        (failure,) = parse(json.dumps(events, indent=layout))
        assert failure.occurrences == count, said
    series = event(None, series={"count": 9})
    assert [failure.occurrences for failure in parse(json.dumps(series, indent=layout))] == [9]


def test_events_on_lines_of_their_own_add_up() -> None:
    (failure,) = parse("\n".join(json.dumps(event(count)) for count in (2, 5)))
    assert failure.occurrences == 7
    assert [one.occurrences for one in scan([json.dumps(event(3)).encode()])] == [3]
