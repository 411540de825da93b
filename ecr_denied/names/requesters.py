"""Who made a request, as far as the names of a client, of a service, of a role and of a session show.

A session's name is chosen by the one who assumes the role (STS, AssumeRole, RoleSessionName), so it is a hint. A
client's name and the name of a role that one service alone may assume say it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from ecr_denied.expression import expression
from ecr_denied.names.syntax import MASK

__all__ = [
    "AROUND_ENGINES",
    "AROUND_LIBRARIES",
    "CONFIGURE_ACTION",
    "OWN_LOGINS",
    "OWN_STORES",
    "READERS",
    "RUNNERS",
    "Keys",
    "Program",
    "Requester",
    "is_of_nodes",
    "of_client",
    "of_role",
    "of_service",
    "of_session",
]


class Requester(StrEnum):
    """What kind of thing made a request."""

    PERSON = "person"  # by a login of a person's own
    INSTANCE = "instance"  # a program on an EC2 instance or a managed machine, by the machine's role
    NODE = "node"  # what runs containers on a machine, by the machine's role
    DEVICE = "device"  # a program on a device of AWS IoT, by the role that its certificate gives it
    TASK = "task"  # a task of ECS, by its execution role or its task role
    POD = "pod"  # a program in a pod, by the role of its service account
    BUILD = "build"  # a job of a CI system, by a role that trusts the system
    FUNCTION = "function"  # Lambda, for a function
    SERVICE = "service"  # another service of AWS
    PROGRAM = "program"  # another program, with credentials of its own
    UNKNOWN = "unknown"


# Clients that run containers by themselves, as the catalogue names them: a service of AWS or a node's agent. They pull
# with credentials of their own. A service comes before the agent that it runs on.
RUNNERS: Mapping[str, Requester] = MappingProxyType(
    {
        "lambda": Requester.FUNCTION,
        "apprunner": Requester.SERVICE,
        "sagemaker": Requester.SERVICE,
        "agentcore": Requester.SERVICE,
        "codebuild": Requester.BUILD,
        "kubelet": Requester.NODE,
        "host-ctr": Requester.NODE,
        "batch": Requester.TASK,
        "ecs-agent": Requester.TASK,
        "elastic-beanstalk": Requester.NODE,
        "greengrass": Requester.DEVICE,
    }
)


class Keys(StrEnum):
    """Where a program takes the AWS credentials from by which it logs in."""

    OWN = "own"  # from a role or an environment of its own
    SETTINGS = "settings"  # from keys in its settings alone
    SHELL = "shell"  # from the shell of the user who starts it


class Program(NamedTuple):
    """A program that logs in by itself: what it is, where that is known, and by which AWS credentials."""

    requester: Requester | None = None
    keys: Keys = Keys.OWN


# Programs that log in by themselves, from a place of their own or by a role of their own, whatever library they pull
# with: the pages of ``advice/checks/programs.py``. What is known of one of them comes before what is known of many.
_PROGRAMS = (
    (Program(Requester.BUILD), "gitlab-runner github-runner kaniko concourse"),
    # ``test`` is a subcommand, which a user types.
    (Program(keys=Keys.SHELL), "argocd-image-updater-test crictl ctr kamal pulumi spring-boot terraform trivy copilot"),
    (Program(Requester.POD), "flux argocd argocd-image-updater admission-webhook controller"),
    (Program(Requester.BUILD, Keys.SETTINGS), "bitbucket-pipe circleci jenkins"),
    (Program(Requester.PROGRAM, Keys.SETTINGS), "dependabot harbor renovate"),
    (Program(), "swarm"),
    (Program(keys=Keys.SETTINGS), "packer"),
    (Program(Requester.PROGRAM), "artifactory nexus nomad spinnaker watchtower zot mesos"),
    # What asks the engine, or AWS, by a library.
    (Program(Requester.PROGRAM), "docker-api docker-java docker-py dockerode aws-sdk program"),
)
OWN_LOGINS: Mapping[str, Program] = MappingProxyType(
    {name: program for program, names in _PROGRAMS for name in names.split()}
)
# Of these, the ones that only read.
READERS = frozenset(
    ("argocd-image-updater", "argocd-image-updater-test", "dependabot", "renovate", "spinnaker", "trivy", "watchtower")
)
# Programs that people run, which keep logins apart from docker's, whatever library they pull with.
OWN_STORES = frozenset({"helm"})
# Programs that ask an engine by its API, whatever their words look like.
AROUND_ENGINES = ("crictl", "testcontainers", "dockerode")
# Programs that are made of a library whose words they print.
AROUND_LIBRARIES = ("ansible", "buildpacks", "cosign", "notation")

# The session that aws-actions/configure-aws-credentials names by default.
CONFIGURE_ACTION = "GitHubActions"
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_HIDDEN = rf"(?:[xX]{{3,}}|\*{{2,}}|\?{{2,}}|#{{2,}}|\.{{3}}|{MASK})[0-9a-f]{{0,12}}"
_SESSIONS = (
    # The id of an instance (ECS developer guide, docker-debug-mode), or of a machine that Systems Manager manages (EKS
    # user guide, hybrid-nodes-creds); or with a mask for some of it.
    (rf"m?i-(?:[0-9a-f]{{8,17}}|[0-9a-f]*{_HIDDEN})", Requester.INSTANCE),
    # The id of a certificate (AWS IoT Core, authorizing-direct-aws; Greengrass, device-service-role).
    (r"[0-9a-f]{64}", Requester.DEVICE),
    # The id of a task (ECS developer guide, task-scale-in-protection-endpoint).
    (r"[0-9a-f]{32}", Requester.TASK),
    # kubernetes/cloud-provider-aws, cmd/ecr-credential-provider; the name of a Fargate node (EKS user guide, getting-
    # started-eksctl).
    (r"ecr-credential-provider|fargate-ip-[0-9-]+[\w.-]*", Requester.NODE),
    # EKS Auth API, AssumedRoleUser: cluster, pod, UUID; fluxcd/pkg, auth/aws; external-secrets, providers/v1/aws/auth.
    (rf"eks-[\w.-]+-{_UUID}|[\w.-]+\.fluxcd\.io|external-secrets-provider-aws", Requester.POD),
    # CodeBuild, or with a mask for the id; aws-actions/configure-aws-credentials, whose name some add to; the sample of
    # AWS's blog (Use IAM roles to connect GitHub Actions to actions in AWS); Buildkite's
    # aws-assume-role-with-web-identity; GitLab's sample.
    (
        rf"AWSCodeBuild-(?:{_UUID}|[xX*?#<\[]\S{{0,99}})|{CONFIGURE_ACTION}(?:-\S+)?|GitHub_to_AWS_via_FederatedOIDC|buildkite-job-[\w-]+|GitLabRunner-[\w-]+",
        Requester.BUILD,
    ),
    # Names that services use whatever role they are given: SageMaker, CloudFormation, Batch, Glue, Image Builder,
    # CodeDeploy, App Runner, Bedrock AgentCore, Lambda's older ones; CodePipeline has the time in milliseconds.
    (
        r"SageMaker|AWSCloudFormation|aws-batch|GlueJobRunnerSession|BedrockAgentCore[\w.-]*|awslambda_[\w.-]+|\d{13}",
        Requester.SERVICE,
    ),
    (
        r"(?i:(?:EC2)?ImageBuilder|CodeDeploy|AppRunner)[\w.-]*",
        Requester.SERVICE,
    ),
)
_NAMED = tuple((expression(form), requester) for form, requester in _SESSIONS)
# How the consoles name the roles that they make for a service, and how EKS's tools name those of nodes. Any user may
# name a role so, and let anyone assume it (Lambda developer guide; user guides of CodeBuild, CodePipeline, Glue,
# SageMaker, App Runner; eksctl and Karpenter documentation).
_ROLES = (
    (r"codebuild-[\w.-]+-service-role", Requester.BUILD),
    (r"[\w+=,.@-]+-role-[a-z0-9]{8,9}|AmazonSageMaker-ExecutionRole-\d{8}T\d+", Requester.SERVICE),
    (r"AWS[A-Za-z]+ServiceRole(?:-[\w.-]+)?|AppRunnerECRAccessRole", Requester.SERVICE),
)
_NAMED_ROLES = tuple((expression(form), requester) for form, requester in _ROLES)
_NODES = expression(r"(?i)(?:\S{1,40}nodegroup|\S{0,40}(?:NodeInstance|KarpenterNode)Role)")
# IAM user guide, using-service-linked-roles: no one but the service may assume such a role.
_SERVICE_LINKED = "AWSServiceRoleFor"
# IAM Identity Center user guide, using-service-linked-roles: the role that it makes of a permission set.
_PERMISSION_SET = "AWSReservedSSO_"
# The role of every Lightsail instance is AWS's, and none of the customer's can take its place (Lightsail FAQ).
_LIGHTSAIL = "AmazonLightsailInstanceRole"


def of_client(client: str | None) -> Requester | None:
    """What a client is that has credentials of its own; ``None`` for any other."""
    return RUNNERS.get(client or "") or OWN_LOGINS.get(client or "", Program()).requester


def of_service(name: str | None) -> Requester:
    """What a service of AWS is that asks by itself: ``lambda.amazonaws.com`` for a function."""
    return of_client((name or "").partition(".")[0]) or Requester.SERVICE


def of_role(name: str | None) -> Requester | None:
    """What may assume a role of this name, with or without its path; ``None`` where the name leaves that open."""
    role = (name or "").rpartition("/")[2]
    if role.startswith(_SERVICE_LINKED):
        return Requester.SERVICE
    if role == _LIGHTSAIL:
        return Requester.INSTANCE
    return Requester.PERSON if role.startswith(_PERMISSION_SET) else None


def of_session(name: str | None, role: str | None = None) -> Requester | None:
    """What names its sessions like this, or for whom roles are named so.

    ``None`` where many do, as the SDKs' ``botocore-session-1700000000``.
    """
    hints = ((_NAMED, name or ""), (_NAMED_ROLES, (role or "").rpartition("/")[2]))
    given = ((named, words) for named, words in hints if words)
    return next((requester for named, words in given for form, requester in named if form.fullmatch(words)), None)


def is_of_nodes(role: str | None) -> bool:
    """Whether a role is named as that of the nodes of a cluster of EKS."""
    return _NODES.match((role or "").rpartition("/")[2]) is not None
