"""Checks of what is sent: manifest, parts, how much and how often."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import Check, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    can_be_entered,
    is_data_limit,
    is_not_pull,
    is_public,
    operator_there,
    owner_or_admin,
)
from ecr_denied.records import RunBy

__all__ = ["ATTESTATIONS", "IMAGE_MANIFEST", "QUOTA", "REQUEST_RATE", "UPLOAD"]

# What is being pushed (ECR user guide, image-manifest-formats).
IMAGE_MANIFEST = Check(
    id="image-manifest",
    kind=Kind.IMAGE_MANIFEST,
    headline=("Check the image's manifest: media type, number of layers, and that all its parts are pushed."),
    reasons=(
        Text("manifest-refused", "The registry did not accept the manifest or what it refers to."),
        Text("empty-layer", "An empty layer is refused as well."),
        Text("manifest-400", "A manifest of a type ECR does not take gives a 400."),
    ),
    notes=(
        Text(
            "invalid-json",
            "'Invalid JSON syntax' from ECR usually means a media type it does not take, not broken JSON. Build "
            "caches need image-manifest=true and oci-mediatypes=true; the images of an index go first.",
        ),
    ),
    commands=(
        run(
            commands.image_media_types,
            Answer("media-type", "a mediaType ECR does not take", "push with the media types of Docker or OCI"),
        ),
        run(commands.image_layers, Answer("layer-count", "more than 4,200", "more layers than ECR takes")),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html",
)

# BuildKit's extra manifests (Docker docs, attestations; docker/buildx#1660).
ATTESTATIONS = Check(
    id="attestations",
    kind=Kind.IMAGE_MANIFEST,
    headline="Push once without provenance and SBOM attestations.",
    notes=(Text("more-manifests", "They make an index of a single image and push more manifests than one."),),
    commands=(
        run(
            commands.push_without_attestations,
            Answer("push-works", "a push that works", "the attestations were the cause"),
        ),
    ),
    changes_state=True,
    page="https://docs.docker.com/build/metadata/attestations/",
)

# An upload out of step (GoogleContainerTools/kaniko#607, apple/container#1895, devcontainers/cli#814).
UPLOAD = Check(
    id="upload",
    kind=Kind.NETWORK,
    headline="Push again without a proxy in between and with a current client.",
    reasons=(Text("part-refused", "The registry did not accept a part of an upload."),),
    notes=(
        Text(
            "parts-out-of-order",
            "Layer parts that are out of order, too small or empty are refused; a proxy or a client's retry does that.",
        ),
    ),
    commands=(run(commands.probe_host, shared.PROXY_USED, shared.WAY_OPEN, holds=can_be_entered),),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html",
)

# Images per repository and the rest (ECR user guide, service-quotas).
QUOTA = Check(
    id="quota",
    kind=Kind.QUOTA,
    headline="Count the images in {repository} and compare with the quota.",
    reasons=(
        Text("denied-full", "A full repository is refused as 'denied' too.", is_not_pull),
        Text("full-403", "A full repository gives a bare 403."),
        Text("limit-reached", "The registry says that a limit is reached, although it may come as 'denied'."),
    ),
    notes=(
        Text(
            "over-quota",
            "A push over the quota fails at its end, with the manifest; a lifecycle policy or a higher quota helps.",
        ),
    ),
    commands=(
        run(
            commands.count_images,
            Answer("repository-full", "as many as the quota", "delete some, or raise the quota"),
            Answer("below-quota", "fewer than the quota", "the quota is not the cause"),
        ),
        run(commands.service_quotas, Answer("quota-value", "Images per repository", "its Value is the limit")),
    ),
    run_by=owner_or_admin,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
    variants=(
        Variant(holds=is_public, page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html"),
    ),
)

# Requests a second (ECR user guide, service-quotas; common-errors). The data limit is ECR Public's.
REQUEST_RATE = Check(
    id="request-rate",
    kind=Kind.REQUEST_RATE,
    headline="Retry with growing pauses and fewer parallel requests.",
    reasons=(Text("asked-too-much", "The registry says that too much was asked of it."),),
    notes=(
        Text(
            "rate-shared", "The rate counts per account and region, so other jobs share it; most rates can be raised."
        ),
    ),
    commands=(
        run(commands.service_quotas, Answer("rate-value", "Rate of ... requests", "its Value is the limit a second")),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
    variants=(
        Variant(
            holds=is_data_limit,
            headline=Text("data-limit", "Do not retry without a login."),
            notes=(Text("bytes-counted", "The data limit counts bytes per address: the same pull fails again."),),
            commands=(),
            run_by=RunBy.CALLER,
            page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html",
        ),
        Variant(holds=is_public, page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html"),
    ),
)
