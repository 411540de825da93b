"""Assembling: whose registry it is, which clause gives the cause, and where every field comes from."""

from __future__ import annotations

from ecr_denied import Cause, Failure, Operation, Policy, PolicyEffect, PolicyType, parse
from ecr_denied.catalogue.entry import BY_STATUS, ECR, Verdict
from ecr_denied.reading.reader import Reader
from tests.looped import looped

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
PUSH = f"$ docker push {HOST}/team/app:v1\n"
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
        (407, Cause.PROXY_REFUSED),
        (408, Cause.CONNECTION_FAILED),
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


@looped(
    "words, cause",
    [
        ("TooManyRequests", Cause.RATE_LIMITED),
        ("FORBIDDEN", Cause.FORBIDDEN),
        ("Unauthorized", Cause.NOT_AUTHENTICATED),
        ("Service Unavailable", Cause.REGISTRY_ERROR),
    ],
)
def test_a_status_that_is_named_without_its_number_gives_the_cause(words: str, cause: Cause) -> None:
    assert one(f"pulling {HOST}/team/app: {words}").cause is cause
    assert one(f"Failed to upload blob using received status code '{words}'.").cause is cause


def test_an_own_wording_that_is_to_have_a_status_and_prints_none_gives_no_cause() -> None:
    reader = Reader((Verdict("own", "the frobnicator refused", BY_STATUS, speaker=ECR, source="x"),))
    (failure,) = [*reader.feed(b"the frobnicator refused"), *reader.flush()]
    assert (failure.cause, failure.http_status) == (Cause.UNCLASSIFIED, None)


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
    failure = one(sentence("s3:GetObject", bucket, " with an explicit deny in a VPC endpoint policy"))
    assert failure.cause is Cause.EXPLICIT_DENY
    answer = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message>'
    refused = f"pull access denied for {HOST}/app, repository does not exist or may require 'docker login': denied:"
    assert one(f"{refused} {answer}").cause is Cause.LAYER_STORE_DENIED
    denial = (
        "User: arn:aws:iam::111122223333:user/x is not authorized to perform: ecr:GetAuthorizationToken on resource: *"
    )
    assert one(f"<Error><Code>AccessDenied</Code><Message>{denial}</Message></Error>").cause is Cause.ACCESS_DENIED


def test_a_login_that_failed_in_words_nobody_knows_does_not_tell_what_was_sent() -> None:
    for text, cause in (
        (f"Error: could not log in to the mirror of {HOST}: no login", Cause.LOGIN_FAILED),
        # aws-actions/amazon-ecr-login src/index.js
        (f"##[error]Could not login to registry {HOST}: Error: The process 'docker' failed", Cause.LOGIN_FAILED),
        (f"Error: could not log in to the mirror of {HOST}: something", Cause.LOGIN_FAILED),
        (f"docker login {HOST}: no basic auth credentials", Cause.NOT_AUTHENTICATED),
        (f"The mirror failed for {HOST}/team/app: stale credentials", Cause.NOT_AUTHENTICATED),
    ):
        assert one(text).cause is cause, text


def test_a_manifest_that_is_put_and_not_allowed_is_of_the_wrong_kind() -> None:
    text = f"unexpected status from PUT request to https://{HOST}/v2/team/app/manifests/v1: 405 Method Not Allowed"
    assert one(text).cause is Cause.MANIFEST_UNSUPPORTED
    for kind, cause in (("layer", Cause.UNCLASSIFIED), ("manifest", Cause.MANIFEST_UNSUPPORTED)):
        failed = f'failed commit on ref "{kind}-sha256:{"ab" * 32}": unexpected status: 405 Method Not Allowed'
        assert one(f"{PUSH}{failed}").cause is cause, kind


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
    "operation, step",
    [("PutImage", Operation.PUSH), ("GetAuthorizationToken", Operation.LOGIN), ("BatchGetImage", None)],
)
def test_an_operation_of_the_api_is_the_step_that_it_is(operation: str, step: Operation | None) -> None:
    assert one(f"operation error ECR: {operation}, https response error: ServerException: x").operation is step


@looped(
    "text, operation",
    [
        (f'Trying to pull {HOST}/a/b:v1...\nPost "https://{HOST}/v2/a/b/blobs/uploads/": EOF', Operation.PUSH),
        (f"https://{HOST}/v2/a/b/tags/list: HEAD https://{HOST}/v2/a/b/manifests/v1: 403 Forbidden", Operation.PULL),
        (f'Post "https://{HOST}/v2/team/app/blobs/uploads/": EOF', Operation.PUSH),
        (
            f"unexpected status from PUT request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden",
            Operation.PUSH,
        ),
        (f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden", None),
        (f"[Container] 2021/10/28 12:08:20 Command did not exit successfully docker push {HOST}/team/app", None),
        (
            f"unexpected status from GET request to https://{HOST}/v2/team/app/tags/list?n=9: 403 Forbidden",
            Operation.PULL,  # a push lists none
        ),
        (f"unexpected status from GET request to https://{HOST}/v2/team/app/blobs/: 403 Forbidden", None),
    ],
)
def test_a_request_that_uploads_is_a_push_and_one_for_tags_a_pull(text: str, operation: Operation | None) -> None:
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
    assert failure.registry_id == ID


def test_a_registry_that_docker_hub_was_asked_for_is_of_no_image_that_is_named_beside_it() -> None:
    words = f"pull access denied for {HOST}, repository does not exist or may require 'docker login'"
    failure = one(f"ERROR: for {HOST}/team/app {words}")
    assert (failure.cause, failure.registry, failure.repository) == (Cause.WRONG_REGISTRY, HOST, None)


def test_a_masked_host_that_docker_hub_was_asked_for_still_says_its_region() -> None:
    host = HOST.replace(ID, "***")
    failure = one(f"pull access denied for {host}, repository does not exist or may require 'docker login'")
    assert (failure.cause, failure.registry_id, failure.region) == (Cause.WRONG_REGISTRY, None, "eu-west-1")


def test_the_tag_of_another_registrys_image_is_not_taken() -> None:
    failure = one(f"no basic auth credentials for {HOST}, copying https://ghcr.io/v2/acme/app/manifests/v9")
    assert (failure.registry, failure.repository, failure.tag) == (HOST, None, None)


def test_a_name_in_the_place_of_the_resource_is_the_repository_unless_it_is_torn_or_left_out() -> None:
    because = "because no identity-based policy allows the ecr:PutImage action"
    for resource, name in (
        (because, None),
        ("with an explicit deny", None),
        ("team/ap\np-web", None),
        (f"arn:aws:ecr:eu-west-1:{ID}:repository/{HOST}/app", f"{HOST}/app"),
        ("team/app", "team/app"),
    ):
        assert one(sentence("ecr:PutImage", resource)).repository == name, resource


def test_a_name_with_a_masked_host_in_it_is_a_repository_where_a_path_follows() -> None:
    missing = "The repository with name '{}' does not exist in the registry with id '111122223333'"
    host = HOST.replace(ID, "***")
    for name, repository in ((host, None), (f"{host}/", None), (f"{host}/team/***", f"{host}/team/***")):
        assert one(missing.format(name)).repository == repository, name


def test_the_registry_in_the_registrys_sentence_may_be_public() -> None:
    failure = one("The repository with name 'app' does not exist in the registry with id 'd7m3x9f4'")
    assert (failure.registry_alias, failure.registry_id) == ("d7m3x9f4", None)


def test_a_registry_that_is_named_apart_from_its_image_has_it() -> None:
    failure = one(f"[ERROR] DOCKER> Unable to push 'team/app:v1' to registry '{HOST}' : EOF")
    assert (failure.registry, failure.repository, failure.tag) == (HOST, "team/app", "v1")
    failure = one(f"{PUSH}pull access denied for {HOST}, repository does not exist")
    assert (failure.registry, failure.repository) == (HOST, None)
    failure = one(f"Access denied for repository: team/app in registry ID: {ID}.")
    assert (failure.registry_id, failure.repository) == (ID, "team/app")


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


def test_what_the_registry_says_of_a_tag_beats_the_words_around_it() -> None:
    immutable = (
        "tag invalid: The image tag 'v2' already exists in the 'team/app' repository and cannot be overwritten because"
        " the tag is immutable."
    )
    assert one(f"failed to push {HOST}/team/app:v1: {immutable}").tag == "v2"
    assert one(f"Attempting next endpoint for pull after error: {immutable}").operation is Operation.PUSH


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


@looped(
    "text, client",
    [
        (f'Failed to pull image "{HOST}/a:v1": Error: (HTTP code 500) server error - EOF', "testcontainers"),
        (f"\t* remote error: GET https://{HOST}/v2/a/manifests/v1: unexpected status code 401 Unauthorized", "trivy"),
        (
            f"Error: UPGRADE FAILED: unexpected status from HEAD request to https://{HOST}/v2/a/manifests/v1: 403 X",
            "helm",
        ),
        (
            f'Error: failed to get manifest descriptor: GET "https://{HOST}/v2/": basic credential not found',
            "notation",
        ),
    ],
)
def test_whose_credentials_count_is_the_client_whatever_library_or_engine_prints_its_words(
    text: str, client: str
) -> None:
    assert one(text).client == client


def test_who_was_refused_is_a_caller_or_a_service() -> None:
    arn = "arn:aws:iam::111122223333:role/exec"
    for text, name in (
        (
            f"The task can't pull the image '{HOST}/a:v1' using the task execution role '{arn}'. Status Code: 403",
            "exec",
        ),
        ("does not grant ecr:BatchGetImage permission to sagemaker.amazonaws.com", "sagemaker.amazonaws.com"),
    ):
        principal = one(text).principal
        assert principal and principal.name == name, text


def test_what_was_refused_is_told_whole_or_not_at_all() -> None:
    key = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d"
    for resource, told in (("*", None), (f"{key}\nabcd", None), (f"{key}\nabc def", key), (f"{key}.", key)):
        assert one(f"{PUSH}denied: {sentence('kms:Decrypt', resource)}").resource == told, resource


def test_a_message_longer_than_any_keeps_its_beginning_and_its_end() -> None:
    told = f'Get "https://{HOST}/v2/": x509: {"y" * 2_900}: x509: {{}}: i/o timeout'
    rest = 4_000 - len(told.format(""))
    assert one(whole := told.format("z" * rest)).message == whole
    for more in (1, 500):
        whole = told.format("z" * (rest + more))
        assert one(whole).message == f"{whole[:3_400]} [CUT] {whole[-600:]}", more


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


LONG = "nothing\n" * 201
ONE, OTHER = f"sha256:{'a' * 64}", f"sha256:{'b' * 64}"


@looped(
    "words, digest",
    [
        (f'failed commit on ref "layer-{ONE}"', None),
        (f'failed commit on ref "config-{ONE}"', None),
        (f'failed commit on ref "manifest-{ONE[:-1]}"', None),
        (f"manifest-{ONE}: done manifest-{OTHER}: failed", None),
        (f'failed commit on ref "manifest-{ONE}"', ONE),
        (f"index-{ONE}: done manifest-{OTHER}: failed", ONE),
        (f"no match for platform in manifest {ONE}", ONE),
        (f"{HOST}/team/app@{OTHER}: no match for platform in manifest {ONE}", OTHER),
    ],
)
def test_the_digest_is_the_one_index_or_manifest_that_containerd_names(words: str, digest: str | None) -> None:
    assert one(f"failed to resolve {HOST}/team/app:v1: {words}: 403 Forbidden").digest == digest


@looped(
    "words, operation",
    [
        ("we cannot push to it", Operation.PUSH),
        ("we cannot pull, and it fails to authenticate", Operation.PULL),
        ("we can neither push nor pull", None),
        ("it fails to authenticate", Operation.LOGIN),
    ],
)
def test_the_words_of_a_failure_say_what_was_done(words: str, operation: Operation | None) -> None:
    lines = f"The failure of {HOST}/team/app:v1: {words}: 403 Forbidden\n{LONG}"
    assert [failure.operation for failure in parse(lines)] == [operation]


def test_the_words_beside_a_call_of_the_api_say_nothing_of_it() -> None:
    assert one(f"we push, and {sentence('ecr:DescribeImages')}\n{LONG}").operation is None
    assert one(f"it fails to authenticate, {sentence('ecr:BatchGetImage')}\n{LONG}").operation is None


def test_who_wrote_the_line_is_the_client_whatever_it_repeats() -> None:
    said = f"Get https://{HOST}/v2/team/app/manifests/v1: no basic auth credentials"
    assert one(f"15542 kuberuntime_image.go:51] Error response from daemon: {said}").client == "kubelet"
    assert one(f"Oct 04 10:11:12 ip-10-0-1-7 host-ctr[12]: failed to pull image: {said}").client == "host-ctr"
    # A program that logs in by itself prints the same words of its own.
    assert one(f"$ crictl pull {HOST}/team/app:v1\nE1004 10:11:12.0 12 remote_image.go:180] {said}").client == "crictl"


def test_of_a_loggers_fields_the_error_is_the_message() -> None:
    said = f'failed to resolve reference "{HOST}/team/app:v1": no basic auth credentials'
    quoted = said.replace('"', '\\"')
    for line in (
        f'time="x" level=error msg="failed after 5 attempts" ref="{HOST}/team/app:v1" error="{quoted}"',
        f'E1004 remote_image.go:1] "PullImage from image service failed" err="{quoted}" image="{HOST}/team/app:v1"',
        f'level=info module="TaskEngine" containers="[app (PULLED->RUNNING),]" err="{quoted}" statusCode=401',
    ):
        assert one(line).message == said, line
    image = f'level=error msg="no basic auth credentials" image="{HOST}/team/app:v1"'
    assert one(image).message == "no basic auth credentials"


def test_the_end_of_a_string_of_pythons_ends_a_message() -> None:
    said = f"Error response from daemon: {HOST}/team/app:v1: not found"
    shown = f"[{{'type': 'tool_result', 'content': 'Exit code 1\\n{said}', 'is_error': True, 'id': 'x'}}]"
    assert one(shown).message == said
    assert one(f"{said}, one of 'v1', 'v2'").message == f"{said}, one of 'v1', 'v2'"


def test_what_is_said_of_an_address_stands_behind_it() -> None:
    asked = f'Get "https://index.docker.io/v2/library/{HOST}/manifests/latest": unauthorized: incorrect password'
    assert one(f"Error response from daemon: {asked}").message == asked
    assert one(f'{{"error": "name unknown: {HOST}/app", "code": 404}}').message.endswith("/app")


def test_a_clients_own_words_begin_a_message_and_an_unfinished_line_above_is_anothers() -> None:
    said = "error pulling image configuration: unknown blob"
    assert one(f"DOCKER_IMAGE: {HOST}/team/app:v1\nParallel backend flags:\n{said}").message == said
    torn = f'Get "https://{HOST}/v2/": dial tcp 192.0.2.1:443: connect:'
    assert one(f"{torn}\nconnection refused").message == f"{torn} connection refused"


def test_a_word_between_a_grave_and_an_apostrophe_is_of_the_message() -> None:
    said = (
        "Inaccessible host: `api.ecr.eu-west-1.amazonaws.com' at port `undefined'. This service may not be available."
    )
    assert one(said).message == said


def test_a_digest_beside_what_was_asked_for_by_its_tag_is_another_images() -> None:
    signed = f"Error: signing [{HOST}/app@sha256:{'ab' * 32}]: PUT https://{HOST}/v2/app/manifests/sha256-ab.sig"
    exists = "The image tag 'sha256-ab.sig' already exists in the 'app' repository and cannot be overwritten"
    failure = one(f"{signed}: TAG_INVALID: {exists} because the tag is immutable.")
    assert (failure.tag, failure.digest) == ("sha256-ab.sig", None)
    both = one(f"failed to pull {HOST}/app:v1@sha256:{'ab' * 32}: not found")
    assert (both.tag, both.digest) == ("v1", f"sha256:{'ab' * 32}")


def test_the_host_of_the_same_registry_in_a_name_tells_its_region() -> None:
    said = "name unknown: The repository with name '{}/app' does not exist in the registry with id '111122223333'"
    assert one(said.format(HOST)).region == "eu-west-1"
    assert one(said.format("team")).region is one(said.format(HOST.replace("1111", "9999"))).region is None
