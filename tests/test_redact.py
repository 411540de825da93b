"""Redaction: no secret survives, and words that are none do."""

from __future__ import annotations

import pytest

from ecr_denied.output.redact import printable, redact


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ("https://b.s3.amazonaws.com/k?X-Amz-Signature=abc123&X-Amz-Date=x", "abc123"),
        ("https://b.s3.amazonaws.com/k?token=abc123", "abc123"),
        ('Get "https://h/p?Signature=abc123": EOF', "abc123"),
        ("query X-Amz-Security-Token=abc123", "abc123"),
        ("&AWSAccessKeyId=abc123&x", "abc123"),
        ("Authorization: Basic abc123", "abc123"),
        ("authorization: bearer abc123", "abc123"),
        ("docker login -u AWS -p abc123 h", "abc123"),
        ("docker login --username AWS --password abc123 h", "abc123"),
        ("docker login --username AWS --password=abc123 h", "abc123"),
        ("key AKIAIOSFODNN7EXAMPLE.", "AKIAIOSFODNN7EXAMPLE"),
        ("key ASIAIOSFODNN7EXAMPLE.", "ASIAIOSFODNN7EXAMPLE"),
        (f"token eyJ{'a' * 60}.{'b' * 20}", "aaaaaaaaaa"),
    ],
)
def test_no_secret_survives(words: str, secret: str) -> None:
    assert secret not in redact(words) and "[REDACTED]" in redact(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "docker login --username AWS --password-stdin h",
        "Use --password-stdin.",
        "https://h/v2/team/app/manifests/v1: 403",
        "User: AIDAEXAMPLE is not authorized",
        "AKIA",
        "eyJ",
        "why? because",
    ],
)
def test_words_that_are_no_secret_survive(words: str) -> None:
    assert redact(words) == words


@pytest.mark.parametrize(
    "character", [chr(c) for c in (*range(0x20), 0x7F, 0x85, 0x9B)] + list("\u202e\u200b\u2028\ufeff\ue000")
)
def test_no_character_that_steers_a_terminal_is_printable(character: str) -> None:
    assert printable(f"a{character}b") == "ab"


def test_words_in_any_script_are_printable() -> None:
    assert printable("naïve 🐳 日本 – “x”") == "naïve 🐳 日本 – “x”"


def test_a_url_behind_a_presigned_one_keeps_its_host() -> None:
    url = "https://h/p?X-Amz-Signature=abc&X-Amz-Date=1"
    assert redact(f"{url} {url}") == "https://h/p?[REDACTED] https://h/p?[REDACTED]"
