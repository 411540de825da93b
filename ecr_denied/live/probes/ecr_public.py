"""ECR Public: one API for all in us-east-1, which shows to everybody only the registry of their own account.

Source: ECR Public user guide, public-registries.
"""

from __future__ import annotations

from ecr_denied.live.aws.calls import Caller, unanswered
from ecr_denied.live.case import Case

__all__ = ["own_repository"]


def own_repository(caller: Caller, case: Case) -> str:
    """Tell whether the repository exists, where the alias is that of the registry of whoever asks."""
    registries = caller.ask("ecr-public:DescribeRegistries")
    if registries.kind != "ok":
        return unanswered(registries)
    aliases = [alias for one in registries.fields.get("registries", ()) for alias in one["aliases"]]
    # One that is pending or rejected may be another's.
    active = {str(alias.get("name")) for alias in aliases if alias.get("status") == "ACTIVE"}
    if case.failure.registry_alias not in active:
        return "another-registry"
    found = caller.ask("ecr-public:DescribeRepositories", repositoryNames=[case.repository])
    if found.code == "RepositoryNotFoundException":
        return "no-repository"
    return "repository-there" if found.fields.get("repositories") else unanswered(found)
