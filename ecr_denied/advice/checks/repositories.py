"""Checks of a repository: its name, and how it comes to be."""

from __future__ import annotations

from dataclasses import replace

from ecr_denied.advice import commands
from ecr_denied.advice.answers import SENTENCE, Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.checks.images import ANYONE_MAY_ASK, IMAGE_OF_AWS, IMAGE_OF_MARKETPLACE, PUBLIC_IMAGE
from ecr_denied.advice.evidence import (
    begins_upload,
    ends_twice,
    fills_cache,
    found_elsewhere,
    gives_tags,
    has_found_repository,
    has_good_name,
    is_across,
    is_bootstrapped,
    is_cached_pull,
    is_not_pull,
    is_other_call,
    is_own_public,
    is_private,
    is_public,
    is_public_uri_as_name,
    is_pull,
    is_push,
    is_uri_as_name,
    makes_repository,
    may_ask_here,
    may_be_cached,
    may_cross_accounts,
    meant_name,
    names_repository,
    needs_owner,
    needs_repository,
    tells_repository,
)
from ecr_denied.advice.question import Question, of_cause
from ecr_denied.advice.wordings import is_upper_case
from ecr_denied.names.upstreams import library_name
from ecr_denied.records import Cause, RunBy

__all__ = [
    "ALREADY_CREATED",
    "CACHE_TEMPLATE",
    "CDK_BOOTSTRAP",
    "CREATE_REPOSITORY",
    "CREATION_RIGHTS",
    "CREATION_TEMPLATE",
    "LIBRARY_PATH",
    "NAME_SYNTAX",
    "OTHER_REGISTRY",
    "REPOSITORY_NAME",
    "URI_AS_NAME",
]

# The registry said it, or the command before this check tells it.
_is_told_missing = of_cause(Cause.REPOSITORY_NOT_FOUND) | of_cause(Cause.NOT_FOUND) & ~is_push
_is_missing = of_cause(Cause.REPOSITORY_NOT_FOUND, Cause.NOT_FOUND)
# A policy was found that refuses, or none of the caller's that allows, whether the repository exists or not.
_is_decided = of_cause(Cause.IDENTITY_POLICY_IMPLICIT_DENY, Cause.GUARDRAIL_IMPLICIT_DENY, Cause.EXPLICIT_DENY) | (
    of_cause(Cause.ACCESS_DENIED) & ~may_cross_accounts
)
_REPOSITORY_THERE = (
    Answer("repository-there", "the repository", "it is there now: if it is new, try again", ~_is_decided),
    Answer("name-right", "the repository", "it exists: see the policies", _is_decided),
)
_SIMILAR_NAME = Answer("similar-name", "a similar name", "the name is misspelt")
_NAME_IS_WRONG = (
    Answer(
        "name-is-wrong",
        "no similar name",
        "another region or account, or create it",
        ~is_bootstrapped & ~is_cached_pull,
    ),
    Answer(
        "not-cached-yet",
        "no similar name",
        "no first pull filled it: see the cache rule, and its rights",
        is_cached_pull,
    ),
    Answer("not-bootstrapped", "no similar name", "no bootstrap made it here: see cdk bootstrap", is_bootstrapped),
)

# The registries of ECR Public that the caller owns (ECR Public API, DescribeRegistries): a push goes to no other.
_OWN_PUBLIC_REPOSITORY = Variant(
    holds=is_own_public,
    headline=Text("own-public-repository", "Check your alias in ECR Public, and {repository}."),
    notes=(
        Text(
            "own-alias",
            "A push goes to a registry of your own account alone, and the alias in the address must be that one's.",
        ),
    ),
    commands=(
        run(
            'aws ecr-public describe-registries --query "registries[].aliases[].name" --output text --region us-east-1',
            Answer("other-alias", "another alias than in the address", "the address names somebody else's registry"),
            Answer("alias-right", "the alias in the address", "the registry is right: compare the name"),
        ),
        run(commands.DESCRIBE_REPOSITORY, shared.REPOSITORY_MISSING, *_REPOSITORY_THERE),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html",
)

_PUBLIC_REPOSITORY = replace(
    PUBLIC_IMAGE,
    notes=(
        Text(
            "public-has-none",
            "ECR Public has no repository of this name under this alias.",
            of_cause(Cause.REPOSITORY_NOT_FOUND),
        ),
        ANYONE_MAY_ASK,
    ),
)

_names_meant = Question(lambda failure: meant_name(failure) is not None)
_MEANT_THERE = Answer("meant-there", "the repository", "it is there: use its name alone")


_MEANT_PUBLIC = Variant(
    # A private registry has no repository of ECR Public's (ECR Public API, DescribeRepositories).
    holds=is_public_uri_as_name & _names_meant,
    headline=Text("meant-public", "If it is your own, check that {meant} exists in ECR Public."),
    notes=(),
    commands=(
        run(
            # The caller's own registry of ECR Public, which the address in the name is of.
            "aws ecr-public describe-repositories --repository-names {meant-name} --region us-east-1",
            shared.REPOSITORY_MISSING,
            _MEANT_THERE,
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html",
)

_MEANT_REPOSITORY = Variant(
    # The host was given twice, and a name stands behind it.
    holds=is_private & _names_meant,
    headline=Text("meant-repository", "Check that repository {meant} exists."),
    commands=(
        run(
            "aws {ecr} describe-repositories {--registry-id} --repository-names {meant-name} {--region}",
            shared.REPOSITORY_MISSING,
            _MEANT_THERE,
        ),
    ),
)

# Does the repository exist, here, spelled like this? (ECR user guide, common errors; pytorch/pytorch#140681)
REPOSITORY_NAME = CheckItem(
    id="repository-name",
    kind=Kind.REPOSITORY_NAME,
    headline="Check that {repository} exists.",
    reasons=(
        Text("says-no-repository", "The registry says that {repository} does not exist in it."),
        Text("tag-elsewhere", "The same tag may exist in another registry or region."),
        shared.WHICH_IS_MISSING,
        # Distribution specification, endpoints: what is pushed is named later.
        Text(
            "repository-of-upload",
            "A push was about to send its first bytes: nothing but the repository can be missing for that.",
            begins_upload,
        ),
        Text(
            "repository-of-push",
            "A push found something missing there: the repository, or what the image refers to.",
            is_push,
        ),
        Text(
            "same-sentence",
            "The sentence says that no resource-based policy allows it. So far this reason has been seen only across "
            "accounts, where ECR answers for a repository that does not exist with this same sentence, so it cannot "
            "tell the cases apart. {accounts}",
        ),
        Text(
            "policy-for-some-names",
            "Policies often allow some names only: compare {repository} with their Resource patterns.",
            names_repository & ~has_found_repository,
        ),
        Text("limit-for-some-names", "It may be for some names only: compare {repository} with it.", tells_repository),
        Text(
            "refused-as-missing",
            "A missing repository can be refused instead of reported missing.",
            names_repository & ~has_found_repository,
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
        Text("name-region-account", "Name, region and account must all be those of the repository.", ~needs_owner),
    ),
    commands=(
        run(commands.DESCRIBE_REPOSITORY, shared.REPOSITORY_MISSING, *_REPOSITORY_THERE, holds=~_is_told_missing),
        run(
            "aws {ecr} describe-repositories {--registry-id}"
            ' --query "repositories[].repositoryName" --output text {--region}',
            _SIMILAR_NAME,
            *_NAME_IS_WRONG,
            Answer("same-name", "exactly this name", "it is there, and the name is right"),
            holds=_is_missing,
        ),
        run(
            "aws ecr describe-repositories --repository-names {repository} {--profile}",
            Answer(
                "found-here", "repositoryUri", "it is in your own account and region: use this address", ~is_other_call
            ),
            Answer(
                "found-by-you",
                "repositoryUri",
                "it is in your own account and region: was another asked?",
                is_other_call,
            ),
            Answer("not-here-either", "RepositoryNotFoundException", "nor here: ecr-denied diagnose looks elsewhere"),
            # The address may name another account or region than the reader's own, where the repository is.
            holds=_is_missing & is_private & may_ask_here,
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
    applies=needs_repository,
    variants=(
        _MEANT_PUBLIC,
        _MEANT_REPOSITORY,
        _OWN_PUBLIC_REPOSITORY,
        _PUBLIC_REPOSITORY,
        IMAGE_OF_MARKETPLACE,
        *IMAGE_OF_AWS,
        Variant(
            holds=ends_twice,
            headline=Text(
                "name-ends-twice", "Check {repository}: its end stands twice, and helm push adds the chart's name."
            ),
            page="https://helm.sh/docs/topics/registries/#the-push-subcommand",
        ),
    ),
)

# The registry is that of the host, or of the caller (ECR API, DescribeRepositories, registryId).
OTHER_REGISTRY = CheckItem(
    id="other-registry",
    kind=Kind.REPOSITORY_NAME,
    headline="Ask {other_host}, if that was meant: {repository} was reached there.",
    notes=(
        Text(
            "reached-there",
            "The text shows an image of this name that went there or came from there. ECR looks a name up in one "
            "account and region alone; the AWS CLI asks the caller's own account, unless --registry-id names another.",
        ),
    ),
    commands=(
        run(
            "aws {ecr} describe-repositories --registry-id {other-registry-id} --repository-names {repository}"
            " --region {other-region}",
            Answer("there-indeed", "the repository", "it is there: use that address, or its --registry-id, --region"),
            Answer("not-there-now", "RepositoryNotFoundException", "it is not there any more"),
            SENTENCE,
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html",
    applies=(found_elsewhere & ~is_push).told("if the same repository was reached in another registry above"),
)

# An address given as the name (actions/starter-workflows#2647, aws-actions/amazon-ecr-login#202).
URI_AS_NAME = CheckItem(
    id="uri-as-name",
    kind=Kind.REPOSITORY_NAME,
    headline="Give the name {meant}, without host or /v2/ around it.",
    notes=(
        Text(
            "host-in-name",
            "The repository name in the text, '{address}', holds a registry host or a path of the API, which a client "
            "adds by itself.",
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html",
    applies=is_uri_as_name,
    variants=(
        Variant(
            holds=is_public_uri_as_name,
            headline=Text("public-uri-as-name", "Use the address {address} with no host in front, or {meant} alone."),
        ),
    ),
)

# Docker Hub's official images through a cache (ECR user guide, error-pullthroughcache).
LIBRARY_PATH = CheckItem(
    id="library-path",
    kind=Kind.UPSTREAM_REGISTRY,
    headline="If this is a cache of Docker Hub, pull {library}.",
    notes=(
        Text(
            "library-in-path",
            "Every name on Docker Hub has two parts. Through a cache rule an official image needs its 'library/', "
            "which docker adds for Docker Hub alone; any other image has none.",
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
    # The name may lack the part that official images have in front.
    applies=(may_be_cached & Question(lambda failure: library_name(failure.repository) is not None)).told(
        "if the name below a cache of Docker Hub lacks its `library/`, or has one too many"
    ),
)

# Characters ECR allows in a name (ECR API, CreateRepository).
NAME_SYNTAX = CheckItem(
    id="name-syntax",
    kind=Kind.REPOSITORY_NAME,
    headline="Spell the name in 2 to 256 lower-case letters and digits, joined by . _ - and /.",
    reasons=(
        Text("breaks-the-rules", "The name breaks the rules for names, so nothing was looked up."),
        Text("parameter-may-be-name", "The parameter may be a name or a prefix, for which ECR has rules."),
    ),
    notes=(
        Text(
            "name-letters",
            "A scheme in front, an empty part and a '/' at the end are refused.",
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-create.html",
    variants=(
        Variant(
            holds=is_upper_case, headline=Text("lower-case", "Write the repository name in lower case, all of it.")
        ),
        Variant(
            holds=has_good_name,
            headline=Text("name-as-given", "Print the name that the command was given: the one shown keeps the rules."),
        ),
    ),
)

# The repository of a bootstrap (AWS CDK guide, bootstrapping-env; aws-cdk-cli, bootstrap-template.yaml).
CDK_BOOTSTRAP = CheckItem(
    id="cdk-bootstrap",
    kind=Kind.REPOSITORY_NAME,
    headline="Bootstrap this account and region for the CDK.",
    notes=(
        Text(
            "bootstrap-makes-it",
            "A bootstrap makes the repository of this name, with the roles that publish to it. Made by hand, the "
            "repository stands in the way of the bootstrap. Accounts that deploy from elsewhere are named by --trust.",
        ),
    ),
    commands=(
        run(
            "cdk bootstrap {bootstrap} {--profile}",
            Answer("bootstrapped", "bootstrapped.", "repository and roles are there: deploy again"),
            Answer("no-bootstrap-change", "(no changes)", "the bootstrap stands: was the repository deleted by hand?"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    changes_state=True,
    page="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html",
    applies=is_bootstrapped,
)

# Create it (ECR user guide, repository-create).
CREATE_REPOSITORY = CheckItem(
    id="create-repository",
    kind=Kind.REPOSITORY_NAME,
    headline="Create {repository} if the name is right.",
    notes=(
        Text(
            "no-push-creates",
            "Without a creation template or a cache rule, neither a push nor a pull creates a repository.",
        ),
    ),
    commands=(
        run(
            # The id keeps it out of any other account.
            "aws {ecr} create-repository {--registry-id-if-private} --repository-name {repository} {--region}",
            Answer("created", "the repository", "it is there now, and empty: push an image"),
            Answer(
                "already-there", "RepositoryAlreadyExistsException", "it is there already: compare region and account"
            ),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    # Nothing is created that is only pulled from ECR Public.
    applies=(~(is_public & is_pull) & ~is_bootstrapped).told(
        "unless on a pull from ECR Public, or of a name that `cdk bootstrap` makes"
    ),
    changes_state=True,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-create.html",
)

# Who may not create a repository may use one (ECR API, CreateRepository, RepositoryAlreadyExistsException).
ALREADY_CREATED = CheckItem(
    id="already-created",
    kind=Kind.REPOSITORY_NAME,
    headline="Check whether {repository} is there already.",
    notes=(
        Text(
            "created-once",
            "Some programs ask for the repository each time, whether it is there or not: without the right that is "
            "refused before ECR looks.",
        ),
    ),
    commands=(
        run(
            commands.DESCRIBE_REPOSITORY,
            Answer("created-before", "the repository", "nothing has to create it: leave out the step that does"),
            Answer("to-be-created", "RepositoryNotFoundException", "whoever may has to create it"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html",
    applies=(makes_repository & ~fills_cache & is_private).told(
        "if the refused action makes the repository, unless for a pull through cache or in ECR Public"
    ),
)

# Tags on a new repository (Service authorization reference, ECR: a dependent action of CreateRepository).
CREATION_RIGHTS = CheckItem(
    id="creation-rights",
    kind=Kind.IDENTITY_POLICY,
    headline="For a new repository, allow ecr:CreateRepository as well.",
    notes=(
        Text(
            "tags-with-creation",
            "A repository that is created with tags takes ecr:CreateRepository and ecr:TagResource; the refusal names "
            "the one that was asked for last.",
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html",
    applies=gives_tags,
)

# What creates repositories by itself (ECR user guide, repository-creation-templates).
CREATION_TEMPLATE = CheckItem(
    id="creation-template",
    kind=Kind.REPOSITORY_NAME,
    headline="Check whether a template lets a push create it.",
    notes=(
        Text(
            "template-creates",
            "Only a template with CREATE_ON_PUSH and a matching prefix makes a push create its repository. With one, "
            "a repository seen after the failure may be younger than it.",
        ),
    ),
    commands=(
        run(
            commands.CREATION_TEMPLATES,
            Answer(
                "template-fits", "a prefix that fits, or ROOT, with CREATE_ON_PUSH", "a push creates the repository"
            ),
            Answer("no-template", "none that fits", "no push creates it: create the repository first"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html",
    # What a cache rule makes, no push does.
    applies=(is_private & is_not_pull & ~is_bootstrapped & ~is_cached_pull).told(
        "on a push to a private registry, or if the text does not say what was tried, unless the name is a cache's"
    ),
)

# What the repository of a cache is created with (ECR user guide, repository-creation-templates).
CACHE_TEMPLATE = CheckItem(
    id="cache-template",
    kind=Kind.REPOSITORY_POLICY,
    headline="Give the new repository its policy by a creation template.",
    notes=(
        Text(
            "template-for-caches",
            "The repository that a cache rule makes has no policy, so that other accounts may not pull from it. A "
            "creation template with PULL_THROUGH_CACHE gives it one.",
        ),
    ),
    commands=(
        run(
            commands.CREATION_TEMPLATES,
            Answer(
                "cache-template-fits",
                "a prefix that fits, or ROOT, with PULL_THROUGH_CACHE",
                "its repositoryPolicy must let the caller pull",
            ),
            Answer("no-cache-template", "none that fits", "create one, with a policy that lets the caller pull"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html",
    applies=(fills_cache & is_across).told("if the accounts differ"),
)
