"""Commands that somebody typed or a script repeated. They open a push or a pull."""

from ecr_denied.catalogue.entry import Does, Note
from ecr_denied.catalogue.examples import DENIED, HOST
from ecr_denied.records import Operation

_TOOLS = "(docker|podman|buildah|nerdctl|crane|oras|helm|images|compose|sinker|finch)"


def _command(verb: str, operation: Operation) -> Note:
    """A push or a pull that was typed, with its reference or without."""
    return Note(
        verb,
        f"{_TOOLS} [manifest ]{verb}[,][ {{reference}}]",
        Does.ECHOES,
        operation=operation,
        source="docker/cli, podman, buildah, nerdctl, crane, oras, helm, ctr command lines",
        reads={
            f"$ docker {verb} {HOST}/app:v1\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation=operation.value, repository="app", tag="v1"
            ),
            f"$ docker manifest {verb} {HOST}/app:v1\nno basic auth credentials": dict(
                operation=operation.value, repository="app", tag="v1"
            ),
            f"$ docker {verb} redis:v1\nno basic auth credentials": dict(
                cause="not-authenticated", operation=operation.value
            ),
        },
        not_reads=[f"docker will {verb} it"],
    )


def _failed(verb: str, operation: Operation) -> Note:
    """CodeBuild's line below a push or a pull that failed."""
    line = f"[Container] 2021/10/28 12:08:20 Command did not exit successfully docker {verb} $URI exit status 1"
    return Note(
        f"failed-{verb}",
        f"Command did not exit successfully docker {verb}",
        Does.FAILS,
        source="AWS CodeBuild User Guide, troubleshooting",
        reads={f"{DENIED}\n{line}": dict(cause="resource-policy-implicit-deny", operation=operation.value)},
        not_reads=[line],
    )


ENTRIES = (
    Note(
        "singularity",
        "singularity [-{word} ]pull",
        Does.ECHOES,
        operation=Operation.PULL,
        source="Singularity command line",
        reads={
            f"# singularity -vvv pull docker://{HOST}/app:v1\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="pull"
            ),
        },
        not_reads=["singularity will not pull it"],
    ),
    Note(
        "inspect",
        "(docker manifest inspect|skopeo (list-tags|inspect|copy)|crane (manifest|digest|ls|copy)|oras (manifest"
        "|repo|copy)) ",
        Does.ECHOES,
        source="docker/cli, skopeo, crane, oras command lines",
        reads={
            f"$ skopeo list-tags docker://{HOST}/app\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation=None
            ),
            f"$ skopeo list-tags docker://{HOST}/app\nError: read ECONNRESET": dict(cause="connection-closed"),
        },
        not_reads=["crane operators wanted", f"$ skopeo list-tags docker://{HOST}/app"],
    ),
    _failed("push", Operation.PUSH),
    _failed("pull", Operation.PULL),
    _command("push", Operation.PUSH),
    _command("pull", Operation.PULL),
)
