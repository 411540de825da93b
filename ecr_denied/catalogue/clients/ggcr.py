"""go-containerregistry, the library of crane, ko and kaniko."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, Note, Signal, Verdict, Wrapper
from ecr_denied.terms import Operation

ENTRIES = (
    Wrapper(
        "push",
        "(failed to push to destination[ {reference}:]|checking push permission|error pushing image|error publishing)",
        operation=Operation.PUSH,
        client="ggcr",
        source="GoogleContainerTools/kaniko pkg/executor/push.go; ko-build/ko pkg/commands/publisher.go",
    ),
    Wrapper(
        "kaniko",
        "(error checking push permissions|failed to push to destination"
        "|unable to complete operation after {digits} attempts, last error:)",
        client="kaniko",
        source="GoogleContainerTools/kaniko pkg/executor/push.go, pkg/util/util.go",
    ),
    Wrapper(
        "cache-lookup",
        "Error while retrieving image from cache:",
        client="kaniko",
        source="GoogleContainerTools/kaniko pkg/image/image_util.go: it then pulls the base image",
    ),
    Wrapper(
        "cache-upload",
        "Error uploading layer to cache:",
        client="kaniko",
        source="GoogleContainerTools/kaniko pkg/executor/build.go: the build goes on",
    ),
    Verdict(
        "status",
        "(unexpected|unsupported) status code {status}",
        BY_STATUS,
        speaker=CLIENT,
        client="ggcr",
        source="google/go-containerregistry pkg/v1/remote/transport/error.go",
    ),
    Note(
        "blobs",
        "(pushed|existing) blob: sha256",
        Signal.OPENS,
        operation=Operation.PUSH,
        source="google/go-containerregistry pkg/v1/remote/write.go",
    ),
    Note(
        "retrieving",
        "(Retrieving image {reference} from registry|Downloading base image {reference})",
        Signal.OPENS,
        operation=Operation.PULL,
        source="GoogleContainerTools/kaniko pkg/image/remote/remote.go",
    ),
    Note(
        "finished",
        "{start}(Pushed|Published) {image}",
        Signal.ENDS,
        source="GoogleContainerTools/kaniko pkg/executor/push.go; ko-build/ko pkg/publish/default.go",
    ),
    Note(
        "running",
        "Running: [\\[]/bin/sh -c",
        Signal.ENDS,
        source="GoogleContainerTools/kaniko pkg/commands/run.go: the base image is there",
    ),
    Verdict(
        "python-response",
        "'status': '{status}'",
        BY_STATUS,
        speaker=ANYONE,
        client="containerregistry",
        source="google/containerregistry (Python) V2DiagnosticException, printed by Kubeflow Fairing",
    ),
)
