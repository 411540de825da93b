"""ECR's own sentences, in the body of its answers. Nobody else says most of them."""

from ecr_denied.catalogue.entry import CLIENT, ECR, Strength, Verdict
from ecr_denied.catalogue.examples import DIGEST, ELSEWHERE, EXPIRED, IMAGE, PULL, anywhere, each
from ecr_denied.terms import Cause, Operation

_TAG, _IN_REPOSITORY = "The image tag '{tag}' already exists", " in the '{repository}' repository"

ENTRIES = (
    Verdict(
        "repository-not-found",
        "[The ]repository with name [']{repository}['] does not exist[ in the registry with id ('{registry_id}'|{account}{edge})]",
        Cause.REPOSITORY_NOT_FOUND,
        speaker=ECR,
        source="Amazon ECR User Guide, common-errors; botocore RepositoryNotFoundException",
        reads={
            **anywhere(
                "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'",
                cause="repository-not-found",
                repository="team/app",
            ),
            "e repository with name 'team/app' does not exist in the registry with id '111122223333'": dict(
                cause="repository-not-found", repository="team/app"
            ),
            "The repository with name team/app does not exist in the registry with id 111122223333": dict(
                cause="repository-not-found", repository="team/app", registry_id="111122223333"
            ),
            "The repository with name 'team/app' does not exist \nin the registry with id '***'": dict(
                cause="repository-not-found", repository="team/app"
            ),
            "Error: name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'": dict(
                cause="repository-not-found", operation=None
            ),
        },
        not_reads=["The repository with name 'team/app' already exists in the registry with id '111122223333'"],
    ),
    Verdict(
        "image-not-found",
        "Requested image not found",
        Cause.IMAGE_NOT_FOUND,
        speaker=ECR,
        source="Amazon ECR User Guide, error-pullthroughcache; botocore ImageNotFoundException",
        reads={
            **anywhere("manifest unknown: Requested image not found", cause="image-not-found"),
            "Error: manifest unknown: Requested image not found": dict(cause="image-not-found", operation=None),
        },
        not_reads=["manifest unknown: manifest unknown"],
    ),
    Verdict(
        "image-id-not-found",
        "The image with imageId {[imageDigest:'{path}', ][imageTag:'{tag}']} does not exist within the repository with name '{repository}'[ in the registry with id '{registry_id}']",
        Cause.IMAGE_NOT_FOUND,
        speaker=ECR,
        source="getmoto/moto ecr/exceptions.py ImageNotFoundException",
        reads={
            **anywhere(
                "The image with imageId {imageDigest:'null', imageTag:'v9'} does not exist within the repository with name 'team/app' in the registry with id '111122223333'",
                cause="image-not-found",
                repository="team/app",
                tag="v9",
            ),
            "Error: The image with imageId {imageDigest:'null', imageTag:'v9'} does not exist within the repository with name 'team/app'": dict(
                cause="image-not-found", operation=None
            ),
        },
        not_reads=["The image with imageId 7 does not exist"],
    ),
    Verdict(
        "tag-immutable",
        # A piece of a log may begin or end in the middle of it.
        f"([{_TAG}[{_IN_REPOSITORY}][ ...][ and] ]cannot be overwritten because the (repository|tag) is immutable"
        f"|{_TAG} ... [the ](repository|tag) is immutable"
        f"|{_TAG}{_IN_REPOSITORY})",
        Cause.TAG_IMMUTABLE,
        speaker=ECR,
        operation=Operation.PUSH,
        source="moby/buildkit#3776 and GoogleContainerTools/kaniko#3481 (both wordings); ECR image-tag-mutability",
        reads={
            **anywhere(
                "tag invalid: The image tag 'v1' already exists in the 'team/app' repository and cannot be overwritten because the repository is immutable.",
                cause="tag-immutable",
                operation="push",
                repository="team/app",
                tag="v1",
            ),
            "tag invalid: The image tag 'v1' already exists ... cannot be overwritten because the tag is immutable.": dict(
                cause="tag-immutable", operation="push", repository=None, tag="v1"
            ),
            "tag invalid: The image tag 'v1' already exists... tag is immutable": dict(
                cause="tag-immutable", operation="push", tag="v1"
            ),
            "team/app' repository and cannot be overwritten because the tag is immutable.": dict(
                cause="tag-immutable", operation="push", repository=None, tag=None
            ),
            "denied: The image tag 'v1' already exists in the 'team/app' repository and canno": dict(
                cause="tag-immutable", operation="push", repository="team/app", tag="v1"
            ),
            "The image tag 'v1' already exists in the\n'team/app' repository and cannot be overwritten because the tag is immutable.": dict(
                cause="tag-immutable", operation="push", repository="team/app", tag="v1"
            ),
        },
        not_reads=["The image tag 'v1' already exists locally"],
    ),
    # No tag was refused, and nothing is left to do.
    Verdict(
        "already-pushed",
        "Image with digest '{path}' and tag '{tag}' already exists"
        "[ in the repository with name '{repository}'][ in registry with id '{registry_id}']",
        Cause.UNCLASSIFIED,
        speaker=ECR,
        operation=Operation.PUSH,
        source="ECR API reference, PutImage, ImageAlreadyExistsException",
        reads={
            **anywhere(
                f"Image with digest 'sha256:{'ab' * 32}' and tag 'prod' already exists in the repository with name 'team/app' in registry with id '111122223333'",
                cause="unclassified",
                operation="push",
                repository="team/app",
                tag="prod",
                registry_id="111122223333",
                wording="ecr.already-pushed",
            ),
            f"{ELSEWHERE}Image with digest 'sha256:{'ab' * 32}' and tag 'prod' already exists": dict(
                cause="unclassified", wording="ecr.already-pushed"
            ),
        },
        not_reads=["Image with tag 'prod' already exists locally"],
    ),
    Verdict(
        "token-expired",
        "(Your authorization token has expired|authorization token has expired[.] Reauthenticate)",
        Cause.TOKEN_EXPIRED,
        speaker=ECR,
        source="microsoft/vscode#205489; docker/compose issues with 'aws ecr get-login' (2016)",
        reads={
            **anywhere(EXPIRED, cause="token-expired"),
            "denied: Your Authorization Token has expired. Please run 'aws ecr get-login' to fetch a new one.": dict(
                cause="token-expired"
            ),
            f"Error: {EXPIRED}": dict(cause="token-expired", operation=None),
        },
        not_reads=["your session token has expired"],
    ),
    Verdict(
        "public-token-expired",
        "Your authorization token has expired. Please run 'aws ecr-public",
        Cause.TOKEN_EXPIRED,
        speaker=ECR,
        source="ECR Public's own sentence; Amazon ECR Public user guide, public-registry-auth",
        reads=anywhere(
            "denied: Your Authorization Token has expired. Please run 'aws ecr-public get-login-password --region us-east-1' to fetch a new one.",
            cause="token-expired",
            operation=None,
            wording="ecr.public-token-expired",
        ),
        not_reads=["Please run 'aws ecr-public get-login-password --region us-east-1'"],
    ),
    Verdict(
        "token-invalid",
        "([Your ]authorization token is invalid|denied: The security token included in the request is invalid)",
        Cause.TOKEN_INVALID,
        speaker=ECR,
        source="oras-project/oras-go#1227; kubelet's and dockerd's logs of a pull from cn-north-1",
        reads={
            **anywhere("error from registry: Your Authorization Token is\n  invalid.", cause="token-invalid"),
            "denied: Your Authorization Token is invalid.": dict(cause="token-invalid"),
            f'{PULL}level=error msg="Not continuing with pull after error: denied: The security token included in the request is invalid"': dict(
                cause="token-invalid", operation="pull", code="DENIED", repository="team/app"
            ),
            "Error: error from registry: Your Authorization Token is\n  invalid.": dict(
                cause="token-invalid", operation=None
            ),
        },
        not_reads=["The security token included in the request is invalid."],
    ),
    Verdict(
        "rate-exceeded",
        '((toomanyrequests|from registry|Unknown): Rate exceeded|"message": "Rate exceeded)',
        Cause.RATE_LIMITED,
        speaker=CLIENT,
        strength=Strength.SENTENCE,
        source="Amazon ECR User Guide, common-errors (429)",
        reads={
            "toomanyrequests: Rate exceeded": dict(cause="rate-limited", operation=None, retry="later"),
            f'{{"errors":[{{"code":"TOOMANYREQUESTS","message":"Rate exceeded"}}]}} {IMAGE}': dict(
                cause="rate-limited"
            ),
            "unauthorized: authentication required: toomanyrequests: Rate exceeded": dict(cause="rate-limited"),
        },
        not_reads=[
            "An error occurred (Throttling) when calling the DescribeStacks operation: Rate exceeded",
            "Heart rate exceeded the limit",
            "toomanyrequests: You have reached your pull rate limit",
            f"{ELSEWHERE}toomanyrequests: Rate exceeded",
        ],
    ),
    Verdict(
        "data-limit",
        "{start}Data limit exceeded",
        Cause.RATE_LIMITED,
        speaker=CLIENT,
        strength=Strength.SENTENCE,
        source="ECR Public service quotas: the bytes that an anonymous address may pull",
        reads={
            "error from registry: Data limit exceeded": dict(
                cause="rate-limited", operation=None, retry="after-change", wording="ecr.data-limit"
            ),
            "toomanyrequests: Rate exceeded: Data limit exceeded": dict(retry="after-change"),
            "unauthorized: authentication required: Data limit exceeded": dict(cause="rate-limited"),
        },
        not_reads=["The data limit was exceeded", f"{ELSEWHERE}toomanyrequests: Data limit exceeded"],
    ),
    Verdict(
        "image-quota",
        "[The repository with name '{repository}' in[ the] registry with id '{registry_id}' ]already has the maximum allowed number of images",
        Cause.QUOTA_EXCEEDED,
        speaker=ECR,
        operation=Operation.PUSH,
        source="vllm-project/vllm#48065; aws/containers-roadmap#2159; botocore LimitExceededException",
        reads={
            **anywhere(
                "denied: The repository with name 'team/app' in registry with id '111122223333' already has the maximum allowed number of images which is '100000'",
                cause="quota-exceeded",
                operation="push",
                repository="team/app",
            ),
        },
        not_reads=["the maximum allowed number of repositories"],
    ),
    Verdict(
        "repository-quota",
        "([The registry with id '{registry_id}' ]already has the maximum allowed number of repositories|maximum number of repositories allowed in the registry[ '{registry_id}'])",
        Cause.QUOTA_EXCEEDED,
        speaker=ECR,
        source="botocore LimitExceededException of CreateRepository; reports on public trackers",
        reads={
            **anywhere(
                "LimitExceededException: The registry with id '111122223333' already has the maximum allowed number of repositories which is '10000'",
                cause="quota-exceeded",
                registry_id="111122223333",
            ),
            "The registry with id '111122223333' already has the maximum allowed number of repositories": dict(
                cause="quota-exceeded", operation=None
            ),
            "An error occurred (LimitExceededException) when calling the CreateRepository operation: The maximum number of repositories allowed in the registry '111122223333' has been reached": dict(
                cause="quota-exceeded", registry_id="111122223333"
            ),
        },
        not_reads=["the maximum allowed number of repositories"],
    ),
    Verdict(
        "tag-quota",
        "exceeds the maximum allowed number of tags per image",
        Cause.QUOTA_EXCEEDED,
        speaker=ECR,
        operation=Operation.PUSH,
        source="namespacelabs/foundation#649; botocore LimitExceededException",
        reads={
            **anywhere(
                f"denied: Adding tag 'v7' to image with digest '{DIGEST}' in repository with name 'team/app' in registry with id '111122223333' exceeds the maximum allowed number of tags per image which is '1000'",
                cause="quota-exceeded",
                operation="push",
                repository="team/app",
                code="DENIED",
            ),
            **anywhere("exceeds the maximum allowed number of tags per image", cause="quota-exceeded"),
        },
        not_reads=["exceeds the maximum allowed number of tags"],
    ),
    Verdict(
        "manifest-unsupported",
        "Invalid parameter at 'ImageManifest' failed to satisfy constraint",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ECR,
        operation=Operation.PUSH,
        source="opcr-io/policy#149; awslabs SOCI snapshotter issues",
        reads={
            **anywhere(
                "unsupported: Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
                cause="manifest-unsupported",
                operation="push",
            ),
        },
        not_reads=["Invalid parameter at 'PolicyText' failed to satisfy constraint"],
    ),
    Verdict(
        "parameter-invalid",
        "(Invalid parameter at '(imageIds|registryIds|layerDigests|repositoryNames)' failed to satisfy constraint"
        "|'UNSUPPORTED' , 'message' : 'Invalid parameter at '{word}' failed to satisfy constraint)",
        Cause.BAD_REQUEST,
        speaker=ECR,
        source="botocore data/ecr/2015-09-21/service-2.json: names that its requests alone have; the registry's own answer",
        reads={
            **anywhere(
                "Invalid parameter at 'imageIds' failed to satisfy constraint: 'Member must have length greater than or equal to 1'",
                cause="bad-request",
                operation=None,
                wording="ecr.parameter-invalid",
            ),
            **each(
                [
                    f"Invalid parameter at '{name}' failed to satisfy constraint: 'no'"
                    for name in ("registryIds", "layerDigests", "repositoryNames")
                ],
                cause="bad-request",
                operation=None,
            ),
            '{"errors":[{"code":"UNSUPPORTED","message":"Invalid parameter at \'maxResults\' failed to satisfy constraint: \'Member must have value less than or equal to 1000\'"}]}': dict(
                cause="bad-request", operation=None
            ),
        },
        not_reads=["Invalid parameter at 'maxResults' failed to satisfy constraint"],
    ),
    Verdict(
        "too-many-layers",
        "Limit on number of layers per image exceeded",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ECR,
        operation=Operation.PUSH,
        source="reports on public trackers; botocore InvalidParameterException of PutImage",
        reads={
            **anywhere(
                "unsupported: Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Limit on number of layers per image exceeded'",
                cause="manifest-unsupported",
                operation="push",
                wording="ecr.too-many-layers",
            ),
            **anywhere("Limit on number of layers per image exceeded", cause="manifest-unsupported", operation="push"),
        },
        not_reads=["the number of layers per image"],
    ),
    Verdict(
        "repository-name-invalid",
        "Invalid parameter at 'repositoryName' failed to satisfy constraint",
        Cause.INVALID_NAME,
        speaker=ECR,
        source="botocore InvalidParameterException of CreateRepository",
        reads={
            **anywhere(
                "Invalid parameter at 'repositoryName' failed to satisfy constraint:\n'must have length greater than or equal to 2'",
                cause="invalid-name",
            ),
            "Error: Invalid parameter at 'repositoryName' failed to satisfy constraint:\n'must have length greater than or equal to 2'": dict(
                cause="invalid-name", operation=None
            ),
        },
    ),
    Verdict(
        "layer-part-misplaced",
        "First byte of the layer part is {digits} instead of {digits}",
        Cause.UPLOAD_INVALID,
        speaker=ECR,
        operation=Operation.PUSH,
        source="GoogleContainerTools/kaniko#607; botocore InvalidLayerPartException",
        reads={
            **anywhere(
                "BLOB_UPLOAD_INVALID: “First byte of the layer part is 10 instead of 20”",
                cause="upload-invalid",
                operation="push",
            ),
            "First byte of the layer part is 10 instead of 20": dict(cause="upload-invalid", operation="push"),
        },
        not_reads=["First byte of the file"],
    ),
    Verdict(
        "layer-part-too-small",
        "(All layer parts except the last part should be at least|LayerPartTooSmallException)",
        Cause.UPLOAD_INVALID,
        speaker=ECR,
        operation=Operation.PUSH,
        source="dotnet/sdk-container-builds#424; botocore LayerPartTooSmallException",
        reads={
            **anywhere(
                "All layer parts except the last part should be at least 5MB", cause="upload-invalid", operation="push"
            ),
            "An error occurred (LayerPartTooSmallException) when calling the UploadLayerPart operation: The layer part is too small.": dict(
                cause="upload-invalid", operation="push"
            ),
        },
        not_reads=["All layers are too small"],
    ),
    Verdict(
        "upload-empty",
        "cannot be completed because it does not have any parts",
        Cause.UPLOAD_INVALID,
        speaker=ECR,
        operation=Operation.PUSH,
        source="devcontainers/cli#814; botocore EmptyUploadException",
        reads={
            **anywhere(
                "The upload with id '1b-2c' in the repository with name 'team/app' in registry with id '111122223333' cannot be completed because it does not have any parts",
                cause="upload-invalid",
                operation="push",
                repository="team/app",
                wording="ecr.upload-empty",
            ),
            f"{IMAGE}: The upload cannot be completed because it does not have any parts": dict(
                cause="upload-invalid", operation="push", wording="ecr.upload-empty"
            ),
        },
        not_reads=["The meal cannot be completed because it has no parts"],
    ),
    Verdict(
        "upload-lost",
        "The upload with id '{path}' in the repository with name '{repository}' in[ the] registry with id '{registry_id}'",
        Cause.UPLOAD_INVALID,
        speaker=ECR,
        operation=Operation.PUSH,
        source="botocore UploadNotFoundException",
        reads={
            **anywhere(
                "The upload with id '1b-2c' in the repository with name 'team/app' in registry with id '111122223333' could not be found",
                cause="upload-invalid",
                operation="push",
                repository="team/app",
                wording="ecr.upload-lost",
            ),
        },
        not_reads=["The upload with id 7 is done"],
    ),
    Verdict(
        "referenced-images-missing",
        "(Images|Layers) with digests '{text}' required for pushing image into[ the] repository with name '{repository}'",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ECR,
        source="botocore ReferencedImagesNotFoundException",
        reads={
            **anywhere(
                "Images with digests '[sha256:ab12]' required for pushing image into repository with name 'team/app' in the registry with id '111122223333' do not exist",
                cause="manifest-unsupported",
                operation="push",
                repository="team/app",
            ),
            **anywhere(
                "Images with digests '[sha256:ab12]' required for pushing image into repository with name 'team/app'",
                cause="manifest-unsupported",
            ),
            **anywhere(
                "Layers with digests '[sha256:ab12]' required for pushing image into repository with name 'team/app'",
                cause="manifest-unsupported",
            ),
        },
        not_reads=["Images with digests are pinned"],
    ),
    Verdict(
        "digest-mismatch",
        "The image with digest '{path}' in[ the] repository[ with name] '{repository}' and registry ID '{registry_id}' does not match",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ECR,
        operation=Operation.PUSH,
        source="botocore ImageDigestDoesNotMatchException",
        reads={
            **anywhere(
                f"The image with digest '{DIGEST}' in repository 'team/app' and registry ID '111122223333' does not match the digest provided",
                cause="manifest-unsupported",
                operation="push",
                repository="team/app",
            ),
        },
        not_reads=[f"The image with digest {DIGEST} was pulled"],
    ),
    Verdict(
        "upstream-login-refused",
        "(The authentication to the upstream registry failed|rejected by the upstream registry)",
        Cause.UPSTREAM_DENIED,
        speaker=ECR,
        operation=Operation.PULL,
        source="Amazon ECR User Guide, pull-through-cache-creating-secret; reports on public trackers",
        reads={
            **anywhere(
                "denied: The authentication to the upstream registry failed. Verify that the credentials provided in the pull through cache rule are correct, and try again.",
                cause="upstream-denied",
                operation="pull",
            ),
            f"failed to pull {IMAGE}: denied: The credentials stored in Secrets Manager for the upstream registry 'registry-1.docker.io' are invalid or were rejected by the upstream registry": dict(
                cause="upstream-denied"
            ),
        },
        not_reads=["authentication to the upstream failed"],
    ),
    Verdict(
        "upstream-denied",
        "(UpstreamAccessDenied|UnableToGetUpstreamImageException|UnableToGetUpstreamLayerException"
        "|unable to be pulled using the pull through cache rule"
        "|There was an issue getting the upstream layer matching the pull through cache rule)",
        Cause.UPSTREAM_DENIED,
        speaker=ECR,
        operation=Operation.PULL,
        source="botocore ecr service model, BatchGetImage and GetDownloadUrlForLayer exceptions and failure codes",
        reads={
            **each(
                [
                    f"{PULL}unknown: The image or images were unable to be pulled using the pull through cache rule. This is usually caused because of an issue with the Secrets Manager secret containing the credentials for the upstream registry.",
                    f"{PULL}unknown: There was an issue getting the upstream layer matching the pull through cache rule.",
                ],
                cause="upstream-denied",
                repository="team/app",
                wording="ecr.upstream-denied",
            ),
            f"{ELSEWHERE}unknown: The image or images were unable to be pulled using the pull through cache rule.": dict(
                cause="upstream-denied"
            ),
            '{"failures": [{"imageId": {"imageTag": "v1"}, "failureCode": "UpstreamAccessDenied"}]}': dict(
                cause="upstream-denied", operation="pull"
            ),
            "An error occurred (UnableToGetUpstreamImageException) when calling the BatchGetImage operation: the upstream registry refused": dict(
                cause="upstream-denied", operation="pull"
            ),
            f"{ELSEWHERE}An error occurred (UnableToGetUpstreamLayerException) when calling the GetDownloadUrlForLayer operation: the upstream registry refused": dict(
                cause="upstream-denied", operation="pull"
            ),
        },
        not_reads=["the upstream is slow"],
    ),
    Verdict(
        "upstream-secret",
        "(The ARN of the secret specified in the pull through cache rule was not found"
        "|The secret is unable to be accessed|The secret is accessible but is unable to be decrypted)",
        Cause.UPSTREAM_DENIED,
        speaker=ECR,
        source="botocore ecr service model, SecretNotFoundException, UnableToAccessSecretException,"
        " UnableToDecryptSecretValueException",
        reads={
            **anywhere(
                "denied: The ARN of the secret specified in the pull through cache rule was not found. Update the secret ARN in the pull through cache rule and try again.",
                cause="upstream-denied",
            ),
            "An error occurred (UnableToAccessSecretException) when calling the CreatePullThroughCacheRule operation: The secret is unable to be accessed.": dict(
                cause="upstream-denied", operation=None
            ),
            **each(
                [
                    f"{PULL}unknown: The secret is unable to be accessed. Verify the resource permissions for the secret and try again.",
                    f"{PULL}unknown: The secret is accessible but is unable to be decrypted.",
                ],
                cause="upstream-denied",
                repository="team/app",
            ),
        },
        not_reads=["the secret is safe"],
    ),
    Verdict(
        "upstream-rate-limited",
        "(UpstreamTooManyRequests|Too many requests to[ the] upstream registry)",
        Cause.RATE_LIMITED,
        speaker=ECR,
        operation=Operation.PULL,
        source="botocore ecr service model, BatchGetImage exceptions and failure codes",
        reads={
            **anywhere(
                '{"failures": [{"imageId": {"imageTag": "v1"}, "failureCode": "UpstreamTooManyRequests"}]}',
                cause="rate-limited",
                operation="pull",
            ),
            f"{PULL}toomanyrequests: Too many requests to upstream registry": dict(
                cause="rate-limited", wording="ecr.upstream-rate-limited"
            ),
        },
        not_reads=["the upstream is slow"],
    ),
    Verdict(
        "upstream-unavailable",
        "UpstreamUnavailable",
        Cause.REGISTRY_ERROR,
        speaker=ECR,
        operation=Operation.PULL,
        source="botocore ecr service model, BatchGetImage exceptions and failure codes",
        reads={
            **anywhere(
                '{"failures": [{"imageId": {"imageTag": "v1"}, "failureCode": "UpstreamUnavailable"}]}',
                cause="registry-error",
                operation="pull",
            ),
        },
        not_reads=["the upstream is slow"],
    ),
    Verdict(
        "not-authorized",
        "{start}Not Authorized{end}",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        strength=Strength.SENTENCE,
        source="the body of ECR's 401; docker/login-action#38",
        reads={
            "unexpected status code 401 Unauthorized: Not Authorized": dict(cause="not-authenticated", operation=None),
            "unsupported status code 401; body: Not Authorized": dict(cause="not-authenticated"),
            "Not Authorized": dict(cause="not-authenticated"),
            "denied: Not Authorized": dict(cause="not-authenticated", code="DENIED"),
        },
        not_reads=["not authorized: go away", f"{ELSEWHERE}unexpected status code 401 Unauthorized: Not Authorized"],
    ),
    Verdict(
        "repository-in-registry",
        "repository[ with name] '{repository}' in[ the] registry[ with id] '{registry_id}'",
        Cause.UNCLASSIFIED,
        speaker=ECR,
        strength=Strength.GUESS,
        source="botocore ecr service model: how ECR's sentences name a repository, whatever they say of it",
        reads={
            **anywhere(
                "Repository policy does not exist for the repository with name 'team/app' in the registry with id '111122223333'",
                cause="unclassified",
                repository="team/app",
                registry_id="111122223333",
            ),
            "InvalidLayerPartException: Layer part starting at byte 7 invalid for upload id '1c2b' of repository 'team/app' in registry '111122223333'": dict(
                cause="upload-invalid", repository="team/app", registry_id="111122223333"
            ),
            "Error: Repository policy does not exist for the repository with name 'team/app' in the registry with id '111122223333'": dict(
                cause="unclassified", operation=None
            ),
            # The scanner that pulls an image says "image scan error:".
            "Image scan does not exist for the image in the repository with name 'team/app' in the registry with id '111122223333'": dict(
                cause="unclassified", operation=None
            ),
        },
        not_reads=["The repository with name 'team/app' already exists in the registry with id '111122223333'"],
    ),
    Verdict(
        "layer-too-large",
        "exceeds the maximum allowed size of a layer",
        Cause.QUOTA_EXCEEDED,
        speaker=ECR,
        operation=Operation.PUSH,
        source="botocore ecr service model, LimitExceededException of UploadLayerPart",
        reads={
            **anywhere(
                "denied: Adding this part to the layer with upload id '1c2b' in the repository with name 'team/app' in registry with id '111122223333' exceeds the maximum allowed size of a layer which is '55834574848'",
                cause="quota-exceeded",
                operation="push",
                repository="team/app",
                code="DENIED",
            ),
            **anywhere("exceeds the maximum allowed size of a layer", cause="quota-exceeded"),
        },
        not_reads=["exceeds the maximum allowed size"],
    ),
)
