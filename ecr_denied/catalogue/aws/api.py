"""ECR's API: the envelopes in which the SDKs give its refusals, and the exceptions of its model."""

from ecr_denied.catalogue.entry import ANYONE, ECR, Strength, Verdict
from ecr_denied.catalogue.examples import ELSEWHERE, HOST, anywhere, each
from ecr_denied.terms import Cause, Operation

_MODEL = "botocore ecr service model"
_GO = "operation error ECR: {}, https response error StatusCode: 400, RequestID: 7, {}: it was so"


def _called(exception: str, operation: str) -> str:
    """How botocore tells of an exception."""
    return f"An error occurred ({exception}) when calling the {operation} operation: it was so"


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
                _called("ImageArchivedException", "PutImage"), cause="unclassified", operation="push", client="aws-api"
            ),
            _called("ImageArchivedException", "DescribeImages"): dict(cause="unclassified", operation=None),
            f"i/o timeout: {_called('ImageArchivedException', 'PutImage')}": dict(cause="connection-failed"),
        },
        not_reads=["An error occurred (ImageArchivedException) when calling the Decrypt operation: it was so"],
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
                _GO.format("PutImage", "ImageArchivedException"),
                cause="unclassified",
                operation="push",
                client="aws-api",
            ),
            "operation error ECR PUBLIC: PutThings, it was so": dict(
                cause="unclassified", operation=None, client="aws-api"
            ),
            **each(
                [
                    "software.amazon.awssdk.services.ecr.model.ImageArchivedException: it was so (Service: Ecr, Status Code: 400, Request ID: 7)",
                    "com.amazonaws.services.ecr.model.ImageArchivedException: it was so (Service: AmazonECR; Status Code: 400; Error Code: ImageArchivedException)",
                    "com.amazonaws.services.ecrpublic.model.X: it was so (Service: AmazonECRPublic; Status Code: 400; Error Code: X)",
                ],
                cause="unclassified",
                http_status=400,
                operation=None,
            ),
            f"i/o timeout: {_GO.format('PutImage', 'ImageArchivedException')}": dict(cause="connection-failed"),
            'There is a connection issue between the task and Amazon ECR.\noperation error ECR: GetAuthorizationToken, request send failed, Post "https://api.ecr.eu-west-1.amazonaws.com/": i/o timeout': dict(
                cause="connection-failed", region="eu-west-1"
            ),
        },
        not_reads=[
            "operation error SSM: GetParameter, it was so",
            "x (Service: AWSKMS; Status Code: 400; Error Code: KmsException)",
            "operation error ECR: CreateRepository, RepositoryAlreadyExistsException: The repository already exists",
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
    Verdict(
        "image-refused",
        "(ReferencedImagesNotFoundException|ImageDigestDoesNotMatchException|UnsupportedImageTypeException)",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.PUSH,
        source=_MODEL,
        reads={
            **anywhere("ReferencedImagesNotFoundException: it was so", cause="manifest-unsupported", operation="push"),
            **each(
                ["ImageDigestDoesNotMatchException: it was so", "UnsupportedImageTypeException: it was so"],
                cause="manifest-unsupported",
                operation="push",
            ),
            "toomanyrequests: Rate exceeded: UnsupportedImageTypeException": dict(cause="rate-limited"),
        },
        not_reads=["the image type is not supported"],
    ),
    Verdict(
        "layer-missing",
        "(LayerInaccessibleException|LayersNotFoundException\\) when calling the GetDownloadUrlForLayer)",
        Cause.NOT_FOUND,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.PULL,
        source=f"{_MODEL}, exceptions of GetDownloadUrlForLayer",
        reads={
            **anywhere(
                _called("LayersNotFoundException", "GetDownloadUrlForLayer"), cause="not-found", operation="pull"
            ),
            "LayerInaccessibleException: it was so": dict(cause="not-found", operation="pull"),
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
        "Invalid parameter at '{word}' failed to satisfy constraint",
        Cause.BAD_REQUEST,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=f"{_MODEL}, InvalidParameterException",
        reads={
            "Invalid parameter at 'ecrRepositoryPrefix' failed to satisfy constraint: 'no' (Service: Ecr, Status Code: 400, Request ID: 7)": dict(
                cause="bad-request", http_status=400, operation=None
            ),
            f"{HOST}: no basic auth credentials: Invalid parameter at 'a' failed to satisfy constraint": dict(
                cause="bad-request"
            ),
        },
        not_reads=["Invalid parameter at 'a' failed to satisfy constraint"],
    ),
)
