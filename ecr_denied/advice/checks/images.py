"""Checks of an image: its tag, its digest, its archive, its manifest."""

from __future__ import annotations

from ecr_denied.advice import commands, pages
from ecr_denied.advice.check import SENTENCE, Answer, Check, Command, Kind, one_command
from ecr_denied.advice.checks import shared
from ecr_denied.advice.meanings import MEANINGS
from ecr_denied.records import RunBy

_IMAGE_TAG = Check(
    "image-tag",
    Kind.IMAGE_TAG,
    "Check that {image} is in {repository}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html",
    why="An image can be deleted by hand or by a lifecycle policy.",
    who=RunBy.REGISTRY_OWNER,
    commands=(
        Command(
            commands.DESCRIBE_IMAGE,
            "image-missing: ImageNotFoundException -> never pushed, deleted, archived, or not replicated or cached yet",
            shared.REPOSITORY_MISSING,
            Answer('image-status-archived: "imageStatus": "ARCHIVED" -> restore it, or push it again', needs="!public"),
            "image-there: an imageDigest -> it is there: compare registry and region, and try again",
        ),
        Command(
            "aws {ecr} describe-images {--registry-id} --repository-name {repository} {--filter} --query "
            '"sort_by(imageDetails,&imagePushedAt)[-9:].imageTags[]" --output json {--region}',
            "tags-told: a list -> the newest tags: is the one you meant spelled otherwise?",
            needs="!digest",
        ),
    ),
)
IMAGE_TAG = (
    # Layers that no image refers to may be cleaned up at any time (ECR API, GetDownloadUrlForLayer).
    _IMAGE_TAG.bare("Take the layer's digest from the manifest of an image that is there now.", needs="layer-asked"),
    _IMAGE_TAG.but(
        "If it was pushed a moment ago, try again: it may not be given everywhere yet.",
        needs="public-elsewhere digest",
        why="A digest names one image alone, and the list of tags does not show it.",
        page=pages.inspect_manifest_page,
        who=RunBy.CALLER,
        commands=shared.inspecting("cause=image-not-found"),
    ),
    _IMAGE_TAG.but(
        "Look the tag up at gallery.ecr.aws, below Image tags.",
        needs="public-elsewhere",
        why=shared.IN_GALLERY,
        page=pages.inspect_manifest_page,
        who=RunBy.CALLER,
        commands=shared.inspecting("cause=image-not-found"),
    ),
    *shared.of_aws(_IMAGE_TAG),
    _IMAGE_TAG,
)

ARCHIVED_IMAGE = Check(
    "archived-image",
    Kind.IMAGE_TAG,
    "Check that {image} is not archived.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html",
    why="An archived image answers a pull like a missing one until it is restored.",
    needs="!public !aws-owned",
    commands=one_command(
        commands.BATCH_GET_IMAGE,
        shared.IMAGE_ARCHIVED,
        shared.IMAGE_FAILED,
        'not-archived: "imageManifest" -> the image is there and is not archived',
        SENTENCE,
    ),
)

PUSHED = Check(
    "pushed",
    Kind.IMAGE_TAG,
    "Look in the job that pushes {image} whether its push ended with a digest.",
    "https://docs.docker.com/reference/cli/docker/image/push/",
    why="The last line of a push that went through has 'digest: sha256:' and a size. A job can go on after a build "
    "or a push that failed, and then the image that it deploys is not there.",
    needs="can-describe-image !cached",
)

LIFECYCLE_POLICY = Check(
    "lifecycle-policy",
    Kind.IMAGE_TAG,
    "Check whether a lifecycle policy expires {image}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html",
    why="A lifecycle policy deletes images by age or by number, within a day; a rule for any tag counts those that "
    "are in use as well. An image that is deleted has to be pushed again.",
    who=RunBy.REGISTRY_OWNER,
    needs="!public !aws-owned",
    commands=one_command(
        "aws {ecr} get-lifecycle-policy {--registry-id} --repository-name {repository} --query lifecyclePolicyText "
        "--output text {--region}",
        "expires-images: rules -> if one covers the image, narrow it, and push the image again",
        "expires-none: LifecyclePolicyNotFoundException -> no such policy now: deleted, or never pushed",
    ),
)

# A retry that met its own tag (docker/buildx and containerd issues on immutable tags).
_ALREADY_PUSHED = Check(
    "already-pushed",
    Kind.IMAGE_TAG,
    "Check whether {tag} is already what you push.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    why="A push that succeeded and is tried again finds its own tag taken.",
    who=RunBy.REGISTRY_OWNER,
    commands=one_command(
        commands.DESCRIBE_IMAGE,
        "same-digest: the digest you push, pushed a moment ago -> an earlier try pushed it: nothing is left",
        Answer(
            "other-digest: another digest -> if tags may not change, push under a new one (a chart: a new version)",
            needs="!tag-is-fixed",
        ),
    ),
)
ALREADY_PUSHED = (
    _ALREADY_PUSHED.but("Push under a new tag, unless {tag} is already what you push.", needs="cause=tag-immutable"),
    _ALREADY_PUSHED.bare(
        "Let the step pass on ImageAlreadyExistsException: {tag} is this image.",
        needs="pushed-already",
        page="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html",
        who=RunBy.CALLER,
    ),
    _ALREADY_PUSHED,
)

_TAG_MUTABILITY = Check(
    "tag-mutability",
    Kind.IMAGE_TAG,
    "Check which tags of the repository may change.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    why="A push over an immutable tag is often shown as a bare 400. IMMUTABLE refuses a second push of any tag; "
    "exclusion filters let chosen tags, such as caches, change.",
    who=RunBy.REGISTRY_OWNER,
    needs="!public",
    commands=one_command(
        "aws {ecr} describe-repositories {--registry-id} --repository-names {repository} --query "
        '"repositories[0].[imageTagMutability,imageTagMutabilityExclusionFilters]" {--region}',
        Answer(
            'immutable: "IMMUTABLE" -> a tag is pushed once: push under a new one, or exclude this one by a filter',
            needs="!tag-is-fixed",
        ),
        Answer(
            'immutable-but-wanted: "IMMUTABLE" -> exclude tags like this one by a filter, or allow changes',
            needs="tag-is-fixed",
        ),
        'immutable-but: "IMMUTABLE_WITH_EXCLUSION" -> only tags that its filters match may change',
        'mutable: "MUTABLE" -> tags may be overwritten now',
        'mutable-but: "MUTABLE_WITH_EXCLUSION" -> tags that its filters match may not change',
    ),
)
TAG_MUTABILITY = (
    _TAG_MUTABILITY.but(
        "Exclude tags that begin with sha256- from immutability: their names follow from an image's digest.",
        needs="attachment",
        why="A signature, an attestation or a list of them is pushed again under the same tag when one is added, and "
        "no other tag can take its place.",
    ),
    _TAG_MUTABILITY,
)

_TAG_SYNTAX = Check(
    "tag-syntax",
    Kind.IMAGE_TAG,
    "Spell the tag with letters, digits, '_', '.' and '-'.",
    "https://docs.docker.com/reference/cli/docker/image/tag/",
    why="A tag has at most 128 characters, and starts with a letter, a digit or '_'; a '+' from a version such as "
    "1.2.0+build is refused. A variable left empty in the image reference gives the same words.",
    needs="bad-tag-in-doubt",
)
TAG_SYNTAX = (
    _TAG_SYNTAX.but(
        "Look behind the name: an empty variable, or no tag or digest.", needs="cause=invalid-name good-name !tag"
    ),
    _TAG_SYNTAX.but(
        "Use the tag {plain_tag}: a tag has no '+'.",
        needs="plus-in-tag",
        why="A '+' from a version such as 1.2.0+build is refused; helm puts '_' in its place.",
    ),
    _TAG_SYNTAX,
)

_IMAGE_MANIFEST = Check(
    "image-manifest",
    Kind.IMAGE_MANIFEST,
    "Check the media types of the manifest that was pushed.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html",
    why="'Invalid JSON syntax' from ECR usually means a media type it does not take, not broken JSON. Each has a '/', "
    "as text/spdx+json: that of the artifact and that of each file.",
    commands=one_command(
        commands.RAW_MANIFEST,
        "is-index: a mediaType with index or manifest.list -> Lambda takes none: push one plain image",
        "is-image: a mediaType with manifest.v1 or manifest.v2 -> one image: its config or a layer is odd",
        needs="client=lambda",
    ),
)
IMAGE_MANIFEST = (
    # ECR API, ImageDigestDoesNotMatchException.
    _IMAGE_MANIFEST.bare(
        "Send the manifest byte for byte: another digest was asked for.",
        needs="manifest-changed",
        why=MEANINGS["manifest-changed"],
    ),
    _IMAGE_MANIFEST.bare("Attach it by a current client, in media types that ECR takes.", needs="attachment"),
    _IMAGE_MANIFEST,
)

_ATTESTATIONS = Check(
    "attestations",
    Kind.IMAGE_MANIFEST,
    "If docker built it, push once without provenance and SBOM attestations.",
    "https://docs.docker.com/build/metadata/attestations/",
    why="Attestations make an index of a single image and push more manifests than one. Where another program starts "
    "the build, as the CDK does, BUILDX_NO_DEFAULT_ATTESTATIONS=1 in its environment leaves them out.",
    needs="!client=containers-image|ggcr|helm|jib|kaniko|oras !attachment",
    changes_state=True,
    commands=one_command(
        "{sudo} docker buildx build --provenance=false --sbom=false --push --tag {image-name}:{tag} .",
        "push-works: a push that works -> the attestations were the cause",
    ),
)
ATTESTATIONS = (
    _ATTESTATIONS.but(
        "Push one plain image for the function's architecture.",
        needs="client=lambda",
        why="Lambda refused the image; the registry took it. Lambda takes one image for one architecture, and no "
        "image index, which a build with attestations makes.",
        page="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
        commands=one_command(
            '{sudo} docker buildx build --platform "linux/<architecture>" --provenance=false --sbom=false --push '
            "--tag {image-name}:{tag} .",
            "pushed-plain: a push that works -> let Lambda take the tag, or its digest, again",
        ),
    ),
    # The CDK starts the build by itself (AWS CDK, cdk-assets).
    _ATTESTATIONS.bare("Deploy once with BUILDX_NO_DEFAULT_ATTESTATIONS=1 in the environment.", needs="bootstrapped"),
    _ATTESTATIONS,
)

# A registry holds charts, signatures and bills of materials as well (ECR user guide, Pushing a Helm chart; Docker docs,
# attestations).
ARTIFACT = Check(
    "artifact-type",
    Kind.IMAGE_MANIFEST,
    "Look what {image} is: this client takes it for no image.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html",
    why=MEANINGS["no-image"],
    needs="no-image",
    commands=one_command(
        commands.RAW_MANIFEST,
        "is-chart: vnd.cncf.helm -> a chart: helm pull, with oci:// in front of the name",
        "is-attestation: in-toto, spdx, cyclonedx -> it is about an image: pull that, or push it without attestations",
        "is-plain-image: container.image, image.config -> an image: the client is too old for it",
    ),
)

_ENGINE_VERSION = Check(
    "engine-version",
    Kind.LOCAL_MACHINE,
    "Use a client that speaks version 2 of the registry's protocol.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    why=MEANINGS["first-version"],
)
ENGINE_VERSION = (
    _ENGINE_VERSION.but(needs="first-version"),
    # RFC 7617; ECR user guide, registry_auth.
    _ENGINE_VERSION.but(
        "Take another client, or a newer version of it: this one does not speak ECR's Basic.",
        needs="basic-unsupported",
        why="ECR asks for Basic, with the user AWS and a token as password. A client that knows Bearer alone cannot "
        "log in there, with any token.",
    ),
    # Distribution specification, pushing a blob in chunks: 202, where ECR answers 201 (regclient's log of a push).
    _ENGINE_VERSION.but(
        "Take a newer version of the client, or let it upload in one piece: it expected another success.",
        needs="status=201|202|204 cause=unclassified",
        why="ECR answers a part of an upload with 201, and some clients take 202 alone.",
        page="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-blobs",
    ),
    _ENGINE_VERSION.but(
        "Let the client ask for the layer by GET: ECR Public refuses a HEAD of one.",
        needs="layer-headed",
        why="ECR Public is known to answer a HEAD below /blobs/ with a 401, where it answers a GET.",
        page="https://github.com/aws/containers-roadmap/issues/2671",
    ),
    # GoogleContainerTools/kaniko v0.5.0 pkg/util/image_util.go, cachedImage; 0.6 has a login, 0.12 prints the URL.
    _ENGINE_VERSION.but(
        "Take kaniko 0.6 or later, or leave --cache-dir out: an older one looks there without a login.",
        needs="old-cache-lookup status=401",
        kind=Kind.CREDENTIAL_HELPER,
        why="It asks the registry for the image's digest, and builds on without its cache where it gets none.",
        page="https://github.com/GoogleContainerTools/kaniko#caching-base-images",
    ),
    _ENGINE_VERSION.but(
        "Try a newer client, or leave an option of it out: what answered serves no such request.",
        needs="status=405 cause=unclassified",
        why="A registry serves what is below /v2/ alone, and ECR no page whose token was encoded twice.",
        page="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints",
    ),
    # docker/libtrust: an engine takes a manifest whose type it does not know for one of schema 1 (moby/moby,
    # distribution/pull_v2.go; Docker Engine 17 release notes: OCI manifests).
    _ENGINE_VERSION.but(
        "Update the engine that pulls: it is older than the image's manifest.",
        needs="manifest-misread",
        why="An old docker or podman takes an OCI manifest for one of docker's first format.",
        page="https://docs.docker.com/engine/release-notes/",
        commands=one_command(
            commands.ENGINE_VERSION,
            "engine-is-old: a version from years ago -> update it, and pull again",
            "engine-is-new: a recent version -> the image: ask whoever builds it for its media types",
        ),
    ),
)

# The registry's own count (ECR API, PutImage); its documentation has no number.
LAYERS = Check(
    "layer-count",
    Kind.IMAGE_MANIFEST,
    "Push fewer layers: the image has too many.",
    "https://docs.docker.com/build/building/best-practices/",
    why="Join steps of the Dockerfile, or copy the result into a new stage (FROM); cut an artifact into larger parts.",
    needs="too-many-layers",
)

PARTS_FIRST = Check(
    "parts-first",
    Kind.IMAGE_MANIFEST,
    "Push the images of the index first, or one platform.",
    "https://docs.docker.com/reference/cli/docker/image/push/",
    why="The manifest refers to images or layers that the repository does not hold. An engine with containerd's "
    "image store keeps the index of every platform, and the layers of the one that it pulled.",
    needs="wording=ecr.referenced-images-missing|api.images-missing",
    changes_state=True,
    commands=one_command(
        '{sudo} docker push --platform "linux/<architecture>" {image}',
        "list-alone: does not exist -> a list alone is here: push each of its images, then the list",
        "one-platform-pushed: a push that works -> the other platforms were not here: build them too",
    ),
)

# The cache of a build (moby/buildkit README, "Registry"; docker/docs#22627).
CACHE_EXPORT = Check(
    "cache-export",
    Kind.IMAGE_MANIFEST,
    "Add image-manifest=true,oci-mediatypes=true to --cache-to.",
    "https://docs.docker.com/build/cache/backends/registry/",
    why="ECR takes a cache only as an image. BuildKit 0.21 and newer export it so by themselves: with those, an "
    "immutable tag of the cache is the likelier cause.",
)

PLATFORM = Check(
    "platform",
    Kind.PLATFORM,
    "Check which platforms {image} was built for.",
    "https://docs.docker.com/build/building/multi-platform/",
    why="What pulls may run on another platform than the image was built for; in ECS the task definition's "
    "runtimePlatform says what is asked for. The tag may also name another image than the one you meant.",
    commands=one_command(
        "{sudo} docker manifest inspect --verbose {image}",
        Answer(
            'platforms-listed: "platform" -> pull one of these (--platform), or build the one that is missing',
            needs="!node",
        ),
        Answer(
            'platforms-to-run-on: "platform" -> build the one that is missing, or run it on one of these', needs="node"
        ),
        Answer(
            'platform-unsaid: no "platform" -> build it anew, with one: with buildah by --format=docker',
            needs="wording=services.platform",
            first="wording=services.platform task",
        ),
        'attestation-listed: "architecture": "unknown" -> an attestation, not an image: ignore it',
    ),
)
