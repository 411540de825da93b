"""References: what a text says about where an image lives, in an ARN, a URL, an image name or a host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from operator import methodcaller
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote

import regex

from ecr_denied.expression import expression, sign_of, signed
from ecr_denied.marks import Mark, marked, values_of
from ecr_denied.names.arns import PATH_UNIT, REGISTRY_ARN
from ecr_denied.names.bootstraps import masked_repository
from ecr_denied.names.cli import ECR_COMMAND, option
from ecr_denied.names.hosts import (
    API_HOST,
    BEFORE_HOST,
    BEFORE_HOST_SIGNS,
    HOST,
    HOST_ENDS,
    HOST_SIGNS,
    LAYER_STORE,
    NEARLY,
    NEARLY_SIGN,
    is_foreign,
    is_layer_store,
    is_nearly_ecr,
    is_public_host,
    is_region_label,
)
from ecr_denied.names.partitions import region_or_none
from ecr_denied.names.syntax import (
    BREAK,
    MASK,
    SCHEMES,
    WHOLE_DIGEST,
    Tearable,
    account_or_none,
    compact,
    digest_or_none,
    is_masked,
    is_placeholder,
    repository_or_none,
    tag_or_none,
    torn,
    unit,
)
from ecr_denied.records import Failure
from ecr_denied.terms import Operation

__all__ = [
    "ECR_NAME",
    "NAMES",
    "Reference",
    "first_reference",
    "first_request",
    "names_another",
    "names_other_image",
    "references",
    "requests",
]


# What a reference and a failure call by the same names.
NAMES = marked(Failure, Mark.NAME)
_parts, _place = values_of(Failure, Mark.NAME), values_of(Failure, Mark.PLACE)

# How many texts are kept with what was found in them: kubelet, CI systems and retries print everything again.
_REMEMBERED = 256


class Reference(NamedTuple):
    """What a text says about where an image lives; every part may be missing.

    ``ecr`` is true for a registry of ECR's, false for another owner's, ``None`` when the host is masked or absent.
    ``operation`` is what a request was made for, where its method and path say so.
    """

    ecr: bool | None = None
    registry: str | None = None
    registry_id: str | None = None
    registry_alias: str | None = None
    region: str | None = None
    repository: str | None = None
    tag: str | None = None
    digest: str | None = None
    operation: Operation | None = None

    def agrees(self, other: Reference) -> bool:
        """Whether both can speak of the same image: no part is said differently by the two."""
        if False in (self.ecr, other.ecr) and self.ecr is not other.ecr:
            return False
        pairs = zip(_place(self), _place(other), strict=True)
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)

    def filled(self, other: Reference) -> Reference:
        """This reference with the parts it lacks taken from ``other``."""
        if other == _NOTHING:
            return self
        pairs = zip(NAMES, _parts(self), _parts(other), strict=True)
        more: dict[str, Any] = {name: theirs for name, mine, theirs in pairs if not mine}
        return self._replace(ecr=other.ecr if self.ecr is None else self.ecr, **more)

    def completed(self, above: Reference) -> Reference:
        """This reference with what it lacks taken from another line; a digest there is of no other tag, nor a tag."""
        return self.filled(above._replace(tag=None, digest=None) if names_other_image(self, above) else above)

    @classmethod
    @lru_cache(maxsize=_REMEMBERED)
    def parse(cls, words: str) -> Reference:
        """Read one reference, URL or ARN; a name without a registry host belongs to Docker Hub, so not to ECR."""
        found = first_reference(words)
        return cls._elsewhere(_SCHEME.sub("", compact(words))) if found is _NOTHING else found

    @classmethod
    def _elsewhere(cls, words: str) -> Reference:
        """A reference whose host is masked, or another owner's, or left out (Docker Hub's)."""
        request = _ANY_REQUEST.fullmatch(words)
        if request and not is_foreign(request["host"]):
            return cls(tag=tag_or_none(request["tag"]))
        match = _ANY_NAME.fullmatch(words)
        host = match["host"] if match else words.partition("/")[0]
        if host.startswith(("-", "$", "(")):
            # an option or a variable, where a command line was echoed
            variable = _VARIABLE.fullmatch(words)
            return cls(tag=tag_or_none(variable["tag"]) if variable else None)
        if is_foreign(host):
            if "/" in words and "." in host:
                return cls(ecr=False, registry=host)
            name, _, tag = words.partition("@")[0].partition(":")
            return cls(ecr=False, repository=repository_or_none(name), tag=tag_or_none(tag))
        if match is None or is_layer_store(host):
            return cls()
        return cls(
            repository=repository_or_none(match["path"]),
            tag=tag_or_none(match["tag"]),
            digest=digest_or_none(match["digest"]),
        )


_NOTHING = Reference()


def names_other_image(one: Reference | Failure, other: Reference | Failure) -> bool:
    """Whether neither a tag nor a digest says that two names of one repository are of one image."""
    is_named = (one.tag or one.digest) and (other.tag or other.digest)
    return bool(is_named) and one.tag != other.tag and one.digest != other.digest


# urllib3 prints the host and the path of a request apart.
_POOLED = signed(
    r"host='(?P<host>[^'\s]{1,253})', port=[0-9]{1,5}\): Max retries exceeded with url: (?P<path>/v2/[^\s\"']{0,400})",
    "Max retries exceeded",
)
# A client that asks for a token says for which repository (distribution spec, "Token Authentication Specification").
_SCOPE = signed(
    rf"https?://{HOST}/token/?\?(?:[^\s\"'`&]{{1,300}}&){{0,8}}?scope=repository(?::|%3A)(?P<path>[\w./%-]{{1,300}}?)(?::|%3A)",
    "scope=repository",
    flags=regex.IGNORECASE,
)
_MANIFESTS = torn("m a n i f e s t s /")
# Three dots belong to what they cut off; one ends the sentence.
_WHOLE = r"(?:(?<=\.{3})|(?<!\.)(?!\.{3}))"
_TAG_UNIT = unit(r"[\w.+*…-]")
# How many digits it has says where a digest ends, however often it was torn.
_DIGEST = rf"sha256:(?:(?:[a-f0-9]{BREAK}){{63}}[a-f0-9](?![a-f0-9])|[a-f0-9]{{1,64}})"
_TAIL = rf"(?P<path>{PATH_UNIT}{{1,300}}+)(?::(?P<tag>{_TAG_UNIT}{{1,140}}+))?(?:@(?P<digest>{_DIGEST}))?"
_TORN_TAIL = _TAIL.replace(PATH_UNIT, rf"(?:{PATH_UNIT}{BREAK})").replace(_TAG_UNIT, rf"(?:{_TAG_UNIT}{BREAK})")
_NAME = Tearable(rf"(?<![\w*-])(?<!\w\.){HOST}(?:/{_TAIL})?", *HOST_SIGNS, flags=regex.IGNORECASE)
# Quotes on both sides confirm a name that was torn; without them it ends with its line.
_QUOTED_NAME = expression(rf"(?<=[\"'“](?:docker://)?){HOST}/{_TORN_TAIL}(?=\s{{0,2}}[\"'”])", regex.IGNORECASE)
_V2 = rf"{BREAK}/{BREAK}v{BREAK}2{BREAK}/"
_URL = Tearable(
    # The host of an ECR registry makes a URL of what follows even where a wrap tore the scheme.
    rf"(?:(?:https?:(?:/{BREAK}){{1,3}}|(?<![\w*-])){HOST}|https?:(?:/{BREAK}){{1,3}}(?P<host>(?>{MASK}|[\w.*:%@#$-]|\n(?=[\w.-]+/v2/)){{1,253}}?))"
    rf"{_V2}(?:{BREAK}(?P<path>(?:{PATH_UNIT}{BREAK}){{1,300}}?)/{BREAK}"
    rf"(?:{_MANIFESTS}{BREAK}(?P<reference>(?:[^\s\"'?/]{BREAK}){{1,200}}?)(?=[\"'])"
    rf"|{_MANIFESTS}(?P<reference>{_DIGEST})(?=[\"'?:.,)\s]|$)"
    rf"|{_MANIFESTS}(?P<reference>[^\s\"'?/]{{1,200}}?)?{_WHOLE}(?=[\"'?]|[:.,)]*+(?:\s|$)|:[\s\"'])"
    rf"|(?P<kind>blobs|tags)/))?",
    _V2,
    flags=regex.IGNORECASE,
)
# Options by which curl sends something, or names a method of its own.
_SENDS = expression(r"\s(?:-X|--request|-d|--data|--json|-F|--form|-T|--upload-file)")
_METHOD = expression(r"\b(GET|HEAD|PUT)\b\W{0,4}$", regex.IGNORECASE)
_ANY_NAME = expression(rf"(?P<host>[^\s/]{{0,253}})/{_TAIL}")
_IMAGE = expression(rf"/(?=\w){_TAIL}", regex.IGNORECASE)
_ANY_REQUEST = expression(r"(?P<host>[^\s/]{1,253})/manifests/(?P<tag>[^\s/]{1,140})")
_VARIABLE = expression(r"\$(?:\w+|\{\w+\})(?:/[\w./-]{0,200})?:(?P<tag>[\w.-]{1,128})")
_REQUEST_PATH = expression(r"v2(?:/?$|/.*/(?:manifests|blobs|tags)(?:/|$))")
_REQUESTED_NAME = expression(r"v2/(.+?)/(?:manifests|blobs|tags)(?:/|$)")
_NEARLY_NAME = signed(rf"{NEARLY.pattern}(?:/{_TAIL})?", NEARLY_SIGN, flags=regex.IGNORECASE)
_MAY_BE_MISSPELT = sign_of(_NEARLY_NAME)
# The host that most texts name; it is not misspelt.
_WELL_SPELT = signed(
    r"(?<![\w*.#?%$-])[0-9]{12}\.dkr\.ecr\.[a-z]{2}-[a-z]{1,20}-[0-9]\.amazonaws\.com(?![\w-]|\.\w)", r"\.dkr\.ecr\."
)
# Another registry, by a name that has a path or by the address of a request.
_OTHER_NAME = Tearable(
    r"(?<![\w.@/:%+$-])(?<![\w\"']\.)(?P<scheme>(?:https?|docker|oci)://)?"
    r"(?P<host>localhost(?::[0-9]{2,5})?|(?:[\w-]{1,63}\.){1,6}[a-z]{2,18}(?::[0-9]{2,5})?|[\w-]{1,63}:[0-9]{2,5}"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3}){3}:[0-9]{2,5})(?P<path>/[\w./-]{0,200})",
    "/",
    flags=regex.IGNORECASE,
)
# Where a client's or a runtime's words name a host alone.
_OTHER_HOST = signed(
    rf"(?:{BEFORE_HOST}|registry(?: for)?[ :]{{1,2}}[\"'`]?)(?:https?://)?"
    r"(?P<host>(?:[\w-]{1,63}\.){1,6}[a-z]{2,18})(?![\w.-]*\()",
    *BEFORE_HOST_SIGNS,
    "registry",
    flags=regex.IGNORECASE,
)
# A host that is alone: by the domains that hosts usually have, as names of files and classes have dots as well.
_DOMAIN = r"(?:com|net|org|io|dev|cloud|example|corp|lan|cn|de|eu|uk|fr|jp|in|br|au)"
_LABEL = r"[a-z0-9][a-z0-9-]{0,62}"
_END = rf"\.{_DOMAIN}(?![\w@/(-])"
_BARE_HOST = signed(rf"(?<![\w.@/:%+$\\-])(?P<host>{_LABEL}(?:\.{_LABEL}){{0,5}}{_END})(?!\.\w)", _END)
_IS_IN_DOMAIN = expression(rf"(?:[\w-]+\.)+{_DOMAIN}(?::[0-9]+)?", regex.IGNORECASE)
# A page or a file on the web: a registry is asked for its API, or named alone (distribution spec).
_PAGE = expression(r"https?://[^\s/\"'`<>]{1,255}/(?![^\s\"'`<>]{0,255}\bv[12]\b)[^\s\"'`<>]++", regex.IGNORECASE)
# What names the host behind it as a proxy's (Go's dial, .NET, curl, variables), or as that of who issues tokens of
# identity (AWS STS API reference, InvalidIdentityToken); and how far before it that begins.
_NEAR = 80
_OF_NO_REGISTRY = expression(
    r"(?:prox(?:yconnect tcp:[^\n]{0,40}|y(?: (?:url|server|address))?[^\w\n]{1,4}(?:https?://)?)"
    r"|provider\sfound\sin\syour\saccount\sfor\s(?:https://)?)$",
    regex.IGNORECASE,
)
# Addresses of documentation, of source code and of the local engine say nothing about whose registry is meant.
_NEUTRAL = expression(
    r"docs?\.|(?:www\.)?github\.com$|(?:www\.)?docker\.com$|golang\.org$|ecr\.aws$|(?:java|jdk)\.\w+$|.*\.readthedocs\.io$|repost\.aws$"
    r"|(?:www\.)?kubernetes\.io$|helm\.sh$|stackoverflow\.com$|.*\.java$|.*\.go$|.*\.py$|.*\.js$|.*\.rb$|.*\.ya?ml$"
    r"|(?:.*\.)?amazonaws\.com$|aws\.amazon\.com$|.*\.sock$|.*\.awsapps\.com$|169\.254\.",
    regex.IGNORECASE,
)
# The metadata services of instances and containers.
_LINK_LOCAL = "169.254."
_ADDRESS = expression(r"/?[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_ENGINE = expression(r"/v1\.[0-9]{1,3}(?:/|$)")
_ENGINE_PATH = expression(r"/v1\.[0-9]{1,3}/images/$")
# A pull, as the engine's own API is asked for it (Docker Engine API, ImageCreate).
_ENGINE_PULL = signed(r"/images/create\?(?P<query>[^\s\"'`()]{1,600})", r"/images/create\?")
_ENGINE_OPERATION = expression(r"/(?:push|tag|json|history|get)$")
# How the resolver of containerd for ECR writes an image (awslabs/amazon-ecr-containerd-resolver).
_RESOLVER = "ecr.aws/"
_ARN_TAG = expression(rf":(?P<tag>{_TAG_UNIT}{{1,140}}+)")
# The names of registries and repositories, and ARNs, as one token: they may hold any word. The name of an exception of
# the AWS SDK for Java is none.
ECR_NAME = signed(
    r"(?<![\w.-])[\w.-]{0,200}?ecr(?!(?:public)?\.model\.)[\w.-]{0,200}+"
    r"(?:/(?!v2/)[\w./:@-]{0,400}+|/v2/[\w./-]{1,300}/(?=manifests/|blobs/|tags/))?|(?<!\w)arn:[\w:/.-]{0,400}+",
    "ecr",
    "arn:",
    flags=regex.IGNORECASE,
)
_SCHEME = expression(r"^(?:https?|docker|oci)://")
# The text in front of a host, in one token with it.
_BEFORE = expression(r"[^\s\"'`]{1,300}$")
_OUTER_HOST = expression(r"(?P<host>(?:[\w-]+(?:\.[\w-]+)+|localhost)(?::[0-9]{1,5})?)/(?:[\w.-]+/){0,8}$")


# No host, and nothing before it, holds one of these, but in a mask; and what a mask ends with. The last is found first.
_MASK_ENDS = ">]})"
_DELIMITER = expression(rf"[ \t\"'`=(,;{regex.escape(_MASK_ENDS)}]", regex.REVERSE)


def _tokens(pattern: Tearable, text: str) -> Iterator[regex.Match[str]]:
    """What ``finditer`` finds, where no delimiter is before the sign of a match.

    The pattern is tried from where the token with the sign begins: to try it everywhere takes ten times as long.
    """
    if "\n" in text:
        yield from pattern.finditer(text)  # a wrap may have torn the sign
        return
    if not pattern.may_be_in(text):
        return
    end = 0
    while sign := pattern.sign.search(text, end):
        stop = _DELIMITER.search(text, end, sign.start())
        match = pattern.search(text, end if stop is None or stop[0] in _MASK_ENDS else stop.end())
        if match is None:
            return
        yield match
        end = match.end()


def _outer(text: str, start: int) -> str | None:
    """The host whose path the host at ``start`` is only a part of; empty where it is part of another name."""
    if text[start - 1 : start] != "/" or text.endswith(("//", "/\n/"), 0, start):
        return None
    before = _BEFORE.search(text, max(start - 300, 0), start)
    token = before[0] if before else ""
    if _ENGINE_PATH.search(token):
        return None  # the engine's own API holds the name of an image
    if "arn:" in token or token.startswith(("/", "./")):
        return ""  # a role, a session or a folder may be called like a registry
    outer = _OUTER_HOST.search(token)
    return outer["host"] if outer else None


def _from_host(match: regex.Match[str]) -> Reference:
    host = compact(match["host"])
    if is_public_host(host):
        return Reference(ecr=True, registry=host.lower())
    if match["region"] is None:
        if asked := API_HOST.fullmatch(host):
            return Reference(ecr=True, registry=host, region=region_or_none(asked["region"]))
        return Reference(ecr=True if _is_all_masked(host) else False if is_foreign(host) else None, registry=host)
    region = compact(match["region"])
    if not is_region_label(region):
        return Reference(ecr=False, registry=host)
    return Reference(
        ecr=True,
        registry=host,
        registry_id=account_or_none(compact(match["account"]).rstrip(":")),
        region=region_or_none(region),
    )


def _is_all_masked(host: str) -> bool:
    """True if a mask hides all of a host but AWS's own end: of AWS's services a registry alone is asked for /v2/."""
    label, _, end = host.partition(".")
    return f".{end}" in HOST_ENDS and is_masked(label)


def _with_path(reference: Reference, path: str | None) -> Reference:
    name = compact(path or "").strip("/")
    if reference.registry and is_public_host(reference.registry):
        alias, slash, name = name.partition("/")
        known = None if is_placeholder(alias) else alias or None
        return reference._replace(registry_alias=known, repository=repository_or_none(name) if slash else None)
    if reference.ecr is False:
        return reference
    return reference._replace(repository=_repository(name))


def _repository(name: str) -> str | None:
    """A name of a repository; one with a mask in it where it still says who made the repository."""
    return repository_or_none(name) or masked_repository(name)


def _urls(text: str) -> Iterator[Reference]:
    for match in _tokens(_URL, text):
        if match["path"] is None and ":/" not in compact(text):
            continue  # a repository may be called v2/app; without a scheme, what is asked for makes a URL of it
        host = compact(match["host"])
        is_other = is_layer_store(host) or host.startswith(_LINK_LOCAL) or host in SCHEMES
        is_registry = not (is_nearly_ecr(host) or is_other)
        if _outer(text, match.start("host")) is not None or not is_registry:
            continue
        found = _with_path(_from_host(match), match["path"])
        manifest = unquote(compact(match["reference"] or "")).rstrip(":")
        digest = digest_or_none(manifest)
        tag = None if digest else tag_or_none(manifest)
        yield found._replace(tag=tag, digest=digest, operation=_requested(match, text))


def _pooled(text: str) -> Iterator[Reference]:
    for match in _POOLED.finditer(text):
        yield from _urls(f"https://{match['host']}{match['path']}")


def _scopes(text: str) -> Iterator[Reference]:
    for match in _SCOPE.finditer(text):
        yield _with_path(_from_host(match), unquote(match["path"]))


def _requested(match: regex.Match[str], text: str) -> Operation | None:
    """What a request is made for: an upload is a push; to read a manifest is a pull, unless the method says otherwise.

    Only a client that reads asks for the tags.
    """
    if text.startswith(("uploads", "\nuploads"), match.end()):
        return Operation.PUSH
    if (match["kind"] or "").lower() == "tags":
        return Operation.PULL
    method = _METHOD.search(text, max(match.start() - 12, 0), match.start())
    if method is None:
        is_named = match["kind"] or match["reference"]
        return Operation.PULL if is_named and _is_read_by_curl(text, match.start()) else None
    if method[1].upper() == "PUT":
        return Operation.PUSH
    return Operation.PULL if match["reference"] else None


def _is_read_by_curl(text: str, at: int) -> bool:
    """Whether a command of curl is on the line there, and sends nothing (curl(1))."""
    if "curl " not in text:
        return False
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    return "curl " in line and not _SENDS.search(line)


def _names(text: str) -> Iterator[Reference]:
    torn_names = _QUOTED_NAME.finditer(text) if "\n" in text else ()
    quoted = {match.start(): match for match in torn_names}
    for plain in _tokens(_NAME, text):
        match = quoted.get(plain.start(), plain)
        outer = _outer(text, match.start())
        if outer is not None:
            if is_foreign(outer):
                yield Reference(ecr=False, registry=outer)
            continue
        path: str | None = match["path"]
        found = _from_host(match)
        if text.endswith(("http://", "https://"), 0, match.start()) or _REQUEST_PATH.match(compact(path or "")):
            path = None  # the path of a URL is no name
        elif path and _ENGINE_PATH.search(text, max(match.start() - 40, 0), match.start()):
            if path.endswith("/push"):
                found = found._replace(operation=Operation.PUSH)
            path = _ENGINE_OPERATION.sub("", path)
        yield _named(found, match, path, text)


def _named(found: Reference, match: regex.Match[str], path: str | None, text: str) -> Reference:
    if path and _ADDRESS.fullmatch(path):
        path = None  # how Java prints a host name with its address (InetAddress.toString)
    found = _with_path(found, path)
    if path is None or found.ecr is False:
        return found
    digest = digest_or_none(compact(match["digest"] or ""))
    if digest and len(digest) < WHOLE_DIGEST and text.startswith("\n", match.end()):
        digest = None  # torn at the end of its line
    # What goes on with a slash is no tag (distribution spec, "Pulling manifests").
    tag = None if text.startswith("/", match.end()) else tag_or_none(compact(match["tag"] or ""))
    return found._replace(tag=tag, digest=digest)


def _arns(text: str) -> Iterator[Reference]:
    for match in REGISTRY_ARN.finditer(text):
        tagged = _ARN_TAG.match(text, match.end()) if text.endswith(_RESOLVER, 0, match.start()) else None
        yield Reference(
            ecr=True,
            registry_id=account_or_none(compact(match["account"] or "")),
            region=region_or_none(compact(match["region"])),
            repository=_repository(compact(match["path"] or "")),
            tag=tag_or_none(compact(tagged["tag"])) if tagged else None,
        )


def _of_the_cli(text: str) -> Iterator[Reference]:
    """What a command of the AWS CLI asks of ECR, by its options; without ``--registry-id`` the caller's own account."""
    for match in ECR_COMMAND.finditer(text):
        words = match["options"]
        asked = Reference(
            ecr=True,
            registry_id=account_or_none(option("registry_id", words)),
            repository=repository_or_none(option("repository", words)),
            tag=tag_or_none(option("tag", words)),
            digest=digest_or_none(option("digest", words)),
        )
        if any(_parts(asked)):
            yield asked._replace(region=region_or_none(option("region", words)))


def _created(text: str) -> Iterator[Reference]:
    """What the engine was asked to pull."""
    for match in _ENGINE_PULL.finditer(text):
        query = parse_qs(match["query"])
        for image in query.get("fromImage", ()):
            for found in _names(":".join((image, *query.get("tag", ())))):
                yield found._replace(operation=Operation.PULL)


def _of_the_api(text: str) -> Iterator[Reference]:
    """Hosts of ECR's API; one before the name of an image was taken for a registry."""
    for match in API_HOST.finditer(text):
        found = Reference(ecr=True, region=region_or_none(match["region"]))
        image = None if text.endswith("://", 0, match.start()) else _IMAGE.match(text, match.end())
        yield _named(found._replace(registry=match[0]), image, image["path"], text) if image else found


def _of_the_store(text: str) -> Iterator[Reference]:
    """Where ECR's layers are: that says a region at most."""
    for match in LAYER_STORE.finditer(text):
        yield Reference(ecr=True, region=region_or_none(match["region"]))


def _misspelt(text: str) -> Iterator[Reference]:
    """Hosts that are nearly ECR's: the registry is given as it is printed."""
    if not _MAY_BE_MISSPELT.finds(_WELL_SPELT.sub("", text)):
        return
    for match in _NEARLY_NAME.finditer(text):
        if not is_nearly_ecr(match["host"]) or _outer(text, match.start()) is not None:
            continue
        region = match["rest"].partition(".")[0]
        found = Reference(
            ecr=True,
            registry=match["host"],
            registry_id=account_or_none(match["account"]),
            region=region_or_none(region),
        )
        path: str | None = match["path"]
        if text.endswith(("http://", "https://"), 0, match.start()):
            name = _REQUESTED_NAME.match(path or "")
            yield found._replace(repository=repository_or_none(name[1]) if name else None)
        else:
            yield _named(found, match, path, text)


def _others(text: str) -> Iterator[Reference]:
    """Registries that are none of ECR's; a proxy is none, and nor is who issues tokens."""
    for match in _foreign_hosts(text):
        host = match.start("host")
        if not _OF_NO_REGISTRY.search(text, max(host - _NEAR, 0), host):
            yield Reference(ecr=False, registry=match["host"])


def _foreign_hosts(text: str) -> Iterator[regex.Match[str]]:
    for match in _tokens(_OTHER_NAME, text):
        if match.start() and text[match.start() - 1] == "\n":
            continue  # perhaps the rest of a name that a wrap tore
        if _ENGINE.match(match["path"]) or not (match["scheme"] or len(match["path"]) > 1):
            continue
        if _is_others(match["host"].partition(":")[0]) and not _is_ecrs(match[0]):
            yield match
    for match in _OTHER_HOST.finditer(text):
        if is_foreign(match["host"]) and not _is_ecrs(match["host"]):
            yield match
    for match in _BARE_HOST.finditer(text):
        if _is_others(match["host"]) and not _is_ecrs(match["host"]):
            yield match


@lru_cache(maxsize=_REMEMBERED)
def _is_others(host: str) -> bool:
    return is_foreign(host) and not _NEUTRAL.match(host)


@lru_cache(maxsize=_REMEMBERED)
def _is_ecrs(words: str) -> bool:
    name = _SCHEME.sub("", words)
    return bool(_NAME.match(name) or API_HOST.search(words)) or is_nearly_ecr(name.partition("/")[0])


@lru_cache(maxsize=_REMEMBERED)
def requests(text: str) -> tuple[Reference, ...]:
    """What was asked of a registry, as ARNs and URLs say it; of a URL beyond ``/v2/`` only whose it is."""
    return tuple(_found(text, _ASKED))


def first_request(text: str) -> Reference:
    """The first of them; nothing where nothing was asked."""
    return next(_found(text, _ASKED), _NOTHING)


@lru_cache(maxsize=_REMEMBERED)
def references(text: str) -> tuple[Reference, ...]:
    """Every reference in ``text``, the most specific kind first: ARN, ``/v2/`` URL, image name, API host.

    References to other registries come last. Line breaks in ``text`` are wraps: they may fall inside a host, inside a
    quoted name, or before the part that completes an ARN or URL; an unquoted name ends with its line.
    """
    return (*requests(text), *_found(text, _NAMED))


def first_reference(text: str) -> Reference:
    """The first of them; nothing where there is none."""
    return next(_found(text, (*_ASKED, *_NAMED)), _NOTHING)


def names_another(text: str) -> bool:
    """True if a registry is named that is none of ECR's; a page is none."""
    return any(reference.ecr is False for reference in _but_pages(text))


def names_only_others(text: str) -> bool:
    """True if it names registries, each by a domain that hosts usually have, and none of ECR's; a page is none."""
    found = _but_pages(text)
    domains = (_IS_IN_DOMAIN.fullmatch(reference.registry or "") for reference in found if reference.ecr is False)
    return any(domains) and not any(reference.ecr for reference in found)


def _but_pages(text: str) -> tuple[Reference, ...]:
    return references(_PAGE.sub(" ", text))


# Ways to find references.
_Ways = tuple[Callable[[str], Iterator[Reference]], ...]
_ASKED: _Ways = (_arns, _urls, _pooled, _scopes)
_NAMED: _Ways = (
    _created,
    _names,
    _of_the_cli,
    _misspelt,
    _of_the_api,
    _of_the_store,
    _others,
)


def _found(text: str, ways: _Ways) -> Iterator[Reference]:
    return chain.from_iterable(map(methodcaller("__call__", text), ways))
