"""Checks that bring more words: the request asked again, the message itself, CloudTrail."""

from __future__ import annotations

from ecr_denied.advice import commands, pages
from ecr_denied.advice.check import Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.records import RunBy

__all__ = ["ASK_FOR_THE_REASON", "READ_THE_MESSAGE", "TRAIL"]


# Send a request whose refusal is printed whole (AWS CLI reference, ecr batch-get-image).
_ASK_FOR_THE_REASON = Check(
    "ask-for-the-reason",
    Kind.ASK_FOR_THE_REASON,
    "Ask again, for the registry's own words.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
    why="The answer to a HEAD has no body, and some clients drop the one they got. A full refusal names "
    "caller, action and kind of policy. The answer is for the CLI's own identity, which need not be "
    "the stored login's.",
    needs="!pulls-as-service",
    commands=(
        Command(
            commands.BATCH_GET_IMAGE,
            shared.SENTENCE,
            shared.IMAGE_FAILED,
            shared.REPOSITORY_MISSING,
            shared.IMAGE_ARCHIVED,
            shared.IMAGE_GIVEN,
            shared.IMAGE_GIVEN_TO_YOU,
            shared.DEAD_CREDENTIALS,
        ),
        Command(
            commands.LAYER_AVAILABILITY,
            shared.SENTENCE,
            shared.REPOSITORY_MISSING,
            shared.LAYERS_ANSWERED,
            shared.DEAD_CREDENTIALS,
        ),
    ),
)
ASK_FOR_THE_REASON = (
    _ASK_FOR_THE_REASON.but(
        needs="resourceless",
        commands=(Command(commands.TOKEN_EXPIRY, shared.SENTENCE, shared.TOKEN_GIVEN, shared.DEAD_CREDENTIALS),),
    ),
    _ASK_FOR_THE_REASON.but(
        needs="public",
        why="The answer to a HEAD has no body, and some clients drop the one they got. A GET is answered "
        "with the registry's words. It is sent with the stored login.",
        page=pages.inspect_manifest_page,
        commands=(
            Command(
                "{sudo} helm show chart oci://{image-name} --version {tag}",
                shared.CHART_THERE,
                shared.CHART_MISSING,
                needs="helm-login",
            ),
            Command(
                "{sudo} docker manifest inspect {image}",
                shared.MANIFEST_THERE,
                shared.MANIFEST_MISSING,
                shared.STALE_LOGIN,
                needs="!helm-login",
            ),
        ),
    ),
    _ASK_FOR_THE_REASON.but(
        needs="pull",
        commands=(
            Command(
                commands.BATCH_GET_IMAGE,
                shared.SENTENCE,
                shared.IMAGE_FAILED,
                shared.REPOSITORY_MISSING,
                shared.IMAGE_ARCHIVED,
                shared.IMAGE_GIVEN,
                shared.IMAGE_GIVEN_TO_YOU,
                shared.DEAD_CREDENTIALS,
            ),
        ),
    ),
    # Layers are asked after and sent before the manifest.
    # So ends a push by docker that may not ask after layers (amazon-ecr-login#14).
    _ASK_FOR_THE_REASON.but(
        needs="layers-asked",
        commands=(
            Command(
                commands.LAYER_AVAILABILITY,
                shared.SENTENCE,
                shared.REPOSITORY_MISSING,
                shared.LAYERS_ANSWERED,
                shared.DEAD_CREDENTIALS,
            ),
            Command(
                commands.BATCH_GET_IMAGE,
                shared.SENTENCE,
                shared.IMAGE_FAILED,
                shared.REPOSITORY_MISSING,
                shared.IMAGE_ARCHIVED,
                shared.IMAGE_GIVEN,
                shared.IMAGE_GIVEN_TO_YOU,
                shared.DEAD_CREDENTIALS,
            ),
        ),
    ),
    _ASK_FOR_THE_REASON,
)

# The words may be about the client's own side (ECR user guide, common errors).
_READ_THE_MESSAGE = Check(
    "read-the-message",
    Kind.ASK_FOR_THE_REASON,
    "Look above and below these words in the log for the reason.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
    why="The words may be about the local machine or engine: the image, the disk, the daemon.",
)
READ_THE_MESSAGE = (
    _READ_THE_MESSAGE.but(
        "Give the registry's account id, twelve digits: what was sent is none.",
        needs="registry-id-refused",
        why="A program takes it from the host in front of an image, or from settings of its own: a host of "
        "ECR's API has none.",
    ),
    _READ_THE_MESSAGE.but(
        "Read in the message which parameter ECR refuses.",
        needs="parameter-refused",
        why="ECR's API refuses a parameter, and the message names it.",
    ),
    # Of an address that is one of ECR's, what stands in front can be amiss: some programs take a URL, some a host.
    _READ_THE_MESSAGE.but(
        "Write https:// in front of the host, or leave it out, as this program wants it.",
        needs="host-refused names-host well-formed-host",
        why="The program does not take this address for one of ECR's, and sent no request. The host itself "
        "is spelt as one of ECR's.",
    ),
    _READ_THE_MESSAGE.but(
        "Write the address in the form for which the message asks.",
        needs="host-refused",
        why="The program does not take this address for one of ECR's, and sent no request.",
    ),
    _READ_THE_MESSAGE.but(
        "Read in the message what stood in the way of that request.",
        needs="exception",
        why="AWS says by a name of its own what prevented the request.",
    ),
    _READ_THE_MESSAGE.but(
        "Leave helm repo add out: give helm the chart's address, with oci://.",
        needs="chart-repository",
        why="Helm adds repositories of HTTP alone; ECR keeps charts as it keeps images.",
    ),
    _READ_THE_MESSAGE.but(
        "Run the command yourself for its reason, or look for it above.",
        needs="command-alone",
        why="A program tells that its command failed; what the command printed is not there. The words may "
        "be about the local machine or engine: the image, the disk, the daemon.",
    ),
    _READ_THE_MESSAGE.but(
        "Look further up for a pull of it that failed.",
        needs="not-local",
        why="What could not pull an image says later that it does not have it.",
    ),
    _READ_THE_MESSAGE,
)

# What CloudTrail recorded (ECR user guide, logging-using-cloudtrail).
TRAIL = Check(
    "trail",
    Kind.ASK_FOR_THE_REASON,
    "Read the request's errorMessage in CloudTrail.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/logging-using-cloudtrail.html",
    why="CloudTrail keeps the words that the client dropped. Some VPC endpoint denials are not recorded. "
    "Times keep the search short.",
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
