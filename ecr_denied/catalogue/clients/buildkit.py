"""BuildKit, which wraps the words of containerd's resolver."""

from ecr_denied.catalogue.entry import BY_STATUS, CLIENT, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, DIGEST, ELSEWHERE, HOST, IMAGE
from ecr_denied.terms import Operation

ENTRIES = (
    Wrapper(
        "failed-to-push",
        "failed to push {reference}:",
        client="buildkit",
        source="moby/buildkit exporter/containerimage/export.go (0.11 and later)",
        reads={
            f"failed to push {HOST}/app:v1: unexpected status: {DENIED}": dict(
                cause="resource-policy-implicit-deny", operation="push", client="buildkit", repository="team/app"
            ),
        },
        not_reads=["failed to push some refs to"],
    ),
    Wrapper(
        "failed-to-solve",
        "failed to solve: {reference}: (failed|unexpected|pulling|pull access denied)",
        operation=Operation.PULL,
        client="buildkit",
        source="moby/buildkit dockerfile2llb convert.go (0.9 and later): a base image was refused",
        reads={
            f"failed to solve: {HOST}/app:v1: unexpected status from HEAD request": dict(
                cause="unclassified", operation="pull", repository="app", tag="v1"
            ),
            f"ERROR: failed to solve: {IMAGE}: failed to resolve source metadata: unexpected status: 403 Forbidden": dict(
                cause="forbidden", operation="pull"
            ),
            f"ERROR: failed to solve: {IMAGE}: failed to do request: 403 Forbidden": dict(
                cause="forbidden", operation="pull", client="buildkit"
            ),
            f"ERROR: failed to solve: {IMAGE}: pull access denied, repository does not exist or may require authorization:"
            " server message: insufficient_scope: authorization failed": dict(
                cause="not-authenticated", operation="pull"
            ),
            f"ERROR: failed to solve: {IMAGE}: pulling from host failed with status code [manifests v1]: 403 Forbidden": dict(
                cause="forbidden", operation="pull"
            ),
        },
        not_reads=[
            f"$ docker build -t {HOST}/app:v1 .\nERROR: failed to solve: {image}: pull access denied, repository does not"
            " exist or may require authorization: server message: insufficient_scope: authorization failed"
            for image in ("foo/bar", "python:3.11")
        ],
    ),
    Note(
        "cache-import",
        "importing cache manifest from {image} ERROR[:] {image}[:] not found",
        Signal.ENDS,
        source="moby/buildkit cache/remotecache/import.go: a build goes on without its cache",
        reads={
            f"#5 importing cache manifest from {HOST}/app:build\n#5 ERROR: {HOST}/app:build: not found\n{DENIED}": dict(
                cause="resource-policy-implicit-deny"
            ),
        },
        not_reads=[
            f"#5 importing cache manifest from {HOST}/app:build\n#5 ERROR: {HOST}/app:build: not found\n#6 CACHED",
        ],
    ),
    Note(
        "finished",
        "pushing manifest for {image} {word} done DONE {word}",
        Signal.ENDS,
        source="moby/buildkit util/push/push.go, client/display.go: the first is said also where an error follows",
        not_reads=[
            f"#9 pushing layers 3.2s done\n#9 pushing manifest for {HOST}/app:v1@{DIGEST} 1.1s done\n#9 DONE 8.1s\nError: read ECONNRESET",
        ],
    ),
    Wrapper(
        "commit-on-ref",
        "failed commit on ref",
        operation=Operation.PUSH,
        client="containerd",
        source="containerd core/remotes/docker/pusher.go",
        reads={
            f'failed commit on ref "manifest-{DIGEST}": unexpected status: {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="push", client="containerd"
            ),
        },
        not_reads=["commit on ref"],
    ),
    Verdict(
        "cache-export",
        "error writing manifest blob: failed commit on ref {text}: unexpected status[ from PUT request to {url}]:"
        " {status} Bad Request",
        BY_STATUS,
        speaker=CLIENT,
        strength=Strength.CODE,
        client="buildkit",
        source="moby/buildkit cache/remotecache/export.go: the words are those of the export of a cache",
        reads={
            f'error writing manifest blob: failed commit on ref "{DIGEST}": unexpected status from PUT request to https://{HOST}/v2/app/manifests/build: 400 Bad Request': dict(
                cause="bad-request",
                operation="push",
                repository="app",
                tag="build",
                http_status=400,
                client="buildkit",
                wording="buildkit.cache-export",
            ),
            f'error writing manifest blob: failed commit on ref "{DIGEST}": unexpected status: 400 Bad Request': dict(
                cause="bad-request", operation="push", client="buildkit", wording="buildkit.cache-export"
            ),
        },
        not_reads=[
            f'error writing manifest blob: failed commit on ref "{DIGEST}": unexpected status from PUT request to https://registry.example.com/v2/app/manifests/build: 400 Bad Request',
            f'{ELSEWHERE}error writing manifest blob: failed commit on ref "{DIGEST}": unexpected status: 400 Bad Request',
        ],
    ),
    Verdict(
        "failed-to-push-status",
        "failed to push {reference} {status} Forbidden",
        BY_STATUS,
        speaker=CLIENT,
        client="buildkit",
        source="moby/buildkit exporter/containerimage/export.go, shortened by hand",
        reads={
            f"failed to push {IMAGE} 403 Forbidden": dict(
                cause="forbidden", operation="push", client="buildkit", http_status=403, repository="team/app", tag="v1"
            ),
        },
        not_reads=["failed to push registry.example.com/team/app:v1 403 Forbidden"],
    ),
    Verdict(
        "status-of-metadata",
        "failed to resolve source metadata for {reference}: {status} Too Many Requests",
        BY_STATUS,
        speaker=CLIENT,
        client="buildkit",
        source="moby/buildkit client/llb/sourceresolver/imageresolver.go, URL left out",
        reads={
            f"failed to resolve source metadata for {IMAGE}: 429 Too Many Requests": dict(
                cause="rate-limited",
                operation="pull",
                client="buildkit",
                http_status=429,
                repository="team/app",
                tag="v1",
            ),
        },
        not_reads=["failed to resolve source metadata for registry.example.com/team/app:v1: 429 Too Many Requests"],
    ),
)
