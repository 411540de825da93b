"""The facts of a failure: of what was tried, of who asked, of the refusal, of the way and of the wording."""

from __future__ import annotations

from ecr_denied.advice.facts import attempt, caller, network, refusal, wordings

__all__ = ["attempt", "caller", "network", "refusal", "wordings"]
