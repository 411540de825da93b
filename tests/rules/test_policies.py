"""What is advised where a policy refused: by whose it is, for who asked, and with the statement on its side.

Each situation has a text of its own: what is checked first, what is never, what the answers say, and whose policy a
statement belongs to.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ecr_denied import Cause, advise, parse
from ecr_denied.records import Advice, Failure, Principal, PrincipalType, RunBy, Side
from tests.printed import report

_HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
_ARN = "arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
_OWN, _OTHER = "arn:aws:sts::111122223333:assumed-role", "arn:aws:sts::444455556666:assumed-role"


def _refused(who: str, action: str, why: str, resource: str = _ARN) -> str:
    return f"denied: User: {who} is not authorized to perform: {action} on resource: {resource} {why}"


def _none_allows(kind: str, action: str) -> str:
    return f"because no {kind} allows the {action} action"


def _push(who: str, why: str | None = None) -> str:
    action = "ecr:InitiateLayerUpload"
    return _refused(who, action, why if why is not None else _none_allows("identity-based policy", action))


_TOKEN = "ecr:GetAuthorizationToken"
_ASSUME = (
    "An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::444455556666:user/ci is"
    " not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/ecr-push"
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is wanted of the advice for a text.

    :param first: the ids that come first, in order.
    :param absent: ids that are nowhere.
    :param says: words that stand somewhere in headlines, commands and answers.
    :param never: words that stand nowhere there.
    :param sides: whose policies the statements belong to: all of them.
    """

    text: str
    first: tuple[str, ...]
    absent: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    sides: frozenset[Side] | None = None


def _sides(*sides: Side) -> frozenset[Side]:
    return frozenset(sides)


_LIMITS = ("service-control-policy", "permissions-boundary", "session-policy")

CASES: dict[str, Case] = {
    # --- the policy that the sentence names comes before the action
    "token that no endpoint policy allows": Case(
        text=_refused(f"{_OWN}/build/ada", _TOKEN, _none_allows("VPC endpoint policy", _TOKEN), "*"),
        first=("vpc-endpoint-policy",),
        says=(f"ecr.api without {_TOKEN}",),
        never=("ecr.dkr", "No repository's policy can grant"),
        sides=_sides(Side.ENDPOINT),
    ),
    "token that an SCP denies": Case(
        text=_refused(f"{_OWN}/build/ada", _TOKEN, "with an explicit deny in a service control policy", "*"),
        first=("service-control-policy",),
        says=("NotAction", "Condition"),
        never=("own must", "look for an Allow"),
        sides=_sides(),
    ),
    "push that an SCP leaves out": Case(
        text=_push(f"{_OWN}/deploy/ada", _none_allows("service control policy", "ecr:InitiateLayerUpload")),
        first=("service-control-policy", "caller-identity"),
        says=("each level must allow ecr:InitiateLayerUpload",),
        sides=_sides(),
    ),
    "push that a boundary leaves out": Case(
        text=_push(f"{_OWN}/sandbox/ada", _none_allows("permissions boundary", "ecr:InitiateLayerUpload")),
        first=("permissions-boundary",),
        says=("this policy must allow ecr:InitiateLayerUpload too",),
        sides=_sides(),
    ),
    "push that a printed boundary denies": Case(
        text=_push(
            f"{_OWN}/sandbox/ada",
            "with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/limits",
        ),
        first=("printed-policy",),
        absent=("permissions-boundary",),
        says=("get-policy --policy-arn arn:aws:iam::111122223333:policy/limits", "NotAction"),
        sides=_sides(),
    ),
    "pull that a repository's policy denies": Case(
        text=_refused(f"{_OTHER}/laptop/ada", "ecr:BatchGetImage", "with an explicit deny in a resource-based policy"),
        first=("repository-policy", "registry-policy"),
        says=('a Deny for "*", the account or role laptop', "read its Condition"),
        sides=_sides(),
    ),
    # --- the caller's own policies
    "push by a user of the account": Case(
        text=_push("arn:aws:iam::111122223333:user/team/ada"),
        first=("identity-policy",),
        says=(
            "--action-names ecr:InitiateLayerUpload --resource",
            "a name in MissingContextValues",
            "no false/missing",
        ),
        never=("...Details", "Login", "ecr:PutImage --resource", "no False"),
        sides=_sides(Side.IDENTITY),
    ),
    "push across accounts that no identity policy allows": Case(
        text=_push(f"{_OTHER}/ci-runner/run"),
        first=("identity-policy",),
        says=(
            '"...Details": its own deny',
            "the simulator does not know the owner's policy",
            "use this ARN, wherever it is named",
        ),
        sides=_sides(Side.IDENTITY, Side.REPOSITORY),
    ),
    "push across accounts by an instance": Case(
        text=_push(
            f"{_OTHER}/ci-runner/i-0a1b2c3d4e5f60718", _none_allows("resource-based policy", "ecr:InitiateLayerUpload")
        ),
        first=("repository-name", "repository-policy", "identity-policy", "caller-identity"),
        says=("it lets no one else in", "use this ARN, wherever it is named"),
        never=("get-caller-identity",),
        sides=_sides(Side.IDENTITY, Side.REPOSITORY),
    ),
    "push by a permission set": Case(
        text=_push(f"{_OWN}/AWSReservedSSO_ReadOnly_0123456789abcdef/ada"),
        first=("identity-policy",),
        says=("in Identity Center, not in IAM", "the role has a path"),
        sides=_sides(Side.PERMISSION_SET),
    ),
    "push by a federated user": Case(
        text=_push(
            "arn:aws:sts::111122223333:federated-user/ada", _none_allows("session policy", "ecr:InitiateLayerUpload")
        ),
        first=("session-policy",),
        says=("AttributeValue=GetFederationToken", "--region us-east-1", "call it with a policy"),
        never=("AttributeValue=AssumeRole", "none here", "<role-or-user-arn>"),
        sides=_sides(),
    ),
    "push by a session with a policy": Case(
        text=_push(f"{_OWN}/vault/run-1", _none_allows("session policy", "ecr:InitiateLayerUpload")),
        first=("session-policy",),
        says=("AttributeValue=AssumeRole", "--region us-east-1", "proves nothing"),
        sides=_sides(),
    ),
    "push by a root user of another account": Case(
        text=_push("arn:aws:iam::444455556666:root", _none_allows("resource-based policy", "ecr:InitiateLayerUpload")),
        first=("repository-name", "repository-policy"),
        absent=("identity-policy", *_LIMITS[1:]),
        sides=_sides(Side.REPOSITORY),
    ),
    "push that a policy named after MFA denies": Case(
        text=_push(
            "arn:aws:iam::111122223333:user/ada",
            "with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/RequireMFA",
        ),
        first=("mfa-session",),
        says=("list-mfa-devices --user-name ada", "aws sts get-session-token --serial-number", "a program has none"),
        sides=_sides(),
    ),
    "push that some policy denies a user": Case(
        text=_push("arn:aws:iam::111122223333:user/ada", "with an explicit deny"),
        first=("identity-policy", "mfa-session"),
        says=("another policy denies, or a Condition",),
        never=("the Deny is in another policy, or",),
        sides=_sides(),
    ),
    # --- roles that were to be assumed
    "role that another account does not let assume": Case(
        text=f"operation error ECR: GetAuthorizationToken: {_ASSUME}",
        first=("trust-policy", "identity-policy"),
        says=("get-role --role-name ecr-push", "sts:ExternalId"),
        sides=_sides(Side.TRUST_POLICY, Side.IDENTITY),
    ),
    "login after a role was not assumed": Case(
        text=(
            f"{_ASSUME}\n+ aws ecr get-login-password --region eu-west-1\n"
            f"+ docker login --username AWS --password-stdin {_HOST}\n"
            "Error: Cannot perform an interactive login from a non TTY device"
        ),
        first=("trust-policy", "identity-policy"),
        says=("get-role --role-name ecr-push",),
    ),
    "asset that the CDK publishes without its role": Case(
        text=(
            "current credentials could not be used to assume"
            " 'arn:aws:iam::111122223333:role/cdk-publishing', but are for"
            " the right account. Proceeding anyway.\nfail: AccessDeniedException: "
            + _refused(
                f"{_OWN}/dev/ada",
                "ecr:DescribeRepositories",
                _none_allows("identity-based policy", "ecr:DescribeRepositories"),
                "arn:aws:ecr:eu-west-1:111122223333:repository/cdk-assets",
            ).removeprefix("denied: ")
        ),
        first=("assume-role",),
        says=("role/cdk-publishing",),
    ),
    "role of a pod that EKS may not assume": Case(
        text=(
            "operation error ECR: GetAuthorizationToken, get identity: get credentials:"
            " AccessDeniedException: EKS does not"
            " have permissions to assume the associated role."
        ),
        first=("pod-role",),
        absent=("aws-credentials", "caller-identity"),
        says=("pods.eks.amazonaws.com", "sts:TagSession"),
        sides=_sides(),
    ),
    "credentials that AWS does not know, in a region to be enabled": Case(
        text=(
            "$ aws ecr get-login-password --region ap-east-1 | docker login --username AWS --password-stdin "
            "111122223333.dkr.ecr.ap-east-1.amazonaws.com\nAn error occurred"
            " (UnrecognizedClientException) when calling the"
            " GetAuthorizationToken operation: The security token included in the request is invalid."
        ),
        first=("opt-in-region", "aws-credentials"),
        says=("get-region-opt-status --region-name ap-east-1", "AWS_STS_REGIONAL_ENDPOINTS=regional"),
        sides=_sides(),
    ),
    # --- keys
    "repository that is created with the key of another account": Case(
        text=(
            "An error occurred (KmsException) when calling the CreateRepository operation: "
            + _refused(
                "arn:aws:iam::111122223333:user/ada",
                "kms:DescribeKey",
                "because no resource-based policy allows the kms:DescribeKey action",
                "arn:aws:kms:us-east-1:444455556666:key/1234abcd",
            ).removeprefix("denied: ")
        ),
        first=("key-policy", "identity-policy"),
        says=("--key-id arn:aws:kms:us-east-1:444455556666:key/1234abcd", "--region us-east-1"),
        never=("<key-arn>", "<region>"),
        sides=_sides(),
    ),
    # --- services
    "replication to another account": Case(
        text=_refused(
            f"{_OTHER}/AWSServiceRoleForECRReplication/x",
            "ecr:ReplicateImage",
            _none_allows("resource-based policy", "ecr:ReplicateImage"),
        ),
        first=("registry-policy",),
        absent=("repository-policy", "identity-policy", "repository-name", "caller-identity"),
        sides=_sides(),
    ),
    "image that Lambda may not pull": Case(
        text=f"Lambda does not have permission to access the ECR image {_HOST}/fn:v1. Check the ECR permissions.",
        first=("repository-policy", "function-region"),
        absent=("ask-for-the-reason", "identity-policy", *_LIMITS),
        says=("no Allow for lambda.amazonaws.com",),
        never=("lambda.amazonaws.com or its account", "batch-get-image"),
        sides=_sides(Side.REPOSITORY),
    ),
    "function whose region is typed": Case(
        text=(
            f"$ aws lambda create-function --function-name fn --code ImageUri={_HOST}/fn:v1 --region eu-west-1\n"
            "An error occurred (AccessDeniedException) when calling the CreateFunction operation: Lambda does not have"
            " permission to access the ECR image. Check the ECR permissions."
        ),
        first=("repository-policy", "repository-name"),
        absent=("function-region",),
    ),
    "layer that was refused": Case(
        text=(
            f"failed to push {_HOST}/team/app:v1: unexpected status from POST request to"
            f" https://{_HOST}/v2/team/app/blobs/uploads/: 403 Forbidden"
        ),
        first=("identity-policy", "repository-name"),
        absent=("quota",),
    ),
    "layer whose address the registry gave": Case(
        text=(
            f"{_HOST}/team/app: failed to copy: httpReadSeeker: failed open: unexpected status from GET request to"
            " https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/a/b: 403 Forbidden"
        ),
        first=("layer-store-policy",),
        absent=("vpc-endpoint-policy",),
    ),
    "key that is off": Case(
        text=(
            f"The push refers to repository [{_HOST}/team/app]\nAn error occurred (KmsException) when calling the"
            " InitiateLayerUpload operation: the key is pending deletion."
        ),
        first=("key-policy",),
        absent=("identity-policy", "read-the-message", "already-pushed"),
        says=("encryptionConfiguration.kmsKey", "PendingDeletion"),
    ),
    "key that KMS did not let ECR use": Case(
        text=(
            f"The push refers to repository [{_HOST}/team/app]\ndenied: The ciphertext refers to a key that does not"
            " exist. (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException)"
        ),
        first=("key-policy",),
        absent=("identity-policy", "quota", "log-in-again"),
    ),
    "image of another region for Lambda": Case(
        text=f"Source image {_HOST}/fn:v1 is not valid. Provide a valid source image.",
        first=("function-region",),
        says=("eu-west-1",),
        absent=("caller-identity",),
    ),
    "image that SageMaker is not granted": Case(
        text=(
            f"ClientError: The repository of your image {_HOST}/team/app:v1 does not grant"
            " ecr:BatchGetImage permission to"
            " sagemaker.amazonaws.com service principal."
        ),
        first=("repository-policy",),
        absent=("ask-for-the-reason", "identity-policy", "caller-identity", "registry-policy", *_LIMITS),
        says=("no Allow for sagemaker.amazonaws.com",),
        never=("<role-or-user-arn>",),
        sides=_sides(),
    ),
    "image of a build": Case(
        text=(
            "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE: Unable to pull customer's container image."
            " CannotPullContainerError: "
            f"pull access denied for {_HOST}/team/app, repository does not exist or may require"
            " 'docker login': denied: User"
        ),
        first=("build-credentials",),
        absent=("node-credentials",),
        says=("imagePullCredentialsType", '"SERVICE_ROLE"', '"CODEBUILD"'),
    ),
    "image that the execution role of a task may not pull": Case(
        text=(
            f"CannotPullContainerError: The task can't pull the image '{_HOST}/team/app:v1' from"
            " Amazon Elastic Container"
            " Registry using the task execution role 'arn:aws:iam::111122223333:role/tasks'. Status"
            " Code: 403. Response:"
            " 'not authorized'"
        ),
        first=("node-credentials",),
        says=("--role-name tasks", "AmazonECSTaskExecutionRolePolicy"),
        never=("<role-name>", "<role-or-user-arn>", "attach one", "AmazonEC2ContainerRegistryReadOnly"),
        sides=_sides(Side.IDENTITY),
    ),
    "image that App Runner may not pull": Case(
        text=(
            "[AppRunner] Failed to pull your application image from ECR. Error: Invalid Access Role in"
            f" AuthenticationConfiguration. Image: {_HOST}/team/app"
        ),
        first=("node-credentials",),
        says=("apprunner describe-service", "build.apprunner.amazonaws.com"),
        never=("kubectl", "describe-nodegroup", "get-repository-policy", "AWSAppRunnerServicePolicyForECRAccess"),
    ),
    "image that a node may not pull": Case(
        text=(
            f'kubelet Failed to pull image "{_HOST}/team/app:v1": unexpected status from HEAD request to'
            f" https://{_HOST}/v2/team/app/manifests/v1: 403 Forbidden"
        ),
        first=("kubelet-login", "node-credentials", "pull-secret"),
        says=("AmazonEC2ContainerRegistryPullOnly", "another account's owner must too", "/etc/rancher"),
        never=("the rights to pull are there", "attach one", "describe-nodegroup"),
    ),
    "image that a node with a name of EC2's may not pull": Case(
        text=(
            "Successfully assigned default/app-1 to ip-10-0-1-2.eu-west-1.compute.internal\n"
            f'Failed to pull image "{_HOST}/team/app:v1": unexpected status from HEAD request to'
            f" https://{_HOST}/v2/team/app/manifests/v1: 403 Forbidden"
        ),
        first=("node-credentials", "pull-secret", "repository-policy"),
        says=('ec2 describe-instances --filters "Name=private-ip-address,Values=10.0.1.2" --region eu-west-1',),
        never=("/etc/rancher", "fargate-profile", "describe-nodegroup"),
    ),
    # --- a bare 403
    "push that a bare 403 refused": Case(
        text=(
            f"ERROR: failed to push {_HOST}/team/app:v1: unexpected status from HEAD request to"
            f" https://{_HOST}/v2/team/app/blobs/sha256:{'ab' * 32}: 403 Forbidden"
        ),
        first=("identity-policy",),
        says=("Ask for the reason", "batch-check-layer-availability"),
        never=("simulate-principal-policy", "<role-or-user-arn>"),
    ),
    "push whose manifest a bare 403 refused": Case(
        text=(
            f"0a1b2c3d4e5f: Pushed\nunknown: unexpected status from HEAD request to https://{_HOST}/v2/team/app"
            f"/manifests/sha256:{'ab' * 32}: 403 Forbidden"
        ),
        first=("identity-policy",),
        says=("Ask for the reason", "batch-get-image"),
        never=("batch-check-layer-availability", "RepositoryNotFoundException"),
    ),
    "pull that a bare 403 refused": Case(
        text=(
            f"ERROR: failed to solve: {_HOST}/team/app:v1: unexpected status from HEAD request to"
            f" https://{_HOST}/v2/team/app/manifests/v1: 403 Forbidden"
        ),
        first=("log-in-again", "ask-for-the-reason", "identity-policy"),
    ),
}


def _advised(text: str) -> list[Advice]:
    (failure,) = parse(text)
    return advise(failure)


def _words(advice: list[Advice]) -> Iterator[str]:
    for one in advice:
        yield one.headline
        yield from one.commands
        yield from (f"{outcome.answer} -> {outcome.meaning}" for outcome in one.outcomes)


def test_each_situation_is_advised_as_it_should_be() -> None:
    for name, case in CASES.items():
        advice = _advised(case.text)
        ids, words = tuple(one.id for one in advice), "\n".join(_words(advice))
        assert ids[: len(case.first)] == case.first, f"{name}: {ids}"
        assert not set(case.absent) & set(ids), f"{name}: {ids}"
        for said in case.says:
            assert said in words, f"{name}: nothing says {said!r} in\n{words}"
        for said in case.never:
            assert said not in words, f"{name}: {said!r} is said in\n{words}"
        if case.sides is not None:
            sides = {one.statement.side for one in advice if one.statement}
            assert sides == case.sides, f"{name}: {sides}"


def test_no_statement_is_to_be_added_against_a_limit_or_a_deny() -> None:
    none = {name: case for name, case in CASES.items() if case.sides == frozenset()}
    assert none
    for name, case in none.items():
        assert not any(outcome.adds_statement for one in _advised(case.text) for outcome in one.outcomes), name


def test_a_statement_of_the_first_three_says_by_an_answer_when_it_is_to_be_added() -> None:
    for name, case in CASES.items():
        for one in _advised(case.text)[:3]:
            told = any(outcome.adds_statement for outcome in one.outcomes)
            assert one.statement is None or told or one.id == "assume-role", f"{name}: {one.id}"


def test_no_login_is_granted_where_a_token_was_plainly_had() -> None:
    for case in CASES.values():
        (failure,) = parse(case.text)
        if failure.action and failure.action != _TOKEN:
            documents = [one.statement.document for one in advise(failure) if one.statement]
            assert not any(_TOKEN in document for document in documents)


def _grants(failure: Failure, side: Side) -> list[dict[str, Any]]:
    documents = [one.statement.document for one in advise(failure) if one.statement and one.statement.side is side]
    statements: list[dict[str, Any]] = json.loads(documents[0])["Statement"]
    return statements


def test_a_function_of_another_account_is_let_in_with_its_account_and_by_the_service() -> None:
    refusal = _refused(
        f"{_OTHER}/deploy/ada", "ecr:BatchGetImage", _none_allows("resource-based policy", "ecr:BatchGetImage")
    )
    (failure,) = parse(
        f"An error occurred (AccessDeniedException) when calling the CreateFunction operation: {refusal}"
    )
    account, service = _grants(failure, Side.REPOSITORY)
    assert account["Principal"] == {"AWS": "arn:aws:iam::444455556666:root"}
    assert service["Principal"] == {"Service": "lambda.amazonaws.com"}


def test_the_owner_of_a_key_or_a_role_is_asked_in_its_account() -> None:
    for name in (
        "repository that is created with the key of another account",
        "role that another account does not let assume",
    ):
        assert _advised(CASES[name].text)[0].run_by is RunBy.RESOURCE_OWNER, name


def test_no_trust_is_granted_to_whoever_comes_with_a_token() -> None:
    text = _ASSUME.replace("sts:AssumeRole ", "sts:AssumeRoleWithWebIdentity ")
    advice = _advised(f"operation error ECR: GetAuthorizationToken: {text}")
    assert advice[0].id == "trust-policy" and not any(one.statement for one in advice)
    assert any("aud and sub" in outcome.meaning for outcome in advice[0].outcomes)


def test_what_is_asked_of_every_repository_is_no_matter_of_the_policy_of_one() -> None:
    sentence = "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:DescribeRepositories"
    all_of_one = "arn:aws:ecr:eu-west-1:111122223333:repository/*"
    for named in (f"{all_of_one}**", f"{all_of_one[:-1]}team/app", f"{all_of_one[:-1]}<name>"):
        (failure,) = parse(f"{sentence} on resource: {named}")
        assert "repository-policy" in [one.id for one in advise(failure)], named
    why = "because no resource-based policy allows the ecr:DescribeRepositories action"
    (owners,) = parse(f"{sentence} on resource: {all_of_one} {why}")
    assert "repository-policy" in [one.id for one in advise(owners)]
    for every in ("*", all_of_one):
        for why in ("", " because no identity-based policy allows the ecr:DescribeRepositories action"):
            (failure,) = parse(f"{sentence} on resource: {every}{why}")
            advice = advise(failure)
            assert not {"repository-policy", "registry-policy", "repository-name"} & {one.id for one in advice}, why
            assert every in shlex.split(next(line for one in advice for line in one.commands if "simulate" in line))
            assert not any("ecr.dkr" in line for one in advice for line in one.commands), why


def test_who_is_cut_off_is_the_role_of_the_machine_that_asked_and_of_a_person_nobody_that_is_known() -> None:
    cut = Principal(account_id="444455556666")
    own, tasks = (Failure(cause=Cause.ACCESS_DENIED, principal=cut, client=client) for client in (None, "ecs-agent"))
    for failure, who in ((own, "the caller you expect"), (tasks, "the role of an ECS task")):
        (policy,) = (one for one in advise(failure) if one.id == "repository-policy")
        assert f"no Allow for {who} or its account" in [outcome.answer for outcome in policy.outcomes]


def test_the_root_user_is_told_as_that_and_one_whose_name_is_cut_off_is_not() -> None:
    for kind, told in ((PrincipalType.ROOT, "the root user (444455556666)"), (None, "the caller (444455556666)")):
        failure = Failure(cause=Cause.FORBIDDEN, principal=Principal(account_id="444455556666", type=kind))
        assert f"  who    {told}" in report(failure)
