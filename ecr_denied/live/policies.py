"""What the policies of either side say to the refused request, as far as the credentials show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ecr_denied.live.calls import Answer, Caller, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.conditions import all_of, any_of
from ecr_denied.live.documents import Reading, read
from ecr_denied.names.partitions import of_region
from ecr_denied.records import PrincipalType

__all__ = ["registry_policy", "repository_policy", "simulate", "simulate_import"]

# What a registry policy of scope V1 counts for (ECR user guide, registry-permissions).
_SCOPE_V1 = frozenset({"ecr:ReplicateImage", "ecr:CreateRepository", "ecr:BatchImportUpstreamImage"})

# What a first pull through a cache rule needs besides (ECR user guide, pull-through-cache-iam).
_IMPORT = ("ecr:CreateRepository", "ecr:BatchImportUpstreamImage")


def repository_policy(caller: Caller, case: Case) -> str:
    """What the repository's policy says."""
    answer = caller.ask("ecr:GetRepositoryPolicy", registryId=case.registry, repositoryName=case.repository)
    if answer.code == "RepositoryPolicyNotFoundException":
        return "no-policy"
    if answer.code == "RepositoryNotFoundException":
        return "no-repository"
    return f"policy-{_judgement(answer, case)}" if answer.kind == "ok" else unanswered(answer)


def registry_policy(caller: Caller, case: Case) -> str:
    """What the registry's policy says, where its scope lets it count."""
    scope = caller.ask("ecr:GetAccountSetting", name="REGISTRY_POLICY_SCOPE")
    if scope.kind != "ok":
        return unanswered(scope)
    if scope.fields.get("value") == "V1" and not _SCOPE_V1 & set(case.actions):
        return "registry-policy-does-not-count"
    answer = caller.ask("ecr:GetRegistryPolicy")
    if answer.code == "RegistryPolicyNotFoundException":
        return "no-registry-policy"
    return f"registry-policy-{_judgement(answer, case)}" if answer.kind == "ok" else unanswered(answer)


def _judgement(answer: Answer, case: Case) -> str:
    document = str(answer.fields.get("policyText", ""))
    return _judged([read(document, request) for request in case.requests()])


def _judged(readings: Sequence[Reading]) -> str:
    """One word for all that has to be allowed."""
    denies, allows = any_of(one.denies for one in readings), all_of(one.allows for one in readings)
    if denies:
        return "denies"
    if readings and allows is False:
        return "grants-nothing"
    if not readings or denies is None or allows is None:
        return "is-unclear"
    return "names-principal" if all(one.named for one in readings) else "admits-account"


def simulate(caller: Caller, case: Case) -> str:
    """What the identity side says; AWS simulates no resource policy of a role, no session and no endpoint policy."""
    return _simulation(caller, case, case.actions)


def simulate_import(caller: Caller, case: Case) -> str:
    """Whether the identity side allows what a first pull through a cache rule needs."""
    said = _simulation(caller, case, _IMPORT)
    return {"identity-allows": "import-allowed", "identity-lacks": "import-lacks"}.get(said, said)


def _simulation(caller: Caller, case: Case, actions: Sequence[str]) -> str:
    source = _source(caller, case)
    if source is None or not actions:
        return "no-such-principal"
    answer = caller.ask(
        "iam:SimulatePrincipalPolicy", PolicySourceArn=source, ActionNames=list(actions), ResourceArns=[case.arn]
    )
    if answer.kind != "ok":
        return "no-such-principal" if answer.code in ("NoSuchEntity", "InvalidInput") else unanswered(answer)
    return _simulated(answer.fields.get("EvaluationResults", ()))


def _simulated(results: Sequence[dict[str, Any]]) -> str:
    refused = [one for one in results if one.get("EvalDecision") != "allowed"]
    if not results:
        return "unreadable"
    if not refused:
        return "identity-allows"
    # The value of a condition was not known: whether the refusal is real is not, either.
    if any(one.get("MissingContextValues") for one in refused):
        return "identity-is-unclear"
    for detail, allowed, outcome in (
        ("OrganizationsDecisionDetail", "AllowedByOrganizations", "limited-by-organization"),
        ("PermissionsBoundaryDecisionDetail", "AllowedByPermissionsBoundary", "limited-by-boundary"),
    ):
        if any(one.get(detail, {}).get(allowed) is False for one in refused):
            return outcome
    explicit = any(one.get("EvalDecision") == "explicitDeny" for one in refused)
    return "identity-denies" if explicit else "identity-lacks"


def _source(caller: Caller, case: Case) -> str | None:
    """The ARN that is simulated: of a session its role's, whose path only IAM knows."""
    who = case.principal
    if who is None or who.account_id is None or who.name is None:
        return None
    if who.type is PrincipalType.ASSUMED_ROLE:
        answer = caller.ask("iam:GetRole", RoleName=who.name)
        role = answer.fields.get("Role", {}).get("Arn")
        return role or f"arn:{of_region(case.region).name}:iam::{who.account_id}:role/{who.name}"
    return who.arn if who.type in (PrincipalType.USER, PrincipalType.ROLE) else None
