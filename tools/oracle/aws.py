"""Sessions of boto3 that answer as AWS would in a situation, without a network; the evaluator decides who may.

Of its simulator AWS says several things that cannot all be so; each ``Simulator`` is one reading of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from ecr_denied.records import RunBy
from tools.aws.accounts import OWNER, session
from tools.aws.sessions import Client, error
from tools.aws.worlds import ALIAS, QUOTA, REPOSITORY
from tools.oracle.evaluator import Evaluator
from tools.oracle.situations import ARN, HERE, Policies, Situation, arn_of, simulation

__all__ = ["ABROAD", "PocketSession", "Simulator"]

# Everybody's own region is another than the registry's.
ABROAD = "us-west-2"
_ON_ALL = ("GetAuthorizationToken", "GetRegistryPolicy", "GetAccountSetting", "CacheRule", "Templates")
_DIRECT: Mapping[str, Any] = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}],
}


class Simulator(StrEnum):
    """Readings of what IAM documents of SimulatePrincipalPolicy (botocore's model, API reference)."""

    # Resource policies are not asked for, and the lists of missing values stand at the top.
    PLAIN = "plain"
    # A resource of another account is allowed only if its policy allows it too, and nobody gave that policy; the
    # details by type of policy are returned.
    BOTH_SIDES = "both-sides"
    # As the last, but no details are returned, and missing values stand with each resource alone.
    WITHOUT_DETAILS = "without-details"


@dataclass
class PocketSession:
    """The session of somebody; ``blind`` calls are refused, throttled or broken by this code."""

    situation: Situation
    who: RunBy
    evaluate: Evaluator
    simulator: Simulator = Simulator.PLAIN
    blind: str | None = None
    region_name: str | None = ABROAD
    # Whether the simulator was asked: else it is all the same what it means.
    simulated: bool = False

    def client(self, service_name: str, *, region_name: str, config: Any) -> Any:
        """A client of any service."""
        return Client(service_name, region_name, partial(_answer, self))

    @property
    def principal(self) -> str:
        """Who these credentials are."""
        if self.who is RunBy.REGISTRY_OWNER:
            return session(self.situation.owner_account, "admin")
        return self.situation.asks if self.who is RunBy.CALLER else session(self.situation.account, "admin")

    @property
    def account(self) -> str:
        """The account of these credentials."""
        return self.principal.split(":")[4]


def _answer(session: PocketSession, action: str, region: str, asked: Mapping[str, Any]) -> Any:
    situation = session.situation
    if session.who is RunBy.CALLER and situation.dead:
        raise error(situation.dead, "The security token included in the request is expired")
    if action == "sts:GetCallerIdentity":
        return {"Account": session.account, "Arn": session.principal}
    if session.blind:
        raise error(session.blind)
    _admit(session, action, asked)
    return _HANDLERS[action](session, region, asked)


def _admit(session: PocketSession, action: str, asked: Mapping[str, Any]) -> None:
    """Raise what AWS raises where somebody may not."""
    if action.startswith("ecr-public:"):  # no situation has policies for it
        return
    owner = str(asked.get("registryId") or session.account)
    if session.who is not RunBy.CALLER:
        if owner != session.account:
            raise error("AccessDeniedException", f"User: {session.principal} is not authorized to perform: {action}")
        return
    on_all = any(name in action for name in _ON_ALL) or not action.startswith("ecr:")
    name = asked.get("repositoryName") or next(iter(asked.get("repositoryNames", ())), "any")
    resource = "*" if on_all else arn_of(name).replace(OWNER, owner)
    reason = session.situation.reason_here(session.evaluate, action, resource)
    if reason is not None:
        ending = f"{reason.words}{'' if reason.explicit else f'{action} action'}"
        head = f"User: {session.principal} is not authorized to perform: {action}"
        raise error("AccessDeniedException", f"{head} on resource: {resource} {ending}")


# --- ECR -----------------------------------------------------------------------------------------------


def _repository(session: PocketSession, region: str, asked: Mapping[str, Any]) -> str:
    """The name of a repository that is there."""
    name = asked.get("repositoryName") or asked["repositoryNames"][0]
    owner = asked.get("registryId", session.account)
    if owner != OWNER or name not in session.situation.repositories or region == ABROAD:
        words = f"The repository with name '{name}' does not exist in the registry with id '{owner}'"
        raise error("RepositoryNotFoundException", words)
    return str(name)


def _batch_get_image(session: PocketSession, region: str, asked: Mapping[str, Any]) -> Any:
    situation = session.situation
    by_rule = bool(situation.cache_prefixes) and "imageTag" in asked["imageIds"][0]
    if by_rule and situation.import_named and not situation.tags:
        for action in ("ecr:CreateRepository", "ecr:BatchImportUpstreamImage"):
            _admit(session, action, asked)
    _repository(session, region, asked)
    images, failures = [], []
    for wanted in asked["imageIds"]:
        there = wanted.get("imageTag") in situation.tags or situation.holds(wanted.get("imageDigest"))
        code = "ImageInaccessible" if situation.archived else None
        if not there:
            code = (situation.import_code if by_rule else None) or "ImageNotFound"
        if code:
            failures.append({"imageId": wanted, "failureCode": code})
        else:
            images.append({"imageId": wanted, "imageManifest": _manifest(situation, wanted)})
    return {"images": images, "failures": failures}


def _manifest(situation: Situation, wanted: Mapping[str, str]) -> str:
    """An index where the image has parts, and for one of these, or without, that of an image."""
    is_part = wanted.get("imageDigest") in situation.parts
    parts = [{"digest": one} for one in situation.parts if not is_part]
    return json.dumps({"schemaVersion": 2, **({"manifests": parts} if parts else {"layers": []})})


def _layers(session: PocketSession, region: str, asked: Mapping[str, Any]) -> Any:
    _repository(session, region, asked)
    return {"layers": []}


def _layer_read(session: PocketSession, region: str, asked: Mapping[str, Any]) -> Any:
    _repository(session, region, asked)
    raise error("LayersNotFoundException", "The layer does not exist")


def _repositories(session: PocketSession, region: str, asked: Mapping[str, Any]) -> Any:
    kind = "IMMUTABLE" if session.situation.immutable else "MUTABLE"
    if "repositoryNames" in asked:
        return {"repositories": [{"repositoryName": _repository(session, region, asked), "imageTagMutability": kind}]}
    return {"repositories": [{"repositoryName": one} for one in session.situation.repositories]}


def _images(session: PocketSession, region: str, asked: Mapping[str, Any]) -> Any:
    _repository(session, region, asked)
    situation = session.situation
    ids, states = asked.get("imageIds", ()), asked.get("filter", {}).get("imageStatus", "ACTIVE")
    if ids and "filter" in asked and situation.refuses_filter:
        raise error("InvalidParameterException", "filter and imageIds exclude each other")
    status = ("ACTIVATING" if situation.restoring else "ARCHIVED") if situation.archived else "ACTIVE"
    known: list[dict[str, Any]] = [
        *({"imageTags": [tag], "imageDigest": situation.digest} for tag in situation.tags),
        *({"imageTags": [], "imageDigest": one} for one in (*situation.untagged, *situation.parts)),
    ]
    known = [{**one, "imageStatus": status} for one in known if situation.holds(one["imageDigest"])]
    known = known if states in ("ANY", status) else []
    for wanted in ids:
        tag, digest = wanted.get("imageTag"), wanted.get("imageDigest")
        known = [one for one in known if tag in one["imageTags"] or digest == one["imageDigest"]]
        if not known:
            raise error("ImageNotFoundException", "The image does not exist within the repository")
    return {"imageDetails": known}


def _repository_policy(session: PocketSession, region: str, asked: Mapping[str, Any]) -> Any:
    _repository(session, region, asked)
    if session.situation.now.repository is None:
        raise error("RepositoryPolicyNotFoundException")
    return {"policyText": json.dumps(session.situation.now.repository)}


def _registry_policy(session: PocketSession, _: str, __: Mapping[str, Any]) -> Any:
    if session.account != OWNER or session.situation.now.registry is None:
        raise error("RegistryPolicyNotFoundException")
    return {"policyText": json.dumps(session.situation.now.registry)}


def _rules(session: PocketSession, _: str, __: Mapping[str, Any]) -> Any:
    secret = {"credentialArn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:ecr-pullthroughcache/hub"}
    upstream = {"upstreamRegistryUrl": "registry-1.docker.io", **(secret if session.situation.rule_secret else {})}
    return {
        "pullThroughCacheRules": [{"ecrRepositoryPrefix": one, **upstream} for one in session.situation.cache_prefixes]
    }


def _validation(session: PocketSession, _: str, __: Mapping[str, Any]) -> Any:
    failure = session.situation.rule_failure
    return {"isValid": True} if failure is None else {"isValid": False, "failure": failure}


def _templates(session: PocketSession, _: str, __: Mapping[str, Any]) -> Any:
    made = [{"prefix": one, "appliedFor": ["CREATE_ON_PUSH"]} for one in session.situation.templates]
    return {"repositoryCreationTemplates": made}


def _public_registries(session: PocketSession, _: str, __: Mapping[str, Any]) -> Any:
    alias = session.situation.alias if session.account == session.situation.account else None
    return {"registries": [{"aliases": [{"name": ALIAS, "status": alias}] if alias else []}]}


def _public_repositories(session: PocketSession, _: str, __: Mapping[str, Any]) -> Any:
    if not session.situation.exists:
        raise error("RepositoryNotFoundException", "The repository does not exist in the registry")
    return {"repositories": [{"repositoryName": REPOSITORY}]}


# --- IAM, and what was recorded -----------------------------------------------------------------------


def _get_role(session: PocketSession, _: str, asked: Mapping[str, Any]) -> Any:
    return {"Role": {"Arn": f"arn:aws:iam::{session.account}:role/{asked['RoleName']}"}}


_RESULTS = {"Allowed": "allowed", "ImplicitlyDenied": "implicitDeny", "ExplicitlyDenied": "explicitDeny"}
_STRICTEST = ("ExplicitlyDenied", "ImplicitlyDenied", "Allowed")


def _simulate(session: PocketSession, _: str, asked: Mapping[str, Any]) -> Any:
    session.simulated = True
    source = str(asked["PolicySourceArn"])
    if source.split(":")[5].partition("/")[0] not in ("role", "user"):
        raise error("InvalidInput", "Invalid Entity Arn")
    context = {one["ContextKeyName"]: one["ContextKeyValues"][0] for one in asked.get("ContextEntries", ())}
    return {"EvaluationResults": list(_results(session, source, context, asked))}


def _results(
    session: PocketSession, source: str, context: Mapping[str, str], asked: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    now = session.situation.now
    identity = session.situation.identity_of(source)
    (resource,) = asked["ResourceArns"]
    crosses = resource != "*" and source.split(":")[4] != resource.split(":")[4]
    both = crosses and session.simulator is not Simulator.PLAIN
    missing = sorted({key for one in (*identity, now.boundary) for key in _keys(one)} - {k.lower() for k in context})
    for action in asked["ActionNames"]:
        request = simulation(
            Policies(identity, now.boundary, now.service_control, repository=None), HERE, source, action, resource
        )
        request["request"]["contextVariables"] = dict(context)
        said = session.evaluate(request)
        parts = [said["identity"], *(said.get(one) for one in ("boundary", "scp") if said.get(one))]
        own = next(one for one in _STRICTEST if one in parts)
        decision = "ImplicitlyDenied" if both and own == "Allowed" else own
        result: dict[str, Any] = {"EvalActionName": action, "EvalResourceName": "*", "EvalDecision": _RESULTS[decision]}
        detail: dict[str, Any] = {"EvalResourceName": resource, "EvalResourceDecision": _RESULTS[decision]}
        if now.service_control is not None:
            result["OrganizationsDecisionDetail"] = {"AllowedByOrganizations": said["scp"] == "Allowed"}
        if now.boundary is not None:
            allowed = {"AllowedByPermissionsBoundary": said["boundary"] == "Allowed"}
            result["PermissionsBoundaryDecisionDetail"] = detail["PermissionsBoundaryDecisionDetail"] = allowed
        if both and session.simulator is Simulator.BOTH_SIDES and said.get("scp", "Allowed") == "Allowed":
            by_type = {"IAM Policy": _RESULTS[said["identity"]], "Resource Policy": "implicitDeny"}
            result["EvalDecisionDetails"] = detail["EvalDecisionDetails"] = by_type
        place = detail if session.simulator is Simulator.WITHOUT_DETAILS else result
        place["MissingContextValues"] = missing
        yield {**result, "ResourceSpecificResults": [detail]}


def _keys(document: Mapping[str, Any] | None) -> Iterable[str]:
    statements = (document or {}).get("Statement", [])
    for one in [statements] if isinstance(statements, dict) else statements:
        for keys in one.get("Condition", {}).values():
            yield from (key.lower() for key in keys)


def _events(session: PocketSession, _: str, asked: Mapping[str, Any]) -> Any:
    """What CloudTrail has of the refused: the requests that were refused then, the newest first."""
    situation, events = session.situation, []
    for action in ("ecr:PutImage", "ecr:InitiateLayerUpload", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage"):
        reason = situation.reason_then(session.evaluate, action)
        if reason is not None:
            end = f"{reason.words}{'' if reason.explicit else f'{action} action'}"
            words = f"User: {situation.refused} is not authorized to perform: {action} on resource: {ARN} {end}"
            event = {"eventName": action[4:], "userIdentity": {"arn": situation.refused}}
            events.append(
                {"CloudTrailEvent": json.dumps({**event, "errorCode": "AccessDenied", "errorMessage": words})}
            )
    return {"Events": events}


def _endpoints(session: PocketSession, _: str, __: Mapping[str, Any]) -> Any:
    policies = {json.dumps(one.endpoint) for one in (session.situation.here, session.situation.there) if one.endpoint}
    return {"VpcEndpoints": [{"PolicyDocument": one} for one in sorted(policies) or [json.dumps(_DIRECT)]]}


def _quotas(session: PocketSession, _: str, __: Mapping[str, Any]) -> Any:
    return {"Quotas": [{"QuotaName": QUOTA, "Value": float(session.situation.images_allowed)}]}


_HANDLERS: Mapping[str, Callable[[PocketSession, str, Mapping[str, Any]], Any]] = {
    "ecr:GetAuthorizationToken": lambda *_: {},
    "ecr:BatchGetImage": _batch_get_image,
    "ecr:BatchCheckLayerAvailability": _layers,
    "ecr:GetDownloadUrlForLayer": _layer_read,
    "ecr:DescribeRepositories": _repositories,
    "ecr:DescribeImages": _images,
    "ecr:GetRepositoryPolicy": _repository_policy,
    "ecr:GetRegistryPolicy": _registry_policy,
    "ecr:GetAccountSetting": lambda session, *_: {"value": session.situation.now.scope},
    "ecr:DescribePullThroughCacheRules": _rules,
    "ecr:ValidatePullThroughCacheRule": _validation,
    "ecr:DescribeRepositoryCreationTemplates": _templates,
    "ecr-public:GetAuthorizationToken": lambda *_: {},
    "ecr-public:DescribeRegistries": _public_registries,
    "ecr-public:DescribeRepositories": _public_repositories,
    "iam:GetRole": _get_role,
    "iam:SimulatePrincipalPolicy": _simulate,
    "cloudtrail:LookupEvents": _events,
    "ec2:DescribeVpcEndpoints": _endpoints,
    "servicequotas:ListServiceQuotas": _quotas,
}
