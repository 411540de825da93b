"""What IAM's sentence in the answer of a call blames, read as any other text is, and the failure that it would be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from ecr_denied import parse
from ecr_denied.records import Cause, Failure, Policy, PolicyEffect, PolicyType

__all__ = ["REFUSED", "blamed", "cause_of", "policy_of"]

_IMPLICIT, _EXPLICIT = PolicyEffect.IMPLICIT, PolicyEffect.EXPLICIT
# Of a guardrail it is not kept whether it denies or lacks an Allow.
REFUSED: Mapping[str, Policy | None] = MappingProxyType(
    {
        "not-allowed": None,
        "says-resource": Policy(type=PolicyType.RESOURCE_BASED, effect=_IMPLICIT),
        "says-resource-denies": Policy(type=PolicyType.RESOURCE_BASED, effect=_EXPLICIT),
        "says-identity": Policy(type=PolicyType.IDENTITY_BASED, effect=_IMPLICIT),
        "says-identity-denies": Policy(type=PolicyType.IDENTITY_BASED, effect=_EXPLICIT),
        "says-organization": Policy(type=PolicyType.SERVICE_CONTROL),
        "says-resource-control": Policy(type=PolicyType.RESOURCE_CONTROL),
        "says-boundary": Policy(type=PolicyType.PERMISSIONS_BOUNDARY),
        "says-session": Policy(type=PolicyType.SESSION),
        "says-endpoint": Policy(type=PolicyType.VPC_ENDPOINT),
    }
)
_SAYS = {(policy.type, policy.effect): outcome for outcome, policy in REFUSED.items() if policy}


@lru_cache(maxsize=64)
def blamed(message: str) -> str:
    """The id of the outcome: which type of policy a refusal blames, and for either side whether explicitly."""
    failure: Failure | None = next(iter(parse(message)), None)
    policy = failure.policy if failure else None
    if policy is None:
        return "not-allowed"
    return _SAYS.get((policy.type, policy.effect)) or _SAYS.get((policy.type, None)) or "not-allowed"


def policy_of(outcome: str) -> Policy | None:
    """The policy that a refusal blames."""
    return REFUSED[outcome]


def cause_of(outcome: str) -> Cause:
    """The cause that a failure with such a sentence has."""
    policy = REFUSED[outcome]
    if policy is None:
        return Cause.ACCESS_DENIED
    if policy.effect is _EXPLICIT:
        return Cause.EXPLICIT_DENY
    by_side = {
        PolicyType.RESOURCE_BASED: Cause.RESOURCE_POLICY_IMPLICIT_DENY,
        PolicyType.IDENTITY_BASED: Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    }
    return by_side.get(policy.type or PolicyType.SESSION, Cause.GUARDRAIL_IMPLICIT_DENY)
