"""BuildKit, which wraps the words of containerd's resolver."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.terms import Cause, Operation

ENTRIES = (
    Wrapper(
        "failed-to-push",
        "failed to push {reference}:",
        client="buildkit",
        source="moby/buildkit exporter/containerimage/export.go (0.11 and later)",
    ),
    Wrapper(
        "failed-to-solve",
        "failed to solve: {reference}: (failed|unexpected|pulling|pull access denied)",
        operation=Operation.PULL,
        client="buildkit",
        source="moby/buildkit dockerfile2llb convert.go (0.9 and later): a base image was refused",
    ),
    Note(
        "cache-import",
        "importing cache manifest from {image} ERROR[:] {image}[:] not found",
        Signal.ENDS,
        source="moby/buildkit cache/remotecache/import.go: a build goes on without its cache",
    ),
    Verdict(
        "cache-importer",
        "registry cache importer: unexpected status[ from HEAD request to {url}]: {status}",
        BY_STATUS,
        speaker=CLIENT,
        strength=Strength.CODE,
        operation=Operation.PULL,
        client="buildkit",
        source="moby/buildkit solver/llbsolver/bridge.go: a build goes on without its cache",
    ),
    Wrapper(
        "cache-manifest",
        "importing cache manifest from {reference}",
        operation=Operation.PULL,
        client="buildkit",
        source="moby/buildkit solver/llbsolver/bridge.go: a build goes on without its cache",
    ),
    Verdict(
        "metadata",
        "ERROR \\[internal\\] load metadata for {reference}",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        source="moby/buildkit frontend/dockerfile/dockerfile2llb/convert.go, util/progress/progressui: the step that failed",
    ),
    Note(
        "finished",
        "pushing manifest for {image} {word} done DONE {word}",
        Signal.ENDS,
        source="moby/buildkit util/push/push.go, client/display.go: the first is said also where an error follows",
    ),
    Wrapper(
        "commit-on-ref",
        "failed commit on ref",
        operation=Operation.PUSH,
        client="containerd",
        source="containerd core/remotes/docker/pusher.go",
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
    ),
    Verdict(
        "failed-to-push-status",
        "failed to push {reference} {status} Forbidden",
        BY_STATUS,
        speaker=CLIENT,
        client="buildkit",
        source="moby/buildkit exporter/containerimage/export.go, shortened by hand",
    ),
    Verdict(
        "status-of-metadata",
        "failed to resolve source metadata for {reference}: {status} Too Many Requests",
        BY_STATUS,
        speaker=CLIENT,
        client="buildkit",
        source="moby/buildkit client/llb/sourceresolver/imageresolver.go, URL left out",
    ),
)
