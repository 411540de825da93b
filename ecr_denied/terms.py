"""The terms that records are made of: enums, and the highest number. Most logs need no more of the records."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "MOST",
    "Basis",
    "Cause",
    "Check",
    "Elsewhere",
    "EndpointKind",
    "Family",
    "Language",
    "Operation",
    "PolicyEffect",
    "PolicyType",
    "PrincipalType",
    "RequestTarget",
    "Retry",
    "RunBy",
    "Shell",
    "Side",
    "Told",
]

# The highest number of a line, and of occurrences: columns of tables and most readers of JSON hold no higher one.
MOST = 2**63 - 1


class Cause(StrEnum):
    """What a text says went wrong. Append-only: a slug is never renamed or reused."""

    REPOSITORY_NOT_FOUND = "repository-not-found"
    IMAGE_NOT_FOUND = "image-not-found"
    NOT_FOUND = "not-found"
    RESOURCE_POLICY_IMPLICIT_DENY = "resource-policy-implicit-deny"
    IDENTITY_POLICY_IMPLICIT_DENY = "identity-policy-implicit-deny"
    GUARDRAIL_IMPLICIT_DENY = "guardrail-implicit-deny"
    EXPLICIT_DENY = "explicit-deny"
    ACCESS_DENIED = "access-denied"
    FORBIDDEN = "forbidden"
    LAYER_STORE_DENIED = "layer-store-denied"
    NOT_AUTHENTICATED = "not-authenticated"
    TOKEN_EXPIRED = "token-expired"
    TOKEN_INVALID = "token-invalid"
    LOGIN_FAILED = "login-failed"
    CREDENTIAL_HELPER_FAILED = "credential-helper-failed"
    TAG_IMMUTABLE = "tag-immutable"
    INVALID_NAME = "invalid-name"
    MANIFEST_UNSUPPORTED = "manifest-unsupported"
    UPLOAD_INVALID = "upload-invalid"
    BAD_REQUEST = "bad-request"
    RATE_LIMITED = "rate-limited"
    QUOTA_EXCEEDED = "quota-exceeded"
    HOST_NOT_FOUND = "host-not-found"
    CONNECTION_FAILED = "connection-failed"
    CONNECTION_CLOSED = "connection-closed"
    TLS_FAILED = "tls-failed"
    REGISTRY_ERROR = "registry-error"
    UPSTREAM_DENIED = "upstream-denied"
    WRONG_REGISTRY = "wrong-registry"
    UNCLASSIFIED = "unclassified"
    AWS_CREDENTIALS_FAILED = "aws-credentials-failed"
    PROXY_REFUSED = "proxy-refused"
    PLATFORM_MISMATCH = "platform-mismatch"
    LOCAL_FAILURE = "local-failure"


class Family(StrEnum):
    """The kind of thing that has to change, coarser than a cause. Append-only."""

    NAME = "name"
    PERMISSION = "permission"
    AUTHENTICATION = "authentication"
    REQUEST = "request"
    CAPACITY = "capacity"
    NETWORK = "network"
    LOCAL = "local"
    REGISTRY = "registry"


class Retry(StrEnum):
    """When the same request may succeed: with nothing changed, after another login, or after something was changed."""

    LATER = "later"
    AFTER_LOGIN = "after-login"
    AFTER_CHANGE = "after-change"


class Told(StrEnum):
    """How a text reports a failure: a program printed it, or a person's words, code or a page only repeat it."""

    PRINTED = "printed"
    QUOTED = "quoted"


class Operation(StrEnum):
    """What the client was doing when it was refused."""

    PUSH = "push"
    PULL = "pull"
    LOGIN = "login"


class PrincipalType(StrEnum):
    """The kind of caller, from the ARN that follows ``User:``."""

    ROOT = "root"
    USER = "user"
    ROLE = "role"
    ASSUMED_ROLE = "assumed-role"
    FEDERATED_USER = "federated-user"
    SERVICE = "service"  # a service of AWS by itself, as ``lambda.amazonaws.com``


class PolicyType(StrEnum):
    """The policy an access-denied sentence names (IAM's own seven types)."""

    IDENTITY_BASED = "identity-based"
    RESOURCE_BASED = "resource-based"
    SERVICE_CONTROL = "service-control"
    RESOURCE_CONTROL = "resource-control"
    PERMISSIONS_BOUNDARY = "permissions-boundary"
    SESSION = "session"
    VPC_ENDPOINT = "vpc-endpoint"


class PolicyEffect(StrEnum):
    """How a policy denied: by not allowing (implicit) or by a ``Deny`` statement (explicit)."""

    IMPLICIT = "implicit"
    EXPLICIT = "explicit"


class EndpointKind(StrEnum):
    """What was asked. Append-only.

    ``API`` is ECR's own, which gives the token of a login. ``LAYERS`` keeps the layers: S3 or CloudFront. ``TOKEN``
    gives credentials: a registry's realm, STS, IAM Identity Center, a metadata service. ``LOCAL`` is the engine on the
    machine.
    """

    REGISTRY = "registry"
    API = "api"
    LAYERS = "layers"
    TOKEN = "token"
    PROXY = "proxy"
    LOCAL = "local"


class RequestTarget(StrEnum):
    """What a request to a registry is for (distribution specification, endpoints). Append-only."""

    MANIFEST = "manifest"
    BLOB = "blob"
    UPLOAD = "upload"
    TAGS = "tags"
    OTHER = "other"  # a path that ECR does not have


class Shell(StrEnum):
    """A shell that a prompt is of. Append-only."""

    SH = "sh"
    POWERSHELL = "powershell"
    CMD = "cmd"


class Elsewhere(StrEnum):
    """Where a command runs that is not run in the reader's own shell. Append-only."""

    CONTAINER = "container"
    HOST = "host"
    POD = "pod"


class Check(StrEnum):
    """What to look at. Append-only."""

    REPOSITORY_NAME = "repository-name"
    REPOSITORY_POLICY = "repository-policy"
    REGISTRY_POLICY = "registry-policy"
    IDENTITY_POLICY = "identity-policy"
    CALLER_IDENTITY = "caller-identity"
    CREDENTIALS = "credentials"
    IMAGE_TAG = "image-tag"
    SERVICE_CONTROL_POLICY = "service-control-policy"
    VPC_ENDPOINT_POLICY = "vpc-endpoint-policy"
    RESOURCE_CONTROL_POLICY = "resource-control-policy"
    PERMISSIONS_BOUNDARY = "permissions-boundary"
    SESSION_POLICY = "session-policy"
    LAYER_STORE_POLICY = "layer-store-policy"
    QUOTA = "quota"
    REQUEST_RATE = "request-rate"
    HOST_NAME = "host-name"
    NETWORK = "network"
    CERTIFICATE = "certificate"
    CREDENTIAL_HELPER = "credential-helper"
    IMAGE_MANIFEST = "image-manifest"
    UPSTREAM_REGISTRY = "upstream-registry"
    REGISTRY_STATUS = "registry-status"
    ASK_FOR_THE_REASON = "ask-for-the-reason"
    AWS_CREDENTIALS = "aws-credentials"
    PROXY = "proxy"
    PLATFORM = "platform"
    LOCAL_MACHINE = "local-machine"
    NODE_CREDENTIALS = "node-credentials"
    KEY_POLICY = "key-policy"
    TRUST_POLICY = "trust-policy"


class Basis(StrEnum):
    """Why a check is advised: ``TOLD`` where the text asks for it, ``USUAL`` where it is usual for the cause."""

    TOLD = "told"
    USUAL = "usual"


class RunBy(StrEnum):
    """Who is able to run a check.

    ``CALLER`` needs no right that a push or a pull does not need as well; ``CALLER_ADMIN`` administers the caller's
    account, ``REGISTRY_OWNER`` the registry's, ``RESOURCE_OWNER`` that of the key or the role that was refused,
    ``ORGANIZATION_ADMIN`` the organization, ``NODE_OPERATOR`` the node, the cluster or the service that pulls.
    """

    CALLER = "caller"
    CALLER_ADMIN = "caller-admin"
    REGISTRY_OWNER = "registry-owner"
    ORGANIZATION_ADMIN = "organization-admin"
    NODE_OPERATOR = "node-operator"
    RESOURCE_OWNER = "resource-owner"


class Language(StrEnum):
    """A language that advice is given in."""

    ENGLISH = "en"
    JAPANESE = "ja"


class Side(StrEnum):
    """The kind of policy a statement belongs to."""

    REPOSITORY = "repository"
    IDENTITY = "identity"
    REGISTRY = "registry"
    ENDPOINT = "endpoint"
    PERMISSION_SET = "permission-set"
    TRUST_POLICY = "trust-policy"
    KEY_POLICY = "key-policy"
