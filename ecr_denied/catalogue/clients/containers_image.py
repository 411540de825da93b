"""containers/image, the library of Podman, Buildah, Skopeo and CRI-O."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.terms import Cause, EndpointKind, Operation, RequestTarget

ENTRIES = (
    Wrapper(
        "source",
        "(initializing source[ docker://{reference}:]|reading manifest {tag} in {reference} : )",
        operation=Operation.PULL,
        client="containers-image",
        source="containers/image docker/docker_image_src.go, docker_image_dest.go, copy/single.go",
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
    ),
    Wrapper(
        "upload-start",
        "initiating layer upload to /v2/{repository}/blobs/uploads/ in {registry}:",
        operation=Operation.PUSH,
        client="containers-image",
        source="containers/image docker/docker_image_src.go, docker_image_dest.go, copy/single.go PutBlobWithOptions",
    ),
    Wrapper(
        "manifest-upload",
        "uploading manifest {tag} to {reference}:",
        client="containers-image",
        source="containers/image docker/docker_image_src.go, docker_image_dest.go, copy/single.go uploadManifest",
    ),
    Wrapper(
        "tags-list",
        "fetching tags list:",
        operation=Operation.PULL,
        client="containers-image",
        target=RequestTarget.TAGS,
        source="containers/image docker/docker_image.go GetRepositoryTags; containers/skopeo cmd/skopeo/list_tags.go",
    ),
    Wrapper(
        "blob-check",
        "checking whether a blob ",
        method="HEAD",
        target=RequestTarget.BLOB,
        source="containers/image docker/docker_image_dest.go blobExists",
    ),
    Wrapper(
        "push",
        '(pushing image "{path}" to[ "docker://{reference}"]|trying to reuse blob {tag} at destination'
        "|writing blob: initiating|writing manifest|initializing destination)",
        operation=Operation.PUSH,
        client="containers-image",
        source="containers/image docker/docker_image_src.go, docker_image_dest.go, copy/single.go",
    ),
    Verdict(
        "status-code",
        'StatusCode: {status}, "',
        BY_STATUS,
        speaker=CLIENT,
        client="containers-image",
        source="containers/image docker/errors.go registryHTTPResponseToError (5.6 and later)",
    ),
    Verdict(
        "too-many-requests",
        "too many requests to registry",
        Cause.RATE_LIMITED,
        speaker=CLIENT,
        client="containers-image",
        source="containers/image docker/errors.go ErrTooManyRequests",
    ),
    Verdict(
        "blob-status",
        "(failed to read from destination repository {repository}:|invalid status code from registry) {status} \\(",
        BY_STATUS,
        speaker=CLIENT,
        client="containers-image",
        source="containers/image docker/docker_image_dest.go (before 5.24), docker/docker_client.go",
    ),
    Note(
        "trying-to-pull",
        "Trying to pull {reference}...",
        Signal.OPENS,
        source="containers/common libimage/pull.go",
    ),
    Note(
        "finished",
        "Writing manifest to image destination",
        Signal.ENDS,
        source="containers/image copy/single.go: the last step, whose failure names the registry",
    ),
)
