"""The places of command lines: the ids of one record, or a ``<placeholder>`` where it does not say.

Values from the record are hostile. One that could turn into an option, a pattern, a file the AWS CLI reads, or a host
that must not see a token gives way to a placeholder; quoting is left to ``shell``. ``PLACES`` lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

import regex

from ecr_denied.advice.known import facts_of, shows
from ecr_denied.advice.readings import api_host, asked_host, caller, helper, layer_host, meant_name
from ecr_denied.expression import expression
from ecr_denied.names import actions as actions_of_ecr
from ecr_denied.names import bootstraps
from ecr_denied.names.actions import PULL_STEPS, PUSH_STEPS
from ecr_denied.names.arns import account_of, region_in
from ecr_denied.names.clients import LOGINS, store_of
from ecr_denied.names.hosts import LAYER_BUCKET, PUBLIC_HOSTS, is_private_host
from ecr_denied.names.partitions import of_arn, of_region, region_of_zone, region_or_none
from ecr_denied.names.references import Reference
from ecr_denied.names.requesters import Requester, of_session
from ecr_denied.names.syntax import WHOLE_DIGEST, is_placeholder
from ecr_denied.records import Failure, Operation, Principal, PrincipalType, Shell
from ecr_denied.times import span

# The name by which Lambda pulls.
LAMBDA = "lambda.amazonaws.com"
# Several words, or none.
_Words = tuple[str, ...]
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


def _last(path: str | None, placeholder: str) -> str:
    """A name without its path."""
    return fill((path or "").rpartition("/")[2], placeholder)


def _pair(value: str) -> str:
    """In the AWS CLI's shorthand a comma and an equals sign stand between values unless quoted."""
    return f"'{value}'" if {",", "="} & set(value) else value


# --- the registry, and what is in it -------------------------------------------------------------------


def _ecr(failure: Failure) -> str:
    return "ecr-public" if shows(failure, "public") else "ecr"


def region(failure: Failure) -> str:
    """The region the API is asked in, else the one that was typed; ECR Public has one for all (its user guide)."""
    if shows(failure, "public"):
        return "us-east-1"
    name = facts_of(failure).request.region or _storage_region(failure) or _bootstrap_region(failure) or ""
    return name if region_or_none(region_of_zone(name)) else "<region>"


# The role of AWS's by which ECR reads the layers of a region.
_STORAGE_ROLE = "storage-access-role-prod-"


def _storage_region(failure: Failure) -> str | None:
    """The region of the layers that S3 refused, as the name of AWS's storage role tells it."""
    name = (failure.principal.name or "") if failure.principal else ""
    return name.removeprefix(_STORAGE_ROLE) if shows(failure, "layer-read") and name.startswith(_STORAGE_ROLE) else None


def _bootstrap_region(failure: Failure) -> str | None:
    """The region in the name of the repository that ``cdk bootstrap`` makes."""
    environment = bootstraps.of_repository(failure.repository)
    return environment.region if environment else None


def _asked_region(failure: Failure) -> str:
    return fill(region_or_none(facts_of(failure).request.region), "region")


def registry_id(failure: Failure) -> str:
    """The registry's account id."""
    return fill(failure.registry_id, "registry-id")


def _there(failure: Failure) -> Failure:
    """The same in the other registry that the text shows."""
    there = Reference.parse(f"{facts_of(failure).request.command.other_host}/{failure.repository}")
    return failure.model_copy(update={"registry_id": there.registry_id, "region": there.region})


def _repository(failure: Failure) -> str:
    return fill(failure.repository, "repository")


def cache_prefix(failure: Failure) -> str:
    """The prefix of a cache rule: the first part of the name."""
    prefix, slash, _ = (failure.repository or "").partition("/")
    return fill(prefix if slash else None, "prefix")


def _login_host(failure: Failure) -> str:
    """The host that may see a login token: the printed one if it is a registry's, else built from id and region."""
    if not shows(failure, "public") and failure.registry and is_private_host(failure.registry):
        return failure.registry
    return expected_host(failure)


def expected_host(failure: Failure) -> str:
    """The host that id and region make (ECR user guide, registries); the region of a zone, when one was given."""
    if shows(failure, "public"):
        return PUBLIC_HOSTS[0]
    where = region_of_zone(region(failure))
    return f"{registry_id(failure)}.dkr.ecr.{where}.{of_region(where).suffix}"


def _tag(failure: Failure) -> str:
    return fill(failure.tag, "tag")


def _digest(failure: Failure) -> str | None:
    """The digest of an image without a tag; no image is found by a part of one."""
    whole = failure.digest if len(failure.digest or "") == WHOLE_DIGEST else None
    return fill(whole, "digest") if failure.digest and not failure.tag else None


def _image_id(failure: Failure) -> str:
    """The image as the ECR API names it."""
    digest = _digest(failure)
    return f"imageDigest={digest}" if digest else f"imageTag={_pair(_tag(failure))}"


def _image_name(failure: Failure) -> str:
    """The image as docker names it, without its tag."""
    alias = f"{fill(failure.registry_alias, 'alias')}/" if shows(failure, "public") else ""
    return f"{_login_host(failure)}/{alias}{_repository(failure)}"


def _image(failure: Failure) -> str:
    digest = _digest(failure)
    return f"{_image_name(failure)}@{digest}" if digest else f"{_image_name(failure)}:{_tag(failure)}"


# --- who asked, and what decides on it -----------------------------------------------------------------


def action(failure: Failure) -> str | None:
    """The refused action as IAM writes it, ``<action>`` where IAM knows none; ``None`` where the text tells none."""
    if failure.action is None:
        return None
    return actions_of_ecr.known(failure.action) or "<action>"


def actions(failure: Failure) -> _Words:
    """The refused action first, then what else the operation needs (ECR user guide, image-push-iam)."""
    told = action(failure)
    refused = () if told is None or shows(failure, "layer-read") else (told,)
    if shows(failure, "resourceless"):
        return refused or (f"{_ecr(failure)}:GetAuthorizationToken",)
    # Anyone may pull from ECR Public, so no action is for that (Service authorization reference, ECR Public).
    push: _Words = PUSH_STEPS if shows(failure, "public") else (*PUSH_STEPS, "BatchGetImage")
    pull: _Words = () if shows(failure, "public") else PULL_STEPS
    if shows(failure, "target=tags"):
        pull = ("ListImages",)  # tags are listed, and no image is asked for (Service Authorization Reference, ECR)
    tried = failure.operation
    if shows(failure, "makes-repository") and tried is Operation.PULL:
        # A first pull through a cache rule makes the repository and fills it (user guide, pull-through-cache-iam).
        pull = (*pull, "BatchImportUpstreamImage", "CreateRepository")
    if tried is None and (told or "").rpartition(":")[2] in pull:
        tried = Operation.PULL  # one step of it is not enough
    steps: dict[Operation | None, _Words] = {Operation.PULL: pull, Operation.PUSH: push}
    needed = (f"{_ecr(failure)}:{name}" for name in steps.get(tried, ()))
    return tuple(dict.fromkeys((*refused, *needed))) or ("<action>",)


def resource_arn(failure: Failure) -> str:
    """The resource of the refused request; ``*`` where IAM accepts nothing else."""
    if shows(failure, "key-use"):
        return _key(failure)
    if shows(failure, "role-assumption"):
        return role_arn(failure)
    if shows(failure, "of-service-role"):
        return fill(failure.resource, "role-arn")
    is_every = shows(failure, "on-every")
    if shows(failure, "resourceless") or (is_every and failure.resource == "*"):
        return "*"
    return f"{_repositories(failure)}*" if is_every else repository_arn(failure)


def repository_arn(failure: Failure) -> str:
    """The one repository, also where the text names every one."""
    return f"{_repositories(failure)}{_repository(failure)}"


def _repositories(failure: Failure) -> str:
    """The ARN of a repository of that registry, up to its name."""
    where = "" if shows(failure, "public") else region(failure)
    return f"arn:{partition(failure)}:{_ecr(failure)}:{where}:{registry_id(failure)}:repository/"


def partition(failure: Failure) -> str:
    """The partition for ARNs: the caller's, else the region's."""
    who = failure.principal
    return ((of_arn(who.arn) if who else None) or of_region(failure.region)).name


def policy_arn(failure: Failure) -> str:
    """The ARN of the policy blamed."""
    return fill(failure.policy.arn if failure.policy else None, "policy-arn")


def _key(failure: Failure) -> str:
    return fill(facts_of(failure).request.key_arn, "key-arn")


def role_arn(failure: Failure) -> str:
    """The role that was not assumed."""
    return fill(facts_of(failure).request.role_arn, "role-arn")


def _role_name(failure: Failure) -> str:
    return _last(facts_of(failure).request.role_arn, "role-name")


def caller_account(failure: Failure) -> str:
    """The caller's account id; where the text names no caller, that of the function it is asked for."""
    who, role = caller(failure), facts_of(failure).request.command.function_role
    return fill(who.account_id if who else account_of(role), "account-id")


def principal_arn(failure: Failure) -> str:
    """The IAM user or role behind the caller; an assumed-role ARN does not carry the role's path."""
    who = caller(failure)
    if who is None or who.type not in (PrincipalType.USER, PrincipalType.ROLE, PrincipalType.ASSUMED_ROLE):
        return "<role-or-user-arn>"
    kind, account = _kind(failure), fill(who.account_id, "account-id")
    return f"arn:{partition(failure)}:iam::{account}:{kind}/{fill(who.name, f'{kind}-name')}"


def _kind(failure: Failure) -> str:
    who = caller(failure)
    return "user" if who and who.type in (PrincipalType.USER, PrincipalType.FEDERATED_USER) else "role"


def _principal_name(failure: Failure) -> str:
    """Its name without its path; the session of a federated user has a name of its own."""
    who = caller(failure)
    name = who.name if who and who.type is not PrincipalType.FEDERATED_USER else None
    return _last(name, f"{_kind(failure)}-name")


def _bootstrap(environment: bootstraps.Environment | None) -> _Words:
    """The CDK's name of an environment, and the qualifier of its bootstrap (AWS CDK guide, bootstrapping-env)."""
    usual = "hnb659fds"
    qualifier, account, where = environment or bootstraps.Environment(usual, None, None)
    own = () if qualifier == usual else ("--qualifier", qualifier)
    return f"aws://{account or '<account-id>'}/{where or '<region>'}", *own


# The region of each partition's global services, STS's among them, where they record their calls (IAM user guide,
# id_credentials_temp_region-endpoints).
_HOMES = {"aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1"}
# The first request of each; a pull's where the text does not show what was tried.
_EVENTS: dict[Operation | None, str] = {
    Operation.PUSH: "InitiateLayerUpload",
    Operation.LOGIN: "GetAuthorizationToken",
}


def _trail_attribute(failure: Failure) -> str:
    """One attribute a request: by its session an identity's own events come, by the event's name everybody's."""
    who = caller(failure)
    # Of a role CloudTrail knows the name of the session alone.
    user = who.name if who and who.type is PrincipalType.USER else None
    if who and (session := who.session or user):
        return f"AttributeKey=Username,AttributeValue={_pair(_last(session, 'user'))}"
    refused = None if shows(failure, "layer-read") else action(failure)
    event = refused.rpartition(":")[2] if refused else _EVENTS.get(failure.operation, "BatchGetImage")
    return f"AttributeKey=EventName,AttributeValue={event}"


def _around(failure: Failure) -> tuple[str, str]:
    """Five minutes before and after, where the text says the time with its zone: without, 90 days are gone through."""
    times = span(failure.first_seen, failure.last_seen, timedelta(minutes=5))
    return (times[0].isoformat(), times[1].isoformat()) if times else ("<start-time>", "<end-time>")


# --- the client, and where it keeps logins -------------------------------------------------------------


def _sudo(failure: Failure) -> _Words:
    """By the user who ran the client, where ``sudo`` shows that (sudo(8)): each has logins of its own."""
    command = facts_of(failure).request.command
    user = ("-u", fill(command.user, "user")) if command.user else ()
    return ("sudo", *user) if command.sudo else ()


# Whose logins these words tell of, where the text does not show what was typed. Those of a library are of many
# programs: go-containerregistry's and oras' read docker's logins.
_BY_CLIENT = {"containers-image": "podman", "helm": "helm", "notation": "notation"}


def login_program(failure: Failure) -> _Words:
    """The words by which the client logs in and out; docker's for all that use docker's logins."""
    typed = facts_of(failure).request.command.program
    known = typed if typed in LOGINS else _BY_CLIENT.get(failure.client or "")
    return LOGINS[known or "docker"]


# Names of useradd(8), and no parameter that zsh has by itself.
_PLAIN_USER = expression(r"_?[a-z][a-z0-9_.-]*", regex.ASCII)


def _login_store(failure: Failure) -> str:
    """The file with the logins of the user who ran the client, as a POSIX shell reads it."""
    own, roots, users = store_of(login_program(failure)[0])
    command = facts_of(failure).request.command
    if not command.sudo or not command.user:
        return f'"{roots if command.sudo else own}"'
    # A shell expands ~ without quotation marks alone, and other words behind it than a name.
    user = fill(command.user, "user")
    if _PLAIN_USER.fullmatch(user):
        return users.format(home=f"~{user}", id=f"$(id -u {user})")
    return f'"{users.format(home="<home>", id="<user-id>")}"'


# --- the way -------------------------------------------------------------------------------------------


def expected_api_host(failure: Failure) -> str:
    """The host of ECR's API that the region makes (ECR endpoints, general reference)."""
    where = region(failure)
    return f"api.ecr.{where}.{of_region(where).suffix}"


def dual_stack_host(failure: Failure) -> str:
    """The one of both kinds of addresses (botocore, endpoint rules of ecr)."""
    where = region(failure)
    return f"ecr.{where}.{of_region(where).api}"


def layer_bucket(failure: Failure) -> str:
    """The bucket ECR keeps the layers of a region in (ECR user guide, vpc-endpoints)."""
    return f"prod-{region(failure)}-{LAYER_BUCKET}"


def _layer_host(failure: Failure) -> str:
    """The host that is printed, else the layer bucket's."""
    where = region(failure)
    return layer_host(failure) or f"{layer_bucket(failure)}.s3.{where}.{of_region(where).suffix}"


def _certified(failure: Failure) -> str:
    """The address below https:// that is asked for its certificate."""
    host = asked_host(failure) or layer_host(failure)
    return f"{fill(host, 'host')}/" if host else f"{_login_host(failure)}/v2/"


def _sts_host(failure: Failure) -> str:
    """STS in that region, else its one endpoint that needs none (STS endpoints, general reference)."""
    where = region(failure)
    return "sts.amazonaws.com" if where.startswith("<") else f"sts.{where}.{of_region(where).suffix}"


def _endpoints(failure: Failure, *services: str) -> str:
    """The names of VPC endpoints for services, in the region that was asked."""
    where = region(failure)
    prefixes = ("com.amazonaws", "cn.com.amazonaws") if of_region(where).name == "aws-cn" else ("com.amazonaws",)
    return ",".join(f"{prefix}.{where}.{service}" for service in services for prefix in prefixes)


def _task(failure: Failure) -> tuple[str, str]:
    """The cluster and the task, else the task that a session is named after."""
    who = caller(failure)
    asked = who.session if who and of_session(who.session) is Requester.TASK else None
    *_, cluster, task = ("", *(facts_of(failure).request.command.task or "").partition(":task/")[2].split("/"))
    return fill(cluster, "cluster"), fill(task or asked, "task-id")


def _option(name: str, value: str) -> _Words:
    """An option with its value, which goes where the text does not tell it."""
    return () if value.startswith("<") else (name, value)


def _registry_id_option(failure: Failure) -> _Words:
    """ECR Public's need not be known."""
    is_spare = shows(failure, "public") and failure.registry_id is None
    return () if is_spare else ("--registry-id", registry_id(failure))


# What stands in braces in a command: a word each.
PLACES: Mapping[str, Callable[[Failure], str]] = {
    # The registry, and what is in it.
    "asked-region": _asked_region,
    "cache-prefix": cache_prefix,
    "ecr": _ecr,
    "image": _image,
    "image-id": _image_id,
    "image-name": _image_name,
    "login-host": _login_host,
    "meant-name": lambda failure: fill(meant_name(failure), "repository"),
    "other-region": lambda failure: region(_there(failure)),
    "other-registry-id": lambda failure: registry_id(_there(failure)),
    "registry-id": registry_id,
    "repository": _repository,
    "tag": _tag,
    "token-data": lambda failure: "authorizationData" if shows(failure, "public") else "authorizationData[]",
    # Who asked, and what decides on it.
    "caller-account": caller_account,
    "end-time": lambda failure: _around(failure)[1],
    "home-region": lambda failure: _HOMES.get(of_region(failure.region).name, "us-east-1"),
    "key": _key,
    # A repository's key is of its own region.
    "key-region": lambda failure: region_or_none(region_in(facts_of(failure).request.key_arn)) or region(failure),
    "kind": _kind,
    "Kind": lambda failure: _kind(failure).capitalize(),
    "policy": policy_arn,
    "policy-id": lambda failure: policy_arn(failure).rpartition("/")[2],
    "principal": principal_arn,
    "principal-name": _principal_name,
    "pulling-role": lambda failure: (
        _role_name(failure) if facts_of(failure).request.role_arn else _principal_name(failure)
    ),
    "resource": resource_arn,
    "role": role_arn,
    "role-name": _role_name,
    "start-time": lambda failure: _around(failure)[0],
    "trail-attribute": _trail_attribute,
    "user-name": lambda failure: _last((caller(failure) or Principal()).name, "user-name"),
    # The client, and where it keeps logins.
    # PowerShell 5 has an alias of this name for a command of its own (PowerShell docs, Invoke-WebRequest).
    "curl": lambda failure: "curl.exe" if facts_of(failure).request.command.shell is Shell.POWERSHELL else "curl",
    "helper": lambda failure: fill(helper(failure), "credential-helper"),
    "pull-secret": lambda failure: fill(facts_of(failure).request.command.secret, "secret-name"),
    # The way, and what is on it.
    "api-endpoint": lambda failure: _endpoints(failure, "ecr.api"),
    "api-host": expected_api_host,
    "asked-endpoints": lambda failure: _endpoints(
        failure, *(("sts",) if shows(failure, "asks-sts") else ("ecr.api", "ecr.dkr", "s3"))
    ),
    "asked-host": lambda failure: fill(asked_host(failure), "host"),
    "certified": _certified,
    "cluster": lambda failure: _task(failure)[0],
    "dkr-endpoint": lambda failure: _endpoints(failure, "ecr.dkr"),
    "layer-host": _layer_host,
    "looked-up-host": lambda failure: fill(
        api_host(failure) or (None if shows(failure, "host-masked") else failure.registry), "host"
    ),
    "s3-endpoint": lambda failure: _endpoints(failure, "s3"),
    "sts-host": _sts_host,
    "task": lambda failure: _task(failure)[1],
}

# The same for several words, or none where the text does not tell: options with their values, programs.
SEVERAL: Mapping[str, Callable[[Failure], _Words]] = {
    # ECR Public's API has no filter.
    "--filter": lambda failure: () if shows(failure, "public") else ("--filter", "tagStatus=TAGGED"),
    "--profile": lambda failure: _option("--profile", fill(facts_of(failure).request.command.profile, "profile")),
    "--region": lambda failure: ("--region", region(failure)),
    "--region-of-partition": lambda failure: (
        ("--region", _asked_region(failure)) if facts_of(failure).request.partition else ()
    ),
    "--region-typed": lambda failure: _option(
        "--region", fill(region_or_none(facts_of(failure).request.command.region), "region")
    ),
    "--registry-id": _registry_id_option,
    "--registry-id-if-private": lambda failure: () if shows(failure, "public") else _registry_id_option(failure),
    "actions": lambda failure: (told,) if (told := action(failure)) else actions(failure),
    "bootstrap": lambda failure: _bootstrap(bootstraps.of_repository(failure.repository)),
    "bootstrap-of-role": lambda failure: _bootstrap(bootstraps.of_role(facts_of(failure).request.role_arn)),
    "client": login_program,
    "sudo": _sudo,
}

# The same for what a POSIX shell is to expand: written as it stands.
WRITTEN: Mapping[str, Callable[[Failure], str]] = {"login-store": _login_store}
