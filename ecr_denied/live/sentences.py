"""What IAM's sentence in the answer of a call blames.

Source: IAM user guide, troubleshoot_access-denied.
"""

from __future__ import annotations

__all__ = ["blamed"]

_TYPES = (
    ("service control", "says-organization"),
    ("resource control", "says-resource-control"),
    ("permissions boundary", "says-boundary"),
    ("session", "says-session"),
    ("VPC endpoint", "says-endpoint"),
)


def blamed(message: str) -> str:
    """The id of the outcome: which type of policy denies, and for policies of either side whether explicitly."""
    _, explicit, reason = message.rpartition("with an explicit deny in a")
    if not explicit:
        _, implicit, reason = message.rpartition("because no ")
        if not implicit:
            return "not-allowed"
    for words, outcome in _TYPES:
        if words in reason:
            return outcome
    side = "resource" if "resource-based" in reason else "identity" if "identity-based" in reason else None
    if side is None:
        return "not-allowed"
    return f"says-{side}-denies" if explicit else f"says-{side}"
