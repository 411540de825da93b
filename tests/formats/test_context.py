"""A refusal without a reference takes it from what was announced for it, and from nothing else."""

from __future__ import annotations

from tests.formats.cases import Case, Fields, is_read_as_meant
from tests.looped import looped

ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
OTHER = "444455556666.dkr.ecr.us-east-1.amazonaws.com"
EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again."
CREDENTIALS = "no basic auth credentials"
BARE_403 = 'error parsing HTTP 403 response body: unexpected end of JSON input: ""'
LAYERS = "5f70bf18a086: Preparing \n9d3ec0a1b2c3: Preparing \n1a2b3c4d5e6f: Waiting \n"
PUSHED = (
    "5f70bf18a086: Pushed\nv1: digest: sha256:7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded9 size: 9\n"
)
APP: Fields = {"registry_id": "111122223333", "region": "eu-west-1", "repository": "team/app"}
NOTHING: Fields = {"registry_id": None, "region": None, "repository": None, "tag": None}


def pushing(name: str, host: str = ECR) -> str:
    """The announcement of a push and its first progress."""
    return f"The push refers to repository [{host}/{name}]\n{LAYERS}"


TAKES = (
    Case("push-expired", pushing("team/app") + EXPIRED, ("token-expired",), {**APP, "operation": "push"}),
    Case("push-credentials", pushing("team/app") + CREDENTIALS, ("not-authenticated",), {**APP, "operation": "push"}),
    Case("push-403", pushing("team/app") + BARE_403, ("forbidden",), {**APP, "operation": "push", "http_status": 403}),
    Case("push-eof", pushing("team/app") + "EOF", ("connection-closed",), {**APP, "operation": "push"}),
    Case(
        "push-unexpected-eof",
        pushing("team/app") + "unexpected EOF",
        ("connection-closed",),
        {**APP, "operation": "push"},
    ),
    Case(
        "push-denied-blank",
        pushing("team/app") + "denied: ",
        ("access-denied", "forbidden"),
        {**APP, "operation": "push"},
    ),
    Case(
        "push-unknown-region",
        pushing("team/app")
        + "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'",
        ("repository-not-found",),
        {**APP, "operation": "push"},
    ),
    Case(
        "push-tag-from-command",
        f"$ docker push {ECR}/team/app:v7\n" + pushing("team/app") + EXPIRED,
        ("token-expired",),
        {**APP, "tag": "v7", "operation": "push"},
    ),
    Case(
        "push-default-tag",
        f"$ docker push {ECR}/team/app\nUsing default tag: latest\n" + pushing("team/app") + EXPIRED,
        ("token-expired",),
        {**APP, "tag": "latest", "operation": "push"},
    ),
    Case(
        "run-unable-to-find",
        f"Unable to find image '{ECR}/team/app:v1' locally\ndocker: Error response from daemon: pull access denied for"
        f" {ECR}/team/app, repository does not exist or may require 'docker login': {EXPIRED}\nSee 'docker run"
        f" --help'.",
        ("token-expired",),
        {**APP, "tag": "v1", "operation": "pull"},
    ),
    Case(
        "pull-error-from-registry",
        f"$ docker pull {ECR}/team/app:v1\nError response from daemon: error from registry: Your authorization token"
        f" has"
        " expired. Reauthenticate and try again.",
        ("token-expired",),
        {**APP, "tag": "v1", "operation": "pull"},
    ),
    Case(
        "podman-trying",
        f"Trying to pull {ECR}/team/app:v1...\nError: {EXPIRED}",
        ("token-expired",),
        {**APP, "tag": "v1", "operation": "pull"},
    ),
    Case(
        "compose-pushing",
        f" Pushing {ECR}/team/app:v1: 5f70bf18a086 Preparing \n Pushing {ECR}/team/app:v1: 9d3ec0a1b2c3 Waiting"
        f" \n{EXPIRED}",
        ("token-expired",),
        {**APP, "tag": "v1", "operation": "push"},
    ),
    Case(
        "buildkit-step",
        f"#12 pushing {ECR}/team/app:v1 with docker\n#12 ERROR: {EXPIRED}",
        ("token-expired",),
        {**APP, "tag": "v1", "operation": "push"},
    ),
    Case(
        "second-of-two-pushes",
        pushing("team/base") + PUSHED + pushing("team/app") + EXPIRED,
        ("token-expired",),
        {**APP, "operation": "push"},
    ),
    Case(
        "second-push-other-registry",
        pushing("team/base", OTHER) + PUSHED + pushing("team/app") + CREDENTIALS,
        ("not-authenticated",),
        {**APP, "operation": "push"},
    ),
    Case(
        "push-after-pull",
        f"v1: Pulling from team/base\nDigest: sha256:7d865e\nStatus: Downloaded newer image for {OTHER}/team/base:v1\n"
        + pushing("team/app")
        + EXPIRED,
        ("token-expired",),
        {**APP, "operation": "push", "tag": None},
    ),
    Case(
        "push-after-hub-pull",
        "Unable to find image 'alpine:3' locally\n3: Pulling from library/alpine\nStatus: Downloaded newer image for"
        f" alpine:3\n{pushing('team/app')}{EXPIRED}",
        ("token-expired",),
        {**APP, "operation": "push", "tag": None},
    ),
    Case(
        "shell-trace",
        f"+ docker push {ECR}/team/app:v1\n{pushing('team/app')}{EXPIRED}",
        ("token-expired",),
        {**APP, "tag": "v1", "operation": "push"},
    ),
    Case(
        "error-before-output",
        f"{EXPIRED}\n{pushing('team/app')}",
        ("token-expired",),
        {"code": "DENIED"},
    ),
)
TAKES_NOT = (
    Case("no-context-expired", EXPIRED, ("token-expired",), NOTHING),
    Case("no-context-credentials", CREDENTIALS, ("not-authenticated",), NOTHING, optional=True),
    Case("no-context-denied", "denied: requested access to the resource is denied", ("access-denied",), NOTHING, True),
    Case(
        "first-push-went-well",
        f"{pushing('team/base')}{PUSHED}denied: User: arn:aws:iam::444455556666:user/mika is not authorized to perform:"
        " ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app",
        ("access-denied",),
        {**APP, "tag": None},
    ),
    Case(
        "sentence-wins-over-announcement",
        f"{pushing('team/other')}name unknown: The repository with name 'team/app' does not exist in the registry with"
        f" id"
        " '111122223333'",
        ("repository-not-found",),
        {"registry_id": "111122223333", "repository": "team/app"},
    ),
    Case(
        "second-reference-names-itself",
        f"{pushing('team/base')}{PUSHED}Error response from daemon: manifest for {OTHER}/web:v2 not found: manifest"
        f" unknown:"
        " Requested image not found",
        ("image-not-found",),
        {"registry_id": "444455556666", "region": "us-east-1", "repository": "web", "tag": "v2"},
    ),
    Case(
        "login-host-only",
        f"$ aws ecr get-login-password | docker login --username AWS --password-stdin {ECR}\nLogin Succeeded\n"
        f"Error response from daemon: manifest for {OTHER}/web:v2 not found: manifest unknown: Requested image not"
        f" found",
        ("image-not-found",),
        {"registry_id": "444455556666", "region": "us-east-1", "repository": "web", "tag": "v2"},
    ),
    Case("foreign-push", f"The push refers to repository [ghcr.io/acme/web]\n{LAYERS}{CREDENTIALS}"),
    Case(
        "foreign-push-denied", f"The push refers to repository [docker.io/acme/web]\n{LAYERS}denied: requested access"
    ),
    Case(
        "foreign-after-ecr", f"{pushing('team/app')}{PUSHED}The push refers to repository [quay.io/a/b]\n{CREDENTIALS}"
    ),
    Case("foreign-pull", "$ docker pull ghcr.io/acme/web:1\nError response from daemon: denied: denied"),
    Case("foreign-run", "Unable to find image 'acme/web:1' locally\ndocker: Error response from daemon: denied."),
    Case("foreign-build", "#3 [internal] load metadata for ghcr.io/acme/web:1\n#3 ERROR: failed: 403 Forbidden"),
)


@looped("case", TAKES)
def test_a_refusal_takes_the_announced_reference(case: Case) -> None:
    is_read_as_meant(case)


@looped("case", TAKES_NOT)
def test_a_refusal_takes_nothing_that_was_not_announced_for_it(case: Case) -> None:
    is_read_as_meant(case)
