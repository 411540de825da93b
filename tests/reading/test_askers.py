"""Who asked: signs around a failure that tell it, and what looks like one and does not."""

from __future__ import annotations

import pytest

from ecr_denied import Operation, Reader, RunBy, advise, parse, scan
from ecr_denied.reading.judge.askers import writer
from ecr_denied.records import Failure
from tests.looped import looped

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
NO_AUTH = f'Head "https://{HOST}/v2/app/manifests/1": no basic auth credentials'
DAEMON = f"Error response from daemon: {NO_AUTH}"
ASKED_401 = f"GET https://{HOST}/v2/app/manifests/1: unexpected status code 401 Unauthorized: Not Authorized"


def only(text: str) -> Failure:
    (failure,) = parse(text)
    return failure


# --- the head of a line ----------------------------------------------------------------------------------


@looped(
    "line",
    [
        "Oct 04 10:11:12 ip-10-0-1-7 containerd[1203]: failed to pull",
        "E1004 10:11:12.000000    15542 plugin.go:51] failed",
        "the test is in kuberuntime_image.go:51, which is the kubelet's",
        "time=x my_kuberuntime_image.go:51] failed",
        "see kubelet[12] and host-ctr: both pull",
    ],
)
def test_a_line_without_such_a_head_tells_no_writer(line: str) -> None:
    assert writer(line) is None


@looped(
    "client, head",
    [
        ("host-ctr", "Oct 04 10:11:12 ip-10-0-1-7 host-ctr[1203]:"),
        ("kubelet", "Oct 04 10:11:12 ip-10-0-1-7 kubelet[1203]:"),
        ("kubelet", "15542 kuberuntime_image.go:51]"),
        ("kubelet", "E1004 10:11:12.000000   15542 pod_workers.go:186]"),
        ("kubelet", "W1004 10:11:12.000000   15542 image_gc_manager.go:181]"),
        ("kubelet", "E1004 10:11:12.000000   15542 remote_image.go:113]"),
    ],
)
def test_the_head_of_a_line_tells_who_wrote_it(client: str, head: str) -> None:
    assert writer(f"{head} Error response from daemon: no basic auth credentials") == client


# --- around a failure ------------------------------------------------------------------------------------


@looped(
    "text",
    [
        DAEMON,
        f"{DAEMON}\nI0607 03:51:56.013969 1 cli_runner.go:115] Run: docker info",
        f"$ docker pull {HOST}/app:1\n{DAEMON}\nThe same in our ECS tasks.",
        f"docker pull {HOST}/app:1\n{DAEMON}\nReconciler error",
        f"{DAEMON}" + "\n" * 14 + "docker.errors.APIError above",
        f"{DAEMON}\nWe run an ecs task, and a docker-java program.",
        f"{DAEMON}\n    at publish (/usr/lib/node_modules/aws-cdk/node_modules/aws-sdk/lib/request.js:1)",
        f'{DAEMON}\n  File "/usr/lib/python3/site-packages/awscli/botocore/client.py", line 745',
    ],
)
def test_a_command_that_was_typed_a_sign_far_away_and_words_about_programs_tell_no_asker(text: str) -> None:
    assert only(text).client == "docker"


@pytest.mark.parametrize("operation", [Operation.PUSH, Operation.LOGIN])
def test_what_runs_containers_pushes_nothing_and_is_logged_in_by_no_docker(operation: Operation) -> None:
    said = {
        Operation.PUSH: f"The push refers to repository [{HOST}/app]\nno basic auth credentials",
        Operation.LOGIN: f"Error response from daemon: login attempt to https://{HOST}/v2/ failed with status: 400",
    }
    failure = only(f"{said[operation]}\nThen the ECS service is updated.")
    assert (failure.operation, failure.client) == (operation, "docker")


def test_what_a_program_says_of_itself_counts_before_signs_around_it() -> None:
    fields = f"application=web image_alias= image_name={HOST}/app registry_url={HOST}"
    said = f'level=error msg="could not get tags: {ASKED_401}" {fields}'
    assert only(f"Reconciler error\n{said}").client == "argocd-image-updater"


@looped(
    "client, text",
    [
        ("ecs-agent", f"CannotPullContainerError\n\nThe event: pull of {HOST}/app:1: no basic auth credentials"),
        ("ecs-agent", f"Our ECS tasks restart.\npull of {HOST}/app:1: no basic auth credentials"),
        ("argocd-image-updater", f"argocd-image-updater v0.12\n{ASKED_401}"),
        ("flux", f"image-reflector-controller\n{ASKED_401}"),
        ("controller", f'Reconciler error {{"error": "{ASKED_401}"}}'),
        ("controller", f'{{"level":"error","ts":1664443715.82,"logger":"Builds","err":"{ASKED_401}"}}'),
        ("controller", f'level=error msg="trigger.poll.WatchTagJob: failed to check digest" error="{ASKED_401}"'),
        ("controller", f'conditions:\n- lastTransitionTime: "2026-10-04T10:11:12Z"\n  message: "{ASKED_401}"'),
        ("nomad", f"$ nomad alloc status 24d2602d\n\nFailed to pull: {DAEMON}"),
        ("mesos", f"mesos-agent: failed to launch: {DAEMON}"),
        (
            "copilot",
            f"no basic auth credentials\nbuild and push image: push to repo app: docker push {HOST}/app: exit status 1",
        ),
        ("packer", f"docker (docker-push): The push refers to repository [{HOST}/app]\nno basic auth credentials"),
        ("ssh", f"======CMD======\ndocker pull {HOST}/app:1\n======END======\nerr: {DAEMON}"),
        ("ssh", f"err: {DAEMON}\n2026/10/04 10:11:12 Process exited with status 125"),
        ("codedeploy", f"LifecycleEvent - ApplicationStart Script - start.sh [stderr]docker: {DAEMON}"),
        ("testcontainers", f"testcontainers [ERROR] Failed: Error: (HTTP code 500) server error - {NO_AUTH}"),
        ("docker-py", f'docker.errors.APIError: 500 Server Error: Internal Server Error ("{NO_AUTH}")'),
        ("docker-py", f"result = client.pull()\n{DAEMON}\nraised docker.errors.APIError"),
        ("docker-java", f"com.github.dockerjava.api.exception.DockerClientException: Could not pull image: {NO_AUTH}"),
        ("docker-api", f"{DAEMON}\n  from /gems/docker-api-1.29.1/lib/docker/connection.rb:46:in `request'"),
        ("dockerode", f"{DAEMON}\n    at /app/node_modules/docker-modem/lib/modem.js:343:17"),
        ("engine-api", f'level=error msg="Handler for POST /v1.43/images/create returned error: {NO_AUTH}"'),
        ("program", f"startWorkspace failed with message: 13 INTERNAL: cannot resolve: {DAEMON}"),
        ("program", f"rpc error: code = Internal desc = prepare: {DAEMON}"),
        ("program", f"I0607 03:51:56.013969 1 docker.go:583] pulling image error: {DAEMON}"),
        ("program", f"Aug 30 00:36:19 host hubproxy[2015]: {ASKED_401}"),
        ("program", f"2026-08-30T00:36:19+0000 host hubproxy[2015]: {ASKED_401}"),
        ("renovate", f'{{"name":"renovate","level":40,"err":"{ASKED_401}"}}'),
    ],
)
def test_a_sign_around_a_failure_tells_who_asked(client: str, text: str) -> None:
    assert only(text).client == client


@looped("unit", ["dockerd", "docker", "containerd", "podman", "cloud-init", "sudo", "bash", "cron"])
def test_an_engine_or_a_shell_that_writes_to_the_journal_is_no_program_of_its_own(unit: str) -> None:
    assert only(f"Aug 30 00:36:19 host {unit}[2015]: {ASKED_401}").client != "program"
    assert only(f"Aug 30 00:36:19 host chronyd[7]: x\n{ASKED_401}").client != "program"


@looped(
    "frame",
    [
        "#0 /var/www/vendor/aws/aws-sdk-php/src/WrappedHttpHandler.php(195)",
        "\tat com.amazonaws.http.AmazonHttpClient$RequestExecutor.execute(AmazonHttpClient.java:1145)",
        "\tat software.amazon.awssdk.core.internal.http.CombinedResponseHandler.handle(Handler.java:50)",
        "    at /app/node_modules/@aws-sdk/client-ecr/dist-cjs/index.js:10:3",
        '  File "/usr/lib/python3/site-packages/botocore/client.py", line 535, in _api_call',
        "/usr/local/bundle/gems/aws-sdk-core-3.1/lib/seahorse/client/plugins/raise_response_errors.rb:17:in `call'",
    ],
)
def test_a_frame_of_an_sdk_is_one_of_a_program(frame: str) -> None:
    said = "An error occurred (ExpiredTokenException) when calling the GetAuthorizationToken operation: expired"
    assert only(f"{said}\n{frame}").client == "aws-sdk"


@looped(
    "sign",
    [
        '  File "/opt/code/localstack/.venv/lib/python3.8/site-packages/botocore/client.py", line 745',
        "localstack_1  | ready",
        "aws --endpoint-url http://localhost:4566 ecr describe-repositories",
        '  File "/usr/lib/python3/site-packages/moto/core/responses.py", line 12',
    ],
)
def test_an_emulator_is_asked_in_place_of_aws_and_has_no_owner(sign: str) -> None:
    said = "The repository with name 'app' does not exist in the registry with id '000000000000'"
    failure = only(f"An error occurred (RepositoryNotFoundException) when calling the X operation: {said}\n{sign}")
    assert failure.client == "emulator"
    advice = advise(failure)
    asked = [command for one in advice for command in one.commands]
    assert asked
    assert all(command.startswith("aws --endpoint-url http://localhost:4566 ecr ") for command in asked)
    assert {one.run_by for one in advice} == {RunBy.CALLER}


@looped(
    "text, registry",
    [
        ("Error when pushing ECR public registry: unable to get digest: 400 Bad Request", "public.ecr.aws"),
        ("Pulling from ECR Public failed: unexpected status code 403 Forbidden", "public.ecr.aws"),
        ("error: pull from public ECR: toomanyrequests: Rate exceeded", "public.ecr.aws"),
        ("Pulling through a cache of ECR Public failed: pull through cache: 403 Forbidden", None),
        (f"We left ECR Public for {HOST}/app: the pull failed with status code 403 Forbidden", HOST),
    ],
)
def test_ecr_public_is_named_by_its_words_where_no_other_registry_is(text: str, registry: str | None) -> None:
    assert [failure.registry for failure in parse(text)] == [registry]


def test_in_a_long_log_the_message_tells_who_asked() -> None:
    said = f"com.github.dockerjava.api.exception.DockerClientException: Could not pull image: {NO_AUTH}"
    reader = Reader()
    failures = [*reader.feed(f"{said}\n".encode() + b"a line of the log\n" * 300), *reader.flush()]
    assert [failure.client for failure in failures] == ["docker-java"]


_PUSHED = f"Run docker push {HOST}/app:1\nno basic auth credentials\nError: Process completed with exit code 1."


@looped(
    "text, host",
    [
        (
            f"{_PUSHED}\nRemoving login credentials for {HOST}",
            HOST,
        ),
        (
            f"Removing login credentials for {HOST}\n{_PUSHED}",
            None,
        ),
        (f"docker push {HOST}/app:1\nno basic auth credentials\nRemoving login credentials for {HOST}", None),
    ],
)
def test_what_a_job_logs_out_of_at_its_end_it_had_logged_in_to(text: str, host: str | None) -> None:
    command = only(text).command
    assert (command and command.login_host) == host


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_lines_that_hold_the_same_words_each_tells_its_own_asker(order: tuple[int, int]) -> None:
    words = f"pull of {HOST}/team/app:v1 failed: no basic auth credentials"
    lines = (f'{{"log": "{words}"}}\n', f'{{"log": "{words}", "reconcileID": "7"}}\n')
    log = "all is well\n" * 3_000 + "".join((lines[which] + "all is well\n" * 40) * 30 for which in order)
    told = [failure.client for failure in scan([log.encode()])]
    assert told == [(None, "controller")[which] for which in order for _ in range(30)]
