"""The fingerprints of what real clients printed stay what they are: rows and records are kept by them.

``python -m tests.test_fingerprints --write`` writes them anew. One that changes means that a field is read otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.test_fixtures import ALL, joined, read_in

KEPT = Path(__file__).parent / "fingerprints.txt"


def told() -> Iterator[str]:
    """A line for each fixture: both streams together."""
    for fixture in ALL:
        found = read_in(joined(fixture.stdout, fixture.stderr))
        yield " ".join((fixture.name, *(failure.fingerprint for failure in found)))


def test_no_fingerprint_of_a_fixture_changes() -> None:
    assert list(told()) == KEPT.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__" and "--write" in sys.argv:
    KEPT.write_text("".join(f"{line}\n" for line in told()), encoding="utf-8")
