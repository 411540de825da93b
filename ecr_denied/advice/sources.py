"""Where the meaning of each cause is documented, or was seen."""

from __future__ import annotations

from collections.abc import Mapping

from ecr_denied.advice import docs
from ecr_denied.records import Cause

__all__ = ["SOURCES"]

_GITHUB = "https://github.com/"
_AWS = "https://docs.aws.amazon.com/"

SOURCES: Mapping[Cause, tuple[str, ...]] = {
    Cause.REPOSITORY_NOT_FOUND: (
        docs.COMMON_ERRORS,
        docs.PULL_THROUGH_CACHE,
        _GITHUB + "actions/starter-workflows/issues/2647",
    ),
    Cause.IMAGE_NOT_FOUND: (
        docs.PULL_THROUGH_CACHE,
        docs.ARCHIVE,
        docs.PULL_IMAGE,
    ),
    Cause.NOT_FOUND: (
        docs.COMMON_ERRORS,
        _GITHUB + "aws/amazon-ecs-agent/issues/943",
    ),
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: (
        docs.ACCESS_DENIED,
        _AWS + "IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html",
        _GITHUB + "pytorch/pytorch/issues/140681",
        _GITHUB + "bottlerocket-os/bottlerocket-update-operator/issues/157",
        "https://dev.classmethod.jp/articles/access-denied-error-message-vpcendpoint-crossaccount/",
    ),
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: (
        docs.ACCESS_DENIED,
        docs.PUSH_PERMISSIONS,
        _GITHUB + "pgarbe/cdk-ecr-sync/issues/414",
    ),
    Cause.GUARDRAIL_IMPLICIT_DENY: (
        docs.ACCESS_DENIED,
        docs.VPC_ENDPOINTS,
    ),
    Cause.EXPLICIT_DENY: (
        docs.ACCESS_DENIED,
        "https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns",
        docs.KEY_QUARANTINE,
    ),
    Cause.ACCESS_DENIED: (
        docs.ACCESS_DENIED,
        docs.COMMON_ERRORS,
    ),
    Cause.FORBIDDEN: (
        docs.DOCKER_ERRORS,
        _GITHUB + "docker/build-push-action/issues/901",
        _GITHUB + "medic/cht-core/issues/9175",
        _GITHUB + "aws-samples/eks-workshop-v2/issues/1239",
    ),
    Cause.LAYER_STORE_DENIED: (
        docs.VPC_ENDPOINTS,
        _GITHUB + "moby/moby/issues/34185",
    ),
    Cause.NOT_AUTHENTICATED: (
        docs.DOCKER_ERRORS,
        docs.REGISTRY_LOGIN,
        _GITHUB + "awslabs/amazon-ecr-credential-helper/issues/49",
    ),
    Cause.TOKEN_EXPIRED: (
        docs.REGISTRY_LOGIN,
        _GITHUB + "microsoft/vscode/issues/205489",
    ),
    Cause.TOKEN_INVALID: (
        docs.REGISTRY_LOGIN,
        _GITHUB + "oras-project/oras-go/issues/1227",
    ),
    Cause.LOGIN_FAILED: (
        docs.COMMON_ERRORS,
        docs.REGISTRY_LOGIN,
        _GITHUB + "aws/aws-cli/issues/5317",
    ),
    Cause.CREDENTIAL_HELPER_FAILED: (
        docs.CREDENTIAL_HELPERS,
        _GITHUB + "awslabs/amazon-ecr-credential-helper",
    ),
    Cause.TAG_IMMUTABLE: (
        docs.TAG_MUTABILITY,
        _GITHUB + "GoogleContainerTools/kaniko/issues/3481",
    ),
    Cause.INVALID_NAME: (
        docs.REPOSITORY_CREATE,
        docs.IMAGE_NAMES,
    ),
    Cause.MANIFEST_UNSUPPORTED: (
        docs.MANIFEST_FORMATS,
        _GITHUB + "opcr-io/policy/issues/149",
    ),
    Cause.UPLOAD_INVALID: (
        docs.PUSH_IMAGE,
        _GITHUB + "GoogleContainerTools/kaniko/issues/607",
        _GITHUB + "devcontainers/cli/issues/814",
    ),
    Cause.BAD_REQUEST: (
        docs.TAG_MUTABILITY,
        _GITHUB + "docker/buildx/issues/1660",
        _GITHUB + "moby/buildkit/issues/2004",
    ),
    Cause.RATE_LIMITED: (
        docs.QUOTAS,
        docs.PUBLIC_QUOTAS,
    ),
    Cause.QUOTA_EXCEEDED: (
        docs.QUOTAS,
        _GITHUB + "aws/containers-roadmap/issues/2159",
    ),
    Cause.HOST_NOT_FOUND: (
        docs.ECR_ENDPOINTS,
        docs.REQUESTS,
    ),
    Cause.CONNECTION_FAILED: (
        docs.VPC_ENDPOINTS,
        "https://repost.aws/knowledge-center/eks-ecr-troubleshooting",
    ),
    Cause.CONNECTION_CLOSED: (
        _GITHUB + "aws/containers-roadmap/issues/1970",
        _GITHUB + "CircleCI-Public/aws-ecr-orb/issues/259",
        docs.CLOUDTRAIL,
    ),
    Cause.TLS_FAILED: (docs.CERTIFICATES,),
    Cause.REGISTRY_ERROR: (
        docs.SERVICE_HEALTH,
        docs.COMMON_ERRORS,
    ),
    Cause.UPSTREAM_DENIED: (docs.PULL_THROUGH_CACHE,),
    Cause.WRONG_REGISTRY: (docs.IMAGE_NAMES,),
    Cause.UNCLASSIFIED: (
        docs.COMMON_ERRORS,
        docs.CLOUDTRAIL,
    ),
    Cause.AWS_CREDENTIALS_FAILED: (
        docs.CLI_CREDENTIALS,
        _AWS + "STS/latest/APIReference/CommonErrors.html",
    ),
    Cause.PROXY_REFUSED: (
        docs.ENGINE_PROXY,
        docs.VPC_ENDPOINTS,
    ),
    Cause.PLATFORM_MISMATCH: (
        docs.PLATFORMS,
        _AWS + "AmazonECS/latest/developerguide/task_cannot_pull_image.html",
    ),
    Cause.LOCAL_FAILURE: (
        docs.ENGINE_TROUBLES,
        _AWS + "AmazonECS/latest/developerguide/task_cannot_pull_image.html",
    ),
}
