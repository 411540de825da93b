"""What is taken out of a line, or written so that it is not seen, neither hides a secret nor glues it to a word."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice, product
from unicodedata import category

from ecr_denied import parse
from ecr_denied.redaction import redact
from tests.hostile.outputs import FORMATS, fields, printed, read
from tests.hostile.secrets import LETTERS
from tests.looped import looped, sampled

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
# Of each category of what cannot be seen.
UNSEEN = [
    sign
    for sign in map(chr, range(sys.maxunicode))
    if category(sign) in ("Cc", "Cf", "Zl", "Zp") and sign not in "\t\n\r"
]
# Colours, moves, titles, links, sets of characters (ECMA-48, xterm's ctlseqs); as programs write and show them.
STEERING = [
    *("\x1b[31m", "\x1b[0;1;38;5;196m", "\x1b[38:2:1:2:3m", "\x1b[K", "\x1b[01;31m\x1b[K", "\x1b[m\x1b[K", "\x1b[?25l"),
    *(
        "\x1b[3 q",
        "\x1b[1~",
        "\x1b(B",
        "\x1b)0",
        "\x1b=",
        "\x1b7",
        "\x1bc",
        "\x1b]0;title\x07",
        "\x1b]8;;https://h\x07",
    ),
    *(
        "\x1b]8;;https://h\x1b\\",
        "\x9b31m",
        "[31m",
        "[01;31m[K",
        "[m[K",
        "^[[31m",
        "\u241b[31m",
        "<0x1b>[31m",
        "<1b>[31m",
    ),
    *(
        r"\u001b[31m",
        r"\\u001b[31m",
        r"\x1b[31m",
        r"\033[31m",
        r"\e[31m",
        r"\E[31m",
        r"\u{1b}[31m",
        "#033[31m",
        "%1B%5B31m",
    ),
    *(
        r"\u0000",
        r"\\u0000",
        r"\u007f",
        r"\u200b",
        r"\u{200b}",
        r"\x{200b}",
        r"\U0000200b",
        r"\xe2\x80\x8b",
        r"\342\200\213",
    ),
    *(
        "%E2%80%8B",
        "%e2%80%8b",
        "%25E2%2580%258B",
        "%00",
        "<U+200B>",
        "<200b>",
        "^@",
        "^G",
        "&#7;",
        "&#8203;",
        "&#x200b;",
    ),
    *("&shy;", "&ZeroWidthSpace;"),
]
TOKENS = [
    *(
        "AKIAIOSFODNN7EXAMPLE",
        f"ghp_{LETTERS[:36]}",
        f"glpat-{LETTERS[:20]}",
        f"hvs.{LETTERS[:60]}",
        f"npm_{LETTERS[:36]}",
    ),
    *(
        f"dckr_pat_{LETTERS[:27]}",
        f"eyJ{LETTERS[:40]}.{LETTERS[:43]}",
        f"DB_PASS={LETTERS[:20]}",
        f"nvapi-{LETTERS[:64]}",
    ),
]
PLACES = {
    "before": "HOME{0}{1}{2}",
    "inside": "a {1}{0}{2}",
    "behind": "a {1}{2}{0}HOME",
    "around": "x1{0}{1}{2}{0}{0}y2",
    "before and inside": "HOME{0}{1}{0}{2}",
    "before, and wrapped": "HOME{0}{1}\n    {2}",
}
TOLD = (
    f"failed to push {HOST}/team/app:v1: something unheard of failed {{}}",
    f"failed to pull {HOST}/team/app:v1{{}}: unexpected status: 403 Forbidden",
    f'{{{{"level":"error","msg":"failed to push {HOST}/team/app:v1: {{}}: unexpected status: 403 Forbidden"}}}}',
    (
        "denied: User: arn:aws:sts::111122223333:assumed-role/app/a{} is not authorized to perform: ecr:BatchGetImage"
        " on resource: arn:aws:ecr:eu-west-1:111122223333:repository/team/app"
    ),
)


def texts() -> Iterator[tuple[str, str]]:
    """The end of a secret, and a text in which it stands beside what is not seen."""
    for sign, token, place, told in product((*UNSEEN, *STEERING), TOKENS, PLACES.values(), TOLD):
        middle = len(token) // 2
        yield token[middle:], told.format(place.format(sign, token[:middle], token[middle:]))


@sampled(61, whole=7)
def test_no_secret_is_in_a_record_that_stands_beside_what_is_not_seen(step: int) -> None:
    for end, text in islice(texts(), 0, None, step):
        told = " ".join(fields(read(text)))
        assert told and end not in told.replace(" ", ""), ascii(text)


@sampled(2003, whole=499)
def test_no_secret_is_printed_that_stands_beside_what_is_not_seen(step: int) -> None:
    for end, text in islice(texts(), 0, None, step):
        for form in FORMATS:
            assert end not in printed(read(text), form).replace(" ", ""), (form, ascii(text))


def test_what_is_printed_holds_no_secret_when_it_is_read_again() -> None:
    for _, text in islice(texts(), 0, None, 101):
        for failure in parse(text):
            assert redact(failure.message) == failure.message, ascii(text)


@looped(
    "sign",
    [r"\75", r"\075", r"\x3d", r"\u003d", r"\u{3d}", r"\x{3d}", r"\U0000003d", "%3D", "&equals;", "&#61;", "&#x3d;"],
)
def test_no_value_stays_behind_a_sign_that_is_encoded(sign: str) -> None:
    for words in ("db_password{}hunter2", "docker login --password{}hunter2 h"):
        assert redact(words.format(sign)) == words.format(sign).replace("hunter2", "[REDACTED]")


def test_no_secret_stays_that_stands_in_a_title_or_a_link() -> None:
    for words in (
        "\x1b]0;DB_PASSWORD=hunter2\x07",
        "\x1b]8;;https://ada:hunter2@h/\x1b\\a\x1b]8;;\x1b\\",
        "\x1b]2;-p\x07",
    ):
        assert "hunter2" not in redact(f"docker login {words} h")


def test_words_that_hold_such_signs_and_no_secret_stay() -> None:
    for sign in (*islice(UNSEEN, 0, None, 9), *STEERING):
        for words in (
            f"HOME{sign}team/app{sign} was not found",
            f"a {sign}map[K]V{sign} b: C:\\75\\x, [^A-Z]+ <dead> ^C",
        ):
            assert redact(words) == words, ascii(words)
            (failure,) = parse(f"failed to push {HOST}/team/app:v1: {sign}no such host{sign}")
            assert "[REDACTED]" not in failure.message
