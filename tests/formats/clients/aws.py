"""AWS's own: credential helper, AWS CLI and SDKs, ECS agents of every generation, Batch, Lambda, App Runner, CDK."""

from __future__ import annotations

from dataclasses import replace

from tests.formats.table import HOST, NAME, REF, Format
from tests.formats.words import (
    DENIALS,
    FORBIDDEN,
    MANIFEST_UNKNOWN,
    NAME_UNKNOWN,
    STATUSES,
    UNAUTHORIZED,
    WAYS,
    Saying,
)

__all__ = ["API", "ECS", "HELPER"]

_LOGIN = "ecr:GetAuthorizationToken"


def _token(name: str, why: str, cause: str, kind: str | None, effect: str | None) -> Saying:
    """The refusal of a token: its resource is always ``*``, so no registry is named."""
    return Saying(
        f"token-{name}",
        "",
        f"User: {{me}} is not authorized to perform: {_LOGIN} on resource: *{why}",
        (cause,),
        {
            "action": _LOGIN,
            "principal_arn": "{me}",
            "principal_account": "{caller}",
            "policy_type": kind,
            "policy_effect": effect,
            "cross_account": None,
        },
    )


TOKENS = (
    _token(
        "identity",
        f" because no identity-based policy allows the {_LOGIN} action",
        "identity-policy-implicit-deny",
        "identity-based",
        "implicit",
    ),
    _token(
        "endpoint",
        f" because no VPC endpoint policy allows the {_LOGIN} action",
        "guardrail-implicit-deny",
        "vpc-endpoint",
        "implicit",
    ),
    _token("scp", " with an explicit deny in a service control policy", "explicit-deny", "service-control", "explicit"),
    _token("unsaid", "", "access-denied", None, None),
)
_UNCODED = tuple(replace(saying, code="") for saying in (*DENIALS[:4], DENIALS[9], DENIALS[15]))
_HELPER = "awslabs/amazon-ecr-credential-helper"
_API = "AWS SDK error rendering"
_400 = {"http_status": 400}

HELPER = (
    Format(
        "credentials not found in native keychain",
        "all",
        f"{_HELPER} (stdout of the helper)",
        causes=("credential-helper-failed", "not-authenticated"),
        optional=True,
    ),
    Format(
        'time="2024-05-01T10:00:00Z" level=error msg="Error retrieving credentials" error="ecr: Failed to get'
        " authorization token: operation error ECR: GetAuthorizationToken, https response error StatusCode: 400,"
        ' RequestID: 0a1b2c3d-1111-2222-3333-444455556666, api error AccessDeniedException: {said}"',
        "0.6+",
        f"{_HELPER} ~/.ecr/log/ecr-login.log",
        says=TOKENS,
        fields=_400,
    ),
    Format(
        'time="2024-05-01T10:00:00Z" level=error msg="Error retrieving credentials" error="ecr: Failed to get'
        ' authorization token: NoCredentialProviders: no valid providers in chain. Deprecated."',
        "<0.6",
        f"{_HELPER} ~/.ecr/log/ecr-login.log",
        causes=("aws-credentials-failed",),
    ),
    Format(
        "Error saving credentials: error storing credentials - err: exit status 1, out: `not implemented`",
        "all",
        "docker/cli + docker-credential-ecr-login (helper used as a store)",
        causes=("credential-helper-failed",),
        optional=True,
    ),
    Format(
        "$ aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin {host}\n"
        "error saving credentials: error storing credentials - err: exit status 1, out: `not implemented`",
        "all",
        "docker/cli + docker-credential-ecr-login (helper used as a store)",
        HOST,
        causes=("credential-helper-failed",),
        operation="login",
        unchecked=("region",),
    ),
)

API = (
    Format(
        "An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: {said}",
        "AWS CLI 1 and 2, boto3",
        _API,
        says=TOKENS,
        operation="login",
    ),
    Format(
        "aws: [ERROR]: An error occurred (AccessDeniedException) when calling the BatchGetImage operation: {said}",
        "AWS CLI 2.30+",
        _API,
        says=_UNCODED,
    ),
    Format(
        "A client error (AccessDeniedException) occurred when calling the BatchGetImage operation: {said}",
        "AWS CLI < 1.11",
        _API,
        says=_UNCODED,
    ),
    Format(
        "botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the BatchGetImage"
        " operation: {said}",
        "boto3",
        _API,
        says=_UNCODED,
    ),
    Format(
        "An error occurred (RepositoryNotFoundException) when calling the BatchGetImage operation: {said}",
        "AWS CLI, boto3",
        _API,
        says=(replace(NAME_UNKNOWN, code=""),),
        unchecked=("code",),
    ),
    Format(
        "AccessDeniedException: {said}\n\tstatus code: 400, request id: 0a1b2c3d-1111-2222-3333-444455556666",
        "aws-sdk-go v1",
        _API,
        says=(*TOKENS, *_UNCODED),
        fields=_400,
    ),
    Format(
        "operation error ECR: BatchGetImage, https response error StatusCode: 400, RequestID:"
        " 0a1b2c3d-1111-2222-3333-444455556666, api error AccessDeniedException: {said}",
        "aws-sdk-go v2",
        _API,
        says=_UNCODED,
        fields=_400,
    ),
    Format(
        "operation error ECR: DescribeImages, https response error StatusCode: 400, RequestID:"
        " 0a1b2c3d-1111-2222-3333-444455556666, RepositoryNotFoundException: {said}",
        "aws-sdk-go v2",
        _API,
        says=(replace(NAME_UNKNOWN, code=""),),
        fields=_400,
        unchecked=("code",),
    ),
    Format(
        "software.amazon.awssdk.services.ecr.model.EcrException: {said} (Service: Ecr, Status Code: 400, Request ID:"
        " 0a1b2c3d-1111-2222-3333-444455556666, Extended Request ID: null)",
        "aws-sdk-java v2",
        _API,
        says=(*TOKENS, *_UNCODED),
        fields=_400,
    ),
    Format(
        "com.amazonaws.services.ecr.model.AmazonECRException: {said} (Service: AmazonECR; Status Code: 400; Error Code:"
        " AccessDeniedException; Request ID: 0a1b2c3d-1111-2222-3333-444455556666; Proxy: null)",
        "aws-sdk-java v1",
        _API,
        says=_UNCODED,
        fields=_400,
    ),
    Format(
        "Aws::ECR::Errors::AccessDeniedException: {said}\n  /usr/lib/ruby/gems/aws-sdk-core/seahorse/client.rb:12",
        "aws-sdk-ruby v3",
        _API,
        says=_UNCODED,
    ),
    Format("AccessDeniedException: {said}\n    at throwDefaultError (/app/node_modules/@smithy/smithy-client/x.js:8:1)",
           "aws-sdk-js v3", _API, says=_UNCODED),
    Format(
        'Resource handler returned message: "{said} (Service: Ecr, Status Code: 400, Request ID:'
        ' 0a1b2c3d-1111-2222-3333-444455556666)" (RequestToken: 5e6f, HandlerErrorCode: AccessDenied)',
        "CloudFormation",
        _API,
        says=_UNCODED,
        fields=_400,
    ),
)  # fmt: skip

_D = "Error response from daemon: "
_DENIED = (
    f"{_D}pull access denied for {{name}}, repository does not exist or may require 'docker login': {{code}}: {{said}}"
)
_CANNOT = "CannotPullContainerError: "
_TASK = f"{_CANNOT}The task can’t pull the image. "
_AGENT = "aws/amazon-ecs-agent agent/engine/errors.go"
_ADVICE = "aws/amazon-ecs-agent agent/api/errormessages"
_FARGATE = "ECS on Fargate (observed stoppedReason)"
_AUTH = "ResourceInitializationError: unable to pull secrets or registry auth: "

ECS = (
    Format(f"{_CANNOT}{_DENIED}", "all", _AGENT, NAME, DENIALS, operation="pull"),
    Format(
        f"{_CANNOT}{_D}manifest for {{ref}} not found: {{code}}: {{said}}", "all", _AGENT, REF, (MANIFEST_UNKNOWN,),
        operation="pull",
    ),
    Format(f'{_CANNOT}{_D}Get "{{v2}}": {{said}}', "all", _AGENT, HOST, WAYS, operation="pull"),
    Format(f"{_CANNOT}API error (500): Get {{v2}}: {{said}}", "<1.20", _AGENT, HOST, WAYS[:6], operation="pull"),
    Format(
        f"{_CANNOT}API error (404): repository {{name}} not found", "<1.20", _AGENT, NAME,
        causes=("repository-not-found",), operation="pull", unchecked=("http_status", "code"),
    ),
    Format(
        "CannotPullECRContainerError: AccessDeniedException: {said} status code: 400, request id:"
        " 0a1b2c3d-1111-2222-3333-444455556666",
        "all",
        _AGENT,
        says=TOKENS,
        fields=_400,
    ),
    Format(
        "CannotPullContainerAuthError: AccessDeniedException: {said}", "all", _AGENT, says=TOKENS
    ),
    Format(f"CannotPullImageManifestError: {_DENIED}", "recent", _AGENT, NAME, DENIALS[:3], operation="pull"),
    Format(
        f'CannotPullImageManifestError: {_D}Head "{{manifest}}": no basic auth credentials', "recent", _AGENT, REF,
        causes=("not-authenticated",), operation="pull",
    ),
    Format(
        f"{_TASK}Check that the role has the permissions to pull images from the registry. {_DENIED}",
        "1.84+", _ADVICE, NAME, DENIALS, operation="pull",
    ),
    Format(
        f"{_TASK}Check whether the image exists. {_D}pull access denied for {{name}}, repository does not exist or may"
        " require 'docker login': denied: requested access to the resource is denied",
        "1.84+", _ADVICE, NAME, causes=("access-denied",), operation="pull", fields={"code": "DENIED"},
    ),
    Format(
        f"{_TASK}Check whether the image exists. {_D}manifest for {{ref}} not found: {{code}}: {{said}}",
        "1.84+", _ADVICE, REF, (MANIFEST_UNKNOWN,), operation="pull",
    ),
    Format(
        f'{_TASK}Check your network configuration. {_D}Get "{{v2}}": {{said}}', "1.84+", _ADVICE, HOST, WAYS,
        operation="pull",
    ),
    *(
        Format(
            f"{_CANNOT}{step} has been retried {{n}} time(s): failed to resolve ref {{ref}}: ".replace("{n}", times)
            + "unexpected status from HEAD request to {manifest}: {said}",
            "platform 1.4+", _FARGATE, REF, STATUSES, operation="pull",
        )
        for step, times in (
            ("pull image manifest", "5"), ("inspect image", "7"), ("ref pull", "1"), ("image pull", "2")
        )
    ),
    Format(
        f"{_CANNOT}pull image manifest has been retried 7 time(s): failed to resolve ref {{ref}}: {{ref}}: not found",
        "platform 1.4+", _FARGATE, REF, causes=("not-found",), operation="pull", unchecked=("http_status",),
    ),
    Format(
        f"{_CANNOT}pull image manifest has been retried 1 time(s): failed to resolve ref {{ref}}: pulling from host"
        " {host} failed with status code [manifests {tag}]: {said}",
        "platform 1.4", _FARGATE, REF, STATUSES, operation="pull",
    ),
    Format(
        f"{_CANNOT}pull image manifest has been retried 5 time(s): failed to resolve ref {{ref}}: failed to do request:"
        ' Head "{manifest}": {said}',
        "platform 1.4+", _FARGATE, REF, WAYS, operation="pull",
    ),
    Format(
        f"{_CANNOT}pull image manifest has been retried 1 time(s): failed to resolve ref {{ref}}: pull access denied,"
        " repository does not exist or may require authorization: authorization failed: no basic auth credentials",
        "platform 1.4+", _FARGATE, REF, causes=("not-authenticated",), operation="pull",
    ),
    Format(
        f"{_CANNOT}inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code"
        " https://{host}/v2/{repo}/manifests/{digest}...",
        "platform 1.4+", f"{_FARGATE}, cut", NAME, operation="pull",
        causes=("unclassified", "forbidden", "layer-store-denied"), unchecked=("digest",), optional=True,
    ),
    Format(
        f"{_CANNOT}inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code"
        " {bydigest}: {said}",
        "platform 1.4+", _FARGATE, (*NAME, "digest"), (FORBIDDEN, UNAUTHORIZED), operation="pull",
    ),
    Format(
        f"{_AUTH}execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been"
        " retried 3 time(s): AccessDeniedException: {said} status code: 400, request id:"
        " 0a1b2c3d-1111-2222-3333-444455556666",
        "platform 1.4+", _FARGATE, says=TOKENS, fields=_400,
    ),
    Format(
        f"{_AUTH}execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been"
        " retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400,"
        " RequestID: 0a1b2c3d-1111-2222-3333-444455556666, api error AccessDeniedException: {said}",
        "platform 1.4+", _FARGATE, says=TOKENS, fields=_400,
    ),
    Format(
        f"{_AUTH}The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and"
        " Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post"
        ' "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 10.0.0.1:443: i/o timeout',
        "platform 1.4+", _FARGATE, causes=("connection-failed",), fields={"region": "eu-west-1"},
    ),
)  # fmt: skip
