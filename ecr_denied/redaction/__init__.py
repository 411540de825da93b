"""Take secrets, control characters and commands of CI systems out of words that came from a log."""

from __future__ import annotations

from ecr_denied.redaction.hiding import Surroundings, clean, redact, redact_torn
from ecr_denied.redaction.inert import STEERS, inert, inert_json, printable

__all__ = ["STEERS", "Surroundings", "clean", "inert", "inert_json", "printable", "redact", "redact_torn"]
