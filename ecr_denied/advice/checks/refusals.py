"""Checks that bring more words: the request asked again, the message itself, CloudTrail."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import SENTENCE, Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    has_right_host,
    is_empty_answer,
    is_layer_check,
    is_manifest_refused,
    is_public,
    is_pull,
    is_push,
    is_resourceless,
    pulls_as_service,
    sends_manifest,
)
from ecr_denied.advice.wordings import (
    is_chart_repository,
    is_command_alone,
    is_either,
    is_exception,
    is_host_refused,
    is_not_local,
    is_parameter_refused,
    is_registry_id_refused,
)
from ecr_denied.records import RunBy

__all__ = ["ASK_FOR_THE_REASON", "READ_THE_MESSAGE", "TRAIL"]

_ASK_FOR_TOKEN = run(commands.TOKEN_EXPIRY, SENTENCE, shared.TOKEN_GIVEN, shared.DEAD_CREDENTIALS)
_PULL = run(
    commands.BATCH_GET_IMAGE,
    SENTENCE,
    # Without an error, so it says least by itself.
    shared.IMAGE_FAILED,
    shared.REPOSITORY_MISSING,
    shared.IMAGE_ARCHIVED,
    *shared.IMAGE_GIVEN,
    shared.DEAD_CREDENTIALS,
)
_PUSH = run(
    commands.LAYER_AVAILABILITY,
    SENTENCE,
    shared.REPOSITORY_MISSING,
    shared.LAYERS_ANSWERED,
    shared.DEAD_CREDENTIALS,
)

# Send a request whose refusal is printed whole (AWS CLI reference, ecr batch-get-image).
ASK_FOR_THE_REASON = CheckItem(
    id="ask-for-the-reason",
    kind=Kind.ASK_FOR_THE_REASON,
    headline="Ask again, for the registry's own words.",
    reasons=(
        Text("no-reason", "The text gives no reason, or it is cut off."),
        Text("bare-403", "The text is a bare 403: a HEAD answer has no body, and some clients drop the one they got."),
        Text("no-upstream", "ECR Public has no upstream of its own.", is_public),
        Text("ask-otherwise", "If the registry did refuse, it says more to another request."),
    ),
    notes=(
        Text(
            "bare-manifest",
            "The registry itself refused, not the store of its layers; the text does not say why.",
            is_manifest_refused,
        ),
        Text(
            "missing-or-refused",
            "The words leave open whether the image is missing or was refused.",
            is_either,
        ),
        Text("full-refusal", "A full refusal names caller, action and kind of policy."),
        Text("cli-identity", "The answer is for the CLI's own identity, which need not be the stored login's."),
    ),
    commands=(_PULL, _PUSH),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
    # Of what such a service may do, no other request tells.
    applies=~pulls_as_service,
    variants=(
        Variant(holds=is_resourceless, commands=(_ASK_FOR_TOKEN,)),
        Variant(
            holds=is_public,
            notes=(
                Text(
                    "get-has-body",
                    "A GET is answered with the registry's words. It is sent with the stored login.",
                ),
            ),
            commands=shared.inspect_manifest(shared.STALE_LOGIN),
            page=shared.inspect_manifest_page,
        ),
        Variant(holds=is_pull, commands=(_PULL,)),
        # Layers are asked after and sent before the manifest.
        # So ends a push by docker that may not ask after layers (amazon-ecr-login#14).
        Variant(
            holds=(is_push & ~sends_manifest) | is_layer_check | (is_empty_answer & ~sends_manifest),
            commands=(_PUSH, _PULL),
        ),
    ),
)

# The words may be about the client's own side (ECR user guide, common errors).
READ_THE_MESSAGE = CheckItem(
    id="read-the-message",
    kind=Kind.ASK_FOR_THE_REASON,
    headline="Look above and below these words in the log for the reason.",
    reasons=(
        shared.ENGINE_HAS_NONE,
        Text("unknown-words", "The words are none of the registry's known answers."),
        Text("parameter-refused", "ECR's API refuses a parameter, and the message names it."),
        Text(
            "host-refused", "The program does not take this address for one of ECR's; it asked nobody.", is_host_refused
        ),
        Text(
            "no-chart-repository",
            "Helm adds repositories of HTTP alone; ECR keeps charts as it keeps images.",
            is_chart_repository,
        ),
        Text("exception-said", "AWS says by a name of its own what stood in the way.", is_exception),
        Text("command-alone", "A program tells that its command failed; what the command printed is not there."),
    ),
    notes=(Text("own-side", "It may be about the local machine or engine: the image, the disk, the daemon."),),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
    variants=(
        Variant(
            holds=is_registry_id_refused,
            headline=Text(
                "registry-id-digits", "Give the registry's account id, twelve digits: what was sent is none."
            ),
            notes=(
                Text(
                    "registry-id-of-host",
                    "A program takes it from the host in front of an image, or from settings of its own: a host of "
                    "ECR's API has none.",
                ),
            ),
        ),
        Variant(
            holds=is_parameter_refused,
            headline=Text("read-the-parameter", "Read in the message which parameter ECR refuses."),
            notes=(),
        ),
        # Of an address that is one of ECR's, what stands in front can be amiss: some programs take a URL, some a host.
        Variant(
            holds=is_host_refused & has_right_host,
            headline=Text(
                "url-or-host", "Write https:// in front of the host, or leave it out, as this program wants it."
            ),
            notes=(Text("host-spelt-right", "The host itself is spelt as one of ECR's."),),
        ),
        Variant(
            holds=is_host_refused,
            headline=Text("read-the-form", "Write the address in the form for which the message asks."),
            notes=(),
        ),
        Variant(
            holds=is_exception,
            headline=Text("read-the-exception", "Read in the message what stood in the way of that request."),
            notes=(),
        ),
        Variant(
            holds=is_chart_repository,
            headline=Text("chart-by-oci", "Leave helm repo add out: give helm the chart's address, with oci://."),
            notes=(),
        ),
        Variant(
            holds=is_command_alone,
            headline=Text("read-the-command", "Run the command yourself for its reason, or look for it above."),
        ),
        Variant(holds=is_not_local, headline=Text("read-the-pull", "Look further up for a pull of it that failed.")),
    ),
)

# What CloudTrail recorded (ECR user guide, logging-using-cloudtrail).
TRAIL = CheckItem(
    id="trail",
    kind=Kind.ASK_FOR_THE_REASON,
    headline="Read the request's errorMessage in CloudTrail.",
    reasons=(Text("look-alike", "All of these look alike on the client."),),
    notes=(
        Text(
            "trail-keeps",
            "CloudTrail keeps the words the client dropped; some VPC endpoint denials are not recorded. Times keep "
            "the search short.",
        ),
    ),
    commands=(
        run(
            "aws cloudtrail lookup-events --lookup-attributes {trail-attribute}"
            " --start-time {start-time} --end-time {end-time}"
            """ --query "Events[?contains(CloudTrailEvent, 'errorCode')].CloudTrailEvent" {--region}""",
            Answer("event-told", "an event with errorMessage", "it holds the words that the client dropped"),
            Answer("no-event", "[]", "not recorded, or not yet: events take up to fifteen minutes"),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/logging-using-cloudtrail.html",
)
