"""oras-go, the library of ORAS, Helm and Flux."""

from ecr_denied.catalogue.entry import BY_STATUS, CLIENT, Note, Signal, Verdict, Wrapper
from ecr_denied.terms import Cause, Operation

ENTRIES = (
    Verdict(
        "status",
        "response status code {status}:",
        BY_STATUS,
        speaker=CLIENT,
        client="oras",
        source="oras-project/oras-go registry/remote/errcode/errors.go",
    ),
    Verdict(
        "no-credentials",
        "basic credential not found",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        client="oras",
        source="oras-project/oras-go registry/remote/auth/client.go",
    ),
    Wrapper(
        "read",
        'failed to perform "{word}" on source:',
        operation=Operation.PULL,
        client="oras",
        source="oras-go copyerror.go CopyError.Error (2.6 and later)",
    ),
    Wrapper(
        "push",
        '(failed to perform "{word}" on destination|oras push manifest failed)',
        operation=Operation.PUSH,
        client="oras",
        source="oras-go copyerror.go CopyError.Error (2.6 and later)",
    ),
    Note(
        "finished",
        "(Pushed|Pulled|Copied)( \\[registry\\]|:) {reference}",
        Signal.ENDS,
        source="oras-project/oras cmd/oras/internal/display/status; helm/helm pkg/registry/client.go",
    ),
)
