"""Neighbouring lines, peeled, as one text: where lines begin, and which of them go on with the one above.

Knows the layout of text only, no wording.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate, pairwise
from operator import add

from ecr_denied.cached import cached_property
from ecr_denied.expression import expression
from ecr_denied.reading.lines.frames import JOINS, peel
from ecr_denied.reading.lines.lists import borders, in_data, is_item, lead_of, mended
from ecr_denied.reading.lines.progress import is_progress, once, shortened
from ecr_denied.reading.lines.sieve import LEAD, MAX_WRAPPED_LINES, Block, Line
from ecr_denied.redaction import Surroundings
from ecr_denied.terms import Told

__all__ = ["Passage", "passages"]

# What keeps the first word of a piece from being taken for a frame.
_GLUE = "x"

# A line that ends like this is unfinished; a code without a sentence, and a helper that printed nothing, are finished.
# It is read from its end.
_OPEN = (
    "to|for|in|on|of|or|reference|resource|perform|User|api error|request|GET|HEAD|POST|PUT|PATCH|Get|Head|Post|Put"
    "|dial tcp|read tcp|tls: failed"
)
_OPEN_END = expression(
    r"(?r)(?:(?<!(?:^|: )denied|\bout|max retries: [0-9]\)):|,|\("
    rf"|\b(?:(?<!found in |requests to )registry|{_OPEN}))$"
)
_MAY_BE_OPEN = (":", ",", "(", "registry", *_OPEN.split("|"))

# So many characters at the end of a line decide it.
_END = max(map(len, _MAY_BE_OPEN))
# A line that begins like this continues no line above.
_NEW_START = expression(r"Error(?:: | response from )|An error occurred \(")

# A record of a logger that writes each on one line: logrus' without a terminal, klog's.
_RECORD = expression(r"\W{0,8}(?:time=\"|[IWEF][0-9]{4} [0-9]{2}:[0-9]{2}:)")

# A line that begins like this goes on with the one above (aws-sdk-go aws/awserr, SprintError).
# A time may be glued to it.
_REASON = expression(r"[^a-z]{0,40}caused by: ")
# The cause of an exception of Java's, behind its frames (java.lang.Throwable.printStackTrace).
_CAUSED, _THROWN = expression(r"Caused by: "), expression(r"\b(?:[a-z]\w*\.)+\w+(?:Exception|Error): ")
_FRAME = expression(r"$|at [\w.$/]+\(|\.\.\. [0-9]+ more$")

# What was taken for a frame at a line break, within so many characters: a pipe that begins no block of YAML, the - of
# <-, the end of an element's tag, the mark of an escape.
_TAKEN = expression(
    r"\n(?P<mark>\|)|(?<!:\s{0,9})(?P<mark>\|)\n|<\n(?P<mark>-)|<[\w:.-]+\n(?P<mark>>)"
    r"|(?P<mark>\\)\n(?:u[0-9a-f]{4}|x[0-9a-f]{2})"
)
_MARKED = 40

# A raw answer (RFC 9112, section 2.1): a status, headers, a blank line, and a body, which is JSON or HTML.
_STATUS, _HEADER = expression(r"\s{0,8}HTTP/[0-9.]{1,3} [1-5][0-9]{2}\b"), expression(r"\s{0,8}[\w-]{2,60}: ?")

# How a line of an item of YAML begins.
_ITEM = ("- ", "  ")

# A secret in lines that come again and again, with what shows it, is on no more lines above each other.
_TOGETHER = 16

# A box drawn through a line tears it as a wrap does.
_BOX = "│"


def passages(block: Block, held: set[int], *, is_in_data: bool = False) -> Iterator[Passage]:
    """Yield what the lines of a block print, and what texts of a program hold, each without the other's lines.

    :param held: the lines that are in such a text, by their place.
    :param is_in_data: whether a list of data is open above the block.
    """
    # A secret may begin among the lines that are left out.
    if held or JOINS.finds("\n".join([line.text for line in block.lines])):
        block = block._replace(lines=_without_secrets(block.lines))
    yield Passage(block, hidden=held, is_in_data=is_in_data)
    if held:
        yield Passage(block, hidden=set(range(len(block.lines))) - held, told=Told.QUOTED)


class Passage:
    """Plain lines with a line break between any two of them.

    ``told`` says whether they print or quote what they hold. ``numbers`` are those of their physical lines,
    ``printed`` the text of these. Lines of the block with an index in ``hidden`` are blank.
    """

    def __init__(
        self, block: Block, *, hidden: Collection[int] = (), told: Told = Told.PRINTED, is_in_data: bool = False
    ) -> None:
        self.told = told
        self._in_data = is_in_data
        peeled = [([""] if at in hidden else _peeled(line), at, line) for at, line in enumerate(block.lines)]
        own = range(block.fresh, block.final)
        shown = shortened(peeled, lambda one: is_progress(*one[0]) and one[1] in own)
        rows = [(part, line, len(parts) == 1, at in own) for parts, at, line in shown for part in parts]
        self.lines: list[str] = [part for part, _, _, _ in rows]
        self.numbers: list[int] = [line.number for _, line, _, _ in rows]
        self.printed: list[str] = [line.text for _, line, _, _ in rows]
        self._is_whole: list[bool] = [is_whole for _, _, is_whole, _ in rows]
        self._is_own: list[bool] = [is_own for _, _, _, is_own in rows]
        above = [None, *(line for _, line, _, _ in rows)]
        self._before: dict[int, str] = {
            at: line.before for at, (_, line, _, _) in enumerate(rows) if line.before and line is not above[at]
        }
        self._data = in_data(self.lines, goes_on=is_in_data)
        self._torn: Collection[int] = mended(self.lines, self._data) if True in self._data else frozenset[int]()
        self._starts = [0, *accumulate(len(line) + 1 for line in self.lines[:-1])]
        self.text: str = "\n".join(self.lines)

    @classmethod
    def of_line(cls, text: str) -> Passage:
        """A plain line alone."""
        one = object.__new__(cls)
        one.told, one.text, one.lines, one.printed, one.numbers = Told.PRINTED, text, [text], [text], [1]
        one._is_whole, one._is_own, one._before, one._starts = [True], [True], {}, [0]
        one._in_data, one._data, one._torn = False, [False], frozenset()
        return one

    @cached_property
    def piped(self) -> str:
        """The text in which secrets are looked for.

        Where a shell's mark at a line break was taken for a frame, it is in place of the break.
        """
        return "".join(self._piped)

    @cached_property
    def _piped(self) -> list[str]:
        """The same line by line, each with the break before it."""
        breaks = map(self._break, range(1, len(self.lines)))
        return list(map(add, ("", *breaks), self.lines))

    @cached_property
    def surroundings(self) -> Surroundings:
        """The words around any part of it that is reported; the secrets in them are found once."""
        lines = [*once(self._piped, _TOGETHER)]
        return Surroundings(self.piped, None if len(lines) == len(self.lines) else "".join(lines))

    @cached_property
    def borders(self) -> list[int]:
        """The plain lines that begin an element of a list, which has nothing to do with the line above."""
        found = {self.line_of(at) + 1 for at in borders(self.text)}
        for line, (above, here) in enumerate(pairwise(self.printed), 1):
            if "- " in here and is_item(above, here):
                found.add(line)
        return sorted(found)

    def is_parted(self, above: int, here: int) -> bool:
        """Whether two plain lines are of two elements of a list."""
        return bisect_right(self.borders, above) < bisect_right(self.borders, here)

    def is_data(self, line: int) -> bool:
        """Whether a plain line is in a list that a data tool printed."""
        return self._data[line]

    def is_listed(self, line: int) -> bool:
        """Whether a plain line can be of an element of a list: of data, or set in as an item of YAML is."""
        return self._data[line] or self.printed[line].startswith(_ITEM)

    def ends_in_data(self, number: int) -> bool:
        """Whether a list of data is open above the physical line with that number."""
        above = bisect_left(self.numbers, number)
        return self._data[above - 1] if above else self._in_data

    def list_lead(self, line: int) -> str:
        """The text before a list, where a plain line is an element of it and not the first on its physical line."""
        first = line
        while first and self.numbers[first - 1] == self.numbers[first] and self.is_parted(first - 1, first):
            first -= 1
        return lead_of(self.lines[first]) if first < line else ""

    def owns(self, line: int) -> bool:
        """Whether a sentence that begins on that plain line is this block's, not a neighbour's."""
        return self._is_own[line]

    def start_of(self, line: int) -> int:
        """The offset at which a plain line starts."""
        return self._starts[line]

    def line_of(self, offset: int) -> int:
        """The plain line at an offset."""
        return bisect_right(self._starts, offset) - 1

    def rest_of_line(self, offset: int) -> str:
        """The text from ``offset`` to the end of its plain line."""
        end = self.text.find("\n", offset)
        return self.text[offset : None if end == -1 else end]

    def before(self, offset: int, reach: int) -> str:
        """The text right before ``offset``: ``reach`` characters, or the piece before on a line read in pieces."""
        line = self.line_of(offset)
        if not (piece := self._before.get(line, "")):
            return self.piped[max(offset - reach, 0) : offset]
        head = peel(piece)[-1] + ("" if self.is_torn(line) else " ")
        return (head + self.text[self._starts[line] : offset])[-LEAD:]

    def is_piece(self, line: int) -> bool:
        """Whether a physical line was read in pieces right before this plain line."""
        return line in self._before

    def is_torn(self, line: int) -> bool:
        """Whether a physical line was read in pieces right before this plain line, and a word was torn there."""
        return _tears(self._before.get(line, ""), self.printed[line])

    def lines_from(self, start: int, end: int) -> str:
        """The text of the lines from the one at offset ``start`` up to the one at offset ``end``, that one left out."""
        return "\n".join(self.lines[self.line_of(start) : self.line_of(end)])

    def goes_on_below(self, offset: int) -> bool:
        """Whether a line ends at ``offset`` and another follows it."""
        return self.text.startswith("\n", offset) and not self.text.startswith("\n\n", offset)

    def goes_on(self, first: int, above: int, here: int) -> bool:
        """Whether line ``here`` goes on with a sentence that began on line ``first`` and reached line ``above``."""
        between = range(above, here)
        if _REASON.match(self.lines[here]) and not any(self.lines[above + 1 : here]):
            return True
        if _CAUSED.match(self.lines[here]) and _THROWN.search(self.lines[above]):
            return all(map(_FRAME.match, self.lines[above + 1 : here]))
        if not all(self.lines[line] for line in between) or _NEW_START.match(self.lines[here]):
            return False
        if self.borders and self.is_parted(above, here):
            return False
        if not all(map(self._is_unfinished, between)):
            opened = sum(map(self._quotes, range(first, above + 1))) % 2 == 1
            if not opened or any(map(self._quotes, range(above + 1, here))):
                return False
        return not self._begins_record(here)

    def is_body(self, first: int, here: int) -> bool:
        """Whether the body of a raw answer, whose status is on line ``first``, begins on line ``here``."""
        *headers, blank = self.printed[first + 1 : here] or ("x",)
        is_answer = _STATUS.match(self.printed[first]) and self.printed[here].lstrip().startswith(("{", "<"))
        return bool(is_answer) and not blank.strip() and all(map(_HEADER.match, headers))

    def opening(self, first: int) -> int:
        """The plain line on which the sentence of line ``first`` began.

        A line above belongs to it when it ends in mid-sentence, or leaves a quotation open that is closed here.
        """
        opened = self._opened.get(first)
        if opened is None:
            opened = self._opened[first] = self._opening(first)
        return opened

    @cached_property
    def _opened(self) -> dict[int, int]:
        return {}

    def _opening(self, first: int) -> int:
        lowest = max(first - MAX_WRAPPED_LINES, 0)
        opened = first
        while opened > lowest:
            above = opened - 1
            if not self.lines[above] or (self.borders and self.is_parted(above, opened)):
                break
            if not self._is_unfinished(above):
                above = self._quotation(opened, lowest)
                if above == opened:
                    break
            if self._begins_record(opened):
                break
            opened = above
        return opened

    def _begins_record(self, line: int) -> bool:
        """Whether a record of a log begins on a plain line: it continues no line, whatever the one above left open."""
        is_first = self.numbers[line - 1] != self.numbers[line]
        return is_first and _RECORD.match(self.printed[line]) is not None

    def _break(self, line: int) -> str:
        """The break before a plain line, or the mark there with which what is printed goes on."""
        above, here = self.printed[line - 1].rstrip(), self.printed[line].lstrip()
        if above[-1:] not in ("|", "<", "\\") and here[:1] not in ("|", ">"):
            return "\n"
        taken = _TAKEN.search(f"{above[-_MARKED:]}\n{here[:5]}")
        return taken["mark"] if taken else "\n"

    def _is_unfinished(self, line: int) -> bool:
        text = self.lines[line]
        if line in self._torn:
            return True
        return text.endswith(_MAY_BE_OPEN) and _OPEN_END.search(text, max(len(text) - _END, 0)) is not None

    def _quotes(self, line: int) -> int:
        """How many quotation marks count: the parts of a line that was split at an escape close each other's alone."""
        return self.lines[line].count('"') if self._is_whole[line] or _BOX in self.printed[line] else 0

    def _quotation(self, line: int, lowest: int) -> int:
        """The line above, not higher than ``lowest``, that opens the quotation ``line`` closes; else ``line``."""
        if self._quotes(line) % 2 == 0:
            return line
        for above in range(line - 1, lowest - 1, -1):
            if not self.lines[above] or (self.borders and self.is_parted(above, above + 1)):
                break
            if self._quotes(above) % 2:
                return above
        return line


def _without_secrets(lines: Collection[Line]) -> list[Line]:
    """Unpeeled lines without their secrets: in a peeled one, a secret may begin glued to the text before it."""
    surroundings = Surroundings("\n".join(line.before + line.text for line in lines))
    ends = accumulate(len(line.before + line.text) + 1 for line in lines)
    return [
        line._replace(text=surroundings.part(end - 1 - len(line.text), end - 1))
        for line, end in zip(lines, ends, strict=True)
    ]


def _tears(before: str, piece: str) -> bool:
    """Whether a word is torn between the text before a piece of a line and the piece."""
    return before != "" and not before[-1].isspace() and not piece[:1].isspace()


def _peeled(line: Line) -> list[str]:
    """The plain lines inside a line; a piece that begins in a word begins with no frame."""
    if not line.before or not _tears(line.before, line.text):
        return peel(line.text)
    first, *others = peel(_GLUE + line.text)
    return [first.removeprefix(_GLUE), *others]
