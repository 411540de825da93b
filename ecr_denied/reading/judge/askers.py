"""Who asked, by the signs around a failure: a frame of a program's code, the head of its log, its words.

A program prints more than the words of an engine, of AWS or of a registry that it hands on: its own words may be some
lines away. A sign is known by its form. It counts for a failure whose own words are those of an engine, of a library or
of AWS, as these do not show who asked.
"""

from __future__ import annotations

from ecr_denied.expression import sign_of, signed
from ecr_denied.names.requesters import RUNNERS
from ecr_denied.records import Command, Failure
from ecr_denied.terms import Operation

__all__ = ["asker", "hands_on", "with_asker"]

# How many lines above and below a failure can show who asked: an error with the frames of its code.
_NEAR = 12
# Clients whose words any program hands on.
_HANDED_ON = frozenset(
    {
        None,
        "aws-api",
        "docker-credential-ecr-login",
        "containerd",
        "containerregistry",
        "containers-image",
        "docker",
        "dockerode",
        "engine-api",
        "ggcr",
        "oras",
        "regctl",
    }
)
# What runs containers, by the head of a line that it wrote: units in that of journald; source files of the kubelet's in
# that of klog (kubernetes/kubernetes pkg/kubelet and the packages below it).
_WRITERS = (
    ("host-ctr", signed(r"(?<!\S)host-ctr\[[0-9]{1,8}\]:", r"host-ctr\[")),
    (
        "kubelet",
        signed(
            r"(?<!\S)kubelet\[[0-9]{1,8}\]:|(?<![\w./-])(?:kuberuntime_\w{2,20}|pod_workers|image_(?:gc_)?manager"
            r"|remote_(?:image|runtime)|kubelet_\w{2,20})\.go:[0-9]{1,6}\] ",
            *(r"kubelet\[", r"\.go:"),
        ),
    ),
)
# Hosts that a script is sent to: the command that is shown ran there.
_SENT = ("ssh", "codedeploy")
# In the order in which they count: what answered for AWS, what runs containers, what asks, the library it asks by.
_SIGNS = (
    # What answers in AWS's place (LocalStack documentation, ECR and the gateway; getmoto/moto).
    (
        "emulator",
        signed(
            r"(?<![A-Za-z])(?:[Ll]ocal[Ss]tack|LOCALSTACK)(?![a-z])|\blocalhost:4566\b|\bmoto[/.](?:core|server|ecr)\b",
            *("(?:[Ll]ocal[Ss]tack|LOCALSTACK)", "localhost:4566", "moto[/.]"),
        ),
    ),
    *_WRITERS,
    # Amazon ECS API, Task; ECS developer guide, stopped-task-error-codes.
    (
        "ecs-agent",
        signed(
            r"\bCannotPull(?:ECR)?(?:Container|ImageManifest)(?:Error)?\b|\bResourceInitializationError\b|\bstoppedReason\b"
            r"|\bunable to retrieve ecr registry auth\b|\bexecution resource retrieval failed\b|\bamazon-ecs-agent\b"
            r"|\(service [\w-]{1,255}[,)]? \(?task\b",
            *("CannotPull", "ResourceInitializationError", "stoppedReason", "retrieve ecr registry auth"),
            *("resource retrieval failed", "amazon-ecs-agent", r"\(service "),
        ),
    ),
    # argoproj-labs/argocd-image-updater pkg/argocd/update.go; fluxcd, the controllers of its toolkit; Renovate's log.
    ("argocd-image-updater", signed(r"\bargocd-image-updater\b", "argocd-image-updater")),
    (
        "flux",
        signed(
            r"\b(?:source|image-reflector|helm|kustomize)-controller\b|\b(?:source|image)\.toolkit\.fluxcd\.io\b",
            *("-controller", r"\.toolkit\.fluxcd\.io"),
        ),
    ),
    ("renovate", signed(r"\"name\": ?\"renovate\"", r"\"renovate\"")),
    # controller-runtime pkg/builder/controller.go and pkg/log/zap; keel-hq/keel trigger/poll and provider/kubernetes;
    # kpack, Korifi; the conditions in a status, which a controller writes (Kubernetes API conventions).
    (
        "controller",
        signed(
            r"\"(?:reconciler (?:group|kind)|controllerGroup|controllerKind|reconcileID)\":|\bReconciler error\b"
            r"|\"level\": ?\"\w{4,6}\", ?\"ts\": ?\"?[\dT:.Z+-]{10,30}\"?, ?\"logger\": ?\""
            r"|\btrigger\.poll\.\w|\bprovider\.kubernetes\b|\bkpack\b|\blastTransitionTime\"?: ",
            r"\"(?:reconciler (?:group|kind)|controllerGroup|controllerKind|reconcileID)\":",
            *("Reconciler error", r"\"logger\": ?\"", r"trigger\.poll", r"provider\.kubernetes", "kpack"),
            "lastTransitionTime",
        ),
    ),
    # hashicorp/nomad drivers/docker; apache/mesos src/slave: their agents pull.
    ("nomad", signed(r"\bnomad (?:alloc|job|node)\b|\bnomad\[[0-9]{1,8}\]:|\bfor alloc \"", "nomad", "for alloc")),
    ("mesos", signed(r"\bmesos-(?:slave|agent)\b|\bMesosContainerizer\b", "mesos-", "MesosContainerizer")),
    # aws/copilot-cli internal/pkg/repository/repository.go, internal/pkg/cli/deploy/workload.go.
    ("copilot", signed(r"\bbuild and push (?:the )?image\b[^\n:]{0,80}: push to repo ", "push to repo ")),
    # hashicorp/packer-plugin-docker post-processor/docker-push.
    ("packer", signed(r"\(docker-push\): ", r"\(docker-push\): ")),
    # golang.org/x/crypto/ssh, ExitError, as appleboy/ssh-action prints it; CodeDeploy user guide.
    ("ssh", signed(r"\bProcess exited with status [0-9]{1,3}\b|======CMD======", "Process exited", "=CMD=")),
    ("codedeploy", signed(r"\bLifecycleEvent - \w", "LifecycleEvent - ")),
    # Testcontainers reads docker's logins, whatever library it asks by (testcontainers-node, container-runtime/auth).
    (
        "testcontainers",
        signed(
            r"\btestcontainers\b|Failed to pull image \"[^\"\n]{1,300}\": Error: \(HTTP code",
            "testcontainers",
            "HTTP code",
        ),
    ),
    # Libraries that ask the engine: docker/docker-py docker/errors.py; docker-java; apocas/docker-modem; swipely's
    # docker-api for Ruby. What the engine logs of any (moby daemon/server/server.go, daemon/internal/distribution).
    (
        "docker-py",
        signed(
            r"\bdocker\.errors\.[A-Z]|\b[45]00 (?:Client|Server) Error\b[^\n]{0,400} \(\"",
            *(r"docker\.errors", "(?:Client|Server) Error"),
        ),
    ),
    (
        "docker-java",
        signed(
            r"\bcom\.(?:github\.dockerjava|spotify\.docker\.client)\.",
            r"com\.(?:github\.dockerjava|spotify\.docker\.client)",
        ),
    ),
    ("dockerode", signed(r"\bnode_modules/(?:dockerode|docker-modem)/", "node_modules/")),
    # Its API's answer is in JSON, which no command line prints (moby api/types, ErrorResponse), whole or the end of it.
    (
        "docker-api",
        signed(
            r"\bDocker::Error::[A-Z]|/docker-api-[0-9]|(?m:^\s{0,8}\{\"message\": ?\"(?:Get|Head) )"
            r"|(?m:^(?:Get|Head) )(?m:\\?\"?https://[^\n{]{1,600}[a-z]\"\}\s*$)",
            *("Docker::Error", "docker-api-", r"\"message\": ?\"(?:Get|Head) ", "(?m:^(?:Get|Head) )"),
        ),
    ),
    (
        "engine-api",
        signed(
            r"\b(?:Handler for|Calling) POST \S{0,40}/images/|\bAttempting next endpoint for (?:pull|push)\b"
            r"|\bError getting v2 registry\b|(?<!\S)dockerd\[[0-9]{1,8}\]:",
            *("POST", "Attempting next endpoint", "Error getting v2", "dockerd"),
        ),
    ),
    # Frames of AWS's SDKs in the code of a program; the AWS CLI and the CDK print such too, by the keys of a shell.
    (
        "aws-sdk",
        signed(
            r"\bvendor/(?:aws/aws-sdk-php|guzzlehttp)/"
            r"|\bat [\w /.-]{0,80}\b(?:com\.amazonaws|software\.amazon\.awssdk|Amazon\.(?:ECR|Runtime))\."
            r"|(?<!aws-cdk/)\bnode_modules/(?:@aws-sdk|@smithy|aws-sdk)/|/gems/aws-sdk-"
            r"|\bFile \"(?![^\"]{0,200}(?:awscli|localstack|moto)/)[^\"]{0,200}/botocore/",
            *(
                "vendor/",
                r"com\.amazonaws",
                r"software\.amazon",
                r"Amazon\.",
                "node_modules/",
                "/gems/aws-sdk-",
                "/botocore/",
            ),
        ),
    ),
    # What hands on the words of an engine in an answer of its own (gRPC status codes; Wave), or in the head of a log of
    # Go's (klog), but for minikube's, which runs the commands of the user who types it.
    (
        "program",
        signed(
            r"(?:\brpc error: code = \w{2,20} desc = |: (?:1[0-6]|[1-9]) [A-Z_]{6,20}: )[^\n]{0,300}?"
            r"Error response from daemon"
            r"|\bio\.seqera\.wave\b"
            r"|(?<!\S)[IWEF][0-9]{4} [0-9:.]{8,16} +[0-9]{1,8} (?!(?:cli|ssh|exec)_runner|out|image)"
            r"\w{2,40}\.go:[0-9]{1,6}\] ",
            *("rpc error: code = ", ": (?:1[0-6]|[1-9]) ", r"io\.seqera\.wave", r"\.go:"),
        ),
    ),
)


# A service, by the head of a line that it wrote (systemd, journalctl); no engine, no agent of one, no shell.
_UNIT = signed(
    r"(?:(?<!\S)|T)[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9:]{4,5})? [\w.-]{1,63} "
    r"(?!(?:docker|container|podman|balena|cri|kube|k3s|rke|host-ctr|amazon|ecs|cloud-init|user-data|systemd|[Cc]ron"
    r"|CRON|su(?:do)?\[|\w{0,4}sh\[))[\w.-]{2,40}\[[0-9]{1,8}\]: ",
    r"\]: ",
)
# Those of what writes a line are among them.
_ANY = sign_of(*(sign for _, sign in _SIGNS))


def hands_on(client: str | None) -> bool:
    """Whether any program hands on a client's words, so that they do not show who asked."""
    return client in _HANDED_ON


def asker(text: str) -> str | None:
    """The client whose sign is on the lines of a failure, or a service that wrote them; ``None`` for neither."""
    return _sign_in(text) or ("program" if _UNIT.search(text) else None)


def _sign_in(text: str) -> str | None:
    if not _ANY.finds(text):
        return None
    return next((asked for asked, sign in _SIGNS if sign.search(text)), None)


def with_asker(failure: Failure, lines: list[str]) -> Failure:
    """A failure with the client that asked, where the lines of a report around it show it.

    A command that is shown was typed, and what runs containers pushes nothing.
    """
    near = lines[max(failure.first_line - 1 - _NEAR, 0) : failure.last_line + _NEAR]
    asked = _sign_in("\n".join(near)) if hands_on(failure.client) else None
    command, is_login = (
        failure.command or Command.made(),
        failure.operation is Operation.LOGIN and failure.client == "docker",
    )
    is_shown = (command.program or command.shell) and asked not in _SENT
    is_other = asked in RUNNERS and (is_login or failure.operation is Operation.PUSH)
    return failure if asked is None or is_shown or is_other else failure.model_copy(update={"client": asked})
