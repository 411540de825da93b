"""containerd, which prints the status and often drops the registry's words."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, ECR, Note, Signal, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, DIGEST, ELSEWHERE, EXPIRED, HOST, IMAGE, PULL
from ecr_denied.terms import Cause, Operation, RequestTarget

ENTRIES = (
    Verdict(
        "status-from-request",
        "unexpected status from {method} request to {url}: {status}",
        BY_STATUS,
        speaker=CLIENT,
        client="containerd",
        source="containerd core/remotes/docker/errors (1.6.25 and later, 1.7.0 and later)",
        reads={
            f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/t: 403 Forbidden": dict(
                cause="forbidden", client="containerd", http_status=403, repository="team/app", tag="t", operation=None
            ),
            f"unexpected status from HEAD request to\nhttps://{HOST}/v2/team/app/manifests/t:\n403 Forbidden": dict(
                cause="forbidden", client="containerd", http_status=403, repository="team/app", tag="t"
            ),
            "unexpected status from HEAD request to https://***/v2/team/app/manifests/t: 403 Forbidden": dict(
                cause="forbidden", repository="team/app", tag="t"
            ),
        },
        not_reads=[
            "unexpected status from HEAD request to https://registry.example.com/v2/team/app/manifests/t: 403 Forbidden"
        ],
    ),
    Verdict(
        "request-without-status",
        "unexpected status from {method} request",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        strength=Strength.GUESS,
        client="containerd",
        source="containerd core/remotes/docker/errors, cut off",
        reads={
            f"unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/t": dict(
                cause="unclassified", client="containerd", operation=None
            ),
        },
        not_reads=["unexpected status from HEAD request to https://"],
    ),
    Verdict(
        "elided-status-from-request",
        "unexpected status from {method} request[ to] ...: {status}",
        BY_STATUS,
        speaker=CLIENT,
        client="containerd",
        source="containerd core/remotes/docker/errors, URL elided by hand",
        reads={
            "unexpected status from HEAD request ...: 403 Forbidden": dict(
                cause="forbidden", client="containerd", http_status=403, operation=None
            ),
        },
        not_reads=[f"{ELSEWHERE}unexpected status from HEAD request ...: 403 Forbidden"],
    ),
    Verdict(
        "status-code",
        "(unexpected|with) status code (\\[(manifests|blobs) {tag}\\]|{url}): {status}",
        BY_STATUS,
        speaker=CLIENT,
        client="containerd",
        source="containerd core/remotes/docker/resolver.go and fetcher.go (1.0-1.6.24, and blobs up to 2.1.2)",
        reads={
            "pulling from host h failed with status code [manifests 1.2]: 403 Forbidden": dict(
                cause="forbidden", client="containerd", http_status=403, tag="1.2", operation="pull"
            ),
            f"unexpected status code https://{HOST}/v2/team/app/blobs/{DIGEST}: 403 Forbidden": dict(
                cause="forbidden", client="containerd", http_status=403, repository="team/app", operation=None
            ),
        },
        not_reads=[f"{ELSEWHERE}pulling from host h failed with status code [manifests 1.2]: 403 Forbidden"],
    ),
    Verdict(
        "unexpected-status",
        "unexpected (status|response): {status}",
        BY_STATUS,
        speaker=CLIENT,
        client="containerd",
        source="containerd core/remotes/docker/pusher.go (1.0-1.6.24)",
        reads={
            f'failed commit on ref "manifest-{DIGEST}": unexpected status: 400 Bad Request': dict(
                cause="bad-request", client="containerd", http_status=400, operation="push"
            ),
            f"failed to push {IMAGE}: unexpected response: 400 Bad Request": dict(),
            f"Error: failed to push {HOST}/team/app:v1: unexpected response: 400 Bad Request": dict(
                cause="bad-request", client="containerd"
            ),
        },
        not_reads=[f'{ELSEWHERE}failed commit on ref "manifest-{DIGEST}": unexpected status: 400 Bad Request'],
    ),
    Verdict(
        "pull-access-denied",
        "pull access denied, repository does not exist or may require authorization",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PULL,
        client="containerd",
        source="containerd core/remotes/docker/resolver.go, pusher.go",
        reads={
            "pull access denied, repository does not exist or\nmay require authorization: server message: x": dict(
                cause="not-authenticated", operation="pull", client="containerd"
            ),
        },
        not_reads=[
            f"{ELSEWHERE}pull access denied, repository does not exist or\nmay require authorization: server message: x"
        ],
    ),
    Verdict(
        "push-access-denied",
        "push access denied, repository does not exist or may require authorization",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.PUSH,
        client="containerd",
        source="containerd core/remotes/docker/resolver.go, pusher.go",
        reads={
            "push access denied, repository does not exist or\nmay require authorization: server message: x": dict(
                cause="not-authenticated", operation="push", client="containerd"
            ),
        },
        not_reads=[
            f"{ELSEWHERE}push access denied, repository does not exist or\nmay require authorization: server message: x"
        ],
    ),
    Verdict(
        "authorization-failed",
        "server message: {word}: authorization failed",
        Cause.NOT_AUTHENTICATED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        client="containerd",
        source="containerd core/remotes/docker/authorizer.go invalidAuthorization",
        reads={
            f'failed to resolve reference "{IMAGE}": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed': dict(
                cause="not-authenticated", client="containerd", operation="pull"
            ),
            f"server message: insufficient_scope: authorization failed\n{EXPIRED}": dict(
                cause="token-expired", operation=None
            ),
            f"server message: insufficient_scope: authorization failed: {EXPIRED}": dict(
                cause="token-expired", client="containerd"
            ),
            f'failed to resolve reference "{HOST}/team/app:v1": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed: i/o timeout': dict(
                cause="not-authenticated"
            ),
        },
        not_reads=["server message: insufficient_scope: authorization failed"],
    ),
    Verdict(
        "reference-not-found",
        "{bound}{image}: not found",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        operation=Operation.PULL,
        client="containerd",
        source="containerd core/remotes/docker/resolver.go Resolve (1.3 and later); oras-go registry/remote/repository.go",
        reads={
            f"failed to resolve reference: {HOST}/app:v1: not found": dict(
                cause="not-found", operation="pull", client="containerd", repository="app", tag="v1"
            ),
            f"{HOST}/app:v1: not found": dict(cause="not-found", operation="pull", client="containerd"),
            f"failed to resolve reference: {HOST}/app:v1: not found: i/o timeout": dict(cause="not-found"),
        },
        not_reads=[
            "sh: docker: not found",
            "the file was not found",
            "failed to resolve reference: registry.example.com/app:v1: not found",
        ],
    ),
    Verdict(
        "reference-not-found-1.0",
        'failed to resolve reference "{reference}": {reference} not found{end}',
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        client="containerd",
        source="containerd core/remotes/docker/resolver.go Resolve (1.0-1.2)",
        reads={
            f'failed to resolve reference "{HOST}/app:v1": {HOST}/app:v1 not found': dict(
                cause="not-found", operation="pull", client="containerd", repository="app", tag="v1"
            ),
            f'received unexpected HTTP status: 503 Service Unavailable: failed to resolve reference "{HOST}/app:v1": {HOST}/app:v1 not found': dict(
                cause="not-found"
            ),
        },
        not_reads=['failed to resolve reference "registry.example.com/app:v1": registry.example.com/app:v1 not found'],
    ),
    Verdict(
        "content-not-found",
        "(content at {url} not found|could not fetch content descriptor {path} \\({path}\\) from remote: not found)",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        operation=Operation.PULL,
        client="containerd",
        source="containerd core/remotes/docker/fetcher.go",
        reads={
            f"content at https://{HOST}/v2/team/app/blobs/{DIGEST} not found: not found": dict(
                cause="not-found", operation="pull", client="containerd", repository="team/app"
            ),
            f"$ nerdctl pull {IMAGE}\nfailed to copy: could not fetch content descriptor {DIGEST} (application/vnd.oci.image.config.v1+json) from remote: not found": dict(
                cause="not-found", operation="pull"
            ),
            f"content at https://{HOST}/v2/team/app/blobs/sha256:abababababababababababababababababababababababababababababababab not found: not found: i/o timeout": dict(
                cause="not-found"
            ),
        },
        not_reads=["content at rest", "content at https:// not found: not found"],
    ),
    # It ends with "not found" as well: no part of the image is missing.
    Verdict(
        "media-type-unknown",
        "unexpected media type {path} for {path}:",
        Cause.MANIFEST_UNSUPPORTED,
        speaker=ANYONE,
        operation=Operation.PULL,
        source="containerd core/images/image.go, Manifest and ConfigPlatform",
        reads={
            f"{PULL}unexpected media type application/vnd.cncf.helm.config.v1+json for {DIGEST}: not found": dict(
                cause="manifest-unsupported", operation="pull"
            ),
            f"{IMAGE}: unexpected media type application/vnd.in-toto+json for {DIGEST}: not found": dict(
                cause="manifest-unsupported", operation="pull"
            ),
            f"{PULL}unexpected media type text/html for {DIGEST}: not found: no basic auth credentials": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[f"unexpected media type application/vnd.in-toto+json for {DIGEST}: not found"],
    ),
    Verdict(
        "layer-unverified",
        "(unexpected commit digest|failed size validation)",
        Cause.UNCLASSIFIED,
        speaker=ANYONE,
        operation=Operation.PULL,
        source="containerd plugins/content/local/writer.go, Commit: what came is not what the digest names",
        reads={
            f'{PULL}failed commit on ref "layer-{DIGEST}": unexpected commit digest {DIGEST}, expected sha256:0a1b: failed precondition': dict(
                cause="unclassified", operation="pull", wording="containerd.layer-unverified"
            ),
            f'{IMAGE}: failed commit on ref "layer-{DIGEST}": "layer-{DIGEST}" failed size validation: 1234 != 5678: failed precondition': dict(
                cause="unclassified", operation="pull", wording="containerd.layer-unverified"
            ),
        },
        not_reads=["failed size validation: 1234 != 5678: failed precondition"],
    ),
    Wrapper(
        "resolve",
        '(failed to resolve reference[ "{reference}"]|failed to resolve image|failed to resolve ref {reference}'
        "|failed to resolve source metadata)",
        operation=Operation.PULL,
        client="containerd",
        method="HEAD",
        source="containerd client/pull.go, core/transfer/local/pull.go, core/remotes/docker/resolver.go; moby/buildkit sourceresolver",
        reads={
            f'failed to resolve reference "{HOST}/app:v1": {DENIED}': dict(
                cause="resource-policy-implicit-deny",
                operation="pull",
                client="containerd",
                repository="team/app",
                request_method="HEAD",
            ),
            f"failed to resolve ref\n{HOST}/app:v1: not found": dict(
                cause="not-found", operation="pull", client="containerd", repository="app", tag="v1"
            ),
            f"FATA[0001] failed to resolve image: unexpected status from HEAD request to https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden": dict(
                cause="forbidden", operation="pull", client="containerd"
            ),
        },
        not_reads=["failed to resolve host"],
    ),
    # What it is started by: ctr, and crictl, which has the runtime pull.
    Wrapper(
        "ctr",
        "{line}ctr: ",
        client="ctr",
        source="containerd cmd/ctr/main.go: it prints its name before an error",
        reads={
            f'ctr: failed to resolve reference "{IMAGE}": pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials': dict(
                cause="not-authenticated", operation="pull", client="ctr", repository="team/app", tag="v1"
            ),
            f'ctr: failed to resolve reference "{IMAGE}": {DENIED}': dict(
                cause="resource-policy-implicit-deny", client="ctr"
            ),
        },
        not_reads=["the ctr: failed to resolve the conflict"],
    ),
    Wrapper(
        "crictl",
        "{line}pulling image: [rpc error: code = {word} desc = ]failed to pull and unpack",
        operation=Operation.PULL,
        client="crictl",
        source="kubernetes-sigs/cri-tools cmd/crictl/image.go, pull.go",
        reads={
            f'FATA[0001] pulling image: rpc error: code = Unknown desc = failed to pull and unpack image "{IMAGE}": {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="pull", client="crictl"
            ),
            f'FATA[0001] pulling image: failed to pull and unpack image "{IMAGE}": failed to resolve reference "{IMAGE}": pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials': dict(
                cause="not-authenticated", operation="pull", client="crictl", repository="team/app", tag="v1"
            ),
        },
        not_reads=["FATA[0001] pulling image: no such file"],
    ),
    Wrapper(
        "fetch",
        "failed to copy: http(Read|Reader)Seeker",
        operation=Operation.PULL,
        client="containerd",
        method="GET",
        target=RequestTarget.BLOB,
        source="containerd core/remotes/docker/httpreadseeker.go, fetcher.go: layers and configurations",
        reads={
            f"failed to copy: httpReadSeeker: failed open: {DENIED}": dict(
                cause="resource-policy-implicit-deny",
                operation="pull",
                client="containerd",
                request_method="GET",
                request_target="blob",
            ),
            f"failed to copy: httpReaderSeeker: failed open: {DENIED}": dict(operation="pull", client="containerd"),
        },
        not_reads=["failed to copy: no space"],
    ),
    Wrapper(
        "error-from-registry",
        "error from registry",
        client="docker",
        source="moby/moby daemon/containerd/registry_errors.go translateRegistryError (28.1 and later)",
        reads={
            f"error from registry: User: x is not authorized: {DENIED}": dict(
                cause="resource-policy-implicit-deny", client="docker", operation=None
            ),
        },
        not_reads=["error in registry"],
    ),
    # The agent of ECS leaves out the address of a layer in the store, and of nothing else.
    Verdict(
        "redacted-request",
        "failed to do request: {method} REDACTED ECR URL related to {reference}",
        Cause.CONNECTION_FAILED,
        speaker=ECR,
        strength=Strength.CLIENT,
        operation=Operation.PULL,
        client="ecs-agent",
        method="GET",
        target=RequestTarget.BLOB,
        source="aws/amazon-ecs-agent agent/utils redactEcrUrls",
        reads={
            f"failed to do request: Get REDACTED ECR URL related to {HOST}/app": dict(
                cause="connection-failed",
                operation="pull",
                client="ecs-agent",
                repository="app",
                request_method="GET",
                request_target="blob",
            ),
            f"toomanyrequests: Rate exceeded: failed to do request: Get REDACTED ECR URL related to {HOST}/app": dict(
                cause="rate-limited"
            ),
        },
        not_reads=["Get REDACTED"],
    ),
    Wrapper(
        "pulling-from-host",
        "pulling from host {host} failed",
        client="containerd",
        source="containerd core/remotes/docker/resolver.go (1.4.12-1.6.24)",
        reads={
            f"pulling from host {HOST} failed with status code [manifests v1]: 403 Forbidden": dict(
                cause="forbidden", operation="pull", client="containerd", http_status=403
            ),
            f"pulling from host {HOST} failed": dict(cause="unclassified", client="containerd"),
        },
        not_reads=["pulling from h failed"],
    ),
    # ctr asks for a password where its --user gives none, and nobody is there to type one.
    Verdict(
        "no-console",
        "Password: panic: provided file is not a console",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        strength=Strength.TRANSPORT,
        client="ctr",
        source="containerd cmd/ctr/commands/resolver.go passwordPrompt; containerd/console console.go ErrNotAConsole",
        reads={
            "Password: panic: provided file is not a console": dict(cause="login-failed", client="ctr", operation=None),
            f"$ ctr images pull --user AWS {IMAGE}\nPassword: panic: provided file is not a console": dict(
                cause="login-failed", operation="pull", repository="team/app", tag="v1"
            ),
            f"basic credential not found: Password: panic: provided file is not a console, {IMAGE}": dict(
                cause="not-authenticated"
            ),
            f"error authenticating: exit status 1, {HOST}: Password: panic: provided file is not a console": dict(
                wording="containerd.no-console"
            ),
        },
        not_reads=[
            f"$ ctr run --tty {IMAGE} web\npanic: provided file is not a console",
            f"{ELSEWHERE}Password: panic: provided file is not a console",
        ],
    ),
    Note(
        "finished",
        "elapsed: {word} s",
        Signal.ENDS,
        source="containerd/nerdctl pkg/imgutil/jobs/jobs.go",
        not_reads=[
            f"$ nerdctl pull {IMAGE}\nelapsed: 2.1 s total:  3.1 K (1.5 KiB/s)\nError: read ECONNRESET",
        ],
    ),
)
