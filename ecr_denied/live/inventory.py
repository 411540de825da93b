"""What is in a registry: a repository, its tags, how many images it holds, and what brings in what is missing.

For a pull, that is a pull through cache rule; for a push, a repository creation template. A missing repository may be
under another name, or in another region of the registry. Sources: ECR user guide, pull-through-cache and
repository-creation-templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from ecr_denied.live.calls import Caller, Response, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.documents import fits
from ecr_denied.live.logins import Files, registries
from ecr_denied.live.parties import Party, candidates
from ecr_denied.live.vocabulary import MEANINGS, Seen, Step
from ecr_denied.names.partitions import of_region
from ecr_denied.names.references import Reference
from ecr_denied.records import RunBy

__all__ = [
    "creation",
    "found_in",
    "image",
    "is_full",
    "likely_names",
    "listed",
    "mutability",
    "repository",
    "similar_names",
    "upstream",
]

_PAGE = 1000
# Pages that are read at most: of names, and of images, whose default quota is 100,000 in a repository.
_PAGES_OF_NAMES, _PAGES_OF_IMAGES = 10, 120
_QUOTA = "Images per repository"
# A rule or a template of this prefix is for every repository.
_EVERY = "ROOT"
_DOCKER_HUB = "registry-1.docker.io"
_PAGES = 5
# An image that is there and is not given (ECR API reference, ImageStatus).
_NOT_GIVEN = {"ARCHIVED": "tag-archived", "ACTIVATING": "tag-restored"}
# Without a filter archived images are not shown (ECR API reference, DescribeImagesFilter). Whether one may come
# with ids of images is not documented; older models of botocore know none.
_REFUSED_FILTER = ("InvalidParameterException", "ParamValidationError")


def _described(caller: Caller, case: Case) -> Mapping[str, Any] | Response:
    answer = caller.ask("ecr:DescribeRepositories", registryId=case.registry, repositoryNames=[case.repository])
    return next(iter(answer.fields.get("repositories", ())), answer)


def repository(caller: Caller, case: Case) -> str:
    """Check whether the repository exists, and since when."""
    found = _described(caller, case)
    if isinstance(found, Response):
        return unanswered(found)
    made, seen = found.get("createdAt"), case.asked.last_seen
    if isinstance(made, datetime) and seen is not None and seen.utcoffset() is not None and made > seen:
        return "created-since"
    return "repository-there"


def mutability(caller: Caller, case: Case) -> str:
    """Check whether the tag may be written over; a filter excludes tags from what else is so."""
    found = _described(caller, case)
    if isinstance(found, Response):
        return unanswered(found)
    kind, _, excluding = str(found.get("imageTagMutability")).partition("_")
    if kind not in ("MUTABLE", "IMMUTABLE") or (excluding and case.asked.tag is None):
        return "unreadable"
    filters = (str(one.get("filter")) for one in found.get("imageTagMutabilityExclusionFilters", ()))
    excluded = bool(excluding) and bool(fits(filters, case.asked.tag or ""))
    return "tags-mutable" if (kind == "MUTABLE") is not excluded else "tags-immutable"


def image(caller: Caller, case: Case) -> str:
    """Check whether the image is there, archived ones too, and the one that the text names."""
    asked = {"registryId": case.registry, "repositoryName": case.repository, "imageIds": [case.image]}
    answer = caller.ask("ecr:DescribeImages", **asked, filter={"imageStatus": "ANY"})
    if answer.code in _REFUSED_FILTER:
        answer = caller.ask("ecr:DescribeImages", **asked)
        if answer.kind == "no-tag":
            return _among_archived(caller, case)
    found = next(iter(answer.fields.get("imageDetails", ())), None)
    if found is None:
        return unanswered(answer)
    if found.get("imageStatus") in _NOT_GIVEN:
        return _NOT_GIVEN[found["imageStatus"]]
    return "tag-same" if case.asked.tag and case.asked.digest == found.get("imageDigest") else "tag-there"


def _among_archived(caller: Caller, case: Case) -> str:
    """Look for an image in the lists of those that are archived."""
    wanted = {*(case.image or {}).values()}
    for status, outcome in _NOT_GIVEN.items():
        held = _images(caller, case, filter={"imageStatus": status})
        if isinstance(held, Response):
            return "no-active-image"
        if any(not wanted.isdisjoint((*one.get("imageTags", ()), one.get("imageDigest"))) for one in held):
            return outcome
    return "no-tag"


def is_full(caller: Caller, case: Case) -> str:
    """Check whether the repository holds as many images as it may, without those that are archived.

    Whether these count as well is not documented.
    """
    allowed = _allowed(caller)
    if isinstance(allowed, str):
        return allowed
    held = _images(caller, case)
    if isinstance(held, Response):
        return unanswered(held)
    return "full" if sum(one.get("imageStatus") not in _NOT_GIVEN for one in held) >= allowed else "room"


def _images(caller: Caller, case: Case, **more: Any) -> list[Mapping[str, Any]] | Response:
    """All images of the repository, or those of a filter."""
    asked = {**_of(case), "repositoryName": case.repository, **more}
    return listed(caller, "ecr:DescribeImages", "imageDetails", _PAGES_OF_IMAGES, **asked)


def _of(case: Case) -> dict[str, Any]:
    return {"registryId": case.registry, "maxResults": _PAGE}


def _allowed(caller: Caller) -> float | str:
    quotas = listed(caller, "servicequotas:ListServiceQuotas", "Quotas", ServiceCode="ecr")
    if isinstance(quotas, Response):
        return unanswered(quotas)
    return next((float(one["Value"]) for one in quotas if one.get("QuotaName") == _QUOTA), "unreadable")


def listed(
    caller: Caller, action: str, kept: str, most: int = _PAGES, *, in_part: bool = False, **parameters: Any
) -> list[Mapping[str, Any]] | Response:
    """The whole list; or the answer that was no page of it, or the last page allowed, where more would follow.

    :param in_part: so many pages of a longer list are enough.
    """
    found: list[Mapping[str, Any]] = []
    more: dict[str, Any] = {}
    for _ in range(most):
        page = caller.ask(action, **parameters, **more)
        if page.kind != "ok" or kept not in page.fields:
            return page
        found += page.fields[kept]
        more = {name: mark for name, mark in page.fields.items() if name.lower() == "nexttoken" and mark}
        if not more:
            return found
    return found if in_part else page


# --- what brings in what is missing ----------------------------------------------------------------------


def creation(caller: Caller, case: Case) -> str:
    """Check whether something creates the repository for what is asked, as far as that is known."""
    if not case.known["push"]:
        rule = _rule(caller, case)
        if isinstance(rule, Response):
            return unanswered(rule)
        if rule is not None:
            return "pull-creates-it"
    if not case.pulls:
        templates = listed(caller, "ecr:DescribeRepositoryCreationTemplates", "repositoryCreationTemplates")
        if isinstance(templates, Response):
            return unanswered(templates)
        if any(_creates(one, case) for one in templates):
            return "push-creates-it"
    return "nothing-creates-it"


def upstream(caller: Caller, case: Case) -> Seen | str:
    """Check whether ECR reaches the upstream registry of the rule for the name, and may read there.

    Where it does not, ECR gives the reason (ECR API reference, ValidatePullThroughCacheRule).
    """
    rule = _rule(caller, case)
    if isinstance(rule, Response):
        return unanswered(rule)
    if rule is None:
        return "no-cache-rule"
    prefix = rule["ecrRepositoryPrefix"]
    answer = caller.ask("ecr:ValidatePullThroughCacheRule", registryId=case.registry, ecrRepositoryPrefix=prefix)
    accepts = answer.fields.get("isValid")
    if accepts is None:
        return unanswered(answer)
    if accepts:
        return "without-library" if _lacks_library(rule, case) else "upstream-accepts"
    login = "its login, or the access to its secret" if rule.get("credentialArn") else "or the right to read there"
    return Seen("upstream-fails", words=str(answer.fields.get("failure") or f"it may be the connection, {login}"))


def _lacks_library(rule: Mapping[str, Any], case: Case) -> bool:
    """True if it is one of Docker Hub's official images, whose names there have a part that is missing in this one."""
    rest = str(case.repository).removeprefix(rule["ecrRepositoryPrefix"]).strip("/")
    whole = rule.get("upstreamRepositoryPrefix", _EVERY) == _EVERY
    return whole and rule.get("upstreamRegistryUrl") == _DOCKER_HUB and "/" not in rest


def _rule(caller: Caller, case: Case) -> Mapping[str, Any] | Response | None:
    """The rule for a name, the longest prefix first; or the answer that gave no list."""
    rules = listed(caller, "ecr:DescribePullThroughCacheRules", "pullThroughCacheRules", registryId=case.registry)
    if isinstance(rules, Response):
        return rules
    fitting = [one for one in rules if _covers(str(one.get("ecrRepositoryPrefix")), case)]
    return max(fitting, key=lambda one: len(one["ecrRepositoryPrefix"].removeprefix(_EVERY)), default=None)


def _creates(template: Mapping[str, Any], case: Case) -> bool:
    return "CREATE_ON_PUSH" in template.get("appliedFor", ()) and _covers(str(template.get("prefix")), case)


def _covers(prefix: str, case: Case) -> bool:
    return prefix == _EVERY or f"{case.repository}/".startswith(f"{prefix.rstrip('/')}/")


# --- where a missing repository may be instead -----------------------------------------------------------

# Of 942 slips 97 % are found first at this likeness, and 6 % of unrelated names are given something.
_LIKENESS = 0.75
_MOST_NAMES = 3
# More regions than this are not asked: a registry has one list of names for each.
_MOST_REGIONS = 4
_ELSEWHERE = {
    "no-repository": "not-in-another-region",
    "repository-there": "in-another-region",
    "created-since": "in-another-region",
}


def likely_names(case: Case, parties: list[Party]) -> tuple[str, ...]:
    """Names like the missing one, from the first who may list them."""
    for party in candidates(parties, RunBy.REGISTRY_OWNER, case):
        known = listed(
            party.calls, "ecr:DescribeRepositories", "repositories", _PAGES_OF_NAMES, in_part=True, **_of(case)
        )
        if not isinstance(known, Response):
            return similar_names(str(case.repository), (str(one["repositoryName"]) for one in known))
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
        outcome = _ELSEWHERE.get(outcome, outcome)
        call = f"ecr:DescribeRepositories in {region}"
        yield region, Step(call=call, who=able[0].who, outcome=outcome, meaning=MEANINGS[outcome])


def _regions(case: Case, parties: list[Party], files: Files | None) -> tuple[str, ...]:
    """The regions to ask, those of the text first; of the registry's own partition, and not its own region."""
    asked, typed = case.asked.endpoint, case.asked.command
    told = [Reference.parse(asked.host).region if asked and asked.host else None, typed.region if typed else None]
    own = [party.calls.own_region for party in parties]
    stored = [Reference.parse(host) for host in registries(case.asked.client, files)] if files else []
    kept = [one.region for one in stored if one.registry_id == case.registry]
    others = dict.fromkeys(one for one in (*told, *own, *kept) if one and one != case.region)
    return tuple(one for one in others if of_region(one) is of_region(case.region))[:_MOST_REGIONS]
