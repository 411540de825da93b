"""Checks of the policies that only limit a caller: of the organization, the boundary, the session.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages".
"""

from __future__ import annotations

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


def _service_control_policies(failure: Failure) -> str:
    account = words.caller_account(failure)
    return commands.get_organization_policy(failure, "SERVICE_CONTROL_POLICY", account)


# The organization's limit on the caller's account (Organizations user guide, SCPs).
SERVICE_CONTROL_POLICY = Check(
    id="service-control-policy",
    kind=Kind.SERVICE_CONTROL_POLICY,
    headline=(
        "Ask whoever manages the organization to check that {caller} is allowed {action} by the "
        "service control policies over the caller's account."
    ),
    notes=(
        Text(
            "management-only",
            "Only the organization's management account or a delegated administrator can run the command; policies of "
            "the parent units count too. A denial worded as explicit may only be a missing Allow.",
        ),
    ),
    commands=(run(_service_control_policies, *_POLICY_ITSELF, _POLICIES_LISTED),),
    run_by=RunBy.ORGANIZATION_ADMIN,
    page="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
    variants=(
        shared.when_denied(
            "service-control-policy-deny",
            "Ask whoever manages the organization to find what denies {action} to {caller} in the service control "
            "policies over the caller's account.",
        ),
    ),
)


def _resource_control_policies(failure: Failure) -> str:
    return commands.get_organization_policy(failure, "RESOURCE_CONTROL_POLICY", words.registry_id(failure))


# The organization's limit on the registry's account (Organizations user guide, RCPs).
RESOURCE_CONTROL_POLICY = Check(
    id="resource-control-policy",
    kind=Kind.RESOURCE_CONTROL_POLICY,
    headline=(
        "Ask whoever manages the organization of the registry's account to check that {caller} is "
        "allowed {action} by the resource control policies over the registry's account."
    ),
    notes=(
        Text(
            "binds-every-caller",
            "They bind every caller of the registry. Only the organization's management account or a delegated "
            "administrator can run the command.",
        ),
    ),
    commands=(run(_resource_control_policies, *_POLICY_ITSELF, _POLICIES_LISTED),),
    run_by=RunBy.ORGANIZATION_ADMIN,
    page="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html",
    variants=(
        shared.when_denied(
            "resource-control-policy-deny",
            "Ask whoever manages the organization of the registry's account to find what denies {action} to "
            "{caller} in the resource control policies over the registry's account.",
        ),
    ),
)

# The cap on the user or role (IAM user guide, permissions boundaries).
PERMISSIONS_BOUNDARY = Check(
    id="permissions-boundary",
    kind=Kind.PERMISSIONS_BOUNDARY,
    headline="Check that {caller} is allowed {action} by its permissions boundary.",
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
    variants=(
        shared.when_denied(
            "permissions-boundary-deny", "Find what denies {action} to {caller} in its permissions boundary."
        ),
    ),
)

# The cap handed over at AssumeRole or GetFederationToken (IAM user guide, session policies).
SESSION_POLICY = Check(
    id="session-policy",
    kind=Kind.SESSION_POLICY,
    headline="Check that {caller} is allowed {action} by the session policy the role was assumed with.",
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
                "no-session-policy", "neither of them", "none here; see AssumeRoleWithWebIdentity and ...WithSAML too"
            ),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session",
    variants=(
        shared.when_denied(
            "session-policy-deny",
            "Find what denies {action} to {caller} in the session policy the role was assumed with.",
        ),
    ),
)
