"""What a record names: who asked, by what, of which host; ``None`` or empty where the text does not say it."""

from __future__ import annotations

from ecr_denied.advice.known import facts_of
from ecr_denied.expression import expression
from ecr_denied.names.aws_registries import Service
from ecr_denied.names.clients import LOGINS
from ecr_denied.names.hosts import HOST_ENDS, PUBLIC_HOSTS, endpoint_kind
from ecr_denied.names.owners import owner_of
from ecr_denied.names.slips import Slip, Slipped, slip_in
from ecr_denied.names.syntax import SCHEMES, is_masked
from ecr_denied.records import Cause, EndpointKind, Failure, Policy, Principal, RunBy

__all__ = [
    "METADATA_HOSTS",
    "api_host",
    "asked_host",
    "caller",
    "helper",
    "host",
    "host_slip",
    "in_address",
    "layer_host",
    "login_client",
    "meant_name",
    "operator_there",
    "other_host",
    "policy_arn",
    "resource_owner",
    "service_of_aws",
]

# The metadata service of an EC2 instance (EC2 user guide, instancedata-data-retrieval).
METADATA_HOSTS = ("169.254.169.254", "[fd00:ec2::254]", "fd00:ec2::254")
_ECR_HELPER = "docker-credential-ecr-login"
# What a request was for, where its host may be another's.
_ECRS = (EndpointKind.API, EndpointKind.LAYERS, EndpointKind.REGISTRY)
_MAY_BE_ANOTHERS = (None, EndpointKind.REGISTRY, EndpointKind.TOKEN)
# What is not listed may be a host after all.
_MAY_BE_HOSTS = (Slip.FIPS, Slip.DUAL_STACK)
# Distribution specification, endpoints.
_API_PATH = expression(r"v2/(.+)/(?:manifests|blobs)(?:/.*)?")


def caller(failure: Failure) -> Principal | None:
    """The principal, unless it is AWS's own layer storage role."""
    return facts_of(failure).request.principal


def helper(failure: Failure) -> str:
    """The credential helper that the text names, by its program; else ECR's own."""
    return failure.helper or _ECR_HELPER


def policy_arn(failure: Failure) -> str:
    """The ARN of the policy that the text blames."""
    return (failure.policy or Policy()).arn or ""


def operator_there(failure: Failure) -> RunBy:
    """Who can run a command on the machine that failed."""
    return RunBy.CALLER if facts_of(failure)["reader-may-be-caller"] else RunBy.NODE_OPERATOR


def resource_owner(failure: Failure) -> RunBy:
    """Who administers the account of the key or the role that was refused."""
    request = facts_of(failure).request
    who = request.principal
    is_own = who is not None and request.resource_account == who.account_id
    return RunBy.CALLER_ADMIN if is_own and who and who.account_id else RunBy.RESOURCE_OWNER


def service_of_aws(failure: Failure) -> Service | None:
    """The service of AWS that the registry is of."""
    owner = owner_of(failure.registry_id)
    return owner.service if owner else None


def meant_name(failure: Failure) -> str | None:
    """The repository name inside an address given as a name; ``None`` when the address has none."""
    rest = in_address(failure.repository or "")
    if not rest:
        return None
    name = rest.partition("@")[0]
    return name.partition(":")[0] or None


def in_address(text: str) -> str | None:
    """The name in a path of the API, or what follows the last registry host in a text (without a public alias)."""
    if path := _API_PATH.fullmatch(text):
        return path[1]
    parts = text.split("/")
    for at in range(len(parts) - 2, -1, -1):
        if parts[at] in PUBLIC_HOSTS:
            return "/".join(parts[at + 2 :])
        if parts[at].endswith(HOST_ENDS):
            return "/".join(parts[at + 1 :])
    return None


# Whose logins these words tell of, where the text does not show what was typed. Those of a library are of many
# programs: go-containerregistry's and oras' read docker's logins.
_LOGINS_OF = {"containers-image": "podman", "helm": "helm", "notation": "notation"}


def login_client(failure: Failure) -> str:
    """The client whose stored logins count: docker for all that use docker's."""
    typed = facts_of(failure).request.command.program
    known = typed if typed in LOGINS else _LOGINS_OF.get(failure.client or "")
    return known or "docker"


def host(failure: Failure, *kinds: EndpointKind | None) -> str:
    """The host that was asked, where it is of one of some kinds or of any; empty where it is not said."""
    endpoint = failure.endpoint
    if endpoint is None or (kinds and endpoint.kind not in kinds):
        return ""
    return endpoint.host or ""


def api_host(failure: Failure) -> str | None:
    """The host of ECR's API as printed, where it was asked; ``None`` where none is."""
    return host(failure, EndpointKind.API) or None


def layer_host(failure: Failure) -> str | None:
    """The host of the layers as printed: S3's, or CloudFront's; ``None`` where none is."""
    return host(failure, EndpointKind.LAYERS) or None


def other_host(failure: Failure) -> str | None:
    """The host as printed where it is none of ECR's: a mirror's, or STS's; ``None`` where none is printed."""
    printed = host(failure, *_MAY_BE_ANOTHERS)
    is_no_others = printed in ("", *SCHEMES, *METADATA_HOSTS) or is_masked(printed)
    return None if is_no_others or endpoint_kind(printed) in _ECRS else printed


def asked_host(failure: Failure) -> str | None:
    """The host as printed that is asked below no path of a registry: the API's, or one that is none of ECR's."""
    return api_host(failure) or other_host(failure)


def host_slip(failure: Failure) -> Slipped | None:
    """The slip in the host that was asked; where its name was found, it is none that a host with the same name has."""
    slipped = slip_in(api_host(failure) or failure.registry)
    may_be = slipped is not None and slipped.slip in _MAY_BE_HOSTS and failure.cause is not Cause.HOST_NOT_FOUND
    return None if may_be else slipped
