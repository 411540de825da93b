"""Situations that people meet: what a record says, and the causes under which that happens."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from ecr_denied.advice.meanings import EXCEPTIONS
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
from ecr_denied.terms import Elsewhere

__all__ = ["SITUATIONS", "record", "situations"]

_CALLER, _OWNER = "444455556666", "111122223333"
# The registry of EKS add-ons in most regions (EKS user guide, add-ons-images).
_OF_AWS = "602401143452"
_HOST = f"{_OWNER}.dkr.ecr.eu-west-1.amazonaws.com"
# The digest of no bytes.
_EMPTY = f"sha256:{sha256().hexdigest()}"
_ROLE = Principal(
    arn=f"arn:aws:sts::{_CALLER}:assumed-role/ci/build-1",
    account_id=_CALLER,
    type=PrincipalType.ASSUMED_ROLE,
    name="ci",
    session="build-1",
)
_IMAGE = {"registry": _HOST, "registry_id": _OWNER, "region": "eu-west-1", "repository": "team/app", "tag": "v1"}
_PULL = {**_IMAGE, "operation": Operation.PULL}
_PUSH = {**_IMAGE, "operation": Operation.PUSH}
_LOGIN = {"registry": _HOST, "registry_id": _OWNER, "region": "eu-west-1", "operation": Operation.LOGIN}
_PUBLIC = {"registry": "public.ecr.aws", "registry_alias": "docs", "repository": "app", "tag": "v1"}
_DENIED = {**_PUSH, "action": "ecr:InitiateLayerUpload", "principal": _ROLE}
_BUCKET = "prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com"
_STS = Endpoint(kind=EndpointKind.TOKEN, host="sts.eu-west-1.amazonaws.com")


def _by(
    kind: PrincipalType | None, name: str | None = None, account: str | None = _CALLER, session: str | None = None
) -> dict[str, Any]:
    """A denied push of this caller."""
    return {**_DENIED, "principal": Principal(account_id=account, type=kind, name=name, session=session)}


def _role(name: str, session: str) -> dict[str, Any]:
    return _by(PrincipalType.ASSUMED_ROLE, name, session=session)


def _of_aws(account: str, region: str) -> dict[str, Any]:
    """A refused pull from a registry of AWS."""
    host = f"{account}.dkr.ecr.{region}.amazonaws.com"
    return {**_PULL, "registry": host, "registry_id": account, "region": region}


def _at(host: str, region: str | None = "eu-west-1", account: str | None = _OWNER) -> dict[str, Any]:
    """A pull from a host."""
    return {**_PULL, "registry": host, "region": region, "registry_id": account}


def _to(kind: EndpointKind | None = None, host: str | None = None, address: str | None = None) -> dict[str, Any]:
    """A pull that dialled this."""
    return {**_PULL, "endpoint": Endpoint(kind=kind, host=host, address=address)}


def _blamed(kind: PolicyType, effect: PolicyEffect, arn: str | None = None) -> dict[str, Any]:
    return {**_DENIED, "policy": Policy(type=kind, effect=effect, arn=arn)}


_REFUSED = (
    Cause.RESOURCE_POLICY_IMPLICIT_DENY,
    Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    Cause.EXPLICIT_DENY,
    Cause.GUARDRAIL_IMPLICIT_DENY,
    Cause.ACCESS_DENIED,
)
_LOGINS = (
    Cause.NOT_AUTHENTICATED,
    Cause.TOKEN_EXPIRED,
    Cause.TOKEN_INVALID,
    Cause.LOGIN_FAILED,
    Cause.CREDENTIAL_HELPER_FAILED,
    Cause.AWS_CREDENTIALS_FAILED,
)
_WAY = (Cause.CONNECTION_FAILED, Cause.HOST_NOT_FOUND)
_NAMES = (Cause.REPOSITORY_NOT_FOUND, Cause.IMAGE_NOT_FOUND, Cause.NOT_FOUND)
_OF_NODES = (Cause.FORBIDDEN, Cause.ACCESS_DENIED, Cause.NOT_AUTHENTICATED, Cause.NOT_FOUND, Cause.CONNECTION_FAILED)

_GROUPS: tuple[tuple[tuple[Cause, ...], dict[str, dict[str, Any]]], ...] = (
    (tuple(Cause), {"nothing-told": {}, "push": _PUSH, "pull": _PULL}),
    ((*_LOGINS, *_WAY, Cause.FORBIDDEN, Cause.ACCESS_DENIED, Cause.BAD_REQUEST), {"login": _LOGIN}),
    (
        (*_LOGINS, *_NAMES, Cause.FORBIDDEN, Cause.RATE_LIMITED),
        {
            "public-pull": {**_PUBLIC, "operation": Operation.PULL},
            "public-push": {**_PUBLIC, "operation": Operation.PUSH},
            "public-login": {"registry": "public.ecr.aws", "operation": Operation.LOGIN},
        },
    ),
    # --- who asked
    (
        _REFUSED,
        {
            "denied-push": _DENIED,
            "denied-pull": {**_PULL, "action": "ecr:BatchGetImage", "principal": _ROLE},
            "own-account": _by(PrincipalType.ASSUMED_ROLE, "ci", _OWNER, "build-1"),
            "root": _by(PrincipalType.ROOT),
            "nobody-told": {**_DENIED, "principal": None},
            "by-service-linked-role": _role("AWSServiceRoleForECRReplication", "ecr-replication"),
        },
    ),
    (
        (Cause.RESOURCE_POLICY_IMPLICIT_DENY, Cause.IDENTITY_POLICY_IMPLICIT_DENY),
        {
            "user": _by(PrincipalType.USER, "team/ada"),
            "identity-center": _role("AWSReservedSSO_Dev_0123456789abcdef", "ada"),
            **{
                f"by-{name}": _role("ci", session)
                for name, session in (
                    ("instance", "i-0a1b2c3d4e5f60718"),
                    ("task", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
                    ("node", "ecr-credential-provider"),
                    ("pod", "external-secrets-provider-aws"),
                    ("build", "GitHubActions"),
                    ("service", "SageMaker"),
                )
            },
            "of-bootstrap": _role(f"cdk-own1-image-publishing-role-{_CALLER}-eu-west-1", "deploy"),
            "in-job-by-user": {**_by(PrincipalType.USER, "ci"), "command": Command(job=True)},
            "kubelet-names-role": {**_DENIED, "client": "kubelet", "operation": Operation.PULL},
            "kaniko-on-a-node": {**_role("node", "i-0a1b2c3d4e5f60718"), "client": "kaniko"},
            "codebuild-role": {**_DENIED, "client": "codebuild"},
        },
    ),
    # --- what was denied
    (
        (Cause.RESOURCE_POLICY_IMPLICIT_DENY, Cause.IDENTITY_POLICY_IMPLICIT_DENY, Cause.ACCESS_DENIED),
        {
            "denied-import": {**_PULL, "action": "ecr:BatchImportUpstreamImage", "principal": _ROLE},
            "denied-creation": {
                **_PULL,
                "action": "ecr:CreateRepository",
                "principal": _ROLE,
                "repository": "quay/app",
            },
        },
    ),
    (
        (Cause.IDENTITY_POLICY_IMPLICIT_DENY, Cause.ACCESS_DENIED),
        {
            "denied-new-repository": {**_IMAGE, "action": "ecr:CreateRepository", "principal": _ROLE},
            "denied-token": {"action": "ecr:GetAuthorizationToken", "principal": _ROLE, "region": "eu-west-1"},
            "denied-layer": {**_PULL, "action": "s3:GetObject", "principal": _ROLE},
            "denied-key": {**_PULL, "action": "kms:Decrypt", "principal": _ROLE},
            "denied-replication": {
                **_role("AWSServiceRoleForECRReplication", "ecr-replication"),
                "action": "ecr:ReplicateImage",
            },
            "denied-image-of-aws": {**_of_aws(_OF_AWS, "eu-west-1"), "action": "ecr:BatchGetImage", "principal": _ROLE},
            "bearer-of-public": {"action": "sts:GetServiceBearerToken", "principal": _ROLE},
        },
    ),
    (
        (Cause.ACCESS_DENIED, Cause.AWS_CREDENTIALS_FAILED),
        {
            "role-named": {
                "action": "sts:AssumeRole",
                "resource": f"arn:aws:iam::{_OWNER}:role/team/push",
                "principal": _ROLE,
            },
            "role-of-bootstrap": {
                "action": "sts:AssumeRole",
                "resource": f"arn:aws:iam::{_OWNER}:role/cdk-hnb659fds-image-publishing-role-{_OWNER}-eu-west-1",
                "principal": _ROLE,
            },
            "role-by-token": {
                "action": "sts:AssumeRoleWithWebIdentity",
                "resource": f"arn:aws:iam::{_OWNER}:role/push",
            },
            "role-before": {**_DENIED, "command": Command(role=f"arn:aws:iam::{_OWNER}:role/push")},
        },
    ),
    # --- policies
    (
        (Cause.EXPLICIT_DENY,),
        {
            **{f"{kind.value}-denies": _blamed(kind, PolicyEffect.EXPLICIT) for kind in PolicyType},
            "policy-printed": _blamed(
                PolicyType.IDENTITY_BASED, PolicyEffect.EXPLICIT, f"arn:aws:iam::{_CALLER}:policy/NoPush"
            ),
            "mfa": {
                **_by(PrincipalType.USER, "ada"),
                "policy": Policy(
                    type=PolicyType.IDENTITY_BASED,
                    effect=PolicyEffect.EXPLICIT,
                    arn=f"arn:aws:iam::{_CALLER}:policy/ForceMFA",
                ),
            },
            "quarantined": {
                **_by(PrincipalType.USER, "team/ada"),
                "policy": Policy(arn="arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3"),
            },
        },
    ),
    (
        (Cause.GUARDRAIL_IMPLICIT_DENY,),
        {
            **{
                f"{kind.value}-allows-none": _blamed(kind, PolicyEffect.IMPLICIT)
                for kind in PolicyType
                if kind not in (PolicyType.IDENTITY_BASED, PolicyType.RESOURCE_BASED)
            },
            "token-and-endpoint": {
                "action": "ecr:GetAuthorizationToken",
                "policy": Policy(type=PolicyType.VPC_ENDPOINT, effect=PolicyEffect.IMPLICIT),
                "principal": _ROLE,
            },
        },
    ),
    # --- what runs containers, and tools with a login of their own
    (_OF_NODES, {client: {**_PULL, "client": client} for client in ("kubelet", "ecs-agent", "lambda")}),
    (
        (Cause.FORBIDDEN, Cause.NOT_AUTHENTICATED),
        {
            client: {**_PULL, "client": client}
            for client in ("containerd", "codebuild", "apprunner", "sagemaker", "elastic-beanstalk")
        },
    ),
    (
        (Cause.NOT_AUTHENTICATED,),
        {
            client: {**_PULL, "client": client}
            for client in (
                *("gitlab-runner", "github-runner", "kaniko", "flux", "argocd", "swarm", "terraform", "nomad"),
                *("harbor", "jenkins", "renovate", "copilot", "mesos", "packer", "program", "ssh"),
                *("dockerode", "engine-api"),
            )
        }
        | {
            "engine-asks-mirror": {
                "client": "engine-api",
                "operation": Operation.PULL,
                "registry": _PULL["registry"],
                "wording": "distribution.no-basic-auth",
            }
        },
    ),
    (
        (Cause.FORBIDDEN, Cause.NOT_AUTHENTICATED, Cause.TOKEN_EXPIRED),
        {
            "in-job": {**_PULL, "command": Command(job=True)},
            "logged-in-elsewhere": {
                **_PUSH,
                "command": Command(login_host=f"{_CALLER}.dkr.ecr.eu-west-1.amazonaws.com"),
            },
            "logged-in-here": {**_PUSH, "command": Command(login_host=_HOST)},
            "podman-by-another": {
                **_PULL,
                "client": "containers-image",
                "command": Command(program="podman", sudo=True, user="deploy"),
            },
            "skopeo": {**_PULL, "client": "containers-image", "command": Command(program="skopeo")},
            "secret-missing": {**_PULL, "client": "kubelet", "command": Command(secret="regcred")},  # noqa: S106
        },
    ),
    (
        (Cause.FORBIDDEN, Cause.BAD_REQUEST),
        {
            "refused-get": {**_PUSH, "request": Request(method="GET", target=RequestTarget.MANIFEST)},
            "refused-head": {**_IMAGE, "request": Request(method="HEAD", target=RequestTarget.MANIFEST)},
            "manifest-sent": {**_PUSH, "request": Request(method="PUT", target=RequestTarget.MANIFEST)},
            "layer-fetch": {**_PULL, "request": Request(method="GET", target=RequestTarget.BLOB)},
        },
    ),
    # --- names
    (
        (Cause.RESOURCE_POLICY_IMPLICIT_DENY, Cause.REPOSITORY_NOT_FOUND, Cause.IMAGE_NOT_FOUND),
        {
            "address-as-name": {**_DENIED, "repository": f"{_HOST}/team/app:v1"},
            "public-address-as-name": {**_PUSH, "repository": "public.ecr.aws/docs/app"},
            "cached": {**_PULL, "repository": "docker-hub/library/nginx"},
            "cached-public": {**_PULL, "repository": "ecr-public/docs/app"},
            "cached-push": {**_PUSH, "repository": "quay/app"},
            "image-of-aws": _of_aws(_OF_AWS, "eu-west-1"),
            "aws-other-region": _of_aws(_OF_AWS, "eu-south-1"),
            "aws-marketplace": _of_aws("709825985650", "us-east-1"),
            "bootstrap": {**_PUSH, "region": None, "repository": f"cdk-own1-container-assets-{_OWNER}-eu-west-1"},
            "by-digest": {**_PULL, "tag": None, "digest": f"sha256:{'a' * 64}"},
            "reached-elsewhere": {
                **_PULL,
                "command": Command(other_host=f"{_CALLER}.dkr.ecr.us-east-1.amazonaws.com"),
            },
            "sandbox-image": {**_PULL, "client": "kubelet", "repository": "eks/pause"},
        },
    ),
    (
        (Cause.HOST_NOT_FOUND, Cause.LOGIN_FAILED),
        {
            "china-without-cn": _at(f"{_OWNER}.dkr.ecr.cn-north-1.amazonaws.com", "cn-north-1"),
            "zone": _at(f"{_OWNER}.dkr.ecr.eu-west-1a.amazonaws.com", "eu-west-1a"),
            "account-with-hyphens": _at("1111-2222-3333.dkr.ecr.eu-west-1.amazonaws.com", account=None),
            "misspelt-end": _at(f"{_OWNER}.dkr.ecr.eu-west-1.amazonawss.com"),
            "masked": _at("ACCOUNT.dkr.ecr.eu-west-1.amazonaws.com", account=None),
        },
    ),
    # --- the way
    (
        _WAY,
        {
            "scheme-for-a-host": _to(EndpointKind.REGISTRY, "https"),
            "led-to-a-mirror": _to(EndpointKind.REGISTRY, "mirror.example.com"),
            "no-way-to-sts": {**_PULL, "endpoint": _STS},
            "no-way-to-sts-of-node": {**_PULL, "client": "kubelet", "endpoint": _STS},
            "api": _to(EndpointKind.API, "api.ecr.eu-west-1.amazonaws.com"),
            "layer-bucket": _to(EndpointKind.LAYERS, _BUCKET),
            "cloudfront": _to(EndpointKind.LAYERS, "d111111abcdef8.cloudfront.net"),
            "layers-of-a-task": {**_to(EndpointKind.LAYERS, _BUCKET, "52.216.0.1:443"), "client": "ecs-agent"},
            "proxy": _to(EndpointKind.PROXY, None, "192.0.2.1:3128"),
            "private-address-of-a-task": {**_to(None, None, "10.0.1.2:443"), "client": "ecs-agent"},
            "ipv6": _to(EndpointKind.REGISTRY, _HOST, "[2600:1f18::3]:443"),
            "dialled-itself": _to(EndpointKind.REGISTRY, _HOST, "127.0.0.1:443"),
        },
    ),
    # --- what the words alone tell
    (
        (Cause.AWS_CREDENTIALS_FAILED,),
        {
            **{
                wording: {**_LOGIN, "wording": f"aws_credentials.{wording}"}
                for wording in ("sso-ended", "no-instance-role", "no-region", "expired", "provider-missing")
            },
            "jenkins-without-credential": {
                **_LOGIN,
                "client": "jenkins",
                "wording": "programs.jenkins-no-credential",
            },
            "role-refused": {"wording": "aws_credentials.role-refused"},
            "role-not-assumed": {
                **_LOGIN,
                "client": "flux",
                "wording": "aws_credentials.role-not-assumed",
                "http_status": 403,
            },
            "role-of-pod": {"wording": "aws_credentials.pod-role-not-assumed"},
            "sdk-without-credentials": {"client": "aws-sdk", "wording": "aws_credentials.none"},
            "sdk-refused": {"client": "aws-sdk", "wording": "aws_credentials.invalid"},
            "unknown-client": {"wording": "aws_credentials.unknown-client", "region": "ap-east-1"},
            "clock-fast": {**_LOGIN, "wording": "aws_credentials.clock-off", "clock_skew": 7200},
            "metadata-of-pod": {
                "client": "flux",
                "endpoint": Endpoint(kind=EndpointKind.TOKEN, host="169.254.169.254"),
                "wording": "aws_credentials.no-instance-role",
            },
            "metadata": {
                **_PULL,
                "client": "kubelet",
                "endpoint": Endpoint(kind=EndpointKind.TOKEN, host="169.254.169.254"),
            },
        },
    ),
    (
        (Cause.AWS_CREDENTIALS_FAILED,),
        {
            **{
                wording: {**_LOGIN, "wording": f"aws_credentials.{wording}"}
                for wording in (
                    *("no-profile", "profile-unusable", "source-denied", "certificate-refused", "mfa-refused"),
                    *("session-too-long", "session-too-large", "no-assignment"),
                )
            },
            "sudo-before-aws": {**_LOGIN, "command": Command(aws_prefix="sudo")},
            "key-of-aws-vault-expired": {
                **_LOGIN,
                "wording": "aws_credentials.expired",
                "command": Command(aws_prefix="aws-vault exec prod --"),
            },
            **{f"aws-in-{where}": {**_LOGIN, "command": Command(aws_in=where)} for where in Elsewhere},
            "expired-on-that-host": {
                **_LOGIN,
                "wording": "aws_credentials.expired",
                "command": Command(aws_in=Elsewhere.HOST),
            },
        },
    ),
    (
        (Cause.NOT_AUTHENTICATED,),
        {"role-not-assumed-before": {**_PUSH, "command": Command(role=f"arn:aws:iam::{_OWNER}:role/push")}},
    ),
    (
        (Cause.LOGIN_FAILED, Cause.NOT_AUTHENTICATED),
        {
            "token-not-printed": {
                **_LOGIN,
                "wording": "docker_login.no-terminal",
                "message": "aws: version `GLIBC_2.28' not found",
            },
        },
    ),
    (
        (Cause.LOGIN_FAILED,),
        {
            **{
                wording: {**_LOGIN, "wording": f"docker_login.{wording}"}
                for wording in ("no-cli", "no-terminal", "step-failed", "old-command")
            },
            "empty-token": {**_LOGIN, "wording": "aws_credentials.empty-token"},
        },
    ),
    (
        (Cause.CREDENTIAL_HELPER_FAILED,),
        {
            **{
                wording: {**_LOGIN, "wording": f"helpers.{wording}"}
                for wording in (
                    *("kept-already", "not-stored", "keeps-no-logins", "store-too-small", "provider-not-started"),
                    *("of-ecr-alone", "provider-unanswered"),
                )
            },
            "helper-missing": {"helper": "docker-credential-ecr-login", "wording": "helpers.helper-missing"},
        },
    ),
    (
        (Cause.LOCAL_FAILURE,),
        {
            "unreachable": {**_LOGIN, "wording": "engine.unreachable"},
            "socket-forbidden": {**_LOGIN, "wording": "engine.socket-forbidden"},
            "never-pulled": {**_PULL, "client": "kubelet", "wording": "kubernetes.pulls-never"},
            "not-local": {**_PUSH, "wording": "engine.nothing-to-push"},
            "disk-full": {**_PUSH, "wording": "engine.disk"},
            "disk-full-on-windows": {**_PUSH, "wording": "engine.disk", "command": Command(shell=Shell.CMD)},
            "disk-full-of-kubelet": {**_PULL, "client": "kubelet", "wording": "engine.disk"},
            "unpack-failed": {**_PULL, "wording": "engine.unpack"},
            "no-processor": {**_PULL, "wording": "engine.no-processor"},
            "rejected-by-policy": {**_PULL, "wording": "containers_image.policy"},
        },
    ),
    (
        (Cause.UNCLASSIFIED,),
        {
            "image-of-another-region": {**_PULL, "client": "lambda", "wording": "services.image-region"},
            "source-invalid": {**_PULL, "client": "lambda", "wording": "services.source-image-invalid"},
            "build-across": {**_PULL, "client": "codebuild", "wording": "services.codebuild-across"},
            "already-pushed": {**_LOGIN, "wording": "ecr.already-pushed"},
            **{name: {"client": "aws-api", "wording": f"api.{name}"} for name in EXCEPTIONS},
            "code-unknown": {**_PUSH, "client": "aws-api", "wording": "api.call-refused"},
            "host-refused": {**_LOGIN, "wording": "helpers.host-refused", "registry": f"{_HOST}x"},
            "no-chart-repository": {"client": "helm", "wording": "tools.helm-no-chart-repository"},
            "back-off": {**_PULL, "client": "kubelet", "wording": "kubernetes.backs-off"},
            "event-cut-off": {**_PULL, "client": "kubelet", "wording": "fallback.failed"},
            "command-alone": {**_PUSH, "wording": "shell.command-failed"},
            "client-gave-up": {"wording": "go.canceled"},
            "layer-changed": {**_PULL, "wording": "containerd.layer-unverified"},
            "trust-missing": {**_PUSH, "wording": "docker.no-trust-data"},
            "key-failed": {**_PUSH, "wording": "api.key-refused"},
            "empty-answer": {**_PULL, "wording": "distribution.body-empty-no-status"},
            "body-too-large": {**_PUSH, "http_status": 413},
        },
    ),
    (
        (Cause.MANIFEST_UNSUPPORTED,),
        {
            "digest-mismatch": {**_PUSH, "wording": "ecr.digest-mismatch"},
            "too-many-layers": {**_PUSH, "wording": "ecr.too-many-layers"},
            "parts-missing": {**_PUSH, "wording": "ecr.referenced-images-missing"},
            "no-image-type": {**_PULL, "wording": "docker.media-type-unknown"},
        },
    ),
    (
        (Cause.RATE_LIMITED,),
        {
            "data-limit": {"wording": "ecr.data-limit"},
            "upstream-limit": {**_PULL, "wording": "ecr.upstream-rate-limited"},
            "limited-by-kubelet": {**_PULL, "client": "kubelet", "wording": "kubernetes.pulls-limited"},
        },
    ),
    (
        (Cause.BAD_REQUEST,),
        {
            **{f"code-{code.lower()}": {**_PUSH, "code": code} for code in ("TAG_INVALID", "MANIFEST_INVALID")},
            "plain-http": {**_PUSH, "wording": "http.plain-http"},
            "parameter": {"wording": "api.parameter-invalid"},
            "rule-refused": {"wording": "api.upstream-unsupported"},
            "policy-to-set": {"wording": "api.policy-invalid"},
        },
    ),
    (
        (Cause.ACCESS_DENIED,),
        {
            "access-role-invalid": {**_PULL, "client": "apprunner", "wording": "services.access-role-invalid"},
            "algorithm-image": {
                "operation": Operation.PULL,
                "client": "sagemaker",
                "wording": "services.algorithm-image-refused",
            },
            "login-may-be-missing": {**_PULL, "wording": "docker.pull-access-denied"},
        },
    ),
    (
        (Cause.QUOTA_EXCEEDED,),
        {
            "too-many-tags": {**_PUSH, "wording": "ecr.tag-quota"},
            "registry-full": {**_PUSH, "wording": "ecr.repository-quota"},
            "layer-too-large": {**_PUSH, "wording": "ecr.layer-too-large"},
            **{
                wording: {"client": "aws-api", "wording": f"api.{wording}"}
                for wording in ("quota-of-cache-rules", "quota-of-scans", "quota-untold")
            },
        },
    ),
    (
        (Cause.TLS_FAILED,),
        {
            "certificate-of-another": {**_LOGIN, "wording": "go.certificate-of-another"},
            "certificate-of-the-api": _to(EndpointKind.API, "api.ecr.eu-west-1.amazonaws.com"),
            "certificate-early": {**_PULL, "wording": "go.clock-behind", "clock_skew": -126_230_400},
        },
    ),
    (
        (Cause.TAG_IMMUTABLE, Cause.BAD_REQUEST),
        {"tag-of-signature": {**_PUSH, "tag": f"sha256-{'a' * 64}.sig"}},
    ),
    (
        (Cause.NOT_FOUND, Cause.FORBIDDEN),
        {"public-chart": {**_PUBLIC, "operation": Operation.PULL, "client": "helm"}},
    ),
    ((Cause.CONNECTION_CLOSED,), {"cut-answer": {**_PUSH, "wording": "go.unexpected-eof"}}),
    ((Cause.NOT_AUTHENTICATED,), {"line-break": {"wording": "go.header-invalid"}}),
    (
        (Cause.NOT_FOUND,),
        {
            "layer-missing": {**_PULL, "wording": "api.layer-missing"},
            "first-version-of-the-protocol": {**_PUSH, "http_status": 404, "wording": "http.first-version"},
        },
    ),
    (
        (Cause.INVALID_NAME,),
        {
            "upper-case": {"repository": "team/App", "wording": "docker.invalid-tag"},
            "registry-empty": {"wording": "docker.registry-empty"},
        },
    ),
    ((Cause.REGISTRY_ERROR,), {"layer-of-no-bytes": {**_PUSH, "request": Request(digest=_EMPTY)}}),
    ((Cause.UPSTREAM_DENIED,), {"secret-refused": {"wording": "ecr.upstream-secret"}}),
)

SITUATIONS: dict[str, dict[str, Any]] = {name: fields for _, group in _GROUPS for name, fields in group.items()}


def record(cause: Cause, situation: str) -> Failure:
    """The record of one cause in one situation."""
    return Failure(cause=cause, **SITUATIONS[situation])


def situations() -> Iterator[tuple[str, Failure]]:
    """Every situation, under each cause under which it happens."""
    for causes, group in _GROUPS:
        yield from ((name, record(cause, name)) for name in group for cause in causes)
