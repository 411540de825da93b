"""What the AWS CLI said above a login that got nothing, in words that nobody knows."""

from __future__ import annotations

import pytest

from ecr_denied import Cause, Operation, parse

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
PIPE = f"aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {HOST}"
NOTHING = "Error: Cannot perform an interactive login from a non TTY device"
SAID = "aws: /lib64/libc.so.6: version `GLIBC_2.28' not found (required by /tmp/_MEI1/libz.so.1)"
TIME = "2026-01-01T00:00:00.0000000Z "


def said(text: str) -> str:
    (failure,) = parse(text)
    assert failure.cause is Cause.LOGIN_FAILED
    assert failure.operation is Operation.LOGIN
    return failure.message


@pytest.mark.parametrize(
    "remark",
    [
        "Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.",
        "/usr/lib/python3/compat.py:82: PythonDeprecationWarning: Boto3 will no longer support Python 3.7",
        "Note: AWS CLI version 2 is now stable and recommended for general use.",
        "##[endgroup]",
        "  TEAM: some team",
        "--password-stdin somewhere else",
        "password=hunter2verysecret was refused by the vault",
        "```",
        "It fails on one machine\n",
        "",
    ],
)
def test_a_remark_a_secret_or_what_a_person_or_a_ci_system_writes_is_not_what_failed(remark: str) -> None:
    assert said(f"$ {PIPE}\n{remark}\n{NOTHING}") == NOTHING


@pytest.mark.parametrize(
    "above",
    [
        f"$ docker login --username AWS {HOST}\n{SAID}",
        f"So I tried {PIPE}\n{SAID}",
        f"```\n{PIPE}\n```\n{SAID}",
        f"$ {PIPE}\nLogin Succeeded\n$ docker login --username AWS {HOST}\n{SAID}",
    ],
)
def test_without_a_command_of_the_cli_right_above_nobody_knows_who_said_it(above: str) -> None:
    assert NOTHING in {failure.message for failure in parse(f"{above}\n{NOTHING}")}


def test_another_registrys_login_stays_unread() -> None:
    elsewhere = PIPE.replace(HOST, "registry.example.com")
    assert parse(f"$ {elsewhere}\n{SAID}\n{NOTHING}") == []


@pytest.mark.parametrize(
    "shown",
    [
        f"$ {PIPE}",
        f"Run {PIPE}",
        f"{PIPE}\nTraceback (most recent call last):",
        f"+ aws ecr get-login-password --region eu-west-1\n+ docker login --username AWS --password-stdin {HOST}",
        f"[Container] 2026/01/01 12:08:20 Running command {PIPE}\n",
        f"$ aws ecr get-login-password | docker login \\\n  --username AWS \\\n  --password-stdin {HOST}",
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        SAID,
        "-bash: /usr/local/bin/aws: Permission denied",
        "'NoneType' object has no attribute 'access_key'",
        "无法找到凭证。您可以运行 aws configure",
    ],
)
def test_the_line_below_a_command_of_the_cli_is_what_was_said(shown: str, words: str) -> None:
    assert said(f"{shown}\n{words}\n{NOTHING}") == words


def test_a_log_with_times_is_read_as_well() -> None:
    lines = (f"##[group]Run {PIPE}", PIPE, "env:", "  TEAM: some team", "##[endgroup]", SAID, NOTHING)
    assert said("\n".join(f"{TIME}{line}" for line in lines)) == SAID


def test_what_is_known_of_the_words_decides() -> None:
    (failure,) = parse(f"$ {PIPE}\n\nThe config profile (prd) could not be found\n{NOTHING}")
    assert failure.cause is Cause.AWS_CREDENTIALS_FAILED


PUSH = f"docker push {HOST}/team/app:v1\nThe push refers to repository [{HOST}/team/app]\nno basic auth credentials"
CONTAINER = "[Container] 2026/01/01 12:08:20 Running command "
GET_LOGIN = "$(aws ecr get-login --no-include-email)"


@pytest.mark.parametrize(
    "between",
    [
        "",
        "Login Succeeded\n",
        "WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n",
        "$ docker build -t app .\nSuccessfully tagged app:latest\n",
        f"\n{SAID}\n",
        "[Container] 2026/01/01 12:08:20 Phase complete: PRE_BUILD State: SUCCEEDED\n",
        "[Pipeline] // stage\n",
    ],
)
def test_a_push_without_a_login_keeps_its_words_where_the_cli_said_nothing(between: str) -> None:
    (failure,) = parse(f"$ {GET_LOGIN}\n{between}$ {PUSH}")
    assert failure.message == "no basic auth credentials"


def test_a_push_that_fails_otherwise_keeps_its_words() -> None:
    other = PUSH.replace("no basic auth credentials", "denied: Your authorization token has expired.")
    (failure,) = parse(f"$ {GET_LOGIN}\n{SAID}\n$ {other}")
    assert failure.cause is Cause.TOKEN_EXPIRED and SAID not in failure.message


@pytest.mark.parametrize(
    "above",
    [
        f"$ {GET_LOGIN}\n{SAID}\n$ ",
        f"+ eval {GET_LOGIN}\n{SAID}\n+ ",
        f"$ {GET_LOGIN}\nanother line of it\n{SAID}\n$ docker tag app {HOST}/team/app:v1\n$ ",
        f"$ {GET_LOGIN}\nanother line of it\n$ {GET_LOGIN}\n{SAID}\n$ ",
        f"{CONTAINER}{GET_LOGIN}\n{SAID}\n\n{CONTAINER}",
    ],
)
def test_what_the_cli_said_below_its_command_is_why_a_push_had_no_login(above: str) -> None:
    (failure,) = parse(above + PUSH)
    assert (failure.cause, failure.operation) == (Cause.NOT_AUTHENTICATED, Operation.PUSH)
    assert (failure.message, failure.repository) == (SAID, "team/app")
