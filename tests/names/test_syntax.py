"""Accounts, repository names, tags, digests: what is one, and what only looks like one."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from ecr_denied.names.syntax import MASK, account_or_none, compact, digest_or_none, repository_or_none, tag_or_none
from tests.looped import looped
from tests.strategies import accounts, repositories, tags

# --- what is not a value --------------------------------------------------------------------------------


@looped(
    "words",
    [
        *(None, "", "a", "/", ".", "A/b", "Team/app", "team app", "-app", "app-", "app_", "a..b", "a___b", "a._b"),
        *("***", "...", "…", "xxx", "XXXX", "<name>", "${REPO}", "a" * 257, "a//b", "é", "app:v1", "app@sha256:ab"),
        *("team/app...", "team/app…", "team\n/app"),
    ],
)
def test_no_repository_name_is_read_from_what_ecr_would_not_take(words: str | None) -> None:
    assert repository_or_none(words) is None


@looped(
    "words",
    [
        *(None, "", "-a", "***", "...", "…", "xxx", "XXXX", "<tag>", "$TAG", "a b", "a/b", "é"),
        *("a" * 129, "v1...", "v1…", "v1-"),
    ],
)
def test_no_tag_is_read_from_a_mask_or_an_impossible_tag(words: str | None) -> None:
    assert tag_or_none(words) is None


@looped("words", [None, "", "sha256:", "sha256:xyz", "sha256:ab", "md5:" + "a" * 32, "a" * 64, "sha256:" + "a" * 65])
def test_no_digest_is_read_from_a_piece_of_one(words: str | None) -> None:
    assert digest_or_none(words) is None


@looped("words", [None, "", "***", "11112222333", "1111222233334", "<account>", "1111-2222-3333", " "])
def test_no_account_is_read_from_a_mask_or_another_number(words: str | None) -> None:
    assert account_or_none(words) is None


@looped(
    "words",
    ["", "<>", "</b>", "[]", "{{}}", "{}", '{"a": 1}', "$ID", "$()", "(ID)", "<" + "a" * 49 + ">", "<a\nb>", "***"],
)
def test_no_mask_is_seen_in_what_is_none(words: str) -> None:
    assert not regex.fullmatch(MASK, words)


# --- what is --------------------------------------------------------------------------------------------


@given(accounts)
def test_every_account_is_read(account: str) -> None:
    assert account_or_none(account) == account


@given(repositories)
def test_every_name_ecr_takes_is_read(name: str) -> None:
    assert repository_or_none(name) == name


@given(tags)
def test_every_tag_is_read(tag: str) -> None:
    assert tag_or_none(tag) == tag


@looped("name, length", [("a1", 2), ("a__b", 4), ("a--b", 4), ("a---b/c.d_e", 11), ("1/2/3", 5), ("a" * 256, 256)])
def test_the_corners_of_ecrs_rule_for_names_are_read(name: str, length: int) -> None:
    assert repository_or_none(name) == name and len(name) == length


@looped("tag", ["v", "_", "1.0", "v1+build.5", "a" * 128])
def test_the_corners_of_the_rule_for_tags_are_read(tag: str) -> None:
    assert tag_or_none(tag) == tag


@looped("words, name", [("/team/app/", "team/app"), ("team/app.", "team/app"), ("/ab", "ab")])
def test_a_slash_or_a_full_stop_around_a_name_is_no_part_of_it(words: str, name: str) -> None:
    assert repository_or_none(words) == name


def test_a_full_stop_behind_a_tag_is_no_part_of_it() -> None:
    assert tag_or_none("v1.2.") == "v1.2"


@looped("length", [32, 64])
def test_a_digest_is_read_from_as_many_digits_as_distribution_demands(length: int) -> None:
    digest = "sha256:" + "a" * length
    assert digest_or_none(digest) == digest
    assert digest_or_none("sha256:" + "a" * 31) is None


@looped("mask", ["<account>", "<account number>", "[account id]", "{{ AWS ACCOUNT }}", "${ID}"])
def test_a_mask_may_hold_blanks(mask: str) -> None:
    assert regex.fullmatch(MASK, mask)


@given(st.text())
def test_the_breaks_of_a_wrap_are_all_that_is_dropped(words: str) -> None:
    assert compact(words) == "".join(words.split("\n"))
