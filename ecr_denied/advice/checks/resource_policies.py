"""Checks of the policies of what was asked for: the repository, the registry, the key.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages"."""

from __future__ import annotations

from ecr_denied.advice import commands, statements
from ecr_denied.advice.check import Answer, Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.advice.readings import resource_owner
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

_POLICY_DENIES = Answer(
    'policy-denies: a Deny for "*", the account or {who} -> read its Condition: if it holds for this '
    "request, that is the cause",
    needs="explicit-deny",
)
_NO_DENY = Answer("no-deny: no Deny for any of them -> the Deny is in another policy", needs="explicit-deny")
_NO_POLICY = Answer("no-policy: RepositoryPolicyNotFoundException -> nothing is denied there", needs="explicit-deny")
_POLICY_NONE = Answer(
    "policy-none: RepositoryPolicyNotFoundException -> other accounts have no access",
    needs="!explicit-deny !pulls-as-service !wants-allow-within",
    adds=True,
)
_POLICY_UNNEEDED = Answer(
    "policy-unneeded: RepositoryPolicyNotFoundException -> none is needed where the caller's own policies allow it",
    needs="wants-allow-within",
)
_SERVICE_UNKNOWN = Answer(
    "service-unknown: RepositoryPolicyNotFoundException -> no service is let in",
    needs="!explicit-deny pulls-as-service",
    adds=True,
)
_SERVICE_LACKS_GRANT = Answer(
    "service-lacks-grant: no Allow for {service} -> this policy does not let it in",
    needs="!explicit-deny pulls-as-service",
    adds=True,
)
_POLICY_LACKS_GRANT = Answer(
    "policy-lacks-grant: no Allow for {who} or its account -> this policy does not let it in",
    needs="!explicit-deny !pulls-as-service",
    adds=True,
)
_POLICY_GRANTS = Answer(
    "policy-grants: such an Allow -> this side allows it, unless a Condition or a Deny there speaks against it",
    needs="!explicit-deny",
)
_REGISTRY_LETS_NOBODY_IN = Answer(
    "registry-lets-nobody-in: RegistryPolicyNotFoundException -> nothing lets another account in",
    needs="made-across",
    adds=True,
)
_REGISTRY_LACKS_GRANT = Answer(
    "registry-lacks-grant: no Allow of {action} for it -> this policy does not let it in",
    needs="made-across",
    adds=True,
)
_REGISTRY_POLICY_NONE = Answer(
    "registry-policy-none: RegistryPolicyNotFoundException -> there is none", needs="!made-across"
)
_REGISTRY_POLICY_DENIES = Answer(
    "registry-policy-denies: a Deny -> read its Principal and Condition: it may be the cause", needs="explicit-deny"
)
_REGISTRY_POLICY_THERE = Answer(
    "registry-policy-there: a policy -> look for a Deny, and under V2 for an Allow", needs="!explicit-deny !made-across"
)
_SCOPE_V1 = 'scope-v1: "V1" -> it counts for replication and cache pulls only'
_SCOPE_V2 = 'scope-v2: "V2" -> it counts for every request'
_KEY_OFF = "key-off: Disabled, PendingDeletion -> no policy is the cause: enable the key or keep it"
_KEY_ON = "key-on: Enabled -> the key can be used"
_LACKS_GRANT = Answer(
    "policy-lacks-grant: no Allow for {who} or its account -> this policy does not let it in", adds=True
)
_NO_SUCH_KEY = "no-such-key: NotFoundException -> no such key there: wrong id, region or account, or deleted"
_KEY_POLICY_GRANTS = "key-policy-grants: an Allow for its account -> its own policies have to allow it too: next step"
_TRUST_LACKS = Answer(
    "trust-lacks: no Allow for {who} or its account -> it does not trust it", needs="!federated-token", adds=True
)
_TRUST_THERE = Answer(
    "trust-there: such an Allow -> compare its Condition: sts:ExternalId, MFA, source", needs="!federated-token"
)
_TRUST_OF_PROVIDER = Answer(
    "trust-of-provider: Federated -> compare the provider, and aud and sub in its Condition, with the token's",
    needs="federated-token",
)
_NO_SUCH_ROLE = "no-such-role: NoSuchEntity -> no such role: wrong name or account"

# The repository's resource policy (ECR user guide, repository-policies).
_REPOSITORY_POLICY = Check(
    "repository-policy",
    Kind.REPOSITORY_POLICY,
    "Check the repository's policy for {action}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    why="Across accounts both sides must allow. Compare principal, action and conditions: a principal "
    "that ends in :root is the whole account. AWS's cross-account push example lacks "
    "ecr:BatchGetImage, which newer clients need.",
    who=RunBy.REGISTRY_OWNER,
    needs="needs-repository",
    statement=statements.repository_grant,
    commands=(
        Command(
            "aws {ecr} get-repository-policy {--registry-id} --repository-name {repository} --query "
            "policyText --output text {--region}",
            _POLICY_DENIES,
            _NO_DENY,
            _NO_POLICY,
            _POLICY_NONE,
            _POLICY_UNNEEDED,
            _SERVICE_UNKNOWN,
            _SERVICE_LACKS_GRANT,
            _POLICY_LACKS_GRANT,
            shared.REPOSITORY_MISSING,
            _POLICY_GRANTS,
        ),
    ),
)
REPOSITORY_POLICY = (
    _REPOSITORY_POLICY.but(
        "Find the Deny in the repository's policy.",
        needs="explicit-deny",
        why="Deny statements there are often bound to a source address. Compare principal, action and conditions.",
    ),
    # Lambda developer guide, images-create, permissions.
    _REPOSITORY_POLICY.but(
        needs="pulls-as-service",
        why="A service of AWS pulls by itself, and the repository's policy must let it in. Within an account "
        "Lambda adds that statement itself where whoever creates the function may set the policy.",
    ),
    _REPOSITORY_POLICY.but(
        needs="same-account",
        why="Within one account this policy may allow {action} as well, and a Deny in it counts.",
    ),
    _REPOSITORY_POLICY,
)

# Where Lambda takes images from (Lambda developer guide, images-create).
_FUNCTION_REGION = Check(
    "function-region",
    Kind.HOST_NAME,
    "The function must be in the image's region: {region}.",
    "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
    why="Lambda takes an image from its own region alone, and not by a FIPS host.",
    needs="client=lambda region !region-typed",
)
FUNCTION_REGION = (
    _FUNCTION_REGION.but(
        needs="source-refused",
        why="Lambda did not take this address, and no policy is named. It takes an image from its own region alone, "
        "and not by a FIPS host.",
    ),
    _FUNCTION_REGION,
)

# What a policy that is set may name (ECR API, SetRepositoryPolicy; IAM user guide,
# reference_policies_elements_principal).
POLICY_TEXT = Check(
    "policy-text",
    Kind.REPOSITORY_POLICY,
    "In a policy that is set, name principals that exist.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/set-repository-policy.html",
    why="'Invalid repository policy provided' often means a user or role that does not exist, or lacks its path.",
    who=RunBy.CALLER_ADMIN,
    commands=(
        Command(
            'aws iam get-role --role-name "<role-name>" --query Role.Arn',
            "named-role-missing: NoSuchEntity -> no such role: take it out of the policy, or create it",
            "named-role-path: another ARN than in the policy -> write this one, with its path",
        ),
    ),
)

# The registry's resource policy (ECR user guide, registry-permissions).
_REGISTRY_POLICY = Check(
    "registry-policy",
    Kind.REGISTRY_POLICY,
    "Check the registry's policy for {action}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html",
    why="With scope V2 the registry policy counts for every ECR request, beside the repository policy.",
    who=RunBy.REGISTRY_OWNER,
    needs="!public",
    statement=statements.registry_grant,
    commands=(
        Command(
            "aws {ecr} get-registry-policy {--region}",
            _REGISTRY_LETS_NOBODY_IN,
            _REGISTRY_LACKS_GRANT,
            _REGISTRY_POLICY_NONE,
            _REGISTRY_POLICY_DENIES,
            _REGISTRY_POLICY_THERE,
        ),
        Command("aws {ecr} get-account-setting --name REGISTRY_POLICY_SCOPE {--region}", _SCOPE_V1, _SCOPE_V2),
    ),
)
REGISTRY_POLICY = (
    _REGISTRY_POLICY.but("Find the Deny in the registry's policy.", needs="explicit-deny"),
    _REGISTRY_POLICY,
)

# The policy of the key of an encrypted repository (ECR user guide, encryption-at-rest).
_KEY_POLICY = Check(
    "key-policy",
    Kind.KEY_POLICY,
    "Check the key's policy for {action}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
    why="KMS refused, not ECR. The creator of the repository needs kms:CreateGrant, kms:RetireGrant and "
    "kms:DescribeKey; pushes and pulls use the grant that is made then. A key that is disabled or "
    "about to be deleted is refused as well.",
    who=resource_owner,
    commands=(
        Command(
            "aws kms get-key-policy --key-id {key} --policy-name default --query Policy --output text "
            "--region {key-region}",
            _LACKS_GRANT,
            _NO_SUCH_KEY,
            _KEY_POLICY_GRANTS,
        ),
        Command("aws kms describe-key --key-id {key} --region {key-region}", _KEY_OFF, _KEY_ON),
    ),
)
KEY_POLICY = (
    # KMS API reference, the errors of an operation: a key that is off is refused as one that may not be used.
    _KEY_POLICY.but(
        "Look at the repository's key: its state, then its policy.",
        needs="key-failure",
        who=RunBy.REGISTRY_OWNER,
        commands=(
            Command(
                "aws {ecr} describe-repositories {--registry-id} --repository-names {repository} --query "
                '"repositories[].encryptionConfiguration.kmsKey" --output text {--region}',
                "key-of-repository: an ARN -> take it into the next commands",
                "key-of-aws: None -> it has AWS's own key, which no policy of yours is for",
            ),
            Command("aws kms describe-key --key-id {key} --region {key-region}", _KEY_OFF, _KEY_ON),
            Command(
                "aws kms get-key-policy --key-id {key} --policy-name default --query Policy --output text "
                "--region {key-region}",
                _LACKS_GRANT,
                _NO_SUCH_KEY,
                _KEY_POLICY_GRANTS,
            ),
        ),
    ),
    _KEY_POLICY,
)

# Whom a role lets assume it (IAM user guide, troubleshoot_roles).
_TRUST_POLICY = Check(
    "trust-policy",
    Kind.TRUST_POLICY,
    "Check whom {unassumed_role} trusts.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html",
    why="Only a principal that its trust policy names can assume a role. For sts:AssumeRole across "
    "accounts, the caller's own policy must allow it as well.",
    who=resource_owner,
    needs="no-role-assumed",
    statement=statements.trust_grant,
    commands=(Command(commands.TRUST_POLICY, _TRUST_LACKS, _TRUST_THERE, _TRUST_OF_PROVIDER, _NO_SUCH_ROLE),),
)
TRUST_POLICY = (
    # STS API reference, AssumeRoleWithWebIdentity, InvalidIdentityToken.
    _TRUST_POLICY.but(
        "Create an identity provider for the token's issuer in the role's account.",
        needs="lacks-provider",
        why="The role's account has no identity provider for the token's issuer. STS finds it by the "
        "issuer's URL, in the account of the role's ARN: check that this account was meant. Each EKS "
        "cluster has an issuer of its own.",
        page="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html",
        who=RunBy.CALLER_ADMIN,
        commands=(),
    ),
    _TRUST_POLICY.but(
        "Check whom the role of the job or service account trusts.",
        needs="!role-arn",
        who=RunBy.CALLER_ADMIN,
        commands=(
            Command(
                commands.SERVICE_ACCOUNT,
                "role-of-account: eks.amazonaws.com/role-arn -> the role whose trust policy counts",
                needs="pod",
            ),
            Command(commands.TRUST_POLICY, _TRUST_LACKS, _TRUST_THERE, _TRUST_OF_PROVIDER, _NO_SUCH_ROLE),
        ),
    ),
    # AWS CDK guide, bootstrapping-env.
    _TRUST_POLICY.but(
        "Bootstrap that environment with --trust of the caller's account.",
        needs="bootstraps-role",
        why="cdk bootstrap makes the role and its trust policy, so a change by hand lasts until the next "
        "one. The role trusts only the accounts that --trust names then, and none that were named before.",
        page="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html",
        changes_state=True,
        commands=(
            Command(
                commands.TRUST_POLICY,
                "bootstrap-missing: NoSuchEntity -> it was never bootstrapped, or by another qualifier",
                "bootstrap-trusts: the caller's account -> see the caller's own policies for it",
            ),
            Command(
                "cdk bootstrap {bootstrap-of-role} --trust {caller-account} --cloudformation-execution-policies "
                '"<policy-arn>"',
                "bootstrapped-again: bootstrapped -> deploy again",
            ),
        ),
    ),
    _TRUST_POLICY,
)

# Whom EKS lets assume the role of a service account (EKS user guide, pod-id-role).
POD_ROLE = Check(
    "pod-role",
    Kind.TRUST_POLICY,
    "Let the pod's role trust pods.eks.amazonaws.com.",
    "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html",
    why="For EKS Pod Identity the trust policy allows sts:AssumeRole and sts:TagSession to "
    "pods.eks.amazonaws.com. The pod's own image is pulled by the node's role, not by this one.",
    who=RunBy.CALLER_ADMIN,
    needs="pod-identity",
    commands=(
        Command(
            'aws eks list-pod-identity-associations --namespace "<namespace>" --cluster-name "<cluster>"',
            "pod-associated: an association -> describe-pod-identity-association tells its role",
            'pod-not-associated: "associations": [] -> no role is set for this namespace',
        ),
        Command(
            commands.TRUST_POLICY,
            "pod-trust-lacks: no pods.eks.amazonaws.com -> let it in, with sts:AssumeRole and sts:TagSession",
            "pod-trust-there: both actions for it -> EKS may assume it: give it some seconds, try again",
        ),
    ),
)
