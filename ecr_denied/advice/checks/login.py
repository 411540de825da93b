"""Checks of the login: the stored token, its host, the credential helper."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, run, unless
from ecr_denied.advice.check import Check, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    has_no_sentence,
    is_private,
    is_public,
    is_public_elsewhere,
    is_store_too_small,
    names_helper,
    operator_there,
)
from ecr_denied.records import Failure

__all__ = ["CREDENTIAL_HELPER", "LOG_IN_AGAIN", "STALE_PUBLIC_LOGIN", "TOKEN_HOST"]

# A fresh token for exactly this host (ECR user guide, registry_auth; ECR Public user guide).
LOG_IN_AGAIN = Check(
    id="log-in-again",
    kind=Kind.CREDENTIALS,
    headline="Log in again to {host}.",
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
        Text("without-helper", "A login without the helper tells whether only the helper is at fault."),
        Text("damaged-400", "A token damaged on the way gives a 400 too."),
        Text("anonymous-limit", "ECR Public allows far less to anonymous callers.", is_public),
        Text("dropped-without-login", "A push without a login can end the same way."),
    ),
    notes=(
        Text(
            "public-login-needs",
            "A login to ECR Public needs ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken.",
            is_public,
        ),
        Text(
            "token-lasts",
            "A token lasts 12 hours and belongs to one region; docker keeps it under the literal host, so FIPS and "
            "dual-stack hosts need logins of their own.",
            is_private,
        ),
    ),
    commands=(
        run(
            commands.docker_login,
            Answer("login-succeeded", "Login Succeeded", "try again"),
            Answer("login-fails", "400, interactive login, AccessDenied", "no token came, or the pipe changed it"),
            shared.DEAD_CREDENTIALS,
        ),
    ),
    changes_state=True,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    variants=(
        Variant(holds=is_public, page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html"),
    ),
)

# ECR Public refuses a stale token where it would serve no token at all (aws-samples/eks-workshop-v2#1239).
STALE_PUBLIC_LOGIN = Check(
    id="stale-public-login",
    kind=Kind.CREDENTIALS,
    headline="Drop the stored login for {host}.",
    reasons=(Text("is-public", "The text is ECR Public's."),),
    notes=(
        Text("public-stale", "ECR Public refuses an expired token even for images that anyone may pull without one."),
    ),
    commands=(run(commands.docker_logout, shared.LOGGED_OUT),),
    changes_state=True,
    page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html",
    applies=is_public_elsewhere,
)


def _types_region(failure: Failure) -> bool:
    """The text shows the region that the AWS CLI was given."""
    return failure.command is not None and failure.command.region is not None


# Which region is a fresh token of? (ECR API, GetAuthorizationToken)
TOKEN_HOST = Check(
    id="token-host",
    kind=Kind.CREDENTIALS,
    headline="Check that the token is of the region of {host}.",
    reasons=(
        Text(
            "literal-host", "Docker keeps tokens under the literal host, so another host of the same registry has none."
        ),
        Text("other-token", "A token of another region or of the other kind of registry is not accepted."),
        Text("login-refused", "The login itself was refused; a token of another region is a frequent reason."),
        Text("region-400", "A token of another region gives a 400."),
    ),
    notes=(
        Text(
            "region-alone",
            "The command prints a host of your own account, whichever registry the token is used for: compare the "
            "region alone, not the account.",
        ),
    ),
    commands=(
        run(
            commands.token_region,
            Answer("region-differs", "a host of another region", "log in with the region of the registry"),
            Answer("region-same", "a host of this region", "the region is not the cause", _types_region),
            Answer(
                "region-set-here",
                "a host of this region",
                "the region set here is right: did the login that is stored use it?",
                unless(_types_region),
            ),
            Answer("no-region", "You must specify a region", "none is configured here: give that of the registry"),
            shared.DEAD_CREDENTIALS,
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    variants=(
        Variant(
            holds=is_public,
            headline=Text("public-token-host", "Check that the token is an ECR Public token, for {host}."),
            notes=(Text("private-token", "A private registry's token is not accepted there."),),
            commands=(run(commands.token_expiry, shared.TOKEN_GIVEN, shared.DEAD_CREDENTIALS),),
            page="https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html",
        ),
    ),
)

# The program docker asks (docker login reference, credential helpers).
CREDENTIAL_HELPER = Check(
    id="credential-helper",
    kind=Kind.CREDENTIAL_HELPER,
    headline="Check the credential helper docker's config.json names for {host}.",
    reasons=(
        Text("helper-as-missing-login", "With a helper configured, its failure looks like a missing login."),
        Text("provider-as-missing-login", "A provider that is configured and fails looks like a missing login."),
        Text("keeps-old-token", "A helper or a job that keeps tokens may hand out an old one."),
        Text("saving-failed", "Saving the token can fail where getting it worked."),
        Text("helper-failed", "The helper that keeps docker's logins failed, not the registry."),
    ),
    notes=(
        Text(
            "windows-store",
            "The store of Windows holds 2,560 bytes, and an ECR token is longer: name another store in config.json.",
            is_store_too_small,
        ),
        Text(
            "helper-on-path",
            "A helper that is named for the host, or as credsStore, is asked for the login, and docker login stores "
            "there; ecr-login keeps none and asks AWS itself, with AWS credentials of its own. The program must be on "
            "the client's PATH. Jobs that share one config.json log "
            "each other out.",
            unless(is_store_too_small),
        ),
    ),
    commands=(
        run(
            commands.configured_helper,
            Answer("helper-of-ecr", "ecr-login", "it asks AWS itself: no docker login is needed, or kept"),
            Answer("other-helper", "another name", "docker login stores its logins there: that counts"),
            Answer("no-helper", "nothing", "docker login stores its logins in that file: that counts"),
        ),
        run(
            commands.helper_version,
            Answer("helper-missing", "command not found", "install it, or take its name out of config.json"),
            Answer("helper-runs", "a version", "it is there: look at its AWS credentials"),
            holds=names_helper,
        ),
    ),
    run_by=operator_there,
    page="https://docs.docker.com/reference/cli/docker/login/#credential-helpers",
)
