"""Every world, every way its failure is told, everybody who can be present: no verdict is wrong.

Not part of the default run: needs ``tests/proof/requirements.txt`` and boto3.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ecr_denied.live import Confidence, Preflight
from ecr_denied.records import Check, RunBy
from tests.live import printed
from tests.live.lane import PRESENT, Met, checked_in, is_right, met_in
from tests.live.worlds import SESSION_REGION, WRONG_IN, everywhere
from tests.proof.cli import environment
from tools.aws.accounts import SECRETS
from tools.aws.front import serving

# One process goes through the worlds once: the lane gives each a file.
pytestmark = [pytest.mark.proof, pytest.mark.filterwarnings("ignore")]

ROOT = Path(__file__).parents[2]
MISSING = ("repository-missing", "no-similar-name")
UNGRANTED = ("repository-policy-missing", "repository-policy-grants-another")


@pytest.fixture(scope="module")
def across() -> list[Met]:
    """Callers of another account than the registry's."""
    return list(met_in(across=True))


@pytest.fixture(scope="module")
def everything(across: list[Met]) -> list[Met]:
    """And those of the same account."""
    return [*across, *met_in(across=False)]


@pytest.fixture(scope="module")
def checked() -> list[Met]:
    """Every check before a push or a pull."""
    return [one for across in (True, False) for one in checked_in(across=across)]


def of(met: list[Met], worlds: tuple[str, ...], present: str, kind: str = "") -> list[Met]:
    """Of a push to ECR Public only where that is asked for."""
    here = [one for one in met if one.world.name in worlds and one.present == present and kind in one.label]
    found = [one for one in here if one.label.startswith("public") is kind.startswith("public")]
    assert found
    return found


def test_no_verdict_is_wrong(everything: list[Met]) -> None:
    wrong = [one for one in everything if not is_right(one)]
    assert not [(one.world.name, one.label, one.present, one.diagnosis.finding) for one in wrong]


def test_no_check_before_a_request_is_wrong(checked: list[Met]) -> None:
    wrong = [one for one in checked if not is_right(one)]
    assert not [(one.world.name, one.label, one.present, one.diagnosis.finding) for one in wrong]


def test_a_missing_image_or_repository_under_a_cache_rule_is_not_proved_to_be_a_wrong_name(
    everything: list[Met], checked: list[Met]
) -> None:
    for present in PRESENT:
        for one in of(
            [*everything, *checked], ("import-rights-missing", "missing-under-a-cache-rule"), present, "pull"
        ):
            assert one.diagnosis.confidence is not Confidence.PROVED, (one.world.name, one.label)


def test_a_check_says_that_a_call_is_refused_only_where_something_is_wrong(checked: list[Met]) -> None:
    refused = [one for one in checked if isinstance(one.diagnosis, Preflight) and one.diagnosis.refused]
    assert refused and not [(one.world.name, one.label) for one in refused if not one.wrong]


def test_the_caller_alone_proves_that_a_pull_is_let_in_and_nobody_that_a_push_is(checked: list[Met]) -> None:
    for one in of(checked, ("all-is-well",), "caller", "before a pull"):
        assert one.diagnosis.nothing_wrong and one.diagnosis.confidence is Confidence.PROVED
    assert not [one for one in checked if one.label == "before a push" and one.diagnosis.nothing_wrong]


def test_no_secret_is_in_any_result(everything: list[Met], checked: list[Met]) -> None:
    told = "\n".join(one.diagnosis.model_dump_json() for one in (*everything, *checked))
    assert not [secret for secret in SECRETS if secret in told]


def test_a_diagnosis_makes_a_bounded_number_of_calls(everything: list[Met], checked: list[Met]) -> None:
    assert max(one.calls for one in (*everything, *checked)) <= 18


def test_the_caller_alone_cannot_decide_the_seeds_situations_and_is_given_the_message_to_send(
    across: list[Met],
) -> None:
    for one in of(across, MISSING + UNGRANTED, "caller"):
        assert one.diagnosis.confidence is Confidence.UNDECIDED, one.world.name
        first = one.diagnosis.ask[0]
        assert (
            {ask.who for ask in one.diagnosis.ask} >= {RunBy.REGISTRY_OWNER} and one.world.caller in first.message
        ) or (not one.label.endswith("deny"))


@pytest.mark.parametrize(("worlds", "check"), [(MISSING, Check.REPOSITORY_NAME), (UNGRANTED, Check.REPOSITORY_POLICY)])
@pytest.mark.parametrize("present", ["+ owner", "all"])
def test_with_the_owner_the_seeds_situations_are_proved(
    across: list[Met], worlds: tuple[str, ...], check: Check, present: str
) -> None:
    for one in of(across, worlds, present):
        # Of a text that gives no reason, another policy may have refused it then, or another role have been refused.
        is_open = check is Check.REPOSITORY_POLICY and "bare 403" in one.label
        assert one.diagnosis.verdict is check
        assert one.diagnosis.confidence is (Confidence.NARROWED if is_open else Confidence.PROVED)


def test_a_similar_name_is_given_where_there_is_one(across: list[Met]) -> None:
    assert {one.diagnosis.similar for one in of(across, MISSING[:1], "+ owner")} == {("team/apps",)}
    assert {one.diagnosis.similar for one in of(across, MISSING[1:], "+ owner")} == {()}


def test_the_region_that_the_repository_is_in_is_given(everything: list[Met], checked: list[Met]) -> None:
    for met in (everything, checked):
        for one in of(met, ("repository-in-another-region",), "+ owner"):
            assert one.diagnosis.elsewhere == (SESSION_REGION,), one.label
        assert {one.diagnosis.elsewhere for one in of(met, MISSING, "+ owner")} == {()}


def test_a_repository_is_missed_at_ecr_public_in_the_own_registry_only(everything: list[Met]) -> None:
    for one in of(everything, MISSING, "all", "public push"):
        sure = Confidence.UNDECIDED if one.world.crosses else Confidence.PROVED
        assert one.diagnosis.confidence is sure, one.world.name


def test_where_all_is_well_it_is_said_so(everything: list[Met]) -> None:
    # From another network, or in another session, it may still be refused.
    for one in of(everything, ("all-is-well",), "all", "pull sentence"):
        assert one.diagnosis.nothing_wrong or one.diagnosis.verdict is not None
        assert one.diagnosis.confidence is not Confidence.UNDECIDED
    for one in of(everything, ("all-is-well",), "all", "pull no image"):
        assert one.diagnosis.nothing_wrong and one.diagnosis.confidence is Confidence.NARROWED
    # Only the push itself shows whether a session or an endpoint limits its later steps.
    for one in of(everything, ("all-is-well",), "all", "push bare 403"):
        assert one.diagnosis.confidence is Confidence.UNDECIDED


def test_another_login_than_the_credentials_at_hand_is_noticed(everything: list[Met]) -> None:
    for present in PRESENT:
        for one in of(everything, ("all-is-well",), present, "another's login"):
            assert one.diagnosis.verdict in (None, Check.REPOSITORY_POLICY)
            assert any(step.outcome.startswith(("other", "another")) for step in one.diagnosis.steps)


@pytest.mark.parametrize(
    ("name", "status", "told"), [(MISSING[0], 1, "PROVED repository-missing"), ("all-is-well", 3, "")]
)
def test_the_command_asks_by_profiles(name: str, status: int, told: str, tmp_path: Path) -> None:
    world = next(one for one in everywhere(across=True) if one.name == name)
    (missing,) = (one for one in everywhere(across=True) if one.name == MISSING[0])
    sentence = next(printed.told(missing)).failure.message
    with serving() as (front, endpoint):
        front.enter(world)
        profiles = tmp_path / "credentials"
        lines = [
            f"[{who}]\naws_access_key_id={one.key}\naws_secret_access_key={one.secret}\naws_session_token=session\n"
            for who, one in front.callers.items()
        ]
        profiles.write_text("".join(lines))
        here = environment(endpoint, front.callers[RunBy.CALLER], str(tmp_path), region="us-west-2")
        here = {name: value for name, value in here.items() if name not in ("AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN")}
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "ecr_denied",
                "diagnose",
                "--profile",
                "caller",
                "--owner-profile",
                "registry-owner",
            ],
            input=f"denied: {sentence.replace('BatchCheckLayerAvailability', 'InitiateLayerUpload')}\n",
            env={**here, "AWS_SHARED_CREDENTIALS_FILE": str(profiles), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == status and told in done.stdout, done.stderr
    assert "ecr-denied: caller calls ecr:BatchGetImage" in done.stderr
    assert not [secret for secret in SECRETS if secret in done.stdout + done.stderr]


def test_every_world_is_met(everything: list[Met]) -> None:
    assert {one.world.name for one in everything} == WRONG_IN.keys()
