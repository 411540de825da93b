"""The notation wordings are written in, and its compiler.

A wording is a template that reads as the words are printed, not a regular expression. The compiler alone decides how
tolerant matching is, so that no pattern can go super-linear and every pattern survives wrapped lines:

=============  =====================================================================================
``text``       itself, in any case, with a line break allowed between any two characters
blank          any white space, or none (a soft wrap may eat it)
``'``, ``"``   any quotation mark (``"``: any double one), straight or typographic, escaped or not
``{field}``    a token (see ``FIELDS``) or one of a few phrases (``PHRASES``), captured
``{start}``    a place where a clause can begin; ``{end}`` where it can end, ``{stop}`` where nothing follows it
``{bound}``    a place where a word can begin, ``{edge}`` where one begins or ends; ``{line}`` where a line begins
``[ ... ]``    may be absent
``( | )``      one of these
``\\c``        the character ``c`` itself
=============  =====================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

import regex

from ecr_denied.names.actions import API_OPERATIONS
from ecr_denied.names.arns import CALLER, POLICY_ARN, RESOURCE, SERVICE
from ecr_denied.names.syntax import BREAK, MASK, unit

__all__ = ["FIELDS", "PHRASES", "REASONS", "beginnings", "compiled", "is_field", "literals", "longest", "vocabulary"]


_NO_QUOTE, _NO_SLASH = r"[^\s\"'`“”]", r"[^\s\"'`“”/]"
# What a {field} stands for: one unit of it, and at most so many.
FIELDS: dict[str, tuple[str, int]] = {
    "account": (unit(r"[0-9]"), 12),
    "action": (unit(r"[a-zA-Z0-9:*-]"), 80),
    "digits": (r"[0-9]", 20),
    "host": (unit(r"[^\s\"'`/]"), 253),
    "layer": (r"[0-9a-f]", 64),
    "method": (r"[A-Za-z]", 7),
    "path": (r"[^\s\"'`]", 300),
    "principal": (unit(r"[^\s\"`]"), 400),
    "reference": (unit(_NO_QUOTE), 400),
    "registry": (unit(r"[^\s\"'`/,]"), 200),
    "registry_id": (r"[^'‘’`\"“”\n]", 80),
    "repository": (r"[^'‘’`\"“”\n]", 300),
    "secret": (r"[a-z0-9.-]", 253),
    "tag": (unit(r"[^\s'\"`‘’]"), 140),
    "text": (r"[^\n]", 200),
    "url": (unit(r"[^\s\"“”]"), 3_000),
    "word": (r"[\w./-]", 60),
}

# What a status says when its number is left out.
REASONS = {status.phrase: status.value for status in HTTPStatus if status >= HTTPStatus.BAD_REQUEST}
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
    # Operations of the ECR API that a client needs.
    "ecr_operation": API_OPERATIONS,
    "guardrail": _GUARDRAILS,
    # HTTP's reason phrases of refusals (RFC 9110).
    "reason": tuple(REASONS),
    # Of these, the ones that say enough where nothing else tells of a status.
    "bare_reason": (
        *("Forbidden", "Unauthorized", "Too Many Requests", "Internal Server Error"),
        *("Bad Gateway", "Service Unavailable", "Gateway Timeout"),
    ),
    "policy_type": ("identity-based policy", "resource-based policy", *_GUARDRAILS),
}

# Fields with a shape of their own.
_SHAPES = {
    # A reference that has a path: what merely stands in front of a colon is none.
    "image": rf"(?:{unit(_NO_SLASH)}{BREAK}){{1,200}}?/{BREAK}(?!/)(?:{unit(_NO_QUOTE)}{BREAK}){{1,300}}?",
    "status": rf"(?<![0-9.])[1-5]{BREAK}[0-9]{BREAK}[0-9](?![0-9])",
    "refusal": rf"(?<![0-9.])[45]{BREAK}[0-9]{BREAK}[0-9](?![0-9]|\.[0-9])",
    "resource": RESOURCE,
    "policy_arn": POLICY_ARN,
    "caller": CALLER,
    "role": CALLER,
    "service": SERVICE,
}
# What some fields begin with.
_FIRST = {
    "caller": frozenset({"arn:"}),
    "role": frozenset({"arn:"}),
    "digits": frozenset("0123456789"),
    "refusal": frozenset("45"),
    "status": frozenset("12345"),
}
_ANCHORS = {
    # A registry code counts only where a clause can begin: "access denied: x" must not read as the code DENIED.
    "start": r"(?:(?<=^\s{0,8})|(?<=[:\"'`(\[>|,=]\s?)|(?<=\bError\s))",
    "end": r"(?=\s*(?:$|[\"'`)\]\\;.,]))",
    "stop": r"(?=\s*(?:$|[\"'`)\]]))",
    "bound": r"(?<![^\s\"'`“])",
    "edge": r"\b",
    "line": r"^",
}
# Editors trade quotation marks and hyphens for typographic ones; YAML and CSV double the marks they hold.
_LENIENT = {
    "'": r"(?:\\{0,3}['‘’`\"“”]{1,2})",
    '"': r"(?:\\{0,7}[\"“”]{1,2})",
    "-": r"[-\u2010-\u2013]",
}


_BLANKS = 8
_SPACE = rf"\s{{0,{_BLANKS}}}"


class _Literal:
    """A character; ``plain`` is how it stands in literals, empty where a text may be spelt otherwise."""

    __slots__ = ("character", "plain")

    def __init__(self, character: str) -> None:
        self.character = character
        self.plain = character.lower() if character.isascii() and character not in _LENIENT else ""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str


@dataclass(frozen=True, slots=True)
class _Choice:
    """One of ``branches``, or none of them when ``optional``."""

    branches: tuple[_Sequence, ...]
    optional: bool


# The same character is the same part everywhere.
_literal_of = cache(_Literal)

_Part = _Literal | _Field | _Choice
_Sequence = tuple[_Part, ...]


def compiled(words: str, *, torn: bool = True) -> regex.Pattern[str]:
    """The expression for ``words``. Unanchored; captures every field under its name.

    :param torn: whether line breaks may stand inside words and tokens. Without them it is compiled in a fifth of the time.
    """
    source = _expression(_parsed(words), followed=False, leading=True)
    return regex.compile(source if torn else source.replace(BREAK, ""), regex.IGNORECASE | regex.MULTILINE)


def is_field(name: str) -> bool:
    """Whether ``{name}`` stands for something."""
    return any(name in known for known in (FIELDS, PHRASES, _SHAPES, _ANCHORS))


def vocabulary(words: str) -> frozenset[str]:
    """The plain words of a wording, in lower case."""
    return frozenset(regex.findall(r"\w+", regex.sub(r"\{\w+\}", " ", words).lower()))


# A literal is rare enough from so many characters on; and the longer it is, the likelier a wrap tears it.
_TELLING, _LITERAL = 10, 16


def literals(words: str) -> dict[str, bool]:
    """Plain words, in lower case, of which one stands in every text that holds the wording.

    They are cut where a text may be spelt otherwise: at quotation marks and hyphens, which come in many kinds.

    :returns: for each of them, whether the wording begins with it, where it stands for the wording.
    """
    return dict(sorted(_required(_parsed(words)).items()))


def _required(sequence: _Sequence) -> dict[str, bool]:
    """A set of words of which one must occur: the first that is rare enough, else the one whose shortest is longest."""
    options: list[dict[str, bool]] = []
    run, begins = "", True
    for part in (*sequence, _Field("end")):
        if isinstance(part, _Literal) and part.plain:
            run += part.plain
            continue
        options.append({run.strip(): begins and not run.startswith(" ")})
        begins = begins and not run
        run = ""
        if isinstance(part, _Choice) and not part.optional:
            options.append(_either([_required(branch) for branch in part.branches], begins=begins))
        elif isinstance(part, _Field) and part.name in PHRASES:
            options.append(_either([_required(phrase) for phrase in _phrases(part.name)], begins=begins))
        begins = begins and isinstance(part, _Field) and part.name in _ANCHORS
    cut = [{word[:_LITERAL].rstrip(): first for word, first in words.items()} for words in options]
    telling = [words for words in cut if min(map(len, words)) >= _TELLING]
    return telling[0] if telling else max(cut, key=lambda words: min(map(len, words)))


def _either(branches: Sequence[dict[str, bool]], *, begins: bool) -> dict[str, bool]:
    words: dict[str, bool] = {}
    for branch in branches:
        for word, first in branch.items():
            words[word] = words.get(word, True) and first and begins
    return words


def beginnings(words: str) -> frozenset[str]:
    """Plain words, in lower case, with one of which the wording begins in every text; none where that cannot be told."""
    return _first(_parsed(words))


def _first(sequence: _Sequence) -> frozenset[str]:
    run = ""
    for index, part in enumerate(sequence):
        if isinstance(part, _Literal) and part.plain and (run or not part.character.isspace()):
            run += part.plain
        elif run or isinstance(part, _Literal):
            break
        elif isinstance(part, _Choice):
            rest = (sequence[index + 1 :],) if part.optional else ()
            return _one_of([_first(option) for option in (*part.branches, *rest)])
        elif part.name not in _ANCHORS:
            return _one_of([_first(phrase) for phrase in _phrases(part.name)]) or _FIRST.get(part.name, frozenset())
    return frozenset({run[:_LITERAL].rstrip()} - {""})


def _one_of(options: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*options) if all(options) else frozenset()


def _phrases(name: str) -> tuple[_Sequence, ...]:
    return tuple(tuple(map(_literal_of, phrase)) for phrase in PHRASES.get(name, ()))


# No mask is longer, no run of quotation marks, and no field with a shape of its own.
_MASK, _MARKS, _SHAPE = 52, 9, 1 << 15
_BRIEF = {"status": 6, "refusal": 6}


def longest(words: str) -> int:
    """An upper bound of how many characters of a text the wording stands for."""
    return _longest(_parsed(words))


def _longest(sequence: _Sequence) -> int:
    return sum(map(_length, sequence))


def _length(part: _Part) -> int:
    """The bound for one part, with a line break behind each of its characters."""
    if isinstance(part, _Choice):
        return max(map(_longest, part.branches))
    if isinstance(part, _Literal):
        return _BLANKS if part.character.isspace() else 1 + (_MARKS if part.character in _LENIENT else 1)
    if part.name in _ANCHORS:
        return 0
    if part.name in PHRASES:
        return max(map(_longest, _phrases(part.name)))
    if part.name in _SHAPES:
        return _BRIEF.get(part.name, _SHAPE)
    unit, most = FIELDS[part.name]
    return most * (1 + (_MASK if MASK in unit else 1))


def _parsed(words: str) -> _Sequence:
    tokens = iter(regex.findall(r"\\.|\{\w+\}|[^\\{(|)\[\]]++|.", words))
    return _branches(tokens, closing="")[0]


def _branches(tokens: Iterator[str], closing: str) -> tuple[_Sequence, ...]:
    branches: list[list[_Part]] = [[]]
    for token in tokens:
        if token == closing:
            break
        if token == "|":
            branches.append([])
        elif token == "[":
            branches[-1].append(_Choice(_branches(tokens, "]"), optional=True))
        elif token == "(":
            branches[-1].append(_Choice(_branches(tokens, ")"), optional=False))
        elif token[0] == "{" and token[-1] == "}":
            branches[-1].append(_Field(token[1:-1]))
        else:
            branches[-1].extend(map(_literal_of, token.removeprefix("\\") or token))
    return tuple(map(tuple, branches))


def _expression(sequence: _Sequence, *, followed: bool, leading: bool) -> str:
    """The expression of a sequence inside a wording.

    A token may be torn by a wrap only between words that must match: what would tell its end from the next line
    otherwise, or its beginning from the line above? So ``followed`` says whether such words come after the sequence,
    ``leading`` that none came before.
    """
    source = []
    for index, part in enumerate(sequence):
        behind = followed or any(map(_confirms, sequence[index + 1 :]))
        front = leading and not any(map(_confirms, sequence[:index]))
        before = sequence[index - 1] if index else None
        if isinstance(part, _Choice):
            inner = "|".join(_expression(branch, followed=behind, leading=front) for branch in part.branches)
            source.append(f"(?:{inner}){'?' if part.optional else ''}")
        elif isinstance(part, _Field):
            source.append(_field(part.name, torn=behind and not front, greedy=not behind))
        elif part.character == ":" and isinstance(before, _Field) and before.name in FIELDS:
            # A reference holds colons of its own: only one before a blank ends it.
            source.append(r":(?=\s|$)")
        else:
            source.append(_literal(part.character))
    return "".join(source)


def _confirms(part: _Part) -> bool:
    """Whether ``part`` must match, so that a token beside it can be told from what it stands in."""
    if isinstance(part, _Literal):
        return not part.character.isspace()
    if isinstance(part, _Field):
        return part.name not in _ANCHORS
    return not part.optional and all(any(map(_confirms, branch)) for branch in part.branches)


def _literal(character: str) -> str:
    if character.isspace():
        return _SPACE
    return _LENIENT.get(character, regex.escape(character)) + BREAK


def _field(name: str, *, torn: bool, greedy: bool) -> str:
    if name in _ANCHORS:
        return _ANCHORS[name]
    if name in _SHAPES:
        return rf"(?P<{name}>{_SHAPES[name]}){BREAK}"
    if name in PHRASES:
        # No phrase begins inside a word: most places are passed over at once. The enumerations of .NET, Java and Rust
        # write it with underscores.
        phrases = "|".join(
            "".join(map(_literal, phrase)).replace(_SPACE, rf"(?:_|{_SPACE})") for phrase in PHRASES[name]
        )
        return rf"(?<![A-Za-z])(?P<{name}>{phrases})"
    unit, most = FIELDS[name]
    if torn:
        unit = rf"(?:{unit}{BREAK})"
    return rf"(?P<{name}>{unit}{{1,{most}}}{'+' if greedy else '?'})"
