"""Slips in a host: the host that was meant, and none where the host can be right."""

from __future__ import annotations

import json
from importlib import resources

from ecr_denied.names.partitions import is_listed, of_region
from ecr_denied.names.slips import Slip, Slipped, slip_in

OWNER = "111122223333"
RIGHT = (
    None,
    "",
    ".",
    "registry.example.com",
    "public.ecr.aws",
    f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com",
    f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn",
    f"{OWNER}.dkr.ecr-fips.us-gov-west-1.amazonaws.com",
    f"{OWNER}.dkr-ecr.eu-west-1.on.aws",
    f"{OWNER}.dkr.ecr.eusc-de-east-1.amazonaws.eu",
    f"{OWNER}.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn",
    f"{OWNER}.dkr.ecr.us-iso-east-1.c2s.ic.gov",
    f"{OWNER}.dkr.ecr.eu-west-1.example.com",
    "api.ecr.eu-west-1.amazonaws.com",
    "api.ecr-public.us-west-2.amazonaws.com",
    "s3.eu-west-1a.amazonaws.com",
    "team-1111-2222-3333.dkr.ecr.eu-west-1.amazonaws.com",
    "11112222-3333.dkr.ecr.eu-west-1.amazonaws.com",
)
SLIPS = {
    "1111-2222-3333.dkr.ecr.eu-west-1.amazonaws.com": (Slip.ACCOUNT, f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"),
    f"{OWNER}.dkr.ecr.us-west-1a.amazonaws.com": (Slip.ZONE, f"{OWNER}.dkr.ecr.us-west-1.amazonaws.com"),
    f"{OWNER}.dkr.ecr.eu-west1.amazonaws.com": (Slip.REGION, f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"),
    f"{OWNER}.dkr.ecr.us_east_1.amazonaws.com": (Slip.REGION, f"{OWNER}.dkr.ecr.us-east-1.amazonaws.com"),
    f"{OWNER}.dkr.ecr.cnnorth1.amazonaws.com": (Slip.REGION, f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn"),
    "api.ecr.us-west-1a.amazonaws.com": (Slip.ZONE, "api.ecr.us-west-1.amazonaws.com"),
    f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com": (Slip.END, f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn"),
    f"{OWNER}.dkr.ecr.eusc-de-east-1.amazonaws.com": (Slip.END, f"{OWNER}.dkr.ecr.eusc-de-east-1.amazonaws.eu"),
    f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com.cn": (Slip.END, f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"),
    f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.eu": (Slip.END, f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"),
    f"{OWNER}.dkr.ecr.cn-north-1a.amazonaws.com": (Slip.ZONE, f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn"),
    f"{OWNER}.dkr.ecr-fips.eu-west-1.amazonaws.com": (Slip.FIPS, f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"),
    "MY_ACCOUNT.DKR.ECR.CN-north-1.amazonaws.com": (Slip.END, "MY_ACCOUNT.DKR.ecr.cn-north-1.amazonaws.com.cn"),
    "api.ecr.eu-west-1.api.aws": (Slip.DUAL_STACK, "ecr.eu-west-1.api.aws"),
    "api.ecr-public.eu-west-1.amazonaws.com": (Slip.PUBLIC_REGION, "api.ecr-public.us-east-1.amazonaws.com"),
}


def test_a_fips_host_is_right_where_botocore_knows_one_and_nowhere_else() -> None:
    found = json.loads(resources.files("botocore").joinpath("data", "endpoints.json").read_text(encoding="utf-8"))
    known = {
        name: one for part in found["partitions"] for name, one in part["services"]["api.ecr"]["endpoints"].items()
    }
    fips = {name for name in known if f"fips-{name}" in known and not name.startswith("dkr-")}
    regions = {region for region in known if is_listed(region)}
    wrong = {region for region in regions if slip_in(f"{OWNER}.dkr.ecr-fips.{region}.{of_region(region).suffix}")}
    assert fips and regions - wrong == fips


def test_a_host_that_can_be_right_has_no_slip() -> None:
    assert [host for host in RIGHT if slip_in(host) is not None] == []


def test_a_slip_gives_the_host_away_that_was_meant() -> None:
    assert {host: slip_in(host) for host in SLIPS} == {host: Slipped(*slip) for host, slip in SLIPS.items()}
