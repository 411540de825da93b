"""The public pages advice points to. One name per page, so a moved page is a one-line change."""

__all__ = [
    "ACCESS_DENIED",
    "ARCHIVE",
    "ATTESTATIONS",
    "AWS_IMAGES",
    "CALLER_IDENTITY",
    "CERTIFICATES",
    "CLI_CREDENTIALS",
    "CLOUDTRAIL",
    "COMMON_ERRORS",
    "CREATION_TEMPLATES",
    "CREDENTIAL_HELPERS",
    "DOCKER_ERRORS",
    "ECR_ENDPOINTS",
    "ENCRYPTION",
    "ENGINE_PROXY",
    "ENGINE_TROUBLES",
    "IMAGE_NAMES",
    "KEY_QUARANTINE",
    "MANIFEST_FORMATS",
    "MANIFEST_INSPECT",
    "PERMISSIONS_BOUNDARY",
    "PLATFORMS",
    "POLICY_SIMULATION",
    "PUBLIC_LOGIN",
    "PUBLIC_QUOTAS",
    "PULL_IMAGE",
    "PULL_SECRETS",
    "PULL_THROUGH_CACHE",
    "PUSH_IMAGE",
    "PUSH_PERMISSIONS",
    "QUOTAS",
    "REGISTRY_LOGIN",
    "REGISTRY_POLICY",
    "REPOSITORY_CREATE",
    "REPOSITORY_POLICIES",
    "REQUESTS",
    "RESOURCE_CONTROL_POLICIES",
    "SERVICE_CONTROL_POLICIES",
    "SERVICE_HEALTH",
    "SESSION_POLICIES",
    "TAG_MUTABILITY",
    "VPC_ENDPOINTS",
]

_ECR = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/"
_PUBLIC = "https://docs.aws.amazon.com/AmazonECR/latest/public/"
_IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
_ORGANIZATIONS = "https://docs.aws.amazon.com/organizations/latest/userguide/"
_CLI = "https://docs.aws.amazon.com/cli/latest/reference/"
_DOCKER = "https://docs.docker.com/"

COMMON_ERRORS = _ECR + "common-errors.html"
DOCKER_ERRORS = _ECR + "common-errors-docker.html"
REPOSITORY_CREATE = _ECR + "repository-create.html"
REPOSITORY_POLICIES = _ECR + "repository-policies.html"
REGISTRY_POLICY = _ECR + "registry-permissions.html"
PUSH_PERMISSIONS = _ECR + "image-push-iam.html"
REGISTRY_LOGIN = _ECR + "registry_auth.html"
CREATION_TEMPLATES = _ECR + "repository-creation-templates.html"
PULL_SECRETS = "https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/"
PULL_THROUGH_CACHE = _ECR + "error-pullthroughcache.html"
PULL_IMAGE = _ECR + "docker-pull-ecr-image.html"
PUSH_IMAGE = _ECR + "docker-push-ecr-image.html"
ARCHIVE = _ECR + "archive-image.html"
ENCRYPTION = _ECR + "encryption-at-rest.html"
TAG_MUTABILITY = _ECR + "image-tag-mutability.html"
MANIFEST_FORMATS = _ECR + "image-manifest-formats.html"
QUOTAS = _ECR + "service-quotas.html"
VPC_ENDPOINTS = _ECR + "vpc-endpoints.html"
REQUESTS = _ECR + "ecr-requests.html"
CLOUDTRAIL = _ECR + "logging-using-cloudtrail.html"
ECR_ENDPOINTS = "https://docs.aws.amazon.com/general/latest/gr/ecr.html"
PUBLIC_LOGIN = _PUBLIC + "public-registry-auth.html"
PUBLIC_QUOTAS = _PUBLIC + "public-service-quotas.html"
ACCESS_DENIED = _IAM + "troubleshoot_access-denied.html"
POLICY_SIMULATION = _IAM + "access_policies_testing-policies.html"
PERMISSIONS_BOUNDARY = _IAM + "access_policies_boundaries.html"
SESSION_POLICIES = _IAM + "access_policies.html#policies_session"
KEY_QUARANTINE = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html"
SERVICE_CONTROL_POLICIES = _ORGANIZATIONS + "orgs_manage_policies_scps.html"
RESOURCE_CONTROL_POLICIES = _ORGANIZATIONS + "orgs_manage_policies_rcps.html"
CALLER_IDENTITY = _CLI + "sts/get-caller-identity.html"
SERVICE_HEALTH = "https://docs.aws.amazon.com/health/latest/ug/aws-health-dashboard-status.html"
CLI_CREDENTIALS = "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html"
ENGINE_PROXY = _DOCKER + "engine/daemon/proxy/"
ENGINE_TROUBLES = _DOCKER + "engine/daemon/troubleshoot/"
PLATFORMS = _DOCKER + "build/building/multi-platform/"
CREDENTIAL_HELPERS = _DOCKER + "reference/cli/docker/login/#credential-helpers"
MANIFEST_INSPECT = _DOCKER + "reference/cli/docker/manifest/inspect/"
ATTESTATIONS = _DOCKER + "build/metadata/attestations/"
AWS_IMAGES = "https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html"
CERTIFICATES = _DOCKER + "engine/security/certificates/"
IMAGE_NAMES = _DOCKER + "reference/cli/docker/image/tag/"
