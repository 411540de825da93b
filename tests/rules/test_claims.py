"""No answer is printed for a request of which it does not hold: what words of an answer claim, and of whom it is so.

The claims are about words, so that they hold for answers that are yet to be written. Requests are told apart here by
their fields, not by the questions that the checks ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from ecr_denied import Language, advise
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import Verdict
from ecr_denied.names import requesters
from ecr_denied.names.owners import accounts_for
from ecr_denied.names.principals import principal_from
from ecr_denied.names.requesters import Requester
from ecr_denied.records import (
    Advice,
    Cause,
    Command,
    Endpoint,
    EndpointKind,
    Failure,
    Operation,
    Policy,
    PolicyEffect,
    PolicyType,
    Principal,
    PrincipalType,
    RunBy,
)
from tests.looped import sampled
from tests.rules.requests import requests
from tests.strategies import records

Claim = Callable[[Failure], bool]
_PEOPLES = {PrincipalType.USER, PrincipalType.ROOT, PrincipalType.FEDERATED_USER}
_NO_SHELL = (Requester.TASK, Requester.FUNCTION, Requester.SERVICE)


def caller(failure: Failure) -> Principal | None:
    """Who is named as the caller: where S3 refuses a layer, that is a role of AWS's."""
    return None if failure.action == "s3:GetObject" else failure.principal


def requester(failure: Failure) -> Requester | None:
    """What the client, the role, or the name of a session says who asked."""
    who = caller(failure)
    by_name = requesters.of_role(who.name) or requesters.of_session(who.session) if who else None
    return requesters.of_client(failure.client) or by_name


def of_a_person(failure: Failure) -> bool:
    """The credentials may be the reader's."""
    who = caller(failure)
    return (who is not None and who.type in _PEOPLES) or requester(failure) in (None, Requester.PERSON)


def of_nobody(_: Failure) -> bool:
    """Of no request at all."""
    return False


def may_be_probed(failure: Failure) -> bool:
    """What failed is a machine that a command can be run on."""
    return requester(failure) not in _NO_SHELL


def needs_repository(failure: Failure) -> bool:
    """The request did not make the repository."""
    return failure.action not in ("ecr:CreateRepository", "ecr:BatchImportUpstreamImage", "ecr:TagResource")


# Words of an answer, and of which requests they may be said.
CLAIMS: dict[str, Claim] = {
    r"log in (?:as|with) ": of_a_person,
    r"the caller you expect": of_a_person,
    r"the one that was refused": lambda failure: caller(failure) is not None,
    r"used another profile": of_nobody,
    r"used other credentials": of_a_person,
    r"next command": of_nobody,  # the short report may leave it out
    r"way is open(?! from here)": of_nobody,
    r"way is open from here": may_be_probed,
    r"RepositoryNotFoundException -> wrong": needs_repository,
    r"a role of its account": of_a_person,
}


def told(failure: Failure) -> Iterator[tuple[Advice, str]]:
    """What the answers of the advice say."""
    for one in advise(failure):
        yield from ((one, f"{outcome.answer} -> {outcome.meaning}") for outcome in one.outcomes)


@sampled(7, whole=3)
def test_no_answer_claims_what_its_request_does_not_carry(step: int) -> None:
    met = dict.fromkeys(CLAIMS, False)
    for failure in requests(step):
        for one, words in told(failure):
            for claim, holds in CLAIMS.items():
                if re.search(claim, words):
                    met[claim] = True
                    assert holds(failure), f"{one.id} says {words!r} of {failure!r}"
    unused = [claim for claim, seen in met.items() if not seen and CLAIMS[claim] is not of_nobody]
    assert not unused, f"these words are in no answer: {unused}"


@sampled(7, whole=3)
def test_no_machines_identity_is_asked_for_on_the_readers_machine(step: int) -> None:
    for failure in requests(step):
        for one in advise(failure):
            if any("get-caller-identity" in line for line in one.commands) and not of_a_person(failure):
                assert one.run_by is not RunBy.CALLER, (one.id, failure)


@sampled(7, whole=3)
def test_a_call_with_a_hint_alone_is_told_with_a_perhaps(step: int) -> None:
    for failure in requests(step):
        who = caller(failure)
        is_certain = requesters.of_client(failure.client) or (who and requesters.of_role(who.name))
        for one in advise(failure):
            if one.id == "caller-identity" and "asked" in one.headline:
                assert ("perhaps" in one.headline) is not bool(is_certain), one.headline


# --- every mix of fields --------------------------------------------------------------------------------

# What a step can name that no field carries: AWS's own accounts, and the regions of its global services.
_ACCOUNT = re.compile(r"(?<![0-9a-f])[0-9]{12}(?![0-9a-f])")
_REGION = re.compile(r"(?<![\w-])(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov)?-[a-z]+-[0-9](?![\w-])")
_HOMES = {"us-east-1", "us-gov-west-1", "cn-north-1"}
_WORDINGS = sorted(entry.name for entry in CATALOGUE if isinstance(entry, Verdict))


def _maybe(*values: object) -> st.SearchStrategy[object]:
    return st.none() | st.sampled_from(values)


MIXED = st.fixed_dictionaries(
    {
        "cause": st.sampled_from(Cause),
        "operation": _maybe(*Operation),
        "client": _maybe("docker", "kubelet", "ecs-agent", "lambda", "flux", "kaniko", "trivy", "aws-api", "oras"),
        "registry": _maybe("555566667777.dkr.ecr.ap-east-1.amazonaws.com", "public.ecr.aws", "x.example"),
        "registry_id": _maybe("555566667777", "602401143452"),
        "registry_alias": _maybe("ours"),
        "region": _maybe("ap-east-1", "us-gov-east-1", "cn-northwest-1", "eu-west-1a"),
        "repository": _maybe("team/app", "docker-hub/redis", "555566667777.dkr.ecr.ap-east-1.amazonaws.com/app"),
        "tag": _maybe("v1", "1+2"),
        "digest": _maybe(f"sha256:{'a' * 64}"),
        "action": _maybe(
            *("ecr:PutImage", "ecr:BatchGetImage", "ecr:CreateRepository", "ecr:GetAuthorizationToken"),
            *("s3:GetObject", "kms:CreateGrant", "sts:AssumeRole", "ecr:ReplicateImage", "ecr-public:PutImage"),
        ),
        "resource": _maybe("arn:aws:kms:sa-east-1:777788889999:key/1", "arn:aws:iam::777788889999:role/push"),
        "principal": _maybe(
            *(principal_from(f"arn:aws:iam::444455556666:{who}") for who in ("root", "user/ada", "role/ci")),
            principal_from("arn:aws:sts::444455556666:assumed-role/ci/i-0a1b2c3d4e5f60718"),
        ),
        "policy": _maybe(Policy(type=PolicyType.SERVICE_CONTROL), Policy(effect=PolicyEffect.EXPLICIT)),
        "code": _maybe("DENIED", "TAG_INVALID"),
        "http_status": _maybe(400, 403, 404, 500),
        "endpoint": _maybe(*(Endpoint(kind=kind, host="x.example", address="10.0.1.2:443") for kind in EndpointKind)),
        "command": _maybe(
            Command(region="ca-west-1"),
            Command(role="arn:aws:iam::777788889999:role/push", sudo=True, layers_pushed=2, profile="--help"),
        ),
        "helper": _maybe("docker-credential-ecr-login"),
        "wording": _maybe(*_WORDINGS),
    }
).map(Failure.model_validate)


def named(advice: list[Advice], form: re.Pattern[str]) -> set[str]:
    """What headlines, commands, answers and statements name of a form."""
    texts = [text for one in advice for text in (one.headline, *one.commands)]
    texts += [text for one in advice for outcome in one.outcomes for text in (outcome.answer, outcome.meaning)]
    texts += [one.statement.document for one in advice if one.statement]
    return {found for text in texts for found in form.findall(text)}


@given(MIXED)
def test_no_step_names_an_account_or_a_region_that_no_field_carries(failure: Failure) -> None:
    advice, carried = advise(failure), repr(failure)
    listed = set(accounts_for(failure.registry_id, failure.region))
    assert named(advice, _ACCOUNT) <= listed | set(_ACCOUNT.findall(carried))
    assert {one for one in named(advice, _REGION) if one not in carried} <= _HOMES


@given(records() | MIXED)
def test_any_record_made_by_hand_is_advised_in_every_language(failure: Failure) -> None:
    english, japanese = (advise(failure, language) for language in Language)
    assert english and [(one.id, one.commands) for one in english] == [(one.id, one.commands) for one in japanese]
    assert all(one.headline for one in (*english, *japanese))
    assert "--help" not in " ".join(line for one in english for line in one.commands).split()
