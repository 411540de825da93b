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
HIDDEN = "[REDACTED]"
_EACH = 60
_BREAK = re.compile(r"\\[nrt]")
# Of a thousand texts. An unquoted password may hold what reads as another field, or an escaped line break.
_MOST = 5


def told(text: str) -> str:
    """The message of a failure in which a text stands."""
    words = " ".join(text.split("\n"))
    return parse(f"failed to push {HOST}/team/app:v1: something unheard of failed {words}: denied")[0].message


@sampled(15)
def test_hardly_a_password_shows_six_characters_in_words_or_in_a_message(step: int) -> None:
    texts, leaking, again = 0, list[str](), list[str]()
    for notation, alphabet in product(NOTATIONS, ALPHABETS):
        for value, text in written(notation, passwords(alphabet, _EACH)[::step]):
            texts += 1
            redacted = redact(text)
            if shown(value, redacted) or shown(value, told(text)):
                # A line is read with a blank in the place of an escaped break: few have one, and a sample too many.
                leaking += [text] if step == 1 or not _BREAK.search(value) else []
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
        *("$PASSWORD", "${PASSWORD}", "${PASSWORD:-}", "$env:PASSWORD", "$password", "$dbPassword", "%PASSWORD%", "$1"),
        *(
            "$HOME/.docker",
            "${A}${B}",
            "***",
            "********",
            "****************MPLE",
            "***REMOVED***",
            "xxxxxx",
            "<password>",
        ),
        *("<base64_encoded>", "[REMOVED]", "{{ .Values.password }}", "${{ secrets.PASSWORD }}", "$(cat /run/password)"),
        *(
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x1-AbCdEf",
            "file://password.txt",
            "none",
            "null",
            "true",
        ),
        *("(known after apply)", "(sensitive value)", "`cat password.txt`"),
    ],
)
@looped(
    "form",
    ["password={}", 'password="{}"', '"password": "{}"', "password: {}", "--password {}", "docker login -p {} h"],
)
def test_no_mask_no_variable_and_no_reference_is_hidden(form: str, value: str) -> None:
    text = form.format(value)
    assert redact(text) == text


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


@looped(
    "value",
    ["Kp-9wQ2xT4zL", "q&W9mKp2xT4z", "a.B9c8D7e6F5", "Wm(9Kp2xT4zL", "0.q8Kp2xT4zL", "qW!mKpxTzLe%", "P@ss(w0rd)"],
)
def test_no_value_behind_a_colon_stays_that_is_no_word_as_a_whole(value: str) -> None:
    assert redact(f"db_password: {value}\n") == f"db_password: {HIDDEN}\n"


@looped(
    "text",
    [
        *(
            "| Token | Description |",
            "| password | string | required |",
            '["username", "password"]',
            '["password", "username"]',
        ),
        *(
            '["password", "username", "a1b2c3d4e5"]',
            "<name>user</name><value>a1b2c3d4e5</value>",
            '<user value="a1b2c3d4"/>',
        ),
        *("| user | a1b2c3d4e5 |", "oauth2: cannot fetch", "auth2=a1b2c3d4e5", "path=a1b2c3d4e5", "compat=a1b2c3d4e5"),
        *("curl -x proxy:3128 https://h", "tar -x ada:a1b2c3@h", "HTTPS_PROXY=http://proxy:3128", "no_proxy=localhost"),
        *(
            "diff <(echo a1b2c3d4) <(echo b)",
            "X=$(echo a1b2c3d4)",
            "set /p name=Enter",
            "cat <<< a1b2c3d4 | docker build -",
        ),
        *("##vso[task.setvariable variable=name]a1b2c3d4", "requests.get(url, auth=token)"),
    ],
)
def test_words_in_the_notations_of_a_secret_stay_that_are_none(text: str) -> None:
    assert redact(text) == text


@looped(
    "key",
    [
        "PASSWORD1",
        "API_KEY_V2",
        "DB_PASSWORD_PROD",
        "token-staging",
        "secret.dev",
        "GH_PAT",
        "REGISTRY_PW",
        "passwordTest",
    ],
)
def test_a_key_may_end_in_a_number_or_a_stage(key: str) -> None:
    for form in ("{}=hunter2", '"{}": "hunter2"', "--{} hunter2", "<{0}>hunter2</{0}>"):
        assert "hunter2" not in redact(form.format(key)), form


@looped(
    "text, redacted",
    [
        ('msg="PASSWORD=hunter2" host=h', 'msg="PASSWORD=[REDACTED]" host=h'),
        ('{"a":"PASSWORD=hunter2","b":"c"}', '{"a":"PASSWORD=[REDACTED]","b":"c"}'),
        ('{"log":"PASSWORD=hunter2\\nUSER=ada\\n"}', '{"log":"PASSWORD=[REDACTED]\\nUSER=ada\\n"}'),
        ("Password=hunter2;User=ada", "Password=[REDACTED];User=ada"),
        ("https://h/token?password=hunter2&scope=x", "https://h/token?password=[REDACTED]&scope=x"),
        ("f(password='hunter2', user='ada')", "f(password='[REDACTED]', user='ada')"),
        ("<p>PASSWORD=hunter2</p>", "<p>PASSWORD=[REDACTED]</p>"),
        ("password='x y'\"'\"'c d' e", "password='[REDACTED]' e"),
        ("password: 'x y''c d' e", "password: '[REDACTED]' e"),
        ("password: 'x y\\'c d' e", "password: '[REDACTED]' e"),
        ("docker login -p hunter2; docker push h/app", "docker login -p [REDACTED]; docker push h/app"),
        ("password='hunter2\nand more", "password='[REDACTED]\nand more"),
    ],
)
def test_a_value_ends_where_what_opened_it_ends(text: str, redacted: str) -> None:
    assert redact(text) == redacted


def test_a_password_of_a_generator_is_no_other_one_each_time() -> None:
    assert all(list(islice(passwords(name, 9), 3)) == passwords(name, 3) for name in ALPHABETS)
    with pytest.raises(KeyError):
        passwords("unknown", 1)
