"""Context: a refusal takes its reference from what was announced above it, or from nowhere."""

from __future__ import annotations

import pytest

from ecr_denied import Failure, Operation, parse

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
EXPIRED = "denied: Your authorization token has expired.\n"
PUSHES = f"The push refers to repository [{HOST}/team/app]\n"


def one(text: str) -> Failure:
    (failure,) = parse(text)
    return failure


# --- what is not taken -----------------------------------------------------------------------------------


def test_without_an_announcement_nothing_is_said() -> None:
    failure = one(EXPIRED)
    assert (failure.registry, failure.repository, failure.tag, failure.operation) == (None, None, None, None)


def test_an_announcement_below_a_failure_is_not_its_own() -> None:
    assert one(EXPIRED + PUSHES).repository is None


def test_an_announcement_two_thousand_lines_above_is_too_far() -> None:
    assert one(PUSHES + "nothing\n" * 2_001 + EXPIRED).repository is None
    assert one(PUSHES + "nothing\n" * 1_900 + EXPIRED).repository == "team/app"


@pytest.mark.parametrize(
    "done",
    [
        f"v1: digest: sha256:{'a' * 64} size: 899\n",
        "Status: Downloaded newer image for x\n",
        "Status: Image is up to date for x\n",
    ],
)
def test_a_push_or_pull_that_went_well_lends_its_name_to_nothing(done: str) -> None:
    assert one(PUSHES + done + EXPIRED).repository is None


def test_what_went_well_still_names_itself_when_it_is_spoken_of_again() -> None:
    text = f"{PUSHES}v1: digest: sha256:{'a' * 64} size: 899\nError: {HOST}/team/app:v1: {EXPIRED}"
    failure = one(text)
    assert (failure.repository, failure.operation) == ("team/app", Operation.PUSH)


def test_a_new_push_after_one_that_went_well_counts() -> None:
    text = f"{PUSHES}v1: digest: sha256:{'a' * 64} size: 899\n{PUSHES.replace('team/app', 'team/other')}{EXPIRED}"
    assert one(text).repository == "team/other"


def test_somebody_elses_registry_is_no_failure_of_ecrs() -> None:
    assert parse("The push refers to repository [docker.io/team/app]\ndenied: requested access is denied\n") == []
    assert parse("latest: Pulling from library/redis\nunauthorized: authentication required\n") == []


def test_no_word_of_the_line_above_is_glued_to_a_tag() -> None:
    assert one(f"hello\nv1: Pulling from team/app\n{EXPIRED}").tag == "v1"


def test_a_pull_of_another_image_does_not_keep_the_announced_one() -> None:
    failure = one(f"$ docker pull {HOST}/team/app:v1\nv2: Pulling from team/other\n{EXPIRED}")
    assert (failure.repository, failure.tag) == ("team/other", "v2")


def test_an_api_call_of_its_own_does_not_belong_to_the_push_above() -> None:
    denied = "User: arn:aws:iam::444455556666:user/a is not authorized to perform: ecr:DescribeImages on resource: *\n"
    assert one(PUSHES + denied).repository is None


def test_an_option_or_variable_in_an_echoed_command_is_no_image() -> None:
    assert one(f"$ docker push $IMAGE\n{EXPIRED}").repository is None
    assert one(f"$ docker push --quiet\n{EXPIRED}").tag is None


def test_a_masked_announcement_stays_masked() -> None:
    failure = one(f"The push refers to repository [***.dkr.ecr.eu-west-1.amazonaws.com/team/app]\n{EXPIRED}")
    assert (failure.registry_id, failure.region, failure.repository) == (None, "eu-west-1", "team/app")


# --- what is taken ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("announcement", "operation", "tag"),
    [
        (PUSHES, Operation.PUSH, None),
        (f"Using default tag: latest\n{PUSHES}", Operation.PUSH, "latest"),
        (f"$ docker push {HOST}/team/app:v1\n{PUSHES}", Operation.PUSH, "v1"),
        (f"Unable to find image '{HOST}/team/app:v1' locally\n", Operation.PULL, "v1"),
        (f"Trying to pull {HOST}/team/app:v1...\n", Operation.PULL, "v1"),
        (f"$ docker pull {HOST}/team/app:v1\nv1: Pulling from team/app\n", Operation.PULL, "v1"),
        (f"$ docker pull {HOST}/team/app\nlatest: Pulling from team/app\n", Operation.PULL, "latest"),
        (f'Pulling image "{HOST}/team/app:v1"\n', Operation.PULL, "v1"),
        (f"Step 1/4 : FROM {HOST}/team/app:v1\n", Operation.PULL, "v1"),
    ],
)
def test_the_announcement_above_says_what_the_refusal_does_not(
    announcement: str, operation: Operation, tag: str | None
) -> None:
    failure = one(announcement + EXPIRED)
    assert (failure.registry_id, failure.region, failure.repository) == (ID, "eu-west-1", "team/app")
    assert (failure.operation, failure.tag) == (operation, tag)


def test_a_region_that_a_login_step_detected_is_taken() -> None:
    assert one(f"AWS ECR detected with eu-west-1 region\n{EXPIRED}").region == "eu-west-1"
    assert one(f"AWS ECR detected with nowhere region\n{EXPIRED}").region is None


def test_a_push_that_retries_until_the_input_ends_was_hung_up_on() -> None:
    failure = one(f"{PUSHES}13a553d823a0: Retrying in 5 seconds\n13a553d823a0: Retrying in 4 seconds\n")
    assert (failure.cause.value, failure.repository) == ("connection-closed", "team/app")
    assert not failure.retryable


@pytest.mark.parametrize("after", [f"v1: digest: sha256:{'a' * 64} size: 899\n", EXPIRED])
def test_a_push_that_retried_and_went_on_is_told_by_what_followed(after: str) -> None:
    found = parse(f"{PUSHES}13a553d823a0: Retrying in 5 seconds\n{after}")
    assert [failure.cause.value for failure in found] == (["token-expired"] if after is EXPIRED else [])


def test_a_retry_of_nobody_knows_whose_push_is_nothing() -> None:
    assert parse("13a553d823a0: Retrying in 5 seconds\n") == []
