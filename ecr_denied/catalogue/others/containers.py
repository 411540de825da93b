"""What becomes of containers, and of the commands around them: they name an image, and ask no registry for it."""

from ecr_denied.catalogue.entry import Other

ENTRIES = (
    Other(
        "health",
        "({bound}(health|liveness|readiness|startup)[-] (check|probe)|{edge}probe (failed|errored)|({digits}|localhost|GET )/health)",
        source="kubelet and Amazon ECS: checks of a container that runs",
    ),
    Other(
        "stopped",
        "({edge}restarting failed container|{edge}OOM[-] kill|out of memory|OutOfMemory|{edge}crash(ed|loop)"
        "|{edge}container [{word} ]exited)",
        source="kubelet; Linux' OOM killer; docker: a container that ran",
    ),
    # A tool that pushes or pulls may panic as well, and names what it asked for.
    Other(
        "panic",
        "({line}|\\]|'|Error:) panic:",
        is_elsewhere=True,
        source="Go's panic: a program that ran in a container",
    ),
    Other(
        "runtime",
        "(container process|OCI runtime|The container name '{path}' is already in use)",
        source="opencontainers/runc; moby/moby daemon/names.go",
    ),
    Other(
        "database",
        "(SQLSTATE|password authentication)",
        source="PostgreSQL, error codes and messages",
    ),
    Other(
        "cluster",
        "({edge}kubectl (apply|create|describe|get|patch|replace|rollout|run|set)|Error from server|logged in to the server)",
        source="kubernetes/kubectl: the cluster was asked",
    ),
    Other(
        "rollout",
        "(make[\\[{digits}\\]]: *** |ProgressDeadlineExceeded"
        "|(UPGRADE|INSTALLATION) FAILED: [{text}](context deadline|timed out waiting))",
        source="GNU make; kubernetes Deployment conditions; helm --wait: only that it failed",
    ),
    Other(
        "started-by-aws",
        "(Cannot(Inspect|Create|Stop)ContainerError|failed to get logs for|Task timed out after {digits})",
        source="Amazon ECS, stopped task error codes; AWS Lambda: a function that took too long",
    ),
    Other(
        "removed",
        "(image is being used by|unable to (remove|delete) (repository reference|image))",
        source="moby/moby daemon/images: an image that is taken off the machine",
    ),
    Other(
        "engine-tried",
        "(unable to inspect the image \\({reference}\\): (Cannot connect to the Docker daemon at {path} Is the docker daemon running"
        "|Error[ response from daemon]: No such image)"
        "|unable to inspect existing image: Error response from daemon: No such image)",
        is_harmless=True,
        source="aquasecurity/trivy pkg/fanal/image/daemon/docker.go; anchore/stereoscope pkg/image/docker/daemon_provider.go:"
        " engines that are asked before the registry",
    ),
)
