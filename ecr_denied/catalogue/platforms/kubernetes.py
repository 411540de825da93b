"""The kubelet and its events."""

from ecr_denied.catalogue.entry import ANYONE, Note, Strength, Verdict, Wrapper
from ecr_denied.terms import Cause, Operation

ENTRIES = (
    Wrapper(
        "failed-to-pull",
        '(Failed to pull (and unpack image[ "{reference}"]|image "{reference}":|image "":|your application image)'
        '|{line}Failed: Failed to pull image "{reference}")',
        client="kubelet",
        source="kubernetes/kubernetes pkg/kubelet/images/image_manager.go; containerd internal/cri/server/images/image_pull.go; AWS App Runner event log",
    ),
    Wrapper(
        "back-off",
        '(Back-off pulling image "{reference}"|ErrImagePull:|image pull failed for)',
        client="kubelet",
        source="kubernetes/kubernetes pkg/kubelet/images/image_manager.go",
    ),
    # The event of a node, as kubectl describes it.
    Wrapper(
        "event",
        "Warning {word} {text} kubelet, {node} ",
        operation=Operation.PULL,
        client="kubelet",
        source="kubernetes/kubectl pkg/describe/describe.go, formatEventSource",
    ),
    # What asks ECR for a token: the kubelet itself up to 1.26, and then what it starts.
    Wrapper(
        "provider",
        "(while requesting ECR authorization token|CredentialProviderRequest)",
        operation=Operation.LOGIN,
        client="kubelet",
        source="kubernetes/kubernetes pkg/credentialprovider/aws/aws_credentials.go; kubernetes/kubelet pkg/apis/credentialprovider",
    ),
    # Its own log: the calls of the container runtime, and the pod that a line is about.
    Wrapper(
        "runtime-call",
        '(RunPodSandbox from runtime service failed|from image service failed|podUID="{word}")',
        operation=Operation.PULL,
        client="kubelet",
        source="kubernetes/kubernetes pkg/kubelet/cri/remote/remote_runtime.go, remote_image.go; pkg/kubelet/pod_workers.go",
    ),
    # Without its reason: before kubelet 1.31, and when the event that gave it is gone.
    Verdict(
        "backs-off",
        'Back-off pulling image "{reference}"',
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.FALLBACK,
        source="kubernetes/kubernetes pkg/kubelet/images/image_manager.go",
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
    ),
    Verdict(
        "pulls-limited",
        "pull QPS exceeded",
        Cause.RATE_LIMITED,
        speaker=ANYONE,
        operation=Operation.PULL,
        client="kubelet",
        source="kubernetes/kubernetes pkg/kubelet/images/helpers.go, throttledImageService",
    ),
    # kubelet goes on without the secret, so what follows is refused for another reason.
    Note(
        "secret-missing",
        "Unable to retrieve some image pull secrets \\({secret}",
        source="kubernetes/kubernetes pkg/kubelet/kubelet_pods.go, FailedToRetrieveImagePullSecret",
    ),
    Note(
        "assigned",
        "Successfully assigned {word} to {node}{stop}",
        source="kubernetes/kubernetes pkg/scheduler/schedule_one.go; EKS user guide, fargate: the names of its nodes",
    ),
    Note(
        "pulling",
        'Pulling image "{reference}"',
        source="kubernetes/kubernetes pkg/kubelet/images/image_manager.go",
    ),
)
