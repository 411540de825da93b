"""What was asked when something failed: of whom, how and for what, as far as the words say it.

Of several hosts and requests that a claim names, the last before the end of the words that decide is the one that
failed: a client prints what it tried, then what became of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

import regex

from ecr_denied.expression import expression, signed
from ecr_denied.names.actions import API_OPERATIONS
from ecr_denied.names.hosts import (
    API_HOST,
    BEFORE_HOST,
    BEFORE_HOST_SIGNS,
    LAYER_HOST,
    endpoint_kind,
    is_private_host,
)
from ecr_denied.names.syntax import MASK, SCHEMES, compact, is_masked
from ecr_denied.reading.judge.clocks import skew
from ecr_denied.reading.lines.passage import Passage
from ecr_denied.reading.match.claim import Claim
from ecr_denied.records import Endpoint, Request
from ecr_denied.terms import EndpointKind, RequestTarget

__all__ = ["RequestTold", "request_told"]

_HOST = rf"(?:[\w.*#%@-]{{1,253}}+|{MASK}){{1,9}}+"
_URL = signed(
    rf"https?:/{{1,3}}(?P<host>{_HOST})(?::[0-9]{{1,5}})?(?P<path>/[^\s\"'`<>]{{0,4000}})?",
    "https?:/",
    flags=regex.IGNORECASE,
)
_METHOD = expression(r"\b(GET|HEAD|PUT|POST|PATCH|DELETE)(?: ?request)?(?: ?to)? ?[\"'`]?$", regex.IGNORECASE)
_LOOKED_UP = signed(rf"{BEFORE_HOST}(?P<host>{_HOST})", *BEFORE_HOST_SIGNS, flags=regex.IGNORECASE)
# A command of the AWS CLI asks AWS; what it is piped into may be the one that failed.
_CLI = expression(
    r"\W{0,8}aws ecr(?:-public)? [a-z]{3,20}-[a-z-]{3,60}\b(?!.{0,400}\b(?:[Ll]ogin|docker (?:push|pull))\b)"
)
# containerd leaves the rest of the address out. The commit of a push that is answered with a status ends the upload of
# a layer or a configuration (core/remotes/docker/pusher.go; core/remotes/handlers.go, MakeRefKey).
_ELIDED = signed(
    r"\[(?P<kind>manifests|blobs) |failed commit on ref [\\\"']{1,4}(?:layer|config|unknown)-"
    r"(?P<digest>sha256:[0-9a-f]{64})[\\\"']{1,4}: unexpected status",
    *(r"\[(?P<kind>manifests|blobs) ", "failed commit on ref"),
)
_IP = r"(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|\[(?!\S{0,39}\.\.)[0-9a-fA-F:.]{2,39}(?:%\w{1,15})?\])"
# Go's dial and the other side of its connection, whatever was printed or masked for its own; Node.js' connect; the
# host that Apache HttpClient found, with its port.
_ADDRESS = signed(
    r"\b(?:dial tcp ?|(?:read|write) tcp ?[^\s>]{1,60}:[0-9]{1,5}->|connect E[A-Z]{4,20} )"
    rf"(?P<address>{_IP}:[0-9]{{1,5}})|\bdial unix ?(?P<address>/[\w./-]{{1,107}})"
    r"|\bConnect to (?P<address>[\w.-]{1,253}:[0-9]{1,5}) \[[^\s/\]]{1,253}/[0-9]",
    *("dial tcp", "(?:read|write) tcp", "connect E", "dial unix", "Connect to"),
)
_HELPER = signed(r"\bdocker-credential-[a-z0-9][a-z0-9-]{0,40}(?:\.exe\b)?", "docker-credential-")
# The blob that is read, or whose upload ends (distribution specification, endpoints 2, 6 and 7).
_BLOB = expression(
    r"/blobs/(?:uploads/[^\s?]{0,200}\?(?:[^\s&]{1,2000}&){0,8}?digest=)?sha256(?::|%3A)(?P<digits>[0-9a-f]{64})(?![0-9a-f])",
    regex.IGNORECASE,
)
# containerd says in its words and in the query what the image names (core/remotes/docker/resolver.go, addNamespace).
_MIRRORED = signed(
    r"(?:[?&]ns=|resolve reference [\\]{0,3}\")(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?![\w.-])",
    *("ns=", "resolve reference"),
    flags=regex.IGNORECASE,
)
# containers/image names the image, then what each mirror of it answered (storage docker_image_src.go).
_MIRRORS = "(Mirrors"
_MIRRORS_FAILED = expression(
    r"docker://(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/[\w./:@-]{1,300}: ?"
    r"\(Mirrors ?also ?failed: ?\[(?P<mirror>[\w.-]{1,253})/"
)
_PULLED_FROM = signed(r"pulling from host (?P<host>[\w.-]{1,253})", "pulling from host")
# An operation of ECR's API, as botocore and Go's SDK name it.
_CALLED = expression(
    r"(?:when ?calling ?the ?|operation ?error ?ECR(?: ?PUBLIC)?: ?)(?P<call>[A-Za-z]{4,60}?)(?= ?operation\b|,)"
)
_TARGETS = (
    ("/manifests/", RequestTarget.MANIFEST),
    ("/blobs/uploads", RequestTarget.UPLOAD),
    ("/blobs/", RequestTarget.BLOB),
    ("/tags/", RequestTarget.TAGS),
)
# Version 1 of the protocol, Harbor's API, and what version 2 does not have; ECR speaks version 2 alone (ECR user guide,
# registry_auth).
_OTHER_PATH = expression(r"/(?:v1|api)/|/v2/_(?!catalog(?:[?/]|$))")


class RequestTold(NamedTuple):
    """What a claim says of the request that failed."""

    endpoint: Endpoint | None
    request: Request | None
    helper: str | None
    clock_skew: int | None


class _Named(NamedTuple):
    """A place where the words name what was asked."""

    start: int
    kind: EndpointKind | None = None
    host: str | None = None
    method: str | None = None
    target: RequestTarget | None = None
    digest: str | None = None


def request_told(claim: Claim) -> RequestTold:
    """What was asked when the words that decide were printed."""
    start, end = claim.extent
    place = _place(claim.passage, start)
    text, core = compact(claim.passage.text[start:end]), place(claim.core.end)
    named = sorted((*_by_entries(claim, place), *_in_words(text)), key=attrgetter("start"))
    helper = _HELPER.search(text)
    endpoint = _endpoint(named, text, core)
    request = _request(named, core, endpoint, text)
    return RequestTold(endpoint, request, helper[0] if helper else None, skew(text))


def _place(passage: Passage, start: int) -> Callable[[int], int]:
    """Where a place of a passage is in the part from ``start`` on, without its line breaks."""
    first = passage.line_of(start)
    return lambda at: at - start - (passage.line_of(at) - first)


def _by_entries(claim: Claim, place: Callable[[int], int]) -> Iterator[_Named]:
    for clause in claim.clauses:
        # What the words that decide say themselves is nearer to their end than any host in them.
        at = clause.end - 1 if clause is claim.core else clause.start
        yield _Named(place(at), clause.entry.endpoint, None, clause.entry.method, clause.entry.target)


def _in_words(text: str) -> Iterator[_Named]:
    for match in _URL.finditer(text):
        yield _requested(match, text)
    for match in _LOOKED_UP.finditer(text):
        if "." in match["host"]:
            yield _Named(match.start(), endpoint_kind(match["host"]), match["host"])
        elif match["host"] in SCHEMES:
            yield _Named(match.start(), EndpointKind.REGISTRY, match["host"])
    for match in _ELIDED.finditer(text):
        target = _target(f"/{match['kind']}/") if match["kind"] else RequestTarget.UPLOAD
        yield _Named(match.start(), target=target, digest=match["digest"])
    if _CLI.match(text):
        yield _Named(0, EndpointKind.API)
    if failed := _mirror_that_failed(text):
        yield _Named(failed.start("mirror"), endpoint_kind(failed["mirror"]), failed["mirror"])
    # These are named for nothing else than to be asked.
    for match in chain(API_HOST.finditer(text), LAYER_HOST.finditer(text)):
        yield _Named(match.start(), endpoint_kind(match[0]), match[0])


def _requested(match: regex.Match[str], text: str) -> _Named:
    host, path, start = match["host"], match["path"] or "", match.start()
    before = _METHOD.search(text, max(start - 24, 0), start)
    method = before[1].upper() if before else None
    kind = endpoint_kind(host, path)
    # A page that is only pointed to was not asked; a word is no host.
    told = host if "." in host and (kind or method) else None
    target = RequestTarget.BLOB if kind is EndpointKind.LAYERS else _target(path)
    if kind is EndpointKind.REGISTRY and _OTHER_PATH.match(path):
        target = RequestTarget.OTHER
    blob = _BLOB.search(path) if "/blobs/" in path else None
    return _Named(start, kind, told, method, target, f"sha256:{blob['digits']}" if blob else None)


def _target(path: str) -> RequestTarget | None:
    return next((target for sign, target in _TARGETS if sign in path), None)


def _nearest(named: Iterable[_Named], end: int) -> _Named | None:
    """The last before the end of what decides, else the first behind it."""
    behind = None
    for one in named:
        if one.start >= end:
            return behind or one
        behind = one
    return behind


def _endpoint(named: list[_Named], text: str, end: int) -> Endpoint | None:
    one = _nearest((one for one in named if one.kind or (one.host and one.start < end)), end) or _Named(end)
    kind, host = one.kind or _behind_proxy(one, named), one.host
    if kind and host is None:
        host = next((other.host for other in named if other.host and other.kind is kind), None)
    address = _address(text, end, [other.start for other in named if other.host and other.host != host])
    if address and address.startswith("/"):
        kind = EndpointKind.LOCAL
    return _made(kind, host, address) if kind or host or address else None


def _behind_proxy(one: _Named, named: Iterable[_Named]) -> EndpointKind | None:
    """A host without a kind is the proxy's where one could not be reached."""
    proxies = (other for other in named if other.kind is EndpointKind.PROXY and other.start < one.start)
    return EndpointKind.PROXY if any(proxies) else None


def _address(text: str, end: int, others: list[int]) -> str | None:
    """The address that was dialled, unless another host is named between the end of what decides and the address."""
    found = None
    for match in _ADDRESS.finditer(text):
        if match.start() >= end and (found or any(end <= other < match.start() for other in others)):
            break
        found = match["address"]
    return found


def _mirror_that_failed(text: str) -> regex.Match[str] | None:
    return _MIRRORS_FAILED.search(text) if _MIRRORS in text else None


def _mirrored(endpoint: Endpoint | None, text: str) -> str | None:
    """The registry that the image names, where one of ECR's was asked in its place."""
    if failed := _mirror_that_failed(text):
        return failed["host"] if is_private_host(failed["mirror"]) else None
    named = _MIRRORED.search(text)
    if named is None or is_private_host(named["host"]):
        return None
    asked = (endpoint and endpoint.host) or ((found := _PULLED_FROM.search(text)) and found["host"])
    return named["host"] if asked and is_private_host(asked) else None


def _request(named: list[_Named], end: int, endpoint: Endpoint | None, text: str) -> Request | None:
    one = _nearest((one for one in named if one.method or one.target), end)
    if one is None:
        called, mirror_of = _CALLED.search(text) if "peration" in text else None, _mirrored(endpoint, text)
        call = called["call"] if called and called["call"] in API_OPERATIONS else None
        return Request.made(call=call, mirror_of=mirror_of) if call or mirror_of else None
    method = next((other.method for other in reversed(named) if other.method and other.start <= one.start), None)
    return _request_of(method, one.target, one.digest, _mirrored(endpoint, text))


# A log names few hosts: what was checked once is given again.
_REMEMBERED = 256


@lru_cache(maxsize=_REMEMBERED)
def _made(kind: EndpointKind | None, host: str | None, address: str | None) -> Endpoint:
    return Endpoint.made(kind=kind, host=None if host is None or is_masked(host) else host, address=address)


@lru_cache(maxsize=_REMEMBERED)
def _request_of(method: str | None, target: RequestTarget | None, digest: str | None, mirror_of: str | None) -> Request:
    return Request.made(method=method, target=target, digest=digest, mirror_of=mirror_of)
