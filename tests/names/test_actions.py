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
    PULL_STEPS,
    PUSH_STEPS,
    asks_for_token,
    can_be_part_of,
    is_api_operation,
    is_by_token,
    is_ecr,
    is_harmless,
    is_hidden,
    is_key_use,
    is_layer_read,
    is_of_service_role,
    is_role_assumption,
    is_shared_step,
    is_step,
    is_tagging,
    known,
    makes_repository,
    replicates,
    step_of,
    whole_action,
)
from tests.looped import looped


def model(service: str, version: str) -> dict[str, Any]:
    path = resources.files("botocore").joinpath("data", service, version, "service-2.json.gz")
    found: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return found


MODEL = model("ecr", "2015-09-21")
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


@looped(
    "action",
    [
        *("", "*", "ecr:*", "ecr:?", "ecr:Batch*", "ECR:*", "ecr-public:*", "ecr:BatchGetImag", "ecr:BatchGetImages"),
        *("BatchGetImage", "ecr:", ":BatchGetImage", "ecr:batch get image", "evil:PutImage", "s3:*", "sts:*", "kms:*"),
        *("ecr-public:BatchGetImage", "ecr:GetServiceBearerToken", "iam:*", "ecr:PutImage ", "ecr::PutImage"),
    ],
)
def test_no_pattern_and_no_other_word_is_a_known_action(action: str) -> None:
    assert known(action) is None


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


@looped(
    "action",
    ["", "s3:GetObject", "sts:AssumeRole", "ecrx:PutImage", "ecs:RunTask", "ec2:ecr", "codeartifact:ecr:x"],
)
def test_no_other_services_action_is_ecrs(action: str) -> None:
    assert not is_ecr(action)


@looped("action", [None, "", "s3:PutObject", "ecr:GetObject", "s3:GetObjectAcl"])
def test_no_other_action_reads_a_layer_from_s3(action: str | None) -> None:
    assert not is_layer_read(action)


@looped("action", [None, "", "ecr:DescribeImages", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:*"])
def test_no_operation_is_told_by_an_action_that_several_need_or_none(action: str | None) -> None:
    assert step_of(action) is None


@looped("action", [None, "", "ecr:PutImage", "ecr:GetAuthorizationToken", "ecr:DescribeImages"])
def test_no_step_of_one_operation_alone_is_shared(action: str | None) -> None:
    assert not is_shared_step(action)


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


@looped("name", [step for step in PUSH_STEPS if step != "BatchCheckLayerAvailability"])
def test_a_step_of_a_push_alone_tells_a_push(name: str) -> None:
    assert step_of(f"ecr:{name}") is step_of(name.lower()) is Operation.PUSH


@looped("action", ["ecr:GetAuthorizationToken", "sts:GetServiceBearerToken", "ECR:getauthorizationtoken"])
def test_a_step_of_a_login_tells_a_login(action: str) -> None:
    assert step_of(action) is Operation.LOGIN and is_ecr(action)


@looped("name", [*PULL_STEPS, "BatchCheckLayerAvailability"])
def test_a_step_that_a_push_needs_as_well_as_a_pull_is_shared(name: str) -> None:
    assert is_shared_step(f"ecr:{name}") and is_shared_step(name.upper())


@looped("action", ["ecr:PutImage", "ecr-public:PutImage", "ECR:*", "ecr:NoSuchAction"])
def test_every_action_of_ecrs_service_is_ecrs(action: str) -> None:
    assert is_ecr(action)


def test_s3_reads_a_layer_by_one_action() -> None:
    assert is_layer_read("s3:GetObject") and is_layer_read("S3:getobject")


@looped(
    "action", ["ecr:PutImage", "ecr:BatchGetImage", "ecr:PutImageTagMutability", "ecr:X", "s3:Get", "sts:Get", "Get"]
)
def test_a_whole_action_and_one_of_another_service_is_as_it_is_printed(action: str) -> None:
    assert whole_action(action) == action


@looped("action", ["ecr:", "ecr:Put", "ecr:InitiateLayerUp", "ecr:getauthorizationtoke", "ecr-public:Batch"])
def test_the_beginning_of_an_action_is_none(action: str) -> None:
    assert whole_action(action) is None


def test_an_action_without_its_service_is_ecrs_where_ecr_has_it() -> None:
    for name in ("GetServiceBearerToken", "GetObject", "BatchGetImages"):
        assert whole_action(name) == name
    for name in ("BatchGetImage", "BatchImportUpstreamImage", "GetAuthorizationToken"):
        assert whole_action(name) == f"ecr:{name}"


def test_a_pull_alone_has_ecr_fetch_what_it_does_not_hold_and_may_make_the_repository() -> None:
    for action in ("ecr:BatchImportUpstreamImage", "ECR:batchimportupstreamimage"):
        assert step_of(action) is Operation.PULL and is_by_token(action) and makes_repository(action)
    assert makes_repository("ecr:CreateRepository") and not makes_repository("ecr:PutImage")


def test_the_steps_of_a_push_are_those_of_the_user_guide() -> None:
    # Amazon ECR user guide, image-push-iam.
    uploads = {f"{step}LayerUpload" for step in ("Initiate", "Complete")}
    assert all(map(is_by_token, [f"ecr:{step}" for step in PUSH_STEPS]))
    assert {*PUSH_STEPS} == {*uploads, "UploadLayerPart", "BatchCheckLayerAvailability", "PutImage"}


@looped("action", ["ecr:BatchGetImage", "kms:Decrypt", "ecr:DescribeRegistry"])
def test_what_a_login_does_not_ask_for_is_no_part_of_one(action: str) -> None:
    assert not can_be_part_of(action, Operation.LOGIN)


def test_replication_makes_the_repository_that_is_missing() -> None:
    assert replicates("ecr:ReplicateImage") and makes_repository("ecr:replicateimage")
    assert not replicates("ecr:PutReplicationConfiguration") and not replicates(None)


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


def test_a_step_of_another_service_is_not_sent_with_a_token() -> None:
    assert not is_by_token("codeartifact:PutImage")


@looped("action", ["<action>", "ecr:<action>", "[MASKED]"])
def test_an_action_behind_a_mask_is_hidden(action: str) -> None:
    assert is_hidden(action)


@looped("action", ["ecr:*", "ecr:Get*", "*", "ecr:***"])
def test_a_pattern_of_iams_is_not_hidden(action: str) -> None:
    assert not is_hidden(action)


@looped("operation", [*Operation, None])
def test_a_denial_is_part_of_what_is_under_way_where_its_action_can_be(operation: Operation | None) -> None:
    is_transfer = operation is not Operation.LOGIN
    assert can_be_part_of(None, operation) and can_be_part_of("ecr:PutImage", operation)
    assert can_be_part_of("kms:Decrypt", operation) is is_transfer
    assert can_be_part_of("ecr:BatchCheckLayerAvailability", operation) is is_transfer
    assert can_be_part_of("ecr:GetAuthorizationToken", operation) is not is_transfer
    assert not can_be_part_of("ecr:DescribeRepositories", operation)
