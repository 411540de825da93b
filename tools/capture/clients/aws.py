"""The AWS clients of the ECR API: the command line and boto3."""

from __future__ import annotations

import sys
from abc import abstractmethod
from collections.abc import Mapping
from importlib.metadata import version
from typing import ClassVar

from tools.capture.bench import Command
from tools.capture.clients.base import Client, Operation
from tools.standin import Scenario

_REFUSED = (
    "identity-policy-implicit-deny-same-account",
    "no-reason",
    "permissions-boundary-implicit-deny",
    "vpc-endpoint-policy-implicit-deny",
    "service-control-policy-explicit-deny",
    "identity-policy-explicit-deny",
    "rate-exceeded",
    "service-unavailable",
)
_REPOSITORY = (*_REFUSED, "resource-policy-implicit-deny-cross-account", "authorization-id", "repository-missing")
_IMAGE = (*_REPOSITORY, "image-missing")


class _Api(Client):
    """A client of the JSON API, called with the access key that selects the scenario."""

    token: ClassVar[str]

    def environment(self, scenario: Scenario) -> dict[str, str]:
        return self.bench.environment(
            scenario,
            AWS_ACCESS_KEY_ID=scenario.access_key_id,
            AWS_SECRET_ACCESS_KEY="not-a-secret",  # noqa: S106
            AWS_DEFAULT_REGION=scenario.region,
            PYTHONWARNINGS="ignore",
        )

    def operations(self) -> Mapping[str, Operation]:
        def operation(name: str, kind: str | None, scenarios: tuple[str, ...]) -> Operation:
            return Operation(lambda s: self.call(name, s), kind, frozenset(), scenarios=scenarios)

        return {
            self.token: operation(self.token, "login", _REFUSED),
            "describe-repositories": operation("describe-repositories", None, _REPOSITORY),
            "describe-images": operation("describe-images", None, _IMAGE),
            "batch-get-image": operation("batch-get-image", None, _IMAGE),
        }

    @abstractmethod
    def call(self, operation: str, scenario: Scenario) -> Command:
        """The command for one operation of the API."""


class Awscli(_Api):
    """The AWS command line, version 1."""

    name = client = "awscli"
    token = "get-login-password"

    def version(self) -> str:
        return version("awscli")

    def call(self, operation: str, scenario: Scenario) -> Command:
        words = ["aws", "ecr", operation]
        if operation != self.token:
            many = "s" if operation == "describe-repositories" else ""
            words += ["--registry-id", scenario.account, f"--repository-name{many}", scenario.repository]
        if "image" in operation:
            words += ["--image-ids", f"imageTag={scenario.tag}"]
        return Command(tuple(words), program=(sys.executable, "-m", "awscli"))


class Boto3(_Api):
    """boto3: the exception as it ends a traceback."""

    name = client = "boto3"
    token = "get-authorization-token"

    def version(self) -> str:
        return version("boto3")

    def call(self, operation: str, scenario: Scenario) -> Command:
        arguments: dict[str, object] = {}
        if operation != self.token:
            arguments["registryId"] = scenario.account
        if operation == "describe-repositories":
            arguments["repositoryNames"] = [scenario.repository]
        if "image" in operation:
            arguments |= {"repositoryName": scenario.repository, "imageIds": [{"imageTag": scenario.tag}]}
        spelled = ", ".join(f"{key}={value!r}" for key, value in arguments.items())
        call = f'boto3.client("ecr").{operation.replace("-", "_")}({spelled})'
        # Without frames: they would be the capture's own.
        script = f"import sys, boto3\nsys.tracebacklimit = 0\nprint({call}.get('failures'))"
        return Command(("python", "-c", script), program=(sys.executable,), title=f"python: {call}")
