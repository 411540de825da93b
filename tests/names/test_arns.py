"""ARNs of callers and of ECR's repositories: as printed, masked and torn."""

from __future__ import annotations

import regex

from ecr_denied import Principal, PrincipalType
from ecr_denied.catalogue.template import compiled
from ecr_denied.names.arns import (
    CALLER,
    POLICY_ARN,
    REGISTRY_ARN,
    RESOURCE,
    SERVICE,
    TASK_ARN,
    account_of,
    region_in,
)
from ecr_denied.names.principals import principal_from
from tests.looped import looped

ID = "111122223333"

# --- what is none ---------------------------------------------------------------------------------------


@looped("words", ["", "ada", "AIDAEXAMPLE", "user/ada", "x", "arn", "anonymous"])
def test_no_principal_is_read_from_what_is_no_arn(words: str) -> None:
    assert principal_from(words) is None


@looped(
    "text",
    [
        "arn:aws:s3:::bucket",
        f"arn:aws:iam::{ID}:role/ecr",
        f"arn:aws:ecr-like:eu-west-1:{ID}:repository/app",
        f"arn:aws:sts::{ID}:assumed-role/ecr/repository",
        f"arn:***:ecr:eu-west-1:{ID}",
    ],
)
def test_no_registry_is_read_from_another_services_arn(text: str) -> None:
    assert not REGISTRY_ARN.search(text)


@looped("text", ["", f"arn:aws:ecr:eu-west-1:{ID}:repository/a", "user/ada", "arn:aws:s3:::bucket"])
def test_no_caller_is_read_from_an_arn_of_something_else(text: str) -> None:
    assert not regex.fullmatch(CALLER, text)


def test_an_arn_that_was_cut_off_is_not_kept_as_one() -> None:
    assert principal_from(f"arn:aws:sts::{ID}:assumed-rol...") == Principal(account_id=ID)


@looped("words", ["amazonaws.com", "app.amazonaws.com.evil.com", "a.b.amazonaws.com", "sqs.example.com"])
def test_no_service_is_read_from_another_host(words: str) -> None:
    assert principal_from(words) is None


def test_a_service_of_aws_is_a_principal_by_its_name() -> None:
    for name in ("sagemaker.amazonaws.com", "lambda.amazonaws.com", "codebuild.amazonaws.com.cn"):
        assert principal_from(name) == Principal(type=PrincipalType.SERVICE, name=name)


# --- principals -----------------------------------------------------------------------------------------


@looped(
    "arn, expected",
    [
        (f"arn:aws:iam::{ID}:root", Principal(account_id=ID, type=PrincipalType.ROOT)),
        (f"arn:aws:iam::{ID}:user/ada", Principal(account_id=ID, type=PrincipalType.USER, name="ada")),
        (f"arn:aws-cn:iam::{ID}:user/edu/a/ada", Principal(account_id=ID, type=PrincipalType.USER, name="edu/a/ada")),
        (f"arn:aws:iam::{ID}:role/x/ci", Principal(account_id=ID, type=PrincipalType.ROLE, name="x/ci")),
        (
            f"arn:aws-us-gov:sts::{ID}:assumed-role/ci/run@7",
            Principal(account_id=ID, type=PrincipalType.ASSUMED_ROLE, name="ci", session="run@7"),
        ),
        (f"arn:aws:sts::{ID}:assumed-role/ci", Principal(account_id=ID, type=PrincipalType.ASSUMED_ROLE, name="ci")),
        (f"arn:aws:sts::{ID}:assumed-role/", Principal(account_id=ID, type=PrincipalType.ASSUMED_ROLE)),
        (f"arn:aws:sts::{ID}:assumed-role", Principal(account_id=ID, type=PrincipalType.ASSUMED_ROLE)),
        (
            f"arn:aws:sts::{ID}:federated-user/bo",
            Principal(account_id=ID, type=PrincipalType.FEDERATED_USER, name="bo"),
        ),
        ("arn:aws:iam::***:user/ada", Principal(type=PrincipalType.USER, name="ada")),
        ("arn:aws:iam::<account id>:user/ada", Principal(type=PrincipalType.USER, name="ada")),
        *(
            (f"arn:aws:sts::{ID}:assumed-role/{mask}/{mask}", Principal(account_id=ID, type=PrincipalType.ASSUMED_ROLE))
            for mask in ("xxx", "***", "<role>", "{ROLE}", "REDACTED")
        ),
        (
            f"arn:aws:sts::{ID}:assumed-role/***-node/i-[id]",
            Principal(account_id=ID, type=PrincipalType.ASSUMED_ROLE, name="***-node", session="i-[id]"),
        ),
        (f"arn:aws:iam::{ID}:group/devs", Principal(account_id=ID)),
        ("arn:aws:iam", Principal()),
    ],
)
def test_a_principal_is_read_as_far_as_it_is_said(arn: str, expected: Principal) -> None:
    assert principal_from(arn) == expected.model_copy(update={"arn": "".join(arn.split())})


@looped("mark", ["(", "[", "<"])
def test_brackets_around_an_arn_are_no_part_of_it(mark: str) -> None:
    closed = {"(": ")", "[": "]", "<": ">"}[mark]
    found = principal_from(f"{mark}arn:aws:iam::{ID}:user/ada{closed}")
    assert found and (found.arn, found.name) == (f"arn:aws:iam::{ID}:user/ada", "ada")


@looped(
    "torn", [f"arn:aws:iam::{ID}:us\n er/ada", f"arn:aws:iam::{ID}:user/a\nda", "arn:\naws:iam::" + ID + ":user/ada"]
)
def test_a_wrap_inside_an_arn_is_mended(torn: str) -> None:
    found = principal_from(torn)
    assert found and found.arn == f"arn:aws:iam::{ID}:user/ada"


# --- ECR's ----------------------------------------------------------------------------------------------


@looped("partition", ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-eusc"])
def test_an_arn_of_a_repository_says_region_account_and_name(partition: str) -> None:
    match = REGISTRY_ARN.search(f"on resource: arn:{partition}:ecr:eu-west-1:{ID}:repository/team/app because")
    assert match and (match["region"], match["account"], match["path"]) == ("eu-west-1", ID, "team/app")


def test_a_public_repositorys_arn_has_no_region() -> None:
    match = REGISTRY_ARN.search(f"arn:aws:ecr-public::{ID}:repository/app")
    assert match and (match["region"], match["account"], match["path"]) == ("", ID, "app")


@looped("dots", ["...", "…", "<region and account>"])
def test_a_name_is_read_where_the_fields_before_it_are_left_out(dots: str) -> None:
    match = REGISTRY_ARN.search(f"on arn:aws:ecr:{dots}:repository/team/app because")
    assert match and (match["account"], match["path"]) == (None, "team/app")


def test_a_registrys_arn_has_no_name() -> None:
    match = REGISTRY_ARN.search(f"arn:aws:ecr:eu-west-1:{ID}")
    assert match and (match["account"], match["path"]) == (ID, None)


ARN = f"arn:aws:ecr:eu-west-1:{ID}:repository/team/app"


@looped("at", range(1, len(ARN) - len("team/app")))
def test_no_wrap_before_the_name_hides_an_arn(at: int) -> None:
    match = REGISTRY_ARN.search(f"{ARN[:at]}\n{ARN[at:]}")
    assert match
    assert ["".join(match[name].split()) for name in ("region", "account", "path")] == ["eu-west-1", ID, "team/app"]


def test_a_name_torn_at_the_end_of_its_line_ends_there_unless_a_reason_follows() -> None:
    for behind, path in (("", "team/a"), (" because no identity-based policy", "team/app")):
        match = REGISTRY_ARN.search(f"{ARN[:-2]}\n{ARN[-2:]}{behind}")
        assert match and "".join(match["path"].split()) == path


@looped("words", [ARN, "*", f"arn:aws:ecr:eu-west-1:***:repository/{'a' * 200}", f"arn:aws:ecr:*:{ID}:*"])
def test_a_resource_is_an_arn_however_masked_or_a_star(words: str) -> None:
    assert regex.fullmatch(RESOURCE, words)


@looped(
    "arn",
    [
        f"arn:aws:iam::{ID}:policy/NoPush",
        f"arn:aws:organizations::{ID}:policy/o-ab12cd34ef/service_control_policy/p-ab12cd34",
        f"arn:aws:organizations::{ID}:policy/o-ab12\ncd34ef/service_control_policy/p-ab12cd34",
    ],
)
def test_a_policys_arn_is_read_whole(arn: str) -> None:
    assert regex.fullmatch(POLICY_ARN, arn)


def _told(field: str, text: str) -> str | None:
    """What stands for a field in a text that only asks for it, with the break of a wrap mended."""
    match = compiled(f"by {{{field}}}[,] because").search(text)
    return "".join(match[field].split()) if match else None


ROLE = f"arn:aws:iam::{ID}:role/x/ci"
POLICY = f"arn:aws:organizations::{ID}:policy/o-ab12cd34ef/service_control_policy/p-ab12cd34"


@looped(
    "field, arn",
    [
        *(("caller", arn) for arn in (ROLE, f"arn:aws-cn:sts::{ID}:assumed-role/ci/run@7")),
        ("caller", "arn:aws:iam::<account>:user/ada"),
        *(("resource", arn) for arn in (ARN, ROLE, "*", "team/app", f"arn:aws:kms:eu-west-1:{ID}:key/ab-1")),
        *(("policy_arn", arn) for arn in (POLICY, f"arn:aws:iam::{ID}:policy/NoPush")),
        *(("service", name) for name in ("ecs.amazonaws.com", "codebuild.amazonaws.com.cn")),
    ],
)
def test_what_a_wording_asks_for_is_read_to_its_end(field: str, arn: str) -> None:
    for end in (" ", ", "):
        if field != "resource" or end == " ":
            assert _told(field, f"by {arn}{end}because") == arn, end


@looped(
    "field, whole, torn",
    [("caller", ROLE, ROLE[14:]), ("resource", ARN, ARN[5:]), ("policy_arn", POLICY, POLICY[5:-8])],
)
def test_no_wrap_inside_an_arn_that_a_wording_asks_for_hides_it(field: str, whole: str, torn: str) -> None:
    first = whole.index(torn)
    for at in range(first, first + len(torn)):
        assert _told(field, f"by {whole[:at]}\n{whole[at:]} because no") == whole, at


def test_an_arn_torn_before_its_name_is_read_where_nothing_follows() -> None:
    for at in range(len("arn:a"), len(ARN) - len("team/app")):
        match = compiled("on {resource}").search(f"on {ARN[:at]}\n{ARN[at:]}")
        assert match and "".join(match["resource"].split()) == ARN, at


@looped(
    "words",
    [f"arn:aws:s3:::{ID}", f"arn:aws:ecr:eu-west-1:{ID}:repository/a", f"arn:aws:iam::{ID}:user/ada (root)", "ada"],
)
def test_no_caller_goes_on_behind_a_blank_or_is_of_another_service(words: str) -> None:
    assert _told("caller", f"by {words} because") is None


@looped("words", ["a.amazonaws.com", "ecs.amazonaws.com.evil", "ecs.Amazonaws.com", "ecs..amazonaws.com"])
def test_no_service_is_a_part_of_another_name(words: str) -> None:
    assert not regex.fullmatch(SERVICE, words)


@looped("arn", [f"arn:aws:ecs:eu-west-1:{ID}:task/{'0a' * 16}", f"arn:aws-cn:ecs:cn-north-1:{ID}:task/web/{'0a' * 16}"])
def test_a_task_is_named_with_its_cluster_or_without(arn: str) -> None:
    found = regex.search(TASK_ARN, f"task {arn} stopped")
    assert found and found[0] == arn
    for other in (f"x{arn}", f"{arn}0", arn.replace(":task/", ":task-set/"), arn.replace(":ecs:", ":ec2:")):
        assert not regex.search(TASK_ARN, other), other


def test_account_and_region_are_fields_of_an_arn_or_nothing() -> None:
    key = f"arn:aws:kms:eu-west-1:{ID}:key/1"
    assert (account_of(key), region_in(key)) == (ID, "eu-west-1")
    for other in (None, "", "arn", "a:b", "arn:aws:iam", "arn:aws:iam:", f"arn:aws:iam::***:role/ci:{ID}"):
        assert (account_of(other), region_in(other)) == (None, None)
