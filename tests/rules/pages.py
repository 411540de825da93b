"""The names by which the table of checks calls pages. A page without a name stands there with its address."""

from __future__ import annotations

__all__ = ["NAMES"]

_AWS = "https://docs.aws.amazon.com/"
_ECR = f"{_AWS}AmazonECR/latest/userguide/"
_DOCKER = "https://docs.docker.com/"

NAMES = {
    f"{_AWS}IAM/latest/UserGuide/troubleshoot_access-denied.html": "ACCESS_DENIED",
    f"{_ECR}archive-image.html": "ARCHIVE",
    f"{_DOCKER}build/metadata/attestations/": "ATTESTATIONS",
    f"{_AWS}eks/latest/userguide/add-ons-images.html": "AWS_IMAGES",
    f"{_AWS}marketplace/latest/buyerguide/what-is-marketplace.html": "AWS_IMAGES_MARKETPLACE",
    f"{_AWS}sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html": "AWS_IMAGES_SAGEMAKER",
    f"{_AWS}cli/latest/reference/sts/get-caller-identity.html": "CALLER_IDENTITY",
    f"{_DOCKER}engine/security/certificates/": "CERTIFICATES",
    f"{_AWS}cli/latest/userguide/cli-chap-authentication.html": "CLI_CREDENTIALS",
    f"{_ECR}logging-using-cloudtrail.html": "CLOUDTRAIL",
    f"{_ECR}common-errors.html": "COMMON_ERRORS",
    f"{_ECR}repository-creation-templates.html": "CREATION_TEMPLATES",
    f"{_DOCKER}reference/cli/docker/login/#credential-helpers": "CREDENTIAL_HELPERS",
    f"{_ECR}common-errors-docker.html": "DOCKER_ERRORS",
    f"{_AWS}general/latest/gr/ecr.html": "ECR_ENDPOINTS",
    f"{_ECR}encryption-at-rest.html": "ENCRYPTION",
    f"{_DOCKER}engine/daemon/proxy/": "ENGINE_PROXY",
    f"{_DOCKER}engine/daemon/troubleshoot/": "ENGINE_TROUBLES",
    f"{_DOCKER}reference/cli/docker/image/tag/": "IMAGE_NAMES",
    f"{_AWS}aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html": "KEY_QUARANTINE",
    f"{_ECR}image-manifest-formats.html": "MANIFEST_FORMATS",
    f"{_DOCKER}reference/cli/docker/manifest/inspect/": "MANIFEST_INSPECT",
    f"{_AWS}IAM/latest/UserGuide/access_policies_boundaries.html": "PERMISSIONS_BOUNDARY",
    f"{_DOCKER}build/building/multi-platform/": "PLATFORMS",
    f"{_AWS}IAM/latest/UserGuide/access_policies_testing-policies.html": "POLICY_SIMULATION",
    f"{_AWS}AmazonECR/latest/public/public-registry-auth.html": "PUBLIC_LOGIN",
    f"{_AWS}AmazonECR/latest/public/public-service-quotas.html": "PUBLIC_QUOTAS",
    f"{_ECR}docker-pull-ecr-image.html": "PULL_IMAGE",
    "https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/": "PULL_SECRETS",
    f"{_ECR}error-pullthroughcache.html": "PULL_THROUGH_CACHE",
    f"{_ECR}docker-push-ecr-image.html": "PUSH_IMAGE",
    f"{_ECR}service-quotas.html": "QUOTAS",
    f"{_ECR}registry_auth.html": "REGISTRY_LOGIN",
    f"{_ECR}registry-permissions.html": "REGISTRY_POLICY",
    f"{_ECR}repository-create.html": "REPOSITORY_CREATE",
    f"{_ECR}repository-policies.html": "REPOSITORY_POLICIES",
    f"{_AWS}organizations/latest/userguide/orgs_manage_policies_rcps.html": "RESOURCE_CONTROL_POLICIES",
    f"{_AWS}organizations/latest/userguide/orgs_manage_policies_scps.html": "SERVICE_CONTROL_POLICIES",
    f"{_AWS}health/latest/ug/aws-health-dashboard-status.html": "SERVICE_HEALTH",
    f"{_AWS}IAM/latest/UserGuide/access_policies.html#policies_session": "SESSION_POLICIES",
    f"{_ECR}image-tag-mutability.html": "TAG_MUTABILITY",
    f"{_ECR}vpc-endpoints.html": "VPC_ENDPOINTS",
}
