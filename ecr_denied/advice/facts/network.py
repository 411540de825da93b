"""The host that was asked, its name, and the way to it."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from ecr_denied.advice import places
from ecr_denied.advice.known import Known, fact
from ecr_denied.advice.readings import METADATA_HOSTS
from ecr_denied.names.hosts import API_HOST, CLOUDFRONT, PUBLIC_HOSTS, is_nearly_ecr
from ecr_denied.names.partitions import is_listed
from ecr_denied.names.slips import Slip
from ecr_denied.names.syntax import SCHEMES, is_masked

# The addresses that machines give themselves (RFC 6890, hosts(5)); Debian names one by 127.0.1.1.
_OWN_ADDRESSES = (*map(ip_address, ("127.0.0.1", "::1", "127.0.1.1")),)

# --- what was asked ------------------------------------------------------------------------------------

# The API gives the token; the layers have hosts of their own.
fact("api-host", "if the host printed is that of ECR's API", lambda known: known.api_host)
# An SDK or a script asks it for a token and need not say where; docker login names the registry that it asks.
fact("api-masked", "if the API's host is masked", "endpoint=api named-host=unsaid")
fact(
    "api-host-unknown",
    "if a token was asked for, and the text does not name the host",
    "api-masked",
    "provider-unanswered",
    "login script-failed !names-host !other-host",
    "login client=unsaid cause=connection-failed !names-host !other-host",
)
# A layer's own address may be printed as that of the registry, which leads on to the store.
fact("asks-registry", "if the registry itself was asked, for no layer", "endpoint=registry may-be-manifest")
fact("layer-host", "if the host printed is the layer store's", lambda known: known.layer_host)
# A cache rule or a mirror leads there, or AWS credentials are asked for.
fact("other-host", "if the host printed is none of ECR's", lambda known: known.other_host)
fact("asks-sts", "if the host printed is that of STS", lambda known: (known.other_host or "").startswith("sts."))
# An answer of STS has a status.
fact("sts-unreached", "if STS was asked and did not answer", "asks-sts !role-refused status=unsaid")
# It gives the credentials of the instance's role.
fact("asks-metadata", "if a metadata service was asked", lambda known: known.endpoint.host in METADATA_HOSTS)
fact("asks-proxy", "if a proxy was not reached", "endpoint=proxy")
# So no registry was looked up.
fact("proxy-unknown", "if a proxy's name was not found", "asks-proxy cause=host-not-found")
# The registry gave the manifest before.
fact("may-ask-layer-store", "if a layer was fetched and no host is printed", "layer-fetch named-host=unsaid")
# CloudFront gives the layers of ECR Public, and of what a cache rule redirects.
fact(
    "from-cloudfront",
    "if ECR Public was asked, or CloudFront was to give the layer",
    lambda known: known["public"] or (known.layer_host or "").endswith(CLOUDFRONT),
)
# The registry was reached, and the store of the layers was not.
fact("may-ask-s3", "if S3 may have been asked", "layer-host !from-cloudfront", "may-ask-layer-store !from-cloudfront")

# --- its name ------------------------------------------------------------------------------------------

fact("misspelt", "if the host is nearly one of ECR's", lambda known: is_nearly_ecr(known.registry))
# The part in front of the host was a variable.
fact("no-account-in-host", "if no account stands in front of the host", lambda known: known.registry.startswith("."))
# Of https://https://host, https is looked up.
fact("scheme-host", "if a URL was given where a host belongs", lambda known: known.endpoint.host in SCHEMES)
fact(
    "host-slip",
    "if a slip in the host gives the right one away",
    lambda known: bool(known["misspelt"] or known["no-account-in-host"] or known["scheme-host"]) or known.host_slip,
)
fact(
    "region-in-public-host",
    "if the host of ECR Public has a region",
    lambda known: known.host_slip is not None and known.host_slip.slip is Slip.PUBLIC_REGION,
)
# A hidden account is no slip.
fact("host-masked", "if the account in the host is masked", lambda known: is_masked(known.registry.partition(".")[0]))
# It may be misspelt, or newer than the list of AWS's that is known.
fact(
    "unlisted-region",
    "if no region of this name is known",
    lambda known: known.failure.region is not None and not is_listed(known.failure.region),
)


def _is_well_formed(known: Known) -> bool:
    """The host is as account id and region make it, and AWS lists the region; ECR Public's is one for all."""
    if known.failure.registry in PUBLIC_HOSTS:
        return not known["host-slip"]
    names_one = bool(known["api-host"]) or known.failure.registry_id is not None
    return names_one and is_listed(known.failure.region) and known.holds("!public !host-slip")


# It has another name than the usual one (ECR user guide, ecr-requests).
fact("dual-stack", "if the host is a dual-stack one", lambda known: ".dkr-ecr" in known.registry)
fact("well-formed-host", "if the host is ECR's, spelt right", _is_well_formed)
fact("names-host", "if the text names the host", lambda known: known["api-host"] or known.failure.registry is not None)

fact(
    "ecr-unreached",
    "unless the host has a slip or is none of ECR's, or a proxy, a resolver, a metadata service or port 80 was asked",
    "!asks-metadata !host-slip !other-host !resolver-silent !asks-proxy !port-80",
)

# --- the way -------------------------------------------------------------------------------------------

# Plain HTTP is asked there.
fact(
    "port-80",
    "if port 80 of the registry was dialled",
    lambda known: (
        (known.endpoint.address or "").endswith(":80")
        and known.holds("!asks-metadata !asks-proxy !other-host !dialled-loopback")
    ),
)
# The name was found.
fact("dialled", "if an address was dialled", lambda known: known.endpoint.address)
# An address was dialled for it, or the registry answered and gave the way to its layers.
fact("host-found", "if the host was found before", "dialled", "layer-host", "may-ask-layer-store")
# A connection to 0.0.0.0, which block lists of DNS give, goes to the machine itself.
fact(
    "dialled-loopback",
    "if the machine itself was dialled",
    lambda known: (
        known.address is not None
        and (known.address in _OWN_ADDRESSES or known.address.is_unspecified)
        and not known["asks-proxy"]
    ),
)


def _is_private(known: Known) -> bool | None:
    """Of the address that was dialled; ``None`` for a proxy, and for the machine itself, where one may listen."""
    address = known.address
    if address is None or address.is_loopback or address.is_unspecified or known["asks-proxy"]:
        return None
    return address.is_private


# The address of a VPC endpoint, or of a substitute for the host (RFC 1918, RFC 4193).
fact("dialled-private", "if a private address was dialled", lambda known: _is_private(known) is True)
# No VPC endpoint was on the way.
fact("dialled-public", "if a public address was dialled", lambda known: _is_private(known) is False)
fact(
    "dialled-ipv6",
    "if a public address of IPv6 was dialled",
    lambda known: known["dialled-public"] and isinstance(known.address, IPv6Address),
)
# The kernel gave these at once, or the next hop did, where nothing dropped the packet: measured on Linux.
# No service of AWS answered, and none was silent.
fact(
    "errno-at-once",
    "if the machine itself or the next hop gave the error",
    "wording=sockets.no-network|sockets.no-route|sockets.not-permitted|sockets.no-address|sockets.no-resources"
    "|sockets.no-files",
)
fact("own-errno", "if a machine with a shell gave the error", "errno-at-once has-shell !asks-proxy !asks-metadata")
# A refusal may be a firewall's of the machine itself.
fact("silent", "unless a connection was refused at once", "!errno-at-once !wording=sockets.unreachable")
fact(
    "across-regions",
    "if what pulls is in another region than the registry",
    lambda known: known.region_there is not None and known.failure.region not in (None, known.region_there),
)
fact("no-certificate", "if what answered spoke no TLS", "wording=tls.none")
# A security group that lets nothing in drops it.
fact("endpoint-silent", "if a private address of ECR's was silent", "ecr-unreached dialled-private silent !public")
fact(
    "may-probe-registry",
    "if the host can be asked where the request came from, and no layer was asked for",
    "!asks-metadata !host-slip !asks-proxy !layer-host !own-errno !may-ask-layer-store !resolver-silent "
    "!endpoint-silent",
)
fact(
    "host-slip-known",
    "if the right host is known",
    lambda known: (
        known.host_slip is not None or (known["misspelt"] and "<" not in places.value("expected-host", known))
    ),
)


def _is_expected(known: Known) -> bool:
    """True if the host is as account id and region make it; an account that is masked cannot be compared."""
    right, printed = places.value("expected-host", known), known.failure.registry
    if known["host-masked"]:
        right = f"{(printed or '').partition('.')[0]}.{right.partition('.')[2]}"
    return printed == right


fact(
    "cn-in-doubt",
    "if the host ends as in China, and the text names no region",
    lambda known: known.failure.region is None and known.registry.endswith(".cn"),
)
fact("expected-host", "if account id and region make this host", lambda known: known["api-host"] or _is_expected(known))
fact(
    "api-as-registry",
    "if the host of ECR's API was given as a registry's",
    lambda known: (
        API_HOST.fullmatch(known.registry) is not None or known.holds("api-host registry-id-refused client=harbor")
    ),
)
fact("host-in-doubt", "unless the host is ECR's, spelt right", "!well-formed-host", "region-unread", "api-as-registry")
fact("lookup-in-doubt", "if the host may be spelt right", "well-formed-host", "host-masked", "resolver-silent")
fact("asks-other", "if what was asked is no registry", "api-host", "other-host", "api-host-unknown", "layer-host")
fact(
    "by-vpc",
    "if what asked runs in a VPC, or a private address was dialled",
    "requester=instance|node|task",
    "dialled-private",
)
fact("layer-host-in-reach", "if the layer store was asked from a machine with a shell", "layer-host has-shell")
