"""Checks of the host in front of a name."""

from __future__ import annotations

from ecr_denied.advice import commands, places
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    asks_api,
    can_be_entered,
    has_right_host,
    has_wrong_host,
    host_slip,
    is_api_masked,
    is_host_masked,
    is_method_refused,
    is_misspelt,
    is_scheme_host,
    is_unlisted,
    lacks_account,
    operator_there,
)
from ecr_denied.advice.question import Question
from ecr_denied.advice.wordings import is_lookup_unanswered, is_region_unread
from ecr_denied.names.slips import Slip
from ecr_denied.records import Failure

__all__ = ["DNS", "HOST_NAME", "OWN_ENDPOINTS", "WRONG_REGISTRY"]

_names_host = asks_api | Question(lambda failure: failure.registry is not None)
# The host is the one that account id and region make, or the API's.
_is_expected = asks_api | Question(lambda failure: failure.registry == _expected(failure))
# The text tells account and region, so that the right host is known.
_is_known_misspelling = is_misspelt & Question(lambda failure: "<" not in places.expected_host(failure))


def _expected(failure: Failure) -> str:
    """The right host; an account that is masked in the printed one cannot be compared."""
    right = places.expected_host(failure)
    account, _, _ = (failure.registry or "").partition(".")
    return f"{account}.{right.partition('.')[2]}" if is_host_masked(failure) else right


def _slips(*kinds: Slip) -> Question:
    """Whether the host has a slip of one of these kinds."""

    def has(failure: Failure) -> bool:
        slipped = host_slip(failure)
        return slipped is not None and slipped.slip in kinds

    return Question(has)


OWN_ENDPOINTS = Text(
    "own-endpoints",
    "A VPC without a way to the internet needs an endpoint each for ecr.api and ecr.dkr, and one for S3.",
    asks_api,
)

# Is it a registry host at all? (AWS general reference, ECR endpoints)
HOST_NAME = CheckItem(
    id="host-name",
    kind=Kind.HOST_NAME,
    headline="Check the host: account id, region, ending.",
    reasons=(
        Text("host-wrong", "The name does not resolve: most often the host is wrong, not the network."),
        Text("other-certificate", "A wrong host can answer with a certificate for another name, or with none."),
        Text("method-refused", "The address does not take this kind of request.", is_method_refused),
    ),
    notes=(
        OWN_ENDPOINTS,
        Text(
            "misspelt-host",
            "The printed host is none of ECR's: it is misspelt, so whoever answers is somebody else.",
            is_misspelt,
        ),
        Text(
            "end-host",
            "Each partition of AWS ends its hosts in its own way, as '.cn' in China.",
            _slips(Slip.END),
        ),
        Text(
            "account-host",
            "An account id has no hyphens in a host, though the console shows some.",
            _slips(Slip.ACCOUNT),
        ),
        Text("region-host", "The region's name has its hyphens elsewhere.", _slips(Slip.REGION)),
        Text("zone-host", "The host names an availability zone, not its region.", _slips(Slip.ZONE)),
        Text("fips-host", "AWS lists FIPS hosts of ECR in the US alone.", _slips(Slip.FIPS)),
        Text(
            "dual-stack-host",
            "The dual-stack host of ECR's API has no 'api.' in front.",
            _slips(Slip.DUAL_STACK),
        ),
        Text(
            "public-region-host", "ECR Public has its API in us-east-1 and us-west-2 alone.", _slips(Slip.PUBLIC_REGION)
        ),
        Text(
            "host-slips",
            "A mistyped region, a missing '.dkr.ecr', or an account id without twelve digits make a host nobody "
            "answers for.",
            ~has_wrong_host,
        ),
    ),
    commands=(
        run(
            commands.RESOLVE_HOST,
            Answer("host-unknown", "NXDOMAIN, can't find", "no such host: region or ending is misspelt"),
            Answer("host-known", "an address", "the name exists"),
            holds=_names_host,
        ),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/general/latest/gr/ecr.html",
    applies=(~has_right_host | is_region_unread).told("unless the host is one of ECR's, spelt right"),
    variants=(
        # docker/login-action, src/aws.ts: account and region are read out of the host.
        Variant(
            holds=is_region_unread,
            headline=Text("host-unread", "Give the action the host as {expected_host}, or take a newer version of it."),
            notes=(
                Text(
                    "region-of-host",
                    "The action found no region in the registry's host, and reads it nowhere else. Older versions know "
                    "none of the dual-stack hosts, dkr-ecr ... on.aws.",
                ),
            ),
            commands=(),
            page="https://github.com/docker/login-action#aws-elastic-container-registry-ecr",
        ),
        Variant(
            holds=lacks_account,
            headline=Text("account-left-out", "Set the account id in front of {host}: a variable was empty."),
            commands=(),
        ),
        Variant(
            holds=is_scheme_host,
            headline=Text("scheme-as-host", "Leave https:// out: a host alone belongs there."),
            commands=(),
        ),
        Variant(
            holds=_slips(Slip.PUBLIC_REGION),
            headline=Text("public-region", "Use --region us-east-1 for ECR Public."),
            commands=(),
            page="https://docs.aws.amazon.com/general/latest/gr/ecr-public.html",
        ),
        Variant(
            holds=_slips(*Slip) | _is_known_misspelling,
            headline=Text("meant-host", "Use {meant_host} instead."),
            commands=(),
        ),
        # botocore, endpoint rules of ecr.
        Variant(
            holds=is_api_masked,
            headline=Text("api-host", "Compare the host with {api_host}, or for dual-stack {dual_stack_host}."),
            notes=(),
            commands=(),
        ),
        Variant(holds=~_is_expected, headline=Text("other-host-name", "Compare {host} with {expected_host}.")),
        Variant(
            holds=is_unlisted,
            headline=Text("unlisted-region", "Check the region: {region} is none that is known here."),
        ),
    ),
)

# Does the machine that failed find the name? (VPC user guide, vpc-dns; ECR user guide, vpc-endpoints)
DNS = CheckItem(
    id="dns",
    kind=Kind.NETWORK,
    headline="Look the host up on the machine that failed: it is spelt right.",
    reasons=(
        Text(
            "host-is-right",
            "The host is the one that account id and region make, so DNS on that machine did not know it.",
        ),
        Text(
            "resolver-silent",
            "The resolver of what failed gave no answer, or none that counts, so no address was dialled.",
        ),
    ),
    notes=(
        Text(
            "own-resolver",
            "In a VPC, look at enableDnsSupport and the DHCP options, and at the private DNS of the VPC endpoints.",
        ),
    ),
    commands=(
        run(
            commands.RESOLVE_HOST,
            Answer("dns-lacks", "NXDOMAIN, can't find", "its DNS does not know a right name: see resolver and VPC"),
            Answer("dns-silent", "timed out, no servers", "its resolver does not answer: see its network"),
            Answer("dns-knows", "an address", "it is found now: was it this machine, or did DNS fail for a while?"),
            holds=can_be_entered,
        ),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html",
    applies=(has_right_host | is_lookup_unanswered).told(
        "if the host is one of ECR's, spelt right, or if the resolver did not answer"
    ),
    variants=(
        Variant(
            holds=~can_be_entered,
            headline=Text("dns-of-vpc", "Look at the DNS of its VPC: enableDnsSupport, and the DHCP options."),
        ),
        Variant(
            holds=~has_right_host,
            headline=Text("dns-answers", "Look the host up on the machine that failed: its resolver gave no answer."),
        ),
    ),
)

# Without a host docker asks Docker Hub (docker image tag reference).
WRONG_REGISTRY = CheckItem(
    id="wrong-registry",
    kind=Kind.HOST_NAME,
    headline="Write the name as {expected_host}/<repository>: host first, then a path.",
    reasons=(Text("went-elsewhere", "The request did not go to the ECR registry meant."),),
    notes=(
        Text("docker-hub", "Where the host does not stand first, or no path stands behind it, docker asks Docker Hub."),
    ),
    commands=shared.inspect_manifest(),
    page="https://docs.docker.com/reference/cli/docker/image/tag/",
)
