"""What docs/causes.md and the pages below it say of a cause is so: what it looks like, its family, what is checked.

The table, the pages and their menu are made from the code: ``python -m tests.made`` writes them.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ecr_denied import Basis, Cause, ExplainedRow, Failure, Language, Operation, explain, parse
from tests.looped import looped
from tests.made import WRITE
from tests.printed import words_in

ROOT = Path(__file__).parent.parent
DOCS, PAGES, SETTINGS = ROOT / "docs", ROOT / "docs" / "causes", ROOT / "mkdocs.yml"
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


BLOCK = re.compile(r"(?P<begin><!-- families: begin -->\n).*?(?P<end><!-- families: end -->)", re.DOTALL)
# What stands in angles, with the name around it.
PLACE = re.compile(r"(?:[\w./:-]*<[^<>\s]+>)+(?:[\w./:-]*\w)?", re.ASCII)
# The pages in the menu, for every language.
MENU = re.compile(r"(?P<begin>(?P<indent> *)# causes: begin\n).*?(?P<end> *# causes: end)", re.DOTALL)


class Words(NamedTuple):
    """What the pages say beside what the program does."""

    end: str
    cause: str
    push: str
    data_limit: str
    comma: str
    checks: str
    order: str
    usual: str
    stop: str
    sources: str

    def begun(self, when: str) -> str:
        """A condition as the beginning of a sentence."""
        return f"{when[0].upper()}{when[1:]}" if when.isascii() else when


WORDS = {
    Language.ENGLISH: Words(
        *(".md", "cause", "{} on a push", "{} with `Data limit exceeded`", ", ", "Checks"),
        *("In this order. A check with a condition is given only where the text shows it.", "Usual. ", ".", "Sources"),
    ),
    Language.JAPANESE: Words(
        *(".ja.md", "原因", "プッシュでは {}", "`Data limit exceeded` では {}", "、", "確認すること"),
        *(
            "この順に確認します。条件のある確認は、その条件がテキストから分かる場合だけ示されます。",
            "通常の確認。",
            "。",
        ),
        "出典",
    ),
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


def kinds(language: Language) -> Iterator[str]:
    """The table of families and retries."""
    words = WORDS[language]
    yield f"| {words.cause} | family | retry |"
    yield "|---|---|---|"
    for cause in Cause:
        usual = Failure(cause=cause)
        others = {words.push: usual.model_copy(update={"operation": Operation.PUSH})}
        if cause is Cause.RATE_LIMITED:
            others[words.data_limit] = usual.model_copy(update={"wording": "ecr.data-limit"})
        retry = [when.format(other.retry) for when, other in others.items() if other.retry is not usual.retry]
        # The name of the page was an anchor of this one.
        link = f'<a id="{cause}"></a>[{cause}](causes/{cause}.md)'
        yield f"| {link} | {usual.family} | {words.comma.join((usual.retry, *retry))} |"


def page(cause: Cause, language: Language) -> Iterator[str]:
    """All that is known of a cause: a page."""
    about, names = explain(cause, language), words_in(language).report
    # The search shows pages of causes before others.
    described = json.dumps(about.means, ensure_ascii=False)
    yield from ("---", f"description: {described}", "search:", "  boost: 2", "---", "")
    yield from (f"# {cause}", "", about.means, "")
    for name in ("looks", "beware", "happens", "apart", "fix"):
        yield from (f"**{names[name][0].upper()}{names[name][1:]}:** {getattr(about, name)}", "")
    yield from (f"## {WORDS[language].checks}", "", WORDS[language].order, "")
    yield from checks(about.rows, WORDS[language])
    yield from ("", f"## {WORDS[language].sources}", "")
    yield from (f"* <{source}>" for source in about.sources)


def checks(rows: Iterable[ExplainedRow], words: Words) -> Iterator[str]:
    """The rows of a cause as a numbered list, each with what a failure shows where it is given."""
    for number, row in enumerate(rows, 1):
        headline = PLACE.sub(r"`\g<0>`", row.headline)
        yield f"{number}. **{headline}** `{row.id}`"
        usual = words.usual if row.basis is Basis.USUAL else ""
        when = f"{words.begun(row.when)}{words.stop}" if row.when else ""
        if usual or when:
            yield f"    <br>{usual}{when}"


def menu(found: re.Match[str]) -> str:
    """A page a line, as mkdocs.yml lists them."""
    pages = ("causes.md", *(f"causes/{cause}.md" for cause in Cause))
    return "".join((found["begin"], *(f"{found['indent']}- {one}\n" for one in pages), found["end"]))


def made() -> Iterator[tuple[Path, str]]:
    """Each file that is made here, with what it holds."""
    yield SETTINGS, MENU.sub(menu, read(SETTINGS))
    for language, words in WORDS.items():
        index, table = DOCS / f"causes{words.end}", "\n".join(kinds(language))
        yield index, BLOCK.sub(f"\\g<begin>\n{table}\n\n\\g<end>", read(index))
        yield from ((PAGES / f"{cause}{words.end}", "\n".join((*page(cause, language), ""))) for cause in Cause)


def read(path: Path) -> str:
    """The words of a file."""
    return path.read_text(encoding="utf-8")


@looped("cause, words", wordings())
def test_a_wording_is_read_as_the_cause_it_stands_under(cause: Cause, words: str) -> None:
    text = line_for(cause, words).replace("{}", filled(words))
    assert [failure.cause for failure in parse(text)] == [cause], text


def test_every_cause_says_what_it_looks_like() -> None:
    assert {cause for cause, _ in wordings()} == set(Cause)


def test_every_line_of_its_own_is_for_a_wording_of_the_document() -> None:
    assert set(OWN_LINES) <= {words for _, words in wordings()}


@looped("path, words", list(made()))
def test_a_page_says_what_the_code_does(path: Path, words: str) -> None:
    assert read(path) == words, WRITE


def test_there_is_a_page_for_each_cause_and_no_other() -> None:
    pages = {path.name for path in PAGES.iterdir()}
    assert pages == {f"{cause}{words.end}" for cause in Cause for words in WORDS.values()}


def test_no_line_of_a_page_has_an_empty_place() -> None:
    for language in Language:
        for cause in Cause:
            words = re.sub(r"`[^`]*`", "code", "\n".join(page(cause, language)))
            assert not re.findall(r"[{}]|「」|\w  \w| [,:、。](?=\s)| \.(?=\*|\n)|<(?!br>|https:)", words), cause


if __name__ == "__main__" and "--write" in sys.argv:
    for file, content in made():
        file.write_text(content, encoding="utf-8")
