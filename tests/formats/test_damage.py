"""Sentences people and tools have damaged: the cause stays right as far as the words go, and nothing is invented."""

from __future__ import annotations

import pytest

from ecr_denied import parse
from tests.formats.cases import Case, Fields, compare, flat, is_read_as_meant
from tests.looped import looped

RESOURCE = "arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
ME = "arn:aws:sts::444455556666:assumed-role/ci-runner/deploy"
WHY = " because no identity-based policy allows the ecr:BatchGetImage action"
SENTENCE = f"User: {ME} is not authorized to perform: ecr:BatchGetImage on resource: {RESOURCE}{WHY}"
MISSING = "The repository with name 'team/app' does not exist in the registry with id '111122223333'"
IMMUTABLE = (
    "The image tag 'v1' already exists in the 'team/app' repository and cannot be overwritten because the tag is"
    " immutable."
)
IDENTITY = ("identity-policy-implicit-deny",)
APP: Fields = {"registry_id": "111122223333", "region": "eu-west-1", "repository": "team/app"}
SAID: Fields = {
    **APP,
    "action": "ecr:BatchGetImage",
    "principal_arn": ME,
    "principal_account": "444455556666",
    "policy_type": "identity-based",
    "policy_effect": "implicit",
    "cross_account": True,
}
NOWHERE: Fields = {**SAID, "registry_id": None, "region": None, "repository": None, "cross_account": None}
ANONYMOUS: Fields = {**SAID, "principal_arn": None, "principal_account": None, "cross_account": None}


def altered(name: str, old: str, new: str, fields: Fields = SAID) -> Case:
    """The IAM sentence with one piece changed."""
    assert old in SENTENCE
    return Case(name, SENTENCE.replace(old, new), IDENTITY, fields)


ALTERED = (
    altered("no-user", "User: ", ""),
    altered("user-without-colon", "User: ", "User "),
    altered("user-in-brackets", f"User: {ME}", f"User[{ME}]"),
    altered("user-in-parentheses", f"User: {ME}", f"User: ({ME})"),
    altered("user-quoted", ME, f'"{ME}"'),
    altered("user-masked", ME, "***", ANONYMOUS),
    altered("user-redacted", ME, "[REDACTED]", ANONYMOUS),
    altered("user-anonymous", ME, "anonymous", ANONYMOUS),
    altered("nobody", f"User: {ME}", "User", ANONYMOUS),
    altered("resource-without-colon", "on resource: ", "on resource "),
    altered("resource-quoted", RESOURCE, f'"{RESOURCE}"'),
    altered("resource-in-backticks", RESOURCE, f"`{RESOURCE}`"),
    altered("resource-bold", RESOURCE, f"**{RESOURCE}**"),
    altered(
        "resource-star", RESOURCE, "*", NOWHERE
    ),
    altered(
        "resource-escaped-star",
        RESOURCE,
        "\\*",
        NOWHERE,
    ),
    altered("resource-all", "repository/team/app", "repository/*", {**SAID, "repository": None}),
    altered("two-blanks", " is not authorized", "  is  not  authorized"),
    altered("no-break-space", "not authorized", "not\u00a0authorized"),
    altered("tab", " on resource: ", "\ton resource:\t"),
    altered("glued-allows", "policy allows", "policyallows"),
    altered("allowsthe", "allows the", "allowsthe"),
    altered("perform-without-colon", "perform: ", "perform "),
    altered("action-bold", "perform: ecr:BatchGetImage", "perform: **ecr:BatchGetImage**"),
    altered("action-in-backticks", "perform: ecr:BatchGetImage", "perform: `ecr:BatchGetImage`"),
    altered("no-hyphen", "identity-based policy", "identity based policy"),
    altered("second-action-misspelt", "allows the ecr:BatchGetImage", "allows the ecr:BatchGetImages"),
    altered("typographic-hyphen", "identity-based", "identity‑based"),
    *(
        altered(f"tail-{name}", WHY, f"{WHY}{tail}")
        for name, tail in {
            "colon": ":",
            "none": ": None",
            "stop": ".",
            "quote": '"',
            "json": '"}]}',
            "cells": " | |",
            "parenthesis": ")",
            "status": "\n\tstatus code: 400, request id: 0a1b2c3d",
            "comma": ", Code: AccessDenied",
            "ellipsis": "...",
            "id": " (authorization ID: 0a1b2c3d4e5f)",
            "next-sentence": ". Contact your administrator.",
        }.items()
    ),
    *(
        Case(
            f"no-reason-{name}",
            SENTENCE.replace(WHY, tail),
            ("access-denied",),
            {**SAID, "policy_type": None, "policy_effect": None},
        )
        for name, tail in {
            "end": "",
            "colon": ":",
            "none": ": None",
            "stop": ".",
            "quote": '"',
            "backtick": "`",
            "json": '"}]}',
            "comma": ", exit",
            "parenthesis": ")",
            "break": "\nexit status 1",
        }.items()
    ),
    Case("lower-case", SENTENCE.lower(), IDENTITY, {**APP, "policy_type": "identity-based"}),
    Case("upper-case-code", f"DENIED: {SENTENCE}", IDENTITY, {**SAID, "code": "DENIED"}),
    Case("escaped-apostrophes", MISSING.replace("'", "\\'"), ("repository-not-found",), {"repository": "team/app"}),
    Case("curly-apostrophes", MISSING.replace("'", "’"), ("repository-not-found",), {"repository": "team/app"}),
    Case("backticked-names", MISSING.replace("'", "`"), ("repository-not-found",), {"repository": "team/app"}),
    Case("double-quoted-names", MISSING.replace("'", '"'), ("repository-not-found",), {"repository": "team/app"}),
    Case("host-in-name", MISSING.replace("team/app", "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app"),
         ("repository-not-found",), {"registry_id": "111122223333"}),
    Case("two-escapes", MISSING.replace("'", "\\\\'"), ("repository-not-found",), {"repository": "team/app"}),
    Case("immutable-curly", IMMUTABLE.replace("'", "’"), ("tag-immutable",), {"repository": "team/app", "tag": "v1"}),
    Case("immutable-cut", IMMUTABLE[:90] + "...", ("tag-immutable", "unclassified"), {"tag": "v1"}, optional=True),
)  # fmt: skip
PRINCIPALS = {
    "root": ("arn:aws:iam::444455556666:root", "root"),
    "user": ("arn:aws:iam::444455556666:user/mika", "user"),
    "user-path": ("arn:aws:iam::444455556666:user/ops/eu/mika+ci=1,a.b@example.com", "user"),
    "role": ("arn:aws:iam::444455556666:role/service-role/deploy", "role"),
    "session-mail": (
        "arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_Admin_0a1b/mika@example.com",
        "assumed-role",
    ),
    "session-long": ("arn:aws-cn:sts::444455556666:assumed-role/a-b_c+d/botocore-session-1714557600", "assumed-role"),
    "federated": ("arn:aws-us-gov:sts::444455556666:federated-user/mika", "federated-user"),
    "iso": ("arn:aws-iso-b:sts::444455556666:assumed-role/node/i-0abc", "assumed-role"),
    "eusc": ("arn:aws-eusc:iam::444455556666:user/mika", "user"),
}
ACTIONS = {
    "ecr:InitiateLayerUpload": "push",
    "ecr:UploadLayerPart": "push",
    "ecr:CompleteLayerUpload": "push",
    "ecr:PutImage": "push",
    "ecr:GetAuthorizationToken": "login",
    "ecr:CreateRepository": None,
    "ecr:DescribeImages": None,
    "ecr:ListImages": None,
    "ecr:TagResource": None,
    "ecr:BatchImportUpstreamImage": "pull",
    "ecr:BatchCheckLayerAvailability": None,
    "ecr-public:InitiateLayerUpload": "push",
    "ecr-public:GetAuthorizationToken": "login",
    "sts:GetServiceBearerToken": "login",
}


@looped("case", ALTERED)
def test_a_damaged_sentence_keeps_its_cause_and_fields(case: Case) -> None:
    is_read_as_meant(case)


@looped("blank", [at for at, letter in enumerate(SENTENCE) if letter == " "])
@looped("instead", ["", "  ", "\n", " \n ", "\\n", "\n// "])
def test_any_one_blank_may_be_eaten_doubled_or_broken(blank: int, instead: str) -> None:
    text = SENTENCE[:blank] + instead + SENTENCE[blank + 1 :]
    gaps = compare(Case("blank", text, IDENTITY, SAID))
    assert (gaps.wrong, gaps.missing) == ((), ()), text


@pytest.mark.parametrize("tail", ["", "...", "…", "[truncated]"])
def test_a_cut_sentence_says_only_what_is_left(tail: str) -> None:
    """Cut anywhere behind the action: never another account, action or caller, and never a reason that was not"
    " begun."""
    begun = SENTENCE.index("ecr:BatchGetImage on") + len("ecr:BatchGetImage on ")
    wrong: dict[str, object] = {}
    for end in range(begun, len(SENTENCE)):
        for record in map(flat, parse(f"denied: {SENTENCE[:end]}{tail}")):
            fits = (
                record["cause"] in ("access-denied", *IDENTITY)
                and record["action"] in (None, "ecr:BatchGetImage")
                and record["registry_id"] in (None, "111122223333")
                and record["region"] in (None, "eu-west-1")
                and record["principal_arn"] in (None, ME)
                and (record["cause"] == "access-denied" or end > SENTENCE.index("identity"))
            )
            if not fits:
                wrong[SENTENCE[begun:end]] = {key: record[key] for key in ("cause", "registry_id", "region", "action")}
    assert wrong == {}


@pytest.mark.parametrize(("arn", "kind"), PRINCIPALS.values(), ids=PRINCIPALS)
def test_every_kind_of_caller_is_read(arn: str, kind: str) -> None:
    (failure,) = parse(f"denied: {SENTENCE.replace(ME, arn)}")
    assert failure.principal is not None and failure.principal.type is not None
    assert (failure.principal.arn, failure.principal.type.value) == (arn, kind)
    assert (failure.principal.account_id, failure.cross_account) == ("444455556666", True)


@looped("action, operation", ACTIONS.items())
def test_an_action_tells_the_operation_only_where_it_belongs_to_one(action: str, operation: str | None) -> None:
    text = SENTENCE.replace("ecr:BatchGetImage", action)
    is_read_as_meant(Case("action", text, IDENTITY, {**APP, "action": action, "operation": operation}))
