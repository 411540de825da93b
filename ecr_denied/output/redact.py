"""Take secrets and control characters out of words that came from a log."""

from __future__ import annotations

import regex

__all__ = ["printable", "redact"]

_HIDDEN = "[REDACTED]"
# What a wrap tore off a query: more of its encoding, behind one blank; not the next URL, which is redacted by itself.
_TORN_OFF = r"(?:\s(?!https?://)(?=[^\s\"']*(?:&X-Amz|%2[BFbf]|=)|[A-Za-z0-9+/%]{20})[\w%+/=&.~-]++)*+"
_VALUE = r"[^\s&\"',;]++"
_SECRETS = (
    # A presigned layer URL is good for an hour: everything behind its question mark goes.
    (regex.compile(rf"(?<=https?://[^\s?\"']{{1,600}})\?[^\s\"'<>]++{_TORN_OFF}"), "?" + _HIDDEN),
    (regex.compile(r"(?<=://[^\s/:@\"']{1,100}:)[^\s/@\"']++(?=@)"), _HIDDEN),
    (
        regex.compile(
            rf"(?<=[?&\s](?:X-Amz-[\w-]{{1,40}}|Signature|AWSAccessKeyId|_state)=){_VALUE}", regex.IGNORECASE
        ),
        _HIDDEN,
    ),
    (regex.compile(rf"(?<=\b(?:Basic|Bearer)\s){_VALUE}", regex.IGNORECASE), _HIDDEN),
    (
        regex.compile(
            rf"(?<=login\b[^\n]{{0,200}}\s(?:-p|-p[ =]|--password|--password[ =])[\"']?)(?![-\s=\"']){_VALUE}"
        ),
        _HIDDEN,
    ),
    (
        regex.compile(
            rf"(?<=(?:secret|token|password|passwd|secret_access_key|session_token)[\"']?\s?[:=]\s?[\"']?)(?![\s\"']){_VALUE}",
            regex.IGNORECASE,
        ),
        _HIDDEN,
    ),
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
