"""Checks of what was asked for: repository, tag, registry host, pull through cache.

Each makes a ``Step`` of a record.
"""

from __future__ import annotations

from ecr_denied.advice import commands, docs, statements, words
from ecr_denied.advice.evidence import (
    asks_api,
    has_no_sentence,
    is_of_aws,
    is_public,
    meant_name,
    needs_owner,
    owner_or_admin,
)
from ecr_denied.advice.step import Step, run
from ecr_denied.names.hosts import is_nearly_ecr
from ecr_denied.names.partitions import is_zone
from ecr_denied.records import Check, Failure, RunBy

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


def repository_name(failure: Failure) -> Step:
    """Does the repository exist, here, spelled like this? (ECR user guide, common errors; pytorch/pytorch#140681)"""
    if is_public(failure):
        return _public_image(failure, Check.REPOSITORY_NAME, "repository-name")
    if is_of_aws(failure):
        return _image_of_aws(failure, Check.REPOSITORY_NAME)
    return Step(
        Check.REPOSITORY_NAME,
        "repository-name",
        ("owner-looks" if needs_owner(failure) else "name-region-account",),
        docs.COMMON_ERRORS,
        (
            run(commands.describe_repository(failure), "repository-missing", "repository-there"),
            run(commands.list_repositories(failure), "similar-name", "same-name", "name-is-wrong"),
        ),
        run_by=owner_or_admin(failure),
    )


def _public_image(failure: Failure, check: Check, headline: str) -> Step:
    """Ask for a public image without a login (ECR Public user guide; ECR Public API, the default registry)."""
    return Step(
        check,
        headline,
        ("anyone-may-ask",),
        docs.MANIFEST_INSPECT,
        (
            run(commands.docker_logout(failure), "logged-out"),
            run(commands.inspect_manifest(failure), "manifest-there", "manifest-missing"),
        ),
        changes_state=True,
    )


def _image_of_aws(failure: Failure, check: Check) -> Step:
    """Compare with AWS's list (EKS user guide, add-ons-images); where the refusal said no sentence, ask for it."""
    answers = ("image-failed", "image-given", "sentence")
    asked = (run(commands.batch_get_image(failure), *answers),) if has_no_sentence(failure) else ()
    return Step(check, "image-of-aws", ("aws-owns",), docs.AWS_IMAGES, asked)


def uri_as_name(failure: Failure) -> Step:
    """An address given as the name (actions/starter-workflows#2647, aws-actions/amazon-ecr-login#202)."""
    meant = meant_name(failure) or ""
    return Step(
        Check.REPOSITORY_NAME,
        "uri-as-name",
        ("host-in-name",),
        docs.PUSH_IMAGE,
        (run(commands.describe_repository(failure, meant), "repository-there", "repository-missing"),),
        run_by=owner_or_admin(failure),
    )


def create_repository(failure: Failure) -> Step:
    """Create it (ECR user guide, repository-create)."""
    return Step(
        Check.REPOSITORY_NAME,
        "create-repository",
        ("no-push-creates",),
        docs.REPOSITORY_CREATE,
        (run(commands.create_repository(failure), "created", "already-there"),),
        run_by=RunBy.REGISTRY_OWNER,
        changes_state=True,
    )


def creation_template(failure: Failure) -> Step:
    """Create-on-push templates (ECR user guide, repository-creation-templates)."""
    return Step(
        Check.REPOSITORY_NAME,
        "creation-template",
        ("template-creates",),
        docs.CREATION_TEMPLATES,
        (run(commands.creation_templates(failure), "template-fits", "no-template"),),
        run_by=RunBy.REGISTRY_OWNER,
    )


def pull_through_cache(failure: Failure) -> Step:
    """Cache rule and the puller's rights (ECR user guide, error-pullthroughcache)."""
    return Step(
        Check.UPSTREAM_REGISTRY,
        "pull-through-cache",
        ("cache-rights",),
        docs.PULL_THROUGH_CACHE,
        (run(commands.pull_through_cache_rules(failure), "rule-fits", "no-rule"),),
        statement=statements.cache_grant(failure),
        run_by=RunBy.REGISTRY_OWNER,
    )


def upstream_credentials(failure: Failure) -> Step:
    """The secret of the cache rule (ECR API, ValidatePullThroughCacheRule)."""
    return Step(
        Check.UPSTREAM_REGISTRY,
        "upstream-credentials",
        ("rule-secret",),
        docs.PULL_THROUGH_CACHE,
        (
            run(commands.pull_through_cache_rules(failure), "no-rule"),
            run(commands.validate_pull_through_cache_rule(failure), "rule-valid", "rule-invalid", "no-such-rule"),
        ),
        run_by=RunBy.REGISTRY_OWNER,
    )


def image_tag(failure: Failure) -> Step:
    """Does the image exist? (ECR API, DescribeImages)"""
    if is_public(failure):
        return _public_image(failure, Check.IMAGE_TAG, "image-tag")
    if is_of_aws(failure):
        return _image_of_aws(failure, Check.IMAGE_TAG)
    return Step(
        Check.IMAGE_TAG,
        "image-tag",
        ("images-go",),
        docs.PULL_IMAGE,
        (run(commands.describe_image(failure), "image-missing", "repository-missing", "image-there"),),
        run_by=owner_or_admin(failure),
    )


def archived_image(failure: Failure) -> Step:
    """An archived image answers like a missing one (ECR user guide, archive-image)."""
    return Step(
        Check.IMAGE_TAG,
        "archived-image",
        ("archived-as-missing",),
        docs.ARCHIVE,
        (run(commands.batch_get_image(failure), "image-archived", "image-failed", "image-given", "sentence"),),
    )


def already_pushed(failure: Failure) -> Step:
    """A retry that met its own tag (docker/buildx and containerd issues on immutable tags)."""
    return Step(
        Check.IMAGE_TAG,
        "already-pushed",
        ("own-retry",),
        docs.TAG_MUTABILITY,
        (run(commands.describe_image(failure), "same-digest", "other-digest"),),
        run_by=owner_or_admin(failure),
    )


def tag_mutability(failure: Failure) -> Step:
    """Immutable tags (ECR user guide, image-tag-mutability)."""
    return Step(
        Check.IMAGE_TAG,
        "tag-mutability",
        ("immutable-tags",),
        docs.TAG_MUTABILITY,
        (run(commands.tag_mutability(failure), "immutable", "mutable", "mutable-but"),),
        run_by=owner_or_admin(failure),
    )


def tag_syntax(_: Failure) -> Step:
    """Characters docker allows in a tag (distribution reference grammar)."""
    return Step(Check.IMAGE_TAG, "tag-syntax", ("tag-letters",), docs.IMAGE_NAMES)


def name_syntax(failure: Failure) -> Step:
    """Characters ECR allows in a name (ECR API, CreateRepository)."""
    return Step(
        Check.REPOSITORY_NAME,
        "name-syntax",
        ("name-letters",),
        docs.REPOSITORY_CREATE,
        (run(commands.list_repositories(failure), "similar-name", "name-is-wrong"),),
        run_by=owner_or_admin(failure),
    )


def host_name(failure: Failure) -> Step:
    """Is it a registry host at all? (AWS general reference, ECR endpoints)"""
    printed = asks_api(failure) or failure.registry == words.expected_host(failure)
    return Step(
        Check.HOST_NAME,
        "host-name" if printed else "other-host-name",
        ("own-endpoints" if asks_api(failure) else _slip(failure.registry or "", failure.region or ""),),
        docs.ECR_ENDPOINTS,
        (run(commands.resolve_host(failure), "host-unknown", "host-known"),),
    )


def _slip(host: str, region: str) -> str:
    """What may be wrong with a host."""
    if is_nearly_ecr(host):
        return "misspelt-host"
    if host and region.startswith("cn-") and not host.endswith(".cn"):
        return "china-host"
    if is_zone(region):
        return "zone-host"
    return "fips-host" if "ecr-fips" in host else "host-slips"


def wrong_registry(failure: Failure) -> Step:
    """Without a host docker asks Docker Hub (docker image tag reference)."""
    return Step(
        Check.HOST_NAME,
        "wrong-registry",
        ("docker-hub",),
        docs.IMAGE_NAMES,
        (run(commands.inspect_manifest(failure), "manifest-there", "manifest-missing"),),
    )
