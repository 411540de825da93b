"""Live checks: what the credentials at hand can find out about one failure, or before one, by calls that only read.

Needs the extra ``live``. ``tables`` is the place to start: it says what follows from which answer.
"""

from __future__ import annotations

from ecr_denied.live.diagnosis import diagnose
from ecr_denied.live.precheck import preflight
from ecr_denied.live.records import Ask, Confidence, Diagnosis, Preflight, Step
from ecr_denied.live.stores import Files

__all__ = ["Ask", "Confidence", "Diagnosis", "Files", "Preflight", "Step", "diagnose", "preflight"]
