"""Lists that data tools print: where one element ends and the next begins, and which lines are in one.

JSON in any layout (RFC 8259), what Python's repr and pprint make, what other languages print in their place. An element
has nothing to do with its neighbours; a member of an object belongs to it by its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from ecr_denied.expression import expression, signed
from ecr_denied.redaction import redact

__all__ = ["LISTED", "apart", "begins_data", "borders", "columns", "in_data", "is_item", "lead_of", "mended"]

_MARK, _OPEN, _PREFIX = "[\"'`]", r"[\[{(]", "[bru]?"
_NAME = r"[bru]?(?:\"[^\"\n]{0,80}\"|'[^'\n]{0,80}')\s?:"  # of a member
# A string of several words, and the end of one: other lists hold words, such as the arguments of a command.
_SENTENCE = rf"(?!{_NAME}){_PREFIX}{_MARK}(?:[^\s\"'`]|'(?=\w)){{1,400}}+ "
_ENDED = r"(?<= (?:[^\s\"'`]{1,400}|\"[^\s\"'`]{1,400}\"|'{1,2}[^\s\"'`]{1,400}'{1,2})[\"'`],)"
# Between two elements on one line, and the signs there.
_BETWEEN = expression(
    rf"{_ENDED}\s?(?={_SENTENCE})|(?<=\}},)\s?(?=\{{)|(?<=\],)\s?(?=\[[\"'\d\[{{])|(?<=\),)\s?(?=\([\"'\d\[{{])"
)
LISTED = signed(r"[\"'`],\s?[bru]?[\"'`][^\s\"`]+ |[}\])],\s?[\[{(]")
# Before the first element on a line.
_BEGUN = expression(rf"{_OPEN}\s?(?={_PREFIX}{_MARK}|[\[{{(\d])")
# Columns between tabs that are sentences, each of more words than that: a row has shorter ones, too.
_WORDS = 4

# Between two elements, and two lines; psql shows a break in a column by a plus sign.
_BORDER = expression(
    rf"[\"'`}}\])](?:\s?,[ +]{{0,400}}\n|\n,)\s?(?={_OPEN}(?:$|[\s\"'`\d\[{{(])|(?!{_NAME}){_PREFIX}{_MARK})"
)

# How a list or an object begins, and how a line in one begins; how code ends before a list of its own on the next line.
_BEGINS = expression(rf"(?:\[|\((?=[\"'])|(?=\{{(?:$|\s?{_NAME})))\{{?\s*(?:$|[bru]?[\"'`\[{{(\d])")
_HOLDS = expression(
    rf"(?:{_PREFIX}{_MARK}|{_OPEN}(?:$|[\s\"'`\d\[{{(])|[}}\])]|-?\d[\d.e+-]*,?$|(?:true|false|null),?$)"
)
_OPENS = ("[", "(", "{")
_CODE_ENDS = ("=", "(", ",", "[", "{", ")", "]", ">", "\\", "return")
# A string that goes on in the one on the next line (Python Language Reference, string literal concatenation).
_TORN, _GOES_ON = ("'", '"'), expression(rf"{_PREFIX}[\"']")


def apart(line: str) -> str:
    """A line with a line break between the elements of a list of sentences or objects."""
    return _BETWEEN.sub("\n", line) if _BEGUN.search(line) else line


def columns(line: str) -> str:
    """A line with a line break in place of each tab, where the texts between them are sentences without a secret."""
    found = line.split("\t")
    are_sentences = all(len(column.split()) > _WORDS and not column.endswith(":") for column in found)
    # A text alone on its line is no longer the value of the key before it.
    return "\n".join(found) if are_sentences and redact(line) == line else line


def lead_of(line: str) -> str:
    """The text before the first element of the list on a line."""
    begun = _BEGUN.search(line)
    return line[: begun.end()] if begun else ""


def borders(text: str) -> list[int]:
    """The offsets of the line breaks in a text that are between two elements of a list."""
    return [text.index("\n", found.start()) for found in _BORDER.finditer(text)]


def is_item(above: str, line: str) -> bool:
    """Whether a line of YAML begins an item, and the one above it is of the item before (YAML 1.2, 8.2.1)."""
    depth = line.find("- ")
    is_begun = depth >= 0 and not line[:depth].strip()
    return is_begun and above.startswith((f"{line[:depth]}- ", f"{line[:depth]}  "))


def begins_data(line: str) -> bool:
    """Whether a line begins a list or an object, and is no element of one that begins above."""
    if not line.startswith(_OPENS):
        return False
    leaves_open = sum(map(line.count, "[{(")) > sum(map(line.count, ")}]"))
    return _BEGINS.match(line) is not None and (leaves_open or not line.endswith(","))


def in_data(lines: Sequence[str], *, goes_on: bool) -> list[bool]:
    """Which lines are in a list of data.

    :param goes_on: whether one is open above the first.
    """
    above = ""
    found = []
    for line in lines:
        if line:
            if goes_on:
                goes_on = _HOLDS.match(line) is not None
            elif line.startswith(_OPENS) and begins_data(line):
                goes_on = not above.endswith(_CODE_ENDS) and _HOLDS.match(above) is None
        found.append(goes_on)
        above = line
    return found


def mended(lines: list[str], data: Sequence[bool]) -> set[int]:
    """Take the marks away between the parts of a string on several lines of data, and give those that go on below."""
    torn = set()
    for above, (is_data, one, other) in enumerate(zip(data, lines, lines[1:], strict=False)):
        if is_data and one.endswith(_TORN) and (begun := _GOES_ON.match(other)):
            lines[above], lines[above + 1] = lines[above][:-1].rstrip(), other[begun.end() :]
            torn.add(above)
    return torn
