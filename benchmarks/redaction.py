"""How the time of redaction grows: a secret of each rule again and again, and those of any two rules in turn.

    PYTHONPATH=. python benchmarks/redaction.py [--largest BYTES] [--paired BYTES] [--pairs N]

A text of one piece, glued to itself or with blanks between, is redacted at a length, twice that, and so on. Each key in
each notation is read up to a shorter length, as pairs are. Exits with 1 when any takes more than 2.3 times as long for
twice the length. Seconds per MB are printed for orientation.
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from ecr_denied.redaction import redact_torn
from ecr_denied.redaction.hiding import redact
from tests.hostile.rules import assigned, bare, notations
from tests.hostile.secrets import SECRETS

MOST_GROWTH = 2.3
# The least length that tells anything.
SHORTEST = 16_000
# What grows too fast is timed again so often, and the least of each length counts: other programs take time as well.
TRIES = 9


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the slowest and what grows too fast."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--largest", type=int, default=1_024_000, help="length of the longest text of a rule")
    options.add_argument("--paired", type=int, default=64_000, help="length of the longest text of two rules")
    options.add_argument("--pairs", type=int, default=2_000, help="so many pairs, always the same ones; all: 0")
    chosen = options.parse_args(arguments)
    rules = list(dict.fromkeys(text for _, text in (*bare(), *notations())))
    pieces = list(dict.fromkeys((*(text for _, text in assigned()), *(secret.words for secret in SECRETS))))
    assert not [piece for piece in (*rules, *pieces) if redact(piece) == piece]  # noqa: S101 - each is read by its rule
    # Again and again, one behind the other is the other behind the one.
    pairs = [f"{one}{between}{other}{between}" for one, other in combinations(rules, 2) for between in ("", " ")]
    random.Random(1).shuffle(pairs)
    gc.disable()
    return max(
        tell("rules", [piece + end for piece, end in product(rules, ("", " "))], chosen.largest),
        tell("keys and secrets", [piece + end for piece, end in product(pieces, ("", " "))], chosen.paired),
        tell("pairs of rules", pairs[: chosen.pairs or None], chosen.paired),
    )


def tell(what: str, pieces: Sequence[str], largest: int) -> int:
    """Print how the time of texts of these pieces grows; 1 when one grows too fast."""
    measured = list(measure(pieces, largest))
    doubtful = [(grown, piece) for _, grown, piece in measured if grown > MOST_GROWTH]
    most = max(grown for _, grown, _ in measured)
    print(f"{what}: {len(measured)} texts to {largest} bytes; the largest growth is {most:.2f}", *doubtful, sep="\n")
    for per_megabyte, _, piece in sorted(measured, reverse=True)[:3]:
        print(f"{per_megabyte:6.1f} s/MB  {piece[:80]!r}", flush=True)
    return 1 if doubtful else 0


def measure(pieces: Sequence[str], largest: int) -> Iterator[tuple[float, float, str]]:
    """Of each piece the seconds per MB and the largest growth per doubling."""
    lengths = [SHORTEST << doublings for doublings in range((largest // SHORTEST).bit_length())]
    for piece in pieces:
        took = [seconds(piece, length) for length in lengths]
        for _ in range(TRIES):
            if growth(took) > MOST_GROWTH:
                took = [min(before, seconds(piece, length)) for before, length in zip(took, lengths, strict=True)]
        yield took[-1] / lengths[-1] * 1e6, growth(took), piece


def growth(took: Sequence[float]) -> float:
    """The largest growth of the time from one length to the next, taken over two in a row: one alone is noise."""
    return max(math.sqrt(later / sooner) for sooner, later in zip(took, took[2:], strict=False))


def seconds(piece: str, length: int) -> float:
    """How much time of a processor a text of the piece takes; it ends with a whole one, as what is torn is another."""
    text = piece * (length // len(piece))
    redact.cache_clear()
    started = time.process_time()
    redact_torn(text)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
