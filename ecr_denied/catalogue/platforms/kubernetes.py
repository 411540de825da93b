"""The kubelet and its events."""

from ecr_denied.catalogue.entry import ANYONE, Note, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, EXPIRED, HOST, IMAGE, PULL, PUSH, amid, each
from ecr_denied.terms import Cause, Operation

ENTRIES = (
    Wrapper(
        "failed-to-pull",
        '(Failed to pull (and unpack image[ "{reference}"]|image "{reference}":|image "":|your application image)'
        '|{line}Failed: Failed to pull image "{reference}")',
        client="kubelet",
        source="kubernetes/kubernetes pkg/kubelet/images/image_manager.go; containerd internal/cri/server/images/image_pull.go; AWS App Runner event log",
        reads={
            f'Failed to pull image "{HOST}/app:v1": rpc error: code = Unknown desc = {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="pull", client="kubelet", repository="team/app"
            ),
            f'Failed to pull and unpack image "{IMAGE}": {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="pull", client="kubelet"
            ),
            f"Failed to pull your application image {IMAGE}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="pull", client="kubelet"
            ),
            f'Failed to pull image "": rpc error: code = Unknown desc = Error response from daemon: Get https://{HOST}/v2/team/app/manifests/v1: no basic auth credentials': dict(
                cause="not-authenticated", operation="pull", client="kubelet", repository="team/app"
            ),
            # An event that was cut off, as its reason and its message.
            f'Failed: Failed to pull image "{HOST}/app:v1"': dict(
                cause="unclassified", operation="pull", client="kubelet", repository="app"
            ),
        },
        not_reads=["failed to pull the lever"],
    ),
    Wrapper(
        "back-off",
        '(Back-off pulling image "{reference}"|ErrImagePull:|image pull failed for)',
        client="kubelet",
        source="kubernetes/kubernetes pkg/kubelet/images/image_manager.go",
        reads={
            f'Back-off pulling image "{HOST}/app:v1": ErrImagePull: {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="pull", client="kubelet", repository="team/app"
            ),
            f"image pull failed for {IMAGE}: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="pull", client="kubelet"
            ),
        },
        not_reads=["Error: ErrImagePull"],
    ),
    # The event of a node, as kubectl describes it.
    Wrapper(
        "event",
        "Warning {word} {text} kubelet, {node} ",
        operation=Operation.PULL,
        client="kubelet",
        source="kubernetes/kubectl pkg/describe/describe.go, formatEventSource",
        reads={
            f"  Warning  FailedCreatePodSandbox  12m  kubelet, ip-10-0-0-1.ec2.internal  Failed create pod sandbox: rpc error: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="kubelet"
            ),
            f'  Warning  Failed  10m (x2 over 12m)  kubelet, ip-10-0-0-1.ec2.internal  Failed to pull image "{IMAGE}: {DENIED}': dict(
                cause="resource-policy-implicit-deny", client="kubelet"
            ),
            f"Warning  Failed  10m  kubelet, ip-10-0-0-1.ec2.internal  {EXPIRED}": dict(
                cause="token-expired", operation="pull", client="kubelet"
            ),
        },
        not_reads=["Warning: what the kubelet, containerd and ECR say"],
    ),
    # What asks ECR for a token: the kubelet itself up to 1.26, and then what it starts.
    Wrapper(
        "provider",
        "(while requesting ECR authorization token|CredentialProviderRequest)",
        operation=Operation.LOGIN,
        client="kubelet",
        source="kubernetes/kubernetes pkg/credentialprovider/aws/aws_credentials.go; kubernetes/kubelet pkg/apis/credentialprovider",
        reads={
            "aws_credentials.go:194] while requesting ECR authorization token RequestError: send request failed\ncaused by: Post https://api.ecr.eu-west-1.amazonaws.com/: dial tcp i/o timeout": dict(
                cause="connection-failed", operation="login", client="kubelet"
            ),
            f'level=error msg="Error parsing the serverURL" serverURL="{{\\"kind\\":\\"CredentialProviderRequest\\",\\"image\\":\\"{IMAGE}\\"}}"': dict(
                cause="credential-helper-failed", operation="login", client="kubelet"
            ),
        },
        not_reads=["while requesting an authorization token: EOF", '{"kind":"CredentialProviderRequest"}'],
    ),
    # Its own log: the calls of the container runtime, and the pod that a line is about.
    Wrapper(
        "runtime-call",
        '(RunPodSandbox from runtime service failed|from image service failed|podUID="{word}")',
        operation=Operation.PULL,
        client="kubelet",
        source="kubernetes/kubernetes pkg/kubelet/cri/remote/remote_runtime.go, remote_image.go; pkg/kubelet/pod_workers.go",
        reads={
            **each(
                [
                    f"remote_runtime.go:96] RunPodSandbox from runtime service failed: rpc error: code = Unknown desc = {DENIED}",
                    f'"PullImage from image service failed" err="rpc error: code = Unknown desc = {DENIED}"',
                    f'{DENIED}" pod="kube-system/app" podUID="a5556ef8-1312-f406-ecb7-651ba00c02d0"',
                ],
                cause="resource-policy-implicit-deny",
                operation="pull",
                client="kubelet",
            ),
        },
        not_reads=['"RunPodSandbox from runtime service failed" err="no such file"'],
    ),
    # Without its reason: before kubelet 1.31, and when the event that told it is gone.
    Verdict(
        "backs-off",
        'Back-off pulling image "{reference}"',
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.FALLBACK,
        source="kubernetes/kubernetes pkg/kubelet/images/image_manager.go",
        reads={
            f'Normal  BackOff  2m (x20 over 10m)  kubelet  Back-off pulling image "{HOST}/app:v1"': dict(
                cause="unclassified", operation="pull", client="kubelet", repository="app", tag="v1"
            ),
            f'message: Back-off pulling image "{HOST}/app:v1"\nreason: ImagePullBackOff': dict(
                cause="unclassified", operation="pull", client="kubelet", repository="app"
            ),
            f'Back-off pulling image "{HOST}/app:v1"\nFailed to pull image "{HOST}/app:v1": 401 Unauthorized': dict(
                cause="not-authenticated", operation="pull", client="kubelet", repository="app"
            ),
        },
        not_reads=['Back-off pulling image "registry.example.com/team/app:v1"', "Back-off restarting failed container"],
    ),
    # No registry is asked of either.
    Verdict(
        "pulls-never",
        "Container image '{reference}' is not present with pull policy of Never",
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        operation=Operation.PULL,
        client="kubelet",
        source="kubernetes/kubernetes pkg/kubelet/images/image_manager.go, ErrImageNeverPull",
        reads={
            f'Warning ErrImageNeverPull 9s kubelet Container image "{HOST}/app:v1" is not present with pull policy of Never': dict(
                cause="local-failure", operation="pull", client="kubelet", repository="app", tag="v1"
            ),
        },
        not_reads=[
            'Container image "app:v1" is not present with pull policy of Never',
            f'Container image "{HOST}/app:v1" already present on machine',
            'Container image "***" is not present with pull policy of Never',
        ],
    ),
    Verdict(
        "pulls-limited",
        "pull QPS exceeded",
        Cause.RATE_LIMITED,
        speaker=ANYONE,
        operation=Operation.PULL,
        client="kubelet",
        source="kubernetes/kubernetes pkg/kubelet/images/helpers.go, throttledImageService",
        reads={
            f'Failed to pull image "{HOST}/app:v1": pull QPS exceeded': dict(
                cause="rate-limited", operation="pull", client="kubelet", repository="app", tag="v1"
            ),
            f"{HOST}/app:v1: pull QPS exceeded": dict(cause="rate-limited", operation="pull", client="kubelet"),
        },
        not_reads=['Failed to pull image "registry.example.com/app:v1": pull QPS exceeded', "pull QPS exceeded"],
    ),
    # kubelet goes on without the secret, so what follows is refused for another reason.
    Note(
        "secret-missing",
        "Unable to retrieve some image pull secrets \\({secret}",
        source="kubernetes/kubernetes pkg/kubelet/kubelet_pods.go, FailedToRetrieveImagePullSecret",
        reads={
            f'Warning FailedToRetrieveImagePullSecret 3s kubelet Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.\nFailed to pull image "{HOST}/app:v1": no basic auth credentials': {
                "cause": "not-authenticated",
                "client": "kubelet",
                "repository": "app",
                "command_secret": "regcred",
            },
            f'Failed to pull image "{HOST}/app:v1": no basic auth credentials\nWarning FailedToRetrieveImagePullSecret 3s kubelet Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.': {
                "cause": "not-authenticated",
                "command_secret": "regcred",
            },
            f"Unable to retrieve some image pull secrets (regcred)\n{EXPIRED}": {
                "cause": "token-expired",
                "operation": "pull",
            },
            f"{PUSH}Unable to retrieve some image pull secrets (regcred)\nError: read ECONNRESET": {
                "cause": "connection-closed",
            },
        },
        not_reads=[
            f"{PULL}Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.",
        ],
    ),
    Note(
        "assigned",
        "Successfully assigned {word} to {node}{stop}",
        source="kubernetes/kubernetes pkg/scheduler/schedule_one.go; EKS user guide, fargate: the names of its nodes",
        reads={
            f'Successfully assigned web/app to fargate-ip-10-0-0-1.ec2.internal\nFailed to pull image "{HOST}/app:v1": no basic auth credentials': dict(
                cause="not-authenticated", client="kubelet", command_node="fargate-ip-10-0-0-1.ec2.internal"
            ),
            **amid("Successfully assigned web/app to fargate-ip-10-0-0-1.ec2.internal"),
        },
        not_reads=[f"{PULL}Successfully assigned web/app to fargate-ip-10-0-0-1.ec2.internal"],
    ),
    Note(
        "pulling",
        'Pulling image "{reference}"',
        source="kubernetes/kubernetes pkg/kubelet/images/image_manager.go",
        reads={
            f'Pulling image "{HOST}/app:v1"\nno basic auth credentials': dict(
                cause="not-authenticated", operation="pull", repository="app", tag="v1"
            ),
        },
        not_reads=[
            f'Pulling image "{HOST}/app:v1"',
            f'Pulling image "{HOST}/app:v1"\nError: read ECONNRESET',
            'Pulling image "team/app:v1"\nno basic auth credentials',
        ],
    ),
)
