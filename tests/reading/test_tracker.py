"""What is under way: a refusal takes its reference from what was announced above it, and what is said twice is one."""

from __future__ import annotations

from ecr_denied import Cause, Failure, Operation, parse, scan
from ecr_denied.catalogue import CATALOGUE
from ecr_denied.catalogue.entry import ECR, Verdict
from ecr_denied.reading.judge.occurrences import MERGE_WINDOW_LINES
from ecr_denied.reading.lines.sieve import MAX_WRAPPED_LINES
from ecr_denied.reading.reader import Reader
from tests.looped import looped

ID = "111122223333"
HOST = f"{ID}.dkr.ecr.eu-west-1.amazonaws.com"
EXPIRED = "denied: Your authorization token has expired.\n"
PUSHES = f"The push refers to repository [{HOST}/team/app]\n"


def one(text: str) -> Failure:
    (failure,) = parse(text)
    return failure


LINE = "nothing\n"
# More lines than an input has that is read as a whole.
LONG = LINE * 201

# --- what is not taken -----------------------------------------------------------------------------------


def test_without_an_announcement_nothing_is_said() -> None:
    failure = one(EXPIRED)
    assert (failure.registry, failure.repository, failure.tag, failure.operation) == (None, None, None, None)


def test_an_announcement_below_a_failure_is_not_its_own_in_a_long_input() -> None:
    assert one(LONG + EXPIRED + PUSHES).repository is None


@looped(
    "done",
    [
        f"v1: digest: sha256:{'a' * 64} size: 899\n",
        "Status: Downloaded newer image for x\n",
        "Status: Image is up to date for x\n",
    ],
)
def test_a_push_or_pull_that_went_well_lends_its_name_to_nothing(done: str) -> None:
    for above in ("", LONG):
        assert one(above + PUSHES + done + EXPIRED).repository is None


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
    assert one(f"hello\nv1: Pulling from {HOST}/team/app\n{EXPIRED}").tag == "v1"


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


@looped(
    "announcement, operation, tag",
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


@looped("after", [f"v1: digest: sha256:{'a' * 64} size: 899\n", EXPIRED])
def test_a_push_that_retried_and_went_on_is_told_by_what_followed(after: str) -> None:
    found = parse(f"{PUSHES}13a553d823a0: Retrying in 5 seconds\n{after}")
    assert [failure.cause.value for failure in found] == (["token-expired"] if after is EXPIRED else [])


def test_a_retry_of_nobody_knows_whose_push_is_nothing() -> None:
    assert parse("13a553d823a0: Retrying in 5 seconds\n") == []


# --- how far -------------------------------------------------------------------------------------------------
# The distances are numbers here: whoever changes HOLD or NEAR changes what is remembered, and has to say so.

NO_HOST = "dial tcp: lookup proxy: no such host\n"


@looped("below, repository", [(60, "team/app"), (61, None)])
def test_an_announcement_holds_for_sixty_lines(below: int, repository: str | None) -> None:
    assert one(LONG + PUSHES + "nothing\n" * (below - 1) + EXPIRED).repository == repository


@looped("below, count", [(60, 1), (61, 0)])
def test_words_that_anybody_says_count_for_sixty_lines_below_an_announcement(below: int, count: int) -> None:
    assert len(parse(PUSHES + "nothing\n" * (below - 1) + NO_HOST)) == count


@looped("below, repository", [(60, "team/app"), (61, None)])
def test_what_the_push_under_way_says_of_itself_makes_it_hold_on(below: int, repository: str | None) -> None:
    retries = "13a553d823a0: Retrying in 5 seconds\n"
    text = PUSHES + ("nothing\n" * 50 + retries) * 3 + "nothing\n" * (below - 1) + EXPIRED
    assert [failure.repository for failure in parse(text)][-1] == repository


@looped("below, count", [(60, 1), (61, 2)])
def test_a_push_that_retried_and_was_not_heard_of_for_sixty_lines_has_failed(below: int, count: int) -> None:
    text = PUSHES + "13a553d823a0: Retrying in 5 seconds\n" + "nothing\n" * (below - 1) + EXPIRED
    causes = [failure.cause for failure in parse(text)]
    assert causes == [Cause.CONNECTION_CLOSED, Cause.TOKEN_EXPIRED][-count:]


STATUS = f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden\n"
DENIAL = (
    "denied: User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:BatchGetImage on resource:"
    f" arn:aws:ecr:eu-west-1:{ID}:repository/team/app with an explicit deny\n"
)


@looped("turned", [False, True])
@looped("apart, causes", [(40, {Cause.EXPLICIT_DENY}), (41, {Cause.FORBIDDEN, Cause.EXPLICIT_DENY})])
def test_occurrences_forty_lines_apart_are_one_failures_and_no_further(
    apart: int, causes: set[Cause], turned: bool
) -> None:
    pair = (DENIAL, STATUS) if turned else (STATUS, DENIAL)
    text = pair[0] + "nothing\n" * (apart - 1) + pair[1]
    found = list(scan([text.encode()]))
    assert {failure.cause for failure in found} == causes
    assert [failure.first_line for failure in found] == [1, apart + 1]


@looped("further", [0, 1])
def test_a_failure_is_told_when_nothing_that_follows_can_belong_to_it(further: int) -> None:
    reader = Reader()
    last = MERGE_WINDOW_LINES - 1 + MAX_WRAPPED_LINES  # a sentence may begin a few lines above the words that are known
    assert reader.feed(LONG.encode() + EXPIRED.encode() + b"nothing\n" * last) == []
    assert len(reader.feed(b"nothing\n" * further)) == further


@looped("apart, operation", [(40, Operation.PUSH), (41, None)])
def test_the_command_that_is_said_to_have_failed_forty_lines_below_is_the_operation(
    apart: int, operation: Operation | None
) -> None:
    failed = "[Container] 2021/10/28 12:08:20 Command did not exit successfully docker push $URI exit status 1\n"
    assert one(EXPIRED + "nothing\n" * (apart - 1) + failed).operation is operation


# --- one failure, told twice --------------------------------------------------------------------------------


@looped(
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


@looped("turned", [False, True])
def test_every_occurrence_of_a_failure_says_what_the_others_say(turned: bool) -> None:
    pair = (DENIAL, STATUS) if turned else (STATUS, DENIAL)
    first, second = scan([f"{pair[0]}nothing\n{pair[1]}".encode()])
    assert (first.first_line, second.first_line) == (1, 3)
    assert (first.cause, first.tag, first.http_status, first.action) == (
        *(Cause.EXPLICIT_DENY, "v1", 403, "ecr:BatchGetImage"),
    )
    assert first.fingerprint == second.fingerprint and "with an explicit deny" in first.message
    (grouped,) = parse(f"{pair[0]}nothing\n{pair[1]}")
    assert (grouped.occurrences, grouped.first_line, grouped.last_line) == (2, 1, 3)


@looped("cut", [1, 7, 1 << 20])
def test_a_torn_occurrence_forty_lines_below_belongs_to_the_failure_whatever_the_cut(cut: int) -> None:
    torn = DENIAL.removeprefix("denied: ").replace("is not authorized", "is not\nauthorized")
    whole = (STATUS + "nothing\n" * 39 + torn + "nothing\n" * 99).encode()
    found = list(scan(whole[at : at + cut] for at in range(0, len(whole), cut)))
    assert [(failure.cause, failure.first_line) for failure in found] == [
        (Cause.EXPLICIT_DENY, 1),
        (Cause.EXPLICIT_DENY, 41),
    ]


@looped("cut", [1, 7, 1 << 20])
def test_a_torn_refusal_sixty_lines_below_takes_its_reference_whatever_the_cut(cut: int) -> None:
    own = Verdict("no", "no, says the frobnicator", Cause.FORBIDDEN, speaker=ECR, source="a program of our own")
    whole = (PUSHES + "nothing\n" * 59 + "no,\nsays the frobnicator\n" + "nothing\n" * 99).encode()
    reader = Reader((*CATALOGUE, own))
    found = [failure for at in range(0, len(whole), cut) for failure in reader.feed(whole[at : at + cut])]
    (failure,) = [*found, *reader.flush()]
    assert (failure.first_line, failure.repository) == (61, "team/app")


# --- logins, and clients that try again --------------------------------------------------------------------

SSO = "The SSO session associated with this profile has expired or is otherwise invalid."
NO_TERMINAL = "Error: Cannot perform an interactive login from a non TTY device"


def test_a_client_without_a_login_has_the_reason_just_above_it() -> None:
    reason = "Error loading SSO Token: Token for work does not exist\n"
    failures = parse(f"{reason}no basic auth credentials\n")
    assert Cause.AWS_CREDENTIALS_FAILED in {failure.cause for failure in failures}
    assert parse(f"{reason}nothing\n") == []
    # What anybody says of a connection is no reason for a missing login.
    assert [f.cause for f in parse("Error: i/o timeout\nno basic auth credentials\n")] == [Cause.NOT_AUTHENTICATED]


NGINX = "2024/05/06 07:08:09 [warn] 12#12: *1 upstream timed out (110: Connection timed out), client: 10.0.0.1\n"
WHEN = "2024-05-06T07:08:09.123Z "


@looped("times, cause", [("", Cause.LOGIN_FAILED), (WHEN, Cause.CONNECTION_FAILED)])
@looped("is_above", [True, False])
def test_a_line_with_a_time_is_no_reason_of_a_failed_login_on_a_line_without_one(
    times: str, cause: Cause, is_above: bool
) -> None:
    login = (
        f"{times}Error response from daemon: login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request\n"
    )
    assert {failure.cause for failure in parse(NGINX + login if is_above else login + NGINX)} == {cause}


def test_a_line_without_a_time_goes_on_with_the_record_above_it() -> None:
    login = f"{WHEN}ERROR: login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request\n"
    assert one(f"{login}java.net.ConnectException: Connection timed out\n").cause is Cause.CONNECTION_FAILED


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


def test_a_registry_that_is_said_only_below_is_that_of_the_image_above() -> None:
    full = "v1: Pulling from team/app\nfailed to register layer: write /x: no space left on device\n"
    failure = one(f"{full}Error: docker pull {HOST}/team/app:v1 exited 1")
    assert (failure.cause, failure.registry_id, failure.tag) == (Cause.LOCAL_FAILURE, ID, "v1")
    assert parse(f"{full}Error: docker pull {HOST}/other/app:v1 exited 1") == []
    far = "ok\n" * 9
    assert parse(f"{full}{far}Error: docker pull {HOST}/team/app:v1 exited 1") == []
    good = f"Successfully pulled {HOST}/other:v1"
    assert parse(f"{full}Trying to pull team/app:v1...\n{good}") == []
    hub = full.replace("team", "library")
    assert parse(f"{hub}Error: docker pull {HOST}/library/app:v1 exited 1") == []


def test_what_failed_above_a_registry_without_an_image_is_not_told_of_it() -> None:
    named = f"$ docker push {HOST}\nv1: Pushed\n"
    assert parse(f"failed to register layer: write /x: no space left on device\n{named}") == []


def test_a_registry_that_is_named_again_keeps_its_image() -> None:
    failure = one(f"$ docker push {HOST}/team/app:v1\n#5 [auth] sharing credentials for {HOST}\n{EXPIRED}")
    assert (failure.repository, failure.tag) == ("team/app", "v1")


def test_an_engine_that_is_a_service_of_the_job_is_not_reached() -> None:
    asked = f'Post "http://docker:2375/v1.24/images/{HOST}/team/app/push?tag=v1"'
    failure = one(f"error during connect: {asked}: dial tcp: lookup docker on 192.0.2.10:53: no such host")
    assert failure.cause is Cause.LOCAL_FAILURE


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


def test_a_nameless_occurrence_that_the_next_line_says_again_is_the_same_failures() -> None:
    (failure,) = parse(
        'level=error msg="Not continuing with pull after error: no basic auth credentials"\n'
        f'level=error msg="Head \\"https://{HOST}/v2/team/app/manifests/v1\\": no basic auth credentials"'
    )
    assert (failure.repository, failure.occurrences, failure.operation) == ("team/app", 2, Operation.PULL)


def test_a_nameless_occurrence_in_other_words_is_not_named_by_the_next_line() -> None:
    failures = parse(
        f"Your authorization token has expired.\n{HOST}/team/app: denied: token expired, says the frobnicator"
    )
    assert [failure.repository for failure in failures][:1] == [None]


def test_an_action_that_a_log_cut_off_is_not_told_and_belongs_to_the_push_above() -> None:
    (failure,) = parse(
        f"The push refers to repository [{HOST}/team/app]\n{DENIAL.partition('BatchGetImage')[0]}InitiateLayer"
    )
    assert (failure.action, failure.repository, failure.operation) == (None, "team/app", Operation.PUSH)


# --- another registry's push or pull --------------------------------------------------------------------

OTHER = "444455556666.dkr.ecr.us-east-1.amazonaws.com"
CREDENTIALS = "no basic auth credentials\n"
LIMITED = "toomanyrequests: Rate exceeded\n"
MISSING = f"name unknown: The repository with name 'team/app' does not exist in the registry with id '{ID}'\n"
FOREIGN = f'Head "https://ghcr.io/v2/acme/web/manifests/v1": {CREDENTIALS}'
RESET = "Error: read ECONNRESET\n"
RETRIES = "13a553d823a0: Retrying in 5 seconds\n"


@looped("below, count", [(4, 0), (5, 1)])
def test_the_refusal_of_another_registry_may_be_told_once_more_on_the_four_lines_below_it(
    below: int, count: int
) -> None:
    text = f"$ docker push ghcr.io/acme/web:v1\n{FOREIGN}" + "nothing\n" * (below - 1) + CREDENTIALS
    # A short input that names another registry alone is of that one.
    assert len(parse("nothing\n" * 200 + text)) == count
    assert len(parse("nothing\n" * 299 + text)) == count
    assert parse(text) == []


def test_a_refusal_of_another_registry_that_no_line_announced_does_not_claim_the_next_one() -> None:
    failure = one("nothing\n" * 200 + f"{FOREIGN}denied: requested access to the resource is denied\n")
    assert (failure.cause, failure.registry) == (Cause.ACCESS_DENIED, None)


def test_a_push_below_the_refusal_of_another_registry_is_under_way_as_long_as_any() -> None:
    refused = "unexpected status from HEAD request to https://ghcr.io/v2/acme/web/manifests/1: 403 Forbidden\n"
    pushed = f"{refused}$ docker push {HOST}/team/app:v1\n{PUSHES}"
    failure = one(f"{LONG}{pushed}{6 * LINE}no basic auth credentials\n")
    assert (failure.repository, failure.tag) == ("team/app", "v1")


def test_when_another_registry_refuses_the_push_above_is_over() -> None:
    refused = "Error response from daemon: pull access denied for ghcr.io/acme/web, repository does not exist or may"
    failure = one(f"{PUSHES}{refused} require 'docker login'\n{EXPIRED}")
    assert (failure.repository, failure.operation) == (None, None)


@looped(
    "line",
    [
        "$ docker login registry.example.com\nError: Cannot perform an interactive login from a non TTY device",
        "$ docker push registry.example.com/acme/web:v1\nno basic auth credentials",
        "Pulling web (redis:v1)...\nno basic auth credentials",
        "The push refers to repository [redis]\nno basic auth credentials",
        "$ docker pull ghcr.io/acme/web:v1\nmanifest unknown: Requested image not found",
    ],
)
def test_what_is_refused_below_the_name_of_another_registry_is_not_ecrs(line: str) -> None:
    assert all(failure.registry is None and failure.operation is None for failure in parse(line))
    assert len(parse(line)) == line.endswith("Requested image not found")  # only ECR says that


def test_a_name_without_a_registry_in_a_command_may_be_anything() -> None:
    failure = one(f"$ docker push redis:v1\n{CREDENTIALS}")
    assert (failure.operation, failure.registry, failure.repository) == (Operation.PUSH, None, None)


@looped("above, count", [(0, 1), (99, 1)])
@looped("below", [1, 59])
def test_what_is_refused_below_a_push_to_the_wrong_registry_is_that_registrys(
    above: int, below: int, count: int
) -> None:
    asked = f"Get https://registry-1.docker.io/v2/library/{HOST}/manifests/v1: unauthorized: incorrect username\n"
    failures = parse("nothing\n" * above + asked + "nothing\n" * (below - 1) + CREDENTIALS)
    assert [failure.cause for failure in failures] == [Cause.WRONG_REGISTRY]


# --- what is under way, and what is not ----------------------------------------------------------------


@looped("line", [f'Pulling image "{HOST}/team/app:v1"', f"Successfully tagged {HOST}/team/app:v1"])
def test_an_image_that_is_only_named_is_no_pull_under_way(line: str) -> None:
    assert parse(f"{line}\n{RESET}") == []


def test_a_command_below_a_failure_begins_something_new() -> None:
    _, second = parse(f"{STATUS}$ docker push {HOST}/team/other:v2\n{EXPIRED}")
    assert (second.repository, second.tag, second.operation) == ("team/other", "v2", Operation.PUSH)


def test_a_build_step_below_a_failure_begins_something_new() -> None:
    _, second = parse(
        f"curl: (52) Empty reply from server ({HOST})\n#3 [internal] load metadata for {HOST}/team/app:v1\n{EXPIRED}"
    )
    assert (second.repository, second.tag, second.operation) == ("team/app", "v1", Operation.PULL)


def test_a_command_of_another_kind_begins_something_new() -> None:
    failure = one(f"AWS ECR detected with eu-west-1 region\n#14 pushing layers 14.2s done\n{EXPIRED}")
    assert (failure.operation, failure.region) == (Operation.PUSH, None)


def test_a_push_to_another_registry_below_a_failure_begins_something_new() -> None:
    failures = parse(f"{LIMITED}#12 pushing redis:v1 with docker\n{CREDENTIALS}")
    assert [failure.cause for failure in failures] == [Cause.RATE_LIMITED]


def test_a_retry_below_a_failure_is_of_what_failed() -> None:
    (failure,) = parse(f"{EXPIRED}{RETRIES}{EXPIRED}")
    assert (failure.occurrences, failure.operation) == (2, None)


def test_a_default_tag_does_not_end_what_the_command_said() -> None:
    failure = one(f"$ docker pull {HOST}/team/app\nUsing default tag: latest\n{RESET}")
    assert (failure.operation, failure.repository) == (Operation.PULL, "team/app")


def test_a_default_tag_is_not_that_of_another_registrys_image() -> None:
    text = f"Using default tag: latest\n$ docker pull {HOST}/team/app:v1\n$ docker pull redis\n{CREDENTIALS}"
    assert one(text).tag is None


def test_a_push_to_another_account_takes_no_tag_from_the_command_above() -> None:
    failure = one(f"$ docker push {OTHER}/team/app:v1\n{PUSHES}{CREDENTIALS}")
    assert (failure.registry_id, failure.repository, failure.tag) == (ID, "team/app", None)


def test_a_command_without_a_registry_does_not_go_on_with_the_push_above() -> None:
    failure = one(f"#9 pushing {OTHER}/app:v1 with docker\n$ docker push redis:v1\n{CREDENTIALS}")
    assert (failure.registry, failure.repository, failure.tag) == (None, None, None)


def test_a_repository_whose_name_begins_like_a_host_is_no_other_registry() -> None:
    failure = one(f"$ docker pull {HOST}/acme.dev/app\nv1: Pulling from acme.dev/app\n{EXPIRED}")
    assert (failure.registry, failure.repository, failure.tag) == (HOST, "acme.dev/app", "v1")


def test_a_region_that_is_said_below_an_image_leaves_the_image() -> None:
    region = "AWS ECR detected with eu-west-1 region\n"
    failure = one(f"Error: Retrieving image {HOST}/team/app:v1 from registry\n{region}{NO_TERMINAL}\n")
    assert (failure.registry, failure.repository) == (HOST, "team/app")


@looped("below, operation", [(4, None), (5, Operation.PUSH)])
@looped("above", [0, 99])
def test_what_is_said_on_the_four_lines_below_a_failure_begins_nothing(
    above: int, below: int, operation: Operation | None
) -> None:
    text = "nothing\n" * above + MISSING + "nothing\n" * (below - 1) + f"13a553d823a0: Pushed\n{EXPIRED}"
    assert parse(text)[1].operation is operation


def test_an_image_that_is_only_named_below_a_failure_does_not_name_the_same_words_said_again() -> None:
    text = f"{LONG}unauthorized: authentication required\nSuccessfully tagged {HOST}/team/app:v1\n{CREDENTIALS}"
    assert all(failure.repository is None for failure in scan([text.encode()]))


def test_a_login_command_below_a_failure_has_nothing_to_do_with_its_image() -> None:
    text = f"{STATUS}$(aws ecr get-login --no-include-email)\nUnable to locate credentials\n"
    assert [failure.repository for failure in scan([text.encode()])] == ["team/app", None]


def test_a_name_that_docker_hub_was_asked_for_is_no_image_of_the_push_above() -> None:
    asked = f"Get https://registry-1.docker.io/v2/library/{HOST}/manifests/v1: unauthorized: incorrect username\n"
    failure = one(f"$ docker push {HOST}/team/app:v1\n{asked}")
    assert (failure.cause, failure.operation) == (Cause.WRONG_REGISTRY, Operation.PUSH)
    assert (failure.repository, failure.tag) == (None, None)


def test_a_read_that_a_push_or_a_pull_was_denied_is_of_the_announced_image() -> None:
    denied = "User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:BatchGetImage on resource: *\n"
    assert one(PUSHES + denied).repository == "team/app"
    assert one(f"Trying to pull {HOST}/team/app:v1...\n{denied}").tag == "v1"


def test_a_push_that_was_denied_is_of_the_image_that_was_tagged_above() -> None:
    denied = "User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:PutImage on resource: *\n"
    failure = one(f"Successfully tagged {HOST}/team/app:v1\n{denied}")
    assert (failure.repository, failure.tag, failure.operation) == ("team/app", "v1", Operation.PUSH)


def test_the_name_of_a_task_begins_nothing() -> None:
    failure = one(f"Pushing image '{HOST}/team/app:v1'.\nExecution failed for task ':dockerPushImage'.\n> {EXPIRED}")
    assert (failure.repository, failure.tag) == ("team/app", "v1")


def test_a_token_that_was_denied_is_of_no_push() -> None:
    action = "ecr:GetAuthorizationToken"
    failure = one(f"{PUSHES}User: arn:aws:iam::444455556666:user/ada is not authorized to perform: {action}\n")
    assert (failure.repository, failure.operation) == (None, Operation.LOGIN)


# --- pushes that went well, or were given up ------------------------------------------------------------


def test_what_went_well_with_the_named_image_makes_up_for_no_other() -> None:
    text = (
        f'WARN failed to get image: Head "https://{HOST}/v2/team/api/manifests/v2": EOF\n'
        f"INFO pulled {HOST}/team/web:v2 successfully\n"
    )
    assert [failure.repository for failure in parse(text)] == ["team/api"]


def test_a_login_that_went_well_is_no_login_when_something_is_refused_below() -> None:
    login = f"$ aws ecr get-login-password | docker login --username AWS --password-stdin {HOST}\nLogin Succeeded\n"
    assert one(login + EXPIRED).operation is None


def test_what_failed_of_an_image_is_not_the_login_above() -> None:
    failure = one(f"Logging in to {HOST}\nstate running expected, but error: Image [{HOST}/team/app:v1] is refused\n")
    assert (failure.repository, failure.operation) == ("team/app", None)


def test_a_pull_that_went_well_is_not_what_a_failure_without_an_image_is_of() -> None:
    pulled = f'Trying to pull {HOST}/team/app:v1...\nSuccessfully pulled image "{HOST}/team/app:v1" in 2s\n'
    failure = one(f"{pulled}certificate is not trusted ({HOST})\n")
    assert (failure.cause, failure.operation, failure.repository) == (Cause.TLS_FAILED, None, None)


def test_what_went_well_is_remembered_for_sixty_lines_below_its_last_line() -> None:
    done = f"Status: Downloaded newer image for {HOST}/team/app:v1\n"
    refused = f"checking whether a blob exists in {HOST}/team/app: unauthorized: authentication required\n"
    text = "nothing\n" * 99 + f"Trying to pull {HOST}/team/app:v1...\n{done}"
    near, far = (parse(text + "nothing\n" * below + refused) for below in (59, 60))
    assert [failure.operation for failure in (*near, *far)] == [Operation.PULL, None]


@looped(
    "below",
    [
        f"Pushing {HOST}/team/other:v1: 13a553d823a0 Preparing\n",
        f"$ docker pull {HOST}/team/app\n",
        "$(aws ecr get-login --no-include-email)\n",
    ],
)
def test_a_push_that_retried_has_failed_when_something_else_begins(below: str) -> None:
    failures = parse(PUSHES + RETRIES + below)
    assert [(failure.cause, failure.repository) for failure in failures] == [(Cause.CONNECTION_CLOSED, "team/app")]


def test_a_push_that_retried_has_failed_when_another_registry_is_asked() -> None:
    text = f"{PUSHES}{RETRIES}#5 [auth] sharing credentials for {OTHER}\n"
    assert [failure.registry_id for failure in parse(text)] == [ID]


def test_a_push_that_retried_fails_only_once() -> None:
    text = f"$ docker push {OTHER}/app:v1\n{RETRIES}{PUSHES}"
    assert [(failure.registry_id, failure.repository) for failure in parse(text)] == [("444455556666", "app")]


def test_a_layer_that_was_retried_before_the_image_was_named_has_not_failed_by_that() -> None:
    text = f"AWS ECR detected with eu-west-1 region\n{RETRIES}{PUSHES}v1: digest: sha256:{'a' * 64} size: 899\n"
    assert parse(text) == []


def test_a_name_that_is_said_again_without_a_repository_gives_up_no_push() -> None:
    text = f"{PUSHES}{RETRIES}The push refers to repository [{HOST}]\nv1: digest: sha256:{'a' * 64} size: 899\n"
    assert parse(text) == []


def test_a_push_that_retried_keeps_the_words_of_the_hang_up_before() -> None:
    text = f"{PUSHES}EOF\n{PUSHES}" + "nothing\n" * 4 + RETRIES
    failures = list(scan([text.encode()]))
    assert [failure.message for failure in failures] == ["EOF", "EOF"]


def test_a_push_that_retried_and_was_not_heard_of_any_more_is_told_before_the_end() -> None:
    reader = Reader()
    text = PUSHES + RETRIES + "nothing\n" * 250
    assert [failure.cause for failure in reader.feed(text.encode())] == [Cause.CONNECTION_CLOSED]


# --- the reason right below a failure -------------------------------------------------------------------


def test_a_code_in_the_middle_of_other_words_is_no_reason_of_the_status_above() -> None:
    text = f"{STATUS}it was pushed again and again: denied: The request is refused\n"
    assert [failure.repository for failure in scan([text.encode()])] == ["team/app", None]


def test_what_an_object_shows_below_an_error_names_it_in_a_long_input_too() -> None:
    text = f"Error: read ECONNRESET\n  config: {{\n    url: 'https://{HOST}/v2/team/app/manifests/v1',\n  }}\n"
    above = "nothing\n" * 201
    (failure,) = scan([f"{above}{text}".encode()])
    assert (failure.cause, failure.registry, failure.repository) == (Cause.CONNECTION_CLOSED, HOST, "team/app")


def test_the_same_status_right_below_is_the_same_failures() -> None:
    status = STATUS.replace("403 Forbidden", "500 Internal Server Error")
    text = f"{status}nothing\nHTTP/1.1 500 Internal Server Error\n"
    assert [failure.repository for failure in scan([text.encode()])] == ["team/app", "team/app"]


@looped(
    "text, cause",
    [
        (
            f"login attempt to https://{HOST}/v2/ failed with status: 400 Bad Request\n{LIMITED}nothing\n",
            Cause.RATE_LIMITED,
        ),
        (f'Head "https://{HOST}/v2/team/app/manifests/v1": {CREDENTIALS}{SSO}\n', Cause.AWS_CREDENTIALS_FAILED),
        (
            f'Get "https://{HOST}/v2/": net/http: TLS handshake timeout\nunexpected EOF\n{OTHER}/web:v1\n',
            Cause.CONNECTION_CLOSED,
        ),
    ],
)
def test_the_reason_below_a_failure_is_of_the_registry_above(text: str, cause: Cause) -> None:
    first, second = scan([text.encode()])
    assert (first.cause, second.cause, second.registry, first.fingerprint) == (cause, cause, HOST, second.fingerprint)


def test_anybodys_words_right_below_a_vague_failure_can_be_its_reason() -> None:
    first, second = scan([f"Trying to pull {HOST}/team/app:v1...\n{RESET}unexpected EOF\n".encode()])
    assert (first.fingerprint, first.repository) == (second.fingerprint, "team/app")


@looped("below, count", [(4, 2), (5, 1)])
@looped("above", [0, 99])
def test_the_reason_stands_at_most_four_lines_below(above: int, below: int, count: int) -> None:
    late = "AxiosError: timeout of 1000ms exceeded\n"
    text = "nothing\n" * above + f"$ docker pull {HOST}/team/app:v1\n{late}" + "nothing\n" * (below - 1) + "EOF\n"
    assert len(list(scan([text.encode()]))) == count


VAGUE = f"FetchException: Can't get Docker image: RemoteDockerImage(imageName={HOST}/team/app:v1)\n"
FRAME = "\tat com.example.Fetcher.fetch(Fetcher.java:42)\n"


@looped("frames, repository", [(0, "team/app"), (39, "team/app"), (40, None)])
def test_the_cause_behind_a_trace_is_of_the_image_that_its_exception_names(frames: int, repository: str | None) -> None:
    failures = parse(f"{VAGUE}{FRAME * frames}Caused by: ClientException: Could not pull image: {EXPIRED}")
    assert [failure.repository for failure in failures if failure.cause is Cause.TOKEN_EXPIRED] == [repository]


def test_a_cause_without_an_exception_above_is_of_the_push_under_way() -> None:
    assert one(f"{PUSHES}Caused by: ClientException: {EXPIRED}").repository == "team/app"


def test_what_is_no_cause_behind_a_trace_takes_nothing_from_its_exception() -> None:
    failures = parse(f"{VAGUE}{FRAME * 9}ClientException: Could not pull image: {EXPIRED}")
    assert [failure.repository for failure in failures] == ["team/app", None]


def test_another_failure_below_takes_nothing_from_the_one_above() -> None:
    _, second = scan([f"#12 pushing {HOST}/team/app:v1 with docker\n{RESET}{CREDENTIALS}".encode()])
    assert (second.cause, second.repository, second.operation) == (Cause.NOT_AUTHENTICATED, None, None)


def test_a_reason_below_takes_the_registry_that_the_failure_named() -> None:
    (failure,) = parse(f"bad credentials for {HOST}\nRun docker/login-action@v3\nUnable to locate credentials\n")
    assert (failure.cause, failure.registry, failure.occurrences) == (Cause.AWS_CREDENTIALS_FAILED, HOST, 2)


def test_the_registrys_sentence_behind_its_code_is_the_reason_of_the_denial_above() -> None:
    text = f"pushing {HOST}/team/app:v1 failed denied: The image is refused\nchecking push permission\n{EXPIRED}"
    (failure,) = parse(text)
    assert (failure.cause, failure.repository, failure.occurrences) == (Cause.TOKEN_EXPIRED, "team/app", 2)


def test_a_helpers_words_below_a_hang_up_are_its_reason() -> None:
    (failure,) = parse(
        f"Error: curl: (52) Empty reply from server (https://{HOST}/v2/)\n"
        'level=error msg="Error retrieving credentials" error="ecr: Failed to get authorization token: x"\n'
    )
    assert (failure.cause, failure.registry) == (Cause.CREDENTIAL_HELPER_FAILED, HOST)


def test_what_begins_a_pull_by_a_login_of_its_own_is_its_client_until_a_command_is_typed() -> None:
    refused = f'Error response from daemon: Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials'
    begun = f"image is cached as {HOST}/team/app:v1, but refreshing..."
    for between, client in (("", "circleci"), (f"$ docker pull {HOST}/team/app:v1\n", "docker")):
        (failure,) = parse(f"{begun}\n{between}{refused}")
        assert failure.client == client


def test_a_refusal_of_a_named_image_below_a_failed_login_is_a_failure_of_its_own() -> None:
    first, second = parse(
        f"Error authenticating base connector for {HOST}\n"
        f'Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials\n'
    )
    assert (first.cause, first.operation) == (Cause.LOGIN_FAILED, Operation.LOGIN)
    assert (second.cause, second.operation, second.repository) == (
        *(Cause.NOT_AUTHENTICATED, Operation.PULL, "team/app"),
    )


# --- the command before the pipe ------------------------------------------------------------------------

NO_STS = 'Could not connect to the endpoint URL: "https://sts.eu-west-1.amazonaws.com/"\n'


@looped("below, cause", [(4, Cause.CONNECTION_FAILED), (5, Cause.LOGIN_FAILED)])
@looped("above", [0, 99])
def test_the_command_before_the_pipe_failed_at_most_four_lines_above(above: int, below: int, cause: Cause) -> None:
    text = "nothing\n" * above + MISSING + NO_STS + "nothing\n" * (below - 1) + NO_TERMINAL
    assert [failure.cause for failure in parse(text)] == [Cause.REPOSITORY_NOT_FOUND, cause]


@looped(
    "above",
    [
        "the build failed",  # words for a failure in general
        'Error response from daemon: Get "https://ghcr.io/v2/": dial tcp: lookup ghcr.io: no such host',
        'Failed to pull image "redis:7": unexpected EOF',
        f"{HOST}/team/app:v1 exited: dial tcp 10.2.0.8:5432: connect: connection refused",
        "image doesn't exist",  # a guess
    ],
)
def test_another_programs_failure_above_is_not_why_a_login_was_given_nothing(above: str) -> None:
    assert [failure.cause for failure in scan([f"{above}\n{NO_TERMINAL}".encode()])][:1] in ([], [Cause.LOGIN_FAILED])
    assert all(failure.occurrences == 1 for failure in parse(f"{above}\n{NO_TERMINAL}"))


def test_what_fails_above_a_refusal_is_no_login() -> None:
    failures = parse(f"ExpiredToken\n{EXPIRED}")
    assert [failure.cause for failure in failures] == [Cause.TOKEN_EXPIRED]


# --- names on the lines around --------------------------------------------------------------------------

POSTED = "caused by: Post https://api.ecr.eu-west-1.amazonaws.com/\n"


def test_a_failure_that_names_nothing_is_of_the_registry_that_the_same_report_names() -> None:
    failure = one(f"RequestError: send request failed\n{POSTED}")
    assert (failure.cause, failure.region) == (Cause.CONNECTION_FAILED, "eu-west-1")


def test_a_report_below_another_registrys_pull_names_its_own_registry() -> None:
    assert one(f"$ docker pull ghcr.io/acme/web:v1\nRequestError: send request failed\n{POSTED}").operation is None


def test_words_of_the_registry_itself_take_no_name_from_the_lines_around() -> None:
    text = f"The mirror failed for {HOST}/team/app: throttled\nmanifest invalid:\n{EXPIRED}"
    assert [failure.repository for failure in parse(text) if failure.cause is Cause.TOKEN_EXPIRED] == [None]


def test_a_failure_that_names_a_registry_takes_no_image_from_the_lines_around_in_a_stream() -> None:
    failed = f"{HOST}/team/app:v1\ndial tcp: lookup {HOST}: no such host\n"
    for text, image in ((failed + 250 * "x\n", None), (failed, "team/app")):
        failure = one(text)
        assert (failure.registry, failure.repository) == (HOST, image)


# --- what is noted above and below -----------------------------------------------------------------------


def test_a_client_that_fails_with_an_image_tells_what_the_registry_refused_below() -> None:
    failure = one(
        "Error: Unable to upload artifact f:v1 referenced by ImageUri parameter of F resource.\n"
        f"error from registry: The repository with name 'team/app' does not exist in the registry with id '{ID}'"
    )
    assert (failure.operation, failure.repository) == (Operation.PUSH, "team/app")


def test_a_login_that_went_well_takes_no_push_back() -> None:
    asked = f"unexpected status from POST request to https://{HOST}/v2/team/app/blobs/uploads/: 404 Not Found"
    assert one(f"$ docker push {HOST}/team/app:v1\nError: {asked}\nLogin Succeeded").operation is Operation.PUSH


def test_a_push_that_goes_well_with_the_tag_that_it_prints_takes_one_back_that_failed() -> None:
    done = f"{PUSHES}v1: digest: sha256:{'a' * 64} size: 899"
    assert parse(f"$ docker push {HOST}/team/app:v1\n{PUSHES}{EXPIRED}Login Succeeded\n{done}") == []


def test_the_tag_behind_a_variable_is_that_of_the_image_that_is_named_below() -> None:
    failure = one(f"Running command docker push $REPOSITORY_URI:latest\n{PUSHES}no basic auth credentials")
    assert (failure.repository, failure.tag) == ("team/app", "latest")


def test_a_login_that_names_a_region_alone_is_at_ecr() -> None:
    failure = one("AWS ECR detected with us-west-2 region\nError: connect ETIMEDOUT 52.119.173.252:443")
    assert (failure.cause, failure.operation, failure.region) == (
        Cause.CONNECTION_FAILED,
        Operation.LOGIN,
        "us-west-2",
    )


def test_the_secret_that_a_kubelet_does_not_find_is_of_the_pull_above() -> None:
    failure = one(
        f'Failed  kubelet Failed to pull image "{HOST}/team/app:v1": no basic auth credentials\n'
        "FailedToRetrieveImagePullSecret  Unable to retrieve some image pull secrets (regcred)"
    )
    assert failure.command and failure.command.secret == "regcred"


def test_words_between_are_no_reason_for_what_lacks_credentials_below() -> None:
    text = "Unable to locate credentials.\ndenied: x\nno basic auth credentials"
    assert one(text).cause is Cause.NOT_AUTHENTICATED


def test_a_pull_that_fails_in_open_words_is_of_the_host_that_the_command_names() -> None:
    failed = "error pulling image configuration: download failed after attempts=6: "
    for host in ("10.0.0.1:5000", "registry.example.com"):
        text = f"docker pull {host}/team/web:1\n1: Pulling from team/web\n{failed}unexpected HTTP status: 500"
        assert parse(f"{text}{7 * chr(10)}{HOST} works.") == [], host
    failure = one(f"docker pull {HOST}/team/web:1\n{failed}x")
    assert (failure.cause, failure.registry, failure.repository) == (Cause.UNCLASSIFIED, HOST, "team/web")


def test_the_client_that_is_under_way_is_told_of_words_that_name_none() -> None:
    refused = f"User: arn:aws:iam::{ID}:user/ada is not authorized to perform: ecr:InitiateLayerUpload on resource: *"
    assert one(f"{PUSHES}denied: {refused}").client == "docker"


def test_a_service_comes_before_the_agent_that_it_runs_on() -> None:
    asked = f'Error response from daemon: Head \\"https://{HOST}/v2/team/app/manifests/7\\": no basic auth credentials'
    failure = one(f'$ aws batch describe-jobs --jobs 0a1b\n  "reason": "CannotPullContainerError: {asked}"')
    assert failure.client == "batch"


def test_what_aws_refused_above_is_why_a_push_failed_in_no_words() -> None:
    expired = "error: ExpiredTokenException: The security token included in the request is expired"
    failure = one(f"{expired}\ndocker push {HOST}/app:v1 failed")
    assert (failure.cause, failure.repository) == (Cause.AWS_CREDENTIALS_FAILED, "app")


def test_a_role_that_was_refused_above_is_why_a_login_has_no_token() -> None:
    refused = (
        f"User: arn:aws:iam::{ID}:user/ada is not authorized to perform: sts:AssumeRole on resource:"
        f" arn:aws:iam::{ID}:role/pull"
    )
    failure = one(f"error assuming role: operation error STS: AssumeRole, {refused}\ncannot authenticate with ECR")
    assert (failure.cause, failure.action) == (Cause.AWS_CREDENTIALS_FAILED, "sts:AssumeRole")
