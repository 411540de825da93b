"""The registry's error codes (OCI distribution), as its client libraries print them."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, ELSEWHERE, EXPIRED, HOST, IMAGE, PULL, PUSH, each
from ecr_denied.terms import Cause, Operation

_SOURCE = "distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go"

# How ECR's own sentences begin: in front of them a code is a code, whatever stands before it.
_ECR_BEGINS = "(User|The|Your|Images|Requested|Rate|Data|Invalid|First|All)"
# A push that is denied without a sentence may have "The push refers to ..." on the line below.
_SUBJECTS = ("image", "repository", "request", "security")
_DENIED_BEGINS = _ECR_BEGINS.replace("The", f"The ({'|'.join(_SUBJECTS)})")

# What an image is where it is not there, and what then is not done.
_MISSING = "not found|does not exist|doesn't exist|could not be found|was not found|cannot be found"
_CANNOT = "cannot|can't|could not|couldn't|unable to"

_NO_TERMINAL = "Error: Cannot perform an interactive login from a non TTY device"


def _words(code: str) -> str:
    """A code in lower case with blanks, as most clients print it."""
    return code.replace("_", " ").lower()


def _code(
    code: str, cause: Cause, *sentences: str, operation: Operation | None = None, begins: str = _ECR_BEGINS
) -> Verdict:
    """A code with a sentence behind it, in lower case, verbatim, or as a field of JSON.

    ``sentences`` are some of ECR's, that begin like ``begins``: behind them the code need not begin a clause.
    """
    words = _words(code)
    whole = {"cause": cause.value, "code": code, **({"operation": operation.value} if operation else {})}
    before_ecrs = f"|{words}: {begins} " if sentences else ""
    return Verdict(
        words.replace(" ", "-"),
        f'({{start}}({words}|{code}):{before_ecrs}|"code": "{code}")',
        cause,
        speaker=ANYONE,
        strength=Strength.CODE,
        code=code,
        operation=operation,
        source=_SOURCE,
        reads={
            **each(
                (
                    f"{PUSH}error from registry: {words}: refused",
                    f"PUT https://{HOST}/v2/team/app/manifests/t: {code}: refused",
                    f'{PUSH}{{"errors":[{{"code":"{code}","message":"refused"}}]}}',
                ),
                **whole,
            ),
            **each((f"pushing {IMAGE} failed {words}: {sentence}" for sentence in sentences), cause=cause.value),
            f"basic credential not found: PUT https://{HOST}/v2/team/app/manifests/t: {code}: refused": dict(
                cause=cause.value
            ),
            f"{words}:\n{EXPIRED}": dict(cause="token-expired", operation=operation.value if operation else None),
        },
        not_reads=[f"no {words}: here", f"access {words} for x", f"{words}: some message"],
    )


def _bare(code: str, cause: Cause, *more: str, before: str = "{start}", reason: bool = False) -> Verdict:
    """A code with nothing behind it: the registry sent the code's default text. ``more`` texts end with it as well.

    Some words are also the ``reason`` phrase of an HTTP status, which tells more than a guess.
    """
    words = _words(code)
    return Verdict(
        f"bare-{words.replace(' ', '-')}",
        f"{before}{words}{{stop}}",
        cause,
        speaker=ANYONE,
        strength=Strength.GUESS,
        code=code,
        source=f"{_SOURCE}; containers/image docker/errors.go",
        reads={
            **each((f"{PUSH}Error response from daemon: {words}", *more), cause=cause.value, code=code),
            f"Error response from daemon: {words}\n{EXPIRED}": dict(cause="token-expired", operation=None),
            f"Error response from daemon: {words}\n{_NO_TERMINAL}": dict(
                cause=cause.value if reason else "login-failed"
            ),
        },
        not_reads=[f"permission {words} here", f"{words}: with a message", f"Error response from daemon: {words}"],
    )


ENTRIES = (
    _bare("DENIED", Cause.ACCESS_DENIED),
    _bare("NAME_UNKNOWN", Cause.REPOSITORY_NOT_FOUND),
    _bare("MANIFEST_UNKNOWN", Cause.IMAGE_NOT_FOUND),
    _bare("TAG_INVALID", Cause.BAD_REQUEST),
    _bare("TOOMANYREQUESTS", Cause.RATE_LIMITED, f"{PUSH}toomanyrequests", reason=True),
    _bare(
        "BLOB_UPLOAD_INVALID",
        Cause.UPLOAD_INVALID,
        f"{PUSH}Error: writing blob: uploading layer chunked: blob upload invalid",
    ),
    Verdict(
        "denied-by-ecr",
        f"(denied: {_DENIED_BEGINS} |{{start}}denied:{{stop}})",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.CODE,
        code="DENIED",
        source=f"{_SOURCE}; docker 25 and later print an empty 403 as the code alone",
        reads={
            "denied: User: arn:aws:sts::111122223333:assumed-rol": dict(
                cause="access-denied", code="DENIED", operation=None
            ),
            "denied: ": dict(cause="access-denied", code="DENIED"),
            **each((f"denied: The {word} is refused" for word in _SUBJECTS), cause="access-denied", code="DENIED"),
            "unauthorized: authentication required: denied: User: arn:aws:sts::111122223333:assumed-rol": dict(
                cause="access-denied"
            ),
        },
        not_reads=[
            "denied: permission_denied: write_package",
            'denied: Permission "x" denied on resource',
            f"{ELSEWHERE}denied: User: arn:aws:sts::111122223333:assumed-rol",
        ],
    ),
    _code(
        "DENIED",
        Cause.ACCESS_DENIED,
        *(f"The {subject} is refused" for subject in _SUBJECTS),
        "Your role may not",
        begins=_DENIED_BEGINS,
    ),
    _code("UNAUTHORIZED", Cause.NOT_AUTHENTICATED),
    _code("NAME_UNKNOWN", Cause.REPOSITORY_NOT_FOUND, "The repository is not there"),
    _code("MANIFEST_UNKNOWN", Cause.IMAGE_NOT_FOUND, "Requested manifest is gone"),
    _code("NAME_INVALID", Cause.INVALID_NAME),
    _code("TAG_INVALID", Cause.BAD_REQUEST, "The tag is wrong", operation=Operation.PUSH),
    _code("MANIFEST_INVALID", Cause.MANIFEST_UNSUPPORTED, operation=Operation.PUSH),
    _code("MANIFEST_BLOB_UNKNOWN", Cause.MANIFEST_UNSUPPORTED, operation=Operation.PUSH),
    _code("BLOB_UPLOAD_INVALID", Cause.UPLOAD_INVALID, "The upload is wrong", operation=Operation.PUSH),
    _code("BLOB_UPLOAD_UNKNOWN", Cause.UPLOAD_INVALID, operation=Operation.PUSH),
    _code("DIGEST_INVALID", Cause.UPLOAD_INVALID, operation=Operation.PUSH),
    _code("UNSUPPORTED", Cause.MANIFEST_UNSUPPORTED, "Invalid media type"),
    _code("TOOMANYREQUESTS", Cause.RATE_LIMITED, "Requested too often"),
    _code("UNAVAILABLE", Cause.REGISTRY_ERROR),
    Verdict(
        "default-text",
        "requested access to the resource is denied",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="distribution/distribution registry/api/errcode/register.go; containers/image docker/errors.go",
        reads={
            f"{PUSH}denied: requested access to the resource is denied": dict(cause="access-denied", operation="push"),
            f"Error: writing blob: initiating layer upload to /v2/team/app/blobs/uploads/ in {HOST}: requested access to the resource is denied": dict(
                cause="access-denied", operation="push"
            ),
            f"basic credential not found: Error: writing blob: initiating layer upload to /v2/team/app/blobs/uploads/ in {HOST}: requested access to the resource is denied": dict(
                cause="access-denied"
            ),
        },
        not_reads=["access to the resource is denied", "requested access to the resource is denied"],
    ),
    Wrapper(
        "several-errors",
        "{start}errors:{end}",
        source="distribution/distribution registry/api/errcode Errors.Error",
        reads={
            f"reading manifest v1 in {HOST}/app: errors:\ndenied: x\nunauthorized: y": dict(cause="not-authenticated"),
            f"errors:\n{EXPIRED}": dict(cause="token-expired", operation=None),
        },
        not_reads=["2 errors: x"],
    ),
    Verdict(
        "authentication-required",
        "{start}authentication required",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        strength=Strength.CODE,
        source="distribution/distribution errcode default text; containers/image docker/errors.go (401, empty body)",
        reads={
            "unauthorized: authentication required": dict(cause="not-authenticated", operation=None),
            f"Error: reading manifest v1 in {HOST}/team/app: authentication required": dict(
                cause="not-authenticated", operation="pull"
            ),
            "authentication required": dict(cause="not-authenticated"),
            "denied: requested access to the resource is denied: unauthorized: authentication required": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            "no authentication is required",
            "clusters have TLS authentication required",
            f"{ELSEWHERE}unauthorized: authentication required",
        ],
    ),
    Wrapper(
        "put",
        'PUT ["]https://',
        operation=Operation.PUSH,
        source="distribution spec: only a push puts",
        reads={
            f'PUT "https://{HOST}/v2/team/app/manifests/v1": response status code 405: {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="push"
            ),
            f'PUT "https://\n{EXPIRED}': dict(cause="token-expired", operation="push"),
        },
        not_reads=['GET "https://registry.example.com/v2/team/app/manifests/v1"'],
    ),
    Verdict(
        "body-empty",
        "error parsing HTTP {status} response body: unexpected end of JSON input",
        BY_STATUS,
        speaker=CLIENT,
        source="distribution/distribution registry/client/errors.go UnexpectedHTTPResponseError, of an answer without a body",
        reads={
            'error parsing HTTP 403 response body: unexpected end of JSON input: ""': dict(
                cause="forbidden", http_status=403, operation=None, wording="distribution.body-empty"
            ),
        },
        not_reads=[
            "error parsing HTTP header",
            f'{ELSEWHERE}error parsing HTTP 403 response body: unexpected end of JSON input: ""',
        ],
    ),
    Verdict(
        "body-not-parsed",
        "error parsing HTTP {status} response body",
        BY_STATUS,
        speaker=CLIENT,
        source="distribution/distribution registry/client/errors.go UnexpectedHTTPResponseError (2.4.0-2.8.2)",
        reads={
            "error parsing HTTP 403 response body: invalid character '<' looking for beginning of value: \"<html>\"": dict(
                cause="forbidden", http_status=403, operation=None, wording="distribution.body-not-parsed"
            ),
        },
        not_reads=[
            "error parsing HTTP header",
            f"{ELSEWHERE}error parsing HTTP 403 response body: invalid character '<' looking for beginning of value",
        ],
    ),
    # The manifest was given before.
    Verdict(
        "blob-unknown",
        "{edge}unknown blob{end}",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        source="distribution/distribution blobs.go ErrBlobUnknown: a 404 of a layer or of the configuration",
        reads={
            f"{PULL}error pulling image configuration: unknown blob": dict(
                cause="not-found", operation="pull", repository="team/app", wording="distribution.blob-unknown"
            ),
            f"{HOST}/team/app: unknown blob": dict(cause="not-found", operation=None),
        },
        not_reads=["error pulling image configuration: unknown blob", f"{ELSEWHERE}unknown blob"],
    ),
    Verdict(
        "body-empty-no-status",
        "Error parsing HTTP response: unexpected end of JSON input",
        Cause.UNCLASSIFIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        source="docker/distribution before 2.4.0; fabric8io/docker-maven-plugin",
        reads={
            'Error parsing HTTP response: unexpected end of JSON input: ""': dict(cause="unclassified", operation=None),
            'i/o timeout: Error parsing HTTP response: unexpected end of JSON input: ""': dict(
                cause="connection-failed"
            ),
        },
        not_reads=[
            "Error parsing HTTP response: EOF",
            f'{ELSEWHERE}Error parsing HTTP response: unexpected end of JSON input: ""',
        ],
    ),
    Verdict(
        "unexpected-status",
        "received unexpected HTTP status: {status}",
        BY_STATUS,
        speaker=CLIENT,
        source="distribution/distribution registry/client/errors.go UnexpectedHTTPStatusError",
        reads={
            "received unexpected HTTP status: 503 Service Unavailable": dict(
                cause="registry-error", http_status=503, operation=None
            ),
        },
        not_reads=[
            "received unexpected HTTP header",
            f"{ELSEWHERE}received unexpected HTTP status: 503 Service Unavailable",
        ],
    ),
    Verdict(
        "no-basic-auth",
        "no basic auth credentials",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        source="distribution/distribution registry/client/auth/session.go ErrNoBasicAuthCredentials",
        reads={
            f'Head "https://{HOST}/v2/team/app/manifests/t": no basic auth credentials': dict(
                cause="not-authenticated", operation="pull"
            ),
            "authorization failed: no basic auth\ncredentials": dict(cause="not-authenticated", operation=None),
            # Without a file of docker's there is no login, and no helper that failed.
            f"Failure when attempting to lookup auth config (dockerImageName: {IMAGE}). Exception message: /root/.docker/config.json (No such file or directory)\nStatus 500: no basic auth credentials": dict(
                cause="not-authenticated"
            ),
        },
        not_reads=[
            "basic auth credentials found",
            'Head "https://registry.example.com/v2/team/app/manifests/t": no basic auth credentials',
            f"{ELSEWHERE}no basic auth credentials",
        ],
    ),
    Verdict(
        "not-found-in-words",
        f"({{bound}}(image|manifest|tag|chart)[ manifest] ({_MISSING})|{{bound}}no such (image|manifest|tag))",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source="clients of their own: a 404 in words",
        reads={
            f"Image manifest not found: {HOST}/team/app:v7": dict(
                cause="not-found", repository="team/app", tag="v7", operation=None
            ),
            f"{PULL}image not found": dict(cause="not-found", operation="pull"),
        },
        not_reads=["image not found", "Image manifest not found: registry.example.com/team/app:v7"],
    ),
    Verdict(
        "image-not-found-in-words",
        f"(({_CANNOT}) find[ the] image [']{{image}}['][ in]|{{bound}}image '{{image}}' ({_MISSING}))",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        source="clients of their own: a 404 in words around the image",
        reads={
            f"ValueError: Could not find image '{HOST}/team/app:v7' in repository": dict(
                cause="not-found", repository="team/app", tag="v7", operation=None
            ),
            f'POST https://build.example.com/container [400] {{"message":"Image \'{HOST}/team/app:v7\' does not exist"}}': dict(
                cause="not-found", repository="team/app", tag="v7"
            ),
        },
        not_reads=[
            "Could not find image 'team/app:v7' in repository",
            f"Unable to find image '{HOST}/team/app:v7' locally",
            "image 'registry.example.com/team/app:v7' does not exist",
        ],
    ),
    Verdict(
        "missing-or-refused-in-words",
        "image [']{image}['] (not found|does not exist|doesn't exist)[,] or (access is not|you don't have (access|permission)|you are not authorized)",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        source="seqeralabs/wave ContainerController; clients of their own: a 404 or a 403, whichever it was",
        reads={
            f'POST https://build.example.com/container [400] {{"message":"Image \'{HOST}/team/app:v7\' does not exist or access is not authorized"}}': dict(
                cause="access-denied", repository="team/app", tag="v7", operation=None
            ),
            **each(
                [
                    f"image {HOST}/team/app:v7 not found, or you don't have permission to pull it",
                    f"image {HOST}/team/app:v7 not found or you are not authorized",
                    f"image {HOST}/team/app:v7 doesn't exist or you don't have access",
                ],
                cause="access-denied",
                repository="team/app",
            ),
        },
        not_reads=[
            "image registry.example.com/team/app:v7 not found, or you don't have permission to pull it",
            "image team/app:v7 not found or you are not authorized",
            "image <registry>/app:v1 not found or you are not authorized",
        ],
    ),
    Verdict(
        "name-not-found-in-words",
        f"{{edge}}error[:] ([']{{word}}/{{path}}['] ({_MISSING}|is missing)"
        f"|({_CANNOT}|failed to) find[ the] [']{{word}}/{{path}}[']){{stop}}",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source="scripts: an error that says nothing but that an image is missing",
        reads={
            **each(
                [
                    f"ERROR: {HOST}/team/app:v7 not found",
                    f"2026-01-02T03:04:05Z ERROR {HOST}/team/app:v7 does not exist",
                    f"Error: cannot find {HOST}/team/app:v7",
                    f"Error: unable to find '{HOST}/team/app:v7'",
                ],
                cause="not-found",
                repository="team/app",
                tag="v7",
                operation=None,
            ),
            f"403 Forbidden: Error: {HOST}/team/app:v7 not found": dict(cause="forbidden"),
        },
        not_reads=[
            f"Error: {HOST}/team/app:v7 not found locally",
            f"Error: {HOST}/team/app:v7 does not exist yet, building it",
            f"Error: container {HOST}/team/app:v7 not found",
            "ERROR: registry.example.com/team/app:v7 not found",
            "ERROR: team/app:v7 not found",
        ],
    ),
    Verdict(
        "unauthorized-default-text",
        "unauthorized: authentication required",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        code="UNAUTHORIZED",
        source="distribution/distribution registry/client/errors.go HandleErrorResponse (401)",
        reads={
            "unauthorized: authentication required": dict(
                cause="not-authenticated", code="UNAUTHORIZED", operation=None
            ),
            f"checking whether a blob exists in {HOST}/team/app unauthorized: authentication required": dict(
                cause="not-authenticated", code="UNAUTHORIZED"
            ),
        },
        not_reads=[f"{ELSEWHERE}unauthorized: authentication required"],
    ),
    # "401: Unauthorized" is a status, not a code.
    _bare(
        "UNAUTHORIZED",
        Cause.NOT_AUTHENTICATED,
        f"failed to pull {IMAGE}: error from registry: unauthorized",
        before="(daemon|registry): ",
        reason=True,
    ),
    _code("SIZE_INVALID", Cause.UPLOAD_INVALID, operation=Operation.PUSH),
)
