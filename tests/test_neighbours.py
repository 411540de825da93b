"""What stands on the lines around a failure is not part of it, unless it was said together with it."""

from __future__ import annotations

import pytest

from ecr_denied import Cause, Operation, parse

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
OTHER = "444455556666.dkr.ecr.us-east-1.amazonaws.com"
STATUS = f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: "
FOREIGN_DENIAL = (
    "User: arn:aws:iam::111122223333:user/x is not authorized to perform: ecs:RegisterTaskDefinition on resource: *"
    " because no identity-based policy allows the ecs:RegisterTaskDefinition action"
)


def told(text: str) -> list[tuple[Cause, str | None]]:
    return [(failure.cause, failure.repository) for failure in parse(text)]


# --- what is nobody's failure ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Unable to connect to the server: dial tcp: lookup A1B2.gr7.eu-west-1.eks.amazonaws.com: no such host",
        "fatal: unable to access 'https://github.com/acme/web/': Could not resolve host: github.com",
        FOREIGN_DENIAL,
        "An error occurred (ThrottlingException) when calling the DescribeCluster operation: Rate exceeded",
        "toomanyrequests: You have reached your pull rate limit. https://www.docker.com/increase-rate-limit",
    ],
)
def test_another_programs_failure_below_a_command_is_not_ecrs(line: str) -> None:
    assert told(f"$ docker push {HOST}/team/app:v1\n{line}") == []


_ELSEWHERE = "registry.example.com"
_LAYER_FAILED = "error pulling image configuration: download failed after attempts=6: "


@pytest.mark.parametrize(
    "text",
    [
        # The engine prints the path alone, the client a package, and standard error comes first.
        f"$ docker pull {{}}/team/web:1\n1: Pulling from team/web\n{_LAYER_FAILED}unexpected HTTP status: 500",
        "$ helm push web-1.0.tgz oci://{}/charts\nError: unexpected status: 404 Not Found",
        f"Step 1/2 : FROM {{}}/team/web:1\n1: Pulling from team/web\n\n\n{_LAYER_FAILED}denied: <?xml",
        "no basic auth credentials\nThe push refers to repository [{}/team/web]\n",
        "image: {}/team/web:1\nno basic auth credentials\n",
        "Not continuing after error: no basic auth credentials\nHead https://{}/v2/: no basic auth credentials",
    ],
)
def test_a_failure_of_another_registry_is_not_ecrs_where_the_text_names_ecr_as_well(text: str) -> None:
    far = f"{7 * chr(10)}{HOST} works.\n"
    for other in (_ELSEWHERE, "registry:5000", "localhost"):
        assert parse(f"{text.format(other)}{far}") == [], other
    assert any(failure.registry for failure in parse(f"{text.format(HOST)}{far}"))


def test_another_registry_that_is_named_below_has_not_refused_the_push_under_way() -> None:
    text = f"$ docker push {HOST}/team/app:v1\nunexpected status: 503 Service Unavailable\n"
    assert told(f"{text}Successfully tagged {_ELSEWHERE}/team/web:1\n") == [(Cause.REGISTRY_ERROR, "team/app")]


def test_a_cache_that_misses_is_no_failure() -> None:
    assert told(f"image cache not found on this host, downloading {HOST}/ci/ruby:3.2") == []


# --- what stays apart -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "cause", "below"),
    [
        ("403 Forbidden", Cause.FORBIDDEN, FOREIGN_DENIAL),
        ("429 Too Many Requests", Cause.RATE_LIMITED, "denied: permission_denied: write_package"),
        ("500 Internal Server Error", Cause.REGISTRY_ERROR, "denied: permission_denied: write_package"),
        (
            "429 Too Many Requests",
            Cause.RATE_LIMITED,
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
        ),
    ],
)
def test_a_status_keeps_its_cause_whatever_is_below(status: str, cause: Cause, below: str) -> None:
    (failure,) = parse(f"{STATUS}{status}\n{below}")
    assert (failure.cause, failure.repository, failure.tag) == (cause, "team/app", "v1")


def test_a_denial_and_an_sdks_error_below_it_are_two() -> None:
    denial = (
        "denied: User: arn:aws:iam::111122223333:user/x is not authorized to perform: ecr:InitiateLayerUpload"
        " on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
    )
    missing = (
        "botocore.errorfactory.ImageNotFoundException: An error occurred (ImageNotFoundException) when calling the"
        " DescribeImages operation: The image with imageId {imageDigest:'null', imageTag:'v1'} does not exist within"
        " the repository with name 'risk/model' in the registry with id '444455556666'"
    )
    assert told(f"{denial}\n{missing}") == [
        (Cause.ACCESS_DENIED, "team/app"),
        (Cause.IMAGE_NOT_FOUND, "risk/model"),
    ]


def test_a_cut_line_of_composes_progress_joins_nothing_above_it() -> None:
    text = (
        "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'\n"
        "[+] Running 1/2\n"
        f' ✘ api Error   Head "https://{OTHER}/v2/...   0.3s\n'
        f'Error response from daemon: Head "https://{OTHER}/v2/birch/manifests/stable": no basic auth credentials'
    )
    first, second = parse(text)
    assert (first.cause, first.repository, first.operation) == (Cause.REPOSITORY_NOT_FOUND, "team/app", None)
    assert (second.cause, second.repository, second.tag) == (Cause.NOT_AUTHENTICATED, "birch", "stable")


def test_a_push_that_hung_up_is_not_forgotten_when_another_image_is_pushed() -> None:
    text = (
        f"$ docker push {OTHER}/web\nThe push refers to repository [{OTHER}/web]\nd9d07d703dd5: Retrying in 1 second\n"
        f"EOF\n$ docker push {HOST}/team/app:v1\nThe push refers to repository [{HOST}/team/app]\n"
        f"v1: digest: sha256:{'ab' * 32} size: 1574"
    )
    assert told(text) == [(Cause.CONNECTION_CLOSED, "web")]


def test_a_quotation_does_not_reach_over_a_blank_line() -> None:
    text = f'Head "https://{HOST}/v2/team/app/manifests/v1\n\nv1\n": no basic auth credentials'
    assert all(failure.first_line == 4 for failure in parse(text))


def test_another_services_denial_above_gives_no_operation() -> None:
    text = (
        "An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User:"
        " arn:aws:iam::111122223333:user/x is not authorized to perform: codeartifact:GetAuthorizationToken on"
        f" resource: *\nError: GET https://{HOST}/v2/web/manifests/1: NAME_UNKNOWN: The repository with name 'web' does"
        " not exist in the registry with id '111122223333'"
    )
    (failure,) = parse(text)
    assert (failure.cause, failure.operation) == (Cause.REPOSITORY_NOT_FOUND, Operation.PULL)


@pytest.mark.parametrize(
    "below",
    [
        "Error response from registry: failed to resolve v1: denied: Your authorization token has expired.",
        "errors:\ndenied: Your authorization token has expired. Reauthenticate and try again.\nunknown: unknown error",
        "Error: error from registry: Your Authorization Token is invalid.",
    ],
)
def test_what_another_client_prints_below_a_status_is_not_its_answer(below: str) -> None:
    first, second = parse(f"{STATUS}403 Forbidden\n{below}")
    assert (first.cause, first.repository, second.repository) == (Cause.FORBIDDEN, "team/app", None)


def test_a_name_below_is_not_that_of_a_refusal_without_one() -> None:
    first, second = parse(f"denied: Your Authorization Token is invalid.\n{STATUS}403 Forbidden")
    assert (first.cause, first.repository, second.cause) == (Cause.TOKEN_INVALID, None, Cause.FORBIDDEN)


def test_a_refusal_below_a_push_to_docker_hub_is_docker_hubs() -> None:
    text = (
        f"$ docker push {HOST}\nThe push refers to repository [docker.io/library/{HOST}]\n"
        "denied: requested access to the resource is denied"
    )
    (failure,) = parse(text)
    assert failure.cause is Cause.WRONG_REGISTRY


@pytest.mark.parametrize(
    "below",
    [
        f"Status: Downloaded newer image for {HOST}/team/app:v2",
        f"Status: Downloaded newer image for {HOST}/team/other:v1",
        f"The push refers to repository [{HOST}/team/app]\nv1: digest: sha256:{'a' * 64} size: 899",
    ],
)
def test_what_went_well_with_another_image_or_another_way_makes_up_for_nothing(below: str) -> None:
    above = f"$ docker pull {HOST}/team/app:v1\nmanifest unknown: Requested image not found\n"
    assert [failure.cause for failure in parse(above + below)] == [Cause.IMAGE_NOT_FOUND]


def test_a_failure_that_the_next_try_got_over_is_none() -> None:
    text = (
        f'Error response from daemon: Get "https://{HOST}/v2/": net/http: TLS handshake timeout\ntrying again\n'
        f"Status: Downloaded newer image for {HOST}/team/app:v1\n"
    )
    assert parse(text) == []


def test_a_key_that_a_pull_was_denied_is_the_layer_stores() -> None:
    text = (
        f"Error response from daemon: pull access denied for {HOST}/team/app, repository does not exist or may require"
        " 'docker login': denied: <?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>User:"
        " arn:aws:sts::054676820928:assumed-role/storage-access-role-prod-eu-west-1/ecr is not authorized to perform:"
        " kms:Decrypt on this resource because the resource does not exist in this Region</Message></Error>"
    )
    (failure,) = parse(text)
    assert (failure.cause, failure.repository) == (Cause.LAYER_STORE_DENIED, "team/app")


def test_a_denial_of_another_services_key_alone_is_none_of_ecrs() -> None:
    text = "User: arn:aws:iam::111122223333:user/x is not authorized to perform: kms:Decrypt on resource: x"
    assert parse(f"$ docker pull {HOST}/team/app:v1\n{text}") == []


def test_a_key_that_a_push_was_denied_is_told_with_what_was_pushed() -> None:
    denied = (
        "denied: User: arn:aws:iam::444455556666:user/x is not authorized to perform: kms:GenerateDataKey on resource:"
        " arn:aws:kms:eu-west-1:111122223333:key/1 because no resource-based policy allows the kms:GenerateDataKey"
        " action"
    )
    (failure,) = parse(f"The push refers to repository [{HOST}/team/app]\n{denied}")
    assert (failure.cause, failure.action) == (Cause.RESOURCE_POLICY_IMPLICIT_DENY, "kms:GenerateDataKey")
    assert (failure.repository, failure.operation) == ("team/app", Operation.PUSH)
    assert parse(denied) == []


def test_a_client_that_tries_again_in_unknown_words_has_not_failed() -> None:
    assert parse(f"failed to push image to {HOST}/team/app, retrying...") == []


def test_a_login_that_was_denied_its_token_is_that_of_the_registry_it_names() -> None:
    text = (
        f"$ aws ecr get-login-password | docker login --username AWS --password-stdin {HOST}\n\n"
        "An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User:"
        " arn:aws:iam::111122223333:user/x is not authorized to perform: ecr:GetAuthorizationToken on resource: *"
    )
    (failure,) = parse(text)
    assert (failure.operation, failure.registry) == (Operation.LOGIN, HOST)


# --- what belongs together ------------------------------------------------------------------------------


def test_the_registrys_answer_below_its_status_is_one_failure() -> None:
    text = f"{STATUS}403 Forbidden\ndenied: Your authorization token has expired. Reauthenticate and try again."
    (failure,) = parse(text)
    assert (failure.cause, failure.repository, failure.http_status) == (Cause.TOKEN_EXPIRED, "team/app", 403)


# --- names that were cut, and values that were marked ---------------------------------------------------


@pytest.mark.parametrize(
    ("text", "repository", "tag"),
    [
        (
            f"pull access denied for {HOST}/team/app..., repository does not exist or may require 'docker login'",
            None,
            None,
        ),
        (f'Head "https://{HOST}/v2/team/app/manifests/v1.2...": no basic auth credentials', "team/app", None),
    ],
)
def test_a_name_that_was_cut_is_not_given(text: str, repository: str | None, tag: str | None) -> None:
    (failure,) = parse(text)
    assert (failure.repository, failure.tag) == (repository, tag)


def test_the_dots_podman_prints_behind_a_whole_name_are_no_cut() -> None:
    text = f"Trying to pull {HOST}/team/app:v1...\nError: initializing source: no basic auth credentials"
    (failure,) = parse(text)
    assert (failure.repository, failure.tag) == ("team/app", "v1")


def test_code_marks_around_values_hide_nothing() -> None:
    (failure,) = parse(
        "denied: User: `arn:aws:sts::111122223333:assumed-role/ci/x1` is not authorized to perform: `ecr:PutImage` on"
        " resource: `arn:aws:ecr:eu-west-1:111122223333:repository/team/app` because no identity-based policy allows"
        " the `ecr:PutImage` action"
    )
    assert failure.cause is Cause.IDENTITY_POLICY_IMPLICIT_DENY
    assert failure.principal and failure.principal.arn == "arn:aws:sts::111122223333:assumed-role/ci/x1"


def test_the_runner_of_gitlab_is_no_kubelet() -> None:
    text = f'ERROR: Job failed: failed to pull image "{HOST}/team/app:v1" with specified policies [always]: '
    (runner,) = parse(f"{text}no basic auth credentials")
    (kubelet,) = parse(f'Failed to pull image "{HOST}/team/app:v1": no basic auth credentials')
    assert runner.client != "kubelet" and kubelet.client == "kubelet"


@pytest.mark.parametrize(
    "text",
    [
        f"ECR push failures (last 24 h)      0\n401 Unauthorized                   0\nRegistry: {HOST}   status: OK",
        f"DEBUG: GET https://{HOST}/v2/ = (code=ERR_NON_2XX_3XX_RESPONSE, statusCode=401 retryCount=0)",
        f"$ docker run --rm {HOST}/telemetry/agent:v3\ndial tcp 10.2.0.8:5432: connect: connection refused",
        "An error occurred (X) when calling the GetAuthorizationToken operation: codeartifact domain 'acme' not found",
    ],
)
def test_counts_challenges_other_ports_and_other_services_are_no_failure(text: str) -> None:
    assert parse(text) == []


def test_a_denial_is_not_got_over_by_a_pull_of_somebody_else() -> None:
    denied = (
        "User: arn:aws:iam::444455556666:user/x is not authorized to perform: ecr:BatchGetImage on resource:"
        " arn:aws:ecr:eu-west-1:111122223333:repository/team/app with an explicit deny in an identity-based policy"
    )
    (failure,) = parse(f"{denied}\nStatus: Downloaded newer image for {HOST}/team/app:v1\n")
    assert failure.cause is Cause.EXPLICIT_DENY
