"""go-containerregistry: crane, kaniko, ko, bazel's image rules, cosign, Kyverno, Concourse."""

from ecr_denied.pattern import Layer, Pattern, Sample, Voice
from ecr_denied.records import Operation

PATTERNS = (
    Pattern(
        name="ggcr.push",
        gate=("failed to push to destination", "error pushing image", "checking push permission", "error publishing"),
        words='(failed to push to destination[ {reference}:]|checking push permission for "{reference}"|error pushing image|checking push permission|error publishing)',
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PUSH,
        client="ggcr",
        source="GoogleContainerTools/kaniko pkg/executor/push.go; ko-build/ko pkg/commands/publisher.go",
        samples=(Sample("error pushing image: failed to push to destination h.example/app:v1: GET https://h/v2/: x"),),
        counter_samples=("error pulling image",),
    ),
    Pattern(
        name="ggcr.status",
        gate=("unexpected status code", "unsupported status code"),
        words="(unexpected|unsupported) status code {status}",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        client="ggcr",
        source="google/go-containerregistry pkg/v1/remote/transport/error.go",
        samples=(
            Sample("GET https://h/v2/r/manifests/t: unexpected status code 401 Unauthorized: x", {"status": "401"}),
            Sample("unsupported status code 401; body: Not Authorized", {"status": "401"}),
        ),
        counter_samples=("unexpected status code [manifests v1]: 403 Forbidden",),
    ),
    Pattern(
        name="ggcr.head-status",
        gate=("head responses have no body",),
        words="{status} {word} [{word} ]\\(HEAD responses have no body",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        client="ggcr",
        source="google/go-containerregistry pkg/v1/remote/transport/error.go",
        samples=(
            Sample(
                "403 Forbidden (HEAD responses have no body, use GET for details)",
                {"status": "403"},
            ),
        ),
        counter_samples=("HEAD responses have no body",),
    ),
    Pattern(
        name="ggcr.python-response",
        gate=("'status':",),
        words="'status': '{status}'",
        layer=Layer.STATUS,
        voice=Voice.ANYONE,
        client="containerregistry",
        source="google/containerregistry (Python) V2DiagnosticException, printed by Kubeflow Fairing",
        samples=(Sample("'connection': 'keep-alive', 'status': '403'}", {"status": "403"}),),
        counter_samples=("'status': 'ok'",),
    ),
    Pattern(
        name="ggcr.blobs",
        gate=("pushed blob:", "existing blob:"),
        words="(pushed|existing) blob: sha256",
        layer=Layer.ANNOUNCEMENT,
        voice=Voice.ANYONE,
        operation=Operation.PUSH,
        client="ggcr",
        source="google/go-containerregistry pkg/v1/remote/write.go",
        samples=(Sample("2024/10/16 15:56:06 pushed blob: sha256:be9e"),),
        counter_samples=("blob: sha256",),
    ),
    Pattern(
        name="ggcr.retrieving",
        gate=("retrieving image", "downloading base image"),
        words="(Retrieving image {reference} from registry|Downloading base image {reference})",
        layer=Layer.ANNOUNCEMENT,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="ggcr",
        source="GoogleContainerTools/kaniko pkg/image/remote/remote.go",
        samples=(Sample("Retrieving image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:v1 from registry h"),),
        counter_samples=("retrieving an image",),
    ),
)
