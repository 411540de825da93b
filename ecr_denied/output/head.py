"""The head of a report: what failed, what was said, who asked whom, and what it can mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

import regex

from ecr_denied.advice.known import facts_of, shows
from ecr_denied.advice.phrases import adds_meaning, meaning
from ecr_denied.advice.texts import Texts
from ecr_denied.expression import expression
from ecr_denied.output.result import Result, lines_of, subject_of
from ecr_denied.output.style import Style, columns
from ecr_denied.reading.judge.decision import decision_of
from ecr_denied.records import Failure
from ecr_denied.redaction import clean, printable
from ecr_denied.terms import Cause, Check, Family, Told

__all__ = ["head", "where_told", "why_it_was_read"]

# The columns of the label before a line of the head, and how many rows of a message are shown.
_LABEL, _ROWS = 9, 2
# A word longer than this is a name: a host, an image, a URL.
_NAME = 20
# The caller in IAM's sentence.
_CALLER = expression(r"(?<=\bUser:? )arn:\S+")
# A digest is known by its first digits.
_DIGEST = expression(r"(?<=\bsha256:[0-9a-f]{12})[0-9a-f]{52}")
# A name that is left out has other signs than letters; the name of a call or of an exception has none.
_WORD = expression(r"\W*+[A-Za-z]++\W*+")
# What a reader skips: the columns of kubectl's list of events; the status, which comes behind, and the number of an
# answer, which Go's SDK prints before the exception; the addresses that Java tried, behind the host; what ECS advises;
# what CloudTrail says between a call and its error; what is asked behind an address.
_SKIPPED = expression(
    r"^(?:Warning|Normal) +\w+ +\S+ (?:\(x\d+ over \S+\) )?kubelet\S*(?: ip-\S+)? +"
    r"|(?:https response error )?StatusCode: \d{3}, RequestID: [\w-]{0,36}, (?=\w)"
    r"|(?<=:\d{1,5}) \[[^\s/\]]{1,253}/[0-9a-f.:]{2,39}(?:, [^\s/\]]{1,253}/[0-9a-f.:]{2,39}){0,20}\]"
    r"|\"awsRegion\"\s?:.{1,600}?(?=\"errorCode\")"
    r"|(?<=\. )(?:To fix this, [^\n:]{1,400}? )?Status Code: \d{3}\. (?=Response: )"
)
# botocore's sentence around the names of an exception and of a call.
_CALL = expression(r"An error occurred (?P<exception>\(\w{1,80}\)) when calling the (?=\w{1,80} operation)")
# The name of an AWS exception, and what one says behind it.
_EXCEPTION = expression(r"\b[A-Z]\w{2,80}Exception: \w")
_QUERY = expression(r"(?<=\bhttps?://[^\s?\"']{1,300})\?[^\s\"')]+")
_PATH = expression(r"(?<=\bhttps?://[^\s/]{1,300}/)[^\s\"']+")
# Where a client puts the words of another behind its own; a sentence of IAM's has colons of its own.
_CLAUSE = expression(r"(?<!\b(?:User|perform|resource)): +")

# The wording that says only that something failed, in words that may be anywhere.
_SOMEHOW = "fallback.failed"
_SENTENCE_ENDS = expression(r"(?<=[\w)\"'`][.!?]) (?=[A-Z])")

# A value of JSON or of logfmt that is a sentence.
_VALUE = expression(r"(?:\"\s?:\s?|\w=)\"(?P<said>[^\"\\\s]++\s(?:[^\"\\]|\\.)*+)")
# Marks that come in pairs; an apostrophe has no partner. TeX's way to quote ends with another mark.
_PAIRS = {'"': '"', "'": "'", "`": "`'", "(": ")", "[": "]", "{": "}", "“": "”", "「": "」"}
# Those that a message ends before are no others than these.
_CLOSED = frozenset('"`“「')
# A mark that may begin a pair, end one, or both.
_MARK = expression(
    r"(?=(?P<begins>[(\[{“「]|(?<![^\W_])[\"'`](?=\S))?)(?=(?P<ends>(?<=\S).|.(?![^\W_]))?)"
    r"(?:[\"`()\[\]{}“”「」]|(?<!\w)'|'(?!\w))"
)
# How klog begins the next record.
_NEXT_RECORD = expression(r"\s[IWEF][0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}\.")
_BEHIND_WORDS = expression(r"[^\w*]+$")
_ESCAPE = expression(r"\\(?=[\"'])")

_REFUSALS = (Family.PERMISSION, Family.AUTHENTICATION)
# No registry was asked, so none refused.
_UNASKED = (Cause.AWS_CREDENTIALS_FAILED, Cause.CREDENTIAL_HELPER_FAILED)


def head(result: Result, phrases: Mapping[str, str], style: Style, texts: Texts, *, whole: bool) -> Iterator[str]:
    """Yield what was refused, what to do first, what was said, who asked whom, and what it can mean.

    :param phrases: those of the failure.
    :param whole: show the whole message, however long it is, and the first step among the others alone.
    """
    failure, words = result.failure, texts.report
    yield f"{style.strong(words[_verb(failure)])}  {_subject(failure, phrases, texts)}"
    if result.advice and not whole:
        yield from _named("first", printable(result.advice[0].headline), style, texts, style.strong)
    status = filter(None, (str(failure.http_status or ""), failure.code))
    # What is piped has no name.
    told = ", ".join(_lines(failure, texts)) if result.source == "-" else where_told(result, texts)
    where = printable(", ".join((told, *status)))

    def fits(said: str) -> bool:
        lines = style.wrapped(f"{said} ({where})", _LABEL)
        return style.rows(*(f"{'':{_LABEL}}{line}" for line in lines)) <= _ROWS

    said = printable(failure.message) if whole else _cut(failure, fits)
    yield from _named("what", f"{said} ({where})".lstrip(), style, texts)
    yield from _asked(failure, phrases, style, texts)
    if failure.told is Told.QUOTED:
        yield from style.wrapped(words["only-quoted"])
    for sentence in _meant(result, texts, whole=whole):
        yield from style.wrapped(printable(sentence))


# Checks of which one sentence says why for all that they are asked of: what a text means says more.
_GENERAL = (Check.ASK_FOR_THE_REASON, Check.HOST_NAME)


def _meant(result: Result, texts: Texts, *, whole: bool) -> Iterator[str]:
    """What it can mean; where the first step has nothing to run, why it is asked: where, and what to write."""
    failure, told = result.failure, meaning(result.failure, texts)
    is_asked = whole or not result.advice
    first = None if is_asked else result.advice[0]
    why = first.why if first and not (first.commands or first.outcomes) else ""
    if first and adds_meaning(failure) and first.check in _GENERAL:
        why = ""
    is_asked |= failure.told is Told.QUOTED and not why
    if is_asked or (adds_meaning(failure) and told.partition(". ")[0].rstrip(".") not in why):
        yield told
    if why:
        yield why


def _subject(failure: Failure, phrases: Mapping[str, str], texts: Texts) -> str:
    """What failed; in words where no name is known."""
    told = subject_of(failure)
    if told and told not in (failure.operation, failure.registry):
        return told
    tried = (
        "tags"
        if shows(failure, "target=tags")
        else failure.operation or ("login" if failure.cause in _UNASKED else "request")
    )
    asked = phrases["asked"] if shows(failure, "api-host") or failure.registry else texts.report["registrys-account"]
    return printable(texts.phrases[f"tried-{tried}"].format(registry=asked))


def _verb(failure: Failure) -> str:
    if failure.told is Told.QUOTED:
        return "quoted"
    is_unsent = failure.cause in _UNASKED or shows(failure, "line-break")
    is_unanswered = is_unsent or (failure.cause is Cause.LOGIN_FAILED and not shows(failure, "login-refused"))
    return "refused" if failure.family in _REFUSALS and not is_unanswered else "failed"


def why_it_was_read(result: Result, style: Style, texts: Texts) -> Iterator[str]:
    """Yield the wording that decided, the words it matched, and its source."""
    decision = decision_of(result.failure)
    if decision:
        where = texts.report["line"].format(lines=lines_of(result.failure))
        words = " ".join(filter(None, (printable(decision.words), style.faint(f"({where})"))))
        yield f"{_label('why', style, texts)}{style.strong(decision.wording)}  {words}"
        yield from (f"{'':{_LABEL}}{line}" for line in style.wrapped(decision.source, _LABEL))


def where_told(result: Result, texts: Texts) -> str:
    """Where a failure is in its input, and how often it occurs."""
    words = texts.report
    source = words["stdin"] if result.source == "-" else clean(result.source)
    return ", ".join((source, *_lines(result.failure, texts)))


def _lines(failure: Failure, texts: Texts) -> Iterator[str]:
    yield texts.report["line"].format(lines=lines_of(failure))
    if failure.occurrences == failure.wordings:
        return  # nothing was said twice
    yield texts.report["told"].format(times=failure.occurrences)
    if failure.wordings > 1:
        yield texts.report["told-as"].format(wordings=failure.wordings)


def _asked(failure: Failure, phrases: Mapping[str, str], style: Style, texts: Texts) -> Iterator[str]:
    """Who asked whom, as far as it is known. A registry alone is left out where its names are in the first line."""
    principal = facts_of(failure).principal
    who = phrases["caller"] if principal and (shows(failure, "caller") or principal.account_id) else None
    if not shows(failure, "requester=unknown"):
        who = ", ".join(filter(None, (who, phrases["requester"])))
    registry = phrases["registry"] if failure.registry_id or failure.registry_alias else None
    if who:
        yield from _named("who", printable(" -> ".join(filter(None, (who, registry)))), style, texts)
    elif registry and not _stands_in(_subject(failure, phrases, texts), failure):
        yield from _named("where", printable(registry), style, texts)


def _stands_in(subject: str, failure: Failure) -> bool:
    """Whether the known names of the registry are in the first line."""
    return all(name in subject for name in (failure.registry_id, failure.registry_alias, failure.region) if name)


def _named(name: str, value: str, style: Style, texts: Texts, mark: Callable[[str], str] = str) -> Iterator[str]:
    first, *more = map(mark, style.wrapped(value, _LABEL))
    yield f"{_label(name, style, texts)}{first}"
    yield from (f"{'':{_LABEL}}{line}" for line in more)


def _cut(failure: Failure, fits: Callable[[str], bool]) -> str:
    """The fullest form of the message that ``fits``.

    The words of a message that is read in general may decide anywhere: it ends with its reason.
    """
    decision = decision_of(failure)
    is_known = decision is not None and not decision.wording.startswith("fallback.")
    words = decision.words if decision else ""
    is_of_person = failure.told is Told.QUOTED and not (is_known or failure.wording == _SOMEHOW)
    message, decisive = map(_shortened, (failure.message, words if is_known else ""))
    if is_of_person:
        message = _sentence(message, _shortened(words))
    # A line below names the caller.
    caller = (_CALLER, "...") if shows(failure, "caller") else None
    sparing = caller, (_CALL, r"\g<exception> ... "), (_DIGEST, "...")
    said, decisive = (_ESCAPE.sub("", words) for words in (_value(message, decisive), decisive))
    forms = _forms(said, decisive, [one for one in sparing if one])
    return next(filter(fits, map(_balanced, forms)), "...")


def _sentence(said: str, words: str) -> str:
    """The sentence that the words are in: a person tells more than what failed."""
    return next((one for one in _SENTENCE_ENDS.split(said) if words and words in one), said)


def _forms(message: str, decisive: str, sparing: Sequence[tuple[regex.Pattern[str], str]]) -> Iterator[str]:
    """Ever shorter forms: without the clauses before the one that decides, then without its names, then its end."""
    yield message
    for name, short in sparing:
        message, decisive = (name.sub(short, one) for one in (message, decisive))
        yield message
    clauses = [0, *(match.end() for match in _CLAUSE.finditer(message.rstrip(": ")))]
    place = max(message.rfind(decisive), 0) if decisive else clauses[-1]
    # An answer in quotes is said of the sentence before it.
    if message[place - 1 : place] == "'":
        yield from _without_names(message.split())
    for begins in (*(begins for begins in clauses[1:] if begins < place), place):
        yield f"... {message[begins:].lstrip(': ')}"
    # Where a name is left out, the words before it say what it names.
    if len(message[place:].partition(" ")[0]) > _NAME:
        place = max(begins for begins in clauses if begins <= place)
    words = [*filter(None, ("..." if place else "", *message[place:].lstrip(": ").split()))]
    for shorter in _without_names(words):
        yield shorter
    if named := _EXCEPTION.search(message, place):
        yield from (f"... {message[begins:]}" for begins in clauses if place < begins <= named.start())
    heads = accumulate(shorter.split(" "), lambda head, word: f"{head} {word}")
    yield from (f"{head} ..." for head in reversed([*heads]))


def _without_names(words: list[str]) -> Iterator[str]:
    """The words, with ever fewer of their names, the longest first; of an address its path goes first."""
    yield " ".join(words)
    while longest := max(filter(_is_name, words), key=columns, default=""):
        shown = _PATH.sub("...", longest)
        words = [word if word != longest else "..." if shown == longest else shown for word in words]
        yield " ".join(words)


def _value(message: str, decisive: str) -> str:
    """The value of a record, as of JSON or of logfmt, in which the words end; else the whole message."""
    place = message.rfind(decisive) + len(decisive) - 1
    values = (found for found in _VALUE.finditer(message) if found.start("said") <= place < found.end("said"))
    if found := next(values, None):
        return found["said"].strip()
    below = _NEXT_RECORD.search(message, place)
    return message[: below.start()] if below else message


def _balanced(said: str) -> str:
    """The words with each mark in a pair: a quotation that was cut is closed; at the beginning and the end it goes."""
    opened: list[tuple[str, int]] = []
    ends, last = len(said), len(_BEHIND_WORDS.sub("", said))
    for mark in _MARK.finditer(said):
        at = _opened_by(mark[0], [sign for sign, _ in opened])
        if at is not None and mark["ends"]:
            del opened[at:]
        elif mark["begins"] and mark.end() <= last:
            opened.append((mark[0], mark.start()))
        elif mark.start() >= last:
            ends = min(ends, mark.start())
    begins = next((at for at, (_, place) in enumerate(opened) if place != at), len(opened))
    left = "" if said.endswith("...") else "".join(sign for sign, _ in reversed(opened[begins:]))
    # Any other may have been closed anywhere behind the cut.
    closed = " ..." if set(left) - _CLOSED else "".join(_PAIRS[sign][0] for sign in left)
    return f"{said[begins:ends].rstrip()}{closed}"


def _opened_by(sign: str, opened: Sequence[str]) -> int | None:
    """Where the pair began that a sign ends: a bracket also ends the pairs inside its own, a quotation mark none."""
    among = range(len(opened)) if sign in ")]}”」" else range(len(opened))[-1:]
    return max((at for at in among if sign in _PAIRS[opened[at]]), default=None)


def _is_name(word: str) -> bool:
    return len(word) > _NAME and not _WORD.fullmatch(word)


def _shortened(message: str) -> str:
    return _QUERY.sub("?...", _SKIPPED.sub("", " ".join(printable(message).split())))


def _label(name: str, style: Style, texts: Texts) -> str:
    label = f"  {texts.report[name]}"
    return style.faint(label) + " " * max(_LABEL - columns(label), 1)
