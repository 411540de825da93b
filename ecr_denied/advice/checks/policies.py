"""Checks of the policies that allow a caller, and of the policies of the resource and of the way there.

What the types of policy mean: IAM user guide, "Troubleshoot access denied error messages"."""

from __future__ import annotations

from ecr_denied.advice import commands, statements
from ecr_denied.advice.check import SENTENCE, Answer, Check, Command, Kind, one_command
from ecr_denied.advice.checks import shared
from ecr_denied.advice.meanings import MEANINGS
from ecr_denied.advice.readings import resource_owner
from ecr_denied.records import RunBy

_MAY_LACK = "!explicit-deny !cause=guardrail-implicit-deny"
_ACROSS = f"{_MAY_LACK} simulated-across"
_LACKS_GRANT = "policy-lacks-grant: no Allow for {who} or its account -> this policy does not let it in"

_IDENTITY_POLICY = Check(
    "identity-policy",
    Kind.IDENTITY_POLICY,
    "Check the caller's own policies for {right}.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html",
    why="Within one account an Allow in one of the policies is enough where nothing denies. Across accounts a right "
    "that is missing here can give the sentence about resource-based policies.",
    who=RunBy.CALLER_ADMIN,
    needs="!service-principal !service-linked !beyond-pulls",
    statement=statements.identity_grant,
    commands=(
        Command(
            commands.PRINCIPAL_ARN,
            "set-arn: an ARN -> simulate with it: the role has a path; change it in Identity Center, not in IAM",
            needs="of-identity-center",
        ),
        Command(
            "aws iam simulate-principal-policy --policy-source-arn {principal} --action-names {actions} "
            "--resource-arns {resource} {--region-of-partition}",
            Answer(
                "implicit-deny: implicitDeny, no false/missing -> its own policies do not allow it; {pull_policy} "
                "allows it and a pull",
                needs=f"pulls-without-token {_MAY_LACK}",
                adds=True,
            ),
            Answer(
                "implicit-deny: implicitDeny, no false/missing -> its own policies do not allow it",
                needs=f"simulated-within !pulls-without-token {_MAY_LACK}",
                adds=True,
            ),
            Answer(
                "implicit-deny: implicitDeny, no false/missing -> its own policies do not allow it (across "
                "accounts, the repository's must too)",
                needs=f"!simulated-within !simulated-across {_MAY_LACK}",
                adds=True,
            ),
            Answer(
                'own-side-denies: "...Details": its own deny -> the caller\'s own account does not allow it',
                needs=_ACROSS,
                adds=True,
            ),
            Answer(
                'undecided-across: "implicitDeny", no details -> proves nothing: the simulator does not know the '
                "owner's policy",
                needs=_ACROSS,
            ),
            'explicit-deny: "explicitDeny" -> MatchedStatements names the Deny',
            Answer(
                'no-own-deny: no "explicitDeny" -> another policy denies, or a Condition, as on MFA or source address',
                needs="explicit-deny",
            ),
            # The simulator knows none of these (IAM API reference, SimulatePrincipalPolicy).
            Answer(
                'limit-denies: "AllowedBy...": false -> that limit does not allow it',
                needs="!policy=session|vpc-endpoint|resource-control",
            ),
            "context-missing: a name in MissingContextValues -> a Condition asks for it: give it by --context-entries",
            Answer(
                'allowed: "allowed" -> its own policies allow it: session, endpoint, registry are left',
                needs="!explicit-deny",
            ),
            "no-such-principal: NoSuchEntity -> no such user or role there, or its ARN has a path",
        ),
        Command(
            commands.PRINCIPAL_ARN,
            "path-arn: another ARN than above -> the role has a path: use this ARN, wherever it is named",
            needs="role-session !of-identity-center !cause=guardrail-implicit-deny",
        ),
    ),
)
IDENTITY_POLICY = (
    _IDENTITY_POLICY.but(
        "Ask for the reason, before a policy is changed.",
        needs="bare-push",
        why="A full refusal names caller, action and kind of policy.",
        page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
        who=RunBy.CALLER,
        commands=shared.ASKED_AGAIN,
    ),
    _IDENTITY_POLICY.but(
        "Check the policies of the role or user set in {requesters_role}.",
        needs="!caller-has-arn !reader-may-be-caller",
    ),
    _IDENTITY_POLICY.but(
        "Find who called GetFederationToken: its policies count.",
        needs="federated",
        why="A federated user has no permissions at all where GetFederationToken was called without a policy.",
        page="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html",
        commands=one_command(
            commands.FEDERATION_EVENTS,
            "federated-by: userIdentity -> the policies of this user count, cut by the policy passed",
            shared.NO_SESSION_EVENT,
            needs="!cause=guardrail-implicit-deny",
        ),
    ),
    _IDENTITY_POLICY.but(
        "Use another role: cdk bootstrap sets what this one may do.",
        needs="of-bootstrap",
        why="The template of the bootstrap sets what this role may do: nothing that was added by hand is in it.",
    ),
    _IDENTITY_POLICY.but(
        "Check the policies of the caller that sts get-caller-identity shows where it failed.",
        needs="!caller-has-arn !own-keys",
    ),
    _IDENTITY_POLICY,
)

ASSUME_ROLE = Check(
    "assume-role",
    Kind.IDENTITY_POLICY,
    "Assume {unassumed_role}: it was to be used here.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html",
    why="The caller needs sts:AssumeRole on the role, and the role has to trust the caller.",
    needs="unassumed-role !federated-token",
    statement=statements.assumption_grant,
    commands=one_command(
        "{aws} sts assume-role --role-arn {role} --role-session-name ecr-denied {--profile} --query "
        '"AssumedRoleUser.Arn" --output text',
        SENTENCE,
        "role-assumed: an ARN -> it can be assumed now: try again",
    ),
)

_PRINTED_POLICY = Check(
    "printed-policy",
    Kind.IDENTITY_POLICY,
    "Read the policy that the text names.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
    why="get-policy shows its default version, and get-policy-version the statements of that version.",
    who=RunBy.CALLER_ADMIN,
    needs="iam-policy-arn",
    commands=(
        Command(
            "aws iam get-policy --policy-arn {policy} {--region-of-partition}",
            "version-told: DefaultVersionId -> the version whose statements count",
        ),
        Command(
            'aws iam get-policy-version --policy-arn {policy} --version-id "<default-version-id>" '
            "{--region-of-partition}",
            shared.STATEMENTS_DENYING,
        ),
    ),
)
PRINTED_POLICY = (_PRINTED_POLICY.but(needs="prints-boundary", kind=Kind.PERMISSIONS_BOUNDARY), _PRINTED_POLICY)

_REPOSITORY_POLICY = Check(
    "repository-policy",
    Kind.REPOSITORY_POLICY,
    "Check the repository's policy for {right}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    why="Across accounts both sides must allow, within one account either side; a service of AWS that pulls by itself "
    "has this side alone. A principal that ends in :root is the whole account. AWS's cross-account push example lacks "
    "ecr:BatchGetImage, which newer clients need.",
    who=RunBy.REGISTRY_OWNER,
    needs="needs-repository",
    statement=statements.repository_grant,
    commands=one_command(
        "aws {ecr} get-repository-policy {--registry-id} --repository-name {repository} --query policyText --output "
        "text {--region}",
        Answer(
            'policy-denies: a Deny for "*", the account or {who} -> read its Condition: it may be the cause',
            needs="explicit-deny",
        ),
        Answer(
            "no-deny: no Deny for any of them -> the Deny is in another policy",
            needs="explicit-deny",
        ),
        Answer(
            "policy-none: RepositoryPolicyNotFoundException -> it lets no one else in",
            needs="!explicit-deny",
            adds=True,
        ),
        Answer(
            "service-lacks-grant: no Allow for {service} -> it is not let in",
            needs="!explicit-deny pulls-as-service",
            adds=True,
        ),
        Answer(
            "build-lacks-grant: no Allow for codebuild.amazonaws.com, or the project's role -> it is not let in",
            needs="!explicit-deny codebuild-unnamed",
            adds=True,
        ),
        Answer(_LACKS_GRANT, needs="!explicit-deny !pulls-as-service !codebuild-unnamed", adds=True),
        shared.REPOSITORY_MISSING,
        Answer("policy-grants: such an Allow -> read its Condition, and a Deny there", needs="!explicit-deny"),
    ),
)
REPOSITORY_POLICY = (
    # SageMaker Python SDK, image_uris.
    _REPOSITORY_POLICY.bare(
        "Take SageMaker's image by the address that image_uris.retrieve gives, or ask AWS Support.",
        needs="service-not-granted sagemakers-name",
        why="An image of SageMaker's own is in a registry of AWS's, whose policies AWS alone changes; it is not given "
        "in every region. A repository of your own has to let {service} in.",
        who=RunBy.CALLER,
        statement=None,
    ),
    _REPOSITORY_POLICY,
)

_FUNCTION_REGION = Check(
    "function-region",
    Kind.HOST_NAME,
    "Compare the region of the service with that of the image.",
    "https://docs.aws.amazon.com/apprunner/latest/dg/service-source-image.html",
    why=MEANINGS["access-role-guessed"],
)
FUNCTION_REGION = (
    _FUNCTION_REGION.but(
        "The function must be in the image's region: {region}.",
        needs="client=lambda region !region-typed",
        page="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
        why=MEANINGS["wording=services.image-region"],
    ),
    _FUNCTION_REGION.but(needs="access-role-guessed"),
)
# What a policy that is set may name (ECR API, SetRepositoryPolicy; IAM user guide,
# reference_policies_elements_principal).
POLICY_TEXT = Check(
    "policy-text",
    Kind.REPOSITORY_POLICY,
    "In a policy that is set, name principals that exist, actions of ECR's, and no Resource.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/set-repository-policy.html",
    why="'Principal not found' is a user, role or account that does not exist, or lacks its path. 'Invalid repository "
    "policy provided' may be that as well, or a document that is none of a repository's, as one with a Resource.",
    who=RunBy.CALLER_ADMIN,
    commands=one_command(
        'aws iam get-role --role-name "<role-name>" --query Role.Arn',
        "named-role-missing: NoSuchEntity -> no such role: take it out of the policy, or create it",
        "named-role-path: another ARN than in the policy -> write this one, with its path",
    ),
)

REGISTRY_POLICY = Check(
    "registry-policy",
    Kind.REGISTRY_POLICY,
    "Check the registry's policy for {right}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html",
    why="With scope V2 the registry policy counts for every ECR request, beside the repository policy.",
    who=RunBy.REGISTRY_OWNER,
    needs="!public",
    statement=statements.registry_grant,
    commands=(
        Command(
            "aws {ecr} get-registry-policy {--region}",
            Answer(
                "registry-lets-nobody-in: RegistryPolicyNotFoundException -> it lets no one in",
                needs="made-across",
                adds=True,
            ),
            Answer(
                "registry-lacks-grant: no Allow of {action} for it -> it is not let in", needs="made-across", adds=True
            ),
            Answer("registry-policy-none: RegistryPolicyNotFoundException -> there is none", needs="!made-across"),
            "registry-policy-denies: a Deny -> read its Principal and Condition: it may be the cause",
        ),
        Command(
            "aws {ecr} get-account-setting --name REGISTRY_POLICY_SCOPE {--region}",
            'scope-v1: "V1" -> it counts for replication and cache pulls only',
            needs="!makes-repository",
        ),
    ),
)

_KEY_POLICY = Check(
    "key-policy",
    Kind.KEY_POLICY,
    "Check the key's policy for {right}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
    why="KMS refused, not ECR: pushes and pulls use the grant that the creator of the repository made. A key that is "
    "disabled or about to be deleted is refused as well.",
    who=resource_owner,
    commands=(
        Command(
            "aws {ecr} describe-repositories {--registry-id} --repository-names {repository} --query "
            '"repositories[].encryptionConfiguration.kmsKey" --output text {--region}',
            "key-of-repository: an ARN -> take it into the next command",
            needs="key-failure",
        ),
        Command(
            "aws kms get-key-policy --key-id {key} --policy-name default --query Policy --output text --region "
            "{key-region}",
            _LACKS_GRANT,
            "no-such-key: NotFoundException -> no such key there: wrong id, region or account, or deleted",
            "key-policy-grants: an Allow for its account -> its own policies have to allow it too: next step",
            needs="!key-failure",
        ),
        # KMS API, ListGrants.
        Command(
            "aws kms describe-key --key-id {key} --region {key-region}",
            "key-off: Disabled, PendingDeletion -> no policy is the cause: enable the key or keep it",
            Answer(
                "key-on: Enabled -> ECR's grant may be gone: then aws kms list-grants shows none for ECR",
                needs="key-failure",
            ),
        ),
    ),
)
KEY_POLICY = (
    # KMS API reference, the errors of an operation: a key that is off is refused as one that may not be used.
    _KEY_POLICY.but(
        "Look at the repository's key: its state, and ECR's grant.", needs="key-failure", who=RunBy.REGISTRY_OWNER
    ),
    _KEY_POLICY,
)

_TRUST_POLICY = Check(
    "trust-policy",
    Kind.TRUST_POLICY,
    "Check whom {unassumed_role} trusts.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html",
    why="Only a principal that its trust policy names can assume a role.",
    who=resource_owner,
    needs="no-role-assumed",
    statement=statements.trust_grant,
    commands=(
        Command(
            commands.SERVICE_ACCOUNT,
            "role-of-account: eks.amazonaws.com/role-arn -> the role whose trust policy counts",
            needs="!role-arn pod",
        ),
        Command(
            commands.TRUST_POLICY,
            Answer(
                "trust-lacks: no Allow for {who} or its account -> it is not trusted",
                needs="!federated-token",
                adds=True,
            ),
            Answer(
                "trust-there: such an Allow -> compare its Condition: sts:ExternalId, MFA", needs="!federated-token"
            ),
            Answer(
                "trust-of-provider: Federated -> compare provider, aud and sub with the token's",
                needs="federated-token",
            ),
            "no-such-role: NoSuchEntity -> no such role: wrong name or account",
        ),
    ),
)
TRUST_POLICY = (
    # STS API reference, AssumeRoleWithWebIdentity, InvalidIdentityToken.
    _TRUST_POLICY.bare(
        "Create an identity provider for the token's issuer in the role's account.",
        needs="wording=aws_credentials.provider-missing",
        why="STS finds the provider by the issuer's URL, in the account of the role's ARN: check that this account "
        "was meant. Each EKS cluster has an issuer of its own.",
        page="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html",
        who=RunBy.CALLER_ADMIN,
    ),
    _TRUST_POLICY.but(
        "Bootstrap that environment with --trust of the caller's account.",
        needs="bootstraps-role",
        why="cdk bootstrap makes the role and its trust policy, so a change by hand lasts until the next one.",
        page="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html",
        changes_state=True,
        commands=one_command(
            "cdk bootstrap {bootstrap-of-role} --trust {caller-account} --cloudformation-execution-policies "
            '"<policy-arn>"',
            "bootstrapped-again: bootstrapped -> deploy again",
        ),
    ),
    _TRUST_POLICY,
)

POD_ROLE = Check(
    "pod-role",
    Kind.TRUST_POLICY,
    "Let the pod's role trust pods.eks.amazonaws.com.",
    "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html",
    why="For EKS Pod Identity the trust policy allows sts:AssumeRole and sts:TagSession to pods.eks.amazonaws.com. "
    "The pod's own image is pulled by the node's role, not by this one.",
    who=RunBy.CALLER_ADMIN,
    needs="pod-identity",
    commands=(
        Command(
            commands.POD_IDENTITIES,
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

_ENDPOINT_OPEN = 'endpoint-open: Allow, "*" on "*" -> that endpoint refuses nothing'
_NO_ENDPOINT = "no-endpoint: [] -> none in this account and region; another account may own it"

VPC_ENDPOINT_POLICY = Check(
    "vpc-endpoint-policy",
    Kind.VPC_ENDPOINT_POLICY,
    "Check the VPC endpoints' policies for {right}.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    why="Calls of the API go by the endpoint ecr.api, docker's requests by ecr.dkr, layers by s3.",
    who=RunBy.CALLER_ADMIN,
    statement=statements.endpoint_grant,
    commands=one_command(
        "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values={refusing-endpoints} "
        '--query "VpcEndpoints[].[VpcEndpointId,ServiceName,State,PolicyDocument]" {--region}',
        Answer(
            "dkr-endpoint-lacks: ecr.dkr without {action} -> that endpoint refuses it",
            needs="!explicit-deny uses-token names-repository",
            adds=True,
        ),
        Answer(
            "api-endpoint-lacks: ecr.api without {action} -> that endpoint refuses it",
            needs="wants-api-endpoint",
            adds=True,
        ),
        Answer(
            "endpoint-denies: a Deny of {action}, ecr:*, *, or NotAction -> its Condition decides",
            needs="explicit-deny",
        ),
        _ENDPOINT_OPEN,
        _NO_ENDPOINT,
    ),
)

LAYER_STORE_POLICY = Check(
    "layer-store-policy",
    Kind.LAYER_STORE_POLICY,
    "Check that the S3 endpoint's policy lets layers through.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    why="ECR sends the client to that bucket for layers; with no S3 endpoint in the VPC, look at the proxy. The "
    "principal that S3 prints with s3:GetObject is AWS's storage role, not the caller.",
    who=RunBy.CALLER_ADMIN,
    statement=statements.layer_grant,
    commands=one_command(
        "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values={s3-endpoint} --query "
        '"VpcEndpoints[].[VpcEndpointId,ServiceName,State,PolicyDocument]" {--region}',
        Answer("endpoint-lacks-bucket: s3 without {layer_bucket} -> that endpoint refuses the layers", adds=True),
        _ENDPOINT_OPEN,
        _NO_ENDPOINT,
    ),
)
