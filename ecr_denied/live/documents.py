"""What one policy of a repository or a registry says to one request. What cannot be judged is unknown, never guessed.

Sources: IAM user guide, reference_policies_elements and reference_policies_evaluation-logic.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ecr_denied.records import Principal, PrincipalType

__all__ = ["NOTHING", "Evaluation", "RequestContext", "Tri", "all_of", "any_of", "fits", "read"]

# True, false, or unknown.
Tri = bool | None
# ``AROA...`` and its like: what is left of a principal that was deleted.
_DELETED = re.compile(r"A[A-Z0-9]{15,}")


@dataclass(frozen=True, slots=True)
class RequestContext:
    """One request, as a policy sees it."""

    principal: Principal
    action: str
    resource: str
    region: str

    @property
    def context(self) -> dict[str, str]:
        """The condition keys whose values are certain; a session's ARN lacks the path of its role."""
        known = {"aws:SecureTransport": "true", "aws:RequestedRegion": self.region}
        if self.principal.account_id:
            known |= {"aws:PrincipalAccount": self.principal.account_id, "aws:PrincipalIsAWSService": "false"}
        if self.principal.arn and self.principal.type in (PrincipalType.USER, PrincipalType.ROLE, PrincipalType.ROOT):
            known["aws:PrincipalArn"] = self.principal.arn
        return known


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a policy says to one request.

    ``directly``: an Allow is for the caller itself or for everyone, so that within one account it is enough; one for
    the account only leaves it to the caller's own policies. ``named``: an Allow names the caller itself;
    ``names_another``: one names another principal of the caller's account.
    """

    allows: Tri
    denies: Tri
    directly: Tri = None
    named: bool = False
    names_another: bool = False


_UNREADABLE = Evaluation(None, None)
NOTHING = Evaluation(False, False, False)


def read(document: str, request: RequestContext) -> Evaluation:
    """What a policy says; where the document is no policy, that is unknown."""
    try:
        statements = _listed(json.loads(document)["Statement"])
        judged = [(one["Effect"], _applies(one, request), one) for one in statements]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _UNREADABLE
    allowing = [(applies, one) for effect, applies, one in judged if effect == "Allow"]
    denying = [applies for effect, applies, _ in judged if effect == "Deny"]
    # What a policy says to a user counts for the federated user as well, whose name need not be the same (IAM
    # user guide, policies, session policies).
    unknown = None if request.principal.type is PrincipalType.FEDERATED_USER else False
    return Evaluation(
        allows=any_of((unknown, *(applies for applies, _ in allowing))),
        directly=any_of((unknown, *(applies for applies, one in allowing if _is_direct(one, request)))),
        denies=any_of((*denying, unknown if denying else False)),
        named=any(applies is True and _names(one, request.principal) for applies, one in allowing),
        names_another=any(_names_another(one, request.principal) for _, one in allowing),
    )


def _applies(statement: Mapping[str, Any], request: RequestContext) -> Tri:
    return all_of(
        (
            _either(statement, "Action", request.action, any_case=True),
            _either(statement, "Resource", request.resource),
            _is_for(statement, request.principal),
            *(
                _holds(operator, key, wanted, request.context)
                for operator, keys in statement.get("Condition", {}).items()
                for key, wanted in keys.items()
            ),
        )
    )


def _either(statement: Mapping[str, Any], element: str, value: str, *, any_case: bool = False) -> Tri:
    """An element or its opposite; a statement of a repository's policy needs no resource."""
    if f"Not{element}" in statement:
        found = fits(_listed(statement[f"Not{element}"]), value, any_case=any_case)
        return None if found is None else not found
    return fits(_listed(statement.get(element, "*")), value, any_case=any_case)


def _is_for(statement: Mapping[str, Any], principal: Principal) -> Tri:
    if "NotPrincipal" in statement:
        return None
    return any_of(_is_meant(name, principal) for name in _principals(statement))


def _principals(statement: Mapping[str, Any]) -> Iterable[str]:
    stated = statement["Principal"]
    return _listed(stated if isinstance(stated, str) else stated.get("AWS", []))


def _is_meant(name: str, principal: Principal) -> Tri:
    if name == "*":
        return True
    if principal.arn is None or principal.account_id is None:
        return None
    if name == principal.account_id or name.endswith(f":iam::{principal.account_id}:root"):
        return True
    return not _DELETED.fullmatch(name) and _is_named(name, principal)


def _is_direct(statement: Mapping[str, Any], request: RequestContext) -> bool:
    if "NotPrincipal" in statement:
        return True
    return "*" in _principals(statement) or _names(statement, request.principal)


def _names(statement: Mapping[str, Any], principal: Principal) -> bool:
    """True if a statement names the caller itself, rather than its account or everyone."""
    return any(name != principal.account_id and _is_named(name, principal) for name in _principals(statement))


def _names_another(statement: Mapping[str, Any], principal: Principal) -> bool:
    """True if a statement names a user or role of the caller's account that is not the caller."""
    ours = f":iam::{principal.account_id}:"
    names = [] if "NotPrincipal" in statement else _principals(statement)
    return any(ours in one and not one.endswith(":root") and not _is_named(one, principal) for one in names)


def _is_named(name: str, principal: Principal) -> bool:
    """The ARN itself, or that of a session's role. A role's name is one in an account, whatever its path."""
    if name == principal.arn:
        return True
    if principal.type not in (PrincipalType.ASSUMED_ROLE, PrincipalType.ROLE):
        return False
    account, _, role = name.partition(":role/")
    ours = (principal.name or "").rpartition("/")[2]
    return bool(role) and account.endswith(f":iam::{principal.account_id}") and role.rpartition("/")[2] == ours


# --- patterns and conditions, in three values: true, false, and None for what cannot be judged here --------


def all_of(parts: Iterable[Tri]) -> Tri:
    """False where one is false; else unknown where one is unknown."""
    known = set(parts)
    return False if False in known else None if None in known else True


def any_of(parts: Iterable[Tri]) -> Tri:
    """True where one is true; else unknown where one is unknown."""
    known = set(parts)
    return True if True in known else None if None in known else False


def _listed(value: Any) -> list[Any]:
    """One value, or several."""
    return list(value) if isinstance(value, list) else [value]


def fits(patterns: Iterable[str], value: str, *, any_case: bool = False) -> Tri:
    """True if one of the patterns, with IAM's ``*`` and ``?``, is the value; a variable in a pattern is unknown."""
    return any_of(_fits(pattern, value, any_case=any_case) for pattern in patterns)


def _fits(pattern: str, value: str, *, any_case: bool) -> Tri:
    if "${" in pattern:
        return None
    return _matches(pattern.lower(), value.lower()) if any_case else _matches(pattern, value)


def _matches(pattern: str, value: str) -> bool:
    """True if a pattern is the whole value. Each part is taken where it occurs first, so many stars take no time."""
    first, *parts = pattern.split("*")
    if not parts:
        return _same(pattern, value)
    last = parts.pop()
    at, end = len(first), len(value) - len(last)
    if at > end or not _same(first, value[:at]) or not _same(last, value[end:]):
        return False
    for part in parts:
        starts = (start for start in range(at, end - len(part) + 1) if _same(part, value[start : start + len(part)]))
        start = next(starts, None)
        if start is None:
            return False
        at = start + len(part)
    return True


def _same(part: str, words: str) -> bool:
    return len(part) == len(words) and all(one in ("?", other) for one, other in zip(part, words, strict=True))


def _equals(patterns: Iterable[str], value: str) -> Tri:
    return any_of(None if "${" in pattern else pattern == value for pattern in patterns)


def _arns(patterns: Iterable[str], value: str) -> Tri:
    """Compare ARNs in six parts, each by itself (IAM user guide, Amazon Resource Name condition operators)."""
    parts = value.split(":", 5)
    return any_of(
        None if "${" in pattern else len(wanted) == len(parts) and all(map(_matches, wanted, parts))
        for pattern in patterns
        for wanted in [pattern.split(":", 5)]
    )


_OPERATORS: Mapping[str, Callable[[Iterable[str], str], Tri]] = {
    "StringEquals": _equals,
    "StringLike": fits,
    "ArnEquals": _arns,
    "ArnLike": _arns,
    "Bool": _equals,
}


def _holds(operator: str, key: str, wanted: Any, context: Mapping[str, str]) -> Tri:
    """True if one key of a condition holds; unknown where the key's value or the operator is."""
    known = {name.lower(): value for name, value in context.items()}
    plain = operator.removesuffix("IfExists")
    judge = _OPERATORS.get(plain.replace("Not", ""))
    if judge is None or key.lower() not in known:
        return None
    found = judge([str(one).lower() if plain == "Bool" else str(one) for one in _listed(wanted)], known[key.lower()])
    return not found if "Not" in plain and found is not None else found
