"""The story: a refusal takes its reference from what was announced above it, and tellings of one failure are one."""

from __future__ import annotations

import pytest

from ecr_denied import Cause, Failure, Operation, parse, scan
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ECR, Verdict
from ecr_denied.reading.passage import TALLEST
from ecr_denied.reading.reader import Reader
from ecr_denied.reading.tellings import NEAR

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


# --- how far -------------------------------------------------------------------------------------------------
# The distances are numbers here: whoever changes HOLD or NEAR changes what is remembered, and has to say so.

NO_HOST = "dial tcp: lookup proxy: no such host\n"


@pytest.mark.parametrize(("below", "repository"), [(60, "team/app"), (61, None)])
def test_an_announcement_holds_for_sixty_lines(below: int, repository: str | None) -> None:
    assert one(PUSHES + "nothing\n" * (below - 1) + EXPIRED).repository == repository


@pytest.mark.parametrize(("below", "count"), [(60, 1), (61, 0)])
def test_words_that_anybody_says_count_for_sixty_lines_below_an_announcement(below: int, count: int) -> None:
    assert len(parse(PUSHES + "nothing\n" * (below - 1) + NO_HOST)) == count


@pytest.mark.parametrize(("below", "repository"), [(60, "team/app"), (61, None)])
def test_what_the_push_under_way_says_of_itself_makes_it_hold_on(below: int, repository: str | None) -> None:
    retries = "13a553d823a0: Retrying in 5 seconds\n"
    text = PUSHES + ("nothing\n" * 50 + retries) * 3 + "nothing\n" * (below - 1) + EXPIRED
    assert [failure.repository for failure in parse(text)][-1] == repository


@pytest.mark.parametrize(("below", "count"), [(60, 1), (61, 2)])
def test_a_push_that_retried_and_was_not_heard_of_for_sixty_lines_has_failed(below: int, count: int) -> None:
    text = PUSHES + "13a553d823a0: Retrying in 5 seconds\n" + "nothing\n" * (below - 1) + EXPIRED
    causes = [failure.cause for failure in parse(text)]
    assert causes == [Cause.CONNECTION_CLOSED, Cause.TOKEN_EXPIRED][-count:]


STATUS = f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden\n"
DENIAL = (
    "denied: User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:BatchGetImage on resource:"
    f" arn:aws:ecr:eu-west-1:{ID}:repository/team/app with an explicit deny\n"
)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("apart", "causes"), [(40, {Cause.EXPLICIT_DENY}), (41, {Cause.FORBIDDEN, Cause.EXPLICIT_DENY})]
)
def test_tellings_forty_lines_apart_are_one_failures_and_no_further(
    apart: int, causes: set[Cause], turned: bool
) -> None:
    pair = (DENIAL, STATUS) if turned else (STATUS, DENIAL)
    text = pair[0] + "nothing\n" * (apart - 1) + pair[1]
    found = list(scan([text.encode()]))
    assert {failure.cause for failure in found} == causes
    assert [failure.first_line for failure in found] == [1, apart + 1]


@pytest.mark.parametrize("further", [0, 1])
def test_a_failure_is_told_when_nothing_that_follows_can_belong_to_it(further: int) -> None:
    reader = Reader()
    last = NEAR - 1 + TALLEST  # a sentence may begin a few lines above the words that are known
    assert reader.feed(EXPIRED.encode() + b"nothing\n" * last) == []
    assert len(reader.feed(b"nothing\n" * further)) == further


@pytest.mark.parametrize(("apart", "operation"), [(40, Operation.PUSH), (41, None)])
def test_the_command_that_is_said_to_have_failed_forty_lines_below_is_the_operation(
    apart: int, operation: Operation | None
) -> None:
    failed = "[Container] 2021/10/28 12:08:20 Command did not exit successfully docker push $URI exit status 1\n"
    assert one(EXPIRED + "nothing\n" * (apart - 1) + failed).operation is operation


# --- one failure, told twice --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "below",
    [
        DENIAL.replace("team/app", "team/other"),
        DENIAL.replace(ID, "999988887777"),
        DENIAL.replace("eu-west-1", "us-east-1"),
        "name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'\n",
        STATUS.replace("manifests/v1", "manifests/v2"),
        STATUS.replace("403 Forbidden", "404 Not Found"),
        f'failed to do request: Head "https://{HOST}/v2/team/app/manifests/v1": EOF\n',
    ],
)
def test_what_is_said_differently_is_not_one_failures(below: str) -> None:
    first, second = scan([(STATUS + "nothing\n" + below).encode()])
    assert (first.cause, first.tag) == (Cause.FORBIDDEN, "v1")
    assert (first.first_line, second.first_line) == (1, 3)


@pytest.mark.parametrize("turned", [False, True])
def test_every_telling_of_a_failure_says_what_the_others_say(turned: bool) -> None:
    pair = (DENIAL, STATUS) if turned else (STATUS, DENIAL)
    first, second = scan([f"{pair[0]}nothing\n{pair[1]}".encode()])
    assert (first.first_line, second.first_line) == (1, 3)
    assert (first.cause, first.tag, first.http_status, first.action) == (
        *(Cause.EXPLICIT_DENY, "v1", 403, "ecr:BatchGetImage"),
    )
    assert first.fingerprint == second.fingerprint and "with an explicit deny" in first.message
    (grouped,) = parse(f"{pair[0]}nothing\n{pair[1]}")
    assert (grouped.occurrences, grouped.first_line, grouped.last_line) == (2, 1, 3)


@pytest.mark.parametrize("cut", [1, 7, 1 << 20])
def test_a_torn_telling_forty_lines_below_belongs_to_the_failure_whatever_the_cut(cut: int) -> None:
    torn = DENIAL.removeprefix("denied: ").replace("is not authorized", "is not\nauthorized")
    whole = (STATUS + "nothing\n" * 39 + torn + "nothing\n" * 99).encode()
    found = list(scan(whole[at : at + cut] for at in range(0, len(whole), cut)))
    assert [(failure.cause, failure.first_line) for failure in found] == [
        (Cause.EXPLICIT_DENY, 1),
        (Cause.EXPLICIT_DENY, 41),
    ]


@pytest.mark.parametrize("cut", [1, 7, 1 << 20])
def test_a_torn_refusal_sixty_lines_below_takes_its_reference_whatever_the_cut(cut: int) -> None:
    own = Verdict("no", "no, says the frobnicator", Cause.FORBIDDEN, by=ECR, source="a program of our own")
    whole = (PUSHES + "nothing\n" * 59 + "no,\nsays the frobnicator\n" + "nothing\n" * 99).encode()
    reader = Reader((*CATALOGUE, own))
    found = [failure for at in range(0, len(whole), cut) for failure in reader.feed(whole[at : at + cut])]
    (failure,) = [*found, *reader.flush()]
    assert (failure.first_line, failure.repository) == (61, "team/app")


# --- logins, and clients that try again --------------------------------------------------------------------

SSO = "The SSO session associated with this profile has expired or is otherwise invalid."
NO_TERMINAL = "Error: Cannot perform an interactive login from a non TTY device"


def test_a_login_that_was_given_nothing_has_the_reason_of_the_command_before_the_pipe() -> None:
    (failure,) = parse(f"{SSO}\n{NO_TERMINAL}")
    assert (failure.cause, failure.operation) == (Cause.AWS_CREDENTIALS_FAILED, Operation.LOGIN)


def test_a_role_that_may_not_be_assumed_during_a_login_is_no_denial_of_ecrs() -> None:
    (failure,) = parse(
        "$ aws ecr get-login-password\nAn error occurred (AccessDenied) when calling the AssumeRole operation: User:"
        " arn:aws:iam::111122223333:user/x is not authorized to perform: sts:AssumeRole on resource:"
        " arn:aws:iam::444455556666:role/publisher"
    )
    assert failure.cause is Cause.AWS_CREDENTIALS_FAILED


def test_a_client_that_tries_again_has_not_failed_while_more_may_come() -> None:
    reader = Reader()
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    text = f"The push refers to repository [{host}/team/app]\n13a553d823a0: Retrying in 5 seconds\n"
    assert [*reader.feed(text.encode()), *reader.flush(at_end=False)] == []
    assert [failure.cause for failure in reader.flush()] == [Cause.CONNECTION_CLOSED]


def test_a_denial_of_another_service_is_no_news_of_a_push() -> None:
    host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    (failure,) = parse(
        f"The push refers to repository [{host}/team/app]\nnot authorized to perform: s3:PutObject\n"
        "no basic auth credentials"
    )
    assert failure.repository == "team/app"


def test_what_a_node_hands_on_of_another_client_is_one_failure_and_the_nodes() -> None:
    words = (
        "AccessDeniedException: User: arn:aws:sts::444455556666:assumed-role/node/i-0 is not authorized to perform:"
        " ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the"
        " ecr:GetAuthorizationToken action"
    )
    (failure,) = parse(
        f'level=error msg="Failed to pull image" image="{HOST}/team/app:v1" error="{words}"\n'
        f'level=warn msg="Error transitioning container" error="CannotPullECRContainerError: {words}"'
    )
    assert (failure.client, failure.repository, failure.occurrences) == ("ecs-agent", "team/app", 2)


def test_a_nameless_telling_that_the_next_line_says_again_is_the_same_failures() -> None:
    (failure,) = parse(
        'level=error msg="Not continuing with pull after error: no basic auth credentials"\n'
        f'level=error msg="Head \\"https://{HOST}/v2/team/app/manifests/v1\\": no basic auth credentials"'
    )
    assert (failure.repository, failure.occurrences, failure.operation) == ("team/app", 2, Operation.PULL)


def test_a_nameless_telling_in_other_words_is_not_named_by_the_next_line() -> None:
    failures = parse(
        f"Your authorization token has expired.\n{HOST}/team/app: denied: token expired, says the frobnicator"
    )
    assert [failure.repository for failure in failures][:1] == [None]


def test_an_action_that_a_log_cut_off_is_not_told_and_belongs_to_the_push_above() -> None:
    (failure,) = parse(
        f"The push refers to repository [{HOST}/team/app]\n{DENIAL.partition('BatchGetImage')[0]}InitiateLayer"
    )
    assert (failure.action, failure.repository, failure.operation) == (None, "team/app", Operation.PUSH)
