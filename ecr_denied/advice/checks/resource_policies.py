"""Checks of the policies of what was asked for: the repository, the registry, the key.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages".
"""

from __future__ import annotations

from ecr_denied.advice import commands, statements
from ecr_denied.advice.answers import Answer, run, unless
from ecr_denied.advice.check import Check, Kind, Text
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    is_lambda,
    is_private,
    is_push,
    names_repository,
    needs_repository,
    searches_deny,
)
from ecr_denied.records import Failure, RunBy

__all__ = ["KEY_POLICY", "REGISTRY_POLICY", "REPOSITORY_POLICY"]

_wants_allow = unless(searches_deny)


def _wants_push(failure: Failure) -> bool:
    return is_push(failure) and not searches_deny(failure)


# The repository's resource policy (ECR user guide, repository-policies).
REPOSITORY_POLICY = Check(
    id="repository-policy",
    kind=Kind.REPOSITORY_POLICY,
    headline="Check that {caller} is allowed {action} by the policy of {repository}.",
    reasons=(
        Text("else-the-policy", "If the repository exists, its policy may not grant {action} to {caller}."),
        Text(
            "other-side-too",
            "Across accounts the registry's side must allow as well; it may do so already, which this sentence does "
            "not tell.",
            names_repository,
        ),
        Text("both-sides", "Across accounts both sides must allow {action}.", names_repository),
        Text("deny-by-address", "Deny statements there are often bound to a source address.", names_repository),
        Text("lambda-is-service", "Lambda pulls as a service, and the repository's policy must let it in.", is_lambda),
    ),
    notes=(
        Text("read-the-policy", "Compare principal, action and conditions."),
        Text(
            "push-example",
            "AWS's cross-account push example lacks ecr:BatchGetImage, which newer clients need.",
            _wants_push,
        ),
    ),
    commands=(
        run(
            commands.get_repository_policy,
            Answer(
                "policy-denies",
                'a Deny for "*", the account or {who}',
                "read its Condition: if it holds for this request, that is the cause",
                searches_deny,
            ),
            Answer("no-deny", "no Deny for any of them", "the Deny is in another policy", searches_deny),
            Answer("no-policy", "RepositoryPolicyNotFoundException", "nothing is denied there", searches_deny),
            Answer(
                "policy-none",
                "RepositoryPolicyNotFoundException",
                "other accounts have no access",
                _wants_allow,
                adds=True,
            ),
            Answer(
                "policy-lacks-grant",
                "no Allow for {who} or its account",
                "the policy does not let it in",
                _wants_allow,
                adds=True,
            ),
            Answer(
                "policy-grants",
                "such an Allow",
                "this side is fine: compare its conditions, and look for a Deny",
                _wants_allow,
            ),
            shared.REPOSITORY_MISSING,
        ),
    ),
    statement=statements.repository_grant,
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    applies=needs_repository,
    variants=(
        shared.when_denied(
            "repository-policy-deny", "Find what denies {action} to {caller} in the policy of {repository}."
        ),
    ),
)

# The registry's resource policy (ECR user guide, registry-permissions).
REGISTRY_POLICY = Check(
    id="registry-policy",
    kind=Kind.REGISTRY_POLICY,
    headline="Check that {caller} is allowed {action} by the registry policy of {registry}.",
    reasons=(Text("grant-in-registry-policy", "A grant may also stand in, or be missing from, the registry policy."),),
    notes=(
        Text(
            "scope-v2", "With scope V2 the registry policy counts for every ECR request, beside the repository policy."
        ),
    ),
    commands=(
        run(
            commands.get_registry_policy,
            Answer("registry-policy-none", "RegistryPolicyNotFoundException", "there is none"),
            Answer("registry-policy-there", "a policy", "look for a Deny, and for an Allow"),
        ),
        run(
            commands.registry_policy_scope,
            Answer("scope-v1", '"V1"', "it counts for replication and cache pulls only"),
            Answer("scope-v2", '"V2"', "it counts for every request"),
        ),
    ),
    statement=statements.registry_grant,
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html",
    applies=is_private,
    variants=(
        shared.when_denied(
            "registry-policy-deny", "Find what denies {action} to {caller} in the registry policy of {registry}."
        ),
    ),
)

# The policy of the key of an encrypted repository (ECR user guide, encryption-at-rest).
KEY_POLICY = Check(
    id="key-policy",
    kind=Kind.KEY_POLICY,
    headline=("Check that {caller} is allowed {action} by the policy of the key that encrypts the repository."),
    reasons=(Text("key-refused", "KMS refused, not ECR: the repository is encrypted with a key of its own."),),
    notes=(
        Text(
            "key-grants",
            "ECR uses the key by grants that it makes in the caller's name. A key that is disabled or about to be "
            "deleted is refused as well.",
        ),
    ),
    commands=(
        run(
            commands.get_key_policy,
            Answer("key-policy-lacks", "no Allow for {who} or its account", "the key's policy has to let it in"),
            Answer("key-policy-grants", "such an Allow", "the key's side is fine: look at its state"),
            Answer("no-such-key", "NotFoundException", "the key is gone, or of another region or account"),
        ),
    ),
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
)
