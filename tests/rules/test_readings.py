"""The answers of a command: those that the text chooses come first, and those that it excludes are not there.

A report shows two of each command.
"""

from __future__ import annotations

import pytest

from ecr_denied import advise, parse

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
PULL = f"$ docker pull {HOST}/app:1\n"
NO_LOGIN = f'{PULL}Error response from daemon: Get "https://{HOST}/v2/": no basic auth credentials'
NO_PROFILE = (
    f"$ aws ecr get-login-password --profile prd | docker login --username AWS --password-stdin {HOST}\n"
    "The config profile (prd) could not be found"
)
NO_KEYS = NO_PROFILE.replace("The config profile (prd) could not be found", "Unable to locate credentials")
IMMUTABLE = (
    f"$ docker push {HOST}/app:1\nThe image tag '1' already exists in the 'app' repository and cannot be overwritten "
    "because the tag is immutable."
)
SERVFAIL = f'{PULL}Error response from daemon: Get "https://{HOST}/v2/": dial tcp: lookup {HOST}: server misbehaving'
SILENT = f'{PULL}Error response from daemon: Get "https://{HOST}/v2/": dial tcp: lookup {HOST}: i/o timeout'
STORE = f"$ docker login {HOST}\nerror getting credentials - err: exit status 1, out: `Cannot autolaunch D-Bus`"
BOUNDARY = (
    f"{PULL}denied: User: arn:aws:sts::111122223333:assumed-role/ci/run is not authorized to perform: "
    "ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/app because "
    "no permissions boundary allows the ecr:BatchGetImage action"
)


def answers(text: str, check: str, command: str) -> list[str]:
    """The ids of the answers to the first command of a check that holds these words."""
    (advice,) = (one for one in advise(parse(text)[0]) if one.id == check)
    line = next(line for line in advice.commands if command in line)
    return [one.id for one in advice.outcomes if one.command == line]


@pytest.mark.parametrize(
    ("text", "check", "command", "first"),
    [
        (NO_LOGIN, "credential-helper", "credsStore", ["no-login", "helper-named"]),
        (NO_PROFILE, "aws-credentials", "list-profiles", ["profiles", "no-profiles"]),
        (NO_KEYS, "aws-credentials", "configure list", ["no-credentials", "credentials-found"]),
        (IMMUTABLE, "tag-mutability", "imageTagMutability", ["immutable", "immutable-but"]),
        (SERVFAIL, "dns", "nslookup", ["dns-failed", "dns-silent"]),
        (SILENT, "dns", "nslookup", ["dns-silent", "dns-knows"]),
    ],
)
def test_what_the_text_chooses_or_is_met_most_comes_first(
    text: str, check: str, command: str, first: list[str]
) -> None:
    assert answers(text, check, command)[:2] == first


@pytest.mark.parametrize(
    ("text", "check", "command", "excluded"),
    [
        (STORE, "credential-helper", "credsStore", "no-login"),
        (BOUNDARY, "permissions-boundary", "PermissionsBoundary", "no-boundary"),
    ],
)
def test_what_the_text_excludes_is_no_answer(text: str, check: str, command: str, excluded: str) -> None:
    assert excluded not in answers(text, check, command)
