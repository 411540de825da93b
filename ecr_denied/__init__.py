"""Turn what a failed push or pull against Amazon ECR printed into typed records and ordered advice.

>>> from ecr_denied import advise, parse
>>> said = "The repository with name 'team/app' does not exist in the registry with id '111122223333'"
>>> failure, = parse(f"name unknown: {said}")
>>> failure.cause.value, failure.repository, failure.registry_id
('repository-not-found', 'team/app', '111122223333')
>>> advise(failure)[0].check.value
'repository-name'
"""

from ecr_denied.advice import advise
from ecr_denied.grouping import group, merge
from ecr_denied.reading.reader import Reader, parse, scan
from ecr_denied.records import (
    Advice,
    Cause,
    Check,
    Failure,
    Family,
    Operation,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    Retry,
    RunBy,
)

__all__ = [
    "Advice",
    "Cause",
    "Check",
    "Failure",
    "Family",
    "Operation",
    "Policy",
    "PolicyEffect",
    "PolicyType",
    "Principal",
    "PrincipalType",
    "Reader",
    "Retry",
    "RunBy",
    "advise",
    "group",
    "merge",
    "parse",
    "scan",
]
