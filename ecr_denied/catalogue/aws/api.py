"""ECR's API: the envelopes in which the SDKs give its refusals, and the exceptions of its model."""

from ecr_denied.catalogue.entry import ANYONE, ECR, Speaker, Strength, Verdict
from ecr_denied.terms import Cause, Operation

_MODEL = "botocore ecr service model"
# What is said of the parameters of a request; other services have these as well.
_OF_PARAMETERS = "InvalidParameterException|ValidationException|InvalidTagParameterException|TooManyTagsException"


def _of_ecr(exceptions: str) -> str:
    """Exceptions that other services have as well, in the envelopes that say whose they are."""
    return (
        f"({exceptions})\\) when calling the {{ecr_operation}} operation"
        f"|operation error ECR[ PUBLIC]: {{operation}}, {{text}} ({exceptions}):"
        f"|services.ecr[public].model.({exceptions}):"
    )


def _named(name: str, exception: str, operation: str, speaker: Speaker = ECR, sentence: str = "") -> Verdict:
    """An exception of an operation that is no push, no pull and no login, or that leaves nothing to mend.

    :param sentence: what it says, where that names ECR's things by itself.
    """
    return Verdict(
        name,
        f"({{edge}}{exception}(:|;|\\) when calling){f'|{sentence}' if sentence else ''})",
        Cause.UNCLASSIFIED,
        speaker=speaker,
        strength=None if speaker is ECR else Strength.CODE,
        client="aws-api",
        source=f"{_MODEL}, exceptions of {operation}",
    )


def _quota(name: str, operations: str, more: str = "") -> Verdict:
    """A quota that is none of images, by the operation that met it."""
    return Verdict(
        name,
        f"(LimitExceededException\\) when calling the ({operations}) operation[:{{text}} in the registry '{{registry_id}}']"
        f"|operation error ECR: ({operations}), {{text}} LimitExceededException{more})",
        Cause.QUOTA_EXCEEDED,
        speaker=ECR,
        source=f"{_MODEL}, exceptions of {operations.replace('|', ', ')}; Amazon ECR user guide, service-quotas",
    )


ENTRIES = (
    Verdict(
        "call-refused",
        "An error occurred \\({word}\\) when calling the {ecr_operation} operation",
        Cause.UNCLASSIFIED,
        speaker=ECR,
        strength=Strength.GUESS,
        client="aws-api",
        source="botocore ClientError",
    ),
    Verdict(
        "refused",
        "(operation error ECR[ PUBLIC]: {operation}|\\(Service: [Amazon]ECR[ ][Public](;|,) Status Code: {status})",
        Cause.UNCLASSIFIED,
        speaker=ECR,
        strength=Strength.GUESS,
        client="aws-api",
        continues=True,
        source="aws-sdk-go v2 OperationError; aws-sdk-java v1 and v2 AwsServiceException",
    ),
    # KMS does not let ECR use the key of a repository: a policy, a grant, or a key that is off.
    Verdict(
        "key-refused",
        "[An error occurred \\(]KmsException",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="botocore ecr service model, KmsException",
    ),
    Verdict(
        "key-denied",
        "\\(Service: AWSKMS; Status Code: {status}; Error Code: {word}",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="aws-sdk-java v1 AmazonServiceException: what KMS said, in an answer of ECR's",
    ),
    Verdict(
        "access-denied",
        "(\\(AccessDenied[Exception]\\)|AccessDenied[Exception]:|AccessDeniedException{end}|Error Code: AccessDenied[Exception])",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="AWS common errors: IAM's refusal, where its sentence was left out",
    ),
    Verdict(
        "no-permission",
        "(does not|do not|doesn't|don't) have[ the] {action} permission",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="Amazon SageMaker CreateModel: the role lacks a permission for the image",
    ),
    Verdict(
        "image-not-found",
        "{edge}ImageNotFoundException",
        Cause.IMAGE_NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=_MODEL,
    ),
    Verdict(
        "tag-taken",
        "ImageTagAlreadyExistsException",
        Cause.TAG_IMMUTABLE,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.PUSH,
        source=_MODEL,
    ),
    # The registry counts the digest again.
    Verdict(
        "digest-mismatch",
        "ImageDigestDoesNotMatchException",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.PUSH,
        source=f"{_MODEL}, exceptions of PutImage",
    ),
    Verdict(
        "images-missing",
        "ReferencedImagesNotFoundException",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.PUSH,
        source=f"{_MODEL}, exceptions of PutImage",
    ),
    Verdict(
        "layer-missing",
        "(LayerInaccessibleException|LayersNotFoundException\\) when calling the GetDownloadUrlForLayer"
        "|GetDownloadUrlForLayer, {text} LayersNotFoundException)",
        Cause.NOT_FOUND,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.PULL,
        source=f"{_MODEL}, exceptions of GetDownloadUrlForLayer",
    ),
    # The very image under its tag; where the sentence is kept, that decides.
    Verdict(
        "image-exists",
        "ImageAlreadyExistsException",
        Cause.UNCLASSIFIED,
        speaker=ECR,
        operation=Operation.PUSH,
        source=f"{_MODEL}, exceptions of PutImage",
    ),
    Verdict(
        "upstream",
        "(SecretNotFoundException|UnableToAccessSecretException|UnableToDecryptSecretValueException)",
        Cause.UPSTREAM_DENIED,
        speaker=ECR,
        strength=Strength.CODE,
        source=f"{_MODEL}, exceptions of CreatePullThroughCacheRule",
    ),
    # Only what is attached to the image is missing: signatures, attestations.
    Verdict(
        "upstream-referrers",
        "UnableToListUpstreamImageReferrersException",
        Cause.UPSTREAM_DENIED,
        speaker=ECR,
        strength=Strength.CODE,
        source=f"{_MODEL}, exceptions of ListImageReferrers",
    ),
    Verdict(
        "upstream-wants-secret",
        "The specified upstream registry requires authentication",
        Cause.BAD_REQUEST,
        speaker=ECR,
        source=f"{_MODEL}, UnsupportedUpstreamRegistryException; a controller's log of CreatePullThroughCacheRule",
    ),
    Verdict(
        "upstream-unsupported",
        "UnsupportedUpstreamRegistryException",
        Cause.BAD_REQUEST,
        speaker=ECR,
        strength=Strength.CODE,
        source=f"{_MODEL}, exceptions of CreatePullThroughCacheRule: no rule is made, and no upstream asked",
    ),
    Verdict(
        "principal-unknown",
        "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Principal not found",
        Cause.BAD_REQUEST,
        speaker=ECR,
        source="hashicorp/terraform-provider-aws#39064: SetRepositoryPolicy, since 2024",
    ),
    Verdict(
        "policy-invalid",
        "Invalid parameter at 'PolicyText' failed to satisfy constraint",
        Cause.BAD_REQUEST,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=f"{_MODEL}, InvalidParameterException; SetRepositoryPolicyRequest, policyText",
    ),
    # Of ECR's operations alone; the id is an account's, and the words need not print it.
    Verdict(
        "registry-id-invalid",
        "Invalid parameter at 'registryId[s]' failed to satisfy constraint",
        Cause.BAD_REQUEST,
        speaker=ECR,
        source=f"{_MODEL}, RegistryId",
    ),
    Verdict(
        "parameter-invalid",
        f"(Invalid parameter at '{{word}}' failed to satisfy constraint|{_of_ecr(_OF_PARAMETERS)})",
        Cause.BAD_REQUEST,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=f"{_MODEL}: InvalidParameterException, ValidationException and what is said of a repository's tags",
    ),
    _quota("quota-of-cache-rules", "CreatePullThroughCacheRule"),
    _quota("quota-of-repositories", "CreateRepository"),
    _quota("quota-of-layers", "UploadLayerPart"),
    _quota("quota-of-scans", "StartImageScan", "|The scan quota per image has been exceeded"),
    # The page of quotas lists none that these names identify.
    _quota(
        "quota-untold",
        "CreateRepositoryCreationTemplate|RegisterPullTimeUpdateExclusion|DeregisterPullTimeUpdateExclusion"
        "|ListPullTimeUpdateExclusions|StartReplicationBackfill|BatchGetImage",
    ),
    # Programs that keep a stack make it once, and stop where it is there. A script that calls the CLI goes on.
    Verdict(
        "repository-exists",
        "((creating ECR Repository|operation error ECR[ PUBLIC]: CreateRepository){text}RepositoryAlreadyExistsException:[ The repository with name '{repository}' already exists in the registry with id '{registry_id}']"
        "|services.ecr[public].model.RepositoryAlreadyExistsException:)",
        Cause.UNCLASSIFIED,
        speaker=ECR,
        client="aws-api",
        source=f"{_MODEL}, exceptions of CreateRepository; terraform-provider-aws",
    ),
    # Below these names ECR says what it is: an operation failed, and nothing was pushed, pulled or logged in to.
    _named("image-archived", "ImageArchivedException", "StartImageScan"),
    _named("image-not-scanned", "UnsupportedImageTypeException", "StartImageScan"),
    _named("no-scan", "ScanNotFoundException", "DescribeImageScanFindings"),
    _named("scanning-fixed", "BlockedByOrganizationPolicyException", "PutRegistryScanningConfiguration"),
    _named("storage-class-kept", "ImageStorageClassUpdateNotSupportedException", "UpdateImageStorageClass"),
    _named(
        "repository-not-empty",
        "RepositoryNotEmptyException",
        "DeleteRepository",
        sentence="cannot be deleted because it still contains images",
    ),
    _named("no-repository-policy", "RepositoryPolicyNotFoundException", "GetRepositoryPolicy"),
    _named("no-registry-policy", "RegistryPolicyNotFoundException", "GetRegistryPolicy"),
    _named("no-lifecycle-policy", "LifecyclePolicyNotFoundException", "GetLifecyclePolicy"),
    _named("no-lifecycle-preview", "LifecyclePolicyPreviewNotFoundException", "GetLifecyclePolicyPreview"),
    _named("lifecycle-preview-runs", "LifecyclePolicyPreviewInProgressException", "StartLifecyclePolicyPreview"),
    _named("cache-rule-exists", "PullThroughCacheRuleAlreadyExistsException", "CreatePullThroughCacheRule"),
    _named("no-cache-rule", "PullThroughCacheRuleNotFoundException", "DeletePullThroughCacheRule"),
    _named("backfill-runs", "ReplicationBackfillInProgressException", "StartReplicationBackfill"),
    _named("backfill-status", "ReplicationBackfillInvalidStatusException", "StopReplicationBackfill"),
    _named("no-backfill", "ReplicationBackfillNotFoundException", "StopReplicationBackfill"),
    _named("layer-exists", "LayerAlreadyExistsException", "CompleteLayerUpload"),
    # Template engines and others have these names as well.
    _named("template-exists", "TemplateAlreadyExistsException", "CreateRepositoryCreationTemplate", ANYONE),
    _named("no-template", "TemplateNotFoundException", "UpdateRepositoryCreationTemplate", ANYONE),
    _named("exclusion-exists", "ExclusionAlreadyExistsException", "RegisterPullTimeUpdateExclusion", ANYONE),
    _named("no-exclusion", "ExclusionNotFoundException", "DeregisterPullTimeUpdateExclusion", ANYONE),
    _named("no-signing", "SigningConfigurationNotFoundException", "GetSigningConfiguration", ANYONE),
)
