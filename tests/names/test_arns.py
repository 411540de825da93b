"""ARNs of callers and of ECR's repositories: as printed, masked and torn."""

from __future__ import annotations

import regex

from ecr_denied.catalogue.template import compiled
from ecr_denied.names.arns import (
    REGISTRY_ARN,
    SERVICE,
    TASK_ARN,
)
from tests.looped import looped

ID = "111122223333"

# --- ECR's ----------------------------------------------------------------------------------------------


ARN = f"arn:aws:ecr:eu-west-1:{ID}:repository/team/app"


@looped("at", range(1, len(ARN) - len("team/app")))
def test_no_wrap_before_the_name_hides_an_arn(at: int) -> None:
    match = REGISTRY_ARN.search(f"{ARN[:at]}\n{ARN[at:]}")
    assert match
    assert ["".join(match[name].split()) for name in ("region", "account", "path")] == ["eu-west-1", ID, "team/app"]


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


@looped(
    "words",
    [f"arn:aws:s3:::{ID}", f"arn:aws:ecr:eu-west-1:{ID}:repository/a", f"arn:aws:iam::{ID}:user/ada (root)", "ada"],
)
def test_no_caller_goes_on_behind_a_blank_or_is_of_another_service(words: str) -> None:
    assert _told("caller", f"by {words} because") is None


@looped("words", ["a.amazonaws.com", "ecs.amazonaws.com.evil", "ecs.Amazonaws.com", "ecs..amazonaws.com"])
def test_no_service_is_a_part_of_another_name(words: str) -> None:
    assert not regex.fullmatch(SERVICE, words)


@looped(
    "arn",
    [
        f"arn:aws:ecs:eu-west-1:{ID}:task/{'0a' * 16}",
        f"arn:aws-cn:ecs:cn-north-1:{ID}:task/web/{'0a' * 16}",
        "arn:aws:ecs:eu-west-1:***:task/00000000-1111-2222-3333-444444444444",
        "arn:aws:ecs:eu-west-1:***:task/******",
        "arn:aws:ecs:eu-west-1:<account>:task/<cluster>/<task>",
        "arn:aws:ecs:eu-west-1:XXXX:task/prod/XXXX",
    ],
)
def test_a_task_is_named_with_its_cluster_or_without(arn: str) -> None:
    found = regex.search(TASK_ARN, f"task {arn} stopped")
    assert found and found[0] == arn
    for other in (f"x{arn}", f"{arn}0", arn.replace(":task/", ":task-set/"), arn.replace(":ecs:", ":ec2:")):
        assert not regex.search(TASK_ARN, other), other
