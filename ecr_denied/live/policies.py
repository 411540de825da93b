"""What the policies of either side say to a request, action by action, as far as the credentials show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ecr_denied.live.calls import Caller, Response, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.documents import NOTHING, Evaluation, RequestContext, all_of, any_of, read
from ecr_denied.live.vocabulary import IMPORT, Seen
from ecr_denied.names.partitions import of_region
from ecr_denied.records import Operation, Principal, PrincipalType

__all__ = ["CONTROLS", "registry_policy", "repository_policy", "requests", "simulate", "simulate_import"]

# The actions that a registry policy of scope V1 counts for (ECR user guide, registry-permissions).
_SCOPE_V1 = frozenset({"ecr:ReplicateImage", "ecr:CreateRepository", "ecr:BatchImportUpstreamImage"})
# Actions that are simulated as well, to see whether the simulator decides as AWS did: the first calls of a transfer.
CONTROLS: Mapping[Operation | None, tuple[str, ...]] = {
    Operation.PUSH: ("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage"),
    Operation.PULL: ("ecr:BatchGetImage",),
}


def requests(case: Case, actions: Iterable[str]) -> Iterator[RequestContext]:
    """The requests that a policy is asked about."""
    principal = case.principal or Principal()
    return (RequestContext(principal, action, case.arn, case.region) for action in actions)


# --- the registry's side -----------------------------------------------------------------------------------


def repository_policy(caller: Caller, case: Case) -> Seen | str:
    """What the repository's policy says."""
    answer = caller.ask("ecr:GetRepositoryPolicy", registryId=case.registry, repositoryName=case.repository)
    if answer.kind == "no-policy":
        return Seen(answer.kind, dict.fromkeys(case.actions, NOTHING))
    return _judged("policy", _readings(answer, case)) if answer.kind == "ok" else unanswered(answer)


def registry_policy(caller: Caller, case: Case) -> Seen | str:
    """What the registry's policy says; its scope is asked for where that makes a difference."""
    answer = caller.ask("ecr:GetRegistryPolicy")
    if answer.kind == "no-registry-policy":
        return Seen(answer.kind, dict.fromkeys(case.actions, NOTHING))
    if answer.kind != "ok":
        return unanswered(answer)
    readings = _readings(answer, case)
    of_v1 = {one: said if one in _SCOPE_V1 else NOTHING for one, said in readings.items()}
    if of_v1 == readings:
        return _judged("registry-policy", readings)
    scope = caller.ask("ecr:GetAccountSetting", name="REGISTRY_POLICY_SCOPE")
    if scope.kind != "ok":
        return unanswered(scope)
    if scope.fields.get("value") == "V1" and _SCOPE_V1.isdisjoint(readings):
        return Seen("registry-policy-does-not-count", of_v1)
    return _judged("registry-policy", of_v1 if scope.fields.get("value") == "V1" else readings)


def _readings(answer: Response, case: Case) -> dict[str, Evaluation]:
    """What a document says to each action."""
    document = str(answer.fields.get("policyText"))
    return {one.action: read(document, one) for one in requests(case, case.actions)}


def _judged(name: str, readings: Mapping[str, Evaluation]) -> Seen:
    return Seen(f"{name}-{_said(list(readings.values()))}", readings)


def _said(readings: Sequence[Evaluation]) -> str:
    """One word for all actions together."""
    denies, allows = any_of(one.denies for one in readings), all_of(one.allows for one in readings)
    if denies:
        return "denies"
    if readings and allows is False:
        return "grants-nothing"
    if not readings or denies is None or allows is None:
        return "is-unclear"
    return "names-principal" if all(one.named for one in readings) else "admits-account"


# --- the caller's side: IAM's simulator, which knows no resource policy of a role, no session and no endpoint ------


def simulate(caller: Caller, case: Case) -> Seen | str:
    """What the caller's own policies say to each action, and to those by which the simulation is controlled."""
    controls = () if case.is_about_token else CONTROLS.get(case.asked.operation, ())
    return _simulation(caller, case, tuple(dict.fromkeys((*case.actions, *controls))), case.actions)


def simulate_import(caller: Caller, case: Case) -> str:
    """What the caller's own policies say to a first pull through a cache rule."""
    said = _simulation(caller, case, IMPORT, IMPORT)
    outcome = said if isinstance(said, str) else said.outcome
    return {"identity-allows": "import-allowed", "identity-lacks": "import-lacks"}.get(outcome, outcome)


def _simulation(caller: Caller, case: Case, actions: Sequence[str], wanted: Sequence[str]) -> Seen | str:
    source = _source(caller, case)
    if source is None or not wanted:
        return "no-such-principal"
    answer = caller.ask(
        "iam:SimulatePrincipalPolicy",
        PolicySourceArn=source,
        ActionNames=list(actions),
        ResourceArns=[case.arn],
        ContextEntries=list(_context(source, case)),
    )
    if answer.kind != "ok":
        return unanswered(answer)
    results = answer.fields.get("EvaluationResults", ())
    decided = {str(one.get("EvalActionName")): _decision(one) for one in results}
    if not set(wanted) <= decided.keys():
        return "unreadable"
    return Seen(_together(decided[one] for one in wanted), decided)


def _context(source: str, case: Case) -> Iterator[dict[str, Any]]:
    """What every request of the principal to this registry has (IAM user guide, global condition context keys)."""
    for name, kind, value in (
        ("aws:RequestedRegion", "string", case.region),
        ("aws:SecureTransport", "boolean", "true"),
        ("aws:PrincipalArn", "string", source),
        ("aws:PrincipalAccount", "string", source.split(":")[4]),
    ):
        yield {"ContextKeyName": name, "ContextKeyType": kind, "ContextKeyValues": [value]}


_OF_IDENTITY = re.compile(r"identity|iam|user|role|principal", re.IGNORECASE)
_DECISIONS = {"allowed": "identity-allows", "implicitDeny": "identity-lacks", "explicitDeny": "identity-denies"}
# The strictest of several.
_ORDER = (
    "identity-denies",
    "limited-by-organization",
    "limited-by-boundary",
    "identity-lacks",
    "identity-is-unclear",
)


def _together(decisions: Iterable[str]) -> str:
    found = set(decisions)
    return next((one for one in _ORDER if one in found), "identity-allows")


def _decision(result: Mapping[str, Any]) -> str:
    """What one result says of the caller's own side (IAM API reference, EvaluationResult)."""
    parts = [result, *result.get("ResourceSpecificResults", ())]
    # AWS's documentation contradicts itself on where missing values are listed. It reports none that an SCP needs.
    if any(one.get("MissingContextValues") for one in parts):
        return "identity-is-unclear"
    for detail, allowed, outcome in (
        ("OrganizationsDecisionDetail", "AllowedByOrganizations", "limited-by-organization"),
        ("PermissionsBoundaryDecisionDetail", "AllowedByPermissionsBoundary", "limited-by-boundary"),
    ):
        if any(one.get(detail, {}).get(allowed) is False for one in parts):
            return outcome
    details = {name: decision for one in parts for name, decision in one.get("EvalDecisionDetails", {}).items()}
    # Across accounts the identity policies' part counts. How AWS calls the parts is not documented.
    known = [decision for name, decision in details.items() if _OF_IDENTITY.search(name)]
    decision = next(iter(known), "unclear" if details else result.get("EvalDecision"))
    return _DECISIONS.get(str(decision), "identity-is-unclear")


def _source(caller: Caller, case: Case) -> str | None:
    """The ARN that is simulated: for a session, its role's, whose path only IAM knows."""
    who = case.principal
    if who is None or who.account_id is None or who.name is None:
        return None
    if who.type is PrincipalType.ASSUMED_ROLE:
        answer = caller.ask("iam:GetRole", RoleName=who.name)
        role = answer.fields.get("Role", {}).get("Arn")
        return role or f"arn:{of_region(case.region).name}:iam::{who.account_id}:role/{who.name}"
    return who.arn if who.type in (PrincipalType.USER, PrincipalType.ROLE) else None
