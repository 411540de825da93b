"""What moto lacks, in small: each handler takes the ``Call`` and gives the answer's fields.

Shapes and error names are those of the service models; the words of errors are those that moto and reports print.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tools.aws.accounts import LAYER_URL, MANAGEMENT, OWNER, SESSION, TOKEN, USER, Identity
from tools.aws.evaluation import Request, Verdict, refusal, together, verdict
from tools.aws.worlds import ALIAS, PREFIX, QUOTA, REGION, REPOSITORY, TAG, World

__all__ = ["HANDLERS", "AwsError", "Call", "events"]

Fields = Mapping[str, Any]
TIME = 1790000000.0


class AwsError(Exception):
    """An error as AWS answers it: a code and a message."""

    def __init__(self, code: str, message: str) -> None:
        """The code is the name of the error in the service model."""
        super().__init__(message)
        self.code, self.message = code, message


@dataclass(frozen=True)
class Call:
    """One request that was let in: by whom, for which account's resources, with which parameters."""

    world: World
    identity: Identity
    owner: str
    region: str
    given: Fields

    def need_repository(self) -> None:
        """The repository named must be there."""
        self.need(str(self.given["repositoryName"]))

    def need(self, name: str) -> None:
        """A repository must be there."""
        if self.owner != OWNER or name not in self.world.repositories:
            words = f"The repository with name '{name}' does not exist in the registry with id '{self.owner}'"
            raise AwsError("RepositoryNotFoundException", words)


# --- ECR -----------------------------------------------------------------------------------------------


def get_authorization_token(call: Call) -> Fields:
    """A token; the endpoint is always that of the caller's own registry."""
    host = f"https://{call.identity.account}.dkr.ecr.{call.region}.amazonaws.com"
    return {"authorizationData": [{"authorizationToken": TOKEN, "expiresAt": TIME, "proxyEndpoint": host}]}


def batch_check_layer_availability(call: Call) -> Fields:
    """No layer is there."""
    call.need_repository()
    return {"layers": [{"layerDigest": one, "layerAvailability": "UNAVAILABLE"} for one in call.given["layerDigests"]]}


def get_download_url_for_layer(call: Call) -> Fields:
    """The way to a layer: a secret. No layer has the digest of zeros alone."""
    call.need_repository()
    if set(call.given["layerDigest"].removeprefix("sha256:")) == {"0"}:
        raise AwsError("LayersNotFoundException", f"The layer {call.given['layerDigest']} does not exist")
    return {"downloadUrl": LAYER_URL, "layerDigest": call.given["layerDigest"]}


def get_registry_policy(call: Call) -> Fields:
    """The registry policy of the caller's own account."""
    if call.owner != OWNER or call.world.registry_policy is None:
        words = f"Registry policy does not exist in the registry with id '{call.owner}'"
        raise AwsError("RegistryPolicyNotFoundException", words)
    return {"registryId": call.owner, "policyText": json.dumps(call.world.registry_policy)}


def get_account_setting(call: Call) -> Fields:
    """The scope of the registry policy."""
    return {"name": call.given["name"], "value": call.world.registry_scope}


def describe_pull_through_cache_rules(call: Call) -> Fields:
    """The rules of a registry."""
    prefixes = call.world.cache_prefixes if call.owner == OWNER else ()
    return {"pullThroughCacheRules": [{**_rule(call, prefix), "createdAt": TIME} for prefix in prefixes]}


def validate_pull_through_cache_rule(call: Call) -> Fields:
    """Whether the upstream accepts the rule's credentials; it says nothing of the path."""
    prefix = call.given["ecrRepositoryPrefix"]
    if call.owner != OWNER or prefix not in call.world.cache_prefixes:
        words = f"The pull through cache rule with prefix '{prefix}' does not exist in the registry '{call.owner}'"
        raise AwsError("PullThroughCacheRuleNotFoundException", words)
    failure = call.world.upstream_failure
    return {**_rule(call, prefix), "isValid": failure is None, **({"failure": failure} if failure else {})}


def _rule(call: Call, prefix: str) -> dict[str, Any]:
    secret = f"arn:aws:secretsmanager:{call.region}:{OWNER}:secret:ecr-pullthroughcache/hub-a1b2c3"
    return {
        "ecrRepositoryPrefix": prefix,
        "upstreamRegistryUrl": "registry-1.docker.io",
        "registryId": OWNER,
        "credentialArn": secret,
    }


def describe_repository_creation_templates(call: Call) -> Fields:
    """The templates of the caller's own registry."""
    template = {"prefix": PREFIX, "appliedFor": ["CREATE_ON_PUSH"], "imageTagMutability": "MUTABLE", "createdAt": TIME}
    there = call.owner == OWNER and call.world.create_on_push
    return {"registryId": call.owner, "repositoryCreationTemplates": [template] if there else []}


# --- ECR Public: everybody sees their own registry only; the owner's holds what the private one holds --------


def public_token(_: Call) -> Fields:
    """A token of ECR Public, which names no registry."""
    return {"authorizationData": {"authorizationToken": TOKEN, "expiresAt": TIME}}


def public_registries(call: Call) -> Fields:
    """The caller's own registry, with its alias."""
    uri = f"public.ecr.aws/{ALIAS}"
    alias = {"name": ALIAS, "status": "ACTIVE", "primaryRegistryAlias": True, "defaultRegistryAlias": True}
    arn = f"arn:aws:ecr-public::{call.owner}:registry/{call.owner}"
    registry = {"registryId": call.owner, "registryArn": arn, "registryUri": uri, "verified": False}
    return {"registries": [{**registry, "aliases": [alias] if call.owner == OWNER else []}]}


def public_repositories(call: Call) -> Fields:
    """The repositories of the caller's own registry."""
    names = call.given.get("repositoryNames") or (call.world.repositories if call.owner == OWNER else ())
    return {"repositories": [_public(call, name) for name in names]}


def public_images(call: Call) -> Fields:
    """The images of one of its repositories."""
    found = []
    _public(call, call.given["repositoryName"])
    for wanted in call.given.get("imageIds", [{"imageTag": tag} for tag in call.world.tags]):
        if wanted.get("imageTag", TAG) not in call.world.tags:
            words = f"The image with imageId {wanted} does not exist within the repository"
            raise AwsError("ImageNotFoundException", words)
        found.append(
            {"imageTags": [wanted.get("imageTag", TAG)], "imageDigest": call.world.digest, "imagePushedAt": TIME}
        )
    return {"imageDetails": found}


def public_policy(call: Call) -> Fields:
    """The policy of the public repository is that of the private one."""
    name = _public(call, call.given["repositoryName"])["repositoryName"]
    if call.world.repository_policy is not None:
        return {"repositoryName": name, "policyText": json.dumps(call.world.repository_policy)}
    raise AwsError("RepositoryPolicyNotFoundException", f"Repository policy does not exist for '{name}'")


def create_public_repository(call: Call) -> Fields:
    """Create a repository, and forget it."""
    name = call.given["repositoryName"]
    if call.owner == OWNER and name in call.world.repositories:
        raise AwsError("RepositoryAlreadyExistsException", f"The repository with name '{name}' already exists")
    arn = f"arn:aws:ecr-public::{call.owner}:repository/{name}"
    return {"repository": {"repositoryArn": arn, "registryId": call.owner, "repositoryName": name}}


def _public(call: Call, name: str) -> dict[str, str]:
    call.need(name)
    arn = f"arn:aws:ecr-public::{call.owner}:repository/{name}"
    return {"repositoryArn": arn, "registryId": call.owner, "repositoryName": name}


# --- IAM -----------------------------------------------------------------------------------------------


def simulate_principal_policy(call: Call) -> Fields:
    """What identity policies, boundary and service control policy say; no resource policy, no session policy."""
    source = str(call.given["PolicySourceArn"])
    kind = source.rpartition(":")[2].partition("/")[0]
    if ":iam::" not in source or kind not in ("user", "group", "role"):
        raise AwsError("InvalidInput", f"Invalid Entity Arn: {source} does not clearly define entity type and name.")
    world = call.world
    known = {world.role_arn: world.identity, f"arn:aws:iam::{world.account}:user/{USER}": world.identity}
    if source not in known:
        raise AwsError("NoSuchEntity", f"No such entity: {source}")
    results = []
    for resource in call.given.get("ResourceArns", ["*"]):
        for action in call.given["ActionNames"]:
            request = Request(source, action, resource)
            limits = [one for one in (world.boundary, world.service_control) if one is not None]
            verdicts = [together(known[source], request), *(verdict(one, request) for one in limits)]
            order = (Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY)
            decision = next((one for one in order if one in verdicts), Verdict.ALLOWED)
            result: dict[str, Any] = {"EvalActionName": action, "EvalResourceName": resource}
            result |= {"EvalDecision": decision.value, "MatchedStatements": [], "MissingContextValues": []}
            if world.service_control is not None:
                allowed = verdict(world.service_control, request) is Verdict.ALLOWED
                result["OrganizationsDecisionDetail"] = {"AllowedByOrganizations": allowed}
            if world.boundary is not None:
                allowed = verdict(world.boundary, request) is Verdict.ALLOWED
                result["PermissionsBoundaryDecisionDetail"] = {"AllowedByPermissionsBoundary": allowed}
            results.append(result)
    return {"EvaluationResults": results, "IsTruncated": False}


def get_user(call: Call) -> Fields:
    """One user; moto forgets the boundary of users."""
    name = call.given["UserName"]
    if name != USER or call.identity.account != call.world.account:
        raise AwsError("NoSuchEntity", f"The user with name {name} cannot be found.")
    account = call.world.account
    user: dict[str, Any] = {
        "Path": "/",
        "UserName": name,
        "UserId": "AIDAEXAMPLE",
        "CreateDate": "2026-01-01T00:00:00Z",
    }
    user["Arn"] = f"arn:aws:iam::{account}:user/{name}"
    if call.world.boundary is not None:
        boundary = {
            "PermissionsBoundaryType": "Policy",
            "PermissionsBoundaryArn": f"arn:aws:iam::{account}:policy/limit",
        }
        user["PermissionsBoundary"] = boundary
    return {"User": user}


# --- Organizations: the management account alone may ask ------------------------------------------------

_FULL_ACCESS = {"Id": "p-FullAWSAccess", "Name": "FullAWSAccess", "AwsManaged": True}


def list_policies_for_target(call: Call) -> Fields:
    """The policies attached to an account itself."""
    _management_only(call)
    kind = call.given["Filter"]
    limited = {
        ("SERVICE_CONTROL_POLICY", call.world.account): call.world.service_control,
        ("RESOURCE_CONTROL_POLICY", OWNER): call.world.resource_control,
    }.get((kind, call.given["TargetId"]))
    limit = {"Id": "p-12345678", "Name": "limit", "AwsManaged": False}
    return {"Policies": [{**one, "Type": kind} for one in ((limit,) if limited is not None else (_FULL_ACCESS,))]}


def describe_policy(call: Call) -> Fields:
    """One policy with its document."""
    _management_only(call)
    content = call.world.service_control or call.world.resource_control or {"Version": "2012-10-17", "Statement": []}
    summary = {"Id": call.given["PolicyId"], "Name": "limit", "Type": "SERVICE_CONTROL_POLICY", "AwsManaged": False}
    return {"Policy": {"PolicySummary": summary, "Content": json.dumps(content)}}


def _management_only(call: Call) -> None:
    if call.identity.account != MANAGEMENT:
        raise AwsError("AccessDeniedException", "You don't have permissions to access this resource.")


# --- CloudTrail and Service Quotas ----------------------------------------------------------------------


def lookup_events(call: Call) -> Fields:
    """What the caller asked for in this world, with the refusals; filtered by one attribute, as AWS does."""
    (wanted,) = call.given.get("LookupAttributes", [{"AttributeKey": "ReadOnly", "AttributeValue": "false"}])
    met = [one for one in events(call.world) if one.get(wanted["AttributeKey"]) == wanted["AttributeValue"]]
    return {"Events": met}


def events(world: World) -> list[dict[str, Any]]:
    """What CloudTrail has of the caller: that it took its role, and what it asked ECR for."""
    arn = f"arn:aws:ecr:{REGION}:{OWNER}:repository/{REPOSITORY}"
    asked = {"requestParameters": {"roleArn": world.role_arn, "roleSessionName": SESSION}}
    if world.session_policy is not None:
        asked["requestParameters"]["policy"] = json.dumps(world.session_policy)
    met = [_event("AssumeRole", "builder", asked)]
    for name in ("GetAuthorizationToken", "BatchGetImage", "BatchCheckLayerAvailability", "InitiateLayerUpload"):
        on_all = name == "GetAuthorizationToken"
        request = Request(world.caller, f"ecr:{name}", "*" if on_all else arn)
        sentence = refusal(world.policies(limited=True, repository=not on_all), request, _owner(world, on_all))
        error: dict[str, Any] = {}
        if sentence is not None:
            error = {"errorCode": "AccessDenied", "errorMessage": sentence}
        elif not on_all and REPOSITORY not in world.repositories:
            words = f"The repository with name '{REPOSITORY}' does not exist in the registry with id '{OWNER}'"
            error = {"errorCode": "RepositoryNotFoundException", "errorMessage": words}
        met.append(_event(name, SESSION, {"userIdentity": {"arn": world.caller}, **error}))
    return met


def _owner(world: World, on_all: bool) -> str:
    return world.caller.split(":")[4] if on_all else OWNER


def _event(name: str, user: str, detail: Mapping[str, Any]) -> dict[str, Any]:
    body = json.dumps({"eventName": name, **detail})
    return {"EventId": name, "EventName": name, "Username": user, "EventTime": TIME, "CloudTrailEvent": body}


def list_service_quotas(call: Call) -> Fields:
    """The quotas that ECR's advice looks at."""
    rows = (
        (QUOTA, call.world.images_allowed),
        ("Rate of BatchGetImage requests", 2000),
        ("Registered repositories", 100_000),
    )
    service = call.given["ServiceCode"]
    return {"Quotas": [{"ServiceCode": service, "QuotaName": name, "Value": float(value)} for name, value in rows]}


HANDLERS: Mapping[tuple[str, str], Callable[[Call], Fields]] = {
    ("ecr", "GetAuthorizationToken"): get_authorization_token,
    ("ecr", "BatchCheckLayerAvailability"): batch_check_layer_availability,
    ("ecr", "GetDownloadUrlForLayer"): get_download_url_for_layer,
    ("ecr", "GetRegistryPolicy"): get_registry_policy,
    ("ecr", "GetAccountSetting"): get_account_setting,
    ("ecr", "DescribePullThroughCacheRules"): describe_pull_through_cache_rules,
    ("ecr", "ValidatePullThroughCacheRule"): validate_pull_through_cache_rule,
    ("ecr", "DescribeRepositoryCreationTemplates"): describe_repository_creation_templates,
    ("ecr-public", "GetAuthorizationToken"): public_token,
    ("ecr-public", "DescribeRegistries"): public_registries,
    ("ecr-public", "DescribeRepositories"): public_repositories,
    ("ecr-public", "DescribeImages"): public_images,
    ("ecr-public", "GetRepositoryPolicy"): public_policy,
    ("ecr-public", "CreateRepository"): create_public_repository,
    ("iam", "SimulatePrincipalPolicy"): simulate_principal_policy,
    ("iam", "GetUser"): get_user,
    ("organizations", "ListPoliciesForTarget"): list_policies_for_target,
    ("organizations", "DescribePolicy"): describe_policy,
    ("cloudtrail", "LookupEvents"): lookup_events,
    ("servicequotas", "ListServiceQuotas"): list_service_quotas,
}
