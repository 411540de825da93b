"""Checks of who is calling: the identity, the secret of a pod, a leaked key."""

from __future__ import annotations

from ecr_denied.advice import commands, statements
from ecr_denied.advice.check import Answer, Check, Command, Kind, one_command
from ecr_denied.advice.checks import shared
from ecr_denied.records import RunBy

_CALLER_IDENTITY = Check(
    "caller-identity",
    Kind.CALLER_IDENTITY,
    "Check which identity the AWS CLI has where this failed.",
    "https://docs.aws.amazon.com/cli/latest/reference/sts/get-caller-identity.html",
    why="The AWS CLI takes the keys of the command line, the environment, the profile or the role, in this order. What "
    "docker has stored may be another identity's.",
    needs="caller-is-known",
    commands=one_command(
        commands.CALLER_IDENTITY,
        Answer(
            "account-apart: another Account than {registry_account} -> was this registry meant?",
            needs="registry-in-doubt",
        ),
        Answer(
            "other-identity: not {who} -> what was refused used other credentials: were they meant?", needs="caller"
        ),
        Answer(
            "unexpected-identity: not the caller you expect -> other keys came first: options, environment, profile",
            needs="!caller",
        ),
        Answer("refused-identity: {who} -> the one that was refused: go on", needs="caller"),
        Answer("same-identity: the caller you expect -> it is the one that was meant: go on", needs="!caller"),
        Answer(shared.DEAD_CREDENTIALS, first="had-credentials"),
    ),
)
CALLER_IDENTITY = (
    # A call that names no registry asks the one of the caller's account (ECR API, DescribeRepositories, registryId).
    _CALLER_IDENTITY.but(
        "Check that your account is the one that was meant.",
        needs="cause=repository-not-found reader-may-be-caller",
        why="The name is looked up in the account and region asked, which may not be yours.",
        commands=one_command(
            commands.CALLER_IDENTITY,
            "account-differs: another Account -> name the registry meant, or use a profile or a role of its account",
            "account-agrees: the Account meant -> the account is right: see region and name",
            shared.DEAD_CREDENTIALS,
        ),
    ),
    _CALLER_IDENTITY.but(
        "What asked used its node's role: in a pod, give its service account one.",
        needs="pod-by-node",
        why="A tool in a pod uses the node's role where its service account has none: neither the annotation "
        "eks.amazonaws.com/role-arn nor an association of EKS Pod Identity.",
        page="https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html",
        who=RunBy.NODE_OPERATOR,
        commands=(
            Command(
                commands.SERVICE_ACCOUNT,
                "account-has-none: no such annotation -> none by IRSA; EKS Pod Identity leaves none",
                shared.ACCOUNT_HAS_ROLE,
            ),
            Command(
                commands.POD_IDENTITIES,
                'pod-not-associated: "associations": [] -> none by EKS Pod Identity either: its node\'s role is used',
            ),
        ),
    ),
    _CALLER_IDENTITY.bare(
        "Give the instance the keys of an IAM user: its own role gets no rights.",
        needs="credentials=lightsail-role",
        why="The role is the same for every instance of Lightsail. AWS made it, so no policy can be added to it, and "
        "an instance of Lightsail takes no instance profile.",
        page="https://docs.aws.amazon.com/cli/latest/userguide/cli-authentication-user.html",
        who=RunBy.NODE_OPERATOR,
    ),
    _CALLER_IDENTITY.bare(
        "Use a role instead of the root user.",
        needs="root explicit-deny",
        why="An organization often denies its accounts' root users whatever they ask for, and nothing in the account "
        "can allow it. AWS advises to keep the root user for the few tasks that only it can do.",
        page="https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html",
    ),
    _CALLER_IDENTITY.bare(
        "Check that {who} was meant: {requester} asked.",
        needs="!reader-may-be-caller",
        why="Its identity is set in {requesters_role}. No command on another machine shows that identity, and a "
        "login there changes nothing for it.",
        page="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
        who=RunBy.CALLER_ADMIN,
    ),
    # The AWS CLI in a shell uses other credentials than such a program.
    _CALLER_IDENTITY.but(needs="!own-keys"),
)

_PULL_SECRET = Check(
    "pull-secret",
    Kind.CREDENTIALS,
    "Check that the pod's pull secret is valid, and for this host.",
    "https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/",
    why="Something must renew such a secret every few hours; a login of yours changes nothing for it.",
    who=RunBy.NODE_OPERATOR,
    needs="kubelets-pull",
    commands=(
        Command(
            'kubectl get secrets --namespace "<namespace>"',
            "secrets-listed: dockerconfigjson, dockercfg -> one of these may be for ECR: its hosts tell",
            "no-secret: neither of these types -> no secret there: the node's own login counts",
        ),
        Command(
            'kubectl get secret "<secret-name>" --namespace "<namespace>" --output '
            "'jsonpath={.data.\\.dockerconfigjson}' | base64 -d | grep -oE '\"[^\"]*ecr[^\"]*\": *\\{'",
            "secret-for-host: this host -> its token lasts 12 hours: was it renewed since?",
            # kubernetes/kubernetes pkg/credentialprovider/keyring.go, Add.
            "secret-for-path: this host with a path, no /v2/ -> it counts for images below that path alone",
            "secret-for-others: nothing, or another host -> the secret is not for this registry",
        ),
    ),
)
PULL_SECRET = (
    _PULL_SECRET.but(
        "Create the secret {secret} in the pod's namespace: it was not found.",
        needs="missing-secret",
        why="A secret counts in its own namespace alone; the kubelet went on without it, by the role of the node. "
        "Where that role may pull, take the secret's name out of the pod.",
        commands=one_command(
            'kubectl get secret {pull-secret} --namespace "<namespace>"',
            "secret-missing: NotFound -> create it there, or name the one that is there",
            "secret-there: a NAME -> it is there now: delete the pod, so that it pulls again",
        ),
    ),
    _PULL_SECRET,
)

QUARANTINED_KEY = Check(
    "quarantined-key",
    Kind.CREDENTIALS,
    "Replace the access key: AWS quarantined it as leaked.",
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html",
    why="Deactivate the exposed key, create a new one, look in CloudTrail for what the old one did, then detach the "
    "quarantine policy. No permission is missing.",
    who=RunBy.CALLER_ADMIN,
    needs="quarantine",
    commands=one_command(
        "aws iam list-access-keys --user-name {user-name} {--region-of-partition}",
        "keys-listed: an AccessKeyId, Active -> deactivate the leaked key",
    ),
)

_MFA_SESSION = Check(
    "mfa-session",
    Kind.IDENTITY_POLICY,
    "Check that the user signed in with MFA.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
    why="Access keys alone carry no MFA. A session of aws sts get-session-token does, and so does a token of docker "
    "that is got with it.",
    needs="iam-user",
    commands=one_command(
        '{aws} iam list-mfa-devices --user-name {principal-name} {--profile} --query "MFADevices[].SerialNumber" '
        "--output text {--region-of-partition}",
        "mfa-device: an ARN -> aws sts get-session-token --serial-number ARN --token-code CODE, then log in again",
        "no-mfa-device: nothing -> a person registers one first; a program has none: leave it out of the Deny",
    ),
)
MFA_SESSION = (_MFA_SESSION.but("Get a session with MFA: the policy asks for it.", needs="names-mfa"), _MFA_SESSION)

# Regions that an account has to enable (AWS account management guide, manage-acct-regions; IAM user guide,
# id_credentials_temp_enable-regions).
OPT_IN_REGION = Check(
    "opt-in-region",
    Kind.AWS_CREDENTIALS,
    "Check that the account has enabled the region.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html",
    why="A region that is not enabled refuses valid credentials; one that came later also refuses a token of the "
    "global endpoint of STS. get-caller-identity succeeds in both cases.",
    needs="may-be-opt-in",
    commands=one_command(
        '{aws} account get-region-opt-status --region-name {asked-region} {--profile} --query "RegionOptStatus" '
        "--output text",
        "region-disabled: DISABLED -> enable it, or use another region",
        "region-enabled: ENABLED -> set AWS_STS_REGIONAL_ENDPOINTS=regional, get new credentials, try again",
        "region-default: ENABLED_BY_DEFAULT -> the region is not the cause: get new credentials",
    ),
)

_BUILD_CREDENTIALS = Check(
    "build-credentials",
    Kind.NODE_CREDENTIALS,
    "Check whose credentials pull the build's image.",
    "https://docs.aws.amazon.com/codebuild/latest/userguide/sample-ecr.html",
    why="CodeBuild pulls the image of a build by itself or by the project's role. By itself it pulls from its own "
    "account alone: across accounts the role has to pull.",
    who=RunBy.CALLER_ADMIN,
    needs="!caller",
    statement=statements.build_grant,
    commands=one_command(
        'aws codebuild batch-get-projects --names "<project>" --query '
        '"projects[].[environment.imagePullCredentialsType,serviceRole]"',
        'build-by-role: "SERVICE_ROLE" -> the role beside it pulls: it needs the rights of a pull',
        Answer(
            'build-by-service: "CODEBUILD" -> CodeBuild pulls by itself: for another account\'s image set '
            "SERVICE_ROLE, else",
            adds=True,
        ),
    ),
)
BUILD_CREDENTIALS = (
    _BUILD_CREDENTIALS.bare(
        "Set the project's imagePullCredentialsType to SERVICE_ROLE.",
        needs="build-across",
        who=RunBy.CALLER,
    ),
    _BUILD_CREDENTIALS.but(needs="client=codebuild"),
)
