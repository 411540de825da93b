"""Owners: the registries that AWS keeps images of its own in, and those of nobody it knows."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib import resources

from ecr_denied.names.aws_registries import TABLES
from ecr_denied.names.owners import Service, accounts_for, owner_of


def tables() -> list[tuple[Service, str]]:
    return [(service, text) for service, texts in TABLES.items() for text in texts]


def words(text: str) -> list[str]:
    return text.split()


def ids(text: str) -> list[str]:
    return [word for word in words(text) if not word[0].isalpha()]


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
