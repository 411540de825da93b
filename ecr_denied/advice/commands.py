"""The command lines that checks share, with the ids of one record filled in.

Every function takes a ``Failure`` (and sometimes one value more) and returns one line: for any shell, or for the one
that the text shows. Parameters: the AWS CLI and docker references.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

import regex

from ecr_denied.advice import shell, words
from ecr_denied.advice.evidence import (
    api_host,
    asked_host,
    asks_sts,
    caller,
    helper,
    is_host_masked,
    is_layer_read,
    is_public,
    layer_host,
)
from ecr_denied.advice.facts import facts_of
from ecr_denied.expression import expression
from ecr_denied.names import bootstraps
from ecr_denied.names.clients import LOGINS
from ecr_denied.names.partitions import of_region, region_or_none
from ecr_denied.names.references import Reference
from ecr_denied.names.requesters import Requester, of_session
from ecr_denied.records import Failure, Operation, PrincipalType, Shell
from ecr_denied.times import span

_MARGIN = timedelta(minutes=5)
# The one that a bootstrap has where none is given.
_CDK_QUALIFIER = "hnb659fds"
_HELPERS_LOG = 'tail -n 20 "${AWS_ECR_CACHE_DIR:-$HOME/.ecr}/log/ecr-login.log"'
_PROBE_DIGEST = "sha256:" + "0" * 64


# --- ECR -----------------------------------------------------------------------------------------------


def describe_repository(failure: Failure, name: str | None = None) -> str:
    """Whether a repository (by default the record's) exists."""
    wanted = words.repository(failure) if name is None else words.fill(name, "repository")
    return shell.ecr(failure, "describe-repositories", "--repository-names", wanted)


def describe_repository_here(failure: Failure) -> str:
    """The address of a repository of this name in the account and region that the AWS CLI uses here."""
    options = ("--repository-names", words.repository(failure), *shell.as_typed(failure))
    return shell.aws("ecr", "describe-repositories", *options)


def describe_repository_there(failure: Failure) -> str:
    """Whether the repository exists in the other registry that the text shows."""
    there = Reference.parse(f"{facts_of(failure).command.other_host}/{failure.repository}")
    return describe_repository(failure.model_copy(update={"registry_id": there.registry_id, "region": there.region}))


def list_repositories(failure: Failure) -> str:
    """The names that do exist."""
    query = ("--query", "repositories[].repositoryName", "--output", "text")
    return shell.ecr(failure, "describe-repositories", *query)


def tag_mutability(failure: Failure) -> str:
    """Whether tags of the repository may be overwritten, and which are excluded."""
    query = "repositories[0].[imageTagMutability,imageTagMutabilityExclusionFilters]"
    return shell.ecr(
        failure, "describe-repositories", "--repository-names", words.repository(failure), "--query", query
    )


def create_repository(failure: Failure) -> str:
    """Create the repository; the registry id keeps it out of any other account."""
    options = ("--repository-name", words.repository(failure))
    return shell.ecr(failure, "create-repository", *options, registry_id=not is_public(failure))


def cdk_bootstrap(failure: Failure) -> str:
    """Make the repository and the roles that the CDK publishes with (AWS CDK guide, bootstrapping-env)."""
    return _bootstrap(bootstraps.of_repository(failure.repository), *shell.as_typed(failure))


def cdk_bootstrap_trusting(failure: Failure) -> str:
    """Let the caller's account deploy to the environment of a role that a bootstrap made."""
    who = caller(failure)
    trusted = words.fill(who.account_id if who else None, "account-id")
    trust = ("--trust", trusted, "--cloudformation-execution-policies", "<policy-arn>")
    return _bootstrap(bootstraps.of_role(facts_of(failure).role_arn), *trust)


def _bootstrap(environment: bootstraps.Environment | None, *options: str) -> str:
    qualifier, account, region = environment or bootstraps.Environment(_CDK_QUALIFIER, None, None)
    own = () if qualifier == _CDK_QUALIFIER else ("--qualifier", qualifier)
    place = f"aws://{account or '<account-id>'}/{region or '<region>'}"
    return shell.line(["cdk", "bootstrap", place, *own, *options])


def describe_image(failure: Failure) -> str:
    """Whether the image exists; its status, digest and time of push."""
    options = ("--repository-name", words.repository(failure), "--image-ids", words.image_id(failure))
    return shell.ecr(failure, "describe-images", *options)


def newest_tags(failure: Failure) -> str:
    """The tags pushed last; JSON output, because text output would sort page by page."""
    tagged = () if is_public(failure) else ("--filter", "tagStatus=TAGGED")  # ECR Public's API has no filter
    shown = ("--query", "sort_by(imageDetails,&imagePushedAt)[-9:].imageTags[]", "--output", "json")
    return shell.ecr(failure, "describe-images", "--repository-name", words.repository(failure), *tagged, *shown)


def count_images(failure: Failure) -> str:
    """How many images the repository holds; JSON output, because text output would count page by page."""
    query = ("--page-size", "1000", "--query", "length(imageDetails)", "--output", "json")
    return shell.ecr(failure, "describe-images", "--repository-name", words.repository(failure), *query)


def get_repository_policy(failure: Failure) -> str:
    """The repository's policy."""
    query = ("--query", "policyText", "--output", "text")
    return shell.ecr(failure, "get-repository-policy", "--repository-name", words.repository(failure), *query)


def public_aliases(_: Failure) -> str:
    """The aliases of the caller's own registry of ECR Public."""
    query = ("--query", "registries[].aliases[].name", "--output", "text")
    return shell.aws("ecr-public", "describe-registries", *query, "--region", "us-east-1")


def get_registry_policy(failure: Failure) -> str:
    """The registry's policy."""
    return shell.ecr(failure, "get-registry-policy", registry_id=False)


def registry_policy_scope(failure: Failure) -> str:
    """Whether the registry's policy covers all actions (V2) or three (V1)."""
    return shell.ecr(failure, "get-account-setting", "--name", "REGISTRY_POLICY_SCOPE", registry_id=False)


def batch_get_image(failure: Failure) -> str:
    """The pull's own request, by a client that prints the whole refusal."""
    options = ("--repository-name", words.repository(failure), "--image-ids", words.image_id(failure))
    return shell.ecr(failure, "batch-get-image", *options, *shell.as_typed(failure))


def layer_availability(failure: Failure) -> str:
    """A push's first request, by a client that prints the whole refusal."""
    options = ("--repository-name", words.repository(failure), "--layer-digests", _PROBE_DIGEST)
    return shell.ecr(failure, "batch-check-layer-availability", *options, *shell.as_typed(failure))


def get_lifecycle_policy(failure: Failure) -> str:
    """The rules by which images of the repository expire."""
    query = ("--query", "lifecyclePolicyText", "--output", "text")
    return shell.ecr(failure, "get-lifecycle-policy", "--repository-name", words.repository(failure), *query)


def replication_status(failure: Failure) -> str:
    """How far the copies of an image are, as the registry that it was pushed to tells it."""
    options = ("--repository-name", words.repository(failure), "--image-id", words.image_id(failure))
    query = ("--query", "replicationStatuses", "--region", "<region-of-the-push>")
    return shell.aws("ecr", "describe-image-replication-status", *options, *query)


def pull_through_cache_rules(failure: Failure) -> str:
    """The registry's pull through cache rules."""
    return shell.ecr(failure, "describe-pull-through-cache-rules")


def validate_pull_through_cache_rule(failure: Failure) -> str:
    """Whether a rule's upstream accepts its credentials; the first path segment stands in for the prefix."""
    prefix, slash, _ = (failure.repository or "").partition("/")
    wanted = words.fill(prefix if slash else None, "prefix")
    return shell.ecr(failure, "validate-pull-through-cache-rule", "--ecr-repository-prefix", wanted)


def cache_secrets(failure: Failure) -> str:
    """The secrets that a cache rule can use, by their names; none of their values."""
    options = ("--filters", "Key=name,Values=ecr-pullthroughcache/", "--query", "SecretList[].[Name,KmsKeyId]")
    return shell.regional(failure, "secretsmanager", "list-secrets", *options)


def creation_templates(failure: Failure) -> str:
    """The registry's repository creation templates."""
    return shell.ecr(failure, "describe-repository-creation-templates", registry_id=False)


def token_expiry(failure: Failure) -> str:
    """When a fresh token expires, without the token."""
    data = "authorizationData" if is_public(failure) else "authorizationData[]"
    query = ("--query", f"{data}.expiresAt", "--output", "text")
    return shell.ecr(failure, "get-authorization-token", *query, *shell.as_typed(failure), registry_id=False)


def token_region(failure: Failure) -> str:
    """A host of the caller's own registry, in the region of the command that failed, else the one configured here."""
    query = ("--query", "authorizationData[].proxyEndpoint")
    typed = region_or_none(facts_of(failure).command.region)
    region = ("--region", typed) if typed else ()
    return shell.aws("ecr", "get-authorization-token", *query, *shell.as_typed(failure), *region)


# --- docker and the network ----------------------------------------------------------------------------

# Whose logins these words tell of, where the text does not show what was typed. Those of a library are of many
# programs: go-containerregistry's and oras' read docker's logins.
_BY_CLIENT = {"containers-image": "podman", "helm": "helm", "notation": "notation"}


def login_program(failure: Failure) -> tuple[str, ...]:
    """The words by which the client logs in and out; docker's for all that use docker's logins."""
    typed = facts_of(failure).command.program
    known = typed if typed in LOGINS else _BY_CLIENT.get(failure.client or "")
    return LOGINS[known or "docker"]


def docker_login(failure: Failure) -> str:
    """Replace the client's stored token for exactly this host."""
    return _login(failure, *login_program(failure))


def login_without_helper(failure: Failure) -> str:
    """Store a token in a new folder, whose configuration names no helper."""
    return _login(failure, "docker", "--config", "docker-login")


def _login(failure: Failure, *program: str) -> str:
    password = shell.ecr(failure, "get-login-password", *shell.as_typed(failure), registry_id=False)
    login = (*program, "login", "--username", "AWS", "--password-stdin", words.login_host(failure))
    return shell.piped(failure, password, shell.client(failure, *login))


def send_login(failure: Failure) -> str:
    """Deploy a service of a swarm again, with the login that is stored here."""
    return shell.docker(failure, "service", "update", "--with-registry-auth", "--force", "<service>")


def docker_logout(failure: Failure) -> str:
    """Drop the client's stored token for this host."""
    return shell.client(failure, *login_program(failure), "logout", words.login_host(failure))


def uses_helm(failure: Failure) -> bool:
    """True if helm asked: what it pulls is a chart."""
    return login_program(failure) == LOGINS["helm"]


def inspect_manifest(failure: Failure) -> str:
    """Fetch the manifest with a GET, whose answer has a body; helm shows what the chart says of itself."""
    if uses_helm(failure):
        chart = f"oci://{words.image_name(failure)}"
        return shell.client(failure, "helm", "show", "chart", chart, "--version", words.fill(failure.tag, "tag"))
    return shell.docker(failure, "manifest", "inspect", words.reference(failure))


def inspect_manifest_page(failure: Failure) -> str:
    """The page on the command that asks for the manifest."""
    if uses_helm(failure):
        return "https://helm.sh/docs/helm/helm_show_chart/"
    return "https://docs.docker.com/reference/cli/docker/manifest/inspect/"


def pull_image(failure: Failure) -> str:
    """Pull the image, by docker."""
    return shell.line(["docker", "pull", words.reference(failure)])


def raw_manifest(failure: Failure) -> str:
    """The manifest that the registry holds, as it is."""
    return shell.docker(failure, "buildx", "imagetools", "inspect", "--raw", words.reference(failure))


def inspect_platforms(failure: Failure) -> str:
    """The platforms of an image, also of one that is no index."""
    return shell.docker(failure, "manifest", "inspect", "--verbose", words.reference(failure))


def push_without_attestations(failure: Failure, *options: str) -> str:
    """Build and push one plain manifest, with no provenance or SBOM beside it."""
    tag = f"{words.image_name(failure)}:{words.fill(failure.tag, 'tag')}"
    plain = ("--provenance=false", "--sbom=false", "--push", "--tag", tag, ".")
    return shell.docker(failure, "buildx", "build", *options, *plain)


def push_for_platform(failure: Failure) -> str:
    """The same, for one platform."""
    return push_without_attestations(failure, "--platform", "linux/amd64")


def push_one_platform(failure: Failure) -> str:
    """Push one image of an index that the engine holds (docker 28 and newer)."""
    return shell.docker(failure, "push", "--platform", "linux/amd64", words.reference(failure))


# A line of docker's configuration that names the store, or ECR as a key. What follows a brace on the same line may be a
# secret, so such a line is left out.
_KEYS = ("^[^{]*credsStore[^{]*$", "^[^{]*ecr[^{]*: [^{]*[{]*$")


class _Store(NamedTuple):
    """Where a client keeps its logins: by its variables, root's, and those of a user, by ``{home}`` or ``{id}``."""

    own: str
    roots: str
    users: str


# docker CLI; containers-auth.json(5); helm registry login.
_PODMANS = _Store(
    "${REGISTRY_AUTH_FILE:-$XDG_RUNTIME_DIR/containers/auth.json}",
    "/run/containers/0/auth.json",
    "/run/user/{id}/containers/auth.json",
)
_STORES = {
    "buildah": _PODMANS,
    "finch": _Store("$HOME/.finch/config.json", "/root/.finch/config.json", "{home}/.finch/config.json"),
    "helm": _Store(
        "${HELM_REGISTRY_CONFIG:-$HOME/.config/helm/registry/config.json}",
        "/root/.config/helm/registry/config.json",
        "{home}/.config/helm/registry/config.json",
    ),
    "podman": _PODMANS,
    "skopeo": _PODMANS,
}
# Names of useradd(8), and no parameter that zsh has by itself.
_PLAIN_USER = expression(r"_?[a-z][a-z0-9_.-]*", regex.ASCII)
_DOCKERS = _Store(
    "${DOCKER_CONFIG:-$HOME/.docker}/config.json", "/root/.docker/config.json", "{home}/.docker/config.json"
)


def configured_helper(failure: Failure) -> str:
    """The stored hosts and the helpers that the client's configuration names; no secret beside them."""
    typed = shell.typed_in(failure)
    if typed is Shell.POWERSHELL:
        return f'Select-String -Pattern "{_KEYS[0]}","{_KEYS[1]}" -Path "~/.docker/config.json"'
    if typed is Shell.CMD:
        return f'findstr /R /C:"{_KEYS[0]}" /C:"{_KEYS[1]}" "%USERPROFILE%\\.docker\\config.json"'
    return (
        f"""{shell.client(failure, "grep")} -oE '"(credsStore|[^"]*ecr[^"]*)": *("[^"]*"|\\{{)' {_kept_in(failure)}"""
    )


def _kept_in(failure: Failure) -> str:
    """The file with the logins of the user who ran the client, as a POSIX shell reads it."""
    store, command = _STORES.get(login_program(failure)[0], _DOCKERS), facts_of(failure).command
    if not command.sudo:
        return f'"{store.own}"'
    if not command.user:
        return f'"{store.roots}"'
    # A shell expands ~ without quotation marks alone, and other words behind it than a name.
    user = words.fill(command.user, "user")
    if _PLAIN_USER.fullmatch(user):
        return store.users.format(home=f"~{user}", id=f"$(id -u {user})")
    return f'"{store.users.format(home="<home>", id="<user-id>")}"'


def helper_version(failure: Failure) -> str:
    """Whether the credential helper is there and starts; prints no secret."""
    return shell.line([words.fill(helper(failure), "credential-helper"), "version"])


def helper_log(failure: Failure) -> str:
    """What ECR's helper wrote of its last calls: it prints no error of AWS's (its README, Troubleshooting)."""
    windows = {
        Shell.POWERSHELL: 'Get-Content -Tail 20 "~/.ecr/log/ecr-login.log"',
        Shell.CMD: 'type "%USERPROFILE%\\.ecr\\log\\ecr-login.log"',
    }
    typed = shell.typed_in(failure)
    return windows.get(typed, _HELPERS_LOG) if typed else _HELPERS_LOG


def kubelet_log(_: Failure) -> str:
    """What the kubelet wrote of its credential providers, on the node."""
    return shell.line(["journalctl", "--unit", "kubelet", "--no-pager", "--grep", "credential provider"])


def pull_secrets() -> str:
    """The secrets in the pod's namespace, of which type each is, and how old."""
    return shell.line(["kubectl", "get", "secrets", "--namespace", "<namespace>"])


def missing_secret(failure: Failure) -> str:
    """The secret that the kubelet did not find: a pod's counts in its own namespace alone."""
    secret = words.fill(facts_of(failure).command.secret, "secret-name")
    return shell.line(["kubectl", "get", "secret", secret, "--namespace", "<namespace>"])


def pull_secret_hosts() -> str:
    """The hosts that a secret has logins for, without the logins."""
    shown = r"jsonpath={.data.\.dockerconfigjson}"
    secret = shell.line(["kubectl", "get", "secret", "<secret-name>", "--namespace", "<namespace>", "--output", shown])
    return f"""{secret} | base64 -d | grep -oE '"[^"]*ecr[^"]*": *\\{{'"""


def pod_events() -> str:
    """Why pods failed, in every namespace: the events of an hour (kube-apiserver, --event-ttl)."""
    chosen = ("--field-selector", "reason=Failed", "--sort-by", ".lastTimestamp")
    return shell.line(["kubectl", "get", "events", "--all-namespaces", *chosen])


def resolve_host(failure: Failure) -> str:
    """Look the printed host up."""
    host = api_host(failure) or ("" if is_host_masked(failure) else failure.registry)
    return shell.line(["nslookup", words.fill(host, "host")])


def _probe(failure: Failure, address: str, *options: str) -> str:
    """Ask for an address, and show how far that comes."""
    # PowerShell 5 has an alias of this name for a command of its own (PowerShell docs, Invoke-WebRequest).
    program = "curl.exe" if shell.typed_in(failure) is Shell.POWERSHELL else "curl"
    return shell.line([program, *options, "--verbose", "--max-time", "10", f"https://{address}"])


def probe_host(failure: Failure) -> str:
    """Ask the registry anything at all, showing certificate and status; 401 means the way is open."""
    return _probe(failure, f"{words.login_host(failure)}/v2/")


def probe_api(failure: Failure) -> str:
    """Ask ECR's API, or another host, anything at all; any status means the way is open."""
    return _probe(failure, f"{words.fill(asked_host(failure), 'host')}/")


def probe_token_api(failure: Failure) -> str:
    """The same of the API that gives a token, by the host that its region makes."""
    return _probe(failure, f"{words.expected_api_host(failure)}/")


def show_certificate(failure: Failure) -> str:
    """Who issued the certificate that is shown, trusted or not."""
    host = asked_host(failure) or layer_host(failure)
    return _probe(failure, f"{words.fill(host, 'host')}/" if host else f"{words.login_host(failure)}/v2/", "--insecure")


def probe_sts(failure: Failure) -> str:
    """Ask STS anything at all; any status means the way is open."""
    region = words.region(failure)
    # The one endpoint that needs no region (STS endpoints, general reference).
    host = "sts.amazonaws.com" if region.startswith("<") else f"sts.{region}.{of_region(region).suffix}"
    return _probe(failure, f"{host}/")


def engine_version(failure: Failure) -> str:
    """Whether the docker engine answers."""
    return shell.docker(failure, "info", "--format", "{{.ServerVersion}}")


def instance_metadata(failure: Failure) -> str:
    """The role of an instance, and over how many hops its metadata is answered."""
    shown = "Reservations[].Instances[].[IamInstanceProfile.Arn,MetadataOptions.HttpPutResponseHopLimit]"
    return shell.regional(failure, "ec2", "describe-instances", "--instance-ids", "<instance-id>", "--query", shown)


def engine_proxy(failure: Failure) -> str:
    """The proxy that the docker engine uses."""
    return shell.docker(failure, "info", "--format", "{{.HTTPSProxy}}")


def containerd_proxy(_: Failure) -> str:
    """The proxy that containerd uses, and the files that its unit takes variables from."""
    return "systemctl show containerd --property=Environment --property=EnvironmentFiles"


def probe_layer_store(failure: Failure) -> str:
    """Ask where the layers are anything at all: the host that is printed, else the layer bucket."""
    region = words.region(failure)
    bucket = f"{words.layer_bucket(failure)}.s3.{region}.{of_region(region).suffix}"
    return _probe(failure, f"{layer_host(failure) or bucket}/")


def free_space(failure: Failure) -> str:
    """The room that is left on this machine."""
    windows = {Shell.POWERSHELL: "Get-PSDrive -PSProvider FileSystem", Shell.CMD: "fsutil volume diskfree C:"}
    typed = shell.typed_in(failure)
    return windows.get(typed, "df -h") if typed else "df -h"


def tag_local_image(failure: Failure) -> str:
    """Give a local image the name that was asked for."""
    return shell.docker(failure, "tag", "<local-image>", words.reference(failure))


def local_images(failure: Failure) -> str:
    """The images of this name that the engine holds."""
    return shell.docker(failure, "images", words.image_name(failure))


def all_local_images(failure: Failure) -> str:
    """All images that the engine holds."""
    return shell.docker(failure, "images")


def disk_use(failure: Failure) -> str:
    """What images, containers and build caches take of the disk."""
    return shell.docker(failure, "system", "df")


# --- identity and policies -----------------------------------------------------------------------------


def get_caller_identity(failure: Failure) -> str:
    """The identity the AWS CLI uses here, under the profile of the command that failed, and in its partition."""
    region = ("--region", words.asked_region(failure)) if facts_of(failure).partition else ()
    return shell.aws("sts", "get-caller-identity", *shell.as_typed(failure), *region)


def cli_version(failure: Failure) -> str:
    """Whether the shell finds the AWS CLI."""
    return shell.aws("--version")


def sso_login(failure: Failure) -> str:
    """Sign in to IAM Identity Center again, under the profile of the command that failed."""
    return shell.aws("sso", "login", *shell.as_typed(failure))


def configured_sources(failure: Failure) -> str:
    """Where the AWS CLI takes profile, keys and region from here; it prints no whole secret."""
    return shell.aws("configure", "list", *shell.as_typed(failure))


def simulate(failure: Failure) -> str:
    """What identity policies, SCPs and boundary of the caller say to the refused action, else to all that is needed.

    Of another account's resource the resource's own policy counts as well, which the simulator is not given: what each
    type of policy said stands in ``EvalDecisionDetails`` (IAM API reference, SimulatePrincipalPolicy).
    """
    source = ("--policy-source-arn", words.principal_arn(failure))
    told = words.action(failure)
    asked = words.actions(failure) if told is None else (told,)
    request = ("--action-names", *asked, "--resource-arns", words.resource_arn(failure))
    return shell.aws("iam", "simulate-principal-policy", *source, *request)


def assume_role(failure: Failure) -> str:
    """Whether the role can be assumed; it prints no key."""
    wanted = ("--role-arn", words.role_arn(failure), "--role-session-name", "ecr-denied", *shell.as_typed(failure))
    return f'{shell.aws("sts", "assume-role", *wanted)} --query "AssumedRoleUser.Arn" --output text'


def workflow_events(failure: Failure) -> str:
    """The calls by which workflows made sessions; the action asks STS in its own region, mostly that of the registry.

    Source: aws-actions/configure-aws-credentials, README.
    """
    attribute = ("--lookup-attributes", "AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity")
    return shell.regional(failure, "cloudtrail", "lookup-events", *attribute, *_around(failure))


def session_events(failure: Failure, event: str) -> str:
    """The calls that made sessions of the caller's, where the caller's name is told, as CloudTrail saw them.

    Those to the global endpoint of STS are recorded in us-east-1, the others in the region of theirs (IAM user guide,
    id_credentials_temp_region-endpoints).
    """
    attribute = ("--lookup-attributes", f"AttributeKey=EventName,AttributeValue={event}", *_around(failure))
    return shell.aws("cloudtrail", "lookup-events", *attribute, "--region", words.home_region(failure))


def get_trust_policy(failure: Failure) -> str:
    """Whom a role lets assume it."""
    shown = '--query "Role.AssumeRolePolicyDocument" --output json'
    return f"{shell.aws('iam', 'get-role', '--role-name', words.role_name(failure))} {shown}"


def get_principal(failure: Failure, query: str) -> str:
    """One field of the user or role behind the caller."""
    kind, name = words.principal_name(failure)
    return shell.aws("iam", f"get-{kind}", f"--{kind}-name", name, "--query", f"{kind.capitalize()}.{query}")


def get_named_role(_: Failure) -> str:
    """Whether a role that a policy names exists, and its ARN with its path."""
    return shell.aws("iam", "get-role", "--role-name", "<role-name>", "--query", "Role.Arn")


def attached_policies(failure: Failure) -> str:
    """The names of the managed policies of the role that pulls."""
    kind, name = words.principal_name(failure)
    return shell.aws("iam", f"list-attached-{kind}-policies", f"--{kind}-name", name)


def list_access_keys(failure: Failure) -> str:
    """The access keys of the user."""
    who = caller(failure)
    name = words.fill((who.name or "").rpartition("/")[2] if who else None, "user-name")
    return shell.aws("iam", "list-access-keys", "--user-name", name)


def list_mfa_devices(failure: Failure) -> str:
    """The MFA devices of the user."""
    _, name = words.principal_name(failure)
    line = shell.aws("iam", "list-mfa-devices", "--user-name", name, *shell.as_typed(failure))
    return f'{line} --query "MFADevices[].SerialNumber" --output text'


def region_status(failure: Failure) -> str:
    """Whether the account enabled the region."""
    line = ["aws", "account", "get-region-opt-status", "--region-name", words.asked_region(failure)]
    return f'{shell.line([*line, *shell.as_typed(failure)])} --query "RegionOptStatus" --output text'


def build_credentials(_: Failure) -> str:
    """Whether CodeBuild pulls the image of a project's builds by itself, and the project's role."""
    line = ["aws", "codebuild", "batch-get-projects", "--names", "<project>"]
    return f'{shell.line(line)} --query "projects[].[environment.imagePullCredentialsType,serviceRole]"'


def service_account(_: Failure) -> str:
    """What a pod's service account is annotated with."""
    line = ["kubectl", "get", "serviceaccount", "<service-account>", "--namespace", "<namespace>", "--output", "yaml"]
    return shell.line(line)


def get_iam_policy(failure: Failure) -> str:
    """The printed IAM policy and the number of its default version."""
    return shell.aws("iam", "get-policy", "--policy-arn", words.policy_arn(failure))


def get_iam_policy_version(failure: Failure) -> str:
    """The statements of the printed IAM policy."""
    version = ("--version-id", "<default-version-id>")
    return shell.aws("iam", "get-policy-version", "--policy-arn", words.policy_arn(failure), *version)


def get_organization_policy(failure: Failure, kind: str, account: str) -> str:
    """The printed organization policy; without its ARN, the policies of a kind attached to an account."""
    policy_id = words.policy_arn(failure).rpartition("/")[2]
    if policy_id.startswith("p-"):
        return shell.aws("organizations", "describe-policy", "--policy-id", policy_id)
    line = ("list-policies-for-target", "--target-id", account, "--filter", kind)
    return shell.aws("organizations", *line)


def describe_endpoints(failure: Failure, *services: str) -> str:
    """The policies of the VPC endpoints for ECR's services, from ``ecr.api``, ``ecr.dkr`` and ``s3``."""
    query = "VpcEndpoints[].[VpcEndpointId,ServiceName,State,PolicyDocument]"
    filters = ("--filters", f"Name=service-name,Values={_endpoint_names(failure, *services)}")
    return shell.regional(failure, "ec2", "describe-vpc-endpoints", *filters, "--query", query)


def _endpoint_names(failure: Failure, *services: str) -> str:
    """The names of VPC endpoints for services, in the region that was asked."""
    region = words.region(failure)
    prefixes = ("com.amazonaws", "cn.com.amazonaws") if of_region(region).name == "aws-cn" else ("com.amazonaws",)
    return ",".join(f"{prefix}.{region}.{service}" for service in services for prefix in prefixes)


def describe_task(failure: Failure) -> str:
    """The subnet and the interface that a task had; a stopped one is described for an hour (ECS API, DescribeTasks)."""
    who = caller(failure)
    asked = who.session if who and of_session(who.session) is Requester.TASK else None
    *_, cluster, task = ("", *(facts_of(failure).command.task or "").partition(":task/")[2].split("/"))
    chosen = ("--cluster", words.fill(cluster or None, "cluster"), "--tasks", words.fill(task or asked, "task-id"))
    return shell.regional(failure, "ecs", "describe-tasks", *chosen, "--query", "tasks[].attachments[].details")


def subnet_routes(failure: Failure) -> str:
    """Where the route table of a subnet leads."""
    filters = ("--filters", "Name=association.subnet-id,Values=<subnet-id>")
    return shell.regional(failure, "ec2", "describe-route-tables", *filters, "--query", "RouteTables[].Routes")


def endpoint_network(failure: Failure) -> str:
    """The VPC endpoints for ECR and its layers, or for STS: state, private DNS, security groups."""
    services = ("sts",) if asks_sts(failure) else ("ecr.api", "ecr.dkr", "s3")
    filters = ("--filters", f"Name=service-name,Values={_endpoint_names(failure, *services)}")
    shown = "VpcEndpoints[].[VpcId,ServiceName,State,PrivateDnsEnabled,Groups[].GroupId]"
    return shell.regional(failure, "ec2", "describe-vpc-endpoints", *filters, "--query", shown)


def layer_endpoint(failure: Failure) -> str:
    """The VPC endpoints for S3: of which kind, and in which route tables."""
    filters = ("--filters", f"Name=service-name,Values={_endpoint_names(failure, 's3')}")
    shown = "VpcEndpoints[].[VpcId,VpcEndpointType,State,RouteTableIds]"
    return shell.regional(failure, "ec2", "describe-vpc-endpoints", *filters, "--query", shown)


def group_rules(failure: Failure) -> str:
    """What a security group lets in."""
    chosen = ("--group-ids", "<security-group-id>", "--query", "SecurityGroups[].IpPermissions")
    return shell.regional(failure, "ec2", "describe-security-groups", *chosen)


def repository_key(failure: Failure) -> str:
    """The key that encrypts the repository."""
    shown = ("--query", "repositories[].encryptionConfiguration.kmsKey", "--output", "text")
    return shell.ecr(failure, "describe-repositories", "--repository-names", words.repository(failure), *shown)


def get_key_policy(failure: Failure) -> str:
    """The policy of the key that encrypts the repository."""
    shown = ("--policy-name", "default", "--query", "Policy", "--output", "text")
    where = ("--region", words.key_region(failure))
    return shell.aws("kms", "get-key-policy", "--key-id", words.key_arn(failure), *shown, *where)


def key_state(failure: Failure) -> str:
    """Whether the key can be used."""
    return shell.aws("kms", "describe-key", "--key-id", words.key_arn(failure), "--region", words.key_region(failure))


def get_pulling_trust(failure: Failure) -> str:
    """Whom the role that pulls lets assume it."""
    _, name = words.principal_name(failure)
    told = words.role_name(failure) if facts_of(failure).role_arn else name
    line = shell.aws("iam", "get-role", "--role-name", told)
    return f'{line} --query "Role.AssumeRolePolicyDocument" --output json'


def environment_profile(_: Failure) -> str:
    """The instance profile of an environment of Elastic Beanstalk."""
    chosen = ("--application-name", "<application>", "--environment-name", "<environment>")
    shown = "ConfigurationSettings[].OptionSettings[?OptionName=='IamInstanceProfile'].Value[]"
    return f'{shell.aws("elasticbeanstalk", "describe-configuration-settings", *chosen)} --query "{shown}"'


def pod_identities(_: Failure) -> str:
    """The roles that service accounts of a namespace have by EKS Pod Identity."""
    chosen = ("--namespace", "<namespace>", "--cluster-name", "<cluster>")
    return shell.aws("eks", "list-pod-identity-associations", *chosen)


def trail_events(failure: Failure, event: str | None = None) -> str:
    """The request as CloudTrail saw it, with errorCode and errorMessage."""
    by_operation = {
        Operation.PUSH: "InitiateLayerUpload",
        Operation.PULL: "BatchGetImage",
        Operation.LOGIN: "GetAuthorizationToken",
        None: "BatchGetImage",
    }
    action = None if is_layer_read(failure) else words.action(failure)
    name = event or (action.rpartition(":")[2] if action else by_operation[failure.operation])
    who = caller(failure)
    # Of a role CloudTrail knows the name of the session alone.
    name_of_user = who.name if who and who.type is PrincipalType.USER else None
    session = (who.session or name_of_user) if who and event is None else None
    # One attribute a request: by its session an identity's own events come, by the event's name everybody's.
    key, value = ("Username", words.pair(session.rpartition("/")[2], "user")) if session else ("EventName", name)
    attribute = ("--lookup-attributes", f"AttributeKey={key},AttributeValue={value}", *_around(failure))
    shown = () if event else ("--query", "Events[?contains(CloudTrailEvent, 'errorCode')].CloudTrailEvent")
    return shell.regional(failure, "cloudtrail", "lookup-events", *attribute, *shown)


def _around(failure: Failure) -> tuple[str, ...]:
    """Five minutes before and after, where the text says the time with its zone: without, 90 days are gone through."""
    times = span(failure.first_seen, failure.last_seen, _MARGIN)
    start, end = (time.isoformat() for time in times) if times else ("<start-time>", "<end-time>")
    return "--start-time", start, "--end-time", end


def service_quotas(failure: Failure) -> str:
    """The account's ECR quotas."""
    service = "ecr-public" if is_public(failure) else "ecr"
    return shell.regional(failure, "service-quotas", "list-service-quotas", "--service-code", service)
