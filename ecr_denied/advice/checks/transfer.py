"""Checks of how it is sent."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import run
from ecr_denied.advice.check import CheckItem, Kind, Text
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import can_be_entered, operator_there

__all__ = ["UPLOAD"]

# An upload out of step (GoogleContainerTools/kaniko#607, apple/container#1895, devcontainers/cli#814).
UPLOAD = CheckItem(
    id="upload",
    kind=Kind.NETWORK,
    headline="Push again without a proxy in between and with a current client.",
    reasons=(Text("part-refused", "The registry did not accept a part of an upload."),),
    notes=(
        Text(
            "parts-out-of-order",
            "Layer parts that are out of order, too small or empty are refused; a proxy or a client's retry does that.",
        ),
    ),
    commands=(run(commands.probe_host, shared.PROXY_USED, shared.WAY_OPEN, holds=can_be_entered),),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html",
)
