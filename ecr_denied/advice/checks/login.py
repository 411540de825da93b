"""Checks of the login: the stored token, its host, the command that gets it."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.check import Answer, Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.advice.readings import operator_there

__all__ = ["LOG_IN_AGAIN", "NO_CLI", "NO_TOKEN", "OLD_COMMAND", "STALE_PUBLIC_LOGIN", "TOKEN_HOST"]

_LOGGED_IN = "login-succeeded: Login Succeeded -> try again"
_NO_IDENTITY = Answer(
    "no-identity: Unable to locate credentials, SSO -> no AWS identity: aws sso login, or another --profile",
    needs="!job",
)
_NO_JOB_IDENTITY = Answer(
    "no-job-identity: Unable to locate credentials -> the job has no AWS identity: give it a role or keys", needs="job"
)
_LOGIN_DENIED = "login-denied: AccessDenied -> pipe that message into ecr-denied"
_NO_PASSWORD = "no-password: non TTY -> no token came: the error above it says why"
_BAD_TOKEN = "bad-token: 400 Bad Request -> the token is of another region, or came damaged"
_NOT_KEPT = "not-kept: not implemented -> ecr-login is set up: no login is needed"
_TOKEN_COMES = "token-comes: a time -> a token comes here: use this shell, user and profile, and no -t"
_CLI_MISSING = "cli-missing: command not found -> install the AWS CLI where the login runs"

# A fresh token for exactly this host (ECR user guide, registry_auth; ECR Public user guide).
_LOG_IN_AGAIN = Check(
    "log-in-again",
    Kind.CREDENTIALS,
    "Log in again, as the same user.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    why="An expired login can be refused as 'denied', or by a bare 403. A token lasts 12 hours and "
    "belongs to one region; docker keeps it under the literal host, so FIPS and dual-stack hosts "
    "need logins of their own.",
    needs="!node !own-login",
    changes_state=True,
    commands=(
        Command(
            commands.LOG_IN,
            _LOGGED_IN,
            _NO_IDENTITY,
            _NO_JOB_IDENTITY,
            _LOGIN_DENIED,
            _NO_PASSWORD,
            _BAD_TOKEN,
            _NOT_KEPT,
            shared.DEAD_CREDENTIALS,
        ),
    ),
)
LOG_IN_AGAIN = (
    _LOG_IN_AGAIN.but(
        "Log in to {host} as well: the login above is for {login_host}.",
        needs="login-elsewhere cause=not-authenticated|token-expired|token-invalid",
        why="Docker keeps a login under the literal host. The token itself is good for every registry of its "
        "region that lets its caller in. The action amazon-ecr-login logs in to the registry of its own "
        "account, unless its input registries names others.",
    ),
    _LOG_IN_AGAIN.but(
        "Log in as the user that failed: the login above did not count.",
        needs="login-here cause=not-authenticated|token-expired|token-invalid",
        why="A login counts for the user and the configuration that it was made with: sudo, another "
        "container or step, and another DOCKER_CONFIG see none of it.",
    ),
    # Amazon ECR Public user guide, public-service-quotas: rates of anonymous and of authenticated pulls.
    _LOG_IN_AGAIN.but(
        "Log in to ECR Public: it allows more with a login.",
        needs="cause=rate-limited",
        why="ECR Public allows far less to anonymous callers. A login to ECR Public needs "
        "ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken, and takes no token of a private "
        "registry, which 'aws ecr' gives.",
        page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html",
    ),
    # It is kept in the configuration of the user who made it (docker login reference).
    _LOG_IN_AGAIN.but(
        "Log in in the job itself, before it pushes or pulls.",
        needs="job",
        why="A login counts on the machine that made it: one on your own machine changes nothing for a job. "
        "A token that the CI system keeps as a password lasts 12 hours: let the job ask for one each "
        "time.",
    ),
    _LOG_IN_AGAIN.but(
        needs="public",
        why="ECR Public refuses an expired token even for images that anyone may pull without one. A login "
        "to it needs ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken, and takes no token "
        "of a private registry.",
        page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html",
    ),
    # community.docker runs on the managed host (Ansible documentation, delegation).
    _LOG_IN_AGAIN.but("Log in again on the host that failed, as its user.", needs="client=ansible"),
    _LOG_IN_AGAIN.but(
        "Log in again, where what asked keeps its login.",
        needs="library-words !shows-command !login",
        why="A proxy, a scheduler or a plug-in has its login in settings of its own, and sees none of "
        "docker's: the new token belongs there. A token lasts 12 hours and belongs to one region.",
    ),
    _LOG_IN_AGAIN,
)

# ECR Public refuses a stale token where it would serve no token at all (aws-samples/eks-workshop-v2#1239).
STALE_PUBLIC_LOGIN = Check(
    "stale-public-login",
    Kind.CREDENTIALS,
    "Drop the stored login for {host}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html",
    why="ECR Public refuses an expired token even for images that anyone may pull without one.",
    needs="public !push !login !login-not-excluded",
    changes_state=True,
    commands=(
        Command(
            "{sudo} {client} logout {login-host}",
            "logged-out: Removing or Removed login credentials -> pull again: when it works, the stored login was "
            "the cause",
        ),
    ),
)

# Which region is a fresh token of? (ECR API, GetAuthorizationToken)
_TOKEN_HOST = Check(
    "token-host",
    Kind.CREDENTIALS,
    "Compare the token's region with that of the registry.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    why="A token of another region is not accepted. The command prints a host of your own account, "
    "whichever registry the token is used for: compare the region alone, not the account.",
    who=operator_there,
    needs="!node !own-login !region-typed",
    commands=(
        Command(
            'aws ecr get-authorization-token --query "authorizationData[].proxyEndpoint" {--profile} {--region-typed}',
            "region-differs: a host of another region -> log in with the region of the registry",
            "region-set-here: a host of this region -> right here: was the region the same where it was stored?",
            "no-region: You must specify a region -> none is configured here: give that of the registry",
            shared.DEAD_CREDENTIALS,
        ),
    ),
)
TOKEN_HOST = (
    _TOKEN_HOST.but(
        "Log in with --region {region}, and keys of that partition: {typed_region} is in another.",
        needs="other-partition-typed",
        why="AWS credentials count in one partition alone, as regions do.",
        commands=(),
    ),
    _TOKEN_HOST.but(
        "Log in with --region {region}; the command says {typed_region}.",
        needs="other-region-typed",
        why="A token belongs to the region that it was asked for in.",
        commands=(),
    ),
    _TOKEN_HOST.but(
        "Check that the token is one of ECR Public.",
        needs="public",
        why="ECR Public takes no token of a private registry, which 'aws ecr' gives.",
        page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html",
        commands=(Command(commands.TOKEN_EXPIRY, shared.TOKEN_GIVEN, shared.DEAD_CREDENTIALS),),
    ),
    _TOKEN_HOST,
)

# AWS CLI v2 migration guide; aws ecr get-login-password came with 1.17.10 (AWS CLI changelog).
OLD_COMMAND = Check(
    "old-login-command",
    Kind.CREDENTIALS,
    "Log in by get-login-password: get-login is gone.",
    "https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html",
    why="The AWS CLI has aws ecr get-login up to version 1 alone, and docker login takes no -e any more.",
    needs="old-login",
    changes_state=True,
    commands=(
        Command(
            commands.LOG_IN, _LOGGED_IN, "cli-too-old: Invalid choice -> the AWS CLI is older than 1.17.10: update it"
        ),
    ),
)

# AWS CLI user guide, getting-started-install.
NO_CLI = Check(
    "no-cli",
    Kind.LOCAL_MACHINE,
    "Install the AWS CLI where the login runs, or log in by another tool.",
    "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
    why="The shell found no program aws, so docker login was given no password. Images of docker alone "
    "have no CLI. The helper ecr-login and the login actions of CI systems need none.",
    needs="cli-missing",
    commands=(
        Command(
            "aws --version",
            "cli-still-missing: not found, not recognized -> install it there; or PATH lacks its folder",
            "cli-there: aws-cli/... -> it is there for this user and shell: log in again",
        ),
    ),
)

# docker login asks for a password where none comes by the pipe (docker/cli, cli/command/registry/login.go).
_NO_TOKEN = Check(
    "no-token",
    Kind.CREDENTIALS,
    "Ask for a token alone: docker login was given none.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    why="The command before the pipe printed nothing. Its own error is above, if it is kept.",
    needs="no-token has-shell",
    commands=(
        Command(
            commands.TOKEN_EXPIRY,
            _NO_IDENTITY,
            _NO_JOB_IDENTITY,
            shared.SENTENCE,
            _TOKEN_COMES,
            _CLI_MISSING,
            shared.DEAD_CREDENTIALS,
        ),
    ),
)
NO_TOKEN = (
    _NO_TOKEN.but(
        "Ask AWS for a token alone: the program got none.",
        needs="no-token-of-program",
        why="The program asks by AWS credentials of its own, with no docker login. The error of AWS is "
        "above, if it is kept.",
    ),
    _NO_TOKEN,
)
