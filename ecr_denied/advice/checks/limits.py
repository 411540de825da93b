"""Checks of the policies that only limit a caller: of the organization, the boundary, the session.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages".
"""

from __future__ import annotations

from dataclasses import replace

from ecr_denied.advice import commands, places
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import is_federated, is_limit, is_of_workflow, prints_boundary, searches_deny
from ecr_denied.advice.question import Question, blames
from ecr_denied.records import PolicyType, RunBy

__all__ = ["PERMISSIONS_BOUNDARY", "RESOURCE_CONTROL_POLICY", "SERVICE_CONTROL_POLICY", "SESSION_POLICY"]

_prints_policy_of_organization = Question(
    lambda failure: places.policy_arn(failure).rpartition("/")[2].startswith("p-")
)

# Guardrails of the example kind deny by NotAction, ecr:* or a Condition on the region or the organization
# (Organizations
# user guide, orgs_manage_policies_scps_examples).
_POLICIES_LISTED = Answer(
    "policies-listed",
    "a list",
    "describe-policy each, and the parents': each level must allow {action}",
)
_POLICIES_TO_SEARCH = Answer(
    "policies-to-search",
    "a list",
    "describe-policy each, and the parents': a Deny of {action}, ecr:*, *, or NotAction; read its Condition",
)


def _of_organization(
    kind: Kind,
    listed: str,
    *,
    notes: tuple[Text, ...],
    lacks: Text,
    denies: Text,
    only_denies: Question = searches_deny,
    page: str,
) -> CheckItem:
    """The check of the policies that an organization sets over an account, which its management alone can read.

    :param listed: the command that lists them, where the text names none.
    :param lacks: what to do where they lack an Allow.
    :param denies: what to do where they deny.
    :param only_denies: for which failures they can have done nothing else.
    """
    return CheckItem(
        id=kind.value,
        kind=kind,
        headline=lacks,
        notes=(*notes, _MANAGEMENT_ONLY),
        commands=(
            run(
                "aws organizations describe-policy --policy-id {policy-id}",
                shared.STATEMENTS_DENYING,
                holds=_prints_policy_of_organization,
            ),
            run(
                listed,
                replace(_POLICIES_LISTED, holds=~only_denies),
                replace(_POLICIES_TO_SEARCH, holds=only_denies),
                holds=~_prints_policy_of_organization,
            ),
        ),
        run_by=RunBy.ORGANIZATION_ADMIN,
        page=page,
        variants=(Variant(holds=only_denies, headline=denies),),
    )


_MANAGEMENT_ONLY = Text(
    "management-only",
    "Only the organization's management account or a delegated administrator can run the command.",
)

# The organization's limit on the caller's account (Organizations user guide, SCPs).
SERVICE_CONTROL_POLICY = _of_organization(
    Kind.SERVICE_CONTROL_POLICY,
    "aws organizations list-policies-for-target --target-id {caller-account} --filter SERVICE_CONTROL_POLICY",
    lacks=Text("service-control-policy", "Look for a missing Allow in the SCPs over the caller."),
    denies=Text("service-control-policy-deny", "Find the Deny in the SCPs over the caller's account."),
    notes=(
        Text(
            "binds-the-account",
            "Service control policies over the account of {caller} limit what it may do; those of the parent units "
            "count too.",
        ),
        Text("explicit-may-lack", "A denial worded as explicit may only be a missing Allow."),
    ),
    page="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
)

# The organization's limit on the registry's account. RCPFullAWSAccess allows everything there and cannot be detached,
# so an Allow is missing only where the text says so (Organizations user guide, RCPs).
RESOURCE_CONTROL_POLICY = _of_organization(
    Kind.RESOURCE_CONTROL_POLICY,
    "aws organizations list-policies-for-target --target-id {registry-id} --filter RESOURCE_CONTROL_POLICY",
    lacks=Text("resource-control-policy", "Look for a missing Allow in the RCPs over the registry."),
    denies=Text("resource-control-policy-deny", "Look for a Deny in the RCPs over the registry's account."),
    only_denies=searches_deny | ~blames(PolicyType.RESOURCE_CONTROL),
    notes=(
        Text(
            "binds-every-caller",
            "Resource control policies over the registry's account bind every caller of the registry, {caller} too; "
            "those of the parent units count as well.",
        ),
    ),
    page="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html",
)

# The cap on the user or role (IAM user guide, permissions boundaries).
PERMISSIONS_BOUNDARY = CheckItem(
    id="permissions-boundary",
    kind=Kind.PERMISSIONS_BOUNDARY,
    headline="Look for {action} in the caller's boundary.",
    notes=(Text("boundary-caps", "What the boundary does not allow, no identity policy can grant."),),
    commands=(
        run(
            "aws iam get-{kind} --{kind}-name {principal-name} --query {Kind}.PermissionsBoundary",
            Answer("boundary", "an ARN", "this policy must allow {action} too: read it", ~searches_deny),
            Answer("boundary-denies", "an ARN", "read it: a Deny of {action}, ecr:*, *, or NotAction", searches_deny),
            Answer("no-boundary", "null", "there is none on this entity"),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    # One that is printed is read by a check of its own.
    applies=~prints_boundary,
    variants=(shared.when_denied("permissions-boundary-deny", "Find the Deny in the caller's permissions boundary."),),
)

# What an event that made a session shows. Where the text blames a session policy, there is one.
_MADE = (
    Answer("session-policy", "policy or policyArns", "it must allow {action} too", ~searches_deny),
    Answer("session-policy-denies", "policy or policyArns", "look for its Deny of {action}", searches_deny),
    Answer(
        "no-session-policy", "an event of this session, neither", "no session policy: it is another policy", ~is_limit
    ),
    Answer(
        "no-session-found",
        "no event of this session",
        "proves nothing: another region, or AssumeRole, ...WithWebIdentity, ...WithSAML",
    ),
)

# The cap handed over at AssumeRole or GetFederationToken (IAM user guide, session policies).
SESSION_POLICY = CheckItem(
    id="session-policy",
    kind=Kind.SESSION_POLICY,
    headline="Look for a session policy, and what it allows.",
    notes=(
        Text(
            "session-narrowed",
            "Whoever made the session may have passed a policy that narrows it. It is not stored in IAM; the event in "
            "CloudTrail that made the session shows it, in us-east-1 for the global endpoint of STS, else in the "
            "region of the endpoint used.",
        ),
        Text(
            "federated-needs-policy",
            "A federated user has no permissions at all where GetFederationToken was called without a policy.",
            is_federated,
        ),
    ),
    commands=(
        run(
            commands.FEDERATION_EVENTS,
            Answer("federation-lacks-policy", "no policy, no policyArns", "that is the cause: call it with a policy"),
            Answer(
                "federation-policy", "policy or policyArns", "it must allow {action}, and so must those of userIdentity"
            ),
            shared.NO_SESSION_EVENT,
            holds=is_federated,
        ),
        run(
            'aws cloudtrail lookup-events --lookup-attributes "AttributeKey=EventName,AttributeValue=AssumeRole"'
            " --start-time {start-time} --end-time {end-time} --region {home-region}",
            *_MADE,
            holds=~is_federated & ~is_of_workflow,
        ),
        run(
            # The action asks STS in its own region, mostly that of the registry (aws-actions/configure-aws-credentials,
            # README).
            "aws cloudtrail lookup-events --lookup-attributes"
            ' "AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity"'
            " --start-time {start-time} --end-time {end-time} {--region}",
            *_MADE,
            holds=is_of_workflow,
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session",
    variants=(
        # aws-actions/configure-aws-credentials, README: its inputs that become a session policy.
        Variant(
            holds=is_of_workflow & blames(PolicyType.SESSION),
            headline=Text(
                "workflow-session-policy", "Read the workflow's inline-session-policy, managed-session-policies."
            ),
        ),
        shared.when_denied("session-policy-deny", "Find the Deny in the session policy."),
    ),
)
