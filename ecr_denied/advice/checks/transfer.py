"""Checks of how it is sent."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import can_be_entered, operator_there
from ecr_denied.advice.wordings import is_upload_empty
from ecr_denied.records import RunBy

__all__ = ["BODY_SIZE", "UPLOAD"]

# A gateway's limit (RFC 9110, 15.5.14; nginx, client_max_body_size; ECR user guide, service-quotas).
BODY_SIZE = CheckItem(
    id="body-size",
    kind=Kind.PROXY,
    headline="Find what on the way limits the size of a request, and raise that.",
    reasons=(Text("body-too-large", "What answered takes no request of this size: mostly a proxy or a gateway."),),
    notes=(
        Text(
            "ecr-takes-large",
            "ECR takes layers of 52,000 MiB. A gateway that ends TLS has a limit of its own, as client_max_body_size "
            "of nginx; no policy and no login is at fault.",
        ),
    ),
    commands=(
        run(
            commands.SHOW_CERTIFICATE,
            Answer("gateway-issuer", "another issuer than Amazon", "a proxy or gateway ends TLS: look for its limit"),
            Answer("no-gateway-here", "issuer: ... Amazon", "no gateway ends TLS from here: was it here that failed?"),
        ),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
)

# An upload out of step (GoogleContainerTools/kaniko#607, apple/container#1895, devcontainers/cli#814).
UPLOAD = CheckItem(
    id="upload",
    kind=Kind.NETWORK,
    headline="Push again without a proxy in between and with a current client.",
    reasons=(Text("part-refused", "The registry did not accept a part of an upload."),),
    notes=(
        Text(
            "parts-out-of-order",
            "Layer parts that are out of order or too small are refused; a proxy or a client's retry does that.",
        ),
    ),
    commands=(run(commands.PROBE_HOST, shared.PROXY_USED, *shared.WAY_OPEN, holds=can_be_entered),),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html",
    variants=(
        # ECR API, CompleteLayerUpload, EmptyUploadException.
        Variant(
            holds=is_upload_empty,
            kind=Kind.IMAGE_MANIFEST,
            headline=Text("empty-layer", "Push no empty layer or configuration: ECR takes none of zero bytes."),
            notes=(
                Text(
                    "no-parts",
                    "The registry got no byte. An artifact often has a configuration of zero bytes.",
                ),
            ),
            commands=(),
            run_by=RunBy.CALLER,
        ),
    ),
)
