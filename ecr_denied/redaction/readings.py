"""The ways in which words can be read, each with the places in the words that its letters came from.

A colour, a character that cannot be printed and a line break may be between two words or inside one: such words are
read without it, and with a blank in its place. Words may be encoded, more than once: each reading is also read decoded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from ecr_denied.cached import cached_property
from ecr_denied.engine import Finder
from ecr_denied.expression import expression
from ecr_denied.redaction.inert import PARAMETERS, STEERS, UNPRINTABLE

if TYPE_CHECKING:
    import regex

__all__ = ["Reading", "readings"]

# How often words may have been encoded.
_ENCODINGS = 6
# How often of these as a form is, in which + is a blank.
_FORMS = 3
_PLUS = expression(r"\+")
_BLANKS = expression(r"(?=\t|[ \t]{2})[ \t]++")
_MARKS = Finder(r"[%\\&^]|#0|''|\"\"|<(?:U\+|0x)?[0-9A-Fa-f]{2,5}>")
_CODE = "[0-9A-Fa-f]"
_ENCODED = expression(
    # A character of UTF-8 in bytes, in URLs and in strings of C and of the shell's.
    r"(?<bytes>%[c-fC-F]H(?:%[89abAB]H){1,3}|\\x[c-fC-F]H(?:\\x[89abAB]H){1,3}|\\3[0-7]{2}(?:\\2[0-7]{2}){1,3})"
    r"|(?:%|\\x)(?<hex>H{2})|\\u(?<hex>H{4})|\\U000(?<hex>H{5})|\\[ux]\{0{0,6}(?<hex>H{1,5})\}"
    r"|\\(?:(?<octal>[0-3]?[0-7]{2})|(?<blank>[nrt])|(?<mark>[\"'\\/ ]))"
    r"|&(?:(?<entity>[A-Za-z]{2,31})|#0{0,6}(?<number>[0-9]{1,6})|#[xX]0{0,6}(?<hex>H{1,5}));"
    # rsyslog's (its documentation, escapeControlCharactersOnReceive).
    r"|#(?<octal>0(?:1[0-5]|33))(?![0-9])"
    # As less, vim and editors show what cannot be printed, and as terminals and cat -v do.
    r"|<(?:U\+|0x)?(?<hex>H{2,5})>|\^(?<control>[@A-Z\[\]^_?])"
    # A quotation mark is doubled in CSV, cmd, PowerShell and YAML, and closes a string of the shell's around it.
    r"|'\\'(?<mark>')|\^(?<mark>[\"|&<>])"
    r"|(?<mark>[\"'])(?:(?<=[^\s=:,({\[\"'].)|(?=.[^\s,;:)}\]\"']))(?P=mark)".replace("H", _CODE)
)
_BASES = {"hex": 16, "octal": 8, "number": 10}
_OF_BYTES = expression(r"\\(?<octal>[0-7]{3})|(?:%|\\x)(?<hex>..)")
# What colours and moves a terminal's cursor, whole, as it is written in programs and shown by them, or what is left.
_WRITTEN = (
    r"\u241b|\^\[|\\{1,4}(?:[eE]|u001[bB]|x1[bB]|033|u\{0{0,6}1[bB]\}|U0000001[bB])|<(?:U\+|0x)?(?:00)?1[bB]>|#033"
    r"|%1[bB]|&#(?:27|x1[bB]);"
)
_COLOUR = (
    rf"\x1b{STEERS}|\x9b[0-9;]{{1,19}}[A-Za-z]|(?:{_WRITTEN})\[{PARAMETERS}"
    r"|\[[0-9;]{1,19}m(?:\[K)?|\[m\[K"
)
# A line break and the blanks around it; no blank is tried but the first of its run.
_TORN = r"(?=\s)(?<![^\S\n])[^\S\n]*+\n\s*+"
# A command goes on where a line begins with an option.
_BEFORE_OPTION = r"\n(?=[^\S\n]*--?[A-Za-z])"
_APART, _OPTION = expression(rf"{_COLOUR}|(?![\n\t]){UNPRINTABLE}|{_BEFORE_OPTION}"), expression(_BEFORE_OPTION)
# Words without these hold line breaks, and nothing else that is left out.
_COLOURED = Finder(rf"(?:{_WRITTEN})\[|\[[0-9;]{{1,19}}m|\[m\[K".replace("\\u241b", "\u241b"))
# What a link, a title or a move holds may be printed without the escape before it.
_KEPT = expression(rf"\x1b(?:\[{PARAMETERS}|[()][0-9A-B])|(?![\n\t]){UNPRINTABLE}")
_BREAK = expression(_TORN)
# What goes on behind a line break and is no piece of a word that was torn: a word, a number, a field, a host, a time,
# an option.
_ANOTHER = expression(
    r"(?:[A-Za-z]?[a-z]{0,15}|[0-9]{1,4})[)\]}]?(?:[,:;!?\s\"']|\.(?![\w-]{20})|\Z)"
    # Not behind the beginning of a parameter of a query, and not the end of base64.
    r"|(?<![?&][\w.-]{0,40}\n[ \t]{0,40})[\w.-]{1,40}=(?!\Z|[=&\"'\s]|[:;,)](?:\s|\Z))"
    r"|\w+://|[0-9]{12}\.dkr\.|[0-9]{4}-[0-9]{2}-|[\[({<\"']|-(?:\s|-?[a-z][a-z-]*(?:[\s=]|\Z))"
)
_GONE = expression(rf"{_COLOUR}|{_TORN}|(?!\t){UNPRINTABLE}")
_SPACE = expression(r"\s")
_WRITTEN_OUT = expression(rf"{_COLOUR}|(?!\n){UNPRINTABLE}")
# Other forms of a blank, a quotation mark and a hyphen, and the wide forms of ASCII.
_ASCII = {
    **dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "),
    **dict.fromkeys((*range(0x2018, 0x201C), 0x2039, 0x203A), "'"),
    **dict.fromkeys((*range(0x201C, 0x2020), 0xAB, 0xBB, *range(0x300C, 0x3010)), '"'),
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-"),
    **{wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
}


class Reading:
    """Words as they can be read."""

    def __init__(
        self, words: str, above: Reading | None = None, pieces: Callable[[], list[tuple[int, int]]] = list
    ) -> None:
        """Take the reading that was read, and what gives where pieces of both begin, if they differ."""
        self.words = words
        self._above = above
        self._find_pieces = pieces

    @cached_property
    def _pieces(self) -> list[tuple[int, int]]:
        return self._find_pieces()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the reading is in the words that were read at first."""
        if self._above is None:
            return start, end
        first = bisect_right(self._pieces, start, key=itemgetter(0)) - 1
        last = min(bisect_left(self._pieces, end, key=itemgetter(0)), len(self._pieces) - 1)
        return self._above.span(self._read(first, start), self._read(last, end))

    def _read(self, piece: int, at: int) -> int:
        """The place in what was read of a place in a piece."""
        begins, began = self._pieces[piece]
        return began + at - begins

    def without(
        self, pattern: regex.Pattern[str], meaning: Callable[[regex.Match[str]], str], kind: type[Reading] | None = None
    ) -> Reading:
        """The same with what ``pattern`` finds replaced by its meaning."""
        parts, pieces = list[str](), [(0, 0)]
        at = end = 0
        for match in pattern.finditer(self.words):
            meant = meaning(match)
            parts += (self.words[end : match.start()], meant)
            at += match.start() - end
            end = match.end()
            pieces += ((at, match.start()), (at + len(meant), end))
            at += len(meant)
        return (kind or Reading)("".join((*parts, self.words[end:])), self, lambda: pieces) if end else self

    def read_as(
        self, words: str, pattern: regex.Pattern[str], length: int, kind: type[Reading] | None = None
    ) -> Reading:
        """The same as other words, which have so many characters in place of each that ``pattern`` finds.

        Where these are is looked for when a span is asked for.
        """
        return (kind or Reading)(words, self, partial(_pieces, pattern, length, self.words))


def _pieces(pattern: regex.Pattern[str], length: int, words: str) -> list[tuple[int, int]]:
    """Where pieces begin in words with something of a length in place of what a pattern finds, and in the words."""
    pieces = [(0, 0)]
    at = end = 0
    for match in pattern.finditer(words):
        at += match.start() - end
        end = match.end()
        pieces += ((at, match.start()), (at + length, end))
        at += length
    return pieces


class _Joined(Reading):
    """Words read without their breaks. What goes on behind a break and is no piece of a torn word stays."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same, up to the break behind which other words begin."""
        first, last = super().span(start, end)
        read = self._above.words if self._above else self.words
        torn = (match for match in _BREAK.finditer(read, first, last) if _ANOTHER.match(read, match.end()))
        return first, next((match.start() for match in torn), last)


def readings(words: str) -> Iterator[Reading]:
    """Every way in which ``words`` can be read."""
    if not words.isascii():
        words = words.translate(_ASCII)
    if words.isprintable() and "[" not in words:
        yield from _decoded(Reading(words))
        return
    is_plain = words.replace("\n", " ").replace("\t", " ").isprintable() and not _COLOURED.finds(words)
    apart, gone = (_OPTION, _BREAK) if is_plain else (_APART, _GONE)
    spaced, taken = apart.subn(lambda taken: " " * len(taken[0]), words)
    yield from _decoded(Reading(spaced))
    if taken or "\n" in words:
        joined = _unbroken(words) if is_plain else gone.sub("", words)
        yield from _decoded(Reading(words).read_as(joined, gone, 0, _Joined))
    if taken > 1 or (taken and "\n" in words):
        yield from _decoded(Reading(words).without(gone, _First(), _Joined))
    if "\x1b" in words:
        for meaning in (_nothing, _blank):
            yield from _decoded(Reading(words).without(_KEPT, meaning))


def _unbroken(words: str) -> str:
    """Words without what tears them: of white space they hold blanks, tabs and line breaks alone."""
    return "".join([line.strip() for line in f"|{words}|".split("\n")])[1:-1]


def _decoded(reading: Reading) -> Iterator[Reading]:
    """A reading, and what it says when it is decoded, also without colours that were encoded and with single blanks.

    A + may be a blank, also one that is encoded once.
    """
    for depth, level in enumerate(_levels(reading)):
        yield level
        if "  " in level.words or "\t" in level.words:
            yield level.read_as(_single_blanks(level.words), _BLANKS, 1)
        if depth and "\n" in level.words:
            yield level.read_as(_OPTION.sub(" ", level.words), _OPTION, 1)
        if depth and (not level.words.isprintable() or _COLOURED.finds(level.words)):
            for meaning in (_nothing, _blank, _First()):
                yield level.without(_WRITTEN_OUT, meaning)
        if depth < _FORMS and "+" in level.words:
            yield from _levels(level.read_as(level.words.replace("+", " "), _PLUS, 1))


def _single_blanks(words: str) -> str:
    """Words with one blank in place of several, and of a tab."""
    words = words.replace("\t", " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words


def _levels(reading: Reading) -> Iterator[Reading]:
    """A reading, and that without one encoding after the other."""
    yield reading
    for _ in range(_ENCODINGS):
        decoded = reading.without(_ENCODED, _meant) if _MARKS.finds(reading.words) else reading
        if decoded.words == reading.words:
            return
        yield (reading := decoded)


def _nothing(_: regex.Match[str]) -> str:
    return ""


def _blank(_: regex.Match[str]) -> str:
    return " "


class _First:
    """What replaces what is taken out: a blank, and nothing for what is taken out of the same word later."""

    def __init__(self) -> None:
        self._end = -1

    def __call__(self, taken: regex.Match[str]) -> str:
        """What replaces it; a line break tears a word and parts none."""
        if "\n" in taken[0]:
            return ""
        inside = self._end > -1 and not _SPACE.search(taken.string, self._end, taken.start())
        self._end = taken.end()
        return "" if inside else " "


def _meant(encoded: regex.Match[str]) -> str:
    """The character that is encoded."""
    if encoded["blank"]:
        return " "
    if encoded["entity"]:
        from html import unescape  # noqa: PLC0415 (it reads a table of 2,000 names)

        return unescape(encoded[0]).translate(_ASCII)
    if encoded["bytes"]:
        codes = (int(octal, 8) if octal else int(code, 16) for octal, code in _OF_BYTES.findall(encoded[0]))
        return bytes(codes).decode("utf-8", "replace").translate(_ASCII)
    if control := encoded["control"]:
        return chr(ord(control) ^ 0x40)
    return encoded["mark"] or _character(encoded).translate(_ASCII)


def _character(encoded: regex.Match[str]) -> str:
    """The character whose number is written."""
    number, base = next((encoded[name], base) for name, base in _BASES.items() if encoded[name])
    return chr(int(number, base))
