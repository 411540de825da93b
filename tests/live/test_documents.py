"""One policy, one request: what is judged, and what is left unknown."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ecr_denied.live.documents import Evaluation, RequestContext, fits, read
from ecr_denied.names.principals import principal_from
from ecr_denied.records import Principal
from tests.looped import looped
from tests.tables import Line, lines_in

ACCOUNT = "444455556666"
SESSION = f"arn:aws:sts::{ACCOUNT}:assumed-role/ci/run-7"
ARN = "arn:aws:ecr:eu-west-1:111122223333:repository/team/app"

WORDS = st.sampled_from(
    ["*", "Effect", "Allow", "Deny", "Action", "Principal", "AWS", "StringEquals", "aws:PrincipalAccount"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def policy(**statement: Any) -> str:
    given = {"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage", **statement}
    return json.dumps({"Version": "2012-10-17", "Statement": given})


def judged(document: str, arn: str | None = SESSION, action: str = "ecr:BatchGetImage") -> Evaluation:
    who = (principal_from(arn) if arn else None) or Principal()
    return read(document, RequestContext(who, action, ARN, "eu-west-1"))


@looped(
    "document",
    [
        *("", "[]", "{}", "null", '"text"', '{"Statement": 1}', '{"Statement": [{}]}', '{"Statement": [null]}'),
        *("[" * 100_000, policy(Condition=[1]), policy(Principal=None), policy(Action=1), policy(Principal=[[]])),
    ],
)
def test_what_is_no_policy_says_nothing_that_is_known(document: str) -> None:
    assert judged(document) == Evaluation(None, None)


# What is said, and whether it is said to the caller directly, by name.
SAID = {
    "no": Evaluation(False, False, False),
    "account": Evaluation(True, False, False),
    "everybody": Evaluation(True, False, True),
    "named": Evaluation(True, False, True, True),
}


@looped("line", lines_in(Path(__file__).with_name("documents.txt")), ids=lambda line: f"{line.at}: {line.section}")
def test_a_statement_says_to_a_caller_what_the_table_says(line: Line) -> None:
    text, words = line.halves()
    who, said = (words[0].removeprefix("as="), words[1]) if words[0].startswith("as=") else (SESSION, words[0])
    allow, deny = (
        judged(policy(**{"Effect": effect, **json.loads(text)}), None if who == "none" else who)
        for effect in ("Allow", "Deny")
    )
    assert allow.names_another is ("another" in words), allow
    if said == "unknown":
        assert allow.allows is None is deny.denies and not allow.named, allow
    else:
        assert replace(allow, names_another=False) == SAID[said], allow


@given(JSON)
def test_no_document_makes_the_reading_fail(document: Any) -> None:
    for words in (json.dumps(document), json.dumps({"Statement": document}), policy(Condition=document)):
        assert isinstance(judged(words), Evaluation)


@looped("pattern, holds", [("*" * 60 + "b", False), ("a*" * 60 + "b", False), ("a*" * 60, True)])
def test_a_pattern_of_many_stars_takes_no_time(pattern: str, holds: bool) -> None:
    assert fits([pattern], "a" * 2_000) is holds


@looped(
    "pattern, value",
    [
        ("", ""),
        ("*", ""),
        ("**", "a"),
        ("a*c*e", "abcde"),
        ("a*bc", "abbc"),
        ("?b*", "ab"),
        ("[a]*", "[a]b"),
        ("a\n*", "a\nb"),
    ],
)
def test_a_pattern_is_the_whole_value(pattern: str, value: str) -> None:
    assert fits([pattern], value) is True


@looped("pattern, value", [("", "a"), ("a", ""), ("?", ""), ("a*a", "a"), ("a*x*c", "abc"), ("ab*", "b"), ("A*", "ab")])
def test_a_pattern_is_not_a_part_of_the_value_nor_another_case(pattern: str, value: str) -> None:
    assert fits([pattern], value) is False


def test_a_deny_that_holds_is_told_beside_the_allow() -> None:
    deny = {"Effect": "Deny", "Principal": "*", "Action": "*"}
    allow = {"Effect": "Allow", "Principal": "*", "Action": "*"}
    assert judged(json.dumps({"Statement": [allow, deny]})) == Evaluation(True, True, True)
