"""Sessions that answer from a table, without boto3 and without a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tools.aws.sessions import Client, error

__all__ = ["ACCOUNT", "NOTHING_CREATES", "OWNER", "FakeSession", "denied", "error"]

ACCOUNT, OWNER = "444455556666", "111122223333"

# A registry without pull through cache rules and creation templates.
NOTHING_CREATES: Mapping[str, Any] = {
    "ecr:DescribePullThroughCacheRules": {"pullThroughCacheRules": []},
    "ecr:DescribeRepositoryCreationTemplates": {"repositoryCreationTemplates": []},
}

Reply = Mapping[str, Any] | Exception | Callable[..., Any]


def denied(
    reason: str = "because no resource-based policy allows the {action} action",
    action: str = "ecr:BatchGetImage",
    who: str | None = f"arn:aws:sts::{ACCOUNT}:assumed-role/ci/run-7",
) -> Exception:
    """A refusal as IAM words it (IAM user guide, troubleshoot_access-denied)."""
    what = f"{action} on resource: arn:aws:ecr:eu-west-1:{OWNER}:repository/team/app"
    words = f"User: {who} is not authorized to perform: {what} {reason.format(action=action)}"
    return error("AccessDeniedException", words)


class FakeSession:
    """Answers each operation by its reply, of a region before any, and refuses all others; remembers what was asked."""

    def __init__(self, arn: str | None = None, replies: Mapping[str, Reply] | None = None) -> None:
        """``arn`` is who these credentials are."""
        who = {"sts:GetCallerIdentity": {"Account": arn.split(":")[4], "Arn": arn}} if arn else {}
        self.replies: dict[str, Reply] = {**who, **(replies or {})}
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.regions: set[str] = set()
        self.region_name: str | None = None

    def client(self, service_name: str, *, region_name: str, config: Any) -> Any:
        """A client of any service."""
        assert config.connect_timeout and config.read_timeout
        self.regions.add(region_name)
        return Client(service_name, region_name, self._answer)

    def _answer(self, action: str, region: str, asked: Mapping[str, Any]) -> Any:
        self.asked.append((action, dict(asked)))
        refused = error("AccessDeniedException", "no right to look")
        here = self.replies.get(f"{region} {action}")
        reply = self.replies.get(action, refused) if here is None else here
        return reply(**asked) if callable(reply) else reply
