"""Checks of the machine at hand: its AWS credentials, its proxy, its platform, its disk and its container engine.

Each makes a ``Step`` of a record.
"""

from __future__ import annotations

from ecr_denied.advice import commands, docs
from ecr_denied.advice.step import Step, run
from ecr_denied.records import Check, Failure, RunBy

__all__ = [
    "aws_credentials",
    "credential_sources",
    "local_machine",
    "node_credentials",
    "platform",
    "proxy",
    "shell_pipe",
]


def aws_credentials(_: Failure) -> Step:
    """Where the process takes its AWS credentials from (AWS CLI user guide, cli-chap-authentication)."""
    return Step(
        Check.AWS_CREDENTIALS,
        "aws-credentials",
        ("that-process",),
        docs.CLI_CREDENTIALS,
        (
            run(commands.configured_sources(), "no-credentials", "credentials-found"),
            run(commands.get_caller_identity(), "dead-credentials", "other-identity", "same-identity"),
        ),
    )


def credential_sources(failure: Failure) -> Step:
    """Can what gives credentials be reached? (AWS CLI user guide, cli-chap-authentication)"""
    return Step(
        Check.NETWORK,
        "credential-sources",
        ("sources-reachable",),
        docs.CLI_CREDENTIALS,
        (run(commands.probe_sts(failure), "answered", "no-way"),),
    )


def proxy(failure: Failure) -> Step:
    """What a proxy answers on the way (Docker docs, daemon proxy)."""
    return Step(
        Check.PROXY,
        "proxy",
        ("proxy-answer",),
        docs.ENGINE_PROXY,
        (run(commands.engine_proxy(), "engine-proxy"), run(commands.probe_host(failure), "proxy-used", "way-open")),
    )


def platform(failure: Failure) -> Step:
    """Which platforms the image was built for (Docker docs, multi-platform images)."""
    return Step(
        Check.PLATFORM,
        "platform",
        ("other-platforms",),
        docs.PLATFORMS,
        (run(commands.inspect_manifest(failure), "platforms-listed"),),
    )


def shell_pipe(_: Failure) -> Step:
    """What PowerShell does to a token that it pipes (PowerShell docs, about_pipelines; aws/aws-cli#5317)."""
    return Step(Check.LOCAL_MACHINE, "shell-pipe", ("pipe-changes",), docs.REGISTRY_LOGIN)


def local_machine(failure: Failure) -> Step:
    """Disk, engine and local images (Docker docs, daemon troubleshooting)."""
    return Step(
        Check.LOCAL_MACHINE,
        "local-machine",
        ("no-registry-fault",),
        docs.ENGINE_TROUBLES,
        (
            run("docker info", "engine-down"),
            run("df -h", "disk-full"),
            run(commands.local_images(failure), "no-local-image"),
        ),
    )


def node_credentials(failure: Failure) -> Step:
    """The role by which a node, a task or a service pulls (ECR user guide, ECR_on_EKS and ECR_on_ECS)."""
    return Step(
        Check.NODE_CREDENTIALS,
        "node-credentials",
        ("node-roles",),
        docs.PULL_IMAGE,
        (run(commands.attached_policies(failure), "pull-policy", "no-pull-policy"),),
        run_by=RunBy.NODE_OPERATOR,
    )
