# ruff: noqa: E501, ISC004 - a frame stands as it is printed
"""What platforms, loggers, terminals and people put around a client's line.

Shapes: GitHub Actions, GitLab, Jenkins, CircleCI, Azure Pipelines, CodeBuild, CodeDeploy, CloudWatch, compose, BuildKit,
Terraform, CDK, CloudFormation, klog, logrus, zap, docker's json-file and API, CRI, ECS, Batch, kubectl, PowerShell.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["ANY", "LINES", "PULLING", "QUOTED", "Frame"]

Wrap = Callable[[str], str | bytes]


@dataclass(frozen=True, slots=True)
class Frame:
    """A name, and the text a message becomes inside the frame."""

    name: str
    wrap: Wrap


def _around(template: str) -> Wrap:
    return lambda message: template.replace("{m}", message)


def _each_line(prefix: str, suffix: str = "") -> Wrap:
    return lambda message: "\n".join(f"{prefix}{line}{suffix}" for line in message.split("\n"))


def _quoted(template: str, levels: int = 1) -> Wrap:
    """The message as it stands in a string inside a string ... inside ``template``."""

    def wrap(message: str) -> str:
        for _ in range(levels):
            message = json.dumps(message, ensure_ascii=False)[1:-1]
        return template.replace("{m}", message)

    return wrap


def _go_quoted(template: str) -> Wrap:
    return lambda message: template.replace(
        "{m}", json.dumps(message, ensure_ascii=False)[1:-1].replace("<", "\\u003c")
    )


def _event(message: str, *, indent: int | None) -> str:
    """A task state change as ECS sends it."""
    return json.dumps(
        {
            "detail-type": "ECS Task State Change",
            "source": "aws.ecs",
            "account": "999988887777",
            "region": "sa-east-1",
            "resources": ["arn:aws:ecs:sa-east-1:999988887777:task/prod/0a1b2c3d"],
            "detail": {"containers": [{"name": "web", "reason": message}], "lastStatus": "STOPPED"},
        },
        indent=indent,
        separators=None if indent else (",", ":"),
    )


def _trail(message: str, *, indent: int | None) -> str:
    """A CloudTrail record; its own account and region are not what the message speaks of."""
    return json.dumps(
        {
            "eventVersion": "1.08",
            "eventSource": "ecr.amazonaws.com",
            "errorCode": "AccessDenied",
            "errorMessage": message,
            "requestID": "0a1b2c3d-1111-2222-3333-444455556666",
        },
        indent=indent,
    )


def _events(message: str) -> str:
    """Several log events on one line."""
    return json.dumps({"events": [{"message": m, "timestamp": 1714557600000} for m in ("start", message, "exit 1")]})


def _powershell(message: str) -> str:
    return (
        f"docker : {message}\r\nAt line:1 char:1\r\n+ docker pull $image\r\n+ ~~~~~~~~~~~~~~~~~~\r\n"
        f"    + CategoryInfo          : NotSpecified: ({message[:36]}...:String) [], RemoteException\r\n"
        "    + FullyQualifiedErrorId : NativeCommandError\r\n"
    )


_STAMP = "2024-05-01T10:00:00.1234567Z "
_KLOG = "E0501 10:00:00.189360    4681 "
_LOGRUS = 'time="2024-05-01T10:00:00.123456789Z" level=error '

# Before every line.
LINES = tuple(
    Frame(name, _each_line(prefix, suffix))
    for name, prefix, suffix in (
        ("bare", "", ""),
        ("blanks", "      ", ""),
        ("tab", "\t", ""),
        ("slashes", "// ", ""),
        ("slashes-tight", "//", ""),
        ("slashes-tabbed", "//\t    ", ""),
        ("hash", "# ", ""),
        ("hashes", "### ", ""),
        ("quote", "> ", ""),
        ("quote-quote", "> > ", ""),
        ("quote-tight", ">", ""),
        ("doc-comment", " * ", ""),
        ("semicolon", "; ", ""),
        ("dashes", "-- ", ""),
        ("table", "| ", " |"),
        ("box", "│ ", ""),
        ("box-closed", "│ ", "   │"),
        ("box-heavy", "┃ ", " ┃"),
        ("numbered", "1069 | ", ""),
        ("iso", "2024-05-01T10:00:00Z ", ""),
        ("iso-nano", "2024-05-01T10:00:00.123456789Z ", ""),
        ("iso-offset", "2024-05-01T10:00:00.123+02:00 ", ""),
        ("iso-twice", f"{_STAMP}2024-05-01T10:00:00Z ", ""),
        ("iso-tab", "2024-05-01T10:00:00.123Z\t", ""),
        ("iso-brackets", "[2024-05-01T10:00:00.123Z] ", ""),
        ("date-comma", "2024-05-01 10:00:00,123 ", ""),
        ("date-slashes", "2024/05/01 10:00:00 ", ""),
        ("clock", "10:00:00 ", ""),
        ("clock-brackets", "[10:00:00] ", ""),
        ("clock-millis", "10:00:00.123  ", ""),
        ("epoch", "1714557600.123 ", ""),
        ("syslog", "May  1 10:00:00 build-7 dockerd[812]: ", ""),
        ("journal", "May 01 10:00:00 ip-10-0-1-2.eu-west-1.compute.internal kubelet[4021]: ", ""),
        ("cri-out", "2024-05-01T10:00:00.123456789Z stdout F ", ""),
        ("cri-err", "2024-05-01T10:00:00.123456789+02:00 stderr F ", ""),
        ("compose", "web-1  | ", ""),
        ("compose-old", "web_1      | ", ""),
        ("compose-color", "\x1b[36mweb-1  | \x1b[0m", ""),
        ("buildkit", "#12 0.643 ", ""),
        ("buildkit-old", "#0 12.34 ", ""),
        ("buildkit-arch", "amd64: #24 3.21 ", ""),
        ("codebuild", "[Container] 2024/05/01 10:00:00.123456 ", ""),
        ("cloudwatch", "2024-05-01T10:00:00.000+00:00 [Container] 2024/05/01 10:00:00 ", ""),
        ("logs-tail", "2024-05-01T10:00:00.123000+00:00 build/0a1b2c3d-1111 ", ""),
        ("gitlab-stamp", "2024-05-01T10:00:00.123456Z 01E ", ""),
        ("kubectl-prefix", "[pod/web-5d8c7/app] ", ""),
        ("stern", "web-5d8c7-x2v app ", ""),
        ("git", "remote: ", ""),
        ("terraform-exec", "null_resource.image (local-exec): ", ""),
        ("maven", "[ERROR] ", ""),
        ("npm", "npm ERR! ", ""),
        ("logrus-tty", "ERRO[0006] ", ""),
        ("codedeploy", "[stderr]", ""),
        ("ansi", "\x1b[31m", "\x1b[0m"),
        ("ansi-256", "\x1b[1;38;5;196m", "\x1b[0m\x1b[K"),
        ("ansi-caret", "␛[31m", "␛[0m"),
        ("osc-title", "\x1b]0;build\x07", ""),
        ("osc-link", "\x1b]8;;https://ci.example.com/1\x1b\\log\x1b]8;;\x1b\\ ", ""),
        ("crlf", "", "\r"),
        ("cr-progress", "Pulling fs layer [=>  ]\rDownloading\r", ""),
        ("azure", f"{_STAMP}##[error]", ""),
        ("github-raw", f"{_STAMP}", ""),
        ("link-number", "[57](https://github.com/acme/web/actions/runs/1/job/2#step:6:58)", ""),
        ("backslash", "", " \\"),
    )
)

# Around the whole message, as it is.
_AROUND = tuple(
    Frame(name, _around(template))
    for name, template in (
        ("double-quotes", '"{m}"'),
        ("curly-quotes", "“{m}”"),
        ("backticks", "`{m}`"),
        ("fence", "```\n{m}\n```"),
        ("fence-text", "```text\n$ make deploy\n{m}\n```"),
        ("bullet", "* {m}"),
        ("dash", "- {m}"),
        ("html-comment", "<!-- {m} -->"),
        ("html-code", "<pre><code>{m}</code></pre>"),
        ("noformat", "{noformat}\n{m}\n{noformat}"),
        ("error", "Error: {m}"),
        ("error-upper", "ERROR: {m}"),
        ("fatal", "fatal: {m}"),
        ("prose", "The deploy failed with: {m}"),
        ("github-command", "::error::{m}"),
        ("github-command-file", "::error file=.github/workflows/a.yml,line=7,col=1::{m}"),
        ("github-annotation", "##[error]{m}"),
        ("github-buildx", "Error: buildx failed with: ERROR: {m}"),
        ("github-step", "##[group]Run make push\n##[endgroup]\n{m}\n##[error]Process completed with exit code 1."),
        ("github-exit", "{m}\nError: Process completed with exit code 1."),
        ("gitlab-warning", 'WARNING: Failed to pull image with policy "always": {m} (manager.go:237:0s)'),
        ("gitlab-old", "ERROR: Preparation failed: {m} (executor_docker.go:188:0s)"),
        ("gitlab-failed", "ERROR: Job failed (system failure): {m} (docker.go:131:0s)"),
        (
            "gitlab-section",
            "section_start:1714557600:step_script\r\x1b[0K\x1b[0;m{m}\n\x1b[31;1mERROR: Job failed: exit code 1",
        ),
        (
            "jenkins",
            "[Pipeline] sh\n+ make deploy\n{m}\nBuild step 'Execute shell' marked build as failure\nFinished: FAILURE",
        ),
        ("jenkins-branch", "[images] {m}\n[Pipeline] // parallel\nERROR: script returned exit code 1"),
        ("circleci", "#!/bin/bash -eo pipefail\nmake deploy\n{m}\n\nExited with code exit status 1"),
        ("azure-step", "##[error]{m}\n##[error]The process '/usr/bin/make' failed with exit code 1"),
        (
            "codebuild-step",
            "[Container] 2024/05/01 10:00:00 Running command make deploy\n{m}\n\n[Container] 2024/05/01 10:00:01 Command did"
            " not exit successfully make deploy exit status 1\n[Container] 2024/05/01 10:00:01 Phase complete: BUILD State:"
            " FAILED",
        ),
        (
            "codedeploy-step",
            "LifecycleEvent - ApplicationStart Script - start.sh [stdout]Starting [stderr]{m} [stderr]exit 1",
        ),
        ("make", "{m}\nmake: *** [Makefile:19: deploy] Error 1"),
        ("maven-goal", "[ERROR] Failed to execute goal io.fabric8:docker-maven-plugin:0.40:push: {m} -> [Help 1]"),
        ("gradle", "> Task :image FAILED\n\n* What went wrong:\nExecution failed for task ':image'.\n> {m}\n\n* Try:"),
        ("java", "Caused by: com.example.DockerException: {m}\n\tat com.example.Push.run(Push.java:12)"),
        ("python", 'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\nRuntimeError: {m}'),
        ("python-log", "2024-05-01 10:00:00,123 - deploy - ERROR - {m}"),
        ("python-root", "ERROR:root:{m}"),
        ("spring-log", "2024-05-01 10:00:00.123 ERROR 1 --- [main] c.e.Deploy : {m}"),
        ("node", "(HTTP code 500) server error - {m} "),
        ("docker-py", '500 Server Error for http+docker://localhost/v1.41/auth: Internal Server Error ("{m}")'),
        ("buildkit-error", "#7 ERROR: {m}\n------\n > [2/4] RUN true:\n------"),
        (
            "buildkit-tty",
            " => ERROR [web 2/4] RUN make                       0.7s\n------\n > [web 2/4] RUN make:\n0.643 {m}\n------",
        ),
        ("terraform", "╷\n│ Error: {m}\n│ \n│   with module.app.null_resource.image,\n│   on main.tf line 3\n╵"),
        (
            "terraform-output",
            "│ Error: local-exec provisioner error\n│ \n│ Error running command './push.sh': exit status 1. Output: {m}\n│ \n╵",
        ),
        ("pulumi", "  docker:index:Image (web):\n    error: {m}"),
        ("multierror", "error: 1 error occurred:\n\t* {m}\n\n"),
        ("cdk", "AppStack: fail: {m}\nFailed to publish asset 0a1b2c:current"),
        ("cdk-progress", "[100%] fail: {m}"),
        (
            "cloudformation",
            'Resource handler returned message: "{m}" (RequestToken: 0a1b-2c3d, HandlerErrorCode: InvalidRequest)',
        ),
        ("helm", "Error: INSTALLATION FAILED: {m}"),
        ("sam", "2024-05-01 10:00:00 [STDERR] Error: WebFunction failed to build: {m}"),
        (
            "sagemaker",
            "ClientError: An error occurred (ValidationException) when calling the CreateModel operation: {m}",
        ),
        ("apprunner", "05-01-2024 10:00:00 AM [AppRunner] Failed to pull your application image. Reason: {m}"),
        ("service", "(service web) was unable to place a task. Reason: {m}"),
        ("batch", "Status reason\tTask failed to start\nReason\t{m}"),
        ("after-login", "Login Succeeded\n{m}"),
        ("repeat-hint", "{m}\nSee 'docker run --help'."),
    )
)
ANY = (
    *_AROUND,
    Frame("html-escaped", html.escape),
    Frame("powershell", _powershell),
    Frame("powershell-utf16", lambda message: b"\xff\xfe" + _powershell(message).encode("utf-16-le")),
    Frame("yaml-single", lambda message: "      message: '" + message.replace("'", "''") + "'\n      reason: ErrImagePull"),
)  # fmt: skip

# Inside one or more levels of quotation.
_IN_QUOTES = tuple(
    Frame(name, _quoted(template, levels))
    for name, template, levels in (
        ("logrus", f'{_LOGRUS}msg="{{m}}"', 1),
        ("logrus-handler", f'{_LOGRUS}msg="Handler for POST /v1.43/images/create returned error: {{m}}"', 1),
        ("logrus-next", f'{_LOGRUS}msg="Attempting next endpoint for pull after error: {{m}}"', 1),
        ("logrus-stop", f'{_LOGRUS}msg="Not continuing with pull after error: {{m}}"', 1),
        ("logrus-error", f'{_LOGRUS}msg="PullImage failed" error="{{m}}"', 1),
        ("logrus-two", f'{_LOGRUS}msg="job failed" error="exit status 1: \\"{{m}}\\""', 2),
        ("logrus-three", f'{_LOGRUS}msg="line" line="time=\\"x\\" msg=\\"a \\\\\\"{{m}}\\\\\\"\\""', 3),
        ("slog", 'time=2024-05-01T10:00:00.000Z level=ERROR msg="pull failed" err="{m}"', 1),
        ("ecs-agent", 'level=error time=2024-05-01T10:00:00Z msg="Error pulling image" task="0a1b" error="{m}"', 1),
        ("klog", f'{_KLOG}remote_image.go:238] "PullImage from image service failed" err="{{m}}"', 1),
        (
            "klog-two",
            f'{_KLOG}pod_workers.go:1298] "Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"web\\" with'
            ' ErrImagePull: \\"{m}\\"" pod="default/web-5d8c7" podUID="0a1b2c3d-1111-2222-3333-0123456789ab"',
            2,
        ),
        (
            "klog-three",
            f'{_KLOG}pod_workers.go:1298] "Error" err="[failed to \\"StartContainer\\" for \\"web\\": \\"pulling: \\\\\\"{{m}}'
            '\\\\\\"\\"]" pod="default/web-5d8c7"',
            3,
        ),
        (
            "zap",
            '{"level":"error","ts":1714557600.1,"caller":"a/b.go:3","msg":"failed","error":"{m}","stacktrace":"x\\n\\ty"}',
            1,
        ),
        ("zap-console", '2024-05-01T10:00:00.000Z\tERROR\tcontroller\tpull failed\t{"error": "{m}"}', 1),
        ("json-file", '{"log":"{m}\\n","stream":"stderr","time":"2024-05-01T10:00:00.123456789Z"}', 1),
        (
            "json-file-zap",
            '{"log":"{\\"level\\":\\"error\\",\\"error\\":\\"{m}\\"}\\n","stream":"stderr","time":"x"}',
            2,
        ),
        ("api-stream", '{"errorDetail":{"message":"{m}"},"error":"{m}"}', 1),
        ("api-stream-code", '{"errorDetail":{"code":1,"message":"{m}"},"error":"{m}"}\r\n', 1),
        ("api-answer", '{"message":"{m}"}', 1),
        ("docker-java", 'Caused by: NotFoundException: Status 404: {"message":"{m}"}', 1),
        ("ecs-stopped", '            "stoppedReason": "{m}",\n            "stopCode": "TaskFailedToStart",', 1),
        (
            "ecs-reason",
            '                    "reason": "CannotPullContainerError: {m}",\n                    "lastStatus": "STOPPED"',
            1,
        ),
        ("batch-job", '"statusReason": "Task failed to start", "container": {"reason": "{m}"}', 1),
        (
            "ansible",
            'fatal: [node1]: FAILED! => {"changed": true, "rc": 1, "stderr": "{m}", "stderr_lines": ["{m}"]}',
            1,
        ),
        ("kubernetes-status", '{"waiting":{"message":"{m}","reason":"ErrImagePull"}}', 1),
        ("lambda-log", '{"timestamp":"2024-05-01T10:00:00Z","level":"ERROR","message":"{m}","requestId":"0a1b"}', 1),
        ("cloudwatch-event", '{"logStream":"a/b","message":"{m}\\n","ingestionTime":1714557600000}', 1),
        ("aws-text", 'EVENTS\t1714557600000\t"{m}"', 1),
    )
)
QUOTED = (
    *_IN_QUOTES,
    Frame("go-quoted", _go_quoted('level=error msg="Unexpected response: {m}"')),
    Frame("eventbridge", lambda message: _event(message, indent=None)),
    Frame("eventbridge-pretty", lambda message: _event(message, indent=2)),
    Frame("cloudtrail", lambda message: _trail(message, indent=None)),
    Frame("cloudtrail-pretty", lambda message: _trail(message, indent=4)),
    Frame("events-in-one-line", _events),
)  # fmt: skip

# Around a pull.
PULLING = tuple(
    Frame(name, _around(template))
    for name, template in (
        (
            "describe",
            "Events:\n  Type     Reason     Age                From               Message\n"
            "  Normal   Pulling    25s (x2 over 40s)  kubelet            Pulling image\n"
            "  Warning  Failed     24s (x2 over 39s)  kubelet            Failed to pull image: {m}\n"
            "  Warning  Failed     24s (x2 over 39s)  kubelet            Error: ErrImagePull\n"
            "  Normal   BackOff    12s (x3 over 38s)  kubelet            Back-off pulling image\n"
            "  Warning  Failed     12s (x3 over 38s)  kubelet            Error: ImagePullBackOff",
        ),
        (
            "describe-old",
            "  1m  1m  1  kubelet, node-1  spec.containers{web}  Warning  Failed  Failed to pull image: {m}",
        ),
        ("events", "default     12s         Warning   Failed      pod/web-5d8c7     {m}"),
        (
            "events-wide",
            "default   12s   Warning   Failed   pod/web-5d8c7   spec.containers{web}   kubelet, node-1   {m}   40s   2   web.17cd",
        ),
        ("rpc", "rpc error: code = Unknown desc = {m}"),
        ("rpc-deadline", "rpc error: code = DeadlineExceeded desc = {m}"),
        ("sandbox", "Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image: {m}"),
        ("list", "[{m}, {m}]"),
        ("nomad", 'Driver Failure  failed to initialize task "web" for alloc "0a1b-2c": Failed to pull: {m}'),
        ("ecs", "CannotPullContainerError: {m}"),
        ("ecs-titled", "Stopped reason\tCannotPullContainerError: {m}"),
        (
            "ecs-advice",
            "CannotPullContainerError: The task can’t pull the image. Check your network configuration. {m}",
        ),
        (
            "ecs-retried",
            "Task stopped at: 2024-05-01T10:00:00.000Z\nCannotPullContainerError: ref pull has been retried 5 time(s): {m}",
        ),
        ("podman", "Error: creating build container: {m}"),
        ("run", "docker: {m}.\nSee 'docker run --help'."),
        ("run-new", "docker: {m}\n\nRun 'docker run --help' for more information"),
        ("compose-v1", "ERROR: Service 'web' failed to build: {m}"),
        ("compose-v1-for", "ERROR: for web  {m}"),
    )
)
