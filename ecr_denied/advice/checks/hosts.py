"""Checks of the host in front of a name."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Answer, Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.advice.readings import operator_there

__all__ = ["DNS", "HOST_NAME", "WRONG_REGISTRY"]

_HOST_UNKNOWN = "host-unknown: NXDOMAIN, can't find -> no such host: region or ending is misspelt"
_HOST_KNOWN = "host-known: an address -> the name exists"
_DNS_LACKS = "dns-lacks: NXDOMAIN, can't find -> its DNS does not know a right name: see resolver and VPC"
_DNS_SILENT = Answer(
    "dns-silent: timed out, no servers -> its resolver does not answer: see its network", first="resolver-silent"
)
_DNS_FAILED = Answer(
    "dns-failed: SERVFAIL -> its resolver answers, and could not look it up: see what it forwards to",
    first="resolver-failed",
)
_DNS_KNOWS = "dns-knows: an address -> it is found now: was it this machine, or did DNS fail for a while?"

# Is it a registry host at all? (AWS general reference, ECR endpoints)
_HOST_NAME = Check(
    "host-name",
    Kind.HOST_NAME,
    "Check the host: account id, region, ending.",
    "https://docs.aws.amazon.com/general/latest/gr/ecr.html",
    why="A mistyped region, a missing '.dkr.ecr', or an account id without twelve digits makes a host "
    "that is not ECR's. Such a host often does not resolve, and an answer from it is not the "
    "registry's.",
    who=operator_there,
    needs="host-in-doubt",
    commands=(Command(commands.RESOLVE_HOST, _HOST_UNKNOWN, _HOST_KNOWN),),
)
HOST_NAME = (
    # docker/login-action, src/aws.ts: account and region are read out of the host.
    _HOST_NAME.but(
        "Give the action the host as {expected_host}, or take a newer version of it.",
        needs="region-unread",
        why="The action reads the region out of the registry's host, and found none there. Older versions do "
        "not know the dual-stack hosts, dkr-ecr ... on.aws.",
        page="https://github.com/docker/login-action#aws-elastic-container-registry-ecr",
        commands=(),
    ),
    _HOST_NAME.but(
        "Set the account id in front of {host}: a variable was empty.", needs="no-account-in-host", commands=()
    ),
    _HOST_NAME.but(
        "Leave https:// out: a host alone belongs there.",
        needs="scheme-host",
        why="The name does not resolve: most often the host is wrong, not the network.",
        commands=(),
    ),
    _HOST_NAME.but(
        "Use --region us-east-1 for ECR Public.",
        needs="region-in-public-host",
        why="ECR Public has its API in us-east-1 and us-west-2 alone.",
        page="https://docs.aws.amazon.com/general/latest/gr/ecr-public.html",
        commands=(),
    ),
    _HOST_NAME.but(
        "Use {meant_host} instead.",
        needs="host-slip-known",
        why="The printed host is none of ECR's. A registry's host holds the account id without hyphens, the "
        "region and not its availability zone, and the ending of its partition, as '.cn' in China. AWS "
        "lists FIPS hosts of ECR in the US alone.",
        commands=(),
    ),
    # botocore, endpoint rules of ecr.
    _HOST_NAME.but(
        "Compare the host with {api_host}, or for dual-stack {dual_stack_host}.",
        needs="api-masked",
        why="A proxy or a wrong host can give a server error as well. The dual-stack host of ECR's API has "
        "no 'api.' in front.",
        commands=(),
    ),
    _HOST_NAME.but(
        "Compare {host} with {expected_host}.",
        needs="!api-host !expected-host",
        commands=(Command(commands.RESOLVE_HOST, _HOST_UNKNOWN, _HOST_KNOWN, needs="names-host"),),
    ),
    _HOST_NAME.but("Check the region: {region} is none that is known here.", needs="unlisted-region"),
    _HOST_NAME,
)

# Does the machine that failed find the name? (VPC user guide, vpc-dns; ECR user guide, vpc-endpoints)
_DNS = Check(
    "dns",
    Kind.NETWORK,
    "Look the host up on the machine that failed: it is spelt right.",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html",
    why="The resolver of what failed counts, not yours. In a VPC, look at enableDnsSupport and the DHCP "
    "options, and at the private DNS of the VPC endpoints.",
    who=operator_there,
    needs="lookup-in-doubt",
    commands=(Command(commands.RESOLVE_HOST, _DNS_LACKS, _DNS_SILENT, _DNS_KNOWS, _DNS_FAILED),),
)
DNS = (
    _DNS.but("Look at the DNS of its VPC: enableDnsSupport, and the DHCP options.", needs="!has-shell", commands=()),
    _DNS.but("Look the host up on the machine that failed: its resolver gave no answer.", needs="!well-formed-host"),
    _DNS,
)

# Without a host docker asks Docker Hub (docker image tag reference).
WRONG_REGISTRY = Check(
    "wrong-registry",
    Kind.HOST_NAME,
    "Write the name as {expected_host}/<repository>: host first, then a path.",
    "https://docs.docker.com/reference/cli/docker/image/tag/",
    why="The request did not go to the ECR registry meant. Where the host is not first, or no path comes "
    "after it, docker asks Docker Hub.",
    commands=(
        Command(
            "{sudo} helm show chart oci://{image-name} --version {tag}",
            shared.CHART_THERE,
            shared.CHART_MISSING,
            needs="helm-login",
        ),
        Command(
            "{sudo} docker manifest inspect {image}",
            shared.MANIFEST_THERE,
            shared.MANIFEST_MISSING,
            needs="!helm-login",
        ),
    ),
)
