"""The actions of the ECR API, and which step of a push, a pull or a login each of them is.

Source: botocore's ECR service model; ECR user guide, image-push-iam.
"""

from __future__ import annotations

from ecr_denied.records import Operation

__all__ = [
    "API_OPERATIONS",
    "PULL_STEPS",
    "PUSH_STEPS",
    "is_cut",
    "is_ecr",
    "is_key_use",
    "is_layer_read",
    "is_of_registry",
    "is_role_assumption",
    "is_shared_step",
    "makes_repository",
    "step_of",
]

PULL_STEPS = ("BatchGetImage", "GetDownloadUrlForLayer")
PUSH_STEPS = (
    "BatchCheckLayerAvailability",
    "InitiateLayerUpload",
    "UploadLayerPart",
    "CompleteLayerUpload",
    "PutImage",
)
# A pull through a cache rule has ECR fetch what it does not hold (user guide, pull-through-cache-iam).
_IMPORT_STEPS = ("BatchImportUpstreamImage",)
_LOGIN_STEPS = ("GetAuthorizationToken", "GetServiceBearerToken")
# Operations of the ECR API that a client needs.
API_OPERATIONS = (*PUSH_STEPS, *PULL_STEPS, "DescribeImages", "DescribeRepositories", "GetAuthorizationToken")

# A push reads manifests and layers too, so a read tells no operation.
_SHARED = frozenset(name.lower() for name in (*PULL_STEPS, "BatchCheckLayerAvailability"))
_STEPS = {
    **{name.lower(): Operation.PUSH for name in PUSH_STEPS if name.lower() not in _SHARED},
    **{name.lower(): Operation.PULL for name in _IMPORT_STEPS},
    **{name.lower(): Operation.LOGIN for name in _LOGIN_STEPS},
}
_OF_REGISTRY = frozenset(name.lower() for name in _LOGIN_STEPS)
_MAKING = frozenset(name.lower() for name in ("CreateRepository", *_IMPORT_STEPS))
_NAMES = frozenset(name.lower() for name in (*API_OPERATIONS, *_IMPORT_STEPS, *_LOGIN_STEPS))


def _name(action: str | None) -> str:
    return (action or "").lower().rpartition(":")[2]


def step_of(action: str | None) -> Operation | None:
    """The operation that only this action belongs to."""
    return _STEPS.get(_name(action))


def is_shared_step(action: str | None) -> bool:
    """Whether a push needs the action as well as a pull."""
    return _name(action) in _SHARED


def is_ecr(action: str) -> bool:
    """Whether an action is ECR's, or the one STS adds for ECR Public's login."""
    service, _, name = action.lower().partition(":")
    return service in ("ecr", "ecr-public") or (service, name) == ("sts", "getservicebearertoken")


def is_cut(action: str) -> bool:
    """Whether it is the beginning of an action's name, as where a log was cut."""
    name = _name(action)
    return is_ecr(action) and name not in _NAMES and any(known.startswith(name) for known in _NAMES)


def is_of_registry(action: str | None) -> bool:
    """Whether IAM decides it on the registry as a whole: no repository's policy can grant it.

    Source: Service authorization reference, Amazon ECR (actions without a resource type).
    """
    return _name(action) in _OF_REGISTRY


def makes_repository(action: str | None) -> bool:
    """Whether the repository need not exist yet: the request makes it (user guide, pull-through-cache-iam)."""
    return _name(action) in _MAKING


def is_role_assumption(action: str | None) -> bool:
    """Whether it is one of STS's by which a caller takes a role: it comes before any call of ECR's."""
    return (action or "").lower().startswith("sts:assumerole")


def is_key_use(action: str | None) -> bool:
    """Whether it is one of KMS's: ECR asks for the key of an encrypted repository in the caller's name."""
    return (action or "").lower().startswith("kms:")


def is_layer_read(action: str | None) -> bool:
    """Whether it is S3's action by which a layer is read (ECR user guide, vpc-endpoints)."""
    return (action or "").lower() == "s3:getobject"
