"""Assembling: whose registry it is, which clause gives the cause, and where every field comes from."""

from __future__ import annotations

from ecr_denied import Cause, Failure, Operation, Policy, PolicyEffect, PolicyType, parse
from tests.looped import looped

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
USER = "arn:aws:iam::444455556666:user/ada"
ARN = f"arn:aws:ecr:eu-west-1:{ID}:repository/team/app"


def one(text: str) -> Failure:
    (failure,) = parse(text)
    return failure


def sentence(action: str, resource: str = ARN, reason: str = "") -> str:
    return f"User: {USER} is not authorized to perform: {action} on resource: {resource}{reason}"


# --- what is none of ECR's -------------------------------------------------------------------------------


@looped(
    "text",
    [
        "denied: requested access to the resource is denied: docker.io/team/app",
        'Error response from daemon: Get "https://ghcr.io/v2/": no basic auth credentials',
        "pull access denied for redis, repository does not exist or may require 'docker login'",
        "manifest for redis:nope not found: manifest unknown: manifest unknown",
        "dial tcp: lookup example.com: no such host",
        "EOF",
        "x509: certificate signed by unknown authority",
        sentence("s3:GetObject", "arn:aws:s3:::bucket/key"),
        sentence("ec2:RunInstances", "*"),
        sentence("sts:AssumeRole", "*"),
        "User: arn:aws:iam::444455556666:user/ada is not authorized to perform: eks:DescribeCluster",
        "received unexpected HTTP status: 503 Service Unavailable from https://quay.io/v2/app/manifests/v1",
        "Successfully pushed everything",
    ],
)
def test_a_refusal_by_somebody_else_is_no_record(text: str) -> None:
    assert parse(text) == []


# --- causes ----------------------------------------------------------------------------------------------


@looped(
    "status, cause",
    [
        (400, Cause.BAD_REQUEST),
        (401, Cause.NOT_AUTHENTICATED),
        (403, Cause.FORBIDDEN),
        (404, Cause.NOT_FOUND),
        (405, Cause.UNCLASSIFIED),
        (416, Cause.UPLOAD_INVALID),
        (418, Cause.UNCLASSIFIED),
        (429, Cause.RATE_LIMITED),
        (500, Cause.REGISTRY_ERROR),
        (503, Cause.REGISTRY_ERROR),
        (599, Cause.REGISTRY_ERROR),
    ],
)
def test_a_status_without_words_gives_the_cause(status: int, cause: Cause) -> None:
    failure = one(f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: {status} X")
    assert (failure.cause, failure.http_status) == (cause, status)
    assert (failure.repository, failure.tag) == ("team/app", "v1")


POLICIES = [
    ("identity-based policy", PolicyType.IDENTITY_BASED, Cause.IDENTITY_POLICY_IMPLICIT_DENY),
    ("resource-based policy", PolicyType.RESOURCE_BASED, Cause.RESOURCE_POLICY_IMPLICIT_DENY),
    ("service control policy", PolicyType.SERVICE_CONTROL, Cause.GUARDRAIL_IMPLICIT_DENY),
    ("resource control policy", PolicyType.RESOURCE_CONTROL, Cause.GUARDRAIL_IMPLICIT_DENY),
    ("permissions boundary", PolicyType.PERMISSIONS_BOUNDARY, Cause.GUARDRAIL_IMPLICIT_DENY),
    ("session policy", PolicyType.SESSION, Cause.GUARDRAIL_IMPLICIT_DENY),
    ("VPC endpoint policy", PolicyType.VPC_ENDPOINT, Cause.GUARDRAIL_IMPLICIT_DENY),
]


@looped("words, kind, cause", POLICIES)
def test_every_policy_type_is_read_when_it_does_not_allow(words: str, kind: PolicyType, cause: Cause) -> None:
    failure = one(sentence("ecr:PutImage", reason=f" because no {words} allows the ecr:PutImage action"))
    assert failure.cause is cause
    assert failure.policy == Policy(type=kind, effect=PolicyEffect.IMPLICIT)


@looped("article", ["a", "an", "the"])
@looped("words, kind, cause", POLICIES)
def test_every_policy_type_is_read_when_it_denies(words: str, kind: PolicyType, cause: Cause, article: str) -> None:
    failure = one(sentence("ecr:PutImage", reason=f" with an explicit deny in {article} {words}"))
    assert failure.cause is Cause.EXPLICIT_DENY
    assert failure.policy == Policy(type=kind, effect=PolicyEffect.EXPLICIT)


def test_no_action_is_taken_for_the_type_of_a_policy_where_a_wrap_tears_the_words_before_it() -> None:
    for words, kind in (("session", PolicyType.SESSION), ("identity-based", PolicyType.IDENTITY_BASED)):
        reason = f" because no {words} policy al\nlows the ecr:TagResource action"
        for reason_told in (reason, reason.lower()):  # some logs keep no capitals
            policy = one(sentence("ecr:TagResource", reason=reason_told)).policy
            assert policy and policy.type is kind, reason_told


def test_no_name_of_a_policy_is_taken_for_its_type() -> None:
    arn = "arn:aws:iam::111122223333:policy/resource-guard"
    policy = one(sentence("ecr:PutImage", reason=f" with an explicit deny in an identity-based policy: {arn}")).policy
    assert policy == Policy(type=PolicyType.IDENTITY_BASED, effect=PolicyEffect.EXPLICIT, arn=arn)


def test_an_explicit_deny_of_no_said_policy_has_no_type() -> None:
    failure = one(sentence("ecr:PutImage", reason=" with an explicit deny"))
    assert failure.policy == Policy(effect=PolicyEffect.EXPLICIT)


def test_a_policys_arn_is_kept_without_the_full_stop() -> None:
    arn = "arn:aws:iam::111122223333:policy/NoPush"
    failure = one(sentence("ecr:PutImage", reason=f" with an explicit deny in an identity-based policy: {arn}."))
    assert failure.policy and failure.policy.arn == arn


def test_a_sentence_without_a_reason_has_no_policy() -> None:
    failure = one(sentence("ecr:PutImage"))
    assert (failure.cause, failure.policy) == (Cause.ACCESS_DENIED, None)


@looped("action", ["sts:GetServiceBearerToken", "ecr-public:GetAuthorizationToken"])
def test_a_login_to_ecr_public_is_ecrs(action: str) -> None:
    failure = one(sentence(action, "*"))
    assert (failure.action, failure.operation) == (action, Operation.LOGIN)


def test_s3_refusing_a_layer_is_the_layer_stores_doing_in_the_region_of_the_bucket() -> None:
    bucket = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/ab"
    failure = one(sentence("s3:GetObject", bucket))
    assert (failure.cause, failure.region, failure.endpoint) == (Cause.LAYER_STORE_DENIED, "eu-west-1", None)


def test_a_login_that_failed_in_words_nobody_knows_does_not_tell_what_was_sent() -> None:
    for text, cause in (
        (f"Error: could not log in to the mirror of {HOST}: no login", Cause.LOGIN_FAILED),
        # aws-actions/amazon-ecr-login src/index.js
        (f"##[error]Could not login to registry {HOST}: Error: The process 'docker' failed", Cause.LOGIN_FAILED),
        (f"The mirror failed for {HOST}/team/app: stale credentials", Cause.NOT_AUTHENTICATED),
    ):
        assert one(text).cause is cause, text


def test_a_manifest_that_is_put_and_not_allowed_is_of_the_wrong_kind() -> None:
    text = f"unexpected status from PUT request to https://{HOST}/v2/team/app/manifests/v1: 405 Method Not Allowed"
    assert one(text).cause is Cause.MANIFEST_UNSUPPORTED


# --- operations ------------------------------------------------------------------------------------------


@looped(
    "action, operation",
    [
        ("ecr:InitiateLayerUpload", Operation.PUSH),
        ("ecr:UploadLayerPart", Operation.PUSH),
        ("ecr:CompleteLayerUpload", Operation.PUSH),
        ("ecr:PutImage", Operation.PUSH),
        ("ecr:GetAuthorizationToken", Operation.LOGIN),
        # A push reads too.
        ("ecr:BatchCheckLayerAvailability", None),
        ("ecr:GetDownloadUrlForLayer", None),
        ("ecr:BatchGetImage", None),
        ("ecr:DescribeImages", None),
    ],
)
def test_an_action_says_the_operation_only_where_no_other_has_it(action: str, operation: Operation | None) -> None:
    assert one(sentence(action)).operation is operation


@looped(
    "text, operation",
    [
        (f'Post "https://{HOST}/v2/team/app/blobs/uploads/": EOF', Operation.PUSH),
        (
            f"unexpected status from PUT request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden",
            Operation.PUSH,
        ),
        (f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden", None),
        (f"[Container] 2021/10/28 12:08:20 Command did not exit successfully docker push {HOST}/team/app", None),
    ],
)
def test_a_request_that_uploads_is_a_push(text: str, operation: Operation | None) -> None:
    assert [failure.operation for failure in parse(text)] == ([] if "Command" in text else [operation])


@looped("below, operation", [(0, Operation.PUSH), (3, Operation.PUSH)])
def test_the_command_a_ci_system_says_has_failed_right_below_is_the_operation(
    below: int, operation: Operation | None
) -> None:
    failed = "[Container] 2021/10/28 12:08:20 Command did not exit successfully docker push $URI exit status 1\n"
    text = "denied: Your authorization token has expired.\n" + "nothing\n" * below + failed
    assert one(text).operation is operation


# --- references ------------------------------------------------------------------------------------------


def test_a_host_alone_asked_of_docker_hub_is_the_wrong_registry() -> None:
    failure = one(
        f"Error response from daemon: pull access denied for {HOST}, repository does not exist or may require"
        " 'docker login': denied: requested access to the resource is denied"
    )
    assert (failure.cause, failure.registry, failure.repository) == (Cause.WRONG_REGISTRY, HOST, None)


def test_the_tag_of_another_registrys_image_is_not_taken() -> None:
    failure = one(f"no basic auth credentials for {HOST}, copying https://ghcr.io/v2/acme/app/manifests/v9")
    assert (failure.registry, failure.repository, failure.tag) == (HOST, None, None)


def test_the_repository_in_the_registrys_sentence_beats_the_one_announced() -> None:
    failure = one(
        f"The push refers to repository [{HOST}/team/app]\n"
        f"name unknown: The repository with name 'team/other' does not exist in the registry with id '{ID}'\n"
    )
    assert (failure.repository, failure.registry_id, failure.registry) == ("team/other", ID, None)


def test_the_tag_the_registry_says_beats_the_one_announced() -> None:
    failure = one(
        f"$ docker push {HOST}/team/app:v1\n"
        "tag invalid: The image tag 'v2' already exists in the 'team/app' repository and cannot be overwritten because"
        " the repository is immutable.\n"
    )
    assert (failure.tag, failure.repository, failure.registry_id) == ("v2", "team/app", ID)


def test_a_masked_tag_is_no_tag() -> None:
    failure = one(
        "tag invalid: The image tag '***' already exists in the 'team/app' repository and cannot be overwritten because"
        " the repository is immutable."
    )
    assert failure.tag is None


def test_an_upload_of_containers_image_names_repository_and_registry_apart() -> None:
    failure = one(
        f"writing blob: initiating layer upload to /v2/team/app/blobs/uploads/ in {HOST}: denied: "
        + sentence("ecr:InitiateLayerUpload")
    )
    assert (failure.registry, failure.repository, failure.operation) == (HOST, "team/app", Operation.PUSH)


def test_a_familiar_name_still_says_its_tag() -> None:
    failure = one("reading manifest v1 in ***/app: denied: Your authorization token has expired.")
    assert failure.tag == "v1"


def test_a_word_without_a_registry_in_an_announcement_makes_nothing_somebody_elses() -> None:
    failure = one("Trying to pull app:v1...denied: Your authorization token has expired.")
    assert (failure.cause, failure.registry, failure.operation) == (Cause.TOKEN_EXPIRED, None, Operation.PULL)


def test_the_accounts_said_to_differ_are_the_only_reason_to_say_so() -> None:
    assert one(sentence("ecr:PutImage")).cross_account is True
    assert one(sentence("ecr:PutImage").replace("444455556666", ID)).cross_account is False
    assert one(sentence("ecr:PutImage").replace("444455556666", "***")).cross_account is None
    assert one(sentence("ecr:PutImage").replace(ID, "***")).cross_account is None


def test_the_kubelet_names_the_image_before_the_colon_and_others_behind_it() -> None:
    basic = "no basic auth credentials"
    assert one(f'Failed to pull image "{HOST}/team/app:v1": {basic}').client == "kubelet"
    assert one(f"ContainerFetchException: Failed to pull image: {HOST}/team/app:v1: {basic}").client is None


def test_every_repository_is_told_as_the_resource_and_neither_a_mask_nor_a_token_is() -> None:
    every = "arn:aws:ecr:eu-west-1:111122223333:repository/*"
    for action, resource, told in (
        ("ecr:GetAuthorizationToken", "*", None),
        ("ecr:DescribeRepositories", f"{every}**", None),
        ("ecr:DescribeRepositories", f"{every[:-1]}<name>", None),
        ("ecr:DescribeRepositories", every, every),
        ("ecr:DescribeRepositories", "*", "*"),
    ):
        (failure,) = parse(sentence(action, resource))
        assert failure.resource == told, (action, resource)
