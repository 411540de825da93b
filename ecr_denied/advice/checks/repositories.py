"""Checks of a repository: its name, and how it comes to be."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, run, unless
from ecr_denied.advice.check import Check, Kind, Text
from ecr_denied.advice.checks import shared
from ecr_denied.advice.checks.images import IMAGE_OF_AWS, IMAGE_OF_MARKETPLACE, PUBLIC_IMAGE
from ecr_denied.advice.evidence import (
    is_private,
    is_uri_as_name,
    meant_name,
    names_repository,
    needs_owner,
    needs_repository,
    owner_or_admin,
)
from ecr_denied.records import Failure, RunBy

__all__ = ["CREATE_REPOSITORY", "CREATION_TEMPLATE", "NAME_SYNTAX", "REPOSITORY_NAME", "URI_AS_NAME"]

_REPOSITORY_THERE = Answer("repository-there", "the repository", "the name is right; if it is new, try again")
_SIMILAR_NAME = Answer("similar-name", "a similar name", "the name is misspelt")
_NAME_IS_WRONG = Answer("name-is-wrong", "none that is similar", "wrong region or account, or it has to be created")

# Does the repository exist, here, spelled like this? (ECR user guide, common errors; pytorch/pytorch#140681)
REPOSITORY_NAME = Check(
    id="repository-name",
    kind=Kind.REPOSITORY_NAME,
    headline="Check that {repository} exists in {registry}, with exactly this spelling.",
    reasons=(
        Text("says-no-repository", "The registry says that {repository} does not exist in it."),
        Text("tag-elsewhere", "The same tag may exist in another registry or region."),
        Text("repository-or-image", "The text does not say whether repository or image is missing."),
        Text(
            "same-sentence",
            "The sentence says that no resource-based policy allows it. So far this reason has been seen only across "
            "accounts, where ECR answers for a repository that does not exist with this same sentence, so it cannot "
            "tell the cases apart. {accounts}",
        ),
        Text(
            "policy-for-some-names",
            "Policies often allow some names only: compare {repository} with their Resource patterns.",
            names_repository,
        ),
        Text(
            "limit-for-some-names",
            "Limits often allow some names only: compare {repository} with them.",
            names_repository,
        ),
        Text(
            "deny-for-some-names", "A Deny can cover some names only: compare {repository} with it.", names_repository
        ),
        Text(
            "refused-as-missing", "A missing repository can be refused instead of reported missing.", names_repository
        ),
        Text(
            "push-dropped",
            "ECR is known to drop the connection of a push to a repository that does not exist; the cut alone proves "
            "nothing.",
        ),
        Text("rule-out-names", "Name, region and account are the first things to rule out."),
    ),
    notes=(
        Text(
            "owner-looks",
            "Only the registry's owner can look: across accounts describe-repositories refuses the caller too.",
            needs_owner,
        ),
        Text(
            "name-region-account", "Name, region and account must all be those of the repository.", unless(needs_owner)
        ),
    ),
    commands=(
        run(commands.describe_repository, shared.REPOSITORY_MISSING, _REPOSITORY_THERE),
        run(
            commands.list_repositories,
            _SIMILAR_NAME,
            Answer("same-name", "the very name", "the name is right"),
            _NAME_IS_WRONG,
        ),
    ),
    run_by=owner_or_admin,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
    applies=needs_repository,
    variants=(PUBLIC_IMAGE, IMAGE_OF_MARKETPLACE, IMAGE_OF_AWS),
)


def _describe_name_meant(failure: Failure) -> str:
    return commands.describe_repository(failure, meant_name(failure) or "")


# An address given as the name (actions/starter-workflows#2647, aws-actions/amazon-ecr-login#202).
URI_AS_NAME = Check(
    id="uri-as-name",
    kind=Kind.REPOSITORY_NAME,
    headline="Give the repository name {meant}, not the address '{address}'.",
    notes=(
        Text(
            "host-in-name",
            "The repository name in the text holds a registry host, so the host was put in front of the name twice.",
        ),
    ),
    commands=(run(_describe_name_meant, _REPOSITORY_THERE, shared.REPOSITORY_MISSING),),
    run_by=owner_or_admin,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html",
    applies=is_uri_as_name,
)

# Characters ECR allows in a name (ECR API, CreateRepository).
NAME_SYNTAX = Check(
    id="name-syntax",
    kind=Kind.REPOSITORY_NAME,
    headline="Spell {repository} in lower case, without empty parts, scheme or trailing '/'.",
    reasons=(Text("breaks-the-rules", "The name breaks the rules for names, so nothing was looked up."),),
    notes=(
        Text(
            "name-letters",
            "ECR takes lower-case letters and digits joined by '.', '_', '-' and '/', 2 to 256 characters.",
        ),
    ),
    commands=(run(commands.list_repositories, _SIMILAR_NAME, _NAME_IS_WRONG),),
    run_by=owner_or_admin,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-create.html",
)

# Create it (ECR user guide, repository-create).
CREATE_REPOSITORY = Check(
    id="create-repository",
    kind=Kind.REPOSITORY_NAME,
    headline="Create {repository} if the name is right and it is missing.",
    notes=(
        Text(
            "no-push-creates",
            "Without a creation template or a cache rule, neither a push nor a pull creates a repository.",
        ),
    ),
    commands=(
        run(
            commands.create_repository,
            Answer("created", "the repository", "it exists now: push"),
            Answer("already-there", "RepositoryAlreadyExistsException", "the name was not the cause"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    changes_state=True,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-create.html",
)

# Create-on-push templates (ECR user guide, repository-creation-templates).
CREATION_TEMPLATE = Check(
    id="creation-template",
    kind=Kind.REPOSITORY_NAME,
    headline=("If pushes are meant to create repositories, check the creation template's prefix and appliedFor."),
    notes=(
        Text(
            "template-creates",
            "Only a template with CREATE_ON_PUSH and a matching prefix makes a push create its repository. With one, "
            "a repository seen after the failure may be younger than it.",
        ),
    ),
    commands=(
        run(
            commands.creation_templates,
            Answer(
                "template-fits", "a prefix that fits, or ROOT, with CREATE_ON_PUSH", "a push creates the repository"
            ),
            Answer("no-template", "none that fits", "no push creates it: create the repository first"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html",
    applies=is_private,
)
