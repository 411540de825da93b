"""Each field of a failure has its place: marks, a text that says it, and a share in the fingerprint or in the order.

A field that is added has to be added here: with its marks, and a text that says it.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from ecr_denied import Failure, merge, parse
from ecr_denied.marks import Mark, part_of
from ecr_denied.names.references import NAMES, Reference
from ecr_denied.records import Command, Endpoint, Policy, Principal, Request
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
DIGEST = f"sha256:{'ab' * 32}"
SENTENCE = (
    "denied: User: arn:aws:sts::444455556666:assumed-role/ci/run-7 is not authorized to perform: ecr:BatchGetImage on"
    " resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app with an explicit deny in a session policy:"
    " arn:aws:iam::444455556666:policy/p"
)
PULL = (
    f'2026-01-02T03:04:05Z Error response from daemon: Get "https://{HOST}/v2/team/app/manifests/v1":'
    " dial tcp 52.219.0.1:443: i/o timeout"
)
BLOB = f"unexpected status from HEAD request to https://{HOST}/v2/team/app/blobs/sha256:{'a' * 64}: 403 Forbidden"
# Further than two occurrences are told together.
FAR = "\n-" * 60 + "\n"
PUBLIC = f"GET https://public.ecr.aws/v2/docs/app/manifests/{DIGEST}: 404 Not Found"
TYPED = (
    f"$ AWS_PROFILE=dev AWS_REGION=eu-west-1 sudo -u deploy docker push {HOST}/team/app\nab12cd34ef56: Pushed\n"
    "no basic auth credentials"
)
AS_ANOTHER = (
    f"$ ssh build sudo -u deploy aws ecr get-login-password | docker login --username AWS --password-stdin {HOST}\n"
    "Unable to locate credentials. You can configure credentials by running 'aws configure'."
)
AWS_FAILED = (
    f"$ aws ecr get-login-password | docker login --username AWS --password-stdin {HOST}\n"
    "The plugin of the house has no answer for this account\n"
    "Error: Cannot perform an interactive login from a non TTY device"
)
KEY = (
    f"The push refers to repository [{HOST}/team/app]\n"
    "denied: User: arn:aws:iam::444455556666:user/ada is not authorized to perform: kms:DescribeKey on resource:"
    " arn:aws:kms:eu-west-1:111122223333:key/1234abcd because no resource-based policy allows the kms:DescribeKey"
    " action"
)
NOT_ASSUMED = (
    "current credentials could not be used to assume 'arn:aws:iam::111122223333:role/cdk-publishing', but are for the"
    f" right account.\n{SENTENCE}"
)
HELPER = 'exec: "docker-credential-pass": executable file not found in $PATH'
FUNCTION = (
    "$ aws lambda create-function --function-name fn --role arn:aws:iam::444455556666:role/fn --code"
    f" ImageUri={HOST}/app:v1\nAn error occurred (AccessDeniedException) when calling the CreateFunction operation:"
    " Lambda does not have permission to access the ECR image. Check the ECR permissions."
)
NODE = (
    "Successfully assigned web/app to fargate-ip-10-0-0-1.ec2.internal\n"
    f'Failed to pull image "{HOST}/app:v1": no basic auth credentials'
)
SECRET = (
    "Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.\n"
    f'Failed to pull image "{HOST}/app:v1": no basic auth credentials'
)
CLOCK = (
    f"$ aws ecr get-login-password | docker login --username AWS --password-stdin {HOST}\n"
    "An error occurred (SignatureDoesNotMatch) when calling the GetAuthorizationToken operation: Signature expired:"
    " 20260101T000000Z is now earlier than 20260101T000500Z (20260101T001000Z - 5 min.)"
)

TASK = (
    f"CannotPullContainerError: failed to resolve ref {HOST}/app:v1: {HOST}/app:v1: not found\n"
    "arn:aws:ecs:eu-west-1:111122223333:task/prod/6a7b8c9d0e1f4a5b8c7d6e5f4a3b2c1d"
)
JOB = (
    f"##[group]Run docker pull\nDigest: {DIGEST}\nStatus: Downloaded newer image for"
    f" {HOST.replace('eu-west-1', 'us-east-1')}/app:v1\n"
    f'Error response from daemon: Head "https://{HOST}/v2/app/manifests/v1": no basic auth credentials'
)

NONE, IDENTITY = frozenset[Mark](), frozenset({Mark.IDENTITY})
FIXED = IDENTITY | {Mark.FIXED}
NAME = IDENTITY | {Mark.NAME}
IMAGE = FIXED | {Mark.NAME}
PLACE = IMAGE | {Mark.PLACE}
PLACES: dict[str, tuple[frozenset[Mark], str]] = {
    "cause": (IDENTITY, PULL),
    "operation": (IDENTITY, PULL),
    "client": (NONE, PULL),
    "registry": (NAME, PULL),
    "registry_id": (PLACE, PULL),
    "registry_alias": (PLACE, PUBLIC),
    "region": (PLACE, PULL),
    "repository": (PLACE, PULL),
    "tag": (IMAGE, PULL),
    "digest": (IMAGE, PUBLIC),
    "action": (FIXED, SENTENCE),
    "resource": (NONE, KEY),
    "principal": (FIXED, SENTENCE),
    "principal.arn": (NONE, SENTENCE),
    "principal.account_id": (IDENTITY, SENTENCE),
    "principal.type": (IDENTITY, SENTENCE),
    "principal.name": (IDENTITY, SENTENCE),
    "principal.session": (NONE, SENTENCE),
    "policy": (FIXED, SENTENCE),
    "policy.type": (IDENTITY, SENTENCE),
    "policy.effect": (IDENTITY, SENTENCE),
    "policy.arn": (IDENTITY, SENTENCE),
    "code": (IDENTITY, SENTENCE),
    "http_status": (IDENTITY, PUBLIC),
    "endpoint": (NONE, PULL),
    "endpoint.kind": (NONE, PULL),
    "endpoint.host": (NONE, PULL),
    "endpoint.address": (NONE, PULL),
    "request": (NONE, PULL),
    "request.call": (NONE, "operation error ECR: CreateRepository, LimitExceededException: it was so"),
    "request.method": (NONE, PULL),
    "request.target": (NONE, PULL),
    "request.mirror_of": (
        NONE,
        f"unexpected status from HEAD request to https://{HOST}/v2/a/manifests/1?ns=docker.io: 404",
    ),
    "request.digest": (NONE, BLOB),
    "command": (NONE, TYPED),
    "command.shell": (NONE, TYPED),
    "command.program": (NONE, TYPED),
    "command.sudo": (NONE, TYPED),
    "command.user": (NONE, TYPED),
    "command.profile": (NONE, TYPED),
    "command.aws_prefix": (NONE, AS_ANOTHER),
    "command.aws_in": (NONE, AS_ANOTHER),
    "command.aws_failed": (NONE, AWS_FAILED),
    "command.region": (NONE, TYPED),
    "command.secret": (NONE, SECRET),
    "command.layers_pushed": (NONE, TYPED),
    "command.role": (NONE, NOT_ASSUMED),
    "command.node": (NONE, NODE),
    "command.function_role": (NONE, FUNCTION),
    "command.login_host": (NONE, CLOCK),
    "command.task": (NONE, TASK),
    "command.job": (NONE, JOB),
    "command.other_host": (NONE, JOB),
    "helper": (NONE, HELPER),
    "clock_skew": (NONE, CLOCK),
    "wording": (NONE, PULL),
    "message": (NONE, PULL),
    "told": (NONE, PULL),
    "first_line": (NONE, PULL),
    "last_line": (NONE, PULL),
    "first_seen": (NONE, PULL),
    "last_seen": (NONE, PULL),
    "occurrences": (NONE, PULL),
    "told_as": (NONE, f"{SENTENCE}{FAR}{SENTENCE.replace('run-7', 'run-8')}"),
}
PARTS: dict[str, type[BaseModel]] = {
    "principal": Principal,
    "policy": Policy,
    "endpoint": Endpoint,
    "request": Request,
    "command": Command,
}


def test_every_field_has_its_place_and_the_marks_that_go_with_it() -> None:
    marks = {name: field.metadata for name, field in Failure.model_fields.items()}
    marks |= {f"{part}.{name}": one.metadata for part in PARTS for name, one in PARTS[part].model_fields.items()}
    found = {name: frozenset(mark for mark in known if isinstance(mark, Mark)) for name, known in marks.items()}
    places = {name: place for name, (place, _) in PLACES.items()}
    assert found == places, "give each field its row in PLACES above: its marks, and a text that says it"


def test_every_part_is_known() -> None:
    parts = {name: part for name, field in Failure.model_fields.items() if (part := part_of(field))}
    assert parts == PARTS


@looped("name", PLACES)
def test_a_text_says_every_field(name: str) -> None:
    (failure,) = parse(PLACES[name][1])
    value: Any = failure
    for step in name.split("."):
        value = getattr(value, step)
    assert value


def test_a_reference_has_the_parts_of_an_images_name_in_their_order() -> None:
    assert Reference._fields == ("ecr", *NAMES, "operation")


# Other values of the fields whose texts give what they are without one.
OTHERS: dict[str, Any] = {"told": "quoted", "first_line": 7, "last_line": 9, "occurrences": 2}


@looped("name", Failure.model_fields)
def test_a_field_is_in_the_fingerprint_or_orders_the_occurrences(name: str) -> None:
    bare = Failure(cause="forbidden")  # type: ignore[arg-type]
    (said,) = parse(PLACES[name][1])
    other = Failure(**{"cause": "forbidden", name: OTHERS.get(name, getattr(said, name))})
    assert other != bare, "give the field another value in OTHERS above"
    assert (bare.fingerprint != other.fingerprint) is (Mark.IDENTITY in PLACES[name][0])
    assert (bare < other) is not (other < bare)
    if bare.fingerprint == other.fingerprint:
        assert merge(bare, other) == merge(other, bare)
