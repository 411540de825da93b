"""The distribution client library: what docker's graphdriver store, containers/image and `docker manifest` print."""

from __future__ import annotations

from tests.formats.table import REF, Format
from tests.formats.words import (
    DATA,
    DENIALS,
    IMMUTABLE,
    MANIFEST_SAYINGS,
    MANIFEST_UNKNOWN,
    NAME_UNKNOWN,
    PUSH_FEW,
    RATE,
    SERVER,
    UPLOAD_DENIALS,
    UPLOAD_SAYINGS,
)

__all__ = ["DISTRIBUTION", "S3_XML", "S3_XML_QUOTED"]

_ERRCODE = "distribution/distribution registry/api/errcode/errors.go"
_CLIENT = "distribution/distribution registry/client/errors.go"

S3_XML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message>'
    "<RequestId>0A1B2C3D4E5F6071</RequestId><HostId>c2VjcmV0</HostId></Error>"
)
S3_XML_QUOTED = S3_XML.replace('"', '\\"').replace("\n", "\\n")

DISTRIBUTION = (
    Format(
        "{code}: {said}",
        "all",
        f"{_ERRCODE} Error.Error",
        says=(*DENIALS, *UPLOAD_DENIALS, NAME_UNKNOWN, MANIFEST_UNKNOWN, *MANIFEST_SAYINGS, *UPLOAD_SAYINGS),
    ),
    Format("{code}: {said}", "all", f"{_ERRCODE} Error.Error", says=(RATE, DATA), optional=True),
    Format(
        "denied",
        "all",
        f"{_ERRCODE} Errors.UnmarshalJSON (default message dropped)",
        causes=("access-denied",),
        optional=True,
        fields={"code": "DENIED"},
    ),
    Format(
        "manifest unknown",
        "all",
        f"{_ERRCODE} Errors.UnmarshalJSON (default message dropped)",
        causes=("image-not-found",),
        optional=True,
        fields={"code": "MANIFEST_UNKNOWN"},
    ),
    Format(
        "unknown: {said}",
        "all",
        f"{_ERRCODE} ErrorCode.UnmarshalText",
        says=(NAME_UNKNOWN, MANIFEST_UNKNOWN, *IMMUTABLE),
        unchecked=("code",),
    ),
    Format(
        "errors:\n{code}: {said}\nunknown: unknown error\n",
        "all",
        f"{_ERRCODE} Errors.Error",
        says=PUSH_FEW,
    ),
    Format(
        "errors:\ndenied: requested access to the resource is denied\n{code}: {said}\n",
        ">=2.6.0",
        f"{_CLIENT} HandleErrorResponse (challenge first, body appended)",
        says=PUSH_FEW,
        unchecked=("code",),
    ),
    Format(
        "denied: requested access to the resource is denied",
        ">=2.6.0",
        f"{_CLIENT} HandleErrorResponse",
        causes=("access-denied",),
        optional=True,
        fields={"code": "DENIED"},
    ),
    Format(
        f"error parsing HTTP 403 response body: invalid character '<' looking for beginning of value:"
        f' "{S3_XML_QUOTED}"',
        "2.4.0 - 2.8.2",
        f"{_CLIENT} UnexpectedHTTPResponseError.Error",
        causes=("layer-store-denied",),
        optional=True,
        fields={"http_status": 403},
    ),
    Format(
        "unauthorized: authentication required",
        "2.4.0 - 2.8.2",
        f"{_CLIENT} HandleErrorResponse (WithDetail)",
        causes=("not-authenticated",),
        optional=True,
        fields={"code": "UNAUTHORIZED"},
    ),
    Format(
        "unauthorized: Not Authorized\n",
        ">=2.8.3",
        f"{_CLIENT} parseHTTPErrorResponse, makeError (401)",
        causes=("not-authenticated",),
        optional=True,
        fields={"code": "UNAUTHORIZED"},
    ),
    Format(
        "denied: Not Authorized\n",
        ">=2.8.3",
        f"{_CLIENT} parseHTTPErrorResponse, makeError (403)",
        causes=("not-authenticated", "access-denied"),
        optional=True,
        fields={"code": "DENIED"},
    ),
    Format(
        'error parsing HTTP 403 response body: unexpected end of JSON input: ""',
        ">=2.8.3",
        f"{_CLIENT} parseHTTPErrorResponse",
        causes=("forbidden",),
        optional=True,
        fields={"http_status": 403},
    ),
    Format(
        'error parsing HTTP 403 response body: no error details found in HTTP response body: "{\\"a\\":1}"',
        "all",
        f"{_CLIENT} ErrNoErrorsInBody",
        causes=("forbidden",),
        optional=True,
        fields={"http_status": 403},
    ),
    Format(
        "unauthorized: incorrect username or password",
        "all",
        f"{_CLIENT} parseHTTPErrorResponse (legacy details)",
        causes=("not-authenticated", "login-failed"),
        optional=True,
        fields={"code": "UNAUTHORIZED"},
    ),
    Format(
        "received unexpected HTTP status: {said}",
        ">=2.4.0",
        f"{_CLIENT} UnexpectedHTTPStatusError.Error",
        says=SERVER,
        optional=True,
    ),
    Format(
        "blob upload unknown",
        "all",
        "distribution/distribution registry/client/blob_writer.go handleErrorResponse",
        causes=("upload-invalid", "not-found", "unclassified"),
        optional=True,
        unchecked=("code",),
    ),
    Format(
        "unknown blob",
        "all",
        "distribution/distribution blobs.go",
        causes=("upload-invalid", "not-found", "image-not-found", "unclassified"),
        optional=True,
        unchecked=("code",),
    ),
    Format(
        "no basic auth credentials",
        "all",
        "distribution/distribution registry/client/auth/session.go ErrNoBasicAuthCredentials",
        causes=("not-authenticated",),
        optional=True,
    ),
    Format(
        'Get "{manifest}": no basic auth credentials',
        "all",
        "distribution/distribution registry/client/auth/session.go ErrNoBasicAuthCredentials in url.Error",
        tells=REF,
        causes=("not-authenticated",),
    ),
)
