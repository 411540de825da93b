"""What one failure gives to ask with: the registry, the image, the principal and the actions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from ecr_denied.advice import words
from ecr_denied.advice.evidence import is_public, is_resourceless
from ecr_denied.live.documents import Request
from ecr_denied.names.actions import step_of
from ecr_denied.names.partitions import of_region
from ecr_denied.names.requesters import RUNNERS
from ecr_denied.names.syntax import repository_or_none
from ecr_denied.records import Cause, Failure, Operation, Policy, Principal

__all__ = ["Case", "Moment"]


class Moment(StrEnum):
    """When a request is refused: before, as a text tells; now, by a call that was made here; or perhaps ahead."""

    BEFORE = "before"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Case:
    """A failure, and the principal that was refused: the one that the text names, else that of the credentials here.

    Of a request that lies ahead the failure only holds the names, and its cause says nothing.
    """

    failure: Failure
    principal: Principal | None
    moment: Moment = Moment.BEFORE

    @classmethod
    def of(cls, failure: Failure) -> Case:
        """A case about the principal that the text names."""
        return cls(failure, failure.principal)

    @classmethod
    def ahead(cls, names: Failure) -> Case:
        """A case of a request that was not made yet."""
        return cls(names, None, Moment.AHEAD)

    def refused(self, cause: Cause, action: str, policy: Policy | None) -> Case:
        """The same case, where a call of it was refused just now."""
        said = {"cause": cause, "action": action, "policy": policy, "principal": self.principal}
        operation = step_of(action) or self.failure.operation
        return replace(
            self, failure=self.failure.model_copy(update={**said, "operation": operation}), moment=Moment.NOW
        )

    def would_be(self, cause: Cause) -> Case:
        """The same case, with the cause and the principal that a refusal would have."""
        known = {"cause": cause, "principal": self.principal}
        return replace(self, failure=self.failure.model_copy(update=known))

    def asked_by(self, principal: Principal) -> Case:
        """The same case where the text names nobody: about the credentials at hand."""
        return self if self.failure.principal else replace(self, principal=principal)

    @property
    def is_askable(self) -> bool:
        """Whether the text names a registry to ask."""
        return is_public(self.failure) or (self.failure.registry_id is not None and self.region != "<region>")

    @property
    def region(self) -> str:
        """The region of the registry."""
        return words.region(self.failure)

    @property
    def registry(self) -> str:
        """The account of the registry."""
        return words.registry_id(self.failure)

    @property
    def repository(self) -> str | None:
        """The name, where it can be one."""
        return repository_or_none(self.failure.repository)

    @property
    def image(self) -> dict[str, str] | None:
        """The image as the API names it."""
        if self.failure.tag:
            return {"imageTag": self.failure.tag}
        return {"imageDigest": self.failure.digest} if self.failure.digest else None

    @property
    def pulls(self) -> bool:
        """Whether an image was read."""
        return self.failure.operation is Operation.PULL

    @property
    def pushes(self) -> bool:
        """Whether an image was written."""
        return self.failure.operation is Operation.PUSH

    @property
    def is_about_token(self) -> bool:
        """Whether a token was asked for, which no repository decides."""
        return is_resourceless(self.failure)

    @property
    def crosses(self) -> bool:
        """Whether it is known that the registry is another account's."""
        return self._account not in (None, self.failure.registry_id)

    @property
    def stays_within(self) -> bool:
        """Whether it is known that caller and registry are of one account."""
        return self._account is not None and self._account == self.failure.registry_id

    @property
    def _account(self) -> str | None:
        return self.principal.account_id if self.principal else None

    @property
    def is_of_node(self) -> bool:
        """Whether a node or service asked, with credentials of its own."""
        return self.failure.client in RUNNERS

    @property
    def hides_caller(self) -> bool:
        """Whether a node asked with credentials of its own and the text does not name them."""
        return self.is_of_node and self.failure.principal is None

    @property
    def actions(self) -> tuple[str, ...]:
        """What has to be allowed: the refused action where it is known, else all that the operation needs."""
        known = (self.failure.action,) if self.failure.action else words.actions(self.failure)
        return tuple(action for action in known if not action.startswith("<"))

    @property
    def arn(self) -> str:
        """The resource of the request."""
        if self.is_about_token:
            return "*"
        partition = of_region(self.region).name
        return f"arn:{partition}:ecr:{self.region}:{self.registry}:repository/{self.repository}"

    def requests(self) -> list[Request]:
        """The requests that a policy is asked about."""
        principal = self.principal or Principal()
        return [Request(principal, action, self.arn) for action in self.actions]
