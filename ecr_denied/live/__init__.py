"""Live checks: what the credentials at hand can find out about one failure, or before one, by calls that only read.

Needs the extra ``live``. ``rules`` is the place to start: it says what follows from which answers.
"""

from __future__ import annotations

from ecr_denied.live.diagnosis import Present, diagnose, preflight
from ecr_denied.live.logins import Files
from ecr_denied.live.vocabulary import Ask, Candidate, Confidence, Diagnosis, Preflight, Step

__all__ = [
    "Ask",
    "Candidate",
    "Confidence",
    "Diagnosis",
    "Files",
    "Preflight",
    "Present",
    "Step",
    "diagnose",
    "preflight",
]
