"""Checks of the manifest that is sent or was met: its media type, its parts, its platforms, the cache of a build."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Answer, Check, Command, Kind

__all__ = [
    "ARTIFACT",
    "ATTESTATIONS",
    "CACHE_EXPORT",
    "ENGINE_VERSION",
    "IMAGE_MANIFEST",
    "LAYERS",
    "PARTS_FIRST",
    "PLATFORM",
]


# What is being pushed (ECR user guide, image-manifest-formats).
_IMAGE_MANIFEST = Check(
    "image-manifest",
    Kind.IMAGE_MANIFEST,
    "Check the media types of the image's manifest.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html",
    why="'Invalid JSON syntax' from ECR usually means a media type it does not take, not broken JSON. "
    "What the client holds can be saved with other media types than it pushes.",
    commands=(
        Command(
            commands.RAW_MANIFEST,
            "is-index: a mediaType with index or manifest.list -> Lambda takes none: push one plain image",
            "is-image: a mediaType with manifest.v1 or manifest.v2 -> one image: its config or a layer is odd",
            needs="client=lambda",
        ),
    ),
)
IMAGE_MANIFEST = (
    # ECR API, ImageDigestDoesNotMatchException.
    _IMAGE_MANIFEST.but(
        "Send the manifest byte for byte: another digest was asked for.",
        needs="manifest-changed",
        why="The manifest that was sent has another digest than the one it was to have. A program that "
        "copies an image may write its manifest anew.",
        commands=(),
    ),
    _IMAGE_MANIFEST.but(
        "Attach it by a current client, in media types that ECR takes.", needs="attachment", commands=()
    ),
    _IMAGE_MANIFEST,
)

# BuildKit's extra manifests (Docker docs, attestations; docker/buildx#1660).
_ATTESTATIONS = Check(
    "attestations",
    Kind.IMAGE_MANIFEST,
    "Push once without provenance and SBOM attestations.",
    "https://docs.docker.com/build/metadata/attestations/",
    why="Attestations make an index of a single image and push more manifests than one. Where another "
    "program starts the build, as the CDK does, BUILDX_NO_DEFAULT_ATTESTATIONS=1 in its environment "
    "leaves them out.",
    needs="!client=containers-image|ggcr|helm|jib|kaniko|oras !attachment",
    changes_state=True,
    commands=(
        Command(
            "{sudo} docker buildx build --provenance=false --sbom=false --push --tag {image-name}:{tag} .",
            "push-works: a push that works -> the attestations were the cause",
            "push-refused-again: the same refusal -> look at the base image and at its layers",
        ),
    ),
)
ATTESTATIONS = (
    # Lambda developer guide, images-create: an image for one architecture, and no image index.
    _ATTESTATIONS.but(
        "Push one plain image for the function's architecture.",
        needs="client=lambda",
        why="Lambda refused the image; the registry took it. Lambda takes one image for one architecture, "
        "and no image index, which a build with attestations makes.",
        page="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
        commands=(
            Command(
                "{sudo} docker buildx build --platform linux/amd64 --provenance=false --sbom=false --push --tag "
                "{image-name}:{tag} .",
                "pushed-plain: a push that works -> let Lambda take the tag, or its digest, again",
            ),
        ),
    ),
    # The CDK starts the build by itself (AWS CDK, cdk-assets).
    _ATTESTATIONS.but(
        "Deploy once with BUILDX_NO_DEFAULT_ATTESTATIONS=1 in the environment.",
        needs="bootstrapped",
        why="Attestations make an index of a single image and push more manifests than one. The bootstrap's "
        "repository is immutable, so a tag takes one manifest. The CDK starts docker's build, which adds "
        "them unless this variable leaves them out.",
        commands=(),
    ),
    _ATTESTATIONS,
)

# A registry holds charts, signatures and bills of materials as well (ECR user guide, Pushing a Helm chart; Docker docs,
# attestations).
ARTIFACT = Check(
    "artifact-type",
    Kind.IMAGE_MANIFEST,
    "Look what {image} is: this client takes it for no image.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html",
    why="The registry gave what it was asked for; the client cannot run what that is. A repository holds "
    "charts, signatures and bills of materials as well as images.",
    needs="no-image",
    commands=(
        Command(
            commands.RAW_MANIFEST,
            "is-chart: vnd.cncf.helm -> a chart: helm pull, with oci:// in front of the name",
            "is-attestation: in-toto, spdx, cyclonedx -> it is about an image: pull that by its tag, or push it "
            "without attestations",
            "is-plain-image: container.image, image.config -> an image: the client is too old for it",
        ),
    ),
)

# docker/libtrust: an engine takes a manifest whose type it does not know for one of schema 1 (moby/moby,
# distribution/pull_v2.go; Docker Engine 17 release notes: OCI manifests).
_ENGINE_VERSION = Check(
    "engine-version",
    Kind.LOCAL_MACHINE,
    "Update the engine that pulls: it is older than the image's manifest.",
    "https://docs.docker.com/engine/release-notes/",
    why="The registry gave the manifest, but the engine does not know its type. An old docker or podman "
    "takes an OCI manifest for one of docker's first format.",
    needs="old-protocol",
    commands=(
        Command(
            commands.ENGINE_VERSION,
            "engine-is-old: a version from years ago -> update it, and pull again",
            "engine-is-new: a recent version -> the image: ask whoever builds it for its media types",
        ),
    ),
)
ENGINE_VERSION = (
    _ENGINE_VERSION.but(
        "Use a client that speaks version 2 of the registry's protocol.",
        needs="first-version",
        why="The client asked by version 1 of the registry's protocol, which ECR does not have: the answer "
        "tells nothing of the repository.",
        page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
        commands=(),
    ),
    _ENGINE_VERSION,
)

# The registry's own count (ECR API, PutImage); its documentation has no number.
LAYERS = Check(
    "layer-count",
    Kind.IMAGE_MANIFEST,
    "Build the image with fewer layers: it has too many.",
    "https://docs.docker.com/build/building/best-practices/",
    why="The registry says that the image has more layers than it takes. Join steps of the Dockerfile, "
    "or copy the result of a build into a new stage (FROM).",
    needs="too-many-layers",
)

# An index before its images (distribution specification, pushing manifests; docker image push, --platform).
PARTS_FIRST = Check(
    "parts-first",
    Kind.IMAGE_MANIFEST,
    "Push the images of the index first, or one platform.",
    "https://docs.docker.com/reference/cli/docker/image/push/",
    why="The manifest refers to images or layers that the repository does not hold. An engine with "
    "containerd's image store keeps the index of every platform, and the layers of the one that it "
    "pulled.",
    needs="lacks-parts",
    changes_state=True,
    commands=(
        Command(
            "{sudo} docker push --platform linux/amd64 {image}",
            "list-alone: does not exist -> a list alone is here: push each of its images, then the list",
            "one-platform-pushed: a push that works -> the other platforms were not here: build them too",
        ),
    ),
)

# The cache of a build (moby/buildkit README, "Registry"; docker/docs#22627).
CACHE_EXPORT = Check(
    "cache-export",
    Kind.IMAGE_MANIFEST,
    "Add image-manifest=true,oci-mediatypes=true to --cache-to.",
    "https://docs.docker.com/build/cache/backends/registry/",
    why="ECR takes a cache only as an image. BuildKit 0.21 and newer export it so by themselves: with "
    "those, an immutable tag of the cache is the likelier cause.",
)

# Which platforms the image was built for (Docker docs, multi-platform images).
PLATFORM = Check(
    "platform",
    Kind.PLATFORM,
    "Check which platforms {image} was built for.",
    "https://docs.docker.com/build/building/multi-platform/",
    why="What pulls may run on another platform than the image was built for; in ECS the task "
    "definition's runtimePlatform says what is asked for. The tag may also name another image than "
    "the one you meant.",
    commands=(
        Command(
            "{sudo} docker manifest inspect --verbose {image}",
            Answer(
                'platforms-listed: "platform" -> pull one of these (--platform), or build the one that is missing',
                needs="!node",
            ),
            Answer(
                'platforms-to-run-on: "platform" -> run it on one of these, or build the one that is missing',
                needs="node",
            ),
            'attestation-listed: "architecture": "unknown" -> an attestation, not an image: ignore it',
        ),
    ),
)
