"""Checks of the login: the stored token, its host, the command that gets it."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import SENTENCE, Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    can_be_entered,
    has_no_sentence,
    has_own_login,
    in_job,
    is_login,
    is_node,
    is_private,
    is_public,
    is_pull,
    is_push,
    logged_in_elsewhere,
    logged_in_here,
    operator_there,
    shows_command,
    types_other_partition,
    types_other_region,
    types_region,
)
from ecr_denied.advice.question import Question, by_client, of_cause
from ecr_denied.advice.wordings import (
    gave_no_token,
    got_no_token,
    is_cli_missing,
    is_login_in_words,
    is_old_login,
)
from ecr_denied.records import Cause

__all__ = ["LOG_IN_AGAIN", "NO_CLI", "NO_TOKEN", "OLD_COMMAND", "STALE_PUBLIC_LOGIN", "TOKEN_HOST"]

# The reader's login is the one that was used: nothing that has credentials of its own pulled.
_can_log_in = (~is_node & ~has_own_login).told("unless what asked has credentials of its own")


_LOGGED_IN = Answer("login-succeeded", "Login Succeeded", "try again")
_NO_IDENTITY = (
    Answer(
        "no-identity",
        "Unable to locate credentials, SSO",
        "no AWS identity: aws sso login, or another --profile",
        ~in_job,
    ),
    Answer(
        "no-job-identity", "Unable to locate credentials", "the job has no AWS identity: give it a role or keys", in_job
    ),
)

_TOKEN_LASTS = Text(
    "token-lasts",
    "A token lasts 12 hours and belongs to one region; docker keeps it under the literal host, so FIPS and "
    "dual-stack hosts need logins of their own.",
    is_private,
)
# Words of a library are those of many programs.
_may_be_program = Question(lambda failure: failure.client is None) | by_client(
    "containerregistry", "ggcr", "oras", "python-requests", "regctl"
)
# Nothing shows that a person's client asked.
_shows_no_client = _may_be_program & ~shows_command & ~is_login

# The token that was sent, if any, is not the one of a login above: a fresh one is neither old nor refused.
_login_did_not_count = of_cause(Cause.NOT_AUTHENTICATED, Cause.TOKEN_EXPIRED, Cause.TOKEN_INVALID)

# A fresh token for exactly this host (ECR user guide, registry_auth; ECR Public user guide).
LOG_IN_AGAIN = CheckItem(
    id="log-in-again",
    kind=Kind.CREDENTIALS,
    headline="Log in again, as the same user.",
    reasons=(
        Text("lost-login-as-missing", "Some clients report a lost connection or missing login as a missing image."),
        Text("denied-expired", "An expired login is refused as 'denied' too.", has_no_sentence),
        Text("expired-403", "An expired token, or one of another account, gives a bare 403."),
        Text("without-credentials", "The request reached the registry without credentials it accepts."),
        Text("says-expired", "The registry says that the token has expired; no policy is at fault."),
        Text("not-accepted", "The registry does not accept the token as it came."),
        Text(
            "token-alone",
            "The password must be the token alone: no access key, no added line end, no dashes in the id.",
        ),
        Text("damaged-400", "A token damaged on the way gives a 400 too."),
        Text("anonymous-limit", "ECR Public allows far less to anonymous callers.", is_public),
        Text("dropped-without-login", "A push without a login can end the same way."),
    ),
    notes=(
        Text(
            "login-in-words",
            "The words speak of a login or of credentials, and do not tell what was wrong with it.",
            is_login_in_words,
        ),
        Text(
            "public-login-needs",
            "A login to ECR Public needs ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken, and takes no "
            "token of a private registry, which 'aws ecr' gives.",
            is_public,
        ),
        _TOKEN_LASTS,
    ),
    commands=(
        run(
            commands.LOG_IN,
            _LOGGED_IN,
            *_NO_IDENTITY,
            Answer("login-denied", "AccessDenied", "pipe that message into ecr-denied"),
            Answer("no-password", "non TTY", "no token came: the error above it says why"),
            Answer("bad-token", "400 Bad Request", "the token is of another region, or came damaged"),
            Answer("not-kept", "not implemented", "ecr-login is set up: no login is needed"),
            shared.DEAD_CREDENTIALS,
        ),
    ),
    changes_state=True,
    applies=_can_log_in,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    variants=(
        Variant(
            holds=logged_in_elsewhere & _login_did_not_count,
            headline=Text("login-elsewhere", "Log in to {host} as well: the login above is for {login_host}."),
            notes=(
                Text(
                    "login-of-host",
                    "Docker keeps a login under the literal host. The token itself is good for every registry of its "
                    "region that lets its caller in.",
                ),
                # aws-actions/amazon-ecr-login, README: registries.
                Text(
                    "login-of-action",
                    "The action amazon-ecr-login logs in to the registry of its own account, unless its input "
                    "registries names others.",
                ),
                _TOKEN_LASTS,
            ),
        ),
        Variant(
            holds=logged_in_here & _login_did_not_count,
            headline=Text("login-not-used", "Log in as the user that failed: the login above did not count."),
            notes=(
                Text(
                    "login-of-user",
                    "A login counts for the user and the configuration that it was made with: sudo, another container "
                    "or step, and another DOCKER_CONFIG see none of it.",
                ),
                _TOKEN_LASTS,
            ),
        ),
        # Amazon ECR Public user guide, public-service-quotas: rates of anonymous and of authenticated pulls.
        Variant(
            holds=is_public & of_cause(Cause.RATE_LIMITED),
            headline=Text("login-raises-limit", "Log in to ECR Public: it allows more with a login."),
            page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-service-quotas.html",
        ),
        # It is kept in the configuration of the user who made it (docker login reference).
        Variant(
            holds=in_job,
            headline=Text("login-in-job", "Log in in the job itself, before it pushes or pulls."),
            notes=(
                Text(
                    "login-of-job",
                    "A login counts on the machine that made it: one on your own machine changes nothing for a job. "
                    "Where the CI system keeps a registry's password, as in a service connection, a token in it lasts "
                    "12 hours: let the job ask for one each time.",
                ),
                _TOKEN_LASTS,
            ),
        ),
        Variant(holds=is_public, page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html"),
        # community.docker runs on the managed host (Ansible documentation, delegation).
        Variant(
            holds=by_client("ansible"),
            headline=Text("login-on-host", "Log in again on the host that failed, as its user."),
        ),
        Variant(
            holds=_shows_no_client,
            headline=Text("login-where-kept", "Log in again, where what asked keeps its login."),
            notes=(
                Text(
                    "login-in-settings",
                    "A proxy, a scheduler or a plug-in has its login in settings of its own, and sees none of "
                    "docker's: the new token belongs there.",
                ),
                _TOKEN_LASTS,
            ),
        ),
    ),
)

_may_be_login = of_cause(Cause.NOT_AUTHENTICATED) & ~is_pull & Question(lambda failure: failure.repository is None)

# ECR Public refuses a stale token where it would serve no token at all (aws-samples/eks-workshop-v2#1239).
STALE_PUBLIC_LOGIN = CheckItem(
    id="stale-public-login",
    kind=Kind.CREDENTIALS,
    headline="Drop the stored login for {host}.",
    reasons=(Text("is-public", "The text is ECR Public's."),),
    notes=(
        Text("public-stale", "ECR Public refuses an expired token even for images that anyone may pull without one."),
    ),
    commands=(run("{sudo} {client} logout {login-host}", shared.LOGGED_OUT),),
    changes_state=True,
    page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html",
    # ECR Public serves without a login; a push and a login need one. What names no image may be the login itself.
    applies=(is_public & ~is_push & ~is_login & ~_may_be_login).told(
        "if ECR Public was asked, except on a push, and where a login was refused or may have been"
    ),
)

# Which region is a fresh token of? (ECR API, GetAuthorizationToken)
TOKEN_HOST = CheckItem(
    id="token-host",
    kind=Kind.CREDENTIALS,
    headline="Compare the token's region with that of the registry.",
    reasons=(
        Text(
            "literal-host", "Docker keeps tokens under the literal host, so another host of the same registry has none."
        ),
        Text("other-token", "A token of another region or of the other kind of registry is not accepted."),
        Text("login-refused", "The login itself was refused; a token of another region is a frequent reason."),
        Text("region-400", "A token of another region gives a 400."),
    ),
    run_by=operator_there,
    notes=(
        Text(
            "region-alone",
            "The command prints a host of your own account, whichever registry the token is used for: compare the "
            "region alone, not the account.",
        ),
    ),
    commands=(
        run(
            'aws ecr get-authorization-token --query "authorizationData[].proxyEndpoint" {--profile} {--region-typed}',
            Answer("region-differs", "a host of another region", "log in with the region of the registry"),
            Answer(
                "region-set-here", "a host of this region", "right here: was the region the same where it was stored?"
            ),
            Answer("no-region", "You must specify a region", "none is configured here: give that of the registry"),
            shared.DEAD_CREDENTIALS,
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    # The token may be of another region, unless the text shows that it was asked for in the registry's.
    applies=(_can_log_in & ~types_region).told(
        "unless what asked has credentials of its own, or the command shows the registry's region"
    ),
    variants=(
        Variant(
            holds=types_other_partition,
            headline=Text(
                "other-partition-typed",
                "Log in with --region {region}, and keys of that partition: {typed_region} is in another.",
            ),
            notes=(Text("keys-of-partition", "AWS credentials count in one partition alone, as regions do."),),
            commands=(),
        ),
        Variant(
            holds=types_other_region,
            headline=Text("other-region-typed", "Log in with --region {region}; the command says {typed_region}."),
            notes=(Text("token-of-region", "A token is of the region that it was asked for in."),),
            commands=(),
        ),
        Variant(
            holds=is_public,
            headline=Text("public-token-host", "Check that the token is one of ECR Public."),
            notes=(Text("private-token", "A private registry's token is not accepted there."),),
            commands=(run(commands.TOKEN_EXPIRY, shared.TOKEN_GIVEN, shared.DEAD_CREDENTIALS),),
            page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html",
        ),
    ),
)

# AWS CLI v2 migration guide; aws ecr get-login-password came with 1.17.10 (AWS CLI changelog).
OLD_COMMAND = CheckItem(
    id="old-login-command",
    kind=Kind.CREDENTIALS,
    headline="Log in by get-login-password: get-login is gone.",
    notes=(
        Text(
            "get-login-gone",
            "The AWS CLI has aws ecr get-login up to version 1 alone, and docker login takes no -e any more.",
        ),
    ),
    commands=(
        run(
            commands.LOG_IN,
            _LOGGED_IN,
            Answer("cli-too-old", "Invalid choice", "the AWS CLI is older than 1.17.10: update it"),
        ),
    ),
    changes_state=True,
    page="https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html",
    applies=is_old_login,
)

# AWS CLI user guide, getting-started-install.
NO_CLI = CheckItem(
    id="no-cli",
    kind=Kind.LOCAL_MACHINE,
    headline="Install the AWS CLI where the login runs, or log in by another tool.",
    notes=(
        Text(
            "cli-not-found",
            "The shell found no program aws, so docker login was given no password. In a job the image or the "
            "container that runs it must have the CLI: images of docker alone have none. The helper ecr-login and the "
            "login actions of CI systems need no CLI.",
        ),
    ),
    commands=(
        run(
            "aws --version",
            Answer("cli-still-missing", "not found, not recognized", "install it there; or PATH lacks its folder"),
            Answer("cli-there", "aws-cli/...", "it is there for this user and shell: log in again"),
        ),
    ),
    page="https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
    applies=is_cli_missing,
)

# docker login asks for a password where none comes by the pipe (docker/cli, cli/command/registry/login.go).
NO_TOKEN = CheckItem(
    id="no-token",
    kind=Kind.CREDENTIALS,
    headline="Ask for a token alone: docker login was given none.",
    notes=(
        Text(
            "nothing-piped", "The command before the pipe printed nothing; its own error stands above, if it is kept."
        ),
    ),
    commands=(
        run(
            commands.TOKEN_EXPIRY,
            *_NO_IDENTITY,
            SENTENCE,
            Answer("token-comes", "a time", "a token comes here: use this shell, user and profile, and no -t"),
            Answer("cli-missing", "command not found", "install the AWS CLI where the login runs"),
            shared.DEAD_CREDENTIALS,
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    applies=(gave_no_token & can_be_entered).told(
        "if a login was given no token, and a command can be run where the request came from"
    ),
    variants=(
        Variant(
            holds=got_no_token,
            headline=Text("program-got-none", "Ask AWS for a token alone: the program got none."),
            notes=(
                Text(
                    "asks-by-itself",
                    "It asks by AWS credentials of its own, with no docker login; the error of AWS stands above, if it "
                    "is kept.",
                ),
            ),
        ),
    ),
)
