"""Command lines, from templates whose places in braces are the ids of one record, or a ``<placeholder>`` without one.

Values from the record are hostile. One that could turn into an option, a pattern, a file the AWS CLI reads, or a host
that must not see a token gives way to a placeholder. ``PLACES`` lists them all.

sh, PowerShell and cmd read the lines alike. Placeholders are quoted too, so pasting one redirects nothing. Double
quotes are quotes in each shell; single quotes are none in cmd (AWS CLI user guide,
cli-usage-parameters-quoting-strings). Between them no word holds a sign that one of them reads.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache, lru_cache

import regex

from ecr_denied.advice.known import Known, choices
from ecr_denied.expression import expression
from ecr_denied.names import actions as actions_of_ecr
from ecr_denied.names import bootstraps
from ecr_denied.names.actions import PULL_STEPS, PUSH_STEPS
from ecr_denied.names.arns import account_of, region_in
from ecr_denied.names.clients import LOGINS, store_of
from ecr_denied.names.hosts import LAYER_BUCKET, PUBLIC_HOSTS, is_private_host
from ecr_denied.names.partitions import PARTITIONS, of_arn, of_region, region_of_zone, region_or_none
from ecr_denied.names.references import Reference
from ecr_denied.names.requesters import Requester, of_session
from ecr_denied.names.syntax import WHOLE_DIGEST, is_placeholder
from ecr_denied.records import PrincipalType
from ecr_denied.times import span

# The name by which Lambda pulls.
LAMBDA = "lambda.amazonaws.com"
# Several words, or none.
_Words = tuple[str, ...]
# The letters of all that AWS and docker name: users, roles, sessions and their paths (IAM API reference, CreateUser),
# ARNs of policies, repositories, tags, digests, hosts. No pattern is made of them, and no quotation mark of any shell.
# One that was masked in part names nothing.
_NAME = expression(r"(?!-)(?!.*(?i:redacted|x{4,}))[\w+=,.@:/-]+", regex.ASCII)
# Braces around anything but a name are themselves, as in "{{.ServerVersion}}", ${HOME} or {a,b}.
_PLACE = expression(r"(?<![${%])\{([\w-]+)\}")


def fill(value: str | None, placeholder: str) -> str:
    """The value when it can be a name, and is safe as one word of an AWS or docker command; else ``<placeholder>``.

    A word that only says that a name was left out, as ``xxx`` does, is no name, nor is one with a mask in it.
    """
    if not value or _NAME.fullmatch(value) is None or "://" in value or is_placeholder(value.rpartition("/")[2]):
        return f"<{placeholder}>"
    return value


def written(template: str, known: Known) -> str:
    """A template with its places, as for one failure; not quoted."""
    return _PLACE.sub(lambda place: value(place[1], known), template)


def value(name: str, known: Known) -> str:
    """A place, as for one failure.

    :raises KeyError: when there is none of this name.
    """
    if name not in known.places:
        place = PLACES[name]
        known.places[name] = written(place, known) if isinstance(place, str) else place(known)
    return known.places[name]


def _last(path: str | None, placeholder: str) -> str:
    """A name without its path."""
    return fill((path or "").rpartition("/")[2], placeholder)


def _pair(value: str) -> str:
    """In the AWS CLI's shorthand a comma and an equals sign separate values unless quoted."""
    return f"'{value}'" if {",", "="} & set(value) else value


# --- the registry, and what is in it -------------------------------------------------------------------

# The role of AWS's by which ECR reads the layers of a region.
_STORAGE_ROLE = "storage-access-role-prod-"


def _region(known: Known) -> str:
    """The region the API is asked in, else the one that was typed; ECR Public has one for all (its user guide).

    The names of AWS's storage role and of the repository that ``cdk bootstrap`` makes contain one as well, as does an
    address that was given as a name.
    """
    if known["public"]:
        return "us-east-1"
    role = (known.failure.principal.name if known["layer-read"] and known.failure.principal else None) or ""
    of_layers = role.removeprefix(_STORAGE_ROLE) if role.startswith(_STORAGE_ROLE) else None
    environment = bootstraps.of_repository(known.failure.repository)
    named = environment.region if environment else Reference.parse(known.failure.repository or "").region
    name = known.region or of_layers or named or ""
    return name if region_or_none(region_of_zone(name)) else "<region>"


def _there(known: Known) -> Known:
    """The same in the other registry that the text shows."""
    there = Reference.parse(f"{known.command.other_host}/{known.failure.repository}")
    return Known(known.failure.model_copy(update={"registry_id": there.registry_id, "region": there.region}))


def _cache_prefix(known: Known) -> str:
    """The prefix of a cache rule: the first part of the name."""
    prefix, slash, _ = (known.failure.repository or "").partition("/")
    return fill(prefix if slash else None, "prefix")


def _login_host(known: Known) -> str:
    """The host that may see a login token: the printed one if it is a registry's, else built from id and region."""
    printed = known.failure.registry
    is_own = printed and is_private_host(printed) and not known["public"]
    return printed if printed and is_own else value("expected-host", known)


def _expected_host(known: Known) -> str:
    """The host that id and region make (ECR user guide, registries); the region of a zone, when one was given."""
    where = region_of_zone(value("region", known))
    own = f"{value('registry-id', known)}.dkr.ecr.{where}.{value('suffix', known)}"
    return PUBLIC_HOSTS[0] if known["public"] else own


def _suffix(known: Known) -> str:
    """The end of hosts in the region; where the text does not name the region, of the host that it prints."""
    where, printed = region_of_zone(value("region", known)), known.failure.registry or known.endpoint.host or ""
    ends = (one.suffix for one in PARTITIONS if where.startswith("<") and printed.endswith(f".{one.suffix}"))
    return next(ends, of_region(where).suffix)


def _digest(known: Known) -> str | None:
    """The digest of an image without a tag; no image is found by a part of one."""
    whole = known.failure.digest if len(known.failure.digest or "") == WHOLE_DIGEST else None
    return fill(whole, "digest") if known.failure.digest and not known.failure.tag else None


def _image_id(known: Known) -> str:
    """The image as the ECR API names it."""
    digest = _digest(known)
    return f"imageDigest={digest}" if digest else f"imageTag={_pair(value('tag', known))}"


def _image(known: Known) -> str:
    digest = _digest(known)
    return written(f"{{image-name}}@{digest}" if digest else "{image-name}:{tag}", known)


# --- who asked, and what decides on it -----------------------------------------------------------------


def action(known: Known) -> str | None:
    """The refused action as IAM writes it, ``<action>`` where IAM knows none; ``None`` where the text names none."""
    return (actions_of_ecr.known(known.failure.action) or "<action>") if known.failure.action else None


def actions(known: Known) -> _Words:
    """The refused action first, then what else the operation needs (ECR user guide, image-push-iam)."""
    told = action(known)
    refused = () if told is None or known["layer-read"] else (told,)
    if known["resourceless"]:
        return refused or (written("{ecr}:GetAuthorizationToken", known),)
    # Anyone may pull from ECR Public, so no action is for that (Service authorization reference, ECR Public).
    push: _Words = PUSH_STEPS if known["public"] else (*PUSH_STEPS, "BatchGetImage")
    if known["creates-on-push"]:
        push = ("CreateRepository", *push)
    pull: _Words = () if known["public"] else PULL_STEPS
    if known["target=tags"]:
        pull = ("ListImages",)  # tags are listed, and no image is asked for (Service Authorization Reference, ECR)
    if known["makes-repository"] and known["pull"]:
        # A first pull through a cache rule makes the repository and fills it (user guide, pull-through-cache-iam).
        pull = (*pull, "BatchImportUpstreamImage", "CreateRepository")
    # One step of a pull is not enough where the text does not say what was tried.
    pulls = known["pull"] or (known["operation=unsaid"] and (told or "").rpartition(":")[2] in pull)
    steps = pull if pulls else push if known["pushes"] else ()
    return tuple(dict.fromkeys((*refused, *(f"{value('ecr', known)}:{name}" for name in steps)))) or ("<action>",)


_FIRST_OF_PUSH, _FIRST_OF_PULL = PUSH_STEPS[0], PULL_STEPS[0]


def _simulated(known: Known) -> _Words:
    """The refused action; else what the operation needs, or what a push and a pull ask first.

    A sentence that names a policy names its action, too: where a mask hides it, none is known.
    """
    told = action(known)
    needed = (told,) if told else actions(known)
    if known.failure.policy or needed != ("<action>",) or not known["uses-token"]:
        return needed
    firsts = (_FIRST_OF_PUSH, *(() if known["public"] else (_FIRST_OF_PULL,)))
    return tuple(f"{value('ecr', known)}:{name}" for name in firsts)


# The resource of the refused request; ``*`` where IAM accepts nothing else.
_RESOURCES = choices(
    (
        ("key-use", "{key}"),
        ("role-assumption", "{role}"),
        ("of-service-role", "{service-role}"),
        ("resourceless", "*"),
        ("on-every", "{repositories}*"),
        ("", "{repository-arn}"),
    )
)


def _resource(known: Known) -> str:
    return "*" if known["on-every"] and known.failure.resource == "*" else written(known.first(_RESOURCES) or "", known)


def _partition(known: Known) -> str:
    """The partition for ARNs: the caller's, else the region's."""
    named = known.failure.principal
    return ((of_arn(named.arn) if named else None) or of_region(known.failure.region)).name


def _caller_account(known: Known) -> str:
    """The caller's account id; where the text names no caller, that of the function it is asked for."""
    of_function = account_of(known.command.function_role)
    return fill(known.who.account_id if known.principal else of_function, "account-id")


def _principal(known: Known) -> str:
    """The IAM user or role behind the caller; the ARN of a session does not carry the path that some roles have."""
    if not known["caller-has-arn"] or known["of-identity-center"]:
        return "<role-or-user-arn>"
    kind, account = value("kind", known), fill(known.who.account_id, "account-id")
    return f"arn:{value('partition', known)}:iam::{account}:{kind}/{fill(known.who.name, f'{kind}-name')}"


def _principal_name(known: Known) -> str:
    """Its name without its path; the session of a federated user has a name of its own."""
    return _last(None if known["federated"] else known.who.name, f"{value('kind', known)}-name")


def _bootstrap(environment: bootstraps.Environment | None, known: Known) -> _Words:
    """The CDK's name of an environment, and the qualifier of its bootstrap (AWS CDK guide, bootstrapping-env)."""
    usual = "hnb659fds"
    qualifier, account, where = environment or bootstraps.Environment(usual, None, None)
    own = () if qualifier == usual else ("--qualifier", fill(qualifier, "qualifier"))
    account = fill(account or known.failure.registry_id, "account-id")
    return f"aws://{account}/{where or value('region', known)}", *own


# The region of each partition's global services, STS's among them, where they record their calls (IAM user guide,
# id_credentials_temp_region-endpoints).
_HOMES = {"aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1"}
# The first request of each; a pull's where the text does not show what was tried.
_EVENTS = choices((("push", "InitiateLayerUpload"), ("login", "GetAuthorizationToken"), ("", "BatchGetImage")))


def _trail_attribute(known: Known) -> str:
    """One attribute a request: the session finds an identity's own events, the event's name those of all callers."""
    # For a role CloudTrail knows the name of the session alone.
    if session := known.who.session or (known.who.name if known["iam-user"] else None):
        return f"AttributeKey=Username,AttributeValue={_pair(_last(session, 'user'))}"
    refused = None if known["layer-read"] else action(known)
    event = refused.rpartition(":")[2] if refused else known.first(_EVENTS)
    return f"AttributeKey=EventName,AttributeValue={event}"


def _around(known: Known) -> tuple[str, str]:
    """Five minutes before and after, where the text says the time with its zone: without, 90 days are gone through."""
    times = span(known.failure.first_seen, known.failure.last_seen, timedelta(minutes=5))
    return (times[0].isoformat(), times[1].isoformat()) if times else ("<start-time>", "<end-time>")


def _instance(known: Known) -> _Words:
    """An instance by its node's name, in the region of that name: the id, or the address (EC2 user guide, names)."""
    name = (known.command.node or "").partition(".")[0]
    if name.startswith("i-"):
        found: _Words = ("--instance-ids", name)
    else:
        found = ("--filters", f"Name=private-ip-address,Values={name.rpartition('ip-')[2].replace('-', '.')}")
    return (*found, *_option("--region", fill(region_or_none(known.region_of_node), "region")))


# --- the client, and where it keeps logins -------------------------------------------------------------


def _sudo(known: Known) -> _Words:
    """By the user who ran the client, where ``sudo`` shows that (sudo(8)): each has logins of its own."""
    user = ("-u", fill(known.command.user, "user")) if known.command.user else ()
    return ("sudo", *user) if known.command.sudo else ()


# Names of useradd(8), and no parameter that zsh has by itself.
_PLAIN_USER = expression(r"_?[a-z][a-z0-9_.-]*", regex.ASCII)


def _login_store(known: Known) -> str:
    """The file with the logins of the user who ran the client, as a POSIX shell reads it."""
    own, roots, users = store_of(LOGINS[known.login_client][0])
    if not known.command.sudo or not known.command.user:
        return f'"{roots if known.command.sudo else own}"'
    # A shell expands ~ without quotation marks alone, and other words behind it than a name.
    user = fill(known.command.user, "user")
    if _PLAIN_USER.fullmatch(user):
        return users.format(home=f"~{user}", id=f"$(id -u {user})")
    return f'"{users.format(home="<home>", id="<user-id>")}"'


def _aws_login(known: Known) -> str:
    """User and password, for a client that takes them as an option; what is in braces needs no quotation marks."""
    region = _quoted(value("region", known))
    return f'"AWS:$(aws {value("ecr", known)} get-login-password --region {region})"'


# --- the way -------------------------------------------------------------------------------------------


def _probed(known: Known) -> str:
    """The address below https:// that is asked whether it answers, and with which certificate."""
    if known["api-host-unknown"]:
        return written("{api-host}/", known)
    host = known.asked_host or known.layer_host
    return f"{fill(host, 'host')}/" if host else f"{value('login-host', known)}/v2/"


def _endpoints(known: Known, *services: str) -> str:
    """The names of VPC endpoints for services, in the region that was asked."""
    where = value("region", known)
    prefixes = ("com.amazonaws", "cn.com.amazonaws") if of_region(where).name == "aws-cn" else ("com.amazonaws",)
    return ",".join(f"{prefix}.{where}.{service}" for service in services for prefix in prefixes)


def _task(known: Known) -> tuple[str, str]:
    """The cluster and the task, else the task that a session is named after."""
    asked = known.who.session if of_session(known.who.session) is Requester.TASK else None
    *_, cluster, task = ("", *(known.command.task or "").partition(":task/")[2].split("/"))
    return fill(cluster, "cluster"), fill(task or asked, "task-id")


def _cli(known: Known) -> _Words:
    """The AWS CLI, by what ran it: another user's keys, or those that aws-vault holds, are not the reader's."""
    runner = (known.command.aws_prefix or "").split()
    runner[2:3] = (fill(name, "profile" if known["by-vault"] else "user") for name in runner[2:3])
    return (*runner, "aws")


def _profile(known: Known) -> _Words:
    """aws-vault hands on the keys of the profile that it was given."""
    return () if known["by-vault"] else _option("--profile", fill(known.command.profile, "profile"))


def _region_there(known: Known) -> str:
    """The region of what pulls, which need not be the registry's; that of an endpoint is, whose address was dialled."""
    where = known.region_there or (known.region if known["endpoint-silent"] else None)
    return fill(region_or_none(where), "task-region" if known["task"] else "node-region")


def _option(name: str, value: str) -> _Words:
    """An option with its value; neither, where the text does not give the value."""
    return () if value.startswith("<") else (name, value)


def _region_of_partition(known: Known) -> _Words:
    """Where IAM and STS of another partition than most are asked."""
    if known.partition:
        return "--region", value("asked-region", known)
    home = _HOMES.get(value("partition", known))
    return ("--region", home) if home else ()


def _registry_id_option(known: Known) -> _Words:
    """The id of a registry of ECR Public need not be known."""
    is_spare = known["public"] and known.failure.registry_id is None
    return () if is_spare else ("--registry-id", value("registry-id", known))


# What is in braces in a command, a statement or another place: a word each, or a template of places.
PLACES: Mapping[str, str | Callable[[Known], str]] = {
    # The registry, and what is in it.
    "alias": lambda known: f"{fill(known.failure.registry_alias, 'alias')}/" if known["public"] else "",
    "asked-region": lambda known: fill(region_or_none(known.region), "region"),
    "cache-prefix": _cache_prefix,
    "ecr": lambda known: "ecr-public" if known["public"] else "ecr",
    "expected-host": _expected_host,
    "image": _image,
    "image-id": _image_id,
    "image-name": "{login-host}/{alias}{repository}",
    "login-host": _login_host,
    "meant-name": lambda known: fill(known.meant_name, "repository"),
    "other-region": lambda known: value("region", _there(known)),
    "other-registry-id": lambda known: value("registry-id", _there(known)),
    "region": _region,
    "registry-id": lambda known: fill(known.failure.registry_id, "registry-id"),
    # ARNs of ECR Public have no region (Service authorization reference, ECR Public).
    "region-in-arn": lambda known: "" if known["public"] else value("region", known),
    "repositories": "arn:{partition}:{ecr}:{region-in-arn}:{registry-id}:repository/",
    "repository": lambda known: fill(known.failure.repository, "repository"),
    "repository-arn": "{repositories}{repository}",
    "tag": lambda known: fill(known.failure.tag, "tag"),
    "token-data": lambda known: "authorizationData" if known["public"] else "authorizationData[]",
    # Who asked, and what decides on it.
    "caller-account": _caller_account,
    "end-time": lambda known: _around(known)[1],
    "home-region": lambda known: _HOMES.get(value("partition", known), "us-east-1"),
    "key": lambda known: fill(known.key_arn, "key-arn"),
    # A repository's key is of its own region.
    "key-region": lambda known: region_or_none(region_in(known.key_arn)) or value("region", known),
    "kind": lambda known: "user" if known.who.type in (PrincipalType.USER, PrincipalType.FEDERATED_USER) else "role",
    "Kind": lambda known: value("kind", known).capitalize(),
    "partition": _partition,
    "policy": lambda known: fill(known.policy.arn, "policy-arn"),
    "policy-id": lambda known: fill(known.policy_arn.rpartition("/")[2] or None, "policy-id"),
    "principal": _principal,
    "principal-name": _principal_name,
    "pulling-role": lambda known: value("role-name" if known.role_arn else "principal-name", known),
    "resource": _resource,
    "role": lambda known: fill(known.role_arn, "role-arn"),
    "role-name": lambda known: _last(known.role_arn, "role-name"),
    # aws-actions/configure-aws-credentials asks STS in its region.
    "session-event": lambda known: "AssumeRoleWithWebIdentity" if known["github-workflow"] else "AssumeRole",
    "session-region": lambda known: value("region" if known["github-workflow"] else "home-region", known),
    "service-role": lambda known: fill(known.failure.resource, "role-arn"),
    "start-time": lambda known: _around(known)[0],
    "trail-attribute": _trail_attribute,
    "user-name": lambda known: _last(known.who.name, "user-name"),
    # The client, and where it keeps logins.
    # PowerShell 5 has an alias of this name for a command of its own (PowerShell docs, Invoke-WebRequest).
    "curl": lambda known: "curl.exe" if known["shell=powershell"] else "curl",
    "mirror-of": lambda known: fill(known.request.mirror_of, "registry"),
    "pull-secret": lambda known: fill(known.command.secret, "secret-name"),
    # The way, and what is on it.
    # A token is asked of the API alone.
    "refusing-endpoints": lambda known: _endpoints(
        known, "ecr.api", *(("ecr.dkr",) if known["names-repository"] else ())
    ),
    # What the region makes (ECR endpoints, general reference), and the one of both kinds of addresses (botocore,
    # endpoint rules of ecr).
    "api-host": "api.ecr.{region}.{suffix}",
    "dual-stack-host": lambda known: written(f"ecr.{{region}}.{of_region(value('region', known)).api}", known),
    "asked-endpoints": lambda known: _endpoints(
        known, *(("sts",) if known["asks-sts"] else ("ecr.api", "ecr.dkr", "s3"))
    ),
    "cluster": lambda known: _task(known)[0],
    # Where ECR keeps the layers of a region (ECR user guide, vpc-endpoints).
    "layer-bucket": f"prod-{{region}}-{LAYER_BUCKET}",
    "layer-host": lambda known: known.layer_host or written("{layer-bucket}.s3.{region}.{suffix}", known),
    "looked-up-host": lambda known: fill(
        known.api_host or (None if known["host-masked"] else known.failure.registry) or known.other_host, "host"
    ),
    "probed": _probed,
    "s3-endpoint": lambda known: _endpoints(known, "s3"),
    "suffix": _suffix,
    "task": lambda known: _task(known)[1],
}

# The same for several words, or none where the text gives none: options with their values, programs.
SEVERAL: Mapping[str, Callable[[Known], _Words]] = {
    # ECR Public's API has no filter.
    "--filter": lambda known: () if known["public"] else ("--filter", "tagStatus=TAGGED"),
    "--profile": _profile,
    "--region": lambda known: ("--region", value("region", known)),
    "--region-of-partition": _region_of_partition,
    "--region-typed": lambda known: _option("--region", fill(region_or_none(known.command.region), "region")),
    "--region-there": lambda known: ("--region", _region_there(known)),
    "--registry-id": _registry_id_option,
    "--registry-id-if-private": lambda known: () if known["public"] else _registry_id_option(known),
    "aws": _cli,
    "actions": _simulated,
    "bootstrap": lambda known: _bootstrap(bootstraps.of_repository(known.failure.repository), known),
    "bootstrap-of-role": lambda known: _bootstrap(bootstraps.of_role(known.role_arn), known),
    "client": lambda known: LOGINS[known.login_client],
    "instance": _instance,
    "sudo": _sudo,
}

# The same for what a POSIX shell is to expand: written as it is.
WRITTEN: Mapping[str, Callable[[Known], str]] = {"aws-login": _aws_login, "login-store": _login_store}

# --- command lines ---------------------------------------------------------------------------------------

# A word of a template ends at a blank outside quotation marks.
_WORD = expression(r"""(?:"[^"]*"|'[^']*'|[^\s"'])++""")
# A word that needs no quotes in any of the shells: PowerShell splits a bare word at a comma and reads one after @, zsh
# expands one after =.
_BARE = expression(r"[\w%+:./-][\w@%+=:./-]*+", regex.ASCII)
# What one of the shells reads between double quotes: expansion, history (bash), PowerShell's escape, cmd's variables.
_READ_IN_QUOTES = frozenset('"$`\\!%')


def command_line(template: str, known: Known) -> str:
    """The line for one failure: a word without a place as it is, any other quoted as a whole.

    A pipe goes through cmd where the text shows PowerShell: before 7.4 it pipes text, not bytes (PowerShell docs,
    about_Pipelines, which has the detour by cmd).

    :raises KeyError: when the template names a place that is not known.
    """
    line = " ".join(filter(None, [_filled(word, known) if places else word for word, places in words_in(template)]))
    if known["emulator"] and template.startswith(("aws ", "{aws} ")):
        line = line.replace("aws ", f"aws {_EMULATED} ", 1)
    by_cmd = " | " in template and '"' not in line and known["shell=powershell"]
    return f'cmd /c "{line}"' if by_cmd else line


# Where LocalStack and moto's server answer unless they are configured otherwise (LocalStack documentation, edge port).
_EMULATED = "--endpoint-url http://localhost:4566"


@cache
def words_in(template: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of a template, with the names of the places in each."""
    return tuple((word, tuple(_PLACE.findall(word))) for word in _WORD.findall(template))


def _filled(word: str, known: Known) -> str:
    """A word of a template for one failure."""
    name = word[1:-1]
    if name in SEVERAL:
        return " ".join(map(_quoted, SEVERAL[name](known)))
    if name in WRITTEN:
        return WRITTEN[name](known)
    return _quoted(written(word, known))


@lru_cache(maxsize=1 << 10)
def _quoted(word: str) -> str:
    if _BARE.fullmatch(word):
        return word
    return shlex.quote(word) if _READ_IN_QUOTES & set(word) else f'"{word}"'
