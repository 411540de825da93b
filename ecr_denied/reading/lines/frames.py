"""Peel what CI systems, kubelet, loggers and terminals wrap around a line.

One physical line goes in, one or more plain lines come out: escaped line breaks and carriage returns become line
breaks again. Frames never decide anything; they only take away. Formats: the tools' own documentation and logs
(GitHub Actions, GitLab, CircleCI, CodeBuild, BuildKit, compose, klog, logrus, zap, docker json-file, journald,
CodeDeploy, Terraform, PowerShell, k9s, Markdown).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import regex

from ecr_denied.engine import Finder
from ecr_denied.expression import expression, sign_of, signed
from ecr_denied.reading.lines.collectors import PRINTER
from ecr_denied.reading.lines.lists import LISTED, apart, columns
from ecr_denied.redaction import STEERS
from ecr_denied.times import is_of_clock

__all__ = ["JOINS", "Frame", "build_step", "framed", "is_row", "peel", "stamp"]

# Loggers log the lines of other loggers: klog around logfmt around a Go quote is three deep.
_ESCAPE_LEVELS = 4

# PowerShell's record of an error: where it happened, and its first words once more, cut off.
_RECORD = signed(
    r"\s{0,20}(?:\+ (?:CategoryInfo|FullyQualifiedErrorId)\s{1,20}: |At line:[0-9]{1,6} char:[0-9])",
    "CategoryInfo|FullyQualifiedErrorId",
    "At line:",
)
# docker's json-file log.
_JSON_FILE = signed(r"\s*+\{\"log\":\s?\"(?P<log>(?>[^\"\\]|\\.)*+)\",.*\}\s*+", r"\{\"log\":")
_ESCAPE = r"(?:\x1b|␛|\\u001b|\\x1b|\\033)"
_ANSI = signed(_ESCAPE + STEERS, _ESCAPE)
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff]"
# Where something is taken away, and the text before and behind it becomes one word. The linear engine makes as many
# states of a repeat as it has times at most; one without an end finds more.
_STEERS = STEERS.replace("{0,400}+", "*").replace("}+", "}")
_TAKEN = rf"\\*{_ESCAPE}{_STEERS}|{_CONTROL}|\\+u00(?:[01][0-9a-f]|7f)|&#[0-9a-fx]+;?"
JOINS = Finder(rf"[\w.-](?:{_TAKEN})+[\w.-]")
_SIDES, _STREAM = "[│┃║]", r"\[(?:stdout|stderr)\]"
# A box drawn through the line (k9s), chunks that CodeDeploy joins on one line.
_BREAKS = signed(rf"\s{{0,8}}{_SIDES}{{1,3}}\s{{0,8}}|\s?{_STREAM}\s?", _SIDES, _STREAM)
# A break at the end of a quotation separates nothing.
_ESCAPES = signed(
    r"\\(?:u00(?P<hex>[0-9a-fA-F]{2})|(?P<last>[nr](?=\\{0,4}\"(?:[\s,)}\]\\]|$)))|(?P<char>[\"\\/nrt]))",
    r"\\",
)
_UNESCAPED = {"n": "\n", "r": "\n", "t": " "}
_NEEDS_UNESCAPING = signed(r"\\(?:\"|[nt](?=\W|\w)|u00[0-9a-fA-F]{2})", r"\\")


def _unescape(match: regex.Match[str]) -> str:
    if match["hex"]:
        return chr(int(match["hex"], 16))
    return "" if match["last"] else _UNESCAPED.get(match["char"], match["char"])


_ISO_TIME = (
    r"[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
# What a command of a build printed, behind the number of its step; what BuildKit itself says has no time there.
_STEP = expression(r"(?<!\S)#([0-9]{1,4}) [0-9]{1,6}\.[0-9]{1,3}(?!\S)")
_STAMP = signed(rf"(?<![\w/.-]){_ISO_TIME}(?!\w)", r"[0-9]{4}[-/][0-9]{2}[-/]")
# A row of CSV whose first field is its time (RFC 4180), as CloudWatch and others export logs.
_COLUMNS = r"(?<=[0-9Z])\"?,(?:[^\",]{0,40},){0,4}\""
_ROW = signed(
    rf"\"?(?:{_ISO_TIME}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{13}}){_COLUMNS}"
    r"(?P<field>(?:[^\"]|\"\")*+)(?:\"(?P<others>.*))?",
    _COLUMNS,
)
_CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,6})?"
_PREFIX = expression(
    "|".join(
        (
            rf"\[?{_ISO_TIME}\]?(?:\s+std(?:out|err)\s+[FP])?(?=\s|$)",  # CI systems, containers, CRI logs
            rf"\[?{_CLOCK}\]?(?=\s|$)",  # Jenkins, Concourse, Kyverno
            rf"\[Container\] {_ISO_TIME}",  # CodeBuild's own lines
            r"[A-Z][a-z]{2}\s+[0-9]{1,2} "
            + _CLOCK
            + r" \S{1,64} [\w./-]{1,64}(?:\[[0-9]{1,8}\])?:",  # syslog, journald
            r"[IWEF][0-9]{4} " + _CLOCK + r"\s+[0-9]{1,8} [\w./-]{1,64}:[0-9]{1,6}\]",  # klog
            r"time=\"[^\"]{1,40}\" level=\w{1,8}(?= msg=)",  # logrus without a terminal
            r"(?:INFO|WARN|ERRO|FATA|DEBU)\[[0-9]{1,6}\]",  # logrus on a terminal
            r"\[(?:INFO|WARN|WARNING|ERROR|DEBUG|STDERR|STDOUT|OUTPUT)\](?=\s|$)",  # Maven, SAM
            r"##\[[a-z]{1,12}\]",  # Azure DevOps, raw GitHub Actions logs
            r"::(?:error|warning|notice|debug)(?: [^:\n]{0,200})?::",  # GitHub workflow commands
            r"#[0-9]{1,4} (?:[0-9]{1,6}\.[0-9]{1,3}(?=\s))?",  # BuildKit plain progress
            r"[\w.-]{1,64}\s+\|(?=\s|$)",  # compose: service  |; numbered lines of consoles and excerpts
            # comments, but for the rest of a URL that a wrap tore; quotes, table borders
            r"//[/!]?(?=\s|(?![\w.~-]{1,99}:\S{1,200}@)[A-Za-z]|$)|(?:#{1,6}|>{1,4}|;|--|\|)(?=\s|[A-Z]|$)",
            r"[╷╵╭╰├└─]{1,3}",  # Terraform's border
            r"remote:(?=\s)",  # git
            r"[*•-](?=\s)",  # lists
            r"\\(?=\s)",  # YAML, where a string in double marks goes on
            r"[0-9]{10}(?:\.[0-9]{1,9}|[0-9]{3})?(?=\s)",  # seconds or milliseconds since the epoch
            r"(?:docker|podman)(?:\.exe)?\s:(?=\s)",  # PowerShell names the native command
            r"=>\s(?=ERROR)",  # BuildKit on a terminal
            r"`{1,3}(?=\S)",  # Markdown code
        )
    )
)


def _of_html(match: regex.Match[str]) -> str:
    from html import unescape  # noqa: PLC0415 (it reads a table of 2,000 names)

    return unescape(match[0])


_ACTION = r"\b(?:ecr|ecr-public|kms|sts):[A-Za-z]{1,60}"
# What is taken away within a line, in this order, and what is left of it.
_WITHIN: tuple[tuple[regex.Pattern[str], str | Callable[[regex.Match[str]], str]], ...] = (
    (_ANSI, ""),
    # compose's name of a service in front of a line, as Tilt and others draw it
    (signed(r"^\s{0,40}[\w.+*-]{1,64}\s{1,20}│\s(?!.*│)", "│"), ""),
    (signed(r"\r"), "\n"),
    # controls, then blanks of other kinds
    (signed(_CONTROL), ""),
    (signed(r"[\t\u00a0\u2007\u202f]"), " "),
    # No character has so long a number; Python reads none of more than 4,300 digits (sys.set_int_max_str_digits).
    (signed(r"&#[0-9]{16,}+;?", "&#"), "\ufffd"),
    (signed(r"&[^\s<&]++", "&"), _of_html),
    PRINTER,
    # Markdown: escaped marks, code, links, emphasis
    (signed(r"\\([*_|<>\[\]])", r"\\"), r"\1"),
    (signed(r"`((?:arn|ecr|ecr-public|sts):[^`\s]{1,400}+)`", "`"), r"\1"),
    (signed(r"\[([^\[\]\n]{1,80})\]\(https?://[^()\s]{1,300}\)", r"\]\("), r"\1"),
    (signed(r"(?<![\w*/:])(\*{1,2})(?=\w)([^*]{1,2000}+)(?<=[\w'])\1(?![\w*/])", r"\*"), r"\2"),
    # what a wrap tore off; a star that nothing opened belongs to an action before it
    (
        signed(
            rf"(?<![\w*/:])\*{{1,2}}(?=\w)|(?<=[\w'])(?<!{_ACTION})\*{{1,2}}(?![\w*/])|(?<=\w:)\*\*(?=\s|$)",
            r"\*",
        ),
        "",
    ),
)
# Most lines hold none of these and only have prefixes to lose.
_MAY_BE_WITHIN = sign_of(*(frame for frame, _ in _WITHIN))
_FRAMED = sign_of(_RECORD, _JSON_FILE, _ROW, _ESCAPES, _BREAKS, LISTED, *(frame for frame, _ in _WITHIN))
# What wraps, quotes and table borders leave at the end of a line.
_TRAILING = " \\`│┃║"


def peel(line: str) -> list[str]:
    """Return the plain lines inside one physical line, without its line ending; ``[""]`` for a blank one."""
    if _FRAMED.finds(line):
        if _RECORD.match(line):
            return [""]
        if envelope := _JSON_FILE.fullmatch(line):
            line = envelope["log"].removesuffix("\\n")
        elif row := _ROW.match(line):
            line = "\n".join(filter(None, (row["field"].replace('""', '"'), row["others"])))
        line = _unframed(line)
    return [_bare(part) for part in line.split("\n")]


def _unframed(line: str) -> str:
    plain = _ANSI.sub("", line)
    for _ in range(_ESCAPE_LEVELS):
        if not _NEEDS_UNESCAPING.search(plain):
            break
        plain = _ESCAPES.sub(_unescape, plain)
    if "\t" in plain:
        plain = columns(plain)
    for frame, left in _WITHIN if _MAY_BE_WITHIN.finds(plain) else ():
        plain = frame.sub(left, plain)
    plain = _BREAKS.sub("\n", plain.strip(" │┃║"))
    return apart(plain) if "," in plain else plain


class Frame(NamedTuple):
    """What is printed before and behind a plain line; the digits of times before it are put to zero."""

    head: str
    tail: str


_BARE = Frame("", "")
_ZERO = str.maketrans("123456789", "000000000")


def framed(printed: str, line: str) -> Frame | None:
    """The frame of a plain line in its physical line; ``None`` where more than that was taken away."""
    if printed == line:
        return _BARE
    head, found, tail = printed.partition(line)
    return Frame(_STAMP.sub(lambda time: time[0].translate(_ZERO), head), tail) if found else None


def is_row(line: str) -> bool:
    """True if a line is a row of a log in CSV: its marks are the row's."""
    return _ROW.match(line) is not None


def stamp(line: str) -> datetime | None:
    """The first time in a physical line that says its date; with a zone where one is printed.

    ``None`` where that is no time, or none that a clock showed.
    """
    match = _STAMP.search(line)
    if match is None:
        return None
    try:
        time = datetime.fromisoformat(match[0].replace("/", "-"))
    except ValueError:
        return None
    return time if is_of_clock(time) else None


def build_step(line: str) -> str | None:
    """The number of the step of BuildKit whose command printed a physical line; ``None`` where none did."""
    found = _STEP.search(line)
    return found and found[1]


def _bare(line: str) -> str:
    line = line.strip()
    while match := _PREFIX.match(line):
        line = line[match.end() :].lstrip()
    line = line.rstrip(_TRAILING)
    while line.endswith(" |"):
        line = line[:-2].rstrip(_TRAILING)
    return line
