"""Which AWS partition an id belongs to, and the registry hosts of each.

Source: botocore ``partitions.json``; hosts from the ECR user guide, "Making requests to Amazon ECR".
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PARTITIONS", "Partition", "is_account", "is_private_host", "is_region", "is_zone", "of_arn", "of_region"]


@dataclass(frozen=True, slots=True)
class Partition:
    """One partition: its name in ARNs, what its region names start with, what its hosts end with."""

    name: str
    region_prefix: str
    suffix: str


PARTITIONS = (
    Partition("aws-cn", "cn-", "amazonaws.com.cn"),
    Partition("aws-us-gov", "us-gov-", "amazonaws.com"),
    Partition("aws-iso", "us-iso-", "c2s.ic.gov"),
    Partition("aws-iso-b", "us-isob-", "sc2s.sgov.gov"),
    Partition("aws-iso-e", "eu-isoe-", "cloud.adc-e.uk"),
    Partition("aws-iso-f", "us-isof-", "csp.hci.ic.gov"),
    Partition("aws-eusc", "eusc-", "amazonaws.eu"),
    Partition("aws", "", "amazonaws.com"),
)

_SERVICES = ("dkr.ecr.", "dkr.ecr-fips.", "dkr-ecr.", "dkr-ecr-fips.")
_DUAL_STACK = (".on.aws", ".on.amazonwebservices.com.cn")
_SUFFIXES = (*(f".{partition.suffix}" for partition in PARTITIONS), *_DUAL_STACK)


def of_region(region: str | None) -> Partition:
    """The partition of a region name; the commercial one when the name says nothing else."""
    return next(p for p in PARTITIONS if (region or "").startswith(p.region_prefix))


def of_arn(arn: str | None) -> Partition | None:
    """The partition an ARN is in; ``None`` when there is no ARN or its partition is masked."""
    fields = (arn or "").split(":")
    name = fields[1] if len(fields) > 1 else ""
    return next((p for p in PARTITIONS if p.name == name), None)


def is_account(text: str) -> bool:
    """Whether a text is a twelve-digit account id."""
    return len(text) == 12 and text.isascii() and text.isdigit()


def is_region(text: str) -> bool:
    """Whether a text is one host label, as every region name is."""
    return text.isascii() and text.replace("-", "").isalnum() and not text.startswith("-")


def is_zone(text: str) -> bool:
    """Whether a region name is really an availability zone, as ``us-west-1a`` is."""
    return text[-1:].isalpha() and text[-2:-1].isdigit()


def is_private_host(host: str) -> bool:
    """Whether a text is exactly the host of a private registry, and so a safe target for a login token."""
    account, _, rest = host.partition(".")
    return is_account(account) and any(
        rest.startswith(service) and rest.endswith(suffix) and is_region(rest[len(service) : -len(suffix)])
        for service in _SERVICES
        for suffix in _SUFFIXES
    )
