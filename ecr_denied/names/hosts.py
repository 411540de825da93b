"""Hosts: ECR's registries and API, the stores its layers come from, and names that are nearly ECR's.

Sources: the registry-host expression shared by amazon-ecr-credential-helper and kubernetes/cloud-provider-aws; ECR
user guide, "Making requests to Amazon ECR" and vpc-endpoints.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ecr_denied.expression import IGNORECASE, expression, signed
from ecr_denied.names.partitions import PARTITIONS, SUFFIXES, is_region_of, region_meant
from ecr_denied.names.syntax import BREAK, MASK, account_or_none, is_masked, torn, unit
from ecr_denied.terms import EndpointKind

__all__ = [
    "API_HOST",
    "BEFORE_HOST",
    "BEFORE_HOST_SIGNS",
    "CLOUDFRONT",
    "HOST",
    "HOST_ENDS",
    "HOST_SIGNS",
    "LAYER_BUCKET",
    "LAYER_DISTRIBUTIONS",
    "LAYER_HOST",
    "LAYER_STORE",
    "NAME_LITERALS",
    "NEARLY",
    "NEARLY_SIGN",
    "PUBLIC_HOSTS",
    "PUBLIC_REGIONS",
    "endpoint_kind",
    "is_foreign",
    "is_layer_store",
    "is_nearly_ecr",
    "is_private_host",
    "is_public_host",
    "is_region_label",
]

PUBLIC_HOSTS = ("public.ecr.aws", "ecr-public.aws.com")
# Where ECR Public has its API (AWS general reference, ECR Public endpoints).
PUBLIC_REGIONS = ("us-east-1", "us-west-2")
HOST_ENDS = tuple(f".{suffix}" for suffix in SUFFIXES)
# The bucket of a region's layers is prod-<region>-starport-layer-bucket.
LAYER_BUCKET = "starport-layer-bucket"
# CloudFront gives the layers of ECR Public, and what a cache rule redirects.
CLOUDFRONT = ".cloudfront.net"
# Observed hosts of ECR Public's layers.
LAYER_DISTRIBUTIONS = (f"d2glxqk2uabbnd{CLOUDFRONT}", f"d5l0dvt14r5h8{CLOUDFRONT}")

# One of these is in every name of ECR's: a registry's, the API's, an ARN's, and in those that are misspelt.
NAME_LITERALS = (
    "dkr.ecr",
    "dkr-ecr",
    "ecr.",
    "ecr-public.",
    "ecr-fips.",
    ":ecr:",
    ":ecr-public:",
    LAYER_BUCKET,
    *LAYER_DISTRIBUTIONS,
)

# Where a registry's host says that it is one of ECR's.
_SERVICES = (".dkr.ecr.", ".dkr.ecr-fips.", ".dkr-ecr.", ".dkr-ecr-fips.")


_UNIT = unit(r"[\w*#?%$-]")
_LABEL_UNIT = rf"(?:{_UNIT}{BREAK})"
_SUFFIX = "|".join(map(re.escape, SUFFIXES))
_AMAZONAWS_COM = torn(r"a m a z o n a w s \. c o m")
# The dot of a host name, and what is read as one (RFC 3490, 3.1; U+2024 by compatibility).
_DOT = r"[.\u3002\uff0e\uff61\u2024]"
# Not the middle of a longer name, nor the user or the first letters of another host: letters that cannot be seen and
# encoded ones are of the name (RFC 3986, 3.2.2), but for an encoded end; the part before an @ is a user (3.2.1).
_ENDS = (
    rf"(?![\w-]|\.\w|\p{{Cf}}++\.?\w|<[^<>\s]{{1,48}}>\.\w|{_DOT}[a-z0-9-]{{1,63}}{_DOT}\w|%(?!2[0236f]|3[af])[0-9a-f]{{2}}"
    r"|[^\s/?#@\"'`<>,;()]{0,100}@(?!sha256))"
)
# A mask that hides the whole host but for its end covers this label, too; one of the account may hide the dot.
_DKR = rf"(?:\.{BREAK}|(?<=[*#…•█>}}\]]|xx)(?=d))(?:{torn('d k r')}|[x*#?_]{{2,20}}|{MASK}){BREAK}"
_ECR = torn(r"[.-] e c r") + rf"(?:{BREAK}-{BREAK}fips)?{BREAK}\."
_PRIVATE = (
    rf"(?P<account>\.{{3}}|{_LABEL_UNIT}{{0,64}}?(?:\([\w .-]{{3,48}}\)|(?<=\w):)?){_DKR}{_ECR}{BREAK}"
    rf"(?P<region>\.{{3}}|{_LABEL_UNIT}{{1,40}}?)\.{BREAK}"
    rf"(?:{_SUFFIX}|{_AMAZONAWS_COM}(?:{BREAK}\.{BREAK}c{BREAK}n)?){_ENDS}"
)
_PUBLIC = "|".join(map(re.escape, PUBLIC_HOSTS))
HOST = rf"(?P<host>{_PRIVATE}|(?:{_PUBLIC}){_ENDS})(?::[0-9]{{1,5}})?"
HOST_SIGNS = (_ECR, _PUBLIC)

_WHOLE = expression(HOST, IGNORECASE)

_API_SUFFIX = "|".join(map(re.escape, dict.fromkeys((*SUFFIXES, *(partition.api for partition in PARTITIONS)))))
# Behind a letter of another script a host begins as well: no blank is there.
_FREE = "(?<![A-Za-z0-9_.-])"
_API = rf"{_FREE}ecr(?:-public)?(?:-fips)?\."
API_HOST = signed(
    rf"(?:{_FREE}(?:vpce-[\w-]{{1,60}}\.)?api\.ecr(?:-public)?(?:-fips)?\.|{_API})"
    rf"(?P<region>{_UNIT}{{1,40}}?)\.(?:vpce\.)?(?:{_API_SUFFIX}){_ENDS}",
    r"api\.ecr",
    _API,
    flags=IGNORECASE,
)
# Where ECR's layers are: the bucket of a region, as ARNs name it, and its host; the hosts of ECR Public's.
_BUCKET = rf"(?<![\w.-])prod-(?P<region>{_UNIT}{{1,40}}?)-{LAYER_BUCKET}"
_KNOWN = "|".join(map(re.escape, LAYER_DISTRIBUTIONS))
_DISTRIBUTIONS = rf"(?<![\w.-])(?:{_KNOWN}){_ENDS}"
LAYER_STORE = signed(rf"{_BUCKET}|{_DISTRIBUTIONS}", LAYER_BUCKET, _KNOWN, flags=IGNORECASE)
# Any host of CloudFront's: which are ECR Public's is not documented, and may change.
LAYER_HOST = signed(
    rf"{_BUCKET}\.s3[\w.-]{{0,80}}|(?<![\w.-])[\w-]{{1,63}}{re.escape(CLOUDFRONT)}",
    LAYER_BUCKET,
    re.escape(CLOUDFRONT),
    flags=IGNORECASE,
)

# How Go, curl, Python, Node.js and Java name a host in front of what became of it.
BEFORE_HOST = (
    r"(?:\blookup ?|\b(?:ENOTFOUND|EAI_AGAIN) ?|\bhost=[\"']|(?:resolve|translate) ?(?:host(?: name)?|address)[ :]{1,2}"
    r"|connect to (?:server[ :]{1,2}|proxy )?|UnknownHostException: |server at )[\"']?"
)
BEFORE_HOST_SIGNS = (
    *("lookup", "ENOTFOUND|EAI_AGAIN", "host=", "(?:resolve|translate) ?", "connect to"),
    *("UnknownHostException", "server at"),
)

# A host that names ECR and is none of its names. Where it is misspelt, ECR was meant.
NEARLY_SIGN = r"\.(?P<service>dkr[.-]?ecr(?:-fips)?\.?|ecr\.dkr\.|ecr\.|dkr\.)"
NEARLY = expression(
    rf"(?<![\w*.-])(?P<host>(?P<account>{_UNIT}{{1,64}}){NEARLY_SIGN}"
    r"(?P<rest>[a-z0-9_-]{0,40}(?:\.[a-z0-9_-]{1,40}){0,4}))(?![\w-]|\.\w)(?::[0-9]{1,5})?",
    IGNORECASE,
)
# How like one of AWS's the end of a misspelt host is, from 0 to 1: amazonawss.com, amazon.aws.com, amazonaws.commm are
# above, amazonaws.com.example.org is below.
_LIKENESS = 0.8

_ACCOUNT_LIKE = expression(rf"[0-9]{{8,16}}|{MASK}|[*xX]{{3,}}")
_REGION_LIKE = expression(r"[a-z]{2,4}(?:-[a-z]{2,12}){1,2}-[0-9]{1,2}[a-z]?", IGNORECASE)
# What people print instead of a region, beside a mask: signs, the word itself, capitals, one letter again and again.
_REGION_MASK = expression(r"[#?%_]|region|xx|^(?-i:[A-Z]{2})|^(?P<one>[a-z])(?P=one){2,}$", IGNORECASE)


def is_public_host(host: str) -> bool:
    """Whether a text is exactly ECR Public's host."""
    return host.lower() in PUBLIC_HOSTS


def is_private_host(host: str) -> bool:
    """Whether a text is exactly the host of a private registry, and so a safe target for a login token."""
    account, _, rest = host.partition(".")
    service = next((name for name in _SERVICES if f".{rest}".startswith(name)), None)
    if account_or_none(account) is None or service is None:
        return False
    region, _, suffix = rest[len(service) - 1 :].partition(".")
    return any(
        is_region_of(partition, region) and suffix in (partition.suffix, partition.registry) for partition in PARTITIONS
    )


def is_region_label(words: str) -> bool:
    """Whether a label of a host can be read as a region: one that is, that nearly is, or that was masked."""
    is_like = _REGION_LIKE.fullmatch(words) or _REGION_MASK.search(words) or region_meant(words)
    return bool(is_like) or is_masked(words)


@lru_cache(maxsize=256)
def is_nearly_ecr(host: str) -> bool:
    """Whether a host is none of ECR's but a slip away from one, so that ECR was meant."""
    match = NEARLY.fullmatch(host)
    if match is None or _WHOLE.fullmatch(host):
        return False
    return _is_slip(match["account"], match["service"], match["rest"])


def _is_slip(account: str, service: str, rest: str) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415 (few texts hold a name that is nearly ECR's)

    if service.lower() in ("ecr.", "dkr.") and not _ACCOUNT_LIKE.fullmatch(account):
        return False
    region = _REGION_LIKE.match(rest)  # it may be left out
    suffix = rest[region.end() :].removeprefix(".") if region else rest
    return suffix.count(".") <= 2 and any(
        SequenceMatcher(None, suffix.lower(), known).ratio() >= _LIKENESS for known in SUFFIXES
    )


def is_layer_store(host: str) -> bool:
    """Whether layers are kept there: asking it is still a pull from ECR, though it does not say from which registry."""
    host = host.lower()
    return LAYER_BUCKET in host or host.endswith(CLOUDFRONT)


def is_foreign(host: str) -> bool:
    """Whether a host is another owner's: not masked, as by the word ECR alone, and not a store of ECR's layers."""
    return host not in ("", "ECR") and not is_masked(host) and not is_layer_store(host)


# What gives credentials: STS, IAM Identity Center, the metadata services of instances and containers.
_GIVES_CREDENTIALS = expression(r"(?:sts|oidc|portal\.sso)\.(?:[\w*-]{1,40}\.)?amazonaws\.com|169\.254\..*", IGNORECASE)


@lru_cache(maxsize=256)
def endpoint_kind(host: str, path: str = "") -> EndpointKind | None:
    """What a host is that was asked for a path; ``None`` where its name does not show it."""
    if is_layer_store(host):
        return EndpointKind.LAYERS
    if API_HOST.fullmatch(host):
        return EndpointKind.API
    if _GIVES_CREDENTIALS.match(host):
        return EndpointKind.TOKEN
    if is_public_host(host) or any(service in host.lower() for service in _SERVICES) or is_nearly_ecr(host):
        return EndpointKind.TOKEN if path.startswith("/token") else EndpointKind.REGISTRY
    # Every registry has its API below this path (distribution specification, endpoints).
    return EndpointKind.REGISTRY if path.startswith("/v2/") else None
