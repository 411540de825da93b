"""Results as metrics: how often each cause was met for each repository.

The text format of Prometheus (Prometheus, Exposition formats, "Text-based format", 0.0.4). Everything that came from a
log is hostile here: it is in labels, which it cannot leave.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ecr_denied.output.result import Lost, Printed, Result, rendered
from ecr_denied.redaction import inert, printable

__all__ = ["MOST", "as_prometheus"]

_NAME = "ecr_denied_failures"
# Anyone who writes a log chooses the names in it: after this many samples, a new one has no names.
MOST = 1_000
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


def as_prometheus(results: Iterable[Result], *, quoted: bool = False, lost: Lost | None = None) -> Iterator[str]:
    """Yield a sample for each cause, registry and repository, at the end: how often it was met in all inputs.

    Where these are too many, what comes later is counted by its cause and operation alone, with empty names.

    :param quoted: whether what is only quoted counts as well; by default, a comment says so where that is all.
    """
    printed = Printed(results, quoted=quoted)
    told: Counter[str] = Counter()
    for named, nameless, times in rendered(printed, _counted, lost):
        told[named if named in told or len(told) < MOST else nameless] += times
    yield f"# HELP {_NAME} Failures against Amazon ECR that were told in the inputs."
    yield f"# TYPE {_NAME} gauge"
    yield from (f"{_NAME}{{{labels}}} {times}" for labels, times in sorted(told.items()))
    if note := printed.note:
        yield f"# {inert(note)}"


def _counted(result: Result) -> tuple[str, str, int]:
    """Its labels, those without a name, and how often it occurs."""
    failure = result.failure
    kind = {"cause": failure.cause, "family": failure.family, "operation": failure.operation}
    names = {"registry_id": failure.registry_id, "region": failure.region, "repository": failure.repository}
    return _labels({**kind, **names}), _labels({**kind, **dict.fromkeys(names)}), failure.occurrences


def _labels(values: Mapping[str, str | None]) -> str:
    return ",".join(f'{name}="{inert(printable(value or "")).translate(_ESCAPES)}"' for name, value in values.items())
