"""Accounts, repository names, tags, digests: what is one, and what only looks like one."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from ecr_denied.names.syntax import (
    BREAK,
    MASK,
    Tearable,
    account_or_none,
    compact,
    repository_or_none,
    tag_or_none,
    unit,
)
from tests.looped import looped
from tests.strategies import accounts, repositories, tags

# --- what is not a value --------------------------------------------------------------------------------


@looped(
    "words",
    ["", "<>", "</b>", "[]", "{{}}", "{}", '{"a": 1}', "$ID", "$()", "(ID)", "<" + "a" * 49 + ">", "<a\nb>", "***"],
)
def test_no_mask_is_seen_in_what_is_none(words: str) -> None:
    assert not regex.fullmatch(MASK, words)


@looped("sign", [" ", "\n", "'", '"'])
def test_no_unit_of_all_but_some_signs_is_one_of_these(sign: str) -> None:
    assert not regex.fullmatch(unit(r"[^\s'\"]"), sign)


# --- what is --------------------------------------------------------------------------------------------


def test_a_unit_is_one_sign_or_a_mask() -> None:
    for words in ("a", "<", "[", "{", "$", "<a b>", "[a 'b']", "{{ A B }}", "${A}", "…"):
        assert regex.fullmatch(unit(r"[^\s'\"]"), words), words
    for words in ("ab", "<a", "<a>b"):
        assert not regex.fullmatch(unit(r"[^\s'\"]"), words), words


@given(accounts)
def test_every_account_is_read(account: str) -> None:
    assert account_or_none(account) == account


@given(repositories)
def test_every_name_ecr_takes_is_read(name: str) -> None:
    assert repository_or_none(name) == name


@given(tags)
def test_every_tag_is_read(tag: str) -> None:
    assert tag_or_none(tag) == tag


@looped("mask", ["<account>", "<account number>", "[account id]", "{{ AWS ACCOUNT }}", "${ID}"])
def test_a_mask_may_hold_blanks(mask: str) -> None:
    assert regex.fullmatch(MASK, mask)


@given(st.text())
def test_the_breaks_of_a_wrap_are_all_that_is_dropped(words: str) -> None:
    assert compact(words) == "".join(words.split("\n"))


def test_each_sign_of_a_name_is_found_where_it_is_whole_and_where_it_is_torn() -> None:
    names = Tearable(rf"a{BREAK}b|c{BREAK}d", rf"a{BREAK}b", rf"c{BREAK}d", flags=0)
    assert names.sign.findall("cd ab a\nb") == ["cd", "ab"]
    assert [match[0] for match in names.finditer("cd ab")] == ["cd", "ab"]
    assert [match[0] for match in names.finditer("c\nd ab")] == ["c\nd", "ab"]
    assert names.may_be_in("c\nd") and not names.may_be_in("c d")
