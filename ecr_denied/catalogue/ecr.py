"""ECR: the registry's own sentences, the same whichever client prints them.

Match the sentence, not the code in front of it: one body prints ``name unknown: ...`` from docker's image store,
``unknown: ...`` from containerd's and ``NAME_UNKNOWN: ...`` from go-containerregistry.
"""

from ecr_denied.catalogue.entry import Layer, Pattern, Sample, Voice
from ecr_denied.records import Cause, Operation

_GUIDE = "Amazon ECR User Guide, common-errors"

PATTERNS = (
    Pattern(
        name="ecr.repository-not-found",
        gate=("the repository with name",),
        words="The repository with name '{repository}' does not exist[ in the registry with id '{registry_id}']",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.REPOSITORY_NOT_FOUND,
        source=f"{_GUIDE}; botocore RepositoryNotFoundException",
        samples=(
            Sample(
                "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'",
                {"repository": "team/app", "registry_id": "111122223333"},
            ),
            Sample(
                "The repository with name 'team/app' does not exist \nin the registry with id '***'",
                {"repository": "team/app", "registry_id": "***"},
            ),
        ),
        counter_samples=("The repository with name 'team/app' already exists in the registry with id '111122223333'",),
    ),
    Pattern(
        name="ecr.image-not-found",
        gate=("requested image not found",),
        words="Requested image not found",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.IMAGE_NOT_FOUND,
        source="Amazon ECR User Guide, error-pullthroughcache; botocore ImageNotFoundException",
        samples=(Sample("manifest unknown: Requested image not found"),),
        counter_samples=("manifest unknown: manifest unknown",),
    ),
    Pattern(
        name="ecr.image-id-not-found",
        gate=("the image with imageid",),
        words="The image with imageId {[imageDigest:'{path}', ][imageTag:'{tag}']} does not exist within the repository with name '{repository}'"
        " in the registry with id '{registry_id}'",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.IMAGE_NOT_FOUND,
        source="getmoto/moto ecr/exceptions.py ImageNotFoundException",
        samples=(
            Sample(
                "The image with imageId {imageDigest:'null', imageTag:'v9'} does not exist within the repository"
                " with name 'team/app' in the registry with id '111122223333'",
                {"tag": "v9", "repository": "team/app", "registry_id": "111122223333"},
            ),
        ),
        counter_samples=("The image with imageId 7 does not exist",),
    ),
    Pattern(
        name="ecr.tag-immutable",
        gate=("the image tag",),
        words="The image tag '{tag}' already exists[ in the '{repository}' repository][ ...]"
        "[ and] cannot be overwritten because the (repository|tag) is immutable",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.TAG_IMMUTABLE,
        operation=Operation.PUSH,
        source="moby/buildkit#3776 and GoogleContainerTools/kaniko#3481 (both wordings); ECR image-tag-mutability",
        samples=(
            Sample(
                "tag invalid: The image tag 'v1' already exists in the 'team/app' repository and cannot be overwritten"
                " because the repository is immutable.",
                {"tag": "v1", "repository": "team/app"},
            ),
            Sample(
                "The image tag 'v1' already exists in the\n'team/app' repository and cannot be overwritten because the"
                " tag is immutable.",
                {"tag": "v1", "repository": "team/app"},
            ),
        ),
        counter_samples=("The image tag 'v1' already exists locally",),
    ),
    Pattern(
        name="ecr.token-expired",
        gate=("authorization token has expired",),
        words="Your authorization token has expired",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.TOKEN_EXPIRED,
        source="microsoft/vscode#205489; docker/compose issues with 'aws ecr get-login' (2016)",
        samples=(
            Sample("denied: Your authorization token has expired. Reauthenticate and try again."),
            Sample("denied: Your Authorization Token has expired. Please run 'aws ecr get-login' to fetch a new one."),
        ),
        counter_samples=("your session token has expired",),
    ),
    Pattern(
        name="ecr.token-invalid",
        gate=("authorization token is invalid",),
        words="Your authorization token is invalid",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.TOKEN_INVALID,
        source="oras-project/oras-go#1227",
        samples=(Sample("error from registry: Your Authorization Token is\n  invalid."),),
        counter_samples=("The security token included in the request is invalid.",),
    ),
    Pattern(
        name="ecr.rate-exceeded",
        gate=("rate exceeded", "data limit exceeded"),
        words='({start}Data limit exceeded|(toomanyrequests|from registry|Unknown): Rate exceeded|"message": "Rate exceeded)',
        layer=Layer.REGISTRY,
        voice=Voice.CLIENT,
        cause=Cause.RATE_LIMITED,
        source=f"{_GUIDE} (429); ECR Public service quotas",
        samples=(
            Sample("toomanyrequests: Rate exceeded"),
            Sample("error from registry: Data limit exceeded"),
        ),
        counter_samples=(
            "An error occurred (Throttling) when calling the DescribeStacks operation: Rate exceeded",
            "Heart rate exceeded the limit",
            "toomanyrequests: You have reached your pull rate limit",
        ),
    ),
    Pattern(
        name="ecr.image-quota",
        gate=("maximum allowed number of images",),
        words="[The repository with name '{repository}' in[ the] registry with id '{registry_id}' ]"
        "already has the maximum allowed number of images",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.QUOTA_EXCEEDED,
        operation=Operation.PUSH,
        source="vllm-project/vllm#48065; aws/containers-roadmap#2159; botocore LimitExceededException",
        samples=(
            Sample(
                "denied: The repository with name 'team/app' in registry with id '111122223333' already has the maximum"
                " allowed number of images which is '100000'",
                {"repository": "team/app", "registry_id": "111122223333"},
            ),
        ),
        counter_samples=("the maximum allowed number of repositories",),
    ),
    Pattern(
        name="ecr.manifest-unsupported",
        gate=("invalid parameter at 'imagemanifest'",),
        words="Invalid parameter at 'ImageManifest' failed to satisfy constraint",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.MANIFEST_UNSUPPORTED,
        operation=Operation.PUSH,
        source="opcr-io/policy#149; awslabs SOCI snapshotter issues",
        samples=(
            Sample(
                "unsupported: Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'"
            ),
        ),
        counter_samples=("Invalid parameter at 'PolicyText' failed to satisfy constraint",),
    ),
    Pattern(
        name="ecr.repository-name-invalid",
        gate=("invalid parameter at 'repositoryname'",),
        words="Invalid parameter at 'repositoryName' failed to satisfy constraint",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.INVALID_NAME,
        source="botocore InvalidParameterException of CreateRepository",
        samples=(
            Sample(
                "Invalid parameter at 'repositoryName' failed to satisfy constraint:\n'must have length greater than or"
                " equal to 2'"
            ),
        ),
        counter_samples=("Invalid parameter at 'ImageManifest' failed to satisfy constraint",),
    ),
    Pattern(
        name="ecr.layer-part-misplaced",
        gate=("first byte of the layer part",),
        words="First byte of the layer part is {digits} instead of {digits}",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.UPLOAD_INVALID,
        operation=Operation.PUSH,
        source="GoogleContainerTools/kaniko#607; botocore InvalidLayerPartException",
        samples=(Sample("BLOB_UPLOAD_INVALID: “First byte of the layer part is 10 instead of 20”"),),
        counter_samples=("First byte of the file",),
    ),
    Pattern(
        name="ecr.layer-part-too-small",
        gate=("all layer parts except the last", "layerparttoosmall"),
        words="(All layer parts except the last part should be at least|LayerPartTooSmallException)",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.UPLOAD_INVALID,
        operation=Operation.PUSH,
        source="dotnet/sdk-container-builds#424; botocore LayerPartTooSmallException",
        samples=(Sample("All layer parts except the last part should be at least 5MB"),),
        counter_samples=("All layers are too small",),
    ),
    Pattern(
        name="ecr.upload-empty",
        gate=("the upload with id",),
        words="The upload with id '{path}' in the repository with name '{repository}' in[ the] registry with id '{registry_id}'",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.UPLOAD_INVALID,
        operation=Operation.PUSH,
        source="devcontainers/cli#814; botocore EmptyUploadException, UploadNotFoundException",
        samples=(
            Sample(
                "The upload with id '1b-2c' in the repository with name 'team/app' in registry with id '111122223333'"
                " cannot be completed because it does not have any parts",
                {"repository": "team/app"},
            ),
        ),
        counter_samples=("The upload with id 7 is done",),
    ),
    Pattern(
        name="ecr.referenced-images-missing",
        gate=("images with digests",),
        words="Images with digests '{text}' required for pushing image into[ the] repository with name '{repository}'",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.MANIFEST_UNSUPPORTED,
        operation=Operation.PUSH,
        source="botocore ReferencedImagesNotFoundException",
        samples=(
            Sample(
                "Images with digests '[sha256:ab12]' required for pushing image into repository with name 'team/app'"
                " in the registry with id '111122223333' do not exist"
            ),
        ),
        counter_samples=("Images with digests are pinned",),
    ),
    Pattern(
        name="ecr.digest-mismatch",
        gate=("the image with digest",),
        words="The image with digest '{path}' in[ the] repository[ with name] '{repository}' and registry ID '{registry_id}' does not match",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.MANIFEST_UNSUPPORTED,
        operation=Operation.PUSH,
        source="botocore ImageDigestDoesNotMatchException",
        samples=(
            Sample(
                "The image with digest 'sha256:ab' in repository 'team/app' and registry ID '111122223333' does not match"
                " the digest provided",
                {"repository": "team/app"},
            ),
        ),
        counter_samples=("The image with digest sha256:ab was pulled",),
    ),
    Pattern(
        name="ecr.upstream-login-refused",
        gate=("the authentication to the upstream registry failed",),
        words="The authentication to the upstream registry failed",
        layer=Layer.REGISTRY,
        voice=Voice.ECR,
        cause=Cause.UPSTREAM_DENIED,
        operation=Operation.PULL,
        source="Amazon ECR User Guide, pull-through-cache-creating-secret; reports on public trackers",
        samples=(
            Sample(
                "denied: The authentication to the upstream registry failed. Verify that the credentials provided in the"
                " pull through cache rule are correct, and try again."
            ),
        ),
        counter_samples=("authentication to the upstream failed",),
    ),
    *(
        Pattern(
            name=f"ecr.{name.lower()}",
            gate=(name,),
            words=name,
            layer=Layer.REGISTRY,
            voice=Voice.ECR,
            cause=cause,
            operation=Operation.PULL,
            source="botocore ecr service model, BatchGetImage exceptions and failure codes",
            samples=(Sample(f'"failureCode": "{name}"'),),
            counter_samples=("the upstream is slow",),
        )
        for name, cause in (
            ("UpstreamAccessDenied", Cause.UPSTREAM_DENIED),
            ("UpstreamTooManyRequests", Cause.RATE_LIMITED),
            ("UpstreamUnavailable", Cause.REGISTRY_ERROR),
            # The model blames the secret of the cache rule, the exception itself says less.
            ("UnableToGetUpstreamImageException", Cause.UPSTREAM_DENIED),
            ("UnableToGetUpstreamLayerException", Cause.UPSTREAM_DENIED),
        )
    ),
    Pattern(
        name="ecr.not-authorized",
        gate=("not authorized",),
        words="{start}Not Authorized{end}",
        layer=Layer.REGISTRY,
        voice=Voice.CLIENT,
        cause=Cause.NOT_AUTHENTICATED,
        source="the body of ECR's 401; docker/login-action#38",
        samples=(
            Sample("unexpected status code 401 Unauthorized: Not Authorized"),
            Sample("unsupported status code 401; body: Not Authorized"),
        ),
        counter_samples=("User: x is not authorized to perform: ecr:PutImage", "not authorized: go away"),
    ),
)
