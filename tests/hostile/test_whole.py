"""What tears a secret: wraps, seams between pieces of a long line, messages that are clipped.

The lane ``whole`` tries one case in eleven of each product; the rest of the suite tries a sample of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, permutations, product
from typing import TypeVar

from tests.hostile.outputs import fields, read
from tests.hostile.secrets import SECRETS, SIGNATURE, TOKENS, tokens
from tests.hostile.test_secrets import ANNOUNCED, BESIDE, HOST, ONLY_CLIENTS, pieces, shown_of, wrapped
from tests.looped import sampled

_One = TypeVar("_One")
# Primes, so that a sample meets every value of every part of a product. In the lane 1 tries all, for four minutes:
# after a change of how secrets are found.
_EACH, _IN_THE_LANE = 101, 23


def _every(step: int, product: Iterator[_One]) -> Iterator[_One]:
    return islice(product, 0, None, step)


# --- wraps -----------------------------------------------------------------------------------------------

_TOKENS = [
    (token, token) for one in TOKENS if not one.told.startswith("untold") for token in islice(tokens(one.form), 2)
]
_VALUES = [*((secret.words, secret.value) for secret in SECRETS if "\n" not in secret.words), *_TOKENS]
_WIDTHS = (60, 72, 80, 100, 132)
_MESSAGES = [BESIDE[name] for name in ("in a client's words", "after", "after a colon", "in unknown words")]


@sampled(_EACH, whole=_IN_THE_LANE)
def test_no_whole_secret_is_shown_that_a_wrap_tears(step: int) -> None:
    shown, recognised = [], 0
    for message, (words, value), width, indent in _every(step, product(_MESSAGES, _VALUES, _WIDTHS, ("", "    "))):
        text = wrapped(message(words), width, indent)
        # A message holds a line break as a blank, or not at all.
        told = [field.replace(" ", "") for field in fields(read(text))]
        recognised += bool(told)
        if any(value.replace(" ", "") in field for field in told):
            shown.append(text)
    assert shown == [] and recognised


_PRESIGNED = (
    *("Algorithm=AWS4-HMAC-SHA256", "Date=20240506T070809Z", "Expires=3600", "SignedHeaders=host"),
    *("Credential=AKIAIOSFODNN7EXAMPLE%2F20240506%2Feu-west-1%2Fs3%2Faws4_request", f"Signature={SIGNATURE}"),
)
_ORDERS = list(islice(permutations(_PRESIGNED), 0, 6 * 120, 120))
_BUCKET = "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/0a1b2c/8b3d2f1c-4a5e"
_ASKED = f'"{HOST}/team/app:v1": failed to copy: httpReadSeeker: failed open:'
_CLIENTS = (
    f'failed to pull and unpack image {_ASKED} failed to do request: Get "{{}}": dial tcp 10.0.0.1:443: i/o timeout',
    f"failed to pull and unpack image {_ASKED} unexpected status code {{}}: 403 Forbidden",
    'Error response from daemon: Get "{}": dial tcp: lookup b: no such host',
    "Error: reading blob sha256:0a1b2c: fetching blob: Get {}: net/http: TLS handshake timeout",
    f"Error: pulling {HOST}/team/app:v1: Get {{}}: dial tcp 10.0.0.1:443: i/o timeout",  # crane
    f"error building image: Get {{}}: read tcp 10.0.0.1:1->10.0.0.2:443: connection reset by peer; {HOST}/a",  # kaniko
    f"ERROR: failed to copy: httpReadSeeker: failed open: failed to do request: Get {{}}: EOF {HOST}/team/app:v1",
    f"CannotPullContainerError: pull image manifest for {HOST}/team/app:v1: Get {{}}: context deadline exceeded",
    f"Failed to pull image {HOST}/team/app:v1: rpc error: code = Unknown desc = Get {{}}: i/o timeout",
    f"FATA[0001] failed to pull {HOST}/team/app:v1: unexpected status from GET request to {{}}: 403 Forbidden",
    f'time="1" level=error msg="Get \\"{{}}\\": tls: handshake failure {HOST}/team/app:v1"',
    f"{HOST}/team/app:v1: failed to do request: Get {{}}: remote error: tls: bad certificate",
)


@sampled(_EACH, whole=_IN_THE_LANE)
def test_no_long_piece_of_a_signature_is_shown_that_a_wrap_tears(step: int) -> None:
    shown, recognised = [], 0
    urls = [f"{_BUCKET}?{'&'.join(f'X-Amz-{parameter}' for parameter in order)}" for order in _ORDERS]
    for client, width, url in _every(step, product(_CLIENTS, range(60, 252, 6), urls)):
        for indent in ("", "    "):
            text = wrapped(client.format(url), width, indent)
            told = " ".join(fields(read(text)))
            recognised += bool(told)
            if any(piece in told for piece in pieces(SIGNATURE, 16)):
                shown.append(text)
    assert shown == [] and recognised


# --- seams and clips -------------------------------------------------------------------------------------

_FAILED = (
    *ONLY_CLIENTS,
    f'Error response from daemon: Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials',
    f"denied: User: arn:aws:iam::111122223333:user/a is not authorized to perform: ecr:BatchGetImage on {HOST}/a",
)


def _offsets(size: int, announced: Sequence[tuple[str, str]]) -> Iterator[tuple[int, str, str, int]]:
    return ((size, key, value, at) for key, value in announced for at in range(1, len(key + value) + 1))


@sampled(_EACH, whole=_IN_THE_LANE)
def test_no_secret_is_shown_that_stands_at_a_seam(step: int) -> None:
    announced = list(ANNOUNCED.values())
    # The third seam costs a hundred times as much as the first.
    seams = [
        *_offsets(1 << 14, announced),
        *_offsets(1 << 15, announced),
        *islice(_offsets(1 << 20, announced), 0, None, 29),
    ]
    for (size, key, value, at), failed in _every(step, product(seams, _FAILED)):
        text = f"{'x y z w ' * (size // 8)}"[: size - at - 1] + f" {key}{value}: {failed}\n"
        assert not shown_of(value, text), (size, key, at, failed)


@sampled(_EACH, whole=_IN_THE_LANE)
def test_no_secret_is_shown_that_stands_where_a_message_is_cut(step: int) -> None:
    clips = product(ANNOUNCED.values(), range(1_900, 2_200), _FAILED)
    for (key, value), before, failed in _every(step, clips):
        text = f"{'x y ' * 500}{key}{value}: {'a b c d ' * 400}"[: 2_000 + len(key + value) + before] + f" {failed}\n"
        assert not shown_of(value, text), (key, before, failed)
