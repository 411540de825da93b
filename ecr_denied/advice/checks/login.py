"""Checks of who is calling: identity, stored token, credential helper, leaked key.

Each makes a ``Step`` of a record.
"""

from __future__ import annotations

from ecr_denied.advice import commands, docs
from ecr_denied.advice.evidence import is_public, is_store_too_small
from ecr_denied.advice.step import Step, run
from ecr_denied.records import Check, Failure, RunBy

__all__ = [
    "caller_identity",
    "credential_helper",
    "log_in_again",
    "pull_secret",
    "quarantined_key",
    "stale_public_login",
    "token_host",
]


def caller_identity(_: Failure) -> Step:
    """Is this the identity meant? (AWS CLI reference, sts get-caller-identity)"""
    return Step(
        Check.CALLER_IDENTITY,
        "caller-identity",
        ("cli-not-docker",),
        docs.CALLER_IDENTITY,
        (run(commands.get_caller_identity(), "other-identity", "same-identity", "dead-credentials"),),
    )


def log_in_again(failure: Failure) -> Step:
    """A fresh token for exactly this host (ECR user guide, registry_auth; ECR Public user guide)."""
    public = is_public(failure)
    return Step(
        Check.CREDENTIALS,
        "log-in-again",
        ("public-login-needs" if public else "token-lasts",),
        docs.PUBLIC_LOGIN if public else docs.REGISTRY_LOGIN,
        (run(commands.docker_login(failure), "login-succeeded", "login-fails", "dead-credentials"),),
        changes_state=True,
    )


def pull_secret(_: Failure) -> Step:
    """The secret that a pod names (Kubernetes documentation, pull-image-private-registry)."""
    return Step(
        Check.CREDENTIALS,
        "pull-secret",
        ("secret-renewed",),
        docs.PULL_SECRETS,
        (run(commands.pull_secrets(), "secret-old", "no-secret"),),
        run_by=RunBy.NODE_OPERATOR,
    )


def stale_public_login(failure: Failure) -> Step:
    """ECR Public refuses a stale token where it would serve no token at all (aws-samples/eks-workshop-v2#1239)."""
    return Step(
        Check.CREDENTIALS,
        "stale-public-login",
        ("public-stale",),
        docs.PUBLIC_LOGIN,
        (run(commands.docker_logout(failure), "logged-out"),),
        changes_state=True,
    )


def token_host(failure: Failure) -> Step:
    """Which region is a fresh token of? (ECR API, GetAuthorizationToken)"""
    if is_public(failure):
        return Step(
            Check.CREDENTIALS,
            "public-token-host",
            ("private-token",),
            docs.PUBLIC_LOGIN,
            (run(commands.token_expiry(failure), "token-given", "dead-credentials"),),
        )
    return Step(
        Check.CREDENTIALS,
        "token-host",
        ("region-alone",),
        docs.REGISTRY_LOGIN,
        (run(commands.token_region(), "region-differs", "region-same", "no-region", "dead-credentials"),),
    )


def credential_helper(failure: Failure) -> Step:
    """The program docker asks (docker login reference, credential helpers)."""
    return Step(
        Check.CREDENTIAL_HELPER,
        "credential-helper",
        ("windows-store",) if is_store_too_small(failure) else ("helper-on-path",),
        docs.CREDENTIAL_HELPERS,
        (
            run(commands.configured_helper(), "helper-named", "no-helper"),
            run(commands.helper_version(failure), "helper-missing", "helper-runs"),
        ),
    )


def quarantined_key(failure: Failure) -> Step:
    """AWS quarantines keys found in public (AWS managed policy reference, AWSCompromisedKeyQuarantine)."""
    return Step(
        Check.CREDENTIALS,
        "quarantined-key",
        ("leaked-key",),
        docs.KEY_QUARANTINE,
        (run(commands.list_access_keys(failure), "keys-listed"),),
        run_by=RunBy.CALLER_ADMIN,
    )
