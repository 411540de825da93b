"""The texts in English: those of the checks stand in the checks."""

from __future__ import annotations

from ecr_denied.advice.answers import NOT_ALLOWED
from ecr_denied.advice.checks import CHECKS
from ecr_denied.advice.english.causes import CAUSES
from ecr_denied.advice.english.phrases import PHRASES
from ecr_denied.advice.english.report import REPORT, RUN_BY
from ecr_denied.advice.texts import Texts, with_printed

__all__ = ["TEXTS"]

_FORMS = [form for check in CHECKS for form in check.forms()]
_ANSWERS = (NOT_ALLOWED, *(answer for form in _FORMS for command in form.commands for answer in command.answers))

TEXTS = Texts(
    space=" ",
    phrases=PHRASES,
    headlines={form.title.key: form.title.english for form in _FORMS},
    reasons={text.key: text.english for form in _FORMS for text in (*form.reasons, *form.notes)},
    answers={answer.id: (answer.shows, answer.means) for answer in _ANSWERS},
    run_by=RUN_BY,
    report=REPORT,
    causes=with_printed(CAUSES, ", ", "."),
)
