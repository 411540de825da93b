# ruff: noqa: ISC004 - the table is easier to read without parentheses
"""What people and CI systems put in the place of an account id, and the texts they put it in."""

from __future__ import annotations

from collections.abc import Iterator

from tests.formats.cases import Case, Fields

__all__ = ["masked"]

MASKS = {
    "stars": "***",
    "stars-12": "************",
    "upper-x": "XXXXXXXXXXXX",
    "upper-x-4": "XXXX",
    "lower-x": "xxxxxxxxxxxx",
    "lower-xx": "xx",
    "account": "<account>",
    "account-id": "<account-id>",
    "account-blank": "<account id>",
    "brackets": "[MASKED]",
    "brackets-blank": "[account id]",
    "jinja": "{{ ACCOUNT }}",
    "shell": "${ACCOUNT}",
    "shell-bare": "$AWS_ACCOUNT_ID",
    "percent": "%ACCOUNT%",
    "partly": "12345XXXXXXX",
    "partly-stars": "1111********",
    "nine-digits": "123456789",
    "eleven-digits": "11112222333",
    "thirteen-digits": "1111222233334",
    "word": "ACCOUNT_ID",
    "redacted": "REDACTED",
    "dots": "...",
    "hashes": "############",
    "question": "????????????",
    "japanese": "<アカウントID>",
    "braces": "{account}",
    "expression": "${{ secrets.ACCOUNT }}",
    "command": "$(ACCOUNT)",
    "ellipsis": "…",
    "bullets": "••••",
    "blocks": "████",
}
_REGION, _REPO, _TAG = "eu-west-1", "team/app", "v1.2.3"
_IAM = (
    "User: arn:aws:sts::{caller}:assumed-role/ci-runner/deploy is not authorized to perform: ecr:BatchGetImage on"
    " resource: arn:aws:ecr:eu-west-1:{a}:repository/team/app because no resource-based policy allows the"
    " ecr:BatchGetImage action"
)
_NAME: Fields = {"registry_id": None, "region": _REGION, "repository": _REPO}
_REF: Fields = {**_NAME, "tag": _TAG}
_SAID: Fields = {
    "registry_id": None,
    "region": _REGION,
    "repository": _REPO,
    "action": "ecr:BatchGetImage",
    "policy_type": "resource-based",
    "cross_account": None,
}
_RESOURCE = ("resource-policy-implicit-deny",)
# Name, text with {a} for the registry's account and {caller} for the caller's, causes, fields.
_TEXTS: tuple[tuple[str, str, tuple[str, ...], Fields], ...] = (
    (
        "host-denied",
        "Error response from daemon: pull access denied for {a}.dkr.ecr.eu-west-1.amazonaws.com/team/app, repository"
        " does not exist or may require 'docker login': denied: Your authorization token has expired. Reauthenticate"
        " and try again.",
        ("token-expired",),
        {**_NAME, "operation": "pull"},
    ),
    (
        "host-403",
        'Failed to pull image "{a}.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1.2.3": failed to pull and unpack image'
        ' "{a}.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1.2.3": failed to resolve reference'
        ' "{a}.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1.2.3": unexpected status from HEAD request to'
        " https://{a}.dkr.ecr.eu-west-1.amazonaws.com/v2/team/app/manifests/v1.2.3: 403 Forbidden",
        ("forbidden",),
        {**_REF, "operation": "pull", "http_status": 403},
    ),
    (
        "url-credentials",
        'Error response from daemon: Head "https://{a}.dkr.ecr.eu-west-1.amazonaws.com/v2/team/app/manifests/v1.2.3":'
        " no basic auth credentials",
        ("not-authenticated",),
        _REF,
    ),
    (
        "push",
        "The push refers to repository [{a}.dkr.ecr.eu-west-1.amazonaws.com/team/app]\n5f70bf18a086: Preparing\n"
        "name unknown: The repository with name 'team/app' does not exist in the registry with id '{a}'",
        ("repository-not-found",),
        {**_NAME, "operation": "push"},
    ),
    (
        "registry-id",
        "name unknown: The repository with name 'team/app' does not exist in the registry with id '{a}'",
        ("repository-not-found",),
        {"registry_id": None, "repository": _REPO},
    ),
    (
        "quota",
        "denied: The repository with name 'team/app' in registry with id '{a}' already has the maximum allowed number"
        " of images which is '100000'",
        ("quota-exceeded",),
        {"registry_id": None, "repository": _REPO},
    ),
    (
        "resource-only",
        f"denied: {_IAM.replace('{caller}', '444455556666')}",
        _RESOURCE,
        {**_SAID, "principal_account": "444455556666"},
    ),
    ("both", f"denied: {_IAM.replace('{caller}', '{a}')}", _RESOURCE, {**_SAID, "principal_account": None}),
    (
        "caller-only",
        f"denied: {_IAM.replace('{caller}', '{a}').replace('ecr:eu-west-1:{a}', 'ecr:eu-west-1:111122223333')}",
        _RESOURCE,
        {**_SAID, "principal_account": None, "registry_id": "111122223333"},
    ),
)


def masked() -> Iterator[tuple[str, Case]]:
    """Every mask in every text, by mask."""
    for mask_name, mask in MASKS.items():
        for name, text, causes, fields in _TEXTS:
            yield mask_name, Case(name, text.replace("{a}", mask), causes, fields)
