"""What a question on a failure is, and the questions that ask one field. They combine by ``&``, ``|`` and ``~``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ecr_denied.records import Cause, Failure, Operation, Policy, PolicyType

__all__ = ["Question", "always", "blames", "by_client", "of_cause", "of_wording", "question", "trying", "with_status"]

_IF, _UNLESS = "if ", "unless "


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A question on a failure.

    :param says: the answer yes in words, as documents have them in front of a check: "if a node pulled".
    :param parts: the two questions that both hold where this one does.
    """

    asks: Callable[[Failure], bool]
    says: str = ""
    parts: tuple[Question, ...] = ()

    def __call__(self, failure: Failure) -> bool:
        """The answer for one failure."""
        return self.asks(failure)

    @property
    def words(self) -> str:
        """What it says, or what its parts say; empty where one of them says nothing."""
        if self.says or not self.parts:
            return self.says
        first, then = (part.words for part in self.parts)
        joined = ", " if then.startswith(_UNLESS) else ", and "
        return f"{first}{joined}{then}" if first and then else ""

    def within(self) -> Iterator[Question]:
        """Itself, and all that holds where it does."""
        yield self
        for part in self.parts:
            yield from part.within()

    def __and__(self, other: Question) -> Question:
        """Whether both hold."""
        return Question(lambda failure: self.asks(failure) and other.asks(failure), parts=(self, other))

    def __or__(self, other: Question) -> Question:
        """Whether one of them holds."""
        return Question(lambda failure: self.asks(failure) or other.asks(failure))

    def __invert__(self) -> Question:
        """The opposite question."""
        yes = self.says
        no = yes.replace(_UNLESS, _IF, 1) if yes.startswith(_UNLESS) else yes and _UNLESS + yes.removeprefix(_IF)
        return Question(lambda failure: not self.asks(failure), no)

    def told(self, says: str) -> Question:
        """The same question in words."""
        return replace(self, says=says)


def question(*, says: str) -> Callable[[Callable[[Failure], bool]], Question]:
    """Make a question of a function, in words."""
    return lambda asks: Question(asks, says)


always: Question = Question(lambda _: True)


def by_client(*names: str, says: str = "") -> Question:
    """Whether one of these clients asked."""
    return Question(lambda failure: failure.client in names, says)


def of_cause(*causes: Cause, says: str = "") -> Question:
    """Whether the cause is one of these."""
    return Question(lambda failure: failure.cause in causes, says)


def of_wording(*names: str, says: str = "") -> Question:
    """Whether an entry of the catalogue with one of these names decided."""
    return Question(lambda failure: failure.wording in names, says)


def trying(*operations: Operation | None, says: str = "") -> Question:
    """Whether the text shows one of these; ``None`` among them: or does not show what was tried."""
    return Question(lambda failure: failure.operation in operations, says)


def with_status(*codes: int | None, says: str = "") -> Question:
    """Whether the status is one of these; ``None`` among them: or the text prints none."""
    return Question(lambda failure: failure.http_status in codes, says)


def blames(*types: PolicyType | None) -> Question:
    """Whether the text blames a policy of one of these types; ``None`` among them: or names no type."""
    named = " or ".join(_POLICIES[kind] for kind in types)
    return Question(lambda failure: (failure.policy or Policy()).type in types, f"if the text blames {named}")


_POLICIES = {
    None: "no type of policy",
    PolicyType.IDENTITY_BASED: "an identity policy",
    PolicyType.RESOURCE_BASED: "a resource policy",
    PolicyType.SERVICE_CONTROL: "a service control policy",
    PolicyType.RESOURCE_CONTROL: "a resource control policy",
    PolicyType.PERMISSIONS_BOUNDARY: "a permissions boundary",
    PolicyType.SESSION: "a session policy",
    PolicyType.VPC_ENDPOINT: "a VPC endpoint policy",
}
