"""Situations: what records tell that rules tell apart, each under a name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from ecr_denied.records import (
    Cause,
    Command,
    Endpoint,
    EndpointKind,
    Failure,
    Operation,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    Request,
    RequestTarget,
    Shell,
)

__all__ = ["SITUATIONS", "record"]

_CALLER, _OWNER = "444455556666", "111122223333"
# The registry of EKS add-ons in most regions (EKS user guide, add-ons-images).
_OF_AWS = "602401143452"
_HOST = f"{_OWNER}.dkr.ecr.eu-west-1.amazonaws.com"
_ROLE = Principal(
    arn=f"arn:aws:sts::{_CALLER}:assumed-role/ci/build-1",
    account_id=_CALLER,
    type=PrincipalType.ASSUMED_ROLE,
    name="ci",
    session="build-1",
)
_REPLICATION = Principal(
    account_id=_CALLER,
    type=PrincipalType.ASSUMED_ROLE,
    name="AWSServiceRoleForECRReplication",
    session="ecr-replication",
)
_IMAGE = {"registry": _HOST, "registry_id": _OWNER, "region": "eu-west-1", "repository": "team/app", "tag": "v1"}
_PULL = {**_IMAGE, "operation": Operation.PULL}
_PUSH = {**_IMAGE, "operation": Operation.PUSH}
_LOGIN = {"registry": _HOST, "registry_id": _OWNER, "region": "eu-west-1", "operation": Operation.LOGIN}
_PUBLIC = {"registry": "public.ecr.aws", "registry_alias": "docs", "repository": "app", "tag": "v1"}
_DENIED = {**_PUSH, "action": "ecr:InitiateLayerUpload", "principal": _ROLE}
_BUCKET = "prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com"
_ARN = f"arn:aws:iam::{_CALLER}:policy/NoPush"
_POLICIES = f"arn:aws:organizations::{_OWNER}:policy/o-abcdefghij"


def _who(kind: PrincipalType | None, name: str | None = None, account: str | None = _CALLER, **more: Any) -> Principal:
    return Principal(account_id=account, type=kind, name=name, **more)


def _of_aws(account: str, region: str) -> dict[str, Any]:
    """A refused pull from a registry of AWS."""
    host = f"{account}.dkr.ecr.{region}.amazonaws.com"
    return {**_PULL, "registry": host, "registry_id": account, "region": region}


def _sso(name: str) -> Principal:
    return _who(PrincipalType.ASSUMED_ROLE, name, session="ada")


SITUATIONS: dict[str, dict[str, Any]] = {
    # --- what was tried
    "nothing-told": {},
    "image": _IMAGE,
    "push": _PUSH,
    "pull": _PULL,
    "login": _LOGIN,
    "chart-named-twice": {**_PUSH, "client": "oras", "repository": "charts/app/app"},
    "by-digest": {**_PULL, "tag": None, "digest": f"sha256:{'a' * 64}"},
    "tag-and-digest": {**_PULL, "digest": f"sha256:{'a' * 64}"},
    # --- who asked
    "denied-push": _DENIED,
    "denied-pull": {**_PULL, "action": "ecr:BatchGetImage", "principal": _ROLE},
    "own-account": {**_DENIED, "principal": _who(PrincipalType.ASSUMED_ROLE, "ci", _OWNER, session="build-1")},
    "user": {**_DENIED, "principal": _who(PrincipalType.USER, "team/ada")},
    "user-in-china": {
        **_DENIED,
        "principal": _who(PrincipalType.USER, "ada", arn=f"arn:aws-cn:iam::{_CALLER}:user/ada"),
    },
    "role": {**_DENIED, "principal": _who(PrincipalType.ROLE, "ci")},
    "root": {**_DENIED, "principal": _who(PrincipalType.ROOT)},
    "federated": {**_DENIED, "principal": _who(PrincipalType.FEDERATED_USER, "ada")},
    "identity-center": {**_DENIED, "principal": _sso("AWSReservedSSO_Dev_0123456789abcdef")},
    "identity-center-with-path": {
        **_DENIED,
        "principal": _sso("aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_Ops_0123456789abcdef"),
    },
    "account-alone": {**_DENIED, "principal": _who(None)},
    "nobody-told": {**_DENIED, "principal": None},
    "masked-caller": {**_DENIED, "principal": _who(PrincipalType.ASSUMED_ROLE, "ci", None)},
    "caller-without-action": {**_PUSH, "principal": _ROLE},
    # --- what was denied
    "denied-unsaid-pull": {**_IMAGE, "action": "ecr:BatchGetImage", "principal": _ROLE},
    "denied-unsaid-put": {**_IMAGE, "action": "ecr:PutImage", "principal": _ROLE},
    "denied-import": {**_PULL, "action": "ecr:BatchImportUpstreamImage", "principal": _ROLE},
    "denied-creation": {**_PULL, "action": "ecr:CreateRepository", "principal": _ROLE, "repository": "quay/app"},
    "denied-new-repository": {**_IMAGE, "action": "ecr:CreateRepository", "principal": _ROLE},
    "denied-tags": {**_IMAGE, "action": "ecr:TagResource", "principal": _ROLE},
    "denied-import-of-own": {
        **_PULL,
        "action": "ecr:BatchImportUpstreamImage",
        "principal": _who(PrincipalType.ROLE, "ci", _OWNER),
        "repository": "quay/app",
    },
    "denied-token": {"action": "ecr:GetAuthorizationToken", "principal": _ROLE, "region": "eu-west-1"},
    "denied-token-in-push": {**_DENIED, "action": "ecr:GetAuthorizationToken"},
    "denied-role": {**_PULL, "action": "sts:AssumeRole", "principal": _ROLE},
    "denied-layer": {**_PULL, "action": "s3:GetObject", "principal": _ROLE},
    "denied-key": {**_PULL, "action": "kms:Decrypt", "principal": _ROLE},
    "denied-pull-in-push": {**_DENIED, "action": "ecr:BatchGetImage"},
    "denied-in-odd-letters": {**_DENIED, "action": "ecr:getauthorizationtoken"},
    # --- ECR Public
    "public": _PUBLIC,
    "public-push": {**_PUBLIC, "operation": Operation.PUSH, "action": "ecr-public:PutImage", "principal": _ROLE},
    "public-push-alone": {**_PUBLIC, "operation": Operation.PUSH},
    "public-pull": {**_PUBLIC, "operation": Operation.PULL},
    "public-chart": {**_PUBLIC, "operation": Operation.PULL, "client": "helm"},
    "public-login": {"registry": "public.ecr.aws", "operation": Operation.LOGIN},
    "public-by-alias": {"registry_alias": "docs"},
    "public-by-action": {"action": "ecr-public:GetAuthorizationToken", "principal": _ROLE},
    "public-by-bearer": {"action": "sts:GetServiceBearerToken", "principal": _ROLE},
    "public-by-words": {"endpoint": Endpoint(kind=EndpointKind.REGISTRY, host="public.ecr.aws")},
    "public-api-by-words": {"endpoint": Endpoint(kind=EndpointKind.API, host="api.ecr-public.us-east-1.amazonaws.com")},
    "public-with-id": {**_PUBLIC, "registry_id": _OWNER},
    "public-words-of-a-host": {
        **_IMAGE,
        "endpoint": Endpoint(kind=EndpointKind.REGISTRY, host="public.ecr.aws"),
    },
    "cache-prefix-in-words": {"message": "ecr-public/docs/app: not found"},
    "typed-in-powershell": {**_LOGIN, "command": Command(shell=Shell.POWERSHELL)},
    "typed-in-cmd": {**_LOGIN, "command": Command(shell=Shell.CMD)},
    "data-limit": {"wording": "ecr.data-limit"},
    "data-limit-of-a-host": {**_PULL, "wording": "ecr.data-limit"},
    # --- what runs containers
    **{client: {**_PULL, "client": client} for client in ("kubelet", "ecs-agent", "lambda", "containerd", "codebuild")},
    "containerd-push": {**_PUSH, "client": "containerd"},
    "containerd-unsaid": {**_IMAGE, "client": "containerd"},
    **{
        f"by-{name}": {**_DENIED, "principal": _who(PrincipalType.ASSUMED_ROLE, "ci", session=session)}
        for name, session in (
            ("instance", "i-0a1b2c3d4e5f60718"),
            ("device", "0a1b2c3d" * 8),
            ("task", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
            ("node", "ecr-credential-provider"),
            ("pod", "external-secrets-provider-aws"),
            ("build", "GitHubActions"),
            ("service", "SageMaker"),
        )
    },
    "by-service-linked-role": {
        **_DENIED,
        "principal": _who(PrincipalType.ASSUMED_ROLE, "AWSServiceRoleForECRReplication", session="ecr-replication"),
    },
    "by-lightsail": {
        **_DENIED,
        "principal": _who(PrincipalType.ASSUMED_ROLE, "AmazonLightsailInstanceRole", session="i-0a1b2c3d4e5f60718"),
    },
    "typed": {
        **_DENIED,
        "command": Command(sudo=True, profile="dev", region="us-east-1", layers_pushed=2),
    },
    "typed-oddly": {**_DENIED, "command": Command(profile="--help", region="nowhere")},
    "public-address": {**_PULL, "endpoint": Endpoint(address="44.213.79.10:443")},
    "private-address-of-a-task": {**_PULL, "client": "ecs-agent", "endpoint": Endpoint(address="10.0.1.2:443")},
    "public-address-of-a-task": {**_PULL, "client": "ecs-agent", "endpoint": Endpoint(address="44.213.79.10:443")},
    "kubelet-names-role": {**_DENIED, "client": "kubelet", "operation": Operation.PULL},
    "denied-by-api": {**_DENIED, "client": "aws-api"},
    "lambda-caller": {**_PULL, "client": "lambda", "principal": _ROLE},
    **{
        client: {**_PULL, "client": client}
        for client in (
            *(
                "gitlab-runner",
                "github-runner",
                "kaniko",
                "flux",
                "argocd",
                "swarm",
                "terraform",
                "trivy",
                "nomad",
                "harbor",
                "artifactory",
                "concourse",
                "jenkins",
                "argocd-image-updater",
                "bitbucket-pipe",
                "circleci",
                "controller",
                "watchtower",
                "admission-webhook",
                "ansible",
                "dependabot",
                "kamal",
                "pulumi",
                "renovate",
                "spinnaker",
                "spring-boot",
                "zot",
            ),
            *("helm", "oras", "ggcr", "notation"),
        )
    },
    "resolver-silent-for-a-mask": {
        **_PULL,
        "registry": "ACCOUNT.dkr.ecr.eu-west-1.amazonaws.com",
        "registry_id": None,
        "wording": "sockets.resolver-silent",
    },
    "resolver-silent": {**_PULL, "wording": "sockets.resolver-silent"},
    "image-of-another-region": {**_PULL, "client": "lambda", "wording": "services.image-region"},
    "jenkins-without-credential": {**_LOGIN, "client": "jenkins", "wording": "programs.jenkins-no-credential"},
    "access-role-invalid": {**_PULL, "client": "apprunner", "wording": "services.access-role-invalid"},
    "podman-by-another": {
        **_PULL,
        "client": "containers-image",
        "command": Command(program="podman", sudo=True, user="deploy"),
    },
    "docker-by-another": {**_PULL, "command": Command(program="docker", sudo=True, user="deploy")},
    "not-known-where-to-enable": {
        "wording": "aws_credentials.invalid",
        "command": Command(region="me-central-1"),
    },
    "beanstalk": {**_PULL, "client": "elastic-beanstalk"},
    "podman-by-root": {**_PULL, "client": "containers-image", "command": Command(program="podman", sudo=True)},
    "skopeo": {**_PULL, "client": "containers-image", "command": Command(program="skopeo")},
    "typed-other-region": {**_PULL, "command": Command(region="us-east-1")},
    "typed-other-partition": {**_PULL, "command": Command(region="cn-north-1")},
    "typed-region-of-registry": {**_PULL, "client": "lambda", "command": Command(region="eu-west-1")},
    "logged-in-elsewhere": {**_PUSH, "command": Command(login_host=f"{_CALLER}.dkr.ecr.eu-west-1.amazonaws.com")},
    "task-named": {
        **_LOGIN,
        "client": "ecs-agent",
        "command": Command(task=f"arn:aws:ecs:eu-west-1:{_OWNER}:task/prod/6a7b8c9d0e1f4a5b8c7d6e5f4a3b2c1d"),
    },
    "in-job": {**_PULL, "command": Command(job=True)},
    "called-by-api": {"client": "aws-api", "repository": "team/app", "registry_id": _OWNER},
    "in-job-by-user": {**_DENIED, "principal": _who(PrincipalType.USER, "ci"), "command": Command(job=True)},
    "service-not-granted": {
        **_PULL,
        "client": "sagemaker",
        "principal": _who(PrincipalType.SERVICE, "sagemaker.amazonaws.com", account=None),
        "wording": "services.service-not-granted",
    },
    "token-unsaid": {"operation": Operation.LOGIN, "endpoint": Endpoint(address="52.119.173.252:443")},
    "in-job-without-token": {**_LOGIN, "wording": "docker_login.no-terminal", "command": Command(job=True)},
    "in-job-by-instance": {
        **_PUSH,
        "principal": _who(PrincipalType.ASSUMED_ROLE, "ci", session="i-0a1b2c3d4e5f67890"),
        "command": Command(job=True),
    },
    "reached-elsewhere": {**_PULL, "command": Command(other_host=f"{_CALLER}.dkr.ecr.us-east-1.amazonaws.com")},
    "pushed-elsewhere": {**_PUSH, "command": Command(other_host=f"{_CALLER}.dkr.ecr.us-east-1.amazonaws.com")},
    "logged-in-here": {**_PUSH, "command": Command(login_host=_HOST)},
    "logged-in-and-unsaid": {"operation": Operation.PUSH, "command": Command(login_host=_HOST)},
    "logged-in-and-masked": {
        **_PUSH,
        "registry": f"***{_HOST[12:]}",
        "registry_id": None,
        "command": Command(login_host=_HOST),
    },
    "typed-region-alone": {"command": Command(region="us-east-1")},
    **{
        wording.rpartition(".")[2]: {**_LOGIN, "wording": wording}
        for wording in (
            "aws_credentials.sso-ended",
            "aws_credentials.no-instance-role",
            "aws_credentials.empty-token",
            "aws_credentials.provider-missing",
            "engine.unreachable",
            "engine.socket-forbidden",
            "docker_login.no-cli",
            "ecr.already-pushed",
            "docker_login.no-terminal",
            "docker_login.step-failed",
            "docker_login.old-command",
            "helpers.kept-already",
            "helpers.not-stored",
            "helpers.keeps-no-logins",
            "helpers.store-too-small",
            "helpers.provider-not-started",
            "helpers.keychain-closed",
            "helpers.of-ecr-alone",
            "helpers.provider-unanswered",
            "ecr.upload-empty",
            "ecr.digest-mismatch",
            "jib.oci-manifest-refused",
            "go.certificate-of-another",
            "tls.certificate-expired",
        )
    },
    **{
        f"clock-{off}": {**_LOGIN, "wording": "aws_credentials.clock-off", "clock_skew": off}
        for off in (None, -600, -90, 7200, -172_800)
    },
    "metadata-of-pod": {
        "client": "flux",
        "endpoint": Endpoint(kind=EndpointKind.TOKEN, host="169.254.169.254"),
        "wording": "aws_credentials.no-instance-role",
    },
    "kaniko-in-a-pod": {
        **_DENIED,
        "client": "kaniko",
        "principal": _who(PrincipalType.ASSUMED_ROLE, "build", session="external-secrets-provider-aws"),
    },
    "metadata": {
        **_PULL,
        "client": "kubelet",
        "endpoint": Endpoint(kind=EndpointKind.TOKEN, host="169.254.169.254"),
    },
    "role-refused": {**_LOGIN, "client": "flux", "wording": "aws_credentials.role-not-assumed", "http_status": 403},
    "certificate-early": {**_PULL, "wording": "go.clock-behind", "clock_skew": -126_230_400},
    "secret-missing": {**_PULL, "client": "kubelet", "command": Command.model_validate({"secret": "regcred"})},
    "script-slow": {**_LOGIN, "client": "argocd-image-updater", "wording": "docker_login.registry-script-slow"},
    "script-failed": {**_LOGIN, "client": "argocd-image-updater", "wording": "docker_login.registry-script"},
    "digest-unread": {**_PULL, "client": "swarm", "wording": "docker.digest-not-recorded"},
    "host-refused": {**_LOGIN, "wording": "helpers.host-refused", "registry": f"{_HOST}x"},
    "region-unread": {"operation": Operation.LOGIN, "wording": "docker_login.region-unread"},
    "right-host-refused": {**_LOGIN, "wording": "helpers.host-refused"},
    "build-across": {**_PULL, "client": "codebuild", "wording": "services.codebuild-across"},
    "layer-refused-by-registry": {
        **_PULL,
        "wording": "containerd.status-from-request",
        "endpoint": Endpoint(kind=EndpointKind.REGISTRY),
        "request": Request(method="GET", target=RequestTarget.BLOB),
    },
    "exception-said": {"client": "aws-api", "wording": "api.image-archived"},
    "no-chart-repository": {"client": "helm", "wording": "tools.helm-no-chart-repository"},
    "login-in-words": {**_LOGIN, "wording": "fallback.login"},
    "never-pulled": {**_PULL, "client": "kubelet", "wording": "kubernetes.pulls-never"},
    "limited-by-kubelet": {**_PULL, "client": "kubelet", "wording": "kubernetes.pulls-limited"},
    "back-off": {**_PULL, "client": "kubelet", "wording": "kubernetes.backs-off"},
    "event-cut-off": {**_PULL, "client": "kubelet", "wording": "fallback.failed"},
    "command-alone": {**_PUSH, "wording": "shell.command-failed"},
    "not-local-in-a-job": {**_PUSH, "wording": "engine.nothing-to-push", "command": Command(job=True)},
    "no-image-to-run": {**_IMAGE, "wording": "engine.no-image"},
    "algorithm-image": {
        "operation": Operation.PULL,
        "client": "sagemaker",
        "wording": "services.algorithm-image-refused",
    },
    "kaniko-limited-by-public": {
        "registry": "public.ecr.aws",
        "registry_alias": "docs",
        "repository": "app",
        "operation": Operation.PULL,
        "client": "kaniko",
    },
    "public-digest": {
        "registry": "public.ecr.aws",
        "registry_alias": "docs",
        "repository": "app",
        "digest": f"sha256:{'0a' * 32}",
        "operation": Operation.PULL,
    },
    "job-of-batch": {**_PULL, "client": "batch"},
    "address-of-a-task-unsaid": {**_PULL, "client": "ecs-agent"},
    "layers-of-a-task": {
        **_PULL,
        "client": "ecs-agent",
        "endpoint": Endpoint(
            kind=EndpointKind.LAYERS,
            host="prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com",
            address="52.216.0.1:443",
        ),
    },
    "public-address-of-a-service": {
        **_PULL,
        "client": "apprunner",
        "endpoint": Endpoint(address="44.213.79.10:443"),
    },
    "pod-tool-by-node": {
        **_DENIED,
        "client": "kaniko",
        "principal": _who(PrincipalType.ASSUMED_ROLE, "node", session="i-0a1b2c3d4e5f60718"),
    },
    "service-principal": {
        **_PULL,
        "client": "sagemaker",
        "principal": Principal(type=PrincipalType.SERVICE, name="sagemaker.amazonaws.com"),
    },
    "apprunner": {**_PULL, "client": "apprunner"},
    "sagemaker": {**_PULL, "client": "sagemaker"},
    "source-invalid": {**_PULL, "client": "lambda", "wording": "services.source-image-invalid"},
    "line-break": {"wording": "go.header-invalid"},
    "line-break-at-api": {
        "wording": "go.header-invalid",
        "endpoint": Endpoint(kind=EndpointKind.API, host="api.ecr.eu-west-1.amazonaws.com"),
    },
    "client-gave-up": {"wording": "go.canceled"},
    "login-may-be-missing": {**_PULL, "wording": "docker.pull-access-denied"},
    "region-missing": {**_LOGIN, "wording": "aws_credentials.no-region"},
    "parameter": {"wording": "api.parameter-invalid"},
    "rule-refused": {"wording": "api.upstream-unsupported"},
    "policy-to-set": {"wording": "api.policy-invalid"},
    "bootstrap": {**_PUSH, "region": None, "repository": f"cdk-own1-container-assets-{_OWNER}-eu-west-1"},
    "of-bootstrap": {
        **_DENIED,
        "principal": _who(
            PrincipalType.ASSUMED_ROLE, f"cdk-own1-image-publishing-role-{_CALLER}-eu-west-1", session="deploy"
        ),
    },
    "body-too-large": {**_PUSH, "http_status": 413},
    "manifest-sent": {**_PUSH, "request": Request(method="PUT", target=RequestTarget.MANIFEST)},
    "list-of-repositories": {
        **_DENIED,
        "repository": None,
        "action": "ecr:DescribeRepositories",
        "resource": f"arn:aws:ecr:eu-west-1:{_OWNER}:repository/*",
    },
    "upload-continued": {**_DENIED, "action": "ecr:UploadLayerPart"},
    "name-refused": {"wording": "ecr.repository-name-invalid"},
    "by-workflow": {
        **_DENIED,
        "principal": _who(PrincipalType.ASSUMED_ROLE, "release", session="GitHubActions"),
        "policy": Policy(type=PolicyType.SESSION),
    },
    "ipv6": {**_PULL, "endpoint": Endpoint(kind=EndpointKind.REGISTRY, host=_HOST, address="[2600:1f18::3]:443")},
    "layers-by-endpoint": {
        **_PULL,
        "endpoint": Endpoint(kind=EndpointKind.LAYERS, host=_BUCKET, address="10.0.1.2:443"),
    },
    "node-of-fargate": {
        **_PULL,
        "client": "kubelet",
        "command": Command(node="fargate-ip-10-0-1-2.eu-west-1.compute.internal"),
    },
    "layers-of-a-node": {
        **_PULL,
        "client": "kubelet",
        "endpoint": Endpoint(kind=EndpointKind.LAYERS, host=_BUCKET, address="52.218.0.1:443"),
    },
    "dialled-itself": {**_PULL, "endpoint": Endpoint(kind=EndpointKind.REGISTRY, host=_HOST, address="127.0.0.1:443")},
    "layers-by-itself": {
        **_PULL,
        "endpoint": Endpoint(kind=EndpointKind.LAYERS, host=_BUCKET, address="127.0.0.1:443"),
    },
    "layers-by-ipv6": {**_PULL, "endpoint": Endpoint(kind=EndpointKind.LAYERS, host=_BUCKET, address="[2600::3]:443")},
    "layer-cut": {
        **_PUSH,
        "request": Request(method="PATCH", target=RequestTarget.UPLOAD),
    },
    "layer-sent": {**_PUSH, "request": Request(method="PUT", target=RequestTarget.UPLOAD)},
    "parameter-of-pull": {**_PULL, "wording": "api.parameter-invalid"},
    "function-made": {**_DENIED, "client": "lambda", "action": "ecr:SetRepositoryPolicy"},
    "codebuild-role": {**_DENIED, "client": "codebuild"},
    "denied-replication": {**_IMAGE, "action": "ecr:ReplicateImage", "principal": _REPLICATION},
    # --- roles and keys
    "role-of-bootstrap": {
        "action": "sts:AssumeRole",
        "resource": f"arn:aws:iam::{_OWNER}:role/cdk-hnb659fds-image-publishing-role-{_OWNER}-eu-west-1",
        "principal": _ROLE,
    },
    "role-named": {"action": "sts:AssumeRole", "resource": f"arn:aws:iam::{_OWNER}:role/team/push", "principal": _ROLE},
    "role-of-own-account": {
        "action": "sts:AssumeRole",
        "resource": f"arn:aws:iam::{_CALLER}:role/push",
        "principal": _ROLE,
    },
    "role-by-token": {"action": "sts:AssumeRoleWithWebIdentity", "resource": f"arn:aws:iam::{_OWNER}:role/push"},
    "role-before": {**_DENIED, "command": Command(role=f"arn:aws:iam::{_OWNER}:role/push")},
    "web-identity-refused": {"wording": "aws_credentials.role-refused"},
    "role-unnamed": {"wording": "aws_credentials.role-not-assumed"},
    "role-without-way": {
        "wording": "aws_credentials.role-not-assumed",
        "endpoint": Endpoint(kind=EndpointKind.TOKEN, host="sts.eu-west-1.amazonaws.com"),
    },
    "role-dialled": {"wording": "aws_credentials.role-not-assumed", "endpoint": Endpoint(address="52.95.1.2:443")},
    "role-of-pod": {"wording": "aws_credentials.pod-role-not-assumed"},
    "unknown-client": {"wording": "aws_credentials.unknown-client", "region": "ap-east-1"},
    "unknown-client-in-china": {"wording": "aws_credentials.unknown-client", "region": "cn-north-1"},
    "unknown-client-anywhere": {"wording": "aws_credentials.unknown-client"},
    "unknown-client-at-home": {"wording": "aws_credentials.unknown-client", "region": "eu-west-1"},
    "key-named": {
        **_PULL,
        "action": "kms:DescribeKey",
        "resource": f"arn:aws:kms:us-east-1:{_OWNER}:key/1234abcd",
        "principal": _ROLE,
    },
    "key-by-permission-set": {
        **_PULL,
        "action": "kms:CreateGrant",
        "principal": _who(PrincipalType.ASSUMED_ROLE, "AWSReservedSSO_Dev_0123456789abcdef"),
    },
    "permission-set-at-home": {
        **_DENIED,
        "registry_id": _CALLER,
        "principal": _who(PrincipalType.ASSUMED_ROLE, "AWSReservedSSO_Dev_0123456789abcdef"),
    },
    # --- policies
    "mfa": {
        **_DENIED,
        "principal": _who(PrincipalType.USER, "ada"),
        "policy": Policy(
            type=PolicyType.IDENTITY_BASED, effect=PolicyEffect.EXPLICIT, arn=f"arn:aws:iam::{_CALLER}:policy/ForceMFA"
        ),
    },
    "token-and-endpoint": {
        "action": "ecr:GetAuthorizationToken",
        "policy": Policy(type=PolicyType.VPC_ENDPOINT, effect=PolicyEffect.IMPLICIT),
        "principal": _ROLE,
    },
    **{
        f"{kind.value}-{effect.value}": {**_DENIED, "policy": Policy(type=kind, effect=effect)}
        for kind in PolicyType
        for effect in PolicyEffect
    },
    "effect-alone": {**_DENIED, "policy": Policy(effect=PolicyEffect.EXPLICIT)},
    **{
        name: {**_DENIED, "policy": Policy(type=kind, effect=PolicyEffect.EXPLICIT, arn=arn)}
        for name, kind, arn in (
            ("policy-printed", PolicyType.IDENTITY_BASED, _ARN),
            ("boundary-printed", PolicyType.PERMISSIONS_BOUNDARY, _ARN),
            ("scp-printed", PolicyType.SERVICE_CONTROL, f"{_POLICIES}/service_control_policy/p-12345678"),
            ("rcp-printed", PolicyType.RESOURCE_CONTROL, f"{_POLICIES}/resource_control_policy/p-12345678"),
        )
    },
    "quarantined": {
        **_DENIED,
        "principal": _who(PrincipalType.USER, "team/ada"),
        "policy": Policy(arn="arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3"),
    },
    "token-and-rcp": {
        "action": "ecr:GetAuthorizationToken",
        "policy": Policy(type=PolicyType.RESOURCE_CONTROL, effect=PolicyEffect.EXPLICIT),
    },
    "token-and-resource-policy": {
        "action": "ecr:GetAuthorizationToken",
        "policy": Policy(type=PolicyType.RESOURCE_BASED, effect=PolicyEffect.EXPLICIT),
    },
    # --- names
    "address-as-name": {**_DENIED, "repository": f"{_HOST}/team/app:v1"},
    "address-with-digest": {**_PUSH, "repository": f"https://{_HOST}/team/app@sha256:{'a' * 64}"},
    "public-address-as-name": {**_PUSH, "repository": "public.ecr.aws/docs/app"},
    "public-address-with-path": {**_PUSH, "repository": "public.ecr.aws/docs/team/app"},
    "host-at-the-end": {**_PUSH, "repository": f"team/{_HOST}"},
    "address-alone": {**_PUSH, "repository": f"{_HOST}/"},
    "cached": {**_PULL, "repository": "docker-hub/library/nginx"},
    "cached-and-out-of-order": {**_PULL, "repository": "docker-hub/library/nginx", "http_status": 503},
    "cached-public": {**_PULL, "repository": "ecr-public/docs/app"},
    "cached-push": {**_PUSH, "repository": "quay/app"},
    "cached-without-library": {**_PULL, "repository": "docker-hub/nginx"},
    "pushed-without-library": {**_PUSH, "repository": "docker-hub/nginx"},
    "cached-by-another-name": {**_PULL, "repository": "docker.io/nginx"},
    "prefix-alone": {**_PULL, "repository": "quay"},
    **{
        f"cached-{name}": {"repository": f"{name}/app"}
        for name in ("kubernetes", "github", "gitlab", "azure", "chainguard")
    },
    "odd-names": {**_PULL, "repository": "-x", "tag": "a,b=c", "region": "nowhere-1"},
    "odd-action": {**_PULL, "action": "ecr:--help", "principal": _who(PrincipalType.ROLE, "-x")},
    **{
        f"forged-{name}": {**_DENIED, "action": action, "principal": _who(PrincipalType.USER, "ada")}
        for name, action in (("all", "ecr:*"), ("pattern", "ecr:Batch*"), ("letter", "ecr:?"), ("other", "ecr:Give"))
    },
    "forged-everybody": {**_DENIED, "principal": _who(PrincipalType.USER, "*")},
    "forged-pattern-of-roles": {**_DENIED, "principal": _who(PrincipalType.ROLE, "ci-?")},
    "forged-marks": {**_DENIED, "principal": _who(PrincipalType.USER, "a’;calc;’"), "repository": "team/*"},
    "session-with-comma": {**_PULL, "principal": _who(PrincipalType.ASSUMED_ROLE, "ci", session="a,b=c")},
    "option-as-action": {**_DENIED, "action": "--help"},
    "tag-with-plus": {**_PUSH, "tag": "1.2.0+5"},
    "tag-of-signature": {**_PUSH, "tag": f"sha256-{'a' * 64}.sig"},
    "digest-alone": {**_PUSH, "tag": None, "digest": f"sha256:{'a' * 64}"},
    "tag-with-comma": {**_PULL, "tag": "a,b"},
    "tag-with-equals-sign": {**_PULL, "tag": "a=b"},
    "odd-session": {**_PULL, "principal": _who(PrincipalType.ASSUMED_ROLE, "ci", session="--help")},
    "odd-digest": {**_PULL, "tag": None, "digest": "-x"},
    "odd-alias": {**_PUBLIC, "registry_alias": "-x"},
    "odd-region": {**_DENIED, "region": "--output"},
    "image-of-aws": {**_PULL, "registry_id": _OF_AWS, "registry": f"{_OF_AWS}.dkr.ecr.eu-west-1.amazonaws.com"},
    "aws-other-region": _of_aws(_OF_AWS, "eu-south-1"),
    "aws-sagemaker": _of_aws("438346466558", "eu-west-1"),
    "aws-marketplace": _of_aws("709825985650", "us-east-1"),
    "denied-image-of-aws": {**_DENIED, "registry_id": _OF_AWS, "action": "ecr:BatchGetImage"},
    "name-of-signs": {**_DENIED, "repository": "team-a/my_app.é1"},
    "china": {**_PULL, "registry": f"{_OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn", "region": "cn-north-1"},
    "china-without-cn": {**_PULL, "registry": f"{_OWNER}.dkr.ecr.cn-north-1.amazonaws.com", "region": "cn-north-1"},
    "china-alone": {"region": "cn-north-1"},
    "zone": {**_PULL, "registry": f"{_OWNER}.dkr.ecr.eu-west-1a.amazonaws.com", "region": "eu-west-1a"},
    "region-without-hyphen": {**_PULL, "registry": f"{_OWNER}.dkr.ecr.eu-west1.amazonaws.com", "region": None},
    "zone-in-host": {**_PULL, "registry": f"{_OWNER}.dkr.ecr.eu-west-1a.amazonaws.com", "region": None},
    "account-with-hyphens": {
        **_PULL,
        "registry": "1111-2222-3333.dkr.ecr.eu-west-1.amazonaws.com",
        "registry_id": None,
    },
    "scheme-for-a-host": {**_PULL, "endpoint": Endpoint(kind=EndpointKind.REGISTRY, host="https")},
    "led-elsewhere": {**_PULL, "endpoint": Endpoint(host="cdn.example.com")},
    "led-to-a-mirror": {**_PULL, "endpoint": Endpoint(kind=EndpointKind.REGISTRY, host="mirror.example.com")},
    "no-way-to-sts": {**_PULL, "endpoint": Endpoint(kind=EndpointKind.TOKEN, host="sts.eu-west-1.amazonaws.com")},
    "no-way-to-sts-of-node": {
        **_PULL,
        "client": "kubelet",
        "endpoint": Endpoint(kind=EndpointKind.TOKEN, host="sts.eu-west-1.amazonaws.com"),
    },
    "api-masked": {"endpoint": Endpoint(kind=EndpointKind.API)},
    "api-dual-stack-of-old": {
        "region": "eu-west-1",
        "endpoint": Endpoint(kind=EndpointKind.API, host="api.ecr.eu-west-1.api.aws"),
    },
    "first-version-of-the-protocol": {**_PUSH, "http_status": 404, "wording": "http.first-version"},
    "helper-of-ecr-told": {**_LOGIN, "client": "docker", "helper": "docker-credential-ecr-login"},
    "sandbox-image": {**_PULL, "client": "kubelet", "repository": "eks/pause"},
    "fips-abroad": {**_PULL, "registry": f"{_OWNER}.dkr.ecr-fips.eu-west-1.amazonaws.com"},
    "public-api-abroad": {
        "region": "eu-west-1",
        "endpoint": Endpoint(kind=EndpointKind.API, host="api.ecr-public.eu-west-1.amazonaws.com"),
    },
    "account-left-out": {**_PULL, "registry": ".dkr.ecr.eu-west-1.amazonaws.com", "registry_id": None},
    "misspelt-end": {**_PULL, "registry": f"{_OWNER}.dkr.ecr.eu-west-1.amazonawss.com"},
    "fips": {**_PULL, "registry": f"{_OWNER}.dkr.ecr-fips.us-east-1.amazonaws.com", "region": "us-east-1"},
    "misspelt-host": {**_PULL, "registry": f"{_OWNER}.drk.ecr.eu-west-1.amazonaws.com"},
    "other-host": {**_PULL, "registry": "registry.example.com"},
    # --- answers
    **{f"status-{status}": {**_PUSH, "http_status": status} for status in (400, 403, 404, 405)},
    "status-405-anywhere": {"http_status": 405},
    **{f"code-{code.lower()}": {**_PUSH, "code": code} for code in ("TAG_INVALID", "UNKNOWN", "MANIFEST_INVALID")},
    # --- what was asked, and what decided
    **{
        name: {**fields, "request": Request(method=method, target=target)}
        for name, fields, method, target in (
            ("refused-get", _PUSH, "GET", RequestTarget.MANIFEST),
            ("refused-head", _IMAGE, "HEAD", RequestTarget.MANIFEST),
            ("head-of-a-push", _PUSH, "HEAD", RequestTarget.MANIFEST),
            ("first-bytes", _PUSH, "POST", RequestTarget.UPLOAD),
            ("refused-head-in-words", _IMAGE, "HEAD", None),
            ("refused-check", _IMAGE, "HEAD", RequestTarget.BLOB),
        )
    },
    **{
        name: {**_PUSH, "wording": wording}
        for name, wording in (
            ("too-many-layers", "ecr.too-many-layers"),
            ("too-many-tags", "ecr.tag-quota"),
            ("registry-full", "ecr.repository-quota"),
            ("parts-missing", "ecr.referenced-images-missing"),
            ("cache-export", "buildkit.cache-export"),
            ("upper-case", "docker.invalid-tag"),
            ("not-local", "engine.nothing-to-push"),
            ("manifest-misread", "docker.signature-missing"),
            ("registry-id-invalid", "api.registry-id-invalid"),
            ("disk-full", "engine.disk"),
        )
    },
    **{
        name: {**_PULL, "wording": wording}
        for name, wording in (
            ("unpack-failed", "engine.unpack"),
            ("no-processor", "engine.no-processor"),
            ("no-image-type", "docker.media-type-unknown"),
            ("rejected-by-policy", "containers_image.policy"),
            ("layer-changed", "containerd.layer-unverified"),
        )
    },
    "rejected-on-a-node": {**_PULL, "client": "kubelet", "wording": "containers_image.policy"},
    "disk-full-on-windows": {**_PUSH, "wording": "engine.disk", "command": Command(shell=Shell.CMD)},
    "trust-missing": {**_PUSH, "wording": "docker.no-trust-data"},
    "layer-missing": {**_PULL, "wording": "api.layer-missing"},
    "layer-of-image-missing": {**_PULL, "wording": "distribution.blob-unknown"},
    **{
        f"disk-full-of-{client}": {**_PULL, "client": client, "wording": "engine.disk"}
        for client in ("kubelet", "ecs-agent")
    },
    "upper-case-told": {"repository": "team/App", "wording": "docker.invalid-tag"},
    "key-failed": {**_PUSH, "wording": "api.key-refused"},
    "secret-refused": {"wording": "ecr.upstream-secret"},
    "upstream-limit": {**_PULL, "wording": "ecr.upstream-rate-limited"},
    "cached-limit": {**_PULL, "repository": "docker-hub/library/nginx", "wording": "distribution.toomanyrequests"},
    "own-limit-of-cached": {**_PULL, "repository": "docker-hub/library/nginx", "wording": "ecr.rate-exceeded"},
    "data-limit-of-node": {**_PUBLIC, "client": "kubelet", "wording": "ecr.data-limit"},
    "empty-answer": {**_PULL, "wording": "distribution.body-empty-no-status"},
    "plain-http": {**_PUSH, "wording": "http.plain-http"},
    "second-try": {**_PULL, "request": Request(method="HEAD", target=RequestTarget.BLOB)},
    "second-try-of-a-manifest": {**_PULL, "request": Request(method="HEAD", target=RequestTarget.MANIFEST)},
    "blob": {**_PULL, "request": Request(target=RequestTarget.BLOB)},
    "layer-fetch": {**_PULL, "request": Request(method="GET", target=RequestTarget.BLOB)},
    **{
        name: {**fields, "endpoint": Endpoint(kind=EndpointKind.LAYERS, host=host)}
        for name, fields, host in (
            ("layer-bucket", _PULL, _BUCKET),
            ("layer-bucket-masked", _PULL, None),
            ("public-layers", {}, "d2glxqk2uabbnd.cloudfront.net"),
            ("other-public-layers", {}, "d5l0dvt14r5h8.cloudfront.net"),
            ("cloudfront", _PULL, "d111111abcdef8.cloudfront.net"),
            ("cloudfront-layer", {**_PULL, "action": "s3:GetObject"}, "d1.cloudfront.net"),
        )
    },
    "layers-of-cloudfront": {
        **_PULL,
        "endpoint": Endpoint(kind=EndpointKind.LAYERS, host="d1.cloudfront.net", address="44.213.79.10:443"),
    },
    "proxy": {**_PULL, "endpoint": Endpoint(kind=EndpointKind.PROXY, address="192.0.2.1:3128")},
    "address": {**_PULL, "endpoint": Endpoint(address="[2001:db8::1]:443")},
    "cut-answer": {**_PUSH, "wording": "go.unexpected-eof"},
    "cut-pull": {**_PULL, "wording": "curl.unexpected-eof"},
    "small-store": {"wording": "helpers.store-too-small"},
    "helper-missing-of-nomad": {**_PULL, "client": "nomad", "wording": "helpers.helper-missing"},
    "keys-expired": {**_LOGIN, "wording": "aws_credentials.expired"},
    "keys-refused-of-flux": {**_LOGIN, "client": "flux", "wording": "aws_credentials.expired"},
    "keys-refused-of-harbor": {**_LOGIN, "client": "harbor", "wording": "aws_credentials.expired"},
    "helper-missing": {"helper": "docker-credential-ecr-login", "wording": "helpers.helper-missing"},
    "helper-named": {"helper": "docker-credential-pass"},
    # --- times
    "timed": {
        **_DENIED,
        "first_seen": datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
        "last_seen": datetime(2026, 3, 4, 5, 16, tzinfo=UTC),
    },
    "timed-without-zone": {
        **_PULL,
        "first_seen": datetime(2026, 3, 4, 5, 6),
        "last_seen": datetime(2026, 3, 4, 5, 16),
    },
    "timed-at-first": {**_DENIED, "first_seen": datetime(2026, 3, 4, 5, 6, tzinfo=UTC)},
    "timed-at-last": {**_DENIED, "last_seen": datetime(2026, 3, 4, 5, 6, tzinfo=UTC)},
    "timed-with-half-a-zone": {
        **_DENIED,
        "first_seen": datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
        "last_seen": datetime(2026, 3, 4, 5, 16),
    },
    "timed-with-the-other-half": {
        **_DENIED,
        "first_seen": datetime(2026, 3, 4, 5, 6),
        "last_seen": datetime(2026, 3, 4, 5, 16, tzinfo=UTC),
    },
    "timed-user": {
        **_DENIED,
        "principal": _who(PrincipalType.USER, "team/ada"),
        "first_seen": datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
        "last_seen": datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
    },
}


def record(cause: Cause, situation: str) -> Failure:
    """The record of one cause in one situation."""
    return Failure(cause=cause, **SITUATIONS[situation])
