"""The AWS SDKs and the AWS CLI: their envelopes and error codes around the answers of ECR's API."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, ECR, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, ELSEWHERE, EXPIRED, HOST, anywhere, each
from ecr_denied.terms import Cause, EndpointKind, Operation


def _failed(name: str, code: str, cause: Cause, *, not_read: str, more: str = "") -> Verdict:
    """A code by which BatchGetImage says of one image why it does not give it."""
    answer = f'"imageId": {{ "imageTag": "v9" }},\n "failureCode": "{code}"'
    return Verdict(
        name,
        f"['imageTag': '{{tag}}' }}, ]'failureCode': '{code}'[, 'failureReason': '{{text}}']",
        cause,
        speaker=ECR,
        client="aws-api",
        source=f"botocore ecr service model, ImageFailureCode of BatchGetImage{more}",
        reads={
            **anywhere(answer, cause=cause.value, client="aws-api", tag="v9"),
            f"Error: {answer}": dict(cause=cause.value, operation=None, wording=f"sdk.{name}"),
        },
        not_reads=[not_read],
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
        reads={
            **anywhere(
                "An error occurred (RepositoryNotFoundException) when calling the DescribeImages operation",
                cause="repository-not-found",
                client="aws-api",
            ),
            **anywhere(
                "RepositoryNotFoundException: \n\tstatus code: 400, request id: 0a0a0a0a-0b0b-0c0c-0d0d-0e0e0e0e0e0e",
                cause="repository-not-found",
            ),
            "It says that RepositoryNotFoundException: The repository with name team/app does not exist in the registry with id 111122223333": dict(
                cause="repository-not-found", client="aws-api"
            ),
            "toomanyrequests: Rate exceeded: An error occurred (RepositoryNotFoundException) when calling the DescribeImages operation": dict(
                cause="rate-limited"
            ),
            "Error: An error occurred (RepositoryNotFoundException) when calling the DescribeImages operation": dict(
                cause="repository-not-found", operation=None
            ),
        },
        not_reads=["RepositoryPolicyNotFoundException"],
    ),
    Wrapper(
        "status-before",
        "https response error StatusCode: {status}",
        client="aws-api",
        source="aws-sdk-go v2",
        reads={
            f"operation error ECR: BatchGetImage, https response error StatusCode: 400, RequestID: 7, api error AccessDeniedException: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="aws-api", http_status=400, operation=None
            ),
            f"https response error StatusCode: 400: {EXPIRED}": dict(cause="token-expired", client="aws-api"),
        },
    ),
    Wrapper(
        "status-behind",
        "(\\(Service: {word}(,|;) Status Code: {status}|status code: {status}, request id)",
        continues=True,
        client="aws-api",
        source="aws-sdk-go v1, aws-sdk-java v1 and v2",
        reads={
            f"{DENIED} (Service: Ecr, Status Code: 400, Request ID: 7)": dict(
                cause="resource-policy-implicit-deny", client="aws-api", http_status=400, operation=None
            ),
            f"AccessDeniedException: {DENIED}\n\tstatus code: 400, request id: 7": dict(
                cause="resource-policy-implicit-deny", client="aws-api", http_status=400
            ),
        },
        not_reads=["unexpected status code: 403"],
    ),
    Wrapper(
        "registry-auth",
        "(unable to pull secrets or registry auth|unable to retrieve ecr registry auth|GetAuthorizationToken)",
        operation=Operation.LOGIN,
        endpoint=EndpointKind.API,
        source="Amazon ECS task_cannot_pull_image; botocore ecr GetAuthorizationToken",
        reads={
            f"unable to retrieve ecr registry auth: service call has been retried 1 time(s): {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="login", endpoint_kind="api"
            ),
            f"ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="login"
            ),
            "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: ecr:GetAuthorizationToken on resource: *": dict(
                cause="access-denied", operation="login"
            ),
        },
        not_reads=["registry auth"],
    ),
    Verdict(
        "access-denied-cut-off",
        "registry auth: {text} AccessDeniedException: User: {principal}",
        Cause.ACCESS_DENIED,
        speaker=ECR,
        strength=Strength.CODE,
        operation=Operation.LOGIN,
        client="aws-api",
        source="AWS Batch console (a truncated stopped reason)",
        reads={
            **anywhere(
                "unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111122223333:assumed-rol...",
                cause="access-denied",
                operation="login",
                client="aws-api",
            ),
            "registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111122223333:assumed-rol...": dict(
                cause="access-denied", operation="login"
            ),
            "toomanyrequests: Rate exceeded: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111122223333:assumed-rol...": dict(
                cause="rate-limited"
            ),
        },
        not_reads=["AccessDeniedException: User: arn:aws:iam::111122223333:user/a is not authorized"],
    ),
    _failed("image-failure", "ImageNotFound", Cause.IMAGE_NOT_FOUND, not_read='"failureCode": "InvalidImageTag"'),
    _failed(
        "image-inaccessible",
        "ImageInaccessible",
        Cause.IMAGE_NOT_FOUND,
        more="; ECR user guide, archive-image",
        not_read="the image is inaccessible",
    ),
    _failed("key-failure", "KmsError", Cause.UNCLASSIFIED, not_read="a KmsError is one of the codes"),
    Verdict(
        "server-exception",
        "\\(ServerException\\) when calling the {ecr_operation} operation",
        Cause.REGISTRY_ERROR,
        speaker=ECR,
        source="botocore ecr service model, ServerException",
        reads={
            **anywhere(
                "An error occurred (ServerException) when calling the DescribeRepositories operation (reached max retries: 4): ",
                cause="registry-error",
                client="aws-api",
            ),
            "Error: An error occurred (ServerException) when calling the DescribeRepositories operation (reached max retries: 4): ": dict(
                cause="registry-error", operation=None
            ),
        },
        not_reads=["An error occurred (ServerException) when calling the ListFunctions operation: x"],
    ),
    Verdict(
        "throttled",
        "\\((ThrottlingException|Throttling)\\) when calling the {ecr_operation} operation",
        Cause.RATE_LIMITED,
        speaker=ECR,
        source="botocore ClientError; AWS common errors",
        reads={
            **anywhere(
                "An error occurred (ThrottlingException) when calling the BatchGetImage operation: Rate exceeded",
                cause="rate-limited",
                client="aws-api",
            ),
            "An error occurred (Throttling) when calling the GetAuthorizationToken operation (reached max retries: 4): Rate exceeded": dict(
                cause="rate-limited", operation="login", wording="sdk.throttled"
            ),
            "Error: An error occurred (ThrottlingException) when calling the BatchGetImage operation: Rate exceeded": dict(
                cause="rate-limited", operation=None
            ),
        },
        not_reads=["An error occurred (Throttling) when calling the DescribeStacks operation: Rate exceeded"],
    ),
    Verdict(
        "rate-exceeded",
        "(ThrottlingException|TooManyRequestsException|Rate exceeded|RequestLimitExceeded|SlowDown)",
        Cause.RATE_LIMITED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="AWS common errors",
        reads={
            "operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: 7, api error ThrottlingException: Rate exceeded": dict(
                cause="rate-limited", http_status=400, operation="login"
            ),
            'event change="ContainerChange: run -> STOPPED, Reason CannotPullECRContainerError: ThrottlingException: Rate exceeded': dict(
                cause="rate-limited", operation="pull", client="ecs-agent"
            ),
            **each(
                [
                    "operation error ECR: BatchGetImage, https response error StatusCode: 400, RequestID: 7, api error RequestLimitExceeded: Request limit exceeded.",
                    "operation error ECR: BatchGetImage, https response error StatusCode: 400, RequestID: 7, api error SlowDown: Please reduce your request rate.",
                    "operation error ECR: BatchGetImage, https response error StatusCode: 400, RequestID: 7, api error TooManyRequestsException: too many",
                    "operation error ECR: BatchGetImage, https response error StatusCode: 400, RequestID: 7, api error Unknown: Rate exceeded",
                ],
                cause="rate-limited",
            ),
            "operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: 7, api error ThrottlingException: Rate exceeded: i/o timeout": dict(
                cause="rate-limited"
            ),
            "Error: operation error ECR: BatchGetImage, https response error StatusCode: 400, RequestID: 7, api error RequestLimitExceeded: Request limit exceeded.": dict(
                cause="rate-limited", operation=None
            ),
        },
        not_reads=[
            "ThrottlingException: Rate exceeded",
            "An error occurred (Throttling) when calling the DescribeStacks operation: x",
        ],
    ),
    Verdict(
        "token-call-failed",
        "An error occurred \\({word}\\) when calling the GetAuthorizationToken operation",
        Cause.LOGIN_FAILED,
        speaker=ECR,
        strength=Strength.GUESS,
        source="botocore ClientError",
        reads=anywhere(
            "An error occurred (UnknownOperationException) when calling the GetAuthorizationToken operation: ",
            cause="login-failed",
            operation="login",
            client="aws-api",
        ),
        not_reads=["An error occurred (UnknownOperationException) when calling the DescribeStacks operation: "],
    ),
    Verdict(
        "operation-status",
        "An error occurred \\({refusal}\\) when calling the {word} operation",
        BY_STATUS,
        speaker=ANYONE,
        client="aws-api",
        source="botocore ClientError: the status, where the body of an answer is no document of the service",
        reads={
            "An error occurred (403) when calling the GetAuthorizationToken operation: <html>no</html>": dict(
                cause="forbidden", operation="login", client="aws-api", http_status=403
            ),
        },
        not_reads=["An error occurred (403) when calling the HeadObject operation: Forbidden"],
    ),
    Verdict(
        "server-error",
        "({bound}|[.]model.)(ServerException|InternalFailure|InternalServerError|ServiceUnavailableException)",
        Cause.REGISTRY_ERROR,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        client="aws-api",
        source="botocore ecr service model, ServerException; AWS common errors",
        reads={
            **each(
                [
                    "operation error ECR: GetAuthorizationToken, https response error StatusCode: 500, RequestID: 7, api error ServerException: ",
                    "operation error ECR: GetAuthorizationToken, https response error StatusCode: 500, RequestID: 7, api error InternalFailure: ",
                    "operation error ECR: GetAuthorizationToken, https response error StatusCode: 500, RequestID: 7, api error InternalServerError: ",
                    "operation error ECR: GetAuthorizationToken, https response error StatusCode: 500, RequestID: 7, api error ServiceUnavailableException: ",
                ],
                cause="registry-error",
                http_status=500,
                operation="login",
            ),
            "software.amazon.awssdk.services.ecr.model.ServerException: it was so (Service: Ecr, Status Code: 500)": dict(
                cause="registry-error", http_status=500, operation=None
            ),
            f"ServerException\n{EXPIRED}": dict(cause="token-expired", operation=None),
            f"ServerException: {EXPIRED}": dict(cause="token-expired", client="aws-api"),
            "operation error ECR: GetAuthorizationToken, https response error StatusCode: 500, RequestID: 7, api error ServerException: : i/o timeout": dict(
                cause="registry-error"
            ),
        },
        not_reads=["ServerException: x"],
    ),
    Verdict(
        "limit-exceeded",
        "{edge}LimitExceededException{edge}",
        Cause.QUOTA_EXCEEDED,
        speaker=ANYONE,
        strength=Strength.CODE,
        client="aws-api",
        source="botocore ecr service model, LimitExceededException; terraform-provider-aws",
        reads={
            "operation error ECR: CreateRepository, https response error StatusCode: 400, RequestID: 7, LimitExceededException: The operation did not succeed because it would have exceeded a service limit for your account.": dict(
                cause="quota-exceeded", operation=None, client="aws-api", http_status=400
            ),
            f"{HOST}: no basic auth credentials: LimitExceededException: too many repositories": dict(
                cause="quota-exceeded", client="aws-api"
            ),
        },
        not_reads=["operation error IAM: CreateRole, LimitExceededException: Cannot exceed quota for RolesPerAccount"],
    ),
    Verdict(
        "request-not-sent",
        "(RequestError: send request failed|request send failed)",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        source="aws-sdk-go v1 and v2",
        reads={
            "RequestError: send request failed\ncaused by: Post https://api.ecr.eu-west-1.amazonaws.com/": dict(
                cause="connection-failed", region="eu-west-1", operation=None
            ),
            'operation error ECR: GetAuthorizationToken, https response error StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.eu-west-1.amazonaws.com/"': dict(
                cause="connection-failed", region="eu-west-1", operation="login"
            ),
        },
        not_reads=["RequestError: send request failed"],
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
        reads={
            **anywhere(
                "api error InvalidLayerPartException: The layer part starting at '20971520' is not valid for the layer upload with id 'c81d-77' in the repository with name 'team/app' in registry with id '111122223333'.",
                cause="upload-invalid",
                operation="push",
                repository="team/app",
            ),
            f"{ELSEWHERE}InvalidLayerPartException": dict(cause="upload-invalid"),
            **each(
                [
                    "An error occurred (UploadNotFoundException) when calling the CompleteLayerUpload operation: The upload could not be found.",
                    "An error occurred (EmptyUploadException) when calling the CompleteLayerUpload operation: The upload is empty.",
                    "An error occurred (InvalidLayerException) when calling the CompleteLayerUpload operation: The layer digest calculation does not match.",
                ],
                cause="upload-invalid",
                operation="push",
            ),
            "toomanyrequests: Rate exceeded: api error InvalidLayerPartException: The layer part starting at '20971520' is not valid for the layer upload with id 'c81d-77' in the repository with name 'team/app' in registry with id '111122223333'.": dict(
                cause="rate-limited"
            ),
            "Error: api error InvalidLayerPartException: The layer part starting at '20971520' is not valid for the layer upload with id 'c81d-77' in the repository with name 'team/app' in registry with id '111122223333'.": dict(
                cause="upload-invalid", client="aws-api"
            ),
        },
        not_reads=["the layer part is not valid"],
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
        reads={
            **anywhere("LayersNotFoundException: it was so", cause="upload-invalid", operation=None, client="aws-api"),
            "An error occurred (LayersNotFoundException) when calling the PutImage operation: it was so": dict(
                cause="upload-invalid", operation="push", wording="sdk.layers-missing"
            ),
            "toomanyrequests: Rate exceeded: LayersNotFoundException": dict(cause="rate-limited"),
        },
        not_reads=["the layers were not found"],
    ),
    Verdict(
        "tags-list-status",
        "/tags/list[?{path}] = \\(code={word}, statusCode={status}",
        BY_STATUS,
        speaker=CLIENT,
        operation=Operation.PULL,
        client="renovate",
        source="renovatebot/renovate lib/util/http (debug log)",
        reads={
            f"GET https://{HOST}/v2/app/tags/list?n=1000 = (code=ERR_NON_2XX_3XX_RESPONSE, statusCode=403 retryCount=0)": dict(
                cause="forbidden", client="renovate", http_status=403, repository="app", operation="pull"
            ),
            "/tags/list?n=1000 = (code=ERR_NON_2XX_3XX_RESPONSE, statusCode=403 retryCount=0)": dict(
                cause="forbidden", operation="pull"
            ),
        },
        not_reads=[
            "GET https://registry.example.com/v2/app/tags/list?n=1000 = (code=ERR_NON_2XX_3XX_RESPONSE, statusCode=403 retryCount=0)",
            "$ docker push registry.example.com/team/app:v1\n/tags/list?n=1000 = (code=ERR_NON_2XX_3XX_RESPONSE, statusCode=403",
        ],
    ),
)
