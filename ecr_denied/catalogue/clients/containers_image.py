"""containers/image, the library of Podman, Buildah, Skopeo and CRI-O."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, DIGEST, ELSEWHERE, EXPIRED, HOST, IMAGE, each
from ecr_denied.terms import Cause, EndpointKind, Operation, RequestTarget

ENTRIES = (
    Wrapper(
        "source",
        "(initializing source[ docker://{reference}:]|reading manifest {tag} in {reference} : )",
        operation=Operation.PULL,
        client="containers-image",
        source="containers/image docker/docker_image_src.go, docker_image_dest.go, copy/single.go",
        reads={
            f"initializing source docker://{HOST}/app:v1: reading manifest v1 in {HOST}/app: denied": dict(
                cause="access-denied", operation="pull", client="containers-image", repository="app", tag="v1"
            ),
            f"reading manifest v1 in {HOST}/app : unauthorized: authentication required": dict(
                cause="not-authenticated", operation="pull", tag="v1"
            ),
            f"reading manifest v1 in {HOST}/app: denied": dict(
                cause="access-denied", operation="pull", client="containers-image", repository="app", tag="v1"
            ),
        },
        not_reads=["reading a manifest"],
    ),
    # The registry gave the image; the file of this machine says which images it runs.
    Verdict(
        "policy",
        "(Source image rejected:|A signature was required, but no signature exists|is rejected by policy"
        "|SignatureValidationFailed)",
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        client="containers-image",
        endpoint=EndpointKind.LOCAL,
        source="containers/image copy/single.go, signature/policy_eval.go; containers-policy.json(5); kubernetes/kubernetes pkg/kubelet/images/types.go",
        reads={
            f"Trying to pull {HOST}/app:v1...\nError: Source image rejected: A signature was required, but no signature exists": dict(
                cause="local-failure", operation="pull", client="containers-image", repository="app", tag="v1"
            ),
            f"Source image rejected: Running image docker://{HOST}/app:v1 is rejected by policy.": dict(
                cause="local-failure", operation=None, repository="app", tag="v1", endpoint_kind="local"
            ),
            f"{IMAGE}: A signature was required, but no signature exists": dict(
                cause="local-failure", client="containers-image"
            ),
            f"{IMAGE}: Source image rejected: i/o timeout": dict(cause="local-failure"),
            f'Failed to pull image "{IMAGE}": SignatureValidationFailed: image pull failed for {IMAGE} because the signature validation failed': dict(
                cause="local-failure", repository="team/app"
            ),
            f"{IMAGE}: Source image rejected:\n{EXPIRED}": dict(cause="token-expired"),
        },
        not_reads=["Source image rejected: A signature was required, but no signature exists"],
    ),
    Wrapper(
        "upload-start",
        "initiating layer upload to /v2/{repository}/blobs/uploads/ in {registry}:",
        operation=Operation.PUSH,
        client="containers-image",
        source="containers/image docker/docker_image_src.go, docker_image_dest.go, copy/single.go PutBlobWithOptions",
        reads={
            f"writing blob: initiating layer upload to /v2/team/app/blobs/uploads/ in {HOST}: denied: {DENIED}": dict(
                cause="resource-policy-implicit-deny",
                operation="push",
                client="containers-image",
                repository="team/app",
            ),
            f"initiating layer upload to /v2/team/app/blobs/uploads/ in {HOST}:\n{EXPIRED}": dict(
                cause="token-expired", operation="push", client="containers-image"
            ),
        },
        not_reads=["initiating layer upload"],
    ),
    Wrapper(
        "manifest-upload",
        "uploading manifest {tag} to {reference}:",
        client="containers-image",
        source="containers/image docker/docker_image_src.go, docker_image_dest.go, copy/single.go uploadManifest",
        reads={
            f"uploading manifest v1 to {HOST}/app: denied": dict(
                cause="access-denied", operation="push", client="containers-image", repository="app", tag="v1"
            ),
        },
        not_reads=["uploading manifest failed"],
    ),
    Wrapper(
        "blob-check",
        "checking whether a blob ",
        method="HEAD",
        target=RequestTarget.BLOB,
        source="containers/image docker/docker_image_dest.go blobExists",
        reads={
            f"checking whether a blob {DIGEST} exists in {HOST}/team/app: {DENIED}": dict(
                cause="resource-policy-implicit-deny",
                operation=None,
                client=None,
                request_method="HEAD",
                request_target="blob",
            ),
            f"checking whether a blob exists in {HOST}/team/app unauthorized: authentication required": dict(
                cause="not-authenticated", operation=None
            ),
        },
        not_reads=["checking whether a blog is there"],
    ),
    Wrapper(
        "push",
        '(pushing image "{path}" to[ "docker://{reference}"]|trying to reuse blob {tag} at destination'
        "|writing blob: initiating|writing manifest|initializing destination)",
        operation=Operation.PUSH,
        client="containers-image",
        source="containers/image docker/docker_image_src.go, docker_image_dest.go, copy/single.go",
        reads={
            f"trying to reuse blob {DIGEST} at destination: checking whether a blob {DIGEST} exists in {HOST}/team/app: {DENIED}": dict(
                cause="resource-policy-implicit-deny",
                operation="push",
                client="containers-image",
                repository="team/app",
            ),
            **each(
                [
                    f"Error: writing manifest: uploading manifest: denied: requested access to the resource is denied ({IMAGE})",
                    f"Error: initializing destination docker://{IMAGE}: denied: requested access to the resource is denied",
                    f'Error: pushing image "localhost/app:v1" to "docker://{IMAGE}": denied: requested access to the resource is denied',
                    f"Error: writing blob: initiating layer upload: {HOST}/team/app: denied: requested access to the resource is denied",
                ],
                cause="access-denied",
                operation="push",
                client="containers-image",
            ),
        },
        not_reads=["pushing image"],
    ),
    Verdict(
        "status-code",
        'StatusCode: {status}, "',
        BY_STATUS,
        speaker=CLIENT,
        client="containers-image",
        source="containers/image docker/errors.go registryHTTPResponseToError (5.6 and later)",
        reads={
            f'exists in {HOST}/team/app: StatusCode: 403, ""': dict(
                cause="forbidden", client="containers-image", http_status=403, operation=None
            ),
            'exists in StatusCode: 403, ""': dict(cause="forbidden"),
        },
        not_reads=[
            "https response error StatusCode: 400, RequestID: 7",
            'exists in registry.example.com/team/app: StatusCode: 403, ""',
            f'{ELSEWHERE}StatusCode: 403, ""',
        ],
    ),
    Verdict(
        "too-many-requests",
        "too many requests to registry",
        Cause.RATE_LIMITED,
        speaker=CLIENT,
        client="containers-image",
        source="containers/image docker/errors.go ErrTooManyRequests",
        reads={
            f"reading manifest v1 in {HOST}/app: too many requests to registry": dict(
                cause="rate-limited", client="containers-image", operation="pull"
            ),
            "reading manifest v1 in too many requests to registry": dict(
                cause="rate-limited", operation=None, client="containers-image"
            ),
        },
        not_reads=[
            "too many requests",
            "reading manifest v1 in registry.example.com/app: too many requests to registry",
            f"{ELSEWHERE}too many requests to registry",
        ],
    ),
    Verdict(
        "blob-status",
        "(failed to read from destination repository {repository}:|invalid status code from registry) {status} \\(",
        BY_STATUS,
        speaker=CLIENT,
        client="containers-image",
        source="containers/image docker/docker_image_dest.go (before 5.24), docker/docker_client.go",
        reads={
            "failed to read from destination repository app: 403 (Forbidden)": dict(
                cause="forbidden", client="containers-image", http_status=403, repository="app", operation=None
            ),
            "Requesting bearer token: invalid status code from registry 401 (Unauthorized)": dict(
                cause="not-authenticated", client="containers-image", http_status=401
            ),
        },
        not_reads=[
            "invalid status code",
            f"{ELSEWHERE}failed to read from destination repository app: 403 (Forbidden)",
        ],
    ),
    Note(
        "trying-to-pull",
        "Trying to pull {reference}...",
        Signal.OPENS,
        source="containers/common libimage/pull.go",
        reads={
            f"Trying to pull {HOST}/app:v1...\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="pull", repository="app", tag="v1"
            ),
            f"Trying to pull {HOST}/app:v1...\nError: read ECONNRESET": dict(
                cause="connection-closed", operation="pull"
            ),
        },
        not_reads=[
            "trying to pull",
            f"Trying to pull {HOST}/app:v1...",
            "Trying to pull redis:v1...\nno basic auth credentials",
        ],
    ),
    Note(
        "finished",
        "Writing manifest to image destination",
        Signal.ENDS,
        source="containers/image copy/single.go: the last step, whose failure names the registry",
        not_reads=[
            f"Trying to pull {HOST}/app:v1...\nWriting manifest to image destination\nError: read ECONNRESET",
        ],
    ),
)
