"""Checks of an image: its tag, its digest, its archive."""

from __future__ import annotations

from ecr_denied.advice import commands, pages
from ecr_denied.advice.check import Answer, Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.records import RunBy

__all__ = [
    "ALREADY_PUSHED",
    "ARCHIVED_IMAGE",
    "IMAGE_TAG",
    "LIFECYCLE_POLICY",
    "PUSHED",
    "REPLICATION",
    "TAG_MUTABILITY",
    "TAG_SYNTAX",
]


# Does the image exist? (ECR API, DescribeImages)
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
            Answer(
                "image-missing: ImageNotFoundException -> never pushed there, expired, archived, or not replicated yet",
                needs="!cached-pull",
            ),
            Answer(
                "image-not-cached: ImageNotFoundException -> no pull has brought it: is the tag upstream, and may the "
                "caller import it?",
                needs="cached-pull",
            ),
            Answer(
                "repository-missing: RepositoryNotFoundException -> wrong name, region or account",
                needs="needs-repository !cause=image-not-found !layer-missing",
            ),
            Answer(
                'image-status-archived: "imageStatus": "ARCHIVED" -> it is archived: restore it, or push it again',
                needs="!public",
            ),
            "image-there: an imageDigest -> it is there: compare registry and region, and try again",
        ),
        Command(
            "aws {ecr} describe-images {--registry-id} --repository-name {repository} {--filter} --query "
            '"sort_by(imageDetails,&imagePushedAt)[-9:].imageTags[]" --output json {--region}',
            "tags-told: a list -> the newest tags: is the one you meant spelled otherwise?",
            "no-tags: [] -> no image has a tag: none pushed yet, or deleted, or archived",
            needs="!digest",
        ),
    ),
)
IMAGE_TAG = (
    # Layers that no image refers to may be cleaned up at any time (ECR API, GetDownloadUrlForLayer).
    _IMAGE_TAG.but(
        "Take the layer's digest from the manifest of an image that is there now.", needs="layer-asked", commands=()
    ),
    _IMAGE_TAG.but(
        "If it was pushed a moment ago, try again: it may not be given everywhere yet.",
        needs="public-elsewhere digest",
        why="A digest names one image alone, and the list of tags does not show it.",
        page=pages.inspect_manifest_page,
        who=RunBy.CALLER,
        commands=(),
    ),
    _IMAGE_TAG.but(
        "Look the tag up at gallery.ecr.aws, below Image tags.",
        needs="public-elsewhere",
        why="Anyone may ask for the manifest, and look the name up at https://gallery.ecr.aws. The "
        "ecr-public API shows your own registry only, so it calls everybody else's images missing.",
        page=pages.inspect_manifest_page,
        who=RunBy.CALLER,
        commands=(),
    ),
    _IMAGE_TAG.but(
        "Subscribe to the product, then log in to us-east-1.",
        needs="marketplace",
        why="The registry is in us-east-1 for every region, and an account may pull a product once it has subscribed.",
        page=pages.list_of_aws,
        who=RunBy.CALLER,
        commands=(Command(commands.BATCH_GET_IMAGE, shared.IMAGE_FAILED, shared.IMAGE_ARRIVED, shared.SENTENCE),),
    ),
    _IMAGE_TAG.but(
        "In {region}, AWS has these images in {listed_accounts}.",
        needs="other-account",
        why="This is a registry of {owner}: only AWS can list its repositories or change its policies; you can "
        "only pull. Account, region, name and tag must all be as AWS lists them; some regions have another "
        "account.",
        page=pages.list_of_aws,
        who=RunBy.CALLER,
        commands=(),
    ),
    _IMAGE_TAG.but(
        "Compare the name and the tag with AWS's list.",
        needs="aws-owned",
        why="This is a registry of {owner}: only AWS can list its repositories or change its policies; you can "
        "only pull. Account, region, name and tag must all be as AWS lists them; some regions have another "
        "account.",
        page=pages.list_of_aws,
        who=RunBy.CALLER,
        commands=(
            Command(
                commands.BATCH_GET_IMAGE,
                shared.IMAGE_FAILED,
                shared.IMAGE_ARRIVED,
                shared.SENTENCE,
                needs="name-family",
            ),
        ),
    ),
    _IMAGE_TAG,
)

# An archived image answers like a missing one (ECR user guide, archive-image).
ARCHIVED_IMAGE = Check(
    "archived-image",
    Kind.IMAGE_TAG,
    "Check that {image} is not archived.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html",
    why="An archived image answers a pull like a missing one until it is restored.",
    needs="!public !aws-owned",
    commands=(
        Command(
            commands.BATCH_GET_IMAGE,
            shared.IMAGE_ARCHIVED,
            shared.IMAGE_FAILED,
            Answer(
                'upstream-refuses: "failures" with UpstreamAccessDenied -> the cache rule\'s login may not read this '
                "image upstream",
                needs="may-be-cached",
            ),
            shared.UPSTREAM_LIMITS,
            Answer(
                'upstream-down: "failures" with UpstreamUnavailable -> the upstream does not answer ECR: wait',
                needs="may-be-cached",
            ),
            'image-key-refused: "failures" with KmsError -> KMS refused the repository\'s key: see its policy and '
            "its state",
            'not-archived: "imageManifest" -> the image is there and is not archived',
            shared.SENTENCE,
        ),
    ),
)

# How a push ends (docker/cli, docs/reference/commandline/image_push.md).
PUSHED = Check(
    "pushed",
    Kind.IMAGE_TAG,
    "Look in the job that pushes {image} whether its push ended with a digest.",
    "https://docs.docker.com/reference/cli/docker/image/push/",
    why="The last line of a push that went through has 'digest: sha256:' and a size. A job can go on "
    "after a build or a push that failed, and then the image that it deploys is not there.",
    needs="can-describe-image !cached",
)

# What expires images (ECR user guide, LifecyclePolicies; ECR API, GetLifecyclePolicy).
LIFECYCLE_POLICY = Check(
    "lifecycle-policy",
    Kind.IMAGE_TAG,
    "Check whether a lifecycle policy expires {image}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html",
    why="A lifecycle policy deletes images by age or by number, within a day; a rule for any tag counts "
    "those that are in use as well. An image that is deleted has to be pushed again.",
    who=RunBy.REGISTRY_OWNER,
    needs="!public !aws-owned",
    commands=(
        Command(
            "aws {ecr} get-lifecycle-policy {--registry-id} --repository-name {repository} --query "
            "lifecyclePolicyText --output text {--region}",
            "expires-images: rules -> if one covers the image, narrow it, and push the image again",
            "expires-none: LifecyclePolicyNotFoundException -> no such policy now: deleted, or never pushed",
            shared.REPOSITORY_MISSING,
        ),
    ),
)

# What is copied, and when (ECR user guide, replication; ECR API, DescribeImageReplicationStatus).
REPLICATION = Check(
    "replication",
    Kind.IMAGE_TAG,
    "If replication brings the image, ask where it was pushed.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html",
    why="Replication copies what is pushed after its rule was made, where the rule's filters let it, and "
    "takes minutes. A push does not show that the replication failed.",
    who=RunBy.REGISTRY_OWNER,
    needs="pull can-describe-image !cached image",
    commands=(
        Command(
            "aws ecr describe-image-replication-status --repository-name {repository} --image-id {image-id} "
            '--query replicationStatuses --region "<region-of-the-push>"',
            'replicated: "COMPLETE" -> it is in the region and registry beside that word',
            'replicating: "IN_PROGRESS" -> wait',
            'replication-failed: "FAILED" -> failureCode says why; the destination\'s policy may not let it in',
            "no-replication: [] -> no rule copies it: push it here as well, or pull it from there",
        ),
    ),
)

# A retry that met its own tag (docker/buildx and containerd issues on immutable tags).
_ALREADY_PUSHED = Check(
    "already-pushed",
    Kind.IMAGE_TAG,
    "Check whether {tag} is already the image you push.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    why="A push that succeeded and is tried again finds its own tag taken. A multi-platform push can "
    "meet a tag it has just written.",
    who=RunBy.REGISTRY_OWNER,
    commands=(
        Command(
            commands.DESCRIBE_IMAGE,
            "same-digest: the digest you push, pushed a moment ago -> an earlier try pushed it: nothing is left to "
            "push",
            Answer(
                "other-digest: another digest -> the tag is taken: push under a new one",
                needs="!attachment cause=tag-immutable",
            ),
            Answer(
                "perhaps-taken: another digest -> the tag is another image's: push under a new one if tags may not "
                "change",
                needs="!attachment !cause=tag-immutable",
            ),
            Answer(
                "other-signature: another digest -> the tag belongs to an image: exclude such tags from immutability",
                needs="attachment",
            ),
        ),
    ),
)
ALREADY_PUSHED = (
    # ECR API, PutImage: neither the manifest nor the tag changed since the last push.
    _ALREADY_PUSHED.but(
        "Let the step pass on ImageAlreadyExistsException: {tag} is this image.",
        needs="pushed-already",
        page="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html",
        who=RunBy.CALLER,
        commands=(),
    ),
    _ALREADY_PUSHED,
)

# Immutable tags (ECR user guide, image-tag-mutability).
TAG_MUTABILITY = Check(
    "tag-mutability",
    Kind.IMAGE_TAG,
    "Check which tags of the repository may change.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    why="A push over an immutable tag is often shown as a bare 400. IMMUTABLE refuses a second push of "
    "any tag; exclusion filters let chosen tags, such as caches, change.",
    who=RunBy.REGISTRY_OWNER,
    needs="!public",
    commands=(
        Command(
            "aws {ecr} describe-repositories {--registry-id} --repository-names {repository} --query "
            '"repositories[0].[imageTagMutability,imageTagMutabilityExclusionFilters]" {--region}',
            Answer(
                'immutable: "IMMUTABLE" -> no tag can be pushed twice: take a new one',
                needs="!cache-export !attachment",
            ),
            Answer(
                'immutable-but-wanted: "IMMUTABLE" -> exclude {tag} by a filter, or allow changes', needs="tag-is-fixed"
            ),
            'immutable-but: "IMMUTABLE_WITH_EXCLUSION" -> only tags that its filters match may change',
            Answer('mutable: "MUTABLE" -> tags may be overwritten now', needs="!cause=tag-immutable"),
            'mutable-but: "MUTABLE_WITH_EXCLUSION" -> tags that its filters match may not change',
            Answer(
                'mutable-now: "MUTABLE" -> changed since, or not the repository that was asked',
                needs="cause=tag-immutable",
            ),
        ),
    ),
)

# Characters docker allows in a tag (distribution reference grammar).
_TAG_SYNTAX = Check(
    "tag-syntax",
    Kind.IMAGE_TAG,
    "Spell the tag with letters, digits, '_', '.' and '-'.",
    "https://docs.docker.com/reference/cli/docker/image/tag/",
    why="A variable left empty in the image reference gives the same words. A tag has at most 128 "
    "characters, and starts with a letter, a digit or '_'. A '+' from a version such as 1.2.0+build "
    "is refused; helm puts '_' in its place.",
    needs="bad-tag-in-doubt",
)
TAG_SYNTAX = (
    _TAG_SYNTAX.but(
        "Look behind the name: an empty variable, or no tag or digest.", needs="cause=invalid-name good-name !tag"
    ),
    _TAG_SYNTAX.but(
        "Use the tag {plain_tag}: a tag has no '+'.",
        needs="plus-in-tag",
        why="A tag has at most 128 characters, and starts with a letter, a digit or '_'. A '+' from a "
        "version such as 1.2.0+build is refused; helm puts '_' in its place.",
    ),
    _TAG_SYNTAX,
)
