"""Public pages: where the meaning of each cause is documented or was seen, and those that depend on the failure.

Beside them is what programs print where a cause is met, the same in every language; what is in ``<...>`` differs.
"""

from __future__ import annotations

from collections.abc import Mapping

from ecr_denied.advice.known import Known
from ecr_denied.advice.readings import RequestDetails
from ecr_denied.names.aws_registries import Service
from ecr_denied.records import Cause

QUOTAS_OF_PUBLIC = "https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html"

_AWS = "https://docs.aws.amazon.com/"
_ECR = f"{_AWS}AmazonECR/latest/userguide/"
_IAM = f"{_AWS}IAM/latest/UserGuide/"
_GITHUB = "https://github.com/"
# Where AWS lists the images of each of its services.
_LISTS: Mapping[Service, str] = {
    Service.EKS: _AWS + "eks/latest/userguide/add-ons-images.html",
    Service.GUARDDUTY: _AWS + "guardduty/latest/ug/runtime-monitoring-ecr-repository-gdu-agent.html",
    Service.DEEP_LEARNING: "https://aws.github.io/deep-learning-containers/reference/region_availability/",
    Service.SAGEMAKER: _AWS + "sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html",
    Service.EMR: _AWS + "emr/latest/EMR-on-EKS-DevelopmentGuide/docker-custom-images-tag.html",
    Service.APP_MESH: _AWS + "app-mesh/latest/userguide/envoy.html",
    Service.BOTTLEROCKET: _GITHUB + "bottlerocket-os/bottlerocket",
    Service.FLUENT_BIT: _AWS + "AmazonECS/latest/developerguide/firelens-using-fluentbit.html",
    Service.MARKETPLACE: _AWS + "marketplace/latest/buyerguide/what-is-marketplace.html",
}


def list_of_aws(known: RequestDetails) -> str:
    """Where AWS lists the images of the registry; where it is not AWS's, any list shows what one is like."""
    return _LISTS[known.service_of_aws or Service.EKS]


def inspect_manifest_page(known: RequestDetails) -> str:
    """The page on the command that asks for the manifest; helm shows what the chart says of itself."""
    if known.login_client == "helm":
        return "https://helm.sh/docs/helm/helm_show_chart/"
    return "https://docs.docker.com/reference/cli/docker/manifest/inspect/"


def quotas(known: Known) -> str:
    """Where the quotas of the registry are listed."""
    return QUOTAS_OF_PUBLIC if known["public"] else _ECR + "service-quotas.html"


# Where the meaning of a cause is documented, or was seen, beside the pages of its checks.
SOURCES: Mapping[Cause, tuple[str, ...]] = {
    Cause.REPOSITORY_NOT_FOUND: (_GITHUB + "actions/starter-workflows/issues/2647",),
    Cause.IMAGE_NOT_FOUND: (_ECR + "error-pullthroughcache.html",),
    Cause.NOT_FOUND: (_GITHUB + "aws/amazon-ecs-agent/issues/943",),
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: (
        _IAM + "troubleshoot_access-denied.html",
        _IAM + "reference_policies_evaluation-logic-cross-account.html",
        _GITHUB + "pytorch/pytorch/issues/140681",
        _GITHUB + "bottlerocket-os/bottlerocket-update-operator/issues/157",
        "https://dev.classmethod.jp/articles/access-denied-error-message-vpcendpoint-crossaccount/",
    ),
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: (
        _IAM + "troubleshoot_access-denied.html",
        _ECR + "image-push-iam.html",
        _GITHUB + "pgarbe/cdk-ecr-sync/issues/414",
    ),
    Cause.GUARDRAIL_IMPLICIT_DENY: (_IAM + "troubleshoot_access-denied.html",),
    Cause.EXPLICIT_DENY: (
        _IAM + "troubleshoot_access-denied.html",
        "https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns",
        _AWS + "aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html",
    ),
    Cause.ACCESS_DENIED: (_IAM + "troubleshoot_access-denied.html",),
    Cause.FORBIDDEN: (
        _GITHUB + "docker/build-push-action/issues/901",
        _GITHUB + "medic/cht-core/issues/9175",
        _GITHUB + "aws-samples/eks-workshop-v2/issues/1239",
    ),
    Cause.LAYER_STORE_DENIED: (_GITHUB + "moby/moby/issues/34185",),
    Cause.NOT_AUTHENTICATED: (
        _ECR + "common-errors-docker.html",
        _GITHUB + "awslabs/amazon-ecr-credential-helper/issues/49",
    ),
    Cause.TOKEN_EXPIRED: (_GITHUB + "microsoft/vscode/issues/205489",),
    Cause.TOKEN_INVALID: (_GITHUB + "oras-project/oras-go/issues/1227",),
    Cause.LOGIN_FAILED: (_ECR + "common-errors.html", _GITHUB + "aws/aws-cli/issues/5317"),
    Cause.CREDENTIAL_HELPER_FAILED: (_GITHUB + "awslabs/amazon-ecr-credential-helper",),
    Cause.TAG_IMMUTABLE: (_GITHUB + "GoogleContainerTools/kaniko/issues/3481",),
    Cause.MANIFEST_UNSUPPORTED: (_GITHUB + "opcr-io/policy/issues/149",),
    Cause.UPLOAD_INVALID: (
        _GITHUB + "GoogleContainerTools/kaniko/issues/607",
        _GITHUB + "devcontainers/cli/issues/814",
    ),
    Cause.BAD_REQUEST: (_GITHUB + "docker/buildx/issues/1660", _GITHUB + "moby/buildkit/issues/2004"),
    Cause.RATE_LIMITED: (QUOTAS_OF_PUBLIC,),
    Cause.QUOTA_EXCEEDED: (_GITHUB + "aws/containers-roadmap/issues/2159",),
    Cause.HOST_NOT_FOUND: (_ECR + "ecr-requests.html",),
    Cause.CONNECTION_FAILED: ("https://repost.aws/knowledge-center/eks-ecr-troubleshooting",),
    Cause.CONNECTION_CLOSED: (
        _GITHUB + "aws/containers-roadmap/issues/1970",
        _GITHUB + "CircleCI-Public/aws-ecr-orb/issues/259",
    ),
    Cause.REGISTRY_ERROR: (_ECR + "common-errors.html",),
    Cause.UNCLASSIFIED: (_ECR + "logging-using-cloudtrail.html",),
    Cause.AWS_CREDENTIALS_FAILED: (_AWS + "STS/latest/APIReference/CommonErrors.html",),
    Cause.PLATFORM_MISMATCH: (_AWS + "AmazonECS/latest/developerguide/task_cannot_pull_image.html",),
    Cause.LOCAL_FAILURE: (
        "https://docs.docker.com/engine/daemon/troubleshoot/",
        _AWS + "AmazonECS/latest/developerguide/task_cannot_pull_image.html",
    ),
}

_REFUSED = "User: <principal> is not authorized to perform: <action> on resource: <resource>"
# What programs print where each cause is met.
PRINTED: Mapping[Cause, tuple[str, ...]] = {
    Cause.REPOSITORY_NOT_FOUND: (
        "name unknown: The repository with name '<repository>' does not exist in the registry with id '<account>'",
        "RepositoryNotFoundException",
        "repository <host>/<repository> not found",
    ),
    Cause.IMAGE_NOT_FOUND: (
        "manifest unknown: Requested image not found",
        "manifest for <host>/<repository>:<tag> not found",
        (
            "The image with imageId {imageDigest:'null', imageTag:'<tag>'} does not exist within the repository "
            "with name '<repository>' in the registry with id '<account>'"
        ),
    ),
    Cause.NOT_FOUND: ('failed to resolve reference "<host>/<repository>:<tag>": <host>/<repository>:<tag>: not found',),
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: (f"{_REFUSED} because no resource-based policy allows the <action> action",),
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: (f"{_REFUSED} because no identity-based policy allows the <action> action",),
    Cause.GUARDRAIL_IMPLICIT_DENY: (
        f"{_REFUSED} because no service control policy allows the <action> action",
        "no VPC endpoint policy allows the <action> action",
        "no permissions boundary allows the <action> action",
        "no session policy allows the <action> action",
    ),
    Cause.EXPLICIT_DENY: (
        f"{_REFUSED} with an explicit deny in a service control policy: <policy>",
        "with an explicit deny",
    ),
    Cause.ACCESS_DENIED: (_REFUSED, "denied"),
    Cause.FORBIDDEN: ("403 Forbidden",),
    Cause.LAYER_STORE_DENIED: ("<Code>AccessDenied</Code>",),
    Cause.NOT_AUTHENTICATED: ("no basic auth credentials", "401 Unauthorized", "401 Unauthorized: Not Authorized"),
    Cause.TOKEN_EXPIRED: ("denied: Your authorization token has expired. Reauthenticate and try again.",),
    Cause.TOKEN_INVALID: ("Your Authorization Token is invalid.",),
    Cause.LOGIN_FAILED: (
        "login attempt to https://<host>/v2/ failed with status: 400 Bad Request",
        "Login: 404 page not found",
        'logging into "<host>": invalid username/password',
    ),
    Cause.CREDENTIAL_HELPER_FAILED: (
        'error getting credentials - err: exec: "docker-credential-ecr-login": executable file not found in $PATH',
        "Error saving credentials",
    ),
    Cause.TAG_IMMUTABLE: (
        (
            "The image tag '<tag>' already exists in the '<repository>' repository and cannot be overwritten "
            "because the tag is immutable."
        ),
    ),
    Cause.INVALID_NAME: (
        "invalid reference format: repository name (<name>) must be lowercase",
        "Invalid parameter at 'repositoryName' failed to satisfy constraint",
    ),
    Cause.MANIFEST_UNSUPPORTED: (
        "unsupported: Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
        "MANIFEST_INVALID: manifest invalid",
        "MANIFEST_BLOB_UNKNOWN: blob unknown to registry",
        (
            "Images with digests '<digests>' required for pushing image into repository with name '<repository>' in"
            " the registry with id '<account>' do not exist"
        ),
        (
            "The image with digest '<digest>' in repository '<repository>' and registry ID '<account>' does not "
            "match the digest provided"
        ),
        "unexpected status from PUT request to https://<host>/v2/<repository>/manifests/<tag>: 405",
    ),
    Cause.UPLOAD_INVALID: (
        "BLOB_UPLOAD_INVALID: blob upload invalid",
        "First byte of the layer part is <number> instead of <number>",
        (
            "The upload with id '<upload>' in the repository with name '<repository>' in registry with id "
            "'<account>' cannot be completed because it does not have any parts"
        ),
    ),
    Cause.BAD_REQUEST: ("400 Bad Request", "Invalid parameter at 'PolicyText' failed to satisfy constraint"),
    Cause.RATE_LIMITED: (
        "toomanyrequests: Rate exceeded",
        "toomanyrequests: Data limit exceeded",
        "429 Too Many Requests",
    ),
    Cause.QUOTA_EXCEEDED: (
        (
            "denied: The repository with name '<repository>' in registry with id '<account>' already has the "
            "maximum allowed number of images which is '<number>'"
        ),
    ),
    Cause.HOST_NOT_FOUND: (
        "dial tcp: lookup <host> on 10.0.0.2:53: no such host",
        "getaddrinfo ENOTFOUND <host>",
        "Name or service not known",
    ),
    Cause.CONNECTION_FAILED: (
        "dial tcp 10.0.0.9:443: i/o timeout",
        "connect: connection refused",
        "request canceled while waiting for connection",
        "net/http: TLS handshake timeout",
        "lookup <host>: Temporary failure in name resolution",
    ),
    Cause.CONNECTION_CLOSED: (
        "EOF",
        "connection reset by peer",
        "write: broken pipe",
        "<layer>: Retrying in <number> seconds",
    ),
    Cause.TLS_FAILED: (
        "tls: failed to verify certificate: x509: certificate signed by unknown authority",
        "x509: certificate is valid for <other>, not <host>",
        "remote error: tls: handshake failure",
        "server gave HTTP response to HTTPS client",
        "tls: first record does not look like a TLS handshake",
    ),
    Cause.REGISTRY_ERROR: ("500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable"),
    Cause.UPSTREAM_DENIED: (
        (
            "The authentication to the upstream registry failed. Verify that the credentials provided in the pull "
            "through cache rule are correct, and try again."
        ),
    ),
    Cause.WRONG_REGISTRY: (
        "pull access denied for <host>, repository does not exist or may require 'docker login'",
        "https://index.docker.io/v2/library/<host>/blobs/<digest>",
    ),
    Cause.UNCLASSIFIED: ("http: no Location header in response", "405 Method Not Allowed", "context canceled"),
    Cause.AWS_CREDENTIALS_FAILED: (
        "Unable to locate credentials",
        "NoCredentialProviders: no valid providers in chain",
        "no EC2 IMDS role found",
        "The security token included in the request is expired",
        "The security token included in the request is invalid",
        "The SSO session associated with this profile has expired or is otherwise invalid",
        "Not authorized to perform sts:AssumeRoleWithWebIdentity",
        "You must specify a region",
    ),
    Cause.PROXY_REFUSED: (
        "Proxy Authentication Required",
        "Forbidden",
        "Tunnel connection failed: 403 Forbidden",
        "CONNECT tunnel failed, response 403",
    ),
    Cause.PLATFORM_MISMATCH: (
        "no matching manifest for linux/arm64/v8 in the manifest list entries",
        "image Manifest does not contain descriptor matching platform 'linux/amd64'",
        "no match for platform in manifest: not found",
    ),
    Cause.LOCAL_FAILURE: (
        "Cannot connect to the Docker daemon",
        "permission denied while trying to connect to the Docker daemon socket",
        "no space left on device",
        "An image does not exist locally with the tag: <host>/<repository>",
        "No such image: <host>/<repository>:<tag>",
    ),
}
