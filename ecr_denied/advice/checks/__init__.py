"""The checks, one object each, in modules by what they look at."""

from __future__ import annotations

from ecr_denied.advice.check import Check
from ecr_denied.advice.checks import (
    caches,
    caller_policies,
    endpoints,
    hosts,
    identity,
    images,
    limits,
    login,
    machine,
    network,
    refusals,
    repositories,
    resource_policies,
    transfer,
)

__all__ = ["CHECKS", "MODULES"]

MODULES = (
    caller_policies,
    resource_policies,
    limits,
    endpoints,
    refusals,
    identity,
    login,
    machine,
    repositories,
    images,
    caches,
    hosts,
    transfer,
    network,
)

CHECKS: tuple[Check, ...] = tuple(one for module in MODULES for one in vars(module).values() if isinstance(one, Check))
