"""The kubelet and its events."""

from ecr_denied.catalogue.entry import Note, Wrapper
from ecr_denied.catalogue.examples import DENIED, HOST, IMAGE
from ecr_denied.records import Operation

ENTRIES = (
    Wrapper(
        "failed-to-pull",
        'Failed to pull (and unpack image[ "{reference}"]|image[ "{reference}"]:|your application image)',
        operation=Operation.PULL,
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
        },
        not_reads=["failed to pull the lever"],
    ),
    Wrapper(
        "back-off",
        '(Back-off pulling image "{reference}"|ErrImagePull:|image pull failed for)',
        operation=Operation.PULL,
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
    Note(
        "pulling",
        'Pulling image "{reference}"',
        operation=Operation.PULL,
        client="kubelet",
        source="kubernetes/kubernetes pkg/kubelet/images/image_manager.go",
        reads={
            f'Pulling image "{HOST}/app:v1"\nno basic auth credentials': dict(
                cause="not-authenticated", operation="pull", repository="app", tag="v1"
            ),
        },
        not_reads=[
            f'Back-off pulling image "{HOST}/app:v1',
            f'Pulling image "{HOST}/app:v1"',
            f'Pulling image "{HOST}/app:v1"\nError: read ECONNRESET',
        ],
    ),
)
