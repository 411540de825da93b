"""Slips in a host of ECR's that give the host away that was meant."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ecr_denied.expression import expression
from ecr_denied.names.hosts import PUBLIC_REGIONS
from ecr_denied.names.partitions import PARTITIONS, is_zone, of_region, region_meant, region_of_zone, region_or_none

__all__ = ["Slip", "Slipped", "slip_in"]

# Where ECR has FIPS hosts, as far as AWS lists them (botocore endpoints.json, api.ecr).
_FIPS_REGIONS = ("us-east-1", "us-east-2", "us-west-1", "us-west-2", "us-gov-east-1", "us-gov-west-1")
_FIPS = "ecr-fips"
_HYPHENED_ACCOUNT = expression("[0-9]{4}-[0-9]{4}-[0-9]{4}")
_PUBLIC_API = "ecr-public"
# Those of hosts with one kind of address.
_ENDS = frozenset(f".{partition.suffix}" for partition in PARTITIONS)


class Slip(StrEnum):
    """What is wrong with a host."""

    ACCOUNT = "account"  # the account id has hyphens, as the console shows it
    REGION = "region"  # the region is spelt without its hyphens, or with others
    ZONE = "zone"  # an availability zone is in the place of its region
    END = "end"  # the hosts of the region's partition end otherwise
    PUBLIC_REGION = "public-region"  # ECR Public's API is in few regions (AWS general reference, ECR Public endpoints)
    FIPS = "fips"  # no FIPS host of the region is known
    DUAL_STACK = "dual-stack"  # the dual-stack API is named as older SDKs did (botocore, endpoint rules of ecr)


class Slipped(NamedTuple):
    """A slip, and the host that was meant."""

    slip: Slip
    meant: str


@lru_cache(maxsize=64)
def slip_in(host: str | None) -> Slipped | None:
    """The slip in a host, the first of several; the host that is meant is without any of them."""
    names = (host or "").split(".")
    labels = [label.lower() for label in names]
    place = next((at for at, label in enumerate(labels) if _region_in(label)), None)
    service = next((at for at, label in enumerate(labels) if label in ("ecr", _FIPS, _PUBLIC_API)), None)
    if place is None or service is None:
        return None
    printed, found = labels[place], []
    labels[place] = region = _region_in(printed) or printed
    labels[:service] = names[:service]  # a mask stays as it was printed
    if _HYPHENED_ACCOUNT.fullmatch(labels[0]):
        found.append(Slip.ACCOUNT)
        labels[0] = labels[0].replace("-", "")
    if region != printed:
        found.append(Slip.ZONE if is_zone(printed) else Slip.REGION)
    if labels[service] == _PUBLIC_API and region not in PUBLIC_REGIONS:
        found.append(Slip.PUBLIC_REGION)
        labels[place] = PUBLIC_REGIONS[0]
    if labels[service] == _FIPS and region not in _FIPS_REGIONS:
        found.append(Slip.FIPS)
        labels[service] = "ecr"
    if service == 1 and labels[0] == "api" and ".".join(labels[place + 1 :]) == of_region(region).api:
        found.append(Slip.DUAL_STACK)
        del labels[0]
    meant = _with_end_of(".".join(labels), region)
    if meant != ".".join(labels):
        found.append(Slip.END)
    return Slipped(found[0], meant) if found else None


def _region_in(label: str) -> str | None:
    """The region that a label is, is a zone of, or spells with other hyphens."""
    return region_or_none(region_of_zone(label)) or region_meant(label)


def _with_end_of(host: str, region: str) -> str:
    """The host with the end that hosts of the region's partition have, where it has the end of another's."""
    end = next(filter(host.endswith, _ENDS), None)
    return host if end is None else f"{host.removesuffix(end)}.{of_region(region).suffix}"
