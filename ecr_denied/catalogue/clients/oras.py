"""oras-go, the library of ORAS, Helm and Flux."""

from ecr_denied.catalogue.entry import BY_STATUS, CLIENT, Note, Signal, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, ELSEWHERE, HOST, IMAGE
from ecr_denied.terms import Cause, Operation

ENTRIES = (
    Verdict(
        "status",
        "response status code {status}:",
        BY_STATUS,
        speaker=CLIENT,
        client="oras",
        source="oras-project/oras-go registry/remote/errcode/errors.go",
        reads={
            f'GET "https://{HOST}/v2/team/app/manifests/v1": response status code 403: denied: x': dict(
                cause="access-denied", client="oras", http_status=403, operation="pull"
            ),
            "response status code 403: denied: x": dict(cause="access-denied", operation=None),
            "response status code 403:": dict(cause="forbidden"),
            f'GET "https://{HOST}/v2/team/app/manifests/v1": response status code 403: Forbidden': dict(
                cause="forbidden", client="oras", http_status=403
            ),
        },
        not_reads=[
            'GET "https://registry.example.com/v2/team/app/manifests/v1": response status code 403: denied: x',
            f"{ELSEWHERE}response status code 403:",
        ],
    ),
    Verdict(
        "no-credentials",
        "basic credential not found",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        client="oras",
        source="oras-project/oras-go registry/remote/auth/client.go",
        reads={
            f'GET "https://{HOST}/v2/team/app/manifests/v1": basic credential not found': dict(
                cause="not-authenticated", client="oras", operation="pull"
            ),
            "basic credential not found": dict(cause="not-authenticated", operation=None),
        },
        not_reads=[
            "credential not found",
            'GET "https://registry.example.com/v2/team/app/manifests/v1": basic credential not found',
            f"{ELSEWHERE}basic credential not found",
        ],
    ),
    Wrapper(
        "read",
        'failed to perform "{word}" on source:',
        operation=Operation.PULL,
        client="oras",
        source="oras-go copyerror.go CopyError.Error (2.6 and later)",
        reads={
            f'failed to perform "FetchReference" on source: GET "https://{HOST}/v2/": {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="pull", client="oras"
            ),
        },
        not_reads=['failed to perform "Push" on destination: x'],
    ),
    Wrapper(
        "push",
        '(failed to perform "{word}" on destination|oras push manifest failed)',
        operation=Operation.PUSH,
        client="oras",
        source="oras-go copyerror.go CopyError.Error (2.6 and later)",
        reads={
            f'failed to perform "Push" on destination: POST "https://{HOST}/v2/": {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="push", client="oras"
            ),
            f'Error: oras push manifest failed: PUT "https://{HOST}/v2/team/app/manifests/v1": response status code 403: denied: {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="push", client="oras"
            ),
        },
        not_reads=['failed to perform "Resolve" on source: x'],
    ),
    Note(
        "finished",
        "(Pushed|Pulled|Copied)( \\[registry\\]|:) {reference}",
        Signal.ENDS,
        source="oras-project/oras cmd/oras/internal/display/status; helm/helm pkg/registry/client.go",
        not_reads=[
            f"$ oras push {IMAGE}\nPushed [registry] {IMAGE}\nError: read ECONNRESET",
            f"$ oras pull {IMAGE}\nPulled [registry] {IMAGE}\nError: read ECONNRESET",
            f"$ oras copy {IMAGE} {HOST}/app\nCopied [registry] {IMAGE} => [registry] {HOST}/app\nError: read ECONNRESET",
            f"$ helm push web-1.tgz oci://{HOST}/charts\nPushed: {HOST}/charts/web:1\nError: read ECONNRESET",
        ],
    ),
)
