"""Checks of the machine at hand: its AWS credentials, its proxy, its platform, its disk and its container engine."""

from __future__ import annotations

from dataclasses import replace

from ecr_denied.advice import statements
from ecr_denied.advice.answers import Answer, run
from ecr_denied.advice.check import CheckItem, Kind, Text, Variant
from ecr_denied.advice.checks import shared
from ecr_denied.advice.evidence import (
    asks_api,
    asks_proxy,
    can_be_entered,
    has_own_keys,
    has_own_login,
    in_job,
    is_node,
    is_proxy_unknown,
    is_sandbox,
    may_ask_here,
    may_cross_accounts,
    names_caller,
    names_unassumed_role,
    operator_there,
)
from ecr_denied.advice.facts import facts_of
from ecr_denied.advice.question import Question, by_client, of_cause, with_status
from ecr_denied.advice.shell import is_powershell, typed_in
from ecr_denied.advice.wordings import (
    had_credentials,
    has_expired,
    has_line_break,
    is_access_role_invalid,
    is_back_off,
    is_sso_ended,
    is_unknown_of_kubelet,
    lacks_region,
    may_be_of_another_partition,
)
from ecr_denied.records import Cause, RunBy

__all__ = [
    "AWS_CREDENTIALS",
    "CREDENTIAL_SOURCES",
    "LINE_BREAK",
    "LOCAL_MACHINE",
    "NODE_CREDENTIALS",
    "POD_EVENTS",
    "PROXY",
    "SANDBOX_IMAGE",
    "SHELL_PIPE",
    "SSO_LOGIN",
]


# A session of IAM Identity Center ends (AWS CLI user guide, cli-configure-sso).
SSO_LOGIN = CheckItem(
    id="sso-login",
    kind=Kind.AWS_CREDENTIALS,
    headline="Sign in to IAM Identity Center again.",
    notes=(Text("sso-ended", "Its session has ended, or was never begun; no AWS keys are to be renewed."),),
    commands=(
        run(
            "aws sso login {--profile}",
            Answer("signed-in", "Successfully logged into", "try again"),
            Answer("no-sso", "Missing the following required SSO", "another profile has it: give that by --profile"),
        ),
    ),
    changes_state=True,
    page="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html",
    applies=(is_sso_ended & may_ask_here).told("if a session of IAM Identity Center ended, and may be the reader's"),
)

# What Go's client does not send (Go, net/http, Transport.roundTrip).
LINE_BREAK = CheckItem(
    id="line-break",
    kind=Kind.CREDENTIALS,
    headline="Take the line break out of the key or the token.",
    notes=(
        Text(
            "line-break-at-end",
            "The client does not send a header with a line break in it: an AWS key or a token has one, often at its "
            "end, from a file or from a variable of a CI system.",
        ),
    ),
    page="https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html",
    applies=has_line_break,
    variants=(Variant(holds=asks_api, kind=Kind.AWS_CREDENTIALS),),
)

_THAT_PROCESS = Text("that-process", "They must be those of the process that failed, not of your shell.")

# Where the process takes its AWS credentials from (AWS CLI user guide, cli-chap-authentication).
AWS_CREDENTIALS = CheckItem(
    id="aws-credentials",
    kind=Kind.AWS_CREDENTIALS,
    headline="Look where that process takes its AWS credentials from.",
    reasons=(
        Text(
            "no-aws-identity",
            "The process found no AWS identity, or AWS refused the one it found, so ECR gave it no token.",
        ),
    ),
    notes=(_THAT_PROCESS,),
    commands=(
        run(
            "aws configure list {--profile}",
            Answer(
                "no-credentials",
                "<not set> beside access_key",
                "there is none: choose a profile, a role or keys",
                ~had_credentials & ~lacks_region,
            ),
            Answer(
                "keys-of-shell",
                "env beside access_key",
                "AWS_... variables, before any profile: renew or unset",
                had_credentials,
            ),
            Answer(
                "no-region-set",
                "<not set> beside region",
                "give the registry's: --region {asked_region}",
                ~had_credentials,
            ),
            Answer(
                "no-profile",
                "could not be found",
                "no such profile here: aws configure list-profiles",
                ~had_credentials,
            ),
            Answer("credentials-found", "access_key with its Type", "the source that counts: is it the one meant?"),
        ),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html",
    variants=(
        Variant(
            holds=had_credentials & has_own_keys,
            headline=Text(
                "credentials-of-program", "Renew the AWS credentials of the program that asked: AWS refused them."
            ),
            notes=(
                Text(
                    "credentials-in-settings",
                    "It has them in settings of its own, or by its own role: those of your shell play no part.",
                ),
            ),
            commands=(),
            run_by=RunBy.NODE_OPERATOR,
        ),
        Variant(
            holds=may_be_of_another_partition,
            headline=Text("partition-credentials", "Get AWS credentials of {partition}: AWS refused these."),
            notes=(
                Text("credentials-refused", "AWS did not accept the credentials, or got none."),
                Text(
                    "partition-of-keys",
                    "AWS credentials count in one partition alone: elsewhere they are as unknown as a deleted key.",
                ),
                _THAT_PROCESS,
            ),
        ),
        # docker/login-action takes the region out of the host of a registry.
        Variant(
            holds=lacks_region,
            headline=Text("region-of-process", "Give that process the region of the registry: it has none."),
            notes=(
                Text("region-unset", "The process has no AWS region, so it asked no service of AWS, and got no token."),
                Text(
                    "region-out-of-host",
                    "AWS_REGION sets it, or a setting of the program. A program that takes it out of the registry's "
                    "host finds none in a host of a form that it does not know.",
                ),
            ),
        ),
        # GitHub Actions, about-security-hardening-with-openid-connect; GitLab CI, id_tokens.
        Variant(
            holds=in_job & ~had_credentials & ~lacks_region,
            headline=Text("credentials-of-job", "Give the job AWS credentials: a role by its OIDC token, or keys."),
            notes=(
                Text(
                    "token-of-job",
                    "A job gets an OIDC token where it asks for one: at GitHub by permissions: id-token: write, which "
                    "a workflow from a fork has not, at GitLab by id_tokens. Keys in secrets reach no job of a fork "
                    "either, and no other job or environment than theirs.",
                ),
                _THAT_PROCESS,
            ),
        ),
        Variant(
            holds=had_credentials,
            headline=Text("credentials-dead", "Get new AWS credentials where it failed: AWS refused these."),
            notes=(
                Text("credentials-expired", "AWS refused the credentials: they have expired.", has_expired),
                Text("credentials-refused", "AWS did not accept the credentials, or got none.", ~has_expired),
                # AWS common errors, InvalidClientTokenId and SignatureDoesNotMatch; IAM user guide, reference-arns.
                Text(
                    "keys-unknown",
                    "The key may be deleted or deactivated, of another partition, or beside the session token or the "
                    "secret of another.",
                    ~has_expired,
                ),
                _THAT_PROCESS,
            ),
        ),
    ),
)

# Can what gives credentials be reached? (AWS CLI user guide, cli-chap-authentication)
CREDENTIAL_SOURCES = CheckItem(
    id="credential-sources",
    kind=Kind.NETWORK,
    headline="Check that this machine reaches STS and what gives it credentials.",
    notes=(Text("sources-reachable", "The metadata service, SSO and STS must be reachable from this machine."),),
    commands=(
        run(
            "{curl} --verbose --max-time 10 https://{sts-host}/",
            *shared.ANSWERED,
            shared.NO_WAY_THERE,
            holds=can_be_entered,
        ),
    ),
    run_by=operator_there,
    page="https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html",
)

# A proxy answered, so that it was reached.
_is_answered = of_cause(Cause.PROXY_REFUSED)
# The nodes of Kubernetes have no docker engine (Kubernetes docs, dockershim removal).
_by_containerd = by_client("kubelet", "containerd")


_OWN_PROXY = Text("own-proxy", "An engine has proxy settings of its own, apart from those of a shell.")

# What a proxy answers on the way (Docker docs, daemon proxy; containerd reads the variables of its unit).
PROXY = CheckItem(
    id="proxy",
    kind=Kind.PROXY,
    headline="Check that the proxy lets {asked} through.",
    reasons=(
        Text("proxy-unknown", "The name of the proxy does not resolve, so no registry was asked.", is_proxy_unknown),
        Text("proxy-unreached", "The connection that failed was the one to a proxy.", asks_proxy),
        Text("proxy-answered", "A proxy on the way answered, not the registry."),
    ),
    notes=(
        Text(
            "proxy-answer",
            "ECR asks for no proxy's login and answers in JSON: what answers otherwise is a proxy or a gateway on the "
            "way.",
        ),
        _OWN_PROXY,
    ),
    commands=(
        run(
            '{sudo} docker info --format "{{.HTTPSProxy}}"',
            Answer(
                "engine-proxy", "an address", "the engine goes through this proxy: is the address right?", ~_is_answered
            ),
            Answer(
                "engine-proxy-answers",
                "an address",
                "it wants a login, or does not let this host through",
                _is_answered,
            ),
            Answer(
                "no-engine-proxy", "an empty line", "the engine knows none: what answers is on the way", _is_answered
            ),
            holds=~_by_containerd,
        ),
        run(
            "systemctl show containerd --property=Environment --property=EnvironmentFiles",
            Answer("containerd-proxy", "HTTPS_PROXY=...", "containerd goes through this proxy: is the address right?"),
            Answer("containerd-proxy-file", "EnvironmentFiles=/...", "that file may set HTTPS_PROXY"),
            holds=_by_containerd,
        ),
    ),
    run_by=operator_there,
    page="https://docs.docker.com/engine/daemon/proxy/",
    variants=(
        Variant(
            holds=is_proxy_unknown,
            headline=Text("proxy-misnamed", "Check the name of the proxy: {proxy} was not found."),
            notes=(_OWN_PROXY,),
        ),
        Variant(
            holds=asks_proxy & ~_is_answered,
            headline=Text("proxy-silent", "Check that {proxy} runs: it took no connection."),
            notes=(_OWN_PROXY,),
        ),
    ),
)

# What PowerShell does to a token that it pipes (PowerShell docs, about_pipelines; aws/aws-cli#5317).
SHELL_PIPE = CheckItem(
    id="shell-pipe",
    kind=Kind.LOCAL_MACHINE,
    headline="In PowerShell before 7.4, log in through cmd.",
    notes=(
        Text(
            "pipe-changes", "Older PowerShells change the encoding and the line ends of what they pipe, the token too."
        ),
    ),
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    # A password that is no token is answered by 400.
    applies=(
        (is_powershell | (with_status(400) & Question(lambda failure: typed_in(failure) is None))) & ~has_own_login
    ).told("in PowerShell, or if the status is 400 and no shell shows, unless a program asked that logs in by itself"),
)

# Disk, engine and local images (Docker docs, daemon troubleshooting).
LOCAL_MACHINE = CheckItem(
    id="local-machine",
    kind=Kind.LOCAL_MACHINE,
    headline="Check this machine: that the container engine runs, and holds the image.",
    reasons=(Text("machine-words", "The words are those of this machine, not of a registry."),),
    notes=(shared.NO_REGISTRYS_FAULT,),
    commands=(
        run(
            "docker info",
            Answer(
                "engine-down", "Cannot connect, permission denied", "start the engine, or ask for the right to use it"
            ),
        ),
        run(
            "{sudo} docker images {image-name}",
            Answer("no-local-image", "no line below the heading", "build or pull the image under this name first"),
        ),
    ),
    page="https://docs.docker.com/engine/daemon/troubleshoot/",
)

# Kubernetes documentation, container-runtimes, overriding the sandbox image.
SANDBOX_IMAGE = CheckItem(
    id="sandbox-image",
    kind=Kind.NODE_CREDENTIALS,
    headline="Let the node pull the sandbox image with a login at its start, and keep it.",
    notes=(
        Text(
            "pulls-by-itself",
            "The container runtime pulls the image of a pod's sandbox by itself, without the credentials of the "
            "kubelet: neither its credential provider nor a pull secret counts. AMIs of EKS pull it at the start of "
            "the node; it is pulled again where it was deleted, or where containerd's sandbox_image names another.",
        ),
    ),
    run_by=RunBy.NODE_OPERATOR,
    page="https://kubernetes.io/docs/setup/production-environment/container-runtimes/#override-pause-image-containerd",
    applies=is_sandbox,
)

# A back-off repeats a failure; an event before it says why (Kubernetes docs, images, ImagePullBackOff).
POD_EVENTS = CheckItem(
    id="pod-events",
    kind=Kind.ASK_FOR_THE_REASON,
    headline="Read the event before the back-off: it has the reason.",
    notes=(Text("back-off-repeats", "A back-off says that the kubelet waits before it pulls again, and not why."),),
    commands=(
        run(
            "kubectl get events --all-namespaces --field-selector reason=Failed --sort-by .lastTimestamp",
            Answer("event-has-reason", "Failed to pull image", "pipe that line into ecr-denied"),
            Answer("events-gone", "No resources found", "kept for an hour: read journalctl -u kubelet on the node"),
        ),
    ),
    run_by=RunBy.NODE_OPERATOR,
    page="https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff",
    applies=(is_back_off | is_unknown_of_kubelet).told("if kubelet pulled, and the words give no reason that is known"),
    variants=(
        Variant(
            holds=is_unknown_of_kubelet,
            headline=Text("whole-event", "Read the pod's events for the whole message."),
            notes=(
                Text("event-is-whole", "The reason stands behind the name of the image, in the event or below it."),
            ),
        ),
    ),
)

# Where the role that pulls is set, by what pulls (API references of EKS, ECS and App Runner).
_ROLE_PLACES = {
    "kubelet": (
        'aws eks describe-nodegroup --cluster-name "<cluster>" --nodegroup-name "<nodegroup>"'
        ' --query "nodegroup.nodeRole"'
    ),
    "fargate": (
        'aws eks describe-fargate-profile --cluster-name "<cluster>" --fargate-profile-name "<profile-name>"'
        ' --query "fargateProfile.podExecutionRoleArn"'
    ),
    "batch": (
        'aws batch describe-job-definitions --job-definition-name "<job-definition>" --status ACTIVE'
        ' --query "jobDefinitions[].containerProperties.executionRoleArn"'
    ),
    "ecs-agent": (
        'aws ecs describe-task-definition --task-definition "<family>" --query "taskDefinition.executionRoleArn"'
    ),
    "apprunner": (
        'aws apprunner describe-service --service-arn "<service-arn>"'
        ' --query "Service.SourceConfiguration.AuthenticationConfiguration.AccessRoleArn"'
    ),
}


def _pulls(puller: str) -> Question:
    return Question(lambda failure: facts_of(failure).puller == puller)


# The text names no role, and it is known where the role of what pulled is set.
_hides_role = by_client(*_ROLE_PLACES) & ~names_caller
# The call of SageMaker named the role, and what it was to make need not be there to be asked for it.
_is_of_call = by_client("sagemaker") & ~names_caller
# An environment names a profile, not its role (Elastic Beanstalk guide, iam-instanceprofile).
_is_beanstalk = by_client("elastic-beanstalk") & ~names_caller
# A task need not have an execution role where its instance has a role (ECS developer guide, instance_IAM_role).
_is_of_ecs = by_client("ecs-agent", "batch")
# The access role has to trust what builds the service (App Runner guide, security_iam_service-with-iam-roles).
_is_app_runner = by_client("apprunner")

_ROLE_TOLD = (
    Answer("pulling-role", "an ARN", "this role pulls: its policies count", ~is_access_role_invalid),
    Answer("access-role", "an ARN", "the access role: whom does it trust?", is_access_role_invalid),
    Answer("no-pulling-role", "null, []", "no role of its own: the instance's role pulls, or none", _is_of_ecs),
)
_WHICH_ROLE = tuple(
    run(line, *_ROLE_TOLD, holds=_hides_role & ~names_unassumed_role & _pulls(puller))
    for puller, line in _ROLE_PLACES.items()
)
_TRUST_OF_ROLE = run(
    'aws iam get-role --role-name {pulling-role} --query "Role.AssumeRolePolicyDocument" --output json',
    Answer("app-runner-untrusted", "no build.apprunner.amazonaws.com", "App Runner may not use it: let it in"),
    # IAM user guide, troubleshoot: changes are not always immediately visible.
    Answer(
        "app-runner-trusted",
        "build.apprunner.amazonaws.com",
        "App Runner may use it: if the role is new, try again",
        is_access_role_invalid,
    ),
    replace(shared.NO_SUCH_ROLE, holds=is_access_role_invalid),
    holds=_is_app_runner,
)

# The role by which a node, a task or a service pulls (ECR user guide, ECR_on_EKS and ECR_on_ECS).
NODE_CREDENTIALS = CheckItem(
    id="node-credentials",
    kind=Kind.NODE_CREDENTIALS,
    headline="Check that the role that pulls may do so.",
    reasons=(
        Text("container-asked", "The node or service asked, not you.", is_node),
        Text("node-may-have-asked", "A node may have asked."),
        shared.ENGINE_HAS_NONE._replace(holds=is_node),
    ),
    notes=(
        Text(
            "node-roles",
            "On EKS it is the role of the node group (on Fargate the pod execution role), on EC2 the instance profile, "
            "in ECS the task execution role; App Runner has an access role, SageMaker an execution role. A kubelet may "
            "use an imagePullSecret instead. Your own login does not count there, nor does the role of a pod's service "
            "account.",
        ),
        Text(
            "pull-policies",
            "AmazonEC2ContainerRegistryReadOnly, PowerUser and FullAccess pull too, and so may an inline policy.",
        ),
    ),
    commands=(
        *_WHICH_ROLE,
        run(
            'aws elasticbeanstalk describe-configuration-settings --application-name "<application>"'
            ' --environment-name "<environment>" --query "ConfigurationSettings[].OptionSettings'
            "[?OptionName=='IamInstanceProfile'].Value[]\"",
            Answer("pulling-profile", "a profile", "its role pulls, which has the same name by default"),
            holds=_is_beanstalk,
        ),
        run(
            "aws iam list-attached-{kind}-policies --{kind}-name {principal-name}",
            Answer(
                "no-pull-policy", "no policy for pulls", "unless an inline one lets it (list-role-policies)", adds=True
            ),
            Answer("pull-policy", "{pull_policy}", "its own policies allow a pull", ~may_cross_accounts),
            Answer(
                "pull-policy-across",
                "{pull_policy}",
                "its own policies allow it; another account's owner must too",
                may_cross_accounts,
            ),
        ),
        _TRUST_OF_ROLE,
    ),
    statement=statements.pull_grant,
    run_by=RunBy.NODE_OPERATOR,
    page="https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html",
    # CodeBuild may have pulled by itself.
    applies=(~by_client("codebuild") | names_caller).told("unless CodeBuild pulled, by itself or not"),
    variants=(
        # App Runner guide, security_iam_service-with-iam-roles: build.apprunner.amazonaws.com.
        Variant(
            holds=is_access_role_invalid,
            headline=Text("access-role-trust", "Let App Runner assume the access role of the service."),
            notes=(
                Text(
                    "access-role-untrusted",
                    "App Runner could not assume the access role that the service names: there is none of this name, "
                    "or it does not trust build.apprunner.amazonaws.com.",
                ),
            ),
            commands=(*_WHICH_ROLE, _TRUST_OF_ROLE),
        ),
        # SageMaker API reference, CreateModel and CreateTrainingJob.
        Variant(
            holds=_is_of_call,
            headline=Text("sagemaker-role", "Check the RoleArn or ExecutionRoleArn of the call: it pulls."),
        ),
    ),
)
