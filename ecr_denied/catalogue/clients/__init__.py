"""What the clients of a registry say, and the libraries they are made of."""

from ecr_denied.catalogue.clients import (
    buildkit,
    containerd,
    containers_image,
    distribution,
    docker,
    dotnet_sdk,
    ggcr,
    jib,
    oras,
)

__all__ = ["SPEAKERS"]

SPEAKERS = (
    buildkit,
    containerd,
    containers_image,
    distribution,
    docker,
    dotnet_sdk,
    ggcr,
    jib,
    oras,
)
