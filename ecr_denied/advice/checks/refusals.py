"""Checks that bring more words of a refusal, and checks of the policies that only limit a caller.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages"."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import SENTENCE, Answer, Check, Command, Kind, one_command
from ecr_denied.advice.checks import shared
from ecr_denied.advice.meanings import EXCEPTIONS
from ecr_denied.records import RunBy

ASK_FOR_THE_REASON = Check(
    "ask-for-the-reason",
    Kind.ASK_FOR_THE_REASON,
    "Ask again, for the registry's own words.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
    why="Some clients drop the registry's words, and the answer to a HEAD has none. Who asks here need not be who was "
    "refused: a client keeps a login of its own.",
    needs="!pulls-as-service",
    commands=(
        Command(commands.TOKEN_EXPIRY, SENTENCE, shared.TOKEN_GIVEN, shared.DEAD_CREDENTIALS, needs="resourceless"),
        *shared.inspecting("!resourceless public"),
        *shared.ASKED_AGAIN,
    ),
)

_READ_THE_MESSAGE = Check(
    "read-the-message",
    Kind.ASK_FOR_THE_REASON,
    "Look above and below these words in the log for the reason.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
    why="The reason may be in the message, or in the log around it, where a console, a mask or a copy cut it off, and "
    "about the local machine or engine: the image, the disk, the daemon.",
)
_OF_A_CALL = "The message is about one call of ECR's API, and is kept as it was printed."
READ_THE_MESSAGE = (
    _READ_THE_MESSAGE.but(
        "Give the registry's account id as a text of twelve digits, or the host that begins with it.",
        needs="registry-id-refused",
        kind=Kind.HOST_NAME,
    ),
    # ECR API, BatchGetImage, acceptedMediaTypes.
    _READ_THE_MESSAGE.but(
        "Take another version of the client that pulls: its Accept header has a media type that ECR refuses.",
        needs="wording=ecr.media-types-refused",
        kind=Kind.IMAGE_MANIFEST,
        why="ECR refuses what the client says that it takes. The image's own media types are not in question.",
    ),
    _READ_THE_MESSAGE.but(
        "Name an upstream registry that pull through caches support: the one given is none.",
        needs="rule-refused",
        page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html",
        why="ECR makes cache rules for the registries of its list alone. No secret mends that.",
    ),
    _READ_THE_MESSAGE.but(
        "Correct the parameter that the message names: it says what ECR takes.", needs="parameter-refused"
    ),
    _READ_THE_MESSAGE.but(
        "Write the address as this program wants it: with https:// in front, or a host alone.",
        needs="host-refused",
        kind=Kind.HOST_NAME,
    ),
    *(_READ_THE_MESSAGE.but(do, needs=f"wording={names}", why=_OF_A_CALL) for names, do in EXCEPTIONS.items()),
    _READ_THE_MESSAGE.but(
        "Look up the message of that call: this program does not know it.",
        needs="code-unknown",
        why=_OF_A_CALL,
        page="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html",
    ),
    _READ_THE_MESSAGE.but(
        "Leave helm repo add out: give helm the chart's address, with oci://.", needs="chart-repository"
    ),
    _READ_THE_MESSAGE.but("Look further up for a pull of it that failed.", needs="lacks-image"),
    _READ_THE_MESSAGE,
)

TRAIL = Check(
    "trail",
    Kind.ASK_FOR_THE_REASON,
    "Read the request's errorMessage in CloudTrail.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/logging-using-cloudtrail.html",
    why="CloudTrail keeps the words that the client dropped. Some VPC endpoint denials are not recorded.",
    who=RunBy.CALLER_ADMIN,
    commands=one_command(
        "aws cloudtrail lookup-events --lookup-attributes {trail-attribute} --start-time {start-time} "
        '--end-time {end-time} --query "Events[?contains(CloudTrailEvent, '
        "'errorCode')].CloudTrailEvent\" {--region}",
        "event-told: an event with errorMessage -> it holds the words that the client dropped",
        "no-event: [] -> not recorded, or not yet: events take up to fifteen minutes",
    ),
)

# --- the policies that limit ---------------------------------------------------------------------------

_TREE = (
    "policies-listed: a list -> describe-policy each, and the parents': each level must allow {action}; read the "
    "Condition of a Deny (ecr:*, *, NotAction)"
)
_POLICY = Command(
    "aws organizations describe-policy --policy-id {policy-id}",
    shared.STATEMENTS_DENYING,
    needs="organization-policy-arn",
)

SERVICE_CONTROL_POLICY = Check(
    "service-control-policy",
    Kind.SERVICE_CONTROL_POLICY,
    "Check the SCPs over the caller's account for {right}.",
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
    why="Service control policies over the caller's account and its parent units count; a denial worded as explicit "
    "may only be a missing Allow.",
    who=RunBy.ORGANIZATION_ADMIN,
    commands=(
        _POLICY,
        Command(
            "aws organizations list-policies-for-target --target-id {caller-account} --filter SERVICE_CONTROL_POLICY",
            _TREE,
            needs="!organization-policy-arn",
        ),
    ),
)

RESOURCE_CONTROL_POLICY = Check(
    "resource-control-policy",
    Kind.RESOURCE_CONTROL_POLICY,
    "Check the RCPs over the registry's account for {right}.",
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html",
    why="Resource control policies over the registry's account and its parent units bind every caller of the registry.",
    who=RunBy.ORGANIZATION_ADMIN,
    commands=(
        _POLICY,
        Command(
            "aws organizations list-policies-for-target --target-id {registry-id} --filter RESOURCE_CONTROL_POLICY",
            _TREE,
            needs="!organization-policy-arn",
        ),
    ),
)

PERMISSIONS_BOUNDARY = Check(
    "permissions-boundary",
    Kind.PERMISSIONS_BOUNDARY,
    "Check the caller's permissions boundary for {right}.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    why="What the boundary does not allow, no identity policy can grant.",
    who=RunBy.CALLER_ADMIN,
    needs="!prints-boundary",
    commands=one_command(
        "aws iam get-{kind} --{kind}-name {principal-name} --query {Kind}.PermissionsBoundary {--region-of-partition}",
        "boundary: an ARN -> this policy must allow {action} too, and not deny it: read it",
        Answer("no-boundary: null -> there is none on this entity", "!policy=permissions-boundary"),
        Answer("no-boundary-now: null -> taken off, or not of who was refused", "policy=permissions-boundary"),
    ),
)

_SESSION_POLICY = Check(
    "session-policy",
    Kind.SESSION_POLICY,
    "Check the session policy, where there is one, for {right}.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session",
    why="IAM does not store it, but the event in CloudTrail that made the session shows it: in us-east-1 for the "
    "global endpoint of STS, else in the region of the endpoint used.",
    who=RunBy.CALLER_ADMIN,
    commands=(
        Command(
            commands.FEDERATION_EVENTS,
            Answer("federation-lacks-policy: no policy, no policyArns -> call it with a policy", "!explicit-deny"),
            "federation-policy: policy or policyArns -> it must allow {action}, and so must those of its userIdentity",
            shared.NO_SESSION_EVENT,
            needs="federated",
        ),
        Command(
            "aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue={session-event} "
            "--start-time {start-time} --end-time {end-time} --region {session-region}",
            "session-policy: policy or policyArns -> it must allow {action} too, and not deny it",
            Answer(
                "no-session-policy: an event of this session, neither -> none: it is another policy", "!policy=session"
            ),
            "no-session-found: no event of this session -> proves nothing: another region, or another event of STS",
            needs="!federated",
        ),
    ),
)
SESSION_POLICY = (
    # aws-actions/configure-aws-credentials, README: its inputs that become a session policy.
    _SESSION_POLICY.but(
        "Read the workflow's inline-session-policy, managed-session-policies.", needs="policy=session github-workflow"
    ),
    _SESSION_POLICY,
)
