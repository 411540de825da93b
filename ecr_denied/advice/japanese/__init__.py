"""The texts in Japanese."""

from __future__ import annotations

from ecr_denied.advice.japanese.causes import CAUSES
from ecr_denied.advice.japanese.checks import TRANSLATIONS
from ecr_denied.advice.japanese.conditions import CONDITIONS
from ecr_denied.advice.japanese.live import LIVE
from ecr_denied.advice.japanese.phrases import PHRASES
from ecr_denied.advice.japanese.report import REPORT, RUN_BY
from ecr_denied.advice.texts import Texts, with_printed

TEXTS = Texts(
    space="",
    phrases=PHRASES,
    translations={**TRANSLATIONS, **CONDITIONS},
    run_by=RUN_BY,
    report=REPORT,
    causes=with_printed(CAUSES, "、", "。"),
    live=LIVE,
)
