"""What the refusal of a call that was made here says: the reader reads IAM's sentence in it.

Source: IAM user guide, troubleshoot_access-denied.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ecr_denied.reading.reader import parse
from ecr_denied.records import Cause, Policy, PolicyEffect, PolicyType

__all__ = ["REFUSALS", "Refusal", "refusal"]

_KINDS = {
    PolicyType.RESOURCE_BASED: "resource",
    PolicyType.IDENTITY_BASED: "identity",
    PolicyType.SERVICE_CONTROL: "organization",
    PolicyType.RESOURCE_CONTROL: "resource-control",
    PolicyType.PERMISSIONS_BOUNDARY: "boundary",
    PolicyType.SESSION: "session",
    PolicyType.VPC_ENDPOINT: "endpoint",
}
_IMPLICIT = {
    PolicyType.RESOURCE_BASED: Cause.RESOURCE_POLICY_IMPLICIT_DENY,
    PolicyType.IDENTITY_BASED: Cause.IDENTITY_POLICY_IMPLICIT_DENY,
}


class Refusal(NamedTuple):
    """A cause, and the policy that is blamed."""

    cause: Cause
    policy: Policy | None = None


def _outcome(kind: PolicyType, effect: PolicyEffect | None) -> str:
    return f"says-{_KINDS[kind]}{'-denies' if effect is PolicyEffect.EXPLICIT else ''}"


def _blames(kind: PolicyType, effect: PolicyEffect) -> Refusal:
    implicit = _IMPLICIT.get(kind, Cause.GUARDRAIL_IMPLICIT_DENY)
    cause = Cause.EXPLICIT_DENY if effect is PolicyEffect.EXPLICIT else implicit
    return Refusal(cause, Policy(type=kind, effect=effect))


# What each outcome says.
REFUSALS: Mapping[str, Refusal] = {
    "not-allowed": Refusal(Cause.ACCESS_DENIED),
    **{_outcome(kind, effect): _blames(kind, effect) for kind in PolicyType for effect in PolicyEffect},
}


def refusal(message: str) -> str:
    """The id of the outcome: which type of policy the words of an answer blame, and whether it denies explicitly."""
    policies = (failure.policy for failure in parse(message))
    blamed = ((policy.type, policy.effect) for policy in policies if policy)
    return next((_outcome(kind, effect) for kind, effect in blamed if kind), "not-allowed")
