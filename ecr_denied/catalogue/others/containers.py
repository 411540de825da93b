"""What becomes of containers, and of the commands around them: they name an image, and ask no registry for it."""

from ecr_denied.catalogue.entry import Other
from ecr_denied.catalogue.examples import IMAGE, PULL, beside

ENTRIES = (
    Other(
        "health",
        "({bound}(health|liveness|readiness|startup)[-] (check|probe)|{edge}probe (failed|errored)|({digits}|localhost|GET )/health)",
        source="kubelet and Amazon ECS: checks of a container that runs",
        reads=beside("health check:"),
        not_reads=[
            f"{words} failed: i/o timeout (container image {IMAGE})"
            for words in (
                *("Health check", "Target health-check", "Liveness probe", "Readiness probe", "Startup probe"),
                *("HTTP probe", "GET http://192.0.2.7:8080/healthz", "http://localhost/health", "GET /health HTTP/1.1"),
            )
        ],
    ),
    Other(
        "stopped",
        "({edge}restarting failed container|{edge}OOM[-] kill|out of memory|OutOfMemory|{edge}crash(ed|loop)"
        "|{edge}container [{word} ]exited)",
        source="kubelet; Linux' OOM killer; docker: a container that ran",
        reads=beside("out of memory:"),
        not_reads=[
            f"Back-off restarting failed container of image {IMAGE}",
            f"OOMKilled: the container of image {IMAGE} was aborted",
            f"out of memory: the container of image {IMAGE} was aborted",
            f"java.lang.OutOfMemoryError: image {IMAGE} aborted",
            f"the container of image {IMAGE} crashed: i/o timeout",
            f"CrashLoopBackOff: image {IMAGE}: i/o timeout",
            f"container web exited unexpected (image {IMAGE})",
        ],
    ),
    # A tool that pushes or pulls may panic as well, and names what it asked for.
    Other(
        "panic",
        "({line}|\\]|'|Error:) panic:",
        is_elsewhere=True,
        source="Go's panic: a program that ran in a container",
        reads={
            **beside("panic:"),
            f"panic: failed to pull {IMAGE}: i/o timeout": {"cause": "connection-failed"},
        },
        not_reads=[
            f"{PULL}panic: dial tcp 10.0.0.7:443: i/o timeout",
            f"{PULL}panic: unauthorized: authentication required",
            f"{PULL}[web] panic: dial tcp 10.0.0.7:443: i/o timeout",
            f"{PULL}Error: panic: dial tcp 10.0.0.7:443: i/o timeout",
            f'{PULL}level=error msg="panic: dial tcp 10.0.0.7:443: i/o timeout"',
        ],
    ),
    Other(
        "runtime",
        "(container process|OCI runtime|The container name '{path}' is already in use)",
        source="opencontainers/runc; moby/moby daemon/names.go",
        reads=beside("container process:"),
        not_reads=[
            f"unable to start container process: no such file: not found (image {IMAGE})",
            f"OCI runtime create failed: permission denied: unknown (image {IMAGE})",
            f'$ docker run {IMAGE}\ndocker: Error response from daemon: Conflict. The container name "/web" is already in use',
        ],
    ),
    Other(
        "database",
        "(SQLSTATE|password authentication)",
        source="PostgreSQL, error codes and messages",
        reads=beside("password authentication:"),
        not_reads=[
            f"password authentication failed for user app (image {IMAGE})",
            f"SQLSTATE[08006]: connection refused (image {IMAGE})",
        ],
    ),
    Other(
        "cluster",
        "({edge}kubectl (apply|create|describe|get|patch|replace|rollout|run|set)|Error from server|logged in to the server)",
        source="kubernetes/kubectl: the cluster was asked",
        reads=beside("kubectl get pods:"),
        not_reads=[
            *(
                f"kubectl {verb} deploy/web ({IMAGE}) failed: Unauthorized"
                for verb in ("apply", "create", "describe", "get", "patch", "replace", "rollout", "run", "set image")
            ),
            f"Error from server: i/o timeout (image {IMAGE})",
            f"error: You must be logged in to the server: Unauthorized (image {IMAGE})",
        ],
    ),
    Other(
        "rollout",
        "(make[\\[{digits}\\]]: *** |ProgressDeadlineExceeded"
        "|(UPGRADE|INSTALLATION) FAILED: [{text}](context deadline|timed out waiting))",
        source="GNU make; kubernetes Deployment conditions; helm --wait: only that it failed",
        reads=beside("make: ***"),
        not_reads=[
            f"make: *** [image] Error 1 (push of {IMAGE})",
            f"make[1]: *** [image] Error 1 (push of {IMAGE})",
            f"ProgressDeadlineExceeded: the image {IMAGE} timed out",
            f"Error: UPGRADE FAILED: context deadline exceeded (image {IMAGE})",
            f"Error: INSTALLATION FAILED: release app failed: timed out waiting (image {IMAGE})",
        ],
    ),
    Other(
        "started-by-aws",
        "(Cannot(Inspect|Create|Stop)ContainerError|failed to get logs for|Task timed out after {digits})",
        source="Amazon ECS, stopped task error codes; AWS Lambda: a function that took too long",
        reads=beside("Task timed out after 3"),
        not_reads=[
            *(f"Cannot{verb}ContainerError: timed out (image {IMAGE})" for verb in ("Inspect", "Create", "Stop")),
            f"failed to get logs for task unit: i/o timeout (image {IMAGE})",
            f"Task timed out after 3.00 seconds: i/o timeout (image {IMAGE})",
        ],
    ),
    Other(
        "removed",
        "(image is being used by|unable to (remove|delete) (repository reference|image))",
        source="moby/moby daemon/images: an image that is taken off the machine",
        reads=beside("unable to delete image:"),
        not_reads=[
            f"image is being used by stopped container: 409 Conflict ({IMAGE})",
            *(
                f"conflict: unable to {verb} {what} {IMAGE}: 403 Forbidden"
                for verb in ("remove", "delete")
                for what in ("repository reference", "image")
            ),
        ],
    ),
    Other(
        "engine-tried",
        "(unable to inspect the image \\({reference}\\): (Cannot connect to the Docker daemon at {path} Is the docker daemon running"
        "|Error[ response from daemon]: No such image)"
        "|unable to inspect existing image: Error response from daemon: No such image)",
        is_harmless=True,
        source="aquasecurity/trivy pkg/fanal/image/daemon/docker.go; anchore/stereoscope pkg/image/docker/daemon_provider.go:"
        " engines that are asked before the registry",
        reads={
            f"unable to inspect the image ({IMAGE}): Error: No such image; remote error: i/o timeout": {
                "cause": "connection-failed"
            },
        },
        not_reads=[
            f"* unable to inspect the image ({IMAGE}): Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
            f"* docker error: unable to inspect the image ({IMAGE}): Error response from daemon: No such image: {IMAGE}",
            f"- docker: unable to inspect existing image: Error response from daemon: No such image: {IMAGE}",
        ],
    ),
)
