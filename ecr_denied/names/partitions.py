"""AWS partitions: which regions each has, and what the names of its hosts end with.

Source: botocore ``partitions.json``; registry hosts from the ECR user guide, "Making requests to Amazon ECR".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ecr_denied.expression import ASCII, expression

__all__ = [
    "PARTITIONS",
    "SUFFIXES",
    "Partition",
    "is_listed",
    "is_opt_in",
    "is_region_of",
    "is_zone",
    "of_arn",
    "of_region",
    "region_meant",
    "region_of_zone",
    "region_or_none",
]


@dataclass(frozen=True, slots=True)
class Partition:
    """One partition.

    ``regions`` is the expression its region names match, ``suffix`` what its hosts end with, ``api`` what the hosts of
    its dual-stack APIs end with, ``registry`` what the hosts of its dual-stack registries end with, if it has any.
    """

    name: str
    regions: str
    suffix: str
    api: str
    registry: str | None = None


PARTITIONS = (
    Partition("aws", r"(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+", "amazonaws.com", "api.aws", "on.aws"),
    Partition(
        "aws-cn", r"cn-\w+-\d+", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "on.amazonwebservices.com.cn"
    ),
    Partition("aws-us-gov", r"us-gov-\w+-\d+", "amazonaws.com", "api.aws", "on.aws"),
    Partition("aws-iso", r"us-iso-\w+-\d+", "c2s.ic.gov", "api.aws.ic.gov"),
    Partition("aws-iso-b", r"us-isob-\w+-\d+", "sc2s.sgov.gov", "api.aws.scloud"),
    Partition("aws-iso-e", r"eu-isoe-\w+-\d+", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
    Partition("aws-iso-f", r"us-isof-\w+-\d+", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    Partition("aws-eusc", r"eusc-(de)-\w+-\d+", "amazonaws.eu", "api.amazonwebservices.eu"),
)
_REGION = expression("|".join(partition.regions for partition in PARTITIONS), ASCII)
SUFFIXES = tuple(
    dict.fromkeys(end for partition in PARTITIONS for end in (partition.suffix, partition.registry) if end is not None)
)


_REGIONS = {partition: expression(partition.regions, ASCII) for partition in PARTITIONS}


def is_region_of(partition: Partition, name: str) -> bool:
    """Whether a name is that of a region of a partition."""
    return _REGIONS[partition].fullmatch(name) is not None


@lru_cache(maxsize=64)
def of_region(region: str | None) -> Partition:
    """The partition of a region name; the commercial one when the name says nothing else."""
    return next((partition for partition in PARTITIONS if is_region_of(partition, region or "")), PARTITIONS[0])


# botocore, partitions.json: those beside the ones below.
_LISTED = frozenset(
    [
        *("ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"),
        *("ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1"),
        *("us-east-1", "us-east-2", "us-west-1", "us-west-2", "cn-north-1", "cn-northwest-1"),
        *("us-gov-east-1", "us-gov-west-1", "us-iso-east-1", "us-iso-west-1", "us-isob-east-1", "us-isof-east-1"),
        *("us-isob-west-1", "us-isof-south-1", "eu-isoe-west-1", "eusc-de-east-1", "me-west-1", "sa-west-1"),
    ]
)
# AWS account management guide, manage-acct-regions: the others were there before 2019-03-20.
_OPT_IN = frozenset(
    [
        *("af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5"),
        *("ap-southeast-6", "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-1", "eu-south-2"),
        *("il-central-1", "me-central-1", "me-south-1", "mx-central-1"),
    ]
)


def is_opt_in(region: str) -> bool:
    """True if an account has to enable the region before it can be used."""
    return region in _OPT_IN


def is_listed(region: str | None) -> bool:
    """True if AWS has a region of exactly this name. One that came later than this list is not in it."""
    return region in _LISTED or region in _OPT_IN


# The names of regions without their hyphens.
_SPELT = {name.replace("-", ""): name for name in _LISTED | _OPT_IN}
_HYPHENS = expression(r"[-_]")


def region_meant(words: str) -> str | None:
    """The region that words spell with any hyphens or none, as ``eu-west1`` does; ``None`` for any other words."""
    return _SPELT.get(_HYPHENS.sub("", words.lower()))


def of_arn(arn: str | None) -> Partition | None:
    """The partition an ARN is in; ``None`` when there is no ARN or its partition is masked."""
    fields = (arn or "").split(":")
    return next((p for p in PARTITIONS if p.name in fields[1:2]), None)


def region_or_none(words: str | None) -> str | None:
    """``words`` in lower case when some partition could have a region of that name, else ``None``."""
    name = (words or "").lower()
    return name if _REGION.fullmatch(name) else None


def is_zone(region: str) -> bool:
    """Whether a region name is really an availability zone, as ``us-west-1a`` is."""
    return region[-1:].isalpha() and region[-2:-1].isdigit()


def region_of_zone(name: str) -> str:
    """The region that an availability zone is in; any other name as it is."""
    return name[:-1] if is_zone(name) else name
