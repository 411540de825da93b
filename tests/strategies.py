"""Refusals drawn at random, the texts that tell of them, what is wrapped around those; and records at their edges."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from http import HTTPStatus
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

__all__ = ["EDGES", "EDGE_TIMES", "NOISE", "Told", "cuts", "records", "refusals", "small_units", "times", "wrapped"]

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
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_NAME = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + _LOWER

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
_names = st.text(_NAME + "+=,.@_-", min_size=2, max_size=16).filter(lambda name: set(name) - set(".,"))
_sessions = st.text(_NAME + "@_-", min_size=2, max_size=16)
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
_POLICY_WORDS = {
    PolicyType.IDENTITY_BASED: "identity-based policy",
    PolicyType.RESOURCE_BASED: "resource-based policy",
    PolicyType.SERVICE_CONTROL: "service control policy",
    PolicyType.RESOURCE_CONTROL: "resource control policy",
    PolicyType.PERMISSIONS_BOUNDARY: "permissions boundary",
    PolicyType.SESSION: "session policy",
    PolicyType.VPC_ENDPOINT: "VPC endpoint policy",
}
_IMPLICIT = {
    PolicyType.IDENTITY_BASED: Cause.IDENTITY_POLICY_IMPLICIT_DENY,
    PolicyType.RESOURCE_BASED: Cause.RESOURCE_POLICY_IMPLICIT_DENY,
}
PUSH_ACTIONS = ("ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage")
PULL_ACTIONS = ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")


@st.composite
def _hosts(draw: st.DrawFn, account: str, region: str, suffix: str) -> str:
    forms = [f"{account}.dkr.ecr.{region}.{suffix}", f"{account}.dkr.ecr-fips.{region}.{suffix}"]
    if suffix == "amazonaws.com":
        forms.append(f"{account}.dkr-ecr.{region}.on.aws")
        forms.append(f"{account}.dkr-ecr-fips.{region}.on.aws")
    if suffix == "amazonaws.com.cn":
        forms.append(f"{account}.dkr-ecr.{region}.on.amazonwebservices.com.cn")
    return draw(st.sampled_from(forms))


@st.composite
def _principals(draw: st.DrawFn, partition: str) -> Principal:
    # A service of AWS is named by no ARN.
    kinds = st.sampled_from([kind for kind in PrincipalType if kind is not PrincipalType.SERVICE])
    account, kind = draw(accounts), draw(kinds)
    path = draw(st.lists(st.text(_NAME, min_size=1, max_size=6), max_size=2))
    name, session = draw(_names), draw(_sessions)
    match kind:
        case PrincipalType.ROOT:
            return Principal(arn=f"arn:{partition}:iam::{account}:root", account_id=account, type=kind)
        case PrincipalType.USER | PrincipalType.ROLE:
            name = "/".join([*path, name])
            return Principal(
                arn=f"arn:{partition}:iam::{account}:{kind}/{name}", account_id=account, type=kind, name=name
            )
        case PrincipalType.ASSUMED_ROLE:
            arn = f"arn:{partition}:sts::{account}:assumed-role/{name}/{session}"
            return Principal(arn=arn, account_id=account, type=kind, name=name, session=session)
        case _:
            arn = f"arn:{partition}:sts::{account}:federated-user/{name}"
            return Principal(arn=arn, account_id=account, type=kind, name=name)


# --- a refusal, and the sentence that tells of it --------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """A record, the registry's sentence for it, and the status it was answered with."""

    failure: Failure
    sentence: str
    http_status: int

    @property
    def code(self) -> str:
        return self.failure.code or ""

    @property
    def reference(self) -> str:
        failure = self.failure
        return f"{failure.registry}/{failure.repository}:{failure.tag}"

    @property
    def name(self) -> str:
        return f"{self.failure.registry}/{self.failure.repository}"


@st.composite
def _denials(draw: st.DrawFn, base: Failure, partition: str) -> Told:
    actions = PUSH_ACTIONS if base.operation is Operation.PUSH else PULL_ACTIONS
    principal, action = draw(_principals(partition)), draw(st.sampled_from(actions))
    resource = f"arn:{partition}:ecr:{base.region}:{base.registry_id}:repository/{base.repository}"
    sentence = f"User: {principal.arn} is not authorized to perform: {action} on resource: {resource}"
    kind = draw(st.none() | st.sampled_from(PolicyType))
    effect = draw(st.sampled_from(PolicyEffect))
    policy, cause = None, Cause.ACCESS_DENIED
    if kind is not None:
        policy = Policy(type=kind, effect=effect)
        if effect is PolicyEffect.IMPLICIT:
            cause = _IMPLICIT.get(kind, Cause.GUARDRAIL_IMPLICIT_DENY)
            sentence += f" because no {_POLICY_WORDS[kind]} allows the {action} action"
        else:
            cause = Cause.EXPLICIT_DENY
            article = draw(st.sampled_from(["a", "an", "the"]))
            sentence += f" with an explicit deny in {article} {_POLICY_WORDS[kind]}"
            if draw(st.booleans()):
                name = draw(st.text(_LETTERS, min_size=3, max_size=12))
                arn = f"arn:{partition}:iam::{principal.account_id}:policy/{name}"
                policy = Policy(type=kind, effect=effect, arn=arn)
                sentence += f": {arn}"
    said = {"cause": cause, "action": action, "principal": principal, "policy": policy, "code": "DENIED"}
    return Told(base.model_copy(update=said), sentence, 403)


def _unknown_name(base: Failure) -> Told:
    sentence = (
        f"The repository with name '{base.repository}' does not exist in the registry with id '{base.registry_id}'"
    )
    said = {"cause": Cause.REPOSITORY_NOT_FOUND, "code": "NAME_UNKNOWN"}
    return Told(base.model_copy(update=said), sentence, 404)


def _immutable(base: Failure) -> Told:
    sentence = (
        f"The image tag '{base.tag}' already exists in the '{base.repository}' repository and cannot be overwritten"
        " because the tag is immutable."
    )
    said = {"cause": Cause.TAG_IMMUTABLE, "operation": Operation.PUSH, "code": "TAG_INVALID"}
    return Told(base.model_copy(update=said), sentence, 400)


def _expired(base: Failure) -> Told:
    sentence = "Your authorization token has expired. Reauthenticate and try again."
    return Told(base.model_copy(update={"cause": Cause.TOKEN_EXPIRED, "code": "DENIED"}), sentence, 403)


@st.composite
def refusals(draw: st.DrawFn) -> Told:
    """Any refusal of the four kinds that ECR words itself."""
    region, partition, suffix = draw(st.sampled_from(REGIONS))
    account = draw(accounts)
    base = Failure(
        cause=Cause.UNCLASSIFIED,
        operation=draw(st.sampled_from([Operation.PUSH, Operation.PULL])),
        registry=draw(_hosts(account, region, suffix)),
        registry_id=account,
        region=region,
        repository=draw(repositories),
        tag=draw(tags),
    )
    simple = st.sampled_from([_unknown_name, _immutable, _expired]).map(lambda tell: tell(base))
    return draw(_denials(base, partition) | simple)


# --- what stands around it -------------------------------------------------------------------------------


def _docker(told: Told) -> str:
    """The CLI's two streams on a terminal, with the engine's own image store."""
    code = told.code.replace("_", " ").lower()
    if told.failure.operation is Operation.PUSH:
        return (
            f"$ docker push {told.reference}\nThe push refers to repository [{told.name}]\n13a553d823a0: Preparing\n"
            f"{code}: {told.sentence}\n"
        )
    envelope = {
        Cause.REPOSITORY_NOT_FOUND: f"repository {told.name} not found",
    }.get(
        told.failure.cause,
        f"pull access denied for {told.name}, repository does not exist or may require 'docker login'",
    )
    return f"$ docker pull {told.reference}\nError response from daemon: {envelope}: {code}: {told.sentence}\n"


def _request(told: Told) -> str:
    failure, status = told.failure, told.http_status
    method, path = "HEAD", f"manifests/{failure.tag}"
    if failure.operation is Operation.PUSH:
        method, path = "POST", "blobs/uploads/"
    url = f"https://{failure.registry}/v2/{failure.repository}/{path}"
    return f"unexpected status from {method} request to {url}: {status} {HTTPStatus(status).phrase}"


def _containerd(told: Told) -> str:
    """containerd 2.1.3 and later: the registry's answer on a line of its own."""
    code = told.code.replace("_", " ").lower()
    verb = "failed to push" if told.failure.operation is Operation.PUSH else "failed to resolve reference"
    return f'ctr: {verb} "{told.reference}": {_request(told)}\n{code}: {told.sentence}\n'


def _kubelet(told: Told) -> str:
    """A line of kubelet's log: klog around a Go quote around the container runtime's words. Pulls only."""
    reason = (
        f'failed to pull and unpack image "{told.reference}": failed to resolve reference "{told.reference}": '
        f"{_request(told)}: {told.code.lower().replace('_', ' ')}: {told.sentence}"
    )
    quoted = json.dumps(f"rpc error: code = Unknown desc = {reason}")
    return f'E0102 03:04:05.678901    1234 log.go:32] "PullImage from image service failed" err={quoted}\n'


def _buildkit(told: Told) -> str:
    return f"#14 ERROR: failed to push {told.reference}: {told.code.replace('_', ' ').lower()}: {told.sentence}\n"


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


def _github(text: str, time: str) -> str:
    """A job's raw log: every line behind the time it arrived at."""
    return "".join(f"{time} {line}\n" for line in text.splitlines())


def _json_file(text: str, time: str) -> str:
    """docker's json-file logs."""
    return "".join(
        json.dumps({"log": f"{line}\n", "stream": "stderr", "time": time}) + "\n" for line in text.splitlines()
    )


def _windows(text: str, _: str) -> str:
    return text.replace("\n", "\r\n")


def _plain(text: str, _: str) -> str:
    return text


@st.composite
def wrapped(draw: st.DrawFn) -> tuple[Told, str]:
    """A refusal and what some client, behind some collector, printed for it."""
    told = draw(refusals())
    pushing = told.failure.operation is Operation.PUSH
    client = draw(st.sampled_from([_docker, _containerd, _buildkit if pushing else _kubelet]))
    collector = draw(st.sampled_from([_plain, _github, _json_file, _windows]))
    return told, collector(client(told), draw(st.sampled_from(EDGE_TIMES)))


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
        task=_words,
        job=st.sampled_from([None, True]),
        other_host=_words,
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
