"""Hosts: ECR's registries, API and layer stores, and what is nearly one; a login goes to none but ECR's own."""

from __future__ import annotations

from ecr_denied.names.hosts import (
    LAYER_BUCKET,
    LAYER_DISTRIBUTIONS,
    LAYER_HOST,
    LAYER_STORE,
    NAME_LITERALS,
    PUBLIC_HOSTS,
    is_layer_store,
    is_private_host,
)
from ecr_denied.names.partitions import PARTITIONS
from tests.looped import looped
from tests.strategies import REGIONS

ID = "111122223333"
OURS = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
SLIPS = [
    f"{ID}.dkr.ecr.us-west-2.amazonawss.com",
    f"{ID}.dkr.ecr.us-west-2.amazon.aws.com",
    f"{ID}.dkr.ecr.us-west-2.amazonaws.commmm",
    f"{ID}.dkr.ecr.us-west-2.amazonaws.co",
    f"{ID}.dkr.ecr.amazonaws.com",
    f"{ID}.ecr.dkr.us-west-2.amazonaws.com",
    f"{ID}.ecr.us-west-2.amazonaws.com",
    f"{ID}.dkr.us-west-2.amazonaws.com",
    f"{ID}.dkr.ecrus-west-2.amazonaws.com",
    f"{ID}.dkrecr.us-west-2.amazonaws.com",
    f"{ID}.dkr.ecr.us-west-2amazonaws.com",
    # Nobody else has registries so called, whatever stands before.
    "my-account.dkr.ecr.us-west-2.amazonawss.com",
    *(f"{account}.ecr.us-west-2.amazonaws.com" for account in ("11112222", "1" * 16, "<account>", "***", "XXXX")),
]


# --- what is --------------------------------------------------------------------------------------------


@looped("region, partition, suffix", REGIONS)
@looped("service", ["dkr.ecr", "dkr.ecr-fips"])
def test_every_partitions_registries_are_safe_for_a_login(
    region: str, partition: str, suffix: str, service: str
) -> None:
    assert is_private_host(f"{ID}.{service}.{region}.{suffix}")


@looped("region, name", [(region, name) for region, name, _ in REGIONS])
def test_a_dual_stack_registry_is_one_where_the_partition_has_them(region: str, name: str) -> None:
    (partition,) = (partition for partition in PARTITIONS if partition.name == name)
    if partition.registry:
        assert is_private_host(f"{ID}.dkr-ecr.{region}.{partition.registry}")
        assert is_private_host(f"{ID}.dkr-ecr-fips.{region}.{partition.registry}")
    else:
        assert not is_private_host(f"{ID}.dkr-ecr.{region}.on.aws")


@looped("host", [f"prod-eu-west-1-{LAYER_BUCKET}.s3.eu-west-1.amazonaws.com", *LAYER_DISTRIBUTIONS])
def test_ecrs_layer_stores_are_known(host: str) -> None:
    assert is_layer_store(host) and is_layer_store(host.upper())
    for written in (host, host.upper()):
        store, whole = (words.search(f"lookup {written}: no such host") for words in (LAYER_STORE, LAYER_HOST))
        assert store and whole
        assert written.startswith(store[0]) and whole[0] == written


@looped(
    "name",
    [
        OURS,
        f"{ID}.dkr-ecr.us-east-1.on.aws",
        "api.ecr.eu-west-1.amazonaws.com",
        "ecr-fips.us-east-1.amazonaws.com",
        "ecr-public.us-east-1.api.aws",
        f"arn:aws:ecr:eu-west-1:{ID}:repository/app",
        f"arn:aws:ecr-public::{ID}:repository/app",
        f"prod-eu-west-1-{LAYER_BUCKET}",
        *LAYER_DISTRIBUTIONS,
        *PUBLIC_HOSTS,
        *(host for host in SLIPS if ".dkr.us" not in host),
        # A wrap may have torn the rest.
        f"{ID}.dkr.ecr",
        f"{ID}.dkr-ecr",
    ],
)
def test_every_name_of_ecrs_holds_a_literal_the_sieve_looks_for(name: str) -> None:
    assert any(literal in name for literal in NAME_LITERALS)
