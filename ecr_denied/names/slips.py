"""Slips in a host of ECR's that give the host away that was meant."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ecr_denied.names.hosts import PUBLIC_REGIONS
from ecr_denied.names.partitions import is_zone, of_region, region_of_zone, region_or_none

__all__ = ["Slip", "Slipped", "slip_in"]

# Where ECR has FIPS hosts, as far as AWS lists them (botocore endpoints.json, api.ecr).
_FIPS_REGIONS = ("us-east-1", "us-east-2", "us-west-1", "us-west-2", "us-gov-east-1", "us-gov-west-1")
_FIPS = "ecr-fips"
_PUBLIC_API = "ecr-public"


class Slip(StrEnum):
    """What is wrong with a host."""

    ZONE = "zone"  # an availability zone stands for its region
    CHINA = "china"  # the hosts of China's regions end with .cn
    PUBLIC_REGION = "public-region"  # ECR Public's API is in few regions (AWS general reference, ECR Public endpoints)
    FIPS = "fips"  # no FIPS host of the region is known


class Slipped(NamedTuple):
    """A slip, and the host that was meant."""

    slip: Slip
    meant: str


@lru_cache(maxsize=64)
def slip_in(host: str | None) -> Slipped | None:
    """The slip in a host, the first of several; the host that is meant is without any of them."""
    labels = (host or "").lower().split(".")
    place = next((at for at, label in enumerate(labels) if region_or_none(region_of_zone(label))), None)
    service = next((at for at, label in enumerate(labels) if label in ("ecr", _FIPS, _PUBLIC_API)), None)
    if place is None or service is None:
        return None
    zone, found = labels[place], []
    labels[place] = region = region_of_zone(zone)
    if is_zone(zone):
        found.append(Slip.ZONE)
    if labels[service] == _PUBLIC_API and region not in PUBLIC_REGIONS:
        found.append(Slip.PUBLIC_REGION)
        labels[place] = PUBLIC_REGIONS[0]
    if labels[service] == _FIPS and region not in _FIPS_REGIONS:
        found.append(Slip.FIPS)
        labels[service] = "ecr"
    if of_region(region).name == "aws-cn" and labels[-2:] == ["amazonaws", "com"]:
        found.append(Slip.CHINA)
        labels.append("cn")
    return Slipped(found[0], ".".join(labels)) if found else None
