"""Actions: which step of a push, a pull or a login each is, and which are not ECR's."""

from __future__ import annotations

import gzip
import json
from importlib import resources
from typing import Any

from ecr_denied import Operation
from ecr_denied.names.actions import (
    ACTIONS,
    API_OPERATIONS,
    PUSH_STEPS,
    asks_for_token,
    can_be_part_of,
    is_api_operation,
    is_by_token,
    is_harmless,
    is_hidden,
    is_key_use,
    is_of_service_role,
    is_role_assumption,
    is_step,
    is_tagging,
    known,
)
from tests.looped import looped


def model(service: str, version: str) -> dict[str, Any]:
    path = resources.files("botocore").joinpath("data", service, version, "service-2.json.gz")
    found: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return found


# Actions that are no operation of an API, marked "permission only" in the Service Authorization Reference.
PERMISSIONS = {
    "ecr": {"BatchImportUpstreamImage", "GetImageCopyStatus", "ReplicateImage"},
    "ecr-public": set[str](),
    "sts": {"GetServiceBearerToken", "SetSourceIdentity", "TagSession"},
    "iam": {"PassRole"},
}
VERSIONS = {
    "ecr": "2015-09-21",
    "ecr-public": "2020-10-30",
    "sts": "2011-06-15",
    "kms": "2014-11-01",
    "s3": "2006-03-01",
    "secretsmanager": "2017-10-17",
    "iam": "2010-05-08",
}


def test_the_known_actions_are_the_operations_of_aws_and_what_is_a_permission_only() -> None:
    assert all(map(known, ACTIONS))
    for service, version in VERSIONS.items():
        listed = {action.partition(":")[2] for action in ACTIONS if action.startswith(f"{service}:")}
        operations = set(model(service, version)["operations"])
        own = PERMISSIONS.get(service, set())
        assert listed - operations == own, service
        assert service not in ("ecr", "ecr-public") or listed == operations | own, service
    assert {action.partition(":")[0] for action in ACTIONS} == VERSIONS.keys()


def test_an_action_is_known_in_any_case_and_written_as_iam_writes_it() -> None:
    for action in ACTIONS:
        assert {known(action), known(action.lower()), known(action.upper())} == {action}


# Services with operations of the same names.
OTHERS = {
    "codecommit": "2015-04-13",
    "dlm": "2018-01-12",
    "ecs": "2014-11-13",
    "lambda": "2015-03-31",
    "mediastore": "2017-09-01",
    "schemas": "2019-12-02",
}


def test_the_operations_of_the_api_are_those_of_the_models_but_for_some_that_others_have_too() -> None:
    own = {name for service in ("ecr", "ecr-public") for name in model(service, VERSIONS[service])["operations"]}
    shared = own - API_OPERATIONS
    assert own > API_OPERATIONS
    assert shared <= {name for service, version in OTHERS.items() for name in model(service, version)["operations"]}
    assert not any(map(is_api_operation, shared)) and all(map(is_api_operation, API_OPERATIONS))


def test_the_steps_of_a_push_are_those_of_the_user_guide() -> None:
    # Amazon ECR user guide, image-push-iam.
    uploads = {f"{step}LayerUpload" for step in ("Initiate", "Complete")}
    assert all(map(is_by_token, [f"ecr:{step}" for step in PUSH_STEPS]))
    assert {*PUSH_STEPS} == {*uploads, "UploadLayerPart", "BatchCheckLayerAvailability", "PutImage"}


def test_every_other_operation_of_ecrs_is_no_step_of_a_push_a_pull_or_a_login() -> None:
    # ECR user guide, image-push-iam and pull-through-cache-iam
    steps = {
        *("BatchCheckLayerAvailability", "BatchGetImage", "CompleteLayerUpload", "GetAuthorizationToken"),
        *("GetDownloadUrlForLayer", "InitiateLayerUpload", "PutImage", "UploadLayerPart"),
    }
    for service in ("ecr", "ecr-public"):
        for name in model(service, VERSIONS[service])["operations"]:
            for operation in (None, *Operation):
                action = f"{service}:{name}"
                # repository-creation-templates: for a cache rule and on a push, there with tags.
                made = (action, operation) in (
                    ("ecr:CreateRepository", Operation.PULL),
                    ("ecr:CreateRepository", Operation.PUSH),
                    ("ecr:TagResource", Operation.PUSH),
                )
                assert is_step(action, operation) is (name in steps or made), name
    assert not any(is_step(action, None) for action in ("ecr:ReplicateImage", "kms:CreateGrant", "iam:PassRole"))


def test_a_call_that_shows_or_makes_a_repository_is_harmless_and_none_that_changes_or_removes() -> None:
    assert is_harmless("ecr:DescribeImages") and is_harmless("ecr-public:CreateRepository")
    changing = ("SetRepositoryPolicy", "PutImage", "DeleteRepository", "BatchDeleteImage", "UpdateImageStorageClass")
    assert not any(is_harmless(f"ecr:{name}") for name in (*changing, "Describe*", "GetWidget"))
    assert not is_harmless("kms:DescribeKey")


_STS_FIRST = ["sts:AssumeRole", "STS:AssumeRoleWithWebIdentity", "sts:assumerolewithsaml"]
_TOKENS = ["ecr:GetAuthorizationToken", "ecr-public:getauthorizationtoken", "STS:GetServiceBearerToken"]
_STEPS = ["ecr:BatchGetImage", "ECR:PutImage", "ecr-public:InitiateLayerUpload"]
_CALLS = ["ecr:DescribeRepositories", "ecr:TagResource", "s3:GetObject"]
_KEYS = ["kms:Decrypt", "KMS:GenerateDataKey"]
_ROLES = ["iam:CreateServiceLinkedRole", "IAM:PassRole"]


@looped("action", [*_STS_FIRST, *_TOKENS, *_STEPS, *_CALLS, *_KEYS, *_ROLES, None])
def test_an_action_is_of_one_kind(action: str | None) -> None:
    assert asks_for_token(action) is (action in _TOKENS)
    assert is_role_assumption(action) is (action in _STS_FIRST)
    assert is_by_token(action) is (action in _STEPS)
    assert is_key_use(action) is (action in _KEYS)
    assert is_of_service_role(action) is (action in _ROLES)
    assert is_tagging(action) is (action == "ecr:TagResource")
    assert is_hidden(action) is False


@looped("operation", [*Operation, None])
def test_a_denial_is_part_of_what_is_under_way_where_its_action_can_be(operation: Operation | None) -> None:
    is_transfer = operation is not Operation.LOGIN
    assert can_be_part_of(None, operation) and can_be_part_of("ecr:PutImage", operation)
    assert can_be_part_of("kms:Decrypt", operation) is is_transfer
    assert can_be_part_of("ecr:BatchCheckLayerAvailability", operation) is is_transfer
    assert can_be_part_of("ecr:GetAuthorizationToken", operation) is not is_transfer
    assert not can_be_part_of("ecr:DescribeRepositories", operation)
