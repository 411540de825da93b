"""AWS services that pull images: ECS stopped reasons of every agent generation, Batch, App Runner, Lambda, SageMaker."""

from ecr_denied.catalogue.entry import Layer, Pattern, Sample, Voice
from ecr_denied.records import Cause, Operation

_ECS = "Amazon ECS Developer Guide, task_cannot_pull_image"

PATTERNS = (
    Pattern(
        name="ecs.cannot-pull",
        gate=(
            "otpull",
            "pull has been retried",
            "manifest has been retried",
            "image has been retried",
            "pull the image",
        ),
        words="(CannotPull(Container|ECRContainer|ImageManifest|ContainerAuth)Error|otPullECRContainerError"
        "|(ref|image) pull has been retried|pull image manifest has been retried|inspect image has been retried"
        "|The task can’t pull the image|The task can't pull the image)",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="ecs-agent",
        source=f"{_ECS}; aws/amazon-ecs-agent agent/dockerclient/dockerapi/errors.go",
        samples=(
            Sample("CannotPullContainerError: pull image manifest has been retried 1 time(s): x"),
            Sample("CannotPullECRContainerError: AccessDeniedException: x"),
        ),
        counter_samples=("the task stopped",),
    ),
    Pattern(
        name="ecs.pulling-container",
        gate=("error while pulling container",),
        words="Error while pulling container",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="ecs-agent",
        source="aws/amazon-ecs-agent agent/engine/task_manager.go",
        samples=(Sample("Error while pulling container web, will try to run anyway: x"),),
        counter_samples=("pulling container",),
    ),
    Pattern(
        name="ecs.connection-issue",
        gate=("there is a connection issue between the task and amazon ecr",),
        words="there is a connection issue between the task and Amazon ECR",
        layer=Layer.CLIENT,
        voice=Voice.ECR,
        cause=Cause.CONNECTION_FAILED,
        client="ecs-agent",
        source=_ECS,
        samples=(
            Sample(
                "There is a connection issue between the task and Amazon ECR. Check your task network configuration."
            ),
        ),
        counter_samples=("there is a connection issue",),
    ),
    Pattern(
        name="apprunner.image-missing",
        gate=("ecr image doesn't exist", "ecr image doesn’t exist"),
        words="ECR image doesn't exist",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.IMAGE_NOT_FOUND,
        operation=Operation.PULL,
        client="apprunner",
        source="AWS App Runner event log",
        samples=(Sample("Failed to pull your application image. Reason: ECR image doesn't exist."),),
        counter_samples=("image doesn't exist",),
    ),
    Pattern(
        name="lambda.no-permission",
        gate=("does not have permission to access the ecr image",),
        words="Lambda does not have permission to access the ECR image",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.ACCESS_DENIED,
        client="lambda",
        source="AWS Compute Blog, cross-account Amazon ECR access for AWS Lambda",
        samples=(Sample("Lambda does not have permission to access the ECR image. Check the ECR permissions."),),
        counter_samples=("Lambda does not have permission to access the bucket",),
    ),
    Pattern(
        name="lambda.source-image-missing",
        gate=("source image",),
        words="Source image {reference} does not exist",
        layer=Layer.REGISTRY,
        voice=Voice.ANYONE,
        cause=Cause.NOT_FOUND,
        operation=Operation.PULL,
        client="lambda",
        source="AWS Lambda CreateFunction, InvalidParameterValueException",
        samples=(Sample("Source image h.example/fn:v4 does not exist. Provide a valid source image."),),
        counter_samples=("the source image is large",),
    ),
    Pattern(
        name="lambda.source-image-unsupported",
        gate=("for the source image",),
        words="media type for the source image {reference} is not supported",
        layer=Layer.REGISTRY,
        voice=Voice.ANYONE,
        cause=Cause.MANIFEST_UNSUPPORTED,
        operation=Operation.PULL,
        client="lambda",
        source="AWS Lambda CreateFunction, InvalidParameterValueException",
        samples=(
            Sample("The image manifest or layer media type for the source image h.example/fn:v4 is not supported."),
        ),
        counter_samples=("for the source image see below",),
    ),
    Pattern(
        name="sagemaker.image-missing",
        gate=("requested image",),
        words="(Cannot find requested image: {reference}. Please check|Requested image {reference} not found)",
        layer=Layer.CLIENT,
        voice=Voice.ANYONE,
        cause=Cause.NOT_FOUND,
        operation=Operation.PULL,
        client="sagemaker",
        source="aws/deep-learning-containers#5657; aws/amazon-sagemaker-examples#195",
        samples=(Sample("Requested image h.example/bert:gpu not found.", {"reference": "h.example/bert:gpu"}),),
        counter_samples=("the requested image is here",),
    ),
)
