"""Checks of the manifest that is sent or was met: its media type, its parts, its platforms, the cache of a build."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.evidence import is_attached, is_bootstrapped, is_lambda, is_node, is_task
from ecr_denied.advice.question import by_client
from ecr_denied.advice.wordings import (
    has_too_many_layers,
    is_cache_export,
    is_first_version,
    is_manifest_changed,
    is_manifest_misread,
    is_no_image,
    lacks_parts,
)

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

# These programs make their manifests themselves, without BuildKit.
_OTHER_MAKERS = ("containers-image", "ggcr", "helm", "jib", "kaniko", "oras")

# What is being pushed (ECR user guide, image-manifest-formats).
IMAGE_MANIFEST = CheckItem(
    id="image-manifest",
    kind=Kind.IMAGE_MANIFEST,
    headline="Check the media types of the image's manifest.",
    reasons=(
        Text("manifest-refused", "The manifest, or what it refers to, was not accepted."),
        Text("parameter-of-manifest", "What a push or a pull sends is a manifest, or the media types that it takes."),
        Text("manifest-400", "A manifest of a type ECR does not take gives a 400."),
    ),
    notes=(
        Text(
            "invalid-json",
            "'Invalid JSON syntax' from ECR usually means a media type it does not take, not broken JSON. What the "
            "client holds can be saved with other media types than it pushes.",
        ),
    ),
    commands=(
        run(
            commands.RAW_MANIFEST,
            Answer("is-index", "a mediaType with index or manifest.list", "Lambda takes none: push one plain image"),
            Answer(
                "is-image", "a mediaType with manifest.v1 or manifest.v2", "one image: its config or a layer is odd"
            ),
            # The registry holds the manifest: what pulls it refused it.
            holds=is_lambda,
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html",
    variants=(
        # ECR API, ImageDigestDoesNotMatchException.
        Variant(
            holds=is_manifest_changed,
            headline=Text("manifest-as-it-is", "Send the manifest byte for byte: another digest was asked for."),
            notes=(
                Text(
                    "digest-of-bytes",
                    "The manifest that was sent has another digest than the one it was to have. A program that copies "
                    "an image may write its manifest anew.",
                ),
            ),
        ),
        Variant(
            holds=is_attached,
            headline=Text("attached-type", "Attach it by a current client, in media types that ECR takes."),
        ),
    ),
)

_MORE_MANIFESTS = Text("more-manifests", "They make an index of a single image and push more manifests than one.")

# BuildKit's extra manifests (Docker docs, attestations; docker/buildx#1660).
ATTESTATIONS = CheckItem(
    id="attestations",
    kind=Kind.IMAGE_MANIFEST,
    headline="Push once without provenance and SBOM attestations.",
    notes=(
        _MORE_MANIFESTS,
        # Docker docs, build variables.
        Text(
            "no-default-attestations",
            "Where another program starts the build, as the CDK does, BUILDX_NO_DEFAULT_ATTESTATIONS=1 in its "
            "environment leaves them out.",
        ),
    ),
    commands=(
        run(
            "{sudo} docker buildx build --provenance=false --sbom=false --push --tag {image-name}:{tag} .",
            Answer("push-works", "a push that works", "the attestations were the cause"),
            Answer("push-refused-again", "the same refusal", "look at the base image and at its layers"),
        ),
    ),
    changes_state=True,
    page="https://docs.docker.com/build/metadata/attestations/",
    applies=(~by_client(*_OTHER_MAKERS) & ~is_attached).told(
        "unless a client pushed that makes its own manifests, or what it pushed is attached to an image"
    ),
    variants=(
        # Lambda developer guide, images-create: an image for one architecture, and no image index.
        Variant(
            holds=is_lambda,
            headline=Text("plain-image-for-lambda", "Push one plain image for the function's architecture."),
            notes=(
                Text("lambda-refused", "Lambda refused the image; the registry took it."),
                Text(
                    "lambda-takes-images",
                    "Lambda takes one image for one architecture, and no image index, which a build with attestations "
                    "makes.",
                ),
            ),
            commands=(
                run(
                    "{sudo} docker buildx build --platform linux/amd64 --provenance=false --sbom=false --push"
                    " --tag {image-name}:{tag} .",
                    Answer("pushed-plain", "a push that works", "let Lambda take the tag, or its digest, again"),
                ),
            ),
            page="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
        ),
        # The CDK starts the build by itself (AWS CDK, cdk-assets).
        Variant(
            holds=is_bootstrapped,
            headline=Text(
                "deploy-without-attestations", "Deploy once with BUILDX_NO_DEFAULT_ATTESTATIONS=1 in the environment."
            ),
            notes=(
                _MORE_MANIFESTS,
                Text(
                    "attestations-of-cdk",
                    "The CDK starts docker's build, which adds attestations unless this variable leaves them out. The "
                    "bootstrap's repository is immutable, so a tag takes one manifest.",
                ),
            ),
            commands=(),
        ),
    ),
)

# A registry holds charts, signatures and bills of materials as well (ECR user guide, Pushing a Helm chart; Docker docs,
# attestations).
ARTIFACT = CheckItem(
    id="artifact-type",
    kind=Kind.IMAGE_MANIFEST,
    headline="Look what {image} is: this client takes it for no image.",
    reasons=(Text("no-image-type", "The registry gave what it was asked for; the client cannot run what that is."),),
    notes=(Text("holds-more", "A repository holds charts, signatures and bills of materials as well as images."),),
    commands=(
        run(
            commands.RAW_MANIFEST,
            Answer("is-chart", "vnd.cncf.helm", "a chart: helm pull, with oci:// in front of the name"),
            Answer(
                "is-attestation",
                "in-toto, spdx, cyclonedx",
                "it is about an image: pull that by its tag, or push it without attestations",
            ),
            Answer("is-plain-image", "container.image, image.config", "an image: the client is too old for it"),
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html",
    applies=is_no_image,
)

# docker/libtrust: an engine takes a manifest whose type it does not know for one of schema 1 (moby/moby,
# distribution/pull_v2.go; Docker Engine 17 release notes: OCI manifests).
ENGINE_VERSION = CheckItem(
    id="engine-version",
    kind=Kind.LOCAL_MACHINE,
    headline="Update the engine that pulls: it is older than the image's manifest.",
    reasons=(
        Text(
            "manifest-unknown-here",
            "The engine does not know the type of the manifest: the registry gave it, and whoever pushed it need not "
            "be at fault.",
        ),
        Text(
            "first-version",
            "The client asked by version 1 of the registry's protocol, which ECR does not have: the answer tells "
            "nothing of the repository.",
            is_first_version,
        ),
    ),
    notes=(Text("old-engine", "An old docker or podman takes an OCI manifest for one of docker's first format."),),
    commands=(
        run(
            commands.ENGINE_VERSION,
            Answer("engine-is-old", "a version from years ago", "update it, and pull again"),
            Answer("engine-is-new", "a recent version", "the image: ask whoever builds it for its media types"),
        ),
    ),
    page="https://docs.docker.com/engine/release-notes/",
    applies=(is_manifest_misread | is_first_version).told(
        "if an engine took a manifest for one of docker's first format, or a client speaks version 1 of the protocol"
    ),
    variants=(
        Variant(
            holds=is_first_version,
            headline=Text("protocol-version", "Use a client that speaks version 2 of the registry's protocol."),
            notes=(),
            commands=(),
            page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
        ),
    ),
)

# The registry's own count (ECR API, PutImage); its documentation has no number.
LAYERS = CheckItem(
    id="layer-count",
    kind=Kind.IMAGE_MANIFEST,
    headline="Build the image with fewer layers: it has too many.",
    reasons=(Text("counts-layers", "The registry says that the image has more layers than it takes."),),
    notes=(
        Text("join-layers", "Join steps of the Dockerfile, or copy the result of a build into a new stage (FROM)."),
    ),
    page="https://docs.docker.com/build/building/best-practices/",
    applies=has_too_many_layers,
)

# An index before its images (distribution specification, pushing manifests; docker image push, --platform).
PARTS_FIRST = CheckItem(
    id="parts-first",
    kind=Kind.IMAGE_MANIFEST,
    headline="Push the images of the index first, or one platform.",
    reasons=(Text("parts-missing", "The manifest refers to images or layers that the repository does not hold."),),
    notes=(
        Text(
            "engine-holds-one",
            "An engine with containerd's image store keeps the index of every platform, and the layers of the one that "
            "it pulled.",
        ),
    ),
    commands=(
        run(
            "{sudo} docker push --platform linux/amd64 {image}",
            # A list of docker manifest create's is no image that can be pushed (Docker docs, docker manifest).
            Answer("list-alone", "does not exist", "a list alone is here: push each of its images, then the list"),
            Answer("one-platform-pushed", "a push that works", "the other platforms were not here: build them too"),
        ),
    ),
    changes_state=True,
    page="https://docs.docker.com/reference/cli/docker/image/push/",
    applies=lacks_parts,
)

# The cache of a build (moby/buildkit README, "Registry"; docker/docs#22627).
CACHE_EXPORT = CheckItem(
    id="cache-export",
    kind=Kind.IMAGE_MANIFEST,
    headline="Add image-manifest=true,oci-mediatypes=true to --cache-to.",
    reasons=(Text("cache-refused", "BuildKit was exporting the cache of a build, not an image.", is_cache_export),),
    notes=(
        Text(
            "cache-as-image",
            "ECR takes a cache only as an image. BuildKit 0.21 and newer export it so by themselves: with those, an "
            "immutable tag of the cache is the likelier cause.",
        ),
    ),
    page="https://docs.docker.com/build/cache/backends/registry/",
)

# Which platforms the image was built for (Docker docs, multi-platform images).
PLATFORM = CheckItem(
    id="platform",
    kind=Kind.PLATFORM,
    headline="Check which platforms {image} was built for.",
    reasons=(
        Text("perhaps-another-platform", "What pulls may run on another platform than the image was built for."),
        Text("not-this-platform", "The registry has the image, but not for the platform that was asked for."),
    ),
    notes=(
        Text("other-platforms", "The tag may stand for another image than the one you meant."),
        Text("task-platform", "The runtimePlatform of the task definition says what a task asks for.", is_task),
    ),
    commands=(
        run(
            "{sudo} docker manifest inspect --verbose {image}",
            Answer(
                "platforms-listed",
                '"platform"',
                "pull one of these (--platform), or build the one that is missing",
                ~is_node,
            ),
            Answer(
                "platforms-to-run-on", '"platform"', "run it on one of these, or build the one that is missing", is_node
            ),
            Answer("attestation-listed", '"architecture": "unknown"', "an attestation, not an image: ignore it"),
        ),
    ),
    page="https://docs.docker.com/build/building/multi-platform/",
)
