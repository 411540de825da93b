"""What programs print where each cause is met: the same in every language. What stands in ``<...>`` differs."""

from __future__ import annotations

from collections.abc import Mapping

from ecr_denied.records import Cause

__all__ = ["PRINTED"]

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
            "The image with imageId {imageDigest:'null', imageTag:'<tag>'} does not exist within the repository with "
            "name '<repository>' in the registry with id '<account>'"
        ),
    ),
    Cause.NOT_FOUND: ('failed to resolve reference "<host>/<repository>:<tag>": <host>/<repository>:<tag>: not found',),
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: (
        (
            "User: <principal> is not authorized to perform: <action> on resource: <resource> because no "
            "resource-based policy allows the <action> action"
        ),
    ),
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: (
        (
            "User: <principal> is not authorized to perform: <action> on resource: <resource> because no "
            "identity-based policy allows the <action> action"
        ),
    ),
    Cause.GUARDRAIL_IMPLICIT_DENY: (
        (
            "User: <principal> is not authorized to perform: <action> on resource: <resource> because no service "
            "control policy allows the <action> action"
        ),
        "no VPC endpoint policy allows the <action> action",
        "no permissions boundary allows the <action> action",
        "no session policy allows the <action> action",
    ),
    Cause.EXPLICIT_DENY: (
        (
            "User: <principal> is not authorized to perform: <action> on resource: <resource> with an explicit deny "
            "in a service control policy: <policy>"
        ),
        "with an explicit deny",
    ),
    Cause.ACCESS_DENIED: (
        "User: <principal> is not authorized to perform: <action> on resource: <resource>",
        "denied",
    ),
    Cause.FORBIDDEN: ("403 Forbidden",),
    Cause.LAYER_STORE_DENIED: ("<Code>AccessDenied</Code>",),
    Cause.NOT_AUTHENTICATED: (
        "no basic auth credentials",
        "401 Unauthorized",
        "401 Unauthorized: Not Authorized",
    ),
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
            "The image tag '<tag>' already exists in the '<repository>' repository and cannot be overwritten because "
            "the tag is immutable."
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
            "Images with digests '<digests>' required for pushing image into repository with name '<repository>' in "
            "the registry with id '<account>' do not exist"
        ),
        (
            "The image with digest '<digest>' in repository '<repository>' and registry ID '<account>' does not match "
            "the digest provided"
        ),
        "unexpected status from PUT request to https://<host>/v2/<repository>/manifests/<tag>: 405",
    ),
    Cause.UPLOAD_INVALID: (
        "BLOB_UPLOAD_INVALID: blob upload invalid",
        "First byte of the layer part is <number> instead of <number>",
        (
            "The upload with id '<upload>' in the repository with name '<repository>' in registry with id '<account>' "
            "cannot be completed because it does not have any parts"
        ),
    ),
    Cause.BAD_REQUEST: (
        "400 Bad Request",
        "Invalid parameter at 'PolicyText' failed to satisfy constraint",
    ),
    Cause.RATE_LIMITED: (
        "toomanyrequests: Rate exceeded",
        "toomanyrequests: Data limit exceeded",
        "429 Too Many Requests",
    ),
    Cause.QUOTA_EXCEEDED: (
        (
            "denied: The repository with name '<repository>' in registry with id '<account>' already has the maximum "
            "allowed number of images which is '<number>'"
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
    Cause.REGISTRY_ERROR: (
        "500 Internal Server Error",
        "502 Bad Gateway",
        "503 Service Unavailable",
    ),
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
    Cause.UNCLASSIFIED: (
        "http: no Location header in response",
        "405 Method Not Allowed",
        "context canceled",
    ),
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
