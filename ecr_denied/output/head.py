"""The head of a report: what failed, what was said, who asked whom, and what it can mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate

from ecr_denied.advice.known import facts_of, shows
from ecr_denied.advice.phrases import meaning
from ecr_denied.advice.texts import Texts
from ecr_denied.expression import expression
from ecr_denied.output.result import Result, lines_of, subject_of
from ecr_denied.output.style import Style, columns
from ecr_denied.reading.judge.decision import decision_of
from ecr_denied.records import Failure
from ecr_denied.redaction import clean, printable
from ecr_denied.terms import Cause, Family, Told

__all__ = ["head", "where_told", "why_it_was_read"]

# The columns of what stands before a line of the head, and how many lines of a message are shown.
_LABEL, _LINES = 9, 3
# The caller in IAM's sentence.
_CALLER = expression(r"(?<=\bUser:? )arn:\S+")

_REFUSALS = (Family.PERMISSION, Family.AUTHENTICATION)
# No registry was asked, so none refused.
_UNASKED = (Cause.AWS_CREDENTIALS_FAILED, Cause.CREDENTIAL_HELPER_FAILED)


def head(result: Result, phrases: Mapping[str, str], style: Style, texts: Texts, *, whole: bool) -> Iterator[str]:
    """Yield what was refused, who asked whom, and what it can mean.

    :param phrases: those of the failure.
    :param whole: show the whole message, however long it is.
    """
    failure, words = result.failure, texts.report
    yield f"{style.strong(words[_verb(failure)])}  {_subject(failure, phrases, texts)}"
    status = filter(None, (str(failure.http_status or ""), failure.code))
    # What is piped has no name.
    told = ", ".join(_lines(failure, texts)) if result.source == "-" else where_told(result, texts)
    where = printable(", ".join((told, *status)))
    message = printable(failure.message)
    room = _LINES * (style.width - _LABEL) - columns(where)
    said = message if whole or columns(message) <= room else _cut(message, room, failure)
    yield from _named("what", f"{said} ({where})".lstrip(), style, texts)
    yield from _asked(failure, phrases, style, texts)
    if failure.told is Told.QUOTED:
        yield from style.wrapped(words["only-quoted"])
    yield from style.wrapped(printable(meaning(failure, texts)))


def _subject(failure: Failure, phrases: Mapping[str, str], texts: Texts) -> str:
    """What failed; in words where no name is told."""
    told = subject_of(failure)
    if told and told not in (failure.operation, failure.registry):
        return told
    tried = failure.operation or ("login" if failure.cause in _UNASKED else "request")
    asked = phrases["asked"] if shows(failure, "api-host") or failure.registry else texts.report["registrys-account"]
    return printable(texts.phrases[f"tried-{tried}"].format(registry=asked))


def _verb(failure: Failure) -> str:
    if failure.told is Told.QUOTED:
        return "quoted"
    is_unsent = failure.cause in _UNASKED or shows(failure, "line-break")
    is_unanswered = is_unsent or (failure.cause is Cause.LOGIN_FAILED and not shows(failure, "login-refused"))
    return "refused" if failure.family in _REFUSALS and not is_unanswered else "failed"


def why_it_was_read(result: Result, style: Style, texts: Texts) -> Iterator[str]:
    """Yield the wording that decided, the words it stands for, and its source."""
    decision = decision_of(result.failure)
    if decision:
        where = texts.report["line"].format(lines=lines_of(result.failure))
        words = " ".join(filter(None, (printable(decision.words), style.faint(f"({where})"))))
        yield f"{_label('why', style, texts)}{style.strong(decision.wording)}  {words}"
        yield from (f"{'':{_LABEL}}{line}" for line in style.wrapped(decision.source, _LABEL))


def where_told(result: Result, texts: Texts) -> str:
    """Where a failure stands in its input, and how often it was told."""
    words = texts.report
    source = words["stdin"] if result.source == "-" else clean(result.source)
    return ", ".join((source, *_lines(result.failure, texts)))


def _lines(failure: Failure, texts: Texts) -> Iterator[str]:
    yield texts.report["line"].format(lines=lines_of(failure))
    if failure.occurrences > 1:
        yield texts.report["told"].format(times=failure.occurrences)
    if failure.wordings > 1:
        yield texts.report["told-as"].format(wordings=failure.wordings)


def _asked(failure: Failure, phrases: Mapping[str, str], style: Style, texts: Texts) -> Iterator[str]:
    """Who asked whom; nothing where neither was told."""
    principal = facts_of(failure).principal
    who = phrases["caller"] if principal and (shows(failure, "caller") or principal.account_id) else None
    if not shows(failure, "requester=unknown"):
        who = ", ".join(filter(None, (who, phrases["requester"])))
    registry = phrases["registry"] if failure.registry_id or failure.registry_alias else None
    if asked := printable(" -> ".join(filter(None, (who, registry)))):
        yield from _named("who" if who else "where", asked, style, texts)


def _named(name: str, value: str, style: Style, texts: Texts) -> Iterator[str]:
    first, *more = style.wrapped(value, _LABEL)
    yield f"{_label(name, style, texts)}{first}"
    yield from (f"{'':{_LABEL}}{line}" for line in more)


def _cut(message: str, room: int, failure: Failure) -> str:
    """A message without the caller's ARN, and without words that stand in its middle: it ends with its reason.

    The words that decided are kept, and what follows them, where both fit.
    """
    decision = decision_of(failure)
    parts = (message, decision.words if decision else "")
    # The line below tells who called.
    shown = "..." if shows(failure, "caller") else r"\g<0>"
    told, decisive = (_CALLER.sub(shown, " ".join(printable(part).split())) for part in parts)
    if columns(told) <= room:
        return told
    words = told.split()
    halves = " ".join((*_within(words, room // 2), "...", *reversed(_within(words[::-1], room // 2))))
    place = told.find(decisive)
    if decisive in halves or place < 0:
        return halves
    begins = len(told[: place + 1].split()) - 1
    left = room - columns(" ".join(("...", *words[begins:]))) - 1
    return " ".join((*_within(words[:begins], left), "...", *words[begins:])) if left > 0 else halves


def _within(words: list[str], room: int) -> list[str]:
    """The first word, and those after it that fit."""
    ends = accumulate(columns(word) + 1 for word in words)
    return words[: max(sum(end <= room for end in ends), 1)]


def _label(name: str, style: Style, texts: Texts) -> str:
    label = f"  {texts.report[name]}"
    return style.faint(label) + " " * max(_LABEL - columns(label), 1)
