"""Turn what a failed push or pull against Amazon ECR printed into typed records and ordered advice.

parse(text)        the failures that a text reports, each once
scan(stream)       the same for a stream of any size, as it is read; Reader is fed by hand
group(failures)    each distinct failure once, with the number of its occurrences
merge(one, other)  two records of one failure as one
advise(failure)    what to check, in order, with commands and how to read their answers
explain(cause)     what a cause means, and how to find and fix it

>>> from ecr_denied import advise, parse
>>> said = "The repository with name 'team/app' does not exist in the registry with id '111122223333'"
>>> failure, = parse(f"name unknown: {said}")
>>> failure.cause.value, failure.repository, failure.registry_id
('repository-not-found', 'team/app', '111122223333')
>>> advise(failure)[0].check.value
'repository-name'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ecr_denied import forks
from ecr_denied.reading.reader import Reader, parse, scan
from ecr_denied.terms import (
    Basis,
    Cause,
    Check,
    Elsewhere,
    EndpointKind,
    Family,
    Language,
    Operation,
    PolicyEffect,
    PolicyType,
    PrincipalType,
    RequestTarget,
    Retry,
    RunBy,
    Shell,
    Side,
)

if TYPE_CHECKING:
    from ecr_denied.advice import advise, explain
    from ecr_denied.grouping import group, merge
    from ecr_denied.records import (
        Advice,
        Command,
        Endpoint,
        ExplainedRow,
        Explanation,
        Failure,
        Outcome,
        Policy,
        Principal,
        Request,
        Statement,
    )

__version__ = "0.2.0"

__all__ = [
    "Advice",
    "Basis",
    "Cause",
    "Check",
    "Command",
    "Elsewhere",
    "Endpoint",
    "EndpointKind",
    "ExplainedRow",
    "Explanation",
    "Failure",
    "Family",
    "Language",
    "Operation",
    "Outcome",
    "Policy",
    "PolicyEffect",
    "PolicyType",
    "Principal",
    "PrincipalType",
    "Reader",
    "Request",
    "RequestTarget",
    "Retry",
    "RunBy",
    "Shell",
    "Side",
    "Statement",
    "__version__",
    "advise",
    "explain",
    "group",
    "merge",
    "parse",
    "scan",
]


# Modules of the names that are loaded on first use, as most logs report no failure; any other name is in records.
_ELSEWHERE = {"advise": "advice", "explain": "advice", "group": "grouping", "merge": "grouping"}

forks.register()


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'records')}"), name)
    return value


def __dir__() -> list[str]:
    """Everything public, also what is not loaded yet."""
    return sorted({*globals(), *__all__})
