"""The four kinds of entry: a note, a wrapper, a verdict, an other. Each is one wording."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Self

from ecr_denied.cached import cached_property
from ecr_denied.catalogue import template
from ecr_denied.expression import expression
from ecr_denied.names.actions import is_api_operation
from ecr_denied.names.syntax import compact
from ecr_denied.terms import Cause, EndpointKind, Operation, PolicyEffect, RequestTarget

if TYPE_CHECKING:
    import regex

__all__ = [
    "ANYONE",
    "BY_STATUS",
    "CLIENT",
    "ECR",
    "Entry",
    "Note",
    "Other",
    "Signal",
    "Speaker",
    "Strength",
    "Verdict",
    "Wrapper",
]

# A name of several words.
_NAME = expression(r"\b[A-Z][a-z]+[A-Z]\w*")


class Speaker(Enum):
    """Who could have said the words: what evidence they need to be about ECR."""

    ECR = "only ECR, or IAM for an action of ECR's: the words are evidence enough"
    CLIENT = "a registry client: about ECR unless another registry is named"
    ANYONE = "any program: about ECR only beside its name, or while an ECR push, pull or login is under way"


ECR, CLIENT, ANYONE = Speaker.ECR, Speaker.CLIENT, Speaker.ANYONE


class Strength(IntEnum):
    """A verdict's weight. A claim's strongest gives the cause; of equals, the speaker nearest to ECR, then the last."""

    FALLBACK = 0  # something failed, in words that are not known
    GUESS = 1  # that something failed and no reason, or what a client takes the answer for, often wrongly
    TRANSPORT = 2  # the connection to the registry, or an HTTP status
    CLIENT = 3  # the client's own refusal
    CODE = 4  # the registry's code, without its sentence
    SENTENCE = 5  # ECR's or IAM's own sentence


# The strength of a speaker's words, where an entry does not say otherwise.
_STRENGTH = {Speaker.ECR: Strength.SENTENCE, Speaker.CLIENT: Strength.CLIENT, Speaker.ANYONE: Strength.TRANSPORT}


class Signal(Enum):
    """What a note says of the push, the pull or the login that is under way."""

    OPENS = "begins a push, a pull or a login"
    ENDS = "ends one that went well"
    ECHOES = "repeats a command that somebody typed: it begins what it says"
    RETRIES = "tells that the client tries again: a failure when nothing else is said until the end"
    FAILS = "tells, below a failure, which command it was that failed"


@dataclass(frozen=True)
class Entry:
    """What the four kinds have in common: the words, in the notation of ``template``, and where they are public.

    ``continues`` is true for words that never begin a sentence: they go on with the one before, also over a line break.
    ``endpoint``, ``method`` and ``target`` are who was asked, how and for what, where the words say it without a host or
    a path. ``reads`` and ``not_reads`` are accepted, with a DeprecationWarning, and mean nothing.
    """

    name: str
    words: str
    _: KW_ONLY
    source: str
    reads: Mapping[str, object] = field(default_factory=dict, repr=False)
    not_reads: Sequence[str] = field(default=(), repr=False)
    operation: Operation | None = None
    client: str | None = None
    endpoint: EndpointKind | None = None
    method: str | None = None
    target: RequestTarget | None = None
    continues: bool = False

    def __post_init__(self) -> None:
        if self.reads or self.not_reads:
            warnings.warn(
                f"{self.name}: reads and not_reads mean nothing; hold what a text gives by parse in a test",
                DeprecationWarning,
                stacklevel=3,
            )

    @cached_property
    def expression(self) -> regex.Pattern[str]:
        """The compiled form of ``words``."""
        return template.compiled(self.words)

    @cached_property
    def unbroken(self) -> regex.Pattern[str]:
        """The same for a text without a line break."""
        return template.compiled(self.words, torn=False)

    @cached_property
    def literals(self) -> dict[str, bool]:
        """Plain words, in lower case: every text that holds these has one of them; and whether these begin with it."""
        return template.literals(self.words)

    @cached_property
    def needed(self) -> template.Needs:
        """Plain words, in lower case, that are in every text that holds these."""
        return template.needed(self.words)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Plain words, in lower case, with one of which these begin; none where that is not known."""
        return template.beginnings(self.words)

    @cached_property
    def sentences(self) -> tuple[Self, ...]:
        """The wordings that it is a union of, where its beginning is not known; none where it is looked for as a whole.

        Most of them have a beginning, and each has literals and needed words of its own.
        """
        parts = template.sentences(self.words)
        return () if not parts or self.beginnings else tuple(replace(self, words=words) for words in parts)

    @cached_property
    def longest(self) -> int:
        """How many characters of a text the wording matches at most."""
        return template.longest(self.words)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the wording, in lower case: they distinguish a torn word from two words."""
        return template.vocabulary(self.words)

    def is_meant(self, match: regex.Match[str]) -> bool:
        """False for another API's operation, and for two words that the wording spells as one, as ``ExpiredToken``."""
        operation = match.groupdict().get("ecr_operation")
        if operation and not is_api_operation(compact(operation)):
            return False
        words, name = match[0], compact(match[0])
        return name == words or not name.islower() or all(one.lower() != name for one in _NAME.findall(self.words))

    def of_module(self, module: str) -> Self:
        """This entry under its full name: the module's, and its own."""
        entry = object.__new__(type(self))
        vars(entry).update(vars(self), name=f"{module}.{self.name}")
        return entry


@dataclass(frozen=True)
class Note(Entry):
    """No failure: it names what is being pushed, pulled or logged in to.

    ``ecr`` is true where the words themselves say that the registry is ECR's. ``layers`` is how many layers arrived.
    ``logged_in`` is true where they report a login that succeeded before.
    """

    signal: Signal | None = None
    _: KW_ONLY
    ecr: bool = False
    layers: int | None = None
    logged_in: bool = False


@dataclass(frozen=True)
class Wrapper(Entry):
    """An envelope: it names an operation, a client, a reference, and claims nothing about the cause."""


@dataclass(frozen=True)
class Other(Entry):
    """Words that are no failure of ECR's although they look like one, or are beside one.

    What any speaker says beside them is not taken for ECR's. ``is_elsewhere`` is true for another registry's or
    service's own words: beside them a client's refusal is none of ECR's either, unless ECR is named. ``is_harmless`` is
    true where what else failed beside them counts: they only hold a word for a failure.
    """

    _: KW_ONLY
    is_elsewhere: bool = False
    is_harmless: bool = False


# The HTTP status that the words print as {status}, or name as {reason}, decides.
BY_STATUS = None


@dataclass(frozen=True)
class Verdict(Entry):
    """Words that mean a cause.

    ``strength`` is what the speaker's words usually have, unless it is given. ``code`` is the registry's error code the
    words print, ``effect`` how the policy they name denied.
    """

    cause: Cause | None
    _: KW_ONLY
    speaker: Speaker
    strength: Strength | None = None
    code: str | None = None
    effect: PolicyEffect | None = None

    @property
    def fails_somehow(self) -> bool:
        """True if its words say that something failed, and not by themselves in what way."""
        return self.cause in (Cause.UNCLASSIFIED, BY_STATUS)

    @cached_property
    def weight(self) -> Strength:
        """How much it says."""
        if self.strength is not None:
            return self.strength
        return Strength.TRANSPORT if self.cause is BY_STATUS else _STRENGTH[self.speaker]
