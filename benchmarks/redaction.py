"""How the time of redaction grows: a secret of each rule again and again, and those of any two rules in turn.

    PYTHONPATH=. python benchmarks/redaction.py [--largest BYTES] [--pairs N]

A text of one piece, glued to itself or with blanks between, is redacted at a length, twice that, and so on. Each key in
each notation is read up to a shorter length, as pairs are. Exits with 1 when any takes more than 2.3 times as long for
twice the length. Seconds per MB are printed for orientation.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import product

from ecr_denied.redaction import redact_torn
from ecr_denied.redaction.hiding import redact
from tests.hostile.rules import assigned, bare, notations
from tests.hostile.secrets import SECRETS

MOST_GROWTH = 2.3
# The least length that tells anything, and the length up to which pairs are read.
SHORTEST, PAIRED = 16_000, 64_000
# A doubling that takes too long is read again so often: another program may have taken the time.
TRIES = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the slowest and what grows too fast."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--largest", type=int, default=1_000_000, help="length of the longest text of a rule")
    options.add_argument("--pairs", type=int, default=2_000, help="so many pairs, always the same ones")
    chosen = options.parse_args(arguments)
    rules = [text for _, text in (*bare(), *notations())]
    pieces = list(dict.fromkeys((*rules, *(text for _, text in assigned()), *(secret.words for secret in SECRETS))))
    assert not [piece for piece in pieces if redact(piece) == piece]  # noqa: S101 - each is read by its rule
    pairs = [f"{one}{between}{other}" for one, other, between in product(pieces, pieces, ("", " "))]
    random.Random(1).shuffle(pairs)
    measured = [
        *measure([piece + end for piece in rules for end in ("", " ")], chosen.largest),
        *measure([piece + end for piece in pieces for end in ("", " ")], PAIRED),
        *measure(pairs[: chosen.pairs], PAIRED),
    ]
    for per_megabyte, _, piece in sorted(measured, reverse=True)[:5]:
        print(f"{per_megabyte:6.1f} s/MB  {piece[:80]!r}")
    doubtful = [(growth, piece) for _, growth, piece in measured if growth > MOST_GROWTH]
    print(
        f"{len(measured)} texts; the largest growth is {max(growth for _, growth, _ in measured):.2f}",
        *doubtful,
        sep="\n",
    )
    return 1 if doubtful else 0


def measure(pieces: Sequence[str], largest: int) -> Iterator[tuple[float, float, str]]:
    """Of each piece the seconds per MB and the largest growth per doubling."""
    for piece in pieces:
        length, growth, took = SHORTEST, 0.0, seconds(piece, SHORTEST)
        while length * 2 <= largest:
            length *= 2
            before, took = took, seconds(piece, length)
            for _ in range(TRIES):
                if took <= MOST_GROWTH * before:
                    break
                took, before = min(took, seconds(piece, length)), max(before, seconds(piece, length // 2))
            growth = max(growth, took / before)
        yield took / length * 1e6, growth, piece


def seconds(piece: str, length: int) -> float:
    """How long a text of the piece takes."""
    text = (piece * (length // len(piece) + 1))[:length]
    redact.cache_clear()
    started = time.process_time()
    redact_torn(text)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
