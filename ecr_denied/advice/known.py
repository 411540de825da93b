"""What a failure shows: words, each with a value that is asked for once, and only where a row names the word.

A word is a fact of this package (``push``, ``node``) or a field with a value (``client=kaniko``, ``status=404|405``;
``unsaid`` where the text does not say it). A value is true or false, or what the fact is about: a host, a name.
``needs`` is the one kind of condition: words that all hold, with ``!`` in front of those that do not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from ecr_denied.advice.request import Requested
from ecr_denied.cached import cached_property
from ecr_denied.records import Cause, Failure, Policy

__all__ = ["FACTS", "Asks", "Fact", "Known", "fact", "facts_of", "parsed", "said", "shows", "where", "within"]


class Known(dict[str, object]):
    """The facts of one failure, by their words."""

    def __init__(self, failure: Failure) -> None:
        super().__init__()
        self.failure = failure

    @cached_property
    def request(self) -> Requested:
        """The request that the failure tells of."""
        return Requested(self.failure)

    def __missing__(self, word: str) -> object:
        known = FACTS.get(word)
        value = self[word] = known.asks(self) if known else self._field(word)
        return value

    def _field(self, word: str) -> bool:
        name, _, values = word.partition("=")
        value = _FIELDS[name][1](self)
        return ("unsaid" if value is None else str(value)) in values.split("|")

    def holds(self, needs: str) -> bool:
        """True if each word of a condition holds."""
        for word, wanted in parsed(needs):  # noqa: SIM110 (a generator is a call more for each word)
            if bool(self[word]) is not wanted:
                return False
        return True


Asks = Callable[[Known], object]


class Fact(NamedTuple):
    """How the value is found, and what it says in front of a check: "if a node pulled"."""

    asks: Asks
    says: str


FACTS: dict[str, Fact] = {}


def fact(word: str, says: str, asks: Asks) -> None:
    """Declare a fact.

    :param says: in words, beginning with "if", "unless" or "on".
    :raises ValueError: when there is one of this word.
    """
    if word in FACTS:
        raise ValueError(f"there are two facts {word!r}")
    FACTS[word] = Fact(asks, says)


def where(*conditions: str) -> Asks:
    """A fact that holds where one of these conditions does."""

    def holds(known: Known) -> bool:
        for needs in conditions:  # noqa: SIM110 (as above)
            if known.holds(needs):
                return True
        return False

    return holds


@cache
def parsed(needs: str) -> tuple[tuple[str, bool], ...]:
    """The words of a condition, each with whether it has to hold."""
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
        says = f"if the {_FIELDS[name][0]} is {shown}"
    if wanted:
        return says
    return says.replace("unless ", "if ", 1) if says.startswith("unless ") else f"unless {says.removeprefix('if ')}"


def _endpoint(known: Known) -> object:
    return known.failure.endpoint.kind if known.failure.endpoint else None


def _target(known: Known) -> object:
    return known.failure.request.target if known.failure.request else None


def _method(known: Known) -> object:
    return known.failure.request.method if known.failure.request else None


# What may stand in front of "=": its name in a sentence, and how it is read.
_FIELDS: Mapping[str, tuple[str, Asks]] = {
    "cause": ("cause", lambda known: known.failure.cause),
    "client": ("client", lambda known: known.failure.client),
    "code": ("code", lambda known: known.failure.code),
    "credentials": ("kind of credentials", lambda known: known.request.credentials),
    "endpoint": ("kind of host", _endpoint),
    "method": ("request's method", _method),
    "operation": ("operation", lambda known: known.failure.operation),
    "policy": ("type of policy", lambda known: (known.failure.policy or Policy()).type),
    "puller": ("client that pulled", lambda known: known.request.puller),
    "requester": ("requester", lambda known: known.request.requester),
    "resource": ("kind of resource", lambda known: known.request.resource),
    "shell": ("shell", lambda known: known.request.command.shell),
    "status": ("HTTP status", lambda known: known.failure.http_status),
    "target": ("request's target", _target),
    "wording": ("wording", lambda known: known.failure.wording),
}

# The facts that were asked for last: advice asks for those of one failure again and again.
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
