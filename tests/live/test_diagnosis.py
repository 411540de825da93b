"""What is made of the answers: verdict, how sure, what is left, whom to ask. Most cases stand in diagnosis.txt."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ecr_denied import Cause, Failure, Operation, RunBy
from ecr_denied.advice.known import FACTS as FACTS_OF_ADVICE
from ecr_denied.live import Confidence, Diagnosis, Files, diagnose, diagnosis
from ecr_denied.live.calls import OPERATIONS
from ecr_denied.live.case import Case
from ecr_denied.live.diagnosis import planned
from ecr_denied.live.probes import PROBES
from ecr_denied.live.rules import FACTS, RULES, UNASKABLE, subject_of
from ecr_denied.live.vocabulary import FINDINGS, MEANINGS, REFUSED, SETTLES
from ecr_denied.records import Principal, Request, RequestTarget
from tests.live.cases import (
    ADMIN,
    CI,
    HOLDER,
    NO_REPOSITORY,
    administrator,
    bare,
    caller,
    differences,
    found_in,
    outcomes,
    owner,
    refused,
    session,
)
from tests.live.fakes import ACCOUNT, OWNER, FakeSession, error
from tests.looped import looped

ROOM = Path(diagnosis.__file__).parent
EVERYBODY = (RunBy.CALLER, RunBy.REGISTRY_OWNER, RunBy.CALLER_ADMIN)
ROLE = f"arn:aws:iam::{ACCOUNT}:role/ci"


def test_every_case_of_the_table_is_found_as_it_says(tmp_path: Path) -> None:
    table = Path(__file__).with_name("diagnosis.txt")
    assert [f"{case.at}: {wrong}" for case in found_in(table, tmp_path) for wrong in differences(case)] == []


# --- what is said beside the finding --------------------------------------------------------------------


def test_the_callers_credentials_alone_name_whom_to_ask() -> None:
    first = diagnose(refused(), caller()).ask[0]
    assert first.who is RunBy.REGISTRY_OWNER
    for words in (CI, "ecr:InitiateLayerUpload", "team/app", "get-repository-policy", OWNER):
        assert words in first.message
    assert "not-allowed" not in first.message


def test_the_account_in_the_host_may_be_the_mistake() -> None:
    found = diagnose(refused(), caller(), FakeSession("arn:aws:sts::123456789012:assumed-role/admin/me"))
    (said,) = [step.meaning for step in found.steps if step.outcome == "not-of-the-account"]
    assert OWNER in said and "123456789012" in said


@pytest.mark.parametrize(
    ("validation", "words"),
    [({"isValid": False, "failure": "not reached"}, "not reached"), ({"isValid": False}, "the right to read there")],
)
def test_why_a_cache_rule_fails_is_what_ecr_says_and_no_secret_is_named_where_the_rule_has_none(
    validation: Any, words: str
) -> None:
    denies = caller({"ecr:BatchGetImage": {"failures": [{"failureCode": "UpstreamAccessDenied"}]}})
    rule = {"ecrRepositoryPrefix": "team", "upstreamRegistryUrl": "registry-1.docker.io", "customRoleArn": ROLE}
    known = {"ecr:DescribePullThroughCacheRules": {"pullThroughCacheRules": [rule]}}
    theirs = owner({**known, "ecr:ValidatePullThroughCacheRule": validation})
    found = diagnose(bare(Operation.PULL, cause=Cause.UPSTREAM_DENIED), denies, theirs)
    assert (found.finding, found.confidence) == ("upstream-rule-fails", Confidence.PROVED)
    assert words in found.meaning and "secret" not in found.meaning


@pytest.mark.parametrize(
    ("admitted", "doubt"),
    [
        (f"arn:aws:iam::{ACCOUNT}:role/other", "the text does not say whose request was refused"),
        ("arn:aws:iam::123456789012:role/other", "the text does not say which step was refused"),
    ],
)
def test_the_doubt_is_told_where_a_policy_admits_another(admitted: str, doubt: str) -> None:
    _, theirs = session(f'owner: GetRepositoryPolicy={{"Principal": {{"AWS": "{admitted}"}}}}')
    found = diagnose(bare(Operation.PULL), caller(), theirs)
    assert (found.finding, found.candidates[0].doubt) == ("grant-missing", doubt)


def test_a_message_to_somebody_of_ecr_public_says_so() -> None:
    public = bare(Operation.PUSH, registry="public.ecr.aws", registry_id=None, region=None, registry_alias="a1b2c3")
    asked = diagnose(public, caller(), None, administrator("allowed")).ask
    assert asked and all("public registry" in one.message for one in asked)


def test_a_repository_created_after_the_failure_is_narrowed() -> None:
    seen = datetime(2026, 1, 1, tzinfo=UTC)
    there = {"repositories": [{"createdAt": seen + timedelta(minutes=1)}]}
    failure = refused().model_copy(update={"last_seen": seen})
    theirs = owner({"ecr:DescribeRepositories": there, "ecr:GetRepositoryPolicy": {}})
    assert diagnose(failure, caller(), theirs).finding == "created-since"
    assert seen.isoformat() in diagnose(failure, caller()).ask[0].message


# --- names, here and elsewhere --------------------------------------------------------------------------


def listing(*pages: str, forever: bool = False) -> Any:
    """A registry without the repository, and the names in it, a page each."""

    def described(**asked: Any) -> Any:
        if "repositoryNames" in asked:
            return NO_REPOSITORY
        at = int(asked.get("nextToken", 0))
        more = {"nextToken": str(at + 1)} if forever or at + 1 < len(pages) else {}
        return {"repositories": [{"repositoryName": one} for one in pages[at : at + 1]], **more}

    return owner({"ecr:DescribeRepositories": described})


def test_similar_names_of_a_registry_are_given_and_of_one_without_end_ten_pages_are_read() -> None:
    found = diagnose(refused(), caller(), listing("payments", "team/apps"))
    assert found.similar == ("team/apps",) and found.ask == ()
    endless = listing(forever=True)
    assert diagnose(refused(), caller(), endless).similar == ()
    assert len([one for one, asked in endless.asked if "maxResults" in asked]) == 10


def in_regions(found: Diagnosis) -> dict[str, str]:
    return {step.call.rpartition(" ")[2]: step.outcome for step in found.steps if " in " in step.call}


def test_a_missing_repository_is_looked_for_in_the_regions_that_sessions_and_logins_name(tmp_path: Path) -> None:
    logins = [f"{OWNER}.dkr.ecr.{one}.amazonaws.com" for one in ("eu-west-1", "ap-south-1", "sa-east-1", "eu-north-1")]
    logins += [f"{ACCOUNT}.dkr.ecr.ca-west-1.amazonaws.com", "https://index.docker.io/v1/"]
    (tmp_path / ".docker").mkdir()
    held = {"auths": {f"https://{one}": {"auth": "x"} for one in logins}}
    (tmp_path / ".docker" / "config.json").write_text(json.dumps(held))
    missing = {f"{region} ecr:DescribeRepositories": NO_REPOSITORY for region in ("eu-west-1", "ap-south-1")}
    asked = owner({**missing, "us-west-2 ecr:DescribeRepositories": error("AccessDeniedException")})
    mine = caller()
    asked.region_name, mine.region_name = "us-west-2", "cn-north-1"
    found = diagnose(refused(), mine, asked, files=Files(home=tmp_path, environment={}))
    assert found.finding == "repository-missing" and found.elsewhere == ("sa-east-1", "eu-north-1")
    assert in_regions(found) == {
        "us-west-2": "not-allowed",
        "ap-south-1": "not-in-another-region",
        "sa-east-1": "in-another-region",
        "eu-north-1": "in-another-region",
    }


def test_nobody_asks_other_regions_where_the_repository_is_there_or_nobody_may_look() -> None:
    mine = caller({"ecr:BatchGetImage": NO_REPOSITORY})
    mine.region_name = "us-west-2"
    assert in_regions(diagnose(refused(), mine)) == {} == in_regions(diagnose(refused(), mine, owner()))


def test_an_old_login_at_ecr_public_is_narrowed_without_a_call_of_its_own(tmp_path: Path) -> None:
    (tmp_path / ".docker").mkdir()
    stored = tmp_path / ".docker" / "config.json"
    stored.write_text(json.dumps({"auths": {"public.ecr.aws": {"auth": "x"}}}))
    public = bare(Operation.PULL, registry="public.ecr.aws", registry_id=None, region=None, registry_alias="a1b2c3")
    mine, written = caller(), stored.stat().st_mtime
    for age, finding in ((13 * 3600, "login-stored-too-long"), (60, None)):
        files = Files(home=tmp_path, environment={}, now=lambda seen=written + age: seen)  # type: ignore[misc]
        assert diagnose(public, mine, files=files).finding == finding
    assert {action for action, _ in mine.asked} == {"sts:GetCallerIdentity"} and mine.regions == {"us-east-1"}


# --- what is asked --------------------------------------------------------------------------------------


@looped("code", ["AccessDenied", "ThrottlingException", "ServerException", "ExpiredToken", "InvalidSignatureException"])
def test_a_check_that_is_refused_is_an_outcome_and_decides_nothing(code: str) -> None:
    everything = dict.fromkeys(OPERATIONS.keys() - {"sts:GetCallerIdentity"}, error(code))
    found = diagnose(refused(), caller(), FakeSession(HOLDER, everything), FakeSession(ADMIN, everything))
    assert found.verdict is None and RunBy.REGISTRY_OWNER in {ask.who for ask in found.ask}


def test_answers_of_another_shape_decide_nothing() -> None:
    empty: dict[str, Any] = {action: {} for action in OPERATIONS.keys() - {"sts:GetCallerIdentity"}}
    for failure in (refused(), bare(Operation.PUSH), bare(Operation.PUSH, cause=Cause.TAG_IMMUTABLE)):
        found = diagnose(failure, caller(), FakeSession(HOLDER, empty), FakeSession(ADMIN, empty))
        assert found.confidence is not Confidence.PROVED, found


@looped(
    "fields",
    [
        {"registry": "public.ecr.aws", "registry_id": None, "cause": Cause.IMAGE_NOT_FOUND},
        {"region": None},
        {"registry_id": None},
        {"cause": Cause.TLS_FAILED},
        {"cause": Cause.CONNECTION_CLOSED},
    ],
)
def test_what_no_call_decides_makes_no_call_and_leaves_all_advice(fields: dict[str, Any]) -> None:
    mine, failure = caller(), bare(Operation.PULL, **fields)
    found = diagnose(failure, mine)
    assert mine.asked == [] and found.confidence is Confidence.UNDECIDED and found.remaining
    assert list(planned(failure, (RunBy.CALLER,))) == []


def test_a_failure_that_names_no_repository_or_image_is_asked_about_what_it_names() -> None:
    nameless = bare(Operation.PUSH, repository=None, tag=None)
    assert (RunBy.CALLER, "ecr:BatchGetImage") not in set(planned(nameless, (RunBy.CALLER,)))
    asked = {step.call for step in diagnose(nameless, caller(), owner()).steps}
    assert asked <= {"sts:GetCallerIdentity", "ecr:GetAuthorizationToken"}


@looped("failure", [refused(), bare(Operation.PUSH), bare(Operation.PUSH, cause=Cause.TAG_IMMUTABLE)])
def test_what_was_planned_is_what_is_called(failure: Failure) -> None:
    made: list[tuple[RunBy, str]] = []
    here = (caller(), owner(), administrator("allowed"))
    diagnose(failure, *here, told=lambda who, action: made.append((who, action)))
    assert made and set(made) <= set(planned(failure, EVERYBODY))


def test_within_an_account_the_caller_asks_for_the_repository_itself() -> None:
    within = refused().model_copy(update={"registry_id": ACCOUNT})
    assert (RunBy.CALLER, "ecr:DescribeRepositories") in set(planned(within, (RunBy.CALLER,)))


def test_a_principal_without_an_account_is_not_taken_for_another() -> None:
    masked = refused().model_copy(update={"principal": Principal(arn=CI, name="ci")})
    assert "text-names-nobody" in outcomes(diagnose(masked, caller()))


def test_a_refused_token_is_of_no_repository_and_who_asked_for_tags_read_no_image() -> None:
    assert Case.of(bare(Operation.LOGIN, action="ecr:GetAuthorizationToken")).arn == "*"
    asked = {target: bare(Operation.PULL, request=Request(target=target)) for target in RequestTarget}
    assert [target for target, failure in asked.items() if not Case.of(failure).pulls] == [RequestTarget.TAGS]


@pytest.mark.parametrize("source", [ROLE, f"arn:aws:iam::{ACCOUNT}:user/ada"])
def test_a_role_is_simulated_by_its_arn_in_iam_and_a_user_by_its_own_in_the_region_of_the_registry(source: str) -> None:
    who = CI if source == ROLE else source
    admin = administrator("allowed", {"iam:GetRole": {"Role": {"Arn": ROLE}}})
    diagnose(refused(who), caller(arn=who), None, admin)
    asked = dict(admin.asked)["iam:SimulatePrincipalPolicy"]
    assert asked["PolicySourceArn"] == source
    assert "eu-west-1" in [value for one in asked["ContextEntries"] for value in one["ContextKeyValues"]]


def test_cloudtrail_is_asked_for_the_time_of_the_failure_where_that_is_known() -> None:
    seen = datetime(2026, 1, 1, tzinfo=UTC)
    for last, known in ((seen, True), (seen.replace(tzinfo=None), False), (None, False)):
        admin = administrator("allowed", {"cloudtrail:LookupEvents": error("AccessDeniedException")})
        diagnose(bare(Operation.PUSH, last_seen=last), caller(), None, admin)
        asked = dict(admin.asked)["cloudtrail:LookupEvents"]
        assert ("StartTime" in asked) is known and asked["LookupAttributes"][0]["AttributeValue"] == "run-7"


@pytest.mark.parametrize(
    ("held", "finding", "sure"),
    [
        ({"imageDetails": [], "nextToken": "more"}, "image-missing", Confidence.NARROWED),
        (error("AccessDeniedException"), "image-missing", Confidence.NARROWED),
        ({"imageDetails": [{"imageTags": ["v2"], "imageDigest": "sha256:x"}]}, "image-missing", Confidence.PROVED),
        ({"imageDetails": [{"imageTags": ["v1"]}]}, "image-archived", Confidence.PROVED),
    ],
)
def test_where_aws_takes_no_filter_beside_ids_an_image_is_missing_if_the_lists_of_archived_ones_lack_it(
    held: Any, finding: str, sure: Confidence
) -> None:
    def described(**asked: Any) -> Any:
        if "imageIds" in asked:
            return error("InvalidParameterException" if "filter" in asked else "ImageNotFoundException")
        return held

    found = diagnose(bare(Operation.PULL, cause=Cause.NOT_FOUND), caller(), owner({"ecr:DescribeImages": described}))
    assert (found.finding, found.confidence) == (finding, sure)


@pytest.mark.parametrize(
    ("number", "parts", "outcome"),
    [
        (1, {"images": [{}]}, "image-there"),
        (1, {"failures": [{"failureCode": "ImageNotFound"}]}, "part-missing"),
        (1, {"failures": [{"failureCode": "KmsError"}]}, "image-unread"),
        (1, error("ThrottlingException"), "image-unread"),
        (101, {"images": [{}]}, "image-unread"),
    ],
)
def test_the_images_that_an_index_names_are_asked_for_in_one_call(number: int, parts: Any, outcome: str) -> None:
    index = json.dumps({"manifests": [{"digest": f"sha256:{one}"} for one in range(number)]})

    def answer(**asked: Any) -> Any:
        return {"images": [{"imageManifest": index}]} if "imageTag" in asked["imageIds"][0] else parts

    mine = caller({"ecr:BatchGetImage": answer})
    assert outcome in outcomes(diagnose(bare(Operation.PULL, cause=Cause.IMAGE_NOT_FOUND), mine))
    asked = [len(asked["imageIds"]) for action, asked in mine.asked if action == "ecr:BatchGetImage"]
    assert asked == [1, min(number, 100)]


# --- the tables are whole --------------------------------------------------------------------------------


@looped("cause", Cause)
def test_every_cause_has_a_table_or_a_reason_why_not(cause: Cause) -> None:
    asked = [subject_of(Case.of(bare(operation, cause=cause))) for operation in (Operation.PUSH, Operation.PULL)]
    assert any(asked) is (cause not in UNASKABLE), cause
    if cause in UNASKABLE:
        assert diagnose(bare(Operation.PULL, cause=cause), caller()).meaning == UNASKABLE[cause]


def test_every_rule_names_looks_outcomes_facts_and_findings_that_there_are() -> None:
    together = {"again", "side", "deny", "own"}
    for rule in RULES:
        assert rule.needs.keys() | rule.unless.keys() <= {*PROBES, *together, "identity", "store"}, rule
        seen = [one for probe, outcomes in rule.needs.items() if probe not in together for one in outcomes]
        assert MEANINGS.keys() >= set(seen) and rule.subjects, rule
        own = {word for word, _ in rule.facts if "=" not in word}
        assert {*FACTS, *FACTS_OF_ADVICE} >= own, rule
    assert FINDINGS.keys() == {rule.finding for rule in RULES}
    assert SETTLES.keys() <= MEANINGS.keys()


def test_every_outcome_that_has_a_meaning_is_one_that_a_probe_gives() -> None:
    tables = ("vocabulary.py", "rules.py")
    code = "".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py") if path.name not in tables)
    said = ("denies", "grants-nothing", "is-unclear", "names-principal", "admits-account")
    composed = {f"{policy}-{word}" for policy in ("policy", "registry-policy") for word in said}
    composed |= {*REFUSED, *(f"trail-{one}" for one in REFUSED), "creation-refused", "image-archived"}
    composed |= {f"ecr-{one}" for one in ("endpoints-admit", "endpoint-lacks", "endpoint-is-unclear")}
    assert composed <= MEANINGS.keys() <= set(re.findall(r'"([a-z0-9-]+)"', code)) | composed


def test_nothing_but_the_command_and_assistants_imports_live_checks_and_they_know_neither_text_nor_output() -> None:
    package = ROOM.parent
    for path in package.rglob("*.py"):
        code, room = path.read_text(encoding="utf-8"), path.relative_to(package).parts[0]
        if room == "live":
            assert not re.search(r"ecr_denied\.(reading|catalogue|output|cli)", code), path
        else:
            assert room in ("cli", "mcp") or "ecr_denied.live" not in code, path
