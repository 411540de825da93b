"""BuildKit and buildx: the envelopes around containerd's words."""

from ecr_denied.catalogue.entry import Layer, Pattern, Role, Sample, Voice
from ecr_denied.records import Operation

PATTERNS = (
    Pattern(
        name="buildkit.failed-to-push",
        gate=("failed to push",),
        words="failed to push {reference}:",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PUSH,
        client="buildkit",
        source="moby/buildkit exporter/containerimage/export.go (0.11 and later)",
        samples=(Sample("failed to push h.example/app:v1: unexpected status", {"reference": "h.example/app:v1"}),),
        counter_samples=("failed to push some refs to",),
    ),
    Pattern(
        name="buildkit.failed-to-push-status",
        gate=("failed to push",),
        words="failed to push {reference} {status} (Forbidden|Unauthorized|Not Found|Bad Request)",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        operation=Operation.PUSH,
        client="buildkit",
        source="moby/buildkit exporter/containerimage/export.go, shortened by hand",
        samples=(
            Sample(
                "failed to push h.example/app:v1\n403 Forbidden", {"reference": "h.example/app:v1", "status": "403"}
            ),
        ),
        counter_samples=("failed to push h.example/app:v1: denied",),
    ),
    Pattern(
        name="buildkit.failed-to-solve",
        gate=("failed to solve",),
        words="failed to solve: {reference}: (failed|unexpected|pulling|pull|{reference}: not found)",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="buildkit",
        source="moby/buildkit dockerfile2llb convert.go (0.9 and later): a base image was refused",
        samples=(
            Sample(
                "failed to solve: h.example/app:v1: unexpected status from HEAD request",
                {"reference": "h.example/app:v1"},
            ),
        ),
        counter_samples=("failed to solve: failed to push h.example/app:v1: denied",),
    ),
    Pattern(
        name="buildkit.status-of-metadata",
        role=Role.INTRODUCTION,
        gate=("failed to resolve source metadata",),
        words="failed to resolve source metadata for {reference}: {status} (Too Many Requests|Forbidden|Unauthorized)",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="buildkit",
        source="moby/buildkit client/llb/sourceresolver/imageresolver.go, URL left out",
        samples=(
            Sample(
                "failed to resolve source metadata for h.example/app:v1: 429 Too Many Requests",
                {"reference": "h.example/app:v1", "status": "429"},
            ),
        ),
        counter_samples=("failed to resolve source metadata for h.example/app:v1: denied",),
    ),
    Pattern(
        name="buildkit.commit-on-ref",
        gate=("failed commit on ref",),
        words="failed commit on ref",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PUSH,
        client="containerd",
        source="containerd core/remotes/docker/pusher.go",
        samples=(Sample('failed commit on ref "manifest-sha256:ab": unexpected status'),),
        counter_samples=("commit on ref",),
    ),
)
