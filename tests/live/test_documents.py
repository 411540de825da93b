"""One policy, one request: what is judged, and what is left unknown."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ecr_denied.live.documents import Evaluation, RequestContext, fits, read
from ecr_denied.names.principals import principal_from
from ecr_denied.records import Principal
from tests.looped import looped

ACCOUNT = "444455556666"
SESSION = f"arn:aws:sts::{ACCOUNT}:assumed-role/ci/run-7"
USER = f"arn:aws:iam::{ACCOUNT}:user/ada"
ARN = "arn:aws:ecr:eu-west-1:111122223333:repository/team/app"

WORDS = st.sampled_from(
    ["*", "Effect", "Allow", "Deny", "Action", "Principal", "AWS", "StringEquals", "aws:PrincipalAccount"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def policy(**statement: Any) -> str:
    given = {"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage", **statement}
    return json.dumps({"Version": "2012-10-17", "Statement": given})


def judged(document: str, arn: str | None = SESSION, action: str = "ecr:BatchGetImage") -> Evaluation:
    who = (principal_from(arn) if arn else None) or Principal()
    return read(document, RequestContext(who, action, ARN, "eu-west-1"))


@looped(
    "document",
    [
        *("", "[]", "{}", "null", '"text"', '{"Statement": 1}', '{"Statement": [{}]}', '{"Statement": [null]}'),
        *("[" * 100_000, policy(Condition=[1]), policy(Principal=None), policy(Action=1), policy(Principal=[[]])),
    ],
)
def test_what_is_no_policy_says_nothing_that_is_known(document: str) -> None:
    assert judged(document) == Evaluation(None, None)


@looped(
    "statement",
    [
        {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}},
        {"Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:role/another"}},
        {"Principal": {"AWS": "arn:aws:iam::123456789012:role/ci"}},
        {"Principal": {"AWS": "AROAEXAMPLEEXAMPLE123"}},
        {"Principal": {"Service": "lambda.amazonaws.com"}},
        {"Action": "ecr:PutImage"},
        {"Action": "ecr:Batch?GetImage"},
        {"Resource": "arn:aws:ecr:eu-west-1:111122223333:repository/team/apps"},
        {"Action": None, "NotAction": "ecr:*"},
        {"Condition": {"StringEquals": {"aws:PrincipalAccount": "123456789012"}}},
        {"Condition": {"StringNotEquals": {"aws:PrincipalAccount": ACCOUNT}}},
        {"Condition": {"Bool": {"aws:SecureTransport": "false"}}},
    ],
)
def test_a_statement_for_something_else_does_not_allow(statement: dict[str, Any]) -> None:
    said = judged(policy(**statement))
    assert (said.allows, said.denies, said.directly) == (False, False, False)


@looped(
    "statement",
    [
        {"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}}},
        {"Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}},
        {"Condition": {"ForAnyValue:StringEquals": {"aws:PrincipalAccount": ACCOUNT}}},
        {"Condition": {"ArnLike": {"aws:PrincipalArn": f"arn:aws:iam::{ACCOUNT}:role/build/*"}}},
        {"Condition": {"StringEquals": {"aws:PrincipalAccount": "${aws:SourceAccount}"}}},
        {"Resource": "arn:aws:ecr:*:*:repository/${aws:PrincipalTag/team}/*"},
        {"Action": None, "NotAction": "${what}"},
        {"Principal": None, "NotPrincipal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}},
    ],
)
@looped("effect", ["Allow", "Deny"])
def test_what_cannot_be_judged_is_unknown(effect: str, statement: dict[str, Any]) -> None:
    found = judged(policy(Effect=effect, **statement))
    assert (found.allows if effect == "Allow" else found.denies) is None and not found.named


@given(JSON)
def test_no_document_makes_the_reading_fail(document: Any) -> None:
    for words in (json.dumps(document), json.dumps({"Statement": document}), policy(Condition=document)):
        assert isinstance(judged(words), Evaluation)


@looped("pattern, holds", [("*" * 60 + "b", False), ("a*" * 60 + "b", False), ("a*" * 60, True)])
def test_a_pattern_of_many_stars_takes_no_time(pattern: str, holds: bool) -> None:
    assert fits([pattern], "a" * 2_000) is holds


@looped(
    "pattern, value",
    [
        ("", ""),
        ("*", ""),
        ("**", "a"),
        ("a*c*e", "abcde"),
        ("a*bc", "abbc"),
        ("?b*", "ab"),
        ("[a]*", "[a]b"),
        ("a\n*", "a\nb"),
    ],
)
def test_a_pattern_is_the_whole_value(pattern: str, value: str) -> None:
    assert fits([pattern], value) is True


@looped("pattern, value", [("", "a"), ("a", ""), ("?", ""), ("a*a", "a"), ("a*x*c", "abc"), ("ab*", "b"), ("A*", "ab")])
def test_a_pattern_is_not_a_part_of_the_value_nor_another_case(pattern: str, value: str) -> None:
    assert fits([pattern], value) is False


def test_a_caller_that_nobody_named_is_let_in_by_a_statement_for_everybody_alone() -> None:
    assert judged(policy(Principal={"AWS": ACCOUNT}), arn=None).allows is None
    assert judged(policy(), arn=None).allows is True
    of_account = {"StringEquals": {"aws:PrincipalAccount": ACCOUNT}}
    assert judged(policy(Condition=of_account), arn=None).allows is None


@looped(
    "principal, named",
    [
        ("*", False),
        ({"AWS": "*"}, False),
        ({"AWS": ACCOUNT}, False),
        ({"AWS": [f"arn:aws:iam::{ACCOUNT}:root", "arn:aws:iam::123456789012:root"]}, False),
        ({"AWS": f"arn:aws:iam::{ACCOUNT}:role/ci"}, True),
        ({"AWS": f"arn:aws:iam::{ACCOUNT}:role/build/ci"}, True),
        ({"AWS": SESSION}, True),
    ],
)
def test_a_caller_is_admitted_by_name_by_account_or_with_everybody(principal: Any, named: bool) -> None:
    everybody = principal in ("*", {"AWS": "*"})
    assert judged(policy(Principal=principal)) == Evaluation(True, False, named or everybody, named)


def test_a_user_is_admitted_by_its_arn_and_not_by_a_role_of_its_name() -> None:
    assert judged(policy(Principal={"AWS": USER}), USER).named
    assert judged(policy(Principal={"AWS": f"arn:aws:iam::{ACCOUNT}:role/ada"}), USER).allows is False
    assert judged(policy(Condition={"ArnLike": {"aws:PrincipalArn": USER}}), USER).allows is True


def test_what_is_granted_to_a_user_may_be_its_federated_users() -> None:
    federated = f"arn:aws:sts::{ACCOUNT}:federated-user/ada"
    said = judged(policy(Principal={"AWS": USER}), federated)
    assert (said.allows, said.directly) == (None, None) and judged(policy(), federated).allows is True


def test_within_one_account_only_a_grant_to_the_caller_itself_or_to_everybody_is_direct() -> None:
    assert judged(policy(Principal={"AWS": f"arn:aws:iam::{ACCOUNT}:root"})).directly is False
    assert judged(policy(Principal=None, NotPrincipal={"AWS": USER})).directly is None
    unclear = {"StringEquals": {"aws:PrincipalOrgID": "o-x"}}
    assert judged(policy(Condition=unclear)).directly is None


@looped(
    "principal, another",
    [({"AWS": USER}, True), ({"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, False), ({"AWS": SESSION}, False), ("*", False)],
)
def test_a_statement_may_name_somebody_else_of_the_callers_account(principal: Any, another: bool) -> None:
    assert judged(policy(Principal=principal)).names_another is another


@looped("pattern, allows", [("arn:aws:*:user/ada", False), ("arn:*:iam::*:user/a?a", True), ("arn:${x}", None)])
def test_patterns_of_arns_are_compared_part_by_part(pattern: str, allows: bool | None) -> None:
    assert judged(policy(Condition={"ArnLike": {"aws:PrincipalArn": pattern}}), USER).allows is allows


@looped(
    "statement",
    [
        {"Action": ["ecr:PutImage", "ecr:batch*"]},
        {"Resource": "*"},
        {"Resource": None, "NotResource": "arn:aws:s3:::*"},
        {"Condition": {"StringLikeIfExists": {"aws:principalaccount": ["1*", "4444*"]}}},
        {"Condition": {"Bool": {"aws:SecureTransport": True}}},
        {"Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}},
    ],
)
def test_a_statement_that_fits_allows(statement: dict[str, Any]) -> None:
    assert judged(policy(**statement)).allows is True


def test_a_deny_that_holds_is_told_beside_the_allow() -> None:
    deny = {"Effect": "Deny", "Principal": "*", "Action": "*"}
    allow = {"Effect": "Allow", "Principal": "*", "Action": "*"}
    assert judged(json.dumps({"Statement": [allow, deny]})) == Evaluation(True, True, True)
