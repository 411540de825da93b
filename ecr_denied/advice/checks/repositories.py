"""Checks of a repository: its name, and how it comes to be."""

from __future__ import annotations

from ecr_denied.advice import commands, pages
from ecr_denied.advice.check import Check, Command, Kind, one_command
from ecr_denied.advice.checks import shared
from ecr_denied.records import RunBy

_PUBLIC_REGISTRIES = "https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html"
_MEANT_THERE = "meant-there: the repository -> it is there: use its name alone"

_REPOSITORY_NAME = Check(
    "repository-name",
    Kind.REPOSITORY_NAME,
    "Check that {repository} exists.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html",
    why="Name, region and account must all be those of the repository. Across accounts a missing one gets the same "
    "sentence as a missing grant, and only the registry's owner can look.",
    who=RunBy.REGISTRY_OWNER,
    needs="needs-repository",
    commands=(
        Command(
            commands.DESCRIBE_REPOSITORY,
            shared.REPOSITORY_MISSING,
            shared.REPOSITORY_THERE,
            needs="!cause=repository-not-found !image-may-be-missing",
        ),
        Command(
            'aws {ecr} describe-repositories {--registry-id} --query "repositories[].repositoryName" --output text '
            "{--region}",
            "similar-name: a similar name -> the name is misspelt",
            "name-is-wrong: no similar name -> another region or account, or nothing made it yet",
            "same-name: exactly this name -> it is there, and the name is right",
            needs="cause=repository-not-found|not-found",
        ),
        Command(
            "{aws} ecr describe-repositories --repository-names {repository} {--profile}",
            "found-here: repositoryUri -> it is in your own account and region: was another asked?",
            needs="cause=repository-not-found|not-found reader-may-be-caller",
        ),
    ),
)
_CHART_TWICE = _REPOSITORY_NAME.but(
    "If it is a chart, leave its name out of the address: helm adds it by itself.",
    needs="ends-twice",
    page="https://helm.sh/docs/topics/registries/#the-push-subcommand",
)
REPOSITORY_NAME = (
    _CHART_TWICE.but(needs="public-elsewhere", who=RunBy.CALLER, commands=shared.inspecting()),
    _CHART_TWICE,
    _REPOSITORY_NAME.but(
        "If it is your own, check that {meant} exists in ECR Public.",
        needs="public-uri-as-name",
        page=_PUBLIC_REGISTRIES,
        commands=one_command(
            "aws ecr-public describe-repositories --repository-names {meant-name} --region us-east-1", _MEANT_THERE
        ),
    ),
    _REPOSITORY_NAME.but(
        "Check that repository {meant} exists.",
        needs="!public meant-name",
        commands=one_command(
            "aws {ecr} describe-repositories {--registry-id} --repository-names {meant-name} {--region}",
            shared.REPOSITORY_MISSING,
            _MEANT_THERE,
        ),
    ),
    _REPOSITORY_NAME.but(
        "Check your own registry of ECR Public: its alias, and {repository} there.",
        needs="own-public",
        why="A push goes to a registry of your own account alone, and the alias in the address must be that one's.",
        page=_PUBLIC_REGISTRIES,
        commands=(
            Command(
                'aws ecr-public describe-registries --query "registries[].aliases[].name" --output text --region '
                "us-east-1",
                "other-alias: another alias than in the address -> the address names somebody else's registry",
                "alias-right: the alias in the address -> the registry is right: compare the name",
                needs="alias",
            ),
            Command(commands.DESCRIBE_REPOSITORY, shared.REPOSITORY_MISSING, shared.REPOSITORY_THERE),
        ),
    ),
    _REPOSITORY_NAME.but(
        "Look the name up at gallery.ecr.aws.",
        needs="public-elsewhere",
        why=shared.IN_GALLERY,
        page=pages.inspect_manifest_page,
        who=RunBy.CALLER,
        commands=shared.inspecting("name-family"),
    ),
    *shared.of_aws(_REPOSITORY_NAME),
    # What this refusal is known from (docs/rules.md, "The rule the project was born for").
    _REPOSITORY_NAME.but(
        needs="cause=resource-policy-implicit-deny",
        why="This reason is known from calls across accounts alone, where a missing repository gets the same "
        "sentence as a missing grant. {accounts}",
    ),
    _REPOSITORY_NAME,
)

# The registry is that of the host, or of the caller (ECR API, DescribeRepositories, registryId).
_OTHER_REGISTRY = Check(
    "other-registry",
    Kind.REPOSITORY_NAME,
    "Ask {other_host}, if that was meant: {repository} was reached there.",
    "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html",
    why="ECR looks a name up in one account and region: the caller's own, unless --registry-id names another.",
    needs="in-other-registry",
    commands=one_command(
        "aws {ecr} describe-repositories --registry-id {other-registry-id} --repository-names {repository} --region "
        "{other-region}",
        "there-indeed: the repository -> it is there: use that address, or its --registry-id, --region",
    ),
)
OTHER_REGISTRY = (
    _OTHER_REGISTRY.but(
        "Ask {other_host}: the program asked {registry_account}.",
        needs="asked-other-account",
        why="A call without registryId asks the caller's own account. Give it the account of the image by "
        "--registry-id or registryId, or credentials of that account.",
    ),
    _OTHER_REGISTRY.but(needs="!push"),
)

# An address given as the name (actions/starter-workflows#2647, aws-actions/amazon-ecr-login#202).
_URI_AS_NAME = Check(
    "uri-as-name",
    Kind.REPOSITORY_NAME,
    "Give the name {meant}, without host, /v2/ or /manifests/ around it.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html",
    why="The repository name in the text holds a registry host or a path of the API, which a client adds by itself.",
    needs="uri-as-name",
)
URI_AS_NAME = (
    _URI_AS_NAME.but("Use the address {address} with no host in front, or {meant} alone.", needs="public-uri-as-name"),
    _URI_AS_NAME,
)

LIBRARY_PATH = Check(
    "library-path",
    Kind.UPSTREAM_REGISTRY,
    "If this is a cache of Docker Hub, pull {library}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
    why="Through a cache rule an official image needs its 'library/', which docker adds for Docker Hub alone; any "
    "other image has none.",
    needs="library-name",
)

_NAME_SYNTAX = Check(
    "name-syntax",
    Kind.REPOSITORY_NAME,
    "Spell the name in 2 to 256 lower-case letters and digits, joined by . _ - and /.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-create.html",
    why="A scheme in front, an empty part and a '/' at the end are refused.",
)
NAME_SYNTAX = (
    _NAME_SYNTAX.but("Write the repository name in lower case, all of it.", needs="wording=docker.invalid-tag"),
    _NAME_SYNTAX.but(
        "Give a name of at least two characters: the one that was sent is shorter.",
        needs="wording=ecr.repository-name-short",
        why="A variable left empty, or a name cut short, gives these words.",
    ),
    _NAME_SYNTAX.but(
        "Spell the rule's prefix in 2 to 30 lower-case letters and digits, joined by . _ - and /.",
        needs="wording=ecr.cache-prefix-invalid",
        page="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html",
    ),
    # GitHub Actions, workflow commands: an output that may hold a secret is skipped.
    _NAME_SYNTAX.but(
        "Put the registry in front of the name: what was to hold it is empty.",
        needs="wording=docker.registry-empty",
        why="The name begins with a '/'. GitHub Actions hands no output on in which it finds a secret, such as a "
        "masked account id: Skip output ... since it may contain secret.",
    ),
    _NAME_SYNTAX.but(
        "Print the name that was passed: look for an empty variable or part, https:// in front, or a capital letter.",
        needs="name-unshown",
        why="The name was refused before anything was looked up: it breaks the rules for names.",
    ),
    _NAME_SYNTAX,
)

CDK_BOOTSTRAP = Check(
    "cdk-bootstrap",
    Kind.REPOSITORY_NAME,
    "Bootstrap this account and region for the CDK.",
    "https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html",
    why="A bootstrap makes the repository of this name, with the roles that publish to it.",
    who=RunBy.REGISTRY_OWNER,
    needs="bootstrapped",
    changes_state=True,
    commands=one_command(
        "cdk bootstrap {bootstrap} {--profile}",
        "bootstrapped: bootstrapped. -> repository and roles are there: deploy again",
        "no-bootstrap-change: (no changes) -> the bootstrap stands: was the repository deleted by hand?",
    ),
)

CREATE_REPOSITORY = Check(
    "create-repository",
    Kind.REPOSITORY_NAME,
    "Create {repository} if the name is right.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-create.html",
    why="Without a creation template or a cache rule, neither a push nor a pull creates a repository. One that "
    "Terraform, CloudFormation or the CDK is to make is left to it: made by hand it stands in the way.",
    who=RunBy.REGISTRY_OWNER,
    needs="!public-pull !bootstrapped !ends-twice",
    changes_state=True,
    commands=one_command(
        "aws {ecr} create-repository {--registry-id-if-private} --repository-name {repository} {--region}",
        "already-there: RepositoryAlreadyExistsException -> it is there already: compare region and account",
    ),
)

ALREADY_CREATED = Check(
    "already-created",
    Kind.REPOSITORY_NAME,
    "Check whether {repository} is there already.",
    "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html",
    why="Some programs ask to create the repository each time, whether it is there or not.",
    who=RunBy.REGISTRY_OWNER,
    needs="makes-repository !fills-cache !creates-on-push !public",
    commands=one_command(
        commands.DESCRIBE_REPOSITORY,
        "created-before: the repository -> nothing has to create it: import it, or leave that step out",
        "to-be-created: RepositoryNotFoundException -> it has to be created, by someone who may",
    ),
)

CREATION_RIGHTS = Check(
    "creation-rights",
    Kind.IDENTITY_POLICY,
    "For a new repository, allow ecr:CreateRepository as well.",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html",
    why="A repository that is created with tags takes ecr:CreateRepository and ecr:TagResource; the refusal names "
    "the one that was asked for last.",
    who=RunBy.CALLER_ADMIN,
    needs="gives-tags",
)

_CREATION_TEMPLATE = Check(
    "creation-template",
    Kind.REPOSITORY_NAME,
    "Check whether a template lets a push create it.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html",
    why="Only a template with CREATE_ON_PUSH and a matching prefix makes a push create its repository.",
    who=RunBy.REGISTRY_OWNER,
    needs="!public operation=unsaid|push !bootstrapped !cached-pull !ends-twice",
    commands=one_command(
        commands.CREATION_TEMPLATES,
        "template-fits: a prefix that fits, or ROOT, with CREATE_ON_PUSH -> a push creates the repository",
        "no-template: none that fits -> no push creates it: create the repository first",
    ),
)
CREATION_TEMPLATE = (
    # ECR user guide, repository-creation-templates-iam: the custom role.
    _CREATION_TEMPLATE.but(
        "Look at the template by which this push was to create {repository}.",
        needs="creates-on-push",
        why="The repository is not there, and a template with CREATE_ON_PUSH lets a push create it. Once it is there, "
        "a push needs neither template nor ecr:CreateRepository.",
        commands=one_command(
            commands.CREATION_TEMPLATES,
            "template-by-role: customRoleArn -> ECR creates by this role: it needs ecr:CreateRepository",
            "template-without-role: none that fits has customRoleArn -> whom the refusal names needs the right",
        ),
    ),
    _CREATION_TEMPLATE,
)

CACHE_TEMPLATE = Check(
    "cache-template",
    Kind.REPOSITORY_POLICY,
    "Give the new repository its policy by a creation template.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html",
    why="The repository that a cache rule makes has no policy, so that other accounts may not pull from it.",
    who=RunBy.REGISTRY_OWNER,
    needs="fills-cache",
    commands=one_command(
        commands.CREATION_TEMPLATES,
        "cache-template-fits: a prefix that fits, or ROOT -> its policy must let the caller pull",
        "no-cache-template: none that fits -> create one, with a policy that lets the caller pull",
    ),
)
