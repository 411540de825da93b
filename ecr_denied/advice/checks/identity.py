"""Checks of who is calling: the identity, the secret of a pod, a leaked key."""

from __future__ import annotations

from ecr_denied.advice import commands, statements
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.checks.caller_policies import NAMES_POLICY
from ecr_denied.advice.evidence import (
    is_kaniko,
    is_kubelets_pull,
    is_lightsail,
    is_private,
    is_quarantine,
    may_ask_here,
    may_be_opt_in,
    names_asker,
    names_caller,
    names_mfa,
    names_missing_secret,
    names_registry,
    searches_deny,
)
from ecr_denied.advice.facts import Credentials, facts_of
from ecr_denied.advice.question import Question, by_client, of_cause, question
from ecr_denied.advice.wordings import is_build_across
from ecr_denied.names.requesters import Requester, of_session
from ecr_denied.records import Cause, Failure, RunBy

__all__ = [
    "BUILD_CREDENTIALS",
    "CALLER_IDENTITY",
    "MFA_SESSION",
    "OPT_IN_REGION",
    "PULL_SECRET",
    "QUARANTINED_KEY",
    "is_pod_by_node",
]


@question(says="if a tool that runs in pods asked by a machine's role")
def is_pod_by_node(failure: Failure) -> bool:
    """kaniko is one."""
    principal = facts_of(failure).principal
    return is_kaniko(failure) and principal is not None and of_session(principal.session) is Requester.INSTANCE


_is_user = Question(lambda failure: facts_of(failure).credentials is Credentials.ACCESS_KEY)

# Is this the identity meant? (AWS CLI reference, sts get-caller-identity)
CALLER_IDENTITY = CheckItem(
    id="caller-identity",
    kind=Kind.CALLER_IDENTITY,
    headline="Check which identity the AWS CLI uses here.",
    reasons=(
        Text(
            "looked-up-where-asked",
            "The name is looked up in the account and region asked, which may not be yours.",
            is_private,
        ),
        Text("stored-credentials", "Stored credentials of another account give this sentence too. {accounts}"),
        Text("refusal-for-another", "The refusal may be meant for another identity."),
        Text("empty-token", "An empty token from a failed AWS command ends here too."),
        Text("helper-sources", "The helper uses the same sources of AWS credentials as the CLI."),
    ),
    notes=(
        Text(
            "cli-not-docker",
            "The command shows the CLI's identity, not the one behind the stored login; a new login aligns them.",
            shared.keeps_dockers_login,
        ),
        Text(
            "cli-now",
            "The command shows whose credentials the CLI uses now.",
            ~shared.keeps_dockers_login,
        ),
    ),
    commands=(run(commands.CALLER_IDENTITY, *shared.IDENTITIES),),
    page="https://docs.aws.amazon.com/cli/latest/reference/sts/get-caller-identity.html",
    applies=names_asker,
    variants=(
        # Whoever asks, the name is looked up in the registry that was asked.
        Variant(
            holds=of_cause(Cause.REPOSITORY_NOT_FOUND) & may_ask_here & names_registry,
            headline=Text("whose-registry", "Compare the account that was asked with your own."),
            notes=(),
            commands=(
                run(
                    commands.CALLER_IDENTITY,
                    Answer("account-differs", "another Account", "the registry that was asked is not yours"),
                    Answer("account-agrees", "the same Account", "the account is right: see region and name"),
                    shared.DEAD_CREDENTIALS,
                ),
            ),
        ),
        # A call that names no registry asks that of the caller's account (ECR API, DescribeRepositories, registryId).
        Variant(
            holds=of_cause(Cause.REPOSITORY_NOT_FOUND) & may_ask_here,
            headline=Text("account-meant", "Check that your account is the one that was meant."),
            notes=(),
            commands=(
                run(
                    commands.CALLER_IDENTITY,
                    Answer(
                        "account-not-meant", "not the Account you meant", "ask with a profile or a role of that one"
                    ),
                    Answer("account-is-meant", "the Account you meant", "the account is right: see region and name"),
                    shared.DEAD_CREDENTIALS,
                ),
            ),
        ),
        Variant(
            holds=is_pod_by_node,
            headline=Text("pod-by-node", "The pod asked with its node's role: give its service account one."),
            notes=(
                Text(
                    "annotation-missing",
                    "A tool in a pod uses the node's role where its service account has none: neither the annotation "
                    "eks.amazonaws.com/role-arn nor an association of EKS Pod Identity.",
                ),
            ),
            commands=(
                run(
                    commands.SERVICE_ACCOUNT,
                    shared.ACCOUNT_HAS_ROLE,
                    Answer("account-has-none", "no such annotation", "the node's role is used"),
                ),
            ),
            run_by=RunBy.NODE_OPERATOR,
            page="https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html",
        ),
        Variant(
            holds=is_lightsail,
            headline=Text("lightsail-keys", "Give the instance the keys of an IAM user: its own role gets no rights."),
            notes=(
                Text(
                    "lightsail-role",
                    "The role is the same for every instance of Lightsail. AWS made it, so no policy can be added to "
                    "it, and an instance of Lightsail takes no instance profile.",
                ),
            ),
            commands=(),
            run_by=RunBy.NODE_OPERATOR,
            page="https://docs.aws.amazon.com/cli/latest/userguide/cli-authentication-user.html",
        ),
        Variant(
            holds=~may_ask_here,
            headline=Text("requesters-role", "Check that {who} was meant: {requester} asked."),
            notes=(
                Text("role-is-in", "Its identity is set in {requesters_role}."),
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
PULL_SECRET = CheckItem(
    id="pull-secret",
    kind=Kind.CREDENTIALS,
    headline="Check that the pod's pull secret is valid, and for this host.",
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
            'kubectl get secrets --namespace "<namespace>"',
            Answer("secrets-listed", "dockerconfigjson, dockercfg", "one of these may be for ECR: its hosts tell"),
            Answer("no-secret", "neither of these types", "the node's role counts"),
        ),
        run(
            'kubectl get secret "<secret-name>" --namespace "<namespace>"'
            r""" --output 'jsonpath={.data.\.dockerconfigjson}' | base64 -d | grep -oE '"[^"]*ecr[^"]*": *\{'""",
            Answer("secret-for-host", "this host", "its token lasts 12 hours: older in AGE, it has expired"),
            Answer("secret-for-others", "nothing, or another host", "the secret is not for this registry"),
        ),
    ),
    run_by=RunBy.NODE_OPERATOR,
    page="https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/",
    applies=is_kubelets_pull,
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
                    'kubectl get secret {pull-secret} --namespace "<namespace>"',
                    Answer("secret-missing", "NotFound", "create it there, or name the one that is there"),
                    Answer("secret-there", "a NAME", "it is there now: delete the pod, so that it pulls again"),
                ),
            ),
        ),
    ),
)

# AWS quarantines keys found in public (AWS managed policy reference, AWSCompromisedKeyQuarantine).
QUARANTINED_KEY = CheckItem(
    id="quarantined-key",
    kind=Kind.CREDENTIALS,
    headline="Replace the access key: AWS quarantined it as leaked.",
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
            "aws iam list-access-keys --user-name {user-name}",
            Answer("keys-listed", "an AccessKeyId, Active", "deactivate the leaked key"),
        ),
    ),
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html",
    applies=is_quarantine,
)

# A policy that asks for MFA (IAM user guide, id_credentials_mfa_configure-api-require).
MFA_SESSION = CheckItem(
    id="mfa-session",
    kind=Kind.IDENTITY_POLICY,
    headline="Check that the user signed in with MFA.",
    reasons=(
        Text("named-after-mfa", "The policy that the text names is named after MFA.", names_mfa),
        Text("deny-without-mfa", "A Deny that holds without MFA is common for users."),
    ),
    notes=(
        Text(
            "mfa-by-session",
            "Access keys alone carry no MFA. A session of aws sts get-session-token does, and so does the token of "
            "docker that is got with it.",
        ),
    ),
    commands=(
        run(
            'aws iam list-mfa-devices --user-name {principal-name} {--profile} --query "MFADevices[].SerialNumber"'
            " --output text",
            Answer(
                "mfa-device",
                "an ARN",
                "aws sts get-session-token --serial-number ARN --token-code CODE; use its keys, log in again",
            ),
            Answer(
                "no-mfa-device",
                "nothing",
                "a person registers one first; a program has none: its user must be left out of the Deny",
            ),
        ),
    ),
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
    # The user may have signed in without MFA.
    applies=(searches_deny & _is_user).told("if a Deny met a user"),
    variants=(
        Variant(holds=names_mfa, headline=Text("mfa-wanted", "Get a session with MFA: the policy asks for it.")),
    ),
)

# Regions that an account has to enable (AWS account management guide, manage-acct-regions; IAM user guide,
# id_credentials_temp_enable-regions).
OPT_IN_REGION = CheckItem(
    id="opt-in-region",
    kind=Kind.AWS_CREDENTIALS,
    headline="Check that the account has enabled the region.",
    reasons=(
        Text(
            "refused-there-alone",
            "A region that is not enabled refuses valid credentials, and so does one that came later to a token of the "
            "global endpoint of STS. get-caller-identity succeeds with them.",
        ),
    ),
    notes=(),
    commands=(
        run(
            'aws account get-region-opt-status --region-name {asked-region} {--profile} --query "RegionOptStatus"'
            " --output text",
            Answer("region-disabled", "DISABLED", "enable it, or use another region"),
            Answer(
                "region-enabled", "ENABLED", "set AWS_STS_REGIONAL_ENDPOINTS=regional, get new credentials, try again"
            ),
            Answer("region-default", "ENABLED_BY_DEFAULT", "the region is not the cause: get new credentials"),
        ),
    ),
    page="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html",
    applies=may_be_opt_in,
)

# Whose credentials pull the image of a build (CodeBuild API, ProjectEnvironment; CodeBuild user guide, sample-ecr).
BUILD_CREDENTIALS = CheckItem(
    id="build-credentials",
    kind=Kind.NODE_CREDENTIALS,
    headline="Check whose credentials pull the build's image.",
    reasons=(
        Text("codebuild-asked", "CodeBuild pulls the image of a build, by itself or by the project's role."),
        Text(
            "builds-across", "The image is another account's, and CodeBuild was to pull it by itself.", is_build_across
        ),
    ),
    notes=(
        Text(
            "image-of-account",
            "By itself CodeBuild pulls from its own account alone. Across accounts the role has to pull.",
        ),
    ),
    commands=(
        run(
            'aws codebuild batch-get-projects --names "<project>"'
            ' --query "projects[].[environment.imagePullCredentialsType,serviceRole]"',
            Answer("build-by-role", '"SERVICE_ROLE"', "the role beside it pulls: it needs the rights of a pull"),
            Answer(
                "build-by-service",
                '"CODEBUILD"',
                "CodeBuild pulls by itself: for another account's image set SERVICE_ROLE, else",
                adds=True,
            ),
        ),
    ),
    statement=statements.build_grant,
    run_by=RunBy.CALLER_ADMIN,
    page="https://docs.aws.amazon.com/codebuild/latest/userguide/sample-ecr.html",
    # By itself or by the project's role, which the text does not tell.
    applies=(by_client("codebuild") & ~names_caller).told("if CodeBuild pulled, by itself or not"),
    variants=(
        Variant(
            holds=is_build_across,
            headline=Text("pull-by-role", "Set the project's imagePullCredentialsType to SERVICE_ROLE."),
            commands=(),
            run_by=RunBy.CALLER,
        ),
    ),
)
