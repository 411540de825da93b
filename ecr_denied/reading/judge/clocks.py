"""How far a clock is off, where a refusal prints both times: the caller's, and the one that it is held to.

AWS (IAM user guide, signing requests): ``Signature expired: <signed> is now earlier than <limit> (<now> - 5 min.)``.
Go (crypto/x509 CertificateInvalidError): ``current time <now> is before <first>``.
"""

from __future__ import annotations

from datetime import datetime

from ecr_denied.expression import signed

__all__ = ["skew"]

_BASIC = r"[0-9]{8}T[0-9]{6}Z"
_EXTENDED = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:Z|[+-][0-9]{2}:[0-9]{2})"
# A wrap may have eaten any blank.
_MOMENTS = signed(
    rf"Signature ?(?:expired|not ?yet ?current): ?(?P<own>{_BASIC}) ?is ?(?:now ?earlier|still ?later) ?than ?"
    rf"(?P<limit>{_BASIC})(?: ?\((?P<now>{_BASIC}))?"
    rf"|current ?time ?(?P<own>{_EXTENDED}) ?is ?before ?(?P<limit>{_EXTENDED})",
    *("Signature ?(?:expired|not ?yet ?current)", "current ?time"),
)


def skew(text: str) -> int | None:
    """By how many seconds at least the caller's clock is ahead; negative where it is behind, ``None`` where unsaid."""
    told = _MOMENTS.search(text)
    if told is None:
        return None
    true = told["now"] or told["limit"]
    try:
        return round((datetime.fromisoformat(told["own"]) - datetime.fromisoformat(true)).total_seconds())
    except ValueError:  # no day or hour is numbered so
        return None
