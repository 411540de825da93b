"""Where the meaning of each cause is documented, or was seen."""

from __future__ import annotations

from collections.abc import Mapping

from ecr_denied.records import Cause

__all__ = ["SOURCES"]

_GITHUB = "https://github.com/"
_AWS = "https://docs.aws.amazon.com/"

SOURCES: Mapping[Cause, tuple[str, ...]] = {
    Cause.REPOSITORY_NOT_FOUND: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
        _GITHUB + "actions/starter-workflows/issues/2647",
    ),
    Cause.IMAGE_NOT_FOUND: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html",
    ),
    Cause.NOT_FOUND: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
        _GITHUB + "aws/amazon-ecs-agent/issues/943",
    ),
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: (
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
        _AWS + "IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html",
        _GITHUB + "pytorch/pytorch/issues/140681",
        _GITHUB + "bottlerocket-os/bottlerocket-update-operator/issues/157",
        "https://dev.classmethod.jp/articles/access-denied-error-message-vpcendpoint-crossaccount/",
    ),
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: (
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html",
        _GITHUB + "pgarbe/cdk-ecr-sync/issues/414",
    ),
    Cause.GUARDRAIL_IMPLICIT_DENY: (
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    ),
    Cause.EXPLICIT_DENY: (
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
        "https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns",
        "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html",
    ),
    Cause.ACCESS_DENIED: (
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
    ),
    Cause.FORBIDDEN: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
        _GITHUB + "docker/build-push-action/issues/901",
        _GITHUB + "medic/cht-core/issues/9175",
        _GITHUB + "aws-samples/eks-workshop-v2/issues/1239",
    ),
    Cause.LAYER_STORE_DENIED: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
        _GITHUB + "moby/moby/issues/34185",
    ),
    Cause.NOT_AUTHENTICATED: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
        _GITHUB + "awslabs/amazon-ecr-credential-helper/issues/49",
    ),
    Cause.TOKEN_EXPIRED: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
        _GITHUB + "microsoft/vscode/issues/205489",
    ),
    Cause.TOKEN_INVALID: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
        _GITHUB + "oras-project/oras-go/issues/1227",
    ),
    Cause.LOGIN_FAILED: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
        _GITHUB + "aws/aws-cli/issues/5317",
    ),
    Cause.CREDENTIAL_HELPER_FAILED: (
        "https://docs.docker.com/reference/cli/docker/login/#credential-helpers",
        _GITHUB + "awslabs/amazon-ecr-credential-helper",
    ),
    Cause.TAG_IMMUTABLE: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
        _GITHUB + "GoogleContainerTools/kaniko/issues/3481",
    ),
    Cause.INVALID_NAME: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-create.html",
        "https://docs.docker.com/reference/cli/docker/image/tag/",
    ),
    Cause.MANIFEST_UNSUPPORTED: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html",
        _GITHUB + "opcr-io/policy/issues/149",
    ),
    Cause.UPLOAD_INVALID: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html",
        _GITHUB + "GoogleContainerTools/kaniko/issues/607",
        _GITHUB + "devcontainers/cli/issues/814",
    ),
    Cause.BAD_REQUEST: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
        _GITHUB + "docker/buildx/issues/1660",
        _GITHUB + "moby/buildkit/issues/2004",
    ),
    Cause.RATE_LIMITED: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html",
    ),
    Cause.QUOTA_EXCEEDED: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
        _GITHUB + "aws/containers-roadmap/issues/2159",
    ),
    Cause.HOST_NOT_FOUND: (
        "https://docs.aws.amazon.com/general/latest/gr/ecr.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html",
    ),
    Cause.CONNECTION_FAILED: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
        "https://repost.aws/knowledge-center/eks-ecr-troubleshooting",
    ),
    Cause.CONNECTION_CLOSED: (
        _GITHUB + "aws/containers-roadmap/issues/1970",
        _GITHUB + "CircleCI-Public/aws-ecr-orb/issues/259",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/logging-using-cloudtrail.html",
    ),
    Cause.TLS_FAILED: ("https://docs.docker.com/engine/security/certificates/",),
    Cause.REGISTRY_ERROR: (
        "https://docs.aws.amazon.com/health/latest/ug/aws-health-dashboard-status.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
    ),
    Cause.UPSTREAM_DENIED: ("https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",),
    Cause.WRONG_REGISTRY: ("https://docs.docker.com/reference/cli/docker/image/tag/",),
    Cause.UNCLASSIFIED: (
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/logging-using-cloudtrail.html",
    ),
    Cause.AWS_CREDENTIALS_FAILED: (
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html",
        _AWS + "STS/latest/APIReference/CommonErrors.html",
    ),
    Cause.PROXY_REFUSED: (
        "https://docs.docker.com/engine/daemon/proxy/",
        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    ),
    Cause.PLATFORM_MISMATCH: (
        "https://docs.docker.com/build/building/multi-platform/",
        _AWS + "AmazonECS/latest/developerguide/task_cannot_pull_image.html",
    ),
    Cause.LOCAL_FAILURE: (
        "https://docs.docker.com/engine/daemon/troubleshoot/",
        _AWS + "AmazonECS/latest/developerguide/task_cannot_pull_image.html",
    ),
}
