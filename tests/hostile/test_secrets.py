"""Secrets x places x outputs: none is printed. Words that are none stay: tests/hostile/test_plain_words.py."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice, product
from urllib.parse import quote

import pytest
from pydantic import ValidationError

from ecr_denied import Cause, Failure, Policy, Principal, group, merge, parse
from ecr_denied.cli import main
from ecr_denied.redaction import clean, redact
from tests.hostile.outputs import FORMATS, Shown, fields, printed, read
from tests.hostile.secrets import LETTERS, PLACES, SECRETS, SIGNATURE, TORN, Secret, presigned
from tests.looped import looped, sampled

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
HIDDEN = "[REDACTED]"
# A word that stands in the message of a failure alone: a format that prints it prints messages.
OF_MESSAGE = "Your authorization"
SAID = read(f"{HOST}/app: denied: {OF_MESSAGE} token has expired. Reauthenticate and try again.")

# --- in words --------------------------------------------------------------------------------------------


def leaking(texts: Iterable[tuple[Secret, str]]) -> list[str]:
    """The texts whose secret is still there, or that are not the same when they are redacted again."""
    return [
        text
        for secret, text in texts
        if secret.value in (redacted := redact(text)) or HIDDEN not in redacted or redact(redacted) != redacted
    ]


def test_no_secret_stays_in_words_wherever_it_stands() -> None:
    assert not leaking((secret, place(secret.words)) for secret, place in product(SECRETS, PLACES.values()))


def test_no_secret_stays_in_words_that_are_encoded_several_times() -> None:
    def encoded(words: str) -> Iterator[str]:
        yield quote(quote(words, safe=""), safe="")
        yield quote(words).replace("%20", "+")
        yield json.dumps(json.dumps(json.dumps(words)))
        yield html.escape(words)
        yield html.escape(json.dumps(words))
        yield "".join(rf"\u{ord(letter):04x}" if letter in "=&<>'\"" else letter for letter in words)

    assert not leaking((secret, f"a {text} b") for secret in SECRETS for text in encoded(secret.words))


def test_no_secret_stays_beside_letters_of_another_script() -> None:
    assert not leaking((secret, f"エラー{secret.words}：") for secret in SECRETS if ":" not in secret.words[-1:])


# A name of a variable or of a header is no word of a sentence, so a word may be its value.
LAST = ("DB_PASSWORD: {}", "DB_PASSWORD : {}", "X-Api-Key: {}", "x-amz-security-token:{}", "-H 'PRIVATE-TOKEN: {}' h")


def test_no_word_at_the_end_of_a_line_stays_that_a_variable_or_a_header_has() -> None:
    for words, around in product(LAST, ("{}", "env:\n  {}\n  HOME: /", "> {}", "\x1b[36m{}\x1b[0m", "{}\r\nx")):
        assert "swordfish" not in redact(around.format(words.format("swordfish"))), (words, around)


def test_no_value_of_a_key_that_was_torn_stays_at_the_very_beginning() -> None:
    for torn in TORN:
        assert "hunter2" not in redact(f"{torn}: EOF") and redact(f"the {torn}") == f"the {torn}", torn


# What is taken out where words are printed.
SEPARATORS = "\0\a\x1f\x7f\x85\xad\u200b\u2028\u2060\u2066\ufeff\ue000\ud800\udcff"


def test_no_secret_stays_behind_a_character_that_is_taken_out() -> None:
    forms = cycle(("failed HOME{0}{1}: x", "{1}{0}HOME=/root", "a{0}{1}{0}b", "a {0}{1} b"))
    for form, (separator, secret) in zip(forms, product(SEPARATORS, SECRETS), strict=False):
        text = form.format(separator, secret.words)
        assert secret.value not in clean(text), text


def test_no_secret_with_such_a_character_inside_is_put_together() -> None:
    for separator, secret in product(SEPARATORS, SECRETS):
        at = secret.words.index(secret.value) + len(secret.value) // 2
        assert secret.value not in clean(f"a {secret.words[:at]}{separator}{secret.words[at:]} b"), (separator, secret)


AROUND = ("said {} and stopped", 'a "{}": EOF', '{{"a": "{}", "b": 1}}', 'a=1 b="{}" c=2', "< a: {}")


def test_what_stands_around_a_secret_stays() -> None:
    for around, secret in product(AROUND, SECRETS):
        before, after = around.format("\0").split("\0")
        redacted = redact(around.format(json.dumps(secret.words)[1:-1] if '"' in around else secret.words))
        assert redacted.startswith(before) and redacted.endswith(after), (around, secret)


# --- beside a failure ------------------------------------------------------------------------------------

DENIED = f"Error response from daemon: pull access denied for {HOST}/team/app, repository does not exist"
NO_LOGIN = f'Error response from daemon: Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials'
BESIDE: dict[str, Callable[[str], str]] = {
    "before": lambda words: f"{words}: {DENIED} or may require 'docker login'\n",
    "in a client's words": lambda words: (
        f"Error: initializing source docker://{HOST}/team/app:v1: pinging container registry {HOST}: {words}:"
        f' Get "https://{HOST}/v2/": dial tcp 10.0.0.1:443: i/o timeout\n'
    ),
    "after": lambda words: f"{NO_LOGIN} {words}\n",
    "after a colon": lambda words: (
        f"Error response from daemon: manifest for {HOST}/team/app:v1 not found: manifest unknown: {words}\n"
    ),
    "above": lambda words: f"{words}\n{NO_LOGIN}\n",
    "below": lambda words: f"{NO_LOGIN}\n{words}\n",
    "in unknown words": lambda words: f"failed to push {HOST}/team/app:v1: something unheard of failed {words}\n",
}


# Each secret in another place. One in six of these is each secret at least once, beside failures of all kinds.
_EACH_BESIDE = [
    (beside, place, secret) for secret, place in zip(SECRETS, cycle(PLACES), strict=False) for beside in BESIDE
]


@looped("beside, place, secret", _EACH_BESIDE, sample=6)
def test_no_secret_beside_a_failure_is_in_a_field_or_in_advice(beside: str, place: str, secret: Secret) -> None:
    text = BESIDE[beside](PLACES[place](secret.words))
    assert not [words for words in fields(read(text)) if secret.value in words], text


@sampled(7)
def test_no_secret_beside_a_failure_is_printed(step: int) -> None:
    ways = cycle(BESIDE[name] for name in ("in a client's words", "after", "in unknown words"))
    texts = [beside(secret.words) for secret, beside in islice(zip(SECRETS, ways, strict=False), 0, None, step)]
    results = [shown for text in texts for shown in read(text)]
    assert len(results) > len(texts) / 2
    for form in FORMATS:
        output = printed(results, form)
        assert (HIDDEN in output) is (OF_MESSAGE in printed(SAID, form)), form
        assert not [secret for secret in SECRETS if secret.value in output], form


def test_a_text_with_a_secret_is_read_at_most_places() -> None:
    texts = [
        beside(place(secret.words))
        for beside in BESIDE.values()
        for place in PLACES.values()
        for secret in SECRETS[::60]
    ]
    assert sum(not read(text) for text in texts) < len(texts) / 20


TOKEN = f"ghp_{LETTERS[:36]}"

# --- where a message does not begin with its line -------------------------------------------------------

VALUE = "IgxLd6GncfBAb7d9Kq0Zt5Xy2Wv8Ru1Sp4Eo6Nm3"
# What stands before the value, and the value, of secrets that their key or their place makes one.
ANNOUNCED = {
    "a variable": ("AWS_SECRET_ACCESS_KEY=", VALUE),
    "an option": ("docker login --username AWS --password ", VALUE),
    "a header": ("Authorization: Bearer ", VALUE),
    "a URL": ("https://AWS:", f"{VALUE}@registry.example.com/x"),
    "a signature": (
        "https://b.s3.amazonaws.com/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=",
        "9f86d081884c7d65" * 4,
    ),
    "a field": ('"password": "', f'{VALUE}"'),
    "a cookie": ("Cookie: session=", VALUE),
    "an encoded login": ("Authorization: Basic ", "QVdTOmV5SndZWGxzYjJGa0lqb2lTbWxwYzNBd2RIWnVkR3Rz"),
    "a token": ("token ", TOKEN),
}
ONLY_CLIENTS = (
    f'Get "https://{HOST}/v2/": dial tcp 10.0.0.1:443: i/o timeout',
    f"failed to push {HOST}/team/app:v1: something unheard of failed",
)
_PIECE = 1 << 14


def shown_of(value: str, text: str) -> list[str]:
    """The messages in which eight characters of a value stand."""
    eights = [value[at : at + 8] for at in range(len(value.partition("@")[0].rstrip('"')) - 7)]
    return [failure.message for failure in parse(text) if any(eight in failure.message for eight in eights)]


def test_the_first_words_of_a_piece_stay_where_nothing_before_makes_them_a_secret() -> None:
    for at in range(20, 60):  # in the name and behind it
        text = f"{'x y z w ' * _PIECE}"[: _PIECE - at - 1] + f" {ONLY_CLIENTS[1]}\n"
        assert any("unheard of failed" in failure.message for failure in parse(text)), at


# --- torn by a wrap --------------------------------------------------------------------------------------

BUCKET = "prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com"
SESSION = "IQoJb3JpZ2luX2VjEDAaCXVzLWVhc3QtMSJHMEUCIQDx9zQ2pNcJ7aY1uGm%2Fk3bQ0xVt8wLrHsD5fEoPzTqRnAIgKjYv4iXu%3D%3D"
QUOTE, ESCAPED = '"', '\\"'
ASKED = f"failed to pull and unpack image {{0}}{HOST}/team/app:v1{{0}}: failed to copy: httpReadSeeker: failed open:"
TOLD: dict[str, str] = {
    "containerd": f'{ASKED.format(QUOTE)} failed to do request: Get "{{}}": dial tcp 10.0.0.1:443: i/o timeout',
    "a status": f"{ASKED.format(QUOTE)} unexpected status code {{}}: 403 Forbidden",
    "docker": f'Error response from daemon: Get "{{}}": dial tcp: lookup {BUCKET}: no such host',
    "podman": 'Error: reading blob sha256:0a1b2c: fetching blob: Get "{}": net/http: TLS handshake timeout',
    "kubelet": (
        'E0506 07:08:09.123456    1234 log.go:32] "PullImage from image service failed" err="rpc error: code = Unknown'
        f' desc = {ASKED.format(ESCAPED)} failed to do request: Get \\"{{}}\\": dial tcp 10.0.0.1:443: i/o timeout"'
    ),
    "an event": (
        f"  Warning  Failed     2m (x4 over 4m)  kubelet  Failed to pull image: {ASKED.format(QUOTE)}"
        ' failed to do request: Get "{}": context deadline exceeded'
    ),
}


def wrapped(text: str, width: int, indent: str) -> str:
    step = width - len(indent)
    return f"\n{indent}".join([text[:width], *(text[at : at + step] for at in range(width, len(text), step))])


def pieces(value: str, size: int) -> list[str]:
    return [value[at : at + size] for at in range(len(value) - size + 1)]


@sampled(9)
@looped("session", ["", SESSION, SESSION * 4], ids=["no session", "a session", "a long session"])
@looped("told", TOLD.values(), ids=list(TOLD))
@looped("indent", ["", "    "], ids=["", "indented"])
def test_no_piece_of_a_wrapped_presigned_url_is_in_a_record(told: str, session: str, indent: str, step: int) -> None:
    secret = [*pieces(SIGNATURE, 8), *(pieces(SESSION, 8) if session else ()), "%2F20240506"]
    for width in range(60, 241, 9 * step):
        words = " ".join(fields(read(wrapped(told.format(presigned(BUCKET, session)), width, indent))))
        assert not [piece for piece in secret if piece in words], width


@pytest.mark.parametrize(
    "form", ["{}", "password={}", "Authorization: Bearer {}", "docker login -p {} h", "https://AWS:{}@h"]
)
@pytest.mark.parametrize("beside", [BESIDE["in a client's words"], BESIDE["after"]], ids=["before", "after"])
def test_no_long_piece_of_a_wrapped_token_is_in_a_record(form: str, beside: Callable[[str], str]) -> None:
    token = f"eyJwYXlsb2FkIjoi{SESSION.replace('%', '') * 4}"
    for width in range(60, 241, 4):
        words = " ".join(fields(read(wrapped(beside(form.format(token)), width, ""))))
        assert not [piece for piece in pieces(token[16:], 40) if piece in words], width


def test_no_secret_stays_whose_mark_was_taken_for_a_frame_where_a_line_was_wrapped() -> None:
    for torn in (
        "echo hunter2 \n    | base64 -d | docker login",
        "echo hunter2 | \n    base64 -d | docker login",
        'pwd <\n    - "hunter2": Get "https://h/v2/": dial tcp 10.0.0.1:443: i/o timeout',
        "password: str\n = 'hunter2': dial tcp 10.0.0.1:443: i/o timeout",
        '<password\n    >hunter2</password>: Get "https://h/v2/": dial tcp 10.0.0.1:443: i/o timeout',
        'api_\\\n    u200bkey: hunter2: Get "https://h/v2/": dial tcp 10.0.0.1:443: i/o timeout',
    ):
        told = fields(read(f"Error response from daemon: manifest for {HOST}/team/app:v1 not found: {torn}\n"))
        assert told and "hunter2" not in " ".join(told), torn


def test_words_above_a_login_and_below_an_option_stay() -> None:
    for plain in (
        "+ echo building\n+ docker pull h/a",
        "+ echo Logging in\n+ docker login --password-stdin h",
        "unknown flag: --token\nUsage: docker",
        "--- PASS: TestX1abc",
    ):
        assert redact(plain) == plain


# --- in fields -------------------------------------------------------------------------------------------

NAMES = ("client", "registry", "registry_alias", "region", "repository", "tag", "digest", "action", "code")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_holds_a_secret_counts_as_not_told(name: str) -> None:
    failure = Failure.model_validate({"cause": Cause.FORBIDDEN, name: f"a/{TOKEN}"})
    assert getattr(failure, name) is None
    assert failure.fingerprint == Failure(cause=Cause.FORBIDDEN).fingerprint


def test_an_arn_keeps_what_is_no_secret() -> None:
    arn = f"arn:aws:sts::111122223333:assumed-role/app/{TOKEN}"
    who = Principal(arn=arn, name=TOKEN, session=TOKEN)
    assert who == Principal(arn=f"arn:aws:sts::111122223333:assumed-role/app/{HIDDEN}")
    assert Policy(arn=arn).arn == who.arn


@pytest.mark.parametrize("rest", ["%2F20240506%2Fs3%2Faws4_request&X-Amz-Signature=0a1b", "0a1b2c3d4e5f&[REDACTED]"])
def test_a_message_does_not_begin_with_the_rest_of_a_presigned_query(rest: str) -> None:
    failure = Failure(cause=Cause.FORBIDDEN, message=redact(f'{rest}": dial tcp'))
    assert failure.message == f'{HIDDEN}&{HIDDEN}": dial tcp'
    assert Failure(cause=Cause.FORBIDDEN, message=failure.message) == failure


def test_no_secret_of_the_caller_is_in_a_record() -> None:
    arn = f"arn:aws:sts::111122223333:assumed-role/app/{TOKEN}"
    (shown,) = read(f"denied: User: {arn} is not authorized to perform: ecr:BatchGetImage on resource: *")
    assert shown.failure.principal and shown.failure.principal.session is None
    for form in FORMATS:
        assert LETTERS[:12] not in printed([shown], form)


def test_no_error_shows_what_it_was_given() -> None:
    for wrong in ({"cause": TOKEN}, {"cause": "forbidden", "family": TOKEN}, {"cause": "forbidden", TOKEN: TOKEN}):
        with pytest.raises(ValidationError) as raised:
            Failure.model_validate(wrong)
        assert LETTERS[:12] not in str(raised.value).replace(TOKEN, "", wrong.get(TOKEN, "") == TOKEN)


def test_neither_merging_nor_grouping_brings_a_secret_back() -> None:
    one = Failure(cause=Cause.FORBIDDEN, message=f"a password={TOKEN}", tag=TOKEN)
    assert LETTERS[:12] not in repr([merge(one, one), *group([one, one])])


@looped("form", FORMATS)
def test_no_secret_in_the_name_of_a_file_is_printed(form: str) -> None:
    for between in ("", *SEPARATORS):
        torn = f"{TOKEN[:12]}{between}{TOKEN[12:]}.log"
        output = printed([Shown(Failure(cause=Cause.FORBIDDEN), torn)], form)
        assert TOKEN[12:] not in output, ascii(between)


def test_no_secret_in_an_argument_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"/missing/{TOKEN}"]) == 2
    with pytest.raises(SystemExit):
        main([f"--{TOKEN}"])
    error = capsys.readouterr().err
    assert HIDDEN in error and LETTERS[:12] not in error


def test_a_redacted_record_is_the_same_after_json() -> None:
    (failure,) = (shown.failure for shown in read(BESIDE["after"](f"password={TOKEN}")))
    assert HIDDEN in failure.message
    assert Failure.model_validate(json.loads(failure.model_dump_json())) == failure
