"""All clients' tables under one roof."""

from __future__ import annotations

from tests.formats.clients.aws import API, ECS, HELPER
from tests.formats.clients.buildkit import BUILDKIT
from tests.formats.clients.containerd import CONTAINERD, KUBELET, NERDCTL
from tests.formats.clients.containers_image import CONTAINERS_IMAGE, CRIO
from tests.formats.clients.distribution import DISTRIBUTION
from tests.formats.clients.docker import DOCKER
from tests.formats.clients.docker_cli import COMPOSE, DOCKER_CLI
from tests.formats.clients.docker_containerd import DOCKER_CONTAINERD
from tests.formats.clients.others import OTHERS
from tests.formats.clients.tools import GGCR, HELM, ORAS
from tests.formats.table import Format

__all__ = ["CLIENTS"]

CLIENTS: dict[str, tuple[Format, ...]] = {
    "distribution": DISTRIBUTION,
    "docker": DOCKER,
    "docker-containerd": DOCKER_CONTAINERD,
    "docker-cli": DOCKER_CLI,
    "compose": COMPOSE,
    "containerd": CONTAINERD,
    "kubelet": KUBELET,
    "nerdctl": NERDCTL,
    "buildkit": BUILDKIT,
    "containers-image": CONTAINERS_IMAGE,
    "cri-o": CRIO,
    "ggcr": GGCR,
    "oras": ORAS,
    "helm": HELM,
    "credential-helper": HELPER,
    "aws-api": API,
    "ecs": ECS,
    "others": OTHERS,
}
