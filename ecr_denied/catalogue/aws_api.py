"""The AWS API as the CLI and the SDKs wrap it: exception names in front of, statuses around, the service's sentence."""

from ecr_denied.catalogue.entry import Layer, Pattern, Role, Sample, Voice
from ecr_denied.records import Cause, Operation

PATTERNS = (
    Pattern(
        name="aws-api.repository-not-found",
        gate=("repositorynotfoundexception",),
        words="RepositoryNotFoundException",
        layer=Layer.CODE,
        voice=Voice.ECR,
        cause=Cause.REPOSITORY_NOT_FOUND,
        client="aws-api",
        source="botocore ecr service model",
        samples=(Sample("An error occurred (RepositoryNotFoundException) when calling the DescribeImages operation"),),
        counter_samples=("RepositoryPolicyNotFoundException",),
    ),
    Pattern(
        name="aws-api.image-not-found",
        gate=("imagenotfoundexception",),
        words="when calling the {word} operation: {start}ImageNotFoundException",
        layer=Layer.CODE,
        voice=Voice.ECR,
        cause=Cause.IMAGE_NOT_FOUND,
        client="aws-api",
        source="botocore ecr service model",
        samples=(Sample("when calling the DescribeImages operation: ImageNotFoundException"),),
        counter_samples=("ImageNotFoundException: pool",),
    ),
    Pattern(
        name="aws-api.status-before",
        gate=("response error statuscode:",),
        words="https response error StatusCode: {status}",
        layer=Layer.WRAPPER,
        voice=Voice.ANYONE,
        client="aws-api",
        source="aws-sdk-go v2",
        samples=(Sample("https response error StatusCode: 400, RequestID: 7, api error X: y", {"status": "400"}),),
        counter_samples=('StatusCode: 403, ""',),
    ),
    Pattern(
        name="aws-api.status-behind",
        gate=("status code:",),
        words="(\\(Service: {word}(,|;) Status Code: {status}|status code: {status}, request id)",
        role=Role.CONTINUATION,
        layer=Layer.WRAPPER,
        voice=Voice.ANYONE,
        client="aws-api",
        source="aws-sdk-go v1, aws-sdk-java v1 and v2",
        samples=(
            Sample("(Service: Ecr, Status Code: 400, Request ID: 7)", {"status": "400"}),
            Sample("(Service: AmazonECR; Status Code: 400; Error Code: X; Request ID: 7)", {"status": "400"}),
            Sample("action\n status code: 400, request id: 7", {"status": "400"}),
        ),
        counter_samples=("unexpected status code: 403",),
    ),
    Pattern(
        name="aws-api.tags-list-status",
        gate=("statuscode=",),
        words="/tags/list[?{path}] = \\(code={word}, statusCode={status}",
        layer=Layer.STATUS,
        voice=Voice.ANYONE,
        client="renovate",
        source="renovatebot/renovate lib/util/http (debug log)",
        samples=(
            Sample(
                "GET https://h/v2/app/tags/list?n=1000\n  = (code=ERR_NON_2XX_3XX_RESPONSE, statusCode=403 retryCount=0)",
                {"status": "403"},
            ),
        ),
        counter_samples=("statusCode=403",),
    ),
    Pattern(
        name="aws-api.registry-auth",
        gate=("registry auth", "getauthorizationtoken", "get-login-password"),
        words="(unable to pull secrets or registry auth|unable to retrieve ecr registry auth|GetAuthorizationToken"
        "|aws ecr get-login-password)",
        layer=Layer.WRAPPER,
        voice=Voice.ANYONE,
        operation=Operation.LOGIN,
        source="Amazon ECS task_cannot_pull_image; botocore ecr GetAuthorizationToken",
        samples=(Sample("unable to retrieve ecr registry auth: service call has been retried 1 time(s)"),),
        counter_samples=("registry auth",),
    ),
    Pattern(
        name="aws-api.access-denied-cut-off",
        gate=("accessdeniedexception: user: arn",),
        words="registry auth: {text} AccessDeniedException: User: {principal}",
        layer=Layer.CODE,
        voice=Voice.ECR,
        cause=Cause.ACCESS_DENIED,
        operation=Operation.LOGIN,
        client="aws-api",
        source="AWS Batch console (a truncated stopped reason)",
        samples=(
            Sample(
                "unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException:"
                " User: arn:aws:sts::111122223333:assumed-rol...",
                {"principal": "arn:aws:sts::111122223333:assumed-rol..."},
            ),
        ),
        counter_samples=("AccessDeniedException: User: arn:aws:iam::111122223333:user/a is not authorized",),
    ),
    Pattern(
        name="aws-api.image-failure",
        gate=('"failurecode"',),
        words="['imageTag': '{tag}' }, ]'failureCode': 'ImageNotFound'",
        layer=Layer.CODE,
        voice=Voice.ECR,
        cause=Cause.IMAGE_NOT_FOUND,
        client="aws-api",
        source="botocore ecr service model, ImageFailureCode of BatchGetImage",
        samples=(Sample('"imageId": { "imageTag": "v9" },\n "failureCode": "ImageNotFound"', {"tag": "v9"}),),
        counter_samples=('"failureCode": "InvalidImageTag"',),
    ),
    Pattern(
        name="aws-api.server-exception",
        gate=("(serverexception)",),
        words="\\(ServerException\\) when calling the {ecr_operation} operation",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.REGISTRY_ERROR,
        client="aws-api",
        source="botocore ecr service model, ServerException",
        samples=(
            Sample(
                "An error occurred (ServerException) when calling the DescribeRepositories operation (reached max retries: 4): "
            ),
        ),
        counter_samples=("An error occurred (ServerException) when calling the ListFunctions operation: x",),
    ),
    Pattern(
        name="aws-api.no-credentials",
        gate=("unable to locate credentials", "security token included in the request"),
        words="(Unable to locate credentials|The security token included in the request is (expired|invalid))",
        layer=Layer.CLIENT,
        voice=Voice.ANYONE,
        cause=Cause.NOT_AUTHENTICATED,
        client="aws-api",
        source="botocore NoCredentialsError; AWS STS common errors",
        samples=(
            Sample('Unable to locate credentials. You can configure credentials by running "aws configure".'),
            Sample("The security token included in the request is expired"),
        ),
        counter_samples=("unable to locate package credentials",),
    ),
    Pattern(
        name="aws-api.caller-unknown",
        gate=("getauthorizationtoken operation",),
        words="An error occurred \\((UnrecognizedClientException|InvalidSignatureException|ExpiredTokenException|ExpiredToken"
        "|InvalidClientTokenId)\\) when calling the GetAuthorizationToken operation",
        layer=Layer.REGISTRY,
        voice=Voice.CLIENT,
        cause=Cause.NOT_AUTHENTICATED,
        operation=Operation.LOGIN,
        client="aws-api",
        source="botocore ClientError; AWS common errors",
        samples=(
            Sample(
                "An error occurred (UnrecognizedClientException) when calling the GetAuthorizationToken operation: The"
                " security token included in the request is invalid."
            ),
        ),
        counter_samples=(
            "An error occurred (ThrottlingException) when calling the GetAuthorizationToken operation: x",
        ),
    ),
    Pattern(
        name="aws-api.throttled",
        gate=("(throttling",),
        words="\\((ThrottlingException|Throttling)\\) when calling the {ecr_operation} operation",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.RATE_LIMITED,
        client="aws-api",
        source="botocore ClientError; AWS common errors",
        samples=(
            Sample("An error occurred (ThrottlingException) when calling the BatchGetImage operation: Rate exceeded"),
        ),
        counter_samples=("An error occurred (Throttling) when calling the DescribeStacks operation: Rate exceeded",),
    ),
)
