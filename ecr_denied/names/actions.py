"""The actions of the ECR API, and which step of a push, a pull or a login each of them is.

Source: botocore's ECR service model; ECR user guide, image-push-iam.
"""

from __future__ import annotations

from ecr_denied.names.syntax import is_masked
from ecr_denied.terms import Operation

__all__ = [
    "ACTIONS",
    "API_OPERATIONS",
    "PULL_STEPS",
    "PUSH_STEPS",
    "asks_for_token",
    "can_be_part_of",
    "is_api_operation",
    "is_by_token",
    "is_ecr",
    "is_harmless",
    "is_hidden",
    "is_key_use",
    "is_layer_read",
    "is_of_service_role",
    "is_read",
    "is_role_assumption",
    "is_shared_step",
    "is_step",
    "is_tagging",
    "known",
    "makes_repository",
    "replicates",
    "step_of",
    "whole_action",
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
# Every action that IAM knows of ECR: the operations of the API, and what is a permission only (Service Authorization
# Reference, Amazon ECR and ECR Public).
_ECR = """
    BatchCheckLayerAvailability BatchDeleteImage BatchGetImage BatchGetRepositoryScanningConfiguration
    CompleteLayerUpload CreatePullThroughCacheRule CreateRepository CreateRepositoryCreationTemplate
    DeleteLifecyclePolicy DeletePullThroughCacheRule DeleteRegistryPolicy DeleteRepository
    DeleteRepositoryCreationTemplate DeleteRepositoryPolicy DeleteSigningConfiguration
    DeregisterPullTimeUpdateExclusion DescribeImageReplicationStatus DescribeImageScanFindings
    DescribeImageSigningStatus DescribeImages DescribePullThroughCacheRules DescribeRegistry
    DescribeReplicationBackfillResults DescribeRepositories DescribeRepositoryCreationTemplates
    GetAccountSetting GetAuthorizationToken GetDownloadUrlForLayer GetLifecyclePolicy GetLifecyclePolicyPreview
    GetRegistryPolicy GetRegistryScanningConfiguration GetRepositoryPolicy GetSigningConfiguration
    InitiateLayerUpload ListImageReferrers ListImages ListPullTimeUpdateExclusions ListReplicationBackfills
    ListTagsForResource PutAccountSetting PutImage PutImageScanningConfiguration PutImageTagMutability
    PutLifecyclePolicy PutRegistryPolicy PutRegistryScanningConfiguration PutReplicationConfiguration
    PutSigningConfiguration RegisterPullTimeUpdateExclusion SetRepositoryPolicy StartImageScan
    StartLifecyclePolicyPreview StartReplicationBackfill StopReplicationBackfill TagResource UntagResource
    UpdateImageStorageClass UpdatePullThroughCacheRule UpdateRepositoryCreationTemplate UploadLayerPart
    ValidatePullThroughCacheRule
    BatchImportUpstreamImage GetImageCopyStatus ReplicateImage
"""
_ECR_PUBLIC = """
    BatchCheckLayerAvailability BatchDeleteImage CompleteLayerUpload CreateRepository DeleteRepository
    DeleteRepositoryPolicy DescribeImageTags DescribeImages DescribeRegistries DescribeRepositories
    GetAuthorizationToken GetRegistryCatalogData GetRepositoryCatalogData GetRepositoryPolicy
    InitiateLayerUpload ListTagsForResource PutImage PutRegistryCatalogData PutRepositoryCatalogData
    SetRepositoryPolicy TagResource UntagResource UploadLayerPart
"""
# Permissions that are no operations of the API.
_NO_OPERATIONS = frozenset((*_IMPORT_STEPS, "GetImageCopyStatus", "ReplicateImage"))
# Operations that other services have as well (botocore's models), but for those of a push, a pull or a login.
_OF_OTHERS = """
    DeleteLifecyclePolicy DeleteRepository DescribeRegistry GetLifecyclePolicy ListTagsForResource PutAccountSetting
    PutLifecyclePolicy TagResource UntagResource
"""
API_OPERATIONS = frozenset(f"{_ECR}{_ECR_PUBLIC}".split()).difference(_NO_OPERATIONS, _OF_OTHERS.split())
"""Operations of the ECR API: who names one speaks of ECR."""

# What a refusal of ECR's, or on the way to it, names of other services: a token of ECR Public, a role, the key of a
# repository (ECR user guide, encryption-at-rest), a layer, the secret and the role of a cache rule.
_OTHERS = {
    "sts": """
    AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity GetCallerIdentity GetFederationToken GetServiceBearerToken
    GetSessionToken SetSourceIdentity TagSession
    """,
    "kms": "CreateGrant Decrypt DescribeKey Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext RetireGrant",
    "s3": "GetObject",
    "secretsmanager": "GetSecretValue",
    "iam": "CreateServiceLinkedRole PassRole",
}
ACTIONS = frozenset(
    f"{service}:{name}"
    for service, names in {"ecr": _ECR, "ecr-public": _ECR_PUBLIC, **_OTHERS}.items()
    for name in names.split()
)
"""The actions that a refusal can name."""

_OPERATIONS = frozenset(name.lower() for name in API_OPERATIONS)
_KNOWN = {action.lower(): action for action in ACTIONS}

# A push reads manifests and layers too, so a read identifies no operation.
_READS = frozenset(map(str.lower, PULL_STEPS))
_SHARED = _READS | {"batchchecklayeravailability"}
_STEPS = {
    **{name.lower(): Operation.PUSH for name in PUSH_STEPS if name.lower() not in _SHARED},
    **{name.lower(): Operation.PULL for name in _IMPORT_STEPS},
    **{name.lower(): Operation.LOGIN for name in _LOGIN_STEPS},
}
_BY_TOKEN = frozenset(name.lower() for name in (*PUSH_STEPS, *PULL_STEPS, *_IMPORT_STEPS))
_ECR_STEPS = frozenset((*PUSH_STEPS, *PULL_STEPS, *_IMPORT_STEPS, "GetAuthorizationToken"))
_HARMLESS = ("CreateRepository", "Describe", "Get", "List")
# ECR Public's login needs the first; S3 is asked for a layer; a role is taken before anything is asked.
_OTHER_STEPS = frozenset(("sts:GetServiceBearerToken", "s3:GetObject", "sts:AssumeRole"))
# Replication makes the repository too (user guide, registry-permissions-create-replication).
_REPLICATE = "replicateimage"
_MAKING = frozenset(name.lower() for name in ("CreateRepository", _REPLICATE, *_IMPORT_STEPS))
_NAMES = _OPERATIONS.union(name.lower() for name in _IMPORT_STEPS)


def _name(action: str | None) -> str:
    return (action or "").lower().rpartition(":")[2]


def is_api_operation(name: str) -> bool:
    """Whether it is an operation of the ECR API, in any case."""
    return name.lower() in _OPERATIONS


def step_of(action: str | None) -> Operation | None:
    """The operation that only this action belongs to."""
    return _STEPS.get(_name(action))


def is_read(action: str | None) -> bool:
    """Whether the action reads an image: a step of a pull."""
    return _name(action) in _READS


def is_shared_step(action: str | None) -> bool:
    """Whether a push needs the action as well as a pull."""
    return _name(action) in _SHARED


def is_ecr(action: str | None) -> bool:
    """Whether an action is ECR's, or the one STS adds for ECR Public's login."""
    service, _, name = (action or "").lower().partition(":")
    return service in ("ecr", "ecr-public") or (service, name) == ("sts", "getservicebearertoken")


def is_hidden(action: str | None) -> bool:
    """True if a mask is in the place of an action; one star, or some among letters, is a pattern of IAM's."""
    words = action or ""
    return is_masked(words.replace("*", "")) or (len(words) > 1 and not words.strip("*"))


def known(action: str) -> str | None:
    """The one action that a refusal names in any case, as IAM writes it; a pattern such as ``ecr:*`` is none."""
    return _KNOWN.get(action.lower())


def is_step(action: str, operation: Operation | None) -> bool:
    """Whether a push, a pull or a login needs it, in IAM's letters; any other is an administrator's.

    A repository is made by a first pull through a cache rule (user guide, pull-through-cache-iam), and by a push, with
    its tags, where a creation template says so (repository-creation-templates; ECR API, RCTAppliedFor).
    """
    service, _, name = action.partition(":")
    is_made = (action == "ecr:CreateRepository" and operation in (Operation.PULL, Operation.PUSH)) or (
        action == "ecr:TagResource" and operation is Operation.PUSH
    )
    return is_made or action in _OTHER_STEPS or (service in ("ecr", "ecr-public") and name in _ECR_STEPS)


def is_harmless(action: str) -> bool:
    """Whether a call of ECR's API only shows what is there, or makes a repository: it changes nothing else."""
    service, _, name = action.partition(":")
    return service in ("ecr", "ecr-public") and action in ACTIONS and name.startswith(_HARMLESS)


def whole_action(words: str) -> str | None:
    """An action as it is printed, or of ECR's where its service was left out; ``None`` for the beginning of one.

    A log may be cut in the middle of it: ``ecr:Batch``.
    """
    printed = words.lower()
    if printed in _NAMES:
        return f"ecr:{words}"
    is_cut = is_ecr(words) and printed not in _KNOWN and any(known.startswith(printed) for known in _KNOWN)
    return None if is_cut else words


def asks_for_token(action: str | None) -> bool:
    """Whether a token is asked for, which no policy of a repository can grant: IAM decides it on ``*``.

    Source: Service authorization reference, Amazon ECR; that of STS for the actions with ``sts:``.
    """
    words = (action or "").lower()
    return words.endswith(":getauthorizationtoken") or (words.startswith("sts:") and not is_role_assumption(words))


def is_by_token(action: str | None) -> bool:
    """Whether it is a step of a push or a pull, which a client sends with its token (ECR user guide, registry_auth)."""
    return is_ecr(action) and _name(action) in _BY_TOKEN


def makes_repository(action: str | None) -> bool:
    """Whether the repository need not exist yet: the request makes it (user guide, pull-through-cache-iam)."""
    return _name(action) in _MAKING


def is_tagging(action: str | None) -> bool:
    """Whether tags are given to a repository, as it is created or later (Service authorization reference, ECR)."""
    return _name(action) == "tagresource"


def replicates(action: str | None) -> bool:
    """Whether it is ECR's own, by which it copies images to another registry."""
    return _name(action) == _REPLICATE


def is_role_assumption(action: str | None) -> bool:
    """Whether it is one of STS's by which a caller takes a role: it comes before any call of ECR's."""
    return (action or "").lower().startswith("sts:assumerole")


def is_key_use(action: str | None) -> bool:
    """Whether it is one of KMS's: ECR asks for the key of an encrypted repository in the caller's name."""
    return (action or "").lower().startswith("kms:")


def is_of_service_role(action: str | None) -> bool:
    """Whether it is one of IAM's: the caller makes or passes on a role by which ECR works (ECR user guide, slr)."""
    return (action or "").lower().startswith("iam:")


def is_layer_read(action: str | None) -> bool:
    """Whether it is S3's action by which a layer is read (ECR user guide, vpc-endpoints)."""
    return (action or "").lower() == "s3:getobject"


def can_be_part_of(action: str | None, operation: Operation | None, call: str | None = None) -> bool:
    """True if a denial can be that of a push, a pull or a login under way; an API call of its own cannot.

    A push may make the repository, as ``is_step`` has it.

    :param call: the operation of an API that the words name.
    """
    step = step_of(action)
    if step is None:
        is_made = operation is Operation.PUSH and call is None and action is not None and is_step(action, operation)
        is_part = is_shared_step(action) or is_key_use(action) or is_made
        return action is None or (is_part and operation is not Operation.LOGIN)
    return step is not Operation.LOGIN or step is operation
