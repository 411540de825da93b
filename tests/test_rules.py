"""What the rules claim: never one cause where the words allow more, in order, and safe to paste."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecr_denied import advise
from ecr_denied.names import hosts, partitions
from ecr_denied.records import (
    Advice,
    Basis,
    Cause,
    Check,
    Command,
    Endpoint,
    EndpointKind,
    Failure,
    Operation,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    Request,
    RequestTarget,
    RunBy,
    Side,
)
from tests.looped import looped
from tests.rules.situations import record

PUSH = record(Cause.RESOURCE_POLICY_IMPLICIT_DENY, "denied-push")
CALLER, OWNER, HOST = "444455556666", "111122223333", "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def asked(cause: Cause, **fields: Any) -> list[Advice]:
    """The advice for a push as above, with other fields."""
    return advise(PUSH.model_copy(update={"cause": cause, **fields}))


def bare(cause: Cause, **fields: Any) -> list[Advice]:
    """The advice for a record that says nothing but these fields."""
    return advise(Failure(cause=cause, **fields))


def order(advice: list[Advice]) -> list[Check]:
    return [item.check for item in advice]


def first(advice: list[Advice], check: Check) -> Advice:
    return next(item for item in advice if item.check is check)


def lines(advice: list[Advice]) -> list[str]:
    return [line for item in advice for line in item.commands]


def first_line(advice: list[Advice], words: str) -> str:
    return next(line for line in lines(advice) if words in line)


def by_name(
    account: str | None = CALLER, kind: PrincipalType | None = None, name: str | None = None, session: str | None = None
) -> Principal:
    return Principal(arn=None, account_id=account, type=kind, name=name, session=session)


PERMISSION = (
    Cause.RESOURCE_POLICY_IMPLICIT_DENY,
    Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    Cause.GUARDRAIL_IMPLICIT_DENY,
    Cause.EXPLICIT_DENY,
    Cause.ACCESS_DENIED,
)

# --- never confidently wrong ---------------------------------------------------------------------------

ANY_ACCOUNTS = pytest.mark.parametrize("caller", [CALLER, OWNER, None], ids=["other", "same", "unknown"])


@ANY_ACCOUNTS
@looped("operation", [None, *Operation])
@looped("action", ["ecr:InitiateLayerUpload", "ecr:BatchGetImage", None])
def test_resource_policy_deny_never_names_only_the_policy(
    caller: str | None, operation: Operation | None, action: str | None
) -> None:
    advice = asked(Cause.RESOURCE_POLICY_IMPLICIT_DENY, principal=by_name(caller), operation=operation, action=action)
    found = order(advice)
    assert found.index(Check.REPOSITORY_NAME) < found.index(Check.REPOSITORY_POLICY)
    assert {Check.IDENTITY_POLICY, Check.CALLER_IDENTITY, Check.REGISTRY_POLICY} <= set(found)


@ANY_ACCOUNTS
def test_resource_policy_deny_sends_the_existence_check_to_the_owner(caller: str | None) -> None:
    name = first(asked(Cause.RESOURCE_POLICY_IMPLICIT_DENY, principal=by_name(caller)), Check.REPOSITORY_NAME)
    assert name.run_by is RunBy.REGISTRY_OWNER
    assert f"--registry-id {OWNER}" in name.commands[0]
    assert "same sentence" in name.why


def test_equal_account_ids_do_not_change_the_reading_of_a_resource_policy_deny() -> None:
    same = asked(Cause.RESOURCE_POLICY_IMPLICIT_DENY, principal=by_name(OWNER))
    assert order(same) == order(asked(Cause.RESOURCE_POLICY_IMPLICIT_DENY))
    assert "equal ids do not change this" in same[0].why


def test_resource_policy_deny_is_asked_in_the_documented_order() -> None:
    assert order(asked(Cause.RESOURCE_POLICY_IMPLICIT_DENY))[:5] == [
        Check.REPOSITORY_NAME,
        Check.REPOSITORY_POLICY,
        Check.CALLER_IDENTITY,
        Check.IDENTITY_POLICY,
        Check.REGISTRY_POLICY,
    ]


def test_no_denial_has_a_single_answer() -> None:
    for cause in (Cause.ACCESS_DENIED, Cause.FORBIDDEN, Cause.CONNECTION_CLOSED, Cause.NOT_FOUND, Cause.BAD_REQUEST):
        assert len(set(order(bare(cause)))) > 2, cause


def test_a_token_denial_never_sends_anyone_to_a_repository() -> None:
    for cause in (Cause.IDENTITY_POLICY_IMPLICIT_DENY, Cause.ACCESS_DENIED, Cause.EXPLICIT_DENY):
        advice = asked(cause, action="ecr:GetAuthorizationToken", repository=None, policy=None)
        assert Check.REPOSITORY_NAME not in order(advice)
        simulation = first_line(advice, "simulate-principal-policy")
        assert simulation.endswith('--action-names ecr:GetAuthorizationToken --resource-arns "*"')


@looped("cause", PERMISSION)
@looped("kind", [None, *PolicyType])
@looped("action", ["s3:GetObject", "s3:getobject"])
def test_the_storage_role_of_a_layer_denial_is_never_called_the_caller(
    cause: Cause, kind: PolicyType | None, action: str
) -> None:
    for operation in (None, *Operation):
        advice = asked(cause, action=action, policy=Policy(type=kind), operation=operation)
        assert order(advice) == [Check.LAYER_STORE_POLICY]
        lacks = next(one.answer for one in advice[0].outcomes if one.id == "endpoint-lacks-bucket")
        assert "prod-eu-west-1-starport-layer-bucket" in lacks and "not the caller" in advice[0].why
        assert not any(CALLER in line or "role/ci" in line for line in lines(advice))


def test_a_missing_permission_is_never_searched_behind_an_expired_token() -> None:
    assert set(order(asked(Cause.TOKEN_EXPIRED))) == {Check.CREDENTIALS, Check.CREDENTIAL_HELPER}


def test_identity_policy_deny_never_claims_that_the_far_side_allows() -> None:
    far = first(asked(Cause.IDENTITY_POLICY_IMPLICIT_DENY), Check.REPOSITORY_POLICY)
    assert far.why.startswith("Across accounts both sides must allow")
    same = asked(Cause.IDENTITY_POLICY_IMPLICIT_DENY, principal=by_name(OWNER))
    assert Check.REPOSITORY_POLICY not in order(same)


@pytest.mark.parametrize("cause", PERMISSION)
def test_a_layer_of_ecr_public_is_not_looked_for_in_a_bucket(cause: Cause) -> None:
    advice = asked(cause, action="s3:GetObject", registry="public.ecr.aws")
    assert order(advice) == [Check.NETWORK] and "CloudFront" in advice[0].why


@looped("cause", [*PERMISSION, Cause.FORBIDDEN])
@looped("action", ["ecr:GetAuthorizationToken", "ecr-public:GetAuthorizationToken", "sts:AssumeRole"])
@looped("operation", [None, *Operation])
def test_a_denied_token_never_leads_to_repositories_images_or_layers(
    cause: Cause, action: str, operation: Operation | None
) -> None:
    advice = asked(cause, action=action, operation=operation, principal=None, repository=None, policy=None)
    of_a_repository = {
        *(Check.REPOSITORY_NAME, Check.REPOSITORY_POLICY, Check.REGISTRY_POLICY, Check.QUOTA, Check.IMAGE_TAG),
        *(Check.LAYER_STORE_POLICY, Check.RESOURCE_CONTROL_POLICY, Check.UPSTREAM_REGISTRY),
    }
    assert not of_a_repository & set(order(advice))
    assert Check.IDENTITY_POLICY in order(advice)
    # A 403 without a sentence is asked about first.
    assert (Check.CALLER_IDENTITY in order(advice)) is (cause is not Cause.FORBIDDEN)


@pytest.mark.parametrize("repository", [None, "team/app"])
def test_a_masked_repository_is_asked_for_all_the_same(repository: str | None) -> None:
    found = order(asked(Cause.RESOURCE_POLICY_IMPLICIT_DENY, repository=repository, registry=None, registry_id=None))
    assert found[:3] == [Check.REPOSITORY_NAME, Check.REPOSITORY_POLICY, Check.CALLER_IDENTITY]


def test_a_sentence_of_iam_proves_that_neither_login_nor_quota_is_at_fault() -> None:
    for fields in ({"principal": None}, {"action": None}, {}):
        found = order(asked(Cause.ACCESS_DENIED, policy=None, **fields))
        assert Check.CREDENTIALS not in found and Check.QUOTA not in found
    for advice in (asked(Cause.ACCESS_DENIED, principal=None, action=None), bare(Cause.ACCESS_DENIED)):
        assert {Check.CREDENTIALS, Check.QUOTA} <= set(order(advice))
    for operation in (Operation.PULL, Operation.LOGIN):
        found = order(bare(Cause.ACCESS_DENIED, operation=operation))
        assert Check.CREDENTIALS in found and Check.QUOTA not in found


@pytest.mark.parametrize("cause", [Cause.EXPLICIT_DENY, Cause.GUARDRAIL_IMPLICIT_DENY])
def test_only_a_session_can_be_narrowed_by_a_session_policy(cause: Cause) -> None:
    for kind in (PrincipalType.USER, PrincipalType.ROOT):
        assert Check.SESSION_POLICY not in order(asked(cause, principal=by_name(kind=kind)))
    for other in (PrincipalType.ROLE, PrincipalType.ASSUMED_ROLE, PrincipalType.FEDERATED_USER, None):
        assert Check.SESSION_POLICY in order(asked(cause, principal=by_name(kind=other)))
    named = asked(cause, principal=by_name(kind=PrincipalType.USER), policy=Policy(type=PolicyType.SESSION))
    assert Check.SESSION_POLICY in order(named)


def test_a_token_denied_by_a_resource_policy_leaves_the_identity_policies() -> None:
    named = Policy(type=PolicyType.RESOURCE_BASED, effect=PolicyEffect.EXPLICIT)
    found = order(asked(Cause.EXPLICIT_DENY, action="ecr:GetAuthorizationToken", policy=named))
    assert found == [Check.IDENTITY_POLICY, Check.CALLER_IDENTITY]


def test_a_resource_control_policy_that_is_named_is_asked_for_whatever_the_action() -> None:
    named = Policy(type=PolicyType.RESOURCE_CONTROL)
    assert order(asked(Cause.EXPLICIT_DENY, action="ecr:GetAuthorizationToken", policy=named))[0] is (
        Check.RESOURCE_CONTROL_POLICY
    )


def test_a_request_that_succeeds_clears_only_the_identity_that_asked() -> None:
    pull = first(asked(Cause.FORBIDDEN, operation=Operation.PULL, action=None), Check.ASK_FOR_THE_REASON)
    assert "for the CLI's own identity" in pull.why and "need not be the stored login's" in pull.why
    assert any('"failures"' in outcome.answer for outcome in pull.outcomes)
    token = first(bare(Cause.ACCESS_DENIED, operation=Operation.LOGIN), Check.ASK_FOR_THE_REASON)
    assert "for the CLI's own identity" in token.why and "batch-get-image" not in token.commands[0]
    public = first(bare(Cause.FORBIDDEN, registry="public.ecr.aws"), Check.ASK_FOR_THE_REASON).why
    assert "CLI" not in public and "stored login" in public


def test_policies_of_an_organization_say_who_can_read_them() -> None:
    for kind in (PolicyType.SERVICE_CONTROL, PolicyType.RESOURCE_CONTROL):
        for cause in (Cause.EXPLICIT_DENY, Cause.GUARDRAIL_IMPLICIT_DENY):
            told = asked(cause, policy=Policy(type=kind))[0]
            assert told.run_by is RunBy.ORGANIZATION_ADMIN and "management account" in told.why
            assert kind.value.split("-")[0].capitalize() + " control policies over" in told.why


# --- every cause ---------------------------------------------------------------------------------------


@looped("cause", Cause)
def test_every_cause_has_advice_even_for_an_empty_record(cause: Cause) -> None:
    advice = bare(cause)
    assert advice
    for item in advice:
        assert item.headline.endswith(".") and item.why.endswith(".")
        assert "{" not in item.why + item.headline


def test_every_check_is_used_somewhere() -> None:
    kinds: list[PolicyType | None] = [None, *PolicyType]
    used = {c for cause in Cause for kind in kinds for c in order(asked(cause, policy=Policy(type=kind)))}
    used |= set(order(asked(Cause.NOT_AUTHENTICATED, client="kubelet")))
    used |= set(order(asked(Cause.ACCESS_DENIED, action="kms:Decrypt")))
    used |= set(order(asked(Cause.AWS_CREDENTIALS_FAILED, action="sts:AssumeRole")))
    assert used == set(Check)


# --- order, by cause -----------------------------------------------------------------------------------


def test_repository_not_found_asks_for_the_name_first_and_creates_after() -> None:
    advice = asked(Cause.REPOSITORY_NOT_FOUND, principal=None)
    assert order(advice)[0] is Check.REPOSITORY_NAME and not advice[0].changes_state
    assert advice[0].run_by is RunBy.REGISTRY_OWNER
    creation = next(item for item in advice if item.changes_state)
    assert creation.commands[0].startswith(f"aws ecr create-repository --registry-id {OWNER}")
    assert Check.UPSTREAM_REGISTRY not in order(advice), "a push goes through no cache"
    pull = asked(Cause.REPOSITORY_NOT_FOUND, principal=None, action=None, operation=Operation.PULL)
    assert Check.UPSTREAM_REGISTRY in order(pull)
    assert any("describe-repository-creation-templates" in line for line in lines(advice))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (f"{HOST}/team/app", "Give the name 'team/app', "),
        (f"https://{HOST}/team/app:v1", "Give the name 'team/app', "),
        (f"{HOST}/{HOST}/app@sha256:{'a' * 64}", "Give the name 'app', "),
        (f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn/app", "Give the name 'app', "),
        ("public.ecr.aws/alias/app", "Use the address public.ecr.aws/alias/app with no host in front, or 'app' alone."),
        ("v2/team/app/manifests/sha256", "Give the name 'team/app', "),
        ("v2/app/blobs", "Give the name 'app', "),
        ("v2/app", "Check that repository 'v2/app' exists."),
        ("team/v2/app/manifests/v1", "Check that repository 'team/v2/app/manifests/v1' exists."),
        (f"{HOST}/", "Give the name alone, "),
        (f"{HOST}/:v1", "Give the name alone, "),
        ("team/app", "Check that repository 'team/app' exists."),
    ],
)
def test_the_name_inside_an_address_is_found(address: str, told: str) -> None:
    assert asked(Cause.REPOSITORY_NOT_FOUND, repository=address)[0].headline.startswith(told)


def test_an_address_given_as_name_is_said_first_with_the_name_that_was_meant() -> None:
    for cause in (Cause.REPOSITORY_NOT_FOUND, Cause.RESOURCE_POLICY_IMPLICIT_DENY, Cause.CONNECTION_CLOSED):
        advice = asked(cause, repository=f"{HOST}/team/app")
        assert advice[0].headline == "Give the name 'team/app', without host or /v2/ around it."
        assert "holds a registry host" in advice[0].why and not advice[0].commands
    assert "alone" in asked(Cause.REPOSITORY_NOT_FOUND, repository=f"{HOST}/")[0].headline


def test_identity_policy_deny_asks_the_identity_policy_first_then_compares_the_name() -> None:
    found = order(asked(Cause.IDENTITY_POLICY_IMPLICIT_DENY))
    assert found[:2] == [Check.IDENTITY_POLICY, Check.REPOSITORY_NAME]


def test_simulation_uses_the_role_behind_a_session_and_warns_about_its_path() -> None:
    advice = first(asked(Cause.IDENTITY_POLICY_IMPLICIT_DENY), Check.IDENTITY_POLICY)
    assert f"--policy-source-arn arn:aws:iam::{CALLER}:role/ci " in advice.commands[0]
    assert f"--resource-arns arn:aws:ecr:eu-west-1:{OWNER}:repository/team/app" in advice.commands[0]
    assert advice.commands[1] == "aws iam get-role --role-name ci --query Role.Arn"
    assert "the role has a path" in {outcome.id: outcome for outcome in advice.outcomes}["path-arn"].meaning


def test_simulation_stays_in_the_partition_of_the_principal() -> None:
    user = Principal(arn=f"arn:aws-cn:iam::{CALLER}:user/ci/x", account_id=CALLER, type=PrincipalType.USER, name="ci/x")
    line = first(asked(Cause.IDENTITY_POLICY_IMPLICIT_DENY, principal=user), Check.IDENTITY_POLICY).commands[-1]
    assert f"arn:aws-cn:iam::{CALLER}:user/ci/x" in line and "arn:aws-cn:ecr:" in line


def test_root_and_masked_callers_leave_a_quoted_placeholder() -> None:
    for who in (by_name(None), None):
        advice = first(asked(Cause.IDENTITY_POLICY_IMPLICIT_DENY, principal=who), Check.IDENTITY_POLICY)
        # The CLI refuses a mark in place of an ARN, so what to put there is asked for first.
        assert advice.commands[0] == "aws sts get-caller-identity" and '"<role-or-user-arn>"' in advice.commands[1]


@looped("cause", Cause)
def test_nothing_that_does_not_bind_the_root_user_is_asked_of_it(cause: Cause) -> None:
    checks = order(asked(cause, principal=by_name(kind=PrincipalType.ROOT)))
    assert not {Check.IDENTITY_POLICY, Check.PERMISSIONS_BOUNDARY, Check.SESSION_POLICY} & set(checks)


# A registry's own limits and rules: nothing would be left.
OF_THE_OWNER = (Cause.TAG_IMMUTABLE, Cause.RATE_LIMITED, Cause.QUOTA_EXCEEDED, Cause.UPSTREAM_DENIED)


@looped("cause", [cause for cause in Cause if cause not in OF_THE_OWNER])
@looped("principal", [None, by_name(kind=PrincipalType.ASSUMED_ROLE)], ids=["nobody named", "a role"])
def test_nothing_that_only_the_owner_could_do_is_asked_of_a_registry_of_aws(
    cause: Cause, principal: Principal | None
) -> None:
    advice = asked(cause, principal=principal, registry_id="602401143452")
    assert advice and RunBy.REGISTRY_OWNER not in {item.run_by for item in advice}
    assert not [item for item in advice if item.statement and item.statement.side in (Side.REPOSITORY, Side.REGISTRY)]
    assert not [line for item in advice for line in item.commands if "aws ecr describe-" in line]


def test_a_name_in_a_registry_of_aws_is_compared_with_its_list() -> None:
    refused = {"registry_id": "602401143452", "registry": "602401143452.dkr.ecr.eu-west-1.amazonaws.com"}
    told = first(asked(Cause.RESOURCE_POLICY_IMPLICIT_DENY, **refused), Check.REPOSITORY_NAME)
    assert "AWS's list" in told.headline and "another account" in told.why and not told.commands
    assert "a registry of Amazon EKS:" in told.why
    bare = {"principal": None, "action": None, "policy": None}
    asks = first(asked(Cause.NOT_FOUND, **refused, **bare), Check.REPOSITORY_NAME)
    assert [line.split()[2] for line in asks.commands] == ["batch-get-image"]


def of_aws(account: str, region: str, cause: Cause = Cause.RESOURCE_POLICY_IMPLICIT_DENY) -> Advice:
    host = f"{account}.dkr.ecr.{region}.amazonaws.com"
    return first(asked(cause, registry_id=account, registry=host, region=region), Check.REPOSITORY_NAME)


def test_no_other_account_is_named_for_a_region_that_no_table_lists() -> None:
    assert "AWS's list" in of_aws("602401143452", "eu-west-9").headline


def test_an_image_of_aws_is_compared_with_the_list_once_and_never_restored_from_the_archive() -> None:
    refused = {"registry_id": "602401143452", "registry": "602401143452.dkr.ecr.eu-west-1.amazonaws.com"}
    for cause in Cause:
        advice = asked(cause, **refused)
        assert len({item.headline for item in advice}) == len(advice), cause
        assert "archived-image" not in {item.id for item in advice}, cause
        assert "image-archived" not in {outcome.id for item in advice for outcome in item.outcomes}, cause


# Whose registry it is, and the page that lists it.
LISTS = [
    ("673884943994", "eu-west-1", "Amazon GuardDuty for eu-west-1", "guardduty"),
    ("763104351884", "eu-west-1", "AWS Deep Learning Containers", "deep-learning-containers"),
    ("438346466558", "eu-west-1", "Amazon SageMaker for eu-west-1", "dg-ecr-paths"),
    ("483788554619", "eu-west-1", "Amazon EMR on EKS for eu-west-1", "EMR-on-EKS"),
    ("840364872350", "eu-west-1", "AWS App Mesh", "app-mesh"),
    ("328549459982", "eu-west-1", "Bottlerocket", "bottlerocket"),
    ("906394416424", "eu-west-1", "AWS for Fluent Bit", "fluentbit"),
    ("709825985650", "us-east-1", "AWS Marketplace for us-east-1", "marketplace"),
]


@pytest.mark.parametrize(("account", "region", "owner", "page"), LISTS, ids=[row[2] for row in LISTS])
def test_advice_says_whose_registry_of_aws_it_is_and_where_its_images_are_listed(
    account: str, region: str, owner: str, page: str
) -> None:
    told = of_aws(account, region)
    of_sagemaker, of_marketplace = "SageMaker" in owner, "Marketplace" in owner
    assert (f"This is a registry of {owner}:" in told.why) is not (of_sagemaker or of_marketplace)
    assert page in told.docs and ("image_uris.retrieve" in told.headline) is of_sagemaker


@pytest.mark.parametrize(
    ("account", "region", "listed"),
    [
        ("602401143452", "eu-south-1", "590381155156"),
        ("475088953585", "us-east-1", "382416733822, 522234722520, 766337827248, 811284229777"),
    ],
)
def test_the_account_of_another_region_is_named_with_the_right_one(account: str, region: str, listed: str) -> None:
    assert of_aws(account, region).headline == f"In {region}, AWS has these images in {listed}."


def test_an_image_of_marketplace_is_subscribed_to() -> None:
    told = of_aws("709825985650", "us-east-1")
    assert "Subscribe to" in told.headline and "us-east-1" in told.headline and "has subscribed" in told.why


TO_API = Endpoint(kind=EndpointKind.API, host="api.ecr.eu-west-1.amazonaws.com")


@pytest.mark.parametrize("host", [HOST, "public.ecr.aws"])
def test_a_registry_that_was_asked_is_probed_and_no_api(host: str) -> None:
    endpoint = Endpoint(kind=EndpointKind.REGISTRY, host=host)
    (probe,) = first(asked(Cause.CONNECTION_FAILED, registry=host, endpoint=endpoint), Check.NETWORK).commands
    assert probe.endswith(f"https://{host}/v2/")


def test_the_api_that_gave_no_answer_is_probed_and_no_layer_store() -> None:
    advice = asked(Cause.CONNECTION_FAILED, endpoint=TO_API, operation=Operation.LOGIN)
    told = [item for item in advice if item.check is Check.NETWORK]
    assert [item.commands for item in told] == [
        ("curl --verbose --max-time 10 https://api.ecr.eu-west-1.amazonaws.com/",)
    ]
    assert "'api.ecr.eu-west-1.amazonaws.com'" in told[0].headline and "ecr.api" in told[0].why
    looked_up = first(asked(Cause.HOST_NOT_FOUND, endpoint=TO_API), Check.NETWORK)
    assert looked_up.commands == ("nslookup api.ecr.eu-west-1.amazonaws.com",)


@looped("cause", Cause)
def test_nobody_asks_his_own_registry_for_somebody_elses_public_image(cause: Cause) -> None:
    public = {"registry": "public.ecr.aws", "registry_id": None, "registry_alias": "docker", "action": None}
    for item in asked(cause, **public):
        asks = [
            line for line in item.commands if line.startswith(("aws ecr-public describe", "aws ecr-public get-rep"))
        ]
        assert not asks or item.run_by is RunBy.REGISTRY_OWNER, item


def test_the_token_of_ecr_public_is_a_structure_and_names_no_host() -> None:
    public, private = (
        first_line(
            bare(Cause.LOGIN_FAILED, registry=host, wording="docker_login.no-terminal"), "get-authorization-token"
        )
        for host in ("public.ecr.aws", None)
    )
    assert "--query authorizationData.expiresAt" in public and '"authorizationData[].expiresAt"' in private


def test_the_host_of_a_fresh_token_is_compared_by_its_region_alone() -> None:
    (item,) = (one for one in asked(Cause.TOKEN_INVALID, action=None) if "get-authorization-token" in one.commands[0])
    assert "compare the region alone, not the account" in item.why


CLOUDFRONT = Endpoint(kind=EndpointKind.LAYERS, host="d1.cloudfront.net")


@pytest.mark.parametrize("fields", [{"registry": "public.ecr.aws"}, {"endpoint": CLOUDFRONT}])
def test_a_layer_of_cloudfront_has_nothing_to_do_with_an_endpoint_of_s3(fields: dict[str, Any]) -> None:
    assert Check.LAYER_STORE_POLICY not in order(asked(Cause.LAYER_STORE_DENIED, **fields))


@looped("cause", Cause)
def test_every_advice_has_an_id_of_its_own_that_a_record_does_not_change(cause: Cause) -> None:
    for advice in (asked(cause), bare(cause), asked(cause, client="kubelet"), bare(cause, registry="public.ecr.aws")):
        ids = [item.id for item in advice]
        assert all(ids) and len(ids) == len(set(ids))
        for item in advice:
            assert item.id == item.id.strip("-") and item.id.replace("-", "").isalpha()


# What needs no right but those to log in, to pull and to push (ECR user guide, image-push-iam).
OWN = (
    *("aws sts get-caller-identity", "aws configure list", "aws ecr get-authorization-token", "aws ecr get-login"),
    *("aws ecr-public get-authorization-token", "aws ecr-public get-login", "aws ecr batch-get-image"),
    *("aws ecr batch-check-layer-availability", "docker ", "docker-credential-", "curl ", "nslookup ", "df "),
    *("grep -oE ", "mkdir docker-login", "ip route show ", "ss --summary", "sudo nft list "),
)


@looped("cause", Cause)
def test_the_caller_is_told_to_run_only_what_a_push_role_can_run(cause: Cause) -> None:
    for advice in (asked(cause), bare(cause), asked(cause, principal=None), bare(cause, registry="public.ecr.aws")):
        for item in advice:
            if item.run_by is RunBy.CALLER:
                assert all(line.startswith(OWN) for line in item.commands), item


def test_words_that_other_shells_would_take_apart_are_quoted() -> None:
    endpoints = first_line(asked(Cause.LAYER_STORE_DENIED, action=None), "describe-vpc-endpoints")
    assert '"VpcEndpoints[].[VpcEndpointId,ServiceName,State,PolicyDocument]"' in endpoints
    blamed = Policy(type=PolicyType.VPC_ENDPOINT)
    api = first_line(asked(Cause.GUARDRAIL_IMPLICIT_DENY, action=None, policy=blamed), "describe-vpc-endpoints")
    assert '"Name=service-name,Values=com.amazonaws.eu-west-1.ecr.api,com.amazonaws.eu-west-1.ecr.dkr"' in api
    assert '"=x"' in first_line(bare(Cause.REPOSITORY_NOT_FOUND, repository="=x"), "--repository-names")


def test_a_login_that_an_upstream_accepts_need_not_read_the_image() -> None:
    advice = asked(Cause.UPSTREAM_DENIED)[0]
    valid = next(outcome for outcome in advice.outcomes if outcome.id == "rule-valid")
    assert "isValid" in valid.answer and "may not read this image, or the path is wrong" in valid.meaning


def test_an_address_given_as_name_creates_nothing() -> None:
    advice = asked(Cause.REPOSITORY_NOT_FOUND, repository=f"{HOST}/team/app")
    assert not any("create-repository" in line for line in lines(advice))


def test_a_connection_cut_in_the_middle_of_an_answer_is_the_networks_first() -> None:
    cut, dropped = (
        order(asked(Cause.CONNECTION_CLOSED, operation=Operation.PUSH, wording=wording))
        for wording in ("go.unexpected-eof", "go.eof")
    )
    assert cut[0] is Check.NETWORK and dropped[0] is Check.REPOSITORY_NAME


def test_a_token_of_ecr_public_is_renewed_by_its_own_command() -> None:
    expired = bare(Cause.TOKEN_EXPIRED, wording="ecr.public-token-expired")
    (login,) = (line for line in lines(expired) if "--password-stdin" in line)
    assert login.startswith("aws ecr-public get-login-password") and login.endswith("public.ecr.aws")


def test_what_the_client_holds_is_not_taken_for_what_it_pushed() -> None:
    assert not any("image save" in line for line in lines(asked(Cause.MANIFEST_UNSUPPORTED)))
    pulled = lines(asked(Cause.MANIFEST_UNSUPPORTED, client="lambda", operation=Operation.PULL))
    assert [line.split()[:5] for line in pulled[1:]] == [["docker", "buildx", "imagetools", "inspect", "--raw"]]


@pytest.mark.parametrize(
    ("cause", "check", "words"),
    [
        (Cause.EXPLICIT_DENY, "service-control-policy", f"--target-id {CALLER} --filter SERVICE_CONTROL_POLICY "),
        (Cause.EXPLICIT_DENY, "resource-control-policy", f"--target-id {OWNER} --filter RESOURCE_CONTROL_POLICY "),
        (Cause.EXPLICIT_DENY, "permissions-boundary", "--query Role.PermissionsBoundary "),
        (Cause.EXPLICIT_DENY, "session-policy", 'AttributeKey=EventName,AttributeValue=AssumeRole" '),
        (
            Cause.EXPLICIT_DENY,
            "vpc-endpoint-policy",
            'Values=com.amazonaws.eu-west-1.ecr.api,com.amazonaws.eu-west-1.ecr.dkr" ',
        ),
        (Cause.LAYER_STORE_DENIED, "layer-store-policy", 'Values=com.amazonaws.eu-west-1.s3" '),
        (Cause.LOCAL_FAILURE, "local-machine", "docker info "),
    ],
)
def test_a_check_asks_for_what_it_is_about(cause: Cause, check: str, words: str) -> None:
    (commands,) = (one.commands for one in asked(cause, policy=None) if one.id == check)
    assert any(words in f"{line} " for line in commands)


def test_a_token_passes_the_endpoint_of_the_api_alone() -> None:
    line = first_line(bare(Cause.ACCESS_DENIED, operation=Operation.LOGIN), "describe-vpc-endpoints")
    assert 'Values=com.amazonaws.<region>.ecr.api"' in line


def test_a_trail_is_asked_for_the_callers_own_refused_events_at_that_time() -> None:
    seen = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
    who = by_name(kind=PrincipalType.ASSUMED_ROLE, session="build-42")
    line = first_line(asked(Cause.CONNECTION_CLOSED, principal=who, first_seen=seen, last_seen=seen), "lookup-events")
    assert "AttributeKey=Username,AttributeValue=build-42" in line and "errorCode" in line
    assert "--start-time 2024-05-06T07:03:00+00:00 --end-time 2024-05-06T07:13:00+00:00" in line
    assert "--max-items" not in line


@pytest.mark.parametrize("year", [1, 1970, 9999])
def test_no_trail_is_asked_for_a_time_that_no_clock_shows(year: int) -> None:
    for zone in (None, UTC, timezone(timedelta(hours=14)), timezone(timedelta(minutes=-1439))):
        for seen in (datetime(year, 1, 1, tzinfo=zone), datetime(year, 12, 31, 23, 59, 59, tzinfo=zone)):
            line = first_line(asked(Cause.CONNECTION_CLOSED, first_seen=seen, last_seen=seen), "lookup-events")
            assert '--start-time "<start-time>" --end-time "<end-time>"' in line


def test_an_equal_time_in_another_zone_is_not_told_in_the_zone_of_the_first() -> None:
    for zone in (UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-3))):
        seen = datetime(2024, 5, 6, 7, 8, tzinfo=UTC).astimezone(zone)
        line = first_line(asked(Cause.CONNECTION_CLOSED, first_seen=seen, last_seen=seen), "lookup-events")
        assert f"--start-time {(seen - timedelta(minutes=5)).isoformat()}" in line


def test_the_same_failure_on_other_lines_gets_a_list_of_its_own() -> None:
    advice = asked(Cause.CONNECTION_CLOSED, first_line=3, last_line=4)
    again = asked(Cause.CONNECTION_CLOSED, first_line=30, last_line=40, occurrences=2)
    assert advice == again
    again.clear()
    assert asked(Cause.CONNECTION_CLOSED, first_line=3, last_line=4) == advice


def test_the_helper_that_the_text_names_is_the_one_that_is_run() -> None:
    named = asked(Cause.CREDENTIAL_HELPER_FAILED, helper="docker-credential-desktop")
    assert "docker-credential-desktop version" in lines(named)
    assert "docker-credential-ecr-login version" in lines(
        asked(Cause.CREDENTIAL_HELPER_FAILED, helper="docker-credential-ecr-login")
    )


@pytest.mark.parametrize("cause", [Cause.ACCESS_DENIED, Cause.FORBIDDEN])
def test_lambda_is_let_in_by_the_policy_of_the_repository(cause: Cause) -> None:
    advice = asked(cause, client="lambda", operation=Operation.PULL, principal=None, action=None)
    assert order(advice)[0] is Check.REPOSITORY_POLICY and Check.NODE_CREDENTIALS not in order(advice)
    assert "pulls by itself" in advice[0].why and advice[0].run_by is RunBy.REGISTRY_OWNER
    assert "lambda.amazonaws.com" in (advice[0].statement.document if advice[0].statement else "")


def test_a_prefix_of_a_cache_is_no_sign_of_ecr_public() -> None:
    message = "The repository with name 'ecr-public/docker/library/python' does not exist"
    cached = bare(Cause.REPOSITORY_NOT_FOUND, message=message, repository="ecr-public/docker/library/python")
    assert Check.UPSTREAM_REGISTRY in order(cached)
    public = Endpoint(kind=EndpointKind.API, host="api.ecr-public.us-east-1.amazonaws.com")
    assert "aws ecr-public" in first_line(bare(Cause.FORBIDDEN, endpoint=public), "get-login")


LAYER = Request(method="GET", target=RequestTarget.BLOB)
SECOND_TRY = Request(method="HEAD", target=RequestTarget.BLOB)
POINTS_ELSEWHERE: list[tuple[Cause, dict[str, Any], Check]] = [
    (Cause.FORBIDDEN, {"request": LAYER}, Check.LAYER_STORE_POLICY),
    (Cause.BAD_REQUEST, {"wording": "http.plain-http"}, Check.NETWORK),
    (Cause.UNCLASSIFIED, {"wording": "distribution.body-empty"}, Check.IDENTITY_POLICY),
    (Cause.UNCLASSIFIED, {"wording": "distribution.body-empty-no-status"}, Check.IDENTITY_POLICY),
    (Cause.NOT_FOUND, {"request": SECOND_TRY}, Check.NETWORK),
    (Cause.CONNECTION_FAILED, {"endpoint": Endpoint(kind=EndpointKind.PROXY)}, Check.PROXY),
    (Cause.NOT_AUTHENTICATED, {"request": SECOND_TRY}, Check.NETWORK),
]


@pytest.mark.parametrize(("cause", "fields", "check"), POINTS_ELSEWHERE, ids=str)
def test_what_points_elsewhere_comes_first(cause: Cause, fields: dict[str, Any], check: Check) -> None:
    pull = {"operation": Operation.PULL, "action": None, "principal": None}
    assert order(asked(cause, **fields, **pull))[0] is check
    assert order(asked(cause, **pull))[0] is not check


def test_a_pull_through_a_cache_is_looked_for_where_the_name_begins_like_one() -> None:
    pull = {"operation": Operation.PULL, "action": None, "principal": None}
    cached = asked(Cause.FORBIDDEN, repository="docker-hub/library/alpine", **pull)
    assert order(cached)[0] is Check.UPSTREAM_REGISTRY
    for name in ("team/app", "quay"):
        assert order(asked(Cause.FORBIDDEN, repository=name, **pull))[0] is not Check.UPSTREAM_REGISTRY


def test_a_host_that_is_spelt_right_or_was_dialled_is_not_looked_up_unless_it_is_misspelt() -> None:
    dialled = {"endpoint": Endpoint(address="10.0.3.4:443"), "operation": Operation.PULL}
    unlisted = {"registry": HOST.replace("eu-west", "eu-wset"), "region": "eu-wset-1"}
    for right in (dialled, {"operation": Operation.PULL, "endpoint": Endpoint()}, {**dialled, **unlisted}):
        assert Check.HOST_NAME not in order(asked(Cause.CONNECTION_FAILED, **right))
    asked_there = asked(Cause.CONNECTION_FAILED, operation=Operation.PULL, endpoint=Endpoint(), **unlisted)
    assert Check.HOST_NAME in order(asked_there)
    nearly = asked(Cause.CONNECTION_FAILED, registry=HOST.replace("aws.com", "awss.com"), **dialled)
    assert order(nearly)[0] is Check.HOST_NAME


@pytest.mark.parametrize("cause", [Cause.FORBIDDEN, Cause.ACCESS_DENIED])
def test_both_sides_of_a_nodes_rights_come_before_anybody_else_asks_the_registry(cause: Cause) -> None:
    told = asked(cause, client="kubelet", operation=Operation.PULL, principal=None, action=None)
    found = [*dict.fromkeys(order(told))]
    sides = [Check.NODE_CREDENTIALS, Check.REPOSITORY_POLICY]
    assert [check for check in found[:3] if check in sides] == sides
    later = found[found.index(Check.REPOSITORY_POLICY) :]
    assert Check.ASK_FOR_THE_REASON in later or Check.ASK_FOR_THE_REASON not in found


def test_a_store_that_holds_too_little_is_told_of() -> None:
    small = asked(Cause.CREDENTIAL_HELPER_FAILED, wording="helpers.store-too-small")
    assert "2,560 bytes" in small[0].why and "2,560" not in asked(Cause.CREDENTIAL_HELPER_FAILED)[0].why


@pytest.mark.parametrize("cause", PERMISSION)
def test_a_refused_key_sends_nobody_to_a_repository_or_its_policy(cause: Cause) -> None:
    advice = asked(cause, action="kms:GenerateDataKey")
    assert order(advice) == [Check.KEY_POLICY, Check.IDENTITY_POLICY, Check.CALLER_IDENTITY]
    sides = {item.statement.side for item in advice if item.statement}
    assert not sides & {Side.REPOSITORY, Side.REGISTRY} and "not ECR" in advice[0].why
    assert "repository/team/app" not in advice[1].commands[-1]


def test_a_role_of_identity_center_is_changed_in_its_permission_set() -> None:
    role = by_name(kind=PrincipalType.ASSUMED_ROLE, name="AWSReservedSSO_Dev_0123456789abcdef")
    advice = first(asked(Cause.IDENTITY_POLICY_IMPLICIT_DENY, principal=role), Check.IDENTITY_POLICY)
    assert any("in Identity Center, not in IAM" in outcome.meaning for outcome in advice.outcomes)


def test_a_shell_that_changes_the_token_is_no_reason_where_no_answer_came() -> None:
    assert Check.LOCAL_MACHINE in order(bare(Cause.LOGIN_FAILED, http_status=400))
    for status in (None, 404):
        found = order(bare(Cause.LOGIN_FAILED, http_status=status))
        assert Check.NETWORK in found and Check.LOCAL_MACHINE not in found


@pytest.mark.parametrize("cause", [Cause.CONNECTION_FAILED, Cause.CONNECTION_CLOSED])
def test_the_layers_of_ecr_public_are_not_looked_for_in_s3(cause: Cause) -> None:
    advice = asked(cause, registry="public.ecr.aws", registry_id=None, operation=Operation.PULL, action=None)
    assert advice and not any(hosts.LAYER_BUCKET in line for item in advice for line in item.commands)


@pytest.mark.parametrize("cause", [Cause.HOST_NOT_FOUND, Cause.CONNECTION_FAILED])
@pytest.mark.parametrize(
    "host", [f"prod-eu-west-1-{hosts.LAYER_BUCKET}.s3.eu-west-1.amazonaws.com", *hosts.LAYER_DISTRIBUTIONS]
)
def test_the_way_to_the_layers_comes_first_where_their_store_was_asked(cause: Cause, host: str) -> None:
    advice = bare(cause, endpoint=Endpoint(kind=EndpointKind.LAYERS, host=host))
    assert host in advice[0].headline and advice[0].id == "layer-route"
    assert f"https://{host}/" in advice[0].commands[0]


@pytest.mark.parametrize("cause", [Cause.NOT_AUTHENTICATED, Cause.FORBIDDEN])
def test_a_login_of_yours_is_no_advice_for_a_node(cause: Cause) -> None:
    for client in ("kubelet", "ecs-agent"):
        advice = asked(cause, client=client, operation=Operation.PULL, principal=None, action=None)
        assert advice[0].check is Check.NODE_CREDENTIALS
        assert not any("docker log" in line for item in advice for line in item.commands)


@pytest.mark.parametrize("cause", [Cause.TOKEN_EXPIRED, Cause.TOKEN_INVALID])
def test_a_token_that_a_kubelet_sent_is_renewed_where_it_came_from(cause: Cause) -> None:
    question, *led = asked(cause, client="kubelet", operation=Operation.PULL, principal=None, action=None)
    assert [one.leads for one in question.outcomes] == ["pull-secret", "secret-renewal", "runtime-login"]
    assert [one.id for one in led] == ["pull-secret", "secret-renewal", "runtime-login"]


def test_no_login_is_advised_where_a_node_asked_ecr_public() -> None:
    advice = bare(Cause.FORBIDDEN, client="kubelet", registry="public.ecr.aws", repository="app")
    assert "stale-public-login" not in [item.id for item in advice]


def test_a_denial_that_names_its_action_asks_the_owners_side_first_where_accounts_differ() -> None:
    across = order(asked(Cause.ACCESS_DENIED, action="ecr:PutImage", policy=None))
    assert across[:3] == [Check.REPOSITORY_POLICY, Check.IDENTITY_POLICY, Check.CALLER_IDENTITY]
    unsaid = order(asked(Cause.ACCESS_DENIED, action="ecr:PutImage", policy=None, principal=None))
    assert unsaid[:3] == [Check.IDENTITY_POLICY, Check.CALLER_IDENTITY, Check.REPOSITORY_POLICY]
    assert Check.ASK_FOR_THE_REASON not in (*across, *unsaid)
    assert order(bare(Cause.ACCESS_DENIED))[0] is Check.ASK_FOR_THE_REASON


@pytest.mark.parametrize(
    ("kind", "check"),
    [
        (PolicyType.SERVICE_CONTROL, Check.SERVICE_CONTROL_POLICY),
        (PolicyType.RESOURCE_CONTROL, Check.RESOURCE_CONTROL_POLICY),
        (PolicyType.PERMISSIONS_BOUNDARY, Check.PERMISSIONS_BOUNDARY),
        (PolicyType.SESSION, Check.SESSION_POLICY),
        (PolicyType.VPC_ENDPOINT, Check.VPC_ENDPOINT_POLICY),
        (PolicyType.IDENTITY_BASED, Check.IDENTITY_POLICY),
        (PolicyType.RESOURCE_BASED, Check.REPOSITORY_POLICY),
    ],
)
def test_the_policy_blamed_is_asked_first_and_never_alone(kind: PolicyType, check: Check) -> None:
    explicit = asked(Cause.EXPLICIT_DENY, policy=Policy(type=kind, effect=PolicyEffect.EXPLICIT))
    assert order(explicit)[0] is check and len(explicit) > 1
    if kind not in (PolicyType.IDENTITY_BASED, PolicyType.RESOURCE_BASED):
        implicit = asked(Cause.GUARDRAIL_IMPLICIT_DENY, policy=Policy(type=kind, effect=PolicyEffect.IMPLICIT))
        assert order(implicit)[0] is check and len(implicit) > 1
        assert "Deny" not in implicit[0].headline and "ind what denies" not in implicit[0].headline
    assert "Deny" in explicit[0].headline or "ind what denies" in explicit[0].headline


def test_an_unnamed_policy_type_lists_every_candidate() -> None:
    limits = {
        Check.SERVICE_CONTROL_POLICY,
        Check.RESOURCE_CONTROL_POLICY,
        Check.PERMISSIONS_BOUNDARY,
        Check.SESSION_POLICY,
        Check.VPC_ENDPOINT_POLICY,
    }
    assert limits <= set(order(bare(Cause.GUARDRAIL_IMPLICIT_DENY)))
    both = {Check.IDENTITY_POLICY, Check.REPOSITORY_POLICY, Check.REGISTRY_POLICY}
    assert limits | both <= set(order(bare(Cause.EXPLICIT_DENY)))


def test_a_policy_arn_is_looked_up_by_its_id() -> None:
    organization = "arn:aws:organizations::111122223333:policy/o-abc/service_control_policy/p-12345678"
    advice = asked(Cause.EXPLICIT_DENY, policy=Policy(type=PolicyType.SERVICE_CONTROL, arn=organization))
    assert advice[0].commands == ("aws organizations describe-policy --policy-id p-12345678",)
    assert "may only be a missing Allow" in advice[0].why
    own = f"arn:aws:iam::{CALLER}:policy/NoPush"
    for kind in (PolicyType.IDENTITY_BASED, PolicyType.PERMISSIONS_BOUNDARY):
        printed = asked(Cause.EXPLICIT_DENY, policy=Policy(type=kind, arn=own))[0]
        assert printed.commands[0] == f"aws iam get-policy --policy-arn {own}"
    unnamed = asked(Cause.EXPLICIT_DENY, policy=Policy(type=PolicyType.SERVICE_CONTROL))
    assert f"--target-id {CALLER}" in unnamed[0].commands[0]


def test_a_quarantined_key_is_replaced_and_nothing_is_missing() -> None:
    arn = "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3"
    who = by_name(kind=PrincipalType.USER, name="bots/ci")
    policy = Policy(type=PolicyType.IDENTITY_BASED, effect=PolicyEffect.EXPLICIT, arn=arn)
    key = asked(Cause.EXPLICIT_DENY, policy=policy, principal=who)[0]
    assert key.check is Check.CREDENTIALS and "No permission is missing" in key.why
    assert key.commands == ("aws iam list-access-keys --user-name ci",)


def test_vpc_endpoint_denial_looks_at_the_endpoints_that_decide_on_the_action() -> None:
    policy = Policy(type=PolicyType.VPC_ENDPOINT)
    line = asked(Cause.GUARDRAIL_IMPLICIT_DENY, policy=policy)[0].commands[0]
    assert "eu-west-1.ecr.api," in line and "eu-west-1.ecr.dkr" in line and "eu-west-1.s3" not in line
    unsaid = asked(Cause.GUARDRAIL_IMPLICIT_DENY, policy=policy, action=None)[0].commands[0]
    assert all(f"com.amazonaws.eu-west-1.{name}" in unsaid for name in ("ecr.api", "ecr.dkr"))
    china = asked(Cause.GUARDRAIL_IMPLICIT_DENY, policy=policy, region="cn-north-1")[0].commands[0]
    assert "cn.com.amazonaws.cn-north-1.ecr.dkr" in china


def test_a_bare_403_on_a_pull_renews_the_token_and_asks_for_the_reason() -> None:
    advice = asked(Cause.FORBIDDEN, operation=Operation.PULL, principal=None, action=None)
    assert order(advice)[:2] == [Check.CREDENTIALS, Check.ASK_FOR_THE_REASON]
    assert advice[1].commands[0].startswith("aws ecr batch-get-image")
    assert Check.QUOTA not in order(advice)


def test_a_bare_403_on_a_push_may_be_quota_name_or_permission() -> None:
    advice = asked(Cause.FORBIDDEN, principal=None, action=None)
    assert {Check.QUOTA, Check.REPOSITORY_NAME, Check.IDENTITY_POLICY, Check.CREDENTIALS} <= set(order(advice))
    reason = first(advice, Check.IDENTITY_POLICY)
    assert reason.headline == "Ask for the reason, before a policy is changed."
    assert reason.commands[0].startswith("aws ecr batch-check-layer-availability")


def test_a_bare_403_from_ecr_public_drops_the_stale_login_first() -> None:
    advice = bare(Cause.FORBIDDEN, registry="public.ecr.aws", registry_alias="docker", repository="library/x")
    assert advice[0].commands == ("docker logout public.ecr.aws",) and advice[0].changes_state
    assert first(advice, Check.ASK_FOR_THE_REASON).commands == (
        'docker manifest inspect "public.ecr.aws/docker/library/x:<tag>"',
    )


def test_a_closed_connection_on_push_asks_name_and_permission_before_the_network() -> None:
    found = order(asked(Cause.CONNECTION_CLOSED, principal=None))
    assert found[:2] == [Check.REPOSITORY_NAME, Check.IDENTITY_POLICY]
    assert found.index(Check.IDENTITY_POLICY) < found.index(Check.NETWORK)
    pull = order(asked(Cause.CONNECTION_CLOSED, operation=Operation.PULL))
    assert pull[0] is Check.NETWORK and Check.REPOSITORY_NAME not in pull


def test_not_found_asks_for_repository_and_image() -> None:
    found = bare(Cause.NOT_FOUND)
    answers = {outcome.id for outcome in found[0].outcomes}
    assert found[0].check is Check.IMAGE_TAG and {"repository-missing", "image-missing"} <= answers
    assert order(found)[1] is Check.REPOSITORY_NAME
    push = order(bare(Cause.NOT_FOUND, operation=Operation.PUSH))
    assert push[0] is Check.REPOSITORY_NAME and Check.IMAGE_TAG not in push


def test_a_missing_image_may_be_archived_or_behind_a_cache() -> None:
    pull = {"operation": Operation.PULL, "action": None, "principal": None}
    digest = f"sha256:{'ab' * 32}"
    advice = asked(Cause.IMAGE_NOT_FOUND, tag=None, digest=digest, **pull)
    assert any("image-archived" in {outcome.id for outcome in item.outcomes} for item in advice)
    cached = asked(Cause.IMAGE_NOT_FOUND, **{**pull, "repository": "docker-hub/library/alpine"})
    assert Check.UPSTREAM_REGISTRY in order(cached)
    assert f"--image-ids imageDigest={digest}" in advice[0].commands[0] and "sha256:abab" in advice[0].headline


def test_an_immutable_tag_may_be_a_push_that_succeeded() -> None:
    assert "an earlier try pushed it" in asked(Cause.TAG_IMMUTABLE)[0].outcomes[0].meaning


def test_the_data_limit_is_cured_by_logging_in_and_never_by_retrying() -> None:
    limit = bare(Cause.RATE_LIMITED, registry="public.ecr.aws", wording="ecr.data-limit")
    assert order(limit) == [Check.CREDENTIALS, Check.REQUEST_RATE]
    assert limit[1].headline.startswith("Do not retry")
    assert first(bare(Cause.RATE_LIMITED), Check.REQUEST_RATE).headline.startswith("Retry")


@pytest.mark.parametrize("registry", [None, HOST, "public.ecr.aws"])
def test_the_data_limit_is_ecr_publics_whatever_host_was_said(registry: str | None) -> None:
    for operation in (None, *Operation):
        limit = bare(Cause.RATE_LIMITED, registry=registry, operation=operation, wording="ecr.data-limit")
        assert order(limit) == [Check.CREDENTIALS, Check.REQUEST_RATE]
        assert limit[0].commands[0].endswith("docker login --username AWS --password-stdin public.ecr.aws")
        assert limit[1].commands == ()  # no quota of the account is met


def test_the_data_limit_of_a_host_of_ecr_public_is_cured_by_logging_in_there() -> None:
    limit = bare(Cause.RATE_LIMITED, registry="ecr-public.aws.com", wording="ecr.data-limit")
    assert limit[0].commands[0].endswith("--password-stdin public.ecr.aws")


def test_a_limit_of_ecrs_own_is_no_upstreams() -> None:
    assert order(bare(Cause.RATE_LIMITED, wording="ecr.rate-exceeded")) == [Check.REQUEST_RATE]


GET, HEAD, PUT = (Request(method=method, target=RequestTarget.MANIFEST) for method in ("GET", "HEAD", "PUT"))


@pytest.mark.parametrize(
    "fields",
    [
        {"operation": Operation.PULL},
        {"operation": Operation.LOGIN},
        {"request": Request(method="GET")},
        {"request": GET},
        {"request": HEAD},
        {"request": HEAD, "operation": Operation.PUSH},
        {"request": SECOND_TRY, "operation": Operation.PUSH},
    ],
)
def test_a_bad_request_that_wrote_nothing_met_no_immutable_tag(fields: dict[str, Any]) -> None:
    advice = bare(Cause.BAD_REQUEST, http_status=400, **fields)
    assert advice[0].headline.startswith("Compare the token's region")
    assert not any("immutab" in item.headline + item.why or "already" in item.headline for item in advice)
    assert Check.IMAGE_MANIFEST not in order(advice)
    # A layer has no tag.
    may_have_tag = fields.get("operation") is not Operation.LOGIN and fields.get("request") is not SECOND_TRY
    assert (Check.IMAGE_TAG in order(advice)) is may_have_tag
    if Check.IMAGE_TAG in order(advice):
        assert order(advice)[1] is Check.IMAGE_TAG and "Spell the tag" in advice[1].headline


@looped("operation", [None, Operation.PUSH])
@looped("code", [None, "TAG_INVALID", "UNKNOWN"])
@looped("request_made", [None, Request(), PUT])
def test_a_bad_request_is_an_immutable_tag_first_where_a_push_is_shown_and_a_login_else(
    operation: Operation | None, code: str | None, request_made: Request | None
) -> None:
    advice = bare(Cause.BAD_REQUEST, operation=operation, code=code, request=request_made)
    if operation is None and code != "TAG_INVALID" and request_made != PUT:
        assert [one.id for one in advice[:2]] == ["token-host", "log-in-again"]
        advice = advice[2:]
    ids = [one.id for one in advice]
    another = ["attestations"] if code != "TAG_INVALID" else []
    tag = ["tag-mutability", *another, "already-pushed"]
    assert [one for one in ids if one in tag] == tag and ids[0] == tag[0]
    assert (Check.IMAGE_MANIFEST in order(advice)) is bool(another)


def test_what_the_cdk_pushes_is_refused_for_its_attestations_first() -> None:
    name = "cdk-hnb659fds-container-assets-111122223333-eu-west-1"
    advice = bare(Cause.BAD_REQUEST, operation=Operation.PUSH, repository=name)
    assert [one.id for one in advice[:2]] == ["attestations", "tag-mutability"]
    assert "BUILDX_NO_DEFAULT_ATTESTATIONS=1" in advice[0].headline and not advice[0].commands


def test_a_code_or_status_of_its_own_speaks_against_an_immutable_tag() -> None:
    for fields in ({"code": "SIZE_INVALID"}, {"http_status": 405}):
        advice = bare(Cause.BAD_REQUEST, operation=Operation.PUSH, **fields)
        assert not any("immutab" in item.headline for item in advice)
    assert bare(Cause.UNCLASSIFIED, http_status=405)[0].id == "engine-version"


def test_a_manifest_is_not_called_unsupported_where_what_it_refers_to_is_missing() -> None:
    advice = bare(Cause.MANIFEST_UNSUPPORTED, wording="ecr.referenced-images-missing")
    assert advice[0].id == "parts-first" and "refers to images or layers" in advice[0].why


def test_of_unknown_words_the_registry_is_asked_for_its_own() -> None:
    advice = bare(Cause.UNCLASSIFIED, wording="fallback.failed")
    assert advice[0].id == "ask-for-the-reason"
    read = next(one for one in advice if one.id == "read-the-message")
    assert "above and below these words" in read.headline and "local machine or engine" in read.why
    assert not any("not known here" in item.why for item in advice)
    assert {Check.IDENTITY_POLICY, Check.REPOSITORY_NAME} <= set(order(advice))


def test_a_cut_connection_proves_nothing() -> None:
    why = first(asked(Cause.CONNECTION_CLOSED), Check.REPOSITORY_NAME).why
    assert "is known to drop" in why and "the cut alone proves nothing" in why


def test_a_login_that_was_cut_has_no_repository_and_no_layers() -> None:
    cut = bare(Cause.CONNECTION_CLOSED, operation=Operation.LOGIN)
    assert order(cut) == [Check.NETWORK, Check.REGISTRY_STATUS] and "bucket" not in cut[0].headline


def test_a_failed_handshake_need_not_be_a_certificate() -> None:
    advice = bare(Cause.TLS_FAILED, wording="go.tls")
    assert "did not trust" not in advice[0].why
    assert "plain HTTP" in advice[0].why and "not trusted" in advice[0].why
    assert order(advice) == [Check.CERTIFICATE]


def test_an_upstream_that_is_down_shows_as_a_server_error_of_a_pull() -> None:
    cached = {"repository": "docker-hub/library/redis"}
    for fields in (
        {},
        {"operation": Operation.PUSH} | cached,
        {"operation": Operation.PULL, "registry": "public.ecr.aws"} | cached,
    ):
        assert Check.UPSTREAM_REGISTRY not in order(bare(Cause.REGISTRY_ERROR, **fields))
    assert order(bare(Cause.REGISTRY_ERROR, operation=Operation.PULL, **cached))[-1] is Check.UPSTREAM_REGISTRY


def test_an_upstream_denial_is_about_credentials() -> None:
    assert "refused the cache rule" in bare(Cause.UPSTREAM_DENIED)[0].why


@pytest.mark.parametrize(
    ("host", "region", "wording"),
    [
        (f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com", "cn-north-1", "China"),
        (f"{OWNER}.dkr.ecr.us-west-1a.amazonaws.com", "us-west-1a", "availability zone"),
        (f"{OWNER}.dkr.ecr-fips.eu-west-1.amazonaws.com", "eu-west-1", "FIPS"),
        (f"{OWNER}.dkr.ecr.eu-wset-1.amazonaws.com", "eu-wset-1", "mistyped region"),
        (None, None, "mistyped region"),
    ],
)
def test_an_unknown_host_is_compared_with_the_right_shape(host: str | None, region: str | None, wording: str) -> None:
    advice = bare(Cause.HOST_NOT_FOUND, registry=host, registry_id=OWNER, region=region)[0]
    assert advice.check is Check.HOST_NAME and wording in advice.why


def test_a_host_that_is_spelt_right_is_looked_up_where_it_failed() -> None:
    advice = bare(Cause.HOST_NOT_FOUND, registry=HOST, registry_id=OWNER, region="eu-west-1")
    assert (advice[0].id, advice[0].commands) == ("dns", (f"nslookup {HOST}",))
    assert not any("misspelt" in outcome.meaning for item in advice for outcome in item.outcomes)


def test_the_host_of_a_zone_is_corrected_to_its_region() -> None:
    advice = bare(Cause.HOST_NOT_FOUND, registry="x", registry_id=OWNER, region="us-west-1a")[0]
    assert f"{OWNER}.dkr.ecr.us-west-1.amazonaws.com" in advice.headline


def test_a_url_given_as_a_host_is_told_and_nothing_else_is_asked() -> None:
    for scheme in ("http", "https"):
        (advice,) = bare(
            Cause.HOST_NOT_FOUND, registry=HOST, endpoint=Endpoint(kind=EndpointKind.REGISTRY, host=scheme)
        )
        assert "https://" in advice.headline and not advice.commands
    assert bare(Cause.HOST_NOT_FOUND, registry=HOST, endpoint=Endpoint(kind=EndpointKind.REGISTRY, host=HOST))[1:]


def test_a_login_to_a_host_that_cannot_be_is_made_to_the_right_one() -> None:
    host = "1111-2222-3333.dkr.ecr.eu-west-1.amazonaws.com"
    name, again = bare(Cause.LOGIN_FAILED, registry=host, region="eu-west-1", operation=Operation.LOGIN)
    assert (
        HOST in name.headline and "hyphens" in name.why and again.id == "log-in-again" and host not in again.commands[0]
    )
    right = bare(Cause.LOGIN_FAILED, registry=HOST, registry_id=OWNER, region="eu-west-1", operation=Operation.LOGIN)
    assert Check.HOST_NAME not in order(right)


def test_a_region_that_is_not_known_is_looked_at_first_unless_an_address_was_dialled() -> None:
    api = Endpoint(kind=EndpointKind.API, host="api.ecr.eu-wset-1.amazonaws.com")
    advice = bare(Cause.CONNECTION_FAILED, region="eu-wset-1", endpoint=api)[0]
    assert advice.check is Check.HOST_NAME and "eu-wset-1" in advice.headline
    dialled = api.model_copy(update={"address": "10.0.3.4:443"})
    assert order(bare(Cause.CONNECTION_FAILED, region="eu-wset-1", endpoint=dialled))[0] is Check.NETWORK
    listed = api.model_copy(update={"host": "api.ecr.eu-west-1.amazonaws.com"})
    assert order(bare(Cause.CONNECTION_FAILED, region="eu-west-1", endpoint=listed))[0] is Check.NETWORK


def test_a_host_that_cannot_be_comes_before_the_proxy_that_refused_it() -> None:
    china = {"registry": f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com", "registry_id": OWNER, "region": "cn-north-1"}
    assert order(bare(Cause.PROXY_REFUSED, **china))[0] is Check.HOST_NAME
    right = {**china, "registry": f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn"}
    assert order(bare(Cause.PROXY_REFUSED, **right))[0] is Check.PROXY


def test_an_account_that_is_masked_is_not_compared() -> None:
    for host, compared in (("***", False), ("***.x", True)):
        registry = HOST.replace(OWNER, host)
        advice = first(bare(Cause.HOST_NOT_FOUND, registry=registry, region="eu-west-1"), Check.HOST_NAME)
        assert advice.headline.startswith("Compare") is compared


@pytest.mark.parametrize("cause", [Cause.CONNECTION_FAILED, Cause.CONNECTION_CLOSED, Cause.HOST_NOT_FOUND], ids=str)
@pytest.mark.parametrize(
    ("host", "kind", "why"),
    [
        ("cdn.example.com", None, "mirror"),
        ("mirror.example.com", EndpointKind.REGISTRY, "mirror"),
        ("sts.eu-west-1.amazonaws.com", EndpointKind.TOKEN, "credentials"),
    ],
)
def test_a_host_that_is_none_of_ecrs_is_reached_alone(
    cause: Cause, host: str, kind: EndpointKind | None, why: str
) -> None:
    pull = {"registry": HOST, "registry_id": OWNER, "region": "eu-west-1", "operation": Operation.PULL}
    (advice,) = bare(cause, endpoint=Endpoint(kind=kind, host=host), **pull)
    assert advice.check is Check.NETWORK and host in advice.headline and why in advice.why
    assert [line.rpartition(" ")[2] for line in advice.commands] == [f"https://{host}/"]


@pytest.mark.parametrize("host", [HOST, "public.ecr.aws", "***", None])
def test_a_host_that_is_ecrs_or_may_be_is_none_of_anothers(host: str | None) -> None:
    pull = {"registry": HOST, "registry_id": OWNER, "region": "eu-west-1", "operation": Operation.PULL}
    for cause in (Cause.CONNECTION_FAILED, Cause.CONNECTION_CLOSED, Cause.HOST_NOT_FOUND):
        assert len(bare(cause, endpoint=Endpoint(kind=EndpointKind.REGISTRY, host=host), **pull)) > 1, cause


def test_a_program_that_only_reads_is_asked_for_no_tag_that_may_not_change() -> None:
    fields = {"registry": HOST, "registry_id": OWNER, "region": "eu-west-1", "http_status": 400}
    assert [advice.id for advice in bare(Cause.BAD_REQUEST, client="spinnaker", **fields)] == [
        "token-region",
        "own-login",
    ]
    assert "tag-mutability" in [advice.id for advice in bare(Cause.BAD_REQUEST, **fields)]


def test_of_a_model_the_names_and_the_role_that_pulls_are_asked_for_first() -> None:
    advice = bare(Cause.UNCLASSIFIED, client="sagemaker", operation=Operation.PULL)
    assert order(advice)[:3] == [Check.IMAGE_TAG, Check.REPOSITORY_NAME, Check.NODE_CREDENTIALS]
    assert Check.NODE_CREDENTIALS not in order(bare(Cause.UNCLASSIFIED, operation=Operation.PULL))


def test_the_name_that_docker_hub_was_asked_for_is_told_with_host_and_path() -> None:
    (advice,) = bare(Cause.WRONG_REGISTRY, registry=HOST, registry_id=OWNER, region="eu-west-1")
    assert f"{HOST}/<repository>" in advice.headline


def test_no_stored_login_is_called_one_of_another_account_of_ecr_public() -> None:
    helper = first(
        bare(Cause.NOT_AUTHENTICATED, registry="public.ecr.aws", operation=Operation.PUSH), Check.CREDENTIAL_HELPER
    )
    (stored,) = (outcome for outcome in helper.outcomes if outcome.id == "other-hosts")
    assert stored.meaning.startswith("no login for this one")


# --- commands ------------------------------------------------------------------------------------------


def test_a_login_uses_the_literal_host_because_docker_stores_tokens_by_it() -> None:
    for host in (HOST, f"{OWNER}.dkr.ecr-fips.us-east-1.amazonaws.com", f"{OWNER}.dkr-ecr.us-east-1.on.aws"):
        line = asked(Cause.NOT_AUTHENTICATED, registry=host)[0].commands[0]
        assert line.endswith(f"docker login --username AWS --password-stdin {host}")


@pytest.mark.parametrize("host", ["evil.example", f"{OWNER}.dkr.ecr.x.evil.amazonaws.com", "index.docker.io", None])
def test_a_token_is_never_sent_to_a_host_that_is_no_registry(host: str | None) -> None:
    line = asked(Cause.NOT_AUTHENTICATED, registry=host)[0].commands[0]
    assert line.endswith(f"--password-stdin {HOST}")


def test_a_host_built_from_id_and_region_ends_like_its_partition() -> None:
    line = asked(Cause.NOT_AUTHENTICATED, registry=None, region="cn-north-1")[0].commands[0]
    assert line.endswith(f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn")


def test_ecr_public_is_asked_through_its_own_api_in_its_own_region() -> None:
    push = asked(Cause.NOT_AUTHENTICATED, client="docker", registry="public.ecr.aws", registry_id=None, action=None)
    login_line = next(line for line in lines(push) if "docker login" in line)
    assert login_line == (
        "aws ecr-public get-login-password --region us-east-1"
        " | docker login --username AWS --password-stdin public.ecr.aws"
    )
    assert "sts:GetServiceBearerToken" in first(push, Check.CREDENTIALS).why
    for cause in Cause:
        for fields in ({"registry_alias": "me"}, {"action": "ecr-public:PutImage"}, {"registry": "public.ecr.aws"}):
            for line in lines(asked(cause, **fields)):
                assert "aws ecr " not in line
                assert not line.startswith("aws ecr-public") or "--region us-east-1" in line


def test_placeholders_are_quoted() -> None:
    for cause in Cause:
        for line in lines(bare(cause)):
            assert "<" not in quotes_emptied(line), line


@pytest.mark.parametrize("value", ["--endpoint-url=https://evil", "file:///etc/passwd", "a\nb", "\x1b[31m", ""])
def test_a_value_that_could_act_as_option_file_or_control_character_is_not_filled_in(value: str) -> None:
    for cause in Cause:
        for line in lines(asked(cause, repository=value, tag=value, digest=value, region=value, registry=value)):
            assert not value or value not in line


def test_commands_that_change_something_say_so() -> None:
    changing = ("--password-stdin", "docker logout", "create-repository", "--push")
    for cause in Cause:
        for item in (*asked(cause), *bare(cause), *bare(cause, registry="public.ecr.aws")):
            changes = any(word in line for line in item.commands for word in changing)
            assert item.changes_state is changes, item.headline


def test_a_login_and_a_saved_image_pass_the_only_pipes() -> None:
    for cause in Cause:
        for line in lines(asked(cause)):
            assert ("|" in shlex.split(line)) is ("--password-stdin" in line or "| tar -xOf - index.json" in line)


def test_pages_are_public_and_secure() -> None:
    hosts = ("https://docs.aws.amazon.com/", "https://docs.docker.com/")
    for cause in Cause:
        for item in (*asked(cause), *bare(cause, registry="public.ecr.aws")):
            assert item.docs.startswith(hosts)


def test_only_whole_hosts_of_known_partitions_are_registries() -> None:
    assert hosts.is_private_host(HOST)
    assert not hosts.is_private_host(f"{OWNER}.dkr.ecr.amazonaws.com")
    assert partitions.of_arn("arn:***:iam::x") is None


# --- any record at all ---------------------------------------------------------------------------------

HOSTILE = "a; rm -rf $(x)"
texts = st.none() | st.sampled_from([HOSTILE, "`id`", "'", '"', "$HOME", "-x", "a|b", "{action}", "{0}", "*", "\x00"])
texts |= st.text(max_size=12) | st.sampled_from([HOST, "public.ecr.aws", "eu-west-1", "team/app", "s3:GetObject"])
ids = st.none() | st.from_regex(r"[0-9]{12}", fullmatch=True)
optional = st.none()
principals = st.builds(
    Principal, arn=texts, account_id=ids, type=optional | st.sampled_from(PrincipalType), name=texts, session=texts
)
policies = st.builds(
    Policy, type=optional | st.sampled_from(PolicyType), effect=optional | st.sampled_from(PolicyEffect), arn=texts
)
records = st.builds(
    Failure,
    cause=st.sampled_from(Cause),
    operation=optional | st.sampled_from(Operation),
    client=texts,
    registry=texts,
    registry_id=ids,
    registry_alias=texts,
    region=texts,
    repository=texts,
    tag=texts,
    digest=texts,
    action=texts | st.sampled_from(["kms:DescribeKey", "sts:AssumeRole", "ecr:ReplicateImage"]),
    resource=texts,
    command=optional | st.builds(Command, role=texts),
    principal=optional | principals,
    policy=optional | policies,
    code=texts,
    message=st.text(max_size=20),
)


def operators(line: str) -> list[str]:
    """What a shell would take for an operator, a redirection or an expansion outside quotes."""
    lexer = shlex.shlex(line, posix=False, punctuation_chars="();<>|&`$*?[]{}~!#\\")
    lexer.commenters = ""
    return [word for word in lexer if word[0] in "();<>|&`$*?[]{}~!#\\"]


@given(records)
@example(PUSH.model_copy(update={"repository": HOSTILE, "tag": HOSTILE}))
def test_any_record_gets_advice_that_is_safe_to_paste(failure: Failure) -> None:
    advice = advise(failure)
    assert advice and advice == advise(failure)
    for item in advice:
        assert (item.headline + item.why).isprintable()
        for line in item.commands:
            assert line.isprintable()
            assert shlex.split(line)
            rest = [word for word in operators(quotes_emptied(line)) if word != "|"]
            assert not rest, line


# Quoted words: in single quotes anything, in double quotes nothing that a shell reads there, but for the file of a
# client's logins.
QUOTED = re.compile(r"""'[^']*'|"(?:[^"$`\\!%]|\$\{[A-Z_]+:-\$[A-Z_]+[\w./]+\})*\"""")


def quotes_emptied(line: str) -> str:
    """The line without its quoted words."""
    return QUOTED.sub("", line)


@given(st.sampled_from(Cause))
def test_a_hostile_name_stays_one_word(cause: Cause) -> None:
    failure = PUSH.model_copy(update={"cause": cause, "repository": HOSTILE, "tag": HOSTILE})
    for line in lines(advise(failure)):
        for word in shlex.split(line):
            assert "rm -rf" not in word or HOSTILE in word


def test_a_misspelt_host_is_said_to_be_none_of_ecrs() -> None:
    failure = Failure(cause=Cause.HOST_NOT_FOUND, registry="111122223333.dkr.ecr.eu-west-1.amazonawss.com")
    assert "makes a host that is not ECR's" in advise(failure)[0].why


def test_where_no_check_can_help_the_trail_is_left() -> None:
    # A tag of a registry that AWS owns: only its owner could look.
    failure = Failure(cause=Cause.TAG_IMMUTABLE, registry_id="602401143452", region="eu-west-1")
    assert [one.id for one in advise(failure)] == ["trail"]


@pytest.mark.parametrize("wording", ["http.first-version", "distribution.blob-unknown"])
def test_what_tells_nothing_of_the_repository_or_shows_it_sends_nobody_to_look_for_it(wording: str) -> None:
    for operation in (None, Operation.PULL, Operation.PUSH):
        found = order(bare(Cause.NOT_FOUND, wording=wording, operation=operation))
        assert Check.REPOSITORY_NAME not in found and Check.ASK_FOR_THE_REASON not in found


def test_a_usual_check_is_no_evidence_and_says_so() -> None:
    host = {"registry": HOST, "registry_id": OWNER, "region": "eu-west-1"}
    bases = {one.id: one.basis for one in bare(Cause.CONNECTION_FAILED, **host)}
    assert bases["network"] is Basis.TOLD and bases["registry-status"] is Basis.USUAL
    bases = {one.id: one.basis for one in bare(Cause.NOT_AUTHENTICATED, **host)}
    assert bases["log-in-again"] is Basis.TOLD and bases["node-credentials"] is Basis.USUAL
    store = Endpoint(kind=EndpointKind.LAYERS, host=hosts.LAYER_DISTRIBUTIONS[0])
    layers = bare(Cause.CONNECTION_FAILED, endpoint=store, **host)
    assert not any(HOST in item.headline for item in layers), "the registry was reached"
