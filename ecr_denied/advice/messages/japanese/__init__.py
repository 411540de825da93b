"""The texts in Japanese."""

from ecr_denied.advice.messages.catalogue import Catalogue
from ecr_denied.advice.messages.japanese.causes import CAUSES
from ecr_denied.advice.messages.japanese.headlines import HEADLINES
from ecr_denied.advice.messages.japanese.outcomes import OUTCOMES
from ecr_denied.advice.messages.japanese.phrases import PHRASES
from ecr_denied.advice.messages.japanese.reasons import REASONS
from ecr_denied.advice.messages.japanese.report import REPORT, RUN_BY

TEXTS = Catalogue(
    space="",
    phrases=PHRASES,
    headlines=HEADLINES,
    reasons=REASONS,
    outcomes=OUTCOMES,
    run_by=RUN_BY,
    report=REPORT,
    causes=CAUSES,
)
