"""Owners: the registries that AWS keeps images of its own in, and those of nobody it knows."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib import resources

from ecr_denied.names.aws_registries import TABLES
from ecr_denied.names.owners import Service, accounts_for, owner_of
from tests.looped import looped

# Documentation ids, and what is no account id.
CUSTOMERS = ("111122223333", "444455556666", "123456789012")
NO_ACCOUNTS = (None, "", "***", "60240114345", "6024011434520", "602401143452 ", "us-east-1")


def tables() -> list[tuple[Service, str]]:
    return [(service, text) for service, texts in TABLES.items() for text in texts]


def words(text: str) -> list[str]:
    return text.split()


def ids(text: str) -> list[str]:
    return [word for word in words(text) if not word[0].isalpha()]


# --- what is not AWS's ----------------------------------------------------------------------------------


@looped("account", [*CUSTOMERS, *NO_ACCOUNTS])
def test_an_account_that_no_table_lists_has_no_owner_and_no_other_account(account: str | None) -> None:
    assert owner_of(account) is None
    assert accounts_for(account, "us-east-1") == ()


@looped("region", [None, "", "***", "xx-west-1", "us-east-1a", "602401143452"])
def test_a_region_that_no_table_lists_has_no_account(region: str | None) -> None:
    assert accounts_for("602401143452", region) == ()


@looped("account", ["328549459982", "906394416424"])
def test_an_account_of_which_no_regions_are_known_is_of_no_region(account: str) -> None:
    owner = owner_of(account)
    assert owner and owner.regions == () and accounts_for(account, "us-east-1") == ()


# --- the tables -----------------------------------------------------------------------------------------


def test_every_id_has_twelve_digits() -> None:
    assert not [account for _, text in tables() for account in ids(text) if not re.fullmatch("[0-9]{12}", account)]


def test_every_region_is_one_of_a_partition_as_the_sdk_knows_them() -> None:
    found = json.loads(resources.files("botocore").joinpath("data", "partitions.json").read_text(encoding="utf-8"))
    patterns = [partition["regionRegex"] for partition in found["partitions"]]
    regions = {word for _, text in tables() for word in words(text) if word[0].isalpha()}
    assert not [region for region in regions if not any(re.fullmatch(pattern, region) for pattern in patterns)]


def test_a_table_lists_no_account_twice_and_no_region_twice() -> None:
    for service, text in tables():
        assert not [word for word, times in Counter(words(text)).items() if times > 1], service


def test_no_account_is_of_two_services() -> None:
    services: dict[str, set[Service]] = {}
    for service, text in tables():
        for account in ids(text):
            services.setdefault(account, set()).add(service)
    assert not {account: found for account, found in services.items() if len(found) > 1}


def test_every_account_serves_the_regions_that_stand_behind_it() -> None:
    for service, text in tables():
        account = ""
        for word in words(text):
            if word in ids(text):
                account = word
                continue
            owner = owner_of(account)
            assert owner and owner.service is service and word in owner.regions, (account, word)
            assert account in accounts_for(account, word), (account, word)


# --- as AWS's pages have it -----------------------------------------------------------------------------


OTHERS = [
    ("602401143452", "eu-south-1", ("590381155156",)),
    ("590381155156", "eu-west-1", ("602401143452",)),
    ("763104351884", "cn-northwest-1", ("727897471807",)),
    ("840364872350", "af-south-1", ("924023996002",)),
    # The agents for EKS and for Fargate have accounts of their own.
    ("031903291036", "eu-west-1", ("673884943994",)),
    ("593207742271", "eu-west-1", ("694911143906",)),
    # One account in Singapore, four in Virginia, by algorithm.
    ("475088953585", "us-east-1", ("382416733822", "522234722520", "766337827248", "811284229777")),
    ("382416733822", "ap-southeast-1", ("475088953585",)),
    ("709825985650", "eu-west-1", ()),
]


@looped("account, region, listed", OTHERS)
def test_the_account_for_another_region_is_that_of_the_same_images(
    account: str, region: str, listed: tuple[str, ...]
) -> None:
    assert accounts_for(account, region) == listed
