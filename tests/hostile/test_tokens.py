"""Bare tokens of the forms that gitleaks, trufflehog and makers give (tests/hostile/tokens.txt)."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ecr_denied.redaction import redact

FORMS = [line.split(" ", 1) for line in Path(__file__).with_name("tokens.txt").read_text(encoding="utf-8").splitlines()]
# What a form's letters stand for: <A36> is 36 letters and digits.
LETTERS = {
    "A": string.ascii_letters + string.digits,
    "b": string.ascii_letters + string.digits + "-_",
    "a": string.ascii_letters,
    "U": string.ascii_uppercase + "234567",
    "l": string.ascii_lowercase + string.digits,
    "h": "0123456789abcdef",
    "d": string.digits,
}
# Forms that are not told from names.
UNTOLD = {
    "sourcegraph-access-token <h40>": "the name of a commit",
}
# Forms that are told by their end, or by their exact length alone.
WHOLE = {
    *("clickhouse-cloud-api-secret-key 4b1d<A38>", "facebook-access-token <d15>|<l27>", "jwt ey<A17>.ey<A17>."),
    *(
        "maxmind-license-key <A6>_<A29>_mmk",
        "octopus-deploy-api-key API-<U26>",
    ),
    *("square-access-token EAAA<A22>", "twilio-api-key SK<h32>", "vault-service-token s.<l24>"),
    *("azure-container-registry <A42>+ACR<A6>", "azure-devops <A76>AZDO<A4>", "azure-cosmos <A76>ACDb<A6>=="),
    *("azure-event-hub <A33>+AEh<A6>=", "azure-functions <A44>AzFu<A6>==", "azure-iot <A33>AIoT<A6>="),
    *("azure-openai <A52>JQQJ99<A26>", "azure-redis <A33>AzCa<A6>=", "azure-search <A42>AzSe<A6>"),
    *("azure-service-bus <A33>+ASb<A6>=", "azure-storage <A76>+ASt<A6>==", "baidu ALTAK<A21>", 'jwk-d "d":"<b43>"'),
    *("cal.com cal_live_<h32>", "codefresh <h24>.<h32>", "firecrawl fc-<h32>", "klaviyo pk_<A6>_<h34>"),
    *("klaviyo pk_<h34>", "lob live_<h35>", "lob test_pub_<h31>", "mailgun <h32>-<h8>-<h8>", "razorpay rzp_live_<A14>"),
    *("new-relic-license <h32>FFFFNRAL", "new-relic-license eu01xx<h26>FFFFNRAL", "new-relic-mobile AA<h40>-NRMA"),
    "yandex YCAJE<b20>",
    *(f"discord-api-token {first}<A23>.<A6>.<A38>" for first in "MNO"),
    "facebook-access-token <d15>%7C<l27>",
    *("github-app-token v1.<h40>", "mailchimp-api-token <h32>-us20", "mailgun-private-api-token key-<h32>"),
    "telegram-bot-api-token <d9>:A<A34>",
}


def tokens(form: str, seed: int = 0) -> Iterator[str]:
    """Tokens of a form, always the same ones."""
    letters = random.Random(f"{form} {seed}")  # noqa: S311 - no secret
    while True:
        yield re.sub(r"<(\w)(\d+)>", lambda part: "".join(letters.choices(LETTERS[part[1]], k=int(part[2]))), form)


# The longest run of a token's letters that may be left: its own host, or what only says whose it is.
LONGEST = 15


def left(token: str) -> str:
    """A token's letters that are still there when it is redacted in a sentence."""
    return max(re.split(r"\[REDACTED\]|[^\w]", redact(f"it said {token}: EOF")[len("it said ") :]), key=len)


def stays(token: str) -> bool:
    """Whether nothing of a token is hidden, or too little."""
    return len(left(token)) > LONGEST or redact(token) == token


def test_no_bare_token_of_a_known_form_stays() -> None:
    shown = {f"{name} {form}" for name, form in FORMS for token in islice(tokens(form), 20) if stays(token)}
    assert shown == set(UNTOLD)


def test_a_bare_token_is_hidden_also_when_its_end_was_cut_off() -> None:
    shown = {
        f"{name} {form}"
        for name, form in FORMS
        for token in islice(tokens(form), 5)
        if len(left(token[: len(token) * 3 // 4])) > LONGEST
    }
    assert shown == set(UNTOLD) | WHOLE
