"""Whether a text is read with another one near it as it is read alone.

    PYTHONPATH=. python benchmarks/pairs.py [--pairs N] [--seed N] [--show N] [CORPUS.jsonl ...]

Texts are drawn from the fixtures, the formats of ``tests/formats`` and any corpus given by path (JSON lines with a
"text"). Two are joined, right below each other and with 1,000 harmless lines between them, and the records of both
compared with those of each alone: the cause and every named field. A text told twice must give the same records, each
twice as often. Pairs in which both name the same repository, or one names none, may tell of one failure between them:
those that are of different repositories are counted once more by themselves, and so are the differing pairs that are
read as one failure of which neither text says anything else.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.formats.table import ROWS
from tests.formats.texts import documents
from tests.test_joined import FIXTURES, Record, alone, apart, as_told, beside, doubled, expected, found, twice

__all__ = ["texts"]


def texts(corpora: Sequence[Path] = ()) -> list[bytes]:
    """Every text there is, each once, in a fixed order."""
    formats = [row.case.text for row in ROWS]
    formats += [case.text for _, case in documents()]
    given = [json.loads(line)["text"] for path in corpora for line in path.read_text(encoding="utf-8").splitlines()]
    every = [text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text for text in (*formats, *given)]
    # What is not UTF-8 cannot be joined to what is.
    return list(dict.fromkeys(text for text in (*FIXTURES, *every) if b"\0" not in text))


def _are_of_two(one: bytes, other: bytes) -> bool:
    """Whether no repository is in doubt, and none in both."""
    mine, theirs = ({failure.repository for failure in alone(text)} for text in (one, other))
    return None not in mine | theirs and not mine & theirs


_NAMES = ("operation", "registry_id", "registry_alias", "region", "repository", "tag", "digest", "action")


def _are_merged(before: list[Record], after: list[Record]) -> bool:
    """Whether failures of two texts were read as one, and no name was said otherwise."""
    gone = [record for record in before if record not in after]
    return len(after) < len(before) and any(
        all(record[name] in (None, one[name]) for record in gone for name in _NAMES) for one in after
    )


def _difference(one: list[Record], other: list[Record]) -> list[str]:
    """What two readings say otherwise."""
    missing = [record for record in one if record not in other]
    added = [record for record in other if record not in one]
    if len(missing) != 1 or len(added) != 1:
        short = [[{name: value for name, value in r.items() if value} for r in records] for records in (missing, added)]
        return [*(f"- {record}" for record in short[0]), *(f"+ {record}" for record in short[1])]
    return [
        f"{name}: {missing[0][name]!r} -> {added[0][name]!r}"
        for name in missing[0]
        if missing[0][name] != added[0][name]
    ]


def _show(title: str, text: bytes, before: list[Record], after: list[Record]) -> None:
    print(f"--- {title}", text.decode("utf-8", "replace"), *_difference(before, after), sep="\n")


def main() -> None:
    """Print a row for each way of joining."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS.jsonl")
    options.add_argument("--pairs", type=int, default=3_000)
    options.add_argument("--seed", type=int, default=20261125)
    options.add_argument("--show", type=int, default=0, metavar="N", help="print N differing pairs of each kind")
    chosen = options.parse_args()
    every = texts(chosen.corpora)
    draw = random.Random(chosen.seed)
    pairs = [(draw.choice(every), draw.choice(every)) for _ in range(chosen.pairs)]
    ways: tuple[tuple[str, Callable[[bytes, bytes], bytes]], ...] = (
        ("next to each other", beside),
        ("1,000 lines between", apart),
    )
    rows = []
    for title, joined in ways:
        differing = [pair for pair in pairs if found(joined(*pair)) != expected(*pair)]
        rows.append((title, len(differing), len(pairs)))
        of_two = [pair for pair in pairs if _are_of_two(*pair)]
        rows.append(("  of different repositories", len([p for p in differing if _are_of_two(*p)]), len(of_two)))
        merged = [pair for pair in differing if _are_merged(expected(*pair), found(joined(*pair)))]
        rows.append(("  read as one, saying the same", len(merged), len(pairs)))
        for pair in differing[: chosen.show]:
            _show(title, beside(*pair), expected(*pair), found(joined(*pair)))
    failing = [text for text in every if not doubled(text)]
    for text in failing[: chosen.show]:
        _show("told twice", text, as_told(alone(text)), found(twice(text)))
    rows.append(("told twice", len(failing), len(every)))
    print(f"{'':30} differ      of   share")
    for title, number, total in rows:
        print(f"{title:30} {number:6} {total:7} {number / max(total, 1):7.2%}")


if __name__ == "__main__":
    main()
