"""The texts in English."""

from ecr_denied.advice.messages.catalogue import Catalogue
from ecr_denied.advice.messages.english.causes import CAUSES
from ecr_denied.advice.messages.english.headlines import HEADLINES
from ecr_denied.advice.messages.english.outcomes import OUTCOMES
from ecr_denied.advice.messages.english.phrases import PHRASES
from ecr_denied.advice.messages.english.reasons import REASONS
from ecr_denied.advice.messages.english.report import REPORT, RUN_BY

TEXTS = Catalogue(
    space=" ",
    phrases=PHRASES,
    headlines=HEADLINES,
    reasons=REASONS,
    outcomes=OUTCOMES,
    run_by=RUN_BY,
    report=REPORT,
    causes=CAUSES,
)
