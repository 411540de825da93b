"""Results as metrics: how often each cause was told of each repository.

The text format of Prometheus (Prometheus, Exposition formats, "Text-based format", 0.0.4). Everything that came from a
log is hostile here: it stands in labels, which it cannot leave.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ecr_denied.output.quoted import Printed
from ecr_denied.output.rendering import Lost, rendered
from ecr_denied.output.result import Result
from ecr_denied.redaction import inert, printable

__all__ = ["as_prometheus"]

_NAME = "ecr_denied_failures"
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


def as_prometheus(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield a sample for each cause, registry and repository, at the end: how often it was told in all inputs.

    :param quoted: whether what is only quoted counts as well; by default, a comment says so where that is all.
    """
    printed = Printed(results, quoted=quoted)
    told: Counter[str] = Counter()
    for labels, times in rendered(printed, _counted, lost):
        told[labels] += times
    yield f"# HELP {_NAME} Failures against Amazon ECR that were told in the inputs."
    yield f"# TYPE {_NAME} gauge"
    yield from (f"{_NAME}{{{labels}}} {times}" for labels, times in sorted(told.items()))
    if note := printed.note:
        yield f"# {inert(note)}"


def _counted(result: Result) -> tuple[str, int]:
    failure = result.failure
    labels = {
        "cause": failure.cause,
        "family": failure.family,
        "operation": failure.operation,
        "registry_id": failure.registry_id,
        "region": failure.region,
        "repository": failure.repository,
    }
    pairs = (f'{name}="{inert(printable(value or "")).translate(_ESCAPES)}"' for name, value in labels.items())
    return ",".join(pairs), failure.occurrences
