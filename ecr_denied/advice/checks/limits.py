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
from ecr_denied.advice.evidence import is_federated, prints_boundary, searches_deny
from ecr_denied.records import Failure, RunBy

__all__ = ["PERMISSIONS_BOUNDARY", "RESOURCE_CONTROL_POLICY", "SERVICE_CONTROL_POLICY", "SESSION_POLICY"]


def _prints_policy_of_organization(failure: Failure) -> bool:
    return words.policy_arn(failure).rpartition("/")[2].startswith("p-")


def _prints(answer: Answer) -> Answer:
    """The answer, where the text prints the policy."""
    return replace(answer, holds=lambda failure: _prints_policy_of_organization(failure) and answer.holds(failure))


_POLICY_ITSELF = tuple(map(_prints, shared.STATEMENTS_TOLD))


def _lists(answer: Answer) -> Answer:
    """The answer, where the policies are listed."""
    return replace(answer, holds=lambda failure: not _prints_policy_of_organization(failure) and answer.holds(failure))


# Guardrails of the example kind deny by NotAction, ecr:* or a Condition on the region or the organization
# (Organizations
# user guide, orgs_manage_policies_scps_examples).
_POLICIES_LISTED = (
    _lists(
        Answer(
            "policies-listed",
            "a list",
            "describe-policy each, and the parents': each level must allow {action}",
            unless(searches_deny),
        )
    ),
    _lists(
        Answer(
            "policies-to-search",
            "a list",
            "describe-policy each, and the parents': a Deny of {action}, ecr:*, *, or NotAction; read its Condition",
            searches_deny,
        )
    ),
)


def _service_control_policies(failure: Failure) -> str:
    account = words.caller_account(failure)
    return commands.get_organization_policy(failure, "SERVICE_CONTROL_POLICY", account)


# The organization's limit on the caller's account (Organizations user guide, SCPs).
SERVICE_CONTROL_POLICY = Check(
    id="service-control-policy",
    kind=Kind.SERVICE_CONTROL_POLICY,
    headline="Do the service control policies allow {action}?",
    notes=(
        Text(
            "management-only",
            "Only the organization's management account or a delegated administrator can run the command; policies of "
            "the parent units count too. A denial worded as explicit may only be a missing Allow.",
        ),
    ),
    commands=(run(_service_control_policies, *_POLICY_ITSELF, *_POLICIES_LISTED),),
    run_by=RunBy.ORGANIZATION_ADMIN,
    page="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
    variants=(
        shared.when_denied(
            "service-control-policy-deny",
            "Does a service control policy deny {action}?",
        ),
    ),
)


def _resource_control_policies(failure: Failure) -> str:
    return commands.get_organization_policy(failure, "RESOURCE_CONTROL_POLICY", words.registry_id(failure))


# The organization's limit on the registry's account (Organizations user guide, RCPs).
RESOURCE_CONTROL_POLICY = Check(
    id="resource-control-policy",
    kind=Kind.RESOURCE_CONTROL_POLICY,
    headline="Do the registry's resource control policies allow {action}?",
    notes=(
        Text(
            "binds-every-caller",
            "They bind every caller of the registry. Only the organization's management account or a delegated "
            "administrator can run the command.",
        ),
    ),
    commands=(run(_resource_control_policies, *_POLICY_ITSELF, *_POLICIES_LISTED),),
    run_by=RunBy.ORGANIZATION_ADMIN,
    page="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html",
    variants=(
        shared.when_denied(
            "resource-control-policy-deny",
            "Does a resource control policy deny {action}?",
        ),
    ),
)

# The cap on the user or role (IAM user guide, permissions boundaries).
PERMISSIONS_BOUNDARY = Check(
    id="permissions-boundary",
    kind=Kind.PERMISSIONS_BOUNDARY,
    headline="Does the permissions boundary allow {action}?",
    notes=(Text("boundary-caps", "What the boundary does not allow, no identity policy can grant."),),
    commands=(
        run(
            partial(commands.get_principal, query="PermissionsBoundary"),
            Answer("boundary", "an ARN", "this policy must allow {action} too: read it", unless(searches_deny)),
            Answer("boundary-denies", "an ARN", "read it: a Deny of {action}, ecr:*, *, or NotAction", searches_deny),
            Answer("no-boundary", "null", "there is none on this entity"),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    applies=unless(prints_boundary),
    variants=(shared.when_denied("permissions-boundary-deny", "Does the permissions boundary deny {action}?"),),
)


def _is_role_session(failure: Failure) -> bool:
    return not is_federated(failure)


# The cap handed over at AssumeRole or GetFederationToken (IAM user guide, session policies).
SESSION_POLICY = Check(
    id="session-policy",
    kind=Kind.SESSION_POLICY,
    headline="Does the policy passed for the session allow {action}?",
    notes=(
        Text(
            "session-narrowed",
            "Whoever made the session may have passed a policy that narrows it. It is not stored in IAM; the event in "
            "CloudTrail that made the session shows it, in us-east-1 for the global endpoint of STS, else in the "
            "region of "
            "the endpoint used.",
        ),
        Text(
            "federated-needs-policy",
            "A federated user has no permissions at all where GetFederationToken was called without a policy.",
            is_federated,
        ),
    ),
    commands=(
        run(
            partial(commands.session_events, event="GetFederationToken"),
            Answer("federation-lacks-policy", "no policy, no policyArns", "that is the cause: call it with a policy"),
            Answer(
                "federation-policy", "policy or policyArns", "it must allow {action}, and so must those of userIdentity"
            ),
            shared.NO_SESSION_EVENT,
            holds=is_federated,
        ),
        run(
            partial(commands.session_events, event="AssumeRole"),
            Answer("session-policy", "policy or policyArns", "it must allow {action} too", unless(searches_deny)),
            Answer("session-policy-denies", "policy or policyArns", "look for its Deny of {action}", searches_deny),
            Answer("no-session-policy", "an event of this session, neither", "no session policy: it is another policy"),
            Answer(
                "no-session-found",
                "no event of this session",
                "proves nothing: another region, or ...WithWebIdentity, ...WithSAML",
            ),
            holds=_is_role_session,
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session",
    variants=(shared.when_denied("session-policy-deny", "Does the policy passed for the session deny {action}?"),),
)
