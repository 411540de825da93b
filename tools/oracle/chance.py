"""Situations by chance: policies of every type from a small vocabulary. What is wrong follows from the policies."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tools.aws.accounts import CALLER, OWNER, session
from tools.aws.worlds import ANY, DIGEST, LOGIN, NEAR_NAME, REPOSITORY, TAG, TRANSFER, policy, role
from tools.oracle.situations import STEPS, Place, Policies, Situation

__all__ = ["by_chance"]

Document = Mapping[str, Any]

_ACTIONS = (
    *((step,) for steps in STEPS.values() for step in steps),
    ("ecr:*",),
    ("ecr:Batch*",),
    ("ecr:*Layer*",),
    ("ecr:Put*", "ecr:Initiate*"),
    ("ECR:batchgetimage", "ecr:GetDownloadUrlForLaye?"),
    ("ecr:*a?er*", "ecr:??tchGet?mage"),
    TRANSFER,
    TRANSFER,
    TRANSFER,
)
_RESOURCES = (
    "arn:aws:ecr:*:*:repository/team/*",
    "arn:aws:ecr:*:*:repository/other/*",
    "arn:aws:ecr:eu-west-?:*:repository/te?m/*",
    "arn:aws:ecr:*:*:repository/${aws:PrincipalTag/team}/*",
)
_CONDITIONS: Sequence[Mapping[str, Any]] = (
    {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}},
    {"StringNotEquals": {"aws:requestedregion": ["eu-west-1", "us-east-1"]}},
    {"IpAddress": {"aws:SourceIp": "198.51.100.0/24"}},
    {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
    {"StringEquals": {"aws:SourceVpce": "vpce-ci"}},
    {"StringNotEqualsIfExists": {"aws:SourceVpc": "vpc-ci"}},
    {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}},
    {"Bool": {"aws:SecureTransport": "false"}},
    {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
    {"Null": {"aws:SourceVpce": "true"}},
    {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/ci"}},
    {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-exampleorg1"}},
    {"Null": {"aws:PrincipalOrgID": "true"}},
    {"StringEquals": {"aws:PrincipalAccount": CALLER}},
    {"StringNotEquals": {"aws:ResourceAccount": CALLER}},
    {"StringEquals": {"aws:PrincipalTag/team": "ops"}},
    {"StringNotEquals": {"aws:ResourceTag/env": "prod"}},
    {"StringNotLike": {"aws:userid": "*:run-8"}},
    {"StringNotEquals": {"aws:PrincipalType": "User"}},
    {"ArnNotLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/ci", "arn:aws:iam::*:role/admin"]}},
    {"DateGreaterThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}},
    {"Bool": {"aws:ViaAWSService": "true"}},
    {"StringLike": {"aws:PrincipalArn": "arn:aws:*:role/c?"}},
    {"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::*:user/c?"}},
    {"StringEqualsIgnoreCase": {"aws:RequestedRegion": "EU-WEST-1"}},
    {"StringEquals": {"aws:RequestedRegion": "eu-west-1", "aws:PrincipalOrgID": ["o-exampleorg1", "o-another"]}},
    {"StringLike": {"aws:PrincipalOrgPaths": "o-exampleorg1/*"}},
    {"ForAnyValue:StringEquals": {"aws:TagKeys": "team"}},
    {"ForAllValues:StringEquals": {"aws:TagKeys": "team"}},
)
_CONTEXTS = (
    {"aws:SourceIp": "198.51.100.7"},
    {"aws:SourceIp": "203.0.113.9", "aws:SourceVpc": "vpc-ci", "aws:SourceVpce": "vpce-ci"},
    {"aws:SourceIp": "198.51.100.7", "aws:PrincipalOrgID": "o-exampleorg1"},
    {"aws:SourceIp": "203.0.113.9", "aws:MultiFactorAuthPresent": "true"},
)
# What a request may carry beside where it comes from.
_CARRIED: Mapping[str, Sequence[str]] = {
    "aws:PrincipalTag/team": ("ops", "dev"),
    "aws:ResourceTag/env": ("prod", "dev"),
    "aws:userid": ("AROAEXAMPLE:run-7", "AROAEXAMPLE:run-8"),
    "aws:CurrentTime": ("2026-06-01T00:00:00Z",),
}
# Why ECR's validation of a cache rule fails.
_FAILURES = (
    "the upstream registry could not be reached",
    "the secret could not be read",
    "the upstream registry did not accept the login",
)


def by_chance(number: int, seed: int, others: float = 0.2) -> Iterator[Situation]:
    """So many situations, the same of the same seed; most have one or two policies that are not in order.

    :param others: in how many of all somebody else looks than was refused.
    """
    chance = random.Random(seed)  # noqa: S311
    made = 0
    while made < number:
        one = _situation(chance, f"chance-{seed}-{made}", others)
        yield one
        made += 1


def _situation(chance: random.Random, name: str, others: float) -> Situation:
    across = chance.random() < 0.6
    account = CALLER if across else OWNER
    refused = chance.choice((session(account), session(account), session(account), _user(account)))
    another = chance.choice((session(account, "other"), _user(account), _user(account, "deploy")))
    asks = another if chance.random() < others else refused
    now = _policies(chance, across)
    changed = chance.random() < 0.25
    here, there = _place(chance, asks), _place(chance, refused)
    is_here = asks == refused and chance.random() < 0.7
    return Situation(
        name,
        refused=refused,
        asks=asks,
        then=_policies(chance, across) if changed else now,
        now=now,
        there=here if is_here else there,
        here=here,
        of_another=_identity(chance) if asks != refused else None,
        repositories=(NEAR_NAME,) if chance.random() < 0.1 else (REPOSITORY,),
        tags=() if chance.random() < 0.15 else (TAG,),
        archived=chance.random() < 0.05,
        immutable=chance.random() < 0.05,
        images_allowed=1 if chance.random() < 0.1 else 100_000,
        cache_prefixes=("team",) if chance.random() < 0.15 else (),
        templates=("team",) if chance.random() < 0.1 else (),
        **_image(chance),
        masked="***" if ":assumed-role/" in refused and chance.random() < 0.05 else None,
    )


def _image(chance: random.Random) -> dict[str, Any]:
    """What a digest, an index, a status, and the answers of a cache rule add, each now and then."""
    parts = (f"sha256:{'a1' * 32}", f"sha256:{'b2' * 32}")

    def sometimes(often: float, value: Any, otherwise: Any) -> Any:
        return value if chance.random() < often else otherwise

    return {
        "pinned": sometimes(0.2, DIGEST, None),
        "digest": sometimes(0.2, f"sha256:{'0d' * 32}", DIGEST),
        "untagged": sometimes(0.1, (DIGEST,), ()),
        "missing_then": sometimes(0.1, True, False),
        "refuses_filter": sometimes(0.3, True, False),
        "parts": sometimes(0.15, parts, ()),
        "lost_parts": sometimes(0.3, parts[1:], ()),
        "rule_failure": sometimes(0.4, chance.choice(_FAILURES), None),
        "rule_secret": sometimes(0.5, True, False),
        "import_code": sometimes(0.4, chance.choice(("UpstreamAccessDenied", "UpstreamUnavailable")), None),
        "import_named": sometimes(0.5, True, False),
        "restoring": sometimes(0.3, True, False),
        "alias": sometimes(0.15, chance.choice(("ACTIVE", "PENDING", "REJECTED")), None),
    }


def _user(account: str, name: str = "ci") -> str:
    """A user; by default one of the name of the role."""
    return f"arn:aws:iam::{account}:user/{name}"


def _policies(chance: random.Random, across: bool) -> Policies:
    def sometimes(often: float, document: Any) -> Any:
        return document if chance.random() < often else None

    account = CALLER if across else OWNER
    principals = (
        {"AWS": role(account)},
        {"AWS": f"arn:aws:iam::{account}:root"},
        {"AWS": account},
        "*",
        {"AWS": role(account, "other")},
        {"AWS": session(account)},
        {"AWS": _user(account)},
    )
    repository = _document(chance, lambda _: None, principals)
    registry = _document(chance, _identity_resource, principals)
    return Policies(
        identity=_identity(chance),
        boundary=sometimes(0.2, _limit(chance)),
        service_control=sometimes(0.3, _limit(chance)),
        resource_control=sometimes(0.15, _limit(chance, principal="*", only_denies=True)),
        repository=sometimes(0.8 if across else 0.3, repository),
        registry=sometimes(0.2, registry),
        scope=chance.choice(("V1", "V2", "V2")),
    )


def _place(chance: random.Random, principal: str) -> Place:
    carried = {key: chance.choice(values) for key, values in _CARRIED.items() if chance.random() < 0.3}
    context = {**chance.choice(_CONTEXTS), **carried, "aws:ResourceAccount": OWNER}
    # A user has no session.
    session_policy = _limit(chance) if chance.random() < 0.15 and ":user/" not in principal else None
    endpoint = _limit(chance, principal="*") if chance.random() < 0.1 else None
    return Place(context, session_policy, endpoint)


def _identity(chance: random.Random) -> Sequence[Document]:
    login = () if chance.random() < 0.1 else (policy(LOGIN, resource="*"),)
    return (*login, _document(chance, _identity_resource))


def _identity_resource(chance: random.Random) -> str:
    return chance.choice(("*", ANY, ANY, *_RESOURCES))


def _document(chance: random.Random, resource: Any, principals: Sequence[Any] = ()) -> Document:
    """Allows of all or of a part, and now and then a Deny."""
    statements = []
    for _ in range(chance.choice((1, 1, 2, 2, 3))):
        effect = "Deny" if chance.random() < 0.2 else "Allow"
        principal = chance.choice(principals) if principals else None
        (one,) = policy(chance.choice(_ACTIONS), effect=effect, resource=resource(chance), principal=principal)[
            "Statement"
        ]
        condition = {"Condition": chance.choice(_CONDITIONS)} if chance.random() < 0.3 else {}
        statements.append({**_negated(chance, one), **condition})
    return {"Version": "2012-10-17", "Statement": statements}


def _negated(chance: random.Random, statement: Mapping[str, Any]) -> dict[str, Any]:
    """The same statement, now and then of all but what it names."""
    made = dict(statement)
    for element in ("Action", "Resource", "Principal"):
        is_meant = element != "Principal" or (made["Effect"] == "Deny" and made.get("Principal", "*") != "*")
        if element in made and made[element] != "*" and is_meant and chance.random() < 0.08:
            made[f"Not{element}"] = made.pop(element)
    return made


def _limit(chance: random.Random, principal: Any = None, *, only_denies: bool = False) -> Document:
    """A policy that limits: all but a part, or a list of what is allowed."""
    (all_of,) = policy(("*",), resource="*", principal=principal)["Statement"]
    (deny,) = policy(chance.choice(_ACTIONS), effect="Deny", resource="*", principal=principal)["Statement"]
    login = () if chance.random() < 0.2 else LOGIN
    (some,) = policy((*login, *chance.choice(_ACTIONS), "iam:*", "sts:*"), resource="*", principal=principal)[
        "Statement"
    ]
    condition = {"Condition": chance.choice(_CONDITIONS)} if chance.random() < 0.5 else {}
    if only_denies:  # what a resource control policy may hold
        return {"Version": "2012-10-17", "Statement": [{**deny, **condition}]}
    made = [all_of, {**deny, **condition}] if chance.random() < 0.7 else [some]
    return {"Version": "2012-10-17", "Statement": made}
