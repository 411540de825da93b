"""The facts of a request: never more than the record carries."""

from __future__ import annotations

from hypothesis import given

from ecr_denied.advice.facts import Credentials, Resource, facts_of
from ecr_denied.names.principals import principal_from
from ecr_denied.names.requesters import Requester
from ecr_denied.records import Cause, Command, Endpoint, EndpointKind, Failure, Operation, Principal
from tests.looped import looped
from tests.strategies import refusals

_ROLE = "arn:aws:sts::111122223333:assumed-role/puller"
_USER = "arn:aws:iam::111122223333:user/ci"


def _by(arn: str | None, client: str | None = None, **fields: object) -> Failure:
    known = {"cause": Cause.ACCESS_DENIED, "principal": principal_from(arn) if arn else None, "client": client}
    return Failure.model_validate(known | fields)


@given(refusals().map(lambda told: told.failure))
def test_a_facts_of_nothing_named_is_of_nobody_known(failure: Failure) -> None:
    unsaid = failure.model_copy(update={"principal": None, "client": "docker"})
    facts = facts_of(unsaid)
    assert (facts.requester, facts.is_certain) == (Requester.UNKNOWN, False)
    assert (facts.credentials, facts.principal) == (Credentials.UNSAID, None)


@given(refusals().map(lambda told: told.failure))
def test_every_failure_has_facts_that_its_fields_carry(failure: Failure) -> None:
    assert facts_of(failure).principal in (None, failure.principal)


@looped(
    "arn, client, requester, is_certain",
    [
        (f"{_ROLE}/botocore-session-1700000000", "docker", Requester.UNKNOWN, False),
        (f"{_ROLE}/***", "docker", Requester.UNKNOWN, False),
        (_USER, "docker", Requester.UNKNOWN, False),
        (f"{_ROLE}/i-0a1b2c3d4e5f60718", "docker", Requester.INSTANCE, False),
        (f"{_ROLE}/i-0a1b2c3d4e5f60718", "kubelet", Requester.NODE, True),
        (f"{_ROLE}/i-0a1b2c3d4e5f60718", "ecs-agent", Requester.NODE, True),
        (f"{_ROLE}/a20b735e9bbc41598825b6f0269f6fef", "ecs-agent", Requester.TASK, True),
        (f"{_ROLE}/a20b735e9bbc41598825b6f0269f6fef", "docker", Requester.TASK, False),
        (None, "ecs-agent", Requester.TASK, True),
        (None, "kubelet", Requester.NODE, True),
        (None, "lambda", Requester.FUNCTION, True),
        (_USER, "lambda", Requester.UNKNOWN, False),
        (f"{_ROLE}/SageMaker", "sagemaker", Requester.SERVICE, False),
        ("sagemaker.amazonaws.com", "sagemaker", Requester.SERVICE, True),
        ("lambda.amazonaws.com", None, Requester.FUNCTION, True),
        ("codebuild.amazonaws.com", None, Requester.BUILD, True),
        ("ecs-tasks.amazonaws.com", None, Requester.SERVICE, True),
        (f"{_ROLE}/AWSCodeBuild-x", "codebuild", Requester.BUILD, True),
        ("arn:aws:iam::111122223333:root", "docker", Requester.PERSON, True),
        ("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0a1b2c3d/alice", None, Requester.PERSON, True),
        ("arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECRReplication/x", None, Requester.SERVICE, True),
    ],
)
def test_the_requester_is_known_by_client_then_role_then_session(
    arn: str | None, client: str | None, requester: Requester, is_certain: bool
) -> None:
    facts = facts_of(_by(arn, client))
    assert (facts.requester, facts.is_certain) == (requester, is_certain)


@looped(
    "arn, client, credentials",
    [
        (None, None, Credentials.UNSAID),
        (None, "lambda", Credentials.SERVICE_PRINCIPAL),
        ("arn:aws:iam::111122223333:group/x", None, Credentials.UNSAID),
        (_USER, None, Credentials.ACCESS_KEY),
        ("arn:aws:iam::111122223333:root", None, Credentials.ROOT),
        ("arn:aws:sts::111122223333:federated-user/bob", None, Credentials.FEDERATED_USER),
        (f"{_ROLE}/x", None, Credentials.ROLE),
        ("arn:aws:iam::111122223333:role/puller", None, Credentials.ROLE),
        ("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0a1b/alice", None, Credentials.PERMISSION_SET),
        (
            "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECRReplication/x",
            None,
            Credentials.SERVICE_LINKED_ROLE,
        ),
    ],
)
def test_credentials_are_those_of_the_principal(arn: str | None, client: str | None, credentials: Credentials) -> None:
    assert facts_of(_by(arn, client)).credentials is credentials


@looped(
    "arn, client, may_be",
    [
        (f"{_ROLE}/i-0a1b2c3d4e5f60718", "docker", False),
        (f"{_ROLE}/GitHubActions", "docker", False),
        (None, "kubelet", False),
        (None, "docker", True),
        (f"{_ROLE}/x", "docker", True),
        ("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0a1b/alice", "kubelet", True),
        ("arn:aws:iam::111122223333:root", "kubelet", True),
        ("arn:aws:sts::111122223333:federated-user/bob", "kubelet", True),
        # A pod's secret holds the token of whoever made it.
        (_USER, "kubelet", True),
    ],
)
def test_a_machines_credentials_are_not_the_readers(arn: str | None, client: str | None, may_be: bool) -> None:
    assert facts_of(_by(arn, client)).may_be_readers is may_be


def test_a_users_keys_in_a_job_are_not_the_readers() -> None:
    assert not facts_of(_by(_USER, "docker", command=Command(job=True))).may_be_readers


def test_the_role_of_the_layer_store_is_not_the_callers() -> None:
    failure = _by(f"{_ROLE}/x", action="s3:GetObject")
    assert facts_of(failure).principal is None


@looped(
    "action, operation, cause, resource",
    [
        (None, None, Cause.ACCESS_DENIED, Resource.REPOSITORY),
        (None, Operation.LOGIN, Cause.ACCESS_DENIED, Resource.REGISTRY),
        (None, Operation.PULL, Cause.TOKEN_EXPIRED, Resource.REGISTRY),
        ("ecr:GetAuthorizationToken", None, Cause.ACCESS_DENIED, Resource.REGISTRY),
        ("sts:GetServiceBearerToken", None, Cause.ACCESS_DENIED, Resource.REGISTRY),
        ("sts:AssumeRole", None, Cause.AWS_CREDENTIALS_FAILED, Resource.ROLE),
        ("kms:Decrypt", None, Cause.ACCESS_DENIED, Resource.KEY),
        ("s3:GetObject", None, Cause.LAYER_STORE_DENIED, Resource.LAYER),
        ("ecr:PutImage", None, Cause.ACCESS_DENIED, Resource.REPOSITORY),
        ("ecr:CreateRepository", None, Cause.ACCESS_DENIED, Resource.NEW_REPOSITORY),
        ("ecr:BatchImportUpstreamImage", None, Cause.ACCESS_DENIED, Resource.NEW_REPOSITORY),
    ],
)
def test_what_is_asked_of_follows_from_the_action(
    action: str | None, operation: Operation | None, cause: Cause, resource: Resource
) -> None:
    failure = Failure(cause=cause, action=action, operation=operation, principal=Principal())
    assert facts_of(failure).resource is resource


@looped(
    "address, is_private",
    [
        (None, None),
        ("", None),
        ("registry.example.com:443", None),
        ("10.0.1.23:443", True),
        ("172.31.9.9:443", True),
        ("[fd00::1]:443", True),
        ("[dead::1]:443", False),
        ("44.213.79.10:443", False),
        ("[2600:1f18::1]:443", False),
        ("127.0.0.1:443", None),
        ("[::1]:443", None),
    ],
)
def test_a_dialled_address_is_private_or_public(address: str | None, is_private: bool | None) -> None:
    endpoint = Endpoint(kind=EndpointKind.API, address=address)
    facts = facts_of(_by(None, endpoint=endpoint))
    assert (facts.endpoint, facts.is_private_address) == (EndpointKind.API, is_private)


def test_an_address_of_the_machine_itself_is_neither_private_nor_public() -> None:
    for address, is_own in (("127.0.0.1:443", True), ("[::1]:443", True), ("127.167.1.2:443", False), (None, False)):
        endpoint = Endpoint(kind=EndpointKind.API, address=address)
        assert facts_of(_by(None, endpoint=endpoint)).is_own_address is is_own, address


def test_nothing_is_known_of_an_endpoint_and_a_command_that_no_text_shows() -> None:
    facts = facts_of(_by(None))
    assert (facts.endpoint, facts.is_private_address, facts.command) == (None, None, Command())
    command = Command(profile="dev")
    assert facts_of(_by(None, command=command)).command == command


@looped("arn", [None, "arn:aws:iam::***:role/push", "arn:aws:iam"])
def test_no_account_is_read_from_an_arn_that_has_none(arn: str | None) -> None:
    facts = facts_of(_by(_USER, action="sts:AssumeRole", resource=arn))
    assert (facts.role_arn, facts.resource_account, facts.key_arn) == (arn, None, None)


def test_a_key_or_a_role_that_was_refused_is_of_the_account_in_its_arn() -> None:
    key, role = "arn:aws:kms:eu-west-1:444455556666:key/1", "arn:aws:iam::444455556666:role/push"
    refused = facts_of(_by(_USER, action="kms:Decrypt", resource=key))
    assert (refused.key_arn, refused.role_arn, refused.resource_account) == (key, None, "444455556666")
    before = facts_of(_by(_USER, action="ecr:PutImage", command=Command(role=role)))
    assert (before.key_arn, before.role_arn, before.resource_account) == (None, role, "444455556666")


def test_a_service_that_asks_by_itself_has_no_credentials_of_iams() -> None:
    assert facts_of(_by("sagemaker.amazonaws.com")).credentials is Credentials.SERVICE_PRINCIPAL
