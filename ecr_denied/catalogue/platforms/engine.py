"""The local machine: its disk, its container engine, the socket between a client and the engine. No registry was asked."""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DIGEST, EXPIRED, HOST, IMAGE, PULL, PUSH, each
from ecr_denied.terms import Cause, EndpointKind, Operation

ENTRIES = (
    Wrapper(
        "answer",
        "({digits} (Client|Server) Error[: {reason}] for [url: ]http+|HTTP code {digits}\\) |Status {digits}: {|API error \\({digits}\\)|\\(Code: {digits}; Headers:)",
        source="docker-py APIError; dockerode; docker-java; aws-sdk: the status is that of the engine's own API",
        reads={
            f"Error response from daemon: Get https://{HOST}/v2/: no basic auth credentials\n (Code: 404; Headers: map[Date:[Mon]])": dict(
                cause="not-authenticated", http_status=None
            ),
            f'500 Server Error for http+docker://localhost/v1.41/images/create: Internal Server Error ("Head https://{HOST}/v2/app/manifests/v1: no basic auth credentials")': dict(
                cause="not-authenticated", http_status=None, repository="app", tag="v1", operation="pull"
            ),
            f'(HTTP code 500) server error - Head "https://{HOST}/v2/app/manifests/v1": no basic auth credentials': dict(
                cause="not-authenticated", http_status=None, repository="app"
            ),
            f'API error (500): Head "https://{HOST}/v2/app/manifests/v1": no basic auth credentials': dict(
                cause="not-authenticated", http_status=None, repository="app"
            ),
            f'com.github.dockerjava.api.exception.InternalServerErrorException: Status 500: {{"message":"Head https://{HOST}/v2/app/manifests/v1: no basic auth credentials"}}': dict(
                cause="not-authenticated", http_status=None, repository="app"
            ),
            f"(Code: 404; Headers:\n{EXPIRED}": dict(cause="token-expired", operation=None),
        },
        not_reads=["500 Server Error for http+docker://localhost/v1.41/containers/create: Internal Server Error"],
    ),
    # It goes on as kubelet does.
    Wrapper(
        "modem",
        "\\(HTTP code {digits}\\) ",
        client="dockerode",
        source="apocas/docker-modem lib/modem.js; testcontainers/testcontainers-node",
        reads={
            f'Failed to pull image "{IMAGE}": Error: (HTTP code 500) server error - Head "https://{HOST}/v2/team/app/manifests/v1": no basic auth credentials': dict(
                cause="not-authenticated", operation="pull", client="dockerode", repository="team/app"
            ),
            f"Error: (HTTP code 500) server error - {EXPIRED}": dict(
                cause="token-expired", operation=None, client="dockerode"
            ),
        },
        not_reads=["(HTTP code 500) server error - no such container"],
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
        reads={
            f"Error pushing image {HOST}/team/app: UnixHTTPConnectionPool(host='localhost', port=None): Read timed out.": dict(
                cause="local-failure", repository="team/app", endpoint_kind="local", wording="engine.slow"
            ),
            f"{IMAGE}: UnixHTTPConnectionPool(host='localhost', port=None): Read timed out.": dict(
                cause="local-failure", operation=None
            ),
            f"UnixHTTPConnectionPool(host='localhost', port=None): Read timed out.\n{EXPIRED}": dict(
                cause="token-expired", operation=None
            ),
        },
        not_reads=["UnixHTTPConnectionPool(host='localhost', port=None): Read timed out."],
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
        reads={
            f"Error pushing image {HOST}/team/app: UnixHTTPConnectionPool(host='localhost', port=None): Max retries exceeded": dict(
                cause="local-failure", repository="team/app", endpoint_kind="local"
            ),
            **each(
                [
                    f"{PUSH}Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
                    f"{PUSH}dial unix /var/run/docker.sock: connect: connection refused",
                    f"{PUSH}error during connect: this error may indicate that the docker daemon is not running",
                    f"{PUSH}open //./pipe/docker_engine: The system cannot find the file specified.",
                    f"{PUSH}Cannot connect to Podman. Please verify your connection to the Linux system",
                    f"{PUSH}unable to connect to Podman socket: dial unix /run/podman/podman.sock: connect: no such file or directory",
                    f"{PUSH}dial unix /run/containerd/containerd.sock: connect: no such file or directory",
                    f"{PUSH}- docker: docker not available: failed to connect to Docker daemon.",
                    f"{PUSH}- podman: podman not available: no host address",
                    f"{PUSH}- containerd: containerd not available: no grpc connection or services is available",
                    f"{PUSH}java.lang.IllegalStateException: Could not find a valid Docker environment.",
                    f'{PUSH}Post "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/images/{HOST}/team/app/push?tag=v1": EOF',
                    f"Error pushing {IMAGE}: docker.errors.DockerException: Error while fetching server API version",
                ],
                cause="local-failure",
                operation="push",
                repository="team/app",
            ),
            f"port=None): Max retries exceeded\n{EXPIRED}": dict(cause="token-expired", operation=None),
        },
        not_reads=[
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.",
            "connected to the Docker daemon",
        ],
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
        reads={
            **each(
                [
                    f"{PUSH}permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock",
                    f"{PUSH}dial unix /var/run/docker.sock: connect: permission denied",
                    f"{PUSH}unable to connect to Podman socket: dial unix /run/podman/podman.sock: connect: permission denied",
                ],
                cause="local-failure",
                operation="push",
                repository="team/app",
                endpoint_kind="local",
                wording="engine.socket-forbidden",
            ),
            f"{PULL}permission denied while trying to connect to the Docker daemon socket": dict(
                cause="local-failure", operation="pull", endpoint_kind="local"
            ),
            f"{PUSH}dial unix /var/run/docker.sock: connect: permission denied\n{EXPIRED}": dict(cause="token-expired"),
        },
        not_reads=["dial unix /var/run/docker.sock: connect: permission denied"],
    ),
    Verdict(
        "disk",
        "(no space left on device|ENOSPC|disk quota exceeded|not enough space on the disk|read-only file system"
        "|mkdir {path}: permission denied)",
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="errno ENOSPC; Amazon ECS task_cannot_pull_image",
        reads={
            **each(
                [
                    f"$ docker pull {HOST}/app:v1\nfailed to register layer: write /x: no space left on device",
                    f"{PULL}Error: ENOSPC: no space left",
                    f"{PULL}failed to register layer: write /x: disk quota exceeded",
                    f"{PULL}write C:\\ProgramData\\docker\\x: There is not enough space on the disk.",
                    f"{PULL}failed to extract layer: write /x: read-only file system",
                    f"{PULL}mkdir /var/lib/containers: permission denied",
                ],
                cause="local-failure",
                operation="pull",
            ),
            f"{PULL}no space left on device: i/o timeout": dict(cause="local-failure"),
            f"no space left on device\n{EXPIRED}": dict(cause="token-expired", operation=None),
        },
        not_reads=["failed to register layer: write /x: no space left on device", "no space"],
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
        reads={
            **each(
                [
                    f"$ docker pull {HOST}/app:v1\nfailed to register layer: Error processing tar file(exit status 1): unexpected EOF",
                    f"{PULL}failed to register layer: open /x: operation not permitted",
                    f"{PULL}failed to extract layer {DIGEST}: failed to get reader from content store: content digest {DIGEST}: not found",
                    f'{PULL}failed to prepare extraction snapshot "extract-1 {DIGEST}": parent snapshot {DIGEST} does not exist: not found',
                    f"{PULL}failed to unpack image on snapshotter overlayfs: mount callback failed: archive/tar: invalid tar header: unknown",
                    f'{PULL}wrong diff id calculated on extraction "{DIGEST}"',
                    f'Trying to pull {HOST}/app:v1...\nError: copying system image from manifest list: writing blob: adding layer with blob "{DIGEST}": processing tar file(lchown /etc/gshadow: invalid argument): exit status 1',
                ],
                cause="local-failure",
                operation="pull",
                endpoint_kind="local",
                wording="engine.unpack",
            ),
            f"{IMAGE}: failed to register layer: exit status 1": dict(cause="local-failure", operation="pull"),
            f"{PULL}failed to extract layer {DIGEST}: write /x: no space left on device": dict(
                cause="local-failure", wording="engine.disk"
            ),
            f'{PULL}failed to extract layer {DIGEST}: Get "https://{HOST}/v2/app/blobs/{DIGEST}": no basic auth credentials': dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            f"failed to extract layer {DIGEST}: unexpected EOF",
            "adding layer with blob",
            "processing tar file(exit status 1)",
        ],
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
        reads={
            f"{PULL}failed to extract layer {DIGEST}: failed to get stream processor for application/vnd.in-toto+json: no processor for media-type: unknown": dict(
                cause="local-failure", operation="pull", wording="engine.no-processor"
            ),
            f"{IMAGE}: no processor for media-type: unknown": dict(
                cause="local-failure", operation="pull", endpoint_kind="local"
            ),
            f"{PULL}no processor for media-type: i/o timeout": dict(cause="local-failure"),
            f"{PULL}no processor for media-type\n{EXPIRED}": dict(cause="token-expired"),
        },
        not_reads=["failed to get stream processor for application/vnd.in-toto+json: no processor for media-type"],
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
        reads={
            f"An image does not exist locally with the tag: {HOST}/app": dict(
                cause="local-failure", operation="push", repository="app", client="docker", endpoint_kind="local"
            ),
            f"tag does not exist: {HOST}/app:v1": dict(cause="local-failure", repository="app", tag="v1"),
            f"i/o timeout: An image does not exist locally with the tag: {HOST}/app": dict(cause="connection-failed"),
        },
        not_reads=["tag does not exist: app:v1"],
    ),
    Verdict(
        "no-image",
        '(No such image: {reference}|{bound}{image}: image not known|No such image:|image: "{image}" not present locally)',
        Cause.LOCAL_FAILURE,
        speaker=ANYONE,
        strength=Strength.GUESS,
        endpoint=EndpointKind.LOCAL,
        source="moby/moby daemon/images/image.go; containers/storage ErrImageUnknown; kubernetes-sigs/kind load docker-image",
        reads={
            f"No such image: {HOST}/app:v1": dict(
                cause="local-failure", repository="app", tag="v1", operation=None, endpoint_kind="local"
            ),
            f"Error: {IMAGE}: image not known": dict(cause="local-failure", repository="team/app"),
            f'ERROR: image: "{IMAGE}" not present locally': dict(cause="local-failure", repository="team/app"),
            f"i/o timeout: No such image: {HOST}/app:v1": dict(cause="connection-failed"),
        },
        not_reads=["No such image: redis:7", "there is no such image here"],
    ),
)
