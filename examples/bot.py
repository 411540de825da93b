"""A bot of a CI system: it reads the log of a job and decides what happens next.

    python examples/bot.py < job.log

Prints one decision a failure. Exit status: 0 the job may run again by itself, 1 somebody has to change something,
2 nothing was recognised.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from ecr_denied import Advice, Cause, Failure, Family, Retry, advise, group, scan


@dataclass(frozen=True)
class Decision:
    """What happens next, and whether the job runs again without anybody."""

    what: str
    runs_again: bool = False


def decide(failure: Failure) -> Decision:
    """From the most certain to the coarsest: when it may succeed, which cause it has, what kind of thing is wrong."""
    if failure.retry is Retry.LATER:
        return Decision("run the job again in a minute", runs_again=True)
    if failure.retry is Retry.AFTER_LOGIN:
        return Decision("log in again, then run the job again", runs_again=True)
    first, *_ = advise(failure)
    if failure.cause is Cause.TAG_IMMUTABLE:
        return Decision(f"tell the author to give the image another tag than {failure.tag or 'this one'}")
    if failure.family is Family.PERMISSION:
        return Decision(f"ask the {first.run_by}: {first.headline}{grant(advise(failure))}")
    if failure.family in (Family.NETWORK, Family.LOCAL):
        return Decision(f"call whoever runs this machine: {first.headline}")
    return Decision(f"tell the author: {first.headline}")


def grant(checks: list[Advice]) -> str:
    """What to add, should a grant be what is missing."""
    statement = next((check.statement for check in checks if check.statement), None)
    return f" Should its {statement.side} policy lack it, add {statement.document}" if statement else ""


def main() -> int:
    """Decide about the log on standard input."""
    decisions = [(failure, decide(failure)) for failure in group(scan(sys.stdin.buffer))]
    for failure, decision in decisions:
        print(f"{failure.fingerprint} {failure.family} {failure.cause}: {decision.what}")
    if not decisions:
        return 2
    return 0 if all(decision.runs_again for _, decision in decisions) else 1


if __name__ == "__main__":
    sys.exit(main())
