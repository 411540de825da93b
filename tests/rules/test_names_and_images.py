"""Names and images: what is advised on a text, and not on one that differs from it in a word."""

from __future__ import annotations

from ecr_denied import advise, parse
from tests.printed import report

OWNER = "111122223333"
HOST = f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"
ARN = f"arn:aws:ecr:eu-west-1:{OWNER}:repository/team/shop"
OWN, INSTANCE = f"arn:aws:sts::{OWNER}:assumed-role", "i-0a1b2c3d4e5f60718"


def test_a_cut_connection_blames_a_repository_or_a_right_on_a_push_alone() -> None:
    for command, blames in (("push", True), ("pull", False), ("login", False)):
        image = HOST if command == "login" else f"{HOST}/team/app:v1"
        (failure,) = parse(f'$ docker {command} {image}\nGet "https://{HOST}/v2/": EOF')
        (means,) = (line for line in report(failure).splitlines() if line.startswith("The connection was cut"))
        assert ("repository" in means) is blames, command


def test_nobody_is_sent_to_look_by_the_call_that_was_refused_to_them() -> None:
    look = "ecr:DescribeRepositories"
    for who, by in ((f"arn:aws:iam::{OWNER}:user/ada", "admin of "), (f"{OWN}/node/{INSTANCE}", "you, or ")):
        (failure,) = parse(f"denied: User: {who} is not authorized to perform: {look} on resource: {ARN}")
        (one,) = (step for step in advise(failure) if step.id == "repository-name")
        (step,) = (line for line in report(failure).splitlines() if line.endswith(f": {one.headline}"))
        assert step.partition(" ")[2].startswith(by), who
