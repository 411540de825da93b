"""What policies say to a request, and the sentence of a refusal. The one place where access is decided.

``verdict`` reads one policy. moto's ``IAMPolicy`` does so too, but it takes a statement for another principal, or with
a condition that fails, for a Deny; so it serves as a second opinion on identity policies only (``test_proof``).

``refusal`` puts all policies together. How ECR answers across accounts is an **inference**: AWS documents no order, and
the rule is drawn from reports. It is the rule of docs/rules.md: across accounts the sentence ``no resource-based
policy allows`` is the same whether the repository is missing, has no policy, or has one that lacks the grant. It is
also the same where the policy admits the whole account and the identity policy lacks the grant; where the policy names
the caller exactly, the identity policy is blamed. Within one account a missing repository is reported missing.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ecr_denied.records import Side, Statement

__all__ = ["Policies", "Request", "Verdict", "actions_of", "findings", "passes", "refusal", "verdict", "without"]

Document = Mapping[str, Any]

# What a registry policy of scope V1 counts for (ECR user guide, registry-permissions).
_SCOPE_V1 = frozenset({"ecr:ReplicateImage", "ecr:CreateRepository", "ecr:BatchImportUpstreamImage"})
_SESSION = re.compile(r"arn:(?P<partition>[a-z-]+):sts::(?P<account>[0-9]{12}):assumed-role/(?P<role>[^/]+)/.*")


class Verdict(StrEnum):
    """What one policy, or several of one type, say."""

    ALLOWED = "allowed"
    IMPLICIT_DENY = "implicitDeny"
    EXPLICIT_DENY = "explicitDeny"


@dataclass(frozen=True)
class Request:
    """One request, as policies see it."""

    principal: str
    action: str
    resource: str
    context: Mapping[str, str] = field(default_factory=dict)

    @property
    def account(self) -> str:
        """The account of the caller."""
        return self.principal.split(":")[4]


@dataclass(frozen=True)
class Policies:
    """Every policy that can have a say; ``None`` where there is none of the type, which then limits nothing."""

    identity: Sequence[Document] = ()
    boundary: Document | None = None
    session: Document | None = None
    service_control: Document | None = None
    resource_control: Document | None = None
    endpoint: Document | None = None
    repository: Document | None = None
    registry: Document | None = None
    registry_scope: str = "V2"


# --- one policy ----------------------------------------------------------------------------------------


def verdict(document: Document | None, request: Request) -> Verdict:
    """What a policy says; a statement without ``Resource`` or ``Principal`` is for any."""
    effects = {statement["Effect"] for statement in _statements(document) if _applies(statement, request)}
    if "Deny" in effects:
        return Verdict.EXPLICIT_DENY
    return Verdict.ALLOWED if "Allow" in effects else Verdict.IMPLICIT_DENY


def together(documents: Sequence[Document], request: Request) -> Verdict:
    """What several policies of one type say."""
    found = {verdict(document, request) for document in documents}
    order = (Verdict.EXPLICIT_DENY, Verdict.ALLOWED)
    return next((one for one in order if one in found), Verdict.IMPLICIT_DENY)


def _statements(document: Document | None) -> list[dict[str, Any]]:
    found = (document or {}).get("Statement", [])
    return [found] if isinstance(found, dict) else list(found)


def _listed(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _fits(patterns: str | Sequence[str], value: str, *, any_case: bool = False) -> bool:
    """Whether one of the patterns, with IAM's ``*`` and ``?``, is the value."""
    flags = re.IGNORECASE if any_case else 0
    return any(
        re.fullmatch(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), value, flags)
        for pattern in _listed(patterns)
    )


def _applies(statement: Mapping[str, Any], request: Request) -> bool:
    if "NotAction" in statement:
        acted = not _fits(statement["NotAction"], request.action, any_case=True)
    else:
        acted = _fits(statement["Action"], request.action, any_case=True)
    return (
        acted
        and _fits(statement.get("Resource", "*"), request.resource)
        and _is_for(statement.get("Principal", "*"), request.principal)
        and all(_holds(operator, keys, request) for operator, keys in statement.get("Condition", {}).items())
    )


def names_of(principal: str) -> Iterator[str]:
    """What a policy may call a caller: its ARN and, of a session, its role's; then its account."""
    yield principal
    session = _SESSION.fullmatch(principal)
    if session:
        yield f"arn:{session['partition']}:iam::{session['account']}:role/{session['role']}"


def _is_for(principals: str | Mapping[str, str | Sequence[str]], principal: str) -> bool:
    if principals == "*":
        return True
    if not isinstance(principals, Mapping):
        raise TypeError(f"no principal element: {principals}")
    account = principal.split(":")[4]
    admitted = {*names_of(principal), account, f"arn:{principal.split(':')[1]}:iam::{account}:root"}
    return any(_same(name, wanted) for name in _listed(principals.get("AWS", [])) for wanted in ("*", *admitted))


def _same(stated: str, wanted: str) -> bool:
    """Whether two ARNs name one principal; a role's path is not in the ARN of its session."""
    if ":role/" in stated and ":role/" in wanted:
        ours, theirs = stated.split(":role/"), wanted.split(":role/")
        return ours[0] == theirs[0] and ours[1].rpartition("/")[2] == theirs[1].rpartition("/")[2]
    return stated == wanted


def _holds(operator: str, keys: Mapping[str, str | Sequence[str]], request: Request) -> bool:
    """Whether every key of a condition holds; only the operators that policies for ECR need."""
    for key, wanted in keys.items():
        value = request.context.get(key)
        if operator == "Null":
            fits = (value is None) == (_listed(wanted) == ["true"])
        elif value is None:
            fits = operator.startswith(("StringNot", "ArnNot")) or operator.endswith("IfExists")
        elif operator.startswith(("StringEquals", "StringLike", "ArnEquals", "ArnLike")):
            fits = _fits(wanted, value)
        elif operator.startswith(("StringNotEquals", "StringNotLike", "ArnNotEquals", "ArnNotLike")):
            fits = not _fits(wanted, value)
        else:
            raise LookupError(f"no such operator here yet: {operator}")
        if not fits:
            return False
    return True


def _names_exactly(document: Document | None, request: Request) -> bool:
    """Whether an Allow names the caller itself, rather than its account or everybody."""
    return any(
        statement["Effect"] == "Allow"
        and _applies(statement, request)
        and isinstance(statement.get("Principal"), Mapping)
        and any(
            _same(stated, name)
            for stated in _listed(statement["Principal"].get("AWS", []))
            for name in names_of(request.principal)
        )
        for statement in _statements(document)
    )


# --- all policies --------------------------------------------------------------------------------------


def refusal(policies: Policies, request: Request, owner: str) -> str | None:
    """IAM's whole sentence, or ``None`` where the request passes; ``owner`` is the account of the resource."""
    reason = _reason(policies, request, owner)
    if reason is None:
        return None
    who = f"User: {request.principal} is not authorized to perform: {request.action}"
    return f"{who} on resource: {request.resource} {reason}"


def _reason(policies: Policies, request: Request, owner: str) -> str | None:
    limits = {
        "service control policy": policies.service_control,
        "resource control policy": policies.resource_control,
        "permissions boundary": policies.boundary,
        "session policy": policies.session,
        "VPC endpoint policy": policies.endpoint,
    }
    resources = _resource_policies(policies, request.action)
    own = together(policies.identity, request)
    theirs = together(resources, request)
    for kind, document in limits.items():
        if document is not None and verdict(document, request) is Verdict.EXPLICIT_DENY:
            return f"with an explicit deny in a {kind}"
    if own is Verdict.EXPLICIT_DENY:
        return "with an explicit deny in an identity-based policy"
    if theirs is Verdict.EXPLICIT_DENY:
        return "with an explicit deny in a resource-based policy"
    for kind, document in limits.items():
        if document is not None and verdict(document, request) is Verdict.IMPLICIT_DENY:
            return f"because no {kind} allows the {request.action} action"
    if request.account == owner:
        return None if Verdict.ALLOWED in (own, theirs) else _no("identity", request)
    if own is theirs is Verdict.ALLOWED:
        return None
    exactly = any(_names_exactly(document, request) for document in resources)
    return _no("identity" if theirs is Verdict.ALLOWED and exactly else "resource", request)


def _no(side: str, request: Request) -> str:
    return f"because no {side}-based policy allows the {request.action} action"


def _resource_policies(policies: Policies, action: str) -> list[Document]:
    counts = policies.registry_scope == "V2" or action in _SCOPE_V1
    return [one for one in (policies.repository, policies.registry if counts else None) if one is not None]


# --- a statement that the advice gives -----------------------------------------------------------------


def passes(statement: Statement, request: Request) -> bool:
    """Whether a statement grants a request, on its own."""
    return verdict(json.loads(statement.document), request) is Verdict.ALLOWED


def actions_of(statement: Statement) -> list[str]:
    """Every action that a statement names."""
    return [action for one in _statements(json.loads(statement.document)) for action in _listed(one["Action"])]


def without(statement: Statement, action: str) -> Statement:
    """The statement with one action less."""
    document = json.loads(statement.document)
    left = [
        {**one, "Action": [name for name in _listed(one["Action"]) if name != action]} for one in _statements(document)
    ]
    kept = {**document, "Statement": [one for one in left if one["Action"]]}
    return statement.model_copy(update={"document": json.dumps(kept)})


def findings(statement: Statement) -> list[str]:
    """What the linter ``parliament`` says of a statement; it reads identity policies only.

    A repository policy has no ``Resource``: one is put in. ``Principal`` is taken out.
    """
    parliament: Any = importlib.import_module("parliament")
    document = json.loads(statement.document)
    for one in _statements(document):
        one.pop("Principal", None)
        if statement.side is Side.REPOSITORY:
            one["Resource"] = "arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
    analyzed = parliament.analyze_policy_string(json.dumps(document))
    # The linter's data wants '*' for this action; AWS lists the repository as its resource.
    stale = "ecr:BatchImportUpstreamImage"
    return [str(one) for one in analyzed.findings if stale not in str(one.detail)]
