"""What docs/causes.md and the pages below it say of a cause is so: what it looks like, its family, what is checked.

The table, the pages and their menu are made by ``tools/pages``.
"""

from __future__ import annotations

import re

from ecr_denied import Cause, Language, explain, parse
from tests.looped import looped
from tools.pages.causes import PAGES, WORDS, page

OWNER = "111122223333"
HOST = f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"
DIGEST = f"sha256:{'5e1f' * 16}"

# What stands for the places that differ from text to text.
NAMES = {
    "account": OWNER,
    "action": "ecr:BatchGetImage",
    "digest": DIGEST,
    "digests": f"[{DIGEST}]",
    "host": HOST,
    "layer": "13a553d823a0",
    "name": "Team/App",
    "number": "7",
    "other": "proxy.example",
    "policy": "arn:aws:organizations::111122223333:policy/o-abc/service_control_policy/p-12345678",
    "principal": "arn:aws:sts::444455556666:assumed-role/ci/run-7",
    "repository": "team/app",
    "resource": f"arn:aws:ecr:eu-west-1:{OWNER}:repository/team/app",
    "tag": "v1",
    "upload": "1b-2c",
}

LOGIN = f"aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {HOST}"
# A client's line around the words, by how the clients that print them begin.
PULL = f"Error: reading manifest v1 in {HOST}/team/app: {{}}"
PUSH = f"ERROR: failed to push {HOST}/team/app:v1: {{}}"
GET = f'Error response from daemon: Get "https://{HOST}/v2/": {{}}'
STATUS = f"ctr: unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: {{}}"
SENTENCE = (
    f"Error response from daemon: denied: User: {NAMES['principal']} is not authorized to perform: {NAMES['action']}"
    f" on resource: {NAMES['resource']} because {{}}"
)
DENY = SENTENCE.replace(" because", "")
DAEMON = "Error response from daemon: {}"
PUSHED = f"The push refers to repository [{HOST}/team/app]\n{{}}"

LINES = {
    Cause.REPOSITORY_NOT_FOUND: GET,
    Cause.IMAGE_NOT_FOUND: PULL,
    Cause.NOT_FOUND: "ctr: {}",
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: PUSH,
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: PUSH,
    Cause.GUARDRAIL_IMPLICIT_DENY: PUSH,
    Cause.EXPLICIT_DENY: PUSH,
    Cause.FORBIDDEN: STATUS,
    Cause.BAD_REQUEST: STATUS,
    Cause.RATE_LIMITED: PULL,
    Cause.REGISTRY_ERROR: STATUS,
    Cause.LOGIN_FAILED: DAEMON,
    Cause.WRONG_REGISTRY: "Error: {}",
    Cause.HOST_NOT_FOUND: GET,
    Cause.CONNECTION_FAILED: GET,
    Cause.TLS_FAILED: GET,
    Cause.AWS_CREDENTIALS_FAILED: f"$ {LOGIN}\n{{}}",
    Cause.PROXY_REFUSED: GET,
    Cause.PLATFORM_MISMATCH: PULL,
}
# Words that others print, or in another place.
OWN_LINES = {
    "EOF": f'Post "https://{HOST}/v2/team/app/blobs/uploads/": {{}}',
    "<layer>: Retrying in <number> seconds": PUSHED,
    "429 Too Many Requests": STATUS,
    "401 Unauthorized": STATUS,
    "401 Unauthorized: Not Authorized": STATUS,
    "with an explicit deny": DENY,
    "CONNECT tunnel failed, response 403": f"curl: (56) {{}}: https://{HOST}/v2/",
    "unexpected status from PUT request to https://<host>/v2/<repository>/manifests/<tag>: 405": "{}",
    "405 Method Not Allowed": STATUS,
    "<Code>AccessDenied</Code>": PUSH.replace("{}", "<Error>{}</Error>"),
    "context canceled": GET,
    "Login: 404 page not found": f"docker login {HOST}\nError response from daemon: {{}}",
}


def wordings() -> list[tuple[Cause, str]]:
    """Each cause with each wording that stands in its explanation."""
    return [(cause, words) for cause in Cause for words in re.findall(r"`([^`]+)`", explain(cause).looks)]


def filled(words: str) -> str:
    """A wording with names in its places."""
    return re.sub(r"<([a-z]+)>", lambda place: NAMES[place[1]], words)


def line_for(cause: Cause, words: str) -> str:
    """The line these words are put in."""
    if words.startswith("no ") and words.endswith(" action"):
        return SENTENCE
    return OWN_LINES.get(words) or LINES.get(cause, PUSH)


@looped("cause, words", wordings())
def test_a_wording_is_read_as_the_cause_it_stands_under(cause: Cause, words: str) -> None:
    text = line_for(cause, words).replace("{}", filled(words))
    assert [failure.cause for failure in parse(text)] == [cause], text


def test_every_cause_says_what_it_looks_like() -> None:
    assert {cause for cause, _ in wordings()} == set(Cause)


def test_every_line_of_its_own_is_for_a_wording_of_the_document() -> None:
    assert set(OWN_LINES) <= {words for _, words in wordings()}


def test_there_is_a_page_for_each_cause_and_no_other() -> None:
    pages = {path.name for path in PAGES.iterdir()}
    assert pages == {f"{cause}{words.end}" for cause in Cause for words in WORDS.values()}


def test_no_line_of_a_page_has_an_empty_place() -> None:
    for language in Language:
        for cause in Cause:
            words = re.sub(r"`[^`]*`", "code", "\n".join(page(cause, language)))
            assert not re.findall(r"[{}]|「」|\w  \w| [,:、。](?=\s)| \.(?=\*|\n)|<(?!br>|https:)", words), cause
