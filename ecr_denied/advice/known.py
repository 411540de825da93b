"""What a failure shows: words, each with a value that is asked for once, and only where a row names the word.

A word is a fact of this package (``push``, ``node``) or a field with a value (``client=kaniko``, ``status=404|405``;
``unsaid`` where the text does not say it). A value is true or false, or what the fact is about: a host, a name.
``needs`` is the one kind of condition: words that all hold, with ``!`` in front of those that do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import NamedTuple, TypeVar

from ecr_denied.advice.readings import RequestDetails
from ecr_denied.records import Cause, Failure

_Chosen = TypeVar("_Chosen")
# Words, each with whether it has to hold.
Needs = tuple[tuple[str, bool], ...]


class Known(RequestDetails, dict[str, object]):
    """The facts of one failure, by their words.

    :ivar places: the places of command lines, as far as they were asked for.
    """

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.places: dict[str, str] = {}

    def __missing__(self, word: str) -> object:
        if word in FACTS:
            value = FACTS[word].asks(self)
        else:
            name, _, values = word.partition("=")
            read = _FIELDS[name].asks(self)
            value = ("unsaid" if read is None else str(read)) in values.split("|")
        self[word] = value
        return value

    def holds(self, needs: str) -> bool:
        """True if each word of a condition holds."""
        return self.first(((parsed(needs), True),)) or False

    def first(self, choices: Iterable[tuple[Needs, _Chosen]]) -> _Chosen | None:
        """The choice of the first condition that holds; one loop, as a call for each word takes most of the time."""
        for needs, chosen in choices:
            for word, wanted in needs:
                if (not self[word]) is wanted:
                    break
            else:
                return chosen
        return None


Asks = Callable[[Known], object]


class Fact(NamedTuple):
    """How the value is found, and what it says in front of a check: "if a node pulled". For a field it is the name."""

    asks: Asks
    says: str


FACTS: dict[str, Fact] = {}


def fact(word: str, says: str, *found: str | Asks) -> None:
    """Declare a fact.

    :param says: in words, beginning with "if", "unless" or "on".
    :param found: conditions of which one holds, or how the value is found.
    :raises ValueError: when there is one of this word.
    """
    if word in FACTS:
        raise ValueError(f"there are two facts {word!r}")
    any_of = choices((one, True) for one in found if isinstance(one, str))
    asks = next((one for one in found if not isinstance(one, str)), None)
    FACTS[word] = Fact(asks or (lambda known: bool(known.first(any_of))), says)


def choices(of: Iterable[tuple[str, _Chosen]]) -> tuple[tuple[Needs, _Chosen], ...]:
    """Choices by their conditions, for ``Known.first``."""
    return tuple((parsed(needs), chosen) for needs, chosen in of)


@cache
def parsed(needs: str) -> Needs:
    """The words of a condition."""
    return tuple((word.removeprefix("!"), not word.startswith("!")) for word in needs.split())


def within(needs: str, cause: Cause) -> str | None:
    """A condition without what each failure of a cause shows; ``None`` where none can show it."""
    words = needs.split()
    causes = [word for word in words if word.removeprefix("!").startswith("cause=")]
    if any((cause in word.partition("=")[2].split("|")) is word.startswith("!") for word in causes):
        return None
    return " ".join(word for word in words if word not in causes)


def said(needs: str) -> list[str]:
    """The words of a condition as documents have them: "on a push", "unless a node pulled"; the latter come last."""
    parts = dict.fromkeys(_said(word, wanted) for word, wanted in parsed(needs))
    return sorted(parts, key=lambda part: part.startswith("unless "))


def _said(word: str, wanted: bool) -> str:
    if word in FACTS:
        says = FACTS[word].says
    else:
        name, _, values = word.partition("=")
        shown = " or ".join("unsaid" if value == "unsaid" else f"`{value}`" for value in values.split("|"))
        says = f"if the {_FIELDS[name].says} is {shown}"
    if wanted:
        return says
    return says.replace("unless ", "if ", 1) if says.startswith("unless ") else f"unless {says.removeprefix('if ')}"


# What may come before "=".
_FIELDS: Mapping[str, Fact] = {
    name: Fact(attrgetter(of), says)
    for name, of, says in (
        ("cause", "failure.cause", "cause"),
        ("aws-in", "command.aws_in", "place where the AWS CLI ran"),
        ("client", "failure.client", "client"),
        ("code", "failure.code", "code"),
        ("credentials", "credentials", "kind of credentials"),
        ("effect", "policy.effect", "effect of the policy"),
        ("endpoint", "endpoint.kind", "kind of host"),
        ("logged-in", "command.logged_in", "login above that went well"),
        ("login-host", "command.login_host", "host of a login above"),
        ("method", "request.method", "request's method"),
        ("named-host", "endpoint.host", "host printed"),
        ("operation", "failure.operation", "operation"),
        ("policy", "policy.type", "type of policy"),
        ("puller", "puller", "client that pulled"),
        ("registry", "failure.registry", "registry"),
        ("repository", "failure.repository", "repository"),
        ("requester", "requester", "requester"),
        ("retryable", "failure.retryable", "answer whether a retry can help"),
        ("resource", "resource", "kind of resource"),
        ("shell", "command.shell", "shell"),
        ("status", "failure.http_status", "HTTP status"),
        ("target", "request.target", "request's target"),
        ("who", "who.type", "type of caller"),
        ("wording", "failure.wording", "wording"),
    )
}

# The facts that were asked for last: a report asks for those of one failure again and again.
_LATEST: dict[str, Known] = {}


def facts_of(failure: Failure) -> Known:
    """The facts of a failure; those of one record are kept until another's are asked for."""
    latest = _LATEST.get("facts")
    if latest is None or latest.failure is not failure:
        latest = _LATEST["facts"] = Known(failure)
    return latest


def shows(failure: Failure, needs: str) -> bool:
    """True if a failure shows all words of a condition."""
    return facts_of(failure).holds(needs)
