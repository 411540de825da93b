"""Redaction by itself: what it keeps, that it has an end, and how long it takes. Its tables: tests/hostile."""

from __future__ import annotations

import time
from string import ascii_letters, digits
from unicodedata import category
from urllib.parse import quote

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from ecr_denied.engine import Finder
from ecr_denied.redaction import Surroundings, hiding, keys, notations, redact, redact_torn
from ecr_denied.redaction.notations import NOTATIONS
from tests.hostile.secrets import LETTERS, SECRETS
from tests.looped import looped

# --- where a secret can stand -----------------------------------------------------------------------------


@looped("blank", ["   ", "\t", "\t\t", " \t"])
def test_no_secret_is_left_where_a_blank_is_several_or_a_tab(blank: str) -> None:
    texts = [(s.words.replace(" ", blank), s.value) for s in SECRETS if " " not in s.value and "\\ " not in s.words]
    assert not [text for text, value in texts if value in redact(text)]


_UNICODE = [chr(code) for code in range(0x80, 0x10000)]
# Signs that are read as a blank, a hyphen, a quotation mark or a letter of ASCII, by their category in Unicode.
_BLANKS = [sign for sign in _UNICODE if category(sign) == "Zs"]
_HYPHENS = [*(sign for sign in _UNICODE if category(sign) == "Pd" and "\u2010" <= sign <= "\u2015"), "\u2212"]
_QUOTES = [sign for sign in _UNICODE if (category(sign) in ("Pi", "Pf") and sign < "\u2e00") or sign in "\u201a\u201e"]
_WIDE = {chr(code): chr(code + 0xFEE0) for code in range(ord("!"), ord("~") + 1)}


@looped(
    "words",
    [
        *(f"Bearer{blank}{{}}" for blank in _BLANKS),
        *(f"docker login {hyphen * 2}password {{}}" for hyphen in _HYPHENS),
        *(f"password={quote}{{}}{quote}" for quote in _QUOTES),
        "".join(_WIDE[letter] for letter in "db_password=") + "{}",
        "".join(_WIDE[letter] for letter in "DB_SECRET:") + "{}",
        "".join(_WIDE[letter] for letter in "https://ada:") + "{}@h",
        f"docker login {_WIDE['~']} --password {{}}",
    ],
)
def test_no_secret_is_left_behind_signs_that_stand_for_those_of_ascii(words: str) -> None:
    secret = "correct horse" if words.startswith("password=") else LETTERS
    assert redact(words.format(secret)) == words.format("[REDACTED]")


FRAGMENTS = (
    *(" ", ":", "=", '"', "'", "\\", "@", "/", "?", "&", "%", "|", "<<<", "\n", "aB3dE5gH", "QVdTOmh1bnRlcjI="),
    *("x" * 40, "https://", "X-Amz-Date", "Signature", "_state", "sig"),
    *("Authorization", "Basic", "bearer", "token", "%20", "-p", "password", "pwd", "secret", "api_key", "access-key"),
    *("x-registry-auth", "auth", "aws_session_token", "--creds", "--registry-token", "login", "curl", "-u", "echo"),
    *("AKIAIOSFODNN7EXAMPLE", "eyJ", "ghp_", "npm_", "dckr_pat_"),
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
def test_what_holds_no_sign_of_a_secret_holds_no_secret(text: str) -> None:
    assert read_for_secrets(text) == redact(text)


def read_for_secrets(text: str) -> str:
    """The text, redacted without asking for signs first."""
    redact.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Finder, "finds", bool)
        redacted = redact(text)
    redact.cache_clear()
    return redacted


# --- on any text -----------------------------------------------------------------------------------------

PIECES = (
    *(secret.words for secret in SECRETS),
    *("https://h/p?X-Amz-Signature=abc", "AKIAIOSFODNN7EXAMPLE", "://", "://a:", "@", "@h", "?", "&"),
    *("?X-Amz-Date=1", "password=", "token: ", '"auth": ', "Bearer ", "Basic ", "Authorization: ", "login ", " -p "),
    *("--password ", "curl", '"', "'", "\\", '\\"', " ", " ", "\n", ":", ";", ",", "=", "|", "<<<", "echo "),
    *("[REDACTED]", "[RED", "ACTED]", "is", "denied", "no basic auth credentials", "0a1b2c3d4e5f6a7b8c9d"),
    *("a" * 150),
    *("a " * 60),
    *("%2B"),
)


@example("token: 0a1b2c3d=api_key=KEYX-Registry-Auth: x")
@example("Basic my_password=x")
@example("?X-Amz-Date=1 AKIAIOSFODNN7EXAMPLEhttps://h/p?X-Amz-Signature=abc")
@example("AIza0123456789abcdefghijABCDEFGHIJ01234eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl")
@example("AKIAIOSFODNN7EXAMPLE--password x")
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
def test_redaction_is_idempotent_on_any_text(words: str) -> None:
    once, torn = redact(words), redact_torn(words)
    assert redact(once) == once and redact_torn(torn) == redact(torn) == torn


# What is repeated; behind a key a run of what may stand between it and its value, or in a value.
REPEATED = (
    *("Bearer ", "password=", "https://h/p?", "&X-Amz-Signature=", ":", "://a:", " ", "://a:b@", 'password="', "a"),
    *("aB3", "aB3-", "a.", "x%3D", "%25", "echo 1", "cookie: a=b;", "-----BEGIN PRIVATE KEY-----", "aB3cD4eF5 "),
    *("\\n", "##", " -p ", "<<<", "?X-Amz-a=b ", "?X-Amz-a=:", "eyJa.", "token: a", "echo x |", "--password\n"),
    *("echo x\n", "\n-p ", '\\"', "--a-", "login -p "),
)
RUNS = (
    *(("--db-auth", "+"), ("--db-auth", "\t"), ("--db-auth", "\\n"), ("a", " "), ("password", " "), ("<dbToken>", ".")),
    *(("DB_PASS=", "."), ("password: ", "x."), ("login ada ", "\t"), ("name=token", ", "), ("curl ", "-u ")),
    *(("nerdctl login -p ", "-p "), ("echo x", "\n"), ("Set-Cookie: ", "a=b; "), ("podman --creds ", "\x1b[1m")),
)


def growth_is_linear(before: str, piece: str, after: str) -> bool:
    def seconds(length: int) -> float:
        words = f"{before}{(piece * length)[:length]}{after}"
        redact.cache_clear()
        started = time.process_time()
        redact_torn(words)
        return time.process_time() - started

    small = min(seconds(8_000) for _ in range(3))
    return any(seconds(64_000) < 8 * 3 * small + 0.02 for _ in range(2))


@pytest.mark.whole
@looped("before, piece", [*(("", piece) for piece in REPEATED), *RUNS])
def test_no_line_and_no_run_behind_a_key_takes_more_than_its_length_in_time(before: str, piece: str) -> None:
    assert growth_is_linear(before, piece, "\n--db-auth hunter2" if before else "")


def test_what_is_never_settled_is_hidden_whole() -> None:
    assert hiding._settled("a password=hunter2 b", 0) == "[REDACTED]"
    assert hiding._settled("a b", 0) == "a b"


def test_a_part_is_redacted_as_it_reads_among_the_words_around_it() -> None:
    words = "AWS_SESSION_TOKEN=0a1b2c3d4e5f: denied: password=hunter2"
    assert (
        Surroundings(words).part(words.index("4e5f"), words.index("ter2")) == "[REDACTED] denied: password=[REDACTED]"
    )
    assert Surroundings(words).part(words.index("denied"), words.index("pass")) == "denied: "


def test_a_secret_that_begins_where_a_part_ends_or_ends_where_it_begins_leaves_no_mark() -> None:
    words = "password=hunter2 denied"
    assert Surroundings(words).part(0, words.index("hunter2")) == "password="
    assert Surroundings(words).part(words.index(" denied"), len(words)) == " denied"


# --- readings --------------------------------------------------------------------------------------------


def encoded(words: str, times: int) -> str:
    for _ in range(times):
        words = quote(words, safe="")
    return words


def test_words_are_decoded_six_times() -> None:
    assert "hunter2" not in redact(encoded("password=hunter2", 6))
    assert redact(encoded("password=hunter2", 7)) == encoded("password=hunter2", 7)


def test_a_part_inside_a_secret_shows_none_of_it() -> None:
    words = "password=hunter2-Long denied"
    assert Surroundings(words).part(words.index("nter2"), words.index("-Long")) == "[REDACTED]"


@looped(
    "torn", ["9f86d081884c7d65: dial tcp", "9f86d081884c7d65: i/o timeout", "a=b&X-Amz-Date=1", "aB3Cd4efGh5ijKl6mn: x"]
)
def test_only_what_begins_words_counts_as_torn(torn: str) -> None:
    assert redact_torn(torn).startswith("[REDACTED]")
    assert redact_torn(f"at {torn}").startswith("at ")


@looped("name", NOTATIONS)
def test_a_key_is_followed_by_a_mark_or_stands_at_the_end_of_a_name(name: str) -> None:
    """So what is asked before all of them stands in whatever one of them finds."""
    sign = NOTATIONS[name].sign
    _, key, behind = sign.partition(keys.SIGN)
    mark = regex.compile(behind, regex.IGNORECASE)
    begins = "".join(filter(lambda letter: mark.match(letter, partial=True), ascii_letters + digits))
    assert key and (f"|{sign}" in notations.SIGN or not (begins or mark.fullmatch("")))
    assert notations.SIGN.startswith(f"{keys.SIGN}[^A-Za-z0-9]|")


def test_words_are_decoded_from_octal_numbers_and_from_the_bytes_of_utf_8_too() -> None:
    """A mount table prints them so (fstab(5))."""
    for sign in (r"\075", "%EF%BC%9D", r"\xef\xbc\x9d", r"\357\274\235"):
        assert redact(f"password{sign}swordfish") == f"password{sign}[REDACTED]", sign
