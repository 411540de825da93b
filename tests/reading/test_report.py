"""A short input is one report: whose a failure is that names nobody, and where the distance holds."""

from __future__ import annotations

from ecr_denied import Cause, Failure, parse, scan
from ecr_denied.names.hosts import LAYER_BUCKET
from ecr_denied.names.references import NAMES
from ecr_denied.reading.reader import Reader
from ecr_denied.records import Command, Operation, Told
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
OTHER = "444455556666.dkr.ecr.eu-west-1.amazonaws.com"
IMAGE = f"IMAGE: {HOST}/team/app:v1\n"
EXPIRED = "denied: Your authorization token has expired.\n"
APART, FURTHER = "nothing\n" * 70, "nothing\n" * 131


def read(text: str) -> list[Failure]:
    return list(scan([text.encode()]))


def names(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(failure.registry, failure.repository, failure.tag) for failure in read(text)]


NOTHING = (None, None, None)


@looped(
    "text",
    [
        EXPIRED,
        f"{IMAGE}IMAGE: {OTHER}/team/app:v1\n{APART}{EXPIRED}",
        f"{IMAGE}{APART}FROM ghcr.io/acme/base:v1\n{EXPIRED}",
        f"{IMAGE}{APART}{FURTHER}{EXPIRED}",
        f"{IMAGE}{APART}{'n' * (1 << 16)}\n{EXPIRED}",
        f"{IMAGE}{APART}$ docker push redis:v1\n{EXPIRED}",
        f"The push refers to repository [{HOST}/team/app]\nv1: digest: sha256:{'a' * 64} size: 899\n{APART}{EXPIRED}",
    ],
)
def test_no_name_is_lent_where_the_input_is_long_or_names_another_or_something_else_is_under_way(text: str) -> None:
    assert names(text) == [NOTHING]


UNNAMED = "Error response from daemon: no basic auth credentials\n"


@looped(
    "line",
    [
        *(
            "FROM ghcr.io/acme/base:v1",
            "GET https://registry.example.com/v2/app/tags/list",
        ),
        *("https://nexus.example.com/repository/docker/v2/app/manifests/v1", "oci://registry.example.com/charts/app"),
    ],
)
def test_a_failure_that_names_nobody_is_not_ecrs_in_an_input_that_names_other_registries_alone(line: str) -> None:
    assert read(f"{line}\n\n{UNNAMED}") == []


@looped(
    "line",
    [
        *("Looking in indexes: https://pypi.org/simple", "Get:1 http://deb.debian.org/debian bookworm InRelease"),
        *(
            "Downloading https://registry.npmjs.org/glob/-/glob-7.2.3.tgz",
            "remote: https://git.example.com/a/b/pulls/1",
        ),
        '{"log":"started","kubernetes":{"container_image":"docker.io/library/nginx:1.2"}}',
    ],
)
def test_a_page_on_the_web_is_no_registry_beside_a_failure_that_names_nobody(line: str) -> None:
    for text in (f"{line}\n{UNNAMED}", f"{UNNAMED}{line}\n", f"{line}\n\n{UNNAMED}"):
        assert [failure.cause for failure in read(text)] == [Cause.NOT_AUTHENTICATED]


def test_a_service_that_names_the_image_in_what_it_says_next_tells_of_one_failure() -> None:
    refused = "Failed to pull your application image. Be sure you configure your service with a valid access role"
    text = f"[AppRunner] {refused} to your ECR repository.\n[AppRunner] Deployment with ID : 7 failed. {IMAGE}"
    assert {failure.fingerprint for failure in read(text)} == {failure.fingerprint for failure in read(text)[:1]}
    assert set(names(text)) == {(HOST, "team/app", "v1")}


def test_a_login_that_no_command_shows_is_lent_the_region_alone() -> None:
    refused = "An error occurred (UnrecognizedClientException) when calling the GetAuthorizationToken operation: x\n"
    (failure,) = read(f"{refused}{APART}{IMAGE}")
    assert (failure.region, failure.registry, failure.repository) == ("eu-west-1", None, None)
    (failure,) = read(f"$ aws ecr get-login-password --region us-east-1\n{refused}{APART}{IMAGE}")
    assert (failure.region, failure.registry, failure.repository) == NOTHING
    (failure,) = read(f"{refused}{APART}{IMAGE}{IMAGE.replace('eu-west-1', 'eu-west-3')}")
    assert failure.region is None


MISSING = "The repository with name 'team/web' does not exist in the registry with id '{}'\n"


def test_no_name_is_lent_where_two_accounts_or_two_regions_are_named() -> None:
    arn = "arn:aws:ecr:eu-west-1:{}:repository/team/app\n"
    assert names(f"{arn.format('111122223333')}{arn.format('444455556666')}{APART}{EXPIRED}") == [NOTHING]
    assert names(f"{IMAGE}api.ecr.eu-west-3.amazonaws.com\n{APART}{EXPIRED}") == [NOTHING]


def test_another_registry_on_the_four_lines_above_or_below_keeps_a_name_from_being_lent() -> None:
    other = "FROM ghcr.io/acme/base:v1\n"
    for lines in range(6):
        between = "so it is\n" * lines
        lent = [NOTHING] if lines < 4 else [(HOST, "team/app", "v1")]
        assert names(f"{IMAGE}{APART}{other}{between}{EXPIRED}") == lent, lines
        assert names(f"{EXPIRED}{between}{other}{APART}{IMAGE}") == lent, lines
        assert names(f"{between}{other}{EXPIRED}{APART}{IMAGE}") == [NOTHING], lines


def test_no_failure_of_another_repository_is_lent_the_registry() -> None:
    assert names(f"{IMAGE}{APART}{MISSING.format('***')}") == [(None, "team/web", None)]


def test_a_failure_that_names_an_account_keeps_its_names_whatever_stands_above_it() -> None:
    missing = MISSING.format("111122223333").replace("team/web", "team/app")
    for text in (f"{IMAGE}{APART}{missing}", f"{IMAGE}{EXPIRED}{APART}{missing}"):
        assert names(text)[-1] == (None, "team/app", None), text


def test_two_failures_that_name_nobody_are_of_the_one_image_though_they_are_of_two_kinds() -> None:
    absent = "manifest unknown: Requested image not found\n"
    assert names(f"{IMAGE}{APART}{EXPIRED}{APART}{absent}") == [(HOST, "team/app", "v1")] * 2


def test_what_went_well_elsewhere_or_without_an_image_takes_no_name_away() -> None:
    for well in (
        f"$ docker login {HOST}\nLogin Succeeded\n",
        "v1: Pulling from acme/base\nStatus: Downloaded newer image for acme/base:v1\n",
    ):
        assert names(f"{well}{APART}{IMAGE}{APART}{EXPIRED}") == [(HOST, "team/app", "v1")], well


def test_a_long_input_keeps_nothing_for_its_end() -> None:
    pushed = f"The push refers to repository [{HOST}/team/app]\nv1: digest: sha256:{'a' * 64} size: 899\n"
    command = f"$ docker push {HOST}/team/app:v1\n{EXPIRED}"
    reader = Reader(quoted=True)
    reader.feed(f"{APART}{FURTHER}{pushed}{APART}{command}{APART}{LEFT}{APART}".encode())
    judge = reader._judged._judge
    assert judge and not (judge._report._done or judge._report._announced or judge._report._pending)


CLIENTS = "no basic auth credentials\n"


def test_no_words_of_a_client_are_of_ecr_where_a_whole_input_names_other_registries_alone() -> None:
    assert read(CLIENTS) != []
    assert read(f"{CLIENTS}{APART}$ publish /p:ContainerBaseImage=registry.example.com/dotnet/aspnet:8.0\n") == []
    assert read(f"{CLIENTS}{APART}{FURTHER}registry.example.com/dotnet/aspnet:8.0\n") != []
    assert read(f"{CLIENTS}{APART}$ publish /p:ContainerBaseImage=registry.example.com/x:8.0\nto ECR\n") != []
    assert read(f"{EXPIRED}{APART}registry.example.com/dotnet/aspnet:8.0\n") != []


def test_nothing_that_is_quoted_of_any_pull_is_told_where_a_whole_input_names_other_registries_alone() -> None:
    quoted = (
        'msg="failed to pull layer: \\"read tcp 10.0.0.2:65260->192.0.2.7:443: connection timed out\\", retrying"\n'
    )
    assert [failure.told for failure in parse(quoted)] == [Told.QUOTED]
    assert parse(f"{quoted}GET https://registry.example.com/v2/app/tags/list\n") == []


def test_no_image_that_is_named_without_a_registry_is_taken_for_another() -> None:
    failed = 'Failed to pull image "{}": i/o timeout\n'
    assert read(f"{failed.format('team/web:v1')}{IMAGE}") == []
    assert names(f"{failed.format('team/app:v1')}{IMAGE}") == [(HOST, "team/app", "v1")]


@looped("action", ["ecr:GetAuthorizationToken", "ecr:DescribeRegistry"])
def test_no_login_and_no_call_of_its_own_is_of_the_image(action: str) -> None:
    denied = f"User: arn:aws:iam::111122223333:user/ada is not authorized to perform: {action} on resource: *\n"
    assert names(f"{IMAGE}{APART}{denied}") == [NOTHING]


def test_a_failure_of_another_kind_takes_nothing_from_the_one_that_is_named() -> None:
    missing = f"Error: {HOST}/team/app:v1: manifest unknown: Requested image not found\n"
    assert names(f"{missing}{APART}{EXPIRED}")[1] == NOTHING
    assert names(f"{EXPIRED}{APART}{missing}")[0] == NOTHING


def test_a_pause_ends_the_report() -> None:
    reader = Reader()
    assert reader.feed((IMAGE + APART + EXPIRED).encode()) == []
    (failure,) = reader.flush(at_end=False)
    assert failure.registry is None


def test_a_name_in_capitals_or_beside_another_registrys_is_lent_as_well() -> None:
    for host, beside in ((HOST.upper(), ""), (HOST, " FROM ghcr.io/acme/base:v1")):
        named = f"IMAGE: {host}/team/app:v1{beside}\n"
        assert names(f"{named}{APART}{EXPIRED}") == [(host, "team/app", "v1")], named


@looped("text", [IMAGE + APART + EXPIRED, EXPIRED + APART + IMAGE])
def test_a_failure_that_names_nobody_is_of_the_image_that_is_named_above_or_below(text: str) -> None:
    assert names(text) == [(HOST, "team/app", "v1")]


def test_no_name_that_holds_a_secret_is_lent() -> None:
    token = f"ghp_{'a1B2c3D4e5F6' * 3}"
    host = "u%253FX-Amz-Signature.dkr.ecr.eu-west-1.amazonaws.com"
    for image, lent in (
        (f"{HOST}/team/app:{token}", (HOST, "team/app", None)),
        (f"{HOST}/{token}:v1", (HOST, None, None)),
        (f"{host}/team/app:v1", (None, "team/app", "v1")),
    ):
        for text in (f"{image}\n{APART}{EXPIRED}", f"{EXPIRED}{APART}{image}\n"):
            assert names(text) == [lent], text


def test_of_several_images_only_the_registry_is_lent() -> None:
    assert names(f"{IMAGE}IMAGE: {HOST}/team/web:v1\n{APART}{EXPIRED}") == [(HOST, None, None)]


def test_a_failure_of_the_same_kind_is_of_the_same_image() -> None:
    named = f"Error: {HOST}/team/app:v1: no basic auth credentials\n"
    assert names(f"{EXPIRED}{APART}{named}")[0] == (HOST, "team/app", "v1")


def test_what_a_failure_names_itself_stays() -> None:
    missing = "The repository with name 'team/web' does not exist in the registry with id '111122223333'\n"
    assert [(failure.registry, failure.repository) for failure in read(IMAGE + APART + missing)] == [(None, "team/web")]


@looped("size", [1, 7, 1 << 20])
def test_how_the_input_is_cut_makes_no_difference(size: int) -> None:
    text = (EXPIRED + APART + IMAGE).encode()
    found = list(scan(text[at : at + size] for at in range(0, len(text), size)))
    assert [failure.repository for failure in found] == ["team/app"]


DENIED = "User: arn:aws:iam::111122223333:user/x is not authorized to perform: {} on resource: {}"
LEFT = "Error while pulling container, will try to run anyway: not there\n"
NOT_ASSUMED = DENIED.format("sts:AssumeRole", "arn:aws:iam::111122223333:role/ci")


@looped(
    "text",
    [
        LEFT,
        f"{IMAGE}{APART}Error while pulling the lever: not there\n",
        f"{IMAGE}{APART}Error while opening the container: not there\n",
        f"{IMAGE}{APART}3f2a9c1 Show a page when pushing the image: not found\n",
        f"{IMAGE}{APART}Error while pulling container: ghcr.io/acme/app: not there\n",
        f"{IMAGE}{APART}FROM ghcr.io/acme/base:v1\n{LEFT}",
        f"{IMAGE}{APART}Unable to push 'team/app:v1' to registry 'ghcr.io' : EOF\n",
        f'{IMAGE}{APART}failed to resolve reference "acme/web:1.0": acme/web:1.0: not found\n',
        f"{IMAGE}{APART}Error while pulling container: dial tcp 10.2.0.8:5432: connect: connection refused\n",
        f"{IMAGE}{APART}{FURTHER}{LEFT}",
        f"{IMAGE}IMAGE: {OTHER}/team/app:v1\n{APART}{LEFT}",
    ],
)
def test_a_failed_pull_in_anybodys_words_is_not_told_where_no_one_registry_of_ecrs_is_named(text: str) -> None:
    assert read(text) == []


def test_a_failed_pull_in_anybodys_words_is_of_the_registry_that_is_named() -> None:
    assert names(f"{IMAGE}{APART}{LEFT}") == names(f"{LEFT}{APART}{IMAGE}") == [(HOST, "team/app", "v1")]
    assert names(f"{IMAGE}{APART}CannotPull image web: EOF\n") == [(HOST, "team/app", "v1")]


def test_a_failed_pull_in_anybodys_words_that_is_quoted_is_answered_but_beside_another_registry() -> None:
    quoted = "Docs say `Error while pulling container: not there` happens.\n"
    (failure,) = parse(quoted)
    assert failure.told is Told.QUOTED
    other = "of ghcr.io/acme/app\n"
    for text in (f"{quoted}{other}{APART}{IMAGE}", f"{quoted}{APART}{other}", quoted.replace("not there", NOT_ASSUMED)):
        assert parse(text) == [], text


def test_a_failed_pull_in_anybodys_words_is_not_told_beside_another_failure() -> None:
    (failure,) = read(f"{IMAGE}{APART}{LEFT}{EXPIRED}")
    assert failure.cause is Cause.TOKEN_EXPIRED


def test_a_failure_of_the_registry_alone_is_of_the_reports_image_and_no_other_takes_a_name() -> None:
    lookup = f"dial tcp: lookup {HOST}: no such host\n"
    (failure,) = read(f"{IMAGE}{APART}{lookup}")
    assert failure.repository == "team/app"
    layer = f"https://prod-eu-west-1-{LAYER_BUCKET}.s3.eu-west-1.amazonaws.com/x"
    for words in (
        f"GET https://{HOST}/v2/team/app/blobs/uploads/: 403 Forbidden",
        f"pull access denied for {HOST}, repository does not exist or may require 'docker login'",
        f"failed to copy: GET {layer}: unexpected status code 403 Forbidden",
    ):
        (alone,), (beside,) = read(words), read(f"{IMAGE}{APART}{words}")
        assert [getattr(beside, name) for name in NAMES] == [getattr(alone, name) for name in NAMES], words


# --- whose job it was -----------------------------------------------------------------------------------------


@looped(
    "end",
    [
        "Error: Process completed with exit code 1.",
        "  [Container] 2024/03/01 10:00:00.123456 Command did not exit successfully docker push $URI exit status 1",
        "[Container] 2024/03/01 10:00:00 Phase complete: BUILD State: FAILED",
        "[Container] 2024/03/01 10:00:00 Phase context status code: COMMAND_EXECUTION_ERROR Message: exit status 1",
        "ERROR: Job failed: exit code 1",
        "Searching for test report files in directories named [test-results] down to a depth of 4",
        "Build step 'Execute shell' marked build as failure",
        "Finished: FAILURE",
        "Error: The command exited with status 1",
        "Exited with code exit status 1",
        "CircleCI received exit code 1",
        'The command "docker push app" exited with 1.',
    ],
)
def test_what_a_ci_system_says_below_tells_that_a_job_failed(end: str) -> None:
    for text in (f"{EXPIRED}{APART}{end}\n", f"{HOST}/team/app:v1: {EXPIRED}{end}\n"):
        (failure,) = read(text)
        assert failure.command and failure.command.job, text
    for text in (
        f"{end}\n{EXPIRED}",
        f"{EXPIRED}{APART}{FURTHER}{end}\n",
        f"{EXPIRED}the next job: Finished: FAILURE\n",
        f"{EXPIRED}[Container] 2024/03/01 10:00:00 Phase complete: BUILD State: SUCCEEDED\n",
        f"{EXPIRED}[Container] 2024/03/01 10:00:00 Phase context status code:  Message: \n",
    ):
        assert not any(failure.command and failure.command.job for failure in read(text)), text


TASK = "arn:aws:ecs:eu-west-1:111122223333:task/prod/{}\n"


def test_a_task_is_told_of_its_agents_failure_where_one_alone_is_named() -> None:
    stopped = f"CannotPullContainerError: {HOST}/team/app:v1: not found\n"
    one, other = TASK.format("0" * 32), TASK.format("1" * 32)
    for text, task in (
        (f"{one}{stopped}", one.strip()),
        (f"{one}{other}{stopped}", None),
        (stopped, None),
        (f"{one}{HOST}/team/app:v1: {EXPIRED}", None),
    ):
        (failure,) = read(text)
        assert failure.command == (Command(task=task) if task else None), text


def test_a_job_adds_to_what_is_known_of_the_command_and_no_quotation_has_one() -> None:
    (failure,) = read(f"$ AWS_PROFILE=dev docker push {HOST}/team/app:v1\n{EXPIRED}Finished: FAILURE\n")
    assert failure.command and (failure.command.profile, failure.command.job) == ("dev", True)
    (failure,) = scan([f"Some saw `{CLIENTS.strip()}` there.\nFinished: FAILURE\n".encode()], quoted=True)
    assert (failure.told, failure.command) == (Told.QUOTED, None)
    (failure,) = read(f'ERROR: Job failed: failed to pull image "{HOST}/team/app:v1": {CLIENTS}')
    assert failure.command and failure.command.job


# --- what somebody tells of ECR in plain words ----------------------------------------------------------------


@looped(
    "text",
    [
        "we get a 403 from the shop when our nodes pull images\n",
        "ECR is the registry that our nodes pull from\n",
        "pushing to ghcr.io/acme/app instead of ECR fails\n",
        "the health check of our ECR image fails\n",
        "We log in to ECR with a token and push the image.\n",
        "##[debug]Requesting AWS ECR auth token for ***\n",
        "the EcrClient failed to start\n",
        f"{EXPIRED}we get a 403 from ECR when our nodes pull images\n",
    ],
)
def test_nothing_is_told_of_ecr_without_its_name_a_deed_and_a_failure_or_beside_a_printed_one(text: str) -> None:
    assert [one for one in scan([text.encode()], quoted=True) if one.told is Told.QUOTED] == []


def test_who_tells_that_something_fails_at_ecr_is_answered_and_a_scan_leaves_it_out() -> None:
    for text, cause in (
        ("we get a 403 from ECR when our nodes pull images\n", Cause.FORBIDDEN),
        ("I'm getting access denied trying to pull from ECR in another account\n", Cause.ACCESS_DENIED),
        ("our pods cannot start, ecr says the token has expired\n", Cause.TOKEN_EXPIRED),
    ):
        (failure,) = parse(text)
        assert (failure.cause, failure.told) == (cause, Told.QUOTED), text
        assert read(text) == []


# --- what was done --------------------------------------------------------------------------------------

REFUSED = "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: {} on resource: *\n"


def deeds(text: str) -> list[Operation | None]:
    return [failure.operation for failure in parse(text)]


@looped(
    "text",
    [
        f"neither push nor pull\n{EXPIRED}",
        f"the image was pushed\n{EXPIRED}",
        f"docker push ghcr.io/acme/web:v1 hangs\n{APART}{EXPIRED}",
        f"docker push hangs\n{APART}{FURTHER}{EXPIRED}",
        f"docker push hangs{APART}FROM ghcr.io/acme/base:v1\n{EXPIRED}",
        f"docker push hangs\nStatus: Downloaded newer image for {HOST}/team/web:v1\n{EXPIRED}",
        # A call of the API is no step of a push.
        "we push it\nAn error occurred (ServerException) when calling the DescribeRepositories operation\n",
        f"we push it\n{REFUSED.format('ecr:DescribeImages')}",
        # What runs containers by itself pushes nothing.
        f"we push it\nResourceInitializationError: {EXPIRED}",
    ],
)
def test_a_report_of_both_of_another_registry_of_something_else_lends_no_deed(text: str) -> None:
    assert deeds(text) == [None]


def test_a_report_of_several_images_lends_no_deed() -> None:
    assert deeds(f"we push\n{MISSING.format(OTHER)}{MISSING.format(HOST).replace('web', 'api')}") == [None, None]


@looped(
    "text, operation",
    [
        (f"# denied\n{EXPIRED}We push the image by maven.\n", Operation.PUSH),
        (f"{EXPIRED}{APART}The push fails since monday.\n", Operation.PUSH),
        (f"{EXPIRED}Pods get an `ImagePullBackOff`.\n", Operation.PULL),
        (f"Push succeeds, the pull fails\n{EXPIRED}", Operation.PULL),
        (f"we push it\n{REFUSED.format('ecr:BatchCheckLayerAvailability')}", Operation.PUSH),
        ("we push it to ECR, which fails\n", Operation.PUSH),
        (f"we push it\n{REFUSED.format('ecr:GetAuthorizationToken')}", Operation.LOGIN),
    ],
)
def test_a_failure_is_of_the_push_or_the_pull_that_the_report_speaks_of(text: str, operation: Operation) -> None:
    assert deeds(text) == [operation]


# --- one failure told as several ------------------------------------------------------------------------


def causes(text: str) -> list[tuple[Cause, Told]]:
    return [(failure.cause, failure.told) for failure in parse(text)]


@looped(
    "text, told",
    [
        (
            "The push to ECR fails with EOF\n\nI believe ECR is not authorized to push\n",
            [(Cause.CONNECTION_CLOSED, Told.QUOTED)],
        ),
        ("The push to ECR fails\n\nwe get a 403 from ECR\n", [(Cause.FORBIDDEN, Told.QUOTED)]),
        ("We cannot login to ECR\n\nwe are unable to pull from ECR\n", [(Cause.LOGIN_FAILED, Told.QUOTED)]),
    ],
)
def test_what_a_report_tells_in_plain_words_alone_is_one_failure(text: str, told: list[tuple[Cause, Told]]) -> None:
    assert causes(text) == told


def test_what_is_told_twice_in_the_same_words_is_counted_twice() -> None:
    (failure,) = parse("The push to ECR fails\n\nThe push to ECR fails\n")
    assert failure.occurrences == 2


def test_plain_words_that_name_another_image_are_a_failure_of_their_own() -> None:
    text = f"Can't get container image web.\n\nThe task failed, image api.\n{HOST}/web {HOST}/api\n"
    assert len(parse(text)) <= 1
    first, second = (f"// the mirror fails for {HOST}/team/{name}\n" for name in ("web", "api"))
    assert [failure.repository for failure in parse(f"{first}\n{second}")] == ["team/web", "team/api"]


@looped(
    "title, count",
    [
        (f"# Problem with {HOST}/team/app:v1, image is unavailable\n", 1),
        (f"# Cannot pull {HOST}/team/app:v1\n", 1),
        (f"# Cannot push to {HOST}/team/app:v1\n", 2),
        (f"# Cannot pull {HOST}/team/web:v1\n", 2),
        (f"# Cannot pull {HOST}/team/app:v1: no such host\n", 2),
    ],
)
def test_a_title_without_a_cause_sums_up_what_was_printed_of_the_same_image(title: str, count: int) -> None:
    printed = f'Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials\n'
    assert len(parse(f"{title}{APART}{printed}")) == count


SPEAKS = "We keep our images in AWS ECR.\n"


@looped(
    "text",
    [
        "docker push to the registry failed\n",
        f"{SPEAKS}docker push works, and nothing else is said\n",
        f"{SPEAKS}The compiler failed with code 2.\n",
        f"{SPEAKS}docker push to registry.example.com/app:v1 failed\n",
        f"{SPEAKS}We get a 403 from the wiki.\n",
        f"{SPEAKS}Unable to retrieve some image pull secrets (regcred); attempting to pull may not succeed.\n",
        f"$ docker push {HOST}/team/app:v1\nFailed to build the documentation\n",
    ],
)
def test_plain_words_tell_nothing_without_a_push_a_pull_or_a_login_in_a_report_that_speaks_of_ecr(text: str) -> None:
    assert parse(text) == []


@looped(
    "told",
    [
        "After the build, docker push fails.",
        "docker push to the registry failed",
        "Since monday the new image can't be pulled",
        "web-1 has critical status: ErrImagePull",
    ],
)
def test_plain_words_tell_of_a_push_a_pull_or_a_login_in_a_report_that_speaks_of_ecr(told: str) -> None:
    (failure,) = parse(f"{SPEAKS}{APART}{told}\n")
    assert failure.told is Told.QUOTED and failure.first_line == 72
    assert read(f"{SPEAKS}{told}\n") == []
    assert parse(f"{SPEAKS}{APART}{FURTHER}{told}\n") == []


def test_a_status_that_plain_words_tell_below_a_command_is_of_the_command() -> None:
    (failure,) = parse(f"docker login --username AWS {HOST}\n\nFails with Bad request 400.\n")
    assert (failure.cause, failure.told, failure.registry) == (Cause.BAD_REQUEST, Told.QUOTED, HOST)


def test_a_report_that_tells_in_plain_words_again_and_again_tells_of_one_failure() -> None:
    again = "Login to ECR fails.\nSince then no push to ECR gives anything but a 403.\nECR login is unsuccessful.\n"
    (failure,) = parse(again)
    assert (failure.told, failure.first_line) == (Told.QUOTED, 1)
    (failure,) = parse("Pushing to ECR fails.\nThe token for ECR has expired, and pushing fails.\n")
    assert failure.first_line == 2


def test_no_words_of_a_client_are_of_ecr_where_a_whole_input_speaks_of_docker_hub_and_not_of_ecr() -> None:
    assert read(f"An image is pushed to Docker Hub.\n{APART}{CLIENTS}") == []
    assert read(f"An image is pushed to Docker Hub, and one to ECR.\n{APART}{CLIENTS}") != []
    assert read(f"An image is pushed to Docker Hub.\n{APART}{EXPIRED}") != []


NO_CREDENTIALS = "Error: Unable to load AWS credentials from any provider in the chain\n"


@looped(
    "text",
    [
        f"{SPEAKS}{NO_CREDENTIALS}",
        f"Our bucket is missing, and we pull from ECR.\n{NO_CREDENTIALS}",
        f"Login to ECR fails.\nIf `{NO_CREDENTIALS.strip()}` is printed, log in.\n",
        f"Login to ECR fails.\n{APART}{FURTHER}{NO_CREDENTIALS}",
        f"resolving the context: {NO_CREDENTIALS}{IMAGE}",
    ],
)
def test_credentials_that_were_missing_explain_no_failure_but_a_login_that_plain_words_tell_of(text: str) -> None:
    assert read(text) == []


def test_credentials_that_were_missing_are_why_the_login_failed_that_plain_words_tell_of() -> None:
    answer = '{"statusCode":504,"message":"Error response received from instance metadata service"}\n'
    for text in (
        f"Renovate fails to authenticate at ECR.\n{APART}{{}}",
        f"Login to ECR fails.\n{APART}{{}}",
        "{}ECR login fails.",
    ):
        for reason in (NO_CREDENTIALS, answer):
            (failure,) = read(text.format(reason))
            assert (failure.cause, failure.operation) == (Cause.AWS_CREDENTIALS_FAILED, Operation.LOGIN)
            assert failure.http_status is None


@looped(
    "text, cause",
    [
        ("our pods fail to pull from ECR because the token is expired", Cause.TOKEN_EXPIRED),
        ("I log in with fresh credentials, and pushing to ECR gets an EOF", Cause.CONNECTION_CLOSED),
        ("when pushing to ECR but the repository does not exist, it returns a 404", Cause.REPOSITORY_NOT_FOUND),
        ("the pull from ECR fails with a 403 as the tag `v1` was deleted", Cause.IMAGE_NOT_FOUND),
        ("pushing to ECR is rejected, the tag already exists", Cause.TAG_IMMUTABLE),
        ("pulling from ECR fails, there is no disk space left", Cause.LOCAL_FAILURE),
        ("we see intermittent 403s when pulling from ECR", Cause.FORBIDDEN),
        ("the pull from ECR fails. (NOT FOUND)", Cause.NOT_FOUND),
        ("Getting auth errors when pulling from ECR", Cause.NOT_AUTHENTICATED),
        ("our tasks can't pull from ECR, it times out", Cause.CONNECTION_FAILED),
    ],
)
def test_what_means_one_thing_decides_among_plain_words_and_a_login_only_where_nothing_else_is_told(
    text: str, cause: Cause
) -> None:
    (failure,) = parse(text)
    assert (failure.cause, failure.told) == (cause, Told.QUOTED)


def test_a_command_that_a_sentence_shows_is_told_of_and_what_became_of_it_is_quoted() -> None:
    for text, cause in (
        (f"When I run `docker push {HOST}/team/app:v1` I get a 403 error", Cause.FORBIDDEN),
        ("docker pull works, but on the nodes we are getting the 401 from ECR", Cause.NOT_AUTHENTICATED),
    ):
        (failure,) = parse(text)
        assert (failure.cause, failure.told) == (cause, Told.QUOTED), text
        assert read(text) == []


@looped(
    "text, repository",
    [
        ("Pushing to the ECR repository `team/app` fails with a 403", "team/app"),
        ("The push to my 'web' ECR repo fails with a 403", "web"),
        ("ECR repository `web`\n\nThe push to ECR fails with `no basic auth credentials`", "web"),
        ("The push to ECR repository `web` or to ECR repository `app` fails with a 403", None),
        ("The push to ECR from our repository `web` fails with a 403", None),
        ("The login to ECR for the ECR repository `WEB` fails with a 403", None),
    ],
)
def test_a_repository_of_ecrs_that_a_sentence_names_in_marks_is_lent(text: str, repository: str | None) -> None:
    assert [failure.repository for failure in parse(text)] == [repository]
