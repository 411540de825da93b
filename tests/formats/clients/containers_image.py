"""containers/image: podman, skopeo, buildah, CRI-O."""

from __future__ import annotations

from tests.formats.clients.distribution import S3_XML, S3_XML_QUOTED
from tests.formats.table import HOST, NAME, REF, Format
from tests.formats.words import (
    ANY_FEW,
    DENIALS,
    IMMUTABLE,
    MANIFEST_UNKNOWN,
    NAME_UNKNOWN,
    PUSH_FEW,
    RATE,
    SERVER,
    UPLOAD_DENIALS,
    UPLOAD_SAYINGS,
    WAYS,
)

__all__ = ["CONTAINERS_IMAGE", "CRIO"]

_IMAGE = "containers/image docker/docker_client.go"
_DEST = "containers/image docker/docker_image_dest.go"
_SRC = "containers/image docker/docker_image_src.go"
_PULL = "initializing source docker://{ref}: reading manifest {tag} in {name}: "
_OLD = "Error initializing source docker://{ref}: Error reading manifest {tag} in {name}: "
_MANIFEST = "writing manifest: uploading manifest {tag} to {name}: "
_SAYINGS = (*DENIALS, NAME_UNKNOWN, MANIFEST_UNKNOWN, RATE)
_FEW = (*ANY_FEW, MANIFEST_UNKNOWN)
_DOCKER, _OCI = "application/vnd.docker.distribution.manifest.v2+json", "application/vnd.oci.image.manifest.v1+json"
_TRIED = "Uploading manifest failed, attempted the following formats: "

CONTAINERS_IMAGE = (
    Format(f"{_OLD}{{code}}: {{said}}", "<=5.13", _SRC, REF, _SAYINGS),
    Format(f"{_PULL}{{code}}: {{said}}", "5.14+", _SRC, REF, _SAYINGS),
    Format("Error: {code}: {said}", "all", _IMAGE, says=_FEW),
    Format(
        f"Error: {_PULL}requested access to the resource is denied",
        "5.24+",
        f"{_IMAGE} (code prefix removed)",
        REF,
        causes=("access-denied",),
        unchecked=("code",),
    ),
    Format(
        f"Error: {_PULL}errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication"
        " required\n",
        "<5.24",
        _IMAGE,
        REF,
        causes=("access-denied", "not-authenticated"),
        unchecked=("code",),
    ),
    Format(
        f"Error: {_PULL}manifest unknown",
        "all",
        f"{_IMAGE} (default message)",
        REF,
        causes=("image-not-found",),
        fields={"code": "MANIFEST_UNKNOWN"},
    ),
    Format(
        f"Error: {_PULL}denied",
        "all",
        f"{_IMAGE} (default message)",
        REF,
        causes=("access-denied", "forbidden"),
        fields={"code": "DENIED"},
    ),
    Format(f"Error: {_PULL}{{code}}: {{said}}", "5.24+", f"{_IMAGE} (first of several)", REF, _FEW),
    Format(
        f'Error: {_PULL}error parsing HTTP 403 response body: unexpected end of JSON input: ""',
        "<5.6",
        _IMAGE,
        REF,
        causes=("forbidden",),
        fields={"http_status": 403},
    ),
    Format(
        f"Error: {_PULL}StatusCode: 403, <html>\n<head><title>403 Forbidden</title></head>...",
        "5.6 - 5.28",
        f"{_IMAGE} (first 50 bytes, raw)",
        REF,
        causes=("forbidden",),
        fields={"http_status": 403},
    ),
    Format(
        f'Error: {_PULL}StatusCode: 403, ""',
        "5.29+",
        f"{_IMAGE} (first 50 bytes, quoted)",
        REF,
        causes=("forbidden",),
        fields={"http_status": 403},
    ),
    Format(
        f"Error: {_PULL}authentication required",
        "5.24+",
        f"{_IMAGE} (401 with empty body)",
        REF,
        causes=("not-authenticated",),
        unchecked=("code",),
    ),
    Format(
        f"Error: {_PULL}unauthorized: Not Authorized",
        "all",
        _IMAGE,
        REF,
        causes=("not-authenticated",),
        fields={"code": "UNAUTHORIZED"},
    ),
    Format(f"Error: {_PULL}received unexpected HTTP status: {{said}}", "all", _IMAGE, REF, SERVER),
    Format(
        'Error initializing source docker://{ref}: error pinging docker registry {host}: Get "{v2}": {said}',
        "5.0 - 5.13",
        _IMAGE,
        REF,
        WAYS,
    ),
    Format(
        'initializing source docker://{ref}: pinging container registry {host}: Get "{v2}": {said}',
        "5.14+",
        _IMAGE,
        REF,
        WAYS,
    ),
    Format('pinging container registry {host}: Get "{v2}": {said}', "5.14+", _IMAGE, HOST, WAYS),
    Format(
        f"{_PULL}unable to retrieve auth token: invalid username/password: unauthorized: Not Authorized",
        "5.0+",
        _IMAGE,
        REF,
        causes=("not-authenticated", "login-failed"),
        unchecked=("code",),
    ),
    Format(
        f"{_PULL}Requesting bear token: invalid status code from registry 403 (Forbidden)",
        "5.3 - 5.17",
        _IMAGE,
        REF,
        causes=("forbidden",),
        fields={"http_status": 403},
    ),
    Format(
        f"{_PULL}Requesting bearer token: invalid status code from registry 403 (Forbidden)",
        "5.17 - 5.34",
        _IMAGE,
        REF,
        causes=("forbidden",),
        fields={"http_status": 403},
    ),
    Format(f"{_PULL}Requesting bearer token: received unexpected HTTP status: {{said}}", "5.35+", _IMAGE, REF, SERVER),
    Format(
        f"{_PULL}too many requests to registry",
        "5.2+",
        f"{_IMAGE} (token endpoint 429)",
        REF,
        causes=("rate-limited",),
        unchecked=("code", "http_status"),
    ),
    Format(
        "Trying to pull {ref}...\nGetting image source signatures\nError: parsing image configuration: fetching blob:"
        f' StatusCode: 403, "{S3_XML_QUOTED[:60]}..."',
        "5.14+",
        _SRC,
        REF,
        causes=("layer-store-denied", "forbidden"),
        unchecked=("http_status",),
    ),
    Format(
        f"Trying to pull {{ref}}...\nError: reading blob {{digest}}: fetching blob: denied: {S3_XML}",
        "5.14+",
        _SRC,
        REF,
        causes=("layer-store-denied",),
        unchecked=("http_status", "code", "digest"),
    ),
    Format(
        "Error: initializing source docker://{ref}: (Mirrors also failed: [mirror.example.com/{repo}:{tag}: reading"
        " manifest {tag} in mirror.example.com/{repo}: manifest unknown]): {ref}: reading manifest {tag} in {name}:"
        " {code}: {said}",
        "5.2+",
        "containers/image docker/docker_image_src.go (mirrors)",
        REF,
        ANY_FEW[:3],
    ),
    Format(
        "trying to reuse blob {digest} at destination: checking whether a blob {digest} exists in {name}: StatusCode:"
        ' 403, ""',
        "5.24+",
        _DEST,
        NAME,
        causes=("forbidden",),
        operation="push",
        fields={"http_status": 403},
        unchecked=("digest",),
    ),
    Format(
        "Error trying to reuse blob {digest} at destination: failed to read from destination repository {repo}: 403"
        " (Forbidden)",
        "<5.24",
        _DEST,
        ("repository",),
        causes=("forbidden",),
        operation="push",
        fields={"http_status": 403},
        unchecked=("digest",),
        optional=True,
    ),
    Format(
        "writing blob: initiating layer upload to /v2/{repo}/blobs/uploads/ in {host}: {code}: {said}",
        "5.14+",
        _DEST,
        NAME,
        (*UPLOAD_DENIALS, NAME_UNKNOWN),
        operation="push",
    ),
    Format(
        "writing blob: uploading layer to {uploads}0a1b2c3d-1111?digest={digest}: {code}: {said}",
        "5.14+",
        _DEST,
        NAME,
        (*UPLOAD_SAYINGS, PUSH_FEW[0]),
        operation="push",
        unchecked=("digest",),
    ),
    Format(f"{_MANIFEST}{{code}}: {{said}}", "5.14+", _DEST, REF, (*IMMUTABLE, UPLOAD_DENIALS[16]), operation="push"),
    Format(
        f"{_TRIED}{_DOCKER}({_MANIFEST}{{code}}: {{said}}), {_OCI}({_MANIFEST}{{code}}: {{said}})",
        "all",
        "containers/image copy/single.go",
        REF,
        IMMUTABLE,
        operation="push",
    ),
    Format(f"Error: {_PULL}{{code}}: {{said}}", "all", "containers/podman cmd/podman", REF, _SAYINGS),
    Format("Trying to pull {ref}...\nGetting image source signatures\nCopying blob 5f70bf18a086 done", "all", "podman"),
    Format(
        f"Trying to pull {{ref}}...\nError: unable to copy from source docker://{{ref}}: {_PULL}{{code}}: {{said}}",
        "5.5+",
        "containers/common libimage",
        REF,
        _FEW,
        operation="pull",
    ),
    Format(
        "Error: 2 errors occurred while pulling:\n * initializing source docker://docker.io/library/web:{tag}: reading"
        " manifest {tag} in docker.io/library/web: requested access to the resource is denied\n"
        f" * {_PULL}{{code}}: {{said}}",
        "2.2+",
        "containers/common libimage (short name)",
        REF,
        ANY_FEW[:3],
    ),
    Format(
        f'  {{code}}: {{said}}\nError: error pulling image "{{ref}}": unable to pull {{ref}}: 1 error occurred:\n'
        f"\t* {_OLD}{{code}}: {{said}}",
        "<=2.1",
        "containers/podman libpod/image",
        REF,
        ANY_FEW,
        operation="pull",
    ),
    Format(
        'time="2024-05-01T10:00:00Z" level=warning msg="Failed, retrying in 1s ... (1/3). Error: '
        f'{_PULL}{{code}}: {{said}}"\nError: {_PULL}{{code}}: {{said}}',
        "3.x+",
        "containers/common pkg/retry",
        REF,
        ANY_FEW,
    ),
    Format(f"Error: creating build container: {_PULL}{{code}}: {{said}}", "4+", "containers/buildah", REF, _FEW),
    Format(f"error creating build container: {_OLD}{{code}}: {{said}}", "<4", "containers/buildah", REF, _FEW),
    Format(
        f'time="2024-05-01T10:00:00Z" level=fatal msg="{_PULL}{{code}}: {{said}}"',
        "all",
        "containers/skopeo cmd/skopeo (no TTY)",
        REF,
        _SAYINGS,
    ),
    Format(f"FATA[0001] {_PULL}{{code}}: {{said}}", "all", "containers/skopeo (TTY)", REF, _FEW),
    Format(
        'FATA[0000] Error parsing image name "docker://{ref}": reading manifest {tag} in {name}: {code}: {said}',
        "all",
        "containers/skopeo inspect (misleading wrapper)",
        REF,
        _FEW,
    ),
    Format(
        "$ skopeo list-tags docker://{name}\nFATA[0000] Error listing repository tags: fetching tags list: {code}:"
        " {said}",
        "all",
        "containers/skopeo list-tags",
        NAME,
        ANY_FEW,
    ),
    Format(f"Error: {_PULL}{{code}}: {{said}}", "1.28+", "containers/buildah cmd/buildah", REF, ANY_FEW),
    Format(
        'Error: pushing image "localhost/web:1" to "docker://{ref}": writing blob: initiating layer upload to'
        " /v2/{repo}/blobs/uploads/ in {host}: {code}: {said}",
        "1.28+",
        "containers/buildah push",
        REF,
        PUSH_FEW,
        operation="push",
    ),
    Format(
        'error pushing image "web" to "docker://{ref}": Error writing blob: Error initiating layer upload to'
        " /v2/{repo}/blobs/uploads/ in {host}: {code}: {said}",
        "<1.28",
        "containers/buildah push",
        REF,
        PUSH_FEW,
        operation="push",
    ),
)

CRIO = (
    Format(
        f'Failed to pull image "{{ref}}": rpc error: code = Unknown desc = {_PULL}{{code}}: {{said}}',
        "<1.33.4",
        "cri-o server/image_pull.go",
        REF,
        _SAYINGS,
        operation="pull",
    ),
    Format(
        'Failed to pull image "{ref}": unable to pull image or OCI artifact: pull image err: '
        f"{_PULL}{{code}}: {{said}}; artifact err: {_PULL}{{code}}: {{said}}",
        "1.33.4+",
        "cri-o server/image_pull.go (said twice)",
        REF,
        _SAYINGS,
        operation="pull",
    ),
    Format(
        'Failed to pull image "{ref}": RegistryUnavailable: pinging container registry {host}: Get "{v2}": dial tcp'
        " 10.1.2.3:443: connect: connection refused",
        "1.28+",
        "cri-o server/image_pull.go",
        REF,
        causes=("connection-failed",),
        operation="pull",
    ),
)
