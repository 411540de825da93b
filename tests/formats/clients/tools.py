"""Clients with a registry library of their own: go-containerregistry, oras, helm."""

from __future__ import annotations

from dataclasses import replace

from tests.formats.clients.distribution import S3_XML
from tests.formats.table import HOST, NAME, REF, Format
from tests.formats.words import (
    ANY_FEW,
    DENIALS,
    FORBIDDEN,
    IMMUTABLE,
    MANIFEST_UNKNOWN,
    NAME_UNKNOWN,
    PUSH_FEW,
    PUSH_STATUSES,
    RATE,
    SERVER,
    STATUSES,
    UNAUTHORIZED,
    UPLOAD_DENIALS,
    UPLOAD_SAYINGS,
)

__all__ = ["GGCR", "HELM", "ORAS"]

_GGCR = "google/go-containerregistry pkg/v1/remote/transport/error.go"
_GET = "GET {manifest}: "
_POST = "POST {uploads}: "
_ALL = (*DENIALS, NAME_UNKNOWN, MANIFEST_UNKNOWN, RATE)
_FEW = (*ANY_FEW, MANIFEST_UNKNOWN)
_HINT = "(HEAD responses have no body, use GET for details)"
_KANIKO = "GoogleContainerTools/kaniko pkg/executor"
_ORAS = "oras-project/oras-go registry/remote/errcode"
_HELM = "helm/helm pkg/registry"

GGCR = (
    Format(f"{_GET}{{CODE}}: {{said}}", "all", _GGCR, REF, _ALL),
    Format(f"{_POST}{{CODE}}: {{said}}", "all", _GGCR, NAME, (*UPLOAD_DENIALS, NAME_UNKNOWN), operation="push"),
    Format("PUT {manifest}: {CODE}: {said}", "all", _GGCR, REF, IMMUTABLE, operation="push"),
    Format("PATCH {uploads}0a1b-2c3d: {CODE}: {said}", "all", _GGCR, NAME, UPLOAD_SAYINGS, operation="push"),
    Format(
        f"{_GET}{{CODE}}: {{said}}; [map[Action:pull Class: Name:{{repo}} Type:repository]]", "all", _GGCR, REF, _FEW
    ),
    Format(f"{_GET}{{CODE}}: {{said}}; map[detail:none]", "all", f"{_GGCR} (detail)", REF, ANY_FEW),
    Format(f"{_GET}multiple errors returned: {{CODE}}: {{said}}; UNKNOWN: unknown error", "all", _GGCR, REF, ANY_FEW),
    Format(
        f"{_GET}unsupported status code 401; body: Not Authorized\n",
        "0.1.x",
        _GGCR,
        REF,
        causes=("not-authenticated",),
        fields={"http_status": 401},
    ),
    Format(
        f"{_GET}unexpected status code 401 Unauthorized: Not Authorized\n",
        "0.2+",
        _GGCR,
        REF,
        causes=("not-authenticated",),
        fields={"http_status": 401},
    ),
    Format(f"{_POST}unexpected status code {{said}}", "0.2+", _GGCR, NAME, PUSH_STATUSES, operation="push"),
    Format(f"HEAD {{manifest}}: unexpected status code {{said}} {_HINT}", "0.2+", _GGCR, REF, STATUSES),
    Format(
        "GET https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/61b1-999988887777-0a/5d?"
        f"X-Amz-Signature=REDACTED: unexpected status code 403 Forbidden: {S3_XML}",
        "0.11+",
        f"{_GGCR} (redirected)",
        causes=("layer-store-denied",),
        unchecked=("region",),
        fields={"http_status": 403},
    ),
    Format(f"{_GET}unexpected status code {{said}}", "<=0.21.5", f"{_GGCR} (body lost)", REF, SERVER),
    Format(
        f"2024/05/01 10:00:00 retrying {_GET}unexpected status code 503 Service Unavailable\nError: {_GET}unexpected"
        " status code 503 Service Unavailable",
        "all",
        f"{_GGCR} (retry notice)",
        REF,
        causes=("registry-error",),
        fields={"http_status": 503},
    ),
    Format(f"Error: {_GET}{{CODE}}: {{said}}", "all", "crane cmd/crane", REF, _ALL),
    Format(f"Error: fetching manifest {{ref}}: {_GET}{{CODE}}: {{said}}", "all", "crane manifest", REF, _FEW),
    Format(
        "2024/05/01 10:00:00 HEAD request failed, falling back on GET: HEAD {manifest}: unexpected status code 403"
        f" Forbidden {_HINT}\nError: {_GET}{{CODE}}: {{said}}",
        "0.5+",
        "crane digest",
        REF,
        DENIALS[:4],
        unchecked=("http_status",),
    ),
    Format(
        "error checking push permissions -- make sure you entered the correct tag name, and that you are authenticated"
        f' correctly, and try again: checking push permission for "{{ref}}": {_POST}{{CODE}}: {{said}}',
        "0.10+",
        f"{_KANIKO}/push.go",
        REF,
        (*UPLOAD_DENIALS, NAME_UNKNOWN),
        operation="push",
    ),
    Format(
        "error checking push permissions -- make sure you entered the correct tag name, and that you are authenticated"
        f' correctly, and try again: checking push permission for "{{ref}}": {_POST}unexpected status code {{said}}',
        "0.10+",
        f"{_KANIKO}/push.go",
        REF,
        (UNAUTHORIZED, FORBIDDEN),
        operation="push",
    ),
    Format(
        "error pushing image: failed to push to destination {ref}: PUT {manifest}: {CODE}: {said}",
        "all",
        f"{_KANIKO}/push.go",
        REF,
        (*IMMUTABLE, UPLOAD_DENIALS[16]),
        operation="push",
    ),
    Format(f"error building image: {_GET}{{CODE}}: {{said}}", "all", f"{_KANIKO}/build.go", REF, _FEW),
    Format(
        f"error building image: unable to complete operation after 0 attempts, last error: {_GET}{{CODE}}: {{said}}",
        "1.19+",
        f"{_KANIKO}/build.go",
        REF,
        _FEW,
    ),
    Format("INFO[0002] Retrieving image {ref} from registry {host}\nINFO[0003] Built cross stage deps", "all", _KANIKO),
    Format(
        f"INFO[0002] Retrieving image {{ref}} from registry {{host}}\nerror building image: {_GET}{{CODE}}: {{said}}",
        "all",
        _KANIKO,
        REF,
        ANY_FEW,
    ),
    Format(
        f"Error: failed to publish images: error publishing github.com/acme/web: {_POST}{{CODE}}: {{said}}",
        "all",
        "ko pkg/publish",
        NAME,
        PUSH_FEW,
        operation="push",
    ),
    Format(
        'Error: error processing import paths in "deploy.yaml": error resolving image references: '
        f"{_POST}{{CODE}}: {{said}}",
        "all",
        "ko pkg/commands/resolver.go",
        NAME,
        PUSH_FEW,
        operation="push",
    ),
)

_COLON_STATUSES = tuple(replace(status, words=status.words.replace(" ", ": ", 1)) for status in STATUSES)
_PULLED = 'GET "{manifest}": '
_PUSHED = 'POST "{uploads}": '
_PERFORM = 'failed to perform "{op}" on {side}: '

ORAS = (
    Format(
        f"{_PULLED}response status code 404: {{code}}: {{said}}",
        "2.0+",
        _ORAS,
        REF,
        (NAME_UNKNOWN, MANIFEST_UNKNOWN),
        fields={"http_status": 404},
    ),
    Format(
        f"{_PULLED}response status code 403: {{code}}: {{said}}",
        "2.0+",
        _ORAS,
        REF,
        DENIALS,
        fields={"http_status": 403},
    ),
    Format("Error: {code}: {said}", "2.0+", f"{_ORAS} (any code)", says=(*PUSH_FEW, *IMMUTABLE)),
    Format(
        f"{_PULLED}response status code 403: {{code}}: {{said}}; unknown: unknown error",
        "2.0+",
        _ORAS,
        REF,
        ANY_FEW[:3],
        fields={"http_status": 403},
    ),
    Format('HEAD "{manifest}": response status code {said}', "2.0+", _ORAS, REF, _COLON_STATUSES),
    Format(
        'HEAD "{manifest}": response status code 403: Forbidden',
        "2.0+",
        _ORAS,
        REF,
        causes=("forbidden",),
        fields={"http_status": 403},
    ),
    Format(
        "Error: {ref}: not found",
        "2.0+",
        _ORAS,
        REF,
        causes=("not-found", "image-not-found"),
        unchecked=("http_status",),
    ),
    Format('HEAD "{manifest}": basic credential not found', "2.0+", _ORAS, REF, causes=("not-authenticated",)),
    Format(
        _PERFORM.replace("{op}", "Push").replace("{side}", "destination")
        + f"{_PUSHED}response status code 404: {{code}}: {{said}}",
        "2.6+",
        _ORAS,
        NAME,
        (NAME_UNKNOWN,),
        operation="push",
        fields={"http_status": 404},
    ),
    Format(
        _PERFORM.replace("{op}", "Resolve").replace("{side}", "source")
        + 'HEAD "{manifest}": response status code 401: Unauthorized',
        "2.6+",
        _ORAS,
        REF,
        causes=("not-authenticated",),
        fields={"http_status": 401},
    ),
    Format(
        f"Error: failed to resolve {{tag}}: {_PULLED}response status code 403: {{code}}: {{said}}",
        "1.0 - 1.1",
        "oras-project/oras cmd/oras",
        REF,
        DENIALS[:4],
        fields={"http_status": 403},
    ),
    Format(
        "Error response from registry: failed to resolve {tag}: {code}: {said}",
        "1.2",
        "oras-project/oras cmd/oras",
        ("tag",),
        (*DENIALS[:4], NAME_UNKNOWN),
        unchecked=("tag",),
    ),
    Format(
        f"Error response from registry: {_PUSHED}{{code}}: {{said}}",
        "1.2",
        "oras-project/oras cmd/oras",
        NAME,
        PUSH_FEW,
        operation="push",
    ),
    Format(
        'Error response from registry: recognizable error message not found: HEAD "{manifest}": response status code'
        " 403:"
        " Forbidden",
        "1.2",
        "oras-project/oras cmd/oras",
        REF,
        causes=("forbidden",),
        fields={"http_status": 403},
    ),
    Format(
        'Error from source registry for "{ref}": {code}: {said}', "1.3+", "oras-project/oras cmd/oras", REF, ANY_FEW
    ),
    Format(
        'Error from destination registry for "{ref}": {code}: {said}',
        "1.3+",
        "oras-project/oras cmd/oras",
        REF,
        PUSH_FEW,
    ),
    Format(
        'Error: failed to resolve {tag}: HEAD "{manifest}": basic credential not found\nPlease check whether the'
        " registry"
        ' credential stored in the authentication file at "/root/.docker/config.json" is correct',
        "1.2+",
        "oras-project/oras cmd/oras",
        REF,
        causes=("not-authenticated",),
    ),
)

HELM = (
    Format(
        "Error: failed to resolve reference \"{ref}\": unexpected status from HEAD request to {manifest}: {said}",
        "3.8 - 3.17",
        f"{_HELM} (containerd)",
        REF,
        STATUSES,
    ),
    Format(
        "Error: INSTALLATION FAILED: {ref}: not found", "3.8 - 3.17", f"{_HELM} (containerd)", REF,
        causes=("not-found",), unchecked=("http_status",),
    ),
    Format(
        "Error: INSTALLATION FAILED: unexpected status from HEAD request to {manifest}: {said}",
        "3.11 - 3.17",
        _HELM,
        REF,
        STATUSES[:2],
    ),
    Format("$ helm push web-1.0.tgz oci://{host}/charts\nError: unexpected status: {said}", "3.8 - 3.10", _HELM, HOST,
           PUSH_STATUSES, operation="push", unchecked=("repository",)),
    Format(
        "Error: unexpected status from POST request to {uploads}: {said}",
        "3.11 - 3.17",
        _HELM,
        NAME,
        PUSH_STATUSES,
        operation="push",
    ),
    Format(
        f"Error: {_PUSHED}response status code 404: {{code}}: {{said}}",
        "3.18.0 - 3.18.2 (oras-go 2.5)",
        _HELM,
        NAME,
        (NAME_UNKNOWN,),
        operation="push",
        fields={"http_status": 404},
    ),
    Format(
        'Error: failed to perform "Push" on destination: ' + f"{_PUSHED}response status code 403: {{code}}: {{said}}",
        "3.18.3+, 3.19+, 4.x (oras-go 2.6)",
        _HELM,
        NAME,
        UPLOAD_DENIALS,
        operation="push",
        fields={"http_status": 403},
    ),
    Format(
        'Error: authenticating to "{host}": GET "{v2}": response status code 401: unauthorized: Not Authorized',
        "3.18+",
        f"{_HELM} login",
        HOST,
        causes=("not-authenticated", "login-failed"),
        operation="login",
        fields={"http_status": 401},
        unchecked=("code",),
    ),
)  # fmt: skip
