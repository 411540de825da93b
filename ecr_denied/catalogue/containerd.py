"""containerd, and what vendors its remotes: docker's containerd store, CRI, BuildKit, nerdctl, helm up to 3.17.

It resolves and probes with HEAD, which has no body: usually only a status survives.
"""

from ecr_denied.catalogue.entry import Layer, Pattern, Role, Sample, Voice
from ecr_denied.records import Cause, Operation

_REMOTES = "containerd core/remotes/docker"

PATTERNS = (
    Pattern(
        name="containerd.status-from-request",
        role=Role.INTRODUCTION,
        gate=("unexpected status from",),
        words="unexpected status from {method} request to {url}: {status}",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        client="containerd",
        source=f"{_REMOTES}/errors (1.6.25 and later, 1.7.0 and later)",
        samples=(
            Sample(
                "unexpected status from HEAD request to https://h/v2/r/manifests/t: 403 Forbidden",
                {"method": "HEAD", "url": "https://h/v2/r/manifests/t", "status": "403"},
            ),
            Sample(
                "unexpected status from HEAD request to\nhttps://h/v2/r/manifests/t:\n403 Forbidden",
                {"status": "403"},
            ),
        ),
        counter_samples=("unexpected status: 403 Forbidden",),
    ),
    Pattern(
        name="containerd.request-without-status",
        gate=("unexpected status from",),
        words="unexpected status from {method} request",
        layer=Layer.ENVELOPE,
        voice=Voice.ANYONE,
        cause=Cause.UNCLASSIFIED,
        client="containerd",
        source=f"{_REMOTES}/errors, cut off",
        samples=(Sample("unexpected status from HEAD request to https://h/v2/r/manifests/t"),),
        counter_samples=("unexpected status: 403 Forbidden",),
    ),
    Pattern(
        name="containerd.elided-status-from-request",
        gate=("request ...", "request to ..."),
        words="unexpected status from {method} request[ to] ...: {status}",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        client="containerd",
        source=f"{_REMOTES}/errors, URL elided by hand",
        samples=(Sample("unexpected status from HEAD request ...: 403 Forbidden", {"status": "403"}),),
        counter_samples=("unexpected status from HEAD request to https://h/v2/: 403",),
    ),
    Pattern(
        name="containerd.redirected-status",
        gate=("unexpected status from",),
        words="unexpected status from {method} request to {url} {status} (Forbidden|Not Found|Unauthorized|Bad Request)",
        layer=Layer.STATUS,
        voice=Voice.ANYONE,
        client="containerd",
        source=f"{_REMOTES}/errors, colon lost to a wrap",
        samples=(Sample("unexpected status from GET request to https://h/v2/[...]\n403 Forbidden", {"status": "403"}),),
        counter_samples=("unexpected status from GET request to https://h/v2/[...]",),
    ),
    Pattern(
        name="containerd.status-code",
        gate=("status code",),
        words=r"(unexpected|with) status code (\[(manifests|blobs) {tag}\]|{url}): {status}",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        client="containerd",
        source=f"{_REMOTES}/resolver.go and fetcher.go (1.0-1.6.24, and blobs up to 2.1.2)",
        samples=(
            Sample(
                "pulling from host h failed with status code [manifests 1.2]: 403 Forbidden",
                {"tag": "1.2", "status": "403"},
            ),
            Sample("unexpected status code https://h/v2/r/blobs/sha256:ab: 403 Forbidden", {"status": "403"}),
        ),
        counter_samples=("response status code 403: denied", "unexpected status code 401 Unauthorized: Not Authorized"),
    ),
    Pattern(
        name="containerd.unexpected-status",
        gate=("unexpected status:", "unexpected response:"),
        words="unexpected (status|response): {status}",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        client="containerd",
        source=f"{_REMOTES}/pusher.go (1.0-1.6.24)",
        samples=(
            Sample('failed commit on ref "manifest-sha256:ab": unexpected status: 400 Bad Request', {"status": "400"}),
        ),
        counter_samples=("unexpected status from HEAD request to https://h/v2/: 403",),
    ),
    Pattern(
        name="containerd.pulling-from-host",
        gate=("pulling from host",),
        words="pulling from host {host} failed",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="containerd",
        source=f"{_REMOTES}/resolver.go (1.4.12-1.6.24)",
        samples=(
            Sample("pulling from host h.example failed with status code [manifests v1]: 403", {"host": "h.example"}),
        ),
        counter_samples=("pulling from h failed",),
    ),
    *(
        Pattern(
            name=f"containerd.{verb}-access-denied",
            gate=("may require authorization",),
            words=f"{verb} access denied, repository does not exist or may require authorization",
            layer=Layer.ENVELOPE,
            voice=Voice.CLIENT,
            cause=Cause.NOT_AUTHENTICATED,
            operation=operation,
            client="containerd",
            source=f"{_REMOTES}/resolver.go, pusher.go",
            samples=(
                Sample(
                    f"{verb} access denied, repository does not exist or\nmay require authorization: server message: x"
                ),
            ),
            counter_samples=(f"{verb} access denied for h/r, repository does not exist or may require 'docker login'",),
        )
        for verb, operation in (("pull", Operation.PULL), ("push", Operation.PUSH))
    ),
    Pattern(
        name="containerd.authorization-failed",
        gate=("authorization failed",),
        words="server message: {word}: authorization failed",
        layer=Layer.CLIENT,
        voice=Voice.ANYONE,
        cause=Cause.NOT_AUTHENTICATED,
        client="containerd",
        source=f"{_REMOTES}/authorizer.go invalidAuthorization",
        samples=(Sample("server message: insufficient_scope: authorization failed", {"word": "insufficient_scope"}),),
        counter_samples=("authorization failed: no basic auth credentials",),
    ),
    Pattern(
        name="containerd.reference-not-found",
        gate=("not found",),
        words="{bound}{image}: not found",
        layer=Layer.CLIENT,
        voice=Voice.ANYONE,
        cause=Cause.NOT_FOUND,
        operation=Operation.PULL,
        client="containerd",
        source=f"{_REMOTES}/resolver.go Resolve (1.3 and later); oras-go registry/remote/repository.go",
        samples=(
            Sample(
                "failed to resolve reference: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:v1: not found",
                {"image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:v1"},
            ),
        ),
        counter_samples=("sh: docker: not found", "the file was not found"),
    ),
    Pattern(
        name="containerd.reference-not-found-1.0",
        gate=("not found",),
        words='failed to resolve reference "{reference}": {reference} not found{end}',
        layer=Layer.CLIENT,
        voice=Voice.ANYONE,
        cause=Cause.NOT_FOUND,
        operation=Operation.PULL,
        client="containerd",
        source=f"{_REMOTES}/resolver.go Resolve (1.0-1.2)",
        samples=(Sample('failed to resolve reference "h.example/app:v1": h.example/app:v1 not found'),),
        counter_samples=('failed to resolve reference "h.example/app:v1": file not found in there',),
    ),
    Pattern(
        name="containerd.content-not-found",
        gate=("content at", "content descriptor"),
        words="(content at {url} not found|could not fetch content descriptor {path} \\({path}\\) from remote: not found)",
        layer=Layer.CLIENT,
        voice=Voice.ANYONE,
        cause=Cause.NOT_FOUND,
        operation=Operation.PULL,
        client="containerd",
        source=f"{_REMOTES}/fetcher.go",
        samples=(
            Sample(
                "content at https://h/v2/r/blobs/sha256:ab not found: not found",
                {"url": "https://h/v2/r/blobs/sha256:ab"},
            ),
            Sample("could not fetch content descriptor sha256:ab (application/x) from remote: not found"),
        ),
        counter_samples=("content at rest",),
    ),
    Pattern(
        name="containerd.resolve",
        gate=("failed to resolve", "failed to copy"),
        words='(failed to resolve reference[ "{reference}"]|failed to resolve image|failed to resolve ref {reference}'
        "|failed to resolve source metadata|failed to copy: http(Read|Reader)Seeker)",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        operation=Operation.PULL,
        client="containerd",
        source="containerd client/pull.go, core/transfer/local/pull.go; moby/buildkit sourceresolver",
        samples=(
            Sample('failed to resolve reference "h.example/app:v1": x', {"reference": "h.example/app:v1"}),
            Sample("failed to resolve ref\nh.example/app:v1: not found"),
        ),
        counter_samples=("failed to resolve host",),
    ),
    Pattern(
        name="containerd.error-from-registry",
        gate=("error from registry",),
        words="error from registry",
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        client="docker",
        source="moby/moby daemon/containerd/registry_errors.go translateRegistryError (28.1 and later)",
        samples=(Sample("error from registry: User: x is not authorized"),),
        counter_samples=("error in registry",),
    ),
    Pattern(
        name="containerd.redacted-request",
        gate=("redacted ecr url related to",),
        words="failed to do request: {method} REDACTED ECR URL related to {reference}",
        layer=Layer.CLIENT,
        voice=Voice.ECR,
        cause=Cause.CONNECTION_FAILED,
        operation=Operation.PULL,
        client="containerd",
        source="aws/amazon-ecs-agent agent/utils redactEcrUrls",
        samples=(
            Sample(
                "failed to do request: Get REDACTED ECR URL related to 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app",
                {"reference": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"},
            ),
        ),
        counter_samples=("Get REDACTED",),
    ),
)
