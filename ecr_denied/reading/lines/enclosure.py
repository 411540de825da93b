"""Printed or quoted: what encloses the words of a message shows who speaks.

A program prints a message where a clause can begin: at the start of a line, behind a label, or behind a logger's key.
Code holds it in a call, an assignment or a list, prose behind a word, a document in a block.
"""

from __future__ import annotations

from enum import IntEnum

from ecr_denied.expression import expression

__all__ = ["Enclosure", "enclosure", "is_shown"]

# How far before a message a mark may open, how many marks may enclose it, and how long the name of a function is.
_REACH, _DEEP, _LONGEST = 1_000, 4, 80
# A mark that opens, with the one that closes it; programs print only the first four.
_CLOSES = {'"': '"', "'": "'", "`": "`", "“": "”", "„": "“", "«": "»", "「": "」"}
_PRINTED = frozenset("\"'`“")
# A mark, with what escapes it: it is closed by one that is escaped as often.
_MARK = expression(r"(?<!\\)\\*+(?:`{1,3}|[\"'“”„«»「」])")
# A mark within such marks: a blank before it, and none behind it.
_OPENS = expression(r"(?<=[\s(=:\[{])\\*[\"'`][\w<{$(/\[*-]")
_APOSTROPHE = expression(r"(?<=\w)'(?=\w)")
# Letters of a program before a mark, as in Python's b'...'.
_PREFIX = expression(r"(?:(?<!\w)[bru]{1,2}|[@$])?$")
# The letter of a string that code makes of others (Python Language Reference, f-strings); none is ever printed.
_FORMATTED = expression(r"(?<!\w)(?:f|fr|rf)$")
# What follows a mark that closed: more of a list, a condition, a case; a key that is a sentence; more of a sentence,
# but not a place in a program; what explains the words.
_CODE_GOES_ON = expression(r"\s*(?:[,;]|[)\]]+\s*[,;]?\s*$|\*?\)|=>|->|==|!=|\{\s*$|:\s*\S)")
_SENTENCE_GOES_ON = expression(r"[*_)]?[,;]?\s+(?![\w.-]+[=:]|(?:in|at) /)[a-z]{2,}|\s*[?？：]")
_IS_EXPLAINED = expression(r"(?:\.\s+(?:It|This|That|You|We)|\s+[-–—])\s[a-z]+\s[a-z]")
# What is before a mark: a label or a logger's key; an operator, but not that of gRPC's errors (grpc-go
# internal/transport, ConnectionError), a command that prints its argument or looks for it, or an option of one; the
# start of a line; a word or another string.
_LABEL = expression(r"(?:[\w\])%\"'-]\s?:|(?<![\s=!<>:+?|~])=|\]|\swith message)\s*$")
_OPERATOR = expression(
    r"(?:(?<!error: desc)\s[:+?|]?=|[:=!|?+]=|=~|=>|\?\?|\|~)\s*\*?$"
    r"|(?:^|[\s;&|({])(?:echo|printf|[ef]?grep|rg)\s(?:-\S{1,4}\s)*$|\s--?[a-z][\w-]*[\s=]$"
)
_START = expression(r"\s*+(?:[-+*•>|#]|[0-9.]{1,6}|//|--|[\[{\"'])*+\s*+$")
_WORD = expression(r"(?:[^\W\d_][,.;]?|[\"']) [*_]?$|[^\x00-\x7f]\s?$")
# Two words of a sentence, a word at the start of a line, the title of a commit, an identifier; a count of seconds is
# of a column.
_PROSE = expression(
    r"(?:(?:^|(?<!\d)[\s(])[A-Za-z@_.'’]+,? (?:[a-z'’]+|LIKE)[,.;]?|^\s*[a-z]+|^\s*[0-9a-f]{7,40} [A-Za-z]+"
    r"|\b[a-z]+[A-Z]\w*|\b[A-Z]+_[A-Z_]+|[\"']) [*_]?$"
)
# A word is enough before the mark of code.
_IN_PROSE = expression(r"(?:^|\s)[a-z]+ [*_]?$")
# Who reports what happens there and then, before the words of a client: these are printed, as they are without
# marks. What may happen, or happened at another time, is only quoted.
_REPORTS = expression(
    r"(?:(?<!\b[Ii]f )\b(?:I|[Ww]e)(?:['’](?:m|re|ve)| am| are| have)?"
    r"(?: also| still| now| just| only| then| always| keep| kept){0,2}"
    r" (?:get(?:ting)?|got|see(?:ing)?|receiv(?:ed?|ing)|fac(?:e|ing)|hit(?:ting)?|encounter(?:ed|ing)?|have)"
    r"|(?<!\b(?:[Ii]f|[Ww]hen|[Ff]ix|would|could|may)\b[^.]{0,200})\b(?:failed|was rejected)\b[^.`\"]{0,60}?"
    r" (?:with|stating|saying))"
    r"(?:[\s,:]+(?:the|this|that|an?|same|following|error|errors|message|issue|problem|like|is|of|from|ECR|docker)\b)*"
    r"[\s,:]*$"
)
_CALLEE = expression(r"[\w.$:>-]*\w[!?]?$")
# A key without marks, in a list that goes on on the next line; the end of a statement.
_IS_BARE_KEY, _ENDS_STATEMENT = expression(r"(?:^|[\s{(,])\w+\s?:\s*$"), expression(r";\s*$")
# What may end a line that ends with a message, and what a string may open behind; the mark of code in prose.
_ARGUMENT = expression(r"\s*[a-zA-Z$@]{0,2}[\"'`]")
_ENDS_LINE, _OPENING, _CODE_MARK = " .`\"'", ("{", "("), "`"
# The same mark in HTML, within a sentence; a heading of Markdown, but not one #, which is root's prompt.
_CODE_TAG = expression(r"(?<=\s)<(?:code|samp|tt|kbd)\b[^<>]*>|</(?:code|samp|tt|kbd)>")
_HEADING = expression(r"\s*#{2,6}\s")
# A letter of a script that no program prints these words in; the words in brackets in a heading of Markdown.
_LETTER = r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]"
_LEADS_IN, _LEADS_OUT = expression(rf"{_LETTER}\s?$"), expression(rf"\s?{_LETTER}")
_BRACKETED = expression(r"\s*#{1,6}\s.*\w \($")
# A key of what texts are compared with, or of an API reference.
_COMPARED = expression(
    r"(?i)(?:pattern|match(?:es)?|reg(?:ex|exp)|expect(?:s|ed)?|filter|query|sample|example|documentation)[\"']?\s*[:=]\s*[\"']?$"
)
_EXCEPTION = expression(r"(?:Error|Exception|Failure|Err|Some)$")
# A key and a string in other marks: Python shows keys in single marks, JSON has only double ones.
_DOUBLE_KEY, _SINGLE = expression(r"\"\s?:\s*$"), "'"
# A comment of a program: set in, or behind what it explains; people set marks before each line of a log, too.
_BEGINS_COMMENT = expression(r"\s//\s|<!--|(?:^|\s)/\*|\S\s+#\s+$|[,;(){}]\s+#\s")
# A regular expression around the words.
_EXPRESSIONS = (
    (
        expression(r"(?:^|[\s(\[,=])/(?:(?:[^/\\\s]|\\.)(?:[^/\\]|\\.)*)?$"),
        expression(r"(?:[^/\\]|\\.)*/(?:[,;)\]\s]|\.\w|$)"),
    ),
    (expression(r"(?:^|[\s/=])\([^()]*$"), expression(r"[^()]*\|[^()]*\)")),
)


class Enclosure(IntEnum):
    """What encloses a message."""

    NONE = 0
    DOUBTFUL = 1  # a word or a label before it: a line of a log may be so, and a sentence
    QUOTED = 2  # code, a document, or a sentence


def enclosure(above: str, before: str, after: str, *, goes_on: bool, is_data: bool = False) -> Enclosure:
    """How a message is enclosed.

    :param above: the lines of its sentence above its own.
    :param before: the text before it on its line; ``after`` is the text behind it.
    :param goes_on: whether its line goes on with the one above, which ends with a backslash or an open bracket: then a
        string is an argument.
    :param is_data: whether it is in a list that a data tool printed: then its neighbours are not code.
    """
    if goes_on and _ARGUMENT.match(before):
        return Enclosure.QUOTED
    above, before = above[-_REACH:], before[-_REACH:]
    is_expression = any(one.search(before) and other.match(after) for one, other in _EXPRESSIONS)
    if is_expression or _BEGINS_COMMENT.search(before) or _is_in_sentence(before, after):
        return Enclosure.QUOTED
    before, above, after = (_CODE_TAG.sub(_CODE_MARK, one) for one in (before, above, after))
    marks = _open_marks(before)
    if not marks:
        # A mark that is opened above is closed below, or a wrap tore it off.
        before = f"{above}{before}".replace("\n", " ")
        marks = [(place, mark) for place, mark in _open_marks(before) if _closing(mark) in after]
    found = (_by_mark(before[:place], mark, after, is_data=is_data) for place, mark in marks[-_DEEP:])
    return max(found, default=Enclosure.NONE)


def _is_in_sentence(before: str, after: str) -> bool:
    """True if a sentence in another script is right before or behind the words, or a title holds them."""
    if before.endswith("("):
        return _BRACKETED.match(before) is not None
    if _HEADING.match(before) and _SENTENCE_GOES_ON.match(after):
        return True
    before, after = before[-2:], after[:2]
    leads_in = not before.isascii() and _LEADS_IN.search(before) is not None
    return leads_in or (not after.isascii() and _LEADS_OUT.match(after) is not None)


def _closing(mark: str) -> str:
    return mark[:-1] + _CLOSES[mark[-1]]


def _by_mark(lead: str, mark: str, after: str, *, is_data: bool) -> Enclosure:
    """What a mark shows, with the text before it and the text behind the mark that closes it."""
    inside, closed, rest = after.partition(_closing(mark))
    if _FORMATTED.search(lead) or _HEADING.match(lead) or _IS_EXPLAINED.match(rest):
        return Enclosure.QUOTED
    lead = _PREFIX.sub("", lead)
    is_label, is_start = bool(_LABEL.search(lead)), bool(_START.fullmatch(lead)) or lead.endswith(_OPENING)
    if mark[-1] not in _PRINTED or _OPERATOR.search(lead) or _COMPARED.search(lead) or _is_call(lead):
        return Enclosure.QUOTED
    is_of_text = is_start and inside.endswith("\\n")  # a program puts it together
    is_of_code = is_of_text or _is_of_list(lead, mark, rest, is_label=is_label, is_start=is_start)
    is_element = is_data and is_start and not rest.lstrip().startswith(":")
    if is_of_code and not is_element:
        return Enclosure.QUOTED
    if _REPORTS.search(lead):
        return Enclosure.NONE
    if mark[-1] == _CODE_MARK:
        is_alone = not rest.strip(_ENDS_LINE) and (not lead.strip(" >-`") or lead.endswith(('"', "'")))
        is_said = is_alone or (is_label and not _SENTENCE_GOES_ON.match(rest))
    else:
        is_said = not _SENTENCE_GOES_ON.match(rest) and (is_label or not _WORD.search(lead))
    if is_said:
        return Enclosure.NONE
    is_prose = closed and (_PROSE.search(lead) or (mark[-1] == _CODE_MARK and _IN_PROSE.search(lead)))
    ends_line = not rest.strip(_ENDS_LINE)
    is_doubtful = (is_label and mark[-1] != _CODE_MARK) or (ends_line and not is_prose)
    return Enclosure.DOUBTFUL if is_doubtful else Enclosure.QUOTED


def _is_of_list(lead: str, mark: str, rest: str, *, is_label: bool, is_start: bool) -> bool:
    """True if a string is one of a list, a table or the parts of an object, or ends a statement."""
    goes_on = bool(_CODE_GOES_ON.match(rest))
    if is_label:
        if mark == _SINGLE and _DOUBLE_KEY.search(lead):
            return True
        return bool(_ENDS_STATEMENT.search(rest) or (goes_on and _IS_BARE_KEY.search(lead)))
    # Python shows the arguments of an exception in brackets; a row of a table goes on.
    is_row = is_start and (not lead.endswith("(") or rest.endswith(","))
    return goes_on and (is_row or bool(_ENDS_STATEMENT.search(rest)))


def _is_call(lead: str) -> bool:
    """True if it ends within the brackets of a call; an exception that a program shows looks like one."""
    depth = 0
    for place in range(len(lead) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(lead[place], 0)
        if depth < 0:
            called = _CALLEE.search(lead, max(place - _LONGEST, 0), place)
            return called is not None and not (_EXCEPTION.search(called[0]) and is_shown(lead[: called.start()]))
    return False


def is_shown(lead: str) -> bool:
    """True if a program shows the exception behind it: at the start of a line, behind a label, in another exception."""
    inside = lead.endswith("(") and not _is_call(lead)
    return not lead or inside or bool(_LABEL.search(lead))


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
