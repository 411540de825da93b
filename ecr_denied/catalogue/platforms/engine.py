"""The local machine: its disk, its container engine, the socket between a client and the engine. No registry was asked."""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict, Wrapper
from ecr_denied.terms import Cause, EndpointKind, Operation

ENTRIES = (
    Wrapper(
        "answer",
        "({digits} (Client|Server) Error[: {reason}] for [url: ]http+|HTTP code {digits}\\) |Status {digits}: {|API error \\({digits}\\)|\\(Code: {digits}; Headers:)",
        source="docker-py APIError; dockerode; docker-java; aws-sdk: the status is that of the engine's own API",
    ),
    # It goes on as kubelet does.
    Wrapper(
        "modem",
        "\\(HTTP code {digits}\\) ",
        client="dockerode",
        source="apocas/docker-modem lib/modem.js; testcontainers/testcontainers-node",
    ),
    # It was reached, and may have asked the registry.
    Verdict(
        "slow",
        "UnixHTTPConnectionPool\\({text}\\): Read timed out",
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        endpoint=EndpointKind.LOCAL,
        source="docker/docker-py docker/constants.py, DEFAULT_TIMEOUT_SECONDS: a minute without an answer",
    ),
    Verdict(
        "unreachable",
        "(Cannot connect to the Docker daemon|Is the docker daemon running"
        "|port=None\\): Max retries exceeded|docker_engine"
        "|(dial unix |endpoint '|connect {word} )[unix://]{path}(docker.sock|podman.sock|containerd.sock)"
        "|docker.sock/v{digits}.{digits}/|docker daemon is not running"
        "|connect to Docker daemon|docker not available|podman not available|containerd not available"
        "|Could not find a valid Docker environment|Cannot connect to Podman"
        "|Error while fetching server API version|error during connect: )",
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        endpoint=EndpointKind.LOCAL,
        source="docker/cli client errors; docker-py; testcontainers; podman: the local engine, not the registry",
    ),
    # It runs, and its socket is not for this user.
    Verdict(
        "socket-forbidden",
        "(permission denied while trying to connect to the Docker|.sock: connect: permission denied)",
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.CODE,
        endpoint=EndpointKind.LOCAL,
        source="docker/cli client errors; moby/moby client; podman: connect(2), EACCES",
    ),
    Verdict(
        "disk",
        "(no space left on device|ENOSPC|disk quota exceeded|not enough space on the disk|read-only file system"
        "|mkdir {path}: permission denied)",
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="errno ENOSPC; Amazon ECS task_cannot_pull_image",
    ),
    # The layers had arrived, and were those that were asked for: what fails now is the machine's.
    Verdict(
        "unpack",
        "(failed to (extract|register|apply) layer|failed to unpack image on |failed to prepare extraction snapshot"
        "|wrong diff id calculated on extraction|adding layer with blob|rocessing tar file\\()",
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        operation=Operation.PULL,
        endpoint=EndpointKind.LOCAL,
        source="containerd core/unpack/unpacker.go, core/diff/apply; moby/moby distribution/xfer/download.go; containers/storage layers.go, chrootarchive",
    ),
    # An attestation, a bill of materials or another artifact holds no file system.
    Verdict(
        "no-processor",
        "(failed to get stream processor for|no processor for media-type)",
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        operation=Operation.PULL,
        endpoint=EndpointKind.LOCAL,
        source="containerd core/diff/stream.go ErrNoProcessor, core/diff/apply/apply.go",
    ),
    Verdict(
        "nothing-to-push",
        "(does not exist locally with the tag: {reference}|tag does not exist: {reference})",
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.GUESS,
        operation=Operation.PUSH,
        client="docker",
        endpoint=EndpointKind.LOCAL,
        source="moby/moby distribution/push.go, daemon/containerd/image_push.go",
    ),
    Verdict(
        "no-image",
        '(No such image: {reference}|{bound}{image}: image not known|No such image:|image: "{image}" not present locally)',
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.GUESS,
        endpoint=EndpointKind.LOCAL,
        source="moby/moby daemon/images/image.go; containers/storage ErrImageUnknown; kubernetes-sigs/kind load docker-image",
    ),
)
