"""containerd, ctr, CRI, the kubelet's events around them, and nerdctl."""

from __future__ import annotations

from tests.formats.table import NAME, REF, Format
from tests.formats.words import (
    ANY_FEW,
    DENIALS,
    FORBIDDEN,
    MANIFEST_UNKNOWN,
    NAME_UNKNOWN,
    PUSH_FEW,
    PUSH_STATUSES,
    STATUSES,
    UNAUTHORIZED,
    WAYS,
)

__all__ = ["CONTAINERD", "KUBELET", "NERDCTL"]

_RESOLVER = "containerd core/remotes/docker/resolver.go"
_FETCHER = "containerd core/remotes/docker/fetcher.go"
_PUSHER = "containerd core/remotes/docker/pusher.go"
_AUTHORIZER = "containerd core/remotes/docker/authorizer.go"
_CRI = "containerd internal/cri/server/images/image_pull.go"
_HEAD = "unexpected status from HEAD request to {manifest}: "
_UNPACK = 'failed to pull and unpack image "{ref}": '
_RESOLVE = 'failed to resolve reference "{ref}": '
_NO_CREDENTIALS = (
    "access denied, repository does not exist or may require authorization: authorization failed: no basic auth"
    " credentials"
)
_COPY = "failed to copy: httpReadSeeker: failed open: unexpected status "
_BUCKET = "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/61b1c2-999988887777-0a1b/5d6e"
_LAYER_REFUSED = ("layer-store-denied", "forbidden")
_K = 'Failed to pull image "{ref}": '

CONTAINERD = (
    Format(f"{_RESOLVE}{_HEAD}{{said}}", "1.1+", "containerd client/pull.go fetch", tells=REF, says=STATUSES),
    Format(
        f"failed to resolve image: {_HEAD}{{said}}",
        "1.7+ via transfer service; CRI default from 2.1",
        "containerd core/transfer/local/pull.go",
        tells=REF,
        says=STATUSES,
    ),
    Format(
        f"{_UNPACK}{_RESOLVE}{_HEAD}{{said}}",
        "in-tree CRI 1.5+",
        _CRI,
        tells=REF,
        operation="pull",
        says=STATUSES,
    ),
    Format(f"ctr: {_RESOLVE}{_HEAD}{{said}}", "all", "containerd cmd/ctr/main.go", tells=REF, says=STATUSES[:2]),
    Format(
        f"{_UNPACK}{_RESOLVE}unexpected status code {{manifest}}: {{said}}",
        "1.0 - 1.2",
        f"{_RESOLVER} @v1.2.14",
        tells=REF,
        operation="pull",
        says=STATUSES,
    ),
    Format(
        f"{_UNPACK}{_RESOLVE}unexpected status code [manifests {{tag}}]: {{said}}",
        "1.3 - 1.4.11, 1.5.0 - 1.5.4",
        f"{_RESOLVER} @v1.3.0",
        tells=REF,
        operation="pull",
        says=STATUSES,
    ),
    Format(
        "pulling from host {host} failed with unexpected status code [manifests {tag}]: {said}",
        "1.4.12 - 1.4.13, 1.5.5 - 1.6.24",
        f"{_RESOLVER} @v1.6.24",
        tells=("registry_id", "region", "tag"),
        operation="pull",
        says=STATUSES,
    ),
    Format(
        "pulling from host {host} failed with status code [manifests {tag}]: {said}",
        "1.4.12 - 1.4.13, 1.5.5 - 1.6.24",
        f"{_RESOLVER} @v1.6.24",
        tells=("registry_id", "region", "tag"),
        operation="pull",
        says=STATUSES,
    ),
    Format(f"{_HEAD}{{said}}", "1.6.25+, 1.7.0 - 2.1.2", _RESOLVER, tells=REF, says=STATUSES),
    Format(
        f"{_RESOLVE}unexpected status from GET request to {{manifest}}: {{status}}\n{{code}}: {{said}}",
        "2.1.3 - 2.3.2",
        "containerd core/remotes/docker/errcode.go unexpectedResponseErr (errors.Join)",
        tells=REF,
        says=(ANY_FEW[0], ANY_FEW[2], NAME_UNKNOWN, MANIFEST_UNKNOWN),
    ),
    Format(
        f"failed to resolve image: {_HEAD}403 Forbidden\n{{code}}: {{said}}",
        "2.3.3+",
        f"{_RESOLVER} withGETErrorBody",
        tells=REF,
        says=DENIALS,
        fields={"http_status": 403},
    ),
    Format(
        f"{_RESOLVE}unexpected status from GET request to {{manifest}}: {{status}}\nunknown: {{said}}",
        "all",
        "containerd core/remotes/docker/errdesc.go (codes outside its vocabulary)",
        tells=REF,
        says=(NAME_UNKNOWN, MANIFEST_UNKNOWN),
        unchecked=("code",),
    ),
    Format(
        f"{_UNPACK}{_RESOLVE}{{ref}} not found",
        "1.0 - 1.2",
        f"{_RESOLVER} @v1.2.14",
        tells=REF,
        operation="pull",
        causes=("not-found",),
        unchecked=("http_status",),
    ),
    Format(
        f"{_UNPACK}{_RESOLVE}{{ref}}: not found",
        "1.3+",
        _RESOLVER,
        tells=REF,
        operation="pull",
        causes=("not-found",),
        unchecked=("http_status",),
    ),
    Format(
        "failed to resolve image: {ref}: not found",
        "2.1+",
        _RESOLVER,
        tells=REF,
        causes=("not-found",),
        unchecked=("http_status",),
    ),
    Format(
        f"{_UNPACK}unexpected status code {{blob}}: {{said}}",
        "1.0 - 1.2",
        f"{_FETCHER} @v1.2.14",
        tells=REF,
        operation="pull",
        says=(UNAUTHORIZED,),
        unchecked=("digest",),
    ),
    Format(
        f"{_UNPACK}{_COPY}code {{blob}}: 403 Forbidden",
        "1.3 - 2.1.2",
        f"{_FETCHER} open",
        tells=REF,
        operation="pull",
        causes=_LAYER_REFUSED,
        fields={"http_status": 403},
        unchecked=("digest",),
    ),
    Format(
        f"{_UNPACK}{_COPY}code {{blob}}: 403 Forbidden - Server message: {{code}}: {{said}}",
        "1.3 - 2.1.2",
        f"{_FETCHER} open",
        tells=REF,
        operation="pull",
        says=(DENIALS[16], ANY_FEW[2]),
        fields={"http_status": 403},
        unchecked=("digest",),
    ),
    Format(
        f"{_UNPACK}{_COPY}from GET request to {_BUCKET}?X-Amz-Security-Token=abc&X-Amz-Expires=3600: 403 Forbidden",
        "2.1.3+",
        f"{_RESOLVER} withErrorCheck",
        tells=REF,
        operation="pull",
        causes=("layer-store-denied",),
        fields={"http_status": 403},
    ),
    Format(
        f"{_UNPACK}{_COPY}from GET request to {{blob}}: 403 Forbidden\n{{code}}: {{said}}",
        "2.1.3+",
        f"{_RESOLVER} withErrorCheck",
        tells=REF,
        operation="pull",
        says=(DENIALS[16],),
        fields={"http_status": 403},
        unchecked=("digest",),
    ),
    Format(
        f"{_UNPACK}failed to copy: httpReadSeeker: failed open: content at {{blob}} not found: not found",
        "all",
        _FETCHER,
        tells=REF,
        operation="pull",
        causes=("not-found", "image-not-found"),
        unchecked=("http_status", "digest"),
    ),
    Format(
        f"{_UNPACK}failed to copy: httpReadSeeker: failed open: could not fetch content descriptor {{digest}}"
        " (application/vnd.oci.image.config.v1+json) from remote: not found",
        "all",
        _FETCHER,
        tells=REF,
        operation="pull",
        causes=("not-found", "image-not-found"),
        unchecked=("http_status", "digest"),
    ),
    Format(
        f"{_UNPACK}{_RESOLVE}pull {_NO_CREDENTIALS}",
        "1.6.25+, 1.7.8+",
        f"{_AUTHORIZER} AddResponses",
        tells=REF,
        operation="pull",
        causes=("not-authenticated",),
    ),
    Format(
        f"failed to resolve image: pull {_NO_CREDENTIALS}",
        "2.1+",
        f"{_AUTHORIZER} AddResponses",
        causes=("not-authenticated",),
        operation="pull",
        optional=True,
    ),
    Format(
        f"{_UNPACK}{_RESOLVE}{_HEAD}401 Unauthorized",
        "<=1.6.24, 1.7.0 - 1.7.7",
        f"{_AUTHORIZER} (NotImplemented swallowed)",
        tells=REF,
        operation="pull",
        causes=("not-authenticated",),
        fields={"http_status": 401},
    ),
    Format(
        f"{_UNPACK}{_RESOLVE}pull access denied, repository does not exist or may require authorization: server"
        f" message:"
        " insufficient_scope: authorization failed",
        "1.1+",
        f"{_AUTHORIZER} invalidAuthorization",
        tells=REF,
        operation="pull",
        causes=("access-denied", "not-authenticated"),
        unchecked=("code",),
    ),
    Format(
        f"{_UNPACK}{_RESOLVE}failed to authorize: failed to fetch anonymous token: unexpected status: {{said}}",
        "1.2 - 1.4",
        f"{_AUTHORIZER} @v1.2..1.4",
        tells=REF,
        operation="pull",
        says=STATUSES[:2],
    ),
    Format(
        f"{_UNPACK}{_RESOLVE}failed to authorize: failed to fetch oauth token: unexpected status from POST request to"
        " https://{host}/token: {said}",
        "1.5+",
        _AUTHORIZER,
        tells=REF,
        operation="pull",
        says=STATUSES[:2],
    ),
    Format(
        f'{_UNPACK}{_RESOLVE}failed to do request: Head "{{manifest}}": {{said}}',
        "all",
        f"{_RESOLVER} request.do",
        tells=REF,
        operation="pull",
        says=WAYS,
    ),
    Format(
        f'{_UNPACK}failed to copy: httpReadSeeker: failed open: failed to do request: Get "{_BUCKET}": dial tcp'
        " 52.95.1.2:443: i/o timeout",
        "1.4+",
        _FETCHER,
        tells=REF,
        operation="pull",
        causes=("connection-failed",),
    ),
    Format("ctr: unexpected response: {said}", "1.0 - 1.4", f"{_PUSHER} @v1.4.13", says=PUSH_STATUSES, optional=True),
    Format("ctr: unexpected status: {said}", "1.5 - 1.6.24", _PUSHER, says=PUSH_STATUSES, optional=True),
    Format(
        'failed commit on ref "manifest-{digest}": unexpected status from PUT request to {manifest}: {said}',
        "1.6.25+, 1.7.0 - 2.1.2",
        _PUSHER,
        tells=REF,
        operation="push",
        says=PUSH_STATUSES,
        unchecked=("digest",),
    ),
    Format(
        "unexpected status from POST request to {uploads}: {status}\n{code}: {said}",
        "2.1.3+",
        _PUSHER,
        tells=NAME,
        operation="push",
        says=(PUSH_FEW[0], PUSH_FEW[2], NAME_UNKNOWN),
    ),
    Format(
        f"push {_NO_CREDENTIALS}",
        "1.7+",
        _PUSHER,
        operation="push",
        causes=("not-authenticated",),
        optional=True,
    ),
    Format(
        "pushing with mount from base/images: unexpected status from POST request to {uploads}?from=base%2Fimages&"
        "mount={digest}: 403 Forbidden\n{code}: {said}",
        "2.0.6+",
        _PUSHER,
        tells=NAME,
        operation="push",
        says=(PUSH_FEW[0],),
        fields={"http_status": 403},
        unchecked=("digest",),
    ),
)

KUBELET = (
    Format(f"{_K}{_UNPACK}{_RESOLVE}{_HEAD}{{said}}", "1.28+", "kubelet images.go", REF, STATUSES, operation="pull"),
    Format(
        f"{_K}rpc error: code = Unknown desc = {_UNPACK}{_RESOLVE}{_HEAD}{{said}}",
        "<1.28",
        "kubelet images.go",
        REF,
        STATUSES,
        operation="pull",
    ),
    Format(
        f"{_K}{_UNPACK}failed to resolve image: {_HEAD}403 Forbidden\n{{code}}: {{said}}",
        "1.28+",
        "kubelet images.go + containerd 2.3.3",
        REF,
        DENIALS,
        operation="pull",
        fields={"http_status": 403},
    ),
    Format(
        f"{_K}rpc error: code = NotFound desc = {_UNPACK}{_RESOLVE}{{ref}}: not found",
        "1.28+",
        "kubelet images.go",
        REF,
        causes=("not-found",),
        operation="pull",
        unchecked=("http_status",),
    ),
    Format(
        f"{_K}rpc error: code = NotFound desc = {_UNPACK}failed to resolve image: {{ref}}: not found",
        "1.28+",
        "kubelet images.go",
        REF,
        causes=("not-found",),
        operation="pull",
        unchecked=("http_status",),
    ),
    Format("Error: ErrImagePull", "all", "kubelet images.go"),
    Format("Error: ImagePullBackOff", "all", "kubelet images.go"),
    Format(
        'Back-off pulling image "{ref}"', "all", "kubelet images.go", REF, causes=("unclassified",), operation="pull"
    ),
    Format(
        f'Back-off pulling image "{{ref}}": ErrImagePull: {_UNPACK}{_RESOLVE}{_HEAD}{{said}}',
        "1.31+",
        "kubelet images.go prevPullErrMsg",
        REF,
        STATUSES,
        operation="pull",
    ),
    Format(
        "image pull failed for {ref} because the registry is unavailable: pinging container registry {host}: Get"
        ' "{v2}":'
        " dial tcp 10.1.2.3:443: connect: connection refused",
        "1.28+",
        "kubelet images.go (CRI-O RegistryUnavailable)",
        REF,
        causes=("connection-failed",),
        operation="pull",
    ),
    Format(
        f"{_K}[{_UNPACK}{_RESOLVE}{_HEAD}{{said}}, {_UNPACK}{_RESOLVE}{_HEAD}{{said}}]",
        "all",
        "kubelet images.go (several pull secrets tried)",
        REF,
        (FORBIDDEN, UNAUTHORIZED),
        operation="pull",
    ),
    Format(
        f"{_K}rpc error: code = Unknown desc = Error response from daemon: pull access denied for {{name}}, repository"
        " does not exist or may require 'docker login': {code}: {said}",
        "<1.24 dockershim",
        "kubelet dockershim",
        REF,
        DENIALS,
        operation="pull",
    ),
    Format(
        f"{_K}rpc error: code = Unknown desc = Error response from daemon: manifest for {{ref}} not found: {{code}}:"
        " {said}",
        "<1.24 dockershim",
        "kubelet dockershim",
        REF,
        (MANIFEST_UNKNOWN,),
        operation="pull",
    ),
    Format(
        'Failed to pull image "{name}": rpc error: code = NotFound desc = failed to pull and unpack image'
        ' "{name}:latest":'
        ' failed to resolve reference "{name}:latest": {name}:latest: not found',
        "1.28+",
        "kubelet images.go (no tag in the spec)",
        NAME,
        causes=("not-found",),
        operation="pull",
        fields={"tag": "latest"},
        unchecked=("http_status",),
    ),
    Format(
        f"{_K}{_UNPACK}{_RESOLVE}pull {_NO_CREDENTIALS}",
        "1.28+",
        "kubelet images.go",
        REF,
        causes=("not-authenticated",),
        operation="pull",
    ),
)

NERDCTL = (
    Format(
        'time="2024-05-01T10:00:00Z" level=fatal msg="failed to resolve reference \\"{ref}\\": unexpected status from'
        ' HEAD request to {manifest}: {said}"',
        "all",
        "containerd/nerdctl cmd/nerdctl (no TTY)",
        REF,
        STATUSES,
    ),
    Format(f"FATA[0001] {_RESOLVE}{_HEAD}{{said}}", "all", "containerd/nerdctl cmd/nerdctl (TTY)", REF, STATUSES),
    Format(f"FATA[0000] {_RESOLVE}{{ref}}: not found", "<2.3.0", "containerd/nerdctl", REF, causes=("not-found",),
           unchecked=("http_status",)),
    Format(
        f"FATA[0002] failed to resolve image: {_HEAD}403 Forbidden\n{{code}}: {{said}}",
        "2.3.0+ with containerd >=2.0",
        "containerd/nerdctl",
        REF,
        DENIALS[:3],
        fields={"http_status": 403},
    ),
    Format(
        'time="2024-05-01T10:00:00Z" level=error msg="server \\"{host}\\" does not seem to support HTTPS"'
        ' error="failed to resolve reference \\"{ref}\\": failed to do request: Head \\"{manifest}\\": http: server'
        ' gave HTTP response to HTTPS client"',
        "0.7+",
        "containerd/nerdctl",
        REF,
        causes=("tls-failed", "connection-failed"),
    ),
    Format('FATA[0000] image "{ref}" is not available', "<1.2.1", "containerd/nerdctl (pull=never)", REF,
           causes=("unclassified", "image-not-found", "not-found"), optional=True),
    Format('FATA[0000] image not available: "{ref}"', "1.2.1+", "containerd/nerdctl (pull=never)", REF,
           causes=("unclassified", "image-not-found", "not-found"), optional=True),
)  # fmt: skip
