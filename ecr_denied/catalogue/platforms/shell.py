"""Commands that somebody typed or a script repeated. They open a push or a pull."""

from ecr_denied.catalogue.entry import Does, Note
from ecr_denied.catalogue.examples import DENIED, HOST
from ecr_denied.records import Operation

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
                cause="access-denied"
            ),
            f"$ skopeo list-tags docker://{HOST}/app\nError: read ECONNRESET": dict(cause="connection-closed"),
        },
        not_reads=["crane operators wanted", f"$ skopeo list-tags docker://{HOST}/app"],
    ),
    Note(
        "failed-push",
        "Command did not exit successfully docker push",
        Does.FAILS,
        operation=Operation.PUSH,
        source="AWS CodeBuild User Guide, troubleshooting",
        reads={
            f"{DENIED}\n[Container] 2021/10/28 12:08:20 Command did not exit successfully docker push $URI exit status 1": dict(
                cause="resource-policy-implicit-deny", operation="push"
            ),
        },
        not_reads=["[Container] 2021/10/28 12:08:20 Command did not exit successfully docker push $URI exit status 1"],
    ),
    Note(
        "failed-pull",
        "Command did not exit successfully docker pull",
        Does.FAILS,
        operation=Operation.PULL,
        source="AWS CodeBuild User Guide, troubleshooting",
        reads={
            f"{DENIED}\n[Container] 2021/10/28 12:08:20 Command did not exit successfully docker pull $URI exit status 1": dict(
                cause="resource-policy-implicit-deny", operation="pull"
            ),
        },
        not_reads=["[Container] 2021/10/28 12:08:20 Command did not exit successfully docker pull $URI exit status 1"],
    ),
    Note(
        "push",
        "(docker|podman|buildah|nerdctl|crane|oras|helm|images|compose|sinker|finch) push[,][ {reference}]",
        Does.ECHOES,
        operation=Operation.PUSH,
        source="docker/cli, podman, buildah, nerdctl, crane, oras, helm, ctr command lines",
        reads={
            f"$ docker push {HOST}/app:v1\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="push", repository="app", tag="v1"
            ),
            "$ docker push redis:v1\nno basic auth credentials": dict(cause="not-authenticated", operation="push"),
        },
        not_reads=["docker will push it"],
    ),
    Note(
        "pull",
        "(docker|podman|buildah|nerdctl|crane|oras|helm|images|compose|sinker|finch) pull[,][ {reference}]",
        Does.ECHOES,
        operation=Operation.PULL,
        source="docker/cli, podman, buildah, nerdctl, crane, oras, helm, ctr command lines",
        reads={
            f"$ docker pull {HOST}/app:v1\ndenied: requested access to the resource is denied": dict(
                cause="access-denied", operation="pull", repository="app", tag="v1"
            ),
            "$ docker pull redis:v1\nno basic auth credentials": dict(cause="not-authenticated", operation="pull"),
        },
        not_reads=["docker will pull it"],
    ),
)
