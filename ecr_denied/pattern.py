"""What a pattern is: one wording, written the way it is printed, and everything known about it.

The wording is a template, not a regular expression. The compiler below turns it into one, and it alone decides how
tolerant matching is, so that no pattern can go super-linear and every pattern survives wrapped lines:

=============  =====================================================================================
``text``       itself, in any case, with a line break allowed between any two characters
blank          any white space, or none (a soft wrap may eat it)
``'``, ``"``   any quotation mark, straight or typographic, escaped or not
``{field}``    a token (see ``FIELDS``), captured
``[ ... ]``    may be absent
``( | )``      one of these
``\\c``        the character ``c`` itself
=============  =====================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from functools import cached_property

import regex

from ecr_denied.grammar import MASK, RESOURCE
from ecr_denied.records import Cause, Operation, PolicyEffect

__all__ = ["FIELDS", "Layer", "Pattern", "Sample", "Voice", "squeeze"]


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


@dataclass(frozen=True, slots=True)
class Sample:
    """A text the pattern must match, and the fields it must yield."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)


# The token a {field} stands for: (one unit of it, at most so many). A break may fall between units when words follow.
_WORD = rf"(?:{MASK}|[^\s\"'`“”])"
FIELDS: dict[str, tuple[str, int]] = {
    "action": (r"[a-zA-Z0-9:*-]", 80),
    "digits": (r"[0-9]", 20),
    "host": (r"[^\s\"'`/]", 253),
    "layer": (r"[0-9a-f]", 64),
    "method": (r"[A-Za-z]", 7),
    "path": (r"[^\s\"'`]", 300),
    "policy_arn": (rf"(?:{MASK}|[^\s\"'`,])", 300),
    "principal": (rf"(?:{MASK}|[^\s\"`])", 400),
    "reference": (_WORD, 400),
    "registry_id": (r"[^'‘’`\n]", 80),
    "repository": (r"[^'‘’`\n]", 300),
    "registry": (rf"(?:{MASK}|[^\s\"'`/,])", 200),
    "tag": (rf"(?:{MASK}|[^\s'\"`‘’])", 140),
    "text": (r"[^\n]", 200),
    "url": (rf"(?:{MASK}|[^\s\"“”])", 700),
    "word": (r"[\w./-]", 60),
}

# A {field} that is one of a few phrases, themselves as tolerant of wraps as any text.
_GUARDRAILS = (
    "service control policy",
    "service control",
    "resource control policy",
    "permissions boundary",
    "sessions policy",
    "session policy",
    "VPC endpoint policy",
)
PHRASES: dict[str, tuple[str, ...]] = {
    "guardrail": _GUARDRAILS,
    "policy_type": ("identity-based policy", "resource-based policy", *_GUARDRAILS),
}

_QUOTES = {"'": r"(?:\\{0,3}['‘’`])", '"': r"(?:\\{0,7}[\"“”])"}
# A registry code counts only where a clause can begin: "access denied: x" must not read as the code DENIED.
_CLAUSE_START = r"(?:(?<=^\s*)|(?<=[:\"'`(\[>|,=]\s?)|(?<=\bError\s))"
_CLAUSE_END = r"(?=\s*(?:$|[\"'`)\]\\;.,]))"
_ANCHORS = {"start": _CLAUSE_START, "end": _CLAUSE_END, "bound": r"(?<![\w<\[])"}
_WHOLE = {"status": r"(?<![0-9])[1-5][0-9]{2}(?![0-9])", "resource": RESOURCE}
_GROUP = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}


def squeeze(text: str) -> str:
    """``text`` in lower case without white space: what gate literals are looked for in."""
    return "".join(text.split()).casefold()


def _tokens(words: str) -> list[str]:
    return regex.findall(r"\\.|\{\w+\}|[\[\]()|]| +|.", words)


def _literal(character: str, *, confirmed: bool = True) -> str:
    if character.isspace():
        return r"\s{0,8}"
    return _QUOTES.get(character) or regex.escape(character) + (r"\n?" if confirmed else "")


def _token(name: str, *, confirmed: bool) -> str:
    if name in _ANCHORS:
        return _ANCHORS[name]
    if name in _WHOLE:
        return rf"(?P<{name}>{_WHOLE[name]})"
    if name in PHRASES:
        phrases = ("".join(map(_literal, phrase[:-1])) + regex.escape(phrase[-1]) for phrase in PHRASES[name])
        return rf"(?P<{name}>{'|'.join(phrases)})"
    unit, most = FIELDS[name]
    # Words that follow confirm a token that was torn by a wrap; without them it ends with its line.
    return rf"(?P<{name}>(?:{unit}\n?){{1,{most}}}?)" if confirmed else rf"(?P<{name}>{unit}{{1,{most}}}+)"


def _compiled(words: str) -> regex.Pattern[str]:
    tokens = _tokens(words)
    source = []
    for index, token in enumerate(tokens):
        following = [later for later in tokens[index + 1 :] if later.strip() and later not in "])"]
        confirmed = bool(following) and following[0] not in "[|"
        if token[0] == "{":
            source.append(_token(token[1:-1], confirmed=confirmed))
        elif token in _GROUP:
            source.append(_GROUP[token])
        elif token == ":" and index and tokens[index - 1][0] == "{":
            source.append(r":(?=\s|$)")  # a reference holds colons of its own: only one before a blank ends it
        else:
            source.append(_literal(token[-1], confirmed=confirmed))
    return regex.compile("".join(source), regex.IGNORECASE | regex.MULTILINE)


@dataclass(frozen=True)
class Pattern:
    """One wording.

    ``gate`` lists literals of which one must occur (white space and case aside) before ``words`` are looked for.
    ``cause`` is ``None`` for words that only name the reference or the operation. ``code`` is the registry error code
    the words print, ``operation`` and ``effect`` what they imply. ``continues`` marks words that never begin a
    sentence: they belong to the clause before them; ``epilogue`` words that a CI system prints below the failure they
    speak of. ``source`` is where the wording is public.
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
    continues: bool = False
    epilogue: bool = False

    @cached_property
    def expression(self) -> regex.Pattern[str]:
        """The compiled form of ``words``."""
        return _compiled(self.words)

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The gate literals as they are looked for."""
        return tuple(squeeze(literal) for literal in self.gate)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the wording, in lower case: what tells a torn word from two words."""
        return frozenset(regex.findall(r"\w+", regex.sub(r"\{\w+\}", " ", self.words).lower()))

    def admits(self, squeezed: str) -> bool:
        """Whether a text, squeezed, can hold these words at all."""
        return any(literal in squeezed for literal in self.literals)
