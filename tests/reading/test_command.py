"""What a text shows of the command that failed."""

from __future__ import annotations

from ecr_denied import Cause, Operation, Reader, parse, scan
from ecr_denied.catalogue.entry import CLIENT, Verdict
from ecr_denied.names.clients import LOGINS
from ecr_denied.reading.judge.tracker import OPERATION_TIMEOUT_LINES
from ecr_denied.records import Command, Shell
from tests.looped import looped

_HOST = "111122223333.dkr.ecr.us-east-1.amazonaws.com"
_PUSH = f"docker push {_HOST}/app:v1"
_REFUSED = "no basic auth credentials"
_IMAGE_REFUSED = f'Error response from daemon: Head "https://{_HOST}/v2/app/manifests/v1": {_REFUSED}'
_LOGIN = f"docker login --username AWS --password-stdin {_HOST}"


def _command(text: str) -> Command | None:
    (failure,) = parse(text)
    return failure.command


@looped(
    "text",
    [
        f"{_REFUSED}: {_HOST}",
        f"docker run {_HOST}/app:v1\n{_REFUSED}",
        f"The push refers to repository [{_HOST}/app]\n{_REFUSED}",
        f"75% done\nFailed to pull image {_HOST}/app:v1: {_REFUSED}",
    ],
)
def test_nothing_is_known_where_no_command_is_shown(text: str) -> None:
    assert _command(text) is None


@looped(
    "above, value",
    [
        ("--profile $PROFILE", None),
        ("--profile ***", None),
        ("--profile <profile>", None),
        ("--profile dev", "dev"),
        ("--profile=dev", "dev"),
        ('--profile "dev"', "dev"),
    ],
)
def test_a_profile_is_what_the_command_names(above: str, value: str | None) -> None:
    text = f"$ aws ecr get-login-password {above} | {_LOGIN}\n$ {_PUSH}\n{_REFUSED}"
    command = _command(text)
    assert command and command.profile == value


def test_a_variable_before_the_command_names_profile_and_region() -> None:
    command = _command(f"$ AWS_PROFILE=dev AWS_REGION=eu-west-1 aws ecr get-login-password | {_LOGIN}\n{_REFUSED}")
    assert command and (command.profile, command.region) == ("dev", "eu-west-1")


@looped("option, region", [("eu-west-1a", None), ("${REGION}", None), ("eu-west-1", "eu-west-1")])
def test_a_region_is_one_that_exists(option: str, region: str | None) -> None:
    command = _command(f"$ aws ecr get-login-password --region {option} | {_LOGIN}\n{_REFUSED}")
    assert command and command.region == region


@looped("end", ["", " ok", "`"])
def test_a_command_ends_with_its_line(end: str) -> None:
    command = _command(f"$ aws ecr get-login-password | {_LOGIN}{end}\n--profile dev\n{_REFUSED}")
    assert command and command.profile is None


@looped(
    "prompt, mark, below",
    [("$ ", "\\", "> "), ("$ ", "\\", ""), ("PS C:\\> ", " `", ">> "), ("C:\\>", " ^", "More? ")],
)
def test_a_command_goes_on_behind_the_mark_of_its_shell(prompt: str, mark: str, below: str) -> None:
    lines = (
        "aws ecr get-login-password",
        "--region eu-west-1",
        "--profile dev |",
        "docker login --password-stdin",
        _HOST,
    )
    text = f"{mark}\n{below}  ".join(lines)
    command = _command(f"{prompt}{text}\n{_REFUSED}")
    assert command and (command.profile, command.region, command.login_host) == ("dev", "eu-west-1", _HOST)


def test_a_command_may_go_on_at_the_end_of_the_input() -> None:
    (failure,) = parse(f"{_REFUSED}: {_HOST}\n$ docker push \\")
    assert failure.command is None


@looped(
    "login, host",
    [
        ("docker login -u AWS -p ***", None),
        (_LOGIN, _HOST),
        ("docker login --username AWS --password-stdin registry.example.com/x", None),
        (f"echo Logging into registry {_HOST}", _HOST),
        (f"{_LOGIN}\n$ docker login -u AWS --password-stdin registry.example.com/x", _HOST),
    ],
)
def test_the_host_of_the_last_login_is_kept(login: str, host: str | None) -> None:
    command = _command(f"$ {login}\nLogin Succeeded\n$ {_PUSH}\n{_REFUSED}")
    assert command and command.login_host == host


@looped("prompt", ["", "PS> "])
def test_a_cmdlet_is_powershells_and_has_options_of_its_own(prompt: str) -> None:
    typed = "(Get-ECRLoginCommand -Region eu-west-1 -ProfileName dev).Password"
    command = _command(f"{prompt}{typed} | {_LOGIN}\n{_REFUSED}")
    assert command and (command.shell, command.region, command.profile) == (Shell.POWERSHELL, "eu-west-1", "dev")


@looped(
    "prompt, shell",
    [
        ("", None),
        ("2 of 3: 100% ", None),
        ("$ ", Shell.SH),
        ("+ ", Shell.SH),
        ("me@host:~/src$ ", Shell.SH),
        ("[me@host src]$ ", Shell.SH),
        ("13:14:24  + ", Shell.SH),
        ("> $ ", Shell.SH),
        ("PS C:\\Users\\me> ", Shell.POWERSHELL),
        ("PS> ", Shell.POWERSHELL),
        ("2026-11-25T10:00:21Z PS C:\\> ", Shell.POWERSHELL),
        ("C:\\Users\\me>", Shell.CMD),
        ("C:\\>", Shell.CMD),
        ("C:\\> ", Shell.CMD),
    ],
)
def test_a_prompt_tells_the_shell(prompt: str, shell: Shell | None) -> None:
    command = _command(f"{prompt}{_PUSH}\n{_REFUSED}")
    assert command and command.shell is shell


@looped(
    "lines, shell",
    [
        ("$ make image", None),
        ("PS C:\\src> make image\n$ make image", None),
        ("PS C:\\src> make image", Shell.POWERSHELL),
        ("C:\\src>make image", Shell.CMD),
        ("C:\\src>make image\nPS C:\\src> make image", Shell.POWERSHELL),
    ],
)
def test_a_prompt_of_windows_tells_the_shell_whatever_was_typed_behind_it(lines: str, shell: Shell | None) -> None:
    command = _command(f"{lines}\nThe push refers to repository [{_HOST}/app]\n{_REFUSED}")
    assert (command and command.shell) == shell


def test_a_prompt_of_windows_far_above_tells_nothing() -> None:
    lines = "\n".join(f"layer {number}: done" for number in range(OPERATION_TIMEOUT_LINES + 1))
    assert _command(f"PS C:\\src> make image\n{lines}\n{_REFUSED}: {_HOST}") is None


@looped(
    "typed, user",
    [
        (f"sudo {_PUSH}", None),
        (f"sudo -E {_PUSH}", None),
        (f"sudo -u $NAME {_PUSH}", None),
        (f"sudo -u deploy {_PUSH}", "deploy"),
        (f"sudo -Hu deploy {_PUSH}", "deploy"),
        (f"sudo -E --user=deploy {_PUSH}", "deploy"),
        (f"sudo -u deploy {_LOGIN}\n$ sudo {_PUSH}", None),
    ],
)
def test_the_user_is_the_one_that_sudo_names_for_the_last_command(typed: str, user: str | None) -> None:
    command = _command(f"$ {typed}\n{_REFUSED}")
    assert command and (command.user, command.program) == (user, "docker")


@looped(
    "above, region",
    [
        ("AWS_REGION: ***", None),
        ("AWS_REGION: me-central-1", "me-central-1"),
        ("aws-region: me-central-1\nAWS_DEFAULT_REGION: eu-west-1", "eu-west-1"),
        ("AWS_REGION: me-central-1\n$ aws ecr get-login-password --region eu-west-1", "eu-west-1"),
    ],
)
def test_a_login_asks_in_the_region_of_its_environment_unless_it_names_one(above: str, region: str | None) -> None:
    command = _command(f"{above}\nError: Amazon ECR authorization token returned no data")
    assert (command and command.region) == region


def test_the_region_of_an_environment_is_none_of_a_push() -> None:
    command = _command(f"AWS_REGION: me-central-1\n$ {_PUSH}\n{_REFUSED}")
    assert command and (command.program, command.region) == ("docker", None)


@looped("frame", ["", "2026-11-25T10:00:21Z "])
def test_a_program_is_typed_behind_a_prompt_whatever_frames_it(frame: str) -> None:
    command = _command(f"{frame}$ sudo nerdctl run {_HOST}/app:v1\n{_REFUSED}")
    assert command and (command.shell, command.program, command.sudo) == (Shell.SH, "nerdctl", True)


_LOGINS = {
    "docker": "docker login",
    "podman": "podman login",
    "finch": "finch login",
    "nerdctl": "nerdctl login",
    "buildah": "buildah login",
    "skopeo": "skopeo login",
    "crane": "crane auth login",
    "helm": "helm registry login",
    "oras": "oras login",
    "notation": "notation login",
    "cosign": "cosign login",
}


def test_a_program_logs_in_by_its_own_words() -> None:
    assert {program: f"{' '.join(words)} login" for program, words in LOGINS.items()} == _LOGINS


@looped("program, login", _LOGINS.items())
def test_the_host_of_any_programs_login_is_kept(program: str, login: str) -> None:
    command = _command(f"$ aws ecr get-login-password | {login} --username AWS --password-stdin {_HOST}\n{_REFUSED}")
    assert command and (command.program, command.login_host) == (program, _HOST)


def test_powershell_shows_in_how_it_prints_an_error() -> None:
    assert _command(f"docker : {_REFUSED}: {_HOST}") == Command(shell=Shell.POWERSHELL)
    command = _command(f"{_PUSH}\ndocker : {_REFUSED}: {_HOST}")
    assert command and (command.shell, command.program) == (Shell.POWERSHELL, "docker")


@looped(
    "typed, sudo",
    [(_PUSH, False), (f"sudo {_PUSH}", True), (f"sudo -E {_PUSH}", True), (f"sudo A=b {_PUSH}", True)],
)
def test_sudo_is_that_of_the_last_command(typed: str, sudo: bool) -> None:
    command = _command(f"$ aws ecr get-login-password | sudo {_LOGIN}\n$ {typed}\n{_REFUSED}")
    assert command and command.sudo is sudo


@looped(
    "progress, layers",
    [
        ("", None),
        ("5f70bf18a086: Preparing\n", 0),
        ("5f70bf18a086: Preparing\n5f70bf18a086: Pushed\n13a553d823a0: Layer already exists\n", 2),
    ],
)
def test_layers_count_from_the_opening_of_the_push(progress: str, layers: int | None) -> None:
    before = (
        f"The push refers to repository [{_HOST}/other]\n13a553d823a0: Pushed\nv1: digest: sha256:82cdd405 size: 899"
    )
    opened = f"The push refers to repository [{_HOST}/app]\n{progress}{_REFUSED}"
    for typed in ("", f"$ {_PUSH}\n"):
        command = _command(f"$ docker push {_HOST}/other:v1\n{before}\n{typed}{opened}")
        assert command and command.layers_pushed == layers
    command = _command(f"{before.partition(chr(10) + 'v1')[0]}\n{opened}")
    assert (command and command.layers_pushed) == layers
    command = _command(f"{before}\n$ docker push {_HOST}/app:v1\n{_REFUSED}")
    assert command and command.layers_pushed is None


_BAR = "[=====>      ]  6.2MB/200MB"


@looped("size", [700, 1 << 18])
@looped("layers", [2, 600])
def test_layers_are_counted_however_many_there_are_and_however_the_log_is_cut(layers: int, size: int) -> None:
    ways = ("Preparing", f"Pushing {_BAR}", "Pushing 512B", "Pushed", "Layer already exists", "Waiting")
    told = [f"{layer:012x}: {ways[layer % len(ways)]}\n" for layer in range(layers * 3)]
    log = f"The push refers to repository [{_HOST}/app]\n{''.join(told)}{_REFUSED}\n".encode()
    (failure,) = scan(log[at : at + size] for at in range(0, len(log), size))
    assert failure.command and failure.command.layers_pushed == layers
    assert failure.first_line == layers * 3 + 2


@looped("lines, operation", [(3, None), (12, Operation.PUSH)])
def test_layers_right_below_a_failure_are_of_its_push_and_those_further_below_of_another(
    lines: int, operation: Operation | None
) -> None:
    text = f'Get "https://{_HOST}/v2/": EOF\n' + "5f70bf18a086: Preparing\n" * lines + _REFUSED
    assert [failure.operation for failure in parse(text)] == [None, operation]


def test_what_stands_on_the_line_of_a_layer_is_read() -> None:
    reader = Reader(extra=[Verdict("twice", "already exists", Cause.TAG_IMMUTABLE, speaker=CLIENT, source="acme")])
    layers = b"5f70bf18a086: Pushed\n13a553d823a0: Layer already exists\n"
    found = reader.feed(b"The push refers to repository [%s/app]\n%s" % (_HOST.encode(), layers)) + reader.flush()
    assert [(failure.wording, failure.first_line) for failure in found] == [("twice", 3)]
    (failed,) = parse(f"5f70bf18a086: Pushed {_HOST}/app: denied: Your authorization token has expired.")
    assert (failed.operation, failed.repository) == (Operation.PUSH, "app")


@looped("between, profile", [(OPERATION_TIMEOUT_LINES, None), (OPERATION_TIMEOUT_LINES - 1, "dev")])
@looped("typed", ["", f"$ {_PUSH}\n"])
def test_what_was_known_of_a_command_far_above_is_forgotten(between: int, profile: str | None, typed: str) -> None:
    above = f"$ aws ecr get-login-password --profile dev | {_LOGIN}\n"
    command = _command(f"{above}{'ok' * bool(between)}{chr(10) * between}{typed}{_REFUSED}: {_HOST}")
    assert (command and command.profile) == profile


def test_what_fails_below_is_not_of_the_command_that_failed_above() -> None:
    other = "denied: Your authorization token has expired. Reauthenticate and try again."
    text = f"$ {_PUSH}\n5f70bf18a086: Pushed\n{_REFUSED}\nPulling {_HOST.replace('us', 'eu')}/other:v2\n{other}"
    first, second = parse(text)
    assert first.command == Command(shell=Shell.SH, program="docker", sudo=False, layers_pushed=1)
    assert second.command is None


def test_the_program_is_the_one_that_was_typed_and_no_other() -> None:
    for program in ("docker push", "podman push", "skopeo copy docker://", "crane push", "helm push", "oras push"):
        told = _command(f"$ {program}{'' if '://' in program else ' '}{_HOST}/app\n{_REFUSED}")
        assert told is not None and told.program == program.partition(" ")[0]
    told = _command(f"$ aws ecr get-login-password --region us-east-1\n{_REFUSED}: {_HOST}")
    assert told is not None and told.program is None


_NOT_ASSUMED = "is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/push"


@looped(
    "above",
    [
        f"User: arn:aws:iam::444455556666:user/ci {_NOT_ASSUMED.replace('arn:aws:iam::111122223333:role/push', '*')}",
        f"User: arn:aws:iam::444455556666:user/ci {_NOT_ASSUMED.replace('sts:AssumeRole', 'ecr:PutImage')}",
    ],
)
def test_no_role_is_known_where_none_was_refused_by_name(above: str) -> None:
    *_, last = parse(f"{above}\n$ {_PUSH}\n{_REFUSED}")
    assert last.command and last.command.role is None


def test_a_role_that_was_not_assumed_is_known_below() -> None:
    *_, last = parse(f"User: arn:aws:iam::444455556666:user/ci {_NOT_ASSUMED}\n$ {_PUSH}\n{_REFUSED}")
    assert last.command and last.command.role == "arn:aws:iam::111122223333:role/push"


@looped("torn, role", [("pu\nsh because no identity-based policy", "push"), ("pu\nsh", None)])
def test_a_role_that_a_wrap_tore_is_told_where_a_reason_confirms_it(torn: str, role: str | None) -> None:
    *_, last = parse(
        f"User: arn:aws:iam::444455556666:user/ci {_NOT_ASSUMED.removesuffix('push')}{torn}\n$ {_PUSH}\n{_REFUSED}"
    )
    assert last.command and last.command.role == (role and f"arn:aws:iam::111122223333:role/{role}")


_STEP = "with:\n  role-to-assume: arn:aws:iam::111122223333:role/deploy\n  aws-region: eu-west-1\n"
_UNSIGNED = "Error: Could not load credentials from any providers"


def test_the_role_of_a_step_is_known_where_it_was_not_assumed() -> None:
    for refused in (
        "Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity",
        "Error: Could not assume role with OIDC: No OpenIDConnect provider found in your account",
        "Error: Could not assume role with OIDC: Request ARN is invalid",
    ):
        told, *_ = parse(f"{_STEP}{refused}\nRun aws-actions/amazon-ecr-login@v2\n{_UNSIGNED}")
        assert told.command and told.command.role == "arn:aws:iam::111122223333:role/deploy", refused


def test_the_role_of_a_step_that_went_well_is_none_that_was_not_assumed() -> None:
    command = _command(f"{_STEP}$ {_PUSH}\n{_REFUSED}")
    assert command and command.role is None


def test_no_login_is_known_of_a_registry_that_is_not_ecrs() -> None:
    arn = "arn:aws:ecr:us-east-1:111122223333:repository/app"
    for host in ("", "registry.example.com", "$REGISTRY", arn):
        command = _command(
            f"$ aws ecr get-login-password | docker login --username AWS --password-stdin {host}\n$ {_PUSH}\n{_REFUSED}"
        )
        assert command and command.login_host is None, host


def test_a_login_for_a_masked_host_is_known_as_it_is_printed() -> None:
    for hidden in (f"***{_HOST[12:]}", f"1234567890{_HOST[12:]}"):
        command = _command(f"$ {_LOGIN.replace(_HOST, hidden)}\n$ {_PUSH.replace(_HOST, hidden)}\n{_REFUSED}")
        assert command and command.login_host == hidden


def test_a_login_that_failed_is_none() -> None:
    *_, last = parse(
        f"$ {_LOGIN}\nError: Cannot perform an interactive login from a non TTY device\n$ {_PUSH}\n{_REFUSED}"
    )
    assert last.command and last.command.login_host is None


def test_the_login_above_is_the_one_for_the_registry_that_was_asked_or_else_the_last() -> None:
    other = _HOST.replace(_HOST[:12], "999900001111")
    logins = {_HOST: (_HOST, other), other: (other,), "public.ecr.aws": (other, "public.ecr.aws")}
    for wanted, typed in logins.items():
        lines = "\n".join(
            f"$ aws ecr get-login-password | docker login -u AWS --password-stdin {host}" for host in typed
        )
        command = _command(f"{lines}\n$ {_PUSH}\n{_REFUSED}")
        assert command and command.login_host == wanted, typed


def test_a_client_behind_a_prompt_is_known_whatever_it_runs_and_no_other() -> None:
    refused = f'failed to resolve reference "{_HOST}/app:v1": {_REFUSED}'
    for line in (f"docker run {_HOST}/app:v1", f"$ kubectl run docker run --image {_HOST}/app:v1"):
        assert _command(f"{line}\n{refused}") is None, line
    for prompt, shell in (("$ ", Shell.SH), ("PS C:\\src> ", Shell.POWERSHELL), ("C:\\src>", Shell.CMD)):
        command = _command(f"{prompt}docker run --rm {_HOST}/app:v1\n{refused}")
        assert command == Command(shell=shell, program="docker", sudo=False), prompt
    command = _command(f"# sudo -E podman run {_HOST}/app:v1\n{refused}")
    assert command == Command(shell=Shell.SH, program="podman", sudo=True)


def test_a_failure_that_names_a_command_is_none_that_was_typed() -> None:
    for text in (
        f'# docker: Error response from daemon: Head "https://{_HOST}/v2/app/manifests/v1": {_REFUSED}',
        f"api: fail: docker login --username AWS {_HOST} exited with error code 1: {_REFUSED}",
    ):
        command = _command(text)
        assert command is None or (command.program, command.login_host) == (None, None), text


def test_as_many_logins_are_known_as_a_job_has() -> None:
    others = [f"{number}{_HOST[12:]}" for number in range(111122224444, 111122224452)]
    for known, typed in ((others[-1], [_HOST, *others]), (_HOST, [_HOST, *others[1:]])):
        lines = "\n".join(f"$ aws ecr get-login-password | docker login -u AWS {host}" for host in typed)
        command = _command(f"{lines}\n$ {_PUSH}\n{_REFUSED}")
        assert command and command.login_host == known


def test_a_step_of_a_ci_system_tells_that_a_job_ran_what_is_below() -> None:
    for step in (
        "2026-11-03T08:41:12.2290143Z ##[group]Run docker/build-push-action@v6",
        "2026-11-10T13:02:11.4123443Z ##[section]Starting: Build and push",
        "[Container] 2026/11/05 09:10:03.991001 Running command docker push $URI",
        "[Pipeline] sh",
        "Run docker/build-push-action@v6",
        "2026-11-03T08:41:12.2290143Z ##[error]a step failed",
        "Error: buildx failed with: ERROR: failed to build",
        "##[debug]Requesting a token",
        "##[command]/usr/bin/docker push app",
        "Logging into registry ***.dkr.ecr.eu-west-1.amazonaws.com",
    ):
        command = _command(f"{step}\na line of the build\n{_IMAGE_REFUSED}")
        assert command and command.job is True, step
    (failure,) = parse(f"Error: Could not login to registry {_HOST}: it said nothing")
    assert failure.command and failure.command.job is True


def test_a_person_runs_no_job() -> None:
    for line in (
        "$ docker push app",
        "Run docker compose up",
        "Please run docker/login-action@v3 first",
        "why buildx failed with: this",
        "##[other]a mark",
        "It is Logging into registry a",
        "I could not login to registry a",
    ):
        command = _command(f"{line}\n{_IMAGE_REFUSED}")
        assert command is None or command.job is None, line


def test_another_registry_is_known_that_the_same_repository_was_reached_in() -> None:
    done = f"Status: Downloaded newer image for 444455556666{_HOST[12:]}/app:v1"
    command = _command(f"{done}\n{_IMAGE_REFUSED}")
    assert command and command.other_host == f"444455556666{_HOST[12:]}"
    others = (
        f"Status: Downloaded newer image for {_HOST}/app:v1",
        done.replace("/app:", "/web:"),
        "Status: Downloaded newer image for app:v1",
        "Status: Downloaded newer image for public.ecr.aws/x/app:v1",
        "Status: Downloaded newer image for registry.example.com/app:v1",
    )
    for other in others:
        assert _command(f"{other}\n{_IMAGE_REFUSED}") is None, other
    for hidden in ("111122223333", "us-east-1"):
        assert _command(f"{done}\n{_IMAGE_REFUSED.replace(hidden, '***')}") is None, hidden


def test_another_registry_is_not_told_of_a_failure_that_names_no_repository() -> None:
    nameless = "Status: Downloaded newer image for 444455556666.dkr.ecr.us-east-1.amazonaws.com/***:v1"
    assert _command(f"{nameless}\n{_REFUSED}: {_HOST}") is None


def test_as_many_images_that_went_well_are_known_as_a_job_has() -> None:
    done = f"Status: Downloaded newer image for 444455556666{_HOST[12:]}"
    for others, host in ((15, f"444455556666{_HOST[12:]}"), (16, None)):
        lines = "\n".join(f"{done}/{name}:v1" for name in ("app", *(f"other{number}" for number in range(others))))
        command = _command(f"{lines}\n{_IMAGE_REFUSED}")
        assert (command and command.other_host) == host


def test_the_task_of_ecs_is_known_where_a_report_names_one_alone() -> None:
    failed = f"CannotPullContainerError: failed to resolve ref {_HOST}/app:v1: {_HOST}/app:v1: not found"
    task, other = (f"arn:aws:ecs:us-east-1:111122223333:task/prod/{digit * 32}" for digit in "ab")
    command = _command(f"{failed}\nTask ARN {task}\nLaunch type FARGATE")
    assert command == Command(task=task)
    for text in (f"{failed}\n{task}\n{other}", f"{_IMAGE_REFUSED}\n{task}"):
        command = _command(text)
        assert command is None or command.task is None, text
