"""The clients that can be captured, by the name of their folder under fixtures/."""

from tests.capture.clients.aws import Awscli, Boto3
from tests.capture.clients.base import Client, Operation, Scope
from tests.capture.clients.containerd import Ctr
from tests.capture.clients.containers import Buildah, Podman, Skopeo
from tests.capture.clients.credential_helper import CredentialHelper
from tests.capture.clients.docker import (
    DockerContainerdStore,
    DockerGraphdriver,
    PythonSdkContainerdStore,
    PythonSdkGraphdriver,
)
from tests.capture.clients.go_containerregistry import Crane
from tests.capture.clients.oras import Oras

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
