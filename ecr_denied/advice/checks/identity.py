"""Checks of who is calling: the identity, the secret of a pod, a leaked key."""

from __future__ import annotations

from ecr_denied.advice import commands
from ecr_denied.advice.answers import Answer, run, unless
from ecr_denied.advice.check import Check, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.checks.caller_policies import NAMES_POLICY
from ecr_denied.advice.evidence import (
    has_token,
    is_kubelet,
    is_quarantine,
    may_ask_here,
    names_asker,
    names_missing_secret,
)
from ecr_denied.records import RunBy

__all__ = ["CALLER_IDENTITY", "PULL_SECRET", "QUARANTINED_KEY"]

# Is this the identity meant? (AWS CLI reference, sts get-caller-identity)
CALLER_IDENTITY = Check(
    id="caller-identity",
    kind=Kind.CALLER_IDENTITY,
    headline="Check that {caller} is the identity you meant to use.",
    reasons=(
        Text("looked-up-where-asked", "The name is looked up in the account and region asked, which may not be yours."),
        Text("stored-credentials", "Stored credentials of another account give this sentence too. {accounts}"),
        Text("limit-for-another", "The limit may be meant for another identity."),
        Text("deny-for-another", "The Deny may be meant for another identity."),
        Text("refusal-for-another", "The refusal may be meant for another identity."),
        Text("empty-token", "An empty token from a failed AWS command ends here too."),
        Text("role-not-assumed", "A role that may not be assumed ends here too."),
        Text("helper-sources", "The helper uses the same sources of AWS credentials as the CLI."),
    ),
    notes=(
        Text(
            "cli-not-docker",
            "The command shows the CLI's identity, not the one behind docker's stored token; a new login aligns them.",
            has_token,
        ),
        Text("cli-now", "The command shows whose credentials the CLI uses now.", unless(has_token)),
    ),
    commands=(run(commands.get_caller_identity, *shared.IDENTITIES),),
    page="https://docs.aws.amazon.com/cli/latest/reference/sts/get-caller-identity.html",
    applies=names_asker,
    variants=(
        Variant(
            holds=unless(may_ask_here),
            headline=Text(
                "requesters-role", "Check in {requesters_role} that {caller} is the one meant: {requester} asked."
            ),
            notes=(
                Text(
                    "not-readers",
                    "No command on another machine shows that identity, and a login there changes nothing for it.",
                ),
            ),
            commands=(),
            run_by=RunBy.CALLER_ADMIN,
            page="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
        ),
    ),
)

# The secret that a pod names (Kubernetes documentation, pull-image-private-registry).
PULL_SECRET = Check(
    id="pull-secret",
    kind=Kind.CREDENTIALS,
    headline=("If the pod names an imagePullSecret, check that its token has not expired and is for this host."),
    reasons=(Text("stored-secret", "A stored secret holds a token for twelve hours."),),
    notes=(
        Text(
            "secret-renewed",
            "Something must renew such a secret every few hours; a login of yours changes nothing for it. Without one "
            "the node's role counts.",
        ),
    ),
    commands=(
        run(
            commands.pull_secrets(),
            Answer("secrets-listed", "a NAME", "the next command says whether it is for ECR"),
            Answer("no-secret", "No resources found", "the node's role counts"),
        ),
        run(
            commands.pull_secret_hosts(),
            Answer("secret-for-host", "this host", "its token lasts 12 hours: older in AGE, it has expired"),
            Answer("secret-for-others", "nothing, or another host", "the secret is not for this registry"),
        ),
    ),
    run_by=RunBy.NODE_OPERATOR,
    page="https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/",
    applies=is_kubelet,
    variants=(
        Variant(
            holds=names_missing_secret,
            headline=Text("missing-secret", "Create the secret {secret} in the pod's namespace: it was not found."),
            notes=(
                Text(
                    "secret-of-namespace",
                    "A secret counts in its own namespace alone. The kubelet went on without it, by the role of the "
                    "node. Where that role may pull, take the secret's name out of the pod.",
                ),
            ),
            commands=(
                run(
                    commands.missing_secret,
                    Answer("secret-missing", "NotFound", "create it there, or name the one that is there"),
                    Answer("secret-there", "a NAME", "it is there now: delete the pod, so that it pulls again"),
                ),
            ),
        ),
    ),
)

# AWS quarantines keys found in public (AWS managed policy reference, AWSCompromisedKeyQuarantine).
QUARANTINED_KEY = Check(
    id="quarantined-key",
    kind=Kind.CREDENTIALS,
    headline="Replace the access key of {caller}: AWS quarantined it as leaked.",
    reasons=(NAMES_POLICY,),
    notes=(
        Text(
            "leaked-key",
            "Deactivate the exposed key, create a new one, look in CloudTrail for what the old one did, then detach "
            "the quarantine policy. No permission is missing.",
        ),
    ),
    commands=(
        run(
            commands.list_access_keys,
            Answer("keys-listed", "an AccessKeyId, Active", "the exposed one is to be deactivated"),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html",
    applies=is_quarantine,
)
