"""The clients that can be captured, by the name of their folder under fixtures/."""

from tools.capture.clients.aws import Awscli, Boto3
from tools.capture.clients.base import Client, Operation, Scope
from tools.capture.clients.containerd import Ctr
from tools.capture.clients.containers import Buildah, Podman, Skopeo
from tools.capture.clients.credential_helper import CredentialHelper
from tools.capture.clients.docker import (
    DockerContainerdStore,
    DockerGraphdriver,
    PythonSdkContainerdStore,
    PythonSdkGraphdriver,
)
from tools.capture.clients.go_containerregistry import Crane
from tools.capture.clients.oras import Oras

CLIENTS: dict[str, type[Client]] = {
    client.name: client
    for client in (
        DockerGraphdriver,
        DockerContainerdStore,
        PythonSdkGraphdriver,
        PythonSdkContainerdStore,
        Podman,
        Buildah,
        Skopeo,
        Ctr,
        Crane,
        Oras,
        CredentialHelper,
        Awscli,
        Boto3,
    )
}

__all__ = ["CLIENTS", "Client", "Operation", "Scope"]
