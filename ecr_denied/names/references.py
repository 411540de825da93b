"""The words every pattern is made of: registry hosts, repository names, tags, digests, ARNs.

Sources: the registry-host expression shared by amazon-ecr-credential-helper and kubernetes/cloud-provider-aws,
botocore's ``partitions.json`` and ECR service model, and distribution/reference. What people mask
(``***``, ``<account>``, ``${ID}``) is understood as *not said*: it never becomes a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import unquote

import regex

from ecr_denied.records import Principal, PrincipalType

__all__ = [
    "ACCOUNT_ID",
    "CALLER",
    "MASK",
    "POLICY_ARN",
    "RESOURCE",
    "Reference",
    "compact",
    "principal_from",
    "references",
    "region_or_none",
    "repository_or_none",
    "requests",
    "tag_or_none",
]

# A bracketed mask may hold blanks: <account number>, [account id], {{ AWS ACCOUNT }}.
MASK = r"(?><(?!/)[^<>\n]{1,48}>|\[[^\[\]\n]{1,48}\]|\{\{[^{}\n]{1,48}\}\}|\$\{[^{}\n]{1,48}\})"
ACCOUNT_ID = r"[0-9]{12}"

_REGION = regex.compile(
    r"(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]++-[0-9]++|cn-[a-z]++-[0-9]++|us-gov-[a-z]++-[0-9]++"
    r"|us-iso[bf]?-[a-z]++-[0-9]++|eu-isoe-[a-z]++-[0-9]++|eusc-de-[a-z]++-[0-9]++"
)
_COMPONENT = r"[a-z0-9]++(?:(?:\.|__|_|-++)[a-z0-9]++)*+"
_REPOSITORY = regex.compile(rf"{_COMPONENT}(?:/{_COMPONENT})*+")
_TAG = regex.compile(r"[\w][\w.+-]{0,127}", regex.ASCII)
_WHOLE_DIGEST = len("sha256:") + 64
_DIGEST = regex.compile(r"sha256:[a-f0-9]{32,64}")
_ACCOUNT = regex.compile(ACCOUNT_ID)
# The mark of a name that was cut off.
_CUT = ("...", "…")
_PLACEHOLDER = regex.compile(r"[xX]{3,}|\.{3}|…|\*{2,}")

_SUFFIX = (
    r"(?:amazonaws\.com\.cn|amazonaws\.com|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn"
    r"|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)"
)


def _torn(source: str) -> str:
    """Let a terminal's hard wrap fall anywhere in ``source``, written with blanks between its units."""
    return r"\n?".join(source.split(" "))


_AMAZONAWS_COM = _torn(r"a m a z o n a w s \. c o m")
_ECR = _torn("e c r")
_ARN_AWS = _torn(r"a r n : \s? a w s")
_MANIFESTS = _torn("m a n i f e s t s /")
_REPOSITORY_SLASH = _torn("r e p o s i t o r y /")
_LABEL = rf"(?:(?>{MASK}|[\w*#?%$-])\n?){{0,64}}?"
_PRIVATE_HOST = (
    rf"(?P<account>\.{{3}}|…|{_LABEL})"
    + _torn(r"\. d k r [.-] e c r")
    + rf"(?:\n?-\n?fips)?\n?\.\n?(?P<region>(?:(?>{MASK}|[\w*#?%$-])\n?){{1,40}}?)\.\n?"
    + rf"(?:{_SUFFIX}|{_AMAZONAWS_COM}(?:\n?\.\n?c\n?n)?)(?![\w-]|\.\w)"
)
_PUBLIC_HOSTS = frozenset({"public.ecr.aws", "ecr-public.aws.com"})
_PUBLIC_HOST = r"public\.ecr\.aws|ecr-public\.aws\.com"
_HOST = rf"(?P<host>{_PRIVATE_HOST}|{_PUBLIC_HOST})(?::[0-9]{{1,5}})?"

_PATH_UNIT = rf"(?>{MASK}|[\w./*#%$…-])"
_TAG_UNIT = rf"(?>{MASK}|[\w.+*…-])"
_TAIL = (
    rf"(?P<path>{_PATH_UNIT}{{1,300}}+)(?::(?P<tag>{_TAG_UNIT}{{1,140}}+))?(?:@(?P<digest>sha256:[a-f0-9]{{1,64}}))?"
)
_TORN_TAIL = _TAIL.replace(_PATH_UNIT, rf"(?:{_PATH_UNIT}\n?)").replace(_TAG_UNIT, rf"(?:{_TAG_UNIT}\n?)")
_NAME = regex.compile(rf"(?<![\w*-])(?<!\w\.){_HOST}(?:/{_TAIL})?", regex.IGNORECASE)
# Quotes on both sides confirm a name that was torn; without them it ends with its line.
_QUOTED_NAME = regex.compile(rf"(?<=[\"'“](?:docker://)?){_HOST}/{_TORN_TAIL}(?=\s{{0,2}}[\"'”])", regex.IGNORECASE)
_URL = regex.compile(
    # The host of an ECR registry makes a URL of what follows even where a wrap tore the scheme.
    rf"(?:(?:https?:/{{2,3}}\n?)?{_HOST}|https?:/{{2,3}}\n?(?P<host>(?>{MASK}|[\w.*:%-]|\n(?=[\w.-]+/v2/)){{1,253}}?))\n?/\n?v\n?2\n?/"
    rf"(?:\n?(?P<path>(?:{_PATH_UNIT}\n?){{1,300}}?)/\n?"
    rf"(?:{_MANIFESTS}(?P<reference>(?:[^\s\"'?]\n?){{1,200}}?)(?=[\"'])"
    rf"|{_MANIFESTS}(?P<reference>[^\s\"'?]{{1,200}}?)?(?=[\"'?]|[:.,]*+(?:\s|$)|:[\s\"'])"
    rf"|(?P<kind>blobs|tags)/))?",
    regex.IGNORECASE,
)
_ANY_NAME = regex.compile(rf"(?P<host>[^\s/]{{0,253}})/{_TAIL}")
_ANY_REQUEST = regex.compile(r"(?P<host>[^\s/]{1,253})/manifests/(?P<tag>[^\s/]{1,140})")
_REQUEST_PATH = regex.compile(r"v2(?:/?$|/.*/(?:manifests|blobs|tags)(?:/|$))")
_OTHER_REQUEST = regex.compile(
    rf"\b(?:GET|HEAD|POST|PUT|PATCH|request to) \"?https?://(?!{_HOST}|api\.ecr|(?:\w+\.)?ecr)(?P<host>[\w.-]{{1,253}}+)",
    regex.IGNORECASE,
)
_API_HOST = regex.compile(
    rf"(?<![\w.-])(?:api\.)?ecr(?:-public)?(?:-fips)?\.(?P<region>[\w-]{{1,40}}+)\.(?:{_SUFFIX}|api\.[\w.]{{3,40}}+)"
    r"(?![\w-]|\.\w)"
)
_PIECE = rf"(?>{MASK}|[^\s:\"'`])"
# An ARN ends with its line, unless it is not complete there.
_ARN_HEAD = rf"arn:(?:(?:{_PIECE}\n?){{0,64}}?:\n?){{4}}"
ARN = rf"{_ARN_HEAD}(?:{_REPOSITORY_SLASH}\n?)?{_PATH_UNIT}{{0,300}}+"
# A principal that no "User:" announces.
CALLER = rf"arn:\s?[\w-]{{0,20}}:(?:iam|sts)::(?:(?>{MASK}|[^\s\"'`()])\n?){{1,300}}?"
# Organizations ends a policy's ARN with the policy's id: what comes before is not complete.
POLICY_ARN = rf"(?:{_ARN_HEAD}(?:{_PIECE}\n?){{1,80}}?{_torn('_ p o l i c y / p -')}{_PATH_UNIT}{{6,140}}+|{ARN})"
RESOURCE = (
    rf"(?:{ARN}"
    rf"|(?>{MASK}|[^\s\"'`“”]){{1,400}}+)"
)
_ARN = regex.compile(
    rf"{_ARN_AWS}(?:-[a-z-]+)?:{_ECR}(?:-public)?:\n?(?P<region>(?:{_PIECE}\n?){{0,64}}?):\n?"
    rf"(?:(?P<account>(?:{_PIECE}\n?){{0,64}}?):\n?{_REPOSITORY_SLASH}\n?"
    # A reason that follows confirms a name that was torn.
    rf"(?P<path>(?:(?>{MASK}|[\w./*#%?-])\n?){{1,300}}?(?=\s{{0,8}}(?:because\s{{0,8}}no|with\s{{0,8}}an\s))"
    rf"|{_PATH_UNIT}{{1,300}}+)"
    rf"|(?P<account>{_PIECE}{{0,64}}+))",
    regex.IGNORECASE,
)


def compact(words: str) -> str:
    """Drop the line breaks a wrap left inside one token."""
    return words.replace("\n", "")


def account_or_none(words: str | None) -> str | None:
    """``words`` when it is a twelve-digit account id, else ``None``."""
    return words if words and _ACCOUNT.fullmatch(words) else None


def region_or_none(words: str | None) -> str | None:
    """``words`` when some AWS partition could have a region of that name, else ``None``."""
    return words.lower() if words and _REGION.fullmatch(words.lower()) else None


def repository_or_none(words: str | None) -> str | None:
    """``words`` when it is a repository name by ECR's current rule (2-256 characters), else ``None``.

    Source: botocore's ``RepositoryName`` shape (it allows ``__`` and ``--``).
    """
    words = (words or "").strip("/")
    if words.endswith(_CUT):
        return None
    words = words.strip("./")
    if not 2 <= len(words) <= 256 or _PLACEHOLDER.fullmatch(words) or not _REPOSITORY.fullmatch(words):
        return None
    return words


def tag_or_none(words: str | None) -> str | None:
    """``words`` when it can be a tag, else ``None``.

    ``+`` is let through: people do ask for it, and ECR refuses it. A hyphen at the end is taken for the mark of a tear.
    """
    words = words or ""
    if words.endswith(_CUT):
        return None
    words = words.rstrip(".")
    whole = _TAG.fullmatch(words) and not words.endswith("-") and not _PLACEHOLDER.fullmatch(words)
    return words if whole else None


def digest_or_none(words: str | None) -> str | None:
    """``words`` when it is a sha256 digest (at least 32 hex digits, as distribution demands), else ``None``."""
    return words if words and _DIGEST.fullmatch(words) else None


@dataclass(frozen=True, slots=True)
class Reference:
    """What a text says about where an image lives; every part may be missing.

    ``ecr`` is true for a registry of ECR's, false for somebody else's, ``None`` when the host is masked or absent.
    """

    ecr: bool | None = None
    registry: str | None = None
    registry_id: str | None = None
    registry_alias: str | None = None
    region: str | None = None
    repository: str | None = None
    tag: str | None = None
    digest: str | None = None
    uploads: bool = False

    def agrees(self, other: Self) -> bool:
        """Whether both can speak of the same image: no part is said differently by the two."""
        if False in (self.ecr, other.ecr) and self.ecr is not other.ecr:
            return False
        pairs = (
            (self.registry_id, other.registry_id),
            (self.registry_alias, other.registry_alias),
            (self.region, other.region),
            (self.repository, other.repository),
        )
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)

    def filled(self, other: Self) -> Self:
        """This reference with the parts it lacks taken from ``other``."""
        return replace(
            self,
            ecr=self.ecr if self.ecr is not None else other.ecr,
            registry=self.registry or other.registry,
            registry_id=self.registry_id or other.registry_id,
            registry_alias=self.registry_alias or other.registry_alias,
            region=self.region or other.region,
            repository=self.repository or other.repository,
            tag=self.tag or other.tag,
            digest=self.digest or other.digest,
        )

    @classmethod
    def parse(cls, words: str) -> Self:
        """Read one reference, URL or ARN; a name without a registry host belongs to Docker Hub, so not to ECR."""
        found = next(references(words), None)
        if found is not None:
            return cls(**{name: getattr(found, name) for name in cls.__slots__})
        return cls._elsewhere(_SCHEME.sub("", compact(words).strip()))

    @classmethod
    def _elsewhere(cls, words: str) -> Self:
        """A reference whose host is masked, or somebody else's, or left out (Docker Hub's)."""
        request = _ANY_REQUEST.fullmatch(words)
        if request and not _is_foreign(request["host"]):
            return cls(tag=tag_or_none(request["tag"]))
        match = _ANY_NAME.fullmatch(words)
        host = match["host"] if match else words.partition("/")[0]
        if host.startswith(("-", "$", "(")):
            return cls()  # an option or a variable, where a command line was echoed
        if _is_foreign(host):
            if "/" in words and _HOST_LIKE.search(host):
                return cls(ecr=False, registry=host)
            name = words.partition("@")[0]
            return cls(ecr=False, repository=repository_or_none(name.rpartition(":")[0] or name))
        if match is None:
            return cls()
        return cls(
            repository=repository_or_none(match["path"]),
            tag=tag_or_none(match["tag"]),
            digest=digest_or_none(match["digest"]),
        )


_SCHEME = regex.compile(r"^(?:https?|docker|oci)://")
_HOST_LIKE = regex.compile(r"[.:]|^localhost$")
_MASKED = regex.compile(r"[<>\[\]{}*$…]|\.\.|REDACTED|MASKED|^[xX]+$", regex.IGNORECASE)
# Where ECR keeps layers: asking there is still a pull from ECR, though the host does not say from which registry.
_LAYER_STORE = regex.compile(r"starport-layer-bucket|\.cloudfront\.net$")


def _is_foreign(host: str) -> bool:
    return bool(host) and not _MASKED.search(host) and not _LAYER_STORE.search(host)


def _from_host(match: regex.Match[str]) -> Reference:
    host = compact(match["host"] or "")
    if host.lower() in _PUBLIC_HOSTS:
        return Reference(ecr=True, registry=host.lower())
    if match["region"] is None:
        return Reference(ecr=False if _is_foreign(host) else None, registry=host)
    return Reference(
        ecr=True,
        registry=host,
        registry_id=account_or_none(compact(match["account"] or "")),
        region=region_or_none(compact(match["region"])),
    )


def _with_path(reference: Reference, path: str | None) -> Reference:
    name = compact(path or "").strip("/")
    if reference.registry in _PUBLIC_HOSTS:
        alias, slash, name = name.partition("/")
        return replace(reference, registry_alias=alias or None, repository=repository_or_none(name) if slash else None)
    return replace(reference, repository=repository_or_none(name))


def _urls(text: str) -> Iterator[Reference]:
    for match in _URL.finditer(text):
        found = _with_path(_from_host(match), match["path"])
        said = unquote(compact(match["reference"] or "")).rstrip(":")
        digest = digest_or_none(said)
        uploads = text.startswith(("uploads", "\nuploads"), match.end())
        yield replace(found, tag=None if digest else tag_or_none(said), digest=digest, uploads=uploads)


def _names(text: str) -> Iterator[Reference]:
    quoted = {match.start(): match for match in _QUOTED_NAME.finditer(text)}
    for plain in _NAME.finditer(text):
        match = quoted.get(plain.start(), plain)
        path: str | None = match["path"]
        if text.endswith(("http://", "https://"), 0, match.start()) or _REQUEST_PATH.match(compact(path or "")):
            path = None  # the path of a URL is no name
        found = _with_path(_from_host(match), path)
        if path is None:
            yield found
            continue
        digest = digest_or_none(compact(match["digest"] or ""))
        if digest and len(digest) < _WHOLE_DIGEST and text.startswith("\n", match.end()):
            digest = None  # torn at the end of its line
        yield replace(found, tag=tag_or_none(compact(match["tag"] or "")), digest=digest)


def _arns(text: str) -> Iterator[Reference]:
    for match in _ARN.finditer(text):
        yield Reference(
            ecr=True,
            registry_id=account_or_none(compact(match["account"])),
            region=region_or_none(compact(match["region"])),
            repository=repository_or_none(compact(match["path"] or "")),
        )


def _elsewhere(text: str) -> Iterator[Reference]:
    for match in _OTHER_REQUEST.finditer(text):
        if _is_foreign(match["host"]):
            yield Reference(ecr=False, registry=match["host"])


def _api_hosts(text: str) -> Iterator[Reference]:
    for match in _API_HOST.finditer(text):
        yield Reference(ecr=True, region=region_or_none(match["region"]))


def requests(text: str) -> Iterator[Reference]:
    """Yield what was asked of a registry, as ARNs and URLs say it; of a URL beyond ``/v2/`` only whose it is."""
    yield from _found(text, ("arn:", _arns), ("://", _urls), ("://", _elsewhere))


def references(text: str) -> Iterator[Reference]:
    """Yield every reference in ``text``, the most telling kind first: ARN, ``/v2/`` URL, image name, API host.

    Line breaks in ``text`` are wraps: they may fall inside a host, inside a quoted name, or before the part that
    completes an ARN or URL; an unquoted name ends with its line.
    """
    yield from requests(text)
    yield from _found(text, ("ecr", _names), ("ecr", _api_hosts))


def _found(text: str, *kinds: tuple[str, Callable[[str], Iterator[Reference]]]) -> Iterator[Reference]:
    glued = compact(text).lower()
    for mark, kind in kinds:
        if mark in glued:
            yield from kind(text)


_PRINCIPAL = regex.compile(
    r"arn:\s?[\w-]*:[\w-]*::(?P<account>[^:]*):(?P<kind>assumed-role|federated-user|user|role|root)(?:/(?P<rest>.*))?"
)


def principal_from(words: str) -> Principal | None:
    """Read what follows ``User:``; ``None`` unless it is an ARN, however masked.

    Shapes: IAM ``reference_identifiers`` (user and role with path, root, assumed-role with session, federated user).
    """
    before, mark, behind = "".join(words.split()).partition("arn:")
    if not mark:
        return None
    arn = mark + (behind[:-1] if before.endswith(("(", "[", "<")) else behind)
    parts = arn.split(":", 5)
    account = account_or_none(parts[4]) if len(parts) > 4 else None
    if arn.endswith("..."):
        return Principal(account_id=account)  # cut off: what is left is no ARN
    match = _PRINCIPAL.fullmatch(arn)
    if match is None:
        return Principal(arn=arn, account_id=account)
    kind, rest = PrincipalType(match["kind"]), match["rest"] or None
    name, session = rest, None
    if kind is PrincipalType.ASSUMED_ROLE and rest:
        name, _, session = rest.partition("/")
    return Principal(arn=arn, account_id=account, type=kind, name=name, session=session or None)
