"""A claim and what is known from above in, ``Failure`` out.

Decides which of several references is the failing one. Every field is taken from words; nothing is inferred from the
cause.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import NamedTuple

import regex

from ecr_denied.catalogue.entry import Entry, Note, Signal, Speaker, Strength, Verdict
from ecr_denied.catalogue.template import REASONS
from ecr_denied.expression import expression, signed
from ecr_denied.names.actions import (
    asks_for_token,
    can_be_part_of,
    is_ecr,
    is_hidden,
    is_layer_read,
    is_role_assumption,
    known,
    step_of,
)
from ecr_denied.names.bootstraps import masked_repository
from ecr_denied.names.deeds import deeds_in, login_fails
from ecr_denied.names.hosts import HOST_ENDS
from ecr_denied.names.partitions import region_or_none
from ecr_denied.names.principals import principal_from
from ecr_denied.names.references import NAMES, Reference
from ecr_denied.names.requesters import AROUND_ENGINES, AROUND_LIBRARIES, OWN_LOGINS, OWN_STORES, RUNNERS
from ecr_denied.names.syntax import account_or_none, alias_or_none, repository_or_none, tag_or_none
from ecr_denied.reading.judge.askers import asker, hands_on
from ecr_denied.reading.judge.recorded import recorded
from ecr_denied.reading.judge.requests import request_told
from ecr_denied.reading.lines.frames import Frame, stamp
from ecr_denied.reading.match.claim import Claim
from ecr_denied.records import Failure, Policy, Principal, Request
from ecr_denied.terms import Cause, Operation, PolicyType

__all__ = ["failure_from", "own_reference", "refused_resource"]

_BY_STATUS = {
    400: Cause.BAD_REQUEST,
    401: Cause.NOT_AUTHENTICATED,
    403: Cause.FORBIDDEN,
    404: Cause.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: Cause.MANIFEST_UNSUPPORTED,
    HTTPStatus.PROXY_AUTHENTICATION_REQUIRED: Cause.PROXY_REFUSED,
    HTTPStatus.REQUEST_TIMEOUT: Cause.CONNECTION_FAILED,
    416: Cause.UPLOAD_INVALID,
    429: Cause.RATE_LIMITED,
}
_REASONS = {phrase.lower().replace(" ", ""): number for phrase, number in REASONS.items()}

# No client's message is longer. What is cut out says so; the end stays, as it says what became of the request.
_LONGEST, _TAIL, _CUT = 4_000, 600, "[CUT]"
_MANIFEST_PUT = expression(r"\bPUT\b[^\n]{0,400}/manifests/|manifest-sha256", regex.IGNORECASE)

_POLICY_TYPES = (
    ("resourcecontrol", PolicyType.RESOURCE_CONTROL),
    ("resource", PolicyType.RESOURCE_BASED),
    ("identity", PolicyType.IDENTITY_BASED),
    ("servicecontrol", PolicyType.SERVICE_CONTROL),
    ("boundary", PolicyType.PERMISSIONS_BOUNDARY),
    ("session", PolicyType.SESSION),
    ("endpoint", PolicyType.VPC_ENDPOINT),
)


def failure_from(
    claim: Claim,
    above: Reference | None = None,
    operation: Operation | None = None,
    cause: Cause | None = None,
) -> Failure:
    """The failure that ``claim`` reports.

    :param above: the image of the push or pull under way, where the failure can be of it.
    :param operation: what is under way, where the claim does not say it.
    :param cause: the cause, where no verdict of the claim gives it.
    """
    asked = claim.once(_asker_in, claim.frame) if claim.frame else asker(claim.lines_printed)
    printed = _Printed(asked, refused_resource(claim), _bare_resource(claim))
    failure = claim.once(_failure, printed, above, operation, cause)
    first, last, when = claim.first_line, claim.last_line, stamp(claim.printed)
    where = {"first_line": first, "last_line": last, "first_seen": when, "last_seen": when}
    return recorded(failure.changed(message=_cut(claim.message), **where), claim.lines_printed)


class _Printed(NamedTuple):
    """What the lines around a claim's words change."""

    asker: str | None
    resource: str | None
    bare_resource: str | None


def _failure(
    claim: Claim, printed: _Printed, above: Reference | None, operation: Operation | None, cause: Cause | None
) -> Failure:
    """The failure, without its message and its place in the input."""
    reference = claim.once(_own_reference, printed.bare_resource)
    operation = claim.once(_operation) or operation or _requested(claim) or claim.once(_said)
    if above is not None:
        # What is pushed under a tag is put by digests, too.
        reference = reference.filled(above) if operation is Operation.PUSH else reference.completed(above)
    endpoint, request, helper, clock_skew = claim.once(request_told)
    return Failure.made(
        **{name: getattr(reference, name) for name in NAMES},
        client=_client(claim, printed),
        action=_action(claim, request),
        resource=printed.resource,
        principal=claim.once(_principal),
        policy=claim.once(_policy),
        code=next((v.code for v in claim.verdicts if v.code), None),
        http_status=_status(claim),
        endpoint=endpoint,
        request=request,
        helper=helper,
        clock_skew=clock_skew,
        wording=claim.core.entry.name,
        cause=cause or claim.once(_cause),
        operation=operation,
    )


def _asker_in(claim: Claim, frame: Frame) -> str | None:
    """The client whose sign is on the line of a claim, as it is printed in a frame."""
    return asker(claim.text_in(frame))


def _action(claim: Claim, request: Request | None) -> str | None:
    """The action that was denied; behind a mask it is that of the API's operation, where the words name one."""
    if not is_hidden(claim.action):
        return claim.action
    service = "ecr-public" if ":ecr-public:" in (claim.field("resource") or "") else "ecr"
    return known(f"{service}:{request.call}") if request and request.call else None


def _client(claim: Claim, printed: _Printed) -> str | None:
    """A client with credentials of its own, as these count, or one around a library; else the one of most weight."""
    clients = [clause.entry.client for clause in claim.by_weight if clause.entry.client]
    kinds = (AROUND_ENGINES, RUNNERS, OWN_LOGINS, OWN_STORES, AROUND_LIBRARIES)
    known = (client for kind in kinds for client in kind if client in clients)
    client = next(known, next(iter(clients), None))
    # Words that only sum up a failure may be of another program than the words that report it.
    tells = claim.verdict is not None and claim.verdict.weight > Strength.GUESS
    asked = printed.asker if tells and hands_on(client) else None
    return client if asked is None or asked in RUNNERS else asked


def _cut(message: str) -> str:
    if len(message) <= _LONGEST:
        return message
    return f"{message[: _LONGEST - _TAIL]} {_CUT} {message[-_TAIL:]}"


def _cause(claim: Claim) -> Cause:
    verdict = claim.verdicts[0]
    cause = verdict.cause or _cause_of_status(claim)
    of_layers = any(verdict.cause is Cause.LAYER_STORE_DENIED for verdict in claim.verdicts)
    if cause is Cause.ACCESS_DENIED and (is_layer_read(claim.action) or (of_layers and not is_ecr(claim.action))):
        return Cause.LAYER_STORE_DENIED
    if is_role_assumption(claim.action):
        return Cause.AWS_CREDENTIALS_FAILED
    # Words that say only that a login failed do not say what was sent.
    is_vague = verdict.weight is Strength.FALLBACK and cause in (Cause.NOT_AUTHENTICATED, Cause.UNCLASSIFIED)
    return Cause.LOGIN_FAILED if is_vague and _operation(claim) is Operation.LOGIN else cause


def _cause_of_status(claim: Claim) -> Cause:
    told = claim.core.field("status") or claim.core.field("refusal")
    reason = claim.core.field("reason") or claim.core.field("bare_reason") or ""
    number = int(told) if told else _REASONS.get(reason.lower().replace(" ", ""), 0)
    if number == HTTPStatus.METHOD_NOT_ALLOWED and not _MANIFEST_PUT.search(claim.text):
        return Cause.UNCLASSIFIED  # only a manifest that is put can be of the wrong kind
    return _BY_STATUS.get(number) or (Cause.REGISTRY_ERROR if number >= 500 else Cause.UNCLASSIFIED)


def own_reference(claim: Claim) -> Reference:
    """The reference whose request failed, as far as the claim itself names it."""
    return claim.once(_own_reference, _bare_resource(claim))


def _own_reference(claim: Claim, bare: str | None) -> Reference:
    """The same.

    :param bare: the resource that it names without an ARN.
    """
    found, verdict = _in_sentence(claim, bare), claim.verdict
    # A certificate lists the hosts that it is for by patterns.
    asks_by_tag = any(request.tag for request in claim.requests)
    is_listed = verdict is not None and verdict.cause is Cause.TLS_FAILED
    for candidate in claim.named:
        is_pattern = is_listed and (candidate.registry or "").startswith("*.")
        if found.agrees(candidate) and not is_pattern:
            # What was asked for by its tag is no image that is named by a digest alone: one that is signed.
            is_apart = asks_by_tag and not candidate.tag
            found = found.filled(candidate._replace(digest=None) if is_apart else candidate)
    if verdict and verdict.speaker is Speaker.ECR and found.repository is None:
        # Who answered is ECR, whatever registry a name without one is meant for.
        nameless = (name._replace(ecr=None) for name in claim.named if name.repository and not name.registry)
        found = found.filled(next(nameless, Reference()))
    if verdict and verdict.cause is Cause.WRONG_REGISTRY:
        account = found.registry_id or account_or_none(claim.core.field("registry"))
        region = found.region or region_or_none(claim.core.field("region"))
        return Reference(registry=found.registry, registry_id=account, region=region)
    found = found.filled(Reference(digest=_digest(claim)))
    if tag := claim.core.field("tag"):
        return Reference(tag=tag_or_none(tag)).filled(found)
    return found.filled(Reference(tag=tag_or_none(claim.field("tag"))))


# How containerd names what it fetches and pushes, layers apart (core/remotes/handlers.go, MakeRefKey); its words for a
# manifest that holds no image for the platform (core/images/image.go).
_OBJECT = signed(r"\b(?P<kind>index|manifest)[- ](?P<digest>sha256:[0-9a-f]{64})(?![0-9a-f])", "sha256:")


def _digest(claim: Claim) -> str | None:
    """The digest of the index, or else of the manifest, where the words name one alone by containerd's names."""
    named: dict[str, set[str]] = {"index": set(), "manifest": set()}
    for match in _OBJECT.finditer(claim.text):
        named[match["kind"]].add(match["digest"])
    digests = named["index"] or named["manifest"]
    return digests.pop() if len(digests) == 1 else None


def _in_sentence(claim: Claim, bare: str | None) -> Reference:
    """The reference inside the registry's own sentence."""
    repository = claim.field("repository") or bare
    if repository and (registry := claim.field("registry")):
        return Reference.parse(f"{registry}/{repository}")
    told = claim.field("registry_id", "account")
    account = account_or_none(told)
    # The host of the same registry in a name gives its region; both may be masked.
    named = Reference.parse(repository) if told and repository and told in repository else Reference()
    return Reference(
        registry_id=account,
        registry_alias=alias_or_none(claim.field("registry_id")),
        region=named.region if named.registry_id == account else None,
        repository=repository_or_none(repository) or masked_repository(repository) or _with_host(repository),
    )


def _with_host(name: str | None) -> str | None:
    """A name with a registry's host in it that breaks the rules as it is masked: a registry repeats what was asked."""
    *hosts, last = (name or "").split("/")
    return name if last and any(host.endswith(HOST_ENDS) for host in hosts) else None


_OTHER_RESOURCE = expression(r"arn:aws[\w-]*:(?:kms|iam|s3|secretsmanager):\S")
_EVERY_REPOSITORY = expression(r"\*|arn:aws[\w-]*:ecr:[\w-]*:\d*:repository/\*")

# How the sentence goes on behind the resource.
_REASON_BEGINS = ("because", "with")


def _bare_resource(claim: Claim) -> str | None:
    """The resource, where it is a bare name instead of an ARN; at the end of a line a wrap may have torn it."""
    for at, name in claim.once(_bare_resources):
        if not claim.passage.goes_on_below(claim.clauses[at].end):
            return name
    return None


def _bare_resources(claim: Claim) -> tuple[tuple[int, str], ...]:
    """Every such resource, with the place of its clause among all."""
    named = ((at, clause.field("resource")) for at, clause in enumerate(claim.clauses))
    return tuple((at, name) for at, name in named if name and ":" not in name and name not in _REASON_BEGINS)


# A line of one word below a name: a wrap may have torn the name, and no reason that follows confirms it.
_PIECE = expression(r"\n[\w+=,.@/-]++(?=\n|$)")


def refused_resource(claim: Claim) -> str | None:
    """The ARN of what IAM refused, where it is no one repository and may not be cut; a token is asked for on ``*``."""
    at, words = claim.once(_refused)
    return None if words and _PIECE.match(claim.passage.text, claim.by_weight[at].end) else words


def _refused(claim: Claim) -> tuple[int, str | None]:
    """The same, cut or not, with the place of its clause by weight."""
    at, named = next(
        ((at, one.field("resource")) for at, one in enumerate(claim.by_weight) if one.field("resource")), (0, None)
    )
    words = (named or "").rstrip(".,;")
    of_repositories = is_ecr(claim.action) and not asks_for_token(claim.action)
    is_every = of_repositories and _EVERY_REPOSITORY.fullmatch(words)
    return at, words if words and (is_every or _OTHER_RESOURCE.match(words)) else None


def _operation(claim: Claim) -> Operation | None:
    """The verdict's, that of the denied action or of the API's operation, then that of the outermost envelope."""
    candidates = (
        claim.core.entry.operation,
        step_of(claim.action),
        step_of(claim.field("ecr_operation", "operation")),
        *(clause.entry.operation for clause in claim.clauses if not _went_well(clause.entry)),
    )
    pushes = _requested(claim) is Operation.PUSH or claim.field("method") == "PUT"
    return next(filter(None, candidates), Operation.PUSH if pushes else None)


def _went_well(entry: Entry) -> bool:
    """True if it says that something went well: that is not what failed."""
    return isinstance(entry, Note) and entry.signal is Signal.ENDS


def _requested(claim: Claim) -> Operation | None:
    """What the first request that says so was made for; a client that pushes reads manifests as well."""
    return next((named.operation for named in claim.references if named.operation), None)


def _said(claim: Claim) -> Operation | None:
    """The one of a push and a pull that its words name, or the login that they name alone."""
    deeds = deeds_in(claim.text)
    if not deeds and login_fails(claim.text):
        deeds = frozenset((Operation.LOGIN,))
    deed = next(iter(deeds)) if len(deeds) == 1 else None
    call = claim.field("ecr_operation", "operation")
    return deed if can_be_part_of(claim.action, deed, call) else None


def _principal(claim: Claim) -> Principal | None:
    words = claim.field("principal", "caller", "service")
    return principal_from(words) if words else None


def _policy(claim: Claim) -> Policy | None:
    clauses = ((c, c.entry.effect) for c in claim.by_weight if isinstance(c.entry, Verdict))
    clause, effect = next(((c, effect) for c, effect in clauses if effect), (None, None))
    if clause is None:
        return None
    # The action may hold such words too: ecr:TagResource.
    words = "".join((clause.field("policy_type") or clause.words).split()).partition("allow")[0]
    named = next((kind for token, kind in _POLICY_TYPES if token in words), None)
    arn = clause.field("policy_arn")
    return Policy.made(type=named, effect=effect, arn=arn.rstrip(".") if arn else None)


def _status(claim: Claim) -> int | None:
    told = claim.field("status", "refusal")
    return int(told) if told else None
