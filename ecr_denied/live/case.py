"""What one failure gives to ask with: the registry, the image, the principal and the actions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from ecr_denied.advice import places
from ecr_denied.advice.known import Known, facts_of
from ecr_denied.advice.readings import Resource
from ecr_denied.cached import cached_property
from ecr_denied.live.vocabulary import REFUSED
from ecr_denied.names.actions import step_of
from ecr_denied.names.partitions import of_region
from ecr_denied.names.syntax import repository_or_none
from ecr_denied.records import Cause, Failure, Principal, PrincipalType

__all__ = ["Asker", "Case", "is_masked"]


class Asker(StrEnum):
    """How the text names whose request was refused."""

    NAMED = "named"
    MASKED = "masked"
    UNNAMED = "unnamed"
    # A machine, a program or a service by itself, with credentials that no one else has.
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Case:
    """What is ``asked`` about, and what the text ``told``: a call that is refused in the same way may explain it.

    Before a request is made, ``told`` is ``None``, and ``asked`` holds the names alone until a call for it is
    refused. ``principal`` is the one that the text names, else that of the credentials here.
    """

    asked: Failure
    principal: Principal | None = None
    told: Failure | None = None

    @classmethod
    def of(cls, told: Failure) -> Case:
        """A case about the principal that the text names."""
        return cls(told, told.principal, told)

    def refused(self, outcome: str, action: str) -> Case:
        """The same case, where a call of it was refused just now, and the answer blamed what the outcome says."""
        said = {**REFUSED[outcome]._asdict(), "action": action, "principal": self.principal}
        operation = step_of(action) or self.asked.operation
        return replace(self, asked=self.asked.model_copy(update={**said, "operation": operation}))

    def would_be(self, cause: Cause) -> Case:
        """The same case, with the cause and the principal that a refusal would have."""
        return replace(self, asked=self.asked.model_copy(update={"cause": cause, "principal": self.principal}))

    def asked_by(self, principal: Principal) -> Case:
        """The same case where the text names no caller: about the credentials at hand."""
        return replace(self, principal=principal) if self.told is None or self.asker is not Asker.NAMED else self

    @property
    def is_ahead(self) -> bool:
        """True if the request was not made yet, and no call of it is refused."""
        return self.told is None and self.asked.cause is Cause.UNCLASSIFIED

    @cached_property
    def known(self) -> Known:
        """The facts of the request, as advice has them."""
        return facts_of(self.asked)

    @cached_property
    def sentence(self) -> Known:
        """Those of the text itself, where there is one."""
        return self.known if self.told is None or self.told is self.asked else Known(self.told)

    @cached_property
    def asker(self) -> Asker:
        """How the text names whose request was refused; before a request it is that of the credentials here."""
        if self.told is None:
            return Asker.NAMED
        who = self.told.principal
        if who is None:
            return Asker.HIDDEN if self.is_by_itself else Asker.UNNAMED
        return Asker.MASKED if who.account_id is None or is_masked(who) else Asker.NAMED

    @property
    def is_by_itself(self) -> bool:
        """True if a machine, a program or a service asked by itself."""
        return not self.known.may_be_readers or bool(self.known["own-keys"])

    @property
    def is_askable(self) -> bool:
        """True if the text names a registry to ask."""
        return bool(self.known["public"]) or (self.asked.registry_id is not None and self.region != "<region>")

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
        return repository_or_none(self.asked.repository)

    @property
    def image(self) -> dict[str, str] | None:
        """The image as the client asks for it: a pull that names tag and digest asks by the digest alone."""
        by_tag = {"imageTag": self.asked.tag} if self.asked.tag else None
        by_digest = {"imageDigest": self.asked.digest} if self.asked.digest else None
        return (by_digest or by_tag) if self.pulls else (by_tag or by_digest)

    @property
    def pulls(self) -> bool:
        """True if an image was read, and not the list of tags."""
        return self.known.holds("pull !target=tags")

    @property
    def is_about_token(self) -> bool:
        """True if a token was asked for, which no repository decides."""
        return self.known.resource is Resource.REGISTRY

    @property
    def stays_within(self) -> bool:
        """True if it is known that caller and registry are of one account."""
        return self.caller_account is not None and self.caller_account == self.asked.registry_id

    @property
    def caller_account(self) -> str | None:
        """The account of the principal, where it is known."""
        return self.principal.account_id if self.principal else None

    @property
    def actions(self) -> tuple[str, ...]:
        """What has to be allowed: the refused action where it is known, else all that the operation needs."""
        known = (self.asked.action,) if self.asked.action else places.actions(self.known)
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
    is_name = who.type is not None and re.fullmatch(r"[\w+=,.@/-]+", who.name or "") is not None
    return not is_name or not (who.name or "").strip("xX*")
