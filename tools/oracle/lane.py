"""Every situation, every way its failure is told, everybody who can be present, every reading of AWS's simulator.

``python -m tools.oracle.lane`` prints what live checks made of them; ``--keep`` writes the evaluator's decisions to
``decisions.json``; ``--random N`` takes N situations by chance instead, from ``--seed``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ecr_denied.live import Confidence, Diagnosis, diagnose, preflight
from ecr_denied.records import Check, Operation, RunBy
from tools.aws.worlds import TAG
from tools.oracle.aws import PocketSession, Simulator
from tools.oracle.chance import by_chance
from tools.oracle.evaluator import KEPT, Evaluator
from tools.oracle.situations import Situation
from tools.oracle.telling import IMAGE, is_let_in, texts, wrong_preflight
from tools.oracle.worlds import doubted, situations

__all__ = ["PRESENT", "Run", "everything", "runs_in"]

PRESENT: Mapping[str, tuple[RunBy, ...]] = {
    "caller": (RunBy.CALLER,),
    "+ owner": (RunBy.CALLER, RunBy.REGISTRY_OWNER),
    "+ administrator": (RunBy.CALLER, RunBy.CALLER_ADMIN),
    "all": (RunBy.CALLER, RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN),
}


@dataclass(frozen=True)
class Run:
    """One diagnosis or check, and what was wrong; ``well`` where the same request would pass now."""

    situation: Situation
    told: str
    present: str
    simulator: Simulator
    found: Diagnosis
    wrong: frozenset[Check]
    well: bool

    @property
    def label(self) -> str:
        """Where to look."""
        account = "across" if self.situation.crosses else "within"
        return f"{self.situation.name} {account}: {self.told}: {self.present} ({self.simulator})"

    @property
    def verdict(self) -> str:
        """proved, narrowed, undecided, or one of the first two with ``false`` before it."""
        found = self.found
        right = self.well if found.nothing_wrong else found.verdict in (None, *self.wrong)
        return found.confidence.value if right else f"false {found.confidence}"


def _sessions(
    situation: Situation, evaluate: Evaluator, present: str, simulator: Simulator
) -> list[PocketSession | None]:
    return [
        PocketSession(situation, who, evaluate, simulator) if who in PRESENT[present] else None
        for who in PRESENT["all"]
    ]


# Who is present, and what the simulator means where somebody may ask it.
_WAYS = tuple(
    (one, simulator) for one in PRESENT for simulator in (tuple(Simulator) if one != "caller" else ("plain",))
)


def runs_in(situation: Situation, evaluate: Evaluator, ways: Iterable[tuple[str, str]] = _WAYS) -> Iterator[Run]:
    """Every run in one situation."""
    told = list(texts(situation, evaluate))
    well = {one.kind: is_let_in(situation, evaluate, one) for one in told}
    wrongs = {one: wrong_preflight(situation, evaluate, one) for one in (Operation.PUSH, Operation.PULL)}
    alike: dict[tuple[str, str], Diagnosis] = {}

    def found(present: str, simulator: Simulator, kind: str, ask: Callable[..., Diagnosis]) -> Diagnosis:
        """What is found. Where nobody asked the simulator, it is the same whatever that means."""
        if (present, kind) in alike:
            return alike[present, kind]
        here = _sessions(situation, evaluate, present, simulator)
        diagnosis = ask(*here)
        if not any(one.simulated for one in here if one):
            alike[present, kind] = diagnosis
        return diagnosis

    for present, reading in ways:
        simulator = Simulator(reading)
        for one in told:
            diagnosis = found(present, simulator, one.kind, partial(diagnose, one.failure))
            yield Run(situation, one.kind, present, simulator, diagnosis, one.wrong, well[one.kind])
        for operation, wrong in wrongs.items():
            kind = f"check {operation}"
            diagnosis = found(present, simulator, kind, partial(preflight, f"{IMAGE}:{TAG}", operation))
            yield Run(situation, kind, present, simulator, diagnosis, wrong, not wrong)


def everything(evaluate: Evaluator, *, by_turns: bool = False) -> Iterator[Run]:
    """Every run in every situation that was made by hand; ``by_turns`` each situation is met in one way alone."""
    for across in (True, False):
        for number, one in enumerate(situations(across=across)):
            yield from runs_in(one, evaluate, (_WAYS[number % len(_WAYS)],) if by_turns else _WAYS)


def summary(runs: Iterable[Run], *, names: bool) -> Iterator[str]:
    """What was found, by who was present, and the false ones."""
    counts: Counter[tuple[str, str]] = Counter()
    false: Counter[str] = Counter()
    for one in runs:
        counts[one.present, one.verdict] += 1
        if one.verdict.startswith("false"):
            finding = one.found.finding
            false[f"{one.verdict} {finding}: {one.label if names else one.told}"] += 1
    columns = ("proved", "narrowed", "undecided", "false proved", "false narrowed")
    yield f"{'':<18}" + "".join(f"{name:>16}" for name in columns)
    for present in PRESENT:
        yield f"{present:<18}" + "".join(f"{counts[present, name]:>16}" for name in columns)
    yield f"{'in all':<18}" + "".join(f"{sum(counts[one, name] for one in PRESENT):>16}" for name in columns)
    yield from (f"{number:>5} {what}" for what, number in sorted(false.items()))


def main() -> int:
    """Print the table; fail where a proof is false."""
    parser = argparse.ArgumentParser(prog="python -m tools.oracle.lane")
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--by-turns", action="store_true", help="meet each situation in one way alone")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    evaluate = Evaluator(None)
    try:
        if options.random:
            made = by_chance(options.random, options.seed)
            runs = [run for one in made for run in runs_in(one, evaluate)]
        else:
            runs = list(everything(evaluate, by_turns=options.by_turns))
        if options.keep:
            for _, one in doubted():  # these are met in every way by default
                list(runs_in(one, evaluate))
        print(f"{len(runs)} runs", *summary(runs, names=not options.random), sep="\n")
        if options.keep:
            rows = (f"{json.dumps(key)}: {json.dumps(said)}" for key, said in sorted(evaluate.used.items()))
            KEPT.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    finally:
        evaluate.close()
    return int(any(one.verdict == f"false {Confidence.PROVED}" for one in runs))


if __name__ == "__main__":
    sys.exit(main())
