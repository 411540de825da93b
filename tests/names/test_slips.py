"""Slips in a host: the host that was meant, and none where the host can be right."""

from __future__ import annotations

import json
from importlib import resources

from ecr_denied.names.partitions import is_listed, of_region
from ecr_denied.names.slips import slip_in

OWNER = "111122223333"


def test_a_fips_host_is_right_where_botocore_knows_one_and_nowhere_else() -> None:
    found = json.loads(resources.files("botocore").joinpath("data", "endpoints.json").read_text(encoding="utf-8"))
    known = {
        name: one for part in found["partitions"] for name, one in part["services"]["api.ecr"]["endpoints"].items()
    }
    fips = {name for name in known if f"fips-{name}" in known and not name.startswith("dkr-")}
    regions = {region for region in known if is_listed(region)}
    wrong = {region for region in regions if slip_in(f"{OWNER}.dkr.ecr-fips.{region}.{of_region(region).suffix}")}
    assert fips and regions - wrong == fips
