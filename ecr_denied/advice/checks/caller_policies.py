"""Checks of the policies that allow a caller: its own, and one that is printed.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages".
"""

from __future__ import annotations

from functools import partial

from ecr_denied.advice import commands, statements
from ecr_denied.advice.answers import Answer, run, unless
from ecr_denied.advice.check import Check, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    caller,
    is_empty_answer,
    is_of_identity_center,
    is_resourceless,
    names_repository,
    prints_iam_policy,
    searches_deny,
)
from ecr_denied.records import Failure, PolicyType, PrincipalType, RunBy

__all__ = ["IDENTITY_POLICY", "NAMES_POLICY", "PRINTED_POLICY"]

_wants_allow = unless(searches_deny)


def _type(failure: Failure) -> PrincipalType | None:
    who = caller(failure)
    return who.type if who else None


def _is_session(failure: Failure) -> bool:
    """A session of a role called: its ARN lacks the path of the role."""
    return _type(failure) is PrincipalType.ASSUMED_ROLE


def _has_no_arn(failure: Failure) -> bool:
    """The text gives no user or role whose ARN could be asked for."""
    return _type(failure) not in {PrincipalType.ASSUMED_ROLE, PrincipalType.ROLE, PrincipalType.USER}


# The caller's own permissions (IAM user guide, testing policies; ECR user guide, image-push-iam).
IDENTITY_POLICY = Check(
    id="identity-policy",
    kind=Kind.IDENTITY_POLICY,
    headline="Check that {caller} is allowed {action} by its own identity policies.",
    reasons=(
        Text(
            "admits-the-account",
            "If the repository's policy admits the whole account, a missing identity policy reads the same: across "
            "accounts both sides must allow.",
        ),
        Text("no-repository-grants-it", "No repository's policy can grant {action}; the caller's own must."),
        Text("no-identity-policy", "The sentence says that no identity-based policy allows {action} to {caller}."),
        Text("one-type-named", "IAM names one type of policy even when several deny."),
        Text("no-policy-named", "The text does not say which policy lacks the grant."),
        Text(
            "manifest-first",
            "Newer clients ask for the manifest before they push, so BatchGetImage or BatchCheckLayerAvailability may "
            "be what is missing.",
        ),
        Text("no-token-without", "Without ecr:GetAuthorizationToken on '*' there is no token."),
        Text("node-no-token-without", "Without ecr:GetAuthorizationToken on '*' its role gets no token."),
        Text("login-needs", "A login needs ecr:GetAuthorizationToken on '*'."),
        Text("helper-needs", "The helper needs ecr:GetAuthorizationToken on '*'."),
        Text(
            "dropped-without-right",
            "ECR is known to drop it in the same way when ecr:InitiateLayerUpload is not allowed.",
        ),
        Text(
            "empty-answer",
            "The answer had no body: a HEAD that is refused because a right is missing looks like this.",
            is_empty_answer,
        ),
        Text("then-rights", "What the caller may do is the next."),
    ),
    notes=(
        Text(
            "star-only",
            "IAM accepts {action} on resource '*' only; a repository ARN there grants nothing.",
            is_resourceless,
        ),
        Text(
            "not-simulated",
            "The simulator knows neither resource policies nor resource control policies.",
            names_repository,
        ),
        Text(
            "permission-set",
            "A role of IAM Identity Center is changed in its permission set, not in IAM.",
            is_of_identity_center,
        ),
        Text("path-missing", "The role's path is missing from the text.", _is_session),
        Text(
            "arn-wanted",
            "Put the ARN of the role or user that failed in the place of <role-or-user-arn>: aws sts "
            "get-caller-identity tells it on the machine that failed; of a node it is its role.",
            _has_no_arn,
        ),
    ),
    commands=(
        run(
            partial(commands.get_principal, query="Arn"),
            Answer("principal-arn", "an ARN with a path", "put it into the next command"),
            holds=_is_session,
        ),
        run(
            commands.simulate,
            Answer(
                "implicit-deny", "implicitDeny, no False", "no policy of the caller allows it", _wants_allow, adds=True
            ),
            Answer("explicit-deny", "explicitDeny", "without --query, MatchedStatements names the Deny"),
            Answer(
                "allowed", "allowed in every line", "no fault here; session, endpoint, registry are left", _wants_allow
            ),
            Answer(
                "limit-denies",
                "False in a line",
                "an SCP (third word) or the boundary (fourth) leaves it out",
                _wants_allow,
            ),
            Answer(
                "no-own-deny",
                "no explicitDeny",
                "the Deny is in another policy, or under a Condition, as of MFA, that is not simulated",
                searches_deny,
            ),
            Answer("no-such-principal", "NoSuchEntity", "the ARN is not that of a user or role: mind its path"),
        ),
    ),
    statement=statements.identity_grant,
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html",
    variants=(
        shared.when_denied(
            "identity-policy-deny", "Find what denies {action} to {caller} in its own identity policies."
        ),
    ),
)


NAMES_POLICY = Text("names-policy", "The text names {policy}.")


def _blames_boundary(failure: Failure) -> bool:
    return failure.policy is not None and failure.policy.type is PolicyType.PERMISSIONS_BOUNDARY


# The policy whose ARN the text prints (IAM user guide, troubleshoot_access-denied).
PRINTED_POLICY = Check(
    id="printed-policy",
    kind=Kind.IDENTITY_POLICY,
    headline="Read {policy}.",
    reasons=(NAMES_POLICY,),
    notes=(
        Text(
            "default-version",
            "get-policy shows its default version, and get-policy-version the statements of that version.",
        ),
    ),
    commands=(
        run(commands.get_iam_policy, Answer("version-told", "DefaultVersionId", "put it into the next command")),
        run(commands.get_iam_policy_version, *shared.STATEMENTS_TOLD),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
    applies=prints_iam_policy,
    variants=(Variant(holds=_blames_boundary, kind=Kind.PERMISSIONS_BOUNDARY),),
)
