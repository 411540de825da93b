"""Partitions: the ones AWS has, the regions each can have, and no others."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from ecr_denied.names.partitions import (
    PARTITIONS,
    SUFFIXES,
    is_listed,
    is_opt_in,
    is_zone,
    of_arn,
    of_region,
    region_meant,
    region_of_zone,
    region_or_none,
)
from tests.looped import looped
from tests.strategies import REGIONS

BOTOCORE: list[dict[str, Any]] = json.loads(
    resources.files("botocore").joinpath("data", "partitions.json").read_text(encoding="utf-8")
)["partitions"]

# --- what no partition has ------------------------------------------------------------------------------


@looped(
    "words",
    [
        *(None, "", "eu-west", "eu-west-1a", "***", "<region>", "xx-west-1", "europe-west1", "REGION", "eu-west-"),
        *("eu-west-1 ", "eu-west-1\n", "eu-west-٣", "s3", "us-1", "useast1"),
    ],
)
def test_no_region_is_read_from_what_no_partition_has(words: str | None) -> None:
    assert region_or_none(words) is None


@looped("arn", [None, "", "arn", "arn:", "arn:***:iam::x", "arn:aws-xx:iam::x", "iam::aws:x"])
def test_no_partition_is_read_from_what_is_no_arn_or_masked(arn: str | None) -> None:
    assert of_arn(arn) is None


@looped("region", ["eu-west-1", "us-gov-west-1", "a", "1", "", "-", "<region>", "eu-west-"])
def test_no_region_is_taken_for_a_zone(region: str) -> None:
    assert not is_zone(region)


@looped("region", [None, "", "eu-wset-1", "eu-west-9", "eu-west-1a", "EU-WEST-1", "aws-global"])
def test_no_region_is_listed_that_aws_does_not_have(region: str | None) -> None:
    assert not is_listed(region)


# --- what AWS has ---------------------------------------------------------------------------------------


def test_every_region_of_botocores_is_listed() -> None:
    regions = {region for partition in BOTOCORE for region in partition["regions"] if not region.endswith("-global")}
    assert not {region for region in regions if not is_listed(region)}


def test_every_partition_of_botocores_is_known_and_no_other() -> None:
    assert sorted(partition.name for partition in PARTITIONS) == sorted(known["id"] for known in BOTOCORE)


@looped("known", BOTOCORE, ids=lambda known: known["id"])
def test_a_partition_says_what_botocore_says_of_it(known: dict[str, Any]) -> None:
    partition = of_arn(f"arn:{known['id']}:ecr:x")
    assert partition
    outputs = known["outputs"]
    assert f"^{partition.regions}$" == known["regionRegex"].replace(r"\-", "-")
    assert partition.suffix == outputs["dnsSuffix"]
    assert partition.api == outputs["dualStackDnsSuffix"]


@looped(
    "region, name",
    [
        (region, known["id"])
        for known in BOTOCORE
        for region in (*known["regions"], known["outputs"]["implicitGlobalRegion"])
        if not region.endswith("-global")
    ],
)
def test_every_region_of_botocores_is_read_and_belongs_to_its_partition(region: str, name: str) -> None:
    assert region_or_none(region) == region_or_none(region.upper()) == region
    assert of_region(region).name == name


def test_registries_have_dual_stack_hosts_in_three_partitions() -> None:
    # Amazon ECR user guide, "Making requests to Amazon ECR".
    ends = {"aws": "on.aws", "aws-us-gov": "on.aws", "aws-cn": "on.amazonwebservices.com.cn"}
    for region, name, _ in REGIONS:
        assert of_region(region).registry == ends.get(name)
    assert {*SUFFIXES} == {*ends.values(), *(suffix for *_, suffix in REGIONS)}


@looped("region, name, suffix", REGIONS)
def test_a_partition_is_told_by_a_region_or_an_arn(region: str, name: str, suffix: str) -> None:
    assert (of_region(region).name, of_region(region).suffix) == (name, suffix)
    assert of_arn(f"arn:{name}:iam::111122223333:root") == of_region(region)
    assert suffix in SUFFIXES


@looped("region", [None, "", "nowhere", "***"])
def test_a_region_nobody_knows_is_taken_for_one_of_the_commercial_partition(region: str | None) -> None:
    assert of_region(region).name == "aws"


def test_a_region_is_meant_however_its_parts_are_joined() -> None:
    for words in ("", "euwest", "eu west 1", "euwset1", "eu-west-1a"):
        assert region_meant(words) is None, words
    for region in ("eu-west-1", "ap-east-1", "us-gov-west-1"):
        spelt = (region, region.upper(), region.replace("-", ""), region.replace("-", "_"), region[:-2] + region[-1])
        assert {region_meant(words) for words in spelt} == {region}


def test_a_zone_ends_with_a_letter_behind_a_digit() -> None:
    for other in ("a1b-", "us-west-1", "us-west-1-", "us-west-ab", "us-west-"):
        assert region_of_zone(other) == other
    assert region_of_zone("us-west-1a") == "us-west-1"


@looped("zone", ["us-west-1a", "eu-central-1b", "us-gov-west-1c"])
def test_an_availability_zone_is_told_from_a_region(zone: str) -> None:
    assert is_zone(zone) and not is_zone(zone[:-1])
    assert region_or_none(zone) is None and region_or_none(zone[:-1]) == zone[:-1]


def test_a_region_that_was_there_from_the_beginning_need_not_be_enabled() -> None:
    for region in ("us-east-1", "eu-west-1", "eu-north-1", "ap-northeast-3", "sa-east-1", "cn-north-1", "nowhere-1"):
        assert not is_opt_in(region)


def test_a_region_of_2019_and_later_has_to_be_enabled() -> None:
    for region in ("ap-east-1", "me-south-1", "eu-south-2", "ca-west-1", "il-central-1"):
        assert is_opt_in(region)
