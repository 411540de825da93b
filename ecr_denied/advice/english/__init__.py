"""The texts in English; those of the checks are in the checks."""

from __future__ import annotations

from ecr_denied.advice.english.causes import CAUSES
from ecr_denied.advice.english.phrases import PHRASES
from ecr_denied.advice.english.report import REPORT, RUN_BY
from ecr_denied.advice.texts import Texts, with_printed

TEXTS = Texts(
    space=" ",
    phrases=PHRASES,
    translations={},
    run_by=RUN_BY,
    report=REPORT,
    causes=with_printed(CAUSES, ", ", "."),
    live={},
)
