"""No password of a generator is shown, however a program writes it; what is no secret stays, as a whole."""

from __future__ import annotations

import re
from itertools import islice, product

import pytest

from ecr_denied import parse
from ecr_denied.redaction import redact
from tests.hostile.passwords import ALPHABETS, NOTATIONS, passwords, shown, written
from tests.looped import looped, sampled

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
_EACH, _SAMPLE = 60, 15
_BREAK = re.compile(r"\\[nrt]")
# Of a thousand texts. An unquoted password may hold what reads as another field, or an escaped line break.
_MOST = 5


def told(text: str) -> str:
    """The message of a failure in which a text stands."""
    words = " ".join(text.split("\n"))
    return parse(f"failed to push {HOST}/team/app:v1: something unheard of failed {words}: denied")[0].message


@sampled(_SAMPLE, whole=2)
def test_hardly_a_password_shows_six_characters_in_words_or_in_a_message(step: int) -> None:
    texts, leaking, again = 0, list[str](), list[str]()
    for notation, alphabet in product(NOTATIONS, ALPHABETS):
        for value, text in written(notation, passwords(alphabet, _EACH)[::step]):
            texts += 1
            redacted = redact(text)
            if shown(value, redacted) or shown(value, told(text)):
                # A line is read with a blank in the place of an escaped break: few have one, and a sample too many.
                leaking += [text] if step < _SAMPLE or not _BREAK.search(value) else []
                assert alphabet != "letters and digits", text
            if redact(redacted) != redacted:
                again.append(text)
    assert len(leaking) <= texts * _MOST / 1_000, leaking
    assert not again


# What a mask, a variable, a reference, a bracket and a word of prose begin like.
_BEGINNINGS = (
    *("$", "$_", "${", "$(", "***", "{{", "{", "<", "[", "(", ")", "]", "}", "`", "%a", "&lt;", "xxx", "..."),
    *(
        "id=",
        "type=",
        "file://",
        "arn:aws:",
        "(known",
        "(sensitive",
        "the|",
        "a\\",
        "none<",
        "is@",
        "redacted-",
        "null`",
    ),
    *("$NAME", "$name.", "${NAME}", "%NAME%", "<name>", "[name]", "***name***", "{{ .name }}", "nil)", "true;"),
)
_BEHIND = "Kp9wQ2xT4zL7mVb3"
_WRITTEN = ("DB_PASSWORD={}", 'password = "{}"', '"password": "{}"', "'token': '{}'", "docker login -p '{}' h")


@looped("beginning", _BEGINNINGS)
@looped("form", _WRITTEN)
def test_no_password_stays_that_begins_like_what_is_none(beginning: str, form: str) -> None:
    assert not shown(_BEHIND, redact(form.format(beginning + _BEHIND)))


@looped(
    "value",
    [
        *("12h0m0s", "123456789ns", "v1.28.15-eks", "1.2.3", "2024-05-06T07:08:09Z", "10.0.0.1:443", "512Mi", "5000"),
        *("default/regcred", "/run/secrets/password", "~/.docker/config.json", "sha256:9f86d08188", "https://h/x?y=1"),
        *("AccessDeniedException", "us-east-1", "team-password", "not-found", "get-token()", f"{HOST}/team/app:v1"),
    ],
)
def test_no_word_no_name_and_no_number_behind_a_colon_is_hidden(value: str) -> None:
    for text in (f"password: {value}", f"the token: {value}, and more", f"credentials: {value}: denied"):
        assert redact(text) == text


def test_a_password_of_a_generator_is_no_other_one_each_time() -> None:
    assert all(list(islice(passwords(name, 9), 3)) == passwords(name, 3) for name in ALPHABETS)
    with pytest.raises(KeyError):
        passwords("unknown", 1)
