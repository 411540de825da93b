"""Mutate the catalogue, the reading, the advice and what runs a command, and tell which mutants no test notices.

python -m tools.mutation [TARGET ...] [--sample N]

Ends with 1 where a mutant survives that ``survivors.txt`` does not list, or where one that it lists dies.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from typing import TypeVar

from ecr_denied.catalogue import CATALOGUE
from tools.mutation.entries import survives, turned
from tools.mutation.lane import Lane, Verdict, collected
from tools.mutation.survivors import SURVIVORS
from tools.mutation.targets import TARGETS, Target

_ENTRIES = "catalogue.entries"

# The same sample in every run.
_SEED = 1

_One = TypeVar("_One")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
    names = [_ENTRIES, *TARGETS]
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", choices=[[], *names], help=f"by default all: {', '.join(names)}"
    )
    parser.add_argument("--sample", type=int, metavar="N", help="so many mutants of each target, always the same ones")
    options = parser.parse_args(arguments)
    return max([_judged(name, options.sample) for name in options.targets or names])


def _judged(name: str, sample: int | None) -> int:
    """Judge the mutants of a target, print how it went, and return the exit status."""
    verdicts = _of_entries(sample) if name == _ENTRIES else _of_code(TARGETS[name], sample)
    alive = [one for one, verdict in verdicts.items() if verdict is Verdict.SURVIVED]
    dead = [one for one, verdict in verdicts.items() if verdict is Verdict.DIED]
    whole = len(alive) + len(dead)
    print(
        f"{name}: {whole} mutants, {len(dead)} killed ({len(dead) / max(whole, 1):.1%}), {len(alive)} survive,"
        f" {len(verdicts) - whole} are no program",
        flush=True,
    )
    return 1 if any(_wrong(one, verdict) for one, verdict in verdicts.items()) else 0


def _wrong(mutant: str, verdict: Verdict) -> str | None:
    """What is wrong with the verdict on a mutant, by the list of survivors."""
    if verdict is Verdict.SURVIVED and mutant not in SURVIVORS:
        return f"survives: {mutant}"
    if verdict is Verdict.DIED and mutant in SURVIVORS:
        return f"dies, but is listed: {mutant}"
    return None


def _sampled(mutants: list[_One], sample: int | None) -> list[_One]:
    if sample is None:
        return mutants
    return random.Random(_SEED).sample(mutants, min(sample, len(mutants)))  # noqa: S311 - no secret


def _of_entries(sample: int | None) -> dict[str, Verdict]:
    mutants = [(entry, turn, mutant) for entry in CATALOGUE for turn, mutant in turned(entry)]
    verdicts: dict[str, Verdict] = {}
    for entry, turn, mutant in _sampled(mutants, sample):
        _note(verdicts, f"{entry.name} {turn}", Verdict.SURVIVED if survives(entry, mutant) else Verdict.DIED)
    return verdicts


def _of_code(target: Target, sample: int | None) -> dict[str, Verdict]:
    mutants = _sampled(list(target.mutants()), sample)
    verdicts: dict[str, Verdict] = {}

    def judge(lane: Lane) -> None:
        lane.warm(mutants)
        for mutant in mutants:
            _note(verdicts, mutant.name, lane.judged(mutant))

    collected(target.tests, judge)
    return verdicts


def _note(verdicts: dict[str, Verdict], mutant: str, verdict: Verdict) -> None:
    """Keep a verdict, and print at once what is wrong with it."""
    verdicts[mutant] = verdict
    if wrong := _wrong(mutant, verdict):
        print(wrong, flush=True)


if __name__ == "__main__":
    sys.exit(main())
