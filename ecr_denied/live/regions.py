"""The missing repository in other regions: those that the text, the sessions and the logins on this machine name."""

from __future__ import annotations

from collections.abc import Iterator

from ecr_denied.live.case import Case
from ecr_denied.live.outcomes import MEANINGS
from ecr_denied.live.parties import Party, candidates
from ecr_denied.live.records import Step
from ecr_denied.live.stock import repository
from ecr_denied.live.stores import Files, registries
from ecr_denied.names.partitions import of_region
from ecr_denied.names.references import Reference
from ecr_denied.records import RunBy

__all__ = ["found_in", "regions"]

# More than this are not asked: a registry has one list of names for each region.
_MOST = 4


def found_in(case: Case, parties: list[Party], files: Files | None) -> Iterator[tuple[str, Step]]:
    """Each region that was asked, with what came back."""
    able = candidates(parties, RunBy.REGISTRY_OWNER, case)
    for region in regions(case, parties, files) if able else ():
        outcome = repository(able[0].calls.elsewhere(region), case)
        outcome = {"no-repository": "not-in-another-region"}.get(outcome, outcome)
        outcome = "in-another-region" if outcome in ("repository-there", "created-since") else outcome
        call = f"ecr:DescribeRepositories in {region}"
        yield region, Step(call=call, who=able[0].who, outcome=outcome, meaning=MEANINGS[outcome])


def regions(case: Case, parties: list[Party], files: Files | None) -> tuple[str, ...]:
    """The regions to ask, those of the text first; of the registry's own partition, and not its own region."""
    asked = case.failure.endpoint
    named = [Reference.parse(asked.host).region] if asked and asked.host else []
    own = [party.calls.own_region for party in parties]
    stored = [Reference.parse(host) for host in registries(case.failure.client, files)] if files else []
    kept = [one.region for one in stored if one.registry_id == case.registry]
    others = dict.fromkeys(one for one in (*named, *own, *kept) if one and one != case.region)
    return tuple(one for one in others if of_region(one) is of_region(case.region))[:_MOST]
