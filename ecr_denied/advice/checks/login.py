"""Checks of who is calling: identity, stored token, credential helper, leaked key.

Each takes a ``Failure`` and returns one ``Advice`` whose ``why`` says how to read the answer.
"""

from __future__ import annotations

from ecr_denied.advice import commands, docs
from ecr_denied.advice import evidence as said
from ecr_denied.records import Advice, Check, Failure, RunBy

__all__ = [
    "caller_identity",
    "credential_helper",
    "log_in_again",
    "pull_secret",
    "quarantined_key",
    "stale_public_login",
    "token_host",
]


def caller_identity(failure: Failure) -> Advice:
    """Is this the identity meant? (AWS CLI reference, sts get-caller-identity)"""
    who = said.caller_name(failure)
    meant = "the caller is" if who == "the caller" else f"{who} is"
    return Advice(
        check=Check.CALLER_IDENTITY,
        headline=f"Check that {meant} the identity you meant to use.",
        why="The command shows the CLI's identity, not the one behind docker's stored token; a new login aligns them.",
        commands=(commands.get_caller_identity(),),
        docs=docs.CALLER_IDENTITY,
    )


def log_in_again(failure: Failure) -> Advice:
    """A fresh token for exactly this host (ECR user guide, registry_auth; ECR Public user guide)."""
    if said.is_public(failure):
        why = "A login to ECR Public needs ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken."
    else:
        why = (
            "A token lasts 12 hours and belongs to one region; docker keeps it under the literal host, so FIPS and "
            "dual-stack hosts need logins of their own."
        )
    return Advice(
        check=Check.CREDENTIALS,
        headline=f"Log in again to {said.host(failure)}.",
        why=why,
        commands=(commands.docker_login(failure),),
        changes_state=True,
        docs=docs.PUBLIC_LOGIN if said.is_public(failure) else docs.REGISTRY_LOGIN,
    )


def pull_secret(_: Failure) -> Advice:
    """The secret that a pod names (Kubernetes documentation, pull-image-private-registry)."""
    return Advice(
        check=Check.CREDENTIALS,
        headline="If the pod names an imagePullSecret, check that its token is fresh and for this host.",
        why=(
            "The first command lists the secrets of the pod's namespace with their age. Something must renew such a "
            "secret every few hours; a login of yours changes nothing for it. Without one the node's role counts."
        ),
        commands=(commands.pull_secrets(),),
        run_by=RunBy.NODE_OPERATOR,
        docs=docs.PULL_SECRETS,
    )


def stale_public_login(failure: Failure) -> Advice:
    """ECR Public refuses a stale token where it would serve no token at all (aws-samples/eks-workshop-v2#1239)."""
    return Advice(
        check=Check.CREDENTIALS,
        headline=f"Drop the stored login for {said.host(failure)}.",
        why="ECR Public refuses an expired token even for images that anyone may pull without one.",
        commands=(commands.docker_logout(failure),),
        changes_state=True,
        docs=docs.PUBLIC_LOGIN,
    )


def token_host(failure: Failure) -> Advice:
    """Which region is a fresh token of? (ECR API, GetAuthorizationToken)"""
    if said.is_public(failure):
        headline = f"Check that the token is one of ECR Public, for {said.host(failure)}."
        why = (
            "The command prints when a fresh token expires, not the token; a private registry's is not accepted there."
        )
    else:
        headline = f"Check that the token is of the region of {said.host(failure)}."
        why = (
            "The command prints a host of your own account, whichever registry the token is used for, and when it "
            "expires: compare the region alone, not the account."
        )
    return Advice(
        check=Check.CREDENTIALS,
        headline=headline,
        why=why,
        commands=(commands.token_hosts(failure),),
        docs=docs.PUBLIC_LOGIN if said.is_public(failure) else docs.REGISTRY_LOGIN,
    )


def credential_helper(failure: Failure) -> Advice:
    """The program docker asks (docker login reference, credential helpers)."""
    return Advice(
        check=Check.CREDENTIAL_HELPER,
        headline=f"Check the credential helper docker's config.json names for {said.host(failure)}.",
        why=(
            "The program must be on the client's PATH and have AWS credentials of its own; an entry under 'auths' or "
            "a missing one under 'credHelpers' bypasses it. Jobs that share one config.json log each other out."
        ),
        commands=(commands.helper_version(failure),),
        docs=docs.CREDENTIAL_HELPERS,
    )


def quarantined_key(failure: Failure) -> Advice:
    """AWS quarantines keys found in public (AWS managed policy reference, AWSCompromisedKeyQuarantine)."""
    return Advice(
        check=Check.CREDENTIALS,
        headline=f"Replace the access key of {said.caller_name(failure)}: AWS quarantined it as leaked.",
        why="Create a new key, delete the exposed one, then detach the quarantine policy; no permission is missing.",
        commands=(commands.list_access_keys(failure),),
        run_by=RunBy.CALLER_ADMIN,
        docs=docs.KEY_QUARANTINE,
    )
