"""Checks of the host in front of a name."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Answer, Check, Kind, one_command
from ecr_denied.advice.readings import operator_there

_HOST_NAME = Check(
    "host-name",
    Kind.HOST_NAME,
    "Check the host: account id, region, ending.",
    "https://docs.aws.amazon.com/general/latest/gr/ecr.html",
    why="A mistyped region, a missing '.dkr.ecr', or an account id without twelve digits makes a host that is not "
    "ECR's. Such a host often does not resolve. Only hosts of China's regions, cn-..., end in .amazonaws.com.cn.",
    who=operator_there,
    needs="host-in-doubt",
    commands=one_command(
        commands.RESOLVE_HOST,
        "host-unknown: NXDOMAIN, can't find -> no such host: region or ending is misspelt, unless its DNS is at fault",
        "host-known: an address -> the name exists",
        needs="names-host !dialled",
    ),
)
_ASKED_OF_NONE = _HOST_NAME.bare(needs="", why="A registry's host begins with its account's id.")
HOST_NAME = (
    _ASKED_OF_NONE.but(
        "Give the action the host as {expected_host}, or take a newer version of it.",
        needs="region-unread",
        why="The action reads the region out of the registry's host, and found none there.",
        page="https://github.com/docker/login-action#aws-elastic-container-registry-ecr",
    ),
    _ASKED_OF_NONE.but("Set the account id in front of {host}: a variable was empty.", needs="no-account-in-host"),
    _ASKED_OF_NONE.but("Leave https:// out: a host alone belongs there.", needs="scheme-host"),
    _ASKED_OF_NONE.but(
        "Ask in us-east-1: ECR Public has no API in the region of this host.",
        needs="region-in-public-host",
        why="ECR Public has its API in us-east-1 and us-west-2 alone.",
        page="https://docs.aws.amazon.com/general/latest/gr/ecr-public.html",
    ),
    # AWS SDKs and Tools reference, feature-region: the SDK makes the host.
    _ASKED_OF_NONE.but(
        "Let the program ask {meant_host}, by its region, as in AWS_REGION or --region, or its endpoint settings.",
        needs="host-slip-known api-host",
        why="Programs make the host of ECR's API from the region that they are given.",
    ),
    _ASKED_OF_NONE.but(
        "Use {meant_host} instead.",
        needs="host-slip-known",
        why="A registry's host holds the account id without hyphens, the region and not its availability zone, and "
        "the ending of its partition, as '.cn' in China. AWS lists FIPS hosts of ECR in the US alone.",
    ),
    # harbor, src/pkg/reg/adapter/awsecr: the account is read out of the host.
    _ASKED_OF_NONE.but(
        "Give the registry's host, {expected_host}: what was given is the API's.",
        needs="api-as-registry",
        why="ECR's API gives tokens and takes calls; images are pushed to a registry's host, and pulled from there.",
    ),
    # botocore, endpoint rules of ecr.
    _ASKED_OF_NONE.but(
        "Compare the host with {api_host}, or for dual-stack {dual_stack_host}.",
        needs="api-masked",
        why="The dual-stack host of ECR's API has no 'api.' in front.",
    ),
    _HOST_NAME.but(
        "Compare {host} with {expected_host}: '.cn' is for the regions cn-* alone.",
        needs="!api-host !expected-host cn-in-doubt",
    ),
    _HOST_NAME.but("Compare {host} with {expected_host}.", needs="!api-host !expected-host"),
    _HOST_NAME.but("Check the region: {region} is none that is known here.", needs="unlisted-region"),
    _HOST_NAME,
)

_DNS = Check(
    "dns",
    Kind.NETWORK,
    "Look the host up where it failed: on that machine, in that container or job.",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html",
    why="The resolver of what failed counts, not yours; whoever asks by a proxy of HTTP asks none for it. In a VPC, "
    "look at enableDnsSupport, the DHCP options and the private DNS of the VPC endpoints.",
    who=operator_there,
    needs="lookup-in-doubt",
    commands=one_command(
        commands.RESOLVE_HOST,
        "dns-knows: an address -> it is found now: was it here that failed, or did DNS fail for a while?",
        Answer(
            "dns-lacks: NXDOMAIN, can't find -> its DNS lacks the name: see resolver and VPC, or set a proxy there",
            first="!resolver-silent",
        ),
        Answer(
            "dns-failed: SERVFAIL -> its resolver answers, and could not look it up: see what it forwards to",
            first="resolver-failed",
        ),
        Answer(
            "dns-silent: timed out, no servers -> its resolver does not answer: see its network",
            first="resolver-silent",
        ),
    ),
)
DNS = (
    _DNS.but(
        "Let resolver in nginx's configuration name a DNS server that answers: nginx asks no other.",
        needs="nginx-asked",
        page="https://nginx.org/en/docs/http/ngx_http_core_module.html#resolver",
        commands=one_command(
            'nslookup {looked-up-host} "<resolver>"',
            "nginx-dns-fails: no address -> this server fails: name the one of /etc/resolv.conf there",
            "nginx-dns-knows: an address -> it answers here: does nginx name it, and reach its port 53 of UDP?",
        ),
    ),
    _DNS.but(
        "Look at the DNS of its VPC: enableDnsSupport, and the DHCP options.",
        needs="!has-shell",
        commands=one_command(
            'aws ec2 describe-vpc-attribute --vpc-id "<vpc-id>" --attribute enableDnsSupport {--region-there}',
            "dns-off: false -> turn it on: without it the resolver of the VPC does not answer",
            "dns-on: true -> see the DHCP options: they may name another resolver, and the way to it",
        ),
    ),
    _DNS,
)

WRONG_REGISTRY = Check(
    "wrong-registry",
    Kind.HOST_NAME,
    "Write the name as {expected_host}/<repository>: host first, then a path.",
    "https://docs.docker.com/reference/cli/docker/image/tag/",
    why="Where the host is not first, or no path comes after it, docker asks Docker Hub.",
)
