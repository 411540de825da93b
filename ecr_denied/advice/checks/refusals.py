"""Checks that bring more words of a refusal, and checks of the policies that only limit a caller.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages"."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import SENTENCE, Answer, Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.advice.meanings import EXCEPTIONS
from ecr_denied.records import RunBy

_IMAGE = Command(
    commands.BATCH_GET_IMAGE,
    SENTENCE,
    shared.IMAGE_FAILED,
    shared.REPOSITORY_MISSING,
    shared.IMAGE_ARCHIVED,
    shared.IMAGE_GIVEN,
    shared.IMAGE_GIVEN_TO_YOU,
    shared.DEAD_CREDENTIALS,
    needs="!resourceless !public",
)
_LAYERS = Command(
    commands.LAYER_AVAILABILITY,
    SENTENCE,
    shared.REPOSITORY_MISSING,
    shared.LAYERS_ANSWERED,
    shared.DEAD_CREDENTIALS,
    needs="!resourceless !public !pull",
)
_TOKEN = Command(commands.TOKEN_EXPIRY, SENTENCE, shared.TOKEN_GIVEN, shared.DEAD_CREDENTIALS, needs="resourceless")

# Send a request whose refusal is printed whole (AWS CLI reference, ecr batch-get-image).
_ASK_FOR_THE_REASON = Check(
    "ask-for-the-reason",
    Kind.ASK_FOR_THE_REASON,
    "Ask again, for the registry's own words.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
    why="Some clients drop the registry's words, and the answer to a HEAD has none. The answer is for the CLI's own "
    "identity, which need not be the stored login's.",
    needs="!pulls-as-service",
    commands=(
        _TOKEN,
        *shared.inspecting("!resourceless public"),
        _IMAGE,
        _LAYERS,
    ),
)
ASK_FOR_THE_REASON = (
    _ASK_FOR_THE_REASON.but(
        needs="public !resourceless",
        why="Some clients drop the registry's words, and the answer to a HEAD has none. This one is sent with the "
        "stored login.",
    ),
    # Layers are asked after and sent before the manifest: a push by docker that may not ask ends like this
    # (amazon-ecr-login#14).
    _ASK_FOR_THE_REASON.but(needs="layers-asked !public", commands=(_TOKEN, _LAYERS, _IMAGE)),
    _ASK_FOR_THE_REASON,
)

# The words may be about the client's own side (ECR user guide, common errors).
_READ_THE_MESSAGE = Check(
    "read-the-message",
    Kind.ASK_FOR_THE_REASON,
    "Look above and below these words in the log for the reason.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
    why="The reason may be in the message or in the log around it, and about the local machine or engine: the image, "
    "the disk, the daemon.",
)
_OF_A_CALL = "The message is about one call of ECR's API, and is kept as it was printed."
READ_THE_MESSAGE = (
    _READ_THE_MESSAGE.but(
        "Give the registry's account id, twelve digits: what was sent is none.",
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
    # ECR user guide, pull-through-cache.
    _READ_THE_MESSAGE.but(
        "Name an upstream registry that pull through caches support: the one given is none.",
        needs="rule-refused",
        page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html",
        why="ECR makes cache rules for the registries of its list alone. No secret mends that.",
    ),
    _READ_THE_MESSAGE.but("Read in the message which parameter ECR refuses.", needs="parameter-refused"),
    _READ_THE_MESSAGE.but(
        "Write the address as this program wants it: with https:// in front, or a host alone.",
        needs="host-refused",
        kind=Kind.HOST_NAME,
    ),
    *(_READ_THE_MESSAGE.but(do, needs=f"wording=api.{name}", why=_OF_A_CALL) for name, do in EXCEPTIONS.items()),
    _READ_THE_MESSAGE.but(
        "Look up the message of that call: this program does not know it.",
        needs="code-unknown",
        why=_OF_A_CALL,
        page="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html",
    ),
    _READ_THE_MESSAGE.but(
        "Leave helm repo add out: give helm the chart's address, with oci://.", needs="chart-repository"
    ),
    _READ_THE_MESSAGE.but(
        "Read on below: the message is cut off before its reason.",
        needs="cut-off",
        why="The client's reason stands at the end of its message. A console, a mask or a copy kept it out.",
    ),
    _READ_THE_MESSAGE.but("Run the command yourself for its reason, or look for it above.", needs="command-alone"),
    _READ_THE_MESSAGE.but("Look further up for a pull of it that failed.", needs="lacks-image"),
    _READ_THE_MESSAGE,
)

# What CloudTrail recorded (ECR user guide, logging-using-cloudtrail).
TRAIL = Check(
    "trail",
    Kind.ASK_FOR_THE_REASON,
    "Read the request's errorMessage in CloudTrail.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/logging-using-cloudtrail.html",
    why="CloudTrail keeps the words that the client dropped. Some VPC endpoint denials are not recorded.",
    who=RunBy.CALLER_ADMIN,
    commands=(
        Command(
            "aws cloudtrail lookup-events --lookup-attributes {trail-attribute} --start-time {start-time} "
            '--end-time {end-time} --query "Events[?contains(CloudTrailEvent, '
            "'errorCode')].CloudTrailEvent\" {--region}",
            "event-told: an event with errorMessage -> it holds the words that the client dropped",
            "no-event: [] -> not recorded, or not yet: events take up to fifteen minutes",
        ),
    ),
)

# --- the policies that limit ---------------------------------------------------------------------------

_TREE = (
    "policies-listed: a list -> describe-policy each, and the parents': each level must allow {action}; read the "
    "Condition of a Deny (ecr:*, *, NotAction)"
)
_POLICY = Command(
    "aws organizations describe-policy --policy-id {policy-id}",
    # Organizations user guide, orgs_manage_policies_scps_examples.
    Answer(
        "root-denied: a Condition on aws:PrincipalArn with :root -> it denies the root user alone: use a role",
        needs="root explicit-deny",
    ),
    shared.STATEMENTS_DENYING,
    needs="organization-policy-arn",
)

# The organization's limit on the caller's account (Organizations user guide, SCPs).
_SERVICE_CONTROL_POLICY = Check(
    "service-control-policy",
    Kind.SERVICE_CONTROL_POLICY,
    "Look for a missing Allow in the SCPs over the caller.",
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
    why="Service control policies over the caller's account and its parent units count; a denial worded as explicit "
    "may only be a missing Allow. Only the organization's management account or a delegated administrator can run the "
    "command.",
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
SERVICE_CONTROL_POLICY = (
    _SERVICE_CONTROL_POLICY.but("Find the Deny in the SCPs over the caller's account.", needs="explicit-deny"),
    _SERVICE_CONTROL_POLICY,
)

# The organization's limit on the registry's account. RCPFullAWSAccess allows everything there and cannot be detached,
# so an Allow is missing only where the text says so (Organizations user guide, RCPs).
_RESOURCE_CONTROL_POLICY = Check(
    "resource-control-policy",
    Kind.RESOURCE_CONTROL_POLICY,
    "Look for a missing Allow in the RCPs over the registry.",
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html",
    why="Resource control policies over the registry's account and its parent units bind every caller of the registry. "
    "Only the organization's management account or a delegated administrator can run the command.",
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
RESOURCE_CONTROL_POLICY = (
    _RESOURCE_CONTROL_POLICY.but("Look for a Deny in the RCPs over the registry's account.", needs="rcp-not-blamed"),
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
            "boundary: an ARN -> this policy must allow {action} too, and not deny it: read it",
            Answer("no-boundary: null -> there is none on this entity", "!policy=permissions-boundary"),
        ),
    ),
)
PERMISSIONS_BOUNDARY = (
    _PERMISSIONS_BOUNDARY.but("Find the Deny in the caller's permissions boundary.", needs="explicit-deny"),
    _PERMISSIONS_BOUNDARY,
)

_OF_SESSION = (
    "session-policy: policy or policyArns -> it must allow {action} too, and not deny it",
    Answer("no-session-policy: an event of this session, neither -> none: it is another policy", "!policy=session"),
    "no-session-found: no event of this session -> proves nothing: another region, or another AssumeRole... event",
)

# The cap handed over at AssumeRole or GetFederationToken (IAM user guide, session policies).
_SESSION_POLICY = Check(
    "session-policy",
    Kind.SESSION_POLICY,
    "Look for a session policy, and what it allows.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session",
    why="IAM does not store it, but the event in CloudTrail that made the session shows it: in us-east-1 for the "
    "global endpoint of STS, else in the region of the endpoint used.",
    who=RunBy.CALLER_ADMIN,
    commands=(
        Command(
            commands.FEDERATION_EVENTS,
            Answer("federation-lacks-policy: no policy, no policyArns -> call it with a policy", "!explicit-deny"),
            "federation-policy: policy or policyArns -> it must allow {action}, not deny it, as those of userIdentity",
            shared.NO_SESSION_EVENT,
            needs="federated",
        ),
        Command(
            'aws cloudtrail lookup-events --lookup-attributes "AttributeKey=EventName,AttributeValue=AssumeRole" '
            "--start-time {start-time} --end-time {end-time} --region {home-region}",
            *_OF_SESSION,
            needs="!federated !github-workflow",
        ),
        # aws-actions/configure-aws-credentials asks STS in its region.
        Command(
            "aws cloudtrail lookup-events --lookup-attributes "
            '"AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity" --start-time {start-time} '
            "--end-time {end-time} {--region}",
            *_OF_SESSION,
            needs="github-workflow",
        ),
    ),
)
SESSION_POLICY = (
    # aws-actions/configure-aws-credentials, README: its inputs that become a session policy.
    _SESSION_POLICY.but(
        "Read the workflow's inline-session-policy, managed-session-policies.", needs="policy=session github-workflow"
    ),
    _SESSION_POLICY.but("Find the Deny in the session policy.", needs="explicit-deny"),
    _SESSION_POLICY,
)
