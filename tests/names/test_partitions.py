"""Partitions: the ones AWS has, the regions each can have, and no others."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from ecr_denied.names.partitions import (
    PARTITIONS,
    SUFFIXES,
    is_listed,
    of_arn,
    of_region,
    region_or_none,
)
from tests.looped import looped
from tests.strategies import REGIONS

BOTOCORE: list[dict[str, Any]] = json.loads(
    resources.files("botocore").joinpath("data", "partitions.json").read_text(encoding="utf-8")
)["partitions"]


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
