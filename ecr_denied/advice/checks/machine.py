"""Checks of the machine at hand: its AWS credentials, its proxy, its platform, its disk and its container engine."""

from __future__ import annotations

from ecr_denied.advice import statements
from ecr_denied.advice.check import Answer, Check, Command, Kind
from ecr_denied.advice.checks import shared
from ecr_denied.advice.readings import operator_there
from ecr_denied.records import RunBy

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

_NO_CREDENTIALS = Answer(
    "no-credentials: <not set> beside access_key -> there is none: choose a profile, a role or keys",
    needs="!had-credentials !lacks-region",
)
_KEYS_OF_SHELL = Answer(
    "keys-of-shell: env beside access_key -> AWS_... variables, before any profile: renew or unset",
    needs="had-credentials",
)
_NO_REGION_SET = Answer(
    "no-region-set: <not set> beside region -> give the registry's: --region {asked_region}", needs="!had-credentials"
)
_NO_PROFILE = Answer(
    "no-profile: could not be found -> no such profile here: aws configure list-profiles",
    needs="!had-credentials",
    first="profile-missing",
)
_CREDENTIALS_FOUND = "credentials-found: access_key with its Type -> the source that counts: is it the one meant?"
_ENGINE_PROXY = Answer(
    "engine-proxy: an address -> the engine goes through this proxy: is the address right?",
    needs="!cause=proxy-refused",
)
_ENGINE_PROXY_ANSWERS = Answer(
    "engine-proxy-answers: an address -> it wants a login, or does not let this host through",
    needs="cause=proxy-refused",
)
_NO_ENGINE_PROXY = Answer(
    "no-engine-proxy: an empty line -> the engine knows none: what answers is on the way", needs="cause=proxy-refused"
)
_CONTAINERD_PROXY = "containerd-proxy: HTTPS_PROXY=... -> containerd goes through this proxy: is the address right?"
_CONTAINERD_PROXY_FILE = "containerd-proxy-file: EnvironmentFiles=/... -> that file may set HTTPS_PROXY"
_EVENT_HAS_REASON = "event-has-reason: Failed to pull image -> pipe that line into ecr-denied"
_EVENTS_GONE = "events-gone: No resources found -> kept for an hour: read journalctl -u kubelet on the node"
_PULLING_ROLE = Answer("pulling-role: an ARN -> this role pulls: its policies count", needs="!access-role-invalid")
_ACCESS_ROLE = Answer("access-role: an ARN -> the access role: whom does it trust?", needs="access-role-invalid")
_APP_RUNNER_UNTRUSTED = "app-runner-untrusted: no build.apprunner.amazonaws.com -> App Runner may not use it: let it in"
_APP_RUNNER_TRUSTED = Answer(
    "app-runner-trusted: build.apprunner.amazonaws.com -> App Runner may use it: if the role is new, try again",
    needs="access-role-invalid",
)
_NO_SUCH_ROLE = Answer("no-such-role: NoSuchEntity -> no such role: wrong name or account", needs="access-role-invalid")
_NO_PULL_POLICY = Answer(
    "no-pull-policy: no policy for pulls -> unless an inline one lets it (list-role-policies)", adds=True
)
_PULL_POLICY = Answer("pull-policy: {pull_policy} -> its own policies allow a pull", needs="same-account")
_PULL_POLICY_ACROSS = Answer(
    "pull-policy-across: {pull_policy} -> its own policies allow it; another account's owner must too",
    needs="!same-account",
)
_NO_PULLING_ROLE = "no-pulling-role: null, [] -> no role of its own: the instance's role pulls, or none"

# A session of IAM Identity Center ends (AWS CLI user guide, cli-configure-sso).
SSO_LOGIN = Check(
    "sso-login",
    Kind.AWS_CREDENTIALS,
    "Sign in to IAM Identity Center again.",
    "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html",
    why="The session of IAM Identity Center has ended, or was never begun. No AWS keys are to be renewed.",
    needs="sso-ended reader-may-be-caller !job",
    changes_state=True,
    commands=(
        Command(
            "aws sso login {--profile}",
            "signed-in: Successfully logged into -> try again",
            "no-sso: Missing the following required SSO -> another profile has it: give that by --profile",
        ),
    ),
)

# What Go's client does not send (Go, net/http, Transport.roundTrip).
_LINE_BREAK = Check(
    "line-break",
    Kind.CREDENTIALS,
    "Take the line break out of the key or the token.",
    "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html",
    why="The client does not send a header with a line break in it: an AWS key or a token has one, often "
    "at its end, from a file or from a variable of a CI system.",
    needs="line-break",
)
LINE_BREAK = (
    _LINE_BREAK.but(needs="api-host", kind=Kind.AWS_CREDENTIALS),
    _LINE_BREAK,
)

# Where the process takes its AWS credentials from (AWS CLI user guide, cli-chap-authentication).
_AWS_CREDENTIALS = Check(
    "aws-credentials",
    Kind.AWS_CREDENTIALS,
    "Look where that process takes its AWS credentials from.",
    "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html",
    why="The process found no AWS identity, or AWS refused the one it found, so ECR gave it no token. "
    "The credentials must be those of the process that failed, not of your shell.",
    who=operator_there,
    commands=(
        Command(
            "aws configure list {--profile}",
            _NO_CREDENTIALS,
            _KEYS_OF_SHELL,
            _NO_REGION_SET,
            _NO_PROFILE,
            _CREDENTIALS_FOUND,
        ),
    ),
)
AWS_CREDENTIALS = (
    _AWS_CREDENTIALS.but(
        "Renew the AWS credentials of the program that asked: AWS refused them.",
        needs="had-credentials own-keys",
        why="The program has its credentials in settings of its own, or by a role of its own: those of your "
        "shell play no part.",
        who=RunBy.NODE_OPERATOR,
        commands=(),
    ),
    _AWS_CREDENTIALS.but(
        "Get AWS credentials of {partition}: AWS refused these.",
        needs="may-be-of-another-partition",
        why="AWS credentials count in one partition alone: elsewhere they are as unknown as a deleted key. "
        "The credentials must be those of the process that failed, not of your shell.",
    ),
    # docker/login-action takes the region out of the host of a registry.
    _AWS_CREDENTIALS.but(
        "Give that process the region of the registry: it has none.",
        needs="lacks-region",
        why="Without a region the process asked no service of AWS, and got no token. AWS_REGION sets it, or "
        "a setting of the program. A program that reads it out of the registry's host finds none in a "
        "form that it does not know.",
    ),
    # GitHub Actions, about-security-hardening-with-openid-connect; GitLab CI, id_tokens.
    _AWS_CREDENTIALS.but(
        "Give the job AWS credentials: a role by its OIDC token, or keys.",
        needs="job !had-credentials",
        why="A job gets an OIDC token where it asks for one: at GitHub by permissions: id-token: write, at "
        "GitLab by id_tokens. A workflow from a fork gets neither that token nor the keys in secrets.",
    ),
    _AWS_CREDENTIALS.but(
        "Get new AWS credentials where it failed: AWS refused these.",
        needs="had-credentials",
        why="The credentials may have expired, or the key may be deleted, deactivated, of another partition, "
        "or beside the session token or the secret of another. The credentials must be those of the "
        "process that failed, not of your shell.",
    ),
    _AWS_CREDENTIALS,
)

# Can what gives credentials be reached? (AWS CLI user guide, cli-chap-authentication)
CREDENTIAL_SOURCES = Check(
    "credential-sources",
    Kind.NETWORK,
    "Check that this machine reaches STS and what gives it credentials.",
    "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html",
    why="The service that gives the credentials must be reachable from this machine: the metadata service, SSO or STS.",
    who=operator_there,
    commands=(
        Command(
            "{curl} --verbose --max-time 10 https://{sts-host}/",
            shared.ANSWERED_BY_PROXY,
            shared.ANSWERED,
            "no-way: timed out, refused, unreachable, could not resolve -> the way is blocked there",
            needs="has-shell",
        ),
    ),
)

# What a proxy answers on the way (Docker docs, daemon proxy; containerd reads the variables of its unit).
_PROXY = Check(
    "proxy",
    Kind.PROXY,
    "Check that the proxy lets {asked} through.",
    "https://docs.docker.com/engine/daemon/proxy/",
    why="ECR asks for no proxy's login and answers in JSON: what answers otherwise is a proxy or a "
    "gateway on the way. An engine has proxy settings of its own, apart from those of a shell.",
    who=operator_there,
    commands=(
        Command(
            '{sudo} docker info --format "{{.HTTPSProxy}}"',
            _ENGINE_PROXY,
            _ENGINE_PROXY_ANSWERS,
            _NO_ENGINE_PROXY,
            needs="!client=kubelet|containerd",
        ),
        Command(
            "systemctl show containerd --property=Environment --property=EnvironmentFiles",
            _CONTAINERD_PROXY,
            _CONTAINERD_PROXY_FILE,
            needs="client=kubelet|containerd",
        ),
    ),
)
PROXY = (
    _PROXY.but(
        "Check the name of the proxy: {proxy} was not found.",
        needs="proxy-unknown",
        why="The name of the proxy does not resolve, so no registry was asked. An engine has proxy settings "
        "of its own, apart from those of a shell.",
    ),
    _PROXY.but(
        "Check that {proxy} runs: it took no connection.",
        needs="!cause=proxy-refused",
        why="The connection that failed was the one to a proxy. An engine has proxy settings of its own, "
        "apart from those of a shell.",
    ),
    _PROXY,
)

# What PowerShell does to a token that it pipes (PowerShell docs, about_pipelines; aws/aws-cli#5317).
SHELL_PIPE = Check(
    "shell-pipe",
    Kind.LOCAL_MACHINE,
    "In PowerShell before 7.4, log in through cmd.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    why="Older PowerShells change the encoding and the line ends of what they pipe, the token too.",
    needs="pipe-in-doubt !own-login",
)

# Disk, engine and local images (Docker docs, daemon troubleshooting).
LOCAL_MACHINE = Check(
    "local-machine",
    Kind.LOCAL_MACHINE,
    "Check this machine: that the container engine runs, and holds the image.",
    "https://docs.docker.com/engine/daemon/troubleshoot/",
    why="The words are those of this machine, not of a registry. No registry and no policy was at fault.",
    commands=(
        Command(
            "docker info",
            "engine-down: Cannot connect, permission denied -> start the engine, or ask for the right to use it",
        ),
        Command(
            "{sudo} docker images {image-name}",
            "no-local-image: no line below the heading -> build or pull the image under this name first",
        ),
    ),
)

# Kubernetes documentation, container-runtimes, overriding the sandbox image.
SANDBOX_IMAGE = Check(
    "sandbox-image",
    Kind.NODE_CREDENTIALS,
    "Let the node pull the sandbox image with a login at its start, and keep it.",
    "https://kubernetes.io/docs/setup/production-environment/container-runtimes/#override-pause-image-containerd",
    why="The container runtime pulls the image of a pod's sandbox by itself: neither the kubelet's "
    "credential provider nor a pull secret counts. It is pulled again where it was deleted, or where "
    "containerd's sandbox_image names another.",
    who=RunBy.NODE_OPERATOR,
    needs="sandbox",
)

# A back-off repeats a failure; an event before it says why (Kubernetes docs, images, ImagePullBackOff).
_POD_EVENTS = Check(
    "pod-events",
    Kind.ASK_FOR_THE_REASON,
    "Read the event before the back-off: it has the reason.",
    "https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff",
    why="A back-off says that the kubelet waits before it pulls again, and not why.",
    who=RunBy.NODE_OPERATOR,
    needs="kubelet-gave-no-reason",
    commands=(
        Command(
            "kubectl get events --all-namespaces --field-selector reason=Failed --sort-by .lastTimestamp",
            _EVENT_HAS_REASON,
            _EVENTS_GONE,
        ),
    ),
)
POD_EVENTS = (
    _POD_EVENTS.but(
        "Read the pod's events for the whole message.",
        needs="unknown-of-kubelet",
        why="The reason comes after the name of the image, in the event or below it.",
    ),
    _POD_EVENTS,
)

# The role by which a node, a task or a service pulls (ECR user guide, ECR_on_EKS and ECR_on_ECS).
_NODE_CREDENTIALS = Check(
    "node-credentials",
    Kind.NODE_CREDENTIALS,
    "Check that the role that pulls may do so.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html",
    why="On EKS the node group's role counts (on Fargate the pod execution role) or an imagePullSecret, "
    "on EC2 the instance profile, in ECS the task execution role. Your own login does not count "
    "there, nor does the role of a pod's service account.",
    who=RunBy.NODE_OPERATOR,
    needs="!codebuild-unnamed",
    statement=statements.pull_grant,
    commands=(
        Command(
            'aws eks describe-nodegroup --cluster-name "<cluster>" --nodegroup-name "<nodegroup>" '
            '--query "nodegroup.nodeRole"',
            _PULLING_ROLE,
            needs="!caller puller=kubelet",
        ),
        Command(
            'aws eks describe-fargate-profile --cluster-name "<cluster>" --fargate-profile-name '
            '"<profile-name>" --query "fargateProfile.podExecutionRoleArn"',
            _PULLING_ROLE,
            needs="!caller puller=fargate",
        ),
        Command(
            'aws batch describe-job-definitions --job-definition-name "<job-definition>" --status ACTIVE '
            '--query "jobDefinitions[].containerProperties.executionRoleArn"',
            _PULLING_ROLE,
            _NO_PULLING_ROLE,
            needs="!caller puller=batch",
        ),
        Command(
            'aws ecs describe-task-definition --task-definition "<family>" --query "taskDefinition.executionRoleArn"',
            _PULLING_ROLE,
            _NO_PULLING_ROLE,
            needs="!caller !unassumed-role puller=ecs-agent",
        ),
        Command(
            'aws apprunner describe-service --service-arn "<service-arn>" --query '
            '"Service.SourceConfiguration.AuthenticationConfiguration.AccessRoleArn"',
            _PULLING_ROLE,
            _ACCESS_ROLE,
            needs="!caller !unassumed-role puller=apprunner",
        ),
        Command(
            'aws elasticbeanstalk describe-configuration-settings --application-name "<application>" '
            '--environment-name "<environment>" --query '
            "\"ConfigurationSettings[].OptionSettings[?OptionName=='IamInstanceProfile'].Value[]\"",
            "pulling-profile: a profile -> its role pulls, which has the same name by default",
            needs="!caller client=elastic-beanstalk",
        ),
        Command(
            "aws iam list-attached-{kind}-policies --{kind}-name {principal-name}",
            _NO_PULL_POLICY,
            _PULL_POLICY,
            _PULL_POLICY_ACROSS,
        ),
        Command(
            'aws iam get-role --role-name {pulling-role} --query "Role.AssumeRolePolicyDocument" --output json',
            _APP_RUNNER_UNTRUSTED,
            _APP_RUNNER_TRUSTED,
            _NO_SUCH_ROLE,
            needs="client=apprunner",
        ),
    ),
)
NODE_CREDENTIALS = (
    # App Runner guide, security_iam_service-with-iam-roles: build.apprunner.amazonaws.com.
    _NODE_CREDENTIALS.but(
        "Let App Runner assume the access role of the service.",
        needs="access-role-invalid client=apprunner",
        why="App Runner could not assume the access role that the service names: there is none of this name, "
        "or it does not trust build.apprunner.amazonaws.com.",
        commands=(
            Command(
                'aws apprunner describe-service --service-arn "<service-arn>" --query '
                '"Service.SourceConfiguration.AuthenticationConfiguration.AccessRoleArn"',
                _PULLING_ROLE,
                _ACCESS_ROLE,
                needs="!caller !unassumed-role",
            ),
            Command(
                'aws iam get-role --role-name {pulling-role} --query "Role.AssumeRolePolicyDocument" --output json',
                _APP_RUNNER_UNTRUSTED,
                _APP_RUNNER_TRUSTED,
                _NO_SUCH_ROLE,
            ),
        ),
    ),
    # SageMaker API reference, CreateModel and CreateTrainingJob.
    _NODE_CREDENTIALS.but(
        "Check the RoleArn or ExecutionRoleArn of the call: it pulls.",
        needs="client=sagemaker !caller",
        why="Your own login does not count there. AmazonEC2ContainerRegistryReadOnly, PowerUser and "
        "FullAccess allow a pull too, and so may an inline policy.",
        commands=(
            Command(
                "aws iam list-attached-{kind}-policies --{kind}-name {principal-name}",
                _NO_PULL_POLICY,
                _PULL_POLICY,
                _PULL_POLICY_ACROSS,
            ),
        ),
    ),
    _NODE_CREDENTIALS,
)
