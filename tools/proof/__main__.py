"""``python -m tools.proof``: run every command in every world by the AWS CLI, and print the claims that do not hold."""

from __future__ import annotations

import shlex
import sys

from tools.proof.lane import secrets_in, walk


def main() -> int:
    """Print the claims, those that do not hold by themselves; fail where there are any, or a secret was printed."""
    failed = False
    for across in (True, False):
        done = walk(across=across)
        answers = [answer for by_world in done.answers.values() for answer in by_world.values()]
        wrong = [claim for claim in done.claims if not claim.held]
        for claim in wrong:
            shows = "shows" if claim.shown else "does not show"
            print(f"{claim.world}: {shlex.join(claim.asked.words)} {shows} {claim.outcome}")
        secrets = secrets_in(answers)
        print(f"{len(done.answers)} commands, {len(answers)} answers, {len(done.claims)} claims: {len(wrong)} wrong")
        print(f"{len(secrets)} secrets printed")
        failed |= bool(wrong or secrets)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
