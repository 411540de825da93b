"""Hosts: ECR's registries, API and layer stores, and what is nearly one; a login goes to none but ECR's own."""

from __future__ import annotations

import regex

from ecr_denied import EndpointKind
from ecr_denied.names.hosts import (
    API_HOST,
    BEFORE_HOST,
    HOST,
    LAYER_BUCKET,
    LAYER_DISTRIBUTIONS,
    LAYER_HOST,
    LAYER_STORE,
    NAME_LITERALS,
    PUBLIC_HOSTS,
    endpoint_kind,
    is_foreign,
    is_layer_store,
    is_nearly_ecr,
    is_private_host,
    is_public_host,
    is_region_label,
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


# --- where no login may go ------------------------------------------------------------------------------


@looped(
    "host",
    [
        "",
        "***",
        "public.ecr.aws",
        f"{ID}.dkr.ecr.s3.amazonaws.com",
        f"{ID}.dkr-ecr.evil.on.aws",
        f"{ID}.dkr.ecr.eu-west-1.evil.example",
        f"{ID}.dkr.ecr.eu-west-1.amazonaws.com.evil.example",
        f"{ID}.dkr.ecr.eu-west-1.amazonaws.com.cn",
        f"{ID}.dkr.ecr.cn-north-1.amazonaws.com",
        f"{ID}.dkr.ecr.amazonaws.com",
        f"{ID}.dkr.ecr..amazonaws.com",
        f"{ID}.dkr.ecr.eu-west-1a.amazonaws.com",
        f"{ID}.dkr.ecr.eu-west-1.amazonaws.com/",
        f"{ID}.dkr.ecr.eu-west-1.amazonaws.com:443",
        f"{ID}.dkr.ecr.eu-west-1.amazonaws.com\n",
        f"{ID}.dkr.ecr.eu-west-1.amazonaws.com.",
        f"{ID}.dkr.ecr.eu-west-٣.amazonaws.com",
        f"x{ID}.dkr.ecr.eu-west-1.amazonaws.com",
        "***.dkr.ecr.eu-west-1.amazonaws.com",
        "<account>.dkr.ecr.eu-west-1.amazonaws.com",
        f"{ID}.dkr.ecr.<region>.amazonaws.com",
        f"https://{OURS}",
        f"{OURS}@evil.example",
        f"evil.example/{OURS}",
        "dkr.ecr.eu-west-1.amazonaws.com",
        *SLIPS,
    ],
)
def test_no_login_goes_to_a_host_that_is_not_exactly_a_private_registrys(host: str) -> None:
    assert not is_private_host(host)


@looped("host", ["", "ecr.aws", "xpublic.ecr.aws", "public.ecr.aws.evil.example", "public.ecr.aws/x", OURS])
def test_no_other_host_is_ecr_publics(host: str) -> None:
    assert not is_public_host(host)


# --- what is no name of ECR's ---------------------------------------------------------------------------


@looped(
    "text",
    [
        "",
        f"{OURS}.evil.example",
        f"{OURS}x",
        f"{OURS}-x",
        f"{OURS}@evil.example",
        f"{OURS}:secret@evil.example",
        f"{OURS}%2eevil.example",
        f"{OURS}%2Eevil.example",
        "dkr.ecr.eu-west-1.amazonaws.com",
        f"{ID}.dkr.ecr.eu-west-1.example.com",
        "public.ecr.aws.evil.example",
        "public.ecr.awsome",
        "s3.eu-west-1.amazonaws.com",
    ],
)
def test_no_registry_is_seen_in_a_part_of_another_name(text: str) -> None:
    assert not regex.search(HOST, text, regex.IGNORECASE)


@looped(
    "host",
    [
        f"{OURS}.example.org",
        f"{ID}.dkr.ecr.us-west-2.example.com",
        f"{ID}.dkr.ecr.eu-west-1.internal",
        "build.ecr.eu-west-1.amazonaws.com",
        "build.ECR.eu-west-1.amazonaws.com",
        "api.dkr.eu-west-1.amazonaws.com",
        *(f"{account}.ecr.us-west-2.amazonaws.com" for account in ("1111222", "1" * 17, "xx")),
        f"{ID}.dkr.ecr.us-west-2.amazonaws.com.a.b",
        "harbor.example.com",
        ID,
    ],
)
def test_no_host_is_nearly_ecrs_that_somebody_else_can_have(host: str) -> None:
    assert not is_nearly_ecr(host)


@looped(
    "words", ["", "ecr.amazonaws.com", "xecr.eu-west-1.amazonaws.com", "api.ecr.eu-west-1.amazonaws.com.evil.example"]
)
def test_no_api_host_is_seen_in_another_name(words: str) -> None:
    assert not API_HOST.search(words)


@looped(
    "host",
    [
        "ecr.eu-west-1.amazonaws.com",
        "api.ecr.eu-west-1.amazonaws.com",
        "vpce-0a1b-c2.api.ecr.eu-west-1.vpce.amazonaws.com",
    ],
)
def test_an_api_host_is_found_in_any_case_and_behind_any_script(host: str) -> None:
    for written in (host, host.upper()):
        for before in ("lookup ", "\u89e3\u6790"):
            found = API_HOST.search(f"{before}{written}: no such host")
            assert found and found[0] == written


@looped("label", ["", "s3", "evil", "internal", "example", "dkr", "eu-west", "1", "rr", "rrs", "com"])
def test_no_other_label_stands_for_a_region(label: str) -> None:
    assert not is_region_label(label)


@looped("host", ["", "***", "<host>", "[MASKED]", "REDACTED", "xxxx", "…", "$HOST", LAYER_DISTRIBUTIONS[0]])
def test_a_masked_host_or_a_layer_store_is_nobody_elses(host: str) -> None:
    assert not is_foreign(host)


@looped("host", ["", "s3.eu-west-1.amazonaws.com", "cloudfront.net.evil.example", "cloudfront.net", OURS])
def test_no_other_host_keeps_layers(host: str) -> None:
    assert not is_layer_store(host)


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


@looped("before", ["(my account id)", "xxxxxx(my account id here)"])
def test_words_in_round_brackets_hide_the_account(before: str) -> None:
    found = regex.search(HOST, f'image "{before}.dkr.ecr.eu-west-1.amazonaws.com/app"', regex.IGNORECASE)
    assert found and found["account"] == before


@looped("host", [*PUBLIC_HOSTS, "PUBLIC.ECR.AWS"])
def test_ecr_publics_hosts_are_read_in_any_case(host: str) -> None:
    assert is_public_host(host)


@looped("host", SLIPS)
def test_a_host_with_a_slip_in_it_was_meant_for_ecr(host: str) -> None:
    assert is_nearly_ecr(host) and is_nearly_ecr(host.upper())


@looped(
    "label",
    [
        "eu-west-1",
        "eu-west1",
        "us_east_1",
        "eu-west-1a",
        "us-gov-west-1",
        "***",
        "<region>",
        "REGION",
        "ZONE",
        "xx-xxxx-1",
        "rrr",
        "YYYY",
    ],
)
def test_a_region_a_zone_and_a_mask_can_stand_where_a_region_does(label: str) -> None:
    assert is_region_label(label)


@looped("host", [f"prod-eu-west-1-{LAYER_BUCKET}.s3.eu-west-1.amazonaws.com", *LAYER_DISTRIBUTIONS])
def test_ecrs_layer_stores_are_known(host: str) -> None:
    assert is_layer_store(host) and is_layer_store(host.upper())
    for written in (host, host.upper()):
        store, whole = (words.search(f"lookup {written}: no such host") for words in (LAYER_STORE, LAYER_HOST))
        assert store and whole
        assert written.startswith(store[0]) and whole[0] == written


@looped(
    "words",
    [
        *("lookup ", "ENOTFOUND ", "EAI_AGAIN ", "host='", "could not resolve host: ", "resolve address "),
        *("could not translate host name '", "connect to ", "connect to server: ", "UnknownHostException: "),
        *("connect to proxy ", "mail server at '"),
    ],
)
def test_what_names_a_host_is_looked_for_wherever_it_stands(words: str) -> None:
    assert regex.search(rf"{BEFORE_HOST}h\.example", f"{words}h.example", regex.IGNORECASE)


@looped(
    "host, kind",
    [
        *((host, EndpointKind.REGISTRY) for host in (OURS, OURS.upper(), *PUBLIC_HOSTS, *SLIPS)),
        ("api.ecr.eu-west-1.amazonaws.com", EndpointKind.API),
        (f"prod-eu-west-1-{LAYER_BUCKET}.s3.eu-west-1.amazonaws.com", EndpointKind.LAYERS),
        (LAYER_DISTRIBUTIONS[0], EndpointKind.LAYERS),
        *((f"{name}.eu-west-1.amazonaws.com", EndpointKind.TOKEN) for name in ("sts", "oidc", "portal.sso")),
        ("sts.amazonaws.com", EndpointKind.TOKEN),
        ("169.254.170.2", EndpointKind.TOKEN),
        *((host, None) for host in ("", "s3.eu-west-1.amazonaws.com", "registry.example.com", "10.169.254.1")),
    ],
)
def test_a_name_tells_what_a_host_is_where_it_is_awss(host: str, kind: EndpointKind | None) -> None:
    assert endpoint_kind(host) is kind


def test_a_path_tells_what_a_registry_is_asked_for_and_what_is_one() -> None:
    assert endpoint_kind(OURS, "/token?service=x") is EndpointKind.TOKEN
    assert endpoint_kind("registry.example.com", "/token") is None
    assert endpoint_kind("registry.example.com", "/v2/app/manifests/v1") is EndpointKind.REGISTRY


@looped("host", ["docker.io", "ghcr.io", "localhost:5000", "harbor.corp.example"])
def test_another_registrys_host_is_somebody_elses(host: str) -> None:
    assert is_foreign(host)


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


def test_the_word_ecr_alone_and_a_label_of_x_hide_a_host() -> None:
    assert [is_foreign(host) for host in ("ECR", "xxxxxxxxxxxx.amazonaws.com", "xxx.example.com")] == [False] * 3
    assert all(map(is_foreign, ("ecr.example.com", "xx.example.com", "maxxxx.example.com")))
