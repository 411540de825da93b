"""The table: commands by worlds, which answers were seen, which claims held. ``python -m tests.proof.table``.

A letter is an answer: ``a`` is the one where all is well, and equal letters in a row are equal answers.
"""

from __future__ import annotations

import shlex
import string
import sys
import time
from collections.abc import Iterator

from tests.proof import printed
from tests.proof.lane import Walk, secrets_in, unread, walk
from tests.proof.outcomes import is_shown
from tools.aws.worlds import worlds

__all__ = ["rows", "summary"]

_WIDTH = 110


def rows(done: Walk) -> Iterator[str]:
    """A legend, then a row for every command that was run in every world."""
    names = [world.name for world in worlds(across=done.across)]
    yield "caller of another account" if done.across else "caller of the registry's account"
    yield "  ".join(f"{number + 1} {name}" for number, name in enumerate(names))
    yield ""
    everywhere = [asked for asked, answers in done.answers.items() if len(answers) == len(names)]
    for asked in sorted(everywhere, key=lambda one: (one.operation, one.run_by, one.words)):
        if not is_shown(asked.operation):
            continue
        kinds = done.kinds(asked)
        letters = "".join(string.ascii_letters[kinds[name]] for name in names)
        made = [claim for claim in done.claims if claim.asked == asked]
        held = f"{sum(claim.held for claim in made)}/{len(made)}" if made else "-"
        yield f"{letters}  {held:>7}  {asked.run_by:<18}  {shlex.join(asked.words)[:_WIDTH]}"


def summary(done: Walk) -> str:
    """How many commands, answers, refusals of the CLI, secrets, claims."""
    answers = [answer for by_world in done.answers.values() for answer in by_world.values()]
    made = done.claims
    counts = {
        "commands": len(done.answers),
        "answers": len(answers),
        "refused by the CLI": sum(answer.not_understood for answer in answers),
        "secrets printed": len(secrets_in(answers)),
        "answers that no outcome reads": len(unread(done)),
        "claims held": f"{sum(claim.held for claim in made)} of {len(made)}",
    }
    return ", ".join(f"{name}: {count}" for name, count in counts.items())


def main() -> int:
    """Print the tables; fail when a claim does not hold."""
    failed = False
    for across in (True, False):
        started = time.monotonic()
        done = walk(across=across)
        print(*rows(done), "", summary(done), f"{time.monotonic() - started:.0f} s", "", sep="\n")
        failed |= any(not claim.held for claim in done.claims)
    names = {one.line for across in (True, False) for one in printed.commands(across=across)}
    print(f"{len(names)} distinct lines of the drawn records")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
