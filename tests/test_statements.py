"""The statement to add: for the right side and principal, for no more than was tried, and not where it does harm."""

from __future__ import annotations

import json
import shlex
from typing import Any

import botocore.session  # type: ignore[import-untyped]
import pytest

from ecr_denied import (
    Cause,
    Check,
    Failure,
    Operation,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    Side,
    advise,
)
from ecr_denied.advice.known import Known
from ecr_denied.advice.statements import assumption_grant
from ecr_denied.records import Request, RequestTarget

# What a forged text names instead of one operation, one user or one role.
FORGED_ACTIONS = (
    *(
        "ecr:*",
        "ECR:*",
        "ecr:?",
        "ecr:Batch*",
        "ecr:*Layer*",
        "ecr-public:*",
        "*",
        "ecr:Give",
        "ecr:putimages",
        "iam:*",
    ),
    *(
        "evil:GetAuthorizationToken",
        "sts:*",
        "sts:Give",
        "kms:*",
        "s3:*",
        "evil:CreateRepository",
        "ecr:PutImage\u200b",
    ),
)
FORGED_NAMES = (
    "*",
    "?",
    "a*",
    "ci-?",
    "a/*",
    "a\u2019;calc;\u2019",
    "a b",
    "a'b",
    'a"b',
    "$(x)",
    "`x`",
    "\u0430da",
    "-x",
    "",
)
CALLER, OWNER = "444455556666", "111122223333"
ARN = f"arn:aws:ecr:eu-west-1:{OWNER}:repository/team/app"
PUSH_ACTIONS = [
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:CompleteLayerUpload",
    "ecr:InitiateLayerUpload",
    "ecr:PutImage",
    "ecr:UploadLayerPart",
]
PULL_ACTIONS = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
IMPORT = {"action": "ecr:BatchImportUpstreamImage", "operation": Operation.PULL}
LOGIN = {"Sid": "Login", "Effect": "Allow", "Action": ["ecr:GetAuthorizationToken"], "Resource": "*"}


def principal(kind: PrincipalType | None = PrincipalType.ASSUMED_ROLE, name: str | None = "deploy") -> Principal:
    return Principal(account_id=CALLER, type=kind, name=name)


PUSH = Failure(
    cause=Cause.RESOURCE_POLICY_IMPLICIT_DENY,
    operation=Operation.PUSH,
    registry_id=OWNER,
    region="eu-west-1",
    repository="team/app",
    action="ecr:InitiateLayerUpload",
    principal=principal(),
)


def grants(side: Side, **fields: Any) -> list[dict[str, Any]]:
    """The statements for one side of a push as above, with other fields; none where none is offered."""
    for advice in advise(PUSH.model_copy(update=fields)):
        if advice.statement and advice.statement.side is side and advice.check is not Check.UPSTREAM_REGISTRY:
            document = json.loads(advice.statement.document)
            assert document["Version"] == "2012-10-17"
            statements: list[dict[str, Any]] = document["Statement"]
            return statements
    return []


def everything(**fields: Any) -> list[str]:
    """All that can be pasted of the advice for every cause: commands and statements."""
    found = []
    for cause in Cause:
        for advice in advise(PUSH.model_copy(update={"cause": cause, **fields})):
            found += [*advice.commands, *([advice.statement.document] if advice.statement else ())]
    return found


def test_no_statement_grants_an_action_that_is_no_operation_of_awss() -> None:
    policy = Policy(type=PolicyType.VPC_ENDPOINT, effect=PolicyEffect.IMPLICIT)
    for action in FORGED_ACTIONS:
        for client in (None, "lambda", "codebuild"):
            for operation in (None, *Operation):
                fields = {"action": action, "client": client, "operation": operation, "repository": "quay/app"}
                for more in ({}, {"policy": policy}, {"registry": "public.ecr.aws", "registry_alias": "docs"}):
                    for cause in (
                        Cause.ACCESS_DENIED,
                        Cause.RESOURCE_POLICY_IMPLICIT_DENY,
                        Cause.GUARDRAIL_IMPLICIT_DENY,
                    ):
                        told = advise(PUSH.model_copy(update={**fields, **more, "cause": cause}))
                        assert not [one.statement for one in told if one.statement], (action, client, operation)


def test_no_command_names_an_action_that_is_no_operation_of_awss() -> None:
    for action in FORGED_ACTIONS:
        for line in everything(action=action):
            words = line.split()
            assert action not in words and f"'{action}'" not in words, line


def test_no_pattern_and_no_other_sign_stands_in_a_principal_that_is_granted_to() -> None:
    for name in FORGED_NAMES:
        for kind in (PrincipalType.USER, PrincipalType.ROLE, PrincipalType.ASSUMED_ROLE):
            for side in (Side.REPOSITORY, Side.REGISTRY):
                for grant in grants(side, principal=principal(kind, name), operation=None):
                    place = "user/<user-name>" if kind is PrincipalType.USER else "role/<role-name>"
                    assert grant["Principal"] == {"AWS": f"arn:aws:iam::{CALLER}:{place}"}, name


def test_nobody_is_granted_to_where_the_text_names_everybody() -> None:
    for kind in (PrincipalType.USER, PrincipalType.ROLE, None):
        for who in (principal(kind, "*"), Principal(arn="*"), Principal(arn=f"arn:aws:iam::{CALLER}:user/*")):
            granted = [words for words in everything(principal=who) if words.startswith("{")]
            assert all('"s3:GetObject"' in words for words in granted)  # of the bucket of layers, for AWS's own role


def test_no_name_in_other_letters_than_iams_stands_in_a_command() -> None:
    for name in filter(None, FORGED_NAMES):
        odd = Principal(account_id=CALLER, type=PrincipalType.USER, name=name, session=name)
        arn = f"arn:aws:iam::{CALLER}:policy/{name}"
        fields = {"principal": odd, "policy": Policy(arn=arn), "tag": name, "registry_alias": name, "registry": name}
        for line in everything(**fields):
            assert line.isascii() and "calc" not in line and "$(x)" not in line and "`" not in line, line


def test_a_session_with_the_signs_of_shorthand_is_quoted_in_it() -> None:
    for session in ("a,b=c", "a=b", "a,b", ",=", "ada@example.com"):
        who = Principal(account_id=CALLER, type=PrincipalType.ASSUMED_ROLE, name="ci", session=session)
        (line,) = {line for line in everything(principal=who) if "lookup-events" in line and "Username" in line}
        word = next(word for word in shlex.split(line) if word.startswith("AttributeKey"))
        value = word.removeprefix("AttributeKey=Username,AttributeValue=")
        assert value == (f"'{session}'" if set(session) & {",", "="} else session)


# --- where a statement would be the wrong medicine ---------------------------------------------------------


def test_none_is_offered_against_an_explicit_deny() -> None:
    for fields in ({"cause": Cause.EXPLICIT_DENY}, {"policy": Policy(effect=PolicyEffect.EXPLICIT)}):
        assert not any(grants(side, **fields) for side in (Side.REPOSITORY, Side.REGISTRY, Side.IDENTITY))


@pytest.mark.parametrize(
    "cause", [Cause.TOKEN_EXPIRED, Cause.QUOTA_EXCEEDED, Cause.REPOSITORY_NOT_FOUND, Cause.TLS_FAILED]
)
def test_none_is_offered_where_no_grant_is_missing(cause: Cause) -> None:
    assert not any(grants(side, cause=cause) for side in Side)


def test_none_is_offered_for_a_repository_when_it_is_not_told_what_was_tried() -> None:
    unknown = {"operation": None, "action": None, "cause": Cause.ACCESS_DENIED}
    assert not any(grants(side, **unknown) for side in (Side.REPOSITORY, Side.REGISTRY, Side.IDENTITY))


def test_none_is_offered_for_an_endpoint_when_it_is_not_told_what_was_tried() -> None:
    blamed = {"cause": Cause.GUARDRAIL_IMPLICIT_DENY, "policy": Policy(type=PolicyType.VPC_ENDPOINT)}
    assert not grants(Side.ENDPOINT, **blamed, operation=None, action=None)
    assert not grants(Side.ENDPOINT, **blamed, action="kms:Decrypt"), "that of KMS has a policy of its own"


def test_a_right_on_a_key_is_granted_in_no_policy() -> None:
    for cause in (Cause.ACCESS_DENIED, Cause.RESOURCE_POLICY_IMPLICIT_DENY, Cause.IDENTITY_POLICY_IMPLICIT_DENY):
        key = {"action": "kms:Decrypt", "cause": cause, "resource": "arn:aws:kms:eu-west-1:111122223333:key/1"}
        assert not any(grants(side, **key) for side in Side)


def test_a_public_repository_gets_no_statement_of_the_private_api() -> None:
    public = {"registry": "public.ecr.aws", "cause": Cause.ACCESS_DENIED, "action": "ecr-public:InitiateLayerUpload"}
    assert not grants(Side.REPOSITORY, **public) and not grants(Side.REGISTRY, **public)


def test_a_push_is_not_granted_what_a_first_pull_through_a_cache_needs() -> None:
    def caches(operation: Operation) -> list[bool]:
        fields = {"operation": operation, "repository": "docker-hub/library/alpine", "cause": Cause.FORBIDDEN}
        advice = advise(PUSH.model_copy(update=fields))
        return [one.statement is not None for one in advice if one.check is Check.UPSTREAM_REGISTRY]

    assert caches(Operation.PUSH) == [] and caches(Operation.PULL) == [True]


@pytest.mark.parametrize("repository", [None, "app"])
def test_the_prefix_of_a_cache_that_no_name_tells_is_left_open(repository: str | None) -> None:
    fields = {"operation": Operation.PULL, "action": "ecr:BatchImportUpstreamImage", "repository": repository}
    advice = advise(PUSH.model_copy(update=fields))
    (statement,) = [one.statement for one in advice if one.check is Check.UPSTREAM_REGISTRY]
    assert statement and "arn:aws:ecr:eu-west-1:111122223333:repository/<prefix>/*" in statement.document


def test_a_pull_of_a_name_unlike_a_caches_is_not_granted_what_a_first_pull_through_one_needs() -> None:
    pull = PUSH.model_copy(update={"operation": Operation.PULL})
    assert not any(one.statement for one in advise(pull) if one.check is Check.UPSTREAM_REGISTRY)
    for cause in (Cause.RATE_LIMITED, Cause.UPSTREAM_DENIED):
        cached = pull.model_copy(update={"repository": "docker-hub/library/alpine", "cause": cause})
        assert not any(one.statement for one in advise(cached))


def test_no_pattern_of_actions_is_granted_for_a_name_like_a_caches() -> None:
    forged = {"operation": Operation.PULL, "repository": "docker-hub/library/alpine", "action": "ecr:Batch*"}
    assert not any(one.statement for one in advise(PUSH.model_copy(update=forged)))


def test_none_of_the_callers_helps_against_a_limit() -> None:
    for kind in (PolicyType.SERVICE_CONTROL, PolicyType.VPC_ENDPOINT, PolicyType.SESSION, None):
        limit = {"cause": Cause.GUARDRAIL_IMPLICIT_DENY, "policy": Policy(type=kind)}
        assert not grants(Side.IDENTITY, **limit)
        assert bool(grants(Side.ENDPOINT, **limit)) is (kind is PolicyType.VPC_ENDPOINT)


# --- each side -----------------------------------------------------------------------------------------------


def test_the_repository_side_names_no_resource() -> None:
    (grant,) = grants(Side.REPOSITORY)
    assert grant == {
        "Sid": "PushTeamApp",
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{CALLER}:role/deploy"},
        "Action": PUSH_ACTIONS,
    }


def test_the_registry_side_grants_what_makes_a_repository_alone_and_names_it() -> None:
    assert not grants(Side.REGISTRY)
    (grant,) = grants(Side.REGISTRY, **IMPORT)
    assert grant["Action"] == ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"] and grant["Resource"] == ARN
    assert grant["Principal"] == {"AWS": f"arn:aws:iam::{CALLER}:role/deploy"} and not grants(Side.REPOSITORY, **IMPORT)


def test_the_identity_side_does_not_log_in_where_a_token_was_plainly_had() -> None:
    (grant,) = grants(Side.IDENTITY)
    assert grant == {"Sid": "PushTeamApp", "Effect": "Allow", "Action": PUSH_ACTIONS, "Resource": ARN}


def test_the_endpoint_side_lets_layers_through() -> None:
    (grant,) = grants(Side.ENDPOINT, cause=Cause.LAYER_STORE_DENIED, action=None)
    bucket = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"
    assert grant == {
        "Sid": "EcrLayers",
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": bucket,
    }


def test_a_pull_is_granted_no_right_to_push() -> None:
    pull = {"operation": Operation.PULL, "action": "ecr:BatchGetImage"}
    assert grants(Side.REPOSITORY, **pull)[0]["Action"] == PULL_ACTIONS
    assert grants(Side.IDENTITY, **pull)[0]["Action"] == PULL_ACTIONS


def test_one_refused_step_of_a_pull_is_granted_with_the_other() -> None:
    (grant,) = grants(Side.IDENTITY, operation=None, action="ecr:BatchGetImage")
    assert grant["Action"] == PULL_ACTIONS


def test_an_endpoint_of_ecr_lets_through_what_was_tried() -> None:
    blamed = {"cause": Cause.GUARDRAIL_IMPLICIT_DENY, "policy": Policy(type=PolicyType.VPC_ENDPOINT)}
    (grant,) = grants(Side.ENDPOINT, **blamed)
    assert grant["Principal"] == {"AWS": f"arn:aws:iam::{CALLER}:role/deploy"}
    assert grant["Action"] == PUSH_ACTIONS and grant["Resource"] == ARN


def test_a_token_is_granted_by_the_identity_side_alone_on_anything() -> None:
    token = {"action": "ecr:GetAuthorizationToken", "operation": Operation.LOGIN}
    assert grants(Side.IDENTITY, **token) == [LOGIN] and not grants(Side.REPOSITORY, **token)


def test_a_login_to_ecr_public_needs_a_right_of_sts_too() -> None:
    login = grants(Side.IDENTITY, action="ecr-public:GetAuthorizationToken", cause=Cause.IDENTITY_POLICY_IMPLICIT_DENY)
    assert login == [{**LOGIN, "Action": ["ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken"]}]
    push = {"action": "ecr-public:InitiateLayerUpload", "cause": Cause.IDENTITY_POLICY_IMPLICIT_DENY}
    (grant,) = grants(Side.IDENTITY, **push)
    assert grant["Resource"] == f"arn:aws:ecr-public::{OWNER}:repository/team/app"
    assert grant["Action"] == [name.replace("ecr:", "ecr-public:") for name in PUSH_ACTIONS if "BatchGet" not in name]


def test_a_first_pull_through_a_cache_may_import_and_create() -> None:
    imports = {"action": "ecr:BatchImportUpstreamImage", "repository": "docker-hub/library/alpine"}
    pull = PUSH.model_copy(update={"operation": Operation.PULL, **imports})
    (cache,) = (one.statement for one in advise(pull) if one.check is Check.UPSTREAM_REGISTRY)
    assert cache and cache.side is Side.IDENTITY
    (grant,) = json.loads(cache.document)["Statement"]
    assert grant["Action"] == sorted([*PULL_ACTIONS, "ecr:BatchImportUpstreamImage", "ecr:CreateRepository"])
    assert grant["Resource"] == f"arn:aws:ecr:eu-west-1:{OWNER}:repository/docker-hub/*"


# --- whom it is granted to -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "arn"),
    [
        (principal(), f"arn:aws:iam::{CALLER}:role/deploy"),
        (principal(PrincipalType.ROLE, "path/deploy"), f"arn:aws:iam::{CALLER}:role/path/deploy"),
        (principal(PrincipalType.USER, "ada"), f"arn:aws:iam::{CALLER}:user/ada"),
        (principal(PrincipalType.FEDERATED_USER, "ada"), "<role-or-user-arn>"),
        (None, "<role-or-user-arn>"),
    ],
    ids=str,
)
def test_it_is_granted_to_whoever_is_behind_the_caller(who: Principal | None, arn: str) -> None:
    (grant,) = grants(Side.REPOSITORY, principal=who)
    assert grant["Principal"] == {"AWS": arn} and "Condition" not in grant


def test_the_root_user_is_granted_to_and_not_its_whole_account() -> None:
    (grant,) = grants(Side.REPOSITORY, principal=principal(PrincipalType.ROOT, None))
    root = f"arn:aws:iam::{CALLER}:root"
    assert grant["Principal"] == {"AWS": root} and grant["Condition"] == {"ArnLike": {"aws:PrincipalArn": root}}


def test_a_role_of_identity_center_is_granted_to_by_a_pattern_as_its_name_changes() -> None:
    (grant,) = grants(Side.REPOSITORY, principal=principal(name="AWSReservedSSO_Push_Only_0123456789abcdef"))
    assert grant["Principal"] == {"AWS": f"arn:aws:iam::{CALLER}:root"}
    pattern = f"arn:aws:iam::{CALLER}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Push_Only_????????????????"
    assert grant["Condition"] == {"ArnLike": {"aws:PrincipalArn": pattern}}
    assert grants(Side.REGISTRY, **IMPORT, principal=principal(name="AWSReservedSSO_P_0"))[0]["Condition"]


def test_lambda_pulls_as_a_service_for_the_account_of_the_function() -> None:
    account, service = grants(Side.REPOSITORY, client="lambda", operation=Operation.PULL, action=None)
    assert account["Principal"] == {"AWS": f"arn:aws:iam::{CALLER}:root"}
    assert service["Principal"] == {"Service": "lambda.amazonaws.com"}
    assert service["Condition"] == {"ArnLike": {"aws:SourceArn": f"arn:aws:lambda:eu-west-1:{CALLER}:function:*"}}
    assert account["Action"] == service["Action"] == PULL_ACTIONS


def test_a_service_that_asked_by_its_name_gets_the_form_that_aws_documents_for_it_alone() -> None:
    def principals(name: str, **fields: Any) -> list[Any]:
        service = Principal(type=PrincipalType.SERVICE, name=name)
        pull = {"operation": Operation.PULL, "action": "ecr:BatchGetImage", "principal": service, **fields}
        return [grant["Principal"] for grant in grants(Side.REPOSITORY, **pull)]

    build, function = "codebuild.amazonaws.com", "lambda.amazonaws.com"
    assert principals(build) == [{"Service": build}]
    assert principals(function) == [{"AWS": "arn:aws:iam::<account-id>:root"}, {"Service": function}]
    assert principals("ecs-tasks.amazonaws.com") == principals(build, operation=Operation.PUSH) == []


def test_no_service_and_nobody_with_a_token_needs_a_right_to_assume_a_role() -> None:
    service = Principal(type=PrincipalType.SERVICE, name="lambda.amazonaws.com")
    role = {"resource": f"arn:aws:iam::{OWNER}:role/push", "cause": Cause.ACCESS_DENIED, "policy": None}

    def granted(**fields: Any) -> bool:
        """Whether a right to assume the role is added."""
        advice = advise(PUSH.model_copy(update={**role, **fields}))
        return any("sts:AssumeRole" in one.statement.document for one in advice if one.statement)

    assert granted(action="sts:AssumeRole") and granted(action="STS:assumerole")
    assert not granted(action="sts:AssumeRole", principal=service)
    assert not granted(action="sts:AssumeRoleWithWebIdentity")


def test_a_right_to_assume_a_role_is_granted_to_no_service() -> None:
    service = Principal(type=PrincipalType.SERVICE, name="lambda.amazonaws.com")
    by_service = PUSH.model_copy(update={"principal": service})
    assert assumption_grant(Known(PUSH)) and not assumption_grant(Known(by_service))


def test_a_permission_set_whose_name_cannot_be_printed_is_left_open() -> None:
    (grant,) = grants(Side.REPOSITORY, principal=principal(name="AWSReservedSSO_Pu\x1bsh_0123456789abcdef"))
    assert grant["Condition"]["ArnLike"]["aws:PrincipalArn"].endswith("/*<permission-set>_????????????????")


def test_codebuild_pulls_as_a_service_for_one_project() -> None:
    unsaid = {"operation": Operation.PULL, "action": None, "principal": None, "cause": Cause.ACCESS_DENIED}
    (grant,) = grants(Side.REPOSITORY, client="codebuild", **unsaid)
    assert grant["Principal"] == {"Service": "codebuild.amazonaws.com"}
    # By itself it pulls within an account alone.
    assert grant["Condition"]["StringEquals"] == {"aws:SourceAccount": OWNER}
    assert grant["Condition"]["ArnLike"] == {"aws:SourceArn": f"arn:aws:codebuild:eu-west-1:{OWNER}:project/<project>"}
    explicit = Policy(effect=PolicyEffect.EXPLICIT)
    assert not grants(Side.REPOSITORY, client="codebuild", **unsaid, policy=explicit)


def test_the_partition_is_that_of_the_region() -> None:
    china = {"region": "cn-north-1", "principal": principal()}
    assert grants(Side.REPOSITORY, **china)[0]["Principal"] == {"AWS": f"arn:aws-cn:iam::{CALLER}:role/deploy"}
    assert grants(Side.REGISTRY, **china, **IMPORT)[0]["Resource"].startswith("arn:aws-cn:ecr:cn-north-1:")
    layers = grants(Side.ENDPOINT, cause=Cause.LAYER_STORE_DENIED, action=None, **china)
    assert layers[0]["Resource"].startswith("arn:aws-cn:s3:::prod-cn-north-1-")


def test_who_asked_for_the_tags_gets_the_action_that_lists_images() -> None:
    refused: dict[str, Any] = {"operation": Operation.PULL, "cause": Cause.FORBIDDEN, "action": None}
    for target, more in ((RequestTarget.TAGS, ["ecr:ListImages"]), (RequestTarget.BLOB, [])):
        (grant,) = grants(Side.REPOSITORY, **refused, request=Request(target=target))
        assert grant["Action"] == (more or PULL_ACTIONS)


# --- as AWS reads it -----------------------------------------------------------------------------------------


def test_every_action_exists() -> None:
    session = botocore.session.get_session()
    known = {
        f"{service}:{operation}"
        for service in ("ecr", "ecr-public", "sts")
        for operation in session.get_service_model(service).operation_names
    }
    only_in_policies = {"ecr:BatchImportUpstreamImage", "sts:GetServiceBearerToken"}
    granted = {
        action
        for operation in (Operation.PUSH, Operation.PULL)
        for registry in (None, "public.ecr.aws")
        for cause in Cause
        for advice in advise(PUSH.model_copy(update={"operation": operation, "registry": registry, "cause": cause}))
        if advice.statement and advice.statement.side is not Side.ENDPOINT
        for grant in json.loads(advice.statement.document)["Statement"]
        for action in grant["Action"]
    }
    assert granted <= known | only_in_policies


def test_a_hostile_name_stays_inside_its_string() -> None:
    hostile = 'x"}], "Statement": ["\n'
    (grant,) = grants(Side.REGISTRY, repository=hostile, **IMPORT)
    assert grant["Sid"].isalnum() and "<repository>" in grant["Resource"]


def test_a_role_that_pulls_is_granted_the_token_on_anything_and_the_pull_on_the_repository() -> None:
    refused = {"client": "kubelet", "operation": Operation.PULL, "principal": None, "action": None}
    login, grant = grants(Side.IDENTITY, **refused, cause=Cause.NOT_AUTHENTICATED)
    assert login == LOGIN and (grant["Action"], grant["Resource"]) == (PULL_ACTIONS, ARN)
    assert grants(Side.IDENTITY, **refused, cause=Cause.FORBIDDEN) == [grant], "a 403 comes to whoever had a token"


def test_a_functions_account_is_that_of_the_role_it_is_given() -> None:
    typed = {"function_role": "arn:aws:iam::444455556666:role/fn"}
    failure = Failure.model_validate(
        {"cause": Cause.ACCESS_DENIED, "client": "lambda", "operation": Operation.PULL, "command": typed}
    )
    (granted,) = {one.statement.document for one in advise(failure) if one.statement}
    assert "arn:aws:iam::444455556666:root" in granted and ":444455556666:function:*" in granted
