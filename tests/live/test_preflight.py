"""Checks before a push or a pull. Most cases stand in preflight.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecr_denied import Check, Operation, RunBy, advise
from ecr_denied.live import Confidence, Preflight, preflight
from ecr_denied.live.diagnosis import planned, wanted
from ecr_denied.live.rules import RULES
from ecr_denied.live.vocabulary import FINDINGS, REFUSED, leads_to
from tests.live.cases import CI, HOST, IMAGE, LET_IN, administrator, differences, found_in, outcomes, session
from tests.live.fakes import FakeSession, denied
from tests.looped import looped

BOTH = dict.fromkeys(("ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability"), denied())


def ahead(operation: Operation, words: str = "caller") -> tuple[Preflight, FakeSession]:
    _, caller = session(words, ahead=True)
    return preflight(IMAGE, operation, caller), caller


def test_every_case_of_the_table_is_found_as_it_says(tmp_path: Path) -> None:
    table = Path(__file__).with_name("preflight.txt")
    assert [f"{case.at}: {wrong}" for case in found_in(table, tmp_path) for wrong in differences(case)] == []


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
    _, caller = session("caller", ahead=True)
    with pytest.raises(ValueError, match=words):
        preflight(reference, Operation.PULL, caller)
    assert caller.asked == []


def test_a_login_cannot_be_checked() -> None:
    with pytest.raises(ValueError, match="push or a pull"):
        ahead(Operation.LOGIN)


def test_without_a_tag_latest_is_meant_and_a_pull_by_digest_asks_for_the_digest() -> None:
    digest = f"sha256:{'5e' * 32}"
    assert wanted(f"{HOST}/team/app", Operation.PUSH).tag == "latest"
    _, caller = session("caller", ahead=True)
    preflight(f"{HOST}/team/app:v1@{digest}", Operation.PULL, caller)
    assert {"imageDigest": digest} in dict(caller.asked)["ecr:BatchGetImage"]["imageIds"]


# --- what is said ----------------------------------------------------------------------------------------


def test_what_was_tried_of_a_pull_is_told_and_what_was_not_of_either() -> None:
    parts = "the images that an index names, where the image is one"
    found, _ = ahead(Operation.PULL)
    assert outcomes(found) == ["asked-about", "token", "image-there", "layers-readable"] and parts not in found.untried
    found, _ = ahead(Operation.PULL, 'caller: BatchGetImage={"images": [{}]}')
    assert parts in found.untried and found.nothing_wrong and found.confidence is Confidence.PROVED
    found, _ = ahead(Operation.PUSH)
    assert any("ecr:PutImage" in one for one in found.untried)


def test_a_refusal_names_the_call_and_whom_to_ask_and_no_call_is_made_twice_after_it() -> None:
    caller = FakeSession(CI, {**LET_IN, **BOTH})
    found = preflight(IMAGE, Operation.PUSH, caller)
    assert found.refused and found.refused in found.meaning and CI in found.ask[0].message
    asked = [action for action, _ in caller.asked]
    assert asked.count("ecr:BatchCheckLayerAvailability") == 1 and asked.count("sts:GetCallerIdentity") == 1


def test_the_statement_for_an_upload_that_is_not_granted_has_its_last_step() -> None:
    reading = '{"Principal": {"AWS": "arn:aws:iam::444455556666:role/ci"}, "Action": "ecr:Batch*"}'
    _, theirs = session(f"owner: GetRepositoryPolicy={reading}")
    statement = preflight(IMAGE, Operation.PUSH, FakeSession(CI, LET_IN), theirs).remaining[0].statement
    assert statement and "ecr:PutImage" in statement.document


def test_a_check_before_a_push_asks_for_no_image_that_a_cache_rule_could_bring_in() -> None:
    _, caller = ahead(Operation.PUSH)
    assert dict(caller.asked)["ecr:BatchGetImage"]["imageIds"] == [{"imageDigest": f"sha256:{'0' * 64}"}]


# --- the calls ---------------------------------------------------------------------------------------------


@looped("operation", [Operation.PUSH, Operation.PULL])
@looped("outcome", ["fine", *REFUSED])
def test_what_was_planned_is_what_is_called(operation: Operation, outcome: str) -> None:
    reason = {"fine": None, "not-allowed": ""}.get(
        outcome, "because no service control policy allows the {action} action"
    )
    refused = {} if reason is None else dict.fromkeys(LET_IN.keys() - {"ecr:GetAuthorizationToken"}, denied(reason))
    _, theirs = session('owner: GetRepositoryPolicy={"Principal": {"AWS": "arn:aws:iam::444455556666:role/ci"}}')
    here = (FakeSession(CI, {**LET_IN, **refused}), theirs, administrator("allowed"))
    made: list[tuple[RunBy, str]] = []
    preflight(IMAGE, operation, *here, told=lambda who, action: made.append((who, action)))
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
