"""Checks of the machine that failed: its AWS credentials and its clock, its engine, its disk and its images."""

from __future__ import annotations

from ecr_denied.advice import commands, statements
from ecr_denied.advice.check import Answer, Check, Command, Kind, one_command
from ecr_denied.advice.checks import shared
from ecr_denied.advice.meanings import MEANINGS
from ecr_denied.advice.readings import operator_there
from ecr_denied.records import RunBy

_PULLING_ROLE = "pulling-role: an ARN -> this role pulls: its policies count, and whom it trusts"
_NO_PULLING_ROLE = "no-pulling-role: null, [] -> none is set: Fargate needs one; on EC2 the instance's role pulls"
_NO_PULL_POLICY = Answer(
    "no-pull-policy: no policy for pulls -> unless an inline one lets it (list-role-policies)", adds=True
)
_PULL_POLICY = "pull-policy: {pull_policy} -> its own policies allow a pull; a registry of another account must too"
_POD_LACKS_ROLE = "pod-lacks-role: no eks.amazonaws.com/role-arn -> annotate it, or use EKS Pod Identity"
_ASK_POD_ROLE = Command(commands.SERVICE_ACCOUNT, _POD_LACKS_ROLE, shared.ACCOUNT_HAS_ROLE)
_CLI_CREDENTIALS = "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html"

SSO_LOGIN = Check(
    "sso-login",
    Kind.AWS_CREDENTIALS,
    "Sign in to IAM Identity Center again.",
    "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html",
    why="The session of IAM Identity Center has ended, or was never begun. No AWS keys are to be renewed.",
    needs="sso-ended reader-may-be-caller !job !by-sudo aws-in=unsaid",
    changes_state=True,
    commands=one_command(
        "{aws} sso login {--profile}",
        "signed-in: Successfully logged into -> try again",
        "no-sso: Missing the following required SSO -> another profile has it: give that by --profile",
    ),
)

# Go's client does not send these (Go, net/http, Transport.roundTrip).
_LINE_BREAK = Check(
    "line-break",
    Kind.CREDENTIALS,
    "Take the line break out of the key or the token.",
    _CLI_CREDENTIALS,
    why=MEANINGS["line-break"],
    needs="line-break",
)
LINE_BREAK = (_LINE_BREAK.but(needs="api-host", kind=Kind.AWS_CREDENTIALS), _LINE_BREAK)

_AWS_CREDENTIALS = Check(
    "aws-credentials",
    Kind.AWS_CREDENTIALS,
    "Look where that process takes its AWS credentials from.",
    _CLI_CREDENTIALS,
    why="The process found no AWS identity, or AWS refused the one it found, so ECR gave it no token. "
    "The credentials must be those of the process that failed, not of your shell.",
    who=operator_there,
    commands=one_command(
        "{aws} configure list {--profile}",
        Answer(
            "no-credentials: <not set> beside access_key -> there is none: choose a profile, a role or keys",
            needs="!had-credentials",
        ),
        Answer("keys-of-shell: env beside access_key -> AWS_... variables count: renew or unset", "had-credentials"),
        "credentials-found: access_key with its Type -> this source counts: was it meant, also where it failed?",
    ),
)
AWS_CREDENTIALS = (
    _AWS_CREDENTIALS.but("Get AWS credentials of {partition}: AWS refused these.", needs="may-be-of-another-partition"),
    # docker/login-action takes the region out of the host of a registry.
    _AWS_CREDENTIALS.bare(
        "Give that process the region, as by AWS_REGION={asked_region}: it has none.",
        needs="lacks-region",
        why="The AWS CLI takes --region too; another program has a setting of its own, or takes the region from the "
        "whole host of the registry.",
    ),
    _AWS_CREDENTIALS.bare(
        "Compare the certificate with the trust anchor: IAM Roles Anywhere refused it.",
        needs="wording=aws_credentials.certificate-refused",
        why="It must be issued by the trust anchor's CA, be in its time, and have digitalSignature in its key usage. "
        "openssl x509 -noout -text -in FILE shows all three; ECR and docker have no part in it.",
        page="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html",
    ),
    _AWS_CREDENTIALS.bare(
        "Leave --duration-seconds out: the session asked for is longer than allowed.",
        needs="wording=aws_credentials.session-too-long",
        why="Without it a session lasts an hour, which is all that a role's session gets that assumes another role. "
        "Else MaxSessionDuration of the role counts. duration_seconds in a profile and role-duration-seconds of the "
        "GitHub action ask for the same. Then log in with the keys of the assumed role.",
        page="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
    ),
    _AWS_CREDENTIALS.bare(
        "Pass fewer or shorter session tags and session policies.",
        needs="wording=aws_credentials.session-too-large",
        why="STS packs the tags and the policies of a session into a space of one size, and these do not fit. "
        "configure-aws-credentials passes no tags with role-skip-session-tagging: true.",
        page="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
    ),
    _AWS_CREDENTIALS.bare(
        "Give a new MFA code: STS did not take this one.",
        needs="wording=aws_credentials.mfa-refused",
        why="A code counts once, and for half a minute, by a clock that is right. mfa_serial in the profile must be "
        "the device of the user that the keys are of. No policy of ECR's plays a part.",
        page="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html",
    ),
    _AWS_CREDENTIALS.bare(
        "Compare sso_account_id and sso_role_name in the profile with the access portal.",
        needs="wording=aws_credentials.no-assignment",
        why="IAM Identity Center knows the user and gives no access: the permission set is not assigned to the user in "
        "that account, or the profile has a wrong account or name. A new sign-in changes nothing.",
        page="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html",
    ),
    _AWS_CREDENTIALS.bare(
        "Take a newer version of what asked: its AWS SDK allows no such address for credentials.",
        needs="wording=aws_credentials.container-host-refused",
        why="AWS_CONTAINER_CREDENTIALS_FULL_URI names it, and this SDK allows localhost and 127.0.0.1 alone. EKS Pod "
        "Identity gives a pod its role at 169.254.170.23, which newer SDKs allow. A role by IRSA needs none.",
        page="https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html",
    ),
    _AWS_CREDENTIALS.bare(
        "Mend the profile: the message says what is wrong in it.",
        needs="wording=aws_credentials.profile-unusable",
        why="Profiles are in ~/.aws/config and ~/.aws/credentials of the user that ran the command. It stopped at "
        "them, or for want of an MFA code, and asked ECR nothing.",
    ),
    _AWS_CREDENTIALS.bare(
        "Mend what the message names: what gives the credentials refused.",
        needs="wording=aws_credentials.source-refused|aws_credentials.source-denied",
        why="STS, IAM Identity Center or the profile's credential_process answered, and gave no credentials. ECR was "
        "not asked, so no policy of ECR's can mend it.",
    ),
    _AWS_CREDENTIALS.bare(
        "Hand the container AWS credentials, as by -v ~/.aws:/root/.aws.",
        needs="aws-in=container !had-credentials",
        why="A container sees neither ~/.aws nor the AWS_... variables of your shell. amazon/aws-cli looks for the "
        "files in /root/.aws; -e AWS_PROFILE hands a variable on.",
        page="https://docs.aws.amazon.com/cli/latest/userguide/getting-started-docker.html",
    ),
    _AWS_CREDENTIALS.bare(
        "Give that host AWS credentials: over ssh its own count, not yours.",
        needs="aws-in=host !had-credentials",
        why="ssh hands on neither ~/.aws nor, as a rule, the AWS_... variables. Or ask for the token where there are "
        "credentials, and pipe it to the login.",
    ),
    _AWS_CREDENTIALS.but(
        "Give the pod's service account a role: your own keys do not count in a pod.",
        needs="aws-in=pod !had-credentials",
        why="The AWS CLI ran in the pod. There it has the role of the service account, by an annotation or by EKS Pod "
        "Identity, or else that of the node.",
        page="https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html",
        commands=(_ASK_POD_ROLE,),
    ),
    # sudo(8): -E, env_reset; sudoers(5).
    _AWS_CREDENTIALS.bare(
        "Leave sudo before aws out: with it another user's AWS credentials count.",
        needs="by-sudo !had-credentials",
        why="sudo drops the AWS_... variables, and the AWS CLI then reads ~/.aws of the user that it runs as. Only "
        "docker may need sudo, behind the pipe. sudo -E keeps the variables.",
    ),
    # AWS CLI reference, configure list-profiles.
    _AWS_CREDENTIALS.but(
        "Name a profile that is there: this one is not.",
        needs="wording=aws_credentials.no-profile",
        why="Profiles are in ~/.aws/config and ~/.aws/credentials of the user that ran the command. It stopped at "
        "them, and asked AWS nothing.",
        commands=one_command(
            "{aws} configure list-profiles",
            "profiles: names -> give the one that was meant, by --profile or AWS_PROFILE",
            "no-profiles: nothing -> there is none here: make one by aws configure sso, or aws configure",
        ),
    ),
    # AWS SDKs and Tools reference, standardized-credentials.
    _AWS_CREDENTIALS.bare(
        "Set or renew the AWS credentials of the program that asked.",
        needs="asks-by-sdk",
        why="A program takes them from its code or settings, else from its environment, a profile or the role where it "
        "runs. What the AWS CLI has in another shell does not show them.",
        who=RunBy.NODE_OPERATOR,
    ),
    # GitHub Actions, about-security-hardening-with-openid-connect; GitLab CI, id_tokens; AWS Toolkit for Azure DevOps.
    _AWS_CREDENTIALS.bare(
        "Give the job AWS credentials: a role by its OIDC token, or keys.",
        needs="job !had-credentials",
        why="At GitHub a job gets an OIDC token by permissions: id-token: write, at GitLab by id_tokens; at Azure "
        "DevOps the task AWSShellScript gives a script the keys of a service connection. A workflow from a fork gets "
        "neither an OIDC token nor the keys in secrets.",
    ),
    _AWS_CREDENTIALS.but(
        "Get new AWS credentials where it failed: AWS refused these.",
        needs="had-credentials",
        why="They may have expired, or the key may be deleted, deactivated, or beside the session token or the secret "
        "of another. The credentials must be those of the process that failed, not of your shell.",
    ),
    _AWS_CREDENTIALS,
)

# --- credentials of a role, and the clock --------------------------------------------------------------

# A container is one hop further away than its instance (EC2 user guide, instancedata-data-retrieval,
# configuring-instance-metadata-options).
_DESCRIBE_INSTANCE = Command(
    'aws ec2 describe-instances --instance-ids "<instance-id>" --query '
    '"Reservations[].Instances[].[IamInstanceProfile.Arn,MetadataOptions.HttpPutResponseHopLimit]" {--region-there}',
    "instance-without-role: null -> it has no role: attach an instance profile that may pull",
    "one-hop: 1 -> no container is answered: modify-instance-metadata-options --http-put-response-hop-limit 2",
)
CREDENTIAL_SOURCES = Check(
    "credential-sources",
    Kind.NETWORK,
    "Check that STS, and what gives credentials, can be reached where it failed.",
    _CLI_CREDENTIALS,
    why="The metadata service, IAM Identity Center or STS gives them: each must be reachable from that machine.",
    who=operator_there,
)

_INSTANCE_METADATA = Check(
    "instance-metadata",
    Kind.AWS_CREDENTIALS,
    "On EC2, check the instance's role and its hop limit; elsewhere give the process a profile or keys.",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    why="The metadata service of an instance is asked last, where a process has no other credentials. The instance has "
    "no role, or the request came from a container, which is a hop too far where the limit is one. Off EC2 there is no "
    "such service.",
    who=operator_there,
    needs="no-metadata",
    commands=(_DESCRIBE_INSTANCE,),
)
INSTANCE_METADATA = (
    # EKS user guide, service-accounts: a pod without a role of its own falls back on its node's.
    _INSTANCE_METADATA.but(
        "Give the pod's service account a role: it found none.",
        needs="pod",
        why="Without a role of its own a pod asks the metadata service for its node's, which answers no container "
        "where the hop limit is one. Restart the pod after its service account was changed.",
        page="https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html",
        commands=(
            _ASK_POD_ROLE,
            _DESCRIBE_INSTANCE,
        ),
    ),
    # connect(2): a packet that is dropped on its way gives a time-out.
    _INSTANCE_METADATA.bare(
        "Give the process a profile or keys: no metadata service answers here.",
        needs="wording=aws_credentials.metadata-absent",
        why="It is asked last, where there are no other credentials. The machine's own network gave the error at once: "
        "this is no EC2 instance, or it keeps the service from what runs there.",
    ),
    _INSTANCE_METADATA,
)

# A signature counts for minutes, and a certificate from a day on (IAM user guide, signing requests; RFC 5280, 4.1.2.5).
_CLOCK = Check(
    "clock",
    Kind.AWS_CREDENTIALS,
    "Set that machine's clock: it is {clock}.",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html",
    why=MEANINGS["wrong-clock"],
    who=operator_there,
    needs="wrong-clock",
)
CLOCK = (
    _CLOCK.but(
        needs="early-certificate",
        why=MEANINGS["early-certificate"],
        kind=Kind.CERTIFICATE,
    ),
    _CLOCK,
)

# --- the engine, its disk and its images ---------------------------------------------------------------

# What PowerShell does to a token that it pipes (PowerShell docs, about_pipelines; aws/aws-cli#5317).
_SHELL_PIPE = Check(
    "shell-pipe",
    Kind.LOCAL_MACHINE,
    "In PowerShell before 7.4, log in through cmd.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
    why=shared.PIPE_CHANGES,
)
SHELL_PIPE = (
    _SHELL_PIPE.but(
        "Log in by a pipe: cmd does not run what is in $( ).",
        needs="no-substitution",
        why="cmd hands $(aws ecr get-login ...) on as it is written. get-login-password with a pipe works in each "
        "shell.",
        changes_state=True,
        commands=one_command(commands.LOG_IN, shared.LOGGED_IN),
    ),
    _SHELL_PIPE.but(needs="pipe-in-doubt"),
)

_DAEMON = "https://docs.docker.com/engine/daemon/troubleshoot/"

_LOCAL_MACHINE = Check(
    "local-machine",
    Kind.LOCAL_MACHINE,
    "Build or pull the image first: the engine holds none of this name.",
    _DAEMON,
    why="A pull or a build before this one failed, or used another name.",
    needs="lacks-image",
)
LOCAL_MACHINE = (
    # swipely/docker-api lib/docker/image.rb, Image.create.
    _LOCAL_MACHINE.but(
        "Pull it by docker pull: where this call was a pull, the library dropped the registry's words.",
        needs="client=docker-api",
        why="docker-api's Image.create sends only the login that it is given, and says that there is no such image "
        "whatever the registry answered. Other calls pull nothing: build or pull the image first.",
        changes_state=True,
        commands=one_command(
            "{sudo} docker pull {image}",
            "pull-fails: an error -> the registry's own words: pipe them into ecr-denied",
            "pull-works: Downloaded newer image, up to date -> the call had no login, or pulled nothing",
        ),
    ),
    _LOCAL_MACHINE,
)

# Docker's own signatures are kept by a Notary server (Docker docs, Content trust); images in ECR are signed by Notation
# (ECR user guide, image-signing).
CONTENT_TRUST = Check(
    "content-trust",
    Kind.LOCAL_MACHINE,
    "Unset DOCKER_CONTENT_TRUST where this ran: ECR keeps no signatures of docker's.",
    "https://docs.docker.com/engine/security/trust/",
    why="Docker looked for signatures of its own, which a Notary server keeps; ECR is none. In ECR, sign with Notation "
    "or cosign.",
    who=operator_there,
    needs="trust-missing",
)

_LITTLE_FREE = "little-free: little free -> make room there; docker system df lists what takes most"
_DISK_SPACE = Check(
    "disk-space",
    Kind.LOCAL_MACHINE,
    "Make room on the disk of the machine that failed.",
    _DAEMON,
    why="No registry and no policy was at fault.",
    who=operator_there,
    needs="disk-full",
    commands=(
        Command(
            "df -h",
            "disk-full: 100% of /var/lib/docker, /var/lib/containerd -> make room there: see docker system df",
            "disk-free: less than 100% -> see df -i for inodes, and whether it is mounted read-only",
            needs="!shell=powershell|cmd",
        ),
        Command("Get-PSDrive -PSProvider FileSystem", _LITTLE_FREE, needs="shell=powershell"),
        Command("fsutil volume diskfree C:", _LITTLE_FREE, needs="shell=cmd"),
    ),
)
DISK_SPACE = (
    _DISK_SPACE.but(
        "Make room on the node's disk: it is full.",
        needs="client=kubelet",
        page="https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/",
        commands=one_command(
            "kubectl describe nodes",
            "disk-pressure: DiskPressure True -> remove images there: crictl rmi --prune; or a larger disk",
            "no-disk-pressure: DiskPressure False -> room was made since, or inodes are out: df -i there",
        ),
    ),
    # ECS developer guide, fargate-task-storage: 20 GiB, and up to 200 by the task definition.
    _DISK_SPACE.bare(
        "Give the task more storage, or free the instance's disk.",
        needs="task",
        why="On Fargate ephemeralStorage in the task definition gives up to 200 GiB. On EC2 the disk of the container "
        "instance is full: the agent removes old images only after hours.",
        page="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html",
    ),
    _DISK_SPACE,
)

_ENGINE = Check(
    "container-engine",
    Kind.LOCAL_MACHINE,
    "Start the container engine, or ask for the right to use it.",
    _DAEMON,
    why="It is not started, or DOCKER_HOST or a context names another. In a job, CodeBuild wants privileged mode, and "
    "GitLab the service docker:dind.",
    who=operator_there,
)
ENGINE = (
    _ENGINE.but(
        "Let this user use the container engine's socket.",
        needs="socket-forbidden",
        why="Members of the group docker may use its socket; a user who was added to it has to log in anew. By "
        "sudo other logins and AWS credentials count.",
        page="https://docs.docker.com/engine/install/linux-postinstall/",
    ),
    # docker/docker-py, docker/constants.py, DEFAULT_TIMEOUT_SECONDS; Compose v1, COMPOSE_HTTP_TIMEOUT.
    _ENGINE.but(
        "Let the client wait longer for the engine, or push and pull by docker itself.",
        needs="engine-slow",
        why="The engine had taken the request and was still at work: a client of its API waits for a minute, unless "
        "timeout= or COMPOSE_HTTP_TIMEOUT says otherwise.",
        page="https://docker-py.readthedocs.io/en/stable/client.html",
    ),
    _ENGINE.but(needs="engine-unreached"),
)

_LOCAL_IMAGE = Check(
    "local-image",
    Kind.LOCAL_MACHINE,
    "Tag your image with the name that is pushed.",
    "https://docs.docker.com/reference/cli/docker/image/tag/",
    why="A push sends what the engine holds under exactly the name and tag given; no registry was asked.",
    needs="not-local",
    changes_state=True,
    commands=(
        Command(
            "{sudo} docker images",
            "image-under-other-name: your image under another name -> tag it: docker tag",
            "image-not-built: no such image -> build it, or pull it, first",
        ),
        Command('{sudo} docker tag "<local-image>" {image}', "tagged: nothing -> push again"),
    ),
)
LOCAL_IMAGE = (
    # CodeBuild user guide, view-build-details: post_build runs where build failed.
    _LOCAL_IMAGE.bare(
        "Look further up in the job: its build failed, or used another name.",
        needs="job",
        why="A step can go on after a build that failed, as post_build does in CodeBuild, and each job has an engine "
        "of its own.",
    ),
    _LOCAL_IMAGE,
)

# A layer is unpacked once it is whole and its digest is right (containerd, core/unpack; moby, distribution/xfer).
UNPACKING = Check(
    "unpacking",
    Kind.LOCAL_MACHINE,
    "Pull the image on another machine: one could not unpack it.",
    _DAEMON,
    why="The layer had arrived: the cause is the machine's disk or engine, a lost part of an earlier pull, or, without "
    "root, too few ids in /etc/subuid. Else it is the image.",
    needs="unpack-failed",
    changes_state=True,
    commands=one_command(
        "docker pull {image}",
        "unpacked-elsewhere: Downloaded newer image -> that machine: remove the image there, see its disk",
        "unpacked-nowhere: the same failure -> the image: build it anew, and push it",
    ),
)

IMAGE_POLICY = Check(
    "image-policy",
    Kind.LOCAL_MACHINE,
    "Read which images policy.json lets that machine pull.",
    "https://github.com/containers/image/blob/main/docs/containers-policy.json.5.md",
    why="The machine that pulled rejects the image by its own policy. Podman, Buildah, Skopeo and CRI-O read "
    "~/.config/containers/policy.json, and without it /etc/containers/policy.json.",
    who=operator_there,
    needs="rejected-here",
    commands=one_command(
        "podman image trust show",
        "trust-rejects: reject -> let its registry in there: podman image trust set",
        "trust-wants-signature: signed, sigstoreSigned -> sign the image with a key that is named there",
        "trust-accepts: accept -> another file is read: that of the user who pulled",
    ),
)

# --- nodes ---------------------------------------------------------------------------------------------

PULL_POLICY = Check(
    "pull-policy",
    Kind.LOCAL_MACHINE,
    "Load the image onto the node, or take imagePullPolicy: Never out of the pod.",
    "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy",
    why="With imagePullPolicy: Never the node must hold the image under exactly this name and tag, as kind load and "
    "minikube image load put it there.",
    needs="never-pulled",
)

KUBELET_LOGIN = Check(
    "kubelet-login",
    Kind.NODE_CREDENTIALS,
    "Find out what gives the kubelet its login.",
    "https://kubernetes.io/docs/concepts/containers/images/#using-a-private-registry",
    why="The text does not tell where this kubelet runs. Outside AWS a node usually has no role: the login comes from "
    "a pull secret, from what renews one, or from a file on the node.",
    who=RunBy.NODE_OPERATOR,
    needs="kubelets-login-unknown",
    commands=one_command(
        "",
        Answer(
            "by-provider: a credential provider, as on EKS -> its role or its keys must allow a pull",
            needs="!cause=not-authenticated|token-expired|token-invalid|bad-request",
            leads="node-credentials",
        ),
        Answer(
            "by-silent-provider: a credential provider, as on EKS -> it may have failed, or not know this host",
            needs="cause=not-authenticated",
            leads="credential-helper",
        ),
        Answer(
            "by-secret: a pull secret of the pod -> in its namespace, for this host and region, under 12 hours old?",
            leads="pull-secret",
        ),
        Answer(
            "by-renewal: an addon or a job that renews a secret -> it may be late, or have failed",
            leads="secret-renewal",
        ),
        Answer(
            "by-file: a file on the node, as registries.yaml -> for this host and region, under 12 hours old?",
            leads="runtime-login",
        ),
    ),
)

SECRET_RENEWAL = Check(
    "secret-renewal",
    Kind.CREDENTIALS,
    "Look whether what renews the pull secret works.",
    "https://minikube.sigs.k8s.io/docs/handbook/registry/",
    why="What renews a secret needs AWS credentials of its own, and has to come before twelve hours are over.",
    who=RunBy.NODE_OPERATOR,
    needs="kubelets-login-unknown",
    commands=one_command(
        'kubectl get "cronjobs,deployments" --all-namespaces | grep -E "ecr|registry-creds"',
        "renewal-there: a line -> read its log: when did it last renew, and what did AWS answer?",
    ),
)

# K3s docs, private-registry; containerd docs, cri/registry; Kubernetes docs, images (the kubelet's config.json).
RUNTIME_LOGIN = Check(
    "runtime-login",
    Kind.CREDENTIALS,
    "Look for a login in a file on the node, and renew it.",
    "https://docs.k3s.io/installation/private-registry",
    why="A password in registries.yaml of K3s and RKE2, in containerd's configuration or in the kubelet's config.json "
    "is a token of ECR's: it lasts twelve hours. A credential provider renews it by itself.",
    who=RunBy.NODE_OPERATOR,
    needs="kubelets-login-unknown",
    commands=one_command(
        "sudo grep -rlF {login-host} /etc/rancher /etc/containerd /var/lib/kubelet/config.json",
        "file-names-host: a file -> does it hold a password or a token? Renew that",
        "no-file-names-host: nothing, No such file -> none of these files holds a login for this host",
    ),
)

SANDBOX_IMAGE = Check(
    "sandbox-image",
    Kind.NODE_CREDENTIALS,
    "Let the node pull the sandbox image with a login at its start, and keep it.",
    "https://kubernetes.io/docs/setup/production-environment/container-runtimes/#override-pause-image-containerd",
    why="The container runtime pulls the image of a pod's sandbox by itself: neither the kubelet's credential provider "
    "nor a pull secret counts. It is pulled again where it was deleted, or another is named.",
    who=RunBy.NODE_OPERATOR,
    needs="sandbox",
)

POD_EVENTS = Check(
    "pod-events",
    Kind.ASK_FOR_THE_REASON,
    "Read the pod's events for the whole message.",
    "https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff",
    why="The kubelet gives the reason after the name of the image: in this event or below it, else in an event before.",
    who=RunBy.NODE_OPERATOR,
    needs="kubelet-gave-no-reason",
    commands=one_command(
        "kubectl get events --all-namespaces --field-selector reason=Failed --sort-by .lastTimestamp",
        "event-has-reason: Failed to pull image -> pipe that line into ecr-denied",
        "events-gone: No resources found -> kept for an hour: read journalctl -u kubelet on the node",
    ),
)

TASK_REASON = Check(
    "task-reason",
    Kind.ASK_FOR_THE_REASON,
    "Read the whole reason that ECS keeps of the task and of its containers.",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html",
    why="What is shown of it is cut off, or not known to this program. A stopped task is described for an hour.",
    who=RunBy.NODE_OPERATOR,
    needs="task !failure-told words-unknown",
    commands=one_command(
        'aws ecs describe-tasks --cluster {cluster} --tasks {task} --query "tasks[].[stoppedReason,'
        'containers[].reason]" {--region-there}',
        "reason-kept: a reason -> pipe that line into ecr-denied",
        "task-forgotten: [] -> it stopped more than an hour ago: start one again, and ask then",
    ),
)

_ASK_EXECUTION_ROLE = Command(
    'aws ecs describe-task-definition --task-definition "<family>" --query "taskDefinition.executionRoleArn"',
    _PULLING_ROLE,
    _NO_PULLING_ROLE,
    needs="!caller !unassumed-role puller=ecs-agent",
)
_ASK_ACCESS_ROLE = Command(
    'aws apprunner describe-service --service-arn "<service-arn>" --query '
    '"Service.SourceConfiguration.AuthenticationConfiguration.AccessRoleArn"',
    _PULLING_ROLE,
    needs="!caller !unassumed-role puller=apprunner",
)
_ASK_ACCESS_TRUST = Command(
    'aws iam get-role --role-name {pulling-role} --query "Role.AssumeRolePolicyDocument" --output json',
    "app-runner-untrusted: no build.apprunner.amazonaws.com -> App Runner may not use it: let it in",
    "app-runner-trusted: build.apprunner.amazonaws.com -> App Runner may use it: if the role is new, try again",
    "no-such-role: NoSuchEntity -> no such role: wrong name or account",
    needs="client=apprunner",
)
_ASK_PULL_POLICIES = Command(
    "aws iam list-attached-{kind}-policies --{kind}-name {principal-name}",
    _NO_PULL_POLICY,
    _PULL_POLICY,
)

# The role by which a node, a task or a service pulls (ECR user guide, ECR_on_EKS and ECR_on_ECS).
_NODE_CREDENTIALS = Check(
    "node-credentials",
    Kind.NODE_CREDENTIALS,
    "Check that the role that pulls may do so.",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html",
    why="On EKS the node's role counts (on Fargate the pod execution role) or an imagePullSecret, "
    "on EC2 the instance profile, in ECS the task execution role. Your own login does not count "
    "there, nor does the role of a pod's service account.",
    who=RunBy.NODE_OPERATOR,
    needs="!codebuild-unnamed",
    statement=statements.pull_grant,
    commands=(
        # An EC2 instance, however the cluster was made: its name shows no more (EC2 user guide, ec2-instance-naming).
        Command(
            'aws ec2 describe-instances {instance} --query "Reservations[].Instances[].IamInstanceProfile.Arn"',
            "instance-profile: an ARN -> its role pulls; aws iam get-instance-profile names it",
            "no-instance-profile: [] -> no such instance in this account and region, or it has no role",
            needs="!caller puller=kubelet on-ec2",
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
        _ASK_EXECUTION_ROLE,
        _ASK_ACCESS_ROLE,
        Command(
            'aws elasticbeanstalk describe-configuration-settings --application-name "<application>" '
            '--environment-name "<environment>" --query '
            "\"ConfigurationSettings[].OptionSettings[?OptionName=='IamInstanceProfile'].Value[]\"",
            "pulling-profile: a profile -> its role pulls, which has the same name by default",
            needs="!caller client=elastic-beanstalk",
        ),
        _ASK_PULL_POLICIES,
        _ASK_ACCESS_TRUST,
    ),
)
NODE_CREDENTIALS = (
    # App Runner guide, security_iam_service-with-iam-roles: build.apprunner.amazonaws.com.
    _NODE_CREDENTIALS.but(
        "Check the access role of the service: App Runner could not use it.",
        needs="access-role-invalid client=apprunner",
        why=MEANINGS["access-role-invalid"],
        commands=(
            _ASK_ACCESS_ROLE,
            Command("aws iam list-attached-role-policies --role-name {pulling-role}", _NO_PULL_POLICY),
            _ASK_ACCESS_TRUST,
        ),
    ),
    # ECS developer guide, logs: the agent asks for the token and hands it to the engine; Fargate does not show its log.
    _NODE_CREDENTIALS.but(
        "Look why the ECS agent got no token, on EC2 in its log: no right, or no way to ECR's API.",
        needs="client=ecs-agent cause=not-authenticated !caller !unassumed-role",
        why="The agent asks for the token by the task execution role, on EC2 without one by the instance's role. A VPC "
        "without a way out needs an endpoint for ecr.api beside that for ecr.dkr.",
        page="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/logs.html",
        commands=(
            Command(
                'sudo grep -iE "ecr|token" /var/log/ecs/ecs-agent.log',
                "agent-denied: AccessDenied -> the role named there lacks ecr:GetAuthorizationToken",
                "agent-unreached: timeout, no such host -> no way to api.ecr: NAT, or an endpoint for ecr.api",
                "no-agent-log: No such file -> none here: on Fargate the task execution role counts",
            ),
            _ASK_EXECUTION_ROLE,
            _ASK_PULL_POLICIES,
        ),
    ),
    # SageMaker API reference, CreateModel and CreateTrainingJob.
    _NODE_CREDENTIALS.but(
        "Check the RoleArn or ExecutionRoleArn of the call: it pulls.",
        needs="client=sagemaker !caller",
        why="Your own login does not count there. AmazonEC2ContainerRegistryReadOnly, PowerUser and "
        "FullAccess allow a pull too, and so may an inline policy.",
        commands=(_ASK_PULL_POLICIES,),
    ),
    _NODE_CREDENTIALS,
)
