"""Redaction: no secret survives, and words that are none do."""

from __future__ import annotations

import time
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecr_denied import redaction
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.redaction import printable, redact


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ("https://b.s3.amazonaws.com/k?X-Amz-Signature=abc123&X-Amz-Date=x", "abc123"),
        ("https://b.s3.amazonaws.com/k?token=abc123", "abc123"),
        ('Get "https://h/p?Signature=abc123": EOF', "abc123"),
        ("query X-Amz-Security-Token=abc123", "abc123"),
        ("&AWSAccessKeyId=abc123&x", "abc123"),
        ("Authorization: Basic abc123", "abc123"),
        ("authorization: bearer abc123", "abc123"),
        ("docker login -u AWS -p abc123 h", "abc123"),
        ("docker login --username AWS --password abc123 h", "abc123"),
        ("docker login --username AWS --password=abc123 h", "abc123"),
        ("key AKIAIOSFODNN7EXAMPLE.", "AKIAIOSFODNN7EXAMPLE"),
        ("key ASIAIOSFODNN7EXAMPLE.", "ASIAIOSFODNN7EXAMPLE"),
        (f"token eyJ{'a' * 60}.{'b' * 20}", "aaaaaaaaaa"),
    ],
)
def test_no_secret_survives(words: str, secret: str) -> None:
    assert secret not in redact(words) and "[REDACTED]" in redact(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "docker login --username AWS --password-stdin h",
        "Use --password-stdin.",
        "https://h/v2/team/app/manifests/v1: 403",
        "User: AIDAEXAMPLE is not authorized",
        "AKIA",
        "eyJ",
        "why? because",
    ],
)
def test_words_that_are_no_secret_survive(words: str) -> None:
    assert redact(words) == words


@pytest.mark.parametrize(
    "character", [chr(c) for c in (*range(0x20), 0x7F, 0x85, 0x9B)] + list("\u202e\u200b\u2028\ufeff\ue000")
)
def test_no_character_that_steers_a_terminal_is_printable(character: str) -> None:
    assert printable(f"a{character}b") == "ab"


def test_words_in_any_script_are_printable() -> None:
    assert printable("naïve 🐳 日本 – “x”") == "naïve 🐳 日本 – “x”"


def test_a_url_behind_a_presigned_one_keeps_its_host() -> None:
    url = "https://h/p?X-Amz-Signature=abc&X-Amz-Date=1"
    assert redact(f"{url} {url}") == "https://h/p?[REDACTED] https://h/p?[REDACTED]"


# --- secrets x places ------------------------------------------------------------------------------------

KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
BASE64 = "QVdTOmh1bnRlcjI="

# What is printed, and the part of it that must go.
SECRETS = (
    *((f"{key}={KEY}", KEY) for key in ("aws_secret_access_key", "AWS_SESSION_TOKEN", "DOCKER_PASSWORD", "api_key")),
    *((f"{key}=hunter2", "hunter2") for key in ("PASS", "PWD", "DB_PASS", "password", "client_secret", "apikey")),
    (f"aws configure set aws_secret_access_key {KEY}", KEY),
    (f"X-Registry-Auth: {BASE64}", BASE64),
    (f"Authorization: token {BASE64}", BASE64),
    ("Authorization: token hunter2", "hunter2"),
    (f"Authorization: Basic {BASE64}", BASE64),
    (f"Basic%20{BASE64}", BASE64),
    (f"Bearer {'0a1b2c3d' * 4}", "0a1b2c3d"),
    ("ghp_0123456789abcdefghijABCDEFGHIJ012345", "0123456789abc"),
    ("github_pat_11AAAAAAA0abcdefghij_0123456789", "0123456789"),
    ("glpat-ABCdef123456-7890xyz", "123456"),
    ("npm_0123456789abcdefghijABCDEFGHIJ012345", "0123456789abc"),
    ("dckr_pat_ABCdef123456-7890xyz_0", "123456"),
    ("xoxb-123456789012-abcdefABCDEF", "123456789012"),
    ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
    ("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl", "eyJ"),
    ("curl -u ada:hunter2 https://h/v2/", "hunter2"),
    ("skopeo copy --creds ada:hunter2 a b", "hunter2"),
    ("kubectl create secret docker-registry r --docker-password hunter2", "hunter2"),
    ("kubectl create secret docker-registry r --docker-password=hunter2", "hunter2"),
    ("docker login -u AWS -p hunter2 h", "hunter2"),
    ("docker login -u AWS -phunter2 h", "hunter2"),
    ("docker login --username AWS --password hunter h", "hunter "),
    ("Docker Login -p hunter2", "hunter2"),
    ("echo hunter2 | docker login --password-stdin h", "hunter2"),
    ("docker login --password-stdin h <<< hunter2", "hunter2"),
    ("https://AWS:hunter2@h/v2/", "hunter2"),
    ("https://AWS:hun/ter2@h/v2/", "ter2"),
    ("https://AWS:hun@ter2@h/v2/app@sha256:0", "ter2"),
    ("https://b.s3.amazonaws.com/k?versionId=1&X-Amz-Date=d&X-Amz-Signature=0a1b", "0a1b"),
    ("https://d.cloudfront.net/k?Expires=1&Signature=0a1b&Key-Pair-Id=K", "0a1b"),
    ("r=https%3A%2F%2Fb.s3.amazonaws.com%2Fk%3FX-Amz-Date%3Dd%26X-Amz-Signature%3D0a1b", "0a1b"),
    ("r=https%253A%252F%252Fb%252Fk%253FX-Amz-Signature%253D0a1b", "0a1b"),
)
PLACES = {
    "alone": "{}",
    "in a sentence": "it said {} and stopped",
    "quoted": 'it said "{}": EOF',
    "single quotes": "it said '{}'.",
    "JSON": '{{"level": "error", "msg": "{}"}}',
    "escaped JSON": '{{"log": "{{\\"msg\\": \\"{}\\"}}"}}',
    "logfmt": 'time="1" level=error msg="{}" host=h',
    "xtrace": "+ {}",
    "header": "< x-log: {}",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(("words", "secret"), SECRETS)
def test_a_secret_is_taken_out_wherever_it_stands(words: str, secret: str, place: str) -> None:
    redacted = redact(place.format(words))
    assert secret.strip() not in redacted.split() and secret not in redacted and "[REDACTED]" in redacted
    assert redact(redacted) == redacted
    before, after = place.format("\0").split("\0")
    assert redacted.startswith(before) and redacted.endswith(after)


def test_a_text_is_read_for_secrets_wherever_one_can_stand() -> None:
    for words, place in product((words for words, _ in SECRETS), PLACES.values()):
        text = place.format(words)
        assert read_for_secrets(text) == redact(text)


FRAGMENTS = (
    *(
        " ",
        ":",
        "=",
        '"',
        "'",
        "\\",
        "@",
        "/",
        "?",
        "&",
        "%",
        "|",
        "<<<",
        "\n",
        "aB3dE5gH",
        "QVdTOmh1bnRlcjI=",
        "x" * 40,
    ),
    *("https://", "X-Amz-Date", "Signature", "_state", "sig", "Authorization", "Basic", "bearer", "token", "%20", "-p"),
    *("password", "pwd", "secret", "api_key", "access-key", "x-registry-auth", "auth", "aws_session_token", "--creds"),
    *("--registry-token", "login", "curl", "-u", "echo", "AKIAIOSFODNN7EXAMPLE", "eyJ", "ghp_", "npm_", "dckr_pat_"),
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
def test_what_holds_no_sign_of_a_secret_holds_no_secret(text: str) -> None:
    assert read_for_secrets(text) == redact(text)


def read_for_secrets(text: str) -> str:
    """The text, redacted without asking for signs first."""
    redact.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(redaction._MAY_HOLD, "finds", bool)
        redacted = redact(text)
    redact.cache_clear()
    return redacted


@pytest.mark.parametrize("key", ["SecretAccessKey", "SessionToken", "password", "auth", "identitytoken", "apiKey"])
@pytest.mark.parametrize(
    "form", ['"{}": "{}"', '"{}":"{}"', '\\"{}\\": \\"{}\\"', "'{}': '{}'", '\\\\\\"{}\\\\\\":\\\\\\"{}\\\\\\"']
)
@pytest.mark.parametrize("secret", [KEY, BASE64, "hunter", "x y, z"])
def test_a_field_of_json_keeps_its_key_and_its_quotes(key: str, form: str, secret: str) -> None:
    words = "{" + form.format(key, secret) + ', "a": "b"}'
    assert redact(words) == words.replace(secret, "[REDACTED]")


# --- plain words -----------------------------------------------------------------------------------------

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
)


@pytest.mark.parametrize("words", PLAIN)
def test_a_plain_sentence_stays_as_it_is(words: str) -> None:
    assert redact(words) == words


SAMPLES = sorted({text for entry in CATALOGUE for text in (*entry.reads, *entry.not_reads)})


def test_every_wording_of_the_catalogue_without_a_presigned_query_stays_as_it_is() -> None:
    assert [words for words in SAMPLES if redact(words) != words] == [words for words in SAMPLES if "?X-Amz-" in words]


# --- on any text -----------------------------------------------------------------------------------------

PIECES = (
    *(words for words, _ in SECRETS),
    *("https://h/p?X-Amz-Signature=abc", "AKIAIOSFODNN7EXAMPLE", "://", "://a:", "@", "@h", "?", "&", "?X-Amz-Date=1"),
    *(
        "password=",
        "token: ",
        '"auth": ',
        "Bearer ",
        "Basic ",
        "Authorization: ",
        "login ",
        " -p ",
        "--password ",
        "curl",
    ),
    *('"', "'", "\\", '\\"', " ", " ", "\n", ":", ";", ",", "=", "|", "<<<", "echo ", "[REDACTED]", "[RED", "ACTED]"),
    *("is", "denied", "no basic auth credentials", "0a1b2c3d4e5f6a7b8c9d", "a" * 150, "a " * 60, "%2B"),
)


@example("token: 0a1b2c3d=api_key=KEYX-Registry-Auth: x")
@example("Basic my_password=x")
@example("AKIAIOSFODNN7EXAMPLE--password x")
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
def test_redaction_is_idempotent_on_any_text(words: str) -> None:
    once = redact(words)
    assert redact(once) == once


def test_glued_words_are_redacted_once() -> None:
    words = "?X-Amz-Date=1 AKIAIOSFODNN7EXAMPLEhttps://h/p?X-Amz-Signature=abc"
    assert redact(redact(words)) == redact(words)


REPEATED = (
    *("Bearer ", "password=", "https://h/p?", "&X-Amz-Signature=", ":", "://a:", " ", "://a:b@", 'password="', "a"),
    *(" -p ", "<<<", "?X-Amz-a=b ", "?X-Amz-a=:", "eyJa.", "token: a", "echo x |", '\\"', "--a-", "login -p "),
)


@pytest.mark.parametrize("piece", REPEATED)
def test_no_line_takes_more_than_its_length_in_time(piece: str) -> None:
    def seconds(length: int) -> float:
        line = (piece * length)[:length]
        started = time.perf_counter()
        redact(line)
        return time.perf_counter() - started

    small = min(seconds(8_000) for _ in range(3))
    assert min(seconds(64_000) for _ in range(2)) < 8 * 3 * small + 0.02
