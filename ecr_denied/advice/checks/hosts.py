"""Checks of the host in front of a name."""

from __future__ import annotations

from ecr_denied.advice import commands, words
from ecr_denied.advice.answers import Answer, Question, run, unless
from ecr_denied.advice.check import Check, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import asks_api, is_method_refused, operator_there
from ecr_denied.names.hosts import is_nearly_ecr
from ecr_denied.names.partitions import is_zone
from ecr_denied.records import Failure

__all__ = ["HOST_NAME", "OWN_ENDPOINTS", "WRONG_REGISTRY"]


def _is_expected(failure: Failure) -> bool:
    """The host is the one that account id and region make, or the API's."""
    return asks_api(failure) or failure.registry == words.expected_host(failure)


def _slip(failure: Failure) -> str:
    """What may be wrong with a host: the key of the note that says it."""
    host, region = failure.registry or "", failure.region or ""
    if asks_api(failure):
        return "own-endpoints"
    if is_nearly_ecr(host):
        return "misspelt-host"
    if host and region.startswith("cn-") and not host.endswith(".cn"):
        return "china-host"
    if is_zone(region):
        return "zone-host"
    return "fips-host" if "ecr-fips" in host else "host-slips"


def _slipped(key: str) -> Question:
    return lambda failure: _slip(failure) == key


OWN_ENDPOINTS = Text(
    "own-endpoints",
    "A VPC without a way to the internet needs an endpoint each for ecr.api and ecr.dkr, and one for S3.",
    asks_api,
)

# Is it a registry host at all? (AWS general reference, ECR endpoints)
HOST_NAME = Check(
    id="host-name",
    kind=Kind.HOST_NAME,
    headline="Check {asked} letter by letter: account id, region, ending.",
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
            _slipped("misspelt-host"),
        ),
        Text("china-host", "China regions need '.cn' at the end of the host.", _slipped("china-host")),
        Text(
            "zone-host",
            "'{region}' looks like an availability zone; a region name ends in a digit.",
            _slipped("zone-host"),
        ),
        Text("fips-host", "FIPS hosts exist in a few regions only.", _slipped("fips-host")),
        Text(
            "host-slips",
            "A mistyped region, a missing '.dkr.ecr', or an account id without twelve digits make a host nobody "
            "answers for.",
            _slipped("host-slips"),
        ),
    ),
    commands=(
        run(
            commands.resolve_host,
            Answer("host-unknown", "NXDOMAIN, can't find", "no such host: region or ending is misspelt"),
            Answer("host-known", "an address", "the name exists"),
        ),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/general/latest/gr/ecr.html",
    variants=(
        Variant(holds=unless(_is_expected), headline=Text("other-host-name", "Compare {host} with {expected_host}.")),
    ),
)

# Without a host docker asks Docker Hub (docker image tag reference).
WRONG_REGISTRY = Check(
    id="wrong-registry",
    kind=Kind.HOST_NAME,
    headline="Put the registry host in front of the image name: {expected_host}/...",
    reasons=(Text("went-elsewhere", "The request did not go to the ECR registry meant."),),
    notes=(Text("docker-hub", "Without a complete registry host docker asks Docker Hub, which knows nothing of ECR."),),
    commands=(run(commands.inspect_manifest, shared.MANIFEST_THERE, shared.MANIFEST_MISSING),),
    page="https://docs.docker.com/reference/cli/docker/image/tag/",
)
