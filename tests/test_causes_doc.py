"""What docs/causes.md says of a cause is so: what it looks like, its family and retry, and what is checked, in order.

The table and the sections are made from the code: ``python -m tests.made`` puts them in.
"""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from ecr_denied import Cause, Failure, Operation, explain, parse
from ecr_denied.advice.answers import Question, always
from ecr_denied.advice.check import CheckItem, Row
from ecr_denied.advice.evidence import is_uri_as_name
from ecr_denied.advice.phrases import phrases
from ecr_denied.advice.rule import Rule, When
from ecr_denied.advice.table import RULES
from ecr_denied.advice.texts import texts_in
from ecr_denied.records import PolicyType
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
    "context canceled": GET,
    "Login: 404 page not found": f"docker login {HOST}\nError response from daemon: {{}}",
}


BLOCK = re.compile(
    r"(?P<begin><!-- (?P<name>[a-z-]+): begin -->\n)(?P<words>.*?)(?P<end><!-- (?P=name): end -->)", re.DOTALL
)
WIDTH = 120

# The questions of the table in words; what stands for the opposite, where a rule asks for that alone.
CONDITIONS = {
    "can_describe_image": "Unless on a push, and unless ECR Public or AWS's own registry was asked",
    "has_other_account": "If AWS lists its images for this region in another account",
    "_may_be_created": "Unless on a pull from ECR Public",
    "gives_tags": "If the right to give tags was refused",
    "fills_cache": "If a first pull through a cache lacks the right to make or fill its repository",
    "_fills_cache_across": "If the accounts differ",
    "may_be_cached": "Unless on a push, and unless ECR Public or AWS's own registry was asked",
    "is_secret_refused": "If Secrets Manager refused the secret of a cache rule",
    "is_limit_of_upstream": "If an upstream registry limited a cache rule",
    "is_cache_export": "If BuildKit was exporting a cache",
    "is_across": "If the accounts differ",
    "_may_be_misspelt": "Unless the host is one of ECR's, spelt right",
    "has_right_host": "If the host is one of ECR's, spelt right",
    "is_role_refused": "If STS refused the role",
    "is_engine_unreached": "If the container engine was not reached",
    "asks_metadata": "If the metadata service of an instance was asked",
    "_gave_nothing": "If the metadata service of an instance gave no credentials",
    "_may_be_built": "Unless a client pushed that makes its own manifests",
    "has_bad_tag": "If no registry takes the tag",
    "_may_have_bad_tag": "If no registry takes the tag, or the text shows none",
    "has_wrong_host": "If a slip in the host gives the right one away",
    "has_too_many_layers": "If the registry counted the layers",
    "lacks_parts": "If the registry misses what the manifest refers to",
    "is_disk_full": "If the words are those of a disk",
    "is_not_local": "If the engine does not hold the image that is to be pushed",
    "_may_be_created_by_push": "On a push to a private registry, or if the text does not say what was tried",
    "_lacks_library": "If the name can be that of an official image of Docker Hub without its `library/`",
    "is_public_elsewhere": "If ECR Public was asked for what anyone may pull",
    "makes_repository": "If the refused action makes the repository",
    "needs_repository": "Unless the refused action makes the repository",
    "has_pushed_layers": "If layers were pushed before",
    "names_asker": "Unless a machine asked that the text does not name",
    "is_key_use": "If the refused action is one of KMS",
    "is_misspelt": "If the host is nearly one of ECR's",
    "asks_layer_store": "If the host printed is the layer store's",
    "asks_api": "If the host printed is that of ECR's API",
    "asks_proxy": "If a proxy was not reached",
    "is_public": "If ECR Public was asked",
    "is_private": "Unless ECR Public was asked",
    "_may_be_archived": "Unless ECR Public or AWS's own registry was asked",
    "is_push": "On a push",
    "is_pull": "On a pull",
    "is_node": "If a node or an AWS service pulled",
    "is_not_pull": "On a push, or if the text does not say what was tried",
    "is_not_push": "On a pull, or if the text does not say what was tried",
    "may_write": "On a push, or if the text does not say what was tried and prints no refused GET or HEAD",
    "may_be_immutable": "If neither code nor status speaks against an immutable tag",
    "is_method_refused": "If the status is 405",
    "has_no_sentence": "If the text has no part of IAM's sentence",
    "may_have_session": "Unless the caller is an IAM user or root",
    "is_layer_read": "If the refused action is `s3:GetObject`",
    "is_token_action": "If the refused action asks for a token",
    "names_repository": "Unless a token was asked for",
    "may_cross_accounts": "Unless both accounts are said and are one",
    "is_quarantine": "If the policy is AWS's quarantine for leaked keys",
    "prints_iam_policy": "If the text prints the ARN of an IAM policy",
    "is_uri_as_name": "If the name holds a registry host",
    "is_from_cloudfront": "If ECR Public was asked, or CloudFront was to give the layer",
    "is_kubelet": "If kubelet pulled",
    "is_cut_answer": "If an answer was cut in the middle (`unexpected EOF`)",
    "names_action": "If the text names the action",
    "is_no_login_of_ecr": "If a login met a 404",
    "is_transfer": "On a push or a pull",
    "may_miss_image": "If the text names a repository, or nothing that was tried",
    "may_ask_layer_store": "If a layer was fetched and no host is printed",
    "may_want_login": "If docker says that a login may be missing",
    "has_line_break": "If a header with a line break was not sent",
    "gave_up": "If the client stopped waiting",
    "may_be_blocked": "If the text prints no HTTP status, or a 404",
    "is_empty_answer": "If the answer was empty (`unexpected end of JSON input`)",
    "is_plain_http": "If a TLS port was asked in plain HTTP",
    "is_second_try": "If containerd asked for a manifest among the layers",
    "is_layer_fetch": "If containerd was fetching a layer",
    "is_cached": "If the name begins like a pull through cache's",
    "is_lambda": "If Lambda pulled",
    "has_own_login": "If a program asked that logs in by itself",
    "_keeps_logins": "Unless a program asked that logs in by itself",
    "_may_be_powershell": "Unless the text shows another shell than PowerShell",
    "is_task": "If a task of ECS asked",
    "_may_differ": "Unless what asked has credentials of its own, or the command shows the registry's region",
    "_can_log_in": "Unless what asked has credentials of its own",
    "_needs_no_login": "If ECR Public was asked, except on a push and a login",
    "_has_ended_here": "If a session of IAM Identity Center ended, and may be the reader's",
    "_may_be_left_out": "Unless the text says what is wrong with the helper, or a node asked",
    "_may_use_endpoint": "If what asked runs in a VPC, or a private address was dialled",
    "can_be_entered": "If a command can be run where the request came from",
    "names_missing_secret": "If the text names a secret that the kubelet did not find",
    "is_powershell": "If the text shows PowerShell",
    "is_kaniko": "If kaniko pushed",
    "may_be_node": "If a node may have pulled",
    "gave_no_token": "If a login was given no token",
    "has_wrong_clock": "If the text says that the clock is off",
    "is_back_off": "If kubelet says that it waits, and not why",
    "is_kept_already": "If the keychain holds a login already",
    "is_old_login": "If the login command is one that is gone",
    "is_parameter_refused": "If ECR's API refuses a parameter",
    "may_ask_without_image": "If neither a push nor an image is named",
    "pulls_named_image": "If an image was pulled by its tag or digest",
    "is_store_too_small": "If the store of Windows is too small",
    "keeps_no_logins": "If the helper keeps no logins",
    "types_other_region": "If the command shows another region",
    "pulls_as_service": "If a service of AWS pulled by itself",
    "_has_policies": "Unless a service of AWS asked by itself, or by a role of AWS's",
    "may_ask_here": "If whoever reads this may hold the credentials",
    "_is_no_build": "Unless CodeBuild pulled, by itself or not",
    "_is_build_unsaid": "If CodeBuild pulled, by itself or not",
    "_is_lambda_somewhere": "If Lambda pulled an image whose region is told",
    "_was_to_be_assumed": "If a role was not assumed",
    "_may_want_mfa": "If a Deny met a user",
    "names_mfa": "If the policy printed is named after MFA",
    "names_unassumed_role": "If the text names a role that could not be assumed before",
    "is_role_assumption": "If a role was asked for",
    "is_pod_identity": "If EKS could not assume a pod's role",
    "is_pod_by_node": "If a tool that runs in pods asked by a machine's role",
    "lacks_replication": "If ECR replicated images, and the text says of no Deny",
    "may_be_opt_in": "If AWS did not know the credentials, in a region that has to be enabled or is not told",
    "_is_not_printed": "Unless the text prints the boundary's ARN",
    "_is_no_service": "Unless a service of AWS pulled by itself",
}
POLICIES = {
    None: "no type of policy",
    PolicyType.IDENTITY_BASED: "an identity policy",
    PolicyType.RESOURCE_BASED: "a resource policy",
    PolicyType.SERVICE_CONTROL: "a service control policy",
    PolicyType.RESOURCE_CONTROL: "a resource control policy",
    PolicyType.PERMISSIONS_BOUNDARY: "a permissions boundary",
    PolicyType.SESSION: "a session policy",
    PolicyType.VPC_ENDPOINT: "a VPC endpoint policy",
}
OPPOSITES = {
    "could_not_keep": "Unless the text says why the helper kept no login",
    "is_engine_unreached": "Unless the container engine was not reached",
    "asks_metadata": "Unless the metadata service of an instance was asked",
    "has_wrong_clock": "Unless the text says that the clock is off",
    "is_back_off": "Unless kubelet says that it waits, and not why",
    "is_old_login": "Unless the login command is one that is gone",
    "is_parameter_refused": "Unless ECR's API refuses a parameter",
    "has_good_name": "Unless the repository's name keeps the rules",
    "may_ask_without_image": "Unless neither a push nor an image is named",
    "tells_of_certificate": "Unless the text says what is wrong with the certificate",
    "is_push": "Unless on a push",
    "is_cached_pull": "Unless such a name was pulled",
    "has_wrong_host": "Unless a slip in the host gives the right one away",
    "has_too_many_layers": "Unless the registry counted the layers",
    "is_disk_full": "Unless the words are those of a disk",
    "is_not_local": "Unless the engine does not hold the image that is to be pushed",
    "asks_api": "Unless the host printed is that of ECR's API",
    "may_ask_layer_store": "Unless a layer was fetched and no host is printed",
    "asks_layer_store": "Unless the host printed is the layer store's",
    "can_be_entered": "Unless a command can be run where the request came from",
    "has_own_login": "Unless a program asked that logs in by itself",
    "has_address": "Unless an address was dialled",
    "is_tag_refused": "Unless the code is `TAG_INVALID`",
    "is_login": "Except on a login",
    "is_uri_as_name": "Unless the name holds a registry host",
    "is_node": "Unless a node or an AWS service pulled",
    "is_cut_answer": "Unless an answer was cut in the middle",
    "pulls_as_service": "Unless a service of AWS pulled by itself",
    "is_pod_identity": "Unless EKS could not assume a pod's role",
    "is_bare_push": "Unless a bare 403 refused a push to a private registry",
}


def wordings() -> list[tuple[Cause, str]]:
    """Each cause with each wording that stands in its explanation."""
    causes = texts_in("en").causes
    return [(cause, words) for cause in Cause for words in re.findall(r"`([^`]+)`", causes[cause].looks)]


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
    yield from checks(cause, spelled(RULES[cause]))
    yield from ("", f"**Fix:** {about.fix}", "")
    yield f"**Source:** {', '.join(f'<{source}>' for source in about.sources)}"


def checks(cause: Cause, rule: Rule, depth: int = 0) -> Iterator[str]:
    """The rows of a rule as a numbered list, a list in the list for the rows that only some records get."""
    number = 0
    for row in rule:
        for label, rows in branches(row):
            number += 1
            only = rows[0] if len(rows) == 1 else None
            if isinstance(only, Row):
                yield from item(depth, number, f"{label}: {said(cause, only)}" if label else said(cause, only))
            else:
                yield from item(depth, number, f"{label}:")
                yield from checks(cause, rows, depth + 1)


def spelled(rule: Rule, known: frozenset[Question] = frozenset({always})) -> Rule:
    """A rule that says for which records each check and each reason holds, but for what is ``known`` already."""
    rows: list[Row | When] = []
    for one in rule:
        if isinstance(one, When):
            then = spelled(one.then, known | {one.holds})
            rows.append(When(one.holds, then, spelled(one.otherwise, known)))
            continue
        row = one if isinstance(one, Row) else Row(one)
        asked = (row.check.applies, row.reason.holds if row.reason else always)
        whole: Row | When = row
        for holds in dict.fromkeys(asked):
            whole = whole if holds in known else When(holds, (whole,), ())
        rows.append(whole)
    return tuple(rows)


def branches(row: CheckItem | Row | When) -> Iterator[tuple[str, Rule]]:
    """The rows to print for one row, under their conditions."""
    if not isinstance(row, When):
        yield "", (row,)
        return
    if row.then:
        yield narrowed(condition(row.holds), row.then)
    if row.otherwise:
        yield narrowed("Otherwise" if row.then else OPPOSITES[row.holds.__name__], row.otherwise)


def narrowed(label: str, rows: Rule) -> tuple[str, Rule]:
    """Rows that have one more condition in common, under both."""
    only = rows[0] if len(rows) == 1 else None
    if not isinstance(only, When) or (only.then and only.otherwise):
        return label, rows
    ((inner, rows),) = branches(only)
    joined = ", " if inner.startswith(("Unless", "Except")) else ", and "
    return f"{label}{joined}{inner[0].lower()}{inner[1:]}", rows


def condition(holds: Question) -> str:
    """A question of the table in words."""
    if holds.__name__ in CONDITIONS:
        return CONDITIONS[holds.__name__]
    if holds.__name__ != "<lambda>":
        raise LookupError(f"{holds.__name__} has no words yet: add it to CONDITIONS in {__file__}")
    types = cast("tuple[PolicyType | None, ...]", inside(holds, "types"))
    return f"If the text blames {' or '.join(POLICIES[kind] for kind in types)}"


def said(cause: Cause, row: Row) -> str:
    """A check as it is put for a record of which nothing is known but its cause."""
    address = f"{HOST}/team/app" if row.check.applies is is_uri_as_name else None
    failure = Failure(cause=cause, repository=address)
    texts = texts_in("en")
    advice = row.advice(failure, phrases(failure, texts), texts)
    headline = re.sub(r"\S*<\S+?(?=[.,]?(?:\s|$))", lambda word: f"`{word[0]}`", advice.headline)
    return f"{headline} (`{advice.check}`)"


def inside(function: Callable[[Failure], object], name: str) -> object:
    """What a function made by another keeps under a name."""
    return inspect.getclosurevars(function).nonlocals[name]


def item(depth: int, number: int, words: str) -> Iterator[str]:
    """One item of a numbered list, wrapped."""
    margin = "    " * depth
    yield from textwrap.wrap(
        words,
        WIDTH,
        initial_indent=f"{margin}{number}. ",
        subsequent_indent=f"{margin}   ",
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
