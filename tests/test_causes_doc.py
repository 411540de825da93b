"""What docs/causes.md says of a cause is so: what it looks like, its family and retry, and what is checked, in order.

The table and the sections are made from the code: ``python -m tests.made`` puts them in.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from ecr_denied import Basis, Cause, ExplainedRow, Failure, Operation, explain, parse
from tests.looped import looped
from tests.made import WRITE

CAUSES = Path(__file__).parent.parent / "docs" / "causes.md"
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


BLOCK = re.compile(
    r"(?P<begin><!-- (?P<name>[a-z-]+): begin -->\n)(?P<words>.*?)(?P<end><!-- (?P=name): end -->)", re.DOTALL
)
WIDTH = 120


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


def kinds() -> Iterator[str]:
    """The table of families and retries."""
    yield "| cause | family | retry |"
    yield "|---|---|---|"
    for cause in Cause:
        usual = Failure(cause=cause)
        others = {"on a push": usual.model_copy(update={"operation": Operation.PUSH})}
        if cause is Cause.RATE_LIMITED:
            others["with `Data limit exceeded`"] = usual.model_copy(update={"wording": "ecr.data-limit"})
        retry = [f"{other.retry} {when}" for when, other in others.items() if other.retry is not usual.retry]
        yield f"| [{cause}](#{cause}) | {usual.family} | {', '.join((usual.retry, *retry))} |"


def section(cause: Cause) -> Iterator[str]:
    """All that is known of a cause; what a check needs to know of a record stands in front of it."""
    about = explain(cause)
    for name, prose in (
        ("Looks like", about.looks),
        ("Means", about.means),
        ("Careful", about.beware),
        ("Why it happens", about.happens),
        ("Telling the causes apart", about.apart),
    ):
        yield from (f"**{name}:** {prose}", "")
    yield from ("**Check:**", "")
    yield from checks(about.rows)
    yield from ("", f"**Fix:** {about.fix}", "")
    yield f"**Source:** {', '.join(f'<{source}>' for source in about.sources)}"


def checks(rows: Iterable[ExplainedRow]) -> Iterator[str]:
    """The rows of a cause as a numbered list, each with what a failure shows where it is given."""
    for number, row in enumerate(rows, 1):
        headline = re.sub(r"\S*<\S+?(?=[.,]?(?:\s|$))", lambda word: f"`{word[0]}`", row.headline)
        usual = "Usual: " if row.basis is Basis.USUAL else ""
        when = f"{row.when[0].upper()}{row.when[1:]}: " if row.when else ""
        yield from item(number, f"{usual}{when}{headline} (`{row.id}`)")


def item(number: int, words: str) -> Iterator[str]:
    """One item of a numbered list, wrapped."""
    yield from textwrap.wrap(
        words,
        WIDTH,
        initial_indent=f"{number}. ",
        subsequent_indent="   ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def generated(name: str) -> str:
    """What stands between the markers of this name."""
    lines = kinds() if name == "families" else section(Cause(name))
    return "\n" + "\n".join(lines) + "\n\n"


def written(document: str) -> str:
    """The document with every block made anew."""
    return BLOCK.sub(lambda block: block["begin"] + generated(block["name"]) + block["end"], document)


@looped("cause, words", wordings())
def test_a_wording_is_read_as_the_cause_it_stands_under(cause: Cause, words: str) -> None:
    text = line_for(cause, words).replace("{}", filled(words))
    assert [failure.cause for failure in parse(text)] == [cause], text


def test_every_cause_says_what_it_looks_like() -> None:
    assert {cause for cause, _ in wordings()} == set(Cause)


def test_every_line_of_its_own_is_for_a_wording_of_the_document() -> None:
    assert set(OWN_LINES) <= {words for _, words in wordings()}


def test_every_cause_has_its_block_once() -> None:
    names = [block["name"] for block in BLOCK.finditer(CAUSES.read_text(encoding="utf-8"))]
    assert names == ["families", *Cause]


@looped("name", ["families", *Cause])
def test_a_block_says_what_the_code_does(name: str) -> None:
    blocks = {block["name"]: block["words"] for block in BLOCK.finditer(CAUSES.read_text(encoding="utf-8"))}
    assert blocks[name] == generated(name), WRITE


if __name__ == "__main__":
    document = written(CAUSES.read_text(encoding="utf-8"))
    if "--write" in sys.argv:
        CAUSES.write_text(document, encoding="utf-8")
    else:
        print(document)
