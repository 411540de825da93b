"""Printed or quoted: what encloses the words of a message tells who speaks.

A program prints a message where a clause can begin: at the start of a line, behind a label, or behind a logger's key.
Code holds it in a call, an assignment or a list, prose behind a word, a document in a block.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import zip_longest

import regex

from ecr_denied.expression import expression

__all__ = ["Enclosure", "enclosure", "in_blocks"]

# A mark that opens, with the one that closes it; programs print none but the first four.
_CLOSES = {'"': '"', "'": "'", "`": "`", "“": "”", "„": "“", "«": "»", "「": "」", "『": "』"}
_PRINTED = frozenset("\"'`“")
# A mark, with what escapes it: it is closed by one that is escaped as often.
_MARK = expression(r"\\*(?:`{1,3}|[\"'“”„«»「」『』])")
# A mark within such marks: a blank before it, and none behind it.
_OPENS = expression(r"(?<=[\s(=:\[{])\\*[\"'`][\w<{$(/\[*-]")
_APOSTROPHE = expression(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)")
# Letters of a program before a mark, as in Python's b'...'.
_PREFIX = expression(r"(?:(?<!\w)[bfru]{1,2}|[@$])?$")
# What follows a mark that closed: more of a list, a condition, a case; a key that is a sentence; more of a sentence.
_CODE_GOES_ON = expression(r"\s*(?:[,;]|[)\]]+\s*[,;]?\s*$|\*?\)|=>|->|==|!=|\{\s*$|:\s*\S)")
_SENTENCE_GOES_ON = expression(r"[*_)]?[,;]?\s+(?![\w.-]+[=:])[a-z]{2,}|\s*[?？：]")
# What stands before a mark: a label or a logger's key; an operator; the start of a line; a word or another string.
_LABEL = expression(r"(?:[\w\])%\"'-]\s?:|(?<![\s=!<>:+?|~])=|\])\s*$")
_OPERATOR = expression(r"(?:\s[:+?|]?=|[:=!|?+]=|=~|=>|\?\?|\|~)\s*$")
_START = expression(r"(?:[-+*•>|#]|[0-9.]{1,6}|//|--|[\[{\"'])*\s*$", regex.IGNORECASE)
_WORD = expression(r"(?:[^\W\d_][,.;]?|[\"']) [*_]?$|[^\x00-\x7f]\s?$")
_CALLEE = expression(r"(?P<before>.*?)(?P<callee>[\w.$:>-]*\w[!?]?)$")
# A key without marks, in a list that goes on on the next line; the end of a statement.
_IS_BARE_KEY, _ENDS_STATEMENT = expression(r"(?:^|[\s{(,])\w+\s?:\s*$"), expression(r";\s*$")
_EXCEPTION = expression(r"(?:Error|Exception|Failure|Err|Some)$")
# A regular expression around the words.
_EXPRESSIONS = (
    (expression(r"(?:^|[\s(\[,=])/(?:[^/\s][^/]*)?$"), expression(r"[^/]*/(?:[,;)\]\s]|$)")),
    (expression(r"(?:^|[\s/=])\([^()]*$"), expression(r"[^()]*\|[^()]*\)")),
)


class Enclosure(IntEnum):
    """What encloses a message."""

    NONE = 0
    WORDS = 1  # words before it, and none behind it: a sentence may end so, a line of a log as well
    SENTENCE = 2
    CODE = 3


def enclosure(above: str, before: str, after: str) -> Enclosure:
    """What stands around a message.

    :param above: the lines of its sentence above its own.
    :param before: what stands before it on its line; ``after`` is what stands behind it.
    """
    if any(one.search(before) and other.match(after) for one, other in _EXPRESSIONS):
        return Enclosure.CODE
    marks = _open_marks(before)
    if not marks:
        # A mark that is opened above is closed below, or a wrap tore it off.
        before = f"{above}{before}".replace("\n", " ")
        marks = [(place, mark) for place, mark in _open_marks(before) if _closing(mark) in after]
    return max((_by_mark(before[:place], mark, after) for place, mark in marks), default=Enclosure.NONE)


def _closing(mark: str) -> str:
    return mark[:-1] + _CLOSES[mark[-1]]


def _by_mark(lead: str, mark: str, after: str) -> Enclosure:
    """What a mark, what stands before it, and what stands behind the one that closes it show."""
    if mark[-1] not in _PRINTED:
        return Enclosure.CODE
    lead = _PREFIX.sub("", lead)
    rest = after.partition(_closing(mark))[2]
    if _OPERATOR.search(lead) or _is_call(lead):
        return Enclosure.CODE
    goes_on = bool(_CODE_GOES_ON.match(rest))
    if _LABEL.search(lead):
        is_code = _ENDS_STATEMENT.search(rest) or (goes_on and (mark[-1] == "`" or _IS_BARE_KEY.search(lead)))
        if is_code:
            return Enclosure.CODE
        if not _SENTENCE_GOES_ON.match(rest):
            return Enclosure.NONE
        return Enclosure.SENTENCE if mark[-1] == "`" else Enclosure.WORDS
    if mark[-1] == "`" and not rest.strip(" .`\"'") and (not lead.strip(" >-`") or lead.endswith(('"', "'"))):
        return Enclosure.NONE
    if _START.fullmatch(lead) or lead.endswith(("[", "{", '"', "'", "(")):
        # Python shows the arguments of an exception in brackets; a row of a table goes on.
        is_code = goes_on and not (lead.endswith("(") and not rest.rstrip().endswith(","))
        if is_code:
            return Enclosure.CODE
        return Enclosure.SENTENCE if mark[-1] == "`" or _SENTENCE_GOES_ON.match(rest) else Enclosure.NONE
    if mark[-1] != "`" and not _WORD.search(lead):
        return Enclosure.NONE
    return Enclosure.SENTENCE if rest.strip(" .`\"'") else Enclosure.WORDS


def _is_call(lead: str) -> bool:
    """True if it ends within the brackets of a call; an exception that a program shows looks like one."""
    depth = 0
    for place in range(len(lead) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(lead[place], 0)
        if depth < 0:
            call = _CALLEE.fullmatch(lead[:place])
            if call is None:
                return False
            return not (_EXCEPTION.search(call["callee"]) and _is_shown(call["before"]))
    return False


def _is_shown(lead: str) -> bool:
    """True if an exception behind it is what a program shows: at the start of a line, behind a label, in another one."""
    inside = lead.rstrip().endswith(("(", ",")) and not _is_call(lead)
    return not lead.strip() or inside or lead.endswith("by ") or bool(_LABEL.search(lead))


def _open_marks(before: str) -> list[tuple[int, str]]:
    """The place of each mark that is opened and not closed, and the mark with what escapes it."""
    opened: list[tuple[int, str]] = []
    for found in _MARK.finditer(before):
        mark = found[0]
        closes = [number for number, (_, other) in enumerate(opened) if _closing(other) == mark]
        if closes and not _OPENS.match(before, found.start()):
            del opened[closes[-1] :]
        elif mark[-1] in _CLOSES and not _APOSTROPHE.match(before, found.start()):
            opened.append((found.start(), mark))
    return opened


# A text of a program that goes on over lines: how it begins, and what ends it.
_BLOCK = expression(
    r".*(?P<mark>\"\"\"|''')(?!.*(?:\"\"\"|'''))"
    r"|.*(?:[=(]|\breturn)\s*(?P<mark>`)[^`]*$"
    r"|.*(?<!<)<<(?!<)[-~]?\s?[\"']?(?P<word>[A-Z]{2,12})\b"
    r"|(?P<hunk>@@ -[0-9,]+ \+[0-9,]+ @@)"
    r"|\s*(?P<comment>/\*\*?)(?!.*\*/)"
)
# A sentence, set in.
_SET_IN = expression(r" {8,}[A-Z][a-z]*(?: [\w'’-]+,?)+ [\w'’-]+\.?$")
_HUNK = ("+", "-", " ")


def in_blocks(lines: Sequence[str]) -> list[bool]:
    """For each of some neighbouring lines, as printed, whether it stands in a text of a program over several lines."""
    verdicts: list[bool] = []
    end: str | None = None
    is_hunk = False
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        if is_hunk and line.startswith(_HUNK):
            verdicts.append(True)
        elif end is not None:
            verdicts.append(True)
            if end in line if len(end) < 4 and not end.isalpha() else line.strip().startswith(end):
                end = None
        elif _is_term(line, below):
            verdicts.append(True)
        else:
            begun = _BLOCK.match(line)
            is_hunk = bool(begun and begun["hunk"])
            end = (begun["mark"] or begun["word"] or (begun["comment"] and "*/")) if begun and not is_hunk else None
            verdicts.append(False)
    return verdicts


def _is_term(line: str, below: str) -> bool:
    """True if a line is what the sentence below it, set in, explains: man-pages(7), tagged paragraphs."""
    explained = _SET_IN.match(below)
    return explained is not None and 4 <= _depth(line) <= _depth(below) - 4


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
