"""Checks of how it is sent."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.advice.readings import operator_there
from ecr_denied.records import RunBy

__all__ = ["BODY_SIZE", "UPLOAD"]


# A gateway's limit (RFC 9110, 15.5.14; nginx, client_max_body_size; ECR user guide, service-quotas).
BODY_SIZE = Check(
    "body-size",
    Kind.PROXY,
    "Find what on the way limits the size of a request, and raise that.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
    why="What answered takes no request of this size: mostly a proxy or a gateway. ECR takes layers of "
    "52,000 MiB. A gateway that ends TLS has a limit of its own, as client_max_body_size of nginx.",
    who=operator_there,
    commands=(
        Command(
            commands.SHOW_CERTIFICATE,
            "gateway-issuer: another issuer than Amazon -> a proxy or gateway ends TLS: look for its limit",
            "no-gateway-here: issuer: ... Amazon -> no gateway ends TLS from here: was it here that failed?",
        ),
    ),
)

# An upload out of step (GoogleContainerTools/kaniko#607, apple/container#1895, devcontainers/cli#814).
_UPLOAD = Check(
    "upload",
    Kind.NETWORK,
    "Push again without a proxy in between and with a current client.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html",
    why="Layer parts that are out of order or too small are refused; a proxy or a client's retry can cause that.",
    who=operator_there,
    commands=(
        Command(
            commands.PROBE_HOST,
            "proxy-used: CONNECT -> a proxy is used: its answer follows",
            shared.WAY_OPEN_BY_PROXY,
            shared.WAY_OPEN,
            needs="has-shell",
        ),
    ),
)
UPLOAD = (
    # ECR API, CompleteLayerUpload, EmptyUploadException.
    _UPLOAD.but(
        "Push no empty layer or configuration: ECR takes none of zero bytes.",
        needs="upload-empty",
        why="The registry got no byte. An artifact often has a configuration of zero bytes.",
        kind=Kind.IMAGE_MANIFEST,
        who=RunBy.CALLER,
        commands=(),
    ),
    _UPLOAD,
)
