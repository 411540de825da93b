"""ECR's API: the envelopes in which the SDKs give its refusals, and the exceptions of its model."""

from ecr_denied.catalogue.entry import ANYONE, ECR, Speaker, Strength, Verdict
from ecr_denied.catalogue.examples import ELSEWHERE, HOST, anywhere, each
from ecr_denied.terms import Cause, Operation

_MODEL = "botocore ecr service model"
# What is said of the parameters of a request; other services have these as well.
_OF_PARAMETERS = "InvalidParameterException|ValidationException|InvalidTagParameterException|TooManyTagsException"
_GO = "operation error ECR: {}, https response error StatusCode: 400, RequestID: 7, {}: it was so"


def _called(exception: str, operation: str) -> str:
    """How botocore tells of an exception."""
    return f"An error occurred ({exception}) when calling the {operation} operation: it was so"


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
    told = _GO.format(operation, exception)
    java = f"it was so (Service: AmazonECR; Status Code: 400; Error Code: {exception}; Request ID: 7)"
    bare = f"{exception}: it was so"
    mine = {"cause": "unclassified", "client": "aws-api", "wording": f"api.{name}"}
    return Verdict(
        name,
        f"({{edge}}{exception}(:|;|\\) when calling){f'|{sentence}' if sentence else ''})",
        Cause.UNCLASSIFIED,
        speaker=speaker,
        strength=None if speaker is ECR else Strength.CODE,
        client="aws-api",
        source=f"{_MODEL}, exceptions of {operation}",
        reads={
            **({bare: {**mine, "operation": None}, f"{ELSEWHERE}{bare}": mine} if speaker is ECR else {}),
            **each([told, _called(exception, operation), f"basic credential not found: {told}"], **mine),
            **({sentence: {**mine, "operation": None}} if sentence else {}),
            java: {**mine, "operation": None},
            f"toomanyrequests: Rate exceeded: {told}": {"cause": "rate-limited"},
        },
        not_reads=[exception if speaker is ECR else bare],
    )


def _quota(name: str, operations: str, more: str = "", of: str | None = None) -> Verdict:
    """A quota that is none of images, by the operation that met it; ``of`` is what that is a step of."""
    first = operations.partition("|")[0]
    told = _GO.format(first, "LimitExceededException")
    return Verdict(
        name,
        f"(LimitExceededException\\) when calling the ({operations}) operation[:{{text}} in the registry '{{registry_id}}']"
        f"|operation error ECR: ({operations}), {{text}} LimitExceededException{more})",
        Cause.QUOTA_EXCEEDED,
        speaker=ECR,
        source=f"{_MODEL}, exceptions of {operations.replace('|', ', ')}; Amazon ECR user guide, service-quotas",
        reads={
            **anywhere(told, cause="quota-exceeded", operation=of, client="aws-api", wording=f"api.{name}"),
            **each(
                [_called("LimitExceededException", operation) for operation in operations.split("|")],
                cause="quota-exceeded",
                wording=f"api.{name}",
            ),
            f"{_called('LimitExceededException', first)[:-9]}The most of them allowed in the registry '111122223333' has been reached": dict(
                cause="quota-exceeded", registry_id="111122223333"
            ),
            **(anywhere(more.strip("|"), cause="quota-exceeded", client=None) if more else {}),
        },
        not_reads=[f"An error occurred (LimitExceededException) when calling the {first}s operation: it was so"],
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
        reads={
            **anywhere(
                _called("UnheardOfException", "PutImage"), cause="unclassified", operation="push", client="aws-api"
            ),
            _called("UnheardOfException", "DescribeImages"): dict(cause="unclassified", operation=None),
            f"i/o timeout: {_called('UnheardOfException', 'PutImage')}": dict(cause="connection-failed"),
        },
        not_reads=["An error occurred (UnheardOfException) when calling the Decrypt operation: it was so"],
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
        reads={
            **anywhere(
                _GO.format("PutImage", "UnheardOfException"),
                cause="unclassified",
                operation="push",
                client="aws-api",
            ),
            "operation error ECR PUBLIC: PutThings, it was so": dict(
                cause="unclassified", operation=None, client="aws-api"
            ),
            **each(
                [
                    "software.amazon.awssdk.services.ecr.model.UnheardOfException: it was so (Service: Ecr, Status Code: 400, Request ID: 7)",
                    "com.amazonaws.services.ecr.model.UnheardOfException: it was so (Service: AmazonECR; Status Code: 400; Error Code: UnheardOfException)",
                    "com.amazonaws.services.ecrpublic.model.X: it was so (Service: AmazonECRPublic; Status Code: 400; Error Code: X)",
                ],
                cause="unclassified",
                http_status=400,
                operation=None,
            ),
            f"i/o timeout: {_GO.format('PutImage', 'UnheardOfException')}": dict(cause="connection-failed"),
            'There is a connection issue between the task and Amazon ECR.\noperation error ECR: GetAuthorizationToken, request send failed, Post "https://api.ecr.eu-west-1.amazonaws.com/": i/o timeout': dict(
                cause="connection-failed", region="eu-west-1"
            ),
        },
        not_reads=[
            "operation error SSM: GetParameter, it was so",
            "x (Service: AWSKMS; Status Code: 400; Error Code: KmsException)",
            _called("RepositoryAlreadyExistsException", "CreateRepository"),
        ],
    ),
    # KMS does not let ECR use the key of a repository: a policy, a grant, or a key that is off.
    Verdict(
        "key-refused",
        "[An error occurred \\(]KmsException",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="botocore ecr service model, KmsException",
        reads={
            **anywhere(
                _called("KmsException", "InitiateLayerUpload"),
                cause="unclassified",
                operation="push",
                wording="api.key-refused",
            ),
            _called("KmsException", "CreateRepository"): dict(
                cause="unclassified", operation=None, wording="api.key-refused"
            ),
            f"{_called('KmsException', 'PutImage')}: i/o timeout": dict(cause="unclassified"),
            _GO.format("PutImage", "KmsException"): dict(cause="unclassified", wording="api.key-refused"),
        },
        not_reads=["An error occurred (KmsException) when calling the Decrypt operation: it was so", "KmsException"],
    ),
    Verdict(
        "key-denied",
        "\\(Service: AWSKMS; Status Code: {status}; Error Code: {word}",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="aws-sdk-java v1 AmazonServiceException: what KMS said, in an answer of ECR's",
        reads={
            f"The push refers to repository [{HOST}/team/app]\ndenied: The ciphertext refers to a key that does not exist. (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException)": dict(
                cause="access-denied", operation="push", wording="api.key-denied"
            ),
            f"{HOST}/team/app: The key is pending deletion. (Service: AWSKMS; Status Code: 400; Error Code: KMSInvalidStateException)": dict(
                cause="access-denied", operation=None, wording="api.key-denied"
            ),
        },
        not_reads=["The key does not exist. (Service: AWSKMS; Status Code: 400; Error Code: NotFoundException)"],
    ),
    Verdict(
        "access-denied",
        "(\\(AccessDenied[Exception]\\)|AccessDenied[Exception]:|AccessDeniedException{end}|Error Code: AccessDenied[Exception])",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="AWS common errors: IAM's refusal, where its sentence was left out",
        reads={
            **each(
                [
                    _called("AccessDenied", "GetAuthorizationToken"),
                    _called("AccessDeniedException", "GetAuthorizationToken"),
                ],
                cause="access-denied",
                operation="login",
                wording="api.access-denied",
            ),
            f"{HOST}: basic credential not found: AccessDeniedException: no": dict(
                cause="access-denied", operation=None
            ),
            f"no credentials for {HOST}: AccessDeniedException": dict(cause="access-denied", operation=None),
            "x (Service: AmazonECR; Status Code: 400; Error Code: AccessDeniedException)": dict(cause="access-denied"),
        },
        not_reads=["AccessDeniedException: it was so", _called("AccessDenied", "ListBuckets")],
    ),
    Verdict(
        "no-permission",
        "(does not|do not|doesn't|don't) have[ the] {action} permission",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="Amazon SageMaker CreateModel: the role lacks a permission for the image",
        reads={
            f"The role does not have BatchGetImage permission for the image: {HOST}/team/app:v1": dict(
                cause="access-denied", action="ecr:BatchGetImage", repository="team/app", tag="v1", operation=None
            ),
            **each(
                [
                    "the caller do not have the ecr:PutImage permission",
                    "the role doesn't have ecr:PutImage permission",
                    "they don't have ecr:PutImage permission",
                ],
                cause="access-denied",
                action="ecr:PutImage",
            ),
            f"{HOST}: no basic auth credentials: it does not have ecr:PutImage permission": dict(cause="access-denied"),
        },
        not_reads=["you do not have write permission", "the role does not have s3:PutObject permission"],
    ),
    Verdict(
        "image-not-found",
        "{edge}ImageNotFoundException",
        Cause.IMAGE_NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=_MODEL,
        reads={
            _called("ImageNotFoundException", "DescribeImages"): dict(cause="image-not-found", operation=None),
            f"{HOST}: no basic auth credentials: ImageNotFoundException": dict(cause="image-not-found"),
        },
        not_reads=["ImageNotFoundException: it was so"],
    ),
    Verdict(
        "tag-taken",
        "ImageTagAlreadyExistsException",
        Cause.TAG_IMMUTABLE,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.PUSH,
        source=_MODEL,
        reads={
            **anywhere("ImageTagAlreadyExistsException: it was so", cause="tag-immutable", operation="push"),
            "toomanyrequests: Rate exceeded: ImageTagAlreadyExistsException": dict(cause="rate-limited"),
        },
        not_reads=["the image tag already exists"],
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
        reads={
            **anywhere("ImageDigestDoesNotMatchException: it was so", cause="manifest-unsupported", operation="push"),
            "toomanyrequests: Rate exceeded: ImageDigestDoesNotMatchException": dict(cause="rate-limited"),
        },
        not_reads=["the digest of the image does not match"],
    ),
    Verdict(
        "images-missing",
        "ReferencedImagesNotFoundException",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.PUSH,
        source=f"{_MODEL}, exceptions of PutImage",
        reads={
            **anywhere("ReferencedImagesNotFoundException: it was so", cause="manifest-unsupported", operation="push"),
            "toomanyrequests: Rate exceeded: ReferencedImagesNotFoundException": dict(cause="rate-limited"),
        },
        not_reads=["the images were not found"],
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
        reads={
            **anywhere(
                _called("LayersNotFoundException", "GetDownloadUrlForLayer"), cause="not-found", operation="pull"
            ),
            _GO.format("GetDownloadUrlForLayer", "LayersNotFoundException"): dict(cause="not-found", operation="pull"),
            **anywhere("LayerInaccessibleException: it was so", cause="not-found", operation="pull"),
            "toomanyrequests: Rate exceeded: LayerInaccessibleException": dict(cause="rate-limited"),
        },
        not_reads=["the layer is inaccessible"],
    ),
    # The very image under its tag; where the sentence is kept, that decides.
    Verdict(
        "image-exists",
        "ImageAlreadyExistsException",
        Cause.UNCLASSIFIED,
        speaker=ECR,
        operation=Operation.PUSH,
        source=f"{_MODEL}, exceptions of PutImage",
        reads={
            **anywhere(
                "ImageAlreadyExistsException: it was so",
                cause="unclassified",
                operation="push",
                wording="api.image-exists",
            ),
        },
        not_reads=["the image already exists"],
    ),
    Verdict(
        "upstream",
        "(SecretNotFoundException|UnableToAccessSecretException|UnableToDecryptSecretValueException)",
        Cause.UPSTREAM_DENIED,
        speaker=ECR,
        strength=Strength.CODE,
        source=f"{_MODEL}, exceptions of CreatePullThroughCacheRule",
        reads={
            **anywhere("SecretNotFoundException: it was so", cause="upstream-denied", operation=None),
            **each(
                [
                    "UnableToAccessSecretException: it was so",
                    "UnableToDecryptSecretValueException: it was so",
                ],
                cause="upstream-denied",
            ),
            "toomanyrequests: Rate exceeded: SecretNotFoundException": dict(cause="rate-limited"),
        },
        not_reads=["the secret was not found"],
    ),
    # Only what is attached to the image is missing: signatures, attestations.
    Verdict(
        "upstream-referrers",
        "UnableToListUpstreamImageReferrersException",
        Cause.UPSTREAM_DENIED,
        speaker=ECR,
        strength=Strength.CODE,
        source=f"{_MODEL}, exceptions of ListImageReferrers",
        reads={
            **anywhere(
                "UnableToListUpstreamImageReferrersException: it was so", cause="upstream-denied", operation=None
            ),
            "toomanyrequests: Rate exceeded: UnableToListUpstreamImageReferrersException": dict(cause="rate-limited"),
        },
        not_reads=["the upstream has no referrers"],
    ),
    Verdict(
        "upstream-unsupported",
        "UnsupportedUpstreamRegistryException",
        Cause.BAD_REQUEST,
        speaker=ECR,
        strength=Strength.CODE,
        source=f"{_MODEL}, exceptions of CreatePullThroughCacheRule: no rule is made, and no upstream asked",
        reads={
            **anywhere("UnsupportedUpstreamRegistryException: it was so", cause="bad-request", operation=None),
            "toomanyrequests: Rate exceeded: UnsupportedUpstreamRegistryException": dict(cause="rate-limited"),
        },
        not_reads=["the upstream registry is unsupported"],
    ),
    Verdict(
        "policy-invalid",
        "Invalid parameter at 'PolicyText' failed to satisfy constraint",
        Cause.BAD_REQUEST,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=f"{_MODEL}, InvalidParameterException; SetRepositoryPolicyRequest, policyText",
        reads={
            "An error occurred (InvalidParameterException) when calling the SetRepositoryPolicy operation: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'": dict(
                cause="bad-request", operation=None
            ),
            f"{HOST}: no basic auth credentials: Invalid parameter at 'PolicyText' failed to satisfy constraint": dict(
                cause="bad-request", wording="api.policy-invalid"
            ),
        },
        not_reads=["Invalid parameter at 'PolicyText' failed to satisfy constraint"],
    ),
    # Of ECR's operations alone; the id is an account's, and the words need not print it.
    Verdict(
        "registry-id-invalid",
        "Invalid parameter at 'registryId[s]' failed to satisfy constraint",
        Cause.BAD_REQUEST,
        speaker=ECR,
        source=f"{_MODEL}, RegistryId",
        reads={
            "InvalidParameterException: Invalid parameter at 'registryIds' failed to satisfy constraint: 'Member must satisfy constraint: [Member must satisfy regular expression pattern: [0-9]{12}]'": dict(
                cause="bad-request", operation=None, wording="api.registry-id-invalid"
            ),
            f"{ELSEWHERE}Invalid parameter at 'registryId' failed to satisfy constraint: x": dict(cause="bad-request"),
        },
        not_reads=["Invalid parameter at 'registry' failed to satisfy constraint"],
    ),
    Verdict(
        "parameter-invalid",
        f"(Invalid parameter at '{{word}}' failed to satisfy constraint|{_of_ecr(_OF_PARAMETERS)})",
        Cause.BAD_REQUEST,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=f"{_MODEL}: InvalidParameterException, ValidationException and what is said of a repository's tags",
        reads={
            **each(
                [
                    form
                    for exception in _OF_PARAMETERS.split("|")
                    for form in (
                        _called(exception, "CreateRepository"),
                        _GO.format("TagResource", exception),
                        f"software.amazon.awssdk.services.ecr.model.{exception}: it was so (Service: Ecr, Status Code: 400)",
                    )
                ],
                cause="bad-request",
                operation=None,
                wording="api.parameter-invalid",
            ),
            "Invalid parameter at 'ecrRepositoryPrefix' failed to satisfy constraint: 'no' (Service: Ecr, Status Code: 400, Request ID: 7)": dict(
                cause="bad-request", http_status=400, operation=None
            ),
            f"{HOST}: no basic auth credentials: Invalid parameter at 'a' failed to satisfy constraint": dict(
                cause="bad-request"
            ),
        },
        not_reads=["Invalid parameter at 'a' failed to satisfy constraint"],
    ),
    _quota("quota-of-cache-rules", "CreatePullThroughCacheRule"),
    _quota("quota-of-repositories", "CreateRepository"),
    _quota("quota-of-layers", "UploadLayerPart", of="push"),
    _quota("quota-of-scans", "StartImageScan", "|The scan quota per image has been exceeded"),
    # The page of quotas has none that these names tell.
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
        reads={
            **each(
                [
                    f"Error: creating ECR Repository (app): {_GO.format('CreateRepository', 'RepositoryAlreadyExistsException')}",
                    "Error: error creating ECR repository: RepositoryAlreadyExistsException: it was so",
                    "software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException: it was so (Service: Ecr, Status Code: 400)",
                ],
                cause="unclassified",
                operation=None,
                client="aws-api",
                wording="api.repository-exists",
            ),
            f"{_GO.format('CreateRepository', 'RepositoryAlreadyExistsException')[:-9]}The repository with name 'app' already exists in the registry with id '111122223333'": dict(
                cause="unclassified", repository="app", registry_id="111122223333"
            ),
            f"{ELSEWHERE}Error: error creating ECR repository: RepositoryAlreadyExistsException: it was so": dict(
                cause="unclassified"
            ),
            f"toomanyrequests: Rate exceeded: {_GO.format('CreateRepository', 'RepositoryAlreadyExistsException')}": dict(
                cause="rate-limited"
            ),
            f"basic credential not found: {_GO.format('CreateRepository', 'RepositoryAlreadyExistsException')}": dict(
                cause="unclassified"
            ),
        },
        not_reads=[_called("RepositoryAlreadyExistsException", "CreateRepository")],
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
