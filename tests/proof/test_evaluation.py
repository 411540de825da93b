"""What the stand-in decides: the matrix of what is known of ECR's answers across accounts, case by case."""

from __future__ import annotations

import json

import pytest

from ecr_denied.records import Side, Statement
from tools.aws.accounts import CALLER, OWNER, session
from tools.aws.evaluation import Policies, Request, Verdict, actions_of, passes, refusal, verdict, without
from tools.aws.worlds import IDENTITY, REGION, REPOSITORY, admits, policy, role

ARN = f"arn:aws:ecr:{REGION}:{OWNER}:repository/{REPOSITORY}"
PULL = Request(session(CALLER), "ecr:BatchGetImage", ARN)
OWN = Request(session(OWNER), "ecr:BatchGetImage", ARN)
ADMITS_ROLE, ADMITS_ACCOUNT = admits(role(CALLER)), admits(f"arn:aws:iam::{CALLER}:root")
DENIES = policy(("ecr:*",), effect="Deny", resource="*", principal="*")
NOTHING = policy(("iam:*",), resource="*")
RESOURCE = "because no resource-based policy allows the ecr:BatchGetImage action"
OWN_SIDE = "because no identity-based policy allows the ecr:BatchGetImage action"


@pytest.mark.parametrize(
    ("identity", "repository", "reason"),
    [
        (IDENTITY, ADMITS_ROLE, None),
        (IDENTITY, ADMITS_ACCOUNT, None),
        ((), ADMITS_ACCOUNT, RESOURCE),
        ((), ADMITS_ROLE, OWN_SIDE),
        (IDENTITY, None, RESOURCE),
        ((), None, RESOURCE),
        ((DENIES,), ADMITS_ROLE, "with an explicit deny in an identity-based policy"),
        (IDENTITY, DENIES, "with an explicit deny in a resource-based policy"),
        ((DENIES,), DENIES, "with an explicit deny in an identity-based policy"),
    ],
)
def test_across_accounts_both_sides_must_allow(
    identity: tuple[object, ...], repository: None, reason: str | None
) -> None:
    sentence = refusal(Policies(identity=identity, repository=repository), PULL, OWNER)  # type: ignore[arg-type]
    assert (sentence is None) if reason is None else (sentence or "").endswith(f"{ARN} {reason}")


def test_within_an_account_either_side_suffices_and_the_identity_policy_is_blamed() -> None:
    assert refusal(Policies(identity=IDENTITY), OWN, OWNER) is None
    assert refusal(Policies(repository=admits(role(OWNER))), OWN, OWNER) is None
    assert OWN_SIDE in (refusal(Policies(), OWN, OWNER) or "")


def test_a_registry_policy_of_scope_v1_does_not_count_for_a_pull() -> None:
    registry = policy(("ecr:*",), resource=ARN, principal={"AWS": role(CALLER)})
    assert refusal(Policies(identity=IDENTITY, registry=registry), PULL, OWNER) is None
    assert RESOURCE in (refusal(Policies(identity=IDENTITY, registry=registry, registry_scope="V1"), PULL, OWNER) or "")


@pytest.mark.parametrize(
    ("limit", "kind"),
    [
        ("boundary", "permissions boundary"),
        ("session", "session policy"),
        ("service_control", "service control policy"),
        ("endpoint", "VPC endpoint policy"),
    ],
)
def test_what_a_limit_lacks_is_refused_in_its_name(limit: str, kind: str) -> None:
    policies = Policies(identity=IDENTITY, repository=ADMITS_ROLE, **{limit: NOTHING})  # type: ignore[arg-type]
    assert f"because no {kind} allows" in (refusal(policies, PULL, OWNER) or "")


def test_a_role_with_a_path_is_the_role_of_its_session() -> None:
    assert verdict(admits(f"arn:aws:iam::{CALLER}:role/build/ci"), PULL) is Verdict.ALLOWED
    assert verdict(admits(f"arn:aws:iam::{CALLER}:role/build/other"), PULL) is Verdict.IMPLICIT_DENY


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"StringEquals": {"aws:PrincipalOrgID": "o-1"}}, True),
        ({"StringEquals": {"aws:PrincipalOrgID": ["o-2", "o-3"]}}, False),
        ({"ArnLike": {"aws:PrincipalArn": "arn:*:role/ci"}}, False),
        ({"StringEqualsIfExists": {"aws:PrincipalArn": "x"}}, True),
        ({"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}, False),
        ({"Null": {"aws:PrincipalArn": "true"}}, True),
    ],
)
def test_a_statement_counts_where_its_condition_holds(condition: dict[str, object], holds: bool) -> None:
    (statement,) = policy(("ecr:Batch*",), resource="*")["Statement"]
    request = Request(PULL.principal, PULL.action, PULL.resource, {"aws:PrincipalOrgID": "o-1"})
    found = verdict({"Statement": {**statement, "Condition": condition}}, request)
    assert found is (Verdict.ALLOWED if holds else Verdict.IMPLICIT_DENY)


def test_without_one_action_a_statement_no_longer_grants_it() -> None:
    statement = Statement(side=Side.REPOSITORY, document=json.dumps(ADMITS_ROLE))
    for action in actions_of(statement):
        request = Request(PULL.principal, action, ARN)
        assert passes(statement, request) and not passes(without(statement, action), request)
