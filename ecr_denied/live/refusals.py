"""What the refusal of a call that was made here says, as the cause and the policy of a failure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ecr_denied.records import Cause, Policy, PolicyEffect, PolicyType

__all__ = ["REFUSALS", "Refusal"]


class Refusal(NamedTuple):
    """A cause, and the policy that is blamed."""

    cause: Cause
    policy: Policy | None = None


def _blames(kind: PolicyType, effect: PolicyEffect | None = None) -> Policy:
    return Policy(type=kind, effect=effect)


_IMPLICIT, _EXPLICIT = PolicyEffect.IMPLICIT, PolicyEffect.EXPLICIT

REFUSALS: Mapping[str, Refusal] = {
    "not-allowed": Refusal(Cause.ACCESS_DENIED),
    "says-resource": Refusal(Cause.RESOURCE_POLICY_IMPLICIT_DENY, _blames(PolicyType.RESOURCE_BASED, _IMPLICIT)),
    "says-identity": Refusal(Cause.IDENTITY_POLICY_IMPLICIT_DENY, _blames(PolicyType.IDENTITY_BASED, _IMPLICIT)),
    "says-resource-denies": Refusal(Cause.EXPLICIT_DENY, _blames(PolicyType.RESOURCE_BASED, _EXPLICIT)),
    "says-identity-denies": Refusal(Cause.EXPLICIT_DENY, _blames(PolicyType.IDENTITY_BASED, _EXPLICIT)),
    # Whether a Deny or the lack of an Allow is meant is not kept.
    "says-organization": Refusal(Cause.GUARDRAIL_IMPLICIT_DENY, _blames(PolicyType.SERVICE_CONTROL)),
    "says-resource-control": Refusal(Cause.GUARDRAIL_IMPLICIT_DENY, _blames(PolicyType.RESOURCE_CONTROL)),
    "says-boundary": Refusal(Cause.GUARDRAIL_IMPLICIT_DENY, _blames(PolicyType.PERMISSIONS_BOUNDARY)),
    "says-session": Refusal(Cause.GUARDRAIL_IMPLICIT_DENY, _blames(PolicyType.SESSION)),
    "says-endpoint": Refusal(Cause.GUARDRAIL_IMPLICIT_DENY, _blames(PolicyType.VPC_ENDPOINT)),
}
