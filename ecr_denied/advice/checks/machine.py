"""Checks of the machine at hand: its AWS credentials, its proxy, its platform, its disk and its container engine.

Each takes a ``Failure`` and returns one ``Advice`` whose ``why`` says how to read the answer.
"""

from __future__ import annotations

from ecr_denied.advice import commands, docs
from ecr_denied.advice import evidence as said
from ecr_denied.records import Advice, Check, Failure, RunBy

__all__ = ["aws_credentials", "local_machine", "node_credentials", "platform", "proxy"]


def aws_credentials(failure: Failure) -> Advice:
    """Where the process takes its AWS credentials from (AWS CLI user guide, cli-chap-authentication)."""
    return Advice(
        check=Check.AWS_CREDENTIALS,
        headline="Check where this process takes its AWS credentials and its region from.",
        why=(
            "The command lists the source of each, and nothing where there is none: a variable, a profile, an "
            "instance or container role. They must be those of the process that failed, not of your shell."
        ),
        commands=(commands.configured_sources(), commands.get_caller_identity()),
        docs=docs.CLI_CREDENTIALS,
    )


def proxy(failure: Failure) -> Advice:
    """What a proxy answers on the way (Docker docs, daemon proxy)."""
    return Advice(
        check=Check.PROXY,
        headline=f"Check that the proxy lets {said.host(failure)} through.",
        why=(
            "ECR never asks for a proxy's login, so this answer is the proxy's. A line 'CONNECT' in the output tells "
            "that one is used; the docker engine has proxy settings of its own, apart from those of the shell."
        ),
        commands=(commands.probe_host(failure),),
        docs=docs.ENGINE_PROXY,
    )


def platform(failure: Failure) -> Advice:
    """Which platforms the image was built for (Docker docs, multi-platform images)."""
    return Advice(
        check=Check.PLATFORM,
        headline=f"Check which platforms {said.tag(failure)} was built for.",
        why=(
            "The image exists, but not for this operating system and processor: build it for this platform as well, "
            "or ask for one of those that are listed."
        ),
        commands=(commands.inspect_manifest(failure),),
        docs=docs.PLATFORMS,
    )


def local_machine(failure: Failure) -> Advice:
    """Disk, engine and local images (Docker docs, daemon troubleshooting)."""
    return Advice(
        check=Check.LOCAL_MACHINE,
        headline="Check this machine: that the container engine runs, has room, and holds the image.",
        why=(
            "No registry was at fault. 'docker info' fails where the engine does not run or may not be asked, 'df' "
            "shows a full disk, 'docker images' whether the image is there under this name."
        ),
        commands=("docker info", "df -h", commands.local_images(failure)),
        docs=docs.ENGINE_TROUBLES,
    )


def node_credentials(failure: Failure) -> Advice:
    """The role by which a node, a task or a service pulls (ECR user guide, ECR_on_EKS and ECR_on_ECS)."""
    return Advice(
        check=Check.NODE_CREDENTIALS,
        headline="Check the role of the node, task or service that pulls, and its credential provider.",
        why=(
            "kubelet takes a token by the node's role through a credential provider, or from an imagePullSecret, "
            "which is good for twelve hours; ECS, Lambda, App Runner and SageMaker use an execution or access role. "
            "Your own login does not count there."
        ),
        commands=(commands.get_principal(failure, "Role.Arn"),),
        run_by=RunBy.NODE_OPERATOR,
        docs=docs.PULL_IMAGE,
    )
