"""The rules of live checks as docs/live-rules.md shows them, one a line: ``python -m tools.pages.live_rules``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain

from ecr_denied.live.judgement import DOUBTS
from ecr_denied.live.probes import PROBES
from ecr_denied.live.rules import RULES, SUBJECTS, DecisionRule

__all__ = ["page", "rows"]

_BY = {
    "again": "caller",
    "side": "registry-owner",
    "deny": "registry-owner",
    "own": "caller-admin",
    "identity": "caller",
    "store": "here",
}


def rows(subject: str) -> Iterator[str]:
    """The rules of one subject, as lines of a Markdown table."""
    yield "| seen | by | of a request that | finding | at most |"
    yield "|---|---|---|---|---|"
    for rule in RULES:
        if subject in rule.subjects:
            facts = ", ".join(word if wanted else f"no {word}" for word, wanted in rule.facts)
            yield f"| {_seen(rule)} | {_by(rule)} | {facts} | {rule.finding} | {rule.confidence} |"


def _seen(rule: DecisionRule) -> str:
    wanted = [f"{probe}: {' or '.join(outcomes)}" for probe, outcomes in rule.needs.items()]
    not_wanted = [f"not {probe}: {' or '.join(outcomes)}" for probe, outcomes in rule.unless.items()]
    return "; ".join((*wanted, *not_wanted))


def _by(rule: DecisionRule) -> str:
    return ", ".join(dict.fromkeys(_BY[probe] if probe in _BY else PROBES[probe].who.value for probe in rule.needs))


def page() -> Iterator[str]:
    """The rules by subject, under what all of them have in common."""
    yield "# Rules of live checks"
    yield ""
    yield "A row reads: where all of these were seen, by these, it is this, and at most so sure."
    yield "It is narrowed, and not proved, where:"
    yield ""
    yield from (f"* {doubt}" for doubt in DOUBTS)
    for subject in dict.fromkeys(chain.from_iterable(SUBJECTS.values())):
        yield from ("", f"## {subject}", "", *rows(subject))


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in page())
