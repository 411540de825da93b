"""Take secrets and control characters out of words that came from a log."""

from __future__ import annotations

import regex

__all__ = ["printable", "redact"]

_HIDDEN = "[REDACTED]"
_SECRETS = (
    # A presigned layer URL is good for an hour: everything behind its question mark goes.
    (regex.compile(r"(?<=https?://[^\s?\"']{1,600})\?[^\s\"'<>]++"), "?" + _HIDDEN),
    (
        regex.compile(r"(?<=[?&\s](?:X-Amz-[\w-]{1,40}|Signature|AWSAccessKeyId)=)[^\s&\"']++", regex.IGNORECASE),
        _HIDDEN,
    ),
    (regex.compile(r"(?<=Authorization:\s?(?:Basic|Bearer)\s)[^\s\"']++", regex.IGNORECASE), _HIDDEN),
    (regex.compile(r"(?<=docker\s+login\b[^\n]{0,200}\s(?:-p|--password)[ =])[^\s\"']++"), _HIDDEN),
    (regex.compile(r"\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b"), _HIDDEN),
    (regex.compile(r"\beyJ[\w+/=-]{40,}+(?:\.[\w+/=-]{10,}+){0,2}"), _HIDDEN),
)
_UNPRINTABLE = regex.compile(r"[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]")


def redact(words: str) -> str:
    """``words`` with presigned queries, tokens, passwords and access keys replaced by ``[REDACTED]``. Idempotent."""
    for secret, replacement in _SECRETS:
        words = secret.sub(replacement, words)
    return words


def printable(words: str) -> str:
    """``words`` without the characters that could steer a terminal or forge a line."""
    return _UNPRINTABLE.sub("", words)
