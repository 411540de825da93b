"""go-containerregistry, the library of crane, ko and kaniko."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, Note, Signal, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, DIGEST, EXPIRED, HOST, IMAGE
from ecr_denied.terms import Operation

ENTRIES = (
    Wrapper(
        "push",
        "(failed to push to destination[ {reference}:]|checking push permission|error pushing image|error publishing)",
        operation=Operation.PUSH,
        client="ggcr",
        source="GoogleContainerTools/kaniko pkg/executor/push.go; ko-build/ko pkg/commands/publisher.go",
        reads={
            f"error pushing image: failed to push to destination {HOST}/app:v1: GET https://{HOST}/v2/: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="push", client="kaniko", repository="team/app"
            ),
            f'error checking push permissions -- make sure you entered the correct tag name: checking push permission for "{IMAGE}": POST https://{HOST}/v2/team/app/blobs/uploads/: unexpected status code 403 Forbidden': dict(
                cause="forbidden", operation="push", client="kaniko"
            ),
            f"Error: error publishing ko://example.com/app: POST https://{HOST}/v2/team/app/blobs/uploads/: unexpected status code 403 Forbidden": dict(
                cause="forbidden", operation="push", client="ggcr"
            ),
            f"Error: error publishing ko://example.com/app: GET https://{HOST}/v2/: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="ggcr"
            ),
            f"checking push permission\n{EXPIRED}": dict(cause="token-expired", operation="push"),
        },
        not_reads=["error pulling image"],
    ),
    Wrapper(
        "kaniko",
        "(error checking push permissions|failed to push to destination|Error while retrieving image from cache:"
        "|unable to complete operation after {digits} attempts, last error:)",
        client="kaniko",
        source="GoogleContainerTools/kaniko pkg/executor/push.go, pkg/util/util.go",
        reads={
            f'error checking push permissions -- make sure you entered the correct tag name: checking push permission for "{IMAGE}": POST https://{HOST}/v2/team/app/blobs/uploads/: unexpected status code 401 Unauthorized': dict(
                cause="not-authenticated", operation="push", client="kaniko"
            ),
            f"error pushing image: failed to push to destination {IMAGE}: POST https://{HOST}/v2/team/app/blobs/uploads/: unexpected status code 403 Forbidden": dict(
                cause="forbidden", operation="push", client="kaniko"
            ),
            f"error building image: unable to complete operation after 0 attempts, last error: GET https://{HOST}/v2/team/base/manifests/v1: unexpected status code 401 Unauthorized": dict(
                cause="not-authenticated", operation="pull", client="kaniko", repository="team/base"
            ),
            f"WARN[0000] Error while retrieving image from cache: GET https://{HOST}/v2/team/app/manifests/t: unsupported status code 401": dict(
                cause="not-authenticated", operation="pull", client="kaniko"
            ),
            f'unable to complete operation after 3 attempts, last error: Get "https://{HOST}/v2/": EOF': dict(
                cause="connection-closed", operation=None, client="kaniko"
            ),
        },
        not_reads=["error checking permissions", "failed to push to destination"],
    ),
    Verdict(
        "status",
        "(unexpected|unsupported) status code {status}",
        BY_STATUS,
        speaker=CLIENT,
        client="ggcr",
        source="google/go-containerregistry pkg/v1/remote/transport/error.go",
        reads={
            f"GET https://{HOST}/v2/team/app/manifests/t: unexpected status code 401 Unauthorized: x": dict(
                cause="not-authenticated", client="ggcr", http_status=401, operation="pull"
            ),
            "unsupported status code 401; body: Not Authorized": dict(
                cause="not-authenticated", client="ggcr", http_status=401, operation=None
            ),
            "unexpected status code 401": dict(cause="not-authenticated"),
        },
        not_reads=[
            "GET https://registry.example.com/v2/team/app/manifests/t: unexpected status code 401 Unauthorized: x"
        ],
    ),
    Note(
        "blobs",
        "(pushed|existing) blob: sha256",
        Signal.OPENS,
        operation=Operation.PUSH,
        source="google/go-containerregistry pkg/v1/remote/write.go",
        reads={
            "2024/10/16 15:56:06 pushed blob: sha256:be9e\nno basic auth credentials": dict(
                cause="not-authenticated", operation="push"
            ),
            f"Successfully tagged {IMAGE}\n2024/10/16 15:56:06 pushed blob: sha256:be9e\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="push"
            ),
        },
        not_reads=["blob: sha256", f"Successfully tagged {IMAGE}\n2024/10/16 15:56:06 pushed blob: sha256:be9e"],
    ),
    Note(
        "retrieving",
        "(Retrieving image {reference} from registry|Downloading base image {reference})",
        Signal.OPENS,
        operation=Operation.PULL,
        source="GoogleContainerTools/kaniko pkg/image/remote/remote.go",
        reads={
            f"Retrieving image {HOST}/app:v1 from registry h\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="pull", repository="app", tag="v1"
            ),
        },
        not_reads=[
            f"Error: Retrieving image {HOST}/app:v1 from registry",
            "retrieving an image",
            f"Retrieving image {HOST}/app:v1 from registry h",
            "Retrieving image redis:v1 from registry h\nno basic auth credentials",
        ],
    ),
    Note(
        "finished",
        "{start}(Pushed|Published) {image}",
        Signal.ENDS,
        source="GoogleContainerTools/kaniko pkg/executor/push.go; ko-build/ko pkg/publish/default.go",
        not_reads=[
            f"INFO[0010] Pushing image to {HOST}/app:v1\nINFO[0012] Pushed {HOST}/app@{DIGEST}\nError: read ECONNRESET",
            f"Publishing {HOST}/app:v1\nPublished {HOST}/app@{DIGEST}\nError: read ECONNRESET",
        ],
    ),
    Note(
        "running",
        "Running: [\\[]/bin/sh -c",
        Signal.ENDS,
        source="GoogleContainerTools/kaniko pkg/commands/run.go: the base image is there",
        not_reads=[
            f"Retrieving image {HOST}/app:v1 from registry h\nRunning: [/bin/sh -c go test ./...]\ndial tcp 192.0.2.1:443: i/o timeout",
        ],
    ),
    Verdict(
        "python-response",
        "'status': '{status}'",
        BY_STATUS,
        speaker=ANYONE,
        client="containerregistry",
        source="google/containerregistry (Python) V2DiagnosticException, printed by Kubeflow Fairing",
        reads={
            f"Could not push {IMAGE}: response: {{'connection': 'keep-alive', 'status': '403'}}": dict(
                cause="forbidden", client="containerregistry", http_status=403
            ),
            f"'status': '403'\n{EXPIRED}": dict(cause="token-expired", operation=None),
        },
        not_reads=["{'connection': 'keep-alive', 'status': '403'}"],
    ),
)
