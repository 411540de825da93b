"""Where a missing repository may be instead: names that are like its own, and other regions of the registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from ecr_denied.live.aws.parties import Party, candidates
from ecr_denied.live.case import Case
from ecr_denied.live.outcomes import MEANINGS
from ecr_denied.live.probes.inventory import names, repository
from ecr_denied.live.probes.logins import Files, registries
from ecr_denied.live.records import Step
from ecr_denied.names.partitions import of_region
from ecr_denied.names.references import Reference
from ecr_denied.records import RunBy

__all__ = ["found_in", "likely_names", "similar_names"]

# Of 942 slips 97 % are found first at this likeness, and 6 % of unrelated names are given something.
_LIKENESS = 0.75
_MOST_NAMES = 3
# More regions than this are not asked: a registry has one list of names for each.
_MOST_REGIONS = 4


def likely_names(case: Case, parties: list[Party]) -> tuple[str, ...]:
    """Names like the missing one, from the first who may list them."""
    for party in candidates(parties, RunBy.REGISTRY_OWNER, case):
        if known := names(party.calls, case):
            return similar_names(str(case.repository), known)
    return ()


def similar_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """At most three of the names known, the likeliest first; never the name itself."""
    others = sorted(set(known) - {name})
    by_rule = [other for other in others if _one_rule_apart(name, other)]
    close = get_close_matches(name, others, n=_MOST_NAMES, cutoff=_LIKENESS)
    return tuple(dict.fromkeys((*by_rule, *close)))[:_MOST_NAMES]


def _one_rule_apart(one: str, other: str) -> bool:
    """A namespace or an end too many, another namespace, or ``_`` and ``/`` for ``-``."""
    first, second = one.split("/"), other.split("/")
    shorter, longer = sorted((first, second), key=len)
    extended = len(longer) == len(shorter) + 1 and shorter in (longer[1:], longer[:-1])
    return extended or first[-1] == second[-1] or _dashed(one) == _dashed(other)


def _dashed(name: str) -> str:
    return name.replace("_", "-").replace("/", "-")


def found_in(case: Case, parties: list[Party], files: Files | None) -> Iterator[tuple[str, Step]]:
    """Each region that was asked, with what came back."""
    able = candidates(parties, RunBy.REGISTRY_OWNER, case)
    for region in _regions(case, parties, files) if able else ():
        outcome = repository(able[0].calls.elsewhere(region), case)
        outcome = {"no-repository": "not-in-another-region"}.get(outcome, outcome)
        outcome = "in-another-region" if outcome in ("repository-there", "created-since") else outcome
        call = f"ecr:DescribeRepositories in {region}"
        yield region, Step(call=call, who=able[0].who, outcome=outcome, meaning=MEANINGS[outcome])


def _regions(case: Case, parties: list[Party], files: Files | None) -> tuple[str, ...]:
    """The regions to ask, those of the text first; of the registry's own partition, and not its own region."""
    asked, typed = case.failure.endpoint, case.failure.command
    told = [Reference.parse(asked.host).region if asked and asked.host else None, typed.region if typed else None]
    own = [party.calls.own_region for party in parties]
    stored = [Reference.parse(host) for host in registries(case.failure.client, files)] if files else []
    kept = [one.region for one in stored if one.registry_id == case.registry]
    others = dict.fromkeys(one for one in (*told, *own, *kept) if one and one != case.region)
    return tuple(one for one in others if of_region(one) is of_region(case.region))[:_MOST_REGIONS]
