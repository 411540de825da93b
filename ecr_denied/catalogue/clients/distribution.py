"""The registry's error codes (OCI distribution), as its client libraries print them."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, Strength, Verdict, Wrapper
from ecr_denied.terms import Cause, Operation

_SOURCE = "distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go"

# How ECR's own sentences begin: in front of them a code is a code, whatever comes before it.
_ECR_BEGINS = "(User|The|Your|Images|Requested|Rate|Data|Invalid|First|All)"
# A push that is denied without a sentence may have "The push refers to ..." on the line below; what begins so else is
# the answer of a registry that gives tokens of its own.
_DENIED_BEGINS = _ECR_BEGINS.replace("The", "The (image|repository|request|security)").replace("|Requested", "")

# What an image is where it is not there, and what then is not done.
_MISSING = "not found|does not exist|doesn't exist|could not be found|was not found|cannot be found"
_CANNOT = "cannot|can't|could not|couldn't|unable to"


def _words(code: str) -> str:
    """A code in lower case with blanks, as most clients print it."""
    return code.replace("_", " ").lower()


def _code(code: str, cause: Cause, *, operation: Operation | None = None, begins: str = "") -> Verdict:
    """A code with a sentence behind it, in lower case, verbatim, or as a field of JSON.

    Before a sentence of ECR's own, which begins like ``begins``, the code need not begin a clause.
    """
    words = _words(code)
    before_ecrs = f"|{words}: {begins} " if begins else ""
    return Verdict(
        words.replace(" ", "-"),
        f'({{start}}({words}|{code}):{before_ecrs}|"code": "{code}")',
        cause,
        speaker=ANYONE,
        strength=Strength.CODE,
        code=code,
        operation=operation,
        source=_SOURCE,
    )


def _bare(code: str, cause: Cause, before: str = "{start}") -> Verdict:
    """A code with nothing behind it: the registry sent the code's default text."""
    words = _words(code)
    return Verdict(
        f"bare-{words.replace(' ', '-')}",
        f"{before}{words}{{stop}}",
        cause,
        speaker=ANYONE,
        strength=Strength.GUESS,
        code=code,
        source=f"{_SOURCE}; containers/image docker/errors.go",
    )


ENTRIES = (
    _bare("DENIED", Cause.ACCESS_DENIED),
    _bare("NAME_UNKNOWN", Cause.REPOSITORY_NOT_FOUND),
    _bare("MANIFEST_UNKNOWN", Cause.IMAGE_NOT_FOUND),
    _bare("TAG_INVALID", Cause.BAD_REQUEST),
    _bare("TOOMANYREQUESTS", Cause.RATE_LIMITED),
    _bare("BLOB_UPLOAD_INVALID", Cause.UPLOAD_INVALID),
    Verdict(
        "denied-by-ecr",
        f"(denied: {_DENIED_BEGINS} |{{start}}denied:{{stop}})",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.CODE,
        code="DENIED",
        source=f"{_SOURCE}; docker 25 and later print an empty 403 as the code alone",
    ),
    _code("DENIED", Cause.ACCESS_DENIED, begins=_DENIED_BEGINS),
    _code("UNAUTHORIZED", Cause.NOT_AUTHENTICATED),
    _code("NAME_UNKNOWN", Cause.REPOSITORY_NOT_FOUND, begins=_ECR_BEGINS),
    _code("MANIFEST_UNKNOWN", Cause.IMAGE_NOT_FOUND, begins=_ECR_BEGINS),
    _code("NAME_INVALID", Cause.INVALID_NAME),
    _code("TAG_INVALID", Cause.BAD_REQUEST, operation=Operation.PUSH, begins=_ECR_BEGINS),
    _code("MANIFEST_INVALID", Cause.MANIFEST_UNSUPPORTED, operation=Operation.PUSH),
    _code("MANIFEST_BLOB_UNKNOWN", Cause.MANIFEST_UNSUPPORTED, operation=Operation.PUSH),
    _code("BLOB_UPLOAD_INVALID", Cause.UPLOAD_INVALID, operation=Operation.PUSH, begins=_ECR_BEGINS),
    _code("BLOB_UPLOAD_UNKNOWN", Cause.UPLOAD_INVALID, operation=Operation.PUSH),
    _code("DIGEST_INVALID", Cause.UPLOAD_INVALID, operation=Operation.PUSH),
    _code("UNSUPPORTED", Cause.MANIFEST_UNSUPPORTED, begins=_ECR_BEGINS),
    _code("TOOMANYREQUESTS", Cause.RATE_LIMITED, begins=_ECR_BEGINS),
    _code("UNAVAILABLE", Cause.REGISTRY_ERROR),
    Verdict(
        "insufficient-scope",
        "denied: requested access to the resource is denied",
        Cause.ACCESS_DENIED,
        speaker=CLIENT,
        strength=Strength.CODE,
        source="distribution/distribution registry/client/errors.go HandleErrorResponse: Bearer insufficient_scope",
    ),
    Verdict(
        "default-text",
        "requested access to the resource is denied",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="distribution/distribution registry/api/errcode/register.go; containers/image docker/errors.go",
    ),
    Wrapper(
        "several-errors",
        "{start}errors:{end}",
        source="distribution/distribution registry/api/errcode Errors.Error",
    ),
    Verdict(
        "authentication-required",
        "{start}authentication required",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        strength=Strength.CODE,
        source="distribution/distribution errcode default text; containers/image docker/errors.go (401, empty body)",
    ),
    Wrapper(
        "put",
        'PUT ["]https://',
        operation=Operation.PUSH,
        source="distribution spec: only a push puts",
    ),
    Verdict(
        "body-empty",
        "error parsing HTTP {status} response body: unexpected end of JSON input",
        BY_STATUS,
        speaker=CLIENT,
        source="distribution/distribution registry/client/errors.go UnexpectedHTTPResponseError, of an answer without a body",
    ),
    Verdict(
        "body-not-parsed",
        "error parsing HTTP {status} response body",
        BY_STATUS,
        speaker=CLIENT,
        source="distribution/distribution registry/client/errors.go UnexpectedHTTPResponseError (2.4.0-2.8.2)",
    ),
    # The manifest was given before.
    Verdict(
        "blob-unknown",
        "{edge}unknown blob{end}",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        source="distribution/distribution blobs.go ErrBlobUnknown: a 404 of a layer or of the configuration",
    ),
    Verdict(
        "body-empty-no-status",
        "Error parsing HTTP response: unexpected end of JSON input",
        Cause.UNCLASSIFIED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        source="docker/distribution before 2.4.0; fabric8io/docker-maven-plugin",
    ),
    Verdict(
        "unexpected-status",
        "received unexpected HTTP status: {status}",
        BY_STATUS,
        speaker=CLIENT,
        source="distribution/distribution registry/client/errors.go UnexpectedHTTPStatusError",
    ),
    Verdict(
        "no-basic-auth",
        "no basic auth credentials",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        source="distribution/distribution registry/client/auth/session.go ErrNoBasicAuthCredentials",
    ),
    Verdict(
        "not-found-in-words",
        f"({{bound}}(image|manifest|tag|chart)[ manifest] ({_MISSING})|{{bound}}no such (image|manifest|tag))",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source="clients of their own: a 404 in words",
    ),
    Verdict(
        "image-not-found-in-words",
        f"(({_CANNOT}) find[ the] image [']{{image}}['][ in]|{{bound}}image '{{image}}' ({_MISSING}))",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        source="clients of their own: a 404 in words around the image",
    ),
    Verdict(
        "missing-or-refused-in-words",
        "image [']{image}['] (not found|does not exist|doesn't exist)[,] or (access is not|you don't have (access|permission)|you are not authorized)",
        Cause.ACCESS_DENIED,
        speaker=ANYONE,
        source="seqeralabs/wave ContainerController; clients of their own: a 404 or a 403, whichever it was",
    ),
    Verdict(
        "name-not-found-in-words",
        f"{{edge}}error[:] ([']{{word}}/{{path}}['] ({_MISSING}|is missing)"
        f"|({_CANNOT}|failed to) find[ the] [']{{word}}/{{path}}[']){{stop}}",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.GUESS,
        source="scripts: an error that says nothing but that an image is missing",
    ),
    Verdict(
        "unauthorized-default-text",
        "unauthorized: authentication required",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        code="UNAUTHORIZED",
        source="distribution/distribution registry/client/errors.go HandleErrorResponse (401)",
    ),
    # "401: Unauthorized" is a status, not a code.
    _bare("UNAUTHORIZED", Cause.NOT_AUTHENTICATED, before="(daemon|registry): "),
    _code("SIZE_INVALID", Cause.UPLOAD_INVALID, operation=Operation.PUSH),
)
