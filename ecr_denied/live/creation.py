"""What would create a repository that is missing: a pull through cache rule for a pull, a template for a push.

Sources: ECR user guide, pull-through-cache and repository-creation-templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ecr_denied.live.calls import Answer, Caller, unanswered
from ecr_denied.live.case import Case
from ecr_denied.live.stock import pages

__all__ = ["creation"]

# A rule or a template of this prefix is for every repository.
_EVERY = "ROOT"
_PAGES = 5


def creation(caller: Caller, case: Case) -> str:
    """Whether something creates the repository for what is asked, as far as that is known."""
    if not case.pushes:
        rules = _listed(caller, "ecr:DescribePullThroughCacheRules", "pullThroughCacheRules", registryId=case.registry)
        if isinstance(rules, Answer):
            return unanswered(rules)
        if any(_covers(str(one.get("ecrRepositoryPrefix")), case) for one in rules):
            return "pull-creates-it"
    if not case.pulls:
        templates = _listed(caller, "ecr:DescribeRepositoryCreationTemplates", "repositoryCreationTemplates")
        if isinstance(templates, Answer):
            return unanswered(templates)
        if any(_creates(one, case) for one in templates):
            return "push-creates-it"
    return "nothing-creates-it"


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
