"""Checks of an image: its tag, its digest, its archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ecr_denied.advice import commands
from ecr_denied.advice.answers import SENTENCE, Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    can_describe_image,
    has_bad_tag,
    has_good_name,
    has_other_account,
    is_attached,
    is_cached,
    is_cached_pull,
    is_of_aws,
    is_private,
    is_public_elsewhere,
    is_pull,
    needs_repository,
)
from ecr_denied.advice.question import Question, of_cause
from ecr_denied.advice.wordings import is_cache_export, is_layer_asked, is_layer_missing, is_pushed_already
from ecr_denied.names.owners import Service, owner_of
from ecr_denied.records import Cause, Failure, Family, RunBy

__all__ = [
    "ALREADY_PUSHED",
    "ANYONE_MAY_ASK",
    "ARCHIVED_IMAGE",
    "IMAGE_OF_AWS",
    "IMAGE_OF_MARKETPLACE",
    "IMAGE_TAG",
    "LIFECYCLE_POLICY",
    "PUBLIC_IMAGE",
    "PUSHED",
    "REPLICATION",
    "TAG_MUTABILITY",
    "TAG_SYNTAX",
]

# A name was not found; what was refused is asked again by another check, which prints the whole refusal.
_is_looked_up = Question(lambda failure: failure.family is Family.NAME)
_has_tag = Question(lambda failure: failure.tag is not None)
_has_digest = Question(lambda failure: failure.digest is not None)

ANYONE_MAY_ASK = Text(
    "anyone-may-ask",
    "Anyone may ask for the manifest, and look the name up at https://gallery.ecr.aws. The ecr-public API shows your "
    "own registry only, so it calls everybody else's images missing.",
)

# Anyone may ask for a public image, without a login (ECR Public user guide; ECR Public API, the default registry).
PUBLIC_IMAGE = Variant(
    holds=is_public_elsewhere,
    headline=Text("public-image", "Look the name up at gallery.ecr.aws."),
    notes=(ANYONE_MAY_ASK,),
    commands=shared.inspect_manifest(shared.STALE_LOGIN, holds=_is_looked_up),
    run_by=RunBy.CALLER,
    page=shared.inspect_manifest_page,
)

_PUBLIC_TAG = replace(
    PUBLIC_IMAGE,
    headline=Text("public-tag", "Look the tag up at gallery.ecr.aws, below Image tags."),
    commands=(),
)
# A digest that was just pushed (docker/build-push-action and others ask for it at once).
_PUBLIC_DIGEST = replace(
    _PUBLIC_TAG,
    holds=is_public_elsewhere & _has_digest & ~_has_tag,
    headline=Text("public-digest", "If it was pushed a moment ago, try again: it may not be given everywhere yet."),
    notes=(Text("digest-is-exact", "A digest stands for one image alone, and the list of tags does not show it."),),
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


def _is_of(service: Service) -> Question:
    return Question(lambda failure: _service(failure) is service)


def _list_of_aws(failure: Failure) -> str:
    """Where AWS lists the images of the registry; where it is not AWS's, any list shows what one is like."""
    return _LISTS[_service(failure) or Service.EKS]


_AWS_OWNS = Text(
    "aws-owns",
    "This is a registry of {owner}: nobody outside AWS can list its repositories or change its policies, and you can "
    "only pull.",
)

# Where the refusal of an image of AWS's own gave no sentence, it is asked for.
_OF_AWS = Variant(
    holds=is_of_aws,
    headline=Text("image-of-aws", "Compare the name and the tag with AWS's list."),
    notes=(
        _AWS_OWNS,
        Text(
            "as-listed",
            "Account, region, name and tag must all be as AWS lists them; some regions have another account.",
        ),
    ),
    commands=(
        run(
            commands.BATCH_GET_IMAGE,
            shared.IMAGE_FAILED,
            shared.IMAGE_ARRIVED,
            SENTENCE,
            holds=_is_looked_up,
        ),
    ),
    run_by=RunBy.CALLER,
    page=_list_of_aws,
)

# The tables of accounts decide it, without a command.
_IN_OTHER_ACCOUNT = replace(
    _OF_AWS,
    holds=has_other_account,
    headline=Text("image-in-other-account", "In {region}, AWS has these images in {listed_accounts}."),
    notes=(
        _AWS_OWNS,
        Text("other-account", "For {region} AWS lists these images in {listed_accounts}, not in {registry_account}."),
    ),
    commands=(),
)

# SageMaker Python SDK, sagemaker.image_uris.
_OF_SAGEMAKER = replace(
    _OF_AWS,
    holds=_is_of(Service.SAGEMAKER),
    headline=Text("image-of-sagemaker", "Take the address that image_uris.retrieve gives."),
    notes=(
        _AWS_OWNS,
        Text(
            "retrieved-uri",
            "In the SageMaker Python SDK, image_uris.retrieve gives the address of an image for a region. Each "
            "algorithm has accounts of its own, and not every region.",
        ),
    ),
)

IMAGE_OF_AWS = (_IN_OTHER_ACCOUNT, _OF_SAGEMAKER, _OF_AWS)

# Guides of sellers (NeuVector, Datadog): one registry, for the accounts that subscribed.
IMAGE_OF_MARKETPLACE = replace(
    _OF_AWS,
    holds=_is_of(Service.MARKETPLACE),
    headline=Text("image-of-marketplace", "Subscribe to the product, then log in to us-east-1."),
    notes=(
        _AWS_OWNS,
        Text(
            "subscribers-alone",
            "The registry is in us-east-1 for every region, and an account may pull a product once it has subscribed.",
        ),
    ),
)

# Does the image exist? (ECR API, DescribeImages)
IMAGE_TAG = CheckItem(
    id="image-tag",
    kind=Kind.IMAGE_TAG,
    headline="Check that {image} is in {repository}.",
    reasons=(
        Text("says-no-image", "The registry says that {image} is missing; it does not say why."),
        Text("else-the-image", "If the repository exists, the image is missing."),
        shared.WHICH_IS_MISSING,
        Text("layer-missing", "The repository is there, and has no such layer for an image.", is_layer_missing),
        Text("perhaps-missing", "The words are not known; an image that is missing is ruled out in one step."),
    ),
    notes=(Text("images-go", "An image can be deleted by hand or by a lifecycle policy."),),
    commands=(
        run(
            commands.DESCRIBE_IMAGE,
            Answer(
                "image-missing",
                "ImageNotFoundException",
                "never pushed there, expired, archived, or not replicated yet",
                ~is_cached_pull,
            ),
            # ECR user guide, error-pullthroughcache: the upstream has none, or the right to import it is missing.
            Answer(
                "image-not-cached",
                "ImageNotFoundException",
                "no pull has brought it: is the tag upstream, and may the caller import it?",
                is_cached_pull,
            ),
            # The registry may have said already that the image is what is missing.
            replace(
                shared.REPOSITORY_MISSING,
                holds=needs_repository & ~of_cause(Cause.IMAGE_NOT_FOUND) & ~is_layer_missing,
            ),
            # Pages of AWS disagree on whether an archived image is shown without a filter (archive-image; ECR API,
            # DescribeImagesFilter).
            Answer(
                "image-status-archived",
                '"imageStatus": "ARCHIVED"',
                "it is archived: restore it, or push it again",
                is_private,
            ),
            Answer("image-there", "an imageDigest", "it is there: compare registry and region, and try again"),
        ),
        run(
            # JSON, because text output would sort page by page.
            "aws {ecr} describe-images {--registry-id} --repository-name {repository} {--filter}"
            ' --query "sort_by(imageDetails,&imagePushedAt)[-9:].imageTags[]" --output json {--region}',
            Answer("tags-told", "a list", "the newest tags: is the one you meant spelled otherwise?"),
            Answer("no-tags", "[]", "no image has a tag: none pushed yet, or deleted, or archived"),
            # The list has no digests.
            holds=~_has_digest,
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html",
    variants=(
        # Layers that no image refers to may be cleaned up at any time (ECR API, GetDownloadUrlForLayer).
        Variant(
            holds=is_layer_asked,
            headline=Text("layer-of-image", "Take the layer's digest from the manifest of an image that is there now."),
            notes=(),
            commands=(),
        ),
        _PUBLIC_DIGEST,
        _PUBLIC_TAG,
        IMAGE_OF_MARKETPLACE,
        *IMAGE_OF_AWS,
    ),
)

_NOT_ARCHIVED = Answer("not-archived", '"imageManifest"', "the image is there and is not archived")

# An archived image answers like a missing one (ECR user guide, archive-image).
ARCHIVED_IMAGE = CheckItem(
    id="archived-image",
    kind=Kind.IMAGE_TAG,
    headline="Check that {image} is not archived.",
    notes=(Text("archived-as-missing", "An archived image answers a pull like a missing one until it is restored."),),
    commands=(
        run(
            commands.BATCH_GET_IMAGE,
            shared.IMAGE_ARCHIVED,
            shared.IMAGE_FAILED,
            *shared.UPSTREAM_FAILURES,
            shared.IMAGE_KEY_REFUSED,
            _NOT_ARCHIVED,
            SENTENCE,
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html",
    # ECR Public has no archive, and the one of AWS's own images is AWS's to restore.
    applies=(is_private & ~is_of_aws).told("unless ECR Public or AWS's own registry was asked"),
)

# How a push ends (docker/cli, docs/reference/commandline/image_push.md).
PUSHED = CheckItem(
    id="pushed",
    kind=Kind.IMAGE_TAG,
    headline="Look in the job that pushes {image} whether its push ended with a digest.",
    notes=(
        Text(
            "push-ends",
            "The last line of a push that went through has 'digest: sha256:' and a size. A job can go on after a build "
            "or a push that failed, and what it deploys is not there then. Nor is an image that is asked for before "
            "its push has ended.",
        ),
    ),
    page="https://docs.docker.com/reference/cli/docker/image/push/",
    # What a cache rule brings, nobody pushes.
    applies=(can_describe_image & ~is_cached).told(
        "unless on a push, from ECR Public or AWS, or by a name like a pull through cache's"
    ),
)

# What expires images (ECR user guide, LifecyclePolicies; ECR API, GetLifecyclePolicy).
LIFECYCLE_POLICY = CheckItem(
    id="lifecycle-policy",
    kind=Kind.IMAGE_TAG,
    headline="Check whether a lifecycle policy expires {image}.",
    notes=(
        Text(
            "lifecycle-deletes",
            "A lifecycle policy deletes images by age or by number, within a day; a rule for any tag counts those that "
            "are in use as well. An image that is deleted has to be pushed again.",
        ),
    ),
    commands=(
        run(
            "aws {ecr} get-lifecycle-policy {--registry-id} --repository-name {repository}"
            " --query lifecyclePolicyText --output text {--region}",
            Answer("expires-images", "rules", "if one covers the image, narrow it, and push the image again"),
            Answer("expires-none", "LifecyclePolicyNotFoundException", "no such policy now: deleted, or never pushed"),
            shared.REPOSITORY_MISSING,
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html",
    # ECR Public has no lifecycle policies, and those of AWS's own images are AWS's.
    applies=(is_private & ~is_of_aws).told("unless ECR Public or AWS's own registry was asked"),
)

# What is copied, and when (ECR user guide, replication; ECR API, DescribeImageReplicationStatus).
REPLICATION = CheckItem(
    id="replication",
    kind=Kind.IMAGE_TAG,
    headline="If replication brings the image, ask where it was pushed.",
    notes=(
        Text(
            "replication-copies",
            "Replication copies what is pushed after its rule was made, where the rule's filters let it, and takes "
            "minutes; a push does not tell that it failed.",
        ),
    ),
    commands=(
        run(
            "aws ecr describe-image-replication-status --repository-name {repository} --image-id {image-id}"
            ' --query replicationStatuses --region "<region-of-the-push>"',
            Answer("replicated", '"COMPLETE"', "it is in the region and registry beside that word"),
            Answer("replicating", '"IN_PROGRESS"', "wait"),
            Answer(
                "replication-failed", '"FAILED"', "failureCode says why; the destination's policy may not let it in"
            ),
            Answer("no-replication", "[]", "no rule copies it: push it here as well, or pull it from there"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html",
    # It copies private repositories, to private registries, and not what a cache rule brings.
    applies=(is_pull & can_describe_image & ~is_cached & (_has_tag | _has_digest)).told(
        "if an image was pulled, unless from ECR Public, AWS or by a name like a pull through cache's"
    ),
)

# The tag belongs to what is pushed, as that of a cache or of a signature: no other can take its place.
_needs_same_tag = is_cache_export | is_attached

# A retry that met its own tag (docker/buildx and containerd issues on immutable tags).
ALREADY_PUSHED = CheckItem(
    id="already-pushed",
    kind=Kind.IMAGE_TAG,
    headline="Check whether {tag} is already the image you push.",
    reasons=(
        Text("holds-the-tag", "The registry holds {tag} already and may not replace it."),
        Text(
            "says-pushed",
            "The registry holds this very image under {tag} already: nothing is left to push.",
            is_pushed_already,
        ),
        Text("perhaps-pushed", "The words are not known; a push that is tried again may find its image there."),
        Text("own-tag-400", "A multi-platform push can meet a tag it has just written."),
    ),
    notes=(Text("own-retry", "A push that succeeded and is tried again finds its own tag taken."),),
    commands=(
        run(
            commands.DESCRIBE_IMAGE,
            Answer(
                "same-digest",
                "the digest you push, pushed a moment ago",
                "an earlier try pushed it: nothing is left to push",
            ),
            Answer(
                "other-digest",
                "another digest",
                "the tag is taken: push under a new one",
                ~is_attached & of_cause(Cause.TAG_IMMUTABLE),
            ),
            Answer(
                "perhaps-taken",
                "another digest",
                "the tag is another image's: push under a new one if tags may not change",
                ~is_attached & ~of_cause(Cause.TAG_IMMUTABLE),
            ),
            Answer(
                "other-signature",
                "another digest",
                "the tag belongs to an image: exclude such tags from immutability",
                is_attached,
            ),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    variants=(
        # ECR API, PutImage: neither the manifest nor the tag changed since the last push.
        Variant(
            holds=is_pushed_already,
            headline=Text("let-it-pass", "Let the step pass on ImageAlreadyExistsException: {tag} is this image."),
            notes=(),
            commands=(),
            run_by=RunBy.CALLER,
            page="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html",
        ),
    ),
)

# Immutable tags (ECR user guide, image-tag-mutability).
TAG_MUTABILITY = CheckItem(
    id="tag-mutability",
    kind=Kind.IMAGE_TAG,
    headline="Check which tags of the repository may change.",
    reasons=(
        Text("immutable-400", "A push over an immutable tag is often shown as a bare 400."),
        Text("cache-tag", "The cache is pushed under one tag again and again.", is_cache_export),
    ),
    notes=(
        Text(
            "immutable-tags",
            "IMMUTABLE refuses a second push of any tag; exclusion filters let chosen tags, such as caches, change.",
        ),
    ),
    commands=(
        run(
            "aws {ecr} describe-repositories {--registry-id} --repository-names {repository}"
            ' --query "repositories[0].[imageTagMutability,imageTagMutabilityExclusionFilters]" {--region}',
            Answer("immutable", '"IMMUTABLE"', "no tag can be pushed twice: take a new one", ~_needs_same_tag),
            Answer(
                "immutable-but-wanted", '"IMMUTABLE"', "exclude {tag} by a filter, or allow changes", _needs_same_tag
            ),
            Answer(
                "mutable-now",
                '"MUTABLE"',
                "changed since, or not the repository that was asked",
                of_cause(Cause.TAG_IMMUTABLE),
            ),
            Answer("mutable", '"MUTABLE"', "tags may be overwritten now", ~of_cause(Cause.TAG_IMMUTABLE)),
            Answer("immutable-but", '"IMMUTABLE_WITH_EXCLUSION"', "only tags that its filters match may change"),
            Answer("mutable-but", '"MUTABLE_WITH_EXCLUSION"', "tags that its filters match may not change"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    applies=is_private,
)

_may_have_bad_tag = (has_bad_tag | ~_has_tag & ~_has_digest).told(
    "if no registry takes the tag, or the text shows none"
)
# The name is one of ECR's, so that what follows it was refused, and none could be read.
_has_no_end = of_cause(Cause.INVALID_NAME) & has_good_name & ~_has_tag

# Characters docker allows in a tag (distribution reference grammar).
TAG_SYNTAX = CheckItem(
    id="tag-syntax",
    kind=Kind.IMAGE_TAG,
    headline="Spell the tag with letters, digits, '_', '.' and '-'.",
    reasons=(
        Text("empty-variable", "A variable left empty in the image reference gives the same words."),
        Text("tag-400", "A tag with characters that are not allowed gives a 400."),
    ),
    notes=(
        Text(
            "tag-letters",
            "A tag has at most 128 characters, and starts with a letter, a digit or '_'. A '+' from a version such as "
            "1.2.0+build is refused; helm puts '_' in its place.",
        ),
    ),
    page="https://docs.docker.com/reference/cli/docker/image/tag/",
    applies=_may_have_bad_tag,
    variants=(
        Variant(
            holds=_has_no_end,
            headline=Text("end-of-name", "Look behind the name: an empty variable, or no tag or digest."),
        ),
        Variant(
            holds=Question(lambda failure: "+" in (failure.tag or "")),
            headline=Text("tag-without-plus", "Use the tag {plain_tag}: a tag has no '+'."),
        ),
    ),
)
