"""Lines that only quote words: source code, tests, patches, documentation, policies. Nobody says what they hold.

A line is judged by its shape alone, whatever its words. A logger's ``msg``, ``message``, ``error``, ``reason`` or
``log`` field is said, not quoted.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ecr_denied.engine import Finder
from ecr_denied.expression import expression

__all__ = ["quoted"]

_MARK = r"[\"'`]"
# A string of a program: its mark, with the letters that may stand in front of it.
_STRING = rf"[bfru$@]?{_MARK}"
# What stands in front of a line of code: the place that grep prints, the sign of a patch, the mark of a comment.
_LEAD = r"\s*+(?:(?:[\w./-]{1,200}\.\w{1,8}:[0-9]{1,6}:(?:[0-9]{1,4}:)?|[+-](?![+-]))\s*+)?(?:(?://|#|\*|--)\s++)?"
_SOURCE = r"(?:go|py|m?[jt]sx?|java|kt|rb|rs|php|cs|c|cc|cpp|h|sh|md|rst|adoc|txt|ya?ml|tf|json|xml|html|properties)"
_TESTS = r"(?:if|elif|else if|unless|assert|case|when|return|raise|throw|yield)"
_BEGINS = (
    rf"(?:\}}?\s*(?:else\s+)?{_TESTS}|switch|match|for|await|def|func|fn|function|class|const|let|var|val|final|static"
    r"|public|private|export|import|from|use|with|except|catch|self|this|local|declare|readonly|set)"
)

# How a line of a program or of a document begins that holds a quotation mark ...
_MARKED = (
    # a call: errors.New("…"), t.Fatalf('…'); an exception shown by Python looks like one
    rf"(?:[\w.\]>-]+\.)?(?!\w*(?:Error|Exception|Failure)\()[a-z_]\w*!?\((?:[^()\"'`]*,\s*)?{_STRING}.*[)\];,{{>]\s*$",
    # a statement: if strings.Contains(err, "…") {, const x = "…", assert "…" in y
    (
        rf"{_BEGINS}\b[^\"'`]*(?:\(|=|\bin\b|\breturn\b|\braise\b|\bthrow\b|==|!=|=~|\.|,|case|when|assert)"
        rf"\s*[^\"'`]{{0,80}}{_STRING}.*(?:[)\]}};:,{{]|\b(?:then|do|\|\||&&)|{_MARK}|\w)\s*$"
    ),
    rf"\}}?\s*{_TESTS}\s+(?:not\s+|!)?\(?{_STRING}.*{_MARK}\)?\s*(?:\bin\b|==|!=|:|\{{|,|=>|;|$)",
    # an assignment: name := "…", key => '…', but not a logger's key="…"; a variable of a shell
    rf"(?:[\w.\[\]()*&]+|{_MARK}[\w.-]+{_MARK}\]?)\s+(?::=|\+?=|=>|\?\?)\s+\(?{_STRING}",
    rf"[A-Z][A-Z0-9_]*={_MARK}[^\"'`]*{_MARK}\s*$",
    # a row of a table of tests: strings, and the names of what is expected; a key that is a sentence
    rf"\{{\s*{_STRING}(?!.*(?<!\\){_MARK}\s*:).*{_MARK},\s*(?!true|false|null)[A-Za-z_][\w.]*\s*\}},?\s*$",
    rf"(?P<k>{_MARK})(?:(?!(?P=k))\S){{1,40}}+ (?:(?!(?P=k)).){{1,200}}+(?P=k)\s*:\s*(?:{_MARK}|\w)",
    # the same over more than one line; an item of a list, a field of a table of tests
    rf"\(\s*+{_STRING}.*{_MARK}(?:,\s*+\w*+)?\s*+\)?,?\s*+$",
    rf"[bfru$@]?(?P<q>{_MARK})(?:(?!(?P=q)).)++(?P=q)\s*+(?:,|=>|->|\|)\s*+\S{{0,40}}+\s*+$",
    (
        rf"(?:want\w*|expect\w*|input|given|in|err|errMsg|msg|stderr|stdout|output|body|service_\w+|side_effect|return_value"
        rf"|pattern|regex\w*|match\w*|returncode|log)\s*[:=]\s*{_STRING}.*[,)}}]\s*+$"
    ),
    rf"[\"']?(?:want\w*|expect\w*|input|given)[\"']?\s*:\s*{_STRING}.*{_MARK},?\s*$",
    # a command of a shell that looks for the words, or prints them
    (
        r"(?:if|elif|while|until|!|then|do|\[\[?|&&|\|\||\$|\+)?\s*+(?:if\s++)?(?:!\s++)?(?!.*\|\s*(?:\w+\s+)?(?:\w+\s)?login\s)"
        rf"(?:[ef]?grep|rg|awk|sed|echo|printf|warn|die|fail)\s+(?:-\w+\s+)*[^\"'`|]{{0,40}}{_MARK}"
    ),
    # a case of a shell
    rf"\*?{_MARK}[^\"'`]*{_MARK}\*?\)\s",
    # a decorator
    r"(?:@|#\[)\w+(?:\.\w+)*\([^\"']*+[\"'].*\)\]?$",
    # a heading or a row of a table with code in it
    r"#{2,6} .*`",
    r"\|[^|]*+\|.*`[^`]+`|\|(?>.*?`[^`]++`)[^|]*+\|.*\w",
    # an item that explains a message
    r"(?:[*-]|[0-9]{1,2}\.)\s+`[^`]+`\s*(?:[–—:：…-]|(?:means|now)\b)",
    (
        r"(?:[*-]|[0-9]{1,2}\.)\s+`(?!docker|podman|aws|kubectl|helm)[^ `]*+ [^ `]*+ [^`]*+`\s+"
        r"(?:is|are|was|were|no|now|will|when|with|from|and)\b"
    ),
)
# ... and one that may hold none.
_PLAIN = (
    # a test in Ruby; a command whose comment speaks of the words
    r"(?:assert|refute|expect)_\w+[\s(]+[/\"'`:]",
    r"(?:aws|docker|podman|kubectl|helm)\s[^#]{1,400}\s{2,}#\s",
    # a handler of an exception; a list of regular expressions
    r"except\s++\(?[\w., ]{1,200}+\)?(?:\s++as \w+)?:\s*$",
    r"(?:export\s+)?(?:const|let|var)\s+\w+\s*=\s*[\[{]\s*/",
    # a condition of Ansible
    r"-?\s*(?:failed_when|changed_when|until|when):\s",
    # a question in German, Spanish or Portuguese
    r"[FP]:\s[^`\"“„']*+[`\"“„'].*\?\s*$",
    # the next call of a chain
    r"\.(?:reply|then|catch|with\w*|should\w*|to[A-Z]\w*|and\w*|expect\w*)\(",
    # a place in a source, as grep prints it; the protocol of tests; a catalogue of translations
    rf"(?:\./)?(?:[\w.-]+/)+[\w.-]+\.{_SOURCE}:[0-9]+[:-]",
    r"(?:FAILED|ERROR)\s+[\w./-]{1,200}\.py::\w",
    r"(?:\w+ > |[\w./-]{1,200}\.py::).*\b(?:PASSED|FAILED|SKIPPED|XFAIL|XPASS)\b",
    # a metric and its value; a system call and its result
    r"[a-z_:][\w:]{2,}\{[^{}]*\}\s+[0-9.e+-]+\s*$",
    r"(?:\[pid +[0-9]+\] )?[a-z_0-9]+\(.*\)\s+= -?[0-9?]",
    r"---?\s+(?:PASS|FAIL|SKIP|ok|not ok)\b|===\s+RUN\b|(?:PASSED|ok|✓|✔)\s",
    r"msg(?:id|str)\s",
    # what containerd and skopeo note of every answer, that of a challenge as well
    r"time=\S+ level=debug msg=(?:Unauthorized\b|\"fetch response received\"|\"Ping \S+ status)",
    r"DEBU\[[0-9]+\] Ping \S+ status",
    # a tag of Javadoc and its like; a filter of a log collector
    r"\*?\s*@(?:throws|exception|param|returns?|see|link|raises)\b",
    r"(?:Regex|Exclude)\s+\S{1,80}\s+\S",
    # an entry of a list of changes, of terms, of commits
    r"(?:[*-]\s+)?(?:\*\*)?(?:(?:fix|feat|chore|docs|refactor)(?:es|ed)?|\w{2,10}\([\w./-]+\))!?:\s",
    r"[*-]\s+\*\*[\w./ -]+:\*\*\s",
    r"\*\*[^*]+\*\*\s+[–—-]\s",
    r"[0-9a-f]{7,40} (?:\([^)]*\) )?(?:[A-Z][a-z]+s?\b|\w{2,10}(?:\([\w./-]+\))?!?:\s)",
    # a line of a table of contents
    r".*[^.\s] ?\.{3,}\s*[0-9]{1,4}\s*$",
    # a regular expression
    r".*(?:\(\[\^|\\[dw][+*{])",
    # a field that describes; a question, a hint
    (
        r"-?\s*[\"']?(?:description|summary|title|help|hint|expr|pattern|regex|match\w*|solution|runbook_url|docs?)[\"']?"
        r"\s*[:=]\s"
    ),
    r"\*{0,2}(?:Q|A|Frage|Pregunta|NB|TODO|FIXME|Tip|Note|Hint|Warning|Caution|FAQ|Question|Answer|Solution|Fix|Cause|Symptom)s?\s?[:.]\s.*[`\"“'_*]",
)
_WITH_MARKS, _WITHOUT = (expression(rf"{_LEAD}(?:{'|'.join(shapes)})") for shapes in (_MARKED, _PLAIN))
# The same for the linear engine, which knows no look-around, counts slowly, and takes long to make ready for letters of
# all scripts: what it denies of an ASCII text, the expression denies.
_MAY_BE_PLAIN = Finder(
    f"^{_LEAD}(?:{'|'.join(_PLAIN)})".replace("(?![+-])", "")
    .replace("{1,200}", "+")
    .replace("{1,400}", "+")
    .replace(r"\w", "[[:word:]]")
)
_HOLDS_MARK = Finder(_MARK)
# A program that looks for the words, wherever it does so in the line, or the model of an API (Smithy, botocore).
_SEARCH = Finder(
    r"(?-i)\b(?:contains|includes|indexOf|startsWith|endsWith|matches|match|equals|Contains|HasPrefix|HasSuffix|toMatch"
    r"|toContain|toThrow[[:word:]]*|isEqualTo|assert[[:word:]]*|expect[[:word:]]*|re\.[[:word:]]+|errors\.New"
    r"|fmt\.[[:word:]]+|regexp\.[[:word:]]+|Pattern\.compile|RegExp|Regex(?:::new)?)\(\s*(?:[\w.()]+,\s*)?[bfr]?[\"'`/]"
    r"|\bcom\.amazonaws\.[[:word:]]+#|\"type\": ?\"structure\""
    # or prints them when a command of a list fails
    r"|(?:\(|\{|\|\||&&|;)\s*@?(?:echo|printf|die|fail)\s+[\"']"
    # or a query of a store of logs
    r"|\b(?:index|sourcetype)=\S.*\|\s*(?:stats|where|table|timechart|count)\b|\bsourcetype=[\"\w]|\bI?LIKE '"
    r"|\bfilter @message\b|\blike /|\}\s*\|[=~]\s*\\*[\"`]"
)
_SEES = (
    r"(?:sees?|gets?|got|answers?|receives?|encounters?|hits?|fails?|returns?|prints?|says?|reads?|reports?|shows?|contains?"
    r"|ends?|starts?)"
)
# Prose that speaks of a message, wherever it does so in the line.
_PROSE = Finder(
    "|".join(
        (
            # If you see …, when docker prints …
            (
                r"\b(?:if|when|whenever|once|until|unless|where|in case|should)\s+(?:you|we|it|they|this|that|the"
                r"|(?:some|any)(?:body|one)|people|users"
                rf"|`?docker|kubectl|podman|your|a|an|push\w*|pull\w*)\b[^.:\n]{{0,120}}?\b{_SEES}\b"
            ),
            (
                r"\b(?:(?:you|users|they|people|clients?)\s+(?:will|may|might|can|could|would|should|often|usually)?"
                r"|we\s+(?:will|may|might|can|could|would|should|often|usually))\s*"
                r"(?:then )?"
                r"(?:see|get|receive|hit|encounter)\b"
            ),
            # The error means …
            (
                r"\b(?:error|message|response|symptom|output|words?)s?\s+(?:`[^`]*`\s+)?(?:means?|indicates?|usually"
                r"|typically|often|almost|occurs\b|appears?|happens|is returned|was returned|are returned|looks? like"
                r"|reads|such as|like [`\"'])"
            ),
            # … such as "…"
            (
                r"\b(?:such as|e\.g\.,?|for example,?|for instance,?|i\.e\.,?|instead of|rather than|known as|called"
                r"|of the form|otherwise|or else)"
                r"\s+[`\"'“]"
            ),
            r"\b(?:aparece|erscheint|apparaît)\b|」とは|\bno longer (?:shown|reported|logged|raised|treated)\b",
            r"\b(?:the|this|that) (?:line|thing with|words?) [\"“`]",
            # one message or another
            r"[\"“`][^\"“”`\n]{2,80}[\"”`] (?:or|oder|ou) [\"“`][^\"“”`\n]{2,80}[\"”`]",
            # a message, and what to do about it
            r"\b(?:Meldung|Fehler(?:meldung)?|Message|Error|Erreur|Mensaje) [„“«\"`][^„“”«»\"`\n]{4,100}[“”»\"`]:\s",
            r"\blook for\b|\bsymptoms?\b|\bgrep\b[^|]{0,40}[\"'`]",
            r"\bHTTP Status Code: [0-9]{3}\s*$",
            # something that is still to come
            r"\b(?:would|will|may|might|could) be (?:denied|refused|rejected|blocked)\b",
            # somebody printed `…`
            r"\b(?:printed|said|showed|reported|answered|complained|logged)\s+[`“]",
            # a comment: the push fails with "…"
            r"^\s*(?:#|//|--)\s[^\"`:]{0,100}\b(?:(?:fails|ends|dies|stops) with [\"`]|(?:gets?|sees?|says|prints):\s)",
            # fixes "…", "…" seen on
            r"\bfix(?:es|ed)?\s+[\"“`]",
            (
                r"(?:\w |^|\()[\"“`]\w+ \w+ [^\"“”`:/]{4,76}[\"”`]"
                r" (?:seen|when|whenever|while|errors?|messages?|on|from|in|is|was|are|after|because|means|last)\b"
            ),
            # … retries on "…"
            (
                r"\b(?:handles?|handled|detects?|classif(?:y|ies|ied)|maps?|mapped|ignores?|treats?|retry|retries|retried|catch(?:es)?"
                r"|recogni[sz]e|swallow|tolerate|surface|do not crash|no longer fail\w*)\b[^:\n]{0,60}(?:[`\"“]|\s')"
            ),
        )
    ),
)
# A report of what happened: many words, and none of the marks that programs put between theirs.
_IS_PAST = Finder(r"\b(?:were|had)\b")
_REPORT = expression(
    r"\s*+(?=[^\n]*\b(?:were|had)\b)[A-Z](?:[\w%'’-]+(?::[0-9]{2})?[,.;]? ){20,400}[\w%'’-]+\.\s*$", regex.IGNORECASE
)
# A text that goes on over lines: how it begins, and what ends it.
_NAME = r"(?:(?:export|const|let|var|val|final|static)\s+)*[\w.\[\]\"']+"
_BLOCK = expression(
    rf"\s*+(?:{_NAME}\s*(?::|:?=)\s*|[\w.]+\(\s*|return\s+|-\s+\w+:\s*)[bfru]{{0,2}}(?P<mark>\"\"\"|'''|`)[^\"'`]*$"
    r"|\s*+[bfru]{0,2}(?P<mark>\"\"\"|''')[^\"'`]*$"
    r"|.*(?<!<)<<(?!<)[-~]?\s?[\"']?(?P<word>[A-Z]{2,12})\b"
    r"|exports\[`.*\]\s*=\s*(?P<mark>`)\s*$"
    r"|(?P<hunk>@@ -[0-9,]+ \+[0-9,]+ @@)"
    r"|(?P<comment>\s*+(?:#|//|--|\*)\s++)\"[^\"]*$"
    r"|\s*+(?:-\s*+)?(?P<indent>input|want|expected|golden|description|message_template|run|script)\s*:\s*[|>][+-]?\s*$"
)
# A line of code that tells what its neighbours are.
_AMONG_CODE = expression(
    r"\s*+(?:[+-]\s*+)?(?:func |def |class |import |package |from \w+ import |@Test\b|it\(|test\(|describe\("
    r"|\}\s*else\s*\{|#!/|@@ -[0-9]|diff --git |with \w+(?:\.\w+)*\(.*\) as |switch .*\{$|Errors$|ERRORS$)"
)
# What stands in every line that begins one.
_MAY_BEGIN = Finder(r"\"\"\"|'''|`|<<|@@|[|>][+-]?\s*$|(?:#|//|--|\*)\s+\"")
# A line, and what tells at most so many lines below that it only quotes: the answer that every client meets first
# (distribution spec, authentication), an error in a reference of an API.
_FOLLOWED = (
    (Finder(r"\bHTTP/[0-9.]+ 401\b"), Finder(r"^(?:<\s)?www-authenticate: ")),
    (Finder(r"^\s*[[:word:]]+Exception\s*$"), Finder(r"\bHTTP Status Code: [0-9]{3}\s*$")),
)
_FOLLOWS = 6
_MAY_BE_FOLLOWED = Finder(r" 401\b|Exception\s*$")
# How many lines below such a line are taken for code, when they are indented and hold a string.
_BELOW = 6
_HOLDS_STRING = expression(r"\s.*[\"'`]")


def quoted(lines: Sequence[str]) -> list[bool]:
    """For each of some neighbouring lines, as printed, whether it only quotes."""
    verdicts: list[bool] = []
    block: _Block | None = None
    code = 0
    for number, line in enumerate(lines, 1):
        if block and block.holds(line):
            verdicts.append(True)
            continue
        block = _Block.begun_by(line)
        if _AMONG_CODE.match(line):
            code = _BELOW
        verdicts.append(
            (block is not None and block.has_signs)
            or (_MAY_BE_FOLLOWED.finds(line) and _is_followed(line, lines[number : number + _FOLLOWS]))
            or _is_quotation(line)
            or (code > 0 and bool(_HOLDS_STRING.match(line)))
        )
        code -= 1
    return verdicts


# The signs of the lines of a patch.
_HUNK = ("+", "-", " ")


class _Block:
    """A text of a program that goes on over lines, until its mark, its word, or the indentation it began with.

    A part of a patch, or a comment that opens a quotation, goes on while its lines have the signs of one.
    """

    def __init__(self, end: str | None, depth: int, signs: tuple[str, ...]) -> None:
        self._end = end
        self._depth = depth
        self._signs = signs
        self._ended = False

    @classmethod
    def begun_by(cls, line: str) -> _Block | None:
        """The block that a line begins, if it begins one."""
        begun = _BLOCK.match(line) if _MAY_BEGIN.finds(line) else None
        if begun is None:
            return None
        signs = _HUNK if begun["hunk"] else (begun["comment"].rstrip(),) if begun["comment"] else ()
        return cls(begun["mark"] or begun["word"], _depth(line), signs)

    @property
    def has_signs(self) -> bool:
        """Whether its lines have signs, the one that begins it as well."""
        return bool(self._signs)

    def holds(self, line: str) -> bool:
        """Whether the line belongs to it; after its end none does."""
        if self._ended:
            return False
        if self._signs:
            self._ended = not line.startswith(self._signs)
            return not self._ended
        if self._end is None:
            self._ended = bool(line.strip()) and _depth(line) <= self._depth
            return not self._ended
        self._ended = self._end in line if self._end in ('"""', "'''", "`") else line.strip().startswith(self._end)
        return True


def _is_followed(line: str, below: Sequence[str]) -> bool:
    return any(first.finds(line) and any(map(then.finds, below)) for first, then in _FOLLOWED)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_quotation(line: str) -> bool:
    return bool(
        _PROSE.finds(line)
        or _SEARCH.finds(line)
        or ((not line.isascii() or _MAY_BE_PLAIN.finds(line)) and _WITHOUT.match(line))
        or (_HOLDS_MARK.finds(line) and _WITH_MARKS.match(line))
        or (_IS_PAST.finds(line) and _REPORT.match(line))
    )
