"""The services of AWS that pull images: ECS, Lambda, App Runner, SageMaker."""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, ECR, Note, Other, Signal, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, ELSEWHERE, EXPIRED, HOST, IMAGE, PULL, amid, anywhere, beside, each
from ecr_denied.terms import Cause, Operation

ENTRIES = (
    Wrapper(
        "cannot-pull",
        "(CannotPull(Container|ECRContainer|ImageManifest|ContainerAuth)Error|otPullECRContainerError|(ref"
        "|image) pull has been retried|pull image manifest has been retried|inspect image has been retried"
        "|The task can't pull the image|unable to acquire ECR credentials for image)",
        operation=Operation.PULL,
        client="ecs-agent",
        source="Amazon ECS Developer Guide, task_cannot_pull_image; aws/amazon-ecs-agent agent/dockerclient/dockerapi/errors.go, agent/engine/docker_task_engine.go",
        reads=each(
            [
                f"CannotPullContainerError: pull image manifest has been retried 1 time(s): {DENIED}",
                f"CannotPullECRContainerError: AccessDeniedException: {DENIED}",
                f"CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: {DENIED}",
                f"CannotPullContainerError: inspect image has been retried 1 time(s): {DENIED}",
                f"The task can't pull the image '{IMAGE}' from Amazon Elastic Container Registry. {DENIED}",
                f"…otPullECRContainerError: {DENIED}",
                f"Task engine [arn]: unable to acquire ECR credentials for image {IMAGE} for container app: {DENIED}",
            ],
            cause="resource-policy-implicit-deny",
            operation="pull",
            client="ecs-agent",
        ),
        not_reads=["the task stopped"],
    ),
    Wrapper(
        "task-resources",
        "ResourceInitializationError",
        client="ecs-agent",
        source="Amazon ECS Developer Guide, resource-initialization-error",
        reads={
            'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 44.213.79.10:443: i/o timeout': dict(
                cause="connection-failed", client="ecs-agent", endpoint_address="44.213.79.10:443"
            ),
            f"ResourceInitializationError: {EXPIRED}": dict(cause="token-expired", operation=None, client="ecs-agent"),
        },
        not_reads=["ResourceInitializationError: failed to validate logger args: exit status 1"],
    ),
    Wrapper(
        "execution-role",
        "using the task execution role '{caller}'",
        source="Amazon ECS Developer Guide, task_cannot_pull_image",
        reads={
            f"The task can't pull the image '{IMAGE}' from Amazon Elastic Container Registry using the task execution role 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole'. Status Code: 403. Response: 'not authorized'": dict(
                cause="not-authenticated", client="ecs-agent", principal_name="ecsTaskExecutionRole"
            ),
        },
        not_reads=["using the task execution role 'ecsTaskExecutionRole'"],
    ),
    Wrapper(
        "codebuild-image",
        "Unable to pull customer's container image",
        client="codebuild",
        source="AWS CodeBuild User Guide, troubleshooting: BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE",
        reads={
            f"BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE: Unable to pull customer's container image. CannotPullContainerError: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="pull", client="codebuild"
            ),
        },
        not_reads=["Unable to pull the customer's records"],
    ),
    Verdict(
        "connection-issue",
        "there is a connection issue between the task and Amazon ECR",
        Cause.CONNECTION_FAILED,
        speaker=ECR,
        strength=Strength.CLIENT,
        client="ecs-agent",
        source="Amazon ECS Developer Guide, task_cannot_pull_image",
        reads={
            **anywhere(
                "There is a connection issue between the task and Amazon ECR. Check your task network configuration.",
                cause="connection-failed",
                client="ecs-agent",
            ),
            "There is a connection issue between the task and Amazon ECR": dict(cause="connection-failed"),
            "toomanyrequests: Rate exceeded: There is a connection issue between the task and Amazon ECR. Check your task network configuration.": dict(
                cause="rate-limited"
            ),
            "Error: There is a connection issue between the task and Amazon ECR. Check your task network configuration.": dict(
                cause="connection-failed", operation=None
            ),
        },
        not_reads=["there is a connection issue"],
    ),
    Wrapper(
        "app-runner",
        "\\[AppRunner\\]",
        client="apprunner",
        source="AWS App Runner event log",
        reads={
            f"[AppRunner] Failed to pull your application image. Reason: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="pull", client="apprunner"
            ),
        },
        not_reads=["[AppRunner] Deployment with ID: 0a0a started"],
    ),
    Verdict(
        "image-missing",
        "ECR image doesn't exist",
        Cause.IMAGE_NOT_FOUND,
        speaker=ECR,
        operation=Operation.PULL,
        client="apprunner",
        source="AWS App Runner event log",
        reads={
            **anywhere(
                "Failed to pull your application image. Reason: ECR image doesn't exist.",
                cause="image-not-found",
                operation="pull",
                client="apprunner",
            ),
            "ECR image doesn't exist": dict(cause="image-not-found", operation="pull"),
        },
        not_reads=["image doesn't exist"],
    ),
    Verdict(
        "image-access-denied",
        "'(StateReasonCode|LastUpdateStatusReasonCode)': 'ImageAccessDenied'",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        client="lambda",
        source="botocore lambda service model, StateReasonCode and LastUpdateStatusReasonCode",
        reads={
            **each(
                [
                    f'"StateReason": "The image {IMAGE} could not be accessed.",\n"{code}": "ImageAccessDenied"'
                    for code in ("StateReasonCode", "LastUpdateStatusReasonCode")
                ],
                cause="access-denied",
                operation="pull",
                client="lambda",
            ),
            '"StateReasonCode": "ImageAccessDenied"': dict(cause="access-denied", client="lambda"),
            'basic credential not found: "StateReasonCode": "ImageAccessDenied"': dict(cause="not-authenticated"),
        },
        not_reads=[
            "ImageAccessDenied",
            f'{ELSEWHERE}"StateReasonCode": "ImageAccessDenied"',
        ],
    ),
    # Of what a serverless endpoint may run (SageMaker, quotas): ECR gave the image, or was not asked for it.
    Other(
        "sagemaker-image-too-large",
        "Image size {digits} is greater than supported size {digits}",
        source="aws-solutions-library-samples/qnabot-on-aws#691; aws/deep-learning-containers#4616",
        reads=beside("Image size 15136109518 is greater than supported size 10737418240:"),
        not_reads=[
            f"Error hosting endpoint bert: Failed. Reason: Image size 15136109518 is greater than supported size 10737418240. Image: {IMAGE}"
        ],
    ),
    Verdict(
        "copy-failed",
        "Failed to copy the image from ECR",
        Cause.UNCLASSIFIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        client="apprunner",
        source="AWS App Runner event log",
        reads={
            "Failure reason : Failed to copy the image from ECR": dict(
                cause="unclassified", operation="pull", client="apprunner"
            ),
            "i/o timeout: Failure reason : Failed to copy the image from ECR": dict(cause="connection-failed"),
        },
        not_reads=[f"{ELSEWHERE}Failure reason : Failed to copy the image from ECR"],
    ),
    Verdict(
        "no-permission",
        "Lambda does not have permission to access the ECR image",
        Cause.ACCESS_DENIED,
        speaker=ECR,
        client="lambda",
        source="AWS Compute Blog, cross-account Amazon ECR access for AWS Lambda",
        reads={
            **anywhere(
                "Lambda does not have permission to access the ECR image. Check the ECR permissions.",
                cause="access-denied",
                client="lambda",
            ),
            "Error: Lambda does not have permission to access the ECR image. Check the ECR permissions.": dict(
                cause="access-denied", operation=None
            ),
        },
        not_reads=["Lambda does not have permission to access the bucket"],
    ),
    Verdict(
        "source-image-missing",
        "Source image {reference} does not exist",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        operation=Operation.PULL,
        client="lambda",
        source="AWS Lambda CreateFunction, InvalidParameterValueException",
        reads={
            f"Source image {HOST}/fn:v4 does not exist. Provide a valid source image.": dict(
                cause="not-found", operation="pull", client="lambda", repository="fn", tag="v4"
            ),
            f"basic credential not found: Source image {HOST}/fn:v4 does not exist. Provide a valid source image.": dict(
                cause="not-found"
            ),
        },
        not_reads=[
            "the source image is large",
            "Source image registry.example.com/fn:v4 does not exist. Provide a valid source image.",
        ],
    ),
    Wrapper(
        "function-made",
        "when calling the (CreateFunction|UpdateFunctionCode) operation",
        client="lambda",
        source="AWS Lambda API reference",
        reads={
            f"An error occurred (AccessDeniedException) when calling the CreateFunction operation: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation=None, client="lambda"
            ),
        },
        not_reads=["when calling the ListFunctions operation"],
    ),
    Verdict(
        "source-image-invalid",
        "Source image {reference} is not valid",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        operation=Operation.PULL,
        client="lambda",
        source="AWS Lambda CreateFunction, InvalidParameterValueException",
        reads={
            f"Source image {HOST}/fn:v4 is not valid. Provide a valid source image.": dict(
                cause="unclassified", operation="pull", client="lambda", repository="fn", tag="v4"
            ),
            f"i/o timeout: Source image {HOST}/fn:v4 is not valid. Provide a valid source image.": dict(
                cause="unclassified"
            ),
        },
        not_reads=[
            "the source image is not valid",
            "Source image registry.example.com/fn:v4 is not valid. Provide a valid source image.",
        ],
    ),
    Verdict(
        "source-image-unsupported",
        "[The image manifest][, config][ or layer ]media type for the source image {reference} is not supported",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=CLIENT,
        strength=Strength.SENTENCE,
        operation=Operation.PULL,
        client="lambda",
        source="AWS Lambda CreateFunction, InvalidParameterValueException; AWS Lambda Developer Guide, images-create: only of ECR",
        reads={
            "The image manifest, config or layer media type for the source image <image_name> is not supported. (Service: Lambda, Status Code: 400)": dict(
                cause="manifest-unsupported", operation="pull"
            ),
            f"The image manifest or layer media type for the source image {HOST}/fn:v4 is not supported.": dict(
                cause="manifest-unsupported", operation="pull", client="lambda", repository="fn", tag="v4"
            ),
            f"basic credential not found: The image manifest or layer media type for the source image {HOST}/fn:v4 is not supported.": dict(
                cause="manifest-unsupported"
            ),
        },
        not_reads=[
            "for the source image see below",
            "The image manifest or layer media type for the source image registry.example.com/fn:v4 is not supported.",
        ],
    ),
    Wrapper(
        "job-made",
        "(when calling the Create(Model|TrainingJob|ProcessingJob|HyperParameterTuningJob|InferenceComponent) operation"
        "|Error for {word} job {word}: Failed)",
        client="sagemaker",
        source="Amazon SageMaker API reference",
        reads={
            **each(
                [
                    f"An error occurred (ValidationException) when calling the Create{made} operation: Cannot find the requested image: "
                    for made in (
                        "Model",
                        "TrainingJob",
                        "ProcessingJob",
                        "HyperParameterTuningJob",
                        "InferenceComponent",
                    )
                ],
                cause="not-found",
                client="sagemaker",
            ),
            # SageMaker Python SDK, sagemaker/session.py.
            f"UnexpectedStatusException: Error for Processing job web-1: Failed. Reason: ClientError: API error (404): manifest for {IMAGE} not found: manifest unknown: Requested image not found": dict(
                cause="image-not-found", client="sagemaker", repository="team/app"
            ),
            f"when calling the CreateModel operation: {IMAGE}: i/o timeout": dict(
                cause="connection-failed", client="sagemaker", operation=None
            ),
        },
        not_reads=["when calling the CreateTransformJob operation", "when calling the ListModels operation"],
    ),
    Verdict(
        "sagemaker-image-missing",
        "(Cannot find requested image: {reference}. Please check|Requested image {reference} not found)",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        operation=Operation.PULL,
        client="sagemaker",
        source="aws/deep-learning-containers#5657; aws/amazon-sagemaker-examples#195",
        reads={
            f"Requested image {HOST}/bert:gpu not found.": dict(
                cause="not-found", operation="pull", client="sagemaker", repository="bert", tag="gpu"
            ),
            f"ValidationException: Cannot find requested image: {IMAGE}. Please check if your image exists.": dict(
                cause="not-found", operation="pull", repository="team/app"
            ),
            f"Requested image {HOST}/bert:gpu not found.: i/o timeout": dict(cause="not-found"),
        },
        not_reads=["the requested image is here", "Requested image registry.example.com/bert:gpu not found."],
    ),
    Verdict(
        "platform",
        "(find a descriptor for platform|no matching manifest for"
        "|no match for platform in manifest|does not match the specified platform|cannot be used on this platform"
        "|no image found in {word} index|does not exist for (linux|windows)/|image found in manifest list for architecture"
        "|no child with platform|does not provide the specified platform"
        "|a Windows version {word}-based image is incompatible with)",
        Cause.PLATFORM_MISMATCH,
        speaker=ANYONE,
        strength=Strength.CODE,
        operation=Operation.PULL,
        source="containerd platforms; moby distribution/pull_v2.go; containers/image manifest lists; go-containerregistry; Amazon ECS",
        reads={
            f"$ docker pull {HOST}/app:v1\na Windows version 10.0.20348-based image is incompatible with a 10.0.17763 host": dict(
                cause="platform-mismatch", operation="pull"
            ),
            f"$ docker pull {HOST}/app:v1\nno matching manifest for linux/arm64/v8 in the manifest list entries": dict(
                cause="platform-mismatch", repository="app"
            ),
            **each(
                [
                    f"Error response from daemon: {IMAGE}: no match for platform in manifest: not found",
                    f"Error response from daemon: {IMAGE}: image was found but does not match the specified platform: wanted linux/amd64, actual: linux/arm64",
                    f'Error response from daemon: {IMAGE}: image operating system "windows" cannot be used on this platform',
                    f"Error response from daemon: {IMAGE}: image was found but does not provide the specified platform (linux/arm64)",
                ],
                cause="platform-mismatch",
                repository="team/app",
            ),
            **each(
                [
                    f'choosing an image from manifest list docker://{IMAGE}: no image found in image index for architecture "arm64", variant "v8", OS "linux"',
                    f'choosing an image from manifest list docker://{IMAGE}: no image found in manifest list for architecture "s390x", OS "linux"',
                    f"error building image: {IMAGE}: no child with platform linux/arm64 in index",
                    f"CannotPullContainerError: image {IMAGE} does not exist for linux/arm64",
                    f"failed to find a descriptor for platform linux/arm64 in {IMAGE}",
                ],
                cause="platform-mismatch",
            ),
            f"basic credential not found: failed to find a descriptor for platform linux/arm64 in {IMAGE}": dict(
                cause="platform-mismatch"
            ),
            f"Error: Error response from daemon: {HOST}/team/app:v1: no match for platform in manifest: not found": dict(
                cause="platform-mismatch", operation="pull"
            ),
        },
        not_reads=["no matching manifest for linux/arm64/v8 in the manifest list entries"],
    ),
    # A task may pull from another registry; then that is named.
    Verdict(
        "no-descriptor",
        "does not contain descriptor matching platform",
        Cause.PLATFORM_MISMATCH,
        speaker=CLIENT,
        operation=Operation.PULL,
        source="containerd core/images/image.go; Amazon ECS developer guide, task_cannot_pull_image",
        reads={
            "image Manifest does not contain descriptor matching platform 'linux/amd64'": dict(
                cause="platform-mismatch", operation="pull", client=None
            ),
            f"CannotPullContainerError: {HOST}/app:v1: image Manifest does not contain descriptor matching platform 'linux/amd64'": dict(
                cause="platform-mismatch", operation="pull", client="ecs-agent"
            ),
            f"basic credential not found: CannotPullContainerError: {HOST}/app:v1: image Manifest does not contain descriptor matching platform 'linux/amd64'": dict(
                cause="platform-mismatch"
            ),
        },
        not_reads=[
            f"{ELSEWHERE}image Manifest does not contain descriptor matching platform 'linux/amd64'",
        ],
    ),
    Verdict(
        "codebuild-across",
        "cannot use a cross-account ECR image with imagePullCredentialsType CODEBUILD",
        Cause.UNCLASSIFIED,
        speaker=CLIENT,
        client="codebuild",
        source="AWS CodeBuild CreateProject, InvalidInputException",
        reads={
            "InvalidInputException: Invalid input: cannot use a cross-account ECR image with imagePullCredentialsType CODEBUILD": dict(
                cause="unclassified", operation="pull", client="codebuild"
            ),
        },
        not_reads=[
            f"{ELSEWHERE}InvalidInputException: Invalid input: cannot use a cross-account ECR image with imagePullCredentialsType CODEBUILD",
        ],
    ),
    Verdict(
        "access-denied",
        "(function does not have permission to access the specified image"
        "|valid access role to your ECR repository|not grant ecr:)",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        source="AWS Lambda, App Runner and SageMaker APIs: none of them says what was denied",
        reads={
            **each(
                [
                    "Your function does not have permission to access the specified image.",
                    "Provide a valid access role to your ECR repository.",
                    f"The repository {HOST}/team/app does not grant ecr:BatchGetImage to sagemaker.amazonaws.com.",
                ],
                cause="access-denied",
                operation="pull",
            ),
            "basic credential not found: Provide a valid access role to your ECR repository.": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[f"{ELSEWHERE}Provide a valid access role to your ECR repository."],
    ),
    # The role is not one that App Runner may assume, whatever it may do.
    Verdict(
        "access-role-invalid",
        "(Invalid Access Role in AuthenticationConfiguration|Error in assuming access role[ {role}{end}])",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        client="apprunner",
        source="AWS App Runner API reference, AuthenticationConfiguration; App Runner Developer Guide, security_iam_service-with-iam-roles",
        reads={
            "[AppRunner] Failed to pull your application image. Reason: Invalid Access Role in AuthenticationConfiguration.": dict(
                cause="access-denied", operation="pull", client="apprunner"
            ),
            **each(
                [
                    "Invalid Access Role in AuthenticationConfiguration.",
                    "InvalidRequestException: Error in assuming access role",
                ],
                cause="access-denied",
                operation="pull",
                client="apprunner",
            ),
            "InvalidRequestException: Error in assuming access role arn:aws:iam::111122223333:role/AppRunnerECRAccess": dict(
                cause="access-denied",
                operation="pull",
                client="apprunner",
                command_role="arn:aws:iam::111122223333:role/AppRunnerECRAccess",
            ),
            "basic credential not found: [AppRunner] Failed to pull your application image. Reason: Invalid Access Role in AuthenticationConfiguration.": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            f"{ELSEWHERE}[AppRunner] Failed to pull your application image. Reason: Invalid Access Role in AuthenticationConfiguration.",
        ],
    ),
    Verdict(
        "sagemaker-denied",
        "Access denied for repository: {repository} in registry ID: {account}",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        client="sagemaker",
        source="SageMaker API: CreateModel does not say what was denied",
        reads={
            "ValidationException: Access denied for repository: team/app in registry ID: 111122223333.": dict(
                cause="access-denied",
                operation="pull",
                client="sagemaker",
                registry_id="111122223333",
                repository="team/app",
            ),
            "basic credential not found: ValidationException: Access denied for repository: team/app in registry ID: 111122223333.": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            "registry.example.com/app: Access denied for repository: team/app in registry ID: 1",
            f"{ELSEWHERE}Access denied for repository: team/app in registry ID: 111122223333",
        ],
    ),
    # It leaves open which of the two it was.
    Verdict(
        "algorithm-image-refused",
        "Cannot pull algorithm container",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        client="sagemaker",
        source="SageMaker API: training jobs say that the image does not exist or its permissions are incorrect",
        reads={
            "CannotStartContainerError. Cannot pull algorithm container. Either the image does not exist or its permissions are incorrect.": dict(
                cause="access-denied", operation="pull", client="sagemaker"
            ),
            "basic credential not found: Cannot pull algorithm container": dict(cause="not-authenticated"),
        },
        not_reads=[
            "registry.example.com/app: Cannot pull algorithm container",
            f"{ELSEWHERE}Cannot pull algorithm container",
        ],
    ),
    Wrapper(
        "sagemaker-role",
        "role {caller} has proper pull permissions",
        operation=Operation.PULL,
        client="sagemaker",
        source="SageMaker API: the role that pulls, as the call names it",
        reads={
            f"ValidationException: {verdict} repository: team/app in registry ID: 111122223333. Please check if your ECR repository exists and role arn:aws:iam::444455556666:role/train has proper pull permissions for SageMaker": dict(
                cause=cause, operation="pull", client="sagemaker", principal_name="train", repository="team/app"
            )
            for verdict, cause in (("Access denied for", "access-denied"), ("Cannot find", "repository-not-found"))
        },
        not_reads=["the role has proper pull permissions"],
    ),
    Verdict(
        "role-not-granted",
        "The role [']{caller}['] does not have {action} permission for the image",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        strength=Strength.CODE,
        operation=Operation.PULL,
        client="sagemaker",
        source="SageMaker API: DescribeEndpoint, FailureReason",
        reads={
            f"The role 'arn:aws:iam::1111xxxxxxxx:role/train' does not have {action} permission for the image: '{HOST}/team/app:v1'.": dict(
                cause="access-denied",
                operation="pull",
                client="sagemaker",
                principal_arn="arn:aws:iam::1111xxxxxxxx:role/train",
                action=f"ecr:{action}",
                tag="v1",
            )
            for action in ("BatchGetImage", "GetDownloadUrlForLayer")
        },
        not_reads=[
            "The role 'arn:aws:iam::111122223333:role/train' does not have s3:GetObject permission for the image"
        ],
    ),
    Verdict(
        "execution-role-lacks",
        "The execution role requires permissions for ecr:",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        operation=Operation.PULL,
        client="agentcore",
        source="Bedrock AgentCore, CreateAgentRuntime (awslabs/agentcore-samples#154)",
        reads={
            f"(ValidationException) when calling the CreateAgentRuntime operation: Access denied while validating ECR URI '{IMAGE}'. The execution role requires permissions for ecr:GetAuthorizationToken, ecr:BatchGetImage, and ecr:GetDownloadUrlForLayer operations.": dict(
                cause="access-denied", operation="pull", client="agentcore", repository="team/app", tag="v1"
            ),
            "The execution role requires permissions for ecr:BatchGetImage operations.": dict(
                cause="access-denied", client="agentcore"
            ),
        },
        not_reads=[
            "The execution role requires permissions for s3:GetObject operations.",
            "registry.example.com/app: The execution role requires permissions for ecr:BatchGetImage operations.",
        ],
    ),
    Verdict(
        "service-not-granted",
        "not grant ecr:{text}to {service}",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        client="sagemaker",
        source="SageMaker API: a service of AWS pulls by itself",
        reads={
            f"The repository of your image {HOST}/team/app:v1 does not grant ecr:GetDownloadUrlForLayer, ecr:BatchGetImage permission to sagemaker.amazonaws.com service principal.": dict(
                cause="access-denied", operation="pull", client="sagemaker", repository="team/app"
            ),
            "The repository of your image does not grant ecr:BatchGetImage permission to sagemaker.amazonaws.com service principal.": dict(
                cause="access-denied", operation="pull", principal_name="sagemaker.amazonaws.com"
            ),
        },
        not_reads=[
            "The repository registry.example.com/app does not grant ecr:BatchGetImage to sagemaker.amazonaws.com."
        ],
    ),
    Verdict(
        "no-push-access",
        "No push access to specified image repository",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        source="GoogleContainerTools/skaffold: it does not say what was denied",
        reads={
            f"getting push access: No push access to specified image repository {HOST}/team/app": dict(
                cause="access-denied", operation="push", repository="team/app"
            ),
            "getting push access: No push access to specified image repository": dict(cause="access-denied"),
            f"basic credential not found: getting push access: No push access to specified image repository {HOST}/team/app": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            "No push access to specified image repository registry.example.com/team/app",
            f"{ELSEWHERE}getting push access: No push access to specified image repository",
        ],
    ),
    Verdict(
        "repository-missing",
        "(Cannot find repository: {repository} in registry ID: {account}"
        "|No ECR repository named '{repository}' in account {account}|ECR Repository \\({repository}\\) not found"
        "|reading ECR Repository \\({repository}\\): couldn't find resource)",
        Cause.REPOSITORY_NOT_FOUND,
        speaker=ECR,
        source="SageMaker API; aws/aws-cdk cdk-assets; hashicorp/terraform-provider-aws",
        reads={
            "Stack: fail: No ECR repository named 'cdk-assets-111122223333-eu-west-1' in account 111122223333. Is this account bootstrapped?": dict(
                cause="repository-not-found",
                registry_id="111122223333",
                repository="cdk-assets-111122223333-eu-west-1",
                operation=None,
            ),
            "Stack: fail: No ECR repository named 'cdk-hnb659fds-container-assets-***-eu-west-1' in account ***. Is this account bootstrapped?": dict(
                cause="repository-not-found",
                registry_id=None,
                repository="cdk-hnb659fds-container-assets-***-eu-west-1",
            ),
            **each(
                [
                    "Error: ECR Repository (team/app) not found",
                    "Error: reading ECR Repository (team/app): couldn't find resource",
                ],
                cause="repository-not-found",
                repository="team/app",
            ),
            **each(
                [
                    "ValidationException: Cannot find repository: team/app in registry ID: 111122223333.",
                    f"{ELSEWHERE}Stack: fail: No ECR repository named 'cdk-assets-111122223333-eu-west-1' in account 111122223333. Is this account bootstrapped?",
                ],
                cause="repository-not-found",
            ),
        },
        not_reads=["No repository named 'app' in account 1"],
    ),
    # A job is a task of ECS, and its agent tells why it did not start.
    Note(
        "batch",
        "aws batch describe-jobs ",
        Signal.ECHOES,
        client="batch",
        source="AWS CLI command reference, batch describe-jobs: statusReason, and the reason of a container",
        reads={
            f'$ aws batch describe-jobs --jobs 0a1b\n"reason": "CannotPullContainerError: Error response from daemon: {DENIED}"': dict(
                cause="resource-policy-implicit-deny", client="batch", operation="pull", command_shell="sh"
            ),
            f'$ aws batch describe-jobs --jobs 0a1b\n"reason": "{EXPIRED}"': dict(
                cause="token-expired", client="batch", operation=None
            ),
        },
        not_reads=['$ aws batch describe-jobs --jobs 0a1b\n"reason": "CannotPullContainerError: no such host"'],
    ),
    Note(
        "cdk-role-not-assumed",
        "current credentials could not be used to assume '{role}'",
        source="aws/aws-cdk-cli, sdk-provider.ts: it goes on with the credentials that it has",
        reads={
            f"current credentials could not be used to assume 'arn:aws:iam::111122223333:role/cdk-publishing', but are for the right account. Proceeding anyway.\n{DENIED}": dict(
                cause="resource-policy-implicit-deny", command_role="arn:aws:iam::111122223333:role/cdk-publishing"
            ),
            **amid(
                "current credentials could not be used to assume 'arn:aws:iam::111122223333:role/deploy', but are for the right account."
            ),
        },
        not_reads=[
            "current credentials could not be used to assume 'cdk-publishing'",
            f"{PULL}current credentials could not be used to assume 'arn:aws:iam::111122223333:role/deploy', but are for the right account.",
        ],
    ),
    Verdict(
        "sagemaker-image-gone",
        "Cannot find the requested image",
        Cause.NOT_FOUND,
        speaker=CLIENT,
        operation=Operation.PULL,
        client="sagemaker",
        source="SageMaker API: it does not say whether the repository is there",
        reads={
            "ValidationException: Cannot find the requested image: ": dict(
                cause="not-found", operation="pull", client="sagemaker"
            ),
        },
        not_reads=[
            "registry.example.com/app: Cannot find the requested image",
            f"{ELSEWHERE}ValidationException: Cannot find the requested image: ",
        ],
    ),
    Verdict(
        "image-gone",
        "ecr: image not found",
        Cause.IMAGE_NOT_FOUND,
        speaker=CLIENT,
        operation=Operation.PULL,
        source="awslabs/amazon-ecr-containerd-resolver",
        reads={
            f"failed to resolve: {IMAGE}: ecr: image not found": dict(cause="image-not-found"),
            "failed to resolve: ***: ecr: image not found": dict(cause="image-not-found", operation="pull"),
        },
        not_reads=[
            "failed to resolve: registry.example.com/app: ecr: image not found",
            f"{ELSEWHERE}ecr: image not found",
        ],
    ),
    Verdict(
        "image-region",
        "region '{word}' of the ECR image",
        Cause.UNCLASSIFIED,
        speaker=ECR,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        client="lambda",
        source="serverless/serverless lib/plugins/aws/provider.js",
        reads={
            **anywhere(
                f'The region "eu-west-1" of the ECR image "{IMAGE}" must match provider region "eu-central-1".',
                cause="unclassified",
                operation="pull",
                client="lambda",
                repository="team/app",
            ),
            "The region 'eu-west-1' of the ECR image must match": dict(cause="unclassified", operation="pull"),
            f'i/o timeout: The region "eu-west-1" of the ECR image "{IMAGE}" must match provider region "eu-central-1".': dict(
                cause="connection-failed"
            ),
        },
        not_reads=["The region of the ECR image"],
    ),
    Verdict(
        "other-refusal",
        "(Image repository must be in the same account|has permissions to access them"
        "|[make sure all images included in the model for the production variant {word} exist, and that the ]execution role used to create the model has"
        "|container image URI is not a prebuilt)",
        Cause.UNCLASSIFIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        source="AWS Lambda, App Runner and SageMaker APIs; serverless/serverless",
        reads={
            "ValidationException: Image repository must be in the same account as the function.": dict(
                cause="unclassified", operation="pull"
            ),
            **each(
                [
                    f"Please ensure that the image {IMAGE} exists and that the role has permissions to access them.",
                    "Please make sure all images exist, and that the execution role used to create the model has permissions.",
                    f"The container image URI is not a prebuilt image: {IMAGE}",
                ],
                cause="unclassified",
            ),
            "i/o timeout: ValidationException: Image repository must be in the same account as the function.": dict(
                cause="connection-failed"
            ),
        },
        not_reads=[
            "registry.example.com/app: Image repository must be in the same account",
            f"{ELSEWHERE}ValidationException: Image repository must be in the same account as the function.",
        ],
    ),
    Wrapper(
        "beanstalk",
        "(Failed to pull Docker image {registry}/{word}|Check snapshot logs for details"
        "|execution of command \\[app-deploy\\] - \\[)",
        client="elastic-beanstalk",
        source="AWS Elastic Beanstalk event stream, and eb-engine.log, Docker platform",
        reads={
            f'An error occurred during execution of command [app-deploy] - [Run Docker Compose]. Stop running the command. Error: Command docker-compose pull failed with error exit status 1. Stderr:web Error Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials': dict(
                cause="not-authenticated", client="elastic-beanstalk", repository="team/app"
            ),
            f"ERROR Instance: i-0a1b2c3d4e5f60718 Failed to pull Docker image {IMAGE}: {DENIED}. Check snapshot logs for details.": dict(
                cause="resource-policy-implicit-deny",
                operation="pull",
                client="elastic-beanstalk",
                repository="team/app",
            ),
        },
        not_reads=["Failed to pull Docker image nginx:latest", "failed to pull docker image: no such host"],
    ),
    Wrapper(
        "pulling-container",
        "(Error while pulling container|module='TaskEngine')",
        client="ecs-agent",
        source="aws/amazon-ecs-agent agent/engine/task_manager.go",
        reads={
            f"Error while pulling container web, will try to run anyway: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="pull", client="ecs-agent"
            ),
            f'[INFO] Error transitioning container module="TaskEngine" container="web({IMAGE}) (NONE->RUNNING)" state="PULLED" error="Error: image team/app:v1 not found"': dict(
                cause="image-not-found", operation="pull", client="ecs-agent"
            ),
        },
        not_reads=["pulling container"],
    ),
    Wrapper(
        "sagemaker-model",
        "the execution role used to create the model",
        operation=Operation.PULL,
        client="sagemaker",
        source="SageMaker API, DescribeEndpoint: FailureReason",
        reads={
            "Error hosting endpoint e: Failed. Reason: Please make sure all images included in the model for the production variant AllTraffic exist, and that the execution role used to create the model has permissions to access them.": dict(
                cause="unclassified", operation="pull", client="sagemaker"
            ),
            f"{IMAGE} by the execution role used to create the model: i/o timeout": dict(
                cause="connection-failed", operation="pull", client="sagemaker"
            ),
        },
        not_reads=["The execution role used to create the model was deleted."],
    ),
)
