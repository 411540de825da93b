"""What one failure costs, counted: the same on every machine, however busy it is.

    python benchmarks/counts.py [--check] [--units]

For each kind of log: calls of Python functions, calls of functions in C, searches of expressions, and questions to the
linear engine, a failure. ``--check`` exits with 1 where a count is over its limit. ``--units`` adds the time of the
processor, in units: a thousand rounds of a fixed piece of plain Python in the same process.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from ecr_denied import parse, scan

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
# A change of the interpreter or of a dependency moves the counts by less than a part, and one.
SLACK = 1.03
ROUNDS = 60_000


def denied(number: int) -> str:
    """A refusal of ECR's, with names that were not read before."""
    return (
        f"Error response from daemon: pull access denied for {HOST}/team/app{number}, repository does not exist or"
        " may require 'docker login': denied: User:"
        f" arn:aws:iam::111122223333:user/u{number} is not authorized to perform: ecr:BatchGetImage on resource:"
        f" arn:aws:ecr:eu-west-1:111122223333:repository/team/app{number}"
        " because no resource-based policy allows the ecr:BatchGetImage action\n"
    )


def unlike(number: int) -> str:
    """The same with names that differ in letters: no line has the shape of another."""
    name = "".join(chr(ord("g") + int(digit)) for digit in str(number))
    return denied(number).replace(f"app{number}", f"app-{name}").replace(f"user/u{number}", f"user/{name}")


def pulled(number: int) -> str:
    """The event of a pod whose image was refused."""
    return (
        f"Warning  Failed  {number % 60}s  kubelet  Failed to pull image"
        f' "{HOST}/team/app{number}:v7": failed to resolve image: unexpected status from HEAD request to'
        f" https://{HOST}/v2/team/app{number}/manifests/v7: 403 Forbidden\n"
    )


def kubelet(number: int) -> str:
    """The same with a time and a name that looks made, and told twice."""
    minute, second, made = number // 60 % 60, number % 60, number * 2654435761 % 2**40
    return (
        f"2026-11-30T03:{minute:02d}:{second:02d}Z Warning  Failed  {second}s (x2 over 14s)  kubelet  Failed to pull"
        f' image "{HOST}/team/{made:010x}:v{number}": failed to pull and unpack image'
        f' "{HOST}/team/x{number}:v{number}": failed to resolve image: unexpected status from HEAD request to'
        f" https://{HOST}/v2/team/x{number}/manifests/v{number}: 403 Forbidden\n"
    )


def event(number: int) -> str:
    """A line of a logger that writes JSON."""
    return (
        '{"level":"error","ts":"2026-11-30T03:00:00Z","msg":"push failed","error":"failed to push '
        f'{HOST}/team/app{number}:v1: unexpected status: 403 Forbidden"}}\n'
    )


def progress(layer: int) -> str:
    """What the engine says of a layer while it is pushed."""
    if layer < 60:
        return "Preparing"
    done = layer % 50
    return f"Pushing [{'=' * done}>{' ' * (50 - done)}]  {layer}.5MB/200MB"


def push(number: int) -> str:
    """The log of a push, 202 lines with one failure."""
    layers = "".join(
        f"{(number * 1000 + layer) * 2654435761 % 2**48:012x}: "
        + (
            "Preparing"
            if layer < 60
            else f"Pushing [{'=' * (layer % 50)}>{' ' * (50 - layer % 50)}]  {layer}.5MB/200MB"
        )
        + "\n"
        for layer in range(200)
    )
    expired = "denied: Your authorization token has expired. Reauthenticate and try again.\n"
    return f"The push refers to repository [{HOST}/team/app{number}]\n{layers}{expired}"


def streamed(text: str) -> int:
    """Read a log in one go, and count its failures."""
    return len(list(scan([text.encode()])))


def alone(text: str) -> int:
    """Read each line as a text of its own, and count the failures."""
    return sum(len(parse(line)) for line in text.splitlines())


class Kind(NamedTuple):
    """A kind of log.

    :param make: makes one text of the kind from a number.
    :param most: how often what may be called for each failure.
    :param read: how it is read.
    :param failures: how many are counted; as many others are read before them.
    """

    make: Callable[[int], str]
    most: dict[str, int]
    read: Callable[[str], int] = streamed
    failures: int = 220


KINDS = {
    "denied, new": Kind(denied, {"Python": 425, "C": 501, "expressions": 16, "linear": 49}),
    "denied, alone": Kind(denied, {"Python": 1156, "C": 951, "expressions": 37, "linear": 49}, alone),
    "denied, again": Kind(lambda _: denied(1), {"Python": 237, "C": 248, "expressions": 10, "linear": 5}),
    "denied, unlike": Kind(unlike, {"Python": 1001, "C": 1199, "expressions": 106, "linear": 74}),
    "pulled, new": Kind(pulled, {"Python": 510, "C": 653, "expressions": 17, "linear": 51}),
    "pulled, again": Kind(lambda _: pulled(1), {"Python": 287, "C": 297, "expressions": 10, "linear": 8}),
    "kubelet, new": Kind(kubelet, {"Python": 732, "C": 992, "expressions": 38, "linear": 66}),
    "JSON event, new": Kind(event, {"Python": 444, "C": 531, "expressions": 23, "linear": 33}),
    "push log": Kind(push, {"Python": 9113, "C": 13101, "expressions": 819, "linear": 865}, failures=30),
}


def counts(kind: Kind) -> dict[str, int]:
    """How often what is called for each failure of a kind, once the caches hold what is asked of every failure."""
    for _ in range(2):  # lines that came before are read otherwise
        kind.read("".join(map(kind.make, range(kind.failures))))
    text = "".join(map(kind.make, range(1_000, 1_000 + kind.failures)))
    calls: Counter[str] = Counter()

    def note(_frame: object, event: str, callee: object) -> None:
        if event == "call":
            calls["Python"] += 1
        elif event == "c_call":
            name = getattr(callee, "__qualname__", "")
            calls["C"] += 1
            calls["expressions"] += name.startswith("Pattern.")
            calls["linear"] += name == "SchemaValidator.isinstance_python"

    sys.setprofile(note)
    found = kind.read(text)
    sys.setprofile(None)
    return {what: round(number / found) for what, number in calls.items()}


def units(kind: Kind, runs: int = 3) -> float:
    """The time of the processor for each failure of a kind, none read before, in units; the best of some runs."""
    best = float("inf")
    for run in range(runs):
        first = 5_000 + run * kind.failures
        text = "".join(map(kind.make, range(first, first + kind.failures)))
        start = time.process_time()
        found = kind.read(text)
        best = min(best, (time.process_time() - start) / found)
    return best / unit()


def unit() -> float:
    """Seconds of the processor for a thousand rounds of calls, strings and a dictionary; the best of some runs."""
    best = float("inf")
    for _ in range(5):
        known: dict[str, int] = {}
        start = time.process_time()
        for number in range(ROUNDS):
            words = f"{number}:{number & 255}"
            known[words[-4:]] = known.get(words[-4:], 0) + len(words)
        best = min(best, time.process_time() - start)
    return best * 1_000 / ROUNDS


def main() -> int:
    """Print a row for each kind; check them against their limits."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="exit with 1 where a count is over its limit")
    options.add_argument("--units", action="store_true", help="add the time of the processor")
    chosen = options.parse_args()
    over = 0
    for name, kind in KINDS.items():
        counted = counts(kind)
        print(f"{name:16}", counted, *([f"{units(kind):.2f} units"] if chosen.units else []), flush=True)
        for what, most in kind.most.items() if chosen.check else ():
            if counted[what] > most * SLACK + 1:
                over = 1
                print(f"  {what}: {counted[what]} for each failure, {most} is the limit")
    return over


if __name__ == "__main__":
    sys.exit(main())
