"""containers/image: podman, skopeo, buildah, CRI-O."""

from ecr_denied.catalogue.entry import Layer, Pattern, Role, Sample, Voice
from ecr_denied.records import Cause, Operation

_SOURCE = "containers/image docker/docker_image_src.go, docker_image_dest.go, copy/single.go"

PATTERNS = (
    Pattern(
        name="containers-image.source",
        gate=("initializing source", "reading manifest"),
        words="(initializing source[ docker://{reference}:]|reading manifest {tag} in {reference}: )",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="containers-image",
        source=_SOURCE,
        samples=(
            Sample("initializing source docker://h.example/app:v1: reading manifest v1 in h.example/app: denied"),
            Sample("reading manifest v1 in h.example/app: denied", {"tag": "v1", "reference": "h.example/app"}),
        ),
        counter_samples=("reading a manifest",),
    ),
    Pattern(
        name="containers-image.upload-start",
        gate=("initiating layer upload to",),
        words="initiating layer upload to /v2/{repository}/blobs/uploads/ in {registry}:",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PUSH,
        client="containers-image",
        source=f"{_SOURCE} PutBlobWithOptions",
        samples=(
            Sample(
                "writing blob: initiating layer upload to /v2/team/app/blobs/uploads/ in h.example: denied: x",
                {"repository": "team/app", "registry": "h.example"},
            ),
        ),
        counter_samples=("initiating layer upload",),
    ),
    Pattern(
        name="containers-image.manifest-upload",
        gate=("uploading manifest",),
        words="uploading manifest {tag} to {reference}:",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PUSH,
        client="containers-image",
        source=f"{_SOURCE} uploadManifest",
        samples=(
            Sample("uploading manifest v1 to h.example/app: denied", {"tag": "v1", "reference": "h.example/app"}),
        ),
        counter_samples=("uploading manifest failed",),
    ),
    Pattern(
        name="containers-image.push",
        gate=("pushing image", "trying to reuse blob", "writing blob", "writing manifest", "initializing destination"),
        words='(pushing image "{path}" to[ "docker://{reference}"]|trying to reuse blob {tag} at destination|writing blob|writing manifest'
        "|initializing destination)",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PUSH,
        client="containers-image",
        source=_SOURCE,
        samples=(
            Sample("trying to reuse blob sha256:ab at destination: checking whether a blob sha256:ab exists in h/r"),
        ),
        counter_samples=("pushing image",),
    ),
    Pattern(
        name="containers-image.status-code",
        gate=("statuscode:",),
        words='StatusCode: {status}, ("|<)',
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        client="containers-image",
        source="containers/image docker/errors.go registryHTTPResponseToError (5.6 and later)",
        samples=(Sample('exists in h/r: StatusCode: 403, ""', {"status": "403"}),),
        counter_samples=("https response error StatusCode: 400, RequestID: 7",),
    ),
    Pattern(
        name="containers-image.too-many-requests",
        gate=("too many requests to registry",),
        words="too many requests to registry",
        layer=Layer.CLIENT,
        voice=Voice.CLIENT,
        cause=Cause.RATE_LIMITED,
        client="containers-image",
        source="containers/image docker/errors.go ErrTooManyRequests",
        samples=(Sample("reading manifest v1 in h.example/app: too many requests to registry"),),
        counter_samples=("too many requests",),
    ),
    Pattern(
        name="containers-image.blob-status",
        gate=("failed to read from destination repository", "invalid status code from registry"),
        words="(failed to read from destination repository {repository}:|invalid status code from registry) {status} \\(",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        client="containers-image",
        source="containers/image docker/docker_image_dest.go (before 5.24), docker/docker_client.go",
        samples=(
            Sample("failed to read from destination repository app: 403 (Forbidden)", {"status": "403"}),
            Sample("Requesting bearer token: invalid status code from registry 401 (Unauthorized)", {"status": "401"}),
        ),
        counter_samples=("invalid status code",),
    ),
    Pattern(
        name="containers-image.trying-to-pull",
        role=Role.OPENING,
        gate=("trying to pull",),
        words="Trying to pull {reference}...",
        layer=Layer.ANNOUNCEMENT,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="containers-image",
        source="containers/common libimage/pull.go",
        samples=(
            Sample(
                "Trying to pull 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:v1...",
                {"reference": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:v1"},
            ),
        ),
        counter_samples=("trying to pull",),
    ),
)
