"""The notation wordings are written in, and its compiler.

A wording is a template that reads as the words are printed, not a regular expression. The compiler alone decides how
tolerant matching is, so that no pattern can go super-linear and every pattern survives wrapped lines:

=============  =====================================================================================
``text``       itself, in any case, with a line break allowed between any two characters
blank          any white space, or none (a soft wrap may eat it)
``'``, ``"``   any quotation mark (``"``: any double one), straight or typographic, escaped or not
``{field}``    a token (see ``FIELDS``) or one of a few phrases (``PHRASES``), captured
``{start}``    a place where a clause can begin; ``{end}`` where it can end, ``{stop}`` where nothing follows it,
               ``{cut}`` where all that is printed of it ends
``{bound}``    a place where a word can begin, ``{edge}`` where one begins or ends; ``{line}`` where a line begins
``[ ... ]``    may be absent
``( | )``      one of these
``\\c``        the character ``c`` itself
=============  =====================================================================================

At most ``DEEPEST`` brackets are nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ecr_denied.expression import IGNORECASE, MULTILINE, expression
from ecr_denied.names.arns import CALLER, POLICY_ARN, RESOURCE, SERVICE
from ecr_denied.names.syntax import BREAK, MASK, unit

if TYPE_CHECKING:
    import regex

__all__ = [
    "DEEPEST",
    "FIELDS",
    "PHRASES",
    "REASONS",
    "Needs",
    "beginnings",
    "compiled",
    "is_field",
    "literals",
    "longest",
    "needed",
    "sentences",
    "vocabulary",
]


# How many brackets may be nested: each is read by a call.
DEEPEST = 20

_NO_QUOTE, _NO_SLASH = r"[^\s\"'`“”]", r"[^\s\"'`“”/]"
# What a {field} matches: one unit of it, and at most so many.
FIELDS: dict[str, tuple[str, int]] = {
    "account": (unit(r"[0-9*]"), 12),  # CI systems mask with stars
    # A service whose action is left out: ecr:...
    "action": (rf"(?:{unit(r'[a-zA-Z0-9:*?-]')}|(?<=:)\.{{3}})", 80),
    "digits": (r"[0-9]", 20),
    "host": (unit(r"[^\s\"'`/]"), 253),
    "layer": (r"[0-9a-f]", 64),
    "node": (r"[a-z0-9.-]", 253),
    # An operation of an API; the second one counts where it is one of ECR's.
    "operation": (r"[a-zA-Z]", 60),
    "ecr_operation": (r"[a-zA-Z]", 60),
    "method": (r"[A-Za-z]", 7),
    "path": (r"[^\s\"'`]", 300),
    "principal": (unit(r"[^\s\"`]"), 400),
    "reference": (unit(_NO_QUOTE), 400),
    "region": (r"[a-z0-9-]", 30),
    "registry": (unit(r"[^\s\"'`/,]"), 200),
    "registry_id": (r"[^'‘’`\"“”\n]", 80),
    "repository": (r"[^'‘’`\"“”\n]", 300),
    "secret": (r"[a-z0-9.-]", 253),
    "tag": (unit(r"[^\s'\"`‘’]"), 140),
    "text": (r"[^\n]", 200),
    "url": (unit(r"[^\s\"“”]"), 3_000),
    "word": (r"[\w./-]", 60),
}

# What a status says when its number is left out: RFC 9110 and what adds to it; four have other names in the RFCs before.
# The names that http.HTTPStatus knows are not those of every Python.
REASONS = {
    "Bad Request": 400,
    "Unauthorized": 401,
    "Payment Required": 402,
    "Forbidden": 403,
    "Not Found": 404,
    "Method Not Allowed": 405,
    "Not Acceptable": 406,
    "Proxy Authentication Required": 407,
    "Request Timeout": 408,
    "Conflict": 409,
    "Gone": 410,
    "Length Required": 411,
    "Precondition Failed": 412,
    "Request Entity Too Large": 413,
    "Content Too Large": 413,
    "Request-URI Too Long": 414,
    "URI Too Long": 414,
    "Unsupported Media Type": 415,
    "Requested Range Not Satisfiable": 416,
    "Range Not Satisfiable": 416,
    "Expectation Failed": 417,
    "I'm a Teapot": 418,
    "Misdirected Request": 421,
    "Unprocessable Entity": 422,
    "Unprocessable Content": 422,
    "Locked": 423,
    "Failed Dependency": 424,
    "Too Early": 425,
    "Upgrade Required": 426,
    "Precondition Required": 428,
    "Too Many Requests": 429,
    "Request Header Fields Too Large": 431,
    "Unavailable For Legal Reasons": 451,
    "Internal Server Error": 500,
    "Not Implemented": 501,
    "Bad Gateway": 502,
    "Service Unavailable": 503,
    "Gateway Timeout": 504,
    "HTTP Version Not Supported": 505,
    "Variant Also Negotiates": 506,
    "Insufficient Storage": 507,
    "Loop Detected": 508,
    "Not Extended": 510,
    "Network Authentication Required": 511,
}
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
    # HTTP's reason phrases of refusals (RFC 9110).
    "reason": tuple(REASONS),
    # Of these, the ones that say enough where nothing else names a status.
    "bare_reason": (
        *("Forbidden", "Unauthorized", "Too Many Requests", "Internal Server Error"),
        *("Bad Gateway", "Service Unavailable", "Gateway Timeout"),
    ),
    "policy_type": ("identity-based policy", "resource-based policy", *_GUARDRAILS),
}

# Fields with a shape of their own.
_SHAPES = {
    # A reference that has a path: without a path, words before a colon are none.
    "image": rf"(?:{unit(_NO_SLASH)}{BREAK}){{1,200}}?/{BREAK}(?!/)(?:{unit(_NO_QUOTE)}{BREAK}){{1,300}}?",
    # What was typed is on one line.
    "typed": rf"{_NO_QUOTE}{{1,400}}?",
    "status": rf"(?<![0-9.])[1-5]{BREAK}[0-9]{BREAK}[0-9](?![0-9])",
    "refusal": rf"(?<![0-9.])[45]{BREAK}[0-9]{BREAK}[0-9](?![0-9]|\.[0-9])",
    # Of a command that failed.
    "exit_status": rf"(?<![0-9.])[1-9](?:{BREAK}[0-9]){{0,2}}(?![0-9])",
    "resource": RESOURCE,
    "policy_arn": POLICY_ARN,
    "caller": CALLER,
    "role": CALLER,
    "wanted_role": CALLER,
    "service": SERVICE,
}
# What some fields begin with.
_FIRST = {
    "caller": frozenset({"arn:"}),
    "role": frozenset({"arn:"}),
    "wanted_role": frozenset({"arn:"}),
    "digits": frozenset("0123456789"),
    "refusal": frozenset("45"),
    "status": frozenset("12345"),
    "exit_status": frozenset("123456789"),
}
_ANCHORS = {
    # A registry code counts only where a clause can begin: "access denied: x" must not read as the code DENIED.
    # Behind a quotation mark and a blank words go on.
    "start": r"(?:(?<=^\s{0,8})|(?<=[:(\[>|,=]\s?)|(?<=[\"'`])|(?<=\bError\s))",
    "end": r"(?=\s*(?:$|[\"'`)\]\\;.,]))",
    "stop": r"(?=\s*(?:$|[\"'`)\]]))",
    "cut": r"(?=\s*(?:\Z|\.\.\.|…|[\"'`]))",
    # Letters of Chinese or Japanese are next to a word without a blank.
    "bound": r"(?<![!#-&(-_a-~])",
    "edge": r"(?a:\b)",
    "line": r"^",
}
# Editors trade quotation marks and hyphens for typographic ones; YAML and CSV double the marks they hold.
_LENIENT = {
    "'": r"(?:\\{0,3}['‘’`\"“”]{1,2})",
    '"': r"(?:\\{0,7}[\"“”]{1,2})",
    "-": r"[-\u2010-\u2013]",
}
_SPELT_OTHERWISE = re.compile(rf"[{re.escape(''.join(_LENIENT))}]|[^\x00-\x7f]|\s\s+|[^\S ]")


_BLANKS = 8
_SPACE = rf"\s{{0,{_BLANKS}}}"


class _Field(NamedTuple):
    name: str


class _Choice(NamedTuple):
    """One of ``branches``, or none of them when ``optional``."""

    branches: tuple[_Sequence, ...]
    optional: bool


# These are needed at each start, when nothing else is read: "re" is there already.
_FIELD, _WORD = re.compile(r"\{\w+\}"), re.compile(r"\w+")
_TOKEN = re.compile(r"\\.|\{\w+\}|[^\\{(|)\[\]]++|.")
_OPENS, _CLOSES = ("(", "["), (")", "]")
# Text matches itself.
_Part = str | _Field | _Choice
_Sequence = tuple[_Part, ...]


def compiled(words: str, *, torn: bool = True) -> regex.Pattern[str]:
    """The expression for ``words``. Unanchored; captures every field under its name.

    :param torn: whether line breaks may be inside words and tokens. Without them it is compiled in a fifth of the time.
    """
    source = _expression(_parsed(words), followed=False, leading=True)
    return expression(source if torn else source.replace(BREAK, ""), IGNORECASE | MULTILINE)


def sentences(words: str) -> list[str]:
    """The wordings that a wording is a union of; none where it is no union as a whole."""
    if not words.startswith("("):
        return []
    tokens = _TOKEN.findall(words)
    found, depth = [""], 0
    for token in tokens[1:-1]:
        depth += (token in _OPENS) - (token in _CLOSES)
        if depth < 0:
            return []
        if token == "|" and not depth:
            found.append("")
        else:
            found[-1] += token
    return found if tokens[-1] == ")" else []


def is_field(name: str) -> bool:
    """Whether ``{name}`` is a field that the notation has."""
    return any(name in known for known in (FIELDS, PHRASES, _SHAPES, _ANCHORS))


def vocabulary(words: str) -> frozenset[str]:
    """The plain words of a wording, in lower case."""
    return frozenset(_WORD.findall(_FIELD.sub(" ", words).lower()))


# A literal is rare enough from so many characters on; and the longer it is, the likelier a wrap tears it.
_RARE, _LITERAL = 10, 16


def literals(words: str) -> dict[str, bool]:
    """Plain words, in lower case: every text that holds the wording has one of them.

    They are cut where a text may be spelt otherwise: at quotation marks and hyphens, which come in many kinds, and at
    white space but for a single blank.

    :returns: for each of them, whether the wording begins with it, where the wording has it.
    """
    return dict(sorted(_required(_parsed(words)).items()))


# Plain words that are all in a text; of a tuple of such groups, one is.
Needs = tuple["str | tuple[Needs, ...]", ...]
# A shorter word is in nearly every text.
_NEEDED = 3


def needed(words: str) -> Needs:
    """Plain words, in lower case, that are in every text that holds the wording."""
    return _needs(_parsed(words))


def _needs(sequence: _Sequence) -> Needs:
    found: list[str | tuple[Needs, ...]] = []
    for part in sequence:
        if isinstance(part, str):
            found += (word for piece in _plain(part) if len(word := piece.strip()) >= _NEEDED)
        elif isinstance(part, _Choice) and not part.optional:
            found.append(tuple(map(_needs, part.branches)))
        elif isinstance(part, _Field) and part.name in PHRASES:
            found.append(tuple(map(_needs, _phrases(part.name))))
    return tuple(found)


def _required(sequence: _Sequence) -> dict[str, bool]:
    """A set of words of which one must occur: the first that is rare enough, else the one whose shortest is longest."""
    longest: dict[str, bool] = {"": False}
    most = 0
    for words in _options(sequence):
        cut = {word[:_LITERAL].rstrip(): first for word, first in words.items()}
        shortest = min(map(len, cut))
        if shortest > most:
            longest, most = cut, shortest
        if most >= _RARE:
            break
    return longest


def _options(sequence: _Sequence) -> Iterator[dict[str, bool]]:
    """Sets of words of each of which one must occur."""
    run, begins = "", True
    for part in (*sequence, _Field("end")):
        if isinstance(part, str):
            head, *rest = _plain(part)
            run += head
            for piece in rest:
                yield {run.strip(): begins and not run.startswith(" ")}
                run, begins = piece, False
            continue
        yield {run.strip(): begins and not run.startswith(" ")}
        begins = begins and not run
        run = ""
        if isinstance(part, _Choice) and not part.optional:
            yield _either(part.branches, begins=begins)
        elif isinstance(part, _Field) and part.name in PHRASES:
            yield _either(_phrases(part.name), begins=begins)
        begins = begins and isinstance(part, _Field) and part.name in _ANCHORS


def _plain(text: str) -> list[str]:
    """A text in lower case, cut where it may be spelt otherwise."""
    return [piece.lower() for piece in _SPELT_OTHERWISE.split(text)]


def _either(branches: Iterable[_Sequence], *, begins: bool) -> dict[str, bool]:
    words: dict[str, bool] = {}
    for branch in branches:
        for word, first in _required(branch).items():
            words[word] = words.get(word, True) and first and begins
    return words


def beginnings(words: str) -> frozenset[str]:
    """Plain words, in lower case, with one of which the wording begins in every text; none where that is not known."""
    return _first(_parsed(words))


def _first(sequence: _Sequence) -> frozenset[str]:
    run = ""
    for index, part in enumerate(sequence):
        if isinstance(part, str):
            if not run and part[0].isspace():
                break
            head, *cut = _plain(part)
            run += head
            if cut:
                break
        elif run:
            break
        elif isinstance(part, _Choice):
            rest = (sequence[index + 1 :],) if part.optional else ()
            return _one_of([_first(option) for option in (*part.branches, *rest)])
        elif part.name not in _ANCHORS:
            return _one_of([_first(phrase) for phrase in _phrases(part.name)]) or _FIRST.get(part.name, frozenset())
    return frozenset({run[:_LITERAL].rstrip()} - {""})


def _one_of(options: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*options) if all(options) else frozenset()


def _spelt(phrase: str) -> tuple[str, ...]:
    """A phrase, also as the enumerations of .NET, Java and Rust write it."""
    return (phrase, phrase.replace(" ", "_")) if " " in phrase else (phrase,)


def _phrases(name: str) -> tuple[tuple[str], ...]:
    """The phrases that a field matches."""
    return tuple((spelt,) for phrase in PHRASES.get(name, ()) for spelt in _spelt(phrase))


# No mask is longer, no run of quotation marks, and no field with a shape of its own.
_MASK, _MARKS, _SHAPE = 52, 9, 1 << 15
_BRIEF = {"status": 6, "refusal": 6, "typed": 400}


def longest(words: str) -> int:
    """An upper bound of how many characters of a text the wording matches."""
    return _longest(_parsed(words))


def _longest(sequence: _Sequence) -> int:
    return sum(map(_length, sequence))


def _length(part: _Part) -> int:
    """The bound for one part, with a line break behind each of its characters."""
    if isinstance(part, _Choice):
        return max(map(_longest, part.branches))
    if isinstance(part, str):
        return sum(_BLANKS if sign.isspace() else 1 + (_MARKS if sign in _LENIENT else 1) for sign in part)
    if part.name in _ANCHORS:
        return 0
    if part.name in PHRASES:
        return max(map(_longest, _phrases(part.name)))
    if part.name in _SHAPES:
        return _BRIEF.get(part.name, _SHAPE)
    unit, most = FIELDS[part.name]
    return most * (1 + (_MASK if MASK in unit else 1))


def _parsed(words: str) -> _Sequence:
    tokens = iter(_TOKEN.findall(words))
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
            text = token.removeprefix("\\") or token
            if branches[-1] and isinstance(before := branches[-1][-1], str):
                branches[-1][-1] = before + text
            else:
                branches[-1].append(text)
    return tuple(map(tuple, branches))


def _expression(sequence: _Sequence, *, followed: bool, leading: bool) -> str:
    """The expression of a sequence inside a wording.

    A token may be torn by a wrap only between words that must match: without them its end cannot be distinguished from
    the next line, nor its beginning from the line above. So ``followed`` says whether such words come after the
    sequence, ``leading`` that none came before.
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
        else:
            text = part
            if text[0] == ":" and isinstance(before, _Field) and before.name in FIELDS:
                # A reference holds colons of its own: only one before a blank ends it.
                source.append(r":(?=\s|$)")
                text = text[1:]
            source += map(_literal, text)
    return "".join(source)


def _confirms(part: _Part) -> bool:
    """Whether ``part`` must match, so that a token beside it can be distinguished from the text around it."""
    if isinstance(part, str):
        return not part.isspace()
    if isinstance(part, _Field):
        return part.name not in _ANCHORS
    return not part.optional and all(any(map(_confirms, branch)) for branch in part.branches)


def _literal(character: str) -> str:
    if character.isspace():
        return _SPACE
    return _LENIENT.get(character, re.escape(character)) + BREAK


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
