"""The ECR credential helper, asked directly, without any AWS credentials to be found."""

from __future__ import annotations

from collections.abc import Mapping

from tools.capture.bench import Command
from tools.capture.clients.base import Client, Operation


class CredentialHelper(Client):
    """docker-credential-ecr-login."""

    name = "ecr-credential-helper"
    client = "amazon-ecr-credential-helper"

    def version(self) -> str:
        return self.bench.prepare(["docker-credential-ecr-login", "-v"], self.bench.environment()).split()[2]

    def operations(self) -> Mapping[str, Operation]:
        return {
            "get": Operation(
                lambda s: Command(("docker-credential-ecr-login", "get"), stdin=s.registry),
                "login",
                frozenset(),
                scenarios=("helper-failing",),
            )
        }
