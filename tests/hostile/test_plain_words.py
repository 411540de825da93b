"""Words that are no secret stay as they are: of programs, of the catalogue, of everything that was captured."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ecr_denied import Advice, Cause, Failure, Language, Principal, advise, explain
from ecr_denied.redaction import redact
from tests.catalogue.proving import TEXTS
from tests.hostile.outputs import strings
from tests.looped import looped

PLAIN = (
    "no basic auth credentials",
    "Error: basic credential not found",
    "denied: Your authorization token has expired. Reauthenticate and try again.",
    "Your Authorization Token is invalid.",
    "authorization token: denied",
    "password: incorrect",
    "password: required",
    "password is empty",
    "token: 401 Unauthorized",
    "token = expired",
    "token=invalid",
    "secret: not found",
    "failed to fetch anonymous token: unexpected status: 401 Unauthorized",
    "failed to fetch oauth token: unexpected status from GET request to https://h/token?scope=a: 403 Forbidden",
    "failed to authorize: failed to fetch anonymous token",
    "getting username and password: error getting credentials - err: exit status 1, out: ``",
    "may require authorization: authorization failed: no basic auth credentials",
    "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope",
    "unable to retrieve auth token: invalid username/password",
    "unauthorized: incorrect username or password",
    "Basic authentication required",
    "bearer token required",
    "Bearer authorization failed: token expired",
    "Authorization: bearer token required",
    "authorization: token has expired",
    'WWW-Authenticate: Basic realm="https://h/",service="ecr.amazonaws.com"',
    'Www-Authenticate: Bearer realm="https://h/token",error="invalid_token",error_description="expired"',
    "Using --password via the CLI is insecure. Use --password-stdin.",
    "WARNING! Using --password via the CLI is insecure. Use --password-stdin.",
    "docker login --username AWS --password-stdin 111122223333.dkr.ecr.eu-west-1.amazonaws.com",
    "aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin h",
    "docker login -u AWS -p $(aws ecr get-login-password) h",
    "docker login -u AWS -p ${TOKEN} h",
    "docker login -u AWS -p *** h",
    "docker login -u AWS -p <password> h",
    "echo $TOKEN | docker login --password-stdin h",
    "docker login h && docker run -p 8080:80 h/app",
    "docker run -u 1000:1000 h/app",
    "docker build --secret id=npmrc,src=.npmrc .",
    "error getting credentials - err: exit status 1, out: `no usernames for h`",
    "invalid character '<' looking for beginning of value",
    "ExpiredTokenException: The security token included in the request is expired",
    "An error occurred (UnrecognizedClientException): The security token included in the request is invalid.",
    "Failed to get authorization token: AccessDeniedException: User: x is not authorized",
    "could not read aws_secret_access_key from the environment",
    "Go to https://eu-central-1.console.aws.amazon.com/iam/home?region=eu-central-1#/authorization-details/5d2f8c61b7e9",
    "Get http+docker://localhost/v1.45/images/create?tag=v1&fromImage=h%2Fapp: 500",
    "docker://h:5000/team/app@sha256:0123456789abcdef",
    "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com:443/v2/team/app/manifests/v1: 403",
    "PWD=/builds/team/app",
    "OLDPWD=/root bypass=1",
    'Unable to retrieve pull secret pod="default/app" secret="default/regcred"',
    "X-Registry-Auth: invalid header",
    '{"password": "incorrect", "token": null, "auth": "basic"}',
    "X-Amz-Date or Date header is missing",
    "flag needs an argument: --password See 'docker login --help'.",
    "flag needs an argument: 'p' in -p See 'docker login --help'.",
    '"Source image does not exist." (RequestToken: b12c2a01-6c09-9df9-ba04-29395a9e66be, HandlerErrorCode: A)',
    '{"ExternalSecret":"argocd/ecr-auth-token-external-secret","error":"could not get secret data from provider"}',
    "Encoded authorization failure message: 9nRrK0aB3cD4eF5gH6iJ7kL8mN9oP0qR1sT2uV3wX4yZ5aB6cD7eF8gH9iJ0kL1mN2oP3",
    "Request ID: 7eb08dac-d394-223b, Host ID: 0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3aB4cD5eF6gH7iJ8kL9=",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08: not found",
    "5f70bf18a086: error pulling image configuration: unknown blob",
    "13a553d823a0: Preparing",
    "cdk-hnb659fds-container-assets-XXXXXXXXXXXXXX-us-east-1: not found",
    "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly is not attached",
    "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6a7b/ada@example.com",
    "AROAEXAMPLEEXAMPLE:i-0a1b2c3d4e5f6a7b8 is not authorized to perform: ecr:GetAuthorizationToken on resource: *",
    "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/token?scope=repository%3Ateam%2Fapp%3Apull&service=ecr.amazonaws.com",
    "npm_config_userconfig=/root/.npmrc npm_package_name=app npm_lifecycle_event=build",
    "executor failed running [/bin/sh -c echo hello]: exit code: 1",
    "Key pair, keyboard and monkeys: api version 1.45, account 111122223333, access denied",
    "cookies are disabled; skim.lines SG.group AKC",
    "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref",
    "no secret named regcred in namespace default",
    'error: secret "regcred" not found',
    "imagePullSecrets: [{name: regcred}]",
    "password authentication is not supported, token exchange failed, no token in keychain",
)

MORE = Path(__file__).with_name("plain.txt").read_text(encoding="utf-8").splitlines()
FOLDER = Path(__file__).parent.parent.parent / "fixtures"


def test_no_plain_sentence_is_redacted() -> None:
    assert [redact(words) for words in (*PLAIN, *MORE)] == [*PLAIN, *MORE]


@pytest.mark.parametrize(
    "place", ['level=error msg="{}"', '{{"error": "{}"}}', "it said {} and stopped", "({})", "\x1b[31m{}\x1b[0m"]
)
def test_no_plain_sentence_is_redacted_inside_another(place: str) -> None:
    for words in (words.replace('"', "'") for words in (*PLAIN, *MORE)):
        assert redact(place.format(words)) == place.format(words)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6a7b",
            "AppStack-AppFunctionServiceRole1A2B3C4D-0A1B2C3D4E5F",
        ),
        *("cdk-hnb659fds-deploy-role-111122223333-eu-west-1", "AmazonEKSNodeRole2B3C4D5E6F", "AROAEXAMPLEEXAMPLE"),
        *(
            "i-0a1b2c3d4e5f6a7b8",
            "botocore-session-1714979289",
            "ada@example.com",
            "GitHubActions",
            "0a1b2c3d4e5f6a7b8c9d",
        ),
    ],
)
def test_no_name_that_aws_or_a_tool_makes_is_hidden(name: str) -> None:
    arn = f"arn:aws:sts::111122223333:assumed-role/{name}/{name}"
    failure = Failure(
        cause=Cause.FORBIDDEN,
        message=f"{name}: no basic auth credentials",
        tag=name,
        principal=Principal(arn=arn, name=name, session=name),
    )
    assert failure.message.startswith(name) and failure.tag == name
    assert failure.principal == Principal(arn=arn, name=name, session=name) and failure.principal.session == name


SAMPLES = sorted(set(TEXTS))


def test_no_wording_of_the_catalogue_without_a_presigned_query_is_redacted() -> None:
    assert [words for words in SAMPLES if redact(words) != words] == [words for words in SAMPLES if "?X-Amz-" in words]


def test_no_two_wordings_of_the_catalogue_on_one_line_are_redacted() -> None:
    plain = [words for words in SAMPLES if "?X-Amz-" not in words]
    for one, other in pairwise(plain):
        assert redact(f"{one} {other}") == f"{one} {other}"


@looped("folder", sorted({path.parent for path in FOLDER.rglob("*.txt")}), ids=lambda one: one.name)
def test_no_line_of_a_capture_without_a_presigned_query_is_redacted(folder: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            assert redact(line) == line or "?X-Amz-" in line, path


@looped("cause", Cause)
@looped("language", Language)
def test_no_advice_and_no_explanation_looks_like_a_secret(cause: Cause, language: Language) -> None:
    failure = Failure(cause=cause, registry_id="111122223333", region="eu-west-1", repository="team/app", tag="v1")
    advice: list[Advice] = [*advise(failure, language), *advise(Failure(cause=cause), language)]
    for record in (*advice, explain(cause, language)):
        for words in strings(record.model_dump(mode="json")):
            assert redact(words) == words
