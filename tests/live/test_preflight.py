"""Checks before a push or a pull. Sessions answer from tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ecr_denied import Check, Operation, RunBy, advise
from ecr_denied.live import Confidence, Preflight, preflight
from ecr_denied.live.diagnosis import planned, wanted
from ecr_denied.live.rules import RULES
from ecr_denied.live.vocabulary import FINDINGS, REFUSED, leads_to
from tests.live.fakes import OWNER, FakeSession, error
from tests.live.test_diagnosis import (
    ALLOWED,
    ARN,
    CI,
    HOST,
    NO_POLICY,
    NO_REGISTRY_POLICY,
    NO_REPOSITORY,
    ROLE,
    administrator,
    but_first,
    outcomes,
    owner,
    policy,
)
from tests.looped import looped

IMAGE = f"{HOST}/team/app:v1"
HERE = f"arn:aws:sts::{OWNER}:assumed-role/ci/x"
LET_IN: Mapping[str, Any] = {
    "ecr:GetAuthorizationToken": {},
    "ecr:BatchGetImage": {"images": [{"imageManifest": "{}"}]},
    "ecr:GetDownloadUrlForLayer": error("LayersNotFoundException"),
    "ecr:BatchCheckLayerAvailability": {},
}
NO_IMAGE = {"failures": [{"failureCode": "ImageNotFound"}]}
GRANTED = {"ecr:GetRepositoryPolicy": policy({"AWS": ROLE})}
LACKS = but_first("implicitDeny")
QUOTA = {"Quotas": [{"QuotaName": "Images per repository", "Value": 1.0}]}


def caller(replies: Mapping[str, Any] | None = None, arn: str | None = CI) -> FakeSession:
    return FakeSession(arn, {**LET_IN, **(replies or {})})


def refusal(reason: str = "because no resource-based policy allows the ecr:BatchGetImage action") -> Exception:
    who = f"User: {CI} is not authorized to perform: ecr:BatchGetImage on resource: {ARN}"
    return error("AccessDeniedException", f"{who} {reason}")


def push(*sessions: Any) -> Preflight:
    return preflight(IMAGE, Operation.PUSH, *sessions)


def pull(*sessions: Any) -> Preflight:
    return preflight(IMAGE, Operation.PULL, *sessions)


# --- references ------------------------------------------------------------------------------------------


@looped(
    "reference, words",
    [
        ("", "no image at a private registry"),
        ("team/app:v1", "no image at a private registry"),
        ("public.ecr.aws/a1b2c3/app", "no image at a private registry"),
        ("docker.io/library/alpine", "no image at a private registry"),
        ("12345.dkr.ecr.eu-west-1.amazonaws.com/team/app", "no image at a private registry"),
        ("111122223333.dkr.ecr.eu-west-1.amazonawss.com/team/app", "no image at a private registry"),
        ("111122223333.dkr.ecr.xx-foo-1.amazonaws.com/team/app", "no image at a private registry"),
        ("arn:aws:ecr:eu-west-1:111122223333:repository/team/app", "no image at a private registry"),
        (f"{HOST}", "no name of a repository"),
        (f"{HOST}/Team/App", "no name of a repository"),
        (f"{HOST}/{HOST}/team/app", "stands in it twice"),
        (f"{HOST}/team/app:-x", "no reference"),
        (f"{HOST}/team/app:v1 and more", "no reference"),
        (f"docker pull {HOST}/team/app:v1", "no reference"),
        (f"{HOST}/team/app@sha256:12", "no reference"),
    ],
)
def test_what_is_no_reference_is_refused_with_a_reason_before_any_call(reference: str, words: str) -> None:
    session = caller()
    with pytest.raises(ValueError, match=words):
        preflight(reference, Operation.PULL, session)
    assert session.asked == []


def test_a_login_cannot_be_checked() -> None:
    with pytest.raises(ValueError, match="push or a pull"):
        preflight(IMAGE, Operation.LOGIN, caller())


def test_without_a_tag_latest_is_meant_and_a_pull_by_digest_asks_for_the_digest() -> None:
    digest = f"sha256:{'5e' * 32}"
    assert wanted(f"{HOST}/team/app", Operation.PUSH).tag == "latest"
    session = caller()
    preflight(f"{HOST}/team/app:v1@{digest}", Operation.PULL, session)
    assert {"imageDigest": digest} in dict(session.asked)["ecr:BatchGetImage"]["imageIds"]


# --- nothing is claimed beyond what was seen ---------------------------------------------------------------


@pytest.mark.parametrize(
    "known",
    [
        (caller(),),
        (caller(), owner(GRANTED)),
        (caller(), owner(GRANTED), administrator(ALLOWED)),
        (caller(), owner({"ecr:GetRepositoryPolicy": NO_POLICY, "ecr:GetRegistryPolicy": policy({"AWS": ROLE})}),
         administrator(ALLOWED)),
        (caller(arn=HERE), None, owner({"iam:SimulatePrincipalPolicy": ALLOWED})),
    ],
)  # fmt: skip
def test_that_a_push_is_let_in_is_never_claimed_as_its_upload_is_not_tried(known: tuple[Any, ...]) -> None:
    found = push(*known)
    assert found.confidence is Confidence.UNDECIDED and not found.nothing_wrong and found.verdict is None
    assert found.meaning.startswith("what could be tried is let in")
    assert any("ecr:PutImage" in one for one in found.untried) and found.ask == ()


def test_it_is_said_whether_policies_allow_what_was_not_tried() -> None:
    assert "policies" in push(caller(), owner(GRANTED), administrator(ALLOWED)).meaning
    within = {**NO_REGISTRY_POLICY, "ecr:GetRepositoryPolicy": NO_POLICY, "iam:SimulatePrincipalPolicy": ALLOWED}
    assert "policies" in push(caller(within, HERE)).meaning
    assert "policies" not in push(caller(), None, administrator(ALLOWED)).meaning
    assert "policies" not in push(caller(), owner(GRANTED)).meaning


@pytest.mark.parametrize("action", sorted(LET_IN.keys() - {"ecr:BatchCheckLayerAvailability"}))
@pytest.mark.parametrize("code", ["ThrottlingException", "ServerException"])
def test_a_pull_is_not_proved_where_one_of_its_calls_was_not_answered(action: str, code: str) -> None:
    found = pull(caller({action: error(code)}))
    assert not found.nothing_wrong and found.verdict is None and found.refused is None


def test_a_grant_for_a_push_is_not_missed_where_another_policy_may_give_it() -> None:
    for theirs in (policy({"AWS": ROLE}), policy("*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-x"}})):
        known = {"ecr:GetRepositoryPolicy": NO_POLICY, "ecr:GetRegistryPolicy": theirs}
        assert push(caller(), owner(known)).finding is None
    # Within one account the policy of either side is enough.
    assert push(caller({"ecr:GetRepositoryPolicy": NO_POLICY, **NO_REGISTRY_POLICY}, HERE)).finding is None
    for admitted, finding in ((f"arn:aws:iam::{OWNER}:role/ci", None), (OWNER, "identity-policy-lacks")):
        theirs = {"ecr:GetRepositoryPolicy": policy({"AWS": admitted}), **NO_REGISTRY_POLICY}
        assert push(caller({**theirs, "iam:SimulatePrincipalPolicy": LACKS}, HERE)).finding == finding


def test_a_missing_repository_that_a_push_creates_is_no_problem() -> None:
    missing = caller({"ecr:BatchGetImage": NO_REPOSITORY, "ecr:BatchCheckLayerAvailability": NO_REPOSITORY})
    template = {"prefix": "ROOT", "appliedFor": ["CREATE_ON_PUSH"]}
    creates = {
        "ecr:DescribeRepositoryCreationTemplates": {"repositoryCreationTemplates": [template]},
    }
    gone = {"ecr:DescribeRepositories": NO_REPOSITORY, "ecr:GetRepositoryPolicy": NO_REPOSITORY}
    assert push(missing, owner({**gone, **creates})).finding is None
    assert push(missing, owner(gone)).confidence is Confidence.PROVED
    assert push(missing).confidence is Confidence.NARROWED


def test_what_was_refused_a_moment_ago_is_not_let_in() -> None:
    found = pull(caller({"ecr:BatchGetImage": refusal()}), owner(GRANTED), administrator(ALLOWED))
    assert not found.nothing_wrong and found.refused == "ecr:BatchGetImage"


# --- what is found ---------------------------------------------------------------------------------------


def test_a_pull_whose_calls_are_all_let_in_is_proved() -> None:
    found = pull(caller())
    assert found.nothing_wrong and found.confidence is Confidence.PROVED and found.untried
    assert found.remaining == () and outcomes(found) == ["asked-about", "token", "image-there", "layers-readable"]


@pytest.mark.parametrize(
    ("code", "finding", "sure", "check"),
    [
        ("ImageNotFound", "image-missing", Confidence.NARROWED, Check.IMAGE_TAG),
        ("ImageInaccessible", "image-archived", Confidence.NARROWED, Check.IMAGE_TAG),
        ("UpstreamAccessDenied", "not-brought-in", Confidence.NARROWED, Check.UPSTREAM_REGISTRY),
    ],
)
def test_an_image_that_cannot_be_pulled_is_told(code: str, finding: str, sure: Confidence, check: Check) -> None:
    reply = {"failures": [{"failureCode": code}]}
    found = pull(caller({"ecr:BatchGetImage": reply}))
    assert (found.finding, found.confidence, found.refused) == (finding, sure, None)
    assert {one.check for one in found.remaining} == {check}
    assert push(caller({"ecr:BatchGetImage": reply}), owner(GRANTED)).finding is None


@pytest.mark.parametrize(
    ("reply", "finding", "code"),
    [
        ({"failures": [{"failureCode": "KmsError"}]}, "key-policy", "KmsError"),
        ({"failures": [{"failureCode": "UpstreamUnavailable"}]}, "upstream-unavailable", "UpstreamUnavailable"),
        ({"failures": [{"failureCode": "UpstreamTooManyRequests"}]}, "upstream-unavailable", "UpstreamTooManyRequests"),
        ({"failures": [{"failureCode": "InvalidImageTag"}]}, "image-withheld", "InvalidImageTag"),
        (error("UnableToGetUpstreamImageException"), "upstream-unread", "UnableToGetUpstreamImageException"),
    ],
)
def test_an_image_that_is_not_given_is_a_problem_and_the_code_is_shown(reply: Any, finding: str, code: str) -> None:
    found = pull(caller({"ecr:BatchGetImage": reply}))
    assert (found.finding, found.confidence) == (finding, Confidence.NARROWED) and found.verdict is not None
    assert code in {step.code for step in found.steps}


def test_the_images_of_an_index_that_was_not_shown_are_told_to_be_untried() -> None:
    parts = "the images that an index names, where the image is one"
    assert parts not in pull(caller()).untried
    found = pull(caller({"ecr:BatchGetImage": {"images": [{}]}}))
    assert parts in found.untried and found.nothing_wrong and found.confidence is Confidence.PROVED


def test_a_missing_image_is_proved_where_no_cache_rule_is_for_its_name() -> None:
    missing, gone = caller({"ecr:BatchGetImage": NO_IMAGE}), {"ecr:DescribeImages": error("ImageNotFoundException")}
    assert pull(missing).confidence is pull(missing, owner()).confidence is Confidence.NARROWED
    assert pull(missing, owner(gone)).confidence is Confidence.PROVED


def test_a_call_that_is_refused_is_diagnosed_like_a_failure_and_the_message_to_send_is_given() -> None:
    both = {"ecr:BatchGetImage": refusal(), "ecr:BatchCheckLayerAvailability": refusal()}
    alone = push(caller(both))
    assert alone.refused == "ecr:BatchCheckLayerAvailability" and alone.verdict is None
    assert alone.refused in alone.meaning and alone.ask[0].who is RunBy.REGISTRY_OWNER and CI in alone.ask[0].message
    found = push(caller(both), owner({"ecr:GetRepositoryPolicy": NO_POLICY}))
    assert (found.finding, found.confidence) == ("grant-missing", Confidence.PROVED) and found.remaining[0].statement
    gone = push(caller(both), owner({"ecr:DescribeRepositories": NO_REPOSITORY}))
    assert (gone.finding, gone.confidence) == ("repository-missing", Confidence.PROVED)


def test_no_call_is_made_twice_after_a_refusal() -> None:
    session = caller({"ecr:BatchGetImage": refusal(), "ecr:BatchCheckLayerAvailability": refusal()})
    push(session)
    asked = [action for action, _ in session.asked]
    assert asked.count("ecr:BatchCheckLayerAvailability") == 1 and asked.count("sts:GetCallerIdentity") == 1


def test_a_login_that_is_refused_is_told() -> None:
    denied = refusal("because no identity-based policy allows the ecr:GetAuthorizationToken action")
    found = pull(caller({"ecr:GetAuthorizationToken": denied}))
    assert (found.finding, found.refused) == ("token-right-missing", "ecr:GetAuthorizationToken")


def test_a_grant_that_only_the_upload_needs_is_missed() -> None:
    reading = policy({"AWS": ROLE}, "ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability")
    found = push(caller(), owner({"ecr:GetRepositoryPolicy": reading}))
    assert (found.finding, found.confidence, found.refused) == ("grant-missing", Confidence.PROVED, None)
    assert found.remaining[0].statement and found.remaining[0].statement.document.count("ecr:PutImage")
    hidden = {"ecr:GetRepositoryPolicy": reading, "ecr:GetRegistryPolicy": error("AccessDeniedException")}
    assert push(caller(), owner(hidden)).confidence is Confidence.NARROWED


def test_the_callers_own_policies_that_lack_the_upload_are_told() -> None:
    assert push(caller(), None, administrator(LACKS)).finding == "identity-policy-lacks"
    within = {**NO_REGISTRY_POLICY, "ecr:GetRepositoryPolicy": NO_POLICY, "iam:SimulatePrincipalPolicy": LACKS}
    assert push(caller(within, HERE)).confidence is Confidence.PROVED


@pytest.mark.parametrize(("kind", "finding"), [("IMMUTABLE", "tag-taken"), ("MUTABLE", None)])
def test_a_tag_that_is_taken_is_told_before_a_push(kind: str, finding: str | None) -> None:
    there = {"ecr:DescribeRepositories": {"repositories": [{"imageTagMutability": kind}]}}
    images: Mapping[str, Any] = {"ecr:DescribeImages": {"imageDetails": [{"imageDigest": "sha256:x"}]}}
    assert push(caller(), owner({**GRANTED, **there, **images})).finding == finding
    gone = {"ecr:DescribeImages": error("ImageNotFoundException")}
    assert push(caller(), owner({**GRANTED, **there, **gone})).finding is None


def test_a_check_before_a_push_asks_for_no_image_that_a_cache_rule_could_bring_in() -> None:
    session = caller()
    push(session)
    assert dict(session.asked)["ecr:BatchGetImage"]["imageIds"] == [{"imageDigest": f"sha256:{'0' * 64}"}]


def test_a_repository_that_is_full_is_told_before_a_push() -> None:
    images: Mapping[str, Any] = {"imageDetails": [{}]}
    full = {**GRANTED, "servicequotas:ListServiceQuotas": QUOTA, "ecr:DescribeImages": images}
    assert push(caller(), owner(full)).finding == "repository-full"
    assert pull(caller(), owner(full)).nothing_wrong


@pytest.mark.parametrize(
    ("code", "finding", "sure"),
    [
        ("ExpiredToken", "credentials-expired", Confidence.PROVED),
        ("InvalidClientTokenId", "credentials-invalid", Confidence.NARROWED),
        ("RequestTimeTooSkewed", "clock-off", Confidence.NARROWED),
    ],
)
def test_credentials_that_aws_does_not_take_are_told(code: str, finding: str, sure: Confidence) -> None:
    dead = FakeSession(None, {"sts:GetCallerIdentity": error(code)})
    found = pull(dead)
    assert (found.finding, found.confidence) == (finding, sure)
    assert [action for action, _ in dead.asked] == ["sts:GetCallerIdentity"]


# --- the calls ---------------------------------------------------------------------------------------------


@looped("operation", [Operation.PUSH, Operation.PULL])
@looped("outcome", ["fine", *REFUSED])
def test_what_was_planned_is_what_is_called(operation: Operation, outcome: str) -> None:
    reason = {"fine": None, "not-allowed": ""}.get(
        outcome, "because no service control policy allows the ecr:BatchGetImage action"
    )
    both = {} if reason is None else dict.fromkeys(LET_IN.keys() - {"ecr:GetAuthorizationToken"}, refusal(reason))
    made: list[tuple[RunBy, str]] = []
    sessions = (caller(both), owner(GRANTED), administrator(ALLOWED))
    preflight(IMAGE, operation, *sessions, told=lambda who, action: made.append((who, action)))
    everybody = (RunBy.CALLER, RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN)
    assert made and set(made) <= set(planned(wanted(IMAGE, operation), everybody, is_ahead=True))


def test_every_problem_that_can_be_found_before_a_request_has_a_cause_for_its_advice() -> None:
    found = {rule.finding for rule in RULES if "preflight" in rule.subjects and FINDINGS[rule.finding].check}
    for finding in found:
        cause = leads_to(finding)
        assert cause is not None, finding
        names = wanted(IMAGE, Operation.PULL).model_copy(update={"cause": cause})
        # What to look at where a key is refused is told by the key's ARN.
        assert FINDINGS[finding].check in {Check.KEY_POLICY, *(one.check for one in advise(names))}, finding
