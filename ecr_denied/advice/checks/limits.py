"""Checks of the policies that only limit a caller: of the organization, the boundary, the session.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages"."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Answer, Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.records import RunBy

__all__ = ["PERMISSIONS_BOUNDARY", "RESOURCE_CONTROL_POLICY", "SERVICE_CONTROL_POLICY", "SESSION_POLICY"]

_POLICIES_LISTED = Answer(
    "policies-listed: a list -> describe-policy each, and the parents': each level must allow {action}",
    needs="!explicit-deny",
)
_POLICIES_TO_SEARCH = Answer(
    "policies-to-search: a list -> describe-policy each, and the parents': a Deny of {action}, ecr:*, *, or "
    "NotAction; read its Condition",
    needs="explicit-deny",
)
_POLICIES_LISTED_2 = Answer(
    "policies-listed: a list -> describe-policy each, and the parents': each level must allow {action}",
    needs="!explicit-deny policy=resource-control",
)
_POLICIES_TO_SEARCH_2 = Answer(
    "policies-to-search: a list -> describe-policy each, and the parents': a Deny of {action}, ecr:*, *, or "
    "NotAction; read its Condition",
    needs="rcp-not-blamed",
)
_BOUNDARY = Answer("boundary: an ARN -> this policy must allow {action} too: read it", needs="!explicit-deny")
_BOUNDARY_DENIES = Answer(
    "boundary-denies: an ARN -> read it: a Deny of {action}, ecr:*, *, or NotAction", needs="explicit-deny"
)
_NO_BOUNDARY = Answer("no-boundary: null -> there is none on this entity", needs="!policy=permissions-boundary")
_SESSION_POLICY_2 = Answer("session-policy: policy or policyArns -> it must allow {action} too", needs="!explicit-deny")
_SESSION_POLICY_DENIES = Answer(
    "session-policy-denies: policy or policyArns -> look for its Deny of {action}", needs="explicit-deny"
)
_NO_SESSION_POLICY = Answer(
    "no-session-policy: an event of this session, neither -> no session policy: it is another policy",
    needs="!cause=guardrail-implicit-deny",
)
_NO_SESSION_FOUND = (
    "no-session-found: no event of this session -> proves nothing: another region, or AssumeRole, "
    "...WithWebIdentity, ...WithSAML"
)

# The organization's limit on the caller's account (Organizations user guide, SCPs).
_SERVICE_CONTROL_POLICY = Check(
    "service-control-policy",
    Kind.SERVICE_CONTROL_POLICY,
    "Look for a missing Allow in the SCPs over the caller.",
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
    why="Service control policies over the caller's account and its parent units count. A denial worded "
    "as explicit may only be a missing Allow. Only the organization's management account or a "
    "delegated administrator can run the command.",
    who=RunBy.ORGANIZATION_ADMIN,
    commands=(
        Command(
            "aws organizations list-policies-for-target --target-id {caller-account} --filter SERVICE_CONTROL_POLICY",
            _POLICIES_LISTED,
            _POLICIES_TO_SEARCH,
        ),
    ),
)
SERVICE_CONTROL_POLICY = (
    _SERVICE_CONTROL_POLICY.but(
        "Find the Deny in the SCPs over the caller's account.",
        needs="explicit-deny",
        commands=(
            Command(
                "aws organizations describe-policy --policy-id {policy-id}",
                shared.STATEMENTS_DENYING,
                needs="organization-policy-arn",
            ),
            Command(
                "aws organizations list-policies-for-target --target-id {caller-account} --filter "
                "SERVICE_CONTROL_POLICY",
                _POLICIES_LISTED,
                _POLICIES_TO_SEARCH,
                needs="!organization-policy-arn",
            ),
        ),
    ),
    _SERVICE_CONTROL_POLICY,
)

# The organization's limit on the registry's account. RCPFullAWSAccess allows everything there and cannot be detached,
# so an Allow is missing only where the text says so (Organizations user guide, RCPs).
_RESOURCE_CONTROL_POLICY = Check(
    "resource-control-policy",
    Kind.RESOURCE_CONTROL_POLICY,
    "Look for a missing Allow in the RCPs over the registry.",
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html",
    why="Resource control policies over the registry's account bind every caller of the registry; those "
    "of the parent units count as well. Only the organization's management account or a delegated "
    "administrator can run the command.",
    who=RunBy.ORGANIZATION_ADMIN,
    commands=(
        Command(
            "aws organizations list-policies-for-target --target-id {registry-id} --filter RESOURCE_CONTROL_POLICY",
            _POLICIES_LISTED_2,
            _POLICIES_TO_SEARCH_2,
        ),
    ),
)
RESOURCE_CONTROL_POLICY = (
    _RESOURCE_CONTROL_POLICY.but(
        "Look for a Deny in the RCPs over the registry's account.",
        needs="rcp-not-blamed",
        commands=(
            Command(
                "aws organizations describe-policy --policy-id {policy-id}",
                shared.STATEMENTS_DENYING,
                needs="organization-policy-arn",
            ),
            Command(
                "aws organizations list-policies-for-target --target-id {registry-id} --filter RESOURCE_CONTROL_POLICY",
                _POLICIES_LISTED_2,
                _POLICIES_TO_SEARCH_2,
                needs="!organization-policy-arn",
            ),
        ),
    ),
    _RESOURCE_CONTROL_POLICY,
)

# The cap on the user or role (IAM user guide, permissions boundaries).
_PERMISSIONS_BOUNDARY = Check(
    "permissions-boundary",
    Kind.PERMISSIONS_BOUNDARY,
    "Look for {action} in the caller's boundary.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    why="What the boundary does not allow, no identity policy can grant.",
    who=RunBy.CALLER_ADMIN,
    needs="!prints-boundary",
    commands=(
        Command(
            "aws iam get-{kind} --{kind}-name {principal-name} --query {Kind}.PermissionsBoundary",
            _BOUNDARY,
            _BOUNDARY_DENIES,
            _NO_BOUNDARY,
        ),
    ),
)
PERMISSIONS_BOUNDARY = (
    _PERMISSIONS_BOUNDARY.but("Find the Deny in the caller's permissions boundary.", needs="explicit-deny"),
    _PERMISSIONS_BOUNDARY,
)

# The event in CloudTrail that made the session.
_MADE_BY_USER = (
    "federation-lacks-policy: no policy, no policyArns -> that is the cause: call it with a policy",
    "federation-policy: policy or policyArns -> it must allow {action}, and so must those of userIdentity",
    shared.NO_SESSION_EVENT,
)
_MADE_BY_ROLE = (
    Command(
        "aws cloudtrail lookup-events --lookup-attributes "
        '"AttributeKey=EventName,AttributeValue=AssumeRole" --start-time {start-time} --end-time '
        "{end-time} --region {home-region}",
        _SESSION_POLICY_2,
        _SESSION_POLICY_DENIES,
        _NO_SESSION_POLICY,
        _NO_SESSION_FOUND,
        needs="!federated !github-workflow",
    ),
    # aws-actions/configure-aws-credentials asks STS in its region.
    Command(
        "aws cloudtrail lookup-events --lookup-attributes "
        '"AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity" --start-time {start-time} '
        "--end-time {end-time} {--region}",
        _SESSION_POLICY_2,
        _SESSION_POLICY_DENIES,
        _NO_SESSION_POLICY,
        _NO_SESSION_FOUND,
        needs="github-workflow",
    ),
)

# The cap handed over at AssumeRole or GetFederationToken (IAM user guide, session policies).
_SESSION_POLICY = Check(
    "session-policy",
    Kind.SESSION_POLICY,
    "Look for a session policy, and what it allows.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session",
    why="The session may have been made with a policy that narrows it. IAM does not store it, but the "
    "event in CloudTrail that made the session shows it: in us-east-1 for the global endpoint of "
    "STS, else in the region of the endpoint used.",
    who=RunBy.CALLER_ADMIN,
    commands=(Command(commands.FEDERATION_EVENTS, *_MADE_BY_USER, needs="federated"), *_MADE_BY_ROLE),
)
SESSION_POLICY = (
    # aws-actions/configure-aws-credentials, README: its inputs that become a session policy.
    _SESSION_POLICY.but(
        "Read the workflow's inline-session-policy, managed-session-policies.", needs="policy=session github-workflow"
    ),
    _SESSION_POLICY.but(
        "Find the Deny in the session policy.",
        needs="explicit-deny",
        commands=(
            Command(
                commands.FEDERATION_EVENTS,
                "federation-policy: policy or policyArns -> look for its Deny of {action}",
                shared.NO_SESSION_EVENT,
                needs="federated",
            ),
            *_MADE_BY_ROLE,
        ),
    ),
    _SESSION_POLICY,
)
