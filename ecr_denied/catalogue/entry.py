"""What a pattern is: one wording, written the way it is printed, and everything known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from functools import cached_property

import regex

from ecr_denied.catalogue import template as wording
from ecr_denied.records import Cause, Operation, PolicyEffect

__all__ = ["Layer", "Pattern", "Role", "Sample", "Voice", "squeeze"]


class Voice(Enum):
    """Who could have said these words: decides whether a line that names no registry is about ECR."""

    ECR = "words only ECR or IAM prints for an ECR action"
    CLIENT = "a push or pull client's own refusal, whatever the registry"
    ANYONE = "words any program prints"


class Layer(IntEnum):
    """How much a clause tells. In one statement the most telling clause gives the cause."""

    ANNOUNCEMENT = 0  # a line that is no failure but names what is being pushed or pulled
    WRAPPER = 1  # a client's envelope around the reason: it names the reference and the operation
    ENVELOPE = 2  # an envelope that claims a cause of its own, often wrongly
    STATUS = 3  # an HTTP status without words
    TRANSPORT = 4  # the way to the registry
    CLIENT = 5  # the client's own refusal
    CODE = 6  # a registry code without ECR's sentence
    STATEMENT = 7  # the IAM sentence, up to its reason
    REGISTRY = 8  # ECR's own sentence, or IAM's reason


class Role(Enum):
    """What a clause does to the words around it."""

    PLAIN = "nothing"
    CONTINUATION = "goes on with the clause before it: these words never begin a sentence"
    INTRODUCTION = "has the registry's answer below it, on a line of its own"
    PROVISIONAL = "means a failure only when nothing more follows"
    OPENING = "begins a push, a pull or a login: a refusal below it may belong to it"
    CLOSING = "ends one that went well"
    ECHO = "is a command somebody typed, or a CI system repeated: it begins what it says"
    EPILOGUE = "is printed by a CI system below the failure it speaks of"


@dataclass(frozen=True, slots=True)
class Sample:
    """A text the pattern must match, and the fields it must yield."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)


_QUOTES = str.maketrans("", "", "'\"`‘’“”\\")


def squeeze(text: str) -> str:
    """``text`` in lower case without white space and quotation marks: what gate literals are looked for in."""
    return "".join(text.split()).translate(_QUOTES).casefold()


@dataclass(frozen=True)
class Pattern:
    """One wording.

    ``gate`` lists literals of which one must occur (white space and case aside) before ``words``, written in the
    notation of ``ecr_denied.catalogue.template``, are looked for. ``cause`` is ``None`` for words that only name the reference or
    the operation. ``code`` is the registry error code the words print, ``operation`` and ``effect`` what they imply.
    ``source`` is where the wording is public.
    """

    name: str
    gate: tuple[str, ...]
    words: str
    layer: Layer
    voice: Voice
    source: str
    samples: tuple[Sample, ...]
    counter_samples: tuple[str, ...] = ()
    cause: Cause | None = None
    code: str | None = None
    operation: Operation | None = None
    effect: PolicyEffect | None = None
    client: str | None = None
    role: Role = Role.PLAIN

    @cached_property
    def expression(self) -> regex.Pattern[str]:
        """The compiled form of ``words``."""
        return wording.compiled(self.words)

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The gate literals as they are looked for."""
        return tuple(squeeze(literal) for literal in self.gate)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the wording, in lower case: what tells a torn word from two words."""
        return wording.vocabulary(self.words)

    def admits(self, squeezed: str) -> bool:
        """Whether a text, squeezed, can hold these words at all."""
        return any(literal in squeezed for literal in self.literals)
