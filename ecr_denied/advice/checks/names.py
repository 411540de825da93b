"""Checks of what was asked for: repository, tag, registry host, pull through cache.

Each takes a ``Failure`` and returns one ``Advice`` whose ``why`` says how to read the answer.
"""

from __future__ import annotations

from ecr_denied.advice import commands, docs, words
from ecr_denied.advice import evidence as said
from ecr_denied.names.hosts import is_nearly_ecr
from ecr_denied.names.partitions import is_zone
from ecr_denied.records import Advice, Check, Failure, RunBy

__all__ = [
    "already_pushed",
    "archived_image",
    "create_repository",
    "creation_template",
    "host_name",
    "image_tag",
    "name_syntax",
    "pull_through_cache",
    "repository_name",
    "tag_mutability",
    "tag_syntax",
    "upstream_credentials",
    "uri_as_name",
    "wrong_registry",
]


def repository_name(failure: Failure) -> Advice:
    """Does the repository exist, here, spelled like this? (ECR user guide, common errors; pytorch/pytorch#140681)"""
    headline = f"Check that {said.repository(failure)} exists in {said.registry(failure)}, spelled exactly so."
    if said.is_public(failure):
        return _public_image(failure, Check.REPOSITORY_NAME, headline)
    if said.needs_owner(failure):
        why = "Only the registry's owner can look: across accounts describe-repositories refuses the caller as well."
    else:
        why = "RepositoryNotFoundException means the name, region or account is wrong; the second command lists names."
    return Advice(
        check=Check.REPOSITORY_NAME,
        headline=headline,
        why=why,
        commands=(commands.describe_repository(failure), commands.list_repositories(failure)),
        run_by=said.owner_or_admin(failure),
        docs=docs.COMMON_ERRORS,
    )


def _public_image(failure: Failure, check: Check, headline: str) -> Advice:
    """Ask for a public image without a login (ECR Public user guide; ECR Public API, the default registry)."""
    return Advice(
        check=check,
        headline=headline,
        why=(
            "Anyone may ask for the manifest, and look the name up at https://gallery.ecr.aws. The ecr-public API "
            "shows your own registry only, so it calls everybody else's images missing."
        ),
        commands=(commands.docker_logout(failure), commands.inspect_manifest(failure)),
        changes_state=True,
        docs=docs.MANIFEST_INSPECT,
    )


def uri_as_name(failure: Failure) -> Advice:
    """An address given as the name (actions/starter-workflows#2647, aws-actions/amazon-ecr-login#202)."""
    address = said.shown(failure.repository or "")
    meant = said.meant_name(failure)
    wanted = f"'{said.shown(meant)}'" if meant else "alone"
    return Advice(
        check=Check.REPOSITORY_NAME,
        headline=f"Give the repository name {wanted}, not the address '{address}'.",
        why="The repository name in the text holds a registry host, so the host was put in front of the name twice.",
        commands=(commands.describe_repository(failure, meant or ""),),
        run_by=said.owner_or_admin(failure),
        docs=docs.PUSH_IMAGE,
    )


def create_repository(failure: Failure) -> Advice:
    """Create it (ECR user guide, repository-create)."""
    return Advice(
        check=Check.REPOSITORY_NAME,
        headline=f"Create {said.repository(failure)} if the name is right and it is missing.",
        why="Without a creation template or a cache rule, neither a push nor a pull creates a repository.",
        commands=(commands.create_repository(failure),),
        run_by=RunBy.REGISTRY_OWNER,
        changes_state=True,
        docs=docs.REPOSITORY_CREATE,
    )


def creation_template(failure: Failure) -> Advice:
    """Create-on-push templates (ECR user guide, repository-creation-templates)."""
    return Advice(
        check=Check.REPOSITORY_NAME,
        headline="If pushes are meant to create repositories, check the creation template's prefix and appliedFor.",
        why=(
            "Only a template with CREATE_ON_PUSH and a matching prefix makes a push create its repository. With one, "
            "a repository seen after the failure may be younger than it."
        ),
        commands=(commands.creation_templates(failure),),
        run_by=RunBy.REGISTRY_OWNER,
        docs=docs.CREATION_TEMPLATES,
    )


def pull_through_cache(failure: Failure) -> Advice:
    """Cache rule and the puller's rights (ECR user guide, error-pullthroughcache)."""
    return Advice(
        check=Check.UPSTREAM_REGISTRY,
        headline="If the name starts with a pull through cache prefix, check the rule and the puller's rights.",
        why=(
            "Through a cache rule a first pull needs ecr:CreateRepository and ecr:BatchImportUpstreamImage as well, "
            "and a Docker Hub official image needs 'library/' in the path."
        ),
        commands=(commands.pull_through_cache_rules(failure),),
        run_by=RunBy.REGISTRY_OWNER,
        docs=docs.PULL_THROUGH_CACHE,
    )


def upstream_credentials(failure: Failure) -> Advice:
    """The secret of the cache rule (ECR API, ValidatePullThroughCacheRule)."""
    return Advice(
        check=Check.UPSTREAM_REGISTRY,
        headline="Check the upstream user name and token in the pull through cache rule's secret.",
        why=(
            "validate-pull-through-cache-rule tries them; the prefix in the command is the first part of the path. "
            "isValid true means that the path is wrong and not the login: a 'library/' too many or too few."
        ),
        commands=(commands.pull_through_cache_rules(failure), commands.validate_pull_through_cache_rule(failure)),
        run_by=RunBy.REGISTRY_OWNER,
        docs=docs.PULL_THROUGH_CACHE,
    )


def image_tag(failure: Failure) -> Advice:
    """Does the image exist? (ECR API, DescribeImages)"""
    if said.is_public(failure):
        return _public_image(
            failure, Check.IMAGE_TAG, f"Check that {said.tag(failure)} exists in {said.repository(failure)}."
        )
    return Advice(
        check=Check.IMAGE_TAG,
        headline=f"Check that {said.tag(failure)} exists in {said.repository(failure)}.",
        why=(
            "ImageNotFoundException means the image was never pushed, is not pushed yet, or was deleted by hand or by "
            "a lifecycle policy; RepositoryNotFoundException means the repository is missing."
        ),
        commands=(commands.describe_image(failure),),
        run_by=said.owner_or_admin(failure),
        docs=docs.PULL_IMAGE,
    )


def archived_image(failure: Failure) -> Advice:
    """An archived image answers like a missing one (ECR user guide, archive-image)."""
    return Advice(
        check=Check.IMAGE_TAG,
        headline=f"Check that {said.tag(failure)} is not archived.",
        why="An image whose imageStatus is ARCHIVED answers a pull like a missing one until it is restored.",
        commands=(commands.describe_image(failure),),
        run_by=said.owner_or_admin(failure),
        docs=docs.ARCHIVE,
    )


def already_pushed(failure: Failure) -> Advice:
    """A retry that met its own tag (docker/buildx and containerd issues on immutable tags)."""
    return Advice(
        check=Check.IMAGE_TAG,
        headline=f"Check whether {said.tag(failure)} is already the image you are pushing.",
        why="Same digest, pushed a moment ago: the push succeeded and its retry or a second run met the new tag.",
        commands=(commands.describe_image(failure),),
        run_by=said.owner_or_admin(failure),
        docs=docs.TAG_MUTABILITY,
    )


def tag_mutability(failure: Failure) -> Advice:
    """Immutable tags (ECR user guide, image-tag-mutability)."""
    return Advice(
        check=Check.IMAGE_TAG,
        headline=f"Push under a new tag, or check the tag immutability of {said.repository(failure)}.",
        why="IMMUTABLE refuses a second push of any tag; exclusion filters let chosen tags, such as caches, change.",
        commands=(commands.tag_mutability(failure),),
        run_by=said.owner_or_admin(failure),
        docs=docs.TAG_MUTABILITY,
    )


def tag_syntax(failure: Failure) -> Advice:
    """Characters docker allows in a tag (distribution reference grammar)."""
    return Advice(
        check=Check.IMAGE_TAG,
        headline=f"Check the spelling of {said.tag(failure)}: letters, digits, '_', '.' and '-', at most 128.",
        why="A '+' from a version such as 1.2.0+build is refused; a tag starts with a letter, a digit or '_'.",
        docs=docs.IMAGE_NAMES,
    )


def name_syntax(failure: Failure) -> Advice:
    """Characters ECR allows in a name (ECR API, CreateRepository)."""
    return Advice(
        check=Check.REPOSITORY_NAME,
        headline=f"Spell {said.repository(failure)} in lower case, without empty parts, scheme or trailing '/'.",
        why="ECR takes lower-case letters and digits joined by '.', '_', '-' and '/', 2 to 256 characters.",
        commands=(commands.list_repositories(failure),),
        run_by=said.owner_or_admin(failure),
        docs=docs.REPOSITORY_CREATE,
    )


def host_name(failure: Failure) -> Advice:
    """Is it a registry host at all? (AWS general reference, ECR endpoints)"""
    name, region = failure.registry or "", failure.region or ""
    wanted = words.expected_host(failure)
    if name == wanted:
        headline = f"Check {said.host(failure)} letter by letter: account id, region, ending."
    else:
        headline = f"Compare {said.host(failure)} with {wanted}."
    if is_nearly_ecr(name):
        why = "The printed host is none of ECR's: it is misspelt, so whoever answers is somebody else."
    elif name and region.startswith("cn-") and not name.endswith(".cn"):
        why = "China regions need '.cn' at the end of the host."
    elif is_zone(region):
        why = f"'{said.shown(region)}' looks like an availability zone; a region name ends in a digit."
    elif "ecr-fips" in name:
        why = "FIPS hosts exist in a few regions only."
    else:
        why = "A mistyped region, a missing '.dkr.ecr', or an outdated account id all make a host nobody answers for."
    return Advice(
        check=Check.HOST_NAME,
        headline=headline,
        why=why,
        commands=(commands.resolve_host(failure),),
        docs=docs.ECR_ENDPOINTS,
    )


def wrong_registry(failure: Failure) -> Advice:
    """Without a host docker asks Docker Hub (docker image tag reference)."""
    return Advice(
        check=Check.HOST_NAME,
        headline=f"Put the registry host in front of the image name: {words.expected_host(failure)}/...",
        why="Without a complete registry host docker asks Docker Hub, which knows nothing of ECR.",
        commands=(commands.inspect_manifest(failure),),
        docs=docs.IMAGE_NAMES,
    )
