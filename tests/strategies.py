"""Names drawn at random, records at their edges, and what a stream is cut into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ecr_denied import (
    Cause,
    Command,
    Elsewhere,
    Endpoint,
    EndpointKind,
    Failure,
    Operation,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    Request,
    RequestTarget,
    Shell,
)
from ecr_denied.reading.lines import literals, sieve
from ecr_denied.records import Told as HowTold

__all__ = ["EDGES", "EDGE_TIMES", "NOISE", "cuts", "hosts", "records", "small_units", "times"]

# Forty examples each, the same in every run; fifty times as many and new ones by hand, with HYPOTHESIS_PROFILE=long.
for _profile, _examples in (("bounded", 40), ("long", 2_000)):
    settings.register_profile(
        _profile,
        deadline=None,
        max_examples=_examples,
        derandomize=_profile == "bounded",
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "bounded"))

# --- the words a refusal is made of ---------------------------------------------------------------------

_LOWER = "abcdefghijklmnopqrstuvwxyz0123456789"

accounts = st.text("0123456789", min_size=12, max_size=12)
_components = st.lists(st.text(_LOWER, min_size=1, max_size=8), min_size=1, max_size=3).flatmap(
    lambda words: st.lists(st.sampled_from([".", "_", "__", "-"]), min_size=len(words), max_size=len(words)).map(
        lambda joints: "".join(joint + word for joint, word in zip(joints, words, strict=True)).lstrip("._-")
    )
)
repositories = (
    st.lists(_components, min_size=1, max_size=4).map("/".join) | st.text(_LOWER, min_size=256, max_size=256)
).filter(lambda name: 2 <= len(name) <= 256 and set(name) != {"x"})
# "latest" and its like; three x or three dots stand for a tag that was taken out
tags = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}[A-Za-z0-9_]", fullmatch=True).filter(
    lambda tag: set(tag.lower()) != {"x"}
)
# The name of an AWS region, its partition, and the end of the host names there.
REGIONS = (
    ("eu-west-1", "aws", "amazonaws.com"),
    ("us-east-1", "aws", "amazonaws.com"),
    ("ap-northeast-1", "aws", "amazonaws.com"),
    ("us-gov-west-1", "aws-us-gov", "amazonaws.com"),
    ("cn-north-1", "aws-cn", "amazonaws.com.cn"),
    ("us-iso-east-1", "aws-iso", "c2s.ic.gov"),
    ("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov"),
    ("eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk"),
    ("us-isof-south-1", "aws-iso-f", "csp.hci.ic.gov"),
    ("eusc-de-east-1", "aws-eusc", "amazonaws.eu"),
)


@st.composite
def hosts(draw: st.DrawFn, account: str, region: str, suffix: str) -> str:
    forms = [f"{account}.dkr.ecr.{region}.{suffix}", f"{account}.dkr.ecr-fips.{region}.{suffix}"]
    if suffix == "amazonaws.com":
        forms.append(f"{account}.dkr-ecr.{region}.on.aws")
        forms.append(f"{account}.dkr-ecr-fips.{region}.on.aws")
    if suffix == "amazonaws.com.cn":
        forms.append(f"{account}.dkr-ecr.{region}.on.amazonwebservices.com.cn")
    return draw(st.sampled_from(forms))


# What programs print for a time that was never set, or for never; and times whose like in UTC no clock shows.
EDGE_TIMES = (
    *("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "1601-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
    *("2024-05-06T07:08:09.1Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59", "2024-05-06T07:08:09+99:99"),
)
# Words that something may be counted, reckoned or split by, at their edges; and what is no letter of a name.
EDGES = (
    *EDGE_TIMES,
    *("&#9999999999999999999999;", "http status: 099", "status 599", "status: 600", "line 18446744073709551616"),
    *("ecr:*", "ecr:Batch*", "ecr:?", ":user/*", ":role/a\u2019;b", "a,b=c", "*.", "%2f@", "\\@", "\u3002", "\u00ad"),
)


# --- records at their edges, as a program builds them or reads them from JSON ------------------------------


def _in_zone(time: datetime, zone: tzinfo | None) -> datetime:
    return time.replace(tzinfo=zone)


_zones = st.sampled_from([None, UTC, timezone(timedelta(hours=14)), timezone(-timedelta(minutes=1439))])
times = st.none() | st.builds(_in_zone, st.sampled_from([datetime.min, datetime.max]) | st.datetimes(), _zones)
_counts = st.sampled_from([1, 2, 2**31, 2**63 - 1])
_words = st.none() | st.text(max_size=20) | st.sampled_from(["*", "a,b=c", "-x", "x" * 5_000, "a\u2019;b", "\ud800"])
_ids = st.none() | accounts


@st.composite
def records(draw: st.DrawFn) -> Failure:
    """Any record that the fields allow."""
    kind, whose, effect = (st.none() | st.sampled_from(one) for one in (PrincipalType, PolicyType, PolicyEffect))
    principal = st.builds(Principal, arn=_words, account_id=_ids, type=kind, name=_words, session=_words)
    policy = st.builds(Policy, type=whose, effect=effect, arn=_words)
    kinds, targets, shells = (st.none() | st.sampled_from(one) for one in (EndpointKind, RequestTarget, Shell))
    layers = st.none() | _counts
    endpoint = st.builds(Endpoint, kind=kinds, host=_words, address=_words)
    request = st.builds(Request, method=st.sampled_from([None, "GET", "HEAD", "PUT"]), target=targets)
    command = st.builds(
        Command,
        shell=shells,
        sudo=st.sampled_from([None, False, True]),
        profile=_words,
        aws_prefix=st.sampled_from([None, "sudo", "sudo -u deploy", "aws-vault exec prod --"]),
        aws_in=st.none() | st.sampled_from(Elsewhere),
        aws_failed=st.sampled_from([None, True]),
        region=_words,
        layers_pushed=layers,
        role=_words,
        node=_words,
        function_role=_words,
        login_host=_words,
        logged_in=st.sampled_from([None, True]),
        task=_words,
        job=st.sampled_from([None, True]),
        other_host=_words,
        cache=st.sampled_from([None, True]),
    )
    places = ("registry", "registry_alias", "region", "repository", "tag", "digest")
    names = ("client", *places, "action", "resource", "code")
    named: dict[str, Any] = {name: draw(_words) for name in names}
    return Failure(
        cause=draw(st.sampled_from(Cause)),
        operation=draw(st.none() | st.sampled_from(Operation)),
        registry_id=draw(_ids),
        principal=draw(st.none() | principal),
        policy=draw(st.none() | policy),
        http_status=draw(st.none() | st.sampled_from([100, 401, 599])),
        endpoint=draw(st.none() | endpoint),
        request=draw(st.none() | request),
        command=draw(st.none() | command),
        helper=draw(_words),
        wording=draw(_words),
        told=draw(st.sampled_from(HowTold)),
        message=draw(_words) or "",
        first_line=draw(_counts),
        last_line=draw(_counts),
        first_seen=draw(times),
        last_seen=draw(times),
        occurrences=draw(_counts),
        told_as=draw(st.sampled_from(("", "00000001 9f86d081"))),
        **named,
    )


# --- streams ---------------------------------------------------------------------------------------------

# Lines that are no failure and name nothing: what a build prints all day.
NOISE = ("", "step 3 of 9", "ok", "compiling main.c", "\x1b[32mgreen\x1b[0m", "{}", "🐳 whale", "100%")


def cuts(data: bytes) -> st.SearchStrategy[list[bytes]]:
    """``data`` in pieces, cut anywhere, the empty ones included."""
    places = st.lists(st.integers(0, len(data)), max_size=8).map(sorted)
    return places.map(lambda at: [data[a:b] for a, b in zip([0, *at], [*at, len(data)], strict=True)])


@contextmanager
def small_units(unit: int, piece: int, overlap: int = 64, block: int = 256, page: int = 1 << 11) -> Iterator[None]:
    """The sieve with its constants made small, so that short inputs reach every seam."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sieve, "_UNIT", unit)
        patch.setattr(sieve, "_PIECE", piece)
        patch.setattr(sieve, "_OVERLAP", overlap)
        patch.setattr(sieve, "_MAX_BLOCK", block)
        patch.setattr(literals, "_PAGE", page)
        yield
