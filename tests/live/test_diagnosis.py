"""What is made of the answers: verdict, how sure, what is left, whom to ask. Sessions answer from tables."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ecr_denied import Cause, Check, Failure, Operation, RunBy, parse
from ecr_denied.advice.known import FACTS as FACTS_OF_ADVICE
from ecr_denied.live import Confidence, Diagnosis, Files, diagnose, diagnosis
from ecr_denied.live.calls import OPERATIONS
from ecr_denied.live.case import Case
from ecr_denied.live.diagnosis import planned
from ecr_denied.live.probes import PROBES
from ecr_denied.live.rules import FACTS, RULES, UNASKABLE, subject_of
from ecr_denied.live.vocabulary import FINDINGS, MEANINGS, REFUSED, SETTLES
from ecr_denied.names.principals import principal_from
from ecr_denied.records import (
    Endpoint,
    EndpointKind,
    Policy,
    PolicyType,
    Principal,
    PrincipalType,
    Request,
    RequestTarget,
)
from tests.live.fakes import ACCOUNT, NOTHING_CREATES, OWNER, FakeSession, error

CI = f"arn:aws:sts::{ACCOUNT}:assumed-role/ci/run-7"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/ci"
ADMIN = f"arn:aws:sts::{ACCOUNT}:assumed-role/admin/me"
HOLDER = f"arn:aws:sts::{OWNER}:assumed-role/admin/me"
HOST = f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"
ARN = f"arn:aws:ecr:eu-west-1:{OWNER}:repository/team/app"
ROOM = Path(diagnosis.__file__).parent
SENTENCE = f"User: {{}} is not authorized to perform: {{}} on resource: {ARN} because no resource-based policy allows"
NO_TOKEN = (
    f"User: {CI} is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based"
    " policy allows the ecr:GetAuthorizationToken action"
)
NOTHING: Mapping[str, Any] = {}
# A caller whose own call is refused without a reason.
UNSAID: Mapping[str, Any] = {"ecr:BatchGetImage": error("AccessDeniedException", "no right")}
THERE = {"repositories": [{"repositoryName": "team/app", "imageTagMutability": "MUTABLE"}]}
NO_REPOSITORY = error("RepositoryNotFoundException", "The repository with name 'team/app' does not exist")
NO_POLICY = error("RepositoryPolicyNotFoundException")
NO_REGISTRY_POLICY: Mapping[str, Any] = {
    "ecr:GetAccountSetting": {"value": "V2"},
    "ecr:GetRegistryPolicy": error("RegistryPolicyNotFoundException"),
}


def simulated(decision: str = "implicitDeny", **detail: Any) -> Any:
    """What the simulator says to every action but those that a caller's own call was let in for."""

    def answer(**asked: Any) -> Any:
        one = {"EvalDecision": decision, **detail}
        return {"EvaluationResults": [{"EvalActionName": action, **one} for action in asked["ActionNames"]]}

    return answer


ALLOWED = simulated("allowed")


def refused(who: str = CI, action: str = "ecr:InitiateLayerUpload") -> Failure:
    (failure,) = parse(
        f"The push refers to repository [{HOST}/team/app]\ndenied: {SENTENCE.format(who, action)} the {action} action\n"
    )
    return failure


def bare(operation: Operation, **fields: Any) -> Failure:
    known = {"cause": Cause.FORBIDDEN, "registry": HOST, "registry_id": OWNER, "region": "eu-west-1"}
    return Failure(**{**known, "repository": "team/app", "tag": "v1", "operation": operation, **fields})


def policy(principal: Any, *actions: str, **statement: Any) -> dict[str, Any]:
    one = {"Effect": "Allow", "Principal": principal, "Action": list(actions) or "ecr:*", **statement}
    return {"policyText": json.dumps({"Statement": [one]})}


def caller(replies: Mapping[str, Any] | None = None, arn: str | None = CI) -> FakeSession:
    said = error("AccessDeniedException", f"{SENTENCE.format(arn, 'ecr:BatchGetImage')} the ecr:BatchGetImage action")
    return FakeSession(arn, {"ecr:BatchGetImage": said, **(replies or {})})


def owner(replies: Mapping[str, Any] | None = None, arn: str | None = HOLDER) -> FakeSession:
    return FakeSession(
        arn, {"ecr:DescribeRepositories": THERE, **NO_REGISTRY_POLICY, **NOTHING_CREATES, **(replies or {})}
    )


def administrator(results: Any, more: Mapping[str, Any] = NOTHING) -> FakeSession:
    return FakeSession(ADMIN, {"iam:SimulatePrincipalPolicy": results, **more})


def outcomes(found: Diagnosis) -> list[str]:
    return [step.outcome for step in found.steps]


# --- the seed's two situations ---------------------------------------------------------------------------


def test_the_callers_credentials_alone_decide_nothing_across_accounts_and_name_whom_to_ask() -> None:
    found = diagnose(refused(), caller())
    assert found.verdict is None and found.confidence is Confidence.UNDECIDED and not found.nothing_wrong
    assert found.ask[0].who is RunBy.REGISTRY_OWNER
    message = found.ask[0].message
    assert all(
        words in message for words in (CI, "ecr:InitiateLayerUpload", "team/app", "get-repository-policy", OWNER)
    )
    assert "not-allowed" not in message


def test_a_missing_repository_is_proved_with_the_owner_and_similar_names_are_given() -> None:
    def described(**asked: Any) -> Any:
        if "repositoryNames" in asked:
            return NO_REPOSITORY
        page = {"repositories": [{"repositoryName": "payments"}], "nextToken": "more"}
        return {"repositories": [{"repositoryName": "team/apps"}]} if "nextToken" in asked else page

    found = diagnose(refused(), caller(), owner({"ecr:DescribeRepositories": described}))
    assert (found.verdict, found.confidence) == (Check.REPOSITORY_NAME, Confidence.PROVED)
    assert found.similar == ("team/apps",) and found.ask == ()
    assert {one.check for one in found.remaining} == {Check.REPOSITORY_NAME}


@pytest.mark.parametrize(
    "theirs", [NO_POLICY, policy({"AWS": f"arn:aws:iam::{ACCOUNT}:role/other"}), policy("*", "ecr:PutImage")]
)
def test_a_missing_grant_is_proved_with_the_owner(theirs: Any) -> None:
    found = diagnose(refused(), caller(), owner({"ecr:GetRepositoryPolicy": theirs}))
    assert (found.verdict, found.confidence) == (Check.REPOSITORY_POLICY, Confidence.PROVED)


# --- the missing name elsewhere ------------------------------------------------------------------------


def in_regions(found: Diagnosis) -> dict[str, str]:
    return {step.call.rpartition(" ")[2]: step.outcome for step in found.steps if " in " in step.call}


def test_a_missing_repository_is_looked_for_in_the_regions_that_sessions_and_logins_name(tmp_path: Path) -> None:
    logins = [f"{OWNER}.dkr.ecr.{one}.amazonaws.com" for one in ("eu-west-1", "ap-south-1", "sa-east-1", "eu-north-1")]
    docker = tmp_path / ".docker"
    docker.mkdir()
    logins += [f"{ACCOUNT}.dkr.ecr.ca-west-1.amazonaws.com", "https://index.docker.io/v1/"]
    (docker / "config.json").write_text(json.dumps({"auths": {f"https://{one}": {"auth": "x"} for one in logins}}))
    missing = {f"{region} ecr:DescribeRepositories": NO_REPOSITORY for region in ("eu-west-1", "ap-south-1")}
    asked = owner({**missing, "us-west-2 ecr:DescribeRepositories": error("AccessDeniedException")})
    mine = caller()
    asked.region_name, mine.region_name = "us-west-2", "cn-north-1"
    found = diagnose(refused(), mine, asked, files=Files(home=tmp_path, environment={}))
    assert found.finding == "repository-missing"
    assert in_regions(found) == {
        "us-west-2": "not-allowed",
        "ap-south-1": "not-in-another-region",
        "sa-east-1": "in-another-region",
        "eu-north-1": "in-another-region",
    }
    assert found.elsewhere == ("sa-east-1", "eu-north-1")


def test_nobody_asks_other_regions_where_the_repository_is_there_or_nobody_may_look() -> None:
    mine = caller({"ecr:BatchGetImage": NO_REPOSITORY})
    mine.region_name = "us-west-2"
    assert in_regions(diagnose(refused(), mine)) == {} == in_regions(diagnose(refused(), mine, owner()))


# --- never more than the table -----------------------------------------------------------------------------


def test_a_missing_grant_is_not_proved_where_the_registry_policy_was_not_read() -> None:
    both = {"ecr:GetRepositoryPolicy": NO_POLICY, "ecr:GetRegistryPolicy": policy({"AWS": ROLE})}
    for action in ("ecr:GetAccountSetting", "ecr:GetRegistryPolicy"):
        found = diagnose(refused(), caller(), owner({**both, action: error("AccessDeniedException")}))
        assert (found.verdict, found.confidence) == (Check.REPOSITORY_POLICY, Confidence.NARROWED)


def test_the_scope_of_a_registry_policy_is_asked_for_where_it_makes_a_difference() -> None:
    for theirs in (error("RegistryPolicyNotFoundException"), policy("*", "ecr:ReplicateImage")):
        asked = owner({"ecr:GetRepositoryPolicy": NO_POLICY, "ecr:GetRegistryPolicy": theirs})
        assert diagnose(refused(), caller(), asked).confidence is Confidence.PROVED
        assert "ecr:GetAccountSetting" not in {action for action, _ in asked.asked}


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        (policy({"AWS": ROLE}), None),
        (policy({"AWS": ACCOUNT}), Check.IDENTITY_POLICY),
        (policy("*", "ecr:PutImage"), Check.REPOSITORY_POLICY),
        (policy("*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-x"}}), Check.REPOSITORY_POLICY),
    ],
)
def test_a_registry_policy_that_grants_takes_the_missing_grant_back(statement: Any, check: Check | None) -> None:
    both = {"ecr:GetRepositoryPolicy": NO_POLICY, "ecr:GetRegistryPolicy": statement}
    found = diagnose(refused(), caller(), owner(both))
    assert found.verdict is check
    assert (found.confidence is Confidence.PROVED) is (statement == policy("*", "ecr:PutImage"))


def test_a_registry_policy_of_scope_v1_does_not_count() -> None:
    both = {"ecr:GetRepositoryPolicy": NO_POLICY, "ecr:GetAccountSetting": {"value": "V1"}}
    session = owner({**both, "ecr:GetRegistryPolicy": policy({"AWS": ROLE})})
    assert diagnose(refused(), caller(), session).confidence is Confidence.PROVED


def test_a_condition_that_cannot_be_judged_decides_nothing() -> None:
    unclear = policy("*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}})
    found = diagnose(refused(), caller(), owner({"ecr:GetRepositoryPolicy": unclear}))
    assert found.verdict is None and "policy-is-unclear" in outcomes(found)
    assert Check.REPOSITORY_NAME not in {one.check for one in found.remaining}


@pytest.mark.parametrize(
    ("asked", "check"),
    [({"arn": CI}, None), ({"arn": HOLDER, "ecr:GetRepositoryPolicy": NO_POLICY}, Check.REPOSITORY_POLICY)],
)
def test_an_owner_of_another_account_is_not_asked(asked: dict[str, Any], check: Check | None) -> None:
    session = owner({k: v for k, v in asked.items() if k != "arn"}, asked["arn"])
    found = diagnose(refused(), caller(), session)
    assert found.verdict is check
    assert ("not-of-the-account" in outcomes(found)) is (check is None)


@pytest.mark.parametrize(
    "code",
    [
        "AccessDeniedException",
        "ThrottlingException",
        "ServerException",
        "ExpiredTokenException",
        "InvalidSignatureException",
    ],
)
def test_a_check_that_is_refused_is_an_outcome_and_decides_nothing(code: str) -> None:
    blind = FakeSession(HOLDER, dict.fromkeys(OPERATIONS.keys() - {"sts:GetCallerIdentity"}, error(code)))
    blind_admin = FakeSession(ADMIN, dict(blind.replies) | {"sts:GetCallerIdentity": {"Arn": ADMIN}})
    found = diagnose(refused(), caller(), blind, blind_admin)
    assert found.verdict is None and RunBy.REGISTRY_OWNER in {ask.who for ask in found.ask}


def test_answers_of_another_shape_decide_nothing() -> None:
    empty = dict.fromkeys(OPERATIONS.keys() - {"sts:GetCallerIdentity"}, NOTHING)
    for failure in (refused(), bare(Operation.PUSH), bare(Operation.PUSH, cause=Cause.TAG_IMMUTABLE)):
        found = diagnose(failure, caller(), FakeSession(HOLDER, empty), FakeSession(ADMIN, empty))
        assert found.confidence is not Confidence.PROVED, found


# --- who asks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "outcome"),
    [(f"arn:aws:sts::{OWNER}:assumed-role/ci/x", "another-account"), (ADMIN, "another-principal")],
)
def test_while_another_identity_is_here_its_own_calls_wait_and_the_others_are_asked(here: str, outcome: str) -> None:
    session = FakeSession(here)
    found = diagnose(refused(), session, owner({"ecr:GetRepositoryPolicy": NO_POLICY}))
    assert (found.finding, found.confidence) == ("grant-missing", Confidence.PROVED)
    assert outcome in outcomes(found) and [action for action, _ in session.asked] == ["sts:GetCallerIdentity"]
    assert diagnose(refused(), session).verdict is None


def test_what_the_sentence_blames_is_proved_with_the_credentials_of_another() -> None:
    blamed = refused().model_copy(
        update={"cause": Cause.GUARDRAIL_IMPLICIT_DENY, "policy": Policy(type=PolicyType.SERVICE_CONTROL)}
    )
    found = diagnose(blamed, FakeSession(ADMIN))
    assert (found.finding, found.confidence) == ("service-control-policy", Confidence.PROVED)


def test_another_session_of_the_role_is_the_same_principal() -> None:
    assert "same" in outcomes(diagnose(refused(), caller(arn=CI.replace("run-7", "run-8"))))


def test_expired_credentials_here_need_not_be_those_of_a_login_that_names_nobody() -> None:
    dead = FakeSession(None, {"sts:GetCallerIdentity": error("ExpiredToken")})
    found = diagnose(bare(Operation.PULL, cause=Cause.NOT_AUTHENTICATED), dead)
    assert (found.verdict, found.confidence) == (Check.AWS_CREDENTIALS, Confidence.NARROWED)
    assert diagnose(refused(), dead).verdict is None


def test_a_node_that_asked_with_its_own_credentials_is_not_taken_for_the_caller() -> None:
    session = caller()
    found = diagnose(bare(Operation.PULL, client="kubelet"), session)
    assert found.verdict is None and "node-asked" in outcomes(found)
    assert [action for action, _ in session.asked] == ["sts:GetCallerIdentity"]


def test_no_refusal_here_says_anything_of_an_image_that_a_node_did_not_find_but_that_it_is_missing_here_does() -> None:
    failure = bare(Operation.PULL, cause=Cause.NOT_FOUND, client="kubelet")
    assert diagnose(failure, caller()).verdict is None
    found = diagnose(failure, caller({"ecr:BatchGetImage": {"failures": [{"failureCode": "ImageNotFound"}]}}))
    assert (found.finding, found.confidence) == ("image-missing", Confidence.NARROWED)


def test_an_administrator_of_the_registrys_account_looks_there_for_a_node_whose_account_is_not_known() -> None:
    failure = bare(Operation.PULL, cause=Cause.NOT_FOUND, client="kubelet")
    missing = owner({"ecr:DescribeImages": error("ImageNotFoundException")})
    found = diagnose(failure, caller(), None, missing)
    assert (found.finding, found.confidence) == ("image-missing", Confidence.PROVED)
    elsewhere = FakeSession(ADMIN, missing.replies | {"sts:GetCallerIdentity": {"Arn": ADMIN}})
    assert diagnose(failure, caller(), None, elsewhere).verdict is None


def test_of_a_node_whose_account_nobody_knows_no_missing_grant_is_told() -> None:
    bare_owner = owner({"ecr:GetRepositoryPolicy": NO_POLICY})
    assert diagnose(bare(Operation.PULL, client="kubelet"), caller(), bare_owner).verdict is None
    dead = FakeSession(None, {"sts:GetCallerIdentity": error("AccessDenied")})
    assert diagnose(bare(Operation.PULL), dead, bare_owner).verdict is None


def test_a_node_that_the_text_names_is_asked_about_though_another_identity_is_here() -> None:
    failure = refused().model_copy(update={"client": "kubelet"})
    found = diagnose(failure, caller(arn=ADMIN), owner({"ecr:GetRepositoryPolicy": NO_POLICY}))
    assert "node-asked" in outcomes(found) and found.finding == "grant-missing"


@pytest.mark.parametrize("session", ["i-0a1b2c3d4e5f60718", "eks-prod-api-0f9e8d7c-6b5a-4c3d-8e2f-1a0b9c8d7e6f"])
def test_nobody_who_looks_is_told_to_be_a_machine_whose_role_was_refused(session: str) -> None:
    who = principal_from(CI.replace("run-7", session))
    failure = refused().model_copy(update={"principal": who})
    found = diagnose(failure, caller(arn=ADMIN), owner({"ecr:GetRepositoryPolicy": NO_POLICY}))
    assert "node-asked" in outcomes(found) and found.finding == "grant-missing"
    assert "same" in outcomes(diagnose(failure, caller(arn=CI.replace("run-7", session))))


def test_a_program_with_aws_credentials_of_its_own_is_not_taken_for_the_caller() -> None:
    for client in ("admission-webhook", "harbor", "renovate"):
        session = caller()
        found = diagnose(bare(Operation.PULL, client=client, cause=Cause.NOT_AUTHENTICATED), session)
        assert found.verdict is None and "node-asked" in outcomes(found), client
        assert [action for action, _ in session.asked] == ["sts:GetCallerIdentity"], client


def test_within_one_account_a_missing_grant_is_not_proved() -> None:
    within = refused().model_copy(update={"registry_id": ACCOUNT})
    admin = FakeSession(
        ADMIN, {"ecr:DescribeRepositories": THERE, "ecr:GetRepositoryPolicy": NO_POLICY, **NO_REGISTRY_POLICY}
    )
    assert diagnose(within, caller(), None, admin).confidence is not Confidence.PROVED


# --- the identity side -------------------------------------------------------------------------------------


LET_IN_FIRST: Mapping[str, Any] = {"ecr:BatchCheckLayerAvailability": NOTHING}


def but_first(decision: str, **detail: Any) -> Any:
    """What the simulator says where it allows the first step of a push, as AWS does."""

    def answer(**asked: Any) -> Any:
        first = ("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage")
        said = {True: {"EvalDecision": "allowed"}, False: {"EvalDecision": decision, **detail}}
        actions = dict.fromkeys((*asked["ActionNames"], *first))
        return {"EvaluationResults": [{"EvalActionName": one, **said[one in first]} for one in actions]}

    return answer


ORGANIZATION = {"OrganizationsDecisionDetail": {"AllowedByOrganizations": False}}
BOUNDARY = {"PermissionsBoundaryDecisionDetail": {"AllowedByPermissionsBoundary": False}}


@pytest.mark.parametrize(
    ("result", "check", "sure"),
    [
        (but_first("implicitDeny"), Check.IDENTITY_POLICY, Confidence.PROVED),
        (but_first("implicitDeny", EvalDecisionDetails={"IAM": "allowed", "Resource": "implicitDeny"}), None, None),
        (but_first("explicitDeny"), Check.IDENTITY_POLICY, Confidence.NARROWED),
        (but_first("implicitDeny", **ORGANIZATION), Check.SERVICE_CONTROL_POLICY, Confidence.NARROWED),
        (but_first("implicitDeny", **BOUNDARY), Check.PERMISSIONS_BOUNDARY, Confidence.NARROWED),
        (
            but_first("implicitDeny", ResourceSpecificResults=[BOUNDARY]),
            Check.PERMISSIONS_BOUNDARY,
            Confidence.NARROWED,
        ),
        (but_first("implicitDeny", ResourceSpecificResults=[{"MissingContextValues": ["aws:TagKeys"]}]), None, None),
    ],
)
def test_the_administrator_tells_the_identity_side(result: Any, check: Check | None, sure: Confidence | None) -> None:
    granted = owner({"ecr:GetRepositoryPolicy": policy({"AWS": f"arn:aws:iam::{ACCOUNT}:root"})})
    admin = administrator(result, {"iam:GetRole": {"Role": {"Arn": ROLE}}})
    unexplained = refused().model_copy(update={"cause": Cause.ACCESS_DENIED, "policy": None})
    found = diagnose(unexplained, caller(LET_IN_FIRST), granted, admin)
    assert found.verdict is check and (sure is None or found.confidence is sure)
    asked = dict(admin.asked)["iam:SimulatePrincipalPolicy"]
    assert asked["PolicySourceArn"] == ROLE
    assert "eu-west-1" in [value for one in asked["ContextEntries"] for value in one["ContextKeyValues"]]


def test_a_simulator_that_denies_what_aws_let_in_decides_nothing() -> None:
    granted = owner({"ecr:GetRepositoryPolicy": policy({"AWS": f"arn:aws:iam::{ACCOUNT}:root"})})
    unexplained = refused().model_copy(update={"cause": Cause.ACCESS_DENIED, "policy": None})
    assert diagnose(unexplained, caller(LET_IN_FIRST), granted, administrator(simulated())).verdict is None


def test_both_sides_that_allow_leave_nothing_wrong_but_prove_no_push() -> None:
    granted = owner({"ecr:GetRepositoryPolicy": policy({"AWS": ROLE})})
    found = diagnose(refused(), caller(), granted, administrator(ALLOWED))
    assert found.nothing_wrong and found.verdict is None and found.confidence is Confidence.NARROWED


def test_who_asked_for_the_tags_read_no_image() -> None:
    asked = {target: bare(Operation.PULL, request=Request(target=target)) for target in RequestTarget}
    assert [target for target, failure in asked.items() if not Case.of(failure).pulls] == [RequestTarget.TAGS]


def test_that_a_pull_is_let_in_from_here_now_is_not_proved_to_be_so_elsewhere() -> None:
    failure = refused(action="ecr:BatchGetImage").model_copy(update={"tag": None})
    found = diagnose(failure, caller({"ecr:BatchGetImage": {"failures": []}}))
    assert found.nothing_wrong and found.confidence is Confidence.NARROWED


def test_a_user_is_simulated_by_its_arn_and_a_federated_user_is_not() -> None:
    user = f"arn:aws:iam::{ACCOUNT}:user/ada"
    admin = administrator(ALLOWED)
    diagnose(refused(user), caller(arn=user), None, admin)
    assert admin.asked[-1][1]["PolicySourceArn"] == user
    federated = f"arn:aws:sts::{ACCOUNT}:federated-user/bob"
    found = diagnose(refused(federated), caller(arn=federated), None, administrator(ALLOWED))
    assert "no-such-principal" in outcomes(found)


def test_a_simulation_that_lacks_the_value_of_a_condition_decides_nothing() -> None:
    unclear = {
        "EvaluationResults": [{"EvalDecision": "implicitDeny", "MissingContextValues": ["aws:ResourceTag/team"]}]
    }
    granted = owner({"ecr:GetRepositoryPolicy": policy({"AWS": ROLE})})
    assert diagnose(refused(), caller(), granted, administrator(unclear)).verdict is None


@pytest.mark.parametrize(("code", "outcome"), [("NoSuchEntity", "no-such-principal"), ("PolicyEvaluation", "error")])
def test_a_principal_that_iam_does_not_know_is_told(code: str, outcome: str) -> None:
    assert outcome in outcomes(diagnose(refused(), caller(), None, administrator(error(code))))


# --- a refusal without a reason ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "check"),
    [
        ("because no service control policy allows the ecr:BatchGetImage action", Check.SERVICE_CONTROL_POLICY),
        ("with an explicit deny in a resource control policy", Check.RESOURCE_CONTROL_POLICY),
        ("because no permissions boundary allows the ecr:BatchGetImage action", Check.PERMISSIONS_BOUNDARY),
        ("because no session policy allows the ecr:BatchGetImage action", Check.SESSION_POLICY),
        ("because no VPC endpoint policy allows the ecr:BatchGetImage action", Check.VPC_ENDPOINT_POLICY),
        ("with an explicit deny in an identity-based policy", Check.IDENTITY_POLICY),
        ("with an explicit deny in a resource-based policy", None),
        ("because no other policy allows the ecr:BatchGetImage action", None),
        ("because no identity-based policy allows the ecr:BatchGetImage action", Check.IDENTITY_POLICY),
        ("", None),
    ],
)
def test_the_callers_own_call_gives_the_reason(reason: str, check: Check | None) -> None:
    who = f"User: {CI} is not authorized to perform: ecr:BatchGetImage on resource: {ARN}"
    refusal = error("AccessDeniedException", f"{who} {reason}")
    found = diagnose(bare(Operation.PULL), caller({"ecr:BatchGetImage": refusal}))
    assert found.verdict is check


def test_a_repository_that_is_full_is_found_and_one_that_is_not_is_told() -> None:
    quota = {"Quotas": [{"QuotaName": "Other", "Value": 1}, {"QuotaName": "Images per repository", "Value": 2.0}]}
    able = caller({"ecr:BatchGetImage": {}, "ecr:BatchCheckLayerAvailability": {}, "ecr:GetAuthorizationToken": {}})
    for held, check in ((2, Check.QUOTA), (1, None)):
        images: Mapping[str, Any] = {"imageDetails": [{}] * held}
        session = owner({"servicequotas:ListServiceQuotas": quota, "ecr:DescribeImages": images})
        assert diagnose(bare(Operation.PUSH), able, session).verdict is check
    for action in ("servicequotas:ListServiceQuotas", "ecr:DescribeImages"):
        for reply in (NOTHING, error("AccessDeniedException"), NO_REPOSITORY):
            known = {"servicequotas:ListServiceQuotas": quota, "ecr:DescribeImages": images, action: reply}
            found = diagnose(bare(Operation.PUSH, cause=Cause.QUOTA_EXCEEDED), able, owner(known))
            assert found.verdict is None, (action, reply)


# --- the way, and what was recorded ------------------------------------------------------------------------


def endpoints(*statements: Mapping[str, Any]) -> dict[str, Any]:
    documents = [json.dumps({"Statement": [{"Effect": "Allow", "Principal": "*", **one}]}) for one in statements]
    return {"ec2:DescribeVpcEndpoints": {"VpcEndpoints": [{"PolicyDocument": one} for one in documents]}}


OPEN = {"Action": "*", "Resource": "*"}
BUCKET = {"Action": "s3:GetObject", "Resource": "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"}
OTHER_BUCKET = {"Action": "s3:GetObject", "Resource": "arn:aws:s3:::artifacts/*"}
UNCLEAR = {**OPEN, "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}}}


@pytest.mark.parametrize(
    ("replies", "outcome", "finding"),
    [
        (endpoints(OPEN, BUCKET), "endpoints-admit", None),
        (endpoints(), "no-endpoint", None),
        (endpoints(UNCLEAR), "endpoint-is-unclear", None),
        (endpoints(OPEN, {**BUCKET, "Effect": "Deny"}), "endpoint-lacks", "layer-endpoint-lacks"),
        (endpoints(OPEN, OTHER_BUCKET), "endpoint-lacks", "layer-endpoint-lacks"),
        (endpoints(UNCLEAR, OTHER_BUCKET), "endpoint-lacks", "layer-endpoint-lacks"),
        ({"ec2:DescribeVpcEndpoints": NOTHING}, "unreadable", None),
        ({"ec2:DescribeVpcEndpoints": error("UnauthorizedOperation")}, "not-allowed", None),
    ],
)
def test_an_endpoint_that_does_not_admit_the_layer_bucket_is_narrowed(
    replies: Any, outcome: str, finding: str | None
) -> None:
    failure = bare(Operation.PULL, cause=Cause.LAYER_STORE_DENIED)
    found = diagnose(failure, caller(), None, administrator(ALLOWED, replies))
    assert found.finding == finding and outcome in outcomes(found) and found.confidence is not Confidence.PROVED
    redirected = failure.model_copy(update={"endpoint": Endpoint(kind=EndpointKind.LAYERS, host="d1.cloudfront.net")})
    assert diagnose(redirected, caller(), None, administrator(ALLOWED, replies)).steps == ()


@pytest.mark.parametrize(
    ("kind", "finding"),
    [
        (PolicyType.VPC_ENDPOINT, "endpoint-policy"),
        (PolicyType.SESSION, "session-policy"),
        (PolicyType.SERVICE_CONTROL, "service-control-policy"),
        (PolicyType.RESOURCE_CONTROL, "resource-control-policy"),
        (PolicyType.PERMISSIONS_BOUNDARY, "permissions-boundary"),
    ],
)
def test_what_the_sentence_blames_is_proved_unless_the_same_call_is_let_in_from_here(
    kind: PolicyType, finding: str
) -> None:
    blamed = refused(action="ecr:BatchGetImage").model_copy(
        update={"cause": Cause.GUARDRAIL_IMPLICIT_DENY, "policy": Policy(type=kind), "tag": None}
    )
    found = diagnose(blamed, caller())
    assert (found.finding, found.confidence) == (finding, Confidence.PROVED)
    found = diagnose(blamed, caller({"ecr:BatchGetImage": {"failures": []}}))
    assert (found.finding, found.confidence) == (finding, Confidence.NARROWED)
    assert {one.finding for one in found.candidates} == {finding, "let-in-now"} and found.candidates[0].doubt


def event(**detail: Any) -> dict[str, str]:
    who, name = detail.pop("who", CI), detail.pop("eventName", "PutImage")
    known = {
        "errorCode": "AccessDenied",
        "eventName": name,
        "userIdentity": {"arn": who, "accessKeyId": "ASIAEXAMPLEEXAMPLE00"},
    }
    sentence = f"User: {who} is not authorized to perform: ecr:{name} on resource: {ARN} "
    words = sentence + detail.pop("reason", f"because no session policy allows the ecr:{name} action")
    return {"CloudTrailEvent": json.dumps({**known, "errorMessage": words, **detail})}


@pytest.mark.parametrize(
    ("events", "outcome"),
    [
        ([event()], "trail-says-session"),
        ([event(errorCode="ImageNotFoundException", errorMessage="not found"), event()], "trail-says-session"),
        ([event(reason="")], "trail-not-allowed"),
        ([event(reason="because no resource-based policy allows the ecr:PutImage action")], "trail-says-resource"),
        ([event(eventName="BatchDeleteImage")], "no-event"),
        ([event(errorMessage="")], "no-event"),
        ([event(errorMessage=f"is not allowed on {ARN}/other because no session policy")], "no-event"),
        ([event(who=ROLE)], "no-event"),
        ([event(errorMessage="Access Denied", userIdentity=None)], "no-event"),
        ([{"CloudTrailEvent": "{"}, {"CloudTrailEvent": "[]"}, {}], "no-event"),
        ([], "no-event"),
    ],
)
def test_only_a_refusal_of_this_principal_for_this_repository_is_taken_from_cloudtrail(
    events: Any, outcome: str
) -> None:
    admin = administrator(ALLOWED, {"cloudtrail:LookupEvents": {"Events": events}})
    found = diagnose(bare(Operation.PUSH), caller(), None, admin)
    assert outcome in outcomes(found) and "ASIA" not in found.model_dump_json()
    assert found.finding == ("session-policy" if outcome == "trail-says-session" else None)
    assert found.confidence is not Confidence.PROVED


def test_cloudtrail_is_asked_for_the_time_of_the_failure_where_that_is_known() -> None:
    seen = datetime(2026, 1, 1, tzinfo=UTC)
    for failure, known in (
        (bare(Operation.PUSH, last_seen=seen), True),
        (bare(Operation.PUSH, last_seen=seen.replace(tzinfo=None)), False),
        (bare(Operation.PUSH), False),
    ):
        admin = administrator(ALLOWED, {"cloudtrail:LookupEvents": error("AccessDeniedException")})
        diagnose(failure, caller(), None, admin)
        asked = dict(admin.asked)["cloudtrail:LookupEvents"]
        assert ("StartTime" in asked) is known and asked["LookupAttributes"][0]["AttributeValue"] == "run-7"


def test_nobody_known_is_not_looked_up_in_cloudtrail() -> None:
    root = f"arn:aws:iam::{ACCOUNT}:root"
    found = diagnose(bare(Operation.PUSH), caller(arn=root), None, administrator(ALLOWED))
    assert "no-event" in outcomes(found)


# --- names, tags, login ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "finding"),
    [("ImageNotFound", "image-missing"), ("ImageInaccessible", "image-archived"), ("KmsError", None)],
)
def test_an_image_that_is_not_given_is_told_why(code: str, finding: str | None) -> None:
    answer = {"failures": [{"failureCode": code}]}
    found = diagnose(bare(Operation.PULL, cause=Cause.IMAGE_NOT_FOUND), caller({"ecr:BatchGetImage": answer}))
    assert found.finding == finding


@pytest.mark.parametrize(
    ("reply", "finding"),
    [
        ({"imageDetails": [{"imageStatus": "ARCHIVED"}]}, "image-archived"),
        ({"imageDetails": [{"imageStatus": "ACTIVATING"}]}, None),
        ({"imageDetails": [{}]}, "found-now"),
        (error("InvalidParameterException"), None),
        (error("ImageNotFoundException"), "image-missing"),
        (NO_REPOSITORY, "repository-missing"),
        (error("AccessDeniedException"), None),
    ],
)
def test_the_owner_sees_the_image(reply: Any, finding: str | None) -> None:
    failure = bare(Operation.PULL, cause=Cause.IMAGE_NOT_FOUND, tag=None, digest=f"sha256:{'5e' * 32}")
    assert diagnose(failure, caller(), owner({"ecr:DescribeImages": reply})).finding == finding


@pytest.mark.parametrize(
    ("held", "finding", "sure"),
    [
        ({"imageDetails": [], "nextToken": "more"}, "image-missing", Confidence.NARROWED),
        (error("AccessDeniedException"), "image-missing", Confidence.NARROWED),
        ({"imageDetails": [{"imageTags": ["v2"], "imageDigest": "sha256:x"}]}, "image-missing", Confidence.PROVED),
        ({"imageDetails": [{"imageTags": ["v1"]}]}, "image-archived", Confidence.PROVED),
    ],
)
def test_where_aws_takes_no_filter_beside_ids_an_image_is_missing_if_the_lists_of_archived_ones_lack_it(
    held: Any, finding: str, sure: Confidence
) -> None:
    def described(**asked: Any) -> Any:
        if "imageIds" in asked:
            return error("InvalidParameterException" if "filter" in asked else "ImageNotFoundException")
        return held

    found = diagnose(bare(Operation.PULL, cause=Cause.NOT_FOUND), caller(), owner({"ecr:DescribeImages": described}))
    assert (found.finding, found.confidence) == (finding, sure)


@pytest.mark.parametrize(
    ("mutability", "finding"),
    [("MUTABLE", "found-now"), ("IMMUTABLE", "tag-taken"), ("IMMUTABLE_WITH_EXCLUSION", "tag-taken"), (None, None)],
)
def test_a_tag_that_is_taken_is_told_while_tags_may_not_be_written_over(
    mutability: str | None, finding: str | None
) -> None:
    described = {"repositories": [{"imageTagMutability": mutability}]} if mutability else NO_REPOSITORY
    replies = {
        "ecr:DescribeImages": {"imageDetails": [{"imageDigest": "sha256:x"}]},
        "ecr:DescribeRepositories": described,
    }
    assert diagnose(bare(Operation.PUSH, cause=Cause.TAG_IMMUTABLE), caller(), owner(replies)).finding == finding


def test_a_tag_that_holds_this_very_image_is_told() -> None:
    digest = f"sha256:{'5e' * 32}"
    failure = bare(Operation.PUSH, cause=Cause.TAG_IMMUTABLE, digest=digest)
    session = owner({"ecr:DescribeImages": {"imageDetails": [{"imageDigest": digest}]}})
    assert diagnose(failure, caller(), session).finding == "already-pushed"


def test_a_repository_created_after_the_failure_is_narrowed() -> None:
    seen = datetime(2026, 1, 1, tzinfo=UTC)
    there = {"repositories": [{"createdAt": seen + timedelta(minutes=1)}]}
    failure = refused().model_copy(update={"last_seen": seen})
    found = diagnose(failure, caller(), owner({"ecr:DescribeRepositories": there, "ecr:GetRepositoryPolicy": {}}))
    assert found.finding == "created-since" and seen.isoformat() in diagnose(failure, caller()).ask[0].message


def test_the_administrator_of_one_account_stands_in_for_its_owner_and_the_caller_for_both() -> None:
    here = f"arn:aws:sts::{OWNER}:assumed-role/ci/x"
    failure = bare(Operation.PUSH, cause=Cause.CONNECTION_CLOSED, principal=None)
    assert diagnose(failure, caller(arn=here), None, owner({"ecr:DescribeRepositories": NO_REPOSITORY})).finding
    found = diagnose(failure, caller({"ecr:DescribeRepositories": NO_REPOSITORY}, here))
    assert found.finding == "repository-missing" and found.similar == ()


@pytest.mark.parametrize(
    ("replies", "finding"),
    [
        ({"ecr:GetAuthorizationToken": {}}, "login-not-sent"),
        ({"ecr:GetAuthorizationToken": error("AccessDeniedException", NO_TOKEN)},
         "token-right-missing"),
        ({"ecr:GetAuthorizationToken": error("UnrecognizedClientException")}, "credentials-invalid"),
    ],
)  # fmt: skip
def test_a_login_that_was_not_there_is_asked_for(replies: Any, finding: str, tmp_path: Path) -> None:
    failure = bare(Operation.PULL, cause=Cause.NOT_AUTHENTICATED)
    files = Files(home=tmp_path, environment={})
    assert diagnose(failure, caller(replies), files=files).finding == finding
    assert diagnose(failure, caller(), files=None).verdict is None


def test_a_refused_token_asks_no_repository() -> None:
    principal = Principal(arn=CI, account_id=ACCOUNT)
    action = {
        "action": "ecr:GetAuthorizationToken",
        "principal": principal,
        "cause": Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    }
    session = caller({"ecr:GetAuthorizationToken": {}})
    found = diagnose(bare(Operation.LOGIN, **action), session)
    assert found.nothing_wrong and Case.of(bare(Operation.LOGIN, **action)).arn == "*"


@pytest.mark.parametrize(
    ("own", "status", "finding"),
    [
        ("us-west-2", 400, "token-of-another-region"),
        ("us-west-2", 401, "token-of-another-region"),
        ("us-west-2", 403, None),
        ("eu-west-1", 400, None),
        (None, 400, None),
    ],
)
def test_a_token_that_was_not_taken_may_be_of_the_sessions_own_region(
    own: str | None, status: int, finding: str | None
) -> None:
    failure = bare(Operation.LOGIN, cause=Cause.LOGIN_FAILED, http_status=status)
    session = caller({"ecr:GetAuthorizationToken": {}})
    session.region_name = own
    found = diagnose(failure, session)
    assert found.finding == finding and found.confidence is not Confidence.PROVED
    session.replies["ecr:GetAuthorizationToken"] = error("ThrottlingException")
    assert diagnose(failure, session).finding is None


# --- ECR Public --------------------------------------------------------------------------------------------

PUBLIC = {"registry": "public.ecr.aws", "registry_id": None, "region": None, "registry_alias": "a1b2c3"}


def aliased(status: str) -> dict[str, Any]:
    return {"ecr-public:DescribeRegistries": {"registries": [{"aliases": [{"name": "a1b2c3", "status": status}]}]}}


OWN = aliased("ACTIVE")


def test_an_old_login_at_ecr_public_is_narrowed_without_a_call_of_its_own(tmp_path: Path) -> None:
    docker = tmp_path / ".docker"
    docker.mkdir()
    (docker / "config.json").write_text(json.dumps({"auths": {"public.ecr.aws": {"auth": "x"}}}))
    session = caller()
    for age, finding in ((13 * 3600, "login-stored-too-long"), (60, None)):
        written = (docker / "config.json").stat().st_mtime
        files = Files(home=tmp_path, environment={}, now=lambda seen=written + age: seen)  # type: ignore[misc]
        assert diagnose(bare(Operation.PULL, **PUBLIC), session, files=files).finding == finding
    assert {action for action, _ in session.asked} == {"sts:GetCallerIdentity"} and session.regions == {"us-east-1"}


@pytest.mark.parametrize(
    ("reply", "finding"),
    [
        (error("AccessDenied", NO_TOKEN),
         "public-token-right-missing"),
        (error("ExpiredTokenException"), "credentials-expired"),
        (NOTHING, None),
    ],
)  # fmt: skip
def test_a_push_to_ecr_public_needs_a_token_of_it(reply: Any, finding: str | None) -> None:
    session = caller({"ecr-public:GetAuthorizationToken": reply})
    assert diagnose(bare(Operation.PUSH, **PUBLIC), session).finding == finding
    assert diagnose(bare(Operation.PULL, **PUBLIC), session).finding is None


@pytest.mark.parametrize(
    ("replies", "outcome", "finding"),
    [
        ({**OWN, "ecr-public:DescribeRepositories": NO_REPOSITORY}, "no-repository", "public-repository-missing"),
        ({**aliased("REJECTED"), "ecr-public:DescribeRepositories": NO_REPOSITORY}, "another-registry", None),
        ({**aliased("PENDING"), "ecr-public:DescribeRepositories": NO_REPOSITORY}, "another-registry", None),
        ({**OWN, "ecr-public:DescribeRepositories": THERE}, "repository-there", None),
        ({**OWN, "ecr-public:DescribeRepositories": NOTHING}, "unreadable", None),
        ({"ecr-public:DescribeRegistries": NOTHING, "ecr-public:DescribeRepositories": NO_REPOSITORY},
         "another-registry", None),
        ({}, "not-allowed", None),
    ],
)  # fmt: skip
def test_a_public_repository_is_missed_in_the_callers_own_registry_only(
    replies: Any, outcome: str, finding: str | None
) -> None:
    found = diagnose(bare(Operation.PUSH, **PUBLIC), caller(), None, administrator(ALLOWED, replies))
    assert found.finding == finding and outcome in outcomes(found)
    assert all("public registry" in ask.message for ask in found.ask)


# --- what is not asked ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"registry": "public.ecr.aws", "registry_id": None, "cause": Cause.IMAGE_NOT_FOUND},
        {"region": None},
        {"registry_id": None},
        {"cause": Cause.TLS_FAILED},
        {"cause": Cause.CONNECTION_CLOSED},
    ],
)
def test_what_no_call_decides_makes_no_call_and_leaves_all_advice(fields: dict[str, Any]) -> None:
    session, failure = caller(), bare(Operation.PULL, **fields)
    found = diagnose(failure, session)
    assert session.asked == [] and found.confidence is Confidence.UNDECIDED and found.remaining
    assert list(planned(failure, (RunBy.CALLER,))) == []


def test_a_failure_that_names_no_repository_or_image_is_asked_about_what_it_names() -> None:
    nameless = bare(Operation.PUSH, repository=None, tag=None)
    assert (RunBy.CALLER, "ecr:BatchGetImage") not in set(planned(nameless, (RunBy.CALLER,)))
    assert {step.call for step in diagnose(nameless, caller(), owner()).steps} <= {
        "sts:GetCallerIdentity",
        "ecr:GetAuthorizationToken",
    }


def test_what_was_planned_is_what_is_called() -> None:
    failures = [refused(), bare(Operation.PUSH), bare(Operation.PUSH, cause=Cause.TAG_IMMUTABLE)]
    everybody = (RunBy.CALLER, RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN)
    for failure in failures:
        made: list[tuple[RunBy, str]] = []

        def note(who: RunBy, action: str, made: list[tuple[RunBy, str]] = made) -> None:
            made.append((who, action))

        diagnose(
            failure,
            caller(),
            owner(),
            administrator(ALLOWED),
            told=note,
        )
        assert set(made) <= set(planned(failure, everybody))
    within = refused().model_copy(update={"registry_id": ACCOUNT})
    assert (RunBy.CALLER, "ecr:DescribeRepositories") in set(planned(within, (RunBy.CALLER,)))


def test_rows_for_some_cases_only_are_for_those() -> None:
    there = {"ecr:BatchGetImage": {"failures": []}, "ecr:BatchCheckLayerAvailability": NOTHING}
    readable = {**there, "ecr:GetDownloadUrlForLayer": error("LayersNotFoundException")}
    assert diagnose(bare(Operation.PULL), caller(there)).finding is None
    assert diagnose(bare(Operation.PULL), caller(readable)).finding == "let-in-now"
    assert diagnose(bare(Operation.PUSH), caller(there)).finding is None
    # A step of a push that a pull does not need may have been granted since, or not.
    assert diagnose(refused(), caller(there)).finding is None
    checked = refused(action="ecr:BatchCheckLayerAvailability")
    assert diagnose(checked, caller(there)).finding == "let-in-now"
    within = refused().model_copy(update={"registry_id": ACCOUNT, "cause": Cause.IDENTITY_POLICY_IMPLICIT_DENY})
    granted = {"ecr:GetRepositoryPolicy": policy({"AWS": ROLE}), "ecr:DescribeRepositories": THERE}
    assert diagnose(within, caller(), None, administrator(simulated(), granted)).finding == "identity-policy-lacks"


def test_a_repository_that_goes_while_it_is_looked_at_and_a_simulation_without_results_decide_nothing() -> None:
    found = diagnose(refused(), caller(), owner({"ecr:GetRepositoryPolicy": NO_REPOSITORY}), administrator(NOTHING))
    assert found.verdict is None and "unreadable" in outcomes(found)


def test_a_missing_repository_is_proved_by_the_callers_own_call_where_a_push_was_told_so() -> None:
    missing = caller({"ecr:BatchGetImage": NO_REPOSITORY})
    assert diagnose(refused(), missing).confidence is Confidence.NARROWED
    # Of a pull a cache rule may be what is missing.
    for operation, sure in ((Operation.PUSH, Confidence.PROVED), (Operation.PULL, Confidence.NARROWED)):
        found = diagnose(bare(operation, cause=Cause.REPOSITORY_NOT_FOUND), missing)
        assert (found.verdict, found.confidence) == (Check.REPOSITORY_NAME, sure)


@pytest.mark.parametrize(
    ("prefix", "operation", "finding", "sure"),
    [
        ("other", Operation.PULL, "repository-missing", Confidence.PROVED),
        ("tea", Operation.PULL, "repository-missing", Confidence.PROVED),
        ("team", Operation.PULL, "not-brought-in", Confidence.NARROWED),
        ("ROOT", Operation.PULL, "not-brought-in", Confidence.NARROWED),
        ("team", Operation.PUSH, "repository-missing", Confidence.PROVED),
    ],
)
def test_a_cache_rule_is_for_pulls_of_names_under_its_prefix(
    prefix: str, operation: Operation, finding: str, sure: Confidence
) -> None:
    rules = {"ecr:DescribePullThroughCacheRules": {"pullThroughCacheRules": [{"ecrRepositoryPrefix": prefix}]}}
    found = diagnose(bare(operation), caller(), owner({"ecr:DescribeRepositories": NO_REPOSITORY, **rules}))
    assert (found.finding, found.confidence) == (finding, sure)


RULE = {"ecrRepositoryPrefix": "team", "upstreamRegistryUrl": "registry-1.docker.io"}
OTHERS = {"ecrRepositoryPrefix": "team", "upstreamRegistryUrl": "quay.io"}
ROOT = {**OTHERS, "ecrRepositoryPrefix": "ROOT"}
LIBRARY = {**RULE, "upstreamRepositoryPrefix": "library"}


@pytest.mark.parametrize(
    ("rules", "valid", "finding", "sure"),
    [
        ([RULE], {"isValid": False}, "upstream-rule-fails", Confidence.NARROWED),
        ([RULE], {"isValid": True}, "upstream-path-wrong", Confidence.NARROWED),
        ([OTHERS], {"isValid": True}, "upstream-path-wrong", Confidence.NARROWED),
        ([ROOT, LIBRARY], {"isValid": True}, "upstream-path-wrong", Confidence.NARROWED),
        ([RULE], {}, None, Confidence.UNDECIDED),
        ([RULE], error("AccessDeniedException"), None, Confidence.UNDECIDED),
        ([], {"isValid": False}, None, Confidence.UNDECIDED),
        (None, {"isValid": False}, None, Confidence.UNDECIDED),
    ],
)  # fmt: skip
def test_what_an_upstream_refused_is_the_rules_login_or_the_path(
    rules: Any, valid: Any, finding: str | None, sure: Confidence
) -> None:
    described: Any = error("AccessDeniedException") if rules is None else {"pullThroughCacheRules": rules}
    known = {"ecr:DescribePullThroughCacheRules": described, "ecr:ValidatePullThroughCacheRule": valid}
    found = diagnose(bare(Operation.PULL, cause=Cause.UPSTREAM_DENIED), caller(), owner(known))
    assert (found.finding, found.confidence) == (finding, sure)


def test_what_is_under_a_cache_rule_and_not_there_is_told_by_the_rule_and_the_rights() -> None:
    def found(rule: Mapping[str, str], results: Any = ALLOWED) -> Diagnosis:
        known = {"ecr:DescribePullThroughCacheRules": {"pullThroughCacheRules": [rule]}}
        theirs = owner({**known, "ecr:ValidatePullThroughCacheRule": {"isValid": True}, "ecr:DescribeImages": gone})
        principal = Principal(arn=CI, account_id=ACCOUNT, name="ci", type=PrincipalType.ASSUMED_ROLE)
        failure = bare(Operation.PULL, cause=Cause.IMAGE_NOT_FOUND, principal=principal)
        return diagnose(failure, caller(), theirs, administrator(results))

    gone = error("ImageNotFoundException")
    assert found(OTHERS).finding == found(LIBRARY).finding == "not-brought-in"
    assert found(RULE).finding == "upstream-path-wrong"
    assert found(OTHERS, simulated()).finding == "import-right-missing"


@pytest.mark.parametrize(
    ("template", "finding"),
    [
        ({"prefix": "team/app", "appliedFor": ["CREATE_ON_PUSH"]}, None),
        ({"prefix": "team", "appliedFor": ["REPLICATION"]}, "repository-missing"),
        ({"prefix": "team/application", "appliedFor": ["CREATE_ON_PUSH"]}, "repository-missing"),
    ],
)
def test_a_template_that_creates_on_push_leaves_open_why_a_push_was_refused(template: Any, finding: str | None) -> None:
    known = {"ecr:DescribeRepositoryCreationTemplates": {"repositoryCreationTemplates": [template]}}
    found = diagnose(bare(Operation.PUSH), caller(), owner({"ecr:DescribeRepositories": NO_REPOSITORY, **known}))
    assert found.finding == finding


@pytest.mark.parametrize("action", NOTHING_CREATES)
@pytest.mark.parametrize("reply", [NOTHING, error("AccessDeniedException")])
def test_a_missing_repository_is_not_proved_where_rules_or_templates_were_not_read(action: str, reply: Any) -> None:
    failure = bare(Operation.PULL if "Cache" in action else Operation.PUSH)
    found = diagnose(failure, caller(), owner({"ecr:DescribeRepositories": NO_REPOSITORY, action: reply}))
    assert (found.finding, found.confidence) == ("repository-missing", Confidence.NARROWED)


@pytest.mark.parametrize(
    ("kind", "filters", "finding"),
    [
        ("IMMUTABLE_WITH_EXCLUSION", ["v*"], "found-now"),
        ("IMMUTABLE_WITH_EXCLUSION", ["latest"], "tag-taken"),
        ("MUTABLE_WITH_EXCLUSION", ["v*"], "tag-taken"),
        ("MUTABLE_WITH_EXCLUSION", ["latest"], "found-now"),
        ("LATER", [], None),
    ],
)
def test_a_filter_excludes_tags_from_what_is_so_for_the_others(
    kind: str, filters: list[str], finding: str | None
) -> None:
    excluding = [{"filterType": "WILDCARD", "filter": one} for one in filters]
    there = {"imageTagMutability": kind, "imageTagMutabilityExclusionFilters": excluding}
    replies = {
        "ecr:DescribeImages": {"imageDetails": [{"imageDigest": "sha256:x"}]},
        "ecr:DescribeRepositories": {"repositories": [there]},
    }
    assert diagnose(bare(Operation.PUSH, cause=Cause.TAG_IMMUTABLE), caller(), owner(replies)).finding == finding


def test_an_image_that_is_not_there_does_not_prove_why_a_pull_was_refused() -> None:
    for code, following in (("ImageNotFound", "image-missing-next"), ("ImageInaccessible", "image-archived-next")):
        readable = error("LayersNotFoundException")
        unseen = caller(
            {"ecr:BatchGetImage": {"failures": [{"failureCode": code}]}, "ecr:GetDownloadUrlForLayer": readable}
        )
        archived = owner({"ecr:DescribeImages": {"imageDetails": [{"imageStatus": "ARCHIVED"}]}})
        for present in (None, archived):
            found = diagnose(bare(Operation.PULL), unseen, present)
            assert (found.finding, found.confidence) == ("let-in-now", Confidence.NARROWED)
            assert found.candidates[-1].finding == following


def test_a_deny_of_the_repository_policy_is_proved() -> None:
    denies = policy("*", Effect="Deny")
    found = diagnose(
        bare(Operation.PUSH, cause=Cause.EXPLICIT_DENY), caller(), owner({"ecr:GetRepositoryPolicy": denies})
    )
    assert (found.finding, found.confidence) == ("repository-policy-denies", Confidence.PROVED)


def test_nobody_known_is_not_simulated() -> None:
    nobody = FakeSession(None, {"sts:GetCallerIdentity": error("AccessDenied")})
    anonymous = refused().model_copy(update={"principal": Principal(account_id=ACCOUNT)})
    assert "no-such-principal" in outcomes(diagnose(anonymous, nobody, None, administrator(ALLOWED)))


def test_a_principal_without_an_account_is_not_taken_for_another() -> None:
    masked = refused().model_copy(update={"principal": Principal(arn=CI, name="ci")})
    assert "text-names-nobody" in outcomes(diagnose(masked, caller()))


def test_of_a_registry_without_end_ten_pages_of_names_are_read() -> None:
    def described(**asked: Any) -> Any:
        page = {"repositories": [], "nextToken": f"{asked.get('nextToken', '')}more"}
        return NO_REPOSITORY if "repositoryNames" in asked else page

    session = owner({"ecr:DescribeRepositories": described})
    assert diagnose(refused(), caller(), session).similar == ()
    assert len([one for one, asked in session.asked if "maxResults" in asked]) == 10


def test_a_user_is_not_the_role_of_its_name_and_root_is_nobody_else() -> None:
    for who in (f"arn:aws:iam::{ACCOUNT}:user/ci", f"arn:aws:iam::{ACCOUNT}:root"):
        found = diagnose(refused(who), caller())
        assert found.finding is None and "another-principal" in outcomes(found)
        assert "same" in outcomes(diagnose(refused(who), caller(arn=who)))


def test_a_masked_name_is_taken_as_not_said_and_nothing_is_proved_of_it() -> None:
    masked = refused(CI.replace("/ci/", "/***/"), "ecr:BatchGetImage")
    found = diagnose(masked, caller({"ecr:BatchGetImage": {}}))
    assert "text-names-nobody" in outcomes(found) and found.confidence is Confidence.NARROWED
    assert "another-principal" in outcomes(diagnose(masked, caller(arn=f"arn:aws:iam::{ACCOUNT}:user/ci")))


def test_where_a_policy_admits_another_of_the_account_that_one_may_have_been_refused() -> None:
    for statement, doubt in (
        (policy({"AWS": f"arn:aws:iam::{ACCOUNT}:role/other"}), "the text does not say whose request was refused"),
        (
            policy({"AWS": "arn:aws:iam::123456789012:role/other"}),
            "the text does not say which step was refused",
        ),
    ):
        found = diagnose(bare(Operation.PULL), caller(), owner({"ecr:GetRepositoryPolicy": statement}))
        assert (found.finding, found.candidates[0].doubt) == ("grant-missing", doubt)
        named = diagnose(refused(action="ecr:BatchGetImage"), caller(), owner({"ecr:GetRepositoryPolicy": statement}))
        assert named.confidence is Confidence.PROVED


def test_a_key_is_not_the_repositorys() -> None:
    key = f"arn:aws:kms:eu-west-1:{OWNER}:key/0f1e2d3c-0000-4000-8000-000000000000"
    failure = refused(action="kms:Decrypt").model_copy(update={"message": key})
    session = owner({"ecr:GetRepositoryPolicy": NO_POLICY})
    found = diagnose(failure, caller(), session)
    assert (found.verdict, found.confidence) == (Check.KEY_POLICY, Confidence.NARROWED)
    assert [action for action, _ in session.asked] == ["sts:GetCallerIdentity"]
    assert diagnose(refused(action="sts:AssumeRole").model_copy(update={"operation": None}), caller()).verdict is None


def test_a_refusal_of_another_action_decides_nothing() -> None:
    who = f"User: {CI} is not authorized to perform: ecr:BatchGetImage on resource: {ARN}"
    said = error("AccessDeniedException", f"{who} because no permissions boundary allows the ecr:BatchGetImage action")
    put = refused(action="ecr:PutImage").model_copy(update={"cause": Cause.ACCESS_DENIED, "policy": None})
    assert diagnose(put, caller({"ecr:BatchGetImage": said})).finding is None
    pull = bare(Operation.PULL, cause=Cause.ACCESS_DENIED, principal=put.principal)
    assert diagnose(pull, caller({"ecr:BatchGetImage": said})).finding == "permissions-boundary"


@pytest.mark.parametrize("kind", [PolicyType.VPC_ENDPOINT, PolicyType.SERVICE_CONTROL])
def test_a_refusal_by_another_type_of_policy_than_the_text_blames_is_no_proof(kind: PolicyType) -> None:
    who = f"User: {CI} is not authorized to perform: ecr:BatchGetImage on resource: {ARN}"
    now = error("AccessDeniedException", f"{who} because no permissions boundary allows the ecr:BatchGetImage action")
    blamed = {"cause": Cause.GUARDRAIL_IMPLICIT_DENY, "policy": Policy(type=kind)}
    failure = refused(action="ecr:BatchGetImage").model_copy(update={**blamed, "operation": Operation.PULL})
    assert diagnose(failure, caller({"ecr:BatchGetImage": now})).finding != "permissions-boundary"


def test_grants_of_both_policies_count_together() -> None:
    first, last = policy({"AWS": ROLE}, "ecr:BatchGetImage"), policy({"AWS": ROLE}, "ecr:GetDownloadUrlForLayer")
    both = {"ecr:GetRepositoryPolicy": first, "ecr:GetRegistryPolicy": last}
    assert diagnose(bare(Operation.PULL), caller(UNSAID), owner(both)).finding is None
    v1 = {**both, "ecr:GetAccountSetting": {"value": "V1"}}
    assert diagnose(bare(Operation.PULL), caller(UNSAID), owner(v1)).finding == "grant-missing"
    mixed = bare(Operation.PULL, action="ecr:CreateRepository", cause=Cause.ACCESS_DENIED)
    assert diagnose(mixed, caller(UNSAID), owner({**v1, "ecr:GetRegistryPolicy": policy("*")})).finding is None


def test_what_the_text_blames_stays_to_be_looked_at_and_an_expired_caller_stops_nobody_else() -> None:
    blamed = refused(action="ecr:PutImage").model_copy(
        update={"cause": Cause.EXPLICIT_DENY, "policy": Policy(type=PolicyType.IDENTITY_BASED, effect=None)}
    )
    left = diagnose(blamed, caller(), None, administrator(ALLOWED)).remaining
    assert Check.IDENTITY_POLICY in {one.check for one in left}
    dead = FakeSession(None, {"sts:GetCallerIdentity": error("ExpiredToken")})
    for failure in (refused(), bare(Operation.PUSH)):
        found = diagnose(failure, dead, owner({"ecr:DescribeRepositories": NO_REPOSITORY}))
        assert (found.finding, found.confidence) == ("repository-missing", Confidence.PROVED)


def test_the_account_in_the_host_may_be_the_mistake() -> None:
    found = diagnose(refused(), caller(), FakeSession("arn:aws:sts::123456789012:assumed-role/admin/me"))
    (said,) = [step.meaning for step in found.steps if step.outcome == "not-of-the-account"]
    assert OWNER in said and "123456789012" in said


# --- what the worlds of tests/oracle hold not ----------------------------------------------------------------


def test_what_another_says_of_an_action_that_was_not_asked_for_is_no_refusal_of_that() -> None:
    for action, finding in (("ecr:BatchImportUpstreamImage", "import-right-missing"), ("ecr:ReplicateImage", None)):
        who = f"User: {CI} is not authorized to perform: {action} on resource: {ARN} because no identity-based policy"
        said = error("AccessDeniedException", f"{who} allows the {action} action")
        found = diagnose(bare(Operation.PULL), caller({"ecr:BatchGetImage": said}), owner())
        assert found.finding == finding and found.confidence is not Confidence.PROVED


def test_why_a_cache_rule_fails_is_what_ecr_says_and_no_secret_is_named_where_the_rule_has_none() -> None:
    denies = caller({"ecr:BatchGetImage": {"failures": [{"failureCode": "UpstreamAccessDenied"}]}})
    for validation, words in (
        ({"isValid": False, "failure": "could not be reached"}, "could not be reached"),
        ({"isValid": False}, "the right to read there"),
    ):
        known = {"ecr:DescribePullThroughCacheRules": {"pullThroughCacheRules": [{**RULE, "customRoleArn": ROLE}]}}
        session = owner({**known, "ecr:ValidatePullThroughCacheRule": validation})
        found = diagnose(bare(Operation.PULL, cause=Cause.UPSTREAM_DENIED), denies, session)
        assert (found.finding, found.confidence) == ("upstream-rule-fails", Confidence.PROVED)
        assert words in found.meaning and "secret" not in found.meaning


def test_what_is_not_found_may_be_a_layer_though_the_image_is_there() -> None:
    there = caller({"ecr:BatchGetImage": {"images": [{"imageManifest": "{}"}]}})
    found = diagnose(bare(Operation.PULL, cause=Cause.NOT_FOUND), there)
    assert (found.finding, found.confidence) == ("found-now", Confidence.NARROWED) and found.candidates[0].doubt
    assert diagnose(bare(Operation.PUSH, cause=Cause.NOT_FOUND), there).steps == ()


def test_an_image_that_is_given_here_by_now_need_not_be_given_to_the_session_that_missed_it() -> None:
    failure = bare(Operation.PULL, cause=Cause.IMAGE_NOT_FOUND, principal=principal_from(CI))
    found = diagnose(failure, caller({"ecr:BatchGetImage": {"images": [{"imageManifest": "{}"}]}}))
    assert (found.finding, found.confidence) == ("found-now", Confidence.NARROWED)
    assert found.candidates[0].doubt == "this holds for the session and the way from here"


def test_an_image_is_not_missing_that_is_given() -> None:
    gone = owner({"ecr:DescribeImages": error("ImageNotFoundException")})
    for reply in ({"failures": [{"failureCode": "ImageInaccessible"}]}, {"images": [{"imageManifest": "{"}]}):
        found = diagnose(bare(Operation.PULL, cause=Cause.IMAGE_NOT_FOUND), caller({"ecr:BatchGetImage": reply}), gone)
        assert "image-missing" not in {one.finding for one in found.candidates if one.confidence == "proved"}


def index(*digests: str) -> dict[str, Any]:
    return {"images": [{"imageManifest": json.dumps({"manifests": [{"digest": one} for one in digests]})}]}


@pytest.mark.parametrize(
    ("digests", "parts", "outcome"),
    [
        (["sha256:a"], {"images": [{}]}, "image-there"),
        (["sha256:a"], {"failures": [{"failureCode": "ImageNotFound"}]}, "part-missing"),
        (["sha256:a"], {"failures": [{"failureCode": "KmsError"}]}, "image-unread"),
        (["sha256:a"], error("ThrottlingException"), "image-unread"),
        ([f"sha256:{number}" for number in range(101)], {"images": [{}]}, "image-unread"),
    ],
)
def test_the_images_that_an_index_names_are_asked_for_in_one_call(digests: Any, parts: Any, outcome: str) -> None:
    def answer(**asked: Any) -> Any:
        return index(*digests) if "imageTag" in asked["imageIds"][0] else parts

    session = caller({"ecr:BatchGetImage": answer})
    found = diagnose(bare(Operation.PULL, cause=Cause.IMAGE_NOT_FOUND), session)
    assert outcome in outcomes(found)
    assert [len(asked["imageIds"]) for action, asked in session.asked if action.endswith("Image")] == [
        1,
        min(len(digests), 100),
    ]


def test_the_endpoints_of_ecr_are_read_and_only_narrow() -> None:
    open_to_others = endpoints({"Action": "ecr:*", "Resource": f"{ARN}-other"})
    found = diagnose(bare(Operation.PUSH), caller(), None, administrator(ALLOWED, open_to_others))
    assert (found.finding, found.confidence) == ("endpoint-policy", Confidence.NARROWED)
    assert "ecr-endpoint-lacks" in outcomes(found)
    found = diagnose(bare(Operation.PUSH), caller(), None, administrator(ALLOWED, endpoints(OPEN)))
    assert found.finding is None and "ecr-endpoints-admit" in outcomes(found)


def test_a_push_that_was_cut_off_under_a_template_did_not_come_in() -> None:
    template = {"prefix": "team", "appliedFor": ["CREATE_ON_PUSH"]}
    known = {"ecr:DescribeRepositoryCreationTemplates": {"repositoryCreationTemplates": [template]}}
    session = owner({"ecr:DescribeRepositories": NO_REPOSITORY, **known})
    found = diagnose(bare(Operation.PUSH, cause=Cause.CONNECTION_CLOSED), caller(UNSAID), session)
    assert (found.finding, found.confidence) == ("push-not-arrived", Confidence.NARROWED)


def test_an_archived_image_is_no_room_that_is_taken() -> None:
    quota = {"Quotas": [{"QuotaName": "Images per repository", "Value": 1.0}]}
    images = {"imageDetails": [{"imageStatus": "ARCHIVED"}]}
    known = owner({"servicequotas:ListServiceQuotas": quota, "ecr:DescribeImages": images})
    assert "room" in outcomes(diagnose(bare(Operation.PUSH, cause=Cause.QUOTA_EXCEEDED), caller(), known))


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_a_table_or_a_reason_why_not(cause: Cause) -> None:
    asked = [subject_of(Case.of(bare(operation, cause=cause))) for operation in (Operation.PUSH, Operation.PULL)]
    assert any(asked) is (cause not in UNASKABLE), cause
    if cause in UNASKABLE:
        assert diagnose(bare(Operation.PULL, cause=cause), caller()).meaning == UNASKABLE[cause]


# --- the tables are whole --------------------------------------------------------------------------------


def test_every_rule_names_looks_outcomes_facts_and_findings_that_there_are() -> None:
    together = {"again", "side", "deny", "own"}
    for rule in RULES:
        assert rule.needs.keys() | rule.unless.keys() <= {*PROBES, *together, "identity", "store"}, rule
        seen = [one for probe, outcomes in rule.needs.items() if probe not in together for one in outcomes]
        assert MEANINGS.keys() >= set(seen) and rule.subjects, rule
        own = {word for word, _ in rule.facts if "=" not in word}
        assert {*FACTS, *FACTS_OF_ADVICE} >= own, rule
    assert FINDINGS.keys() == {rule.finding for rule in RULES}
    assert SETTLES.keys() <= MEANINGS.keys()


def test_every_outcome_that_has_a_meaning_is_one_that_a_probe_gives() -> None:
    tables = ("vocabulary.py", "rules.py")
    code = "".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py") if path.name not in tables)
    said = ("denies", "grants-nothing", "is-unclear", "names-principal", "admits-account")
    composed = {f"{policy}-{word}" for policy in ("policy", "registry-policy") for word in said}
    composed |= {*REFUSED, *(f"trail-{one}" for one in REFUSED)}
    composed |= {"creation-refused", "image-archived"}
    composed |= {f"ecr-{one}" for one in ("endpoints-admit", "endpoint-lacks", "endpoint-is-unclear")}
    assert composed <= MEANINGS.keys() <= set(re.findall(r'"([a-z0-9-]+)"', code)) | composed


def test_nothing_but_the_command_and_assistants_imports_live_checks_and_they_know_neither_text_nor_output() -> None:
    package = ROOM.parent
    for path in package.rglob("*.py"):
        code, room = path.read_text(encoding="utf-8"), path.relative_to(package).parts[0]
        if room == "live":
            assert not re.search(r"ecr_denied\.(reading|catalogue|output|cli)", code), path
        else:
            assert room in ("cli", "mcp") or "ecr_denied.live" not in code, path
