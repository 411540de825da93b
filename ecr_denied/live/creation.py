"""What brings in what is missing: for a pull a pull through cache rule, for a push a repository creation template.

Sources: ECR user guide, pull-through-cache and repository-creation-templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ecr_denied.live.calls import Answer, Caller, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.stock import pages

__all__ = ["creation", "upstream"]

# A rule or a template of this prefix is for every repository.
_EVERY = "ROOT"
_DOCKER_HUB = "registry-1.docker.io"
_PAGES = 5


def creation(caller: Caller, case: Case) -> str:
    """Whether something creates the repository for what is asked, as far as that is known."""
    if not case.pushes:
        rule = _rule(caller, case)
        if isinstance(rule, Answer):
            return unanswered(rule)
        if rule is not None:
            return "pull-creates-it"
    if not case.pulls:
        templates = _listed(caller, "ecr:DescribeRepositoryCreationTemplates", "repositoryCreationTemplates")
        if isinstance(templates, Answer):
            return unanswered(templates)
        if any(_creates(one, case) for one in templates):
            return "push-creates-it"
    return "nothing-creates-it"


def upstream(caller: Caller, case: Case) -> str:
    """Whether the upstream registry accepts what the rule for the name logs in with."""
    rule = _rule(caller, case)
    if isinstance(rule, Answer):
        return unanswered(rule)
    if rule is None:
        return "no-cache-rule"
    prefix = rule["ecrRepositoryPrefix"]
    answer = caller.ask("ecr:ValidatePullThroughCacheRule", registryId=case.registry, ecrRepositoryPrefix=prefix)
    accepts = answer.fields.get("isValid")
    if accepts is None:
        return unanswered(answer)
    return (
        "upstream-refuses" if not accepts else "without-library" if _lacks_library(rule, case) else "upstream-accepts"
    )


def _lacks_library(rule: Mapping[str, Any], case: Case) -> bool:
    """Whether it is one of Docker Hub's official images, whose names there have a part that is missing in this one."""
    rest = str(case.repository).removeprefix(rule["ecrRepositoryPrefix"]).strip("/")
    whole = rule.get("upstreamRepositoryPrefix", _EVERY) == _EVERY
    return whole and rule.get("upstreamRegistryUrl") == _DOCKER_HUB and "/" not in rest


def _rule(caller: Caller, case: Case) -> Mapping[str, Any] | Answer | None:
    """The rule for a name, the longest prefix first; or the answer that told nothing."""
    rules = _listed(caller, "ecr:DescribePullThroughCacheRules", "pullThroughCacheRules", registryId=case.registry)
    if isinstance(rules, Answer):
        return rules
    fitting = [one for one in rules if _covers(str(one.get("ecrRepositoryPrefix")), case)]
    return max(fitting, key=lambda one: len(one["ecrRepositoryPrefix"].removeprefix(_EVERY)), default=None)


def _creates(template: Mapping[str, Any], case: Case) -> bool:
    return "CREATE_ON_PUSH" in template.get("appliedFor", ()) and _covers(str(template.get("prefix")), case)


def _covers(prefix: str, case: Case) -> bool:
    return prefix == _EVERY or f"{case.repository}/".startswith(f"{prefix.rstrip('/')}/")


def _listed(caller: Caller, action: str, kept: str, **parameters: Any) -> Iterable[Mapping[str, Any]] | Answer:
    """All of them, or the answer that was none."""
    found: list[Mapping[str, Any]] = []
    for page in pages(caller, action, _PAGES, **parameters):
        if page.kind != "ok" or kept not in page.fields:
            return page
        found += page.fields[kept]
    return found
