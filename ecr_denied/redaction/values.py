"""What a value looks like: where it ends, and what is in its place and is no secret.

A value ends where the sign that opened it ends: a quoted one at the same quotation mark, an unquoted one at the blank.
It is no secret where all of it is a mask, a variable, a reference or a word of prose: what goes on behind one is.
"""

from __future__ import annotations

import re

from ecr_denied.expression import ASCII, expression

__all__ = ["NO_WORD", "VALUE", "Value", "before_at", "whole"]

# --- where a value ends ----------------------------------------------------------------------------------

# Japanese, Chinese and Korean put no blank before what goes on.
_SCRIPT = r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
# What follows a quotation mark that closes.
_CLOSED = (
    rf"(?:[\"'`)\]}}>,.:;!?\\/]{{0,8}}(?:\s|\Z|{_SCRIPT}|(?<=\\)[nrt](?![A-Za-z0-9]))"
    r"|[)\]}]{0,4}[,:]\s?[\"'{\[\\]|/?><|</"
    r"|[)\]}]{0,4}[,;](?:[a-z]{3}|[0-9]{1,3}[,}]))"
)
# A line break that is escaped, and how a line begins.
_BREAK = r"\\{1,8}[nrt](?:[\"'`\\\s+$>#{}()\[\]-]|\Z|[A-Z]?[a-z]{3}|[A-Z]{3}|[0-9]{4}-)"
# Another field or another command.
_NEXT = r"[,;&]{1,2}(?:\s|\Z|[\"']?(?:X-|[A-Z]?[a-z]{3}|[A-Z]{3})[A-Za-z_.-]{0,40}(?:=|[\"']\s?:|:(?!\s|\Z)))"
# An entity: its meaning is read where it is decoded.
_ENTITY = r"&(?:amp;){0,3}(?:quot|apos|lt|gt|#(?:3[49]|x2[27]));"
# Where the text around an unquoted value goes on: its quotation mark may be escaped.
_END = rf"\\{{0,8}}[\"'`]{_CLOSED}|{_BREAK}|{_NEXT}|{_ENTITY}|</[A-Za-z]"
# Doubled (YAML, SQL, PowerShell, CSV), or closed and opened again around one (a shell), a quoted value goes on.
_GOES_ON = r"(?P=quote)(?:(?P=quote)(?=[^\s,;:)}\]])|(?<=')(?:\\''|\"'\"'))"
# A place of a template holds blanks.
_TEMPLATE = r"\{\{[^{}\n]{0,200}\}\}"
# What may be between a key's mark and its value: the marks of shells, PowerShell, Python, Rust, Java, PHP and Go.
_OPEN = (
    r"(?>(?<=(?<quote>[\"'`]))|(?:[bBuU$&](?=[\"'])|(?:Some|Optional\w{0,8}|Secret\w{0,8}|\w{0,8}[Ss]tring|str|bytes)"
    r"\((?:[0-9]+\)\s)?|\[(?:\w{0,8}[Ss]tring\])?)?+(?<quote>[\"'`])?+)\K"
)


def whole(but: str = "") -> str:
    """A value behind the sign that opened it, with what is glued to it: its mark may have lost an escape.

    :param but: signs that end an unquoted one, beside the blank.
    """
    bare = rf"(?!\\{{1,8}}[\"'])(?:{_TEMPLATE}|[^\s\"'`\\,;&<{but}]|(?!{_END})[^\s{but}])++"
    quoted = rf"(?:[^\\\n\"'`]++|\\.|(?!(?P=quote))[\"'`]|{_GOES_ON})++(?=(?P=quote))"
    glued = rf"(?:(?P=quote)(?!{_CLOSED}){bare})?"
    return rf"{_OPEN}(?(quote)(?:{quoted}{glued}|(?!(?P=quote)){bare})|{bare})"


# --- what is no secret -----------------------------------------------------------------------------------

# What may end a sentence or the text around a value.
_PUNCTUATION = ".:!?)]},;>"
# Words of error messages, and the kinds of value that a command's help names.
_PROSE = (
    "a|an|and|any|are|as|at|auth|authentication|authorization|basic|bearer|but|by|can|cannot|challenge|could|"
    "credentials?|denied|does|empty|error|expired|failed|failure|false|flag|for|from|has|have|header|in|incorrect|"
    "invalid|is|isn't|may|missing|must|nil|no|none|not|null|of|on|option|or|password|provided|realm|rejected|required|"
    "requires|scheme|secret|see|should|stdin|string|stringarray|the|to|token|true|undefined|unknown|unset|using|value|"
    "via|was|will|with|wrong|file|uint|int|redacted|masked|hidden|sensitive|secure|filtered|removed|omitted|options|"
    "parameters?|arguments?|flags|gives|needs|sent|instead|first|this|that|these|those|which|default|enabled|disabled"
)
_MASKS = (
    r"\*{3,}+(?:[A-Z_ ]{1,40}\*{3,}+|[A-Za-z0-9]{1,4})?|[xX.\u2022]{3,}+|\[[A-Za-z_ ]{1,40}\]"
    r"|<(?:[A-Za-z_. -]{0,60}|[a-z][a-z0-9_. -]{0,60}|[A-Z][A-Z0-9_. -]{0,60})>"
)
# Variables of shells, PowerShell and cmd, and places of templates.
_VARIABLES = (
    r"\$(?:(?i:env:)?(?:[A-Z_][A-Z0-9_]*+|[a-z_][a-z0-9_]*+|(?:[A-Z]{0,3}[a-z]{2,}[0-9]{0,2}){1,6}[A-Z]{0,3})"
    r"(?![A-Za-z0-9_])|[0-9@*#]|\{[\w:.!#\[\]()]{1,80}(?::?[-=?+][A-Za-z_. -]{0,40})?\})|%[A-Za-z_]\w{0,80}%"
    rf"|\$?{_TEMPLATE}"
)
# Names of AWS's, files, calls and attributes of code, fields of another kind, and brackets that close the text around
# the value.
_REFERENCES = (
    r"[A-Za-z_]{2,}(?:\.[A-Za-z_]+)*+\((?:new|[0-9]?\)(?:\.[A-Za-z_]+\([0-9]?\))*+)"
    r"|(?:data|var|local|module)(?:\.[a-z_]+)+|~?(?:/[a-z._-]{2,}){2,}"
    r"|arn:aws[\w-]*:(?:[\w<>{}$*.-]*:){2,}[\w:/.*+=,@<>{}$-]*+|\\+"
    r"|(?:(?:id|type|src)=|fileb?://)[A-Za-z_./~,=-]{0,80}[0-9]?|[)\]}]+"
)
_NO_SECRET = expression(
    rf"(?:(?i:{_PROSE})(?:[{re.escape(_PUNCTUATION)}]*+\s.*)?|{_SCRIPT}.*|{_MASKS}|(?:(?:{_VARIABLES})[A-Za-z_./:@-]{{0,40}})+|{_REFERENCES})"
    rf"(?:[{re.escape(_PUNCTUATION)}]|\\{{1,8}}[nrt])*"
)
# Commands put in their place, masks of several words, and what holds fields of its own.
_HOLDS = expression(
    r"[\"']?(?:\$\([ \t]?[\w./$\"-]+[\s)]|\((?:sensitive|known)(?: [a-z ]{1,40})?\)"
    r"|\{\s?[\"'][\w.$/-]+[\"']\s?:|(?!\{\{)[\[{]{1,3}(?:\s|\Z)|`(?:[\w./$-]*+\s|`))"
)

# --- what is a word --------------------------------------------------------------------------------------

# Of one case, with a capital, or of several such.
_LETTERS = r"(?=[A-Za-z])[A-Z]*+(?:[a-z]++(?:[A-Z]{1,4}(?:[a-z]{2,}+|(?![a-z]))|Id|Or|Of|To|In|By|Is|As|At|On|No)*+)?+"
# A number, a length of time, a size; a short name may end in a number.
_NUMBER = r"v?[0-9]++(?:(?:ns|[uµm]?s|m|h)(?:[0-9]++(?:ns|[uµm]?s|m|h))*+|th|st|nd|rd|[dwx]|[KMGT]i?B?)?+"
_NAME = rf"(?:(?:(?=[A-Za-z0-9]{{2,6}}(?![A-Za-z0-9])){_LETTERS}[0-9]++|{_LETTERS}|{_NUMBER})(?![A-Za-z0-9]))"
# Signs that come between names. A number behind some of them makes a password of a word.
_BETWEEN = r"(?:\\{0,8}[-./:,'\"`()\[\]<>]|\\|[@=+_~](?![0-9]))"
# Times, versions, digests and registries, which are letters and digits as well.
_KNOWN = (
    r"v?[0-9]+\.[0-9]+(?:[-.+][A-Za-z0-9]+){0,9}|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.,]+)?(?:Z|[+-][0-9:]+)?"
    r"|sha(?:256|512):[0-9a-f]*+|[a-z][a-z0-9+.-]{1,20}://[\w.:/@?&=%#~+,-]*+|[0-9]{12}\.dkr\.[\w.:/@-]*+"
)
# So many signs are no secret, whatever they are.
_SHORT = 6
# Base64 that is padded, and what is longer than words are.
_CODED = r"[A-Za-z+/]{0,80}[A-Z][A-Za-z+/]*+=|[\w+/]{40}"
_WORDS = expression(
    rf"(?:[^\w\s]|_){{0,5}}(?:{_KNOWN}|(?!{_CODED}){_NAME}(?:{_BETWEEN}{{1,4}}{_NAME})*+)(?:[^\w\s]|_){{0,4}}(?:\s.*)?"
    # Another script.
    rf"|\S{{0,{_SHORT}}}[^\x00-\x7f].*"
)


class Value:
    """A value behind its key: where it ends, and whether it is a secret.

    :param pattern: all of it, by default as its opening says.
    :param follows: what has to come after it.
    :param word: whether a word may be a secret, or a name, a number.
    """

    def __init__(self, pattern: str = "", *, follows: str = "", word: bool = True) -> None:
        self._whole = expression(f"(?:{pattern or whole()}){follows}", ASCII)
        self._word = word

    def find(self, words: str, at: int) -> tuple[int, int, bool]:
        """Its span, and whether it is a secret; an empty one where none begins there."""
        if _HOLDS.match(words, at) or not (found := self._whole.match(words, at)):
            return at, at, False
        start, end = found.span()
        return (
            start,
            end,
            not _NO_SECRET.fullmatch(words, start, end) and (self._word or _is_no_word(words, start, end)),
        )


def _is_no_word(words: str, start: int, end: int) -> bool:
    """Whether the text after a colon is no word of the sentence, no name and no number."""
    return len(words[start:end].rstrip(_PUNCTUATION)) > _SHORT and not _WORDS.fullmatch(words, start, end)


VALUE = Value()
NO_WORD = Value(word=False)


def before_at(signs: str = r"\S", host: str = r"(?!sha\d{3}:)[\w\[]", *, word: bool = True) -> Value:
    """A password before the @ of a host; it may hold another.

    :param signs: what it is made of.
    :param host: what the host begins with.
    :param word: whether a word may be one.
    """
    return Value(rf"(?:(?!{_END})(?:{signs})){{1,255}}(?=@{host})", word=word)
