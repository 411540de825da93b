"""Whose registry a claim is about: what it names decides, then who could have said its words.

1. ECR's or IAM's own words, or an action of ECR's: ours by themselves.
2. A registry client's words: ours when an ECR name is with them, or when nothing names any other registry.
3. Anyone's words: ours only beside an ECR name, or while an ECR push, pull or login is under way;
   where one of ECR's hosts was asked and gave no answer, whatever else is named.
4. Another registry or service named with the words: not ours.

The fallback's words say only that something failed. They need the name of an ECR registry in the same claim, and a word
for what was done with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import regex

from ecr_denied.catalogue.entry import BY_STATUS, Note, Speaker, Strength, Verdict, Wrapper
from ecr_denied.engine import Finder
from ecr_denied.expression import expression, sign_of, signed
from ecr_denied.names.actions import (
    API_OPERATIONS,
    is_ecr,
    is_hidden,
    is_key_use,
    is_layer_read,
    is_of_service_role,
    is_role_assumption,
)
from ecr_denied.names.bootstraps import publishes_images
from ecr_denied.names.hosts import LAYER_BUCKET, LAYER_HOST
from ecr_denied.names.references import ECR_NAME, Reference, names_another, references
from ecr_denied.names.syntax import account_or_none
from ecr_denied.reading.judge.requests import request_told
from ecr_denied.reading.lines.enclosure import Enclosure
from ecr_denied.reading.match.claim import Claim, is_in_sentence, slots
from ecr_denied.reading.match.clauses import Clause
from ecr_denied.terms import Cause, EndpointKind

__all__ = [
    "is_about_ecr",
    "is_mention",
    "is_reported_in_prose",
    "is_unattributed",
    "may_be_told_of",
    "reference_from_context",
    "speaks_of_ecr",
]


# S3 keeps the layers, and reads them by a role of its own.
_LAYER_STORE = (LAYER_BUCKET, "storage-access-role")
# ECR by its own name, or by that of its API: it names no registry, and no other service.
_ECR = Finder(
    r"(?:^|[^\w-])(?-i:ECR)\b|(?:^|[^\w./:-])ecr(?:[\s,;)]|$)|\bamazon-ecr\b|\becr-(?:login|credential)",
    # A name in a program.
    r"(?-i:[a-z-]ECR[A-Z]|\b[Ee]cr[A-Z]\w)|\bservices\.ecr\b|\w::ecr\b|/awsecr/",
    # Operations that no other service has.
    r"\b(?:(?:Set|Get)RepositoryPolicy|(?:Initiate|Complete)LayerUpload|UploadLayerPart|GetDownloadUrlForLayer)\b",
    r"GetAuthorizationToken\b",
)
# The operation of a service, as an SDK names it; one that only leads to credentials counts for no service.
_OPERATION = expression(
    r"when calling the (?!AssumeRole|Get(?:CallerIdentity|(?:Session|Federation)Token|RoleCredentials)|CreateToken)\w+ "
    r"operation|operation error (?!STS|SSO|RolesAnywhere|ec2)\w"
)
# An SDK says whose operation failed, whatever else the line names.
_OF_API = Finder(r"(?-i:operation error ECR)\b", rf"when calling the (?:{'|'.join(sorted(API_OPERATIONS))}) operation")
# Frames of a stack trace that are of an SDK's client of ECR.
_ECR_FRAME = Finder(
    r"[/\\]client-ecr(?:-public)?[/\\]|\bservices\.ecr(?:public)?\.|/service/ecr/|\\Ecr\\|Amazon\.ECR\b"
)
# What is done with a registry.
_REGISTRY_ACTION = Finder(
    r"\b(?:re)?(?:push|pull|upload|download|fetch|copy|mirror|replicat|resolv|publish|sync|inspect|list-tags|retriev)",
    # Go looks hosts up: lookup HOST on SERVER, lookup HOST: no such host.
    r"\blook ?up(?:$|[^\w ]| [^ :]{0,60}(?: [^o]|$))|\b(?:access|permissions?)\b|(?:Image|Cannot)Pull",
    r"\b(?:login|logging in|log in|authenticat|authoriz|credential|token)",
    r"\b(?:manifest|blob|layer|digest|registry|repository|ecr(?:$|[^\w.-])|image(?:$|[^.])|tag\b)",
)
# In the place of a name; the field of a log in which a program names the image that it runs from.
_NAMED = "\0"
_RUNS_FROM = signed(
    r"(?<![\w.-])(?=[\w.-]*?image)[\w.-]++(?:=[\"']?|\"\s?:\s?\")[^\s\"']{0,60}?\x00", "image", flags=regex.IGNORECASE
)
_MAY_RUN = sign_of(_RUNS_FROM)
# A client's words for a failure, and what they say it is of.
_FAILS = Finder("fail|error|unable|could|cannot")
_OBJECT = Finder(r"\b(?:image|container|layer|manifest|blob|registry|repository)|CannotPull|ImagePull")
# The header below an answer that every client gets first (distribution spec, authentication).
_CHALLENGE = Finder(r"(?m)^(?:< )?www-authenticate: ")
# The port of something else than a registry or a proxy; the name of a service that is not the engine's.
_PORT = r"(?!443\b|80\b|5000\b|3128\b|8080\b|8443\b|53\b)[0-9]{2,5}\b"
_OTHER_PORT = expression(
    rf"\b(?:dial tcp|connect(?:ing)?(?: to)?(?: E[A-Z]{{5,12}})?) [^\s:]{{1,60}}:{_PORT}"
    rf"|\bconnect to host [^\s:]{{1,60}} port {_PORT}"
    r"|\blookup (?!(?:docker|https?)\b)[\w-]{1,60} on [0-9]",
    regex.IGNORECASE,
)
# A row of a table of counts.
_ROW = expression(
    r"\b(?:Unauthorized|Forbidden|failures?|errors?)\b[^\n]{0,20}\s{2,8}+\s*+[0-9]++[ ]*+\n?$", regex.IGNORECASE
)
# A request to another host, which only happens to name an image.
_OTHER_REQUEST = expression(
    r"\b(?:(?:requests?|calls?) (?:to|from|of)|calling|GET|HEAD|POST|PUT|PATCH|DELETE) [\"']?https?://(?![^\s/]{0,200}(?:ecr|amazonaws|cloudfront|proxy|localhost|docker:)|https?[:/]|[0-9%<\[{$*#])",
    regex.IGNORECASE,
)
_RETRIES = Finder(r"\bretrying\b")
# A request that a command, an object or a dump of headers shows; a registry is named for many reasons besides.
_REQUESTED = expression(r"\bcurl [^\n]{1,2000}|https?://[^\s\"'`<>]{1,400}", regex.IGNORECASE)
# A person writes "I"; programs say "we" (Bitbucket Pipelines).
_PERSON = Finder(r"(?:^|[.,;!?(]|(?-i:\b[a-z]+))\s*\b(?-i:I)(?:['’][a-z]+)?\s+(?:[a-z]|$)")
# Whose it is that failed, in front of words that mean one thing alone.
_WHOSE = Finder(r"(?-i:\b(?:[Mm]y|[Oo]ur))\s+(?:[\w-]+\s+){0,3}$")
# Where a template has a name filled in: printf(3), Python's format strings, an expression of JavaScript's and Python's.
_PLACE = expression(r"%[sqvd]|\{0?\}|\$?\{\w+[.(\[][^{}]*\}")


def reference_from_context(claim: Claim) -> Reference | None:
    """The ECR reference of a request that the lines around it show: a stack trace, a dump of headers, an object."""
    named = references(claim.around)
    if any(reference.ecr is False for reference in named):
        return None
    asked = references("\n".join(_REQUESTED.findall(claim.around)))
    return next((reference for reference in asked if reference.ecr), None)


def is_about_ecr(
    claim: Claim, verdict: Verdict, *, under_way: Callable[[], bool], image: Reference, elsewhere: bool
) -> bool:
    """Whether the claim is about an ECR registry.

    ``under_way`` says that an ECR push, pull or login is under way just above, ``image`` of what, ``elsewhere`` that
    one of another registry is.
    """
    if action := claim.action:
        return _is_our_action(action, claim, under_way=under_way)
    if _CHALLENGE.finds(claim.around):
        return False
    if verdict.cause is Cause.WRONG_REGISTRY:
        return True  # the words hold the name of an ECR registry, and whom it was asked of
    named = claim.named
    if verdict.weight is Strength.FALLBACK:
        return _is_registry_action(claim, named)
    if (claim.speaker is Speaker.ANYONE or verdict.weight is Strength.GUESS) and _is_unrelated(claim):
        return False
    decided = _by_names(claim, named, image)
    return decided if decided is not None else _by_speaker(claim, under_way=under_way, elsewhere=elsewhere)


def _is_our_action(action: str, claim: Claim, *, under_way: Callable[[], bool]) -> bool:
    if is_role_assumption(action) or (is_hidden(action) and not is_ecr(action)):
        resource = claim.field("resource") or ""
        return publishes_images(resource) or _hold_ecrs(references(resource)) or _is_beside_ecr(claim, under_way)
    if is_layer_read(action):
        return any(mark in claim.text for mark in _LAYER_STORE)
    if is_ecr(action) or _hold_ecrs(slots(claim.clauses)):
        return True
    # A key of KMS, asked for by ECR or its layer store, is refused in the answer to an operation of ECR's API, or to a
    # push or a pull, behind its code; a role by which ECR is to work, in the answer to an operation alone.
    if not (is_key_use(action) or is_of_service_role(action)):
        return False
    coded = any(verdict.weight is Strength.CODE for verdict in claim.verdicts)
    return _OF_API.finds(claim.text) or (is_key_use(action) and coded and under_way())


def _hold_ecrs(named: Iterable[Reference]) -> bool:
    """Whether one of these is at ECR."""
    return any(reference.ecr for reference in named)


def _fails_somehow(claim: Claim) -> bool:
    """True if some of its words say that something failed, and not in what way."""
    return any(verdict.fails_somehow for verdict in claim.verdicts)


def _is_registry_action(claim: Claim, named: Sequence[Reference]) -> bool:
    """Whether something failed, and was done with an ECR registry: it is named without an image, or a word says so."""
    if not (_fails_somehow(claim) and _hold_ecrs(named)) or _is_unrelated(claim):
        return False
    if _RETRIES.finds(claim.text):
        return False  # a failure that lasts is reported after the retries
    asked = any(reference.ecr and reference.repository is None for reference in named)
    return asked or _REGISTRY_ACTION.finds(ECR_NAME.sub(" ", claim.text))


def _only_runs(claim: Claim) -> bool:
    """True if an image is named as what a program runs from, and nothing is said to be done with one."""
    if not _MAY_RUN.finds(claim.text):
        return False
    text = ECR_NAME.sub(_NAMED, claim.text)
    return _RUNS_FROM.search(text) is not None and not _REGISTRY_ACTION.finds(_RUNS_FROM.sub("", text))


def is_unattributed(claim: Claim) -> bool:
    """True if it says that a push, pull or login of an image or a registry failed, and does not name the registry."""
    return (
        any(map(_tells_failure, claim.clauses))
        and not any(reference.registry for reference in claim.named)
        and not (claim.action or _is_unrelated(claim) or names_another(claim.around))
        and _OBJECT.finds(claim.text)
    )


def is_reported_in_prose(claim: Claim) -> bool:
    """True if it says in plain words that something failed at ECR: a program names the registry."""
    return _is_open(claim) and _ECR.finds(claim.text) and _REGISTRY_ACTION.finds(claim.text)


def may_be_told_of(claim: Claim, under_way: Callable[[], bool]) -> bool:
    """True if plain words say that a push, a pull or a login failed, or, right below one, what its status was.

    A client that says so has given the reason, in words of its own.
    """
    said = [clause.entry for clause in claim.clauses]
    if not _is_open(claim) or any(one.client or (isinstance(one, Note) and not one.signal) for one in said):
        return False
    is_answer = claim.verdict is not None and claim.verdict.cause is BY_STATUS and under_way()
    return is_answer or any(one.operation for one in said)


def _is_open(claim: Claim) -> bool:
    return _fails_somehow(claim) and not (claim.named or _is_unrelated(claim))


def speaks_of_ecr(text: str) -> bool:
    """True if ECR is named in it, or a registry of ECR's."""
    return _ECR.finds(text) or ECR_NAME.search(text) is not None


def is_mention(claim: Claim, under_way: Callable[[], bool]) -> bool:
    """True if what encloses the words shows that they are only quoted; a name or an operation takes a doubt away."""
    around = claim.enclosure
    is_doubted = around is Enclosure.DOUBTFUL and not (_is_of_an_image(claim) or _hold_ecrs(claim.named) or under_way())
    return around is Enclosure.QUOTED or is_doubted or claim.once(_is_told)


def _is_told(claim: Claim) -> bool:
    """True if a name in its words is not filled in, or a person says them."""
    return _is_not_filled_in(claim) or _is_of_a_person(claim)


def _is_of_a_person(claim: Claim) -> bool:
    """True if a person reports that something failed, in words that anyone may say: of himself, or of a command."""
    if claim.speaker is not Speaker.ANYONE:
        return False
    if any(is_in_sentence(clause, claim.passage) for clause in claim.clauses):
        return True
    # Not behind a label.
    lead = claim.passage.text[claim.extent[0] : claim.core.start].replace("\n", " ")
    lead = lead.rpartition(": ")[2]
    return _PERSON.finds(lead) or (claim.core.weight > Strength.FALLBACK and _WHOSE.finds(lead))


def _is_not_filled_in(claim: Claim) -> bool:
    """True if a name in its words is the place for one."""
    names = (claim.field(name) for name in ("repository", "registry_id", "tag", "principal"))
    return any(name and _PLACE.fullmatch(name) for name in names)


def _is_of_an_image(claim: Claim) -> bool:
    """True if the registry's sentence names a registry or a path: a person who only speaks of it says x or my-app."""
    return account_or_none(claim.field("registry_id")) is not None or "/" in (claim.field("repository") or "")


def _is_unrelated(claim: Claim) -> bool:
    unless = (not (other.is_elsewhere and _hold_ecrs(claim.named)) for other in claim.others)
    return (any(unless) or claim.once(_is_of_another)) and not claim.once(_fails_to_reach_ecr)


def _fails_to_reach_ecr(claim: Claim) -> bool:
    """True if a host of ECR's, masked or not, was asked and gave no answer: then it does not matter who asked it."""
    verdict, asked = claim.verdict, request_told(claim).endpoint
    if verdict is None or verdict.weight is Strength.FALLBACK or verdict.cause is BY_STATUS or asked is None:
        return False
    return Reference.parse(asked.host).ecr is True if asked.host else asked.kind is EndpointKind.REGISTRY


def _is_of_another(claim: Claim) -> bool:
    """True if its words are of a request, of a port, of a table or of a program that have nothing to do with ECR."""
    text = claim.text
    if _OTHER_PORT.search(text) or _ROW.search(text) or _only_runs(claim):
        return True
    # The answer to a request to another host may be about an image of ECR's: a redirect or a mirror had it.
    told = (clause for clause in claim.clauses if clause is claim.core or isinstance(clause.entry, Wrapper))
    return _OTHER_REQUEST.search(text) is not None and not _hold_ecrs(slots(told))


def _tells_failure(clause: Clause) -> bool:
    """True if a client says of what it did that it failed, whatever the reason was."""
    return isinstance(clause.entry, Wrapper) and _FAILS.finds(clause.words)


def _by_names(claim: Claim, named: Sequence[Reference], image: Reference) -> bool | None:
    """What the names in the claim say; ``None`` where none of them says anything.

    ``image`` is what is pushed or pulled at ECR; a client may name it once more, without its registry.
    """
    ours = _hold_ecrs(named) or _OF_API.finds(claim.text)
    asked = claim.once(_of_core)
    if not asked and claim.core.weight > Strength.TRANSPORT and _is_of_another_service(claim):
        return False  # AWS refused that operation, whatever image it is about
    if any(reference.ecr is False and reference.registry for reference in asked):
        return claim.speaker is Speaker.ECR and ours
    if asked and claim.speaker is Speaker.ANYONE and all(reference.ecr is False for reference in asked):
        # A name without a registry: ECR's only where the same image is named in full.
        return any(reference.ecr and reference.repository == asked[0].repository for reference in (*named, image))
    # A name without a registry is Docker Hub's, but not in the words of ECR.
    others = any(
        reference.ecr is False and (reference.registry or claim.speaker is not Speaker.ECR) for reference in named
    )
    return ours if ours or others else None


def _of_core(claim: Claim) -> tuple[Reference, ...]:
    """What is named in the places for names of the words that decide."""
    return tuple(slots((claim.core,)))


def _by_speaker(claim: Claim, *, under_way: Callable[[], bool], elsewhere: bool) -> bool:
    """Where nothing is named: ECR's words are ours, a client's unless another is asked, anyone's need more."""
    is_elsewhere = any(other.is_elsewhere for other in claim.others)
    if claim.speaker is Speaker.ECR:
        return claim.core.weight is Strength.SENTENCE or not is_elsewhere
    if is_elsewhere:
        return False
    if claim.speaker is Speaker.CLIENT:
        # Where nothing is under way, the name may follow: standard error comes before standard output.
        # CloudFront gives the layers of any registry.
        of_any = LAYER_HOST.search(claim.text) or any(map(names_another, (claim.around, claim.below)))
        return not elsewhere and (under_way() or not of_any)
    return not _is_of_another_service(claim) and _is_beside_ecr(claim, under_way)


def _is_of_another_service(claim: Claim) -> bool:
    """True if anyone's words are the answer to an operation of a service that is not ECR."""
    return claim.speaker is Speaker.ANYONE and _OPERATION.search(claim.text) is not None and not _ECR.finds(claim.text)


def _is_beside_ecr(claim: Claim, under_way: Callable[[], bool]) -> bool:
    """What anyone's words need, where nothing is named in them."""
    is_named = _ECR.finds(claim.text) or _ECR_FRAME.finds(claim.around)
    return under_way() or is_named or reference_from_context(claim) is not None
