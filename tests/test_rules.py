"""What the rules claim: never one cause where the words allow more, in order, and safe to paste."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecr_denied import advise
from ecr_denied.names import hosts
from ecr_denied.records import (
    Advice,
    Basis,
    Cause,
    Endpoint,
    EndpointKind,
    Failure,
    Operation,
    Principal,
    PrincipalType,
    RunBy,
    Side,
)
from tests.looped import looped
from tests.rules.situations import record
from tests.strategies import records

PUSH = record(Cause.RESOURCE_POLICY_IMPLICIT_DENY, "denied-push")
CALLER, OWNER, HOST = "444455556666", "111122223333", "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def asked(cause: Cause, **fields: Any) -> list[Advice]:
    """The advice for a push as above, with other fields."""
    return advise(PUSH.model_copy(update={"cause": cause, **fields}))


def bare(cause: Cause, **fields: Any) -> list[Advice]:
    """The advice for a record that says nothing but these fields."""
    return advise(Failure(cause=cause, **fields))


def lines(advice: list[Advice]) -> list[str]:
    return [line for item in advice for line in item.commands]


def first_line(advice: list[Advice], words: str) -> str:
    return next(line for line in lines(advice) if words in line)


def by_name(
    account: str | None = CALLER, kind: PrincipalType | None = None, name: str | None = None, session: str | None = None
) -> Principal:
    return Principal(arn=None, account_id=account, type=kind, name=name, session=session)


# --- order, by cause -----------------------------------------------------------------------------------


# A registry's own limits and rules: nothing would be left.
OF_THE_OWNER = (Cause.TAG_IMMUTABLE, Cause.RATE_LIMITED, Cause.QUOTA_EXCEEDED, Cause.UPSTREAM_DENIED)


@looped("cause", [cause for cause in Cause if cause not in OF_THE_OWNER])
@looped("principal", [None, by_name(kind=PrincipalType.ASSUMED_ROLE)], ids=["nobody named", "a role"])
def test_nothing_that_only_the_owner_could_do_is_asked_of_a_registry_of_aws(
    cause: Cause, principal: Principal | None
) -> None:
    advice = asked(cause, principal=principal, registry_id="602401143452")
    assert advice and RunBy.REGISTRY_OWNER not in {item.run_by for item in advice}
    assert not [item for item in advice if item.statement and item.statement.side in (Side.REPOSITORY, Side.REGISTRY)]
    assert not [line for item in advice for line in item.commands if "aws ecr describe-" in line]


def test_an_image_of_aws_is_compared_with_the_list_once_and_never_restored_from_the_archive() -> None:
    refused = {"registry_id": "602401143452", "registry": "602401143452.dkr.ecr.eu-west-1.amazonaws.com"}
    for cause in Cause:
        advice = asked(cause, **refused)
        assert len({item.headline for item in advice}) == len(advice), cause
        assert "archived-image" not in {item.id for item in advice}, cause
        assert "image-archived" not in {outcome.id for item in advice for outcome in item.outcomes}, cause


@looped("cause", Cause)
def test_nobody_asks_his_own_registry_for_somebody_elses_public_image(cause: Cause) -> None:
    public = {"registry": "public.ecr.aws", "registry_id": None, "registry_alias": "docker", "action": None}
    for item in asked(cause, **public):
        asks = [
            line for line in item.commands if line.startswith(("aws ecr-public describe", "aws ecr-public get-rep"))
        ]
        assert not asks or item.run_by is RunBy.REGISTRY_OWNER, item


# What needs no right but those to log in, to pull and to push (ECR user guide, image-push-iam).
OWN = (
    *("aws sts get-caller-identity", "aws configure list", "aws ecr get-authorization-token", "aws ecr get-login"),
    *("aws ecr-public get-authorization-token", "aws ecr-public get-login", "aws ecr batch-get-image"),
    *("aws ecr batch-check-layer-availability", "docker ", "docker-credential-", "curl ", "nslookup ", "df "),
    *("grep -oE ", "mkdir docker-login", "ip route show ", "ss --summary", "sudo nft list "),
)


@looped("cause", Cause)
def test_the_caller_is_told_to_run_only_what_a_push_role_can_run(cause: Cause) -> None:
    for advice in (asked(cause), bare(cause), asked(cause, principal=None), bare(cause, registry="public.ecr.aws")):
        for item in advice:
            if item.run_by is RunBy.CALLER:
                assert all(line.startswith(OWN) for line in item.commands), item


@pytest.mark.parametrize("year", [1, 1970, 9999])
def test_no_trail_is_asked_for_a_time_that_no_clock_shows(year: int) -> None:
    for zone in (None, UTC, timezone(timedelta(hours=14)), timezone(timedelta(minutes=-1439))):
        for seen in (datetime(year, 1, 1, tzinfo=zone), datetime(year, 12, 31, 23, 59, 59, tzinfo=zone)):
            line = first_line(asked(Cause.CONNECTION_CLOSED, first_seen=seen, last_seen=seen), "lookup-events")
            assert '--start-time "<start-time>" --end-time "<end-time>"' in line


def test_an_equal_time_in_another_zone_is_not_told_in_the_zone_of_the_first() -> None:
    for zone in (UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-3))):
        seen = datetime(2024, 5, 6, 7, 8, tzinfo=UTC).astimezone(zone)
        line = first_line(asked(Cause.CONNECTION_CLOSED, first_seen=seen, last_seen=seen), "lookup-events")
        assert f"--start-time {(seen - timedelta(minutes=5)).isoformat()}" in line


def test_the_same_failure_on_other_lines_gets_a_list_of_its_own() -> None:
    advice = asked(Cause.CONNECTION_CLOSED, first_line=3, last_line=4)
    again = asked(Cause.CONNECTION_CLOSED, first_line=30, last_line=40, occurrences=2)
    assert advice == again
    again.clear()
    assert asked(Cause.CONNECTION_CLOSED, first_line=3, last_line=4) == advice


@pytest.mark.parametrize("host", [HOST, "public.ecr.aws", "***", None])
def test_a_host_that_is_ecrs_or_may_be_is_none_of_anothers(host: str | None) -> None:
    pull = {"registry": HOST, "registry_id": OWNER, "region": "eu-west-1", "operation": Operation.PULL}
    asked_there = Endpoint(kind=EndpointKind.REGISTRY, host=host)
    for cause in (Cause.CONNECTION_FAILED, Cause.CONNECTION_CLOSED):
        assert len(bare(cause, endpoint=asked_there, **pull)) > 1, cause
    assert bare(Cause.HOST_NOT_FOUND, endpoint=asked_there, **pull)[0].id == "dns"


# --- commands ------------------------------------------------------------------------------------------


def test_ecr_public_is_asked_through_its_own_api_in_its_own_region() -> None:
    for cause in Cause:
        for fields in ({"registry_alias": "me"}, {"action": "ecr-public:PutImage"}, {"registry": "public.ecr.aws"}):
            for line in lines(asked(cause, **fields)):
                assert "aws ecr " not in line
                assert not line.startswith("aws ecr-public") or "--region us-east-1" in line


def test_commands_that_change_something_say_so() -> None:
    changing = ("--password-stdin", "docker logout", "create-repository", "--push")
    for cause in Cause:
        for item in (*asked(cause), *bare(cause), *bare(cause, registry="public.ecr.aws")):
            changes = any(word in line for line in item.commands for word in changing)
            assert item.changes_state is changes, item.headline


def test_a_login_and_a_saved_image_pass_the_only_pipes() -> None:
    for cause in Cause:
        for line in lines(asked(cause)):
            assert ("|" in shlex.split(line)) is ("--password-stdin" in line or "| tar -xOf - index.json" in line)


def test_pages_are_public_and_secure() -> None:
    hosts = ("https://docs.aws.amazon.com/", "https://docs.docker.com/")
    for cause in Cause:
        for item in (*asked(cause), *bare(cause, registry="public.ecr.aws")):
            assert item.docs.startswith(hosts)


# --- any record at all ---------------------------------------------------------------------------------

HOSTILE = "a; rm -rf $(x)"
words = st.none() | st.sampled_from([HOSTILE, "`id`", "'", '"', "$HOME", "-x", "a|b", "{action}", "{0}", "*", "\x00"])
names = ("client", "registry", "registry_alias", "region", "repository", "tag", "digest", "resource")
hostile = st.builds(Failure, cause=st.sampled_from(Cause), **dict.fromkeys(names, words))


def operators(line: str) -> list[str]:
    """What a shell would take for an operator, a redirection or an expansion outside quotes."""
    lexer = shlex.shlex(line, posix=False, punctuation_chars="();<>|&`$*?[]{}~!#\\")
    lexer.commenters = ""
    return [word for word in lexer if word[0] in "();<>|&`$*?[]{}~!#\\"]


@given(records() | hostile)
@example(PUSH.model_copy(update={"repository": HOSTILE, "tag": HOSTILE}))
def test_any_record_gets_advice_that_is_safe_to_paste(failure: Failure) -> None:
    advice = advise(failure)
    assert advice and advice == advise(failure)
    for item in advice:
        assert (item.headline + item.why).isprintable()
        for line in item.commands:
            assert line.isprintable()
            assert shlex.split(line)
            rest = [word for word in operators(quotes_emptied(line)) if word != "|"]
            # An empty file of logins is made by a command without a name.
            assert not rest or line.startswith("mkdir docker-login; echo '"), line


# Quoted words: in single quotes anything, in double quotes nothing that a shell reads there, but for the file of a
# client's logins.
QUOTED = re.compile(r"""'[^']*'|"(?:[^"$`\\!%]|\$\{[A-Z_]+:-\$[A-Z_]+[\w./]+\})*\"""")


def quotes_emptied(line: str) -> str:
    """The line without its quoted words."""
    return QUOTED.sub("", line)


def test_a_usual_check_is_no_evidence_and_says_so() -> None:
    host = {"registry": HOST, "registry_id": OWNER, "region": "eu-west-1"}
    bases = {one.id: one.basis for one in bare(Cause.CONNECTION_FAILED, **host)}
    assert bases["network"] is Basis.TOLD and bases["registry-status"] is Basis.USUAL
    bases = {one.id: one.basis for one in bare(Cause.NOT_AUTHENTICATED, **host)}
    assert bases["log-in-again"] is Basis.TOLD and bases["node-credentials"] is Basis.USUAL
    store = Endpoint(kind=EndpointKind.LAYERS, host=hosts.LAYER_DISTRIBUTIONS[0])
    layers = bare(Cause.CONNECTION_FAILED, endpoint=store, **host)
    assert not any(HOST in item.headline for item in layers), "the registry was reached"
