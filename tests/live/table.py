"""The table: worlds by who is present, and what was found. ``python -m tests.live.table``.

The stand-in's answers across accounts are inferred from reports (``tools/aws/evaluation.py``), so the table says how
the decision tables and the stand-in agree, and nothing of AWS beyond that.
"""

from __future__ import annotations

import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.live.lane import PRESENT, Met, checked_in, met_in

__all__ = ["rows", "summary"]

_COLUMN = 34


def rows(met: Sequence[Met]) -> Iterator[str]:
    """A row for each world and way of telling, a column for everybody who can be present."""
    yield f"{'world':<50}{'told as':<52}" + "".join(f"{name:<{_COLUMN}}" for name in PRESENT)
    cells: dict[tuple[str, str], dict[str, str]] = {}
    for one in met:
        found = one.diagnosis
        what = f"{one.verdict} {found.finding or ''}".strip()
        cells.setdefault((one.world.name, one.label), {})[one.present] = what
    for (world, kind), by_name in cells.items():
        yield f"{world:<50}{kind:<52}" + "".join(f"{by_name[name]:<{_COLUMN}}" for name in PRESENT)


def summary(met: Sequence[Met]) -> Iterator[str]:
    """How many of each verdict by who is present, and what a diagnosis costs."""
    for name in PRESENT:
        here = [one for one in met if one.present == name]
        counts = Counter(one.verdict for one in here)
        verdicts = ", ".join(f"{kind} {counts[kind]}" for kind in ("proved", "narrowed", "undecided", "wrong"))
        calls = [one.calls for one in here]
        seconds = [one.seconds for one in here]
        yield (
            f"{name:<16} {verdicts}; calls {statistics.mean(calls):.1f} (at most {max(calls)}),"
            f" seconds {statistics.mean(seconds):.2f} (at most {max(seconds):.2f})"
        )


def main() -> int:
    """Print the tables; fail when a verdict is wrong."""
    wrong = 0
    for across in (True, False):
        whose = "caller of another account" if across else "caller of the registry's account"
        for what, found in (("failed", met_in), ("to be tried", checked_in)):
            met = list(found(across=across))
            print(f"{whose}, {what}", "", *rows(met), "", *summary(met), "", sep="\n")
            wrong += sum(one.verdict == "wrong" for one in met)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
