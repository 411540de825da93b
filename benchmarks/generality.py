"""What is still read when a speaker's wordings are unknown.

    PYTHONPATH=. python benchmarks/generality.py [--min FOUND FAMILY WRONG] [--show N] [CORPUS.jsonl ...]

One module of the catalogue at a time is left out, and the texts are read again whose failure was decided by an entry
of that module: the verdict that tells most in the statement the failure was made of. Texts are the fixtures, the
formats of ``tests/formats`` and any corpus given by path (JSON lines with a "text"). The net, which is made for unknown
words, is never left out.

A failure is *found* when one is read with the same registry id and repository; its *family* is right when that record's
is the same. A text is read *wrong* when a record's cause is neither that of a failure in it nor of its family, nor
vague: unclassified, access-denied, or what an HTTP status means. It is *silent* when nothing is read. With ``--min``
the exit status is 1 unless at least FOUND and FAMILY per cent and at most WRONG per cent of all are that.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pairs import texts

from ecr_denied import Cause, Failure, group, parse, scan
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Entry
from ecr_denied.reading.judge.assembly import failure_from
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.lines.sieve import Block, Line
from ecr_denied.reading.match.claim import Claim
from ecr_denied.reading.match.claims import Claims
from ecr_denied.reading.reader import Reader

NET = "net"
VAGUE = {
    Cause.UNCLASSIFIED,
    Cause.ACCESS_DENIED,
    Cause.BAD_REQUEST,
    Cause.FORBIDDEN,
    Cause.NOT_FOUND,
    Cause.REGISTRY_ERROR,
}
# Causes that are vague only where the status is all that was said.
OF_STATUS = {
    401: Cause.NOT_AUTHENTICATED,
    405: Cause.MANIFEST_UNSUPPORTED,
    407: Cause.PROXY_REFUSED,
    408: Cause.CONNECTION_FAILED,
    416: Cause.UPLOAD_INVALID,
    429: Cause.RATE_LIMITED,
}
COLUMNS = ("failures", "found", "family", "wrong", "silent")


@dataclass(frozen=True, slots=True)
class Decided:
    """A failure as it is read with everything known, its text, and the speaker whose words decided it."""

    text: bytes
    failure: Failure
    speaker: str


def speaker_of(entry: Entry) -> str:
    """The module that an entry comes from."""
    return entry.name.partition(".")[0]


def statements_in(text: bytes, claims: Claims) -> dict[tuple[int, int], list[Claim]]:
    """What is said in a text, by first and last line."""
    lines = [
        Line(number, line.rstrip("\r")) for number, line in enumerate(text.decode("utf-8", "replace").split("\n"), 1)
    ]
    said: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims.of(Passage(Block(lines, 0, len(lines)))):
        said[claim.first_line, claim.last_line].append(claim)
    return said


def decided(text: bytes, claims: Claims) -> Iterator[Decided]:
    """The failures of a text; of several occurrences the one decides that tells most of the failure's own cause."""
    said = statements_in(text, claims)
    occurrences: dict[str, list[Claim]] = defaultdict(list)
    told = list(scan([text]))
    for failure in told:
        occurrences[failure.fingerprint] += said[failure.first_line, failure.last_line]
    for failure in group(told):
        cause = failure.cause
        deciding = max(
            occurrences[failure.fingerprint],
            key=lambda claim: (failure_from(claim).cause is cause, claim.core.weight),
            default=None,
        )
        if deciding is not None:
            yield Decided(text, failure, speaker_of(deciding.core.entry))


def is_wrong(record: Failure, failures: list[Failure]) -> bool:
    """Whether the cause of ``record`` misleads: it says something else than any failure of the text."""
    if record.cause in VAGUE or OF_STATUS.get(record.http_status or 0) is record.cause:
        return False
    return all(record.family is not failure.family for failure in failures)


def outcome(case: Decided, records: list[Failure]) -> set[str]:
    """The columns that count for a failure."""
    if not records:
        return {"failures", "silent"}
    place = (case.failure.registry_id, case.failure.repository)
    here = [record for record in records if (record.registry_id, record.repository) == place]
    kinds = {
        "failures": True,
        "found": bool(here),
        "family": any(record.family is case.failure.family for record in here),
        "wrong": any(is_wrong(record, parse(case.text)) for record in records),
    }
    return {kind for kind, holds in kinds.items() if holds}


def read_without(case: Decided, catalogue: tuple[Entry, ...]) -> list[Failure]:
    """The failures of the text, read with a part of the catalogue."""
    reader = Reader(catalogue)
    return list(group([*reader.feed(case.text), *reader.flush()]))


def row(title: str, counts: Counter[str]) -> str:
    """One line of the table."""
    total = max(counts["failures"], 1)
    shares = "".join(f"{counts[kind]:7} {counts[kind] / total:6.1%}" for kind in COLUMNS[1:])
    return f"{title:18} {counts['failures']:8}{shares}"


def show(case: Decided, records: list[Failure], kinds: set[str]) -> None:
    """Print what is no longer read as it was."""
    print(f"--- without {case.speaker}: {', '.join(sorted(kinds - {'failures'})) or 'elsewhere'}")
    print(case.text.decode("utf-8", "replace").strip())
    for sign, failure in (("-", case.failure), *(("+", record) for record in records)):
        print(sign, failure.cause.value, failure.registry_id, failure.repository, repr(failure.message[:120]))


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS.jsonl")
    options.add_argument("--min", nargs=3, type=float, metavar=("FOUND", "FAMILY", "WRONG"), help="per cent")
    options.add_argument("--show", type=int, default=0, metavar="N", help="print N misses of each speaker")
    chosen = options.parse_args()
    known = Claims(CATALOGUE)
    cases: dict[str, list[Decided]] = defaultdict(list)
    for text in texts(chosen.corpora):
        for case in decided(text, known):
            cases[case.speaker].append(case)
    rows, every = [], Counter[str]()
    for speaker in sorted(cases.keys() - {NET}):
        rest = tuple(entry for entry in CATALOGUE if speaker_of(entry) != speaker)
        counts, shown = Counter[str](), 0
        for case in cases[speaker]:
            records = read_without(case, rest)
            kinds = outcome(case, records)
            counts.update(kinds)
            if shown < chosen.show and ("wrong" in kinds or "family" not in kinds):
                show(case, records, kinds)
                shown += 1
        rows.append(row(speaker, counts))
        every += counts
    print(f"{'left out':18} {COLUMNS[0]:>8}" + "".join(f"{column:>14}" for column in COLUMNS[1:]), *rows, sep="\n")
    print(row("in total", every))
    if chosen.min is None:
        return 0
    found, family, wrong = (100 * every[kind] / max(every["failures"], 1) for kind in COLUMNS[1:4])
    return int(found < chosen.min[0] or family < chosen.min[1] or wrong > chosen.min[2])


if __name__ == "__main__":
    sys.exit(main())
