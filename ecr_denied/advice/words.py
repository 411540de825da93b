"""The words of a command line: the ids of one record, or a ``<placeholder>`` where it does not say.

Values from the record are hostile. One that could turn into an option, a pattern, a file the AWS CLI reads, or a host
that must not see a token gives way to a placeholder; quoting is left to ``commands``.
"""

from __future__ import annotations

import regex

from ecr_denied.advice.evidence import (
    caller,
    is_key_use,
    is_layer_read,
    is_of_service_role,
    is_on_every,
    is_public,
    is_resourceless,
    is_role_assumption,
    makes_repository,
)
from ecr_denied.advice.facts import facts_of
from ecr_denied.expression import expression
from ecr_denied.names import actions as actions_of_ecr
from ecr_denied.names import bootstraps
from ecr_denied.names.actions import PULL_STEPS, PUSH_STEPS
from ecr_denied.names.arns import account_of, region_in
from ecr_denied.names.hosts import LAYER_BUCKET, PUBLIC_HOSTS, is_private_host
from ecr_denied.names.partitions import of_arn, of_region, region_of_zone, region_or_none
from ecr_denied.names.syntax import WHOLE_DIGEST, is_placeholder
from ecr_denied.records import Failure, Operation, PrincipalType, RequestTarget

# The name by which Lambda pulls.
LAMBDA = "lambda.amazonaws.com"

# The letters of all that AWS and docker name: users, roles, sessions and their paths (IAM API reference, CreateUser),
# ARNs of policies, repositories, tags, digests, hosts. No pattern is made of them, and no quotation mark of any shell.
_NAME = expression(r"(?!-)[\w+=,.@:/-]+", regex.ASCII)


def fill(value: str | None, placeholder: str) -> str:
    """The value when it can be a name, and is safe as one word of an AWS or docker command; else ``<placeholder>``.

    What only says that a name was left out, as ``xxx`` does, is none.
    """
    if not value or _NAME.fullmatch(value) is None or "://" in value or is_placeholder(value.rpartition("/")[2]):
        return f"<{placeholder}>"
    return value


def pair(value: str | None, placeholder: str) -> str:
    """The same in the AWS CLI's shorthand, where a comma and an equals sign stand between values unless quoted."""
    word = fill(value, placeholder)
    return f"'{word}'" if {",", "="} & set(word) else word


def action(failure: Failure) -> str | None:
    """The refused action as IAM writes it, ``<action>`` where IAM knows none; ``None`` where the text tells none."""
    if failure.action is None:
        return None
    return actions_of_ecr.known(failure.action) or "<action>"


def region(failure: Failure) -> str:
    """The region the API is asked in, else the one that was typed; ECR Public has one for all (its user guide)."""
    if is_public(failure):
        return "us-east-1"
    told = (facts_of(failure).region, _storage_region(failure), _bootstrap_region(failure))
    name = next(filter(None, told), "")
    known = region_or_none(region_of_zone(name))
    return name if known else "<region>"


# The role of AWS's by which ECR reads the layers of a region.
_STORAGE_ROLE = "storage-access-role-prod-"


def _storage_region(failure: Failure) -> str | None:
    """The region of the layers that S3 refused, as the name of AWS's storage role tells it."""
    name = (failure.principal.name or "") if failure.principal else ""
    return name.removeprefix(_STORAGE_ROLE) if is_layer_read(failure) and name.startswith(_STORAGE_ROLE) else None


def _bootstrap_region(failure: Failure) -> str | None:
    """The region in the name of the repository that ``cdk bootstrap`` makes."""
    environment = bootstraps.of_repository(failure.repository)
    return environment.region if environment else None


# The region of each partition's global services, STS's among them (IAM user guide,
# id_credentials_temp_region-endpoints).
_HOMES = {"aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1"}


def home_region(failure: Failure) -> str:
    """The region where the partition's global services record their calls."""
    return _HOMES.get(of_region(failure.region).name, "us-east-1")


def asked_region(failure: Failure) -> str:
    """The region of the registry, else that of the command."""
    told = facts_of(failure).region
    return fill(region_or_none(told), "region")


def registry_id(failure: Failure) -> str:
    """The registry's account id."""
    return fill(failure.registry_id, "registry-id")


def repository(failure: Failure) -> str:
    """The repository name."""
    return fill(failure.repository, "repository")


def login_host(failure: Failure) -> str:
    """The host that may see a login token: the printed one if it is a registry's, else built from id and region."""
    if not is_public(failure) and failure.registry and is_private_host(failure.registry):
        return failure.registry
    return expected_host(failure)


def expected_host(failure: Failure) -> str:
    """The host that id and region make (ECR user guide, registries); the region of a zone, when one was given."""
    if is_public(failure):
        return PUBLIC_HOSTS[0]
    where = region_of_zone(region(failure))
    return f"{registry_id(failure)}.dkr.ecr.{where}.{of_region(where).suffix}"


def expected_api_host(failure: Failure) -> str:
    """The host of ECR's API that the region makes (ECR endpoints, general reference)."""
    where = region(failure)
    return f"api.ecr.{where}.{of_region(where).suffix}"


def dual_stack_host(failure: Failure) -> str:
    """The one of both kinds of addresses (botocore, endpoint rules of ecr)."""
    where = region(failure)
    return f"ecr.{where}.{of_region(where).api}"


def image_id(failure: Failure) -> str:
    """The image as the ECR API names it."""
    if failure.digest and not failure.tag:
        return f"imageDigest={_digest(failure)}"
    return f"imageTag={pair(failure.tag, 'tag')}"


def _digest(failure: Failure) -> str:
    """The digest, unless it was cut off: of a part no image is found."""
    return fill(failure.digest if len(failure.digest or "") == WHOLE_DIGEST else None, "digest")


def reference(failure: Failure) -> str:
    """The image as docker names it."""
    end = f"@{_digest(failure)}" if failure.digest and not failure.tag else f":{fill(failure.tag, 'tag')}"
    return f"{image_name(failure)}{end}"


def image_name(failure: Failure) -> str:
    """The image as docker names it, without its tag."""
    alias = f"{fill(failure.registry_alias, 'alias')}/" if is_public(failure) else ""
    return f"{login_host(failure)}/{alias}{repository(failure)}"


def policy_arn(failure: Failure) -> str:
    """The ARN of the policy blamed."""
    return fill(failure.policy.arn if failure.policy else None, "policy-arn")


def layer_bucket(failure: Failure) -> str:
    """The bucket ECR keeps the layers of a region in (ECR user guide, vpc-endpoints)."""
    return f"prod-{region(failure)}-{LAYER_BUCKET}"


def caller_account(failure: Failure) -> str:
    """The caller's account id; where the text names no caller, that of the function it is asked for."""
    who, role = caller(failure), facts_of(failure).command.function_role
    return fill(who.account_id if who else account_of(role), "account-id")


def partition(failure: Failure) -> str:
    """The partition for ARNs: the caller's, else the region's."""
    who = failure.principal
    return ((of_arn(who.arn) if who else None) or of_region(failure.region)).name


def actions(failure: Failure) -> tuple[str, ...]:
    """The refused action first, then what else the operation needs (ECR user guide, image-push-iam)."""
    service = "ecr-public" if is_public(failure) else "ecr"
    told = action(failure)
    refused = () if told is None or is_layer_read(failure) else (told,)
    if is_resourceless(failure):
        return refused or (f"{service}:GetAuthorizationToken",)
    # Anyone may pull from ECR Public, so no action is for that (Service authorization reference, ECR Public).
    push, pull = (PUSH_STEPS, ()) if is_public(failure) else ((*PUSH_STEPS, "BatchGetImage"), PULL_STEPS)
    tried = failure.operation
    if makes_repository(failure) and tried is Operation.PULL:
        # A first pull through a cache rule makes the repository and fills it (user guide, pull-through-cache-iam).
        pull = (*pull, "BatchImportUpstreamImage", "CreateRepository")
    if failure.request and failure.request.target is RequestTarget.TAGS:
        pull = ("ListImages", *pull)
    if tried is None and (told or "").rpartition(":")[2] in pull:
        tried = Operation.PULL  # one step of it is not enough
    steps: dict[Operation | None, tuple[str, ...]] = {Operation.PULL: pull, Operation.PUSH: push}
    needed = (f"{service}:{name}" for name in steps.get(tried, ()))
    return tuple(dict.fromkeys((*refused, *needed))) or ("<action>",)


def resource_arn(failure: Failure) -> str:
    """The resource of the refused request; ``*`` where IAM accepts nothing else."""
    if is_key_use(failure):
        return key_arn(failure)
    if is_role_assumption(failure):
        return role_arn(failure)
    if is_of_service_role(failure):
        return fill(failure.resource, "role-arn")
    if is_resourceless(failure) or (is_on_every(failure) and failure.resource == "*"):
        return "*"
    return f"{_repositories(failure)}*" if is_on_every(failure) else repository_arn(failure)


def repository_arn(failure: Failure) -> str:
    """The one repository, also where the text names every one."""
    return f"{_repositories(failure)}{repository(failure)}"


def _repositories(failure: Failure) -> str:
    """The ARN of a repository of that registry, up to its name."""
    where = "" if is_public(failure) else region(failure)
    service = "ecr-public" if is_public(failure) else "ecr"
    return f"arn:{partition(failure)}:{service}:{where}:{registry_id(failure)}:repository/"


def key_arn(failure: Failure) -> str:
    """The key that was refused."""
    return fill(facts_of(failure).key_arn, "key-arn")


def key_region(failure: Failure) -> str:
    """The region of that key, else that of the registry: a repository's key is of its own region."""
    return region_or_none(region_in(facts_of(failure).key_arn)) or region(failure)


def role_arn(failure: Failure) -> str:
    """The role that was not assumed."""
    return fill(facts_of(failure).role_arn, "role-arn")


def role_name(failure: Failure) -> str:
    """Its name, without its path."""
    return fill((facts_of(failure).role_arn or "").rpartition("/")[2], "role-name")


def principal_arn(failure: Failure) -> str:
    """The IAM user or role behind the caller; an assumed-role ARN does not carry the role's path."""
    who = caller(failure)
    kinds: dict[PrincipalType | None, str] = {
        PrincipalType.USER: "user",
        PrincipalType.ROLE: "role",
        PrincipalType.ASSUMED_ROLE: "role",
    }
    if who is None or who.type not in kinds:
        return "<role-or-user-arn>"
    kind = kinds[who.type]
    account = fill(who.account_id, "account-id")
    return f"arn:{partition(failure)}:iam::{account}:{kind}/{fill(who.name, f'{kind}-name')}"


def principal_name(failure: Failure) -> tuple[str, str]:
    """``user`` or ``role``, and the name without its path; the session of a federated user has a name of its own."""
    who = caller(failure)
    kind = "user" if who and who.type in (PrincipalType.USER, PrincipalType.FEDERATED_USER) else "role"
    name = who.name if who and who.type is not PrincipalType.FEDERATED_USER else None
    return kind, fill((name or "").rpartition("/")[2], f"{kind}-name")
