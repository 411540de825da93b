"""Whose a registry is: AWS keeps images of its own in registries that no customer can look into."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ecr_denied.names.aws_registries import TABLES, Service

__all__ = ["Owner", "Service", "accounts_for", "owner_of"]

# The accounts of one table, each with its regions.
_Accounts = Mapping[str, list[str]]
_REMEMBERED = 64


class Owner(NamedTuple):
    """The service of AWS that a registry is of, and the regions that the tables list for its account."""

    service: Service
    regions: tuple[str, ...]


@lru_cache(maxsize=_REMEMBERED)
def owner_of(account: str | None) -> Owner | None:
    """The service of AWS that an account keeps images of; ``None`` if no table lists the account."""
    tables = _tables_of(account)
    regions = {region for _, accounts in tables for region in accounts[account or ""]}
    return Owner(tables[0][0], tuple(sorted(regions))) if tables else None


def accounts_for(account: str | None, region: str | None) -> tuple[str, ...]:
    """The accounts that AWS lists in a region for the images that ``account`` holds, there or elsewhere.

    They are several if these images have an account each in that region, and none if no table lists the region.
    """
    rows = (row for _, accounts in _tables_of(account) for row in accounts.items())
    return tuple(sorted({other for other, regions in rows if region in regions}))


def _tables_of(account: str | None) -> list[tuple[Service, _Accounts]]:
    """The tables that list an account. Most accounts are in none, and no table is read for them."""
    named = ((service, text) for service, texts in TABLES.items() for text in texts if account and account in text)
    read = ((service, _accounts(text)) for service, text in named)
    return [(service, accounts) for service, accounts in read if account in accounts]


def _accounts(text: str) -> _Accounts:
    accounts: dict[str, list[str]] = {}
    regions: list[str] = []
    for word in text.split():
        if word.isdecimal():
            regions = accounts[word] = []
        else:
            regions.append(word)
    return accounts
