"""Accounts, repository names, tags, digests: what is one, and what only looks like one."""

from __future__ import annotations

import hashlib

import regex
from hypothesis import given
from hypothesis import strategies as st

from ecr_denied.names.syntax import (
    BREAK,
    MASK,
    Tearable,
    account_or_none,
    alias_or_none,
    compact,
    digest_or_none,
    is_empty,
    is_masked,
    is_placeholder,
    is_tag,
    repository_or_none,
    tag_or_none,
    unit,
)
from tests.looped import looped
from tests.strategies import accounts, repositories, tags

# --- what is not a value --------------------------------------------------------------------------------


@looped(
    "words",
    [
        *(None, "", "a", "/", ".", "A/b", "Team/app", "team app", "-app", "app-", "app_", "a..b", "a___b", "a._b"),
        *("***", "...", "…", "xxx", "XXXX", "<name>", "${REPO}", "a" * 257, "a//b", "é", "app:v1", "app@sha256:ab"),
        *("team/app...", "team/app…", "team\n/app", "team/redacted", "masked"),
    ],
)
def test_no_repository_name_is_read_from_what_ecr_would_not_take(words: str | None) -> None:
    assert repository_or_none(words) is None


@looped(
    "words",
    [
        *(None, "", "-a", "***", "...", "…", "xxx", "XXXX", "<tag>", "$TAG", "a b", "a/b", "é"),
        *("a" * 129, "v1...", "v1…", "v1-", "masked", "___"),
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


@looped("words", [None, "", "docker", "abcdefgh", "a1b2c3d", "a1b2c3d4e", "A1B2C3D4", "1abcdefg", "********"])
def test_no_alias_is_read_from_a_word_that_anybody_may_have_chosen(words: str | None) -> None:
    assert alias_or_none(words) is None


@looped("words", ["", "v1+build.5", "a b", "-a", "a/b", "a" * 129])
def test_no_registry_takes_these_as_a_tag(words: str) -> None:
    assert not is_tag(words)


@looped("words", ["", "x", "xx", "*", "__", "..", "maskedx", "app"])
def test_no_word_is_the_place_of_a_name_that_can_be_one(words: str) -> None:
    assert not is_placeholder(words)


@looped("sign", [" ", "\n", "'", '"'])
def test_no_unit_of_all_but_some_signs_is_one_of_these(sign: str) -> None:
    assert not regex.fullmatch(unit(r"[^\s'\"]"), sign)


# --- what is --------------------------------------------------------------------------------------------


def test_a_unit_is_one_sign_or_a_mask() -> None:
    for words in ("a", "<", "[", "{", "$", "<a b>", "[a 'b']", "{{ A B }}", "${A}", "…"):
        assert regex.fullmatch(unit(r"[^\s'\"]"), words), words
    for words in ("ab", "<a", "<a>b"):
        assert not regex.fullmatch(unit(r"[^\s'\"]"), words), words


def test_what_stands_where_a_name_was_left_out_is_its_place() -> None:
    for words in ("xxx", "XXXX", "...", "…", "**", "~~", "___", "REDACTED", "masked"):
        assert is_placeholder(words), words


def test_the_alias_that_ecr_public_gives_is_read_and_a_tag_is_one() -> None:
    assert alias_or_none("g6h8k2p4") == "g6h8k2p4"
    for tag in ("v1", "_", "1.0-x", "a" * 128):
        assert is_tag(tag), tag


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


def test_the_digest_of_no_bytes_is_known() -> None:
    assert is_empty(f"sha256:{hashlib.sha256(b'').hexdigest()}")
    assert not is_empty(f"sha256:{hashlib.sha256(b'0').hexdigest()}")
    assert not is_empty(None)


@looped(
    "words",
    [
        *("account", "my-account", "accountid.example.com", "account-identity", "the account id", "accounting-id"),
        *("111122223333", "app-account-idx", "team/account-id"),
    ],
)
def test_a_name_that_only_begins_like_the_words_for_an_account_is_no_mask(words: str) -> None:
    assert not is_masked(words)


@looped(
    "words",
    [
        *("ACCOUNT-ID", "ACCOUNT_ID", "AWS_ACCOUNT_ID", "your_aws_account_id", "YOUR-ACCOUNT-NUMBER", "accountid"),
        *("AwsAccountId", "my-account-no", "ACCOUNTNUMBER", "ACCOUNT-ID.dkr.ecr.us-east-1.amazonaws.com"),
    ],
)
def test_the_words_for_an_account_stand_in_its_place(words: str) -> None:
    assert is_masked(words)


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
