# ruff: noqa: E501 - a paste stands as it was printed
"""Whole pastes: what a console, a log or a manifest shows around the one refusal in it.

Their other accounts, regions, times and names belong to somebody else: nothing of them may get into the record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.formats.cases import Case, Fields

__all__ = ["documents"]

ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
ME = "arn:aws:sts::444455556666:assumed-role/ecsTaskExecutionRole/0a1b2c3d4e5f"
IAM = (
    f"User: {ME} is not authorized to perform: ecr:BatchGetImage on resource:"
    " arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource-based policy allows the"
    " ecr:BatchGetImage action"
)
PUSH = IAM.replace("BatchGetImage", "InitiateLayerUpload")
DENIED = (
    f"Error response from daemon: pull access denied for {ECR}/team/app, repository does not exist or may require"
    f" 'docker login': denied: {IAM}"
)
HEAD = (
    f'failed to pull and unpack image "{ECR}/team/app:v1": failed to resolve reference "{ECR}/team/app:v1": unexpected'
    f" status from HEAD request to https://{ECR}/v2/team/app/manifests/v1: 403 Forbidden"
)
APP: Fields = {"registry_id": "111122223333", "region": "eu-west-1", "repository": "team/app"}
SAID: Fields = {
    **APP,
    "action": "ecr:BatchGetImage",
    "principal_arn": ME,
    "principal_account": "444455556666",
    "policy_type": "resource-based",
    "cross_account": True,
}
DENY = ("resource-policy-implicit-deny",)


def _describe_tasks(indent: int | None) -> str:
    return json.dumps(
        {
            "tasks": [
                {
                    "attachments": [],
                    "availabilityZone": "us-west-2a",
                    "clusterArn": "arn:aws:ecs:us-west-2:999988887777:cluster/prod",
                    "containers": [
                        {
                            "containerArn": "arn:aws:ecs:us-west-2:999988887777:container/prod/0a1b",
                            "name": "web",
                            "image": f"{ECR}/team/app:v1",
                            "lastStatus": "STOPPED",
                            "reason": f"CannotPullContainerError: {DENIED}",
                        }
                    ],
                    "stopCode": "TaskFailedToStart",
                    "stoppedReason": f"CannotPullContainerError: {DENIED}",
                    "taskDefinitionArn": "arn:aws:ecs:us-west-2:999988887777:task-definition/web:12",
                }
            ],
            "failures": [],
        },
        indent=indent,
    )


def _cloudtrail(indent: int | None) -> str:
    return json.dumps(
        {
            "eventVersion": "1.08",
            "userIdentity": {
                "type": "AssumedRole",
                "principalId": "AROAEXAMPLE:0a1b2c3d4e5f",
                "arn": ME,
                "accountId": "444455556666",
                "sessionContext": {"sessionIssuer": {"type": "Role", "accountId": "444455556666"}},
            },
            "eventTime": "2024-05-01T10:00:00Z",
            "eventSource": "ecr.amazonaws.com",
            "eventName": "BatchGetImage",
            "awsRegion": "eu-west-1",
            "sourceIPAddress": "10.1.2.3",
            "errorCode": "AccessDenied",
            "errorMessage": IAM,
            "requestParameters": {"registryId": "111122223333", "repositoryName": "team/app"},
            "responseElements": None,
            "readOnly": True,
            "eventType": "AwsApiCall",
            "recipientAccountId": "444455556666",
        },
        indent=indent,
    )


def _kubernetes_event() -> str:
    return json.dumps(
        {
            "apiVersion": "v1",
            "kind": "Event",
            "count": 4,
            "involvedObject": {"kind": "Pod", "name": "web-5d8c7", "namespace": "default"},
            "message": f'Failed to pull image "{ECR}/team/app:v1": {HEAD}',
            "reason": "Failed",
            "source": {"component": "kubelet", "host": "ip-10-0-1-2.us-west-2.compute.internal"},
        },
        indent=4,
    )


_GITHUB = f"""2024-05-01T10:00:00.0000001Z ##[group]Run docker/build-push-action@v6
2024-05-01T10:00:00.0000002Z with:
2024-05-01T10:00:00.0000003Z   push: true
2024-05-01T10:00:00.0000004Z   tags: {ECR}/team/app:v1
2024-05-01T10:00:00.0000005Z ##[endgroup]
2024-05-01T10:00:01.0000001Z #1 [internal] load build definition from Dockerfile
2024-05-01T10:00:01.0000002Z #1 DONE 0.0s
2024-05-01T10:00:02.0000001Z #2 [internal] load metadata for docker.io/library/alpine:3
2024-05-01T10:00:02.0000002Z #2 DONE 0.9s
2024-05-01T10:00:09.0000001Z #9 exporting to image
2024-05-01T10:00:09.0000002Z #9 pushing layers
2024-05-01T10:00:09.0000003Z #9 pushing layers 1.1s done
2024-05-01T10:00:10.0000001Z #9 ERROR: failed to push {ECR}/team/app:v1: denied: {PUSH}
2024-05-01T10:00:10.0000002Z ------
2024-05-01T10:00:10.0000003Z  > exporting to image:
2024-05-01T10:00:10.0000004Z ------
2024-05-01T10:00:10.0000005Z ERROR: failed to solve: failed to push {ECR}/team/app:v1: denied: {PUSH}
2024-05-01T10:00:10.1000000Z ##[error]buildx failed with: ERROR: failed to solve: failed to push {ECR}/team/app:v1: denied: {PUSH}
"""
_GITHUB_MASKED = f"""Run docker push ***.dkr.ecr.eu-west-1.amazonaws.com/***:v1
The push refers to repository [***.dkr.ecr.eu-west-1.amazonaws.com/***]
5f70bf18a086: Preparing
denied: {PUSH.replace("111122223333", "***").replace("444455556666", "***").replace("team/app", "***")}
Error: Process completed with exit code 1.
"""
_GITLAB = f"""Running with gitlab-runner 16.11.0 (91a27b2a)
  on docker-runner-1 abcdEFGH, system ID: s_0a1b2c3d
Preparing the "docker" executor
Using Docker executor with image {ECR}/team/app:v1 ...
Authenticating with credentials from job payload (GitLab Registry)
Pulling docker image {ECR}/team/app:v1 ...
WARNING: Failed to pull image with policy "always": Error response from daemon: Head "https://{ECR}/v2/team/app/manifests/v1": no basic auth credentials (manager.go:237:1s)
ERROR: Job failed: failed to pull image "{ECR}/team/app:v1" with specified policies [always]: Error response from daemon: Head "https://{ECR}/v2/team/app/manifests/v1": no basic auth credentials (manager.go:237:1s)
"""
_CODEBUILD = f"""[Container] 2024/05/01 10:00:00 Entering phase POST_BUILD
[Container] 2024/05/01 10:00:00 Running command docker push $REPOSITORY_URI:$IMAGE_TAG
The push refers to repository [{ECR}/team/app]
5f70bf18a086: Preparing
9d3ec0a1b2c3: Waiting
denied: {PUSH}

[Container] 2024/05/01 10:00:01 Command did not exit successfully docker push $REPOSITORY_URI:$IMAGE_TAG exit status 1
[Container] 2024/05/01 10:00:01 Phase complete: POST_BUILD State: FAILED
[Container] 2024/05/01 10:00:01 Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: docker push $REPOSITORY_URI:$IMAGE_TAG. Reason: exit status 1
"""
_JENKINS = f"""Started by user ops
[Pipeline] withAWS
Setting AWS region us-west-2
[Pipeline] sh
+ docker push {ECR}/team/app:v1
The push refers to repository [{ECR}/team/app]
5f70bf18a086: Preparing
tag invalid: The image tag 'v1' already exists in the 'team/app' repository and cannot be overwritten because the repository is immutable.
[Pipeline] }}
ERROR: script returned exit code 1
Finished: FAILURE
"""
_DESCRIBE = f"""Name:             web-5d8c7
Namespace:        default
Node:             ip-10-0-1-2.us-west-2.compute.internal/10.0.1.2
Containers:
  web:
    Image:          {ECR}/team/app:v1
    State:          Waiting
      Reason:       ImagePullBackOff
Events:
  Type     Reason     Age                From               Message
  ----     ------     ----               ----               -------
  Normal   Scheduled  45s                default-scheduler  Successfully assigned default/web-5d8c7 to ip-10-0-1-2.us-west-2.compute.internal
  Normal   Pulling    21s (x2 over 37s)  kubelet            Pulling image "{ECR}/team/app:v1"
  Warning  Failed     21s (x2 over 37s)  kubelet            Failed to pull image "{ECR}/team/app:v1": rpc error: code = Unknown desc = {HEAD}
  Warning  Failed     21s (x2 over 37s)  kubelet            Error: ErrImagePull
  Normal   BackOff    9s (x2 over 36s)   kubelet            Back-off pulling image "{ECR}/team/app:v1"
  Warning  Failed     9s (x2 over 36s)   kubelet            Error: ImagePullBackOff
"""
_YAML = f"""status:
  containerStatuses:
  - image: {ECR}/team/app:v1
    imageID: ""
    name: web
    ready: false
    state:
      waiting:
        message: 'Back-off pulling image "{ECR}/team/app:v1": ErrImagePull: {HEAD}'
        reason: ImagePullBackOff
"""
_YAML_FOLDED = f"""    state:
      waiting:
        message: 'rpc error: code = Unknown desc = failed to pull and unpack image "{ECR}/team/app:v1":
          failed to resolve reference "{ECR}/team/app:v1":
          pull access denied, repository does not exist or may require authorization:
          authorization failed: no basic auth credentials'
        reason: ErrImagePull
"""
_TERRAFORM = f"""module.image.null_resource.push: Creating...
module.image.null_resource.push (local-exec): Executing: ["/bin/sh" "-c" "docker push {ECR}/team/app:v1"]
module.image.null_resource.push (local-exec): The push refers to repository [{ECR}/team/app]
module.image.null_resource.push (local-exec): 5f70bf18a086: Preparing
module.image.null_resource.push (local-exec): name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'
╷
│ Error: local-exec provisioner error
│
│   with module.image.null_resource.push,
│   on image/main.tf line 12, in resource "null_resource" "push":
│   12:   provisioner "local-exec" {{
│
│ Error running command 'docker push {ECR}/team/app:v1': exit status 1. Output: The push refers to repository [{ECR}/team/app]
│ 5f70bf18a086: Preparing
│ name unknown: The repository with name 'team/app' does not exist in the registry with id '111122223333'
╵
"""
_TERRAFORM_API = f"""╷
│ Error: reading ECR Repository (team/app): operation error ECR: DescribeRepositories, https response error StatusCode: 400, RequestID: 0a1b2c3d-1111-2222-3333-444455556666, api error AccessDeniedException: {IAM.replace("BatchGetImage", "DescribeRepositories")}
│
│   with data.aws_ecr_repository.app,
│   on main.tf line 3, in data "aws_ecr_repository" "app":
│    3: data "aws_ecr_repository" "app" {{
│
╵
"""
_CDK = f"""AppStack:  start: Building 0a1b2c3d:111122223333-eu-west-1
AppStack:  success: Built 0a1b2c3d:111122223333-eu-west-1
AppStack:  start: Publishing 0a1b2c3d:111122223333-eu-west-1
AppStack:  fail: docker push {ECR}/cdk-hnb659fds-container-assets-111122223333-eu-west-1:0a1b2c3d exited with error code 1: denied: Your authorization token has expired. Reauthenticate and try again.

 ❌ Deployment failed: Error: Failed to publish asset 0a1b2c3d:111122223333-eu-west-1
"""
_COMPOSE = f"""[+] Running 0/2
 ⠿ web Error                                                                                       1.2s
 ⠿ db Interrupted                                                                                  1.2s
{DENIED}
"""
_COMPOSE_NEW = f"""[+] Running 2/2
 ✘ web Error {DENIED.removeprefix("Error response from daemon: ")}    1.2s
 ! db Interrupted                                               1.2s
{DENIED}
"""
_LOGIN = f"""$ aws ecr get-login-password --region eu-west-1 --profile prod | docker login --username AWS --password-stdin {ECR}

An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: arn:aws:iam::444455556666:user/mika is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action
Error: Cannot perform an interactive login from a non TTY device
"""
_LOGIN_BAD = f"""WARNING! Using --password via the CLI is insecure. Use --password-stdin.
Error response from daemon: login attempt to https://{ECR}/v2/ failed with status: 400 Bad Request
"""
_AGENT = (
    'level=error time=2024-05-01T10:00:00Z msg="Failed to pull image" task="0a1b2c3d" container="web"'
    f' image="{ECR}/team/app:v1" error="{DENIED}"'
)
_ECS_EVENT = (
    "(service web) (task 0a1b2c3d) was stopped. Stopped reason: CannotPullContainerError: The task can’t pull the image."
    f" Check that the role has the permissions to pull images from the registry. {DENIED}"
)
_MARKDOWN = f"""**Describe the bug**

I try to pull the image on a node in another account:

> ```
> $ docker pull {ECR}/team/app:v1
> {DENIED}
> ```

Docker 24.0.7 on Amazon Linux 2023 (`us-west-2`), account 999988887777. Any ideas?
"""
_SLACK = f"deploy-bot  10:00 AM\n:red_circle: *web* failed to deploy to `prod`\n&gt; {DENIED.replace(chr(39), '&#39;')}\n2 replies"
_HTML = f'<tr><td>web</td><td class="err">{DENIED.replace(chr(39), "&apos;")}</td></tr>'
_MAIL = (
    "> > "
    + DENIED[:72]
    + "\n> > "
    + DENIED[72:150]
    + "\n> > "
    + DENIED[150:228]
    + "\n> > "
    + DENIED[228:306]
    + "\n> > "
    + DENIED[306:]
)
_CSV = f'2024-05-01,web,"{DENIED}",prod'
_ONE_LINE_LOG = f"#8 pushing layers 1.1s done   #8 ERROR: failed to push {ECR}/team/app:v1: denied: {PUSH}   ------    > exporting to image:   ------   ERROR: failed to solve: failed to push {ECR}/team/app:v1: denied: {PUSH}"
_LAMBDA = (
    'Resource handler returned message: "Lambda does not have permission to access the ECR image. Check the ECR permissions.'
    ' (Service: Lambda, Status Code: 403, Request ID: 0a1b2c3d)" (RequestToken: 5e6f, HandlerErrorCode: AccessDenied)'
)
_PODMAN = f"""Trying to pull {ECR}/team/app:v1...
Error: unable to copy from source docker://{ECR}/team/app:v1: initializing source docker://{ECR}/team/app:v1: unable to retrieve auth token: invalid username/password: unauthorized: Not Authorized
"""
_WINDOWS = f"docker: {DENIED}.\r\nSee 'docker run --help'.\r\nPS C:\\Users\\ops> "
_PROXY = f"""Error response from daemon: Get "https://{ECR}/v2/": proxyconnect tcp: dial tcp 10.9.8.7:3128: connect: connection refused"""
_STAGED = f"""+ docker pull ghcr.io/acme/base:1
1: Pulling from acme/base
Status: Image is up to date for ghcr.io/acme/base:1
+ docker push {ECR}/team/app:v1
The push refers to repository [{ECR}/team/app]
5f70bf18a086: Preparing
no basic auth credentials
"""


def documents() -> Iterator[tuple[str, Case]]:
    """Every paste."""
    push: Fields = {**SAID, "action": "ecr:InitiateLayerUpload", "operation": "push"}
    pull: Fields = {**SAID, "operation": "pull"}
    forbidden: Fields = {**APP, "tag": "v1", "operation": "pull", "http_status": 403}
    token: Fields = {
        "registry_id": "111122223333",
        "region": "eu-west-1",
        "repository": None,
        "action": "ecr:GetAuthorizationToken",
        "principal_arn": "arn:aws:iam::444455556666:user/mika",
        "cross_account": True,
        "operation": "login",
    }
    hidden: Fields = {
        "registry_id": None,
        "region": "eu-west-1",
        "repository": None,
        "principal_account": None,
        "cross_account": None,
        "operation": "push",
        "code": "DENIED",
    }
    rows: tuple[tuple[str, str, tuple[str, ...], Fields], ...] = (
        ("ecs-tasks", _describe_tasks(2), DENY, pull),
        ("ecs-tasks-compact", _describe_tasks(None), DENY, pull),
        ("cloudtrail", _cloudtrail(2), DENY, SAID),
        ("cloudtrail-compact", _cloudtrail(None), DENY, SAID),
        ("kubernetes-event", _kubernetes_event(), ("forbidden",), forbidden),
        ("github", _GITHUB, DENY, {**push, "tag": "v1", "code": "DENIED"}),
        ("github-masked", _GITHUB_MASKED, DENY, hidden),
        ("gitlab", _GITLAB, ("not-authenticated",), {**APP, "tag": "v1", "operation": "pull"}),
        ("codebuild", _CODEBUILD, DENY, {**push, "code": "DENIED"}),
        ("jenkins", _JENKINS, ("tag-immutable",), {**APP, "tag": "v1", "operation": "push", "code": "TAG_INVALID"}),
        ("describe-pod", _DESCRIBE, ("forbidden",), forbidden),
        ("pod-yaml", _YAML, ("forbidden",), forbidden),
        ("pod-yaml-folded", _YAML_FOLDED, ("not-authenticated",), {**APP, "tag": "v1", "operation": "pull"}),
        ("terraform", _TERRAFORM, ("repository-not-found",), {**APP, "operation": "push", "code": "NAME_UNKNOWN"}),
        ("terraform-api", _TERRAFORM_API, DENY, {**SAID, "action": "ecr:DescribeRepositories", "http_status": 400}),
        (
            "cdk",
            _CDK,
            ("token-expired",),
            {**APP, "repository": "cdk-hnb659fds-container-assets-111122223333-eu-west-1", "tag": "0a1b2c3d"},
        ),
        ("compose", _COMPOSE, DENY, pull),
        ("compose-new", _COMPOSE_NEW, DENY, pull),
        ("login", _LOGIN, ("identity-policy-implicit-deny",), token),
        (
            "login-bad",
            _LOGIN_BAD,
            ("login-failed",),
            {**APP, "repository": None, "operation": "login", "http_status": 400},
        ),
        ("ecs-agent", _AGENT, DENY, pull),
        ("ecs-event", _ECS_EVENT, DENY, pull),
        ("markdown-issue", _MARKDOWN, DENY, pull),
        ("slack", _SLACK, DENY, pull),
        ("html", _HTML, DENY, pull),
        ("mail", _MAIL, DENY, pull),
        ("csv", _CSV, DENY, pull),
        ("joined-lines", _ONE_LINE_LOG, DENY, {**push, "tag": "v1"}),
        ("podman", _PODMAN, ("not-authenticated", "login-failed"), {**APP, "tag": "v1", "operation": "pull"}),
        ("windows", _WINDOWS, DENY, pull),
        ("proxy", _PROXY, ("connection-failed",), {**APP, "repository": None}),
        ("staged", _STAGED, ("not-authenticated",), {**APP, "tag": "v1", "operation": "push"}),
    )
    for name, text, causes, fields in rows:
        yield name, Case("whole", text, causes, fields)
        yield name, Case("crlf", text.replace("\n", "\r\n"), causes, fields)
        yield name, Case("indented", "    " + text.replace("\n", "\n    "), causes, fields)
        yield name, Case("quoted", "> " + text.replace("\n", "\n> "), causes, fields)
    yield "lambda", Case("whole", _LAMBDA, ("access-denied", "forbidden", "unclassified"), optional=True)
