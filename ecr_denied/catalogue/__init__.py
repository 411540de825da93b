"""The catalogue: every wording the library knows, one module per speaker.

A module holds a tuple ``PATTERNS``; each pattern owns its gate literal, words, cause, samples, counter-samples and
source, so that adding a wording is a change in one place.
"""

from ecr_denied.catalogue import (
    aws_api,
    buildkit,
    command_line,
    containerd,
    containers_image,
    credentials,
    distribution,
    docker,
    ecr,
    ecs,
    ggcr,
    http_libraries,
    iam,
    jvm_dotnet,
    kubernetes,
    layer_store,
    oras,
    transport,
)
from ecr_denied.catalogue.entry import Pattern

__all__ = ["CATALOGUE"]

CATALOGUE: tuple[Pattern, ...] = tuple(
    pattern
    for speaker in (
        iam,
        ecr,
        layer_store,
        distribution,
        aws_api,
        docker,
        containerd,
        buildkit,
        containers_image,
        ggcr,
        oras,
        http_libraries,
        jvm_dotnet,
        kubernetes,
        ecs,
        credentials,
        transport,
        command_line,
    )
    for pattern in speaker.PATTERNS
)
