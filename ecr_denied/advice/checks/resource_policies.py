"""Checks of the policies of what was asked for: the repository, the registry, the key.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages".
"""

from __future__ import annotations

from dataclasses import replace

from ecr_denied.advice import commands, statements
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    comes_by_token,
    is_bootstraps_role,
    is_in_pod,
    is_lambda,
    is_pod_identity,
    is_private,
    is_push,
    is_role_assumption,
    is_role_not_assumed,
    is_root,
    is_root_across,
    makes_repository,
    may_cross_accounts,
    names_repository,
    needs_owner,
    needs_repository,
    pulls_as_service,
    resource_owner,
    searches_deny,
    types_region,
)
from ecr_denied.advice.facts import facts_of
from ecr_denied.advice.question import Question
from ecr_denied.advice.wordings import is_key_failure, is_source_refused, lacks_provider
from ecr_denied.records import RunBy

__all__ = [
    "FUNCTION_REGION",
    "KEY_POLICY",
    "POD_ROLE",
    "POLICY_TEXT",
    "REGISTRY_POLICY",
    "REPOSITORY_POLICY",
    "TRUST_POLICY",
]

_wants_allow = ~searches_deny
_lacks_service = _wants_allow & pulls_as_service
_lacks_caller = _wants_allow & ~pulls_as_service
_LACKS_GRANT = Answer(
    "policy-lacks-grant", "no Allow for {who} or its account", "this policy does not let it in", adds=True
)
_wants_allow_within = _lacks_caller & ~may_cross_accounts & ~needs_owner
_wants_allow_elsewhere = _lacks_caller & ~_wants_allow_within
# The request would have made the repository, in the registry of another account.
_is_made_across = _wants_allow_elsewhere & makes_repository
_names_role = Question(lambda failure: facts_of(failure).role_arn is not None)


# The repository's resource policy (ECR user guide, repository-policies).
REPOSITORY_POLICY = CheckItem(
    id="repository-policy",
    kind=Kind.REPOSITORY_POLICY,
    headline="Check the repository's policy for {action}.",
    reasons=(
        Text("else-the-policy", "If the repository exists, its policy may not grant {action} to {caller}."),
        Text(
            "other-side-too",
            "Across accounts the registry's side must allow as well; it may do so already, which this sentence does "
            "not tell.",
            names_repository,
        ),
        Text("both-sides", "Across accounts both sides must allow {action}.", names_repository),
        Text(
            "either-side",
            "Within one account this policy may allow {action} as well, and a Deny in it counts.",
            names_repository,
        ),
        Text("deny-by-address", "Deny statements there are often bound to a source address.", names_repository),
        Text(
            "pulls-as-service",
            "A service of AWS pulls by itself, and the repository's policy must let it in.",
            pulls_as_service,
        ),
    ),
    notes=(
        Text("read-the-policy", "Compare principal, action and conditions."),
        Text(
            "lambda-adds-it",
            "Within an account Lambda adds this statement itself where whoever creates the function may call "
            "ecr:GetRepositoryPolicy and ecr:SetRepositoryPolicy. The image has to be in the function's region.",
            is_lambda,
        ),
        Text(
            "root-has-none",
            "The repository is missing, its policy lacks the grant, or a service control policy stops the root user, "
            "who has no policies of its own.",
            is_root_across,
        ),
        Text(
            "root-is-account",
            "A principal that ends in :root is the whole account: the Condition in the statement leaves its root user.",
            is_root,
        ),
        Text(
            "push-example",
            "AWS's cross-account push example lacks ecr:BatchGetImage, which newer clients need.",
            is_push & _wants_allow,
        ),
    ),
    commands=(
        run(
            "aws {ecr} get-repository-policy {--registry-id} --repository-name {repository}"
            " --query policyText --output text {--region}",
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
                _wants_allow_elsewhere,
                adds=True,
            ),
            Answer(
                "policy-unneeded",
                "RepositoryPolicyNotFoundException",
                "none is needed where the caller's own policies allow it",
                _wants_allow_within,
            ),
            Answer(
                "service-unknown",
                "RepositoryPolicyNotFoundException",
                "no service is let in",
                _lacks_service,
                adds=True,
            ),
            Answer(
                "service-lacks-grant",
                "no Allow for {service}",
                "this policy does not let it in",
                _lacks_service,
                adds=True,
            ),
            replace(_LACKS_GRANT, holds=_lacks_caller),
            # Beside the two that a grant is missing for: a message tells three answers.
            shared.REPOSITORY_MISSING,
            Answer(
                "policy-grants",
                "such an Allow",
                "this side allows it, unless a Condition or a Deny there speaks against it",
                _wants_allow,
            ),
        ),
    ),
    statement=statements.repository_grant,
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    applies=needs_repository,
    variants=(shared.when_denied("repository-policy-deny", "Find the Deny in the repository's policy."),),
)

# Where Lambda takes images from (Lambda developer guide, images-create).
FUNCTION_REGION = CheckItem(
    id="function-region",
    kind=Kind.HOST_NAME,
    headline="The function must be in the image's region: {region}.",
    notes=(
        Text("lambda-region", "Lambda takes an image from its own region alone, and not by a FIPS host."),
        Text("source-refused", "Lambda did not take this address, and no policy is named.", is_source_refused),
    ),
    run_by=RunBy.CALLER,
    page="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
    applies=(is_lambda & Question(lambda failure: failure.region is not None) & ~types_region).told(
        "if Lambda pulled an image whose region is told, unless the command shows it"
    ),
)

# What a policy that is set may name (ECR API, SetRepositoryPolicy; IAM user guide,
# reference_policies_elements_principal).
POLICY_TEXT = CheckItem(
    id="policy-text",
    kind=Kind.REPOSITORY_POLICY,
    headline="In a policy that is set, name principals that exist.",
    reasons=(Text("policy-refused", "ECR's API refuses the text of the policy that was to be set."),),
    notes=(
        Text(
            "invalid-policy",
            "'Invalid repository policy provided' often means a user or role that does not exist, or lacks its path.",
        ),
    ),
    commands=(
        run(
            'aws iam get-role --role-name "<role-name>" --query Role.Arn',
            Answer("named-role-missing", "NoSuchEntity", "no such role: take it out of the policy, or create it"),
            Answer("named-role-path", "another ARN than in the policy", "write this one, with its path"),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/set-repository-policy.html",
)

# The registry's resource policy (ECR user guide, registry-permissions).
REGISTRY_POLICY = CheckItem(
    id="registry-policy",
    kind=Kind.REGISTRY_POLICY,
    headline="Check the registry's policy for {action}.",
    reasons=(
        Text("grant-in-registry-policy", "A grant may also stand in, or be missing from, the registry policy."),
        Text(
            "replication-let-in",
            "Replication is let in by the registry policy of the destination: its role is AWS's and cannot be changed, "
            "and the repository is made when it is missing.",
        ),
    ),
    notes=(
        Text(
            "scope-v2", "With scope V2 the registry policy counts for every ECR request, beside the repository policy."
        ),
    ),
    commands=(
        run(
            "aws {ecr} get-registry-policy {--region}",
            Answer(
                "registry-lets-nobody-in",
                "RegistryPolicyNotFoundException",
                "nothing lets another account in",
                _is_made_across,
                adds=True,
            ),
            Answer(
                "registry-lacks-grant",
                "no Allow of {action} for it",
                "this policy does not let it in",
                _is_made_across,
                adds=True,
            ),
            Answer("registry-policy-none", "RegistryPolicyNotFoundException", "there is none", ~_is_made_across),
            Answer(
                "registry-policy-denies",
                "a Deny",
                "read its Principal and Condition: it may be the cause",
                searches_deny,
            ),
            Answer(
                "registry-policy-there",
                "a policy",
                "look for a Deny, and under V2 for an Allow",
                _wants_allow & ~_is_made_across,
            ),
        ),
        run(
            "aws {ecr} get-account-setting --name REGISTRY_POLICY_SCOPE {--region}",
            Answer("scope-v1", '"V1"', "it counts for replication and cache pulls only"),
            Answer("scope-v2", '"V2"', "it counts for every request"),
        ),
    ),
    statement=statements.registry_grant,
    run_by=RunBy.REGISTRY_OWNER,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html",
    applies=is_private,
    variants=(shared.when_denied("registry-policy-deny", "Find the Deny in the registry's policy."),),
)

_POLICY_OF_KEY = run(
    "aws kms get-key-policy --key-id {key} --policy-name default --query Policy --output text --region {key-region}",
    _LACKS_GRANT,
    Answer("no-such-key", "NotFoundException", "no such key there: wrong id, region or account, or deleted"),
    Answer("key-policy-grants", "an Allow for its account", "its own policies have to allow it too: next step"),
)
_STATE_OF_KEY = run(
    "aws kms describe-key --key-id {key} --region {key-region}",
    Answer("key-off", "Disabled, PendingDeletion", "no policy is the cause: enable the key or keep it"),
    Answer("key-on", "Enabled", "the key can be used"),
)

# The policy of the key of an encrypted repository (ECR user guide, encryption-at-rest).
KEY_POLICY = CheckItem(
    id="key-policy",
    kind=Kind.KEY_POLICY,
    headline="Check the key's policy for {action}.",
    reasons=(Text("key-refused", "KMS refused, not ECR: the use of the key for the repository's encryption."),),
    notes=(
        Text(
            "key-grants",
            "Whoever creates the repository needs kms:CreateGrant, kms:RetireGrant and kms:DescribeKey; pushes and "
            "pulls use the grant that is made then. A key that is disabled or about to be deleted is refused as well.",
        ),
        Text("key-elsewhere", "The key has to be in the region of the repository; it may be of another account."),
    ),
    commands=(
        _POLICY_OF_KEY,
        _STATE_OF_KEY,
    ),
    run_by=resource_owner,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
    variants=(
        # KMS API reference, the errors of an operation: a key that is off is refused as one that may not be used.
        Variant(
            holds=is_key_failure,
            headline=Text("state-of-key", "Look at the repository's key: its state, then its policy."),
            commands=(
                run(
                    "aws {ecr} describe-repositories {--registry-id} --repository-names {repository}"
                    ' --query "repositories[].encryptionConfiguration.kmsKey" --output text {--region}',
                    Answer("key-of-repository", "an ARN", "take it into the next commands"),
                    Answer("key-of-aws", "None", "it has AWS's own key, which no policy of yours is for"),
                ),
                _STATE_OF_KEY,
                _POLICY_OF_KEY,
            ),
            # The key has to be in the region of the repository, and is of its account most often.
            run_by=RunBy.REGISTRY_OWNER,
        ),
    ),
)

# Whom a role lets assume it (IAM user guide, troubleshoot_roles).
TRUST_POLICY = CheckItem(
    id="trust-policy",
    kind=Kind.TRUST_POLICY,
    headline="Check whom {unassumed_role} trusts.",
    reasons=(Text("role-trusts-not", "A role is assumed only by whom its trust policy names."),),
    notes=(
        Text(
            "trust-and-own",
            "Across accounts the caller's own policy must allow sts:AssumeRole as well.",
            ~comes_by_token,
        ),
    ),
    commands=(
        run(
            commands.SERVICE_ACCOUNT,
            Answer("role-of-account", "eks.amazonaws.com/role-arn", "the role whose trust policy counts"),
            # Its service account names the role, where the text does not.
            holds=~_names_role & is_in_pod,
        ),
        run(
            commands.TRUST_POLICY,
            Answer(
                "trust-lacks",
                "no Allow for {who} or its account",
                "it does not trust it",
                ~comes_by_token,
                adds=True,
            ),
            Answer(
                "trust-there",
                "such an Allow",
                "compare its Condition: sts:ExternalId, MFA, source",
                ~comes_by_token,
            ),
            Answer(
                "trust-of-provider",
                "Federated",
                "compare the provider, and aud and sub in its Condition, with the token's",
                comes_by_token,
            ),
            shared.NO_SUCH_ROLE,
        ),
    ),
    statement=statements.trust_grant,
    run_by=resource_owner,
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html",
    # Named or not.
    applies=(_names_role | is_role_assumption | is_role_not_assumed).told("if a role was not assumed"),
    variants=(
        # STS API reference, AssumeRoleWithWebIdentity, InvalidIdentityToken.
        Variant(
            holds=lacks_provider,
            headline=Text(
                "create-provider", "Create an identity provider for the token's issuer in the role's account."
            ),
            notes=(
                Text(
                    "provider-missing",
                    "The role's account has no identity provider for who issued the token, so no role there can trust "
                    "it.",
                ),
                Text(
                    "provider-by-url",
                    "STS finds it by the issuer's URL, in the account of the role's ARN: is that the account that was "
                    "meant? Each EKS cluster has an issuer of its own.",
                ),
            ),
            commands=(),
            run_by=RunBy.CALLER_ADMIN,
            page="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html",
        ),
        Variant(
            holds=~_names_role,
            headline=Text("unnamed-trust", "Check whom the role of the job or service account trusts."),
            run_by=RunBy.CALLER_ADMIN,
        ),
        # AWS CDK guide, bootstrapping-env.
        Variant(
            holds=is_bootstraps_role,
            headline=Text("bootstrap-trust", "Bootstrap that environment with --trust of the caller's account."),
            notes=(
                Text(
                    "trust-of-bootstrap",
                    "cdk bootstrap makes the role and its trust policy, so a change by hand lasts until the next one. "
                    "It trusts the accounts that --trust names, and no others that were named before.",
                ),
            ),
            commands=(
                run(
                    commands.TRUST_POLICY,
                    Answer("bootstrap-missing", "NoSuchEntity", "it was never bootstrapped, or by another qualifier"),
                    Answer("bootstrap-trusts", "the caller's account", "see the caller's own policies for it"),
                ),
                run(
                    "cdk bootstrap {bootstrap-of-role} --trust {caller-account}"
                    ' --cloudformation-execution-policies "<policy-arn>"',
                    Answer("bootstrapped-again", "bootstrapped", "deploy again"),
                ),
            ),
            changes_state=True,
            page="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html",
        ),
    ),
)

# Whom EKS lets assume the role of a service account (EKS user guide, pod-id-role).
POD_ROLE = CheckItem(
    id="pod-role",
    kind=Kind.TRUST_POLICY,
    headline="Let the pod's role trust pods.eks.amazonaws.com.",
    reasons=(Text("eks-may-not", "EKS may not assume the role of the pod's service account."),),
    notes=(
        Text(
            "pod-trust",
            "For EKS Pod Identity the trust policy allows sts:AssumeRole and sts:TagSession to pods.eks.amazonaws.com. "
            "The pod's own image is pulled by the node's role, not by this one.",
        ),
    ),
    commands=(
        run(
            'aws eks list-pod-identity-associations --namespace "<namespace>" --cluster-name "<cluster>"',
            Answer("pod-associated", "an association", "describe-pod-identity-association tells its role"),
            Answer("pod-not-associated", '"associations": []', "no role is set for this namespace"),
        ),
        run(
            commands.TRUST_POLICY,
            Answer(
                "pod-trust-lacks",
                "no pods.eks.amazonaws.com",
                "let it in, with sts:AssumeRole and sts:TagSession",
            ),
            Answer("pod-trust-there", "both actions for it", "EKS may assume it: give it some seconds, try again"),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html",
    applies=is_pod_identity,
)
