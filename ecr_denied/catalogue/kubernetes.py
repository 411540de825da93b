"""Kubernetes: kubelet's events and statuses, CRI's and CRI-O's envelopes."""

from ecr_denied.catalogue.entry import Layer, Pattern, Sample, Voice
from ecr_denied.records import Operation

_KUBELET = "kubernetes/kubernetes pkg/kubelet/images/image_manager.go"

PATTERNS = (
    Pattern(
        name="kubelet.failed-to-pull",
        gate=("failed to pull",),
        words='Failed to pull (and unpack image[ "{reference}"]|image[ "{reference}"]|your application image)',
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="kubelet",
        source=f"{_KUBELET}; containerd internal/cri/server/images/image_pull.go; AWS App Runner event log",
        samples=(Sample('Failed to pull image "h.example/app:v1": rpc error: code = Unknown desc = x'),),
        counter_samples=("failed to pull the lever",),
    ),
    Pattern(
        name="kubelet.back-off",
        gate=("back-off pulling image", "errimagepull", "image pull failed for"),
        words='(Back-off pulling image "{reference}"|ErrImagePull:|image pull failed for)',
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="kubelet",
        source=_KUBELET,
        samples=(Sample('Back-off pulling image "h.example/app:v1": ErrImagePull: x'),),
        counter_samples=("Error: ErrImagePull",),
    ),
    Pattern(
        name="kubelet.pulling",
        gate=("pulling image",),
        words='Pulling image "{reference}"',
        layer=Layer.ANNOUNCEMENT,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="kubelet",
        source=_KUBELET,
        samples=(Sample('Pulling image "h.example/app:v1"', {"reference": "h.example/app:v1"}),),
        counter_samples=('Back-off pulling image "h.example/app:v1',),
    ),
)
