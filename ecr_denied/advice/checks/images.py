"""Checks of an image: its tag, its digest, its archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ecr_denied.advice import commands
from ecr_denied.advice.answers import SENTENCE, Answer, run
from ecr_denied.advice.check import Check, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    has_no_sentence,
    has_other_account,
    is_of_aws,
    is_private,
    is_public,
    owner_or_admin,
)
from ecr_denied.names.owners import Service, owner_of
from ecr_denied.records import Failure, RunBy

__all__ = [
    "ALREADY_PUSHED",
    "ARCHIVED_IMAGE",
    "IMAGE_OF_AWS",
    "IMAGE_OF_MARKETPLACE",
    "IMAGE_TAG",
    "PUBLIC_IMAGE",
    "TAG_MUTABILITY",
    "TAG_SYNTAX",
]

# Anyone may ask for a public image, without a login (ECR Public user guide; ECR Public API, the default registry).
PUBLIC_IMAGE = Variant(
    holds=is_public,
    notes=(
        Text(
            "anyone-may-ask",
            "Anyone may ask for the manifest, and look the name up at https://gallery.ecr.aws. The ecr-public API "
            "shows your own registry only, so it calls everybody else's images missing.",
        ),
    ),
    commands=(
        run(commands.docker_logout, shared.LOGGED_OUT),
        run(commands.inspect_manifest, shared.MANIFEST_THERE, shared.MANIFEST_MISSING),
    ),
    run_by=RunBy.CALLER,
    changes_state=True,
    page="https://docs.docker.com/reference/cli/docker/manifest/inspect/",
)

# Where AWS lists the images of each of its services.
_LISTS: Mapping[Service, str] = {
    Service.EKS: "https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html",
    Service.GUARDDUTY: (
        "https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring-ecr-repository-gdu-agent.html"
    ),
    Service.DEEP_LEARNING: "https://aws.github.io/deep-learning-containers/reference/region_availability/",
    Service.SAGEMAKER: (
        "https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html"
    ),
    Service.EMR: "https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/docker-custom-images-tag.html",
    Service.APP_MESH: "https://docs.aws.amazon.com/app-mesh/latest/userguide/envoy.html",
    Service.BOTTLEROCKET: "https://github.com/bottlerocket-os/bottlerocket",
    Service.FLUENT_BIT: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-using-fluentbit.html",
    Service.MARKETPLACE: "https://docs.aws.amazon.com/marketplace/latest/buyerguide/what-is-marketplace.html",
}


def _service(failure: Failure) -> Service | None:
    """The service of AWS that the registry is of."""
    owner = owner_of(failure.registry_id)
    return owner.service if owner else None


def _is_of_marketplace(failure: Failure) -> bool:
    return _service(failure) is Service.MARKETPLACE


def _is_of_sagemaker(failure: Failure) -> bool:
    return _service(failure) is Service.SAGEMAKER


def _list_of_aws(failure: Failure) -> str:
    """Where AWS lists the images of the registry; where it is not AWS's, any list shows what one is like."""
    return _LISTS[_service(failure) or Service.EKS]


_AWS_OWNS = Text(
    "aws-owns",
    "This is a registry of {owner}: nobody outside AWS can list its repositories or change its policies, and you can "
    "only pull.",
)

# Where the refusal of an image of AWS's own gave no sentence, it is asked for.
IMAGE_OF_AWS = Variant(
    holds=is_of_aws,
    headline=Text("image-of-aws", "Compare {repository} and {tag} with AWS's own list of its images."),
    notes=(
        _AWS_OWNS,
        Text(
            "other-account",
            "For {region} AWS lists these images in {listed_accounts}, not in {registry_account}.",
            has_other_account,
        ),
        Text(
            "as-listed",
            "Account, region, name and tag must all be as AWS lists them; some regions have another account.",
        ),
        # SageMaker Python SDK, sagemaker.image_uris.
        Text(
            "retrieved-uri",
            "In the SageMaker Python SDK, image_uris.retrieve gives the address of an image for a region.",
            _is_of_sagemaker,
        ),
    ),
    commands=(
        run(commands.batch_get_image, shared.IMAGE_FAILED, *shared.IMAGE_GIVEN, SENTENCE, holds=has_no_sentence),
    ),
    run_by=RunBy.CALLER,
    page=_list_of_aws,
)

# Guides of sellers (NeuVector, Datadog): one registry, for the accounts that subscribed.
IMAGE_OF_MARKETPLACE = replace(
    IMAGE_OF_AWS,
    holds=_is_of_marketplace,
    headline=Text(
        "image-of-marketplace", "Subscribe to {repository} in AWS Marketplace, and log in to its registry in us-east-1."
    ),
    notes=(
        _AWS_OWNS,
        Text(
            "subscribers-alone",
            "The registry is in us-east-1 for every region, and an account may pull a product once it has subscribed.",
        ),
    ),
)

# Does the image exist? (ECR API, DescribeImages)
IMAGE_TAG = Check(
    id="image-tag",
    kind=Kind.IMAGE_TAG,
    headline="Check that {tag} exists in {repository}.",
    reasons=(
        Text("says-no-image", "The registry says that {tag} is missing; it does not say why."),
        Text("else-the-image", "If the repository exists, the image is missing."),
        Text("another-image", "The tag may stand for another image than the one you meant."),
    ),
    notes=(Text("images-go", "An image can be deleted by hand or by a lifecycle policy."),),
    commands=(
        run(
            commands.describe_image,
            Answer(
                "image-missing",
                "ImageNotFoundException",
                "not pushed yet, archived, or deleted by hand or a lifecycle policy",
            ),
            shared.REPOSITORY_MISSING,
            Answer("image-there", "an imageDigest", "the image is there: compare registry and region, and try again"),
        ),
    ),
    run_by=owner_or_admin,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html",
    variants=(PUBLIC_IMAGE, IMAGE_OF_MARKETPLACE, IMAGE_OF_AWS),
)

_NOT_ARCHIVED = Answer("not-archived", '"imageManifest"', "the image is there and is not archived")


def _may_be_archived(failure: Failure) -> bool:
    """ECR Public has no archive, and the one of AWS's own images is AWS's to restore."""
    return is_private(failure) and not is_of_aws(failure)


# An archived image answers like a missing one (ECR user guide, archive-image).
ARCHIVED_IMAGE = Check(
    id="archived-image",
    kind=Kind.IMAGE_TAG,
    headline="Check that {tag} is not archived.",
    notes=(Text("archived-as-missing", "An archived image answers a pull like a missing one until it is restored."),),
    commands=(run(commands.batch_get_image, shared.IMAGE_ARCHIVED, shared.IMAGE_FAILED, _NOT_ARCHIVED, SENTENCE),),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html",
    applies=_may_be_archived,
)

# A retry that met its own tag (docker/buildx and containerd issues on immutable tags).
ALREADY_PUSHED = Check(
    id="already-pushed",
    kind=Kind.IMAGE_TAG,
    headline="Check whether {tag} is already the image you are pushing.",
    reasons=(
        Text("holds-the-tag", "The registry holds {tag} already and may not replace it."),
        Text("own-tag-400", "A multi-platform push can meet a tag it has just written."),
    ),
    notes=(Text("own-retry", "A push that succeeded and is tried again finds its own tag taken."),),
    commands=(
        run(
            commands.describe_image,
            Answer(
                "same-digest",
                "the digest you push, pushed a moment ago",
                "the push succeeded, and its retry found the tag taken",
            ),
            Answer("other-digest", "another digest", "the tag is taken: push under a new one"),
        ),
    ),
    run_by=owner_or_admin,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
)

# Immutable tags (ECR user guide, image-tag-mutability).
TAG_MUTABILITY = Check(
    id="tag-mutability",
    kind=Kind.IMAGE_TAG,
    headline="Push under a new tag, or check the tag immutability of {repository}.",
    reasons=(Text("immutable-400", "A push over an immutable tag is often shown as a bare 400."),),
    notes=(
        Text(
            "immutable-tags",
            "IMMUTABLE refuses a second push of any tag; exclusion filters let chosen tags, such as caches, change.",
        ),
    ),
    commands=(
        run(
            commands.tag_mutability,
            Answer("immutable", '"IMMUTABLE"', "no tag can be pushed twice: take a new one"),
            Answer("mutable", '"MUTABLE"', "tags can be overwritten: this is not the cause"),
            Answer("mutable-but", "_WITH_EXCLUSION", "the tags that its filters match are the exception"),
        ),
    ),
    run_by=owner_or_admin,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    applies=is_private,
)

# Characters docker allows in a tag (distribution reference grammar).
TAG_SYNTAX = Check(
    id="tag-syntax",
    kind=Kind.IMAGE_TAG,
    headline="Check the spelling of {tag}: letters, digits, '_', '.' and '-', at most 128.",
    reasons=(
        Text("empty-variable", "A variable left empty in the image reference gives the same words."),
        Text("tag-400", "A tag with characters that are not allowed gives a 400."),
    ),
    notes=(
        Text(
            "tag-letters",
            "A '+' from a version such as 1.2.0+build is refused; a tag starts with a letter, a digit or '_'.",
        ),
    ),
    page="https://docs.docker.com/reference/cli/docker/image/tag/",
)
