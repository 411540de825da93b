"""The AWS SDKs and the AWS CLI: their envelopes and error codes around the answers of ECR's API."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, ECR, Strength, Verdict, Wrapper
from ecr_denied.terms import Cause, EndpointKind, Operation


def _failed(name: str, code: str, cause: Cause, *, more: str = "") -> Verdict:
    """A code by which BatchGetImage says of one image why it does not give it."""
    return Verdict(
        name,
        f"['imageTag': '{{tag}}' }}, ]'failureCode': '{code}'[, 'failureReason': '{{text}}']",
        cause,
        speaker=ECR,
        client="aws-api",
        source=f"botocore ecr service model, ImageFailureCode of BatchGetImage{more}",
    )


ENTRIES = (
    Verdict(
        "repository-not-found",
        "RepositoryNotFoundException",
        Cause.REPOSITORY_NOT_FOUND,
        speaker=ECR,
        strength=Strength.CODE,
        client="aws-api",
        source="botocore ecr service model",
    ),
    Wrapper(
        "status-before",
        "https response error StatusCode: {status}",
        client="aws-api",
        source="aws-sdk-go v2",
    ),
    Wrapper(
        "status-behind",
        "(\\(Service: {word}(,|;) Status Code: {status}|status code: {status}, request id)",
        continues=True,
        client="aws-api",
        source="aws-sdk-go v1, aws-sdk-java v1 and v2",
    ),
    Wrapper(
        "registry-auth",
        "GetAuthorizationToken",
        operation=Operation.LOGIN,
        endpoint=EndpointKind.API,
        source="botocore ecr GetAuthorizationToken",
    ),
    Wrapper(
        "task-auth",
        "(unable to pull secrets or registry auth|unable to retrieve ecr registry auth|[Cann]otPullECRContainerError)",
        operation=Operation.LOGIN,
        client="ecs-agent",
        endpoint=EndpointKind.API,
        source="Amazon ECS task_cannot_pull_image; aws/amazon-ecs-agent agent/dockerclient/dockerapi, getAuthdata",
    ),
    Verdict(
        "access-denied-cut-off",
        "registry auth: {text} AccessDeniedException: User: {principal}",
        Cause.ACCESS_DENIED,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.LOGIN,
        source="AWS Batch console (a truncated stopped reason)",
    ),
    _failed("image-failure", "ImageNotFound", Cause.IMAGE_NOT_FOUND),
    _failed("image-inaccessible", "ImageInaccessible", Cause.IMAGE_NOT_FOUND, more="; ECR user guide, archive-image"),
    _failed("key-failure", "KmsError", Cause.UNCLASSIFIED),
    Verdict(
        "server-exception",
        "\\(ServerException\\) when calling the {ecr_operation} operation",
        Cause.REGISTRY_ERROR,
        speaker=ECR,
        source="botocore ecr service model, ServerException",
    ),
    Verdict(
        "throttled",
        "\\((ThrottlingException|Throttling)\\) when calling the {ecr_operation} operation",
        Cause.RATE_LIMITED,
        speaker=ECR,
        source="botocore ClientError; AWS common errors",
    ),
    Verdict(
        "rate-exceeded",
        "(ThrottlingException|TooManyRequestsException|Rate exceeded|RequestLimitExceeded|SlowDown)",
        Cause.RATE_LIMITED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="AWS common errors",
    ),
    Verdict(
        "token-call-failed",
        "An error occurred \\({word}\\) when calling the GetAuthorizationToken operation",
        Cause.LOGIN_FAILED,
        speaker=ECR,
        strength=Strength.GUESS,
        source="botocore ClientError",
    ),
    Verdict(
        "operation-status",
        "An error occurred \\({refusal}\\) when calling the {word} operation",
        BY_STATUS,
        speaker=ANYONE,
        client="aws-api",
        source="botocore ClientError: the status, where the body of an answer is no document of the service",
    ),
    Verdict(
        "server-error",
        "({bound}|[.]model.)(ServerException|InternalFailure|InternalServerError|ServiceUnavailableException)",
        Cause.REGISTRY_ERROR,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        client="aws-api",
        source="botocore ecr service model, ServerException; AWS common errors",
    ),
    Verdict(
        "limit-exceeded",
        "{edge}LimitExceededException{edge}",
        Cause.QUOTA_EXCEEDED,
        speaker=ANYONE,
        strength=Strength.CODE,
        client="aws-api",
        source="botocore ecr service model, LimitExceededException; terraform-provider-aws",
    ),
    Verdict(
        "request-not-sent",
        "(RequestError: send request failed|request send failed)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source="aws-sdk-go v1 and v2",
    ),
    Verdict(
        "layer-refused",
        "(InvalidLayerPartException|InvalidLayerException|UploadNotFoundException|EmptyUploadException)",
        Cause.UPLOAD_INVALID,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.PUSH,
        client="aws-api",
        source="botocore ecr service model, exceptions of UploadLayerPart and CompleteLayerUpload",
    ),
    # Of a push or, for the address of a layer, of a pull.
    Verdict(
        "layers-missing",
        "LayersNotFoundException",
        Cause.UPLOAD_INVALID,
        speaker=ECR,
        strength=Strength.CLIENT,
        client="aws-api",
        source="botocore ecr service model, exceptions of PutImage and GetDownloadUrlForLayer",
    ),
    Verdict(
        "tags-list-status",
        "/tags/list[?{path}] = \\(code={word}, statusCode={status}",
        BY_STATUS,
        speaker=CLIENT,
        operation=Operation.PULL,
        client="renovate",
        source="renovatebot/renovate lib/util/http (debug log)",
    ),
)
