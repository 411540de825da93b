"""What one failure gives to ask with: the registry, the image, the principal and the actions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from ecr_denied.advice import places
from ecr_denied.advice.known import Known, facts_of
from ecr_denied.advice.readings import Resource
from ecr_denied.cached import cached_property
from ecr_denied.live.vocabulary import cause_of, policy_of
from ecr_denied.names.actions import step_of
from ecr_denied.names.partitions import of_region
from ecr_denied.names.syntax import repository_or_none
from ecr_denied.records import Cause, Failure, Operation, PolicyType, Principal, PrincipalType, RequestTarget

__all__ = ["Case", "Moment", "is_masked"]


class Moment(StrEnum):
    """When a request is refused: before, as a text tells; now, by a call made here; or perhaps, before it is made."""

    BEFORE = "before"
    NOW = "now"
    PREFLIGHT = "preflight"


@dataclass(frozen=True)
class Case:
    """A failure, and the principal that was refused: the one that the text names, else that of the credentials here.

    ``said`` is the failure as the text tells it; ``failure`` may know more, from a call that was refused like it. Of a
    request that was not made yet the failure only holds the names, and its cause says nothing. ``wanted`` is what was
    to be done, where a refused call is a step of something else by itself.
    """

    failure: Failure
    principal: Principal | None
    moment: Moment = Moment.BEFORE
    said: Failure | None = None
    wanted: Operation | None = None

    @classmethod
    def of(cls, failure: Failure) -> Case:
        """A case about the principal that the text names."""
        return cls(failure, failure.principal, said=failure, wanted=failure.operation)

    @classmethod
    def preflight(cls, names: Failure) -> Case:
        """A case of a request that was not made yet."""
        return cls(names, None, Moment.PREFLIGHT, wanted=names.operation)

    def refused(self, outcome: str, action: str) -> Case:
        """The same case, where a call of it was refused just now, and the answer blamed what the outcome says."""
        said = {"cause": cause_of(outcome), "action": action, "policy": policy_of(outcome), "principal": self.principal}
        operation = step_of(action) or self.failure.operation
        moment = Moment.NOW if self.moment is Moment.PREFLIGHT else self.moment
        return replace(self, failure=self.failure.model_copy(update={**said, "operation": operation}), moment=moment)

    def would_be(self, cause: Cause) -> Case:
        """The same case, with the cause and the principal that a refusal would have."""
        known = {"cause": cause, "principal": self.principal}
        return replace(self, failure=self.failure.model_copy(update=known))

    def asked_by(self, principal: Principal) -> Case:
        """The same case where the text names nobody: about the credentials at hand."""
        return replace(self, principal=principal) if self.is_assumed or self.said is None else self

    @cached_property
    def known(self) -> Known:
        """The facts of the request, as advice has them."""
        return facts_of(self.failure)

    @property
    def is_assumed(self) -> bool:
        """True if the text does not say whose request was refused, or masks it."""
        if self.said is None:
            return False
        who = self.said.principal
        return who is None or who.account_id is None or is_masked(who)

    @property
    def names_nobody(self) -> bool:
        """True if the text names no principal at all."""
        return self.said is not None and self.said.principal is None

    @property
    def is_askable(self) -> bool:
        """True if the text names a registry to ask."""
        return bool(self.known["public"]) or (self.failure.registry_id is not None and self.region != "<region>")

    @property
    def region(self) -> str:
        """The region of the registry."""
        return places.value("region", self.known)

    @property
    def registry(self) -> str:
        """The account of the registry."""
        return places.value("registry-id", self.known)

    @property
    def repository(self) -> str | None:
        """The name, where it can be one."""
        return repository_or_none(self.failure.repository)

    @property
    def image(self) -> dict[str, str] | None:
        """The image as the client asks for it: of a pull that names tag and digest by its digest alone."""
        by_tag = {"imageTag": self.failure.tag} if self.failure.tag else None
        by_digest = {"imageDigest": self.failure.digest} if self.failure.digest else None
        return (by_digest or by_tag) if self.pulls else (by_tag or by_digest)

    @property
    def pulls(self) -> bool:
        """True if an image was read, and not the list of tags."""
        request = self.failure.request
        asks_tags = request is not None and request.target is RequestTarget.TAGS
        return self.failure.operation is Operation.PULL and not asks_tags

    @property
    def pushes(self) -> bool:
        """True if an image was written."""
        return self.failure.operation is Operation.PUSH

    @cached_property
    def is_about_token(self) -> bool:
        """True if a token was asked for, which no repository decides."""
        return self.known.resource is Resource.REGISTRY

    @property
    def crosses(self) -> bool:
        """True if it is known that the registry is another account's."""
        return self._account not in (None, self.failure.registry_id)

    @property
    def stays_within(self) -> bool:
        """True if it is known that caller and registry are of one account."""
        return self._account is not None and self._account == self.failure.registry_id

    @property
    def _account(self) -> str | None:
        return self.principal.account_id if self.principal else None

    @property
    def is_by_itself(self) -> bool:
        """True if a machine, a program or a service asked by itself, with credentials that nobody else has."""
        return not self.known.may_be_readers or bool(self.known["own-keys"])

    @property
    def hides_caller(self) -> bool:
        """True if such a one asked and the text does not name its credentials."""
        return self.is_by_itself and self.names_nobody

    def blames(self, *kinds: PolicyType) -> bool:
        """True if the text itself blames a policy of one of these types."""
        said = self.said or self.failure
        return said.policy is not None and said.policy.type in kinds

    @property
    def actions(self) -> tuple[str, ...]:
        """What has to be allowed: the refused action where it is known, else all that the operation needs."""
        known = (self.failure.action,) if self.failure.action else places.actions(self.known)
        return tuple(action for action in known if not action.startswith("<"))

    @property
    def arn(self) -> str:
        """The resource of the request."""
        if self.is_about_token:
            return "*"
        partition = of_region(self.region).name
        return f"arn:{partition}:ecr:{self.region}:{self.registry}:repository/{self.repository}"


def is_masked(who: Principal) -> bool:
    """True if a log masks or cuts the name of a principal; root has none."""
    if who.type is PrincipalType.ROOT:
        return False
    return (
        who.type is None
        or who.name is None
        or re.fullmatch(r"[\w+=,.@/-]+", who.name) is None
        or not who.name.strip("xX*")
    )
