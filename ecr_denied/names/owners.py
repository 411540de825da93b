"""Whose a registry is: AWS keeps images of its own in registries that no customer can look into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ecr_denied.names.aws_registries import TABLES, Service

__all__ = ["Owner", "Service", "accounts_for", "owner_of"]

# The accounts of one table, each with its regions.
_Accounts = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Owner:
    """The service of AWS that a registry is of, and the regions that the tables list for its account."""

    service: Service
    regions: tuple[str, ...]


def owner_of(account: str | None) -> Owner | None:
    """The service of AWS that an account keeps images of; ``None`` if no table lists the account."""
    return _owners().get(account or "")


def accounts_for(account: str | None, region: str | None) -> tuple[str, ...]:
    """The accounts that AWS lists in a region for the images that ``account`` holds, there or elsewhere.

    They are several if these images have an account each in that region, and none if no table lists the region.
    """
    tables = [accounts for _, accounts in _tables() if account in accounts]
    return tuple(sorted({other for accounts in tables for other, regions in accounts.items() if region in regions}))


@cache
def _owners() -> Mapping[str, Owner]:
    owners: dict[str, Owner] = {}
    for service, accounts in _tables():
        for account, regions in accounts.items():
            known = owners[account].regions if account in owners else ()
            owners[account] = Owner(service, tuple(sorted({*known, *regions})))
    return owners


@cache
def _tables() -> tuple[tuple[Service, _Accounts], ...]:
    return tuple((service, _accounts(text)) for service, texts in TABLES.items() for text in texts)


def _accounts(text: str) -> _Accounts:
    accounts: dict[str, list[str]] = {}
    regions: list[str] = []
    for word in text.split():
        if word.isdecimal():
            regions = accounts[word] = []
        else:
            regions.append(word)
    return accounts
