"""The distribution spec's error codes, as the shared client libraries print them in front of (or instead of) a message.

A code alone tells little: docker 25 and later puts ``denied:`` before any 403 body, an S3 or proxy page included.
"""

from ecr_denied.catalogue.entry import Layer, Pattern, Role, Sample, Voice
from ecr_denied.records import Cause, Operation

_SOURCE = "distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go"

# How ECR's own sentences begin: in front of them a code is a code, whatever stands before it.
_ECR_BEGINS = "(User|The|Your|Images|Requested|Rate|Data|Invalid|First|All)"


def _code(
    code: str,
    cause: Cause,
    *,
    operation: Operation | None = None,
) -> Pattern:
    """A registry code, printed in lower case with blanks, verbatim, or as a JSON field."""
    words = code.replace("_", " ").lower()
    return Pattern(
        name=f"distribution.{words.replace(' ', '-')}",
        gate=(words, code),
        words=f'({{start}}({words}|{code}):|{words}: {_ECR_BEGINS} |"code": "{code}")',
        layer=Layer.CODE,
        voice=Voice.ANYONE,
        cause=cause,
        code=code,
        operation=operation,
        source=_SOURCE,
        samples=(
            Sample(f"{words}: some message"),
            Sample(f"PUT https://h/v2/r/manifests/t: {code}: some message"),
            Sample(f'{{"errors":[{{"code":"{code}","message":"some message"}}]}}'),
        ),
        counter_samples=(f"no {words}: here", f"access {words} for x"),
    )


def _bare(code: str, cause: Cause, before: str = "{start}") -> Pattern:
    """A registry code with nothing behind it: the registry sent the code's default text."""
    words = code.replace("_", " ").lower()
    return Pattern(
        name=f"distribution.bare-{words.replace(' ', '-')}",
        gate=(words,),
        words=f"{before}{words}{{stop}}",
        layer=Layer.ENVELOPE,
        voice=Voice.ANYONE,
        cause=cause,
        code=code,
        source=f"{_SOURCE}; containers/image docker/errors.go",
        samples=(Sample(f"Error response from daemon: {words}"),),
        counter_samples=(f"permission {words} here", f"{words}: with a message"),
    )


PATTERNS = (
    _bare("DENIED", Cause.ACCESS_DENIED),
    # "401: Unauthorized" is a status, not a code.
    _bare("UNAUTHORIZED", Cause.NOT_AUTHENTICATED, before="(daemon|registry): "),
    _bare("NAME_UNKNOWN", Cause.REPOSITORY_NOT_FOUND),
    _bare("MANIFEST_UNKNOWN", Cause.IMAGE_NOT_FOUND),
    _bare("TAG_INVALID", Cause.BAD_REQUEST),
    _bare("TOOMANYREQUESTS", Cause.RATE_LIMITED),
    Pattern(
        name="distribution.denied-by-ecr",
        gate=("denied",),
        words=f"(denied: {_ECR_BEGINS} |{{start}}denied:{{stop}})",
        layer=Layer.CODE,
        voice=Voice.CLIENT,
        cause=Cause.ACCESS_DENIED,
        code="DENIED",
        source=f"{_SOURCE}; docker 25 and later print an empty 403 as the code alone",
        samples=(Sample("denied: User: arn:aws:sts::111122223333:assumed-rol"), Sample("denied: ")),
        counter_samples=("denied: permission_denied: write_package", 'denied: Permission "x" denied on resource'),
    ),
    _code("DENIED", Cause.ACCESS_DENIED),
    _code("UNAUTHORIZED", Cause.NOT_AUTHENTICATED),
    _code("NAME_UNKNOWN", Cause.REPOSITORY_NOT_FOUND),
    _code("MANIFEST_UNKNOWN", Cause.IMAGE_NOT_FOUND),
    _code("NAME_INVALID", Cause.INVALID_NAME),
    _code("TAG_INVALID", Cause.BAD_REQUEST, operation=Operation.PUSH),
    _code("MANIFEST_INVALID", Cause.MANIFEST_UNSUPPORTED, operation=Operation.PUSH),
    _code("MANIFEST_BLOB_UNKNOWN", Cause.MANIFEST_UNSUPPORTED, operation=Operation.PUSH),
    _code("BLOB_UPLOAD_INVALID", Cause.UPLOAD_INVALID, operation=Operation.PUSH),
    _code("BLOB_UPLOAD_UNKNOWN", Cause.UPLOAD_INVALID, operation=Operation.PUSH),
    _code("DIGEST_INVALID", Cause.UPLOAD_INVALID, operation=Operation.PUSH),
    _code("SIZE_INVALID", Cause.UPLOAD_INVALID, operation=Operation.PUSH),
    _code("UNSUPPORTED", Cause.MANIFEST_UNSUPPORTED),
    _code("TOOMANYREQUESTS", Cause.RATE_LIMITED),
    _code("UNAVAILABLE", Cause.REGISTRY_ERROR),
    Pattern(
        name="distribution.default-text",
        gate=("requested access to the resource is denied",),
        words="requested access to the resource is denied",
        layer=Layer.CODE,
        voice=Voice.ANYONE,
        cause=Cause.ACCESS_DENIED,
        source="distribution/distribution registry/api/errcode/register.go; containers/image docker/errors.go",
        samples=(Sample("denied: requested access to the resource is denied"),),
        counter_samples=("access to the resource is denied",),
    ),
    Pattern(
        name="distribution.several-errors",
        gate=("errors:",),
        words="{start}errors:{end}",
        role=Role.INTRODUCTION,
        layer=Layer.WRAPPER,
        voice=Voice.CLIENT,
        source="distribution/distribution registry/api/errcode Errors.Error",
        samples=(Sample("reading manifest v1 in h.example/app: errors:\ndenied: x\nunauthorized: y"),),
        counter_samples=("2 errors: x",),
    ),
    Pattern(
        name="distribution.unauthorized-default-text",
        gate=("unauthorized: authentication required",),
        words="unauthorized: authentication required",
        layer=Layer.CLIENT,
        voice=Voice.CLIENT,
        cause=Cause.NOT_AUTHENTICATED,
        code="UNAUTHORIZED",
        source="distribution/distribution registry/client/errors.go HandleErrorResponse (401)",
        samples=(Sample("exists in h/r unauthorized: authentication required"),),
        counter_samples=("authentication required",),
    ),
    Pattern(
        name="distribution.authentication-required",
        gate=("authentication required",),
        words="authentication required",
        layer=Layer.CODE,
        voice=Voice.CLIENT,
        cause=Cause.NOT_AUTHENTICATED,
        source="distribution/distribution errcode default text; containers/image docker/errors.go (401, empty body)",
        samples=(
            Sample("unauthorized: authentication required"),
            Sample("Error: reading manifest v1 in h/r: authentication required"),
        ),
        counter_samples=("no authentication is required",),
    ),
    Pattern(
        name="distribution.put",
        gate=("put https://", 'put "https://'),
        words='PUT ["]https://',
        layer=Layer.WRAPPER,
        voice=Voice.ANYONE,
        operation=Operation.PUSH,
        source="distribution spec: only a push puts",
        samples=(Sample('PUT "https://h/v2/r/manifests/v1": response status code 405'),),
        counter_samples=('GET "https://h/v2/r/manifests/v1"',),
    ),
    Pattern(
        name="distribution.body-not-parsed",
        gate=("error parsing http",),
        words="error parsing HTTP {status} response body",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        source="distribution/distribution registry/client/errors.go UnexpectedHTTPResponseError (2.4.0-2.8.2)",
        samples=(
            Sample(
                'error parsing HTTP 403 response body: unexpected end of JSON input: ""',
                {"status": "403"},
            ),
        ),
        counter_samples=("error parsing HTTP header",),
    ),
    Pattern(
        name="distribution.body-not-parsed-no-status",
        gate=("error parsing http response",),
        words="Error parsing HTTP response: unexpected end of JSON input",
        layer=Layer.ENVELOPE,
        voice=Voice.CLIENT,
        cause=Cause.UNCLASSIFIED,
        source="docker/distribution before 2.4.0; fabric8io/docker-maven-plugin",
        samples=(Sample('Error parsing HTTP response: unexpected end of JSON input: ""'),),
        counter_samples=("Error parsing HTTP response: EOF",),
    ),
    Pattern(
        name="distribution.unexpected-status",
        gate=("received unexpected http status",),
        words="received unexpected HTTP status: {status}",
        layer=Layer.STATUS,
        voice=Voice.CLIENT,
        source="distribution/distribution registry/client/errors.go UnexpectedHTTPStatusError",
        samples=(Sample("received unexpected HTTP status: 503 Service Unavailable", {"status": "503"}),),
        counter_samples=("received unexpected HTTP header",),
    ),
    Pattern(
        name="distribution.no-basic-auth",
        gate=("no basic auth credentials",),
        words="no basic auth credentials",
        layer=Layer.CLIENT,
        voice=Voice.CLIENT,
        cause=Cause.NOT_AUTHENTICATED,
        source="distribution/distribution registry/client/auth/session.go ErrNoBasicAuthCredentials",
        samples=(
            Sample('Head "https://h/v2/r/manifests/t": no basic auth credentials'),
            Sample("authorization failed: no basic auth\ncredentials"),
        ),
        counter_samples=("basic auth credentials found",),
    ),
)
