"""Checks of the policies that only limit a caller: of the organization, the boundary, the session.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from ecr_denied.advice import commands, words
from ecr_denied.advice.answers import Answer, run, unless
from ecr_denied.advice.check import Check, Kind, Text
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import searches_deny
from ecr_denied.records import Failure, RunBy

__all__ = ["PERMISSIONS_BOUNDARY", "RESOURCE_CONTROL_POLICY", "SERVICE_CONTROL_POLICY", "SESSION_POLICY"]


def _prints_policy_of_organization(failure: Failure) -> bool:
    return words.policy_arn(failure).rpartition("/")[2].startswith("p-")


def _prints(answer: Answer) -> Answer:
    """The answer, where the text prints the policy."""
    return replace(answer, holds=lambda failure: _prints_policy_of_organization(failure) and answer.holds(failure))


_POLICY_ITSELF = tuple(map(_prints, shared.STATEMENTS_TOLD))
_POLICIES_LISTED = Answer(
    "policies-listed",
    "a list",
    "read each with describe-policy, and those of the parents",
    unless(_prints_policy_of_organization),
)


def _of_organization(
    kind: Kind, over: Callable[[Failure], str], *, note: Text, lacks: Text, denies: Text, page: str
) -> Check:
    """The check of the policies that an organization sets over an account, which its management alone can read.

    :param over: the account.
    :param lacks: what to do where they lack an Allow.
    :param denies: what to do where they deny.
    """

    def policies(failure: Failure) -> str:
        return commands.get_organization_policy(failure, kind.value.upper().replace("-", "_"), over(failure))

    return Check(
        id=kind.value,
        kind=kind,
        headline=lacks,
        notes=(note, _MANAGEMENT_ONLY),
        commands=(run(policies, *_POLICY_ITSELF, _POLICIES_LISTED),),
        run_by=RunBy.ORGANIZATION_ADMIN,
        page=page,
        variants=(shared.when_denied(denies.key, denies.english),),
    )


_MANAGEMENT_ONLY = Text(
    "management-only",
    "Only the organization's management account or a delegated administrator can run the command. A denial worded as "
    "explicit may only be a missing Allow.",
)

# The organization's limit on the caller's account (Organizations user guide, SCPs).
SERVICE_CONTROL_POLICY = _of_organization(
    Kind.SERVICE_CONTROL_POLICY,
    words.caller_account,
    lacks=Text("service-control-policy", "Look for a missing Allow in the SCPs over the caller."),
    denies=Text("service-control-policy-deny", "Find the Deny in the SCPs over the caller's account."),
    note=Text(
        "binds-the-account",
        "Service control policies over the account of {caller} limit what it may do; those of the parent units count "
        "too.",
    ),
    page="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
)

# The organization's limit on the registry's account (Organizations user guide, RCPs).
RESOURCE_CONTROL_POLICY = _of_organization(
    Kind.RESOURCE_CONTROL_POLICY,
    words.registry_id,
    lacks=Text("resource-control-policy", "Look for a missing Allow in the RCPs over the registry."),
    denies=Text("resource-control-policy-deny", "Find the Deny in the RCPs over the registry's account."),
    note=Text(
        "binds-every-caller",
        "Resource control policies over the registry's account bind every caller of the registry, {caller} too; those "
        "of the parent units count as well.",
    ),
    page="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html",
)

# The cap on the user or role (IAM user guide, permissions boundaries).
PERMISSIONS_BOUNDARY = Check(
    id="permissions-boundary",
    kind=Kind.PERMISSIONS_BOUNDARY,
    headline="Look for {action} in the caller's boundary.",
    notes=(Text("boundary-caps", "What the boundary does not allow, no identity policy can grant."),),
    commands=(
        run(
            partial(commands.get_principal, query="PermissionsBoundary"),
            Answer("boundary", "an ARN", "that policy must allow {action} too", unless(searches_deny)),
            Answer(
                "boundary-denies", "an ARN", "find its Deny of {action}, by name, ecr:*, * or NotAction", searches_deny
            ),
            Answer("no-boundary", "null", "there is none on this entity"),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    variants=(shared.when_denied("permissions-boundary-deny", "Find the Deny in the caller's permissions boundary."),),
)

# The cap handed over at AssumeRole or GetFederationToken (IAM user guide, session policies).
SESSION_POLICY = Check(
    id="session-policy",
    kind=Kind.SESSION_POLICY,
    headline="Look for a session policy, and what it allows.",
    notes=(
        Text(
            "session-narrowed",
            "Whoever assumed the role may have passed a policy that narrows the session; it is not stored in IAM, but "
            "the AssumeRole event in CloudTrail shows it.",
        ),
    ),
    commands=(
        run(
            partial(commands.trail_events, event="AssumeRole"),
            Answer("session-policy", "requestParameters with policy or policyArns", "they must allow {action} too"),
            Answer(
                "no-session-policy",
                "no policy and no policyArns",
                "nothing follows: STS may have logged it in another region",
            ),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session",
    variants=(
        shared.when_denied(
            "session-policy-deny",
            "Find the Deny in the session policy.",
        ),
    ),
)
