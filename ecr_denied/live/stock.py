"""What is in a registry: a repository, its tags, how many images it holds, and the names of all repositories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ecr_denied.live.calls import Answer, Caller, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.conditions import fits

__all__ = ["image", "is_full", "mutability", "names", "pages", "repository"]

_PAGE = 1000
# Pages that are read at most: of names, and of images, whose default quota is 100,000 in a repository.
_PAGES_OF_NAMES, _PAGES_OF_IMAGES = 10, 120
_QUOTA = "Images per repository"
# By whether the tag of the image may be written over.
_MUTABILITY = {True: "tags-mutable", False: "tags-immutable"}


def _described(caller: Caller, case: Case) -> Answer:
    return caller.ask("ecr:DescribeRepositories", registryId=case.registry, repositoryNames=[case.repository])


def repository(caller: Caller, case: Case) -> str:
    """Whether the repository exists, and since when."""
    answer = _described(caller, case)
    if answer.code == "RepositoryNotFoundException":
        return "no-repository"
    found = next(iter(answer.fields.get("repositories", ())), None)
    if found is None:
        return unanswered(answer)
    made, seen = found.get("createdAt"), case.failure.last_seen
    if isinstance(made, datetime) and seen is not None and seen.utcoffset() is not None and made > seen:
        return "created-since"
    return "repository-there"


def mutability(caller: Caller, case: Case) -> str:
    """Whether the tag may be written over; a filter excludes tags from what else is so."""
    answer = _described(caller, case)
    found = next(iter(answer.fields.get("repositories", ())), None)
    if found is None:
        return "no-repository" if answer.code == "RepositoryNotFoundException" else unanswered(answer)
    kind, _, excluding = str(found.get("imageTagMutability")).partition("_")
    if kind not in ("MUTABLE", "IMMUTABLE") or (excluding and case.failure.tag is None):
        return "unreadable"
    filters = (str(one.get("filter")) for one in found.get("imageTagMutabilityExclusionFilters", ()))
    excluded = bool(excluding) and bool(fits(filters, case.failure.tag or ""))
    return _MUTABILITY[not excluded if kind == "MUTABLE" else excluded]


def image(caller: Caller, case: Case) -> str:
    """Whether the image is there, and the one that the text names."""
    answer = caller.ask(
        "ecr:DescribeImages", registryId=case.registry, repositoryName=case.repository, imageIds=[case.image]
    )
    if answer.code == "ImageNotFoundException":
        return "no-tag"
    if answer.code == "RepositoryNotFoundException":
        return "no-repository"
    found = next(iter(answer.fields.get("imageDetails", ())), None)
    if found is None:
        return unanswered(answer)
    if found.get("imageStatus") == "ARCHIVED":
        return "tag-archived"
    return "tag-same" if case.failure.tag and case.failure.digest == found.get("imageDigest") else "tag-there"


def is_full(caller: Caller, case: Case) -> str:
    """Whether the repository holds as many images as it may."""
    allowed = _allowed(caller)
    if isinstance(allowed, str):
        return allowed
    held = 0
    for page in pages(caller, "ecr:DescribeImages", _PAGES_OF_IMAGES, repositoryName=case.repository, **_of(case)):
        if page.kind != "ok":
            return "no-repository" if page.code == "RepositoryNotFoundException" else unanswered(page)
        held += len(page.fields.get("imageDetails", ()))
        if held >= allowed:
            return "full"
    return "room"


def _of(case: Case) -> dict[str, Any]:
    return {"registryId": case.registry, "maxResults": _PAGE}


def _allowed(caller: Caller) -> float | str:
    for page in pages(caller, "servicequotas:ListServiceQuotas", 5, following="NextToken", ServiceCode="ecr"):
        if page.kind != "ok":
            return unanswered(page)
        for quota in page.fields.get("Quotas", ()):
            if quota.get("QuotaName") == _QUOTA:
                return float(quota["Value"])
    return "unreadable"


def names(caller: Caller, case: Case) -> list[str]:
    """The names of the registry's repositories, as far as they can be read."""
    listed = pages(caller, "ecr:DescribeRepositories", _PAGES_OF_NAMES, **_of(case))
    return [str(one["repositoryName"]) for page in listed for one in page.fields.get("repositories", ())]


def pages(caller: Caller, action: str, most: int, following: str = "nextToken", **parameters: Any) -> Iterator[Answer]:
    """The pages of a list, and at most so many."""
    more: dict[str, Any] = {}
    for _ in range(most):
        answer = caller.ask(action, **parameters, **more)
        yield answer
        if not answer.fields.get(following):
            return
        more = {following: answer.fields[following]}
